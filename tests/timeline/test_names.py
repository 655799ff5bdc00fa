"""Dates in words, no finer than they are known."""

from __future__ import annotations

import pytest

from timeline_app.core.interval import Grain, Interval
from timeline_app.index.columns import known_ends
from timeline_app.timeline.names import date_text

CASES = [
    ("2026-01-15", "15 Jan 2026"),
    ("2026-01-15T14:30", "Thu 15 Jan 2026, 14:30"),
    ("2024-03", "March 2024"),
    ("2024-03/2024-05", "March – May 2024"),
    ("2024", "2024"),
    ("2020/2023", "2020 – 2023"),
    ("192X", "1920s"),
    ("18XX", "1800s"),
    ("-0043-03-15", "15 Mar 44 BCE"),
    ("2024-03-05/2024-03-07", "5–7 Mar 2024"),
    ("2024-03-30/2024-04-02", "30 Mar – 2 Apr 2024"),
    ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
    ("1850~", "about 1850"),
    ("../2024-05-01", "up to 1 May 2024"),
]


@pytest.mark.parametrize(("edtf", "words"), CASES)
def test_in_words(edtf, words):
    when = Interval.parse(edtf)
    start, end, flags = known_ends(when)
    assert date_text(start, end, when.grain, flags=int(flags)) == words


def test_an_open_side_is_no_finer_than_its_grain():
    start, end, flags = known_ends(Interval(None, Interval.of_year(2020).end, Grain.YEAR))
    assert date_text(start, end, Grain.YEAR, flags=int(flags)) == "up to 2020"
