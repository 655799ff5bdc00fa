"""A disk of one megabyte that is really full, or read-only: told in words, nothing half-written, nothing lost.

Where no disk can be mounted these are skipped; test_project.py does the same with a limit of SQLite's own.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from some_edits import EVENT, SOME

from timeline_app.core.edits import Edit, EntryState, SetNote
from timeline_app.core.errors import ProjectError, ProjectFullError
from timeline_app.project.cache import ExtractionCache
from timeline_app.project.folders import for_folder
from timeline_app.project.portable import Contents
from timeline_app.project.project import Project
from timeline_app.project.text_index import TextIndex

LARGE: list[Edit] = [SetNote(EVENT, f"{number} " * 300) for number in range(100)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = os.name == "posix" and os.geteuid() == 0 and _run("mount", "-t", "tmpfs", "-o", "size=1m", "none", place)
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield place
    if not _run("umount", place):
        _run("umount", "--lazy", place)
        pytest.fail("a file was left open")


def _run(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _fill(disk: Path, leave: int = 0) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    if leave:
        os.truncate(filler, max(0, filler.stat().st_size - leave))
    return filler


def _whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("leave", [0, 4096, 40_000])
def test_edits_on_a_disk_that_fills_up(disk: Path, leave: int) -> None:
    path = disk / "news.timeline"
    with closing(Project.create(path, [])) as project:
        project.append(SOME, 1)
        filler = _fill(disk, leave)
        kept = list(SOME)
        with pytest.raises(ProjectFullError, match="no room left on the disk for “news"):
            for turn in range(100):
                project.append(LARGE[:20], 2 + turn)
                kept += LARGE[:20]
        project.put("view", "x" * 100_000)
        with suppress(ProjectError):
            project.set_state(1, EntryState.UNDONE)
        assert [e.edit for e in project.entries()] == kept
        filler.unlink()
        project.append(LARGE[:2], 200)
        project.set_state(1, EntryState.DROPPED)
        entries = project.entries()
    _whole(path)
    with closing(Project.open(path)) as project:
        assert project.entries() == entries
        assert [e.edit for e in entries] == [*kept, *LARGE[:2]]


def test_a_project_is_opened_on_a_full_disk(disk: Path) -> None:
    path = disk / "news.timeline"
    with closing(Project.create(path, [])) as project:
        project.append(SOME, 1)
    filler = _fill(disk)
    with closing(Project.open(path)) as project:
        assert [e.edit for e in project.entries()] == list(SOME)
        with suppress(ProjectFullError):
            project.append(LARGE, 2)
        filler.unlink()
    with closing(Project.open(path)) as project:
        project.append(SOME, 3)
    _whole(path)


def test_there_is_no_room_for_a_project_at_all(disk: Path, tmp_path: Path) -> None:
    filler = _fill(disk)
    with closing(for_folder([tmp_path], disk / "home")) as project:
        assert not project.saves
        project.append(SOME, 1)
        assert len(project.entries()) == len(SOME)
        with pytest.raises(ProjectFullError):
            project.save_as(disk / "x.timeline", Contents())
        assert [p for p in disk.rglob("*") if p.is_file()] == [filler]
        project.save_as(tmp_path / "x.timeline", Contents())
    with closing(Project.open(tmp_path / "x.timeline")) as project:
        assert [e.edit for e in project.entries()] == list(SOME)


def test_a_damaged_project_on_a_full_disk_is_left_alone(disk: Path) -> None:
    path = disk / "news.timeline"
    with closing(Project.create(path, [])) as project:
        project.append(LARGE, 1)
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(bytes(data))
    filler = _fill(disk)
    with pytest.raises(ProjectError):
        Project.open(path)
    assert path.read_bytes() == bytes(data)
    filler.unlink()
    with closing(Project.open(path)) as project:
        assert [e.edit for e in project.entries()] == LARGE


def test_cache_and_search_do_without(disk: Path) -> None:
    _fill(disk)
    with closing(ExtractionCache(disk / "cache" / "read.sqlite")) as cache:
        cache.put("a", "v", os.urandom(100_000))
        assert cache.get("a") is None
    with closing(TextIndex(disk / "cache" / "x.search")) as index:
        assert index.add([(b"a", "one")]) == [1]
        assert index.find('"one"') == [1]


@pytest.mark.parametrize("killed", [False, True])
def test_a_disk_that_cannot_be_written(disk: Path, tmp_path: Path, killed: bool) -> None:
    """Also where the window that wrote it last was killed, and what it wrote is not in the file itself yet."""
    path = disk / "news.timeline"
    with closing(Project.create(tmp_path / "news.timeline", [])) as project:
        project.append(SOME, 1)
        if killed:
            for file in tmp_path.glob("news.timeline*"):
                shutil.copy(file, disk)
    if not killed:
        shutil.copy(tmp_path / "news.timeline", disk)
    before = {p: p.read_bytes() for p in disk.iterdir()}
    assert _run("mount", "-o", "remount,ro", disk)
    with closing(Project.open(path)) as project:
        assert project.why_not_saved == "It lies where nothing can be written."
        assert [e.edit for e in project.entries()] == list(SOME)
        project.append(LARGE, 2)
        project.put("view", 1)
        with pytest.raises(ProjectError):
            project.save_as(disk / "x.timeline", Contents())
        project.save_as(tmp_path / "mine.timeline", Contents())
    assert {p: p.read_bytes() for p in disk.iterdir()} == before
    with closing(Project.open(tmp_path / "mine.timeline")) as project:
        assert [e.edit for e in project.entries()] == [*SOME, *LARGE]
