"""The verb of a headline has the number of its subject, as the sentence itself shows it."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

PEOPLE = "Anna Lindqvist, Tomas Okoro"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("US Marshals arrested Tomas Okoro on 3 May 2011.", "US Marshals arrest Okoro"),
        ("Anna Lindqvist or Tomas Okoro was born on 3 May 1911.", "Lindqvist or Okoro is born"),
        ("Both mayor Anna Lindqvist and deputy Tomas Okoro resigned on 3 May.", "resign"),
        ("The Shias planted more than 90 elms on 3 May 2011.", "The Shias plant"),
        ("The Congress approved the law on 3 May 2011.", "The Congress approves the law"),
        ("More than £6m was given to the choir on 3 May 2011.", "More than £6m is given"),
        ("The NMA signed two contracts on 3 May 2011.", "The NMA signs two contracts"),
        ("The council wasn't here on 3 May 2011.", "The council is not here"),
        ("The first boats sunk in May 1940 were raised on 3 May 2011.", "are raised"),
        ("Even rather keen Gardeners have fallen for rumours on 3 May 2011.", "Gardeners fall"),
        ("More than 90 singers gathered on 3 May 2011 by the old port.", "singers gather by the old port"),
        ("Tomas Okoro said on 3 May 2011 he won't close the mill.", "says he will not close"),
        ("Tomas Okoro said on 3 May 2011 he'd sold the mill.", "says he has sold"),
        (
            "Tomas Okoro said 40 lambs have been found since the storm on 2 May.",
            "40 lambs have been found since",
        ),
        ("Kate and Tomas Okoro visited the mill on 3 May 2011.", "Kate and Tomas Okoro visit"),
    ],
)
def test_verb_agrees(sentence: str, headline: str) -> None:
    assert headline in " | ".join(Read(sentence, people=PEOPLE).headlines)


def test_participle_behind_its_noun_is_suffered() -> None:
    read = Read("The ferry fetched 30 of the nearly 400 singers invited on 3 May 2011.")
    assert not any("singers invite" in headline for headline in read.headlines)


def test_second_subject_is_coordinated() -> None:
    read = Read("A choir of retired Holm, Berg, and Dahl bakers founded a school on 3 May 2011.")
    assert all("Holm, Berg found" not in headline for headline in read.headlines)


@pytest.mark.parametrize(
    "sentence",
    [
        "John Berg was living.",
        "Hide Caption 7 of 12 Photos: Storm in Oslo Soldiers walked along the quay.",
        "This undated photo provided by the county shows the deputy who was shot on 3 May 2011.",
    ],
)
def test_furniture_tells_nothing(sentence: str) -> None:
    opening = "Anna Lindqvist opened the Oslo fair on 3 May 2011. "
    assert len(Read(opening + sentence, people=PEOPLE).headlines) == 1


def test_a_shouted_opening_is_read_as_a_sentence() -> None:
    read = Read("AT LEAST five people were arrested near a march on 4 May 2011.")
    assert read.headlines == ["At least five people are arrested near a march"]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Okoro's MEN opened the bridge on Friday.", "Okoro's MEN open the bridge"),
        ("Okoro's GUARDS opened the bridge on Friday.", "Okoro's GUARDS open the bridge"),
        ("The HBS opened the bridge on Friday.", "The HBS opens the bridge"),
    ],
)
def test_capitals_make_one_of_several_only_where_they_are_a_name(sentence: str, line: str) -> None:
    assert Read(sentence, people="Tomas Okoro").headlines == [line]
