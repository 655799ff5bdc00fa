"""Values that are sent between processes arrive as they were."""

import pickle
from dataclasses import fields

import pytest

from timeline_app.core import packing
from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.facts import ArticleFacts, EntityKind
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
