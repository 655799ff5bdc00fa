"""Which project a folder gets: its own, also after it was renamed, moved or changed a little."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from some_edits import EVENT, OTHER, SOME

from timeline_app.core.edits import Star
from timeline_app.core.errors import NewerProjectError
from timeline_app.project import schema
from timeline_app.project.database import connect, finish
from timeline_app.project.folders import for_folder, known_files


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home" / "timeline-app"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return _folder(tmp_path / "news", "news")


def _folder(path: Path, words: str, count: int = 6) -> Path:
    for number in range(count):
        file = path / f"{'old/' if number % 2 else ''}{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{words} {number} " * (number + 1))
    return path


def _edit(folder: Path, home: Path, *edits: Star) -> Path:
    """Opens the project of a folder as the window does, and edits; where the project is."""
    with closing(for_folder([folder], home)) as project:
        project.set_files(known_files([folder]))
        if edits:
            project.append(edits, 1)
        return project.path


def _edits(folder: Path, home: Path) -> list[object]:
    with closing(for_folder([folder], home)) as project:
        return [entry.edit for entry in project.entries()]


def test_the_same_folder_gets_the_same_project(news: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _edit(news, home, Star(EVENT))
    assert path.parent == home / "projects"
    assert path.name.startswith("news ")
    assert _edits(news, home) == [Star(EVENT)]
    monkeypatch.chdir(news.parent)
    assert _edits(Path("news"), home) == [Star(EVENT)]
    assert _edits(news / "old" / "..", home) == [Star(EVENT)]


def test_nothing_is_written_in_the_folder(news: Path, home: Path) -> None:
    before = sorted((p, p.stat().st_mtime_ns) for p in news.rglob("*"))
    _edit(news, home, Star(EVENT))
    assert sorted((p, p.stat().st_mtime_ns) for p in news.rglob("*")) == before


def test_other_folders_get_other_projects(news: Path, home: Path, tmp_path: Path) -> None:
    _edit(news, home, Star(EVENT))
    assert _edits(_folder(tmp_path / "other" / "news", "other"), home) == []
    with closing(for_folder([news / "0.txt", news / "old"], home)) as project:
        assert project.entries() == ()
        assert project.name == "0.txt"


def test_a_folder_that_was_moved_is_known_again(news: Path, home: Path, tmp_path: Path) -> None:
    _edit(news, home, Star(EVENT))
    _edit(_folder(tmp_path / "else", "else"), home, Star(OTHER))
    moved = news.rename(tmp_path / "renamed")
    (moved / "0.txt").unlink()
    (moved / "new.txt").write_text("one more")
    assert _edits(moved, home) == [Star(EVENT)]
    assert _edits(moved, home) == [Star(EVENT)]
    with closing(for_folder([moved], home)) as project:
        assert project.sources == (moved,)


def test_moved_there_and_back(news: Path, home: Path, tmp_path: Path) -> None:
    _edit(news, home, Star(EVENT))
    moved = news.rename(tmp_path / "renamed")
    _edit(moved, home, Star(OTHER))
    assert _edits(moved.rename(news), home) == [Star(EVENT), Star(OTHER)]


def test_a_copy_beside_the_folder_is_another_one(news: Path, home: Path, tmp_path: Path) -> None:
    _edit(news, home, Star(EVENT))
    shutil.copytree(news, tmp_path / "copy")
    assert _edits(tmp_path / "copy", home) == []


def test_where_the_folder_is_gone_something_else_is_not_taken_for_it(news: Path, home: Path, tmp_path: Path) -> None:
    _edit(news, home, Star(EVENT))
    shutil.rmtree(news)
    assert _edits(_folder(tmp_path / "other", "other"), home) == []
    assert _edits(_folder(news, "news"), home) == [Star(EVENT)]


def test_files_that_cannot_be_read_do_not_matter(news: Path, home: Path, tmp_path: Path) -> None:
    (news / "broken.txt").symlink_to(tmp_path / "nowhere")
    (news / os.fsdecode(b"caf\xe9.txt")).write_text("named by bytes")
    (news / ".hidden").write_text("hidden")
    _edit(news, home, Star(EVENT))
    assert _edits(news.rename(tmp_path / os.fsdecode(b"caf\xe9")), home) == [Star(EVENT)]


def test_a_project_that_cannot_be_read_is_kept_beside_a_new_one(news: Path, home: Path) -> None:
    path = _edit(news, home, Star(EVENT))
    path.write_bytes(b"no database " * 1000)
    with closing(for_folder([news], home)) as project:
        assert project.saves
        assert project.entries() == ()
        (note,) = project.notes
    assert "cannot be read any more" in note
    kept = next(p for p in path.parent.iterdir() if "(damaged " in p.name)
    assert kept.read_bytes() == b"no database " * 1000
    assert str(kept) in note
    assert _edits(news, home) == []


def test_a_project_of_a_newer_version_is_told(news: Path, home: Path) -> None:
    path = _edit(news, home, Star(EVENT))
    db = connect(path)
    db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    finish(db)
    with pytest.raises(NewerProjectError):
        for_folder([news], home)


def test_where_nothing_can_be_written_it_lives_in_memory(news: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(for_folder([news], tmp_path / "file")) as project:
        assert "Nothing can be written in" in project.why_not_saved
        project.append(SOME, 1)
        project.put("view", 1)
        assert [e.edit for e in project.entries()] == list(SOME)
        assert project.sources == (news,)
