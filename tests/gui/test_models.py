from __future__ import annotations

from dataclasses import replace

import pytest
import storybook
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from timeline_app.core.chronicle import Chronicle, EventParticipant, Participant
from timeline_app.core.facts import NAMELESS, EntityKind, Role
from timeline_app.gui.models.events import EVENT, EventsModel
from timeline_app.gui.models.participants import COUNT, KEY, ParticipantsModel
from timeline_app.gui.models.report import ReportModel, report_rows
from timeline_app.index.event_index import EventIndex
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin


def _column(model: EventsModel, column: str) -> list[str]:
    at = model.columns.index(column)
    return [model.data(model.index(row, at)) for row in range(model.rowCount())]


def test_events_model_keeps_the_rules(session: Session, qtmodeltester: ModelTester) -> None:
    model = EventsModel(session)
    qtmodeltester.check(model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    session.set_filters(Filters(frozenset({"p1"})), Origin.PARTICIPANTS)
    model.refilter()
    qtmodeltester.check(model)


@pytest.mark.parametrize("column", ["Date", "Event", "Participants", "Place", "Kind", "Sources", "Certainty"])
def test_every_column_sorts_both_ways(session: Session, column: str) -> None:
    model = EventsModel(session)
    at = model.columns.index(column)
    model.sort(at, Qt.SortOrder.AscendingOrder)
    ascending = [model.event_at(r) for r in range(model.rowCount())]
    model.sort(at, Qt.SortOrder.DescendingOrder)
    assert sorted(ascending) == [0, 1, 2]
    assert [model.event_at(r) for r in range(model.rowCount())] == ascending[::-1]


def test_dates_sort_by_time_and_names_by_letter(session: Session) -> None:
    model = EventsModel(session)
    assert _column(model, "Date") == ["2 May 2031", "9 May 2031", "2033"]
    model.sort(model.columns.index("Event"), Qt.SortOrder.AscendingOrder)
    assert _column(model, "Event") == [
        "Brandt opens the harbour bridge",
        "Nordwerk lifts the last arch",
        "Nordwerk yard closes (planned)",
    ]


def test_sorting_keeps_the_selected_rows_events(session: Session) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = EventsModel(session)
    kept = QPersistentModelIndex(model.index(0, 0))
    event = model.data(kept, EVENT)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert kept.row() == 2
    assert model.data(kept, EVENT) == event


def test_undated_events_have_a_table_of_their_own(session: Session, qtmodeltester: ModelTester) -> None:
    model = EventsModel(session, dated=False)
    qtmodeltester.check(model)
    assert _column(model, "Event") == ["Quill resigns"]
    assert "Date" not in model.columns


def test_participants_model_keeps_the_rules(session: Session, qtmodeltester: ModelTester) -> None:
    model = ParticipantsModel(session)
    qtmodeltester.check(model)
    model.set_needle("quill")
    qtmodeltester.check(model)


def _tree(model: ParticipantsModel, parent: QModelIndex | None = None) -> list[object]:
    above = parent if parent is not None else QModelIndex()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [[model.data(i), *_tree(model, i)] if model.rowCount(i) else model.data(i) for i in rows]


def test_the_tree_goes_by_kind_then_who_then_other_spellings(session: Session) -> None:
    assert _tree(ParticipantsModel(session)) == [
        ["People", ["Ilse Brandt", "Mayor Ilse Brandt"], "Otto Quill"],
        ["Organizations", "Nordwerk"],
    ]


def test_who_has_no_name_stands_apart_and_last(qtbot: QtBot) -> None:
    base = storybook.chronicle()
    people = tuple(replace(p, reasons=(NAMELESS,)) if p.id == "p0" else p for p in base.participants)
    session = Session()
    session.set_chronicle(replace(base, participants=people), storybook.index())
    assert [group[0] for group in _tree(ParticipantsModel(session))] == ["People", "Organizations", "Without a name"]


def test_in_the_table_names_come_before_what_somebody_is_only_called(qtbot: QtBot) -> None:
    base = storybook.chronicle()
    crowd = Participant("p9", "Residents", EntityKind.PERSON, reasons=(NAMELESS,))
    both = (EventParticipant("p9", "Residents", Role.AGENT), *base.events[1].participants)
    events = tuple(replace(e, participants=both) if n == 1 else e for n, e in enumerate(base.events))
    session = Session()
    session.set_chronicle(replace(base, participants=(*base.participants, crowd), events=events), storybook.index())
    assert _column(EventsModel(session), "Participants") == ["Nordwerk", "Ilse Brandt, residents", "Nordwerk"]


def test_names_are_narrowed_also_by_other_spellings(session: Session) -> None:
    model = ParticipantsModel(session)
    model.set_needle("MAYOR")
    assert _tree(model) == [["People", ["Ilse Brandt", "Mayor Ilse Brandt"]]]


def test_counts_follow_other_filters_but_not_their_own(session: Session) -> None:
    model = ParticipantsModel(session)
    session.shownChanged.connect(model.recount)

    def counts() -> dict[str, int]:
        places = [model.index_of(key) for key in ("p0", "p1", "p2")]
        return {model.data(i, KEY): model.data(i, COUNT) for i in places}

    assert counts() == {"p0": 1, "p1": 2, "p2": 1}
    session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    assert counts() == {"p0": 1, "p1": 2, "p2": 1}
    session.set_filters(Filters(frozenset({"p0"}), text="yard"), Origin.SEARCH)
    assert counts() == {"p0": 0, "p1": 1, "p2": 0}


def test_a_check_asks_and_the_session_decides(session: Session, qtbot: QtBot) -> None:
    model = ParticipantsModel(session)
    place = model.index_of("p1")
    with qtbot.waitSignal(model.checkedChanged) as heard:
        assert model.setData(place, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert heard.args[0] == {"p1"}
    assert model.data(place, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    session.set_filters(Filters(frozenset({"p1"})), Origin.PARTICIPANTS)
    assert model.data(place, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_report_has_a_row_for_every_file_bad_ones_first(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = ReportModel()
    model.show(storybook.chronicle())
    qtmodeltester.check(model)
    assert [row.path for row in model.rows] == ["scan.bin", "yard.txt", "bridge.txt", "post/letter.txt"]
    assert model.counts() == {"read": 3, "failed": 1}
    assert model.rows[0].notes == ("This is not a text.",)
    assert model.rows[1].notes == ("Very short.",)
    assert model.rows[2].events == 2
    assert model.rows[2].published == "10 May 2031"
    for column in range(model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
    assert {row.path for row in model.rows} == {f.path for f in storybook.chronicle().files}


def test_models_of_nothing(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    empty = Session()
    for model in (EventsModel(empty), EventsModel(empty, dated=False), ParticipantsModel(empty), ReportModel()):
        qtmodeltester.check(model)
        assert model.rowCount() == 0
    assert report_rows(Chronicle()) == []
    assert len(EventIndex.empty()) == 0
