"""What many report, and make much of, ranks above what one mentions in passing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.link.stories import Told, build, retold
from timeline_app.core.article import Published
from timeline_app.core.chronicle import Event
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Anchor, AnchorKind, ResolvedTime, TimeExpression, TimeForm, TimeType
from timeline_app.link.importance import Back, Pointers, Weight, with_day
from timeline_app.link.topics import Topics

NAMED = TimeExpression(Span(0, 5), "1 May", TimeType.DATE, "day", TimeForm("date", (None, 5, 1)))

PAIR = ("Ada Quill", "Ben Moss")


def ranked(told: list[Told], copies: tuple[int, ...] = (), published: str = "2024-05-20") -> dict[str, Event]:
    """Events by headline; `copies` are numbers of articles that are copies of article 0."""
    return {e.headline: e for e in retold(told, published, copies)}


def meeting(article: int, **changes: object) -> Told:
    return replace(Told(article, f"Quill met Moss, says paper {article}.", PAIR, "2024-05-14"), **changes)


FIRE = Told(9, "The mill at Sandvik burned down.", (), "2024-05-15", "accident", "burn")


def most(events: dict[str, Event]) -> str:
    return max(events, key=lambda h: events[h].importance)


def test_what_three_papers_report_ranks_above_what_one_does() -> None:
    told = [meeting(0), meeting(1), meeting(2), replace(FIRE, article=3)]
    found = ranked(told)
    assert "Quill" in most(found)
    assert max(e.importance for e in found.values()) == 1.0
    assert all(0 < e.importance <= 1 for e in found.values())


def test_the_subject_of_an_article_ranks_above_what_it_mentions() -> None:
    told = [meeting(0, salience=0.9), replace(FIRE, article=0, salience=0.1)]
    assert "Quill" in most(ranked(told))


def test_copies_count_once() -> None:
    told = [meeting(0), meeting(1), meeting(2), replace(FIRE, article=3)]
    fire = FIRE.text.rstrip(".")
    assert ranked(told, copies=(1, 2))[fire].importance > ranked(told)[fire].importance


def test_a_plan_ranks_below_a_happening() -> None:
    told = [meeting(0, status=Status.PLANNED), replace(FIRE, article=1)]
    assert most(ranked(told)) == FIRE.text.rstrip(".")


def test_an_accident_ranks_above_a_remark_that_as_many_report() -> None:
    remark = Told(1, "Quill praised the harbour choir.", (), "2024-05-14", "statement", "praise")
    events = ranked([remark, replace(FIRE, article=0)])
    assert most(events) == FIRE.text.rstrip(".")


def test_what_an_article_reports_as_news_ranks_above_what_it_tells_again() -> None:
    parade = Told(0, "Drummers paraded through Eastholm.", (), "2024-05-19", "action", "parade")
    opening = Told(1, "Stonemasons opened an orchard.", (), "2024-05-03", "action", "open")
    soon, later = ranked([parade, opening], published="2024-05-04"), ranked([parade, opening], published="2024-05-20")
    old, new = opening.text.rstrip("."), parade.text.rstrip(".")
    assert soon[old].importance == soon[new].importance
    assert later[old].importance < later[new].importance


def test_a_stated_day_counts_more_than_one_taken_from_the_article() -> None:
    told = Told(0, "Drummers paraded through Eastholm.", (), "2024-05-19", "action", "parade")
    opening = Told(1, "Stonemasons opened an orchard.", (), "2024-05-20", "action", "open", DateSource.ARTICLE_DAY)
    assert most(ranked([told, opening])) == told.text.rstrip(".")


def looking_back(days: list[str]) -> Back:
    """Who looks back to the parade of 1 May, if one article comes out on each of `days` and names it."""
    topics = Topics()
    text = "Drummers paraded through Eastholm."
    told = [Told(0, text, (), "2024-05-01"), *(Told(n, f"{text} {n}") for n in range(1, len(days) + 1))]
    articles, tellings = build(told, topics=topics)
    named = ResolvedTime(NAMED, "2024-05-01", Interval.parse("2024-05-01"), Anchor(AnchorKind.NONE), 0.9)
    dates = [Published(Interval.parse(day), day, 0.9) for day in ("2024-05-01", *days)]
    articles = [replace(a, published=p, times=(named,)) for a, p in zip(articles, dates, strict=True)]
    pointers = Pointers(topics)
    pointers.update(articles, (), ())
    (event,) = retold(told[:1])
    return pointers.back(event, tellings[:1])


def test_those_that_look_back_on_many_different_days_are_counted() -> None:
    assert looking_back([]) == Back(0, 0)
    assert looking_back(["2024-05-02", "2024-05-03"]) == Back(2, 0)
    assert looking_back(["2024-05-09", "2024-05-09", "2024-06-01"]) == Back(3, 2)


def test_no_events_are_no_trouble() -> None:
    assert ranked([]) == {}


_WEIGHTS = st.lists(st.builds(Weight, st.floats(0.05, 20), st.floats(0, 10), st.floats(0, 1)), min_size=1, max_size=8)


@given(_WEIGHTS)
def test_what_is_told_most_has_all_that_its_day_is_remembered_for_and_the_others_a_part_of_it(
    weights: list[Weight],
) -> None:
    top = max(w.own for w in weights)
    for one, raw in zip(weights, with_day(weights), strict=True):
        assert one.own <= raw <= one.own + one.day
        assert one.own < top or raw == one.own + one.day


@given(_WEIGHTS, st.randoms())
def test_what_an_event_weighs_among_those_of_its_day_does_not_hang_on_their_order(
    weights: list[Weight], chance: Random
) -> None:
    mixed = sorted(zip(weights, with_day(weights), strict=True))
    chance.shuffle(weights)
    assert sorted(zip(weights, with_day(weights), strict=True)) == mixed


def test_the_subject_of_an_article_has_more_of_its_day_than_a_remark() -> None:
    most, subject, remark = with_day([Weight(5.0, 2.0, 1.0), Weight(0.5, 2.0, 0.9), Weight(0.5, 2.0, 0.1)])
    assert most > subject > remark
