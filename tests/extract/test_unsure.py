"""A sentence that the parser can only guess at, and whose halves it reads with ease, is two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.nlp import parse, sureness
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.unsure import part_unsure


def parted(text: str) -> list[str]:
    parts = part_unsure(parse(text, split_sentences(text, ())), lambda some: parse(text, some))
    return [p.span.of(text) for p in parts]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lund laughed as she told her story on Tuesday | Painter Tomas Okoro was stopped by a guard at the gate.",
        "The boat was given to the museum by Norway in 2012 | Denmark's only known whaler has been moved.",
        "The captain left the field with a smile under his town's flag | Tomas Okoro said goodbye to the club.",
        "He was praised by the mayor for the work on the bridges in the north | Critics of the plan have said little.",
        "Ann Lund walks to the mill on foot if asked | A US bank has lent the mill, Lund Brothers, two million kroner.",
        "The wind tore most of the tiles off the barn | Oslo carpenters have promised to lay a new roof by June.",
        "The whales leave the bay every autumn quickly | The Harbour Club (HC), in Oslo, owns one of the boats.",
    ],
)
def test_two_sentences_without_a_mark_are_parted(text: str) -> None:
    assert parted(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "The letters Ann Berg wrote to the minister were found in an old house in Oslo.",
        "He said his wife Ann Berg and his daughter Ida Berg had left the town before the storm came.",
        "They closed the school in Oslo because Norway Mayor Ann Berg had asked the teachers to stay at home.",
        "The minister told reporters Ann Berg would leave the party before the summer.",
        "She knew the moment Moreau opened the door that the ferry had sunk.",
        "The dive shop sold the boats of the shipping firm Norsk Tank had bought when the war ended.",
        "Nobody in the village knows the tune Okoro and his sister play on the quay when the ferry leaves.",
        "He bought the rope Okoro climbs up to the mast with, which was made before the war began.",
        "To learn what it takes to get the new A * mark at the sea school, Ann Berg has asked two old sailors.",
        "They bought twelve new long-haul Norsk planes that were built in Leeds and painted in Oslo.",
        "The Blue Mill By The Ferry was painted by Ann Berg, who worked near Oslo until she left in 1958.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert parted(text) == [text]


WORDS = st.lists(st.sampled_from(("The", "port", "closed", "Ann", "Berg", "in", "said", ".", "On", "He")), max_size=30)


@given(WORDS)
def test_parts_are_in_order_and_lose_no_word(words: list[str]) -> None:
    text = " ".join(words)
    whole = "".join("".join(s.of(text) for s in split_sentences(text, ())).split())
    assert "".join("".join(parted(text)).split()) == whole


def test_nobody_is_surer_than_sure() -> None:
    sure = sureness(["", "Ann left.", "The port the mill the ferry closed left said In on Oslo Berg closed."])
    assert sure[0] == 0 and sure[2] < sure[1] < 0
