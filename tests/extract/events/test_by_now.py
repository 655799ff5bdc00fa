"""What an article tells as known by its day was on some day up to then; what it is about was on its day."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

ABOVE = "The council meets. The fair is near. The hall is full."
FAR_ABOVE = f"{ABOVE} The lamps are lit. The tea is hot."
DEEP = f"{FAR_ABOVE} {FAR_ABOVE} The cups are blue."


@pytest.mark.parametrize(
    ("said", "by_then"),
    [
        ("Forty people have died of the fever.", True),
        ("Police have searched the mill twice.", True),
        ("Holt has denied stealing the boat in Halden.", True),
        ("Holt has pleaded guilty to theft.", True),
        ("Holt is charged with theft.", True),
        ("Holt has fled from Halden to Graz.", False),
        ("Forty people died of the fever.", False),
    ],
)
def test_what_has_come_about_by_now_was_on_some_day(said: str, by_then: bool) -> None:
    assert Read(f"{ABOVE} {said}", "Karl Holt").events[-1].by_then is by_then
    assert not any(e.by_then for e in Read(said, "Karl Holt").events), "the news of the day"


@pytest.mark.parametrize(
    ("said", "by_then"),
    [
        ("Holt fled from Halden to Graz.", True),
        ("Holt was arrested by the harbour police.", True),
        ("Holt has been convicted of theft.", True),
        ("Holt has fled from Halden to Graz.", False),
        ("Holt just fled from Halden to Graz.", False),
        ("Holt denied that he had sold the boat.", False),
        ("Holt is fleeing from Halden to Graz.", False),
    ],
)
def test_behind_the_news_the_past_is_of_any_day(said: str, by_then: bool) -> None:
    assert Read(f"{FAR_ABOVE} {said}", "Karl Holt", places="Halden, Graz").events[-1].by_then is by_then


def test_what_is_told_in_the_past_goes_on_from_the_day_told_before_it() -> None:
    read = Read(f"{FAR_ABOVE} Holt sold the boat on Friday. He fled from Halden to Graz.", "Karl Holt", places="Halden")
    event = read.told_by("fled")
    assert event.date_from is not None and read.events[event.date_from].trigger.of(read.text) == "sold"


@pytest.mark.parametrize(
    ("said", "by_then"),
    [("A bomb kills nine in Halden.", True), ("Holt opens the fair in Halden.", False)],
)
def test_far_down_the_present_tells_a_history(said: str, by_then: bool) -> None:
    assert Read(f"{DEEP} {said}", "Karl Holt", places="Halden").events[-1].by_then is by_then
    assert not Read(f"{FAR_ABOVE} {said}", "Karl Holt", places="Halden").events[-1].by_then


@pytest.mark.parametrize(
    ("line", "by_then"),
    [
        ("Karl Holt founded the mill in Halden", True),
        ("Karl Holt has sold the mill in Halden", True),
        ("Karl Holt founded the mill in Halden.", False),
        ('Karl Holt founded the mill in Halden, "for good."', False),
        ("Karl Holt founds the mill in Halden", False),
    ],
)
def test_a_line_below_a_picture_tells_of_any_day(line: str, by_then: bool) -> None:
    council = "The council meets in the hall."
    read = Read(f"{council}\n\n{line}\n\n{council}", "Karl Holt", places="Halden")
    assert next(e for e in read.events if "mill" in e.headline).by_then is by_then
    first = Read(f"{line}\n\n{council}", "Karl Holt", places="Halden")
    assert not first.events[0].by_then, "it may be the headline"


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("The fair in Halden opens on Monday.", True),
        ("Holt spoke of Monday's election in Halden.", True),
        ("The fair in Halden opened on Monday.", False),
        ("Holt spoke of Monday's attack in Halden.", False),
    ],
)
def test_what_may_be_yet_to_come(said: str, comes: bool) -> None:
    read = Read(said, "Karl Holt", places="Halden")
    assert any(e.may_come and e.time is not None for e in read.events) is comes
