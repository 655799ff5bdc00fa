"""Dates of page furniture, addresses and file names, in a dozen languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import PartialDate
from timeline_app.ingest.dates import find_dates, first_date, is_only_date, path_date, writes_month_first


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jan. 31, 2025", (2025, 1, 31)),
        ("Tuesday, July 11, 2023", (2023, 7, 11)),
        ("2025/02/01 07:00", (2025, 2, 1)),
        ("2024-03-05T10:00:00Z", (2024, 3, 5)),
        ("the 3rd of March 2024", (2024, 3, 3)),
        ("12. März 2024", (2024, 3, 12)),
        ("le 1er février 2024", (2024, 2, 1)),
        ("3 de enero de 2024", (2024, 1, 3)),
        ("14 grudnia 2023", (2023, 12, 14)),
        ("5 января 2024", (2024, 1, 5)),
        ("2024年3月5日", (2024, 3, 5)),
        ("31.01.2025", (2025, 1, 31)),
        ("31/01/25", (2025, 1, 31)),
        ("May 2020", (2020, 5, None)),
        ("Jan 17", (None, 1, 17)),
        ("Week of July 6-12, 2020", (2020, 7, 12)),
        ("31 February 2024", None),
        ("version 1.2.3", None),
        ("12345", None),
    ],
)
def test_dates(text, date):
    found = first_date(text)
    assert (found and (found.year, found.month, found.day)) == date


def test_the_order_of_day_and_month_is_the_languages():
    assert first_date("03/04/2020", month_first=True) == PartialDate(2020, 3, 4)
    assert first_date("03/04/2020", month_first=False) == PartialDate(2020, 4, 3)
    assert first_date("13/04/2020", month_first=True) == PartialDate(2020, 4, 13)


@pytest.mark.parametrize(
    ("text", "first"),
    [("13/01/2020 and 03/04/2020", False), ("01/13/2020", True), ("03/04/2020", None), ("3/4/5 and 1/2", None)],
)
def test_a_text_betrays_its_order(text, first):
    assert writes_month_first(text) is first


@given(
    st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"]),
)
def test_every_day_is_read_back(day, form):
    ((span, found),) = find_dates(day.strftime(form))
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert found.weekday in (None, day.weekday())
    assert len(span) == len(day.strftime(form))


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Tuesday, July 11, 2023 ", True),
        ("Updated: 3 May 2024, 10:30 a.m. GMT", True),
        ("Stand: 12.03.2024", True),
        ("July 11 was a fine day", False),
        ("no date", False),
    ],
)
def test_lines_that_say_nothing_else(line, only):
    assert is_only_date(line) is only


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/news/20250131_15/", (2025, 1, 31)),
        ("/2025/jan/31/a", (2025, 1, 31)),
        ("/2024/05/story", (2024, 5, None)),
        ("clippings/2024-03-05 ferry.txt", (2024, 3, 5)),
        ("ferry_05.03.2024.html", (2024, 3, 5)),
        ("x-12345678.html", None),
        ("000_12069e3b6cdc84a6.txt", None),
        ("/99/1234/", None),
    ],
)
def test_dates_of_addresses_and_file_names(path, date):
    found = path_date(path)
    assert (found and (found[1].year, found[1].month, found[1].day)) == date
