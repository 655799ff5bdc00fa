"""What is cached is read anew when a rule or the code changes."""

from pathlib import Path

from timeline_app.extract.pipeline import PIPELINE_VERSION, rules_hash


def test_any_change_of_a_rule_is_another_version(tmp_path: Path) -> None:
    folder, file = tmp_path / "rules", tmp_path / "claims.toml"
    folder.mkdir()
    (folder / "dates.toml").write_text("a = 1")
    file.write_text("b = 1")
    seen = {rules_hash([folder, file])}
    assert rules_hash([folder, file]) in seen
    file.write_text("b = 2")
    seen.add(rules_hash([folder, file]))
    (folder / "dates.toml").rename(folder / "days.toml")
    seen.add(rules_hash([folder, file]))
    assert len(seen) == 3


def test_compiled_code_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = rules_hash([tmp_path])
    (tmp_path / "a.pyc").write_bytes(b"0")
    assert rules_hash([tmp_path]) == before
    assert len(PIPELINE_VERSION) > 10
