"""Of one day there is one earthquake, however it is told; what came of it, and what struck elsewhere, stay apart."""

from __future__ import annotations

import pytest

from tests.link.stories import Told, groups


def _told(number: int, line: str, day: str = "2031-03-04", kind: str = "disaster", verb: str = "strike") -> Told:
    return Told(number, line, (), day, kind, verb)


def test_an_earthquake_in_other_words_is_one_event() -> None:
    told = (
        _told(0, "A violent tremor shakes the harbour towns."),
        _told(1, "The earthquake flattens half of the island.", verb="flatten"),
        _told(2, "The 6.9-magnitude quake strikes before dawn."),
    )
    assert len(groups(told)) == 1


def test_another_day_another_kind_and_what_follows_stay_apart() -> None:
    quake = _told(0, "The earthquake flattens half of the island.", verb="flatten")
    assert len(groups([quake, _told(1, "A violent tremor shakes the harbour towns.", "2031-03-09")])) == 2
    assert len(groups([quake, _told(1, "A bank calls the tremor a warning to lenders.", kind="statement")])) == 2
    assert len(groups([quake, _told(1, "An aftershock of the tremor shakes the harbour towns.")])) == 2
    assert len(groups([quake, _told(1, "A typhoon tears roofs off the harbour towns.")])) == 2


def are_one(first: Told, second: Told) -> bool:
    """Whether two articles that also have another sentence in common tell one event."""
    rest = [Told(n, "Aldova counted its collapsed houses, hospitals and bridges.", kind="other") for n in (0, 1)]
    found = groups([first, rest[0], second, rest[1]])
    return any({first.text.rstrip("."), second.text.rstrip(".")} <= group for group in found)


QUAKE = Told(0, "A powerful quake strikes coastal Aldova.", (), "2024-05-14", "disaster", "strike")


@pytest.mark.parametrize(
    ("other", "kind", "verb", "one"),
    [
        ("Tuesday's earthquake, the worst in a century, is felt.", "disaster", "feel", True),
        ("About 300 people die in the earthquake.", "death", "die", True),
        ("A minister speaks of the earthquake.", "statement", "speak", False),
    ],
)
def test_all_that_tell_of_the_quake_of_a_day_tell_of_one(other: str, kind: str, verb: str, one: bool) -> None:
    assert are_one(QUAKE, Told(1, other, (), "2024-05-14", kind, verb)) is one


def test_the_quakes_of_two_days_are_two() -> None:
    assert not are_one(QUAKE, Told(1, "An earthquake hits Aldova.", (), "2024-05-18", "disaster", "hit"))
