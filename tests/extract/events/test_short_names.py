"""How a headline calls a person: by the family name, never by the given name or the letters behind the name."""

from __future__ import annotations

import pytest

from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.core.span import Span
from timeline_app.extract.events.context import short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Ada Holm QC",), "Holm"),
        (("Ada Holm MP", "Ada Holm", "Holm"), "Holm"),
        (("Rufino Prado Lemos", "Rufino"), "Rufino Prado Lemos"),
        (("Rufino Prado Lemos", "Prado"), "Prado"),
        (("Morita Kenji", "Morita"), "Morita"),
        (("Qusay Terho", "Terho"), "Terho"),
        (("J. Terho",), "Terho"),
    ],
)
def test_a_person_is_called_by_the_family_name(names: tuple[str, ...], short: str) -> None:
    assert short_names([Entity(names[0], EntityKind.PERSON, names)]) == [short]


def test_two_of_one_family_are_called_in_full_whatever_letters_one_has() -> None:
    people = [Entity(name, EntityKind.PERSON, (name,)) for name in ("Ada Holm QC", "Tom Holm")]
    assert short_names(people) == ["Ada Holm QC", "Tom Holm"]


@pytest.mark.parametrize(
    "name", ["Neue Halder", "Abu Terib", "Guo Wenbin", "Things Fall"], ids=["paper", "kunya", "family first", "play"]
)
def test_what_may_be_no_family_name_is_written_whole(name: str) -> None:
    assert short_names([Entity(name, EntityKind.PERSON, (name,))]) == [name]
    assert short_names([Entity("Ada Holm", EntityKind.PERSON, ("Ada Holm",))]) == ["Holm"]


def test_whoever_is_spoken_of_as_somebody_has_a_family_name() -> None:
    people = [Entity("Qusay Terho", EntityKind.PERSON, ("Qusay Terho",))]
    he = Mention(Span(20, 22), "he", MentionForm.PRONOUN, 0)
    assert short_names(people) == ["Qusay Terho"]
    assert short_names(people, [he]) == ["Terho"]


def test_a_play_is_no_person_though_a_word_of_it_stands_alone() -> None:
    assert short_names([Entity("Things Fall", EntityKind.PERSON, ("Things Fall", "Fall"))]) == ["Things Fall"]
