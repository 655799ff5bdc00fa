"""Two sentences that web pages ran together: no line is written across the seam."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

PEOPLE = "Anna Lindqvist, Tomas Okoro"


def test_a_clause_that_nothing_joins_is_a_sentence_of_its_own() -> None:
    read = Read(
        "Sailor Anna Lindqvist wins two medals in Halden if selected A Danish coach has cancelled the boat race of "
        "the sailor before Easter.",
        PEOPLE,
    )
    assert any(h.endswith("wins two medals in Halden if selected") for h in read.headlines)
    assert not any("wins" in h and "cancel" in h for h in read.headlines)


def test_no_article_inside_a_sentence_has_a_capital() -> None:
    read = Read(
        "The village flower contest called off A four-metre snake has been found asleep in the cellar of a closed "
        "bakery on Friday."
    )
    assert read.headlines == ["A four-metre snake is found asleep in the cellar of a closed bakery"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Police said the mill had burned on 3 May 2010.", "The mill burns"),
        ("Okoro claimed Lindqvist had burned the mill.", "Okoro claims Lindqvist has burned the mill"),
    ],
)
def test_what_takes_a_clause_has_one(text: str, line: str) -> None:
    assert line in Read(text, PEOPLE).headlines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Okoro danced in a musical to be staged by Valmora Opera on 3 May 2030.",
            "A musical is to be staged by Valmora Opera",
        ),
        ("The elderly were taken to hospital on 3 May 2010.", "The elderly are taken to hospital"),
        ("The nine-year-old climbed onto a barn on 3 May 2010.", "The nine-year-old climbs onto a barn"),
        (
            "A total of ninety sheep near Valmora were fitted with bells on 3 May 2010.",
            "A total of ninety sheep near Valmora are fitted with bells",
        ),
        ("The council voted 14 to 3 on 5 May 2010 to close the pool.", "The council votes 14 to 3 to close the pool"),
        (
            "The storm - Valmora's wildest for twenty summers - flattened the orchard on 12 June 2010.",
            "The storm flattens the orchard",
        ),
    ],
)
def test_words_that_belong_together_stay_so(text: str, line: str) -> None:
    assert line in [e.headline for e in Read(text, PEOPLE).events]


def test_rumour_has_it_is_no_event() -> None:
    assert Read("As rumour has it, Anna Lindqvist resigned on 5 May 2010.", PEOPLE).events[0].clarity == 0


def test_a_caption_in_the_past_is_told_in_the_present() -> None:
    assert Read("Tomas Okoro wheeled in Anna Lindqvist last autumn", PEOPLE).headlines == ["Okoro wheels in Lindqvist"]


def test_what_hardly_any_line_can_tell_is_listed_with_what_one_can() -> None:
    read = Read(
        "On 3 May 2015 Anna Lindqvist opened the new mill in Valmora. Tomas Okoro had sold her the land. Lindqvist and "
        "Okoro had met in the spring. The town had asked Lindqvist for work. The statement began in June 2016.",
        PEOPLE,
    )
    assert "The statement begins" in [e.headline for e in read.events]
    assert "The statement begins" not in read.headlines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("For this choir's tenors, this month has been a noisy one.", "For the choir's tenors has"),
        ("If details in yesterday's paper were correct, Lindqvist will resign.", "are correct"),
        ("On 7 June there are heaps of wet mittens in Valmora.", "There are heaps"),
        ("It was a fever of the kind that emptied Valmora on 9 April 1905.", "The kind that emptied"),
    ],
)
def test_what_is_no_sentence_is_no_sound_line(text: str, line: str) -> None:
    assert not [e for e in Read(text, PEOPLE).events if line in e.headline and e.clarity]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("9/11 delayed two trains with Anna Lindqvist near Valmora.", "9/11 delays two trains with Lindqvist"),
        ("Lindqvist's father Ned and her brother Tom have sold the barn.", "sell the barn"),
        ("The Swiss have arrived in Valmora with two dogs.", "The Swiss arrive in Valmora"),
    ],
)
def test_the_verb_agrees(text: str, line: str) -> None:
    assert any(line in e.headline for e in Read(text, PEOPLE).events)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Storm bill reaches 80 Damaged boats counted in Norland.", "Storm bill reaches 80"),
        (
            "Halden flood deaths hit 17 Norland's deputy harbour chief on how his crew worked",
            "Halden flood deaths hit 17",
        ),
        (
            "Trade with Norland brings a busy harbour Storms spoil hopes of long summer",
            "Trade with Norland brings a busy harbour",
        ),
        ("The fleet sank 12 German ships on Monday.", "The fleet sinks 12 German ships"),
        ("The court freed 12 Rangers on Monday.", "The court frees 12 Rangers"),
    ],
)
def test_of_two_headlines_that_ran_together_the_first_is_told(text: str, line: str) -> None:
    assert line in Read(text).headlines


def test_no_clause_loses_what_joins_it() -> None:
    lines = Read("A goat was found in Halden on Monday, three weeks after it was stolen from a farm.").headlines
    assert lines == ["A goat is found in Halden"]
