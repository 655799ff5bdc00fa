"""Two sentences that web pages ran together: no line is written across the seam."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

PEOPLE = "Anna Lindqvist, Tomas Okoro"


def test_a_clause_that_nothing_joins_is_a_sentence_of_its_own() -> None:
    read = Read(
        "Dr Anna Lindqvist faces four years in prison if convicted A Norwegian judge has delayed the manslaughter "
        "trial of the doctor until May.",
        PEOPLE,
    )
    assert any(h.endswith("faces four years in prison if convicted") for h in read.headlines)
    assert not any("faces" in h and "delay" in h for h in read.headlines)


def test_no_article_inside_a_sentence_has_a_capital() -> None:
    read = Read(
        "The harbour rescue operation declared over A 23-year-old man has been pulled alive from the rubble of a "
        "ruined hotel on Friday."
    )
    assert read.headlines == ["A 23-year-old man is pulled alive from the rubble of a ruined hotel"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Lindqvist said the mill had burned on 3 May 2010.", "The mill burns"),
        ("Okoro claimed Lindqvist had burned the mill.", "Okoro claims Lindqvist has burned the mill"),
    ],
)
def test_what_takes_a_clause_has_one(text: str, line: str) -> None:
    assert line in Read(text, PEOPLE).headlines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Okoro spoke in an interview to be broadcast by Radio Valmora on 3 May 2030.",
            "An interview is to be broadcast by Radio Valmora",
        ),
        ("The elderly were taken to hospital on 3 May 2010.", "The elderly are taken to hospital"),
        ("The six-year-old fell into a well on 3 May 2010.", "The six-year-old falls into a well"),
        (
            "A total of eight people in Valmora were confirmed with the disease on 3 May 2010.",
            "A total of eight people in Valmora are confirmed with the disease",
        ),
        ("The council voted 14 to 3 on 5 May 2010 to close the pool.", "The council votes 14 to 3 to close the pool"),
        (
            "The quake - Valmora's worst in two centuries - struck the port on 12 January 2010.",
            "The quake strikes the port",
        ),
    ],
)
def test_words_that_belong_together_stay_so(text: str, line: str) -> None:
    assert line in [e.headline for e in Read(text, PEOPLE).events]


def test_rumour_has_it_is_no_event() -> None:
    assert Read("As rumour has it, Anna Lindqvist resigned on 5 May 2010.", PEOPLE).events[0].clarity == 0


def test_a_caption_in_the_past_is_told_in_the_present() -> None:
    assert Read("Tomas Okoro knocked out Anna Lindqvist last weekend", PEOPLE).headlines == [
        "Okoro knocks out Lindqvist"
    ]


def test_what_hardly_any_line_can_tell_is_listed_with_what_one_can() -> None:
    read = Read(
        "On 3 May 2015 Anna Lindqvist opened the new mill in Valmora. Tomas Okoro had sold her the land. Lindqvist and "
        "Okoro had met in the spring. The town had asked Lindqvist for work. The statement began on 9 June 2016.",
        PEOPLE,
    )
    assert "The statement begins" in [e.headline for e in read.events]
    assert "The statement begins" not in read.headlines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("For this town's bakers, this week has been a busy time.", "For the town's bakers has"),
        ("If details in yesterday's paper were correct, Lindqvist will resign.", "are correct"),
        ("On 31 October there are loads of old traditions in Valmora.", "There are loads"),
        ("It was a bomb of the kind that struck Valmora on 7 July 2005.", "The kind that struck"),
    ],
)
def test_what_is_no_sentence_is_no_sound_line(text: str, line: str) -> None:
    assert not [e for e in Read(text, PEOPLE).events if line in e.headline and e.clarity]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("9/11 changed everything for Anna Lindqvist in Valmora.", "9/11 changes everything for Lindqvist"),
        ("Lindqvist's mother Ada and her sister Eva have backed the plan.", "back the plan"),
        ("The Swiss have arrived in Valmora with two dogs.", "The Swiss arrive in Valmora"),
    ],
)
def test_the_verb_agrees(text: str, line: str) -> None:
    assert any(line in e.headline for e in Read(text, PEOPLE).events)
