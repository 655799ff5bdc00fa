"""A full sentence has a verb and a subject: what the parser took for a part of something else is put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.events.reading import Read
from timeline_app.extract.events.tree import tree_of
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The first singing contest since the Velvet War is to be held in Norway this weekend.",
            "The first singing contest since the Velvet War is to be held in Norway",
        ),
        (
            "The ferry's long voyage to meet with a tug ended on Friday with a landing in Oslo.",
            "The ferry's long voyage to meet with a tug ends with a landing in Oslo",
        ),
        (
            "On 3 May 2010 the firm's own bank analysts estimated that profits would rise by 13 percent.",
            "The firm's own bank analysts estimate that profits will rise by 13 percent",
        ),
        (
            "The ABC, an umbrella group that co-ordinates help overseas, thanked the public on 3 May 2010.",
            "The ABC thanks the public",
        ),
        (
            "Monks held in a Halden cellar for a week after a cook tested positive for measles expressed relief on "
            "Saturday at the news.",
            "Monks held in a Halden cellar for a week express relief at the news",
        ),
        ("The German left by a side door on Friday.", "The German leaves by a side door"),
        ("The government retook Halden on 3 May 2010.", "The government retakes Halden"),
    ],
)
def test_the_verb_of_a_sentence_is_found_inside_what_it_is_about(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


def test_a_piece_without_a_verb_stays_one() -> None:
    sentence = "Medals given on the quay to young sailor Tomas Okoro, 31, who swam from his uncle's yard."
    (line,) = Read(sentence, people="Tomas Okoro").headlines
    assert line.startswith("Medals are given on the quay to ")


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "In the Farne Islands 60 nesting pairs have been counted on Friday.",
            "60 nesting pairs are counted in the Farne Islands",
        ),
        ("At the Halden mill workers have found a bomb on Friday.", "Workers find a bomb at the Halden mill"),
        (
            "Late in 1971, though, after a hard race at the Torvik regatta and a win at Leeds, Northbank, Okoro was "
            "suffering from fatigue.",
            "Okoro suffers from fatigue",
        ),
        (
            "The appeal of Anna Lindqvist's gardener, Mister Tomas Okoro, has opened in Halden on Friday.",
            "The appeal of Lindqvist's gardener opens in Halden",
        ),
        (
            "Captain Tomas Okoro is on trial charged with theft following a fire on Friday.",
            "Okoro is charged with theft following a fire",
        ),
        (
            "Panic broke out in Halden on Friday after a lorry ploughed through the market.",
            "Panic breaks out in Halden after a lorry ploughs through the market",
        ),
    ],
)
def test_the_opening_of_a_sentence_is_parted_from_its_subject(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Anna Lindqvist, Tomas Okoro", places="Halden").headlines


WORDS = st.lists(
    st.sampled_from(["The", "vote", "since", "war", "ended", "is", "held", "In", "Oslo", "fifty", "that", ",", "of"]),
    min_size=1,
    max_size=25,
)


@given(WORDS)
def test_every_word_leads_to_the_root(words: list[str]) -> None:
    text = " ".join([*words, "."])
    for sentence in parse(text, split_sentences(text, ())):
        tree = tree_of(sentence)
        assert tree is not None
        for word in tree.words:
            assert len(list(tree.up(word.i))) < len(tree.words)
