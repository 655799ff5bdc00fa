"""A day without its year is of the year that the article gives it elsewhere; of these weeks it is of this year."""

from __future__ import annotations

import calendar
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Published
from timeline_app.core.calendar import civil_from_days, days_from_civil
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Direction
from timeline_app.extract.times import recognise
from timeline_app.link.resolve import resolve_times

IN_JUNE = days_from_civil(2020, 6, 18)


def values(text: str, day: int, direction: Direction = Direction.PAST, starts: tuple[int, ...] = ()) -> list[str]:
    times = tuple(replace(t, direction=direction) for t in recognise(text))
    facts = ArticleFacts("a1", "en", times=times, sentences=tuple(Span(s, len(text)) for s in starts))
    return [t.value for t in resolve_times(facts, Published(Interval.of_days(day, day), "", 1.0))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "She vanished on 4 March, a friend says. The trial for what was done on 4 March 2011 has begun.",
            "2011-03-04",
        ),
        (
            "She vanished on 4 March, a friend says. On 9 March 2011 her boat was found, on 2 May 2011 her hat.",
            "2011-03-04",
        ),
        ("She vanished on 4 March, a friend says. On 9 March 2011 her boat was found.", "2020-03-04"),
        ("She vanished on 4 March, a friend says. It was a cold March 2011.", "2020-03-04"),
        ("She vanished on 4 March, a friend says. On 4 March 2011 and 4 March 2012 boats sank.", "2020-03-04"),
        ("She vanished on 4 March, a friend says. On 9 March 2011 and 9 March 2020 boats sank.", "2020-03-04"),
        ("She vanished on 4 March, a friend says. On 4 March 2031 it will be over.", "2020-03-04"),
        ("She left on 30 May, a friend says. On 9 May 2011 her boat was found, on 2 July 2011 her hat.", "2020-05-30"),
    ],
)
def test_the_article_tells_the_year_of_a_day_elsewhere(text: str, value: str) -> None:
    assert values(text, IN_JUNE)[0] == value
    assert values(text, IN_JUNE, Direction.FUTURE)[0] >= "2020"


def test_a_story_goes_on_and_never_back_within_its_year() -> None:
    text = "The mill burned on 4 March 2011. It reopened on 9 September 2011. On {} the council sold it."
    assert values(text.format("20 March"), IN_JUNE)[-1] == "2020-03-20"
    assert values(text.format("20 September"), IN_JUNE)[-1] == "2011-09-20"


def test_the_nearest_reading_is_offered_beside_that_of_the_named_year() -> None:
    text = "She vanished on 4 March, a friend says. The trial for what was done on 4 March 2011 has begun."
    facts = ArticleFacts("a1", "en", times=tuple(replace(t, direction=Direction.PAST) for t in recognise(text)))
    first, _ = resolve_times(facts, Published(Interval.of_days(IN_JUNE, IN_JUNE), "", 1.0))
    assert first.alternatives[0].value == "2020-03-04"


@given(st.integers(days_from_civil(1995, 1, 1), days_from_civil(2090, 1, 1)), st.integers(-14, 14))
def test_what_is_of_these_days_stays_there(day: int, off: int) -> None:
    """On the anniversary of something told with its year the same day without one is mostly this year's."""
    year, month, number = civil_from_days(day + off)
    if (month, number) != (2, 29):
        name = calendar.month_name[month]
        text = f"They met on {number} {name}, as was done since {number} {name} 1987."
        assert values(text, day)[0] == f"{year:04}-{month:02}-{number:02}"


def test_what_opens_its_sentence_in_the_past_never_lies_far_ahead() -> None:
    text = "On 17 July the council met."
    assert values(text, IN_JUNE, starts=(0,)) == ["2019-07-17"]
    assert values(text, IN_JUNE, Direction.FUTURE, (0,)) == ["2020-07-17"]
    assert values("On 21 June the council met.", IN_JUNE, starts=(0,)) == ["2020-06-21"]  # dated a little too early


def test_a_month_told_as_over_is_not_the_one_that_begins_in_two_days() -> None:
    text = "In January the mill burned down."
    assert values(text, days_from_civil(2022, 12, 30), starts=(0,)) == ["2022-01"]
    assert values(text, days_from_civil(2022, 12, 30), Direction.FUTURE, (0,)) == ["2023-01"]


def test_what_follows_a_month_of_last_year_is_not_to_come() -> None:
    text = "The storm closed the zoo in March last year. Berg fed the bears until it opened again in June."
    assert values(text, days_from_civil(2021, 4, 29)) == ["2020-03", "2020-06"]
    assert values("Berg fed the bears until it opened again in June.", days_from_civil(2021, 4, 29)) == ["2021-06"]
