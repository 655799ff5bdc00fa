"""Mending the parser's slips must leave a tree: a circle of heads would be climbed for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.span import Span
from timeline_app.extract.events.tree import tree_of
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences

PARTS = st.lists(
    st.sampled_from(
        ["A ferry", "with", "40 passengers", "sank", "on", "Wednesday", "Moreau", "put", "said", "that", "the alliance",
         "is firm", "and", "asked", "for help", "Foreign Minister", "Berg", ";", ",", "police said", "after", "held"]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@given(PARTS)
def test_every_word_leads_to_a_root(parts: list[str]) -> None:
    text = " ".join(parts) + "."
    for sentence in parse(text, [Span(0, len(text))]):
        tree = tree_of(sentence)
        assert tree is not None
        for word in tree.words:
            for above, _ in enumerate(tree.up(word.i), 1):
                assert above <= len(tree.words)


@pytest.mark.parametrize(
    ("sentence", "form", "verb"),
    [
        ("The firm hoped to open the mill in May.", "hoped", "hope"),
        ("The court fined the owner on Friday.", "fined", "fine"),
        ("The miners staged a march in Halden.", "staged", "stage"),
        ("The boy hopped over the fence.", "hopped", "hop"),
    ],
)
def test_a_form_is_of_its_own_verb(sentence: str, form: str, verb: str) -> None:
    tree = tree_of(parse(sentence, split_sentences(sentence, ()))[0])
    assert tree is not None and next(w.lemma for w in tree.words if w.text == form) == verb
