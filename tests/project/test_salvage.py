"""Damaged project files: as much as can be read is read, and the damaged file is kept."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from some_edits import EVENT, SOME

from timeline_app.core.edits import Edit, EntryState, SetNote
from timeline_app.core.errors import DamagedProjectError
from timeline_app.project.project import Project

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.timeline"


def _many(path: Path, count: int = 400) -> list[Edit]:
    edits: list[Edit] = [SetNote(EVENT, f"note {number} " * 20) for number in range(count)]
    with closing(Project.create(path, [Path("/articles")], "news")) as project:
        for edit in edits:
            project.append([edit], 1)
        project.set_state(5, EntryState.UNDONE)
        project.put("view", {"lanes": "kind"})
    return edits


def _spoil(path: Path, pages: list[int]) -> bytes:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    path.write_bytes(bytes(data))
    return bytes(data)


def _saved(path: Path) -> list[Edit]:
    """Opens the damaged file; what was saved of the edits. The file is whole afterwards."""
    damaged = path.read_bytes()
    with closing(Project.open(path)) as project:
        (note,) = project.notes
        assert f"{len(project.entries()):,} of your changes" in note
        assert project.saves
        found = [entry.edit for entry in project.entries()]
    (kept,) = [p for p in path.parent.iterdir() if "(damaged " in p.name]
    assert kept.name in note
    assert kept.read_bytes() == damaged
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Project.open(path)) as project:
        assert [entry.edit for entry in project.entries()] == found
        assert not project.notes
    assert sorted(p for p in path.parent.iterdir()) == sorted([path, kept])
    return found


def test_a_broken_page_costs_only_what_was_on_it(path: Path) -> None:
    edits = _many(path)
    _spoil(path, [25])
    saved = _saved(path)
    assert len(saved) >= len(edits) - 20
    assert [e for e in edits if e in set(saved)] == saved


def test_the_beginning_is_broken(path: Path) -> None:
    edits = _many(path)
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(bytes(data))
    assert _saved(path) == edits
    with closing(Project.open(path)) as project:
        assert project.entries()[4].state == EntryState.UNDONE
        assert project.get("view") == {"lanes": "kind"}
        assert project.name == "news"


def test_the_end_is_missing(path: Path) -> None:
    edits = _many(path)
    path.write_bytes(path.read_bytes()[: 25 * PAGE + 17])
    saved = _saved(path)
    assert 50 < len(saved) < len(edits)
    assert set(saved) <= set(edits)


def test_pages_are_broken_anywhere(tmp_path: Path) -> None:
    whole = tmp_path / "whole.timeline"
    edits = _many(whole, 200)
    pages = len(whole.read_bytes()) // PAGE
    for seed in range(12):
        path = tmp_path / str(seed) / "news.timeline"
        path.parent.mkdir()
        path.write_bytes(whole.read_bytes())
        _spoil(path, random.Random(seed).sample(range(1, pages), 3))
        try:
            project = Project.open(path)
        except DamagedProjectError:
            assert [p.name for p in path.parent.iterdir()] == ["news.timeline"]
            continue
        with closing(project):
            assert {e.edit for e in project.entries()} <= set(edits)
            project.append(SOME, 1)


def test_nothing_left_to_read_is_said_and_the_file_left_alone(path: Path) -> None:
    _many(path, 10)
    data = path.read_bytes()
    path.write_bytes(data[:PAGE] + b"\xff" * (len(data) - PAGE))
    before = path.read_bytes()
    with pytest.raises(DamagedProjectError, match="left as it is"):
        Project.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_written_it_is_only_said(path: Path) -> None:
    _many(path)
    before = _spoil(path, [25])
    with pytest.raises(DamagedProjectError, match="Copy the file"):
        Project.open(path, read_only=True)
    assert path.read_bytes() == before
