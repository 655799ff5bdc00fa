"""A ticker that runs past midnight goes on on another day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.timex import TimeForm
from timeline_app.extract.times import past_midnight, recognise

LINES = ["22:50 The river rises.", "23:40 A bridge falls.", "00:15 The mill burns.", "01:30 All is quiet."]


def days(lines: list[str]) -> list[int]:
    """How many days behind the first day each clock time is."""
    text = "\n".join(lines)
    forms = [t.form.args[4] for t in past_midnight(text, recognise(text)) if t.form.op == "time"]
    return [form.args[1] if isinstance(form, TimeForm) else 0 for form in forms]


def test_behind_midnight_comes_the_next_day() -> None:
    assert days(LINES) == [0, 0, 1, 1]


def test_newest_first_the_day_before_is_below() -> None:
    assert days(LINES[::-1]) == [0, 0, -1, -1]


def test_a_date_over_the_lines_begins_anew() -> None:
    assert days([*LINES[:2], "5 May, dry.", *LINES[2:]]) == [0, 0, 0, 0]
    assert days(["Tuesday", "Rain.", *LINES[:2], "Wednesday", "Fog.", *LINES[2:]]) == [0, 0, 0, 0]
    assert days([*LINES, "6 May, dry.", *LINES]) == [0, 0, 1, 1, 0, 0, 1, 1]


def test_the_lines_below_a_whole_date_are_of_that_day() -> None:
    text = "\n".join(["30 April 2021", *LINES, "2 May 2021", "00:20 The mill, built on 3 May 1902, is sold.", LINES[3]])
    forms = [t.form.args[4] for t in past_midnight(text, recognise(text)) if t.form.op == "time"]
    found = [form.args[1:3] for form in forms if isinstance(form, TimeForm)]
    assert found == [(4, 30), (4, 30), (5, 1), (5, 1), (5, 2), (5, 2)]


def test_no_day_beyond_the_calendar_stops_it() -> None:
    assert days(["31 June 2021", *LINES]) == [0, 0, 1, 1]


def test_three_lines_newest_first() -> None:
    assert days(["0:10 The mill burns.", "23:50 A bridge falls.", "22:00 The river rises."]) == [0, -1, -1]


def test_a_quiet_night_ends_on_the_next_day() -> None:
    assert days([*LINES[:2], "06:00 Schools in Halden stay closed."]) == [0, 0, 1]
    assert days([*LINES[:2], "09:30 The end of the last list, and another."]) == [0, 0, 0]
    assert days(["06:00 The ferry leaves.", "17:00 It is back.", "18:10 It rains."]) == [0, 0, 0]


def test_today_is_the_day_of_its_line() -> None:
    text = "\n".join([*LINES, "06:00 Schools stay closed today, and open tomorrow.", "Today is a holiday."])
    forms = [t.form.args for t in past_midnight(text, recognise(text)) if t.form.op == "calendar"]
    assert forms == [("D", 1), ("D", 2), ("D", 0)]
    night = text.replace("closed today", "closed tonight")
    forms = [t.form.args[0] for t in past_midnight(night, recognise(night)) if t.form.op == "daypart"]
    assert forms == [TimeForm("calendar", ("D", 1))]


def test_two_lines_are_no_ticker() -> None:
    assert days([LINES[1], LINES[2]]) == [0, 0]


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59)), max_size=8))
def test_nothing_but_the_day_changes(clocks: list[tuple[int, int]]) -> None:
    text = "\n".join(f"{hour:02}:{minute:02} Rain." for hour, minute in clocks)
    times = recognise(text)
    after = past_midnight(text, times)
    assert [(t.span, t.form.args[:4]) for t in after] == [(t.span, t.form.args[:4]) for t in times]


def test_on_a_live_page_a_day_that_a_line_speaks_of_is_not_that_of_the_next() -> None:
    lines = ["10:10 The mill burns.", "10:40 Ann Berg returns on Friday.", "11:20 The fire is out.", "12:00 Rain."]
    forms = [
        t.form.args[4] for t in past_midnight("\n".join(lines), recognise("\n".join(lines))) if t.form.op == "time"
    ]
    assert forms == [None, None, *[TimeForm("calendar", ("D", 0))] * 2]
    told = "On Friday the mill burned.\n" + "\n".join(lines)
    assert not any(t.form.args[4] for t in past_midnight(told, recognise(told)) if t.form.op == "time")
