"""Publication dates in the order of day and month that was set."""

from __future__ import annotations

import pytest

from timeline_app.core.article import Article, DateClaim, PartialDate
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.options import AS_WRITTEN, DATE_ORDERS, LinkOptions
from timeline_app.link.dating.order import in_order
from timeline_app.link.published import publication_dates


def claim(text: str, *date: int | None) -> DateClaim:
    return DateClaim("metadata", text, "year, month and day", PartialDate(*date), 0.9)


@pytest.mark.parametrize(
    ("given", "day_first", "then"),
    [
        (claim("date: 03/04/2024 09:15", 2024, 3, 4), True, PartialDate(2024, 4, 3)),
        (claim("date: 03/04/2024 09:15", 2024, 3, 4), False, PartialDate(2024, 3, 4)),
        (claim("03-04-2024", 2024, 4, 3), False, PartialDate(2024, 3, 4)),
        (claim("13/04/2024", 2024, 4, 13), False, PartialDate(2024, 4, 13)),
        (claim("2024-03-04", 2024, 3, 4), True, PartialDate(2024, 3, 4)),
        (claim("2024/03/04", 2024, 3, 4), True, PartialDate(2024, 3, 4)),
        (claim("4 March 2024", 2024, 3, 4), True, PartialDate(2024, 3, 4)),
        (claim("Wednesday 03/04/2024", 2024, 4, 3, 2), False, PartialDate(2024, 4, 3, 2)),
        (claim("Monday 03/04/2024", 2024, 4, 3, 0), False, PartialDate(2024, 3, 4, 0)),
    ],
    ids=lambda v: v.text if isinstance(v, DateClaim) else None,
)
def test_only_a_claim_that_can_be_read_both_ways_is_read_anew(
    given: DateClaim, day_first: bool, then: PartialDate
) -> None:
    assert in_order(given, day_first).date == then
    assert in_order(given, day_first).text == given.text


@pytest.mark.parametrize(
    ("order", "language", "day"),
    [
        ("auto", "en", "2024-03-04"),
        ("dmy", "en", "2024-04-03"),
        ("mdy", "en", "2024-03-04"),
        ("dmy", "de", "2024-03-04"),
    ],
)
def test_the_day_of_publication_follows_the_setting(order: str, language: str, day: str) -> None:
    article = Article(
        "a1", "a.json", 0, "h", "json", "The bridge was opened.", claims=(claim("03/04/2024", 2024, 3, 4),)
    )
    (published,) = publication_dates([article], [ArticleFacts("a1", language)], LinkOptions.of(order))
    assert published is not None
    assert published.edtf == day
    as_set = order != "auto" and language == "en"
    assert published.evidence[0].says.endswith("first, as set") == as_set


def test_orders_are_known_by_their_names() -> None:
    assert [LinkOptions.of(name).order for name in DATE_ORDERS] == list(DATE_ORDERS)
    assert LinkOptions.of("sideways") == AS_WRITTEN
