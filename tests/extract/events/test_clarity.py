"""Which lines tell a reader what happened who sees nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.events.candidates import drafts_of
from timeline_app.extract.events.clarity import clarity
from timeline_app.extract.events.context import read
from timeline_app.extract.nlp import parse
from timeline_app.extract.pipeline import extract
from timeline_app.extract.sentences import split_sentences

MEETING = "Ada Berg met Jules Moreau in Oslo on 4 March 2031. "


def clarities(text: str) -> dict[str, float]:
    read = Read(text, people="Ada Berg, Jules Moreau", places="Oslo, Halden")
    return {e.headline: e.clarity for e in read.events}


@pytest.mark.parametrize("vague", ["The statement began on 5 March 2031.", "The group was released on 5 March 2031."])
def test_who_did_what_where_is_clearer_than_that_something_was(vague: str) -> None:
    clear, faint = clarities(MEETING + vague).values()
    assert clear > 0.4 > 0.3 > faint


def test_a_faint_line_is_near_the_clear_one_before_it() -> None:
    events = Read(MEETING + "The launch team was dispersed.", people="Ada Berg, Jules Moreau").events
    assert [e.near for e in events if e.detail_of is None] == [None, 0]


HARBOUR = "Berg and Moreau spoke of the harbour. It is large. Boats are blue. The sea is cold. The wind is strong. "


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The council approved the plan in 2005.", True),
        ("The council approved the plan last month.", True),
        ("The council approved the plan.", False),
        ("They approved it in 2005.", False),
        ("The plan of 2005 was long.", False),
    ],
)
def test_what_a_sentence_tells_of_another_time_is_no_part_of_an_event(sentence: str, alone: bool) -> None:
    shown = Read(MEETING + HARBOUR + sentence, people="Ada Berg, Jules Moreau", places="Oslo").shown
    assert any("council" in e.headline or "approve" in e.headline for e in shown) is alone


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The pump was mended in 1994.", "The pump is mended"),
        ("The crew mended a pump in May and sold it in July.", "The crew mends a pump"),
        ("The mill, which opened in 1931, was quiet.", "The mill opens"),
        ("The mill, built in 1931, was quiet.", "The mill is built"),
        ("The crew was poor when the mill burned down in 1931.", "The mill burns down"),
        ("The hull was raised in 1931.", "The hull is raised"),
    ],
)
def test_however_plain_its_line_is_what_happened_at_a_time_of_its_own_stands_alone(sentence: str, line: str) -> None:
    read = Read(MEETING + HARBOUR + sentence, people="Ada Berg, Jules Moreau", places="Oslo")
    assert line in [e.headline for e in read.shown]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill that opened in 1931 was quiet.",
        "The crew was here in 1931.",
        "The pump was new in 1994.",
        "The crew was poor when it left in 1931.",
        "The shouting began around 6:30 am.",
    ],
)
def test_what_says_which_one_how_it_was_or_only_the_hour_does_not(sentence: str) -> None:
    assert len(Read(MEETING + HARBOUR + sentence, people="Ada Berg, Jules Moreau", places="Oslo").shown) == 1


def test_what_the_line_has_for_it_owns_what_is_its() -> None:
    text = "The company opened a yard at Brekke in 1990. In 2016 it sold its ten oldest barges."
    assert "The company sells its ten oldest barges" in [e.headline for e in Read(text, people="Ada Berg").shown]


def test_what_the_article_is_about_is_shown_however_it_can_be_told() -> None:
    assert [e.near for e in Read("The group was released on 5 March 2031.").shown] == [None]


def test_a_clarity_is_a_likelihood() -> None:
    text = MEETING + "Numbers have grown. It was so. “We won!” he said. 1,200 died in Halden. They are there, she says."
    assert all(0 <= c <= 1 for c in clarities(text).values())


def test_what_is_listed_with_another_is_listed_with_an_event_that_is_shown() -> None:
    text = MEETING + (
        "The launch team was dispersed. The statement began. Numbers have grown. It was so. The group was "
        "released, and the alarm was raised. Moreau left for Halden on 5 March 2031. The two "
        "were arrested. They were released later."
    )
    events = Read(text, people="Ada Berg, Jules Moreau", places="Oslo, Halden").events
    hosts = [events[e.near] for e in events if e.near is not None]
    assert hosts
    assert all(host.near is None and host.detail_of is None for host in hosts)


def clarity_of(sentence: str, line: str) -> float:
    """That of `line` as the headline of the first event of `sentence`."""
    reading = read(article_of(sentence), parse(sentence, split_sentences(sentence, ())), (), (), ())
    return clarity(replace(drafts_of(reading.views[0], sentence)[0], headline=line), reading)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Okoro rejected the plan", "to flood the old quay"),
        ("Okoro rejected the plan", "that the mayor had drawn up"),
        ("Okoro spoke to people", "hurt by the flood"),
    ],
)
def test_a_noun_without_what_says_which_it_is_makes_a_line_unclear(line: str, rest: str) -> None:
    sentence = f"{line} {rest}."
    assert clarity_of(sentence, line) < clarity_of(sentence, f"{line} {rest}") / 2


def test_an_entry_of_a_chronology_stands_alone_however_briefly_it_is_told() -> None:
    lines = [
        "3 March 1971 – The harbour board of Halden approves plans of Ada Berg for a lock.",
        "9 May 1971 – Jules Moreau founds the Friends of the Lock with forty dockers of Halden.",
        "August 1971 – A first petition with 900 signatures is rejected by the board of Halden.",
        "June 1972 – The court orders a new survey.",
        "14 May 1975 – Some 300 dockers occupy the lock at Halden with Moreau.",
    ]
    facts = extract(article_of("\n\n".join(lines)))
    alone = [e.headline for e in facts.events if e.near is None and e.detail_of is None]
    assert "The court orders a new survey" in alone


def test_an_entry_whose_verb_is_taken_for_a_noun_stands_alone_too() -> None:
    lines = [
        "3 March 1971: The harbour board of Halden approves plans of Ada Berg for a lock.",
        "9 May 1971: Jules Moreau founds the Friends of the Lock with forty dockers of Halden.",
        "2 July 1972: Construction company Berg wins the $1.1bn contract.",
        "7 May 1975: A cable snaps, injuring two divers.",
        "3 December 1976: Berg loses the election to Moreau.",
    ]
    facts = extract(article_of("\n\n".join(lines)))
    assert any(e.headline.startswith("A cable snaps") and e.near is e.detail_of is None for e in facts.events)


def test_a_station_of_a_life_with_its_year_stands_alone_whoever_she_is() -> None:
    text = (
        "Ada Berg, who drained the marsh, died on 3 March 2031 at her home in Oslo. She was born in Bergen on "
        "4 May 1940. In 1956 she wed Jan Berg, a baker. He died in 1999. The queen opened the lock on 17 June 1969. "
        "Two dockers were killed when a cable snapped; Berg saw their widows. She turned down a medal in 1985, "
        "saying that the dockers had got nothing."
    )
    facts = extract(article_of(text))
    assert any("turn" in e.headline and e.near is e.detail_of is None for e in facts.events)
