from __future__ import annotations

from dataclasses import replace

import storybook
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.core.chronicle import EventMention, EventParticipant, Participant
from timeline_app.core.facts import NAMELESS, DateSource, EntityKind, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.gui.models.participants import KEY
from timeline_app.gui.panes.details import DetailsPane
from timeline_app.gui.panes.event_people import EventPeople
from timeline_app.gui.panes.event_sources import EventSources, within
from timeline_app.gui.panes.events import EventsPane
from timeline_app.gui.panes.participants import ParticipantsPane
from timeline_app.gui.panes.review_parts import passage_html
from timeline_app.gui.theme import load_theme
from timeline_app.session.choices import how_known
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

THEME = load_theme("light")


def test_details_tell_everything(session: Session, qtbot: QtBot) -> None:
    pane = DetailsPane(session, THEME)
    qtbot.addWidget(pane)
    session.select((1,), Origin.EVENTS)
    for words in (
        "Brandt opens the harbour bridge", "Friday, 9 May 2031", "Launch\n·\nHarbour", "2 sources",
        "The bridge opens 🌉", "Harbour News · published 10 May 2031",
        "“A letter” says it was a Saturday: 10 May 2031.", "Told by two articles.", "A letter",
        "gives 10 May 2031", "“on Friday”, counted from the article's own date · ",
    ):  # fmt: skip
        assert words in pane.text
    session.select((3,), Origin.UNDATED)
    assert "No date" in pane.text
    session.select((2,), Origin.EVENTS)
    assert "planned" in pane.text


def test_what_matters_stands_first_and_nothing_is_left_empty(session: Session, qtbot: QtBot) -> None:
    pane = DetailsPane(session, THEME)
    qtbot.addWidget(pane)
    session.select((1,), Origin.EVENTS)
    said = pane.text.split("\n")
    order = [said.index(words) for words in ("Sources disagree", "Who", "Tag", "2 sources")]
    assert order == sorted(order)
    assert "Tags and note" not in said
    assert pane.note is not None
    assert pane.note.isHidden()
    begin = pane.findChild(QPushButton, "addNote")
    assert isinstance(begin, QPushButton)
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert not pane.note.isHidden()
    assert pane.note.editor is not None


def test_a_long_name_does_not_push_the_words_out_of_a_narrow_pane(qtbot: QtBot) -> None:
    base = storybook.chronicle()
    long = EventParticipant("p1", "The Joint Commission for Bridges and Harbours of the Northern Coast", Role.PATIENT)
    events = tuple(replace(e, participants=(*e.participants, long)) for e in base.events)
    session = Session()
    firm = replace(base.participants[1], name=long.name)
    people = (base.participants[0], firm, base.participants[2])
    session.set_chronicle(replace(base, participants=people, events=events), storybook.index())
    pane = DetailsPane(session, THEME)
    qtbot.addWidget(pane)
    pane.resize(280, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    session.select((1,), Origin.EVENTS)
    qtbot.waitUntil(lambda: 0 < pane.widget().width() <= pane.viewport().width())
    (chip,) = [b for b in pane.findChildren(QPushButton) if b.text().startswith("The Joint")]
    assert chip.mapTo(pane, chip.rect().topRight()).x() < 280
    assert chip.toolTip().startswith(long.name)


def test_roles_are_told_in_words_that_fit_the_event(session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    mayor, firm = event.participants[0], EventParticipant("p1", "Nordwerk", Role.PATIENT)
    for members, headings in (
        ((mayor, firm), ["Who", "To or with whom"]),
        ((firm,), ["About whom"]),
        ((replace(mayor, role=Role.OTHER),), ["Also named"]),
    ):
        people = EventPeople(session, replace(event, participants=members), THEME)
        qtbot.addWidget(people)
        assert [w.text() for w in people.findChildren(QLabel)] == headings


def test_who_has_no_name_comes_after_those_who_have_one_and_looks_otherwise(qtbot: QtBot) -> None:
    base = storybook.chronicle()
    crowd = Participant("p9", "Residents", EntityKind.PERSON, reasons=(NAMELESS,))
    both = (EventParticipant("p9", "Residents", Role.AGENT), EventParticipant("p0", "Ilse Brandt", Role.AGENT))
    events = tuple(replace(e, participants=both) if n == 1 else e for n, e in enumerate(base.events))
    session = Session()
    session.set_chronicle(replace(base, participants=(*base.participants, crowd), events=events), storybook.index())
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    people = EventPeople(session, event, THEME)
    qtbot.addWidget(people)
    chips = [chip for chip in people.findChildren(QPushButton) if chip.isCheckable()]
    assert [(c.text(), c.property("nameless")) for c in chips] == [("Ilse Brandt", False), ("residents", True)]
    pane = ParticipantsPane(session, THEME)
    qtbot.addWidget(pane)
    groups = [pane.model.index(row, 0) for row in range(pane.model.rowCount())]
    assert [pane.tree.isExpanded(g) for g in groups] == [True, True, False]
    session.set_marks(("p9",), Origin.TIMELINE)
    assert [pane.tree.isExpanded(g) for g in groups] == [True, True, False]
    pane.box.setText("resid")
    assert pane.tree.isExpanded(pane.model.index(0, 0))


def test_another_spelling_says_why_it_is_one_and_can_be_parted_by_keys(qtbot: QtBot) -> None:
    base = storybook.chronicle()
    why = "“I. Brandt” is “Ilse Brandt”: an initial and the family name"
    mayor = replace(
        base.participants[0], aliases=("I. Brandt",), offices=("Mayor", "mayor"), reasons=(why, "“Brandt” is …")
    )
    session = Session()
    session.set_chronicle(replace(base, participants=(mayor, *base.participants[1:])), storybook.index())
    pane = ParticipantsPane(session, THEME)
    qtbot.addWidget(pane)
    pane.resize(260, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    here = pane.model.index_of("p0")
    pane.tree.setCurrentIndex(here)
    pane.tree.setFocus()
    qtbot.keyClick(pane.tree, Qt.Key.Key_Right)
    rows = [pane.model.index(row, 0, here) for row in range(pane.model.rowCount(here))]
    assert [pane.model.data(i) for i in rows] == ["I. Brandt", "Mayor"]
    assert pane.model.data(rows[0], Qt.ItemDataRole.ToolTipRole) == why
    assert pane.model.data(rows[1], Qt.ItemDataRole.AccessibleTextRole) == "Mayor, title or office"
    qtbot.keyClick(pane.tree, Qt.Key.Key_Down)
    assert pane.tree.currentIndex() == rows[0]


def test_what_is_told_with_an_event_stands_below_those_that_tell_it(session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    beside, teller = event.mentions[:2]
    pane = EventSources(session, replace(event, mentions=(replace(beside, detail=True), teller)))
    qtbot.addWidget(pane)
    names = [w.accessibleName() or getattr(w, "text", str)() for w in _widgets(pane)]
    below = names[names.index("Told with it") :]
    assert [name[:8] for name in below if name.startswith("Source ")] == ["Source 1"]
    assert any(name.startswith("Source 2") for name in names[: -len(below)])


passages = st.builds(
    lambda article, start, length, detail: EventMention(
        article, Span(start, start + length), None, DateSource.STATED, None, "It opens", detail=detail
    ),
    st.sampled_from("ab"), st.integers(0, 12), st.integers(1, 12), st.booleans(),
)  # fmt: skip


@given(st.lists(passages, max_size=8))
def test_a_passage_is_only_hidden_by_one_that_is_shown_and_says_all_of_it(mentions: list[EventMention]) -> None:
    hidden = within(mentions)
    for number, around in hidden.items():
        inner, outer = mentions[number], mentions[around]
        assert around not in hidden
        assert outer.article == inner.article
        assert outer.span.start <= inner.span.start
        assert inner.span.end <= outer.span.end
        assert inner.detail or not outer.detail
    shown = [(m.article, m.span, m.detail) for n, m in enumerate(mentions) if n not in hidden]
    assert len(shown) == len(set(shown))


@given(st.lists(passages, max_size=8))
def test_what_is_within_what_depends_on_one_article_alone(mentions: list[EventMention]) -> None:
    alone = {a: [n for n, m in enumerate(mentions) if m.article == a] for a in "ab"}
    each = {
        numbers[inner]: numbers[around]
        for numbers in alone.values()
        for inner, around in within([mentions[n] for n in numbers]).items()
    }
    assert within(mentions) == each


def test_a_part_of_a_sentence_has_no_card_of_its_own_and_goes_with_it(session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    whole, other = event.mentions
    part = replace(whole, span=Span(whole.span.start + 6, whole.span.start + 20), main=False)
    pane = EventSources(session, replace(event, mentions=(whole, part, other)))
    qtbot.addWidget(pane)
    names = [w.accessibleName() for w in _widgets(pane) if w.accessibleName()]
    assert [name[:8] for name in names] == ["Source 1", "Source 3"]
    assert len(pane.boxes) == 2


def _widgets(pane: EventSources) -> list[QWidget]:
    items = (pane.column.itemAt(n) for n in range(pane.column.count()))
    return [w for item in items if item is not None and (w := item.widget()) is not None]


def test_the_table_follows_and_leads(session: Session, qtbot: QtBot) -> None:
    pane = EventsPane(session)
    qtbot.addWidget(pane)
    pane.resize(900, 300)
    with qtbot.waitExposed(pane):
        pane.show()
    session.select((2,), Origin.TIMELINE)
    assert [i.row() for i in pane.table.selectionModel().selectedRows()] == [2]
    place = pane.table.visualRect(pane.model.index(0, 1)).center()
    with qtbot.waitSignal(session.selectionChanged) as heard:
        qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args[0].events == (0,)
    assert heard.args[1] == Origin.EVENTS
    session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    assert pane.model.rowCount() == 1
    assert session.selection.events == (0,)


def test_a_cell_that_is_cut_tells_all_of_it_and_others_say_nothing_twice(session: Session, qtbot: QtBot) -> None:
    pane = EventsPane(session)
    qtbot.addWidget(pane)
    pane.resize(900, 300)
    with qtbot.waitExposed(pane):
        pane.show()
    at, viewport = pane.model.columns.index("Event"), pane.table.viewport()

    def hovered() -> str:
        place = pane.table.visualRect(pane.model.index(1, at)).center()
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
        return QToolTip.text()

    pane.table.setColumnWidth(at, 600)
    assert hovered() == ""
    pane.table.setColumnWidth(at, 60)
    assert hovered() == "Brandt opens the harbour bridge"


def test_check_filters_and_click_marks(session: Session, qtbot: QtBot) -> None:
    pane = ParticipantsPane(session, THEME)
    qtbot.addWidget(pane)
    pane.resize(260, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    place = pane.tree.visualRect(pane.model.index_of("p1"))
    with qtbot.waitSignal(session.filtersChanged) as heard:
        box = QPoint(place.left() + 10, place.center().y())
        qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert heard.args[0].participants == {"p1"}
    with qtbot.waitSignal(session.marksChanged):
        qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert session.marks == {"p1"}
    pane.tree.setCurrentIndex(pane.model.index_of("p0"))
    qtbot.keyClick(pane.tree, Qt.Key.Key_Space)
    assert session.filters.participants == {"p0", "p1"}
    assert pane.model.data(pane.tree.currentIndex(), KEY) == "p0"


def test_who_is_found_by_another_spelling_shows_which_and_esc_clears(session: Session, qtbot: QtBot) -> None:
    pane = ParticipantsPane(session, THEME)
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.keyClicks(pane.box, "mayor")
    found = pane.model.index_of("p0")
    assert pane.tree.isExpanded(found) and not pane.model.index_of("p1").isValid()
    assert pane.model.data(pane.model.index(0, 0, found)) == "Mayor Ilse Brandt"
    qtbot.keyClick(pane.box, Qt.Key.Key_Escape)
    assert pane.box.text() == "" and pane.model.index_of("p1").isValid()
    qtbot.keyClicks(pane.box, "brandt")
    assert not pane.tree.isExpanded(pane.model.index_of("p0"))


def test_how_a_date_is_known_is_said_in_the_words_of_its_best_passage_whatever_the_hour() -> None:
    chronicle = storybook.chronicle()
    articles = {a.article.id: a for a in chronicle.articles}
    event = chronicle.events[1]
    assert how_known(event, articles) == "“on Friday”, counted from the article's own date"
    main, letter = event.mentions
    morning = replace(main, when=Interval.parse("2031-05-09T09:30"))
    told = replace(event, mentions=(morning, replace(letter, when=event.when)))
    assert how_known(told, articles) == "“on Friday”, counted from the article's own date"
    stated = chronicle.events[0]
    assert how_known(stated, articles) == "“2 May 2031”"
    assert how_known(replace(stated, mentions=()), articles) == "stated in the text"


def test_a_passage_is_not_named_by_what_stands_above_it() -> None:
    linked = storybook.chronicle().articles[0]
    assert "The bridge opens" in passage_html(linked, Span(20, 60), None, THEME)
    assert "The bridge opens" not in passage_html(linked, Span(20, 60), None, THEME, "The bridge opens 🌉")
