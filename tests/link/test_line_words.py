"""The words by which lines are compared: whole numbers, the roots of words, one word for those of one meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import words_of


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_of_a_line_are_whole(one: int, other: int) -> None:
    assert (words_of(f"{one} men") == words_of(f"{other} men")) is (one == other)


def test_who_is_convicted_is_found_guilty() -> None:
    assert set(words_of("Jurors convict Quill")) < set(words_of("Jurors find Quill guilty"))


def test_of_a_line_only_what_says_something_is_compared() -> None:
    assert words_of("Quill takes the oath") == words_of("Quill took the oath") == ("quill", "oath")


@pytest.mark.parametrize("word", sorted({w for same in merging_rules()["same"].values() for w in same}))
def test_a_word_and_its_plural_are_of_one_meaning(word: str) -> None:
    plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
    assert words_of(plural) == words_of(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two doctors resign", "Physician resigns"),
        ("A tremor injures four", "Injuries in four tremors"),
        ("Court convicts Quill", "Convictions of Quill in court"),
        ("Airliners collide", "Collision of an airliner"),
        ("Ships capsize", "A ship sank"),
        ("Wolves defeat Swans", "Victory of Wolves, defeats of Swans"),
        ("Bank acquires a mill", "Bank buying a mill"),
    ],
)
def test_nouns_and_verbs_of_one_meaning_agree(one: str, other: str) -> None:
    small = {"two", "four"}
    assert set(words_of(one)) - small == set(words_of(other)) - small


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wolves fires Quill", "The blaze"),
        ("A shot wide", "A shooting"),
        ("Quill passes away", "The council approves a mill"),
    ],
)
def test_a_word_of_two_meanings_joins_nothing(one: str, other: str) -> None:
    assert not set(words_of(one)) & set(words_of(other))
