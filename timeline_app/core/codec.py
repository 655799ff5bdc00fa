"""The core's values as plain JSON and back, for files that may come from others: nothing in them is ever run.

Values are written as lists of their fields in order; the `layout`, which goes into the file once, says which fields
those are. So a file is small, is read quickly, and is understood by versions with more or fewer fields: what is
missing gets its default, what is not known is left out. What is of another type than it should be raises ValueError.

>>> from timeline_app.core.interval import Interval
>>> data = plain(Interval.of_day(2026, 1, 16))
>>> data
[1768521600, 1768608000, 3, False, False]
>>> Reader(layout(Interval)).read(Interval, data).edtf()
'2026-01-16'
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from timeline_app.core.numbers import Numbers
from timeline_app.core.sharing import maker

T = TypeVar("T")
Read = Callable[[Any], Any]
Layout = Mapping[str, Sequence[str]]
"""The fields of each kind of value, in the order in which they are written."""

_SCALARS = (int, float, str, bool)


def plain(value: Any) -> Any:
    """Lists, numbers, words and None that JSON can hold; dataclasses as lists of their fields."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [plain(item) for item in value]
    if kind is Numbers:
        return list(value)
    if isinstance(value, Enum):
        return value.value
    fields_of: Callable[[Any], tuple[Any, ...]] = _values(kind)
    return [plain(item) for item in fields_of(value)]


def layout(*kinds: type) -> dict[str, list[str]]:
    """The fields of these dataclasses, and of all that they are made of."""
    found: dict[str, list[str]] = {}
    todo: list[Any] = list(kinds)
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and is_dataclass(kind):
            if kind.__name__ not in found:
                found[kind.__name__] = [field.name for field in fields(kind)]
                todo += _hints(kind).values()
        else:
            todo += get_args(kind)
    return dict(sorted(found.items()))


class Reader:
    """Reads what `plain` wrote in a version with this layout. None: dataclasses are dicts by the names of fields.

    There can be millions of values in a file: for each kind a function is written out once, as `dataclasses` does it.
    """

    def __init__(self, layout: Layout | None = None) -> None:
        self._layout = layout
        self._known: dict[type, Read] = {}

    def read(self, kind: type[T], data: Any) -> T:
        """The value of this kind. Raises ValueError where the data are something else."""
        try:
            value: T = self._reader(kind)(data)
            return value
        except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise ValueError(f"not a {kind.__name__}: {error}") from error

    def _reader(self, kind: type) -> Read:
        if kind not in self._known:
            self._known[kind] = lambda data: self._known[kind](data)  # for kinds that hold themselves
            self._known[kind] = self._written(kind)
        return self._known[kind]

    def _written(self, kind: type) -> Read:
        """A function like `lambda data: Span(_int(data[0]), _int(data[1]))`."""
        names: dict[str, Any] = {"kind": maker(kind), "refuse": _refuse}
        arguments = [self._argument(kind, field, names) for field in fields(kind)]
        shape = "dict" if self._layout is None else "list"
        body = f"kind({', '.join(arguments)}) if type(data) is {shape} else refuse(data)"
        made: Read = eval(f"lambda data: {body}", names)  # of names of the program's own fields alone
        return made

    def _argument(self, kind: type, field: Field[Any], names: dict[str, Any]) -> str:
        default = f"default_{field.name}"
        names[default] = field.default
        place = self._place(kind, field)
        if place is None:
            if field.default is MISSING:
                raise ValueError(f"{kind.__name__} without {field.name}")
            return default
        read = self._value(_hints(kind)[field.name], f"data[{place}]", names)
        return (
            read
            if self._layout is not None or field.default is MISSING
            else f"{read} if {place} in data else {default}"
        )

    def _place(self, kind: type, field: Field[Any]) -> str | None:
        """Where in the data a field stands; None where it does not."""
        if self._layout is None:
            return repr(field.name)
        order = list(self._layout[kind.__name__])
        return str(order.index(field.name)) if field.name in order else None

    def _value(self, kind: Any, what: str, names: dict[str, Any]) -> str:
        """An expression for the value of a kind that the expression `what` gives the data of."""
        origin, arguments = get_origin(kind), get_args(kind)
        item = f"v{len(names)}"
        names[item] = None
        if origin in (Union, types.UnionType):
            return self._any_of(arguments, what, item, names)
        if origin is tuple and arguments[-1] is Ellipsis:
            each = self._value(arguments[0], item, names)
            return f"tuple([{each} for {item} in ({what} if type({what}) is list else refuse({what}))])"
        if origin is tuple:
            parts = [self._value(part, f"{item}[{place}]", names) for place, part in enumerate(arguments)]
            wrong = f"type({item} := {what}) is not list or len({item}) != {len(parts)}"
            return f"(refuse({item}) if {wrong} else ({', '.join(parts)},))"
        if kind is Numbers:
            names[item] = _numbers
            return f"{item}({what})"
        if issubclass(kind, Enum):
            names[item] = {member.value: member for member in kind}
            return f"{item}[{what}]"
        if is_dataclass(kind):
            made: Any = kind
            names[item] = self._reader(made)
            return f"{item}({what})"
        allowed = "in (int, float)" if kind is float else f"is {kind.__name__}"
        return f"({item} if type({item} := {what}) {allowed} else refuse({item}))"

    def _any_of(self, kinds: tuple[Any, ...], what: str, item: str, names: dict[str, Any]) -> str:
        """One of several: nothing, a word or number, or at most one kind that is made of others."""
        allowed = tuple(k for k in kinds if k in _SCALARS or k is types.NoneType)
        others = [k for k in kinds if k not in allowed]
        names[f"{item}_allowed"] = frozenset(allowed)
        other = self._value(others[0], item, names) if others else f"refuse({item})"
        return f"({item} if type({item} := {what}) in {item}_allowed else {other})"


def parsed(text: str | bytes) -> Any:
    """What JSON says. Raises ValueError where it is none, or is nested deeper than anything of ours.

    >>> parsed('{"a": [1]}')
    {'a': [1]}
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _numbers(data: Any) -> Numbers:
    return Numbers(data) if type(data) is list and all(type(n) is int for n in data) else _refuse(data)


def _refuse(data: Any) -> Any:
    raise ValueError(f"{str(data)[:40]!r} is not what it should be")


_PLAIN = {str, int, float, bool, types.NoneType}


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
