from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.events.reading import Read
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


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ida Berg surrendered her house in June 1901.", "action"),
        ("The team released version 2 of the atlas on 3 May 2031.", "launch"),
        ("The harbour strike began on 3 June 2031.", "protest"),
        ("The air strike began on 3 June 2031.", "attack"),
        ("The police released two men on 3 June 2031.", "trial"),
        ("The jury found Ida Berg guilty on 3 June 2031.", "trial"),
        ("A diver was found dead on 3 June 2031.", "death"),
        ("The jury found a map on 3 June 2031.", "launch"),
    ],
)
def test_the_kind_is_told_by_what_it_is_done_to(sentence: str, kind: str) -> None:
    assert [e.kind for e in Read(sentence, people="Ida Berg").events] == [kind]
