"""What is only asked, aimed at, expected or said on somebody's word is not told as done."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.core.facts import Status
from timeline_app.extract.events.context import read
from timeline_app.extract.events.doubt import is_doubted, is_hearsay
from timeline_app.extract.events.imagined import is_imagined
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences

PEOPLE = "Anna Lindqvist, Tomas Okoro"


def verbs_of(sentence: str, *, imagined: bool = True) -> set[str]:
    """The verbs of the clauses that are only imagined, or else those of hearsay and claims."""
    view = read(article_of(sentence), parse(sentence, split_sentences(sentence, ())), (), (), ()).views[0]
    tests = (is_imagined,) if imagined else ()
    found = {c.head for c in view.clauses for test in tests if test(c, view)}
    if not imagined:
        found = {c.head for c in view.clauses if is_doubted(view, c) or is_hearsay(view, c)}
    return {view.tree.words[i].text for i in found}


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("If the council wins the vote, it will close the mill.", "close"),
        ("The minister will answer when the judge returns on Tuesday.", "returns"),
        ("Thousands will come to hear the mayor take the oath.", "take"),
        ("The navy sent a ship to fetch the crew on Saturday.", "fetch"),
        ("The mill had been scheduled to open in May.", "scheduled"),
        ("Did the mayor close the bridge on Friday?", "close"),
        ("In the novel, Okoro is drowned by a rival.", "drowned"),
        ("In her 1904 version the queen kills the page.", "kills"),
    ],
)
def test_what_may_never_come_is_imagined(sentence: str, verb: str) -> None:
    assert verb in verbs_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the mill on Friday.",
        "The minister left when the judge returned on Tuesday.",
        "The mill was scheduled to open in May.",
        "Tomas and his wife left Oslo about 1844?",
    ],
)
def test_what_is_told_is_not_imagined(sentence: str) -> None:
    assert not verbs_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The clerk allegedly told the court the money had been paid to Okoro.", "paid"),
        ("Anyone could be forgiven for thinking the siege ended on Friday.", "ended"),
        ("Visiting reporters said napalm was dropped on the fort in May.", "dropped"),
        ("Villagers said soldiers fired on the ferry in May.", "fired"),
    ],
)
def test_what_stands_on_somebodys_word_is_doubted(sentence: str, verb: str) -> None:
    assert verb in verbs_of(sentence, imagined=False)


def test_what_was_due_is_not_told_as_due() -> None:
    read = Read("Anna Lindqvist resigned on 3 May. She had been due to visit Oslo on 9 May.", people=PEOPLE)
    assert not any("due" in headline for headline in read.headlines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Tomas Okoro said the mill had been burned down by strikers on Monday.",
            "The mill is burned down by strikers, Okoro says",
        ),
        (
            "The army said forty rebels were killed in the hills on Sunday.",
            "Forty rebels are killed in the hills, the army says",
        ),
        (
            "Nine miners were killed on Sunday, according to the army.",
            "Nine miners are killed, according to the army",
        ),
        (
            "The war is breeding a new kind of smuggler, according to a ministry report.",
            "The war breeds a new kind of smuggler, according to a ministry report",
        ),
    ],
)
def test_whose_word_it_is_stands_in_the_line(sentence: str, line: str) -> None:
    assert line in Read(sentence, people=PEOPLE).headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Police said two men were arrested in the port on Monday.", "Two men are arrested in the port"),
        ("Mayor Tomas Okoro said nine people died in the fire on Monday.", "Nine people die in the fire"),
        ("Nine miners died in the pit on Sunday, according to the ministry.", "Nine miners die in the pit"),
    ],
)
def test_what_an_office_says_is_told_as_it_is(sentence: str, line: str) -> None:
    assert line in Read(sentence, people=PEOPLE).headlines


@pytest.mark.parametrize(
    "sentence",
    [
        "He would have stood down in 2019 but for his wife.",
        "Anna Lindqvist would have won on 3 May 2011 if she had trained.",
        "Tomas Okoro was to have opened the fair on 3 May 2011 but fell ill.",
    ],
)
def test_what_came_to_nothing_is_no_event(sentence: str) -> None:
    assert not Read(sentence, people=PEOPLE).headlines


def test_the_day_that_is_given_up_is_no_opening() -> None:
    read = Read("The bridge was due to open on 1 July 2011 but will now open on 8 July 2011.")
    assert [(event.headline, event.status) for event in read.events] == [("The bridge will open", Status.PLANNED)]


def test_what_was_due_is_a_plan() -> None:
    read = Read("The bridge was due to open on 1 July 2011.")
    assert [event.status for event in read.events] == [Status.PLANNED]


def test_the_month_that_was_missed_is_no_opening() -> None:
    read = Read("The bridge was expected to open in May 2011 but opened in July 2011.")
    assert not any("expected" in event.headline for event in read.events)


@pytest.mark.parametrize(
    "sentence",
    [
        "None of this is to say that the old mill will shrink and close on 9 May 2011.",
        "This does not mean that the mill will close on 9 May 2011.",
    ],
)
def test_what_is_expressly_not_said_is_no_event(sentence: str) -> None:
    assert not any("mill will close" in line and "mean" not in line for line in Read(sentence).headlines)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The guild did not say how many weavers were injured at Tarn on 9 May 2011.", "injured"),
        ("The guild did not say that the mill collapsed on 9 May 2011.", "collapsed"),
        ("Nobody claimed that the weavers burned the mill on 9 May 2011.", "burned"),
    ],
)
def test_what_somebody_leaves_unsaid_is_not_denied(sentence: str, verb: str) -> None:
    read = Read(sentence)
    assert any(event.trigger.of(read.text) == verb for event in read.events)


@pytest.mark.parametrize(
    "sentence",
    [
        "In an act of revenge, rebels blow up the mill.",
        "In the episode of panic, forty weavers are trampled.",
        "In a drama at Tarn, two weavers are stabbed.",
        "In the latest chapter of the strike, weavers storm the mill.",
        "In a version of events by the guild, weavers are shot.",
    ],
)
def test_what_is_like_a_story_is_not_made_up(sentence: str) -> None:
    assert not verbs_of(sentence)


def test_reports_are_told_as_reports() -> None:
    lines = Read(
        "Early reports that 90 weavers had died in the fire at Tarn on 3 May 2011 were only guesses."
    ).headlines
    assert not any(line.startswith("90 weavers") for line in lines)
