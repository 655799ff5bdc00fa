"""The list of corrections for others."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tests.link import desk
from tests.link.making import ref
from timeline_app.core.edits import (
    KINDS,
    ArticleRef,
    Edit,
    Entry,
    EntryState,
    EventRef,
    SetDate,
    SetHeadline,
    SetNote,
    SetPublished,
    Star,
    TakeBack,
)
from timeline_app.core.errors import ExportError
from timeline_app.core.interval import Interval
from timeline_app.export.edits import _WHAT, COLUMNS, write_edits
from timeline_app.link.overlay import apply_edits

DAY = Interval.of_day(2031, 5, 3)


def rows(path: Path, *made: Edit, states: tuple[EntryState, ...] = ()) -> list[dict[str, str]]:
    base, linker = desk.linked()
    entries = (
        [replace(e, state=s) for e, s in zip(desk.journal(*made), states, strict=True)]
        if states
        else desk.journal(*made)
    )
    write_edits(entries, apply_edits(base, entries, linker.event_from), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == len(made)
    return found


def arch() -> EventRef:
    base, _ = desk.linked()
    return ref(base, next(e for e in base.events if "last arch" in e.headline))


def test_a_corrected_date_says_who_when_what_and_where_the_source_is(tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "edits.csv", SetDate(arch(), DAY, "3 May"))
    assert list(row) == list(COLUMNS)
    assert row == {
        "number": "1", "step": "1", "when": "2030-03-17T17:46:41Z", "who": "you", "what": "date",
        "of": "Nordwerk lifts the last arch", "before": "2 May 2031", "after": "3 May 2031", "state": "in force",
        "source": "bridge.txt", "quote": "Nordwerk had lifted the last arch on 2 May 2031.",
    }  # fmt: skip


def test_every_state_has_its_words(tmp_path: Path) -> None:
    lost = EventRef("none", "The moon falls")
    made = (Star(arch()), SetHeadline(arch(), "Up"), SetNote(arch(), "x"), Star(arch()), TakeBack((4,)), Star(lost))
    active, undone, dropped = EntryState.ACTIVE, EntryState.UNDONE, EntryState.DROPPED
    found = rows(tmp_path / "e.csv", *made, states=(active, undone, dropped, active, active, active))
    assert [row["state"] for row in found] == [
        "in force", "undone", "undone, then replaced", "taken back", "in force",
        "finds nothing to hang on: The event is not there any more.",
    ]  # fmt: skip


def test_a_publication_date_names_its_files(tmp_path: Path) -> None:
    articles = tuple(ArticleRef(a.content_hash, "old/" + a.path) for a in desk.read().articles[:2])
    (row,) = rows(tmp_path / "e.csv", SetPublished(articles, None))
    assert (row["what"], row["after"]) == ("publication date", "as found")
    assert row["source"] == "; ".join(a.path for a in desk.read().articles[:2])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_text_for_a_formula(tmp_path: Path, text: str) -> None:
    (row,) = rows(tmp_path / "e.csv", SetNote(arch(), text))
    assert row["after"] == "'" + text


def test_lines_quotes_and_half_letters_stay_in_their_cell(tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "e.csv", SetNote(arch(), 'two\nlines, "quoted" \ud800'))
    assert row["after"] == 'two\nlines, "quoted" ?'


def test_a_clock_set_to_nonsense_is_no_crash(tmp_path: Path) -> None:
    base, _ = desk.linked()
    write_edits([Entry(1, 1, Star(arch()), "you", 1 << 62)], base, tmp_path / "e.csv")
    assert str(1 << 62) in (tmp_path / "e.csv").read_text(encoding="utf-8-sig")


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="list of corrections cannot be written"):
        write_edits(desk.journal(Star(arch())), desk.linked()[0], tmp_path / "none" / "e.csv")


def test_every_kind_of_edit_has_a_name() -> None:
    assert set(_WHAT) == set(KINDS)
