"""Edits of every kind, made up."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline_app.core.edits import KINDS, ArticleRef, Check, EventRef, Passage, SetDate, SetNote, SetPublished, Star
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span

ARTICLE = ArticleRef("ab" * 32, "folder/001.txt")
EVENT = EventRef("k1", "Ana Brun resigns", (Passage(ARTICLE, Span(10, 40), "Ana Brun resigned on Friday"),))
OTHER = EventRef("k2", "The minister visits Lagos", (Passage(ARTICLE, Span(50, 90), "The minister went to Lagos"),))
SOME = (
    Star(EVENT),
    SetDate(EVENT, Interval.of_day(2026, 1, 16), "16 Jan 2026"),
    SetDate(OTHER, None),
    SetNote(OTHER, "“quoted” – and\nmore: 東京 \0 é"),
    Check(OTHER),
    SetPublished((ARTICLE,), Interval.of_day(2026, 1, 15)),
    SetPublished((ArticleRef("cd" * 32, "named by bytes \udce9.txt"),), None),
)

intervals = st.builds(lambda day: Interval.of_days(day, day), st.integers(-10_000_000, 10_000_000))


def any_edit() -> st.SearchStrategy[object]:
    """Every kind of edit, with every kind of content."""
    st.register_type_strategy(Interval, intervals)
    st.register_type_strategy(Span, st.builds(lambda a, n: Span(a, a + n), st.integers(0, 9999), st.integers(0, 99)))
    return st.one_of([st.builds(kind) for kind in KINDS])
