"""A line that stands alone says which one it speaks of; where it cannot, it is told with another."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.pipeline import extract

PEOPLE = "Tomas Okoro, Ada Holm"
OPENING = "Tomas Okoro opened the Oslo fair on 3 May 2011. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The group was released.",
        "The 29-year-old Chilean rider broke two of his ribs.",
        "The two travellers were arrested.",
        "The first leg of the journey ended.",
        "The new hotline was cut.",
        "The other hospital was sold.",
    ],
)
def test_nobody_can_place_it(sentence: str) -> None:
    read = Read(OPENING + sentence, people=PEOPLE)
    alone = [event.headline for event in read.shown if event.near is None]
    assert alone == ["Okoro opens the Oslo fair"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Valmora was arrested on 6 May 2011.",
        "The Finnish government resigned on 6 May 2011.",
        "The tram driver was arrested on 6 May 2011.",
        "The pope resigned on 6 May 2011.",
        "The trial of two pilots began on 6 May 2011.",
        "The 1918 pandemic ended in May 1920.",
    ],
)
def test_it_says_which_one(sentence: str) -> None:
    read = Read(OPENING + sentence, people=PEOPLE, places="Valmora")
    assert any(h.startswith("The ") for h in read.headlines if "fair" not in h)


def test_what_is_told_alone_is_told_all_the_same() -> None:
    assert Read("The tower fell on 6 May 1291.").headlines == ["The tower falls"]


def test_named_behind_the_noun() -> None:
    read = Read("A fire in Valmora killed two men on 3 May 2011. The fire was put out on 4 May 2011.", places="Valmora")
    assert any(h.startswith("The fire in Valmora is put out") for h in read.headlines)


def test_another_word_for_it() -> None:
    read = Read("The Lima earthquake killed ten people on 3 May 2011. The tremor cut a railway line on 4 May 2011.")
    assert any(h.startswith("The Lima earthquake cuts") for h in read.headlines)


def test_the_company_is_called_by_its_name() -> None:
    text = "Holm Motors Ltd. opened a plant in Leeds on 3 May 2011. The company sold the plant on 4 June 2015."
    found = extract(article_of(text)).events
    assert any(e.headline.startswith("Holm Motors") and "sells" in e.headline for e in found)


def test_a_particle_belongs_to_the_family_name() -> None:
    text = "Karim bin Salten opened the Oslo fair on 3 May 2011. Visitors liked what bin Salten showed."
    read = Read(text, people="Karim bin Salten")
    assert "Bin Salten opens the Oslo fair" in read.headlines


def test_it_that_something_was_done_to_is_not_the_one_that_acts() -> None:
    text = "Holm Motors has shipped ten tractors of the type since it was unveiled in October 2003. It opened a plant."
    assert not any(e.headline.startswith("Holm Motors is unveiled") for e in extract(article_of(text)).events)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Reporters spoke to Tomas Okoro from the University of Halden, who found the comet on 4 May 2011.",
            "Okoro finds the comet",
        ),
        (
            "Ada Holm sold a mill in Halden on 3 May 2011. Neighbours say her negligence harmed the town.",
            "Neighbours say Holm’s negligence harmed the town",
        ),
        (
            "Hundreds are missing after the 6.1 quake, which struck the capital, Halden, on 4 May 2011.",
            "The 6.1 quake strikes Halden",
        ),
        (
            "Director General Lim Tae-soru toured the Halden shipyard on 4 May 2011.",
            "Lim Tae-soru tours the Halden shipyard",
        ),
    ],
)
def test_who_did_it(text: str, line: str) -> None:
    assert line in [event.headline for event in extract(article_of(text)).events]


def test_several_own_with_a_bare_mark() -> None:
    text = "Investigators boarded the ferry in Halden on 3 May 2011. Their report on it was published on 9 May 2011."
    lines = [event.headline for event in extract(article_of(text)).events]
    assert any("Investigators’ report" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Mayor Tomas Okoro warned that spring water flows into old Halden mills could turn sour in 2012 after "
            "falling below three feet in 2011.",
            "Okoro falls",
        ),
        (
            "Ada Holm told captains to hurry the loading of barges carrying coal, after one carrying sand was turned "
            "away on 4 May 2011.",
            "One carrying",
        ),
    ],
)
def test_what_the_sentence_lost_is_not_put_on_another(text: str, never: str) -> None:
    shown = [event.headline for event in extract(article_of(text)).events if event.near is None and not event.detail_of]
    assert not any(never in line for line in shown)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Halden, Anna Lindqvist, resigned on Monday.",
        "The editor of the Halden Post, Anna Lindqvist, resigned on Monday.",
    ],
)
def test_who_is_named_after_the_place_or_body_that_she_is_of(sentence: str) -> None:
    assert Read(sentence, people="Anna Lindqvist", places="Halden").headlines == ["Lindqvist resigns"]


def test_a_book_about_somebody_is_published_not_he() -> None:
    read = Read("Anna Lindqvist wrote a book about Tomas Okoro, which was published in 1895.", people=PEOPLE)
    assert not any(e.headline.startswith("Okoro") for e in read.events)


def test_a_minister_is_no_it() -> None:
    read = Read("The minister opened the mill on Monday. Her deputy opposed it on Friday.")
    assert not any("opposes the minister" in e.headline.lower() for e in read.events)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The new river virus was found. A set of tests on the new river virus showed it was a marriage between a "
            "barn virus with wings and a Valmoran river virus not seen before. More than 90 barges in two towns have "
            "been struck by the virus, the guild said on 5 May 2011.",
            "Valmoran",
        ),
        (
            "The name of the moth spreading from Halden harms the mills. Norway rejected the name barn moth, "
            'and opted to call it "Tarn moth".',
            "of the moth barn",
        ),
    ],
)
def test_another_of_the_kind_does_not_say_which(text: str, line: str) -> None:
    assert not any(line in told for told in Read(text, places="Halden", countries="Norway").headlines)
