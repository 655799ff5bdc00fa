"""The command line on real files: records that keep their contract, errors that a person can act on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app import __version__
from timeline_app.cli import main, parsers
from timeline_app.resources import resource

NEWS = resource("samples/news")
STORY = """Harbour ministers meet in Bergen

Bergen, May 14, 2024 (Fjord News) - Ada Quill, the fisheries minister of Norway, met her Danish colleague Ben Moss in
Bergen on Tuesday.

Quill and Moss signed a treaty on cod quotas. In April, Moss had visited Oslo.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "articles"
    source.mkdir()
    (source / "bergen.txt").write_text(STORY, encoding="utf-8")
    return source


def extract(*arguments: object) -> int:
    return main(["extract", *map(str, arguments), "--workers", "0"])


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    out = tmp_path_factory.mktemp("records") / "news.jsonl"
    assert extract(NEWS, "--output", out, "--include", "text") == 0
    return records(out)


def test_the_samples_give_all_kinds_of_record_in_order(samples: list[dict]) -> None:
    kinds = [r["record"] for r in samples]
    order = ["article", "time", "participant", "event", "warning"]
    assert kinds == sorted(kinds, key=order.index)
    assert {"article", "time", "participant", "event"} <= set(kinds)


def test_every_quotation_stands_where_its_offsets_say(samples: list[dict]) -> None:
    texts = {r["id"]: r["text"] for r in samples if r["record"] == "article"}
    times = [r for r in samples if r["record"] == "time"]
    mentions = [m for r in samples for m in r.get("mentions", [])]
    assert times
    assert mentions
    for quote in [*times, *mentions]:
        stands = texts[quote["article"]][quote["start"] : quote["end"]]
        assert 0 <= quote["start"] < quote["end"]
        assert stands == quote["text"] or (quote["text"].endswith("…") and stands.startswith(quote["text"][:-1]))


def test_references_between_records_hold(samples: list[dict]) -> None:
    articles = {r["id"] for r in samples if r["record"] == "article"}
    people = {r["id"]: r for r in samples if r["record"] == "participant"}
    events = [r for r in samples if r["record"] == "event"]
    assert len({e["id"] for e in events}) == len({e["key"] for e in events}) == len(events)
    for event in events:
        assert {m["article"] for m in event["mentions"]} <= articles
        assert [m["main"] for m in event["mentions"]].count(True) == 1
        assert all(people[p["participant"]]["name"] == p["name"] for p in event["participants"])
        assert all(p["role"] in {"agent", "patient", "other"} for p in event["participants"])
        assert event["headline"].strip()
        assert 0 <= event["importance"] <= 1
        assert 0 <= event["confidence"] <= 1
    assert max(e["importance"] for e in events) == 1


def test_events_come_by_date_with_the_undated_last(samples: list[dict]) -> None:
    days = [e["earliest"] or e["latest"] for e in samples if e["record"] == "event"]
    dated = [d for d in days if d]
    assert days[: len(dated)] == dated
    assert [e["edtf"] for e in samples if e["record"] == "event"][len(dated) :] == [None] * (len(days) - len(dated))


def test_paths_are_relative_and_parts_count_from_nought(samples: list[dict]) -> None:
    places = [(r["path"], r["part"]) for r in samples if r["record"] == "article"]
    assert all(not path.startswith("/") and "\\" not in path for path, _ in places)
    assert len(set(places)) == len(places)
    assert any(part == 2 for _, part in places)


def test_a_second_run_and_any_number_of_workers_give_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.jsonl" for n in range(3)]
    for out, workers in zip(files, ["0", "0", "2"], strict=True):
        assert main(["extract", str(NEWS), "--output", str(out), "--workers", workers]) == 0
    assert files[0].read_bytes() == files[1].read_bytes() == files[2].read_bytes()


def test_a_single_file_is_a_source_too(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert extract(folder / "bergen.txt", "--output", out) == 0
    (article,) = [r for r in records(out) if r["record"] == "article"]
    assert article["path"] == "bergen.txt"
    assert article["published"]["edtf"] == "2024-05-14"
    assert "text" not in article


def test_text_is_included_on_request_as_it_stands_in_the_file(folder: Path, tmp_path: Path) -> None:
    (folder / "bergen.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    out = tmp_path / "out.jsonl"
    assert extract(folder, "--output", out, "--include", "text") == 0
    assert records(out)[0]["text"] == STORY


def test_records_on_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(folder, "--output", "-") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["record"] == "article"


def test_an_empty_folder_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    source = tmp_path / "empty"
    source.mkdir()
    assert extract(source, "--output", out) == 1
    assert "No articles" in capsys.readouterr().err


def test_a_missing_source_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path / "nowhere", "--output", tmp_path / "out.jsonl") == 1
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_bad_files_beside_a_good_one_cost_nothing_but_themselves(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.json").write_text('{"text": "half', encoding="utf-8")
    (folder / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(STORY, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert extract(folder, "--output", out) == 0
    found = records(out)
    assert "bergen.txt" in {r["path"] for r in found if r["record"] == "article"}
    assert any(r["path"] == "broken.json" for r in found if r["record"] == "warning")


@pytest.mark.parametrize("where", ["no/such/folder/out.jsonl", "."])
def test_an_output_that_cannot_be_written_is_told_before_the_work(
    where: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extract(folder, "--output", tmp_path / where) == 2
    message = capsys.readouterr().err
    assert "Traceback" not in message
    assert "folder" in message


def test_a_failed_run_leaves_the_old_output_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    assert extract(tmp_path / "nowhere", "--output", out) == 1
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize(
    "words",
    [
        ["extract"],
        ["extract", "x"],
        ["export", "x"],
        ["--no-such-option"],
        ["extract", "x", "-o", "y", "--workers", "-1"],
        ["extract", "x", "-o", "y", "--date-order", "ymd"],
        ["export", "x", "--png", "y.png", "--width", "0"],
        ["export", "x", "--png", "y.png", "--from", "yesterdayish"],
    ],
)
def test_wrong_use_is_status_2_with_a_hint(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["extract"], ["export"]])
def test_help_and_version_are_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    assert "timeline-app" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert __version__ in capsys.readouterr().out


def test_the_order_of_dates_can_be_set(tmp_path: Path) -> None:
    source = tmp_path / "bridge.txt"
    source.write_text("Mayor Ada Quill opened the bridge in Bergen on 03/04/2024.\n", encoding="utf-8")
    written: dict[str, bytes] = {}
    for name, order in (("free", []), *((o, ["--date-order", o]) for o in ("auto", "dmy", "mdy"))):
        out = tmp_path / f"{name}.jsonl"
        assert extract(source, "--output", out, *order) == 0
        written[name] = out.read_bytes()
    assert written["free"] == written["auto"]
    assert len({written[name] for name in ("auto", "dmy", "mdy")}) == 3
    for order, value in (("dmy", "2024-04-03"), ("mdy", "2024-03-04")):
        rows = [json.loads(line) for line in written[order].splitlines()]
        (time,) = (r for r in rows if r["record"] == "time")
        assert time["value"] == value
        assert "first, as set" in time["anchored"]["reason"]
        assert [r["earliest"] for r in rows if r["record"] == "event"] == [value]


def test_every_option_is_explained() -> None:
    for name, parser in parsers().items():
        for action in parser._actions:
            assert action.help, f"{name}: {action.dest}"


def test_a_picture_of_a_time_in_the_size_asked_for(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ["--width", "640", "--height", "360", "--from", "April 2024", "--to", "2024-05-31", "--workers", "0"]
    assert main(["export", str(folder), "--png", str(out), *words]) == 0
    head = out.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (640, 360)


def test_a_time_that_ends_before_it_starts_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(folder), "--png", "x.png", "--from", "2024", "--to", "2023"]
    assert main(words) == 2
    assert "before" in capsys.readouterr().err


def test_the_module_runs_as_a_program(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "timeline_app", "extract", str(folder), "--output", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert records(out)[0]["path"] == "bergen.txt"


def test_extract_needs_no_qt(folder: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from timeline_app.cli import main
assert main(["extract", {str(folder)!r}, "--output", {str(tmp_path / "o.jsonl")!r}, "--workers", "0"]) == 0
assert not [m for m in sys.modules if m.startswith("PySide6")]
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_file_without_an_article_is_told_with_the_reason(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "blank.txt").write_text("", encoding="utf-8")
    assert main(["extract", str(folder), "--output", str(tmp_path / "o.jsonl"), "--workers", "0"]) == 0
    told = capsys.readouterr().err
    assert "picture.jpg: skipped" in told
    assert "blank.txt: empty" in told


def test_an_empty_name_is_not_the_current_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["extract", "", "--output", str(tmp_path / "out.jsonl")])
    assert left.value.code == 2
    assert "is empty" in capsys.readouterr().err
