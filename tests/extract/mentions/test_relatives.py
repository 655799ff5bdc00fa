"""Whose name a family name alone is, and for whom "he" cannot stand."""

from __future__ import annotations

from tests.extract.events.reading import article_of
from timeline_app.extract.pipeline import extract


def meant(text: str, word: str) -> list[str]:
    """Whom the mentions spelt `word` are taken for."""
    facts = extract(article_of(text))
    return [facts.entities[m.entity].name for m in facts.mentions if m.span.of(text) == word]


def test_a_brother_just_named_in_full_has_no_part_in_the_family_name_alone() -> None:
    text = (
        "Police in Leeds searched the flat of Stephen Carver on Monday. Mr. Carver was a gambler. "
        "“He was rich,” his brother, Eric Carver, told reporters. Mr. Carver bought three cars last year."
    )
    assert set(meant(text, "Carver")) == {"Stephen Carver"}


def test_a_first_lady_is_not_the_president() -> None:
    text = (
        "President Carver met reporters in Leeds on Monday. He spoke of the budget. First lady Helen Carver visited "
        "a school in York. Carver will return on Friday."
    )
    assert "Helen Carver" not in meant(text, "Carver")


def test_he_is_not_who_was_named_before_somebody_without_a_name() -> None:
    text = "Stephen Carver spoke in Leeds on Monday. An official said that he had lost his keys."
    assert not meant(text, "he")


def test_he_is_not_the_one_whom_he_is_unlike() -> None:
    text = "Stephen Carver left early. Thomas Lowell stayed. Unlike Carver, he spoke to reporters in Leeds."
    assert "Stephen Carver" not in meant(text, "he")


def test_the_family_name_alone_is_not_that_of_a_father_named_in_passing() -> None:
    text = (
        "Fans met in Leeds to mark the death of Stephen Carver. Carver's father Walter came late. A letter from Walter "
        "Carver was read out. Carver sang in York for ten years."
    )
    assert set(meant(text, "Carver")) == {"Stephen Carver"}


def test_the_family_name_alone_is_that_of_the_brother_whom_the_article_is_about() -> None:
    text = (
        "Walter Carver, brother of the late painter Stephen Carver, was taken to a clinic in Leeds on Monday. "
        "Carver, 48, was found in his kitchen."
    )
    assert set(meant(text, "Carver")) == {"Walter Carver"}


def test_nobody_does_it_to_himself_by_another_word() -> None:
    text = "Thomas Lowell denies the theft of a boat from Stephen Carver in May. Friends say he sold him a false key."
    assert meant(text, "he") == ["Thomas Lowell"]
    assert meant(text, "him") == ["Stephen Carver"]


def test_both_men_are_not_those_of_whom_the_article_spoke_before_two_others() -> None:
    text = (
        "Stephen Carver and Thomas Lowell met in Leeds on Monday. Peter Holt is accused of sending a letter to Eric "
        "Dunn. Both men left Leeds on Friday."
    )
    assert not {"Stephen Carver", "Thomas Lowell"} & set(meant(text, "Both men"))
