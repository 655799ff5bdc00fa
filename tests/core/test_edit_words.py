from __future__ import annotations

import pytest

from timeline_app.core import edits
from timeline_app.core.edit_words import title, told
from timeline_app.core.edits import KINDS, ArticleRef, Edit, EventRef, ParticipantRef, Passage
from timeline_app.core.facts import EntityKind, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span

_EVENT = EventRef("k1", "Ana Brun resigns")
_OTHER = EventRef("k2", "Ana Brun steps down")
_ANA = ParticipantRef("Ana Brun", EntityKind.PERSON, ("Ana Brun", "Brun"))
_DAY = Interval.of_day(2026, 1, 16)
_ARTICLE = ArticleRef("hash", "in/a.txt")

_ALL: list[tuple[Edit, str]] = [
    (edits.SetDate(_EVENT, _DAY), "Date of “Ana Brun resigns”: 16 January 2026"),
    (edits.SetDate(_EVENT, None), "Date of “Ana Brun resigns”: no date"),
    (edits.SetHeadline(_EVENT, "Brun goes"), "Headline of “Ana Brun resigns”: “Brun goes”"),
    (edits.SetKind(_EVENT, "economic_move"), "Kind of “Ana Brun resigns”: economic move"),
    (edits.SetPlace(_EVENT, None), "Place of “Ana Brun resigns”: none"),
    (edits.AddParticipant(_EVENT, _ANA, Role.AGENT), "Ana Brun in “Ana Brun resigns”: who did it"),
    (edits.RemoveParticipant(_EVENT, _ANA), "Ana Brun not in “Ana Brun resigns”"),
    (edits.MergeEvents((_EVENT, _OTHER)), "2 events merged into “Ana Brun resigns”: “Ana Brun steps down”"),
    (
        edits.SplitEvent(_EVENT, (Passage(_ARTICLE, Span(0, 4), "She went."),)),
        "Another event split from “Ana Brun resigns”: “She went.”",
    ),
    (edits.AddEvent("k3", "Brun returns", _DAY, "other"), "New event “Brun returns”: 16 January 2026"),
    (edits.Hide(_EVENT), "Hidden: “Ana Brun resigns”"),
    (edits.Hide(_EVENT, False), "Shown again: “Ana Brun resigns”"),
    (edits.Star(_EVENT), "Star for “Ana Brun resigns”"),
    (edits.SetTags(_EVENT, ("a", "b")), "Tags of “Ana Brun resigns”: a, b"),
    (edits.SetNote(_EVENT, "ask\nher"), "Note on “Ana Brun resigns”: “ask her”"),
    (edits.Check(_EVENT), "Checked: “Ana Brun resigns”"),
    (edits.SetPublished((_ARTICLE,), _DAY), "Publication date of a.txt: 16 January 2026"),
    (edits.SetPublished((_ARTICLE, _ARTICLE), None), "Publication date of 2 articles: as found"),
    (edits.RenameParticipant(_ANA, "Anna Brun", EntityKind.PERSON), "Name of Ana Brun: Anna Brun"),
    (edits.RenameParticipant(_ANA, "Ana Brun", EntityKind.PLACE), "Kind of Ana Brun: place"),
    (edits.MergeParticipants((_ANA, ParticipantRef("A. Brun", EntityKind.PERSON))), "Merged into Ana Brun: A. Brun"),
    (edits.SplitParticipant(_ANA, ("Brun",)), "Split from Ana Brun: Brun"),
    (edits.TakeBack((3, 4)), "2 corrections taken back"),
]


@pytest.mark.parametrize(("edit", "words"), _ALL)
def test_every_edit_is_told_in_plain_words(edit: Edit, words: str) -> None:
    assert told(edit) == words
    assert words.startswith(title(edit))


def test_no_kind_of_edit_is_left_out() -> None:
    assert {type(edit) for edit, _ in _ALL} == set(KINDS)


def test_long_headlines_are_cut() -> None:
    assert len(title(edits.Star(EventRef("k", "word " * 100)))) < 80
