"""A folder of everything that can be wrong: the program goes on, says what became of each file, and loses nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.cli import main
from timeline_app.pipeline import read_folder

GOOD = "President Jean Dupont met Prime Minister Anna Berg in Paris on 2 March 2021. They signed a treaty on fishing."
OUTCOMES = {"read", "skipped", "empty", "failed"}


def binary(size: int) -> bytes:
    return random.Random(7).randbytes(size)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "clippings"
    (root / "sub" / "deeper").mkdir(parents=True)
    (root / "good.txt").write_text(f"Leaders meet in Paris\n\n{GOOD}\n")
    (root / "zero.txt").write_bytes(b"")
    (root / "blank.txt").write_text(" \n\t\n\u00a0\n")
    (root / "binary.txt").write_bytes(binary(100_000))
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + binary(500))
    (root / "empty.html").write_text("<html><head><title></title></head><body><script>var x = 1</script></body></html>")
    (root / "broken.json").write_text('{"title": "x", "text": "abc')
    (root / "nested.json").write_text("[" * 100_000)
    (root / "wrong.json").write_text('[1, 2, {"a": 1}, "x"]')
    (root / "some.jsonl").write_text(
        json.dumps({"title": "Fine", "date": "2021-03-03", "text": GOOD}) + "\nbroken\n42\n"
    )
    (root / "dots.txt").write_text("." * 100_000 + " Anna Berg left Oslo on 8 May 2020.")
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "sub" / "up").symlink_to("..", target_is_directory=True)
    (root / "dangling.txt").symlink_to(root / "nowhere.txt")
    (root / "utf16.txt").write_bytes("Leaders part\n\nJean Dupont left Paris on 4 March 2021.".encode("utf-16"))
    (root / "sub" / "deeper" / "latin.txt").write_bytes(
        "Café closes\n\nThe café closed on 5 May 2020.".encode("latin-1")
    )
    with open(os.fsencode(root) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - a name that is not UTF-8
        file.write(b"Bank closes\n\nThe bank closed on 6 May 2020.")
    (root / "line\nbreak.txt").write_text("Bank opens\n\nThe bank opened on 7 May 2020.")
    os.mkfifo(root / "pipe.txt")
    return root


def test_every_file_has_its_row(folder: Path) -> None:
    chronicle = read_folder(folder, workers=0)
    rows = {row.path: row for row in chronicle.files}
    assert len(rows) == len(chronicle.files)
    assert {row.outcome for row in chronicle.files} <= OUTCOMES
    assert all(row.message for row in chronicle.files if row.outcome != "read")
    for name in ("zero.txt", "blank.txt", "empty.html"):
        assert rows[name].outcome == "empty", name
    for name in ("binary.txt", "broken.json", "nested.json", "wrong.json"):
        assert rows[name].outcome == "failed", name
    assert rows["picture.png"].outcome == "skipped"
    assert rows["some.jsonl"].articles == 1
    assert "sub/deeper/latin.txt" in rows
    assert {"dangling.txt", "pipe.txt", "loop"} <= set(rows)


def test_what_is_good_is_read_all_the_same(folder: Path) -> None:
    chronicle = read_folder(folder, workers=0)
    texts = [a.article.text for a in chronicle.articles]
    assert sum(GOOD in text for text in texts) == 2
    assert any("café closed" in text for text in texts)
    assert any("left Paris" in text for text in texts)
    assert any("The bank closed" in text for text in texts)
    assert any("The bank opened" in text for text in texts)
    assert any("left Oslo" in text for text in texts)
    assert any(e.when is not None and e.when.first_day == "2021-03-02" for e in chronicle.events)


def test_links_in_circles_do_not_repeat_articles(folder: Path) -> None:
    hashes = [a.article.content_hash for a in read_folder(folder, workers=0).articles]
    assert len(hashes) == len(set(hashes))


def test_command_line_names_the_bad_ones_and_succeeds(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "facts.jsonl"
    assert main(["extract", str(folder), "--output", str(out), "--workers", "0"]) == 0
    complaints = capsys.readouterr().err
    assert "broken.json" in complaints
    assert "binary.txt" in complaints
    assert "Traceback" not in complaints
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    warned = {r["path"] for r in records if r["record"] == "warning"}
    assert {"binary.txt", "broken.json", "zero.txt"} <= warned


def test_nothing_to_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, pictures = tmp_path / "empty", tmp_path / "pictures"
    empty.mkdir()
    pictures.mkdir()
    (pictures / "a.png").write_bytes(b"\x89PNG")
    for source in (empty, pictures, tmp_path / "nowhere"):
        assert main(["extract", str(source), "--output", str(tmp_path / "out.jsonl"), "--workers", "0"]) == 1
        said = capsys.readouterr().err
        assert said.strip()
        assert "Traceback" not in said


def test_fifty_megabytes_end_in_a_row(tmp_path: Path) -> None:
    line = "On Tuesday the council met again, and the mayor, Anna Berg, said that nothing had been decided.\n\n"
    (tmp_path / "huge.txt").write_text(line * (50_000_000 // len(line)))
    (tmp_path / "small.txt").write_text(GOOD)
    chronicle = read_folder(tmp_path, workers=0)
    rows = {row.path: row for row in chronicle.files}
    assert rows["huge.txt"].outcome in OUTCOMES
    assert rows["huge.txt"].message
    assert rows["small.txt"].outcome == "read"


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_and_folders_are_reported(folder: Path) -> None:
    (folder / "secret.txt").write_text("secret")
    (folder / "secret.txt").chmod(0)
    (folder / "sub" / "deeper").chmod(0)
    try:
        rows = {row.path: row for row in read_folder(folder, workers=0).files}
    finally:
        (folder / "sub" / "deeper").chmod(0o700)
    assert rows["secret.txt"].outcome == "failed"
    assert any(path.startswith("sub/deeper") and row.outcome != "read" for path, row in rows.items())


@pytest.mark.slow
def test_worker_processes_tell_the_same_story(folder: Path) -> None:
    alone, together = read_folder(folder, workers=0), read_folder(folder, workers=2)
    assert alone == together


@pytest.mark.slow
def test_a_second_run_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for seed, out in enumerate(outs):
        command = [sys.executable, "-m", "timeline_app", "extract", str(folder), "--output", str(out), "--quiet"]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        subprocess.run(command, check=True, env=environment, capture_output=True, cwd=Path(__file__).parents[1])
    assert outs[0].read_bytes() == outs[1].read_bytes()
