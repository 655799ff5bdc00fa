"""A finished line says which thing and whom it speaks of, where the article leaves no doubt."""

from __future__ import annotations

import re

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.pipeline import extract

PEOPLE = "Tomas Okoro, Ada Holm"


def lines_of(text: str) -> list[str]:
    return [event.headline for event in extract(article_of(text)).events]


def test_a_thing_in_the_middle_of_a_line() -> None:
    read = Read(
        "The Lima earthquake killed ten people on 3 May 2011. Tomas Okoro lost a hotel in the earthquake.",
        people=PEOPLE,
    )
    assert any(h.endswith("a hotel in the Lima earthquake") for h in read.headlines)


def test_not_where_two_are_spoken_of() -> None:
    text = "The Lima earthquake killed ten people on 3 May 2011, the Quito earthquake six. "
    read = Read(text + "Tomas Okoro lost a hotel in the earthquake on 9 May 2011.", people=PEOPLE)
    assert any(h.endswith("a hotel in the earthquake") for h in read.headlines)


def test_what_is_said_beside_does_not_hide_it() -> None:
    text = "The Lima hotel opened on 3 May 2011. The hotel, built by two brothers, was sold on 4 June 2015."
    assert any(h.startswith("The Lima hotel is sold") for h in Read(text).headlines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The 29-year-old Chilean rider broke two of his ribs on 4 May 2011.", "Olsen breaks two of his ribs"),
        ("The Belgian planted a cherry tree in Leeds on 4 May 2011.", "Olsen plants a cherry tree in Leeds"),
        ("The singer bought a house in Leeds on 4 May 2011.", "Olsen buys a house in Leeds"),
    ],
)
def test_somebody_who_was_just_named(sentence: str, line: str) -> None:
    assert line in lines_of("Thomas Olsen won a race in Leeds on 3 May 2011. " + sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Thomas Olsen passed Adam Holm on 3 May 2011. The singer bought a house in Leeds on 4 May 2011.",
        "Thomas Olsen passed a rider on 3 May 2011. The rider broke two of his ribs on 4 May 2011.",
        "Thomas Olsen said that it would rain on 3 May 2011. The singer bought a house in Leeds on 4 May 2011.",
        "Thomas Olsen opened a fair on 3 May 2011. The tram driver lost his whistle on 4 May 2011.",
        "Thomas Olsen opened a fair on 3 May 2011. The rider was arrested on 4 May 2011.",
        "Thomas Olsen opened a fair on 3 May 2011. The 29-year-old Chilean rider was arrested on 4 May 2011.",
    ],
)
def test_not_where_it_may_be_another(text: str) -> None:
    told = [line for line in lines_of(text) if re.search("buy|break|lose|arrest", line)]
    assert told and not any(line.startswith(("Olsen", "Holm")) for line in told)


def test_what_he_is_called_beside_his_name() -> None:
    read = Read("Fans paid tribute to the boxer Tomas Okoro, a keen supporter who died on 3 May 2011.", people=PEOPLE)
    assert "Okoro dies" in read.headlines


def test_a_book_is_not_its_author() -> None:
    text = "The Blue Ladder by Tomas Okoro - a long novel printed in 1923 - was stolen."
    assert not any("Okoro is printed" in e.headline for e in Read(text, people=PEOPLE).events)


def test_the_airline_is_not_the_owner_of_its_sheds() -> None:
    text = (
        "Norland Airlines rented ten sheds from Holm Motors on 3 May 2011. Holm Motors roofed them in Leeds. "
        "Norland Airlines paid on 4 May 2011, and Holm Motors swept the sheds on 5 May 2011. "
        "The airline opened a canteen in Cork on 6 May 2011."
    )
    assert any(h.startswith("Norland Airlines opens a canteen") for h in lines_of(text))


def test_who_is_put_in_takes_part() -> None:
    text = "Thomas Olsen won a race in Leeds on 3 May 2011. The Belgian planted a cherry tree on 4 May 2011."
    facts = extract(article_of(text))
    event = next(e for e in facts.events if e.headline.startswith("Olsen plants"))
    assert "Thomas Olsen" in {facts.entities[a.entity].name for a in event.actors}


def test_where_it_was() -> None:
    text = (
        "An earthquake in Peru killed ten people. Roads were cut after the devastating earthquake struck on 3 May 2011."
    )
    read = Read(text, countries="Peru")
    assert any(e.headline.startswith("The devastating Peru earthquake") for e in read.events)


def test_not_where_two_places_had_one() -> None:
    text = (
        "An earthquake in Peru killed ten people, an earthquake in Chile killed six. "
        "Roads were cut after the devastating earthquake struck on 3 May 2011."
    )
    read = Read(text, countries="Peru, Chile")
    assert any(e.headline.startswith("The devastating earthquake") for e in read.events)


def test_a_decade_is_not_they() -> None:
    text = "By the late 1740s they were milling flour in Leeds. Ada Holm opened a school on 3 May 2011."
    assert not any("they" in line for line in Read(text, people=PEOPLE).headlines)


def test_a_play_is_not_shortened_like_a_person() -> None:
    read = Read("Ada Holm opened Munich Things in Leeds on 3 May 2011.", people="Ada Holm, Munich Things")
    assert any(line.startswith("Holm opens Munich Things") for line in read.headlines)


def test_no_more_of_a_name_than_the_sentence_has() -> None:
    text = "Anna Maria Holm and Peter Holm met in Leeds. Anna Holm opened a school on 3 May 2011."
    assert any(line.startswith("Anna Holm opens a school") for line in lines_of(text))


def test_who_speaks_for_somebody_is_somebody_else() -> None:
    text = "A spokeswoman for Dr Okoro said on 3 May 2011 that the school had burnt down."
    assert not any(e.headline.startswith("Okoro says") for e in Read(text, people=PEOPLE).events)


def test_who_was_born_stands_before_it() -> None:
    text = "Tomas Okoro from Leeds collects old stamps: I would pay for letters of Ada Holm born in 1832 in Leeds."
    assert not any(e.headline.startswith("Okoro is born") for e in Read(text, people=PEOPLE).events)


def test_half_a_name_is_not_put_in() -> None:
    read = Read("The first floating library, MV Valmora, arrived in Leeds on 3 May 2011.", places="Valmora")
    assert not any(e.headline.startswith("Valmora") for e in read.events)


def test_named_once_only() -> None:
    text = "Thomas Olsen won a race in Leeds on 3 May 2011. The Belgian wept as he left the town on 4 May 2011."
    assert not any(line.count("Olsen") > 1 for line in lines_of(text))


def test_whom_two_commas_set_off() -> None:
    text = "Mills stood still until after Ada Holm, the Finnish president, had left Peru on 5 May 2011."
    assert "Holm leaves Peru" in lines_of(text)
