"""Titles and captions that run into a sentence are parted from it; what English leaves unmarked is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.nlp import parse
from timeline_app.extract.parting import part_glued
from timeline_app.extract.sentences import split_sentences


def parted(text: str, titled: bool = True) -> list[str]:
    spans = split_sentences(text, ())
    parts = part_glued(parse(text, spans), text, titled, lambda some: parse(text, some))
    return [p.span.of(text) for p in parts]


GLUED = [
    "HOW THE FERRY SANK IN THE STORM | Ships of this kind are built with a single deck for cars.",
    "Rescuers end their search in Lisbon | The team spent a week in the city looking for survivors.",
    "The port was closed in 2009 | In the harbour two ships are still waiting for their crews.",
    "The judge was born in Porto | A court in Lisbon has sentenced him to four years in prison.",
    'She called the plan "a bad joke" | The minister had promised to build three new schools.',
    "Ann Berg left the court in Oslo | Mr Moreau was sentenced to two years in prison on Friday.",
    "Divers find Halden miller's boat | Harbour divers are raising the Oslo boat of a Halden miller.",
    "Early photo of the wheel at Halden Mill | Early drawings show the roof and the door of the mill in Halden.",
    "Village plans a song day to feed old horses | A Leeds singer is lifted on the back of a grey mare",
    "Mill plan vital in Halden fire story | New plans for the Halden mill were vital to how it was told.",
]


@pytest.mark.parametrize("text", GLUED)
def test_a_caption_is_parted_from_its_sentence(text):
    assert parted(text.replace(" | ", " ")) == text.split(" | ")


UNTITLED = [
    "Ferry fears grow as wind rises in the north | Ships reported missing near two islands",
    "Sailors pulled from harbour wall in Halden | Divers have begun pulling planks from the wreck of the old ferry.",
    "Ann Berg statue falls into harbour | Ann Berg's bronze statue has been blown off its base.",
    "Ferry plan to close two ports | Ports on the coast could be shut by the summer, the minister has said.",
    "Minister gives new reasons for delay | Railway to open its second line to the islands",
    "Singer warns fans in the capital | Fans left the stadium in tears | The concert was stopped by the police.",
]


@pytest.mark.parametrize("text", UNTITLED)
def test_where_the_title_is_unknown_it_may_stand_in_the_first_sentence(text):
    assert parted(text.replace(" | ", " "), titled=False) == text.split(" | ")


WHOLE = [
    "The letters Ann Berg wrote to the minister were found in an old house in Oslo.",
    "The minister told reporters Ann Berg would leave the party before the summer.",
    "The spokesman Jules Moreau said the port would be closed for two weeks.",
    "When the ship sank Ann Berg was still on the way to the harbour of Porto.",
    "He is sure Moreau should not have signed the letter to the court.",
    "On the day Moreau left the capital two bridges were closed by the army.",
    "The Fisheries Ministry wrote on Wednesday that the Forestry Department had agreed.",
    "A caller told the British Transport Police the line to Leeds was blocked.",
    "Matthew Berg, the envoy of Norway, said Mr Moreau had left the talks before they ended.",
    "The acting director Mr Moreau has led the office since the summer of last year.",
    "PRESIDENT ANN BERG OF NORWAY on Monday left the talks in Oslo.",
    "Berg Lines, owned by the ferry builder Ann Moreau, said it would buy two more ships.",
    "The guards kept the crowd from the town hall in downtown Oslo, but let them sing in the streets.",
    "The company publishes The Harbour Courier and two magazines about ships and their crews.",
    "Moreau, a fast-growing Norwegian shipping line, will pay two million for the port.",
    "Berg has a cold and no fever, and the Secretary Ann Berg has twice been to the port of Leeds.",
    "The singer recorded a double A-side in the old mill and has sold it to the harbour museum.",
    "The 1918 Spanish flu outbreak killed more people than the war before it.",
]


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_sentence_stays_whole(text, titled):
    assert parted(text, titled) == [text]


WORDS = st.lists(st.sampled_from(("The", "port", "closed", "Ann", "Berg", "in", "said", ".", "On", "He")), max_size=40)


@given(WORDS, st.booleans())
def test_parts_are_in_order_and_lose_no_word(words, titled):
    text = " ".join(words)
    parts = parted(text, titled)
    assert "".join("".join(parts).split()) == "".join("".join(s.of(text) for s in split_sentences(text, ())).split())


def test_an_endless_word_costs_nothing():
    began = time.thread_time()
    assert part_glued([], "a-" * 30_000, True, lambda spans: []) == []
    assert time.thread_time() - began < 2


def test_capitals_throughout_tell_nothing_and_cost_little():
    loud = "Anna Berg Opened The Old Port Of Oslo And The Mayor Said It Was A Great Day For All Who Live In The City "
    text = 40 * loud
    parsed_again: list[int] = []

    def parse_some(spans):
        parsed_again.extend(len(span) for span in spans)
        return parse(text, spans)

    part_glued(parse(text, split_sentences(text, ())), text, True, parse_some)
    assert sum(parsed_again) <= 6 * len(text)


def test_who_hid_what_stands_before_and_left_begins_no_sentence():
    text = "The guards found the oars Berg hid and locked the barn on Friday."
    assert parted(text, titled=False) == [text]
