"""Small words and numbers that the parser hangs on the wrong neighbour are hung on their own."""

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
            "Even before the strike Norland had been hit by falling exports and low prices.",
            "Norland is hit by falling exports and low prices",
        ),
        (
            "When the Holm School put the damage at 10,000 crowns and published its findings in one of the leading "
            "journals, the Beacon, Parliament Hill questioned the method.",
            "Parliament Hill questions the method",
        ),
        (
            "Evoking thoughts of the worries of the great flood, the newest plan was brought to a first reading "
            "after leaks were found in Halden.",
            "The newest plan is brought to a first reading after leaks are found in Halden",
        ),
        ("Verdict: Anna Berg was found guilty in Halden.", "Anna Berg is found guilty in Halden"),
        (
            "Rehearsal film from Tomas Okoro's That Is All tour cannot be used in court, the judge rules.",
            "The judge rules rehearsal film from Tomas Okoro's That Is All tour cannot be used in court",
        ),
        (
            "The fund has already started to take coats and bakers including the Crown, Gull, Mill, Hall 4, Hall 5 and "
            "Al-Nasr have agreed on Monday to bake for the poor.",
            "Bakers including the Crown, Gull, Mill, Hall 4, Hall 5 and Al-Nasr agree to bake for the poor",
        ),
        (
            "The dredging plan was discussed on Monday between Phil Berg and the ferry "
            "pilot Ben Holm, who steers the tug.",
            "The dredging plan is discussed between Phil Berg and the ferry pilot Ben Holm",
        ),
        (
            'Anna Berg, 54, farmer: "The storm destroyed the old mill in Halden."',
            "The storm destroys the old mill in Halden",
        ),
        ("Monday saw the two sides sign a treaty in Halden.", "The two sides sign a treaty in Halden"),
        (
            "The harbour office raised its storm level late on Monday from two to three - one step short of closing "
            "the port.",
            "The harbour office raises its storm level from two to three",
        ),
        (
            "The miller fled to Halden in March leaving two boats behind.",
            "The miller flees to Halden leaving two boats behind",
        ),
        (
            "The crew was given a long lead thanks to a mistake of the Halden boat.",
            "The crew is given a long lead thanks to a mistake of the Halden boat",
        ),
        (
            "Yesterday saw the city's death toll reach 21 when a guard shot himself.",
            "The city's death toll reaches 21",
        ),
        (
            "During world war two Norwegian sailors in the north were taught by Anna Berg.",
            "Norwegian sailors in the north are taught by Anna Berg",
        ),
        ("William Holm was born in 1795 son of Cathrine Berg.", "William Holm is born"),
        ("Anthony Holm married to Sophia Morris in Halden.", "Anthony Holm marries Sophia Morris in Halden"),
        (
            "Many of the Norlanders staying in Halden or elsewhere along the coast have lost their boats.",
            "Many of the Norlanders staying in Halden or elsewhere along the coast lose their boats",
        ),
        (
            "The council announced on Monday a plan to close the mill in Halden.",
            "The council announces a plan to close the mill in Halden",
        ),
    ],
)
def test_what_stands_beside_it_is_no_part_of_who_did_it(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Okoro saw the ship sink on Monday.", "Okoro sees the ship sink"),
        ("On Monday, the day of the vote, Anna Berg left Halden.", "Anna Berg leaves Halden"),
        ("After the carmaker Norland was sold on 3 May 2010, Anna Berg left Halden.", "The carmaker Norland is sold"),
        ("Two world wars later, Norland joined the union in 1962.", "Norland joins the union"),
    ],
)
def test_what_only_looks_alike_stays(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Tomas Okoro").headlines


WORDS = st.sampled_from(
    [
        *("before", "the", "strike", "Norland", ",", "was", "hit", "on", "Monday", "a", "man", "saw", "sides", "sign"),
        *("world", "war", "two", "in", "1795", "son", "of", "Ada", "married", "to", "Stirring", "or", "elsewhere"),
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_whatever_stands_there_the_tree_has_one_root_that_all_words_lead_to(words: list[str]) -> None:
    text = " ".join(words) + "."
    for sentence in parse(text, split_sentences(text, ())):
        tree = tree_of(sentence)
        for word in tree.words:
            seen: set[int] = set()
            while word.head != word.i:
                assert word.i not in seen
                seen.add(word.i)
                word = tree.words[word.head]
