"""The opening of wire stories: place, day and agency, and nothing of the first sentence."""

from __future__ import annotations

import pytest

from timeline_app.ingest.dateline import find_dateline

STORY = "The ferry to the island ran aground in thick fog on Tuesday, the coast guard of the region said."


@pytest.mark.parametrize(
    ("head", "place", "agency", "day"),
    [
        ("WASHINGTON, April 9 - ", "WASHINGTON", None, (None, 4, 9)),
        ("Washington, Jan 17 (IANS) ", "Washington", "IANS", (None, 1, 17)),
        ("Washington, Jan. 15 (Jiji Press)–", "Washington", "Jiji Press", (None, 1, 15)),
        ("PORTLAND, Ore., March 3 - ", "PORTLAND, Ore.", None, (None, 3, 3)),
        ("Caracas, june 1 - ", "Caracas", None, (None, 6, 1)),
        ("MILWAUKEE, Wis., March 2- ", "MILWAUKEE, Wis.", None, (None, 3, 2)),
        ("NEW YORK, March 9 -- ", "NEW YORK", None, (None, 3, 9)),
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
        ("WASHINGTON (AP) _ ", "WASHINGTON", "AP", None),
        ("KABUL, Afghanistan (AP) -- ", "KABUL, Afghanistan", "AP", None),
        ("London (CNN)", "London", "CNN", None),
        ("(CNN) — ", None, None, None),
        ("LONDON — ", "LONDON", None, None),
        ("NEW DELHI: ", "NEW DELHI", None, None),
        ("Rio de Janeiro — ", "Rio de Janeiro", None, None),
        ("Kiev, Ukraine, 3 March 2014 – ", "Kiev, Ukraine", None, (2014, 3, 3)),
        ("LAGOS, Nigeria, Monday, March 3 (Reuters) — ", "LAGOS, Nigeria", "Reuters", (None, 3, 3)),
        ("PARIS, le 3 mars (AFP) - ", "PARIS", "AFP", (None, 3, 3)),
        ("Madrid, 12 ene (EFE).- ", "Madrid", "EFE", (None, 1, 12)),
        ("CAIRO/GAZA (Reuters) - ", "CAIRO/GAZA", "Reuters", None),
        ("N'DJAMENA, March 27 - ", "N'DJAMENA", None, (None, 3, 27)),
    ],
)
def test_place_agency_and_day(head, place, agency, day):
    text = head + STORY
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.dateline and found.dateline.place) == place
    assert (found.dateline and found.dateline.agency) == agency
    assert (found.date and (found.date.year, found.date.month, found.date.day)) == day
    assert text[found.body :] == STORY


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Yesterday – ",
        "BREAKING: ",
        "FILE - ",
        "By the end - ",
        "Ann Lee (right) - ",
        "On March 3 ",
        "In Lisbon, ",
        "Tuesday — ",
    ],
)
def test_other_openings_are_none(head):
    text = head + STORY
    found = find_dateline(text, 0, len(text))
    assert found is None or found.dateline is None


def test_a_headline_with_a_dash_is_none():
    text = "WEEKLY TRADE REPORT - Ministry"
    assert find_dateline(text, 0, len(text)) is None
