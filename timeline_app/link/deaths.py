"""Nobody dies twice: who says on what day somebody died, and who only says that he did, tell of one death.

of_one_dead(a, b)     -> True, where a is "Quill dies in Bergen" (on 4 May), b "Ada Quill dies" (in an article of June)
"""

from __future__ import annotations

from timeline_app.link.tellings import Telling

_DYING = ("die", "death")
_OPENING = 4
"""Words of a line in which the one of whom it tells stands."""


def of_one_dead(a: Telling, b: Telling) -> bool:
    """Whether both tell how the same person died."""
    return a.people == b.people and is_death(a) and is_death(b)


def is_known_later(a: Telling, b: Telling) -> bool:
    """Whether one says when somebody died, and the other, later and without a day, only that he did."""
    first, second = (a, b) if a.end <= b.start else (b, a)
    return first.stated and not second.stated and of_one_dead(a, b)


def is_death(telling: Telling) -> bool:
    """Whether a line opens with the one person of whose death, no funeral, it tells: not "a son of Ada dies"."""
    if telling.candidate.kind != "death" or telling.candidate.verb not in _DYING or len(telling.people) != 1:
        return False
    opening = telling.candidate.headline.split()[:_OPENING]
    names = (p.name for p in telling.participants if p.participant in telling.people)
    return any(not set(name.split()).isdisjoint(opening) for name in names)
