"""What a headline may leave out of its sentence, and what its words need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.events.reading import article_of
from timeline_app.extract.events.candidates import drafts_of
from timeline_app.extract.events.context import read
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.gaps import has_gap
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences


def draft_of(sentence: str) -> Draft:
    """The first event of the sentence, in which nobody is known."""
    reading = read(article_of(sentence), parse(sentence, split_sentences(sentence, ())), (), (), ())
    return drafts_of(reading.views[0], sentence)[0]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("On the island the council quickly closed the old mill.", "The council closes the old mill"),
        ("The council closed the mill after the storm had passed.", "The council closes the mill"),
        ("The council closed the mill and sold the land.", "The council closes the mill"),
        ("The council, which met again, closed the mill.", "The council closes the mill"),
        ("The council has accounted for 28% of the debt.", "The council accounts for 28% of the debt"),
        ("The miller didn't leave the village.", "The miller does not leave the village"),
        ("The miller never left the village.", "The miller never leaves the village"),
    ],
)
def test_whole_pieces_can_go(sentence: str, line: str) -> None:
    assert not has_gap(line, draft_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The painter changed the door from purple to white.", "The painter changes the door from to white"),
        ("Not one miller left the village.", "Miller leaves the village"),
        ("The miller almost drowned in the pond.", "The miller drowns in the pond"),
        ("The council declared the search over.", "The council declares the search"),
        ("The council gave the miller a large medal.", "The council gives the miller"),
        ("The council met on the floor of the mill.", "The council meets on the floor"),
        ("The mill was built by the part-owner.", "The mill is built by the owner"),
        ("The mill burned as crowds marked the feast.", "The mill burns as crowds"),
        ("The number of mills was greater than the number of ponds.", "The number of mills is greater"),
    ],
)
def test_what_is_needed_leaves_a_gap(sentence: str, line: str) -> None:
    assert has_gap(line, draft_of(sentence))


@given(st.text(max_size=60))
def test_any_line_is_judged(line: str) -> None:
    has_gap(line, draft_of("The council closed the mill."))
