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
_MANY = 8
_NUMBER = re.compile(r"(?m)^[ \t]*(\d{4})(?= )")
"""Figures at the head of a line; "1789" is no clock."""
_SAME_WAY = 0.8
"""Share of the entries whose clocks go on in one direction: live pages have the last entry first or last."""


def clocks(text: str) -> list[Span]:
    """Where the clocks of a live page stand, also those that lost their line; nothing in any other text."""
    lines = [(m.start(1), int(m[1])) for m in _AT_LINE.finditer(text)]
    if len(lines) < _LEAST or not _are_clocks(text, [value for _, value in lines]):
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


def _are_clocks(text: str, values: list[int]) -> bool:
    """Whether figures at the heads of lines cannot be years ("0915", "2140"), or are many and mostly early."""
    if any(int(m[1]) % 100 > _LAST_MINUTE for m in _NUMBER.finditer(text)):
        return False
    if any(value < _FIRST_YEAR or value >= _NO_YEAR for value in values):
        return True
    return len(values) >= _MANY and sum(value < _MODERN for value in values) * 2 > len(values)


_LAST_MINUTE, _FIRST_YEAR, _MODERN, _NO_YEAR = 59, 1000, 1700, 2100


def _between(value: int, before: int, after: int) -> bool:
    return min(before, after) <= value <= max(before, after)
