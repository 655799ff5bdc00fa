"""How a headline calls a person: by the family name, never by the given name or the letters behind the name."""

from __future__ import annotations

import pytest

from timeline_app.core.facts import Entity, EntityKind
from timeline_app.extract.events.context import short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Ada Holm QC",), "Holm"),
        (("Ada Holm MP", "Ada Holm", "Holm"), "Holm"),
        (("Rufino Prado Lemos", "Rufino"), "Rufino Prado Lemos"),
        (("Rufino Prado Lemos", "Prado"), "Prado"),
        (("Morita Kenji", "Morita"), "Morita"),
    ],
)
def test_a_person_is_called_by_the_family_name(names: tuple[str, ...], short: str) -> None:
    assert short_names([Entity(names[0], EntityKind.PERSON, names)]) == [short]


def test_two_of_one_family_are_called_in_full_whatever_letters_one_has() -> None:
    people = [Entity(name, EntityKind.PERSON, (name,)) for name in ("Ada Holm QC", "Tom Holm")]
    assert short_names(people) == ["Ada Holm QC", "Tom Holm"]
