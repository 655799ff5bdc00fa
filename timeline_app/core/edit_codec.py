"""Edits as JSON and back: the form in which the journal keeps them.

>>> from timeline_app.core.edits import EventRef, Star
>>> to_json(Star(EventRef("k1", "Ana Brun resigns")))
'{"edit":"Star","event":{"key":"k1","headline":"Ana Brun resigns","passages":[]},"starred":true}'
>>> from_json(to_json(Star(EventRef("k1", "Ana Brun resigns")))).starred
True
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from enum import Enum, IntEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from timeline_app.core.edits import KINDS, Edit

_KINDS = {kind.__name__: kind for kind in KINDS}


def to_json(edit: Edit) -> str:
    """One line of JSON, the same for equal edits."""
    return json.dumps({"edit": type(edit).__name__, **_plain(edit)}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Edit:
    """The edit that `to_json` wrote. Fields that a later version added are left out. Raises ValueError for others."""
    try:
        data = json.loads(text)
        made: Edit = _made(_KINDS[data.pop("edit")], data)
        return made
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"not an edit: {text[:80]!r}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _made(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return None if value is None else _made(inner, value)
    if origin is tuple:
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            return tuple(_made(kinds[0], item) for item in value)
        return tuple(_made(k, item) for k, item in zip(kinds, value, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], item) for name, item in value.items() if name in hints})
    if issubclass(kind, Enum):
        return kind(int(value)) if issubclass(kind, IntEnum) else kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
