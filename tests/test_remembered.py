"""A folder that was read before comes from the cache: the same timeline, without a file being read again."""

import io
import os
import pickle
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.core.chronicle import Chronicle
from timeline_app.export.records import write_records
from timeline_app.link.linker import Linker
from timeline_app.pipeline import Progress, read_folder, read_steps
from timeline_app.tasks import Pool, start_workers

STORY = "Vienna, March 3, 2024 - The ministers {names} met in Vienna on Friday and signed a treaty on rivers."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "stories"
    place.mkdir()
    for number, names in enumerate(("Anna Berg and Carl Holm", "Ida Moss and Per Dahl")):
        (place / f"{number}.txt").write_text(STORY.format(names=names))
    (place / "broken.json").write_text("{")
    return place


class Counted:
    """The real workers, with a note of the files that they were given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def watch(self, pool: Pool) -> Pool:
        submit = pool.submit

        def noted(task: object, first: bool = False) -> None:
            self.read.append(getattr(task, "found").relative)  # noqa: B009 - tasks of other kinds have none
            submit(task, first)  # type: ignore[arg-type]

        pool.submit = noted  # type: ignore[assignment, method-assign]
        return pool


def read(folder: Path, cache: Path) -> tuple[list[str], Chronicle]:
    counted = Counted()
    with closing(start_workers(0)) as pool:
        *_, last = read_steps(folder, pool=counted.watch(pool), workers=0, cache=cache)
    return counted.read, last


def records(chronicle: Chronicle) -> str:
    out = io.StringIO()
    write_records(chronicle, out, include_text=True)
    return out.getvalue()


def test_the_second_time_only_what_failed_is_read_again(folder: Path, tmp_path: Path) -> None:
    first, fresh = read(folder, tmp_path / "cache.sqlite")
    second, remembered = read(folder, tmp_path / "cache.sqlite")
    assert (first, second) == (["0.txt", "1.txt", "broken.json"], ["broken.json"])
    assert fresh == remembered
    assert records(fresh) == records(remembered)


def test_a_changed_and_a_new_file_are_read_and_the_rest_renumbered(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "cache.sqlite")
    (folder / "0.txt").write_text(STORY.format(names="Ulla Falk and Jon Nord"))
    (folder / "00.txt").write_text(STORY.format(names="Eva Lind and Olaf Ek"))
    again, remembered = read(folder, tmp_path / "cache.sqlite")
    _, fresh = read(folder, tmp_path / "other.sqlite")
    assert sorted(again) == ["0.txt", "00.txt", "broken.json"]
    assert remembered == fresh


def test_nonsense_in_the_cache_costs_nothing(folder: Path, tmp_path: Path) -> None:
    _, fresh = read(folder, tmp_path / "cache.sqlite")
    with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as store:
        store.execute("UPDATE kept SET blob = ? WHERE key = (SELECT max(key) FROM kept)", (zlib.compress(b"junk"),))
        store.commit()
    _, again = read(folder, tmp_path / "cache.sqlite")
    assert again == fresh


def age(cache: Path) -> None:
    """As if an older version of the rules had read everything, and had read titles otherwise."""
    with closing(sqlite3.connect(cache)) as store:
        for key, blob in store.execute("SELECT key, blob FROM kept").fetchall():
            batch = pickle.loads(zlib.decompress(blob))
            batch = replace(batch, articles=tuple(replace(a, title="read by old rules") for a in batch.articles))
            values = ("of long ago", zlib.compress(pickle.dumps(batch)), key)
            store.execute("UPDATE kept SET version = ?, blob = ? WHERE key = ?", values)
        store.commit()


def titles(chronicle: Chronicle) -> set[str | None]:
    return {linked.article.title for linked in chronicle.articles}


def test_what_older_rules_read_is_shown_until_it_is_read_anew(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache.sqlite"
    _, fresh = read(folder, cache)
    age(cache)
    counted, seen = Counted(), list[Progress]()
    with closing(start_workers(0)) as pool:
        watched = counted.watch(pool)
        steps = read_steps(folder, pool=watched, workers=0, cache=cache, partial_every=60, progress=seen.append)
        shown = next(steps)
        assert titles(shown) == {"read by old rules"}
        assert [e.key for e in shown.events] == [e.key for e in fresh.events]
        *_, last = steps
    assert last == fresh
    assert counted.read == ["0.txt", "1.txt", "broken.json"]
    assert [progress.again for progress in seen if progress.linking] == [False]
    assert any(progress.again for progress in seen)
    assert read(folder, cache) == (["broken.json"], fresh)


def test_stopped_while_reading_anew_keeps_what_older_rules_read(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache.sqlite"
    _, fresh = read(folder, cache)
    age(cache)
    stopped = False
    with closing(start_workers(0)) as pool:
        steps = read_steps(folder, pool=pool, workers=0, cache=cache, partial_every=60, cancelled=lambda: stopped)
        next(steps)
        stopped = True
        *_, last = steps
    assert len(last.articles) == len(fresh.articles)
    assert "read by old rules" in titles(last)
    assert [f.outcome for f in last.files][:2] == ["read", "read"]


def test_a_file_that_cannot_be_read_any_more_loses_what_older_rules_read(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache.sqlite"
    read(folder, cache)
    age(cache)
    with closing(start_workers(0)) as pool:
        steps = read_steps(folder, pool=pool, workers=0, cache=cache, partial_every=60)
        assert len(next(steps).articles) == 2
        (folder / "0.txt").unlink()
        *_, last = steps
    assert [a.article.path for a in last.articles] == ["1.txt"]
    assert titles(last) == {None}


def test_reading_that_is_stopped_at_once_says_so_of_every_file(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "cache.sqlite")
    seen: list[Progress] = []
    with closing(start_workers(0)) as pool:
        cache = tmp_path / "cache.sqlite"
        *_, last = read_steps(folder, pool=pool, workers=0, cancelled=lambda: True, cache=cache, progress=seen.append)
    assert {f.outcome for f in last.files} == {"skipped"}
    assert seen[-1].linking


def test_what_is_in_memory_is_not_read_again_and_stays_the_same_value(folder: Path) -> None:
    linker, counted = Linker(), Counted()

    def again() -> Chronicle:
        with closing(start_workers(0)) as pool:
            *_, last = read_steps(folder, pool=counted.watch(pool), workers=0, linker=linker)
        return last

    first = again()
    (folder / "00.txt").write_text(STORY.format(names="Eva Lind and Olaf Ek"))
    (folder / "1.txt").rename(folder / "2.txt")
    counted.read.clear()
    second = again()
    assert sorted(counted.read) == ["00.txt", "2.txt", "broken.json"]
    by_path = {a.article.path: a.article for a in first.articles}
    assert [a.article.path for a in second.articles] == ["0.txt", "00.txt", "2.txt"]
    assert second.articles[0].article is by_path["0.txt"]
    assert second == read_folder(folder, workers=0)


def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(folder: Path) -> None:
    linker = Linker()
    file, state = folder / "0.txt", (folder / "0.txt").stat()
    *_, first = read_steps(folder, workers=0, linker=linker, cache=folder.parent / "cache.sqlite")
    file.write_text(STORY.format(names="Anna Bork and Carl Halm"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    *_, second = read_steps(folder, workers=0, linker=linker, cache=folder.parent / "cache.sqlite")
    assert first != second
    assert second == read_folder(folder, workers=0)


def test_files_of_one_name_in_two_sources_are_two(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "0.txt").write_text(STORY.format(names="Ulla Falk and Jon Nord"))
    chronicle = read_folder([folder, other], workers=0)
    assert [a.article.path for a in chronicle.articles] == ["0.txt", "1.txt", "0.txt"]
    assert len({a.article.id for a in chronicle.articles}) == 3
