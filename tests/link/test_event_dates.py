from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.core.article import Published
from timeline_app.core.facts import ArticleFacts, DateSource, EventCandidate, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Anchor, AnchorKind, ResolvedTime, TimeExpression, TimeForm, TimeType
from timeline_app.link.event_dates import date_events


def event(time: int | None = None, times: tuple[int, ...] = (), **more: object) -> EventCandidate:
    return EventCandidate(
        Span(0, 5), Span(0, 5), "meet", "meeting", "Two meet", more.pop("status", Status.HAPPENED),  # type: ignore[arg-type]
        DateSource.STATED if time is not None else DateSource.ARTICLE_DAY, time, times, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def resolved(text: str, when: str | None, type_: TimeType = TimeType.DATE) -> ResolvedTime:
    expression = TimeExpression(Span(0, len(text)), text, type_, "rule", TimeForm("date"))
    interval = Interval.parse(when) if when else None
    return ResolvedTime(expression, when or "PRESENT_REF", interval, Anchor(AnchorKind.NONE), 0.9)


def facts(*events: EventCandidate) -> ArticleFacts:
    return ArticleFacts("a1", "en", events=events)


PUBLISHED = Published(Interval.of_day(2020, 5, 10), "2020-05-10", 0.9)


def test_own_words_come_first_with_their_reason() -> None:
    (date,) = date_events(facts(event(0)), [resolved("Monday", "2020-05-04")], PUBLISHED)
    assert date.when == Interval.of_day(2020, 5, 4)
    assert (date.source, date.time) == (DateSource.STATED, 0)
    assert "Monday" in date.reason


def test_the_finer_of_two_that_agree() -> None:
    times = [resolved("in May", "2020-05"), resolved("the 4th", "2020-05-04")]
    (date,) = date_events(facts(event(0, (1,))), times, PUBLISHED)
    assert date.when == Interval.of_day(2020, 5, 4)
    assert date.time == 1


def stretch(first: str, last: str) -> list[ResolvedTime]:
    ends = [resolved(first, first), resolved(last, last)]
    whole = Interval.parse(f"{first}/{last}")
    expression = replace(ends[0].expression, form=TimeForm("range", (TimeForm("date"), TimeForm("date"))))
    return [replace(ends[0], expression=expression, interval=replace(whole, spans=True)), ends[1]]


@pytest.mark.parametrize(("time", "times"), [(0, ()), (0, (1,)), (1, ()), (1, (0,))])
def test_what_lasted_from_one_date_to_another_has_both_ends(time: int, times: tuple[int, ...]) -> None:
    (date,) = date_events(facts(event(time, times)), stretch("2000-06", "2001-07"), PUBLISHED)
    assert date.when is not None
    assert date.when.edtf() == "2000-06/2001-07"
    assert date.time == 0


def test_a_duration_is_no_date() -> None:
    (date,) = date_events(facts(event(0)), [resolved("two days", None, TimeType.DURATION)], PUBLISHED)
    assert date.source is DateSource.ARTICLE_DAY
    assert date.when == PUBLISHED.interval


def test_article_day_is_inferred_and_keeps_a_range() -> None:
    range_ = Published(Interval.parse("2021-12-11/2021-12-31"), "2021-12-11/2021-12-31", 0.6)
    (date,) = date_events(facts(event()), [], range_)
    assert date.when == range_.interval
    assert date.source is DateSource.ARTICLE_DAY
    assert date.confidence < 0.6
    assert date.time is None


def test_inherited_from_the_event_it_continues() -> None:
    dates = date_events(facts(event(0), event(date_from=0)), [resolved("Monday", "2020-05-04")], PUBLISHED)
    assert dates[1].when == dates[0].when
    assert dates[1].source is DateSource.INHERITED
    assert dates[1].confidence < dates[0].confidence


def test_background_and_plans_do_not_take_the_article_day() -> None:
    dates = date_events(facts(event(background=True), event(status=Status.PLANNED)), [], PUBLISHED)
    assert [d.when for d in dates] == [None, None]


def test_nothing_known() -> None:
    (date,) = date_events(facts(event()), [], None)
    assert (date.when, date.source) == (None, DateSource.NONE)
    assert date.reason


def test_a_ring_of_references_ends() -> None:
    dates = date_events(facts(event(date_from=1), event(date_from=0)), [], PUBLISHED)
    assert len(dates) == 2


def test_what_happened_takes_no_day_after_its_article() -> None:
    times = [resolved("Friday", "2020-05-15")]
    dates = date_events(facts(event(0, status=Status.PLANNED), event(date_from=0)), times, PUBLISHED)
    assert dates[1].when == PUBLISHED.interval


@pytest.mark.parametrize(
    ("line", "span", "when"),
    [
        ("Ida says that it fell", Span(10, 30), "2020-05-08"),  # of "Ida said on Friday [that it fell]"
        ("It falls", Span(10, 30), "2020-05-10"),
        ("Ida says that it fell", Span(40, 60), "2020-05-10"),
    ],
)
def test_a_line_that_tells_the_saying_has_its_day(line: str, span: Span, when: str) -> None:
    said = replace(event(0), span=Span(0, 30), headline="Ida says that it fell")
    fell = replace(event(), span=span, headline=line)
    dates = date_events(facts(said, fell), [resolved("Friday", "2020-05-08")], PUBLISHED)
    assert [d.when.edtf() if d.when else None for d in dates] == ["2020-05-08", when]


@pytest.mark.parametrize(("until", "own"), [("../2030", False), ("../2020-05-14", True), ("../2019", True)])
def test_by_when_an_aim_is_to_be_reached_is_not_when_it_was_agreed(until: str, own: bool) -> None:
    (date,) = date_events(facts(event(0)), [resolved("by then", until)], PUBLISHED)
    assert (date.source is DateSource.STATED) is own
    (plan,) = date_events(facts(event(0, status=Status.PLANNED)), [resolved("by then", until)], PUBLISHED)
    assert plan.source is DateSource.STATED


def test_words_that_nothing_dates_are_not_the_articles_day() -> None:
    (date,) = date_events(facts(event(0)), [resolved("the day after the fair", None)], PUBLISHED)
    assert (date.when, date.source) == (None, DateSource.NONE)


def test_inherited_is_the_day_at_the_hour_of_its_own_words() -> None:
    times = [
        resolved("11.40 on Thursday", "2020-05-07T11:40"),
        resolved("at 2 p.m.", "2020-05-10T14:00", TimeType.TIME),
    ]
    dates = date_events(facts(event(0), event(date_from=0), event(None, (1,), date_from=0)), times, PUBLISHED)
    assert [d.when.edtf() if d.when else "" for d in dates] == ["2020-05-07T11:40", "2020-05-07", "2020-05-07T14:00"]


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("2020-05-04", "2020-05-04"),
        ("2019-12", "2019-12"),
        ("2019-06", "2019-06"),
        ("2018-05", "2020-05-10"),
        ("1960", "2020-05-10"),
        ("2020-10", "2020-05-10"),
    ],
)
def test_the_perfect_goes_with_no_date_long_over_or_yet_to_come(told: str, when: str) -> None:
    (date,) = date_events(facts(event(0, perfect=True)), [resolved("then", told)], PUBLISHED)
    assert date.when is not None
    assert date.when.edtf() == when
    assert ("something else" in date.reason) is (when == "2020-05-10")


def test_a_sum_had_come_about_by_the_articles_day() -> None:
    (date,) = date_events(facts(event(by_then=True)), [], PUBLISHED)
    assert date.when is not None
    assert (date.when.edtf(), date.source) == ("../2020-05-10", DateSource.ARTICLE_DAY)
    assert "by the article's day" in date.reason
