"""Dates alone on their line date what is told below them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article, Published
from timeline_app.core.facts import ArticleFacts, DateSource
from timeline_app.core.interval import Interval
from timeline_app.core.wording import MONTHS
from timeline_app.extract.events.headed import headings
from timeline_app.extract.pipeline import extract
from timeline_app.extract.times import recognise
from timeline_app.ingest.articles import make_article
from timeline_app.link.event_dates import date_events
from timeline_app.link.resolve import resolve_times

TIMELINE = """The harbour scandal

March 3, 2017
Auditors find that two million dollars are missing. The harbour board had hired them in 2016.

April 12, 2017
Police arrested the treasurer Marta Quill at her home in Selden. She will stand trial in Bonn.

Sept. 4, 2018
A jury in Selden convicted Quill of fraud.
"""


def facts(text: str) -> ArticleFacts:
    article: Article = make_article("a.txt", 0, "txt", text)
    return extract(article)


def dated(text: str) -> dict[str, str]:
    read = facts(text)
    found = date_events(read, resolve_times(read, None), None)
    return {e.verb: d.when.edtf() if d.when else "" for e, d in zip(read.events, found, strict=True)}


def test_what_is_told_below_a_date_was_on_that_day() -> None:
    found = dated(TIMELINE)
    assert (found["find"], found["arrest"]) == ("2017-03-03", "2017-04-12")


def test_plans_and_what_had_been_before_are_not_of_that_day() -> None:
    found = dated(TIMELINE)
    assert found.get("hire") in (None, "2016")
    assert found.get("stand") in (None, "")


DIARY = """3 January 1911. Fog all day. Berg shot two seals.

4 January 1911. Holt fell into a crevasse. The men lost a dog.
They slept badly.

6 January 1911: Berg left the camp.

The diary was sold at an auction. Marta Quill bought it.
"""


def test_what_follows_a_date_on_its_line_was_on_that_day() -> None:
    found = dated(DIARY)
    assert (found["shoot"], found["fall"], found["leave"]) == ("1911-01-03", "1911-01-04", "1911-01-06")
    assert "buy" not in found or found["buy"] == ""


def test_one_date_line_is_the_articles_own() -> None:
    text = "Ferry aground\n\nMarch 3, 2017\n\nThe ferry to Selden ran aground in the fog. Nobody was hurt in it.\n"
    assert headings(text, recognise(text)) == ()
    assert all(e.date_source is not DateSource.STATED for e in facts(text).events)


def test_dates_under_titles_are_no_headings() -> None:
    text = "".join(f"\n{day} March 2017\nThe ferry to Selden\n" for day in range(1, 6))
    assert headings(text, recognise(text)) == ()


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 12)), min_size=2, max_size=6, unique=True))
def test_every_line_that_is_a_date_is_one_in_the_order_of_the_text(days: list[tuple[int, int]]) -> None:
    text = "".join(f"{d} {MONTHS[m - 1]} 1915.\nThe morning was fine.\n" for d, m in days)
    times = recognise(text)
    found = headings(text, times)
    assert [times[h.time].form.args[:3] for h in found] == [(1915, m, d) for d, m in days]
    assert [h.end for h in found] == sorted(h.end for h in found)


@pytest.mark.parametrize("text", ["\n" * 50_000, "5 May 1915\n" * 3_000, "5 May 1915 6 May 1915\n"])
def test_odd_texts_have_none(text: str) -> None:
    assert headings(text, recognise(text)) == ()


def test_a_gap_of_many_blanks_costs_nothing():
    text = f"3 March 2017\n{' ' * 100_000}no sentence\n4 March 2017\nThe port closed.\n"
    times = recognise(text, "en")
    began = time.thread_time()
    assert not headings(text, times)
    assert time.thread_time() - began < 2


def test_what_looks_from_the_day_of_writing_looks_from_the_day_over_it() -> None:
    diary = """3 January 1911. We reached the depot in the fog.

9 January 1911. Yesterday Marta Holt died in her tent. Two days ago Berg lost his dogs.
On Friday Karl Moreau killed a bear.

20 January 1911. Marta Quill left the depot today.
"""
    found = dated(diary)
    assert (found["die"], found["lose"]) == ("1911-01-08", "1911-01-07")
    assert (found["kill"], found["leave"]) == ("1911-01-06", "1911-01-20")


def test_a_year_alone_on_its_line_dates_what_is_told_below_it() -> None:
    text = "1921\n\nThe miners of Selden went on strike.\n\n1926\n\nOtto Braun founded a school in Selden.\n"
    assert (dated(text)["go"], dated(text)["found"]) == ("1921", "1926")


def test_what_a_diary_tells_of_a_day_is_no_part_of_another_day() -> None:
    diary = "3 January 1911. Berg shot two seals at the depot.\n\n4 January 1911. We carried the meat to the camp.\n"
    read = facts(diary)
    assert [e.detail_of for e in read.events if e.verb == "carry"] == [None]


def test_a_heading_is_counted_from_no_other_heading() -> None:
    text = (
        "Monday\nThe council of Selden met in the hall.\n\nTuesday\nPolice arrested Marta Quill.\n\n"
        "Wednesday\nYesterday Karl Holt died. Otto Braun founded a school.\n"
    )
    published = Published(Interval.parse("2024-05-17"), "2024-05-17", 1.0)
    assert [t.value for t in resolve_times(facts(text), published)] == [
        "2024-05-13", "2024-05-14", "2024-05-15", "2024-05-14",
    ]  # fmt: skip


def test_a_heading_is_what_it_was_where_it_stands() -> None:
    diary = """3 January 1911. Berg shot two seals.

4 January. Holt spoke of the fire of 12 May 1890. Yesterday Marta Berg died in her tent.

5 January. Karl Moreau left the camp.
"""
    found = dated(diary)
    assert (found["die"], found["leave"]) == ("1911-01-03", "1911-01-05")
    read = facts(diary)
    yesterday = next(t for t in resolve_times(read, None) if t.expression.text == "Yesterday")
    assert yesterday.anchor.source is not None
    assert yesterday.anchor.source.of(diary) == "4 January"


def test_what_a_diary_tells_keeps_its_day_however_it_is_told() -> None:
    diary = """3 January 1911. We reached the depot at noon.

4 January 1911. It blew all day.

5 January 1911. We stayed in the tents.

6 January 1911. Marta Holt fell into a crevasse.

9 January 1911. It was very cold and we did not go far.
"""
    found = facts(diary).events
    assert [(e.near, e.detail_of) for e in found] == [(None, None)] * 5
    assert list(dated(diary).values()) == [f"1911-01-0{day}" for day in (3, 4, 5, 6, 9)]


def test_what_somebody_was_like_is_no_event_of_the_day_over_it() -> None:
    roll = """The men of the Aurora

3 January 1911
Adam Holt fell into a crevasse. Holt was single and from Selden.

9 February 1911
Lars Quill drowned in the bay. Quill was 27, married and from Bonn.
"""
    found = facts(roll).events
    assert [found[e.near].verb for e in found if e.near is not None] == ["fall", "drown"]


def test_days_under_a_title_with_a_year_are_of_that_year() -> None:
    log = "Log of the Aurora, 1911\n\n30 December. Holt shot a seal.\n\n2 January. We left the depot in Oslo."
    forms = [time.form.args[:3] for time in facts(log).times if time.form.op == "date"]
    assert forms == [(1911, 12, 30), (1912, 1, 2)]


@pytest.mark.parametrize(
    "title", ["A diary", "Diary 1911-1913", "Of 1911 and 1912", "He sold 1,911 seals", "In 1911.\n\nA"]
)
def test_a_title_without_one_year_says_none(title: str) -> None:
    log = f"{title}\n\n30 December. Holt shot a seal.\n\n2 January. We left the depot in Oslo."
    assert all(time.form.args[0] is None for time in facts(log).times if time.form.args[1:3] == (12, 30))
