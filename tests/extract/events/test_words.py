from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.events.inflect import plain, third_person
from timeline_app.extract.events.lexicon import kind_of_noun, kind_of_verb, style, weight_of


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("carry", "carries"), ("say", "says"), ("push", "pushes"), ("have", "has"), ("fix", "fixes"), ("quiz", "quizzes")],
)  # fmt: skip
def test_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_third_person_ends_in_s_and_plural_is_the_lemma(lemma: str) -> None:
    assert third_person(lemma).endswith("s")
    assert plain(lemma, plural=True) == ("are" if lemma == "be" else lemma)


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("meet", "meeting"), ("resign", "resignation"), ("arrest", "trial"), ("erupt", "disaster"), ("glisten", None)],
)  # fmt: skip
def test_kinds_of_verbs(verb: str, kind: str | None) -> None:
    assert kind_of_verb(verb) == kind


def test_a_particle_changes_the_kind() -> None:
    assert kind_of_verb("take", "off") == "launch"
    assert kind_of_verb("take", "over") == "appointment"


def test_kinds_of_nouns_and_weights() -> None:
    assert kind_of_noun("earthquake") == "disaster"
    assert kind_of_noun("table") is None
    assert weight_of("death") > weight_of("statement") > weight_of("no such kind") > 0


def test_every_noun_that_becomes_a_verb_is_an_event_noun() -> None:
    assert [noun for noun in style()["nouns"] if kind_of_noun(noun) is None] == []
