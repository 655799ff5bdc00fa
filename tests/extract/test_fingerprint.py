"""Fingerprints are the same wherever they are made, and say how much of two texts is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Block, BlockKind
from timeline_app.core.span import Span
from timeline_app.extract.fingerprint import fold, shingles, terms

TEXT = "The old ferry left the harbour of Bergen before dawn and never came back to it."


def body(text: str) -> tuple[Block, ...]:
    return (Block(BlockKind.BODY, Span(0, len(text))),)


def test_case_and_punctuation_do_not_change_it() -> None:
    assert shingles(TEXT, body(TEXT)) == shingles(TEXT.upper().replace(".", " !"), body(TEXT + " "))


def test_only_the_body_counts() -> None:
    text = TEXT + " Follow us on every platform there is, and subscribe."
    blocks = (Block(BlockKind.BODY, Span(0, len(TEXT))), Block(BlockKind.BOILERPLATE, Span(len(TEXT), len(text))))
    assert shingles(text, blocks) == shingles(TEXT, body(TEXT))
    assert shingles(text, ()) == ()


def test_a_long_text_is_thinned_and_its_beginning_is_a_part_of_it() -> None:
    text = " ".join(f"word{n} and word{n * 7 % 501}" for n in range(2000))
    long, short = shingles(text, body(text)), shingles(text[:1500], body(text[:1500]))
    assert len(long) <= 200
    assert list(long) == sorted(set(long))
    assert set(long) & set(shingles(text, body(text)))
    assert len(set(long) & set(short)) < len(long)


def test_the_title_is_among_the_terms_also_without_a_parse() -> None:
    found = dict(terms([], "Ferry lost", "A ferry was lost"))
    assert found["ferry"] > found["was"]
    assert fold("Shinjirō") == "shinjiro"


@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint(text: str) -> None:
    blocks = body(text)
    assert shingles(text, blocks) == shingles(text, blocks)
    assert all(count > 0 for _, count in terms([], None, text))
