"""A portable file carries everything, and opening one from somebody else runs nothing."""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from some_edits import EVENT, SOME

from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.chronicle import FileReport
from timeline_app.core.edits import EntryState, Star
from timeline_app.core.errors import NewerProjectError, NotAProjectError, ProjectError, Stage, Warning
from timeline_app.core.facts import (
    Actor,
    ArticleFacts,
    DateSource,
    Entity,
    EntityKind,
    EventCandidate,
    Mention,
    MentionForm,
    Role,
    Status,
)
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType
from timeline_app.project import portable, schema
from timeline_app.project.portable import Contents, Text
from timeline_app.project.project import Project

WORDS = "Ana Brun resigned on Friday. “Enough”, she said – 東京."


def _text(number: int, words: str = WORDS) -> Text:
    article = Article(
        f"a{number}", f"folder/{number}.txt", 0, f"{number:064x}", "txt", words, title="Ana Brun resigns",
        blocks=(Block(BlockKind.BODY, Span(0, len(words))),),
    )  # fmt: skip
    facts = ArticleFacts(
        article.id,
        "en",
        (Span(0, 28),),
        (TimeExpression(Span(21, 27), "Friday", TimeType.DATE, "weekday", TimeForm("weekday", (5, None, "P"))),),
        (Mention(Span(0, 8), "Ana Brun", MentionForm.NAME, 0),),
        (Entity("Ana Brun", EntityKind.PERSON, ("Ana Brun",)),),
        (
            EventCandidate(
                Span(0, 28), Span(9, 17), "resign", "resignation", "Ana Brun resigns", Status.HAPPENED,
                DateSource.STATED, 0, actors=(Actor(0, Role.AGENT),), salience=0.5,
            ),
        ),
        shingles=(1 << 63, 5),
        terms=(("resign", 1),),
    )  # fmt: skip
    return Text(article, facts, "rules 7")


CONTENTS = Contents(
    tuple(_text(n) for n in range(3)),
    (FileReport("folder/0.txt", "read", 1, ""), FileReport("photo.png", "skipped", 0, "is a picture")),
    (Warning("folder/1.txt", 0, Stage.READ, "odd"),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A portable file, saved from a project that is elsewhere."""
    with closing(Project.create(tmp_path / "home" / "own.timeline", [Path("/articles/news")], "news")) as project:
        project.append(SOME, 1)
        project.set_state(1, EntryState.UNDONE)
        project.append([Star(EVENT)], 2)
        project.put("view", {"lanes": "kind"})
        project.set_about("places", '["/home/ana/secret"]')
        target = tmp_path / "on a stick" / "for Ben.timeline"
        target.parent.mkdir()
        project.save_as(target, CONTENTS)
    return target


def test_it_carries_everything(file: Path) -> None:
    assert portable.read(file) == CONTENTS
    with closing(Project.open(file)) as project:
        assert project.holds_texts
        assert project.saves
        assert [e.edit for e in project.entries()] == [*SOME, Star(EVENT)]
        assert {e.state for e in project.entries()[:-1]} == {EntryState.UNDONE}
        assert project.get("view") == {"lanes": "kind"}
        assert (project.name, project.sources) == ("news", (Path("/articles/news"),))
        assert project.append([Star(EVENT)], 3)[0].number == len(SOME) + 2
    assert b"secret" not in file.read_bytes()
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_saving_again_takes_the_place_of_the_file(file: Path) -> None:
    with closing(Project.open(file)) as project:
        project.append([Star(EVENT)], 3)
        project.save_as(file, replace(CONTENTS, texts=CONTENTS.texts[:1]))
        project.append([Star(EVENT)], 4)
        project.save_as(file.with_name("again.timeline"), CONTENTS)
    assert len(portable.read(file).texts) == 1
    with closing(Project.open(file)) as project, closing(Project.open(file.with_name("again.timeline"))) as copy:
        assert project.entries() == copy.entries()
        assert len(project.entries()) == len(SOME) + 3


def test_a_file_that_another_window_has_open_is_not_replaced(file: Path, tmp_path: Path) -> None:
    with (
        closing(Project.open(file)),
        closing(Project.create(tmp_path / "other.timeline", [])) as other,
        pytest.raises(ProjectError, match="open in another window"),
    ):
        other.save_as(file, Contents())
    assert portable.read(file) == CONTENTS


def test_where_it_cannot_be_written_nothing_changes(file: Path, tmp_path: Path) -> None:
    with closing(Project.create(tmp_path / "other.timeline", [])) as project:
        for place in (tmp_path / "nowhere" / "x.timeline", tmp_path / "other.timeline" / "x", file.parent):
            with pytest.raises(ProjectError):
                project.save_as(place, CONTENTS)
        before = file.read_bytes()
        broken = replace(CONTENTS, texts=(replace(CONTENTS.texts[0], version=None),))  # type: ignore[arg-type]
        with pytest.raises(ProjectError):
            project.save_as(file, broken)
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_facts_can_be_put_in_while_it_is_open(file: Path) -> None:
    newer = replace(CONTENTS, texts=tuple(replace(text, version="rules 8") for text in CONTENTS.texts))
    with closing(Project.open(file)) as project:
        portable.keep(file, newer)
        project.append([Star(EVENT)], 3)
    assert portable.read(file) == newer


_DEEP = zlib.compress(b"[" * 100_000)


def test_a_hostile_file_runs_nothing(file: Path, tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "run"),)

    bad = pickle.dumps(Hostile())
    for blob in (bad, zlib.compress(bad), zlib.compress(json.dumps(bad.decode("latin-1")).encode()), _DEEP):
        with closing(sqlite3.connect(file, isolation_level=None)) as db:
            db.execute("UPDATE texts SET facts = ? WHERE number = 1", (blob,))
            db.execute("UPDATE texts SET article = ? WHERE number = 2", (blob,))
            db.execute("UPDATE reports SET report = ?", (blob,))
            db.execute("UPDATE kept SET value = ?", (blob,))
            db.execute("UPDATE about SET value = ? WHERE key <> 'layout'", (blob,))
            db.execute("UPDATE journal SET edit = ? WHERE number = 1", (blob,))
        contents = portable.read(file)
        assert [text.facts is None for text in contents.texts] == [True, False]
        (report,) = contents.files
        assert (report.path, report.outcome, contents.lost) == ("folder/1.txt", "failed", 1)
        assert "damaged in the project file" in report.message
        with closing(Project.open(file)) as project:
            assert project.unreadable >= 1
            assert project.get("view", 1) == 1
            assert isinstance(project.sources, tuple)
            assert isinstance(project.name, str)
    assert not (tmp_path / "run").exists()


def test_one_that_unpacks_to_far_too_much_is_left_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable, "_LARGEST", 100_000)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("UPDATE texts SET article = ? WHERE number = 1", (zlib.compress(b" " * 1_000_000),))
        db.execute("UPDATE texts SET facts = ? WHERE number = 2", (zlib.compress(b"[" * 1_000_000),))
    contents = portable.read(file)
    assert [t.article.id for t in contents.texts] == ["a1", "a2"]
    assert contents.texts[0].facts is None


def test_facts_that_point_out_of_the_text_are_read_anew(file: Path) -> None:
    short = replace(CONTENTS.texts[0], article=replace(CONTENTS.texts[0].article, text="Ana", blocks=()))
    with closing(Project.open(file)) as project:
        project.save_as(file, Contents((short,)))
    assert portable.read(file) == Contents((replace(short, facts=None, version=""),))


def test_so_are_events_that_are_listed_with_one_that_is_not_there(file: Path) -> None:
    text = CONTENTS.texts[0]
    assert text.facts is not None
    lost = replace(text, facts=replace(text.facts, events=(replace(text.facts.events[0], near=9),)))
    with closing(Project.open(file)) as project:
        project.save_as(file, Contents((lost,)))
    assert portable.read(file) == Contents((replace(text, facts=None, version=""),))


def test_entries_of_a_later_version_are_carried_along(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("""UPDATE journal SET edit = '{"edit":"Unheard"}' WHERE number = 2""")
        rows = db.execute("SELECT * FROM journal ORDER BY number").fetchall()
    with closing(Project.open(file)) as project:
        assert (project.unreadable, project.damaged) == (1, 0)
        project.save_as(tmp_path / "again.timeline", CONTENTS)
    with closing(sqlite3.connect(tmp_path / "again.timeline")) as db:
        assert db.execute("SELECT * FROM journal ORDER BY number").fetchall() == rows


def test_of_a_damaged_file_the_texts_are_saved_too(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[:100] = bytes(100)
    file.write_bytes(bytes(data))
    with closing(Project.open(file)) as project:
        assert [e.edit for e in project.entries()] == [*SOME, Star(EVENT)]
    assert portable.read(file) == CONTENTS


def test_files_that_are_something_else(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "photo.timeline"
    other.write_bytes(b"GIF89a" * 999)
    with pytest.raises(ProjectError):
        portable.read(other)
    with closing(sqlite3.connect(other.with_name("x.timeline"))) as db:
        db.execute("CREATE TABLE texts (path, article, version, facts)")
    with pytest.raises(NotAProjectError):
        portable.read(other.with_name("x.timeline"))
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(NewerProjectError):
        portable.read(file)


@settings(max_examples=40)
@given(st.binary(max_size=200), st.integers(0, 2**31), st.integers(1, 40))
def test_no_spoilt_file_does_more_than_say_so(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, times: int
) -> None:
    path = tmp_path_factory.mktemp("spoilt") / "x.timeline"
    portable.write(path, CONTENTS, portable.Journal())
    data = bytearray(path.read_bytes())
    for turn in range(times):
        place = at * (turn + 1) % len(data)
        data[place : place + len(noise)] = noise
    path.write_bytes(bytes(data))
    try:
        with closing(Project.open(path)) as project:
            project.entries()
            contents = portable.read(path)
            project.append(SOME, 1)
    except ProjectError:
        return
    assert all(isinstance(text.article.text, str) for text in contents.texts)
