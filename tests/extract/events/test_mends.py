"""Slips of the parser that are undone: who is the subject in lists, after participles, behind "city, country"."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def test_all_of_a_list_act() -> None:
    read = Read(
        "Costa Rica, Norway, and Chile repaired halls of the museum, which had long stood empty in three towns.",
        countries="Costa Rica, Norway, Chile",
    )
    assert read.who(read.told_by("repaired")) == {("Costa Rica", "agent"), ("Norway", "agent"), ("Chile", "agent")}


def test_a_participle_has_no_subject_of_its_own() -> None:
    read = Read(
        "Tomas Okoro, singing today in the Lantern, has claimed the choir has lost its voice.",
        people="Tomas Okoro",
    )
    assert ("Tomas Okoro", "agent") in read.who(read.told_by("claimed"))


def test_a_country_after_its_city_does_not_act() -> None:
    read = Read(
        "A tailor in Lima, Peru made Holm Lines and Berg Rail quite proud of their caps on Monday.",
        countries="Peru",
        places="Lima",
    )
    assert not {("Peru", "agent"), ("Lima", "other")} & read.who(read.told_by("made"))


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The queen named Ada Holm governor of Halden on 3 June 2031.", "The queen names Holm governor of Halden"),
        ("The company named Ada Holm as chairman on 4 June 2031.", "The company names Holm as chairman"),
        (
            "On Monday Queen Maria Lund named Ada Holm as the head of the mint.",
            "Lund names Holm as the head of the mint",
        ),
        ("A woman named Ada Holm was arrested on 4 June 2031.", "A woman is arrested"),
    ],
)
def test_who_names_somebody_is_not_named(sentence: str, headline: str) -> None:
    assert Read(sentence, people="Ada Holm, Maria Lund", places="Halden").headlines == [headline]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Tomas Okoro and Anna Lindqvist, who was jailed in 2020, founded the mill.", "Lindqvist is jailed"),
        ("Tomas Okoro and Anna Lindqvist, who sold her drums in 2020, ran the band.", "Lindqvist sells her drums"),
    ],
)
def test_who_is_one_of_two_is_the_last(sentence: str, headline: str) -> None:
    assert headline in Read(sentence, people="Anna Lindqvist, Tomas Okoro").headlines


def test_each_half_has_its_own_day() -> None:
    read = Read("The guild offered 5 per cent in July and 6 per cent on Thursday.")
    assert [(e.headline, read.when(e)) for e in read.events] == [("The guild offers 5 per cent", "July")]
