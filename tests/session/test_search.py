from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.span import Span
from timeline_app.session.search import fold, occurrences


@given(st.text(st.characters(categories=("Lu", "Ll")), min_size=1), st.text(), st.text())
def test_what_is_there_is_found(words: str, before: str, after: str) -> None:
    text = f"{before} {words} {after}"
    assert any(fold(span.of(text)) == fold(words) for span in occurrences(text, words))


def test_accents_and_case_do_not_matter() -> None:
    assert list(occurrences("Ångström met ANGSTROM", "angstrom")) == [Span(0, 8), Span(13, 21)]
    assert fold("İstanbul ŠKODA") == "istanbul skoda"


def test_nothing_is_found_for_nothing() -> None:
    assert list(occurrences("words", "  ")) == []
