"""Whether "I" in a line is its writer, or counts kings and wars."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.events.candidates import drafts_of
from timeline_app.extract.events.context import read
from timeline_app.extract.events.line import tokens_of
from timeline_app.extract.events.strangers import has_stranger, speaks_of_itself
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences


def own(sentence: str, line: str) -> bool:
    """Whether the writer of the sentence speaks of himself in the line."""
    parsed = parse(sentence, split_sentences(sentence, ()))
    reading = read(article_of(sentence), parsed, (), (), ())
    return speaks_of_itself(tokens_of(line, drafts_of(reading.views[0], sentence)[0]))


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("In Halden I was born on 4 May 1950.", "In Halden I is born"),
        ("At Leeds University I studied law from 1950.", "At Leeds University I studies law"),
    ],
)
def test_the_writer_behind_a_capital(sentence: str, line: str) -> None:
    assert own(sentence, line)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Elizabeth I visited Halden on 4 May 1570.", "Elizabeth I visits Halden"),
        ("Karl Holt met Napoleon I in Halden in 1807.", "Karl Holt meets Napoleon I in Halden"),
        ("In World War I Karl Holt died.", "In World War I Karl Holt dies"),
        ("Under Charles I the town of Halden was burned.", "Under Charles I the town of Halden is burned"),
    ],
)
def test_kings_and_wars_are_counted(sentence: str, line: str) -> None:
    assert not own(sentence, line)


def test_two_do_nothing_to_himself() -> None:
    sentence = "The minister and the governor called himself a fool on 4 May 1950."
    parsed = parse(sentence, split_sentences(sentence, ()))
    reading = read(article_of(sentence), parsed, (), (), ())
    tokens = tokens_of("The minister and the governor call himself a fool", drafts_of(reading.views[0], sentence)[0])
    assert has_stranger(tokens, reading)


@pytest.mark.parametrize(
    "sentence",
    ["My Grandparents moved to No 1 Halden Road in 1937.", "My neighbour and I returned to Halden yesterday morning."],
)
def test_what_the_writer_tells_of_his_own_is_told_with_another_event(sentence: str) -> None:
    read = Read(f"On 4 May 2021 Anna Lindqvist opened the ferry. {sentence}", people="Anna Lindqvist")
    assert [event.headline for event in read.events if event.near is None] == ["Lindqvist opens the ferry"]
