"""Resolution: anchors, uncertain and unknown publication dates, day/month order, narrative time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Published
from timeline_app.core.calendar import civil_from_days, days_from_civil, iso_day, weekday
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.timex import AnchorKind, Direction, ResolvedTime
from timeline_app.core.wording import MONTHS
from timeline_app.extract.times import recognise
from timeline_app.link.explain import rule_in_words, why
from timeline_app.link.resolve import resolve_times

days = st.integers(days_from_civil(1000, 1, 1), days_from_civil(2900, 1, 1))


def published(first: int, last: int | None = None, confidence: float = 1.0) -> Published:
    return Published(Interval.of_days(first, first if last is None else last), iso_day(first), confidence)


def resolve(
    text: str, day: Published | None, narrative: bool = False, language: str = "en"
) -> tuple[ResolvedTime, ...]:
    return resolve_times(ArticleFacts("a1", language, times=recognise(text), narrative=narrative), day)


def one(text: str, day: Published | None) -> ResolvedTime:
    (time,) = resolve(text, day)
    return time


MARCH_12 = published(days_from_civil(2024, 3, 12))

RELATIVE = [
    "on Friday",
    "last Friday",
    "next Friday",
    "yesterday",
    "tomorrow",
    "last week",
    "three days ago",
    "Sunday morning",
]


@pytest.mark.parametrize("text", RELATIVE)
@given(day=days)
def test_a_week_later_everything_of_the_week_is_a_week_later(text: str, day: int) -> None:
    now, then = one(text, published(day)).interval, one(text, published(day + 7)).interval
    assert now is not None and then is not None and now.first is not None
    assert then.first == now.first + 7
    assert then.last == (now.last or 0) + 7


@given(day=days)
def test_a_weekday_is_that_weekday_and_within_a_week(day: int) -> None:
    interval = one("on Friday", published(day)).interval
    assert interval is not None and interval.first is not None
    assert weekday(interval.first) == 4
    assert 0 <= day - interval.first <= 6


@given(day=days, month=st.integers(1, 12), number=st.integers(1, 28))
def test_a_day_without_a_year_lies_within_a_year_of_the_article(day: int, month: int, number: int) -> None:
    interval = one(f"on {number} {MONTHS[month - 1]}", published(day)).interval
    assert interval is not None and interval.first is not None
    assert abs(interval.first - day) <= 366


@given(first=days, length=st.integers(0, 400), text=st.sampled_from([*RELATIVE, "in May", "on 5 May", "last year"]))
def test_an_uncertain_day_gives_at_least_what_each_end_gives(first: int, length: int, text: str) -> None:
    whole = one(text, published(first, first + length)).interval
    assert whole is not None and whole.start is not None and whole.end is not None
    for end in (first, first + length):
        part = one(text, published(end)).interval
        assert part is not None and part.start is not None and part.end is not None
        assert whole.start <= part.start and part.end <= whole.end


def test_an_unknown_day_is_never_guessed() -> None:
    time = one("on 15 January", None)
    assert (time.value, time.interval) == ("XXXX-01-15", None)
    assert time.confidence < 0.5


def test_confidence_in_the_article_s_date_limits_what_hangs_on_it() -> None:
    sure, unsure = one("yesterday", MARCH_12), one("yesterday", published(days_from_civil(2024, 3, 12), None, 0.5))
    assert unsure.confidence == pytest.approx(sure.confidence / 2, abs=0.01)
    assert one("on 5 May 2019", published(0, None, 0.1)).confidence > 0.9


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("13/05/2019 and 04/05/2019", ["2019-05-13", "2019-05-04"]),
        ("05/13/2019 and 04/05/2019", ["2019-05-13", "2019-04-05"]),
        ("04/05/2019", ["2019-04-05"]),
        ("12/03/2024", ["2024-03-12"]),
        ("5 May 2019, then 04/05/2019", ["2019-05-05", "2019-05-04"]),
        ("Sunday, May 5, 2019, then 04/05/2019", ["2019-05-05", "2019-04-05"]),
    ],
)
def test_the_article_s_own_dates_say_which_number_is_the_day(text: str, values: list[str]) -> None:
    assert [t.value for t in resolve(text, MARCH_12)] == values


@pytest.mark.parametrize(
    ("day_first", "text", "language", "values"),
    [
        (True, "04/05/2019 and 05/13/2019", "en", ["2019-05-04", "2019-05-13"]),
        (False, "04/05/2019 and 13/05/2019", "en", ["2019-04-05", "2019-05-13"]),
        (False, "5 May 2019, then 04/05/2019 and 2019-05-04", "en", ["2019-05-05", "2019-04-05", "2019-05-04"]),
        (False, "le 04/05/2019", "fr", ["2019-04-05"]),
        (False, "am 04.05.2019 und am 04.05.19", "de", ["2019-05-04", "2019-05-04"]),
    ],
)
def test_what_is_set_decides_where_a_date_can_be_read_both_ways(
    day_first: bool, text: str, language: str, values: list[str]
) -> None:
    facts = ArticleFacts("a1", language, times=recognise(text, language))
    assert [t.value for t in resolve_times(facts, MARCH_12, LinkOptions(day_first))] == values


@given(day=st.integers(1, 31), month=st.integers(1, 31), day_first=st.booleans())
def test_a_setting_never_loses_or_invents_a_date(day: int, month: int, day_first: bool) -> None:
    facts = ArticleFacts("a1", "en", times=recognise(f"{day:02}/{month:02}/2019"))
    read, free = (resolve_times(facts, MARCH_12, o) for o in (LinkOptions(day_first), AS_WRITTEN))
    assert len(read) == len(free)
    for one_, other in zip(read, free, strict=True):
        known = {r.value for r in (one_, *one_.alternatives)}
        assert known == {r.value for r in (other, *other.alternatives)}
        assert ("as set" in one_.anchor.reason) == bool(one_.alternatives)
        assert "as set" not in other.anchor.reason


@pytest.mark.parametrize(("day_first", "said"), [(True, "read day first, as set"), (False, "read month first, as set")])
def test_a_date_read_as_set_says_so(day_first: bool, said: str) -> None:
    facts = ArticleFacts("a1", "en", times=recognise("04/05/2019, then 14/05/2019"))
    both_ways, one_way = resolve_times(facts, MARCH_12, LinkOptions(day_first))
    assert both_ways.anchor.reason == f"says its date itself, {said}"
    assert [said in r.reason for r in both_ways.alternatives] == [True]
    assert said in why(both_ways)[-1]
    assert one_way.anchor.reason == "says its date itself"
    assert one_way.alternatives == ()


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("last Monday", "2024-03-04", ["2024-03-11"]),
        ("this past Monday", "2024-03-11", []),
        ("last Friday", "2024-03-08", []),
    ],
)
def test_last_monday_is_hardly_yesterday_but_may_be(text: str, value: str, others: list[str]) -> None:
    found = one(text, MARCH_12)
    assert (found.value, [r.value for r in found.alternatives]) == (value, others)


def test_a_date_that_can_be_read_both_ways_keeps_the_other_reading() -> None:
    time = one("04/05/2019", MARCH_12)
    assert [r.value for r in time.alternatives] == ["2019-05-04"]
    assert time.confidence < 0.7
    assert one("13/05/2019", MARCH_12).alternatives == ()


def test_twelve_thirteen_fourteen_has_one_reading() -> None:
    assert one("12/13/14", MARCH_12).value == "2014-12-13"


def test_in_a_history_dates_hang_on_the_one_before() -> None:
    times = resolve("He fled in June 1848. In September he came back.", MARCH_12, narrative=True)
    assert [t.value for t in times] == ["1848-06", "1848-09"]
    assert times[1].anchor.kind is AnchorKind.NARRATIVE
    assert times[1].anchor.source == times[0].expression.span


def test_a_history_is_read_in_its_own_time() -> None:
    text = (
        "It began on 3 May 1811. On 5 May a letter came; two days later shots fell. In July it stormed, and by the end "
        "of the year all was over. In October peace was signed. A year later, it was broken. Today a column stands."
    )
    values = [t.value for t in resolve(text, MARCH_12, narrative=True)]
    assert values == [
        "1811-05-03", "1811-05-05", "1811-05-07", "1811-07", "1811", "1811-10", "1812", "2024-03-12",
    ]  # fmt: skip


def test_what_had_been_before_does_not_move_the_story() -> None:
    first, before, after = recognise("On 3 May 1811 it began. War had smouldered in 1809. On 5 May it broke out.")
    had = type(before)(before.span, before.text, before.type, before.rule, before.form, Direction.BEFORE_PAST)
    facts = ArticleFacts("a1", "en", times=(first, had, after), narrative=True)
    assert resolve_times(facts, MARCH_12)[2].value == "1811-05-05"


def test_in_the_news_they_hang_on_the_article() -> None:
    times = resolve("He fled in June 1848. In September he was honoured.", MARCH_12)
    assert times[1].value == "2023-09"
    assert times[1].anchor.kind is AnchorKind.PUBLISHED


@pytest.mark.parametrize("year", [-4712, -43, 0, 1, 999, 9999, 12_024])
def test_any_year_can_be_the_article_s(year: int) -> None:
    day = days_from_civil(year, 6, 15)
    assert one("yesterday", published(day)).value == iso_day(day - 1)


def test_huge_counts_are_no_dates() -> None:
    assert one("99999999 years ago", MARCH_12).interval is None


def test_a_measure_of_years_is_about_so_many() -> None:
    exact, more = one("500 years ago", MARCH_12).interval, one("more than 500 years ago", MARCH_12).interval
    assert exact is not None and more is not None
    assert (exact.approximate, more.approximate) == (False, True)


def test_why_names_the_words_the_rule_the_anchor_and_what_lost() -> None:
    lines = why(one("on Friday", MARCH_12))
    assert lines[0] == "“Friday” — 8 March 2024"
    assert "weekday" in lines[1]
    assert any("own date, 12 March 2024" in line for line in lines)
    assert any(line.startswith("Confidence 93") for line in lines)
    assert any(line.startswith("Not 15 March 2024") for line in lines)


def test_why_admits_that_nothing_is_known() -> None:
    assert any("nothing is known" in line for line in why(one("on Friday", None)))


def test_every_rule_is_put_into_words() -> None:
    assert rule_in_words("weekday") != "weekday"
    assert rule_in_words("no-such-rule") == "no such rule"


def test_direction_decides() -> None:
    (past,) = recognise("on Friday")
    times = tuple(
        type(past)(past.span, past.text, past.type, past.rule, past.form, d) for d in (Direction.PAST, Direction.FUTURE)
    )
    facts = ArticleFacts("a1", "en", times=times)
    assert [t.value for t in resolve_times(facts, MARCH_12)] == ["2024-03-08", "2024-03-15"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On 4 January she won. In February she lost. Two weeks later she left.", "2024-02-12/2024-03-17"),
        ("They met in 2003. That night they left.", "2003"),
        ("On 4 January 2003 they met. That night they left.", "2003-01-04T18/2003-01-05T05"),
        ("They met on 4 January 2003, a cold day of January 2003. Three days later they left.", "2003-01-07"),
    ],
)
def test_what_is_counted_from_a_month_is_known_no_better(text: str, when: str) -> None:
    last = resolve(text, MARCH_12)[-1].interval
    assert last is not None
    assert last.overlaps(Interval.parse(when.split("T")[0]))
    assert "T" in when or last.edtf() == when


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("A week later they left.", False),
        ("Date: 12 March 2024. In March she lost. Three weeks later she left.", False),
        ("In March she lost. Three weeks later she left.", False),
        ("Date: 12 March 2024. They met in 2003. Two weeks later they left.", False),
        ("Date: 12 March 2024. They met in 2003. The following day they left.", False),
        ("They met on 11 March 2024. The following day they left.", True),
        ("They met on 20 February 2024. Two weeks later they left.", True),
    ],
)
def test_what_was_later_is_never_after_the_article(text: str, known: bool) -> None:
    times = [replace(t, direction=Direction.PAST) for t in recognise(text)]
    time = resolve_times(ArticleFacts("a1", "en", times=tuple(times)), MARCH_12)[-1]
    assert (time.interval is not None) is known


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In January she lost. Three weeks later she left.", "2024-02"),
        ("In January 2003 she lost. Two days later she left.", "2003-01"),
        ("She lost in 2003. Three months later she left.", "2003"),
    ],
)
def test_what_is_counted_from_a_month_has_the_value_of_a_month(text: str, value: str) -> None:
    last = resolve(text, MARCH_12)[-1]
    assert last.value == value
    assert last.interval is not None
    assert last.interval.overlaps(Interval.parse(value))


def test_what_will_be_lies_ahead_of_the_writer_also_in_a_history() -> None:
    first, last = recognise("She died in May 2009. The fair will be held on 19 June.")
    will = type(last)(last.span, last.text, last.type, last.rule, last.form, Direction.FUTURE)
    facts = ArticleFacts("a1", "en", times=(first, will), narrative=True)
    assert resolve_times(facts, MARCH_12)[1].value == "2024-06-19"


@given(st.data(), st.integers(2, 999))
def test_years_without_an_era_are_counted_down_before_it(data: st.DataObject, first: int) -> None:
    year = data.draw(st.integers(1, first))
    times = resolve(f"In {first} BC the war began. In {year} AD it was over; in {year}, BC.", None)
    assert times[1].interval == Interval.of_year(year)
    before, then = resolve(f"In {first} BC the war began, and in the year {year} BC it ended.", None)
    assert then.interval == Interval.of_year(1 - year)
    assert before.interval == Interval.of_year(1 - first)
    if year >= 100:
        assert resolve(f"In {first} BC it began. In {year}, it ended.", None)[1].interval == Interval.of_year(1 - year)


@given(days, st.integers(0, 23), st.integers(0, 59))
def test_a_clock_time_in_four_digits_is_of_the_day(day: int, hour: int, minute: int) -> None:
    assert one(f"at {hour:02}{minute:02} hrs", published(day)).value == f"{iso_day(day)}T{hour:02}:{minute:02}"


@given(days, st.integers(-60, 60))
def test_a_weekday_with_its_number_is_that_day(today: int, by: int) -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    wanted = today + by
    interval = one(f"on {names[weekday(wanted)]} the {civil_from_days(wanted)[2]}th", published(today)).interval
    assert interval is not None and interval.first is not None
    assert weekday(interval.first) == weekday(wanted)
    assert civil_from_days(interval.first)[2] == civil_from_days(wanted)[2]
    assert abs(interval.first - today) <= 190


def test_dates_with_points_have_the_day_first() -> None:
    assert [one(f"{day}: Berg resigned.", None).value for day in ("03.09.2021", "03/09/2021")] == [
        "2021-09-03",
        "2021-03-09",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("03/05/2011, then 12/01/2011 and 1.2.2011", ["2011-03-05", "2011-12-01", "2011-02-01"]),
        ("03/05/2011, then 13/01/2011 and 1.2.2011", ["2011-05-03", "2011-01-13", "2011-02-01"]),
        ("03/05/2011, then 01/13/2011 and 1.2.2011", ["2011-03-05", "2011-01-13", "2011-01-02"]),
    ],
)
def test_a_date_with_points_says_nothing_of_those_with_strokes(text: str, values: list[str]) -> None:
    assert [t.value for t in resolve(text, MARCH_12)] == values
