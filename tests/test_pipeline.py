"""Reading a folder: the same timeline whoever reads it, partial ones on the way, and a stop at any moment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline_app.core.errors import ReadError
from timeline_app.pipeline import Progress, read_folder, read_steps
from timeline_app.tasks import start_workers

STORY = "On 14 May 2024 minister Ada Quill met Ben Moss in Bergen to talk about cod. They signed treaty number {}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "articles"
    (source / "deep").mkdir(parents=True)
    for n in range(6):
        (source / f"s{n}.txt").write_text(STORY.format(n), encoding="utf-8")
    rows = [{"title": f"Part {n}", "text": STORY.format(n) * 8, "date": "2024-05-15"} for n in range(60)]
    (source / "deep" / "many.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return source


def test_the_timeline_does_not_depend_on_the_workers(folder: Path) -> None:
    alone = read_folder(folder, workers=0)
    assert alone == read_folder(folder, workers=2)
    assert len(alone.articles) == 66
    assert len({a.article.id for a in alone.articles}) == 66
    assert [f.path for f in alone.files] == [*(f"s{n}.txt" for n in range(6)), "deep/many.jsonl"]


def test_progress_goes_from_nothing_to_all(folder: Path) -> None:
    seen: list[Progress] = []
    read_folder(folder, workers=0, progress=seen.append)
    assert [p.files_done for p in seen] == sorted(p.files_done for p in seen)
    assert (seen[-1].files_done, seen[-1].files_total, seen[-1].articles) == (7, 7, 66)
    assert seen[-1].linking
    assert seen[-1].share == 1.0
    shares = [p.share for p in seen]
    assert all(0 <= share <= 1 for share in shares)
    assert len(set(shares)) > 8, "the articles of one large file move it on, too"


def test_partial_timelines_grow_and_the_last_is_whole(folder: Path) -> None:
    steps = list(read_steps(folder, workers=0, partial_every=0.0))
    counts = [len(s.articles) for s in steps]
    assert len(counts) > 2
    assert counts == sorted(counts)
    assert steps[-1] == read_folder(folder, workers=0)
    ids = {a.article.id: a.article.path for a in steps[-1].articles}
    assert all(ids[a.article.id] == a.article.path for a in steps[0].articles)


def test_a_stop_keeps_what_was_read_and_reports_the_rest(folder: Path) -> None:
    seen: list[Progress] = []
    chronicle = read_folder(folder, workers=0, progress=seen.append, cancelled=lambda: len(seen) >= 3)
    assert 0 < len(chronicle.articles) < 66
    skipped = [f for f in chronicle.files if f.outcome == "skipped"]
    assert skipped
    assert all("stopped" in f.message for f in skipped)
    assert len(chronicle.files) == 7


def test_workers_started_beforehand_serve_several_folders(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(STORY.format(1), encoding="utf-8")
    with start_workers(1) as pool:
        first = read_folder(folder, pool=pool, cancelled=lambda: True)
        second = read_folder(other, pool=pool)
    assert len(first.articles) < 66
    assert [a.article.path for a in second.articles] == ["one.txt"]


def test_a_source_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nowhere"):
        read_folder(tmp_path / "nowhere", workers=0)


def test_an_empty_folder_has_an_empty_timeline(tmp_path: Path) -> None:
    chronicle = read_folder(tmp_path, workers=0)
    assert (chronicle.articles, chronicle.events, chronicle.files) == ((), (), ())


def test_several_sources_are_read_one_after_the_other(folder: Path) -> None:
    chronicle = read_folder([folder / "s3.txt", folder / "s1.txt"], workers=0)
    assert [a.article.path for a in chronicle.articles] == ["s3.txt", "s1.txt"]
