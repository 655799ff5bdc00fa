from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY
from timeline_app.core.date_entry import parse_date, unfinished, write_date
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.wording import describe


@pytest.mark.parametrize(
    ("typed", "edtf", "lasts"),
    [
        ("8/??/99", "1999-08", False),
        ("??/8/1999", "1999-08", False),
        ("??/??/1999", "1999", False),
        ("2024-01-xx", "2024-01", False),
        ("199?", "199X", False),
        ("19xx", "19XX", False),
        ("1850~", "1850~", False),
        ("2024?", "2024~", False),
        ("c. 1850", "1850~", False),
        ("about 44 BCE", "-0043~", False),
        ("before 1850", "../1849-12-31", False),
        ("until 1850", "../1850-12-31", False),
        ("after May 2020", "2020-06-01/..", False),
        ("since May 2020", "2020-05-01/..", False),
        ("..2020", "../2020-12-31", False),
        ("2020..", "2020-01-01/..", False),
        ("3..5 May 2024", "2024-05-03/2024-05-05", True),
        ("from 3 to 5 May 2024", "2024-05-03/2024-05-05", True),
        ("2024-05-03/2024-05-05", "2024-05-03/2024-05-05", True),
        ("1914..1918", "1914/1918", True),
        ("between 3 and 5 May 2024", "2024-05-03/2024-05-05", False),
        ("3–5 May 2024", "2024-05-03/2024-05-05", False),
        ("3-5 May 2024", "2024-05-03/2024-05-05", False),
        ("28 Nov – 3 Dec 2021", "2021-11-28/2021-12-03", False),
        ("28 Dec – 3 Jan 2022", "2021-12-28/2022-01-03", False),
        ("Nov–Feb 2022", "2021-11/2022-02", False),
        ("1914-18", "1914/1918", False),
        ("50–44 BCE", "-0049/-0043", False),
        ("20th century", "1901/2000", False),
        ("1st century BCE", "-0099/0000", False),
        ("Q1 2024", "2024-01/2024-03", False),
        ("AD 476", "0476", False),
        ("28 Jan ’24", "2024-01-28", False),
        ("Thursday, 15 January 2026", "2026-01-15", False),
        ("15 January 2026, 9:30", "2026-01-15T09:30", False),
        ("15 January 2026 at 9:30 pm", "2026-01-15T21:30", False),
        ("2026-01-15T09:30", "2026-01-15T09:30", False),
    ],
)
def test_dates_as_people_type_them(typed: str, edtf: str, lasts: bool) -> None:
    assert (parse_date(typed).edtf(), parse_date(typed).spans) == (edtf, lasts)


@pytest.mark.parametrize(
    ("typed", "edtf"), [("28 Jan", "2024-01-28"), ("Jan 28", "2024-01-28"), ("28/1", "2024-01-28"), ("May", "2024-05")]
)
def test_the_year_may_go_without_saying(typed: str, edtf: str) -> None:
    assert parse_date(typed, year=2024).edtf() == edtf
    with pytest.raises(UsageError, match="Which year"):
        parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2024-13", "no month 13"),
        ("28/??/99", "no month 28"),
        ("30 Feb 2024", "February 2024 has 29 days"),
        ("0 BCE", "no year 0"),
        ("5 May 2024 to 3 May 2024", "3 May 2024 is before 5 May 2024"),
        ("5 May 2024 25:00", "no time 25:00"),
        ("5 May 2024 10:00-9:00", "ends before it begins"),
        ("5 Mayhem 2020", "not a date"),
        ("last week", "not a date"),
        ("between soon and later", "not a date"),
        ("0th century", "no century 0"),
        ("9" * 30, "not a date"),
        ("1 " * 5000, "not a date"),
    ],
)
def test_the_reason_says_what_is_wrong(typed: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        parse_date(typed)


def test_what_is_being_typed_is_not_called_wrong_too_early() -> None:
    assert [unfinished(t) for t in ("28 J", "28 Ja", "bef", "between 3 and 5 M", "~", "3..")] == [True] * 6
    assert [unfinished(t) for t in ("28 Jx", "31/4/2024", "soonish", "")] == [False] * 4


_SINGLE = st.one_of(
    st.builds(lambda d: Interval.of_days(d, d), st.integers(-1_000_000, 1_000_000)),
    st.builds(Interval.of_month, st.integers(-9999, 99_999), st.integers(1, 12)),
    st.builds(Interval.of_year, st.integers(-9999, 99_999)),
    st.builds(lambda y: Interval.of_years(y * 10, y * 10 + 9, Grain.DECADE), st.integers(100, 300)),
    st.builds(lambda c: Interval.of_years(c * 100 + 1, c * 100 + 100, Grain.CENTURY), st.integers(0, 30)),
    st.builds(
        lambda d, m: Interval(d * DAY + m * 60, d * DAY + m * 60 + 60, Grain.MINUTE),
        st.integers(-900_000, 900_000),
        st.integers(0, 1439),
    ),
)


@given(_SINGLE, st.booleans(), st.booleans())
@example(Interval.of_month(24, 1), False, False)
@example(Interval.of_day(24, 3, 15), False, False)
@example(Interval.of_year(5), True, True)
def test_what_is_written_is_read_as_the_same(when: Interval, about: bool, month_first: bool) -> None:
    when = when.approximately() if about else when
    assert parse_date(write_date(when), month_first) == when


_DAYS = st.integers(-1_000_000, 1_000_000)


@given(_DAYS, st.integers(0, 4000), st.booleans(), st.sampled_from(["closed", "before", "after"]))
@example(-719_162 - 400, 100, False, "closed")
def test_every_stretch_is_read_to_the_same_second(first: int, days: int, lasts: bool, side: str) -> None:
    start, end = first * DAY, (first + days + 1) * DAY
    lasts = lasts and side == "closed" and days > 0
    when = Interval(None if side == "before" else start, None if side == "after" else end, Grain.DAY, spans=lasts)
    again = parse_date(write_date(when))
    assert (again.start, again.end, again.spans) == (when.start, when.end, when.spans)


@given(st.text(alphabet="0123456789 -/.~?xabcdefjmnuoy–,:'", max_size=24), st.booleans())
@example("9999999..", False)
def test_what_was_read_once_is_written_so_that_it_is_read_again(typed: str, month_first: bool) -> None:
    try:
        when = parse_date(typed, month_first, year=2024)
    except UsageError as error:
        assert str(error)
        return
    again = parse_date(write_date(when), month_first)
    assert (again.start, again.end, again.approximate) == (when.start, when.end, when.approximate)
    assert describe(again) == describe(when)
