from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extract.events.tree import Word, _is_tree, _mend

TAGS = ("NN", "NNP", "VBD", "VBN", "VBZ", "IN", "NNS", "PRP")
DEPS = ("nsubj", "pobj", "prep", "pcomp", "compound", "appos", "conj", "ccomp", "ROOT", "advcl", "dobj")
LEMMAS = ("say", "minister", "with", "monday", "leave", "tree", ";", "president")


@st.composite
def sentences(draw: st.DrawFn) -> list[Word]:
    """Any tree over a few words, however odd: each word hangs on an earlier one in a random order."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for n in range(1, size):
        heads[order[n]] = order[draw(st.integers(0, n - 1))]
    words = []
    for i in range(size):
        lemma = draw(st.sampled_from(LEMMAS))
        words.append(
            Word(i, lemma, lemma, draw(st.sampled_from(TAGS)), draw(st.sampled_from(DEPS)), heads[i], i * 9, i * 9 + 8)
        )
    return words


@settings(max_examples=400, deadline=None)
@given(sentences())
def test_a_mended_parse_is_still_a_tree(words: list[Word]) -> None:
    _mend(words)
    assert _is_tree(words)


def test_a_ring_is_no_tree() -> None:
    words = [Word(i, "x", "x", "NN", "dep", (i + 1) % 3, i, i + 1) for i in range(3)]
    assert not _is_tree(words)
