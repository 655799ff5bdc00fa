"""Of one day there is one earthquake, however it is told; what came of it, and what struck elsewhere, stay apart."""

from __future__ import annotations

from tests.link.stories import Told, retold


def _told(number: int, line: str, day: str = "2031-03-04", kind: str = "disaster", verb: str = "strike") -> Told:
    return Told(number, line, (), day, kind, verb)


def _groups(*told: Told) -> set[frozenset[str]]:
    return {frozenset(m.headline for m in e.mentions if not m.detail) for e in retold(list(told))}


def test_an_earthquake_in_other_words_is_one_event() -> None:
    told = (
        _told(0, "A violent tremor shakes the harbour towns."),
        _told(1, "The earthquake flattens half of the island.", verb="flatten"),
        _told(2, "The 6.9-magnitude quake strikes before dawn."),
    )
    assert len(_groups(*told)) == 1


def test_another_day_another_kind_and_what_follows_stay_apart() -> None:
    quake = _told(0, "The earthquake flattens half of the island.", verb="flatten")
    assert len(_groups(quake, _told(1, "A violent tremor shakes the harbour towns.", "2031-03-09"))) == 2
    assert len(_groups(quake, _told(1, "A bank calls the tremor a warning to lenders.", kind="statement"))) == 2
    assert len(_groups(quake, _told(1, "An aftershock of the tremor shakes the harbour towns."))) == 2
    assert len(_groups(quake, _told(1, "A typhoon tears roofs off the harbour towns."))) == 2
