"""Which clause of a sentence a date belongs to where there are several of both, and what happened more than once."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def told(text: str) -> list[tuple[str, str]]:
    """The verb and the words of its date, of every event with one, in order."""
    read = Read(text, "Anna Berg")
    return [(e.verb, read.times[e.time].text) for e in read.events if e.time is not None]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Strikes closed it on 4 May 2018, 9 June 2018 and 3 July 2018.", ["4 May 2018", "9 June 2018", "3 July 2018"]),
        ("The ministers met on 4 January and on 9 April 2018 in Graz.", ["4 January", "9 April 2018"]),
        ("Elections were held in 1998 and 2002.", ["1998", "2002"]),
        ("The army shelled the town on Saturday and Sunday.", ["Saturday"]),
        ("The army shelled the town from 4 May 2018 to 9 June 2018.", ["9 June 2018"]),
        ("The army shelled the town on 4 May 2018 or 9 May 2018.", ["4 May 2018"]),
    ],
)  # fmt: skip
def test_what_happened_on_the_dates_of_a_list_happened_on_each(text: str, dates: list[str]) -> None:
    assert [date for _, date in told(text)] == dates


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("In 1968 she fled to Graz; in 1970 she became a judge.", {"flee": "1968", "become": "1970"}),
        ("In 1921 Anna Berg founded the school; she left it in 1930.", {"found": "1921", "leave": "1930"}),
        ("On Friday, the council met; and on Monday, the mayor resigned.", {"meet": "Friday", "resign": "Monday"}),
    ],
)
def test_what_stands_behind_a_semicolon_has_its_own_date(text: str, events: dict[str, str]) -> None:
    assert dict(told(text)) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("In a statement issued on Sunday, Anna Berg denied the report.", {"deny": "Sunday"}),
        ("Anna Berg rejected the plan in a letter published on 4 May 2018.", {"reject": "4 May 2018"}),
        ("The man wounded on Sunday died in the town.", {"wound": "Sunday"}),
    ],
)
def test_when_words_came_out_is_when_they_were_said(text: str, events: dict[str, str]) -> None:
    assert dict(told(text)) == events


def test_each_time_has_its_own_place_in_the_text() -> None:
    read = Read("Elections were held in 1998, 2002 and 2006", "")
    assert len({(e.span, e.trigger, e.verb) for e in read.events}) == len(read.events) == 3


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Anna Berg was born on 4 May 1950, and on 9 June 1981 she sold it. Anna Berg died on 3 July 1999.", "sell"),
        ("Anna Berg opened the mill on 4 May 2010. They blew it up on 9 May 2015.", "blow"),
        ("Anna Berg opened the mill on 4 May 2010. The statement began on 9 June 2016.", "begin"),
    ],
)  # fmt: skip
def test_a_fact_with_its_whole_date_is_no_part_of_another_day(text: str, verb: str) -> None:
    event = next(e for e in Read(text, "Anna Berg").events if e.verb == verb)
    assert (event.detail_of, event.near) == (None, None)
