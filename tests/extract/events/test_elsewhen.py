"""What its own words, or those before it, say to have been at another time is of no day of the story."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

NEWS = "Tomas Okoro sold the mill in Halden on Friday. The price was high. Anna Lindqvist wept."


def told(text: str, trigger: str) -> tuple[bool, bool, str | None]:
    """Whether the event is background, whether it was only by the article's day, and whose day it takes."""
    read = Read(f"{NEWS} {text}", people="Anna Lindqvist, Tomas Okoro", places="Halden")
    event = read.told_by(trigger)
    giver = None if event.date_from is None else read.events[event.date_from].trigger.of(read.text)
    return event.background, event.by_then, giver


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("At 14, Anna Lindqvist fled to Bergen.", "fled"),
        ("Anna Lindqvist fled to Bergen at 16.", "fled"),
        ("Anna Lindqvist sang for the king at the age of seven.", "sang"),
        ("Anna Lindqvist led the port for six years.", "led"),
        ("Anna Lindqvist spent three years in the tower of Halden.", "spent"),
        ("Originally from Bergen, Anna Lindqvist moved to Halden.", "moved"),
        ("Anna Lindqvist first met the king in Halden.", "met"),
        ("Anna Lindqvist famously met the king in Halden.", "met"),
        ("Anna Lindqvist met the king in Halden during the same period.", "met"),
        ("Anna Lindqvist praised the mayor at a recent concert in Halden.", "praised"),
        ("Anna Lindqvist was given a key at 4.15 am on the day of the flood.", "given"),
    ],
)
def test_its_own_words_say_that_it_was_at_another_time(text: str, trigger: str) -> None:
    assert told(text, trigger) == (True, False, None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("At 70, Anna Lindqvist fled to Bergen.", "fled"),
        ("The shares closed at 14 in Halden.", "closed"),
        ("Anna Lindqvist led the port for six hours.", "led"),
        ("Anna Lindqvist was jailed for six years.", "jailed"),
        ("The first guest met the king in Halden.", "met"),
        ("Anna Lindqvist first shot the mayor of Halden.", "shot"),
        ("At a recent gala, Tomas Okoro was shot in Halden.", "shot"),
        ("Long after dusk, thieves robbed the museum in Halden.", "robbed"),
        ("Anna Lindqvist died at 14 in Halden.", "died"),
        ("Anna Lindqvist was arrested at 14 in Halden.", "arrested"),
        ("Anna Lindqvist left the mill at 8.", "left"),
    ],
)
def test_news_of_like_words_is_of_the_day_told(text: str, trigger: str) -> None:
    background, _, _ = told(text, trigger)
    assert not background


def test_the_news_itself_has_its_hour() -> None:
    read = Read("At 7, Anna Lindqvist fled to Bergen.", people="Anna Lindqvist", places="Halden")
    assert [e.background for e in read.events] == [False]


def test_what_goes_on_about_the_same_takes_no_day_told_before() -> None:
    moved, joined = "At 14, Anna Lindqvist moved to Oslo.", "Lindqvist joined a circus in Bergen."
    assert told(f"{moved} {joined}", "joined") == (False, True, None)
    assert told(f"{moved} Lindqvist was stabbed in Halden.", "stabbed")[1:] == (False, "sold")
    assert told(f"{moved} Tomas Okoro joined a circus in Bergen.", "joined")[1] is False


@pytest.mark.parametrize(("ago", "elsewhen"), [("Weeks", True), ("Hours", False)])
def test_days_after_something_that_was_not_on_the_day_of_the_article(ago: str, elsewhen: bool) -> None:
    read = Read(f"{NEWS} {ago} after a flood destroyed the harbour of Halden, the ferry sails again.")
    destroyed = next(e for e in read.events if "flood" in e.headline)
    assert destroyed.background is elsewhen
