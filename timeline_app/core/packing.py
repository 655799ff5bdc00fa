"""Makes the core's values quick to pickle: between processes and in the cache there are hundreds of thousands of them.

A frozen dataclass with slots looks up its fields for every single value that it takes apart or puts together; calling
its constructor with the values in order takes a quarter of the time. What is put together again is kept once where it
occurs again and again, in one article or in many: the places of words, the words of events.

>>> register(); import pickle; from timeline_app.core.span import Span
>>> pickle.loads(pickle.dumps(Span(1, 2)))
Span(start=1, end=2)
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

from timeline_app.core import article, chronicle, edits, errors, facts, interval, span, timex

_MODULES = (article, chronicle, edits, errors, facts, interval, span, timex)
_RECENT = 1 << 18
"""Equal spans of how many different ones are one value: in ten thousand articles most begin and end where others do."""


@lru_cache(maxsize=_RECENT)
def shared_span(start: int, end: int) -> span.Span:
    """A span; the same value for the same offsets, as long as they are among those that came last."""
    return span.Span(start, end)


@lru_cache(maxsize=1 << 12)
def shared_actor(entity: int, role: facts.Role) -> facts.Actor:
    """An actor; there are few different ones."""
    return facts.Actor(entity, role)


def shared_event(*values: Any) -> facts.EventCandidate:
    """An event whose words are the same values as those of other articles; `values` are its fields in order."""
    own = list(values)
    own[_VERB], own[_KIND] = intern(own[_VERB]), intern(own[_KIND])
    own[_TERMS] = tuple(map(intern, own[_TERMS]))
    return facts.EventCandidate(*own)


_EVENT = [field.name for field in fields(facts.EventCandidate)]
_VERB, _KIND, _TERMS = map(_EVENT.index, ("verb", "kind", "terms"))
_MAKERS: dict[type, Callable[..., Any]] = {
    span.Span: shared_span, facts.Actor: shared_actor, facts.EventCandidate: shared_event,
}  # fmt: skip
"""What puts values together again that often equal others; everything else is made by its constructor."""


def _register(kind: type) -> None:
    made = _MAKERS.get(kind, kind)
    names = [field.name for field in fields(kind)]
    values: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        copyreg.pickle(kind, lambda value: (made, (values(value),)))
    else:
        copyreg.pickle(kind, lambda value: (made, values(value)))


def kinds() -> set[type]:
    """The dataclasses of the core."""
    found = (kind for module in _MODULES for kind in vars(module).values())
    return {kind for kind in found if isinstance(kind, type) and is_dataclass(kind)}


def register() -> None:
    """Makes the core's values quick to pickle in this process. Doing so again changes nothing."""
    for kind in kinds():
        _register(kind)
