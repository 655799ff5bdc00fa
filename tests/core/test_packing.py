"""Values that are sent between processes arrive as they were."""

import pickle
from dataclasses import fields

import pytest

from timeline_app.core import packing
from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.facts import Actor, ArticleFacts, DateSource, EntityKind, EventCandidate, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType

MAY = TimeExpression(Span(0, 3), "May", TimeType.DATE, "month", TimeForm("date", (None, 5)))


@pytest.mark.parametrize(
    "value",
    [
        Span(1, 2),
        Interval.parse("2024-03~"),
        Article("a1", "x.txt", 0, "0", "text", "Words", blocks=(Block(BlockKind.BODY, Span(0, 5)),)),
        ArticleFacts(
            "a1", "en", times=(TimeExpression(Span(0, 3), "May", TimeType.DATE, "m", TimeForm("date", (5,))),)
        ),
        EntityKind.PERSON,
    ],
)
def test_what_is_packed_is_what_is_unpacked(value: object) -> None:
    packing.register()
    again = pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    assert again == value
    assert type(again) is type(value)


def test_every_value_of_the_core_can_be_made_from_its_fields_in_order() -> None:
    kinds = packing.kinds()
    assert {Span, Interval, Article, ArticleFacts} < kinds
    assert all(field.init and not field.kw_only for kind in kinds for field in fields(kind))


def test_spans_and_words_of_events_are_one_value_however_often_they_come() -> None:
    packing.register()
    words = "".join(["signed ", "treaty"]).split()
    event = EventCandidate(
        Span(0, 4000), Span(3500, 3506), words[0], "agreement", "Both sign a treaty", Status.HAPPENED,
        DateSource.STATED, None, actors=(Actor(700, Role.AGENT),), terms=tuple(words),
    )  # fmt: skip
    one, other = (pickle.loads(pickle.dumps(event, pickle.HIGHEST_PROTOCOL)) for _ in range(2))
    assert one == other == event
    assert one.span is other.span
    assert one.actors[0] is other.actors[0]
    assert all(a is b for a, b in zip((one.verb, *one.terms), (other.verb, *other.terms), strict=True))
    assert [type(getattr(one, f.name)) for f in fields(one)] == [type(getattr(event, f.name)) for f in fields(event)]
