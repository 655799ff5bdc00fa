"""Makes the core's values quick to pickle: between processes and in the cache there are hundreds of thousands of them.

A frozen dataclass with slots looks up its fields for every single value that it takes apart or puts together; calling
its constructor with the values in order takes a quarter of the time. What is put together again is kept once where it
occurs again and again (core/sharing.py).

>>> register(); import pickle; from timeline_app.core.span import Span
>>> pickle.loads(pickle.dumps(Span(1, 2)))
Span(start=1, end=2)
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from timeline_app.core import article, chronicle, edits, errors, facts, interval, span, timex
from timeline_app.core.sharing import maker

_MODULES = (article, chronicle, edits, errors, facts, interval, span, timex)


def _register(kind: type) -> None:
    made: Callable[..., Any] = maker(kind)
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
