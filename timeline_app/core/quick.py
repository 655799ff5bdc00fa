"""Frozen values made in little more than half of the time: a folder of a thousand articles has half a million.

A frozen dataclass looks the field up by its name for every value that it stores. The slot itself, asked for once, does
the same without.

>>> from dataclasses import dataclass
>>> @quick
... @dataclass(frozen=True, slots=True)
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(y=3, x=2)
(Point(x=1, y=0), Point(x=2, y=3))
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """The same dataclass with a quicker constructor; it must have slots, and no defaults that are made each time."""
    known: dict[str, Any] = {}
    given, body = ["self"], []
    for field in fields(kind):  # type: ignore[arg-type]
        if field.default_factory is not MISSING or not field.init or field.kw_only:
            raise TypeError(f"{kind.__name__}.{field.name} cannot be given in the plain way")
        name = field.name
        known[f"_set_{name}"] = kind.__dict__[name].__set__
        known[f"_default_{name}"] = field.default
        given.append(name if field.default is MISSING else f"{name}=_default_{name}")
        body.append(f"_set_{name}(self, {name})")
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(given)}):\n " + "\n ".join(body), known)
    kind.__init__ = known["__init__"]  # type: ignore[method-assign]
    kind.__init__.__qualname__ = f"{kind.__qualname__}.__init__"
    return kind
