"""Two dates that are the ends of one stretch: laws of what is joined, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline_app.core.article import Published
from timeline_app.core.calendar import civil_from_days, days_from_civil
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.timex import ResolvedTime
from timeline_app.core.wording import MONTHS
from timeline_app.extract.times import recognise
from timeline_app.link.resolve import resolve_times

days = st.integers(days_from_civil(1100, 1, 1), days_from_civil(2099, 1, 1))
PUBLISHED = Published(Interval.of_day(2024, 3, 12), "2024-03-12", 1.0)
BETWEEN = ["{} – {}", "from {} to {}", "from {} until {}", "between {} and {}", "{} through {}", "({}–{})"]


def read(text: str) -> tuple[ResolvedTime, ...]:
    return resolve_times(ArticleFacts("a1", "en", times=recognise(text)), PUBLISHED)


def written(day: int, day_first: bool, year: bool = True) -> str:
    y, m, d = civil_from_days(day)
    whole = f"{d} {MONTHS[m - 1]}" if day_first else f"{MONTHS[m - 1]} {d}"
    return whole if not year else f"{whole} {y}" if day_first else f"{whole}, {y}"


@given(st.sampled_from(BETWEEN), days, st.integers(1, 4000), st.booleans())
def test_two_whole_dates_span_all_between_them(how: str, first: int, length: int, day_first: bool) -> None:
    start, end = read(how.format(written(first, day_first), written(first + length, day_first)))
    assert start.interval is not None and end.interval is not None
    assert (start.interval.first, start.interval.last, start.interval.spans) == (first, first + length, True)
    assert end.interval.first == end.interval.last == first + length


@given(st.sampled_from(BETWEEN), days, st.integers(1, 300))
def test_a_year_named_once_is_that_of_the_day_beside_it(how: str, first: int, length: int) -> None:
    start, _ = read(how.format(written(first, True, year=False), written(first + length, True)))
    assert start.interval is not None
    assert (start.interval.first, start.interval.last) == (first, first + length)


@given(st.sampled_from(BETWEEN), days, st.integers(1, 4000))
def test_what_ends_before_it_begins_is_no_stretch(how: str, first: int, length: int) -> None:
    start, end = read(how.format(written(first + length, True), written(first, True)))
    assert start.interval is not None and end.interval is not None
    assert (start.interval.is_day, end.interval.is_day) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "It was put off from 5 May 2019 to 9 June 2019.",
        "On 5 May 2019 and 9 June 2019 they met.",
        "He came on 5 May 2019, then on 9 June 2019.",
        "They met on 5 May 2019.\n- 9 June 2019 was free.",
        "In 2019 to May 2020 they added June.",
    ],
)
def test_two_dates_beside_each_other_are_two_dates(text: str) -> None:
    assert not any(t.interval is not None and t.interval.spans for t in read(text))


@pytest.mark.parametrize("today", ["2023-12-01", "2024-03-12", "2024-05-04", "2024-08-30"])
def test_both_ends_without_a_year_are_of_one_stretch(today: str) -> None:
    published = Published(Interval.parse(today), today, 1.0)
    times = resolve_times(ArticleFacts("a1", "en", times=recognise("The fair ran from 3 to 5 May.")), published)
    start, end = (t.interval for t in times)
    assert start is not None and end is not None
    assert (start.last, start.first) == (end.first, (end.first or 0) - 2)


LISTS = ["on {} and on {}", "on {} and {}", "on {}, and again on {}", "on {}, and {}"]


@given(st.sampled_from(LISTS), days, st.integers(1, 364))
def test_the_dates_of_a_list_have_one_year_and_stay_apart(how: str, first: int, later: int) -> None:
    last = first + later
    assume(civil_from_days(first)[0] == civil_from_days(last)[0])
    one, other = read(how.format(written(first, True, year=False), written(last, True)))
    assert one.interval is not None and other.interval is not None
    assert (one.interval.first, one.interval.last) == (first, first)
    assert (other.interval.first, other.interval.last) == (last, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fair opens on 3 June, and on 9 May 2018 the old hall burned down.", "2024-06-03"),
        ("The fair opens on 3 March, and on 9 May 2018 the old hall burned down.", "2024-03-03"),
        ("Holt was hurt on 30 December and on 4 May 2018 he died.", "2023-12-30"),
        ("Holt was hurt on 30 December 2017 and on 4 January he died.", "2017-12-30"),
    ],
)
def test_a_year_goes_over_to_no_other_clause_and_across_no_new_year(text: str, value: str) -> None:
    assert read(text)[0].value == value
