"""Spans of text."""

import pytest

from timeline_app.core.span import Span


def test_a_span_knows_what_it_covers() -> None:
    assert Span(3, 9).of("On Friday they met") == "Friday"
    assert Span(3, 9).shifted(2) == Span(5, 11)
    assert Span(0, 9).contains(Span(3, 9))
    assert not Span(0, 9).contains(Span(3, 10))


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_not_a_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
