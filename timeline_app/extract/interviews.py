"""Who speaks in an interview that is printed with its speakers: "Ada Holm: I came here in 1955."

>>> [t.name for t in turns("Jon Vik: When?\\nAda Holm: In May.\\nJon Vik: Why?\\nAda Holm: I was ill.")]
['Jon Vik', 'Ada Holm', 'Jon Vik', 'Ada Holm']
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.core.span import Span

_LABEL = re.compile(r"(?m)^[ \t*]*(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})\**:\** +(?=[A-Z])")
_LEAST = 2
"""Times that somebody speaks in an interview."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a time: the name before the colon and the stretch of the text behind it."""

    name: str
    said: Span


def turns(text: str) -> list[Turn]:
    """The turns of the speakers in order; nothing in a text that is no interview."""
    labels = list(_LABEL.finditer(text))
    often = Counter(m["name"] for m in labels)
    spoken = [m for m in labels if often[m["name"]] >= _LEAST]
    if len({m["name"] for m in spoken}) < _LEAST:
        return []
    last = spoken[-1].end()
    # What follows the last answer may be the writer's own.
    ends = [*(after.start() for _, after in pairwise(spoken)), last + len(text[last:].partition("\n")[0])]
    return [Turn(m["name"], Span(m.end(), end)) for m, end in zip(spoken, ends, strict=True)]
