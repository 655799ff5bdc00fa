from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.date_entry import parse_date
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.wording import certainty, describe, describe_long, level


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-01-15", "15 January 2026"),
        ("2026-01", "January 2026"),
        ("2026", "2026"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("199X", "the 1990s"),
        ("19XX", "the 20th century"),
        ("1850~", "about 1850"),
        ("2021-12-11/2021-12-31", "11–31 December 2021"),
        ("2021-11-28/2021-12-03", "28 November – 3 December 2021"),
        ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
        ("2021-03/2021-05", "March–May 2021"),
        ("2021-11/2022-02", "November 2021 – February 2022"),
        ("2011/2014", "2011–2014"),
        ("../2020-05-04", "up to 4 May 2020"),
        ("2020-05-04/..", "from 4 May 2020 on"),
        ("2020-05/..", "from May 2020 on"),
        ("2026-01-15T09:30", "15 January 2026, 9:30"),
    ],
)
def test_intervals_in_words(edtf: str, words: str) -> None:
    assert describe(Interval.parse(edtf)) == words


def test_part_of_a_day_has_a_name() -> None:
    day = Interval.of_day(2026, 1, 15).start
    assert day is not None
    morning = Interval(day + 6 * 3600, day + 12 * 3600, Grain.HOUR)
    evening = Interval(day + 17 * 3600, day + 22 * 3600, Grain.HOUR)
    hour = Interval(day + 15 * 3600, day + 16 * 3600, Grain.HOUR)
    assert describe(morning) == "15 January 2026, morning"
    assert describe(evening) == "15 January 2026, evening"
    assert describe(hour) == "15 January 2026, 15:00–16:00"


def test_the_weekday_of_a_single_day() -> None:
    assert describe_long(Interval.parse("2026-01-15")) == "Thursday, 15 January 2026"
    assert describe_long(Interval.parse("2026-01")) == "January 2026"


def test_what_is_not_known_is_said() -> None:
    assert certainty(Interval.parse("2026-01-15")) == ""
    assert "month" in certainty(Interval.parse("2026-01"))
    assert "approximate" in certainty(Interval.parse("1850~"))
    assert certainty(None) == "no date is given"


@given(st.floats(0, 1))
def test_every_confidence_has_a_word(confidence: float) -> None:
    assert level(confidence)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2024", "2024"),
        ("Jan 2024", "2024-01"),
        ("january 2024", "2024-01"),
        ("Sept. 2024", "2024-09"),
        ("28/01/24", "2024-01-28"),
        ("28.1.2024", "2024-01-28"),
        ("1/28/2024", "2024-01-28"),
        ("2024-01-28", "2024-01-28"),
        ("2024-01", "2024-01"),
        ("1/2024", "2024-01"),
        ("15 March 44 BC", "-0043-03-15"),
        ("March 15, 44 BCE", "-0043-03-15"),
        ("44 BCE", "-0043"),
        ("~1850", "1850~"),
        ("the 1990s", "199X"),
        ("3rd of May 2020", "2020-05-03"),
        ("  2024  ", "2024"),
    ],
)
def test_dates_as_people_type_them(typed: str, edtf: str) -> None:
    assert parse_date(typed).edtf() == edtf


def test_month_before_day_where_that_is_the_custom() -> None:
    assert parse_date("3/4/2024").edtf() == "2024-04-03"
    assert parse_date("3/4/2024", month_first=True).edtf() == "2024-03-04"
    assert parse_date("2024-03-04", month_first=True).edtf() == "2024-03-04"


@pytest.mark.parametrize("typed", ["", "soon", "31 February 2024", "2024-13", "99/99/2024", "5 Mayhem 2020", "1" * 40])
def test_what_is_no_date_says_so(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_date(typed)


@given(st.text())
def test_typing_anything_gives_a_date_or_words(typed: str) -> None:
    try:
        describe(parse_date(typed))
    except UsageError as error:
        assert str(error)
