"""The project file: what is acknowledged is on the disk, and everything that can go wrong is told in words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from some_edits import EVENT, SOME, any_edit

from timeline_app.core.edits import Edit, EntryState, Star
from timeline_app.core.errors import (
    DamagedProjectError,
    NewerProjectError,
    NotAProjectError,
    ProjectError,
    ProjectFullError,
)
from timeline_app.project import schema
from timeline_app.project.lock import lock_file
from timeline_app.project.project import KnownFile, Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "news.timeline"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with closing(Project.create(path, [path.parent / "news"], "news")) as made:
        yield made


def opened(path: Path) -> Project:
    return Project.open(path)


def test_what_was_written_is_there_when_it_is_opened_again(path: Path) -> None:
    with closing(Project.create(path, [Path("/articles/news")], "news")) as project:
        first = project.append(SOME[:2], at=1000)
        second = project.append(SOME[2:], at=900, who="Ana")
        project.set_state(second[0].step, EntryState.UNDONE)
        project.put("view", {"lanes": "kind", "span": [1, None, "é"]})
        project.set_files([KnownFile("\udce9.txt", 3, "00")])
        entries = project.entries()
    assert [e.number for e in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert [e.step for e in entries] == [1, 1, 2, 2, 2, 2, 2]
    assert first == entries[:2]
    with closing(Project.open(path)) as project:
        assert project.entries() == entries
        assert project.get("view") == {"lanes": "kind", "span": [1, None, "é"]}
        assert project.get("nothing", 5) == 5
        assert (project.sources, project.name) == ((Path("/articles/news"),), "news")
        assert project.files() == (KnownFile("\udce9.txt", 3, "00"),)
        assert project.saves
        assert not project.notes
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@settings(max_examples=30)
@given(st.lists(st.lists(any_edit(), min_size=1, max_size=3), max_size=4), st.data())
def test_every_edit_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[Edit]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("any") / "x.timeline"
    with closing(Project.create(path, [])) as project:
        for edits in steps:
            states = {
                e.number: data.draw(st.sampled_from(EntryState)) for e in project.entries() if data.draw(st.booleans())
            }
            project.append(edits, data.draw(st.integers(0, 2**40)), states=states)
        entries = project.entries()
    with closing(Project.open(path)) as project:
        assert project.entries() == entries
    assert [e.edit for e in entries] == [edit for edits in steps for edit in edits]


def test_states_are_changed_together_with_an_edit(project: Project, path: Path) -> None:
    (first,) = project.append([SOME[0]], 1)
    project.set_states({first.number: EntryState.UNDONE})
    project.append([SOME[1]], 2, states={first.number: EntryState.DROPPED})
    assert [e.state for e in project.entries()] == [EntryState.DROPPED, EntryState.ACTIVE]
    with closing(Project.open(path, read_only=True)) as other:
        assert other.entries() == project.entries()


def test_only_the_user_may_read_it(project: Project, path: Path) -> None:
    project.append(SOME, 1)
    assert path.parent.stat().st_mode & 0o077 == 0
    assert all(p.stat().st_mode & 0o077 == 0 for p in path.parent.iterdir() if p != lock_file(path))
    assert lock_file(path).stat().st_size == 0


def test_the_clock_may_be_set_back(project: Project) -> None:
    late, early = project.append([SOME[0]], 2_000), project.append([SOME[1]], 1_000)
    assert project.entries() == late + early


def test_a_second_window_reads_and_keeps_its_edits_in_memory(project: Project, path: Path) -> None:
    project.append([SOME[0]], 1)
    with closing(Project.open(path)) as second:
        assert second.why_not_saved == "It is open in another window."
        assert not second.saves
        assert second.entries() == project.entries()
        second.append([SOME[1]], 2)
        second.set_state(1, EntryState.UNDONE)
        second.put("view", 1)
        assert [e.state for e in second.entries()] == [EntryState.UNDONE, EntryState.ACTIVE]
        project.append([SOME[2]], 3)
    assert [e.edit for e in project.entries()] == [SOME[0], SOME[2]]
    project.close()
    with closing(Project.open(path)) as third:
        assert third.saves
        assert [e.edit for e in third.entries()] == [SOME[0], SOME[2]]


def test_a_window_that_was_killed_locks_nobody_out(path: Path) -> None:
    Project.create(path, []).close()
    code = f"""
import sys, time
from pathlib import Path
from timeline_app.project.project import Project
sys.path.insert(0, {str(Path(__file__).parent)!r})
from some_edits import SOME
project = Project.open(Path({str(path)!r}))
project.append(SOME, 1)
print(project.saves, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "True\n"
        with closing(Project.open(path)) as second:
            assert not second.saves
            assert len(second.entries()) == len(SOME)
        window.kill()
        window.wait()
    with closing(Project.open(path)) as third:
        assert third.saves
        assert [e.edit for e in third.entries()] == list(SOME)
        assert third.append([Star(EVENT)], 1)[0].number == len(SOME) + 1
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_lock_file_that_is_something_else_is_no_lock(path: Path) -> None:
    Project.create(path, []).close()
    lock_file(path).write_bytes(b"left by something else " * 100)
    with closing(Project.open(path)) as project:
        assert project.saves


def test_a_full_disk(project: Project, path: Path) -> None:
    project.append([SOME[0]], 1)
    pages = project._db.execute("PRAGMA page_count").fetchone()[0]
    project._db.execute(f"PRAGMA max_page_count = {pages}")
    large = [Star(EVENT)] * 1000
    with pytest.raises(ProjectFullError, match="no room left on the disk"):
        project.append(large, 2)
    assert [e.edit for e in project.entries()] == [SOME[0]]
    with closing(Project.open(path)) as other:
        assert other.entries() == project.entries()
    project._db.execute("PRAGMA max_page_count = 1000000")
    assert project.append(large, 3)[0].number == 2


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_the_file_is_deleted_while_it_is_open(project: Project, path: Path) -> None:
    said: list[str] = []
    project.tell = said.append
    project.append([SOME[0]], 1)
    path.unlink()
    project.append([SOME[1]], 2)
    project.append([SOME[2]], 3)
    assert len(said) == 1
    assert "had gone; it was written again" in said[0]
    project.close()
    with closing(Project.open(path)) as again:
        assert [e.edit for e in again.entries()] == list(SOME[:3])


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_the_whole_folder_is_deleted_while_it_is_open(project: Project, path: Path, tmp_path: Path) -> None:
    said: list[str] = []
    project.tell = said.append
    project.append([SOME[0]], 1)
    path.parent.rename(tmp_path / "elsewhere")
    path.parent.write_text("in the way")
    project.append([SOME[1]], 2)
    assert "could not be written again" in said[0]
    assert "Save project as…" in said[0]
    assert not project.saves
    assert [e.edit for e in project.entries()] == list(SOME[:2])


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_another_file_takes_its_place(project: Project, path: Path) -> None:
    project.append([SOME[0]], 1)
    (path.parent / "new").write_text("something of the user's")
    (path.parent / "new").rename(path)
    project.append([SOME[1]], 2)
    project.close()
    with closing(Project.open(path)) as again:
        assert [e.edit for e in again.entries()] == list(SOME[:2])
    (other,) = [p for p in path.parent.iterdir() if p != path]
    assert other.name.startswith("news (found beside ")
    assert other.read_text() == "something of the user's"


@pytest.mark.parametrize("content", [b"", b"GIF89a" + bytes(5000), b"<html>" * 2000, b"SQLite format 3\0 not really"])
def test_a_file_that_is_something_else(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "holiday.timeline"
    other.write_bytes(content)
    with pytest.raises(ProjectError, match="“holiday") as caught:
        Project.open(other)
    assert isinstance(caught.value, NotAProjectError | DamagedProjectError)
    assert other.read_bytes() == content
    assert list(tmp_path.iterdir()) == [other]


def test_the_database_of_another_program(tmp_path: Path) -> None:
    other = tmp_path / "addresses.timeline"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE people (name)")
    before = other.read_bytes()
    with pytest.raises(NotAProjectError, match=r"“addresses\.timeline” is not a timeline project"):
        Project.open(other)
    assert other.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no project “x"):
        Project.open(tmp_path / "x.timeline")
    with pytest.raises(ProjectError, match="There is no project"):
        Project.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_from_a_newer_version_is_left_alone(path: Path) -> None:
    Project.create(path, []).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerProjectError, match="newer version of this program"):
        Project.open(path)
    assert path.read_bytes() == before


def test_an_edit_of_an_unknown_kind_costs_only_itself(project: Project, path: Path) -> None:
    project.append(SOME, 1)
    project.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("""UPDATE journal SET edit = '{"edit":"Unheard"}' WHERE number = 2""")
        db.execute("UPDATE journal SET edit = ? WHERE number = 4", ("[" * 100_000,))
        db.execute("UPDATE journal SET at = ? WHERE number = 5", (float("inf"),))
        db.execute("UPDATE journal SET edit = 'no JSON' WHERE number = 6")
        db.execute("UPDATE about SET value = ? WHERE key = 'sources'", ("[" * 100_000,))
        db.commit()
    with closing(Project.open(path)) as again:
        assert [e.number for e in again.entries()] == [1, 3, 7]
        assert again.unreadable == 4
        assert again.sources == ()
        assert again.append([SOME[0]], 5)[0].number == 8


def test_reading_only_changes_no_byte(path: Path) -> None:
    with closing(Project.create(path, [])) as project:
        project.append(SOME, 1)
    before = path.read_bytes()
    with closing(Project.open(path, read_only=True)) as project:
        project.append(SOME, 2)
        project.put("view", 1)
        assert len(project.entries()) == 2 * len(SOME)
        assert project.why_not_saved == "It was opened for reading only."
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written there")
def test_a_place_where_nothing_can_be_written(path: Path) -> None:
    with closing(Project.create(path, [])) as project:
        project.append(SOME, 1)
    path.parent.chmod(0o500)
    try:
        with closing(Project.open(path)) as project:
            assert project.why_not_saved == "It lies where nothing can be written."
            assert [e.edit for e in project.entries()] == list(SOME)
            project.append(SOME, 2)
    finally:
        path.parent.chmod(0o700)


def test_an_older_version_is_brought_up_to_date(path: Path) -> None:
    for version in range(1, schema.VERSION + 1):
        path.unlink(missing_ok=True)
        _of_version(path, version)
        for read_only in (True, False):
            with closing(Project.open(path, read_only=read_only)) as project:
                (entry,) = project.entries()
                assert entry.edit == Star(EVENT)
                assert entry.state == EntryState.UNDONE
                assert project.name == "old news"
                assert project.get("view") == {"lanes": "kind"}
                project.append([Star(EVENT)], 3)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def _of_version(path: Path, version: int) -> None:
    """A file as version 1 wrote it, brought to `version` by the steps between."""
    path.parent.mkdir(exist_ok=True)
    edit = (
        '{"edit":"Star","event":{"key":"k1","headline":"Ana Brun resigns","passages":[{"article":{"content_hash":"'
        + "ab" * 32
        + '","path":"folder/001.txt","part":0},"span":{"start":10,"end":40},"quote":"Ana Brun resigned on Friday"}]},'
        '"starred":true}'
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(f"""
            PRAGMA application_id = {0x544C4E31};
            PRAGMA user_version = 1;
            CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
            CREATE TABLE journal (
                number INTEGER PRIMARY KEY, step INTEGER NOT NULL, edit TEXT NOT NULL, who TEXT NOT NULL,
                at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'active'
            );
            CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL);
            CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, digest TEXT NOT NULL);
            CREATE TABLE texts (
                number INTEGER PRIMARY KEY, path TEXT NOT NULL, article BLOB NOT NULL, version TEXT NOT NULL,
                facts BLOB NOT NULL
            );
            CREATE TABLE reports (number INTEGER PRIMARY KEY, report TEXT NOT NULL);
            INSERT INTO about VALUES ('name', 'old news'), ('sources', '["/articles/news"]');
            INSERT INTO journal VALUES (1, 1, '{edit}', 'you', 1000, 'undone');
            INSERT INTO kept VALUES ('view', '{{"lanes": "kind"}}');
        """)
        schema.migrate(db, schema.STEPS[:version])
