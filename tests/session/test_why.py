"""The answer to “why this date?” where the user set it."""

from __future__ import annotations

from tests.link import desk
from tests.link.making import ref
from timeline_app.core.chronicle import Event
from timeline_app.core.edits import AddEvent, Edit, SetDate
from timeline_app.core.interval import Interval
from timeline_app.link.overlay import apply_edits
from timeline_app.session.why import why

DAY = Interval.of_day(2031, 5, 9)


def answer(words: str, *edits: Edit) -> dict[str, str]:
    base, linker = desk.linked()
    chronicle = apply_edits(base, desk.journal(*edits), linker.event_from)
    event = next(e for e in chronicle.events if words in e.headline)
    mention = event.main if event.mentions else None
    linked = next((a for a in chronicle.articles if mention and a.article.id == mention.article), None)
    return {s.label: s.words for s in why(event, mention, linked)}


def found(words: str) -> Event:
    return next(e for e in desk.linked()[0].events if words in e.headline)


def test_a_date_that_the_user_set_says_so_and_what_it_was() -> None:
    base, _ = desk.linked()
    said = answer("last arch", SetDate(ref(base, found("last arch")), DAY, "9 May"))
    assert said["Set by"] == "You, on 17 March 2030. Before, it was 2 May 2031."
    assert said["Here"] == "Friday, 2 May 2031"
    assert "Sure" not in said
    assert "Settled" not in said


def test_a_date_that_was_found_is_explained_as_before() -> None:
    said = answer("last arch")
    assert "Set by" not in said
    assert "Sure" in said


def test_an_event_that_the_user_added_needs_no_words_in_the_text() -> None:
    said = answer("The flood", AddEvent("mine", "The flood", DAY, "other"))
    assert said["Set by"] == "You, on 17 March 2030."
    assert "Words" not in said
