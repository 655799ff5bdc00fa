"""Edits as JSON and back: the form in which the journal keeps them.

>>> from timeline_app.core.edits import EventRef, Star
>>> to_json(Star(EventRef("k1", "Ana Brun resigns")))
'{"edit":"Star","event":{"key":"k1","headline":"Ana Brun resigns","passages":[]},"starred":true}'
>>> from_json(to_json(Star(EventRef("k1", "Ana Brun resigns")))).starred
True
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from timeline_app.core.codec import Reader, parsed
from timeline_app.core.edits import KINDS, Edit

_KINDS = {kind.__name__: kind for kind in KINDS}
_READER = Reader()


def to_json(edit: Edit) -> str:
    """One line of JSON that every file can hold, the same for equal edits."""
    data = {"edit": type(edit).__name__, **_named(edit)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # names of files need not be text: what is not is escaped
        return json.dumps(data, separators=(",", ":"))
    return text


def from_json(text: str) -> Edit:
    """The edit that `to_json` wrote. Fields that a later version added are left out. Raises ValueError for others."""
    try:
        data = parsed(text)
        made: Edit = _READER.read(_KINDS[data["edit"]], data)
        return made
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not an edit: {text[:80]!r}") from error


def _named(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _named(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_named(item) for item in value]
    return value.value if isinstance(value, Enum) else value
