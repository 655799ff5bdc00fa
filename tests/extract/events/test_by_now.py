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


@pytest.mark.parametrize(
    ("above", "said", "by_then"),
    [
        (DEEP, "Holt has fled from Halden to Graz.", True),
        (DEEP, "Holt has meanwhile fled from Halden to Graz.", False),
        (f"The council met on Friday. {DEEP}", "Holt has fled from Halden to Graz.", False),
        (FAR_ABOVE, "Holt has fled from Halden to Graz.", False),
    ],
)
def test_what_has_come_about_far_down_in_an_essay_was_on_any_day(above: str, said: str, by_then: bool) -> None:
    assert Read(f"{above} {said}", "Karl Holt", places="Halden, Graz").events[-1].by_then is by_then


@pytest.mark.parametrize(
    ("said", "time"),
    [("Holt fled from Halden at 17:10.", None), ("5.10pm: Holt fled from Halden.", "5.10pm")],
)
def test_an_hour_far_down_is_of_a_day_that_is_not_told(said: str, time: str | None) -> None:
    read = Read(f"{FAR_ABOVE} {said}", "Karl Holt", places="Halden, Graz")
    assert read.when(read.told_by("fled")) == time


def test_a_sum_since_some_day_is_of_now() -> None:
    read = Read(f"{ABOVE} Since the fever came in May, 717 people have died in Halden.", places="Halden")
    event = read.told_by("died")
    assert (event.background, event.by_then, event.time) == (False, True, None)


@pytest.mark.parametrize(
    ("said", "verb", "ahead"),
    [
        ("Holt said he would resign on Tuesday.", "resign", True),
        ("Holt said he resigned on Tuesday.", "resigned", False),
    ],
)
def test_what_would_come_may_lie_ahead(said: str, verb: str, ahead: bool) -> None:
    assert Read(said, "Karl Holt").told_by(verb).may_come is ahead


@pytest.mark.parametrize(
    ("said", "verb", "by_then", "giver"),
    [
        ("Holt asked for the post and had been there since May.", "asked", True, None),
        ("Holt asked for the post and was given it.", "asked", False, "sold"),
        ("At the trial, Holt fled from Halden.", "fled", True, None),
        ("At the gate, Holt fled from Halden.", "fled", False, "sold"),
        ("Holt fled from Halden a few days after the wedding.", "fled", True, None),
        ("Three days before the guests came, Holt fled from Halden.", "fled", True, None),
        ("Holt fled from Halden after the wedding.", "fled", False, "sold"),
    ],
)
def test_what_was_some_days_before_is_not_of_the_day_told_last(
    said: str, verb: str, by_then: bool, giver: str | None
) -> None:
    read = Read(f"{ABOVE} Holt sold the boat on Friday. {said}", "Karl Holt", places="Halden")
    event = read.told_by(verb)
    told = None if event.date_from is None else read.events[event.date_from].trigger.of(read.text)
    assert (event.by_then, told) == (by_then, giver)


@pytest.mark.parametrize(
    ("said", "giver"),
    [
        ("The board said on 22 May it was closing the mill.", "said"),
        ("The board said on Friday it was closing the mill when the roof fell.", None),
    ],
)
def test_what_goes_on_as_it_is_said_is_of_the_day_it_is_said(said: str, giver: str | None) -> None:
    read = Read(f"{ABOVE} {said}")
    event = read.told_by("closing")
    assert (None if event.date_from is None else read.events[event.date_from].trigger.of(read.text)) == giver


@pytest.mark.parametrize(
    ("said", "shown"),
    [("He was due to marry.", False), ("He was due to marry on 5 June.", True), ("He is due to marry.", True)],
)
def test_what_was_due_without_a_day_is_no_plan(said: str, shown: bool) -> None:
    read = Read(f"{ABOVE} Karl Holt was hurt in Halden on Friday. {said}", "Karl Holt", places="Halden")
    assert any("marry" in line for line in read.headlines) is shown


def test_an_essay_tells_the_past_soon() -> None:
    def by_then(lede: str) -> bool:
        text = f"{lede} The fair is near. Holt fled from Halden to Graz. {DEEP}"
        return Read(text, "Karl Holt", places="Halden, Graz").told_by("fled").by_then

    assert by_then("The council meets.")
    assert not by_then("The council met on Friday.")


def test_how_many_it_were_by_now_is_of_no_day_told_before() -> None:
    read = Read(f"{ABOVE} A storm struck Halden on Friday. Forty people have died.", places="Halden")
    assert read.told_by("died").date_from is None


def test_what_goes_on_was_not_years_ago() -> None:
    read = Read("Halden is investing in a bridge, following a flood in 2003.", places="Halden")
    assert read.told_by("investing").perfect
    read = Read("Tomorrow Halden is investing in a bridge.", places="Halden")
    assert not read.told_by("investing").perfect


def test_lines_of_news_without_full_stops_are_no_captions() -> None:
    news = "A storm hit the coast.\n\nFour boats sank off Halden\n\nKarl Holt was rescued by a tug"
    for text in (news, news + "\n\nThe council meets in the hall."):
        assert not any(e.by_then for e in Read(text, "Karl Holt", places="Halden").events)
    alone = Read("A storm hit the coast.\n\nKarl Holt has sold the mill in Halden", "Karl Holt", places="Halden")
    assert not any(e.by_then for e in alone.events)
