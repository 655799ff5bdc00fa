"""A day without its year, told right after a whole date of long ago, goes on with that story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Published
from timeline_app.core.calendar import days_from_civil
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.timex import Direction
from timeline_app.extract.times import recognise
from timeline_app.link.resolve import resolve_times


def values(text: str, day: int, first: Direction = Direction.PAST, last: Direction = Direction.PAST) -> list[str]:
    one, two = recognise(text)
    times = replace(one, direction=first), replace(two, direction=last)
    facts = ArticleFacts("a1", "en", times=times)
    return [t.value for t in resolve_times(facts, Published(Interval.of_days(day, day), "", 1.0))]


IN_JUNE = days_from_civil(2020, 6, 18)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill burned on 23 September 1987. Its bell was found on 2 October.", "1987-10-02"),
        ("The mill burned on 23 December 1987. Its bell was found on 2 January.", "1988-01-02"),
        ("The mill burned on 23 September 2019. Its bell was found on 2 January.", "2020-01-02"),  # of this story
        ("The mill burned on 23 September 1987. Its bell was sold on 2 June.", "2020-06-02"),  # news
        ("The mill burned on 23 March 1987. Its bell was sold on 2 November.", "2019-11-02"),  # long after
    ],
)
def test_a_day_right_after_a_whole_date_of_long_ago_goes_on_with_it(text: str, value: str) -> None:
    assert values(text, IN_JUNE)[1] == value


def test_a_birth_or_what_is_to_come_does_not_go_on() -> None:
    text = "The mill burned on 23 September 1987. Its bell was found on 2 October."
    assert values(text, IN_JUNE, first=Direction.BEFORE_PAST)[1] == "2019-10-02"
    assert values(text, IN_JUNE, last=Direction.FUTURE)[1] == "2020-10-02"


@given(st.integers(days_from_civil(1950, 1, 1), days_from_civil(2090, 1, 1)))
def test_news_stays_news(day: int) -> None:
    """What is told of the weeks before the article is of them, whatever old date stands before it."""
    text = "The mill burned on 23 September 1937. Its bell was sold on 2 June."
    value = values(text, day)[1]
    year = int(value[:4])
    late = any(0 <= day - days_from_civil(y, 6, 2) <= 120 for y in (year - 1, year, year + 1))
    assert year > 1937 or not late
