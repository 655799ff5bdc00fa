"""What is edited is shown: the same event stays selected, whatever comes from reading or editing first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.link import desk
from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.core.edits import ArticleRef, EventRef, Hide, MergeEvents, SetHeadline, SetPublished, Star
from timeline_app.core.interval import Interval
from timeline_app.gui.following import Following
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup
from timeline_app.jobs.reading import Reader, Reading
from timeline_app.jobs.relinking import Relinked
from timeline_app.session.session import Session
from timeline_app.session.state import Notice, Origin


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session()


@pytest.fixture
def following(session: Session, qtbot: QtBot) -> Iterator[Following]:
    made = Following(session)
    corrections = made.start()
    base = corrections.linker.link_folder(desk.read())
    laid = corrections.lay(base)
    made.show(Relinked(base, EventIndex.from_chronicle(base), Lookup.of(base), laid.serial))
    yield made
    made.close()


def event(session: Session, words: str) -> Event:
    return next(e for e in session.chronicle.events if words in e.headline)


def ref(session: Session, words: str) -> EventRef:
    return EventRef.of(event(session, words), session.lookup.articles)


def place(session: Session, words: str) -> int:
    return session.chronicle.events.index(event(session, words))


def shown(session: Session, qtbot: QtBot, act: object) -> Chronicle:
    with qtbot.waitSignal(session.chronicleChanged, timeout=20_000):
        act()  # type: ignore[operator]
    return session.chronicle


def test_an_edit_is_shown_and_undone(session: Session, following: Following, qtbot: QtBot) -> None:
    before = session.chronicle
    shown(session, qtbot, lambda: session.editor.do(SetHeadline(ref(session, "last arch"), "Up it is")))
    assert event(session, "Up it is").marks.changes[0].before == "Nordwerk lifts the last arch"
    assert shown(session, qtbot, session.editor.undo) == before


def test_the_selected_event_stays_selected_when_it_moves(session: Session, following: Following, qtbot: QtBot) -> None:
    session.select((place(session, "Rell resigns"),), Origin.EVENTS)
    shown(session, qtbot, lambda: session.editor.do(Hide(ref(session, "first bridge is built"))))
    assert session.current is event(session, "Rell resigns")


def test_the_event_that_it_was_merged_into_is_selected(session: Session, following: Following, qtbot: QtBot) -> None:
    arch, rell = ref(session, "last arch"), ref(session, "Rell resigns")
    session.select((place(session, "Rell resigns"), place(session, "last arch")), Origin.EVENTS)
    shown(session, qtbot, lambda: session.editor.do(MergeEvents((arch, rell))))
    assert session.selection.events == (place(session, "last arch"),)


def test_a_publication_date_moves_what_is_shown(session: Session, following: Following, qtbot: QtBot) -> None:
    strike = next(a for a in session.chronicle.articles if a.article.path == "strike.txt")
    setting = SetPublished((ArticleRef.of(strike),), Interval.of_day(2031, 6, 10))
    with qtbot.waitSignal(session.editor.previewed, timeout=20_000) as heard:
        session.editor.preview(setting)
    assert heard.args[0].edit is setting
    assert heard.args[0].dates_changed > 0
    shown(session, qtbot, lambda: session.editor.do(setting))
    assert event(session, "go on strike").when == Interval.of_day(2031, 6, 9)


def test_an_older_result_is_not_shown_over_a_newer_one(session: Session, following: Following, qtbot: QtBot) -> None:
    old = session.chronicle
    now = shown(session, qtbot, lambda: session.editor.do(Star(ref(session, "last arch"))))
    with qtbot.assertNotEmitted(session.chronicleChanged):
        following.show(Relinked(old, EventIndex.from_chronicle(old), Lookup.of(old), 1))
    assert session.chronicle is now


def test_what_is_read_comes_with_the_edits(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    for name, text in desk.TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    base, _ = desk.linked()
    articles = {a.article.id: a for a in base.articles}
    arch = next(e for e in base.events if "last arch" in e.headline)
    bridge = next(a for a in base.articles if a.article.path == "arrests.txt")
    session.editor.do(
        Star(EventRef.of(arch, articles)), SetPublished((ArticleRef.of(bridge),), Interval.of_day(2031, 5, 30))
    )
    following, reader = Following(session), Reader()
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete) as heard:
        reader.start([tmp_path], corrections=following.start())
    reading: Reading = heard.args[0]
    following.show(reading)
    assert event(session, "last arch").marks.starred
    published = next(a.published for a in session.chronicle.articles if a.article.path == "arrests.txt")
    assert published is not None
    assert published.interval == Interval.of_day(2031, 5, 30)
    reader.close()
    following.close()


def test_a_timeline_that_came_from_nowhere_is_edited_all_the_same(session: Session, qtbot: QtBot) -> None:
    base, _ = desk.linked()
    session.set_chronicle(base, EventIndex.from_chronicle(base))
    following = Following(session)
    shown(session, qtbot, lambda: session.editor.do(Star(ref(session, "last arch"))))
    assert event(session, "last arch").marks.starred
    following.close()


def test_a_disk_that_refuses_is_said_once(session: Session, following: Following, qtbot: QtBot) -> None:
    said: list[Notice] = []
    session.noticed.connect(said.append)
    session.editor.failed.emit("The disk is full.")
    session.editor.failed.emit("The disk is full.")
    session.editor.saved.emit()
    assert [n.text for n in said] == [
        "The disk is full. What you change is kept here, and is saved by itself once that is possible.",
        "All your changes are saved again.",
    ]
