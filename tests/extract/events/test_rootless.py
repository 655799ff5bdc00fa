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
            "The first presidential vote since the Velvet War is to take place in Norway this weekend.",
            "The first presidential vote since the Velvet War is to take place in Norway",
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
            "Travellers held in a Halden hotel for a week after a guest tested positive for the new flu expressed "
            "dismay on Saturday at the tough steps.",
            "Travellers held in a Halden hotel for a week express dismay at the tough steps",
        ),
        ("The German left by a side door on Friday.", "The German leaves by a side door"),
        ("The government retook Halden on 3 May 2010.", "The government retakes Halden"),
    ],
)
def test_the_verb_of_a_sentence_is_found_inside_what_it_is_about(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


def test_a_piece_without_a_verb_stays_one() -> None:
    sentence = "Tributes paid on social media to young father Tomas Okoro, 35, who worked for his father's firm."
    (line,) = Read(sentence, people="Tomas Okoro").headlines
    assert line.startswith("Tributes are paid on social media to ")


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "In the United States 50 non-fatal cases have been confirmed on Friday.",
            "50 non-fatal cases are confirmed in the United States",
        ),
        ("At the Halden mill workers have found a bomb on Friday.", "Workers find a bomb at the Halden mill"),
        (
            "Already by 1983, however, after a spirited challenge at the Torvik byelection and victory at Leeds, "
            "Northbank, Okoro was suffering from fatigue.",
            "Okoro suffers from fatigue",
        ),
        (
            "The trial of Anna Lindqvist's physician, Doctor Tomas Okoro, has begun in Halden on Friday.",
            "The trial of Lindqvist's physician begins in Halden",
        ),
        (
            "Dr Tomas Okoro is on trial charged with manslaughter following a death on Friday.",
            "Okoro is charged with manslaughter following a death",
        ),
        (
            "Chaos broke out in Halden on Friday after a truck plowed through throngs of tourists.",
            "Chaos breaks out in Halden after a truck plows through throngs of tourists",
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
