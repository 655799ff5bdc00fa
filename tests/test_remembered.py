"""A folder that was read before comes from the cache: the same timeline, without a file being read again."""

import io
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from timeline_app.core.chronicle import Chronicle
from timeline_app.export.records import write_records
from timeline_app.pipeline import Pool, Progress, read_steps, start_workers

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
        store.execute("UPDATE facts SET blob = ? WHERE key = (SELECT max(key) FROM facts)", (zlib.compress(b"junk"),))
        store.commit()
    _, again = read(folder, tmp_path / "cache.sqlite")
    assert again == fresh


def test_reading_that_is_stopped_at_once_says_so_of_every_file(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "cache.sqlite")
    seen: list[Progress] = []
    with closing(start_workers(0)) as pool:
        cache = tmp_path / "cache.sqlite"
        *_, last = read_steps(folder, pool=pool, workers=0, cancelled=lambda: True, cache=cache, progress=seen.append)
    assert {f.outcome for f in last.files} == {"skipped"}
    assert seen[-1].linking
