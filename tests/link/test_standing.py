"""What somebody "has" done, as articles say for months, is one event of no later than the first of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.stories import Told, build
from timeline_app.core.chronicle import Event
from timeline_app.core.facts import DateSource
from timeline_app.link.alike import ENOUGH, Alike
from timeline_app.link.merged import build_event
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

PLEA = Told(
    0, "Quill pleads not guilty to arson.", ("Ada Quill",), "2031-03-04", "trial", "plead", DateSource.ARTICLE_DAY
)
LATER = replace(PLEA, article=1, when="2031-06-20")


def read(*told: Told, perfect: bool = True) -> tuple[Alike, list[Telling]]:
    topics = Topics()
    _, tellings = build(list(told), topics=topics)
    return Alike(topics), [replace(t, candidate=replace(t.candidate, perfect=perfect)) for t in tellings]


def are_one(one: Told, other: Told, perfect: bool = True) -> bool:
    alike, (a, b) = read(one, other, perfect=perfect)
    return alike.score(a, b) >= ENOUGH


def event(*told: Told) -> Event:
    articles, _ = build(list(told))
    _, tellings = read(*told)
    named = {a.article.id: a for a in articles}
    return build_event(tellings, named, {f"a{n}": [t.date] for n, t in enumerate(tellings)})


def test_what_articles_say_for_months_is_one_event() -> None:
    assert are_one(PLEA, LATER)
    assert not are_one(PLEA, LATER, perfect=False)


def test_what_is_the_news_of_a_later_article_has_happened_anew() -> None:
    assert are_one(replace(PLEA, salience=1.0), LATER)
    assert not are_one(PLEA, replace(LATER, salience=1.0))


def test_nothing_is_told_again_for_many_years() -> None:
    assert are_one(PLEA, replace(LATER, when="2032-12-20"))
    assert not are_one(PLEA, replace(LATER, when="2040-06-20"))


@pytest.mark.parametrize(
    "other",
    [
        replace(LATER, people=("Ben Moss",), text="Moss pleads not guilty to arson."),
        replace(LATER, text="Quill has a long and angry argument with the judge.", verb="argue"),
        replace(LATER, source=DateSource.STATED),
        replace(LATER, kind="contest", verb="win", text="Quill wins the regatta."),
    ],
)
def test_what_another_one_has_done_or_is_dated_stays_apart(other: Told) -> None:
    first = replace(PLEA, kind=other.kind, verb=other.verb, text=other.text) if other.verb == "win" else PLEA
    assert not are_one(first, other)


def test_it_happened_by_the_day_of_the_first_article() -> None:
    when = event(PLEA, LATER).when
    assert when is not None
    assert when.edtf() == "../2031-03-04"


def test_news_of_two_days_is_of_the_first() -> None:
    when = event(PLEA, replace(LATER, when="2031-03-05")).when
    assert when is not None
    assert when.edtf() == "2031-03-04"
