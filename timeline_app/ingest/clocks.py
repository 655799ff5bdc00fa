"""The clock times that open the entries of a live page: "1437 The port is closed." They are no years.

>>> text = "0905 A.\\n0912 B.\\n0930 C. 0941 D.\\n0955 E."
>>> [c.of(text) for c in clocks(text)]
['0905', '0912', '0930', '0941', '0955']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from timeline_app.core.span import Span

_CLOCK = r"((?:[01]\d|2[0-3])[0-5]\d)(?: GMT\b)?:?"
_AT_LINE = re.compile(rf"(?m)^[ \t]*{_CLOCK}(?=\s+[\"“'‘`]?\s?[^\W\d_a-zß-ÿ])")
_AMID = re.compile(rf"(?<=[^\s,]) {_CLOCK}(?=\s+[\"“'‘`]?\s?[^\W\d_a-zß-ÿ])")
_LEAST = 4
"""Lines with a clock that make a page a live one."""
_SAME_WAY = 0.8
"""Share of the entries whose clocks go on in one direction: live pages have the last entry first or last."""


def clocks(text: str) -> list[Span]:
    """Where the clocks of a live page stand, also those that lost their line; nothing in any other text."""
    lines = [(m.start(1), int(m[1])) for m in _AT_LINE.finditer(text)]
    if len(lines) < _LEAST:
        return []
    later = sum(a < b for (_, a), (_, b) in pairwise(lines))
    earlier = sum(a > b for (_, a), (_, b) in pairwise(lines))
    if max(later, earlier) < _SAME_WAY * (len(lines) - 1):
        return []
    found = {at for at, _ in lines}
    starts = [at for at, _ in lines]
    for match in _AMID.finditer(text):
        n = bisect_right(starts, match.start(1))
        if 0 < n < len(lines) and _between(int(match[1]), lines[n - 1][1], lines[n][1]):
            found.add(match.start(1))
    return [Span(at, at + 4) for at in sorted(found)]


def _between(value: int, before: int, after: int) -> bool:
    return min(before, after) <= value <= max(before, after)
