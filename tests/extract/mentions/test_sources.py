"""Whom "he" and "she" stand for behind kin or an agent who only tells something of the one the article is about."""

from __future__ import annotations

import pytest

from tests.extract.mentions.reading import Reading
from tests.extract.mentions.test_relatives import meant

BUILDER = "Stephen Carver, the boat builder, sold his yard in Leeds on Monday. "
WEAVER = "Clara Holt, the weaver, closed her shop in York on Monday. "


@pytest.mark.parametrize(
    "source",
    [
        "His son, the pilot Enoch Carver, confirmed the sale.",
        "His agent, Thomas Lowell, said the price was low.",
        "Stephen Carver's brother, the miller Eric Carver, announced the sale.",
    ],
)
def test_the_article_goes_on_about_the_one_whose_son_only_says_something(source: str) -> None:
    text = f"{BUILDER}{source} In 1961 he sailed to Malta. He kept goats in 1970."
    assert {*meant(text, "he"), *meant(text, "He")} == {"Stephen Carver"}


def test_a_new_paragraph_goes_on_about_the_one_whose_daughter_only_says_something() -> None:
    text = f"{WEAVER}Her daughter, the pilot Ida Holt-Moss, said the rent was high.\n\nBorn in Ulm, she kept goats."
    assert set(meant(text, "she")) == {"Clara Holt"}


def test_who_adds_something_is_the_one_who_said_something() -> None:
    text = f"{BUILDER}His agent, Thomas Lowell, said the price was low. He added that a pier was planned."
    assert meant(text, "He") == ["Thomas Lowell"]


def test_in_what_the_son_says_he_may_be_either() -> None:
    assert not meant(f"{BUILDER}His son, the pilot Enoch Carver, said he was tired.", "he")


def test_a_daughter_who_does_something_may_be_told_of_further() -> None:
    text = f"{WEAVER}Her daughter, the pilot Ida Moss, bought a mill. She kept goats there."
    assert not meant(text, "She")


def test_a_birth_of_something_else_hides_nobody() -> None:
    text = "The mayor marked the birth of the club and met Ida Holt on Friday. She left on Monday."
    assert meant(text, "She") == ["Ida Holt"]


def test_a_title_inside_a_name_is_a_part_of_it() -> None:
    text = "A letter by the miller Omar Sheikh Karim was read in Leeds."
    assert "Omar Sheikh Karim" in Reading(text).names("person")
    assert "Ali" in Reading("Ida Holt kept goats for Sheikh Ali in York.").names("person")


def test_a_son_of_somebody_named_who_does_something_is_he() -> None:
    text = "Stephen Carver owed money. Stephen's son Enoch Carver sold the yard to his cousin in Leeds."
    assert meant(text, "his") == ["Enoch Carver"]
