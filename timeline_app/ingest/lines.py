"""A text as paragraphs, with offsets: one line each, or the lines of a hard-wrapped paragraph together.

paragraphs("One\\ntwo\\n\\nThree")  ->  spans of "One", "two" and "Three"
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.core.span import Span

_LINE = re.compile(r"[^\n]+")
_WRAP = (45, 100)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without the blanks around it. `gap` counts the line breaks before it (0 for the first)."""

    span: Span
    text: str
    gap: int

    @property
    def words(self) -> int:
        """Number of words, by blanks."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order; together they hold all its characters but blanks."""
    lines = _lines(text)
    groups = _unwrapped(text, lines) if is_wrapped(text, lines) else [[line] for line in lines]
    result: list[Paragraph] = []
    end = 0
    for group in groups:
        start, stop = group[0].start, group[-1].end
        result.append(Paragraph(Span(start, stop), text[start:stop], text.count("\n", end, start)))
        end = stop
    return result


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        body = match[0].rstrip()
        bare = body.lstrip()
        if bare:
            indent = len(body) - len(bare)
            lines.append(_Line(match.start() + indent, match.start() + len(body), indent))
    return lines


def is_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether lines were broken at a column: most full lines run on without a full stop."""
    pairs = [(a, b) for a, b in pairwise(lines) if "\n" not in text[a.end : b.start].replace("\n", "", 1)]
    if len(pairs) < 2 or any(len(text[line.start : line.end]) > _WRAP[1] for line in lines):
        return False
    margin = lines_margin(lines)
    full = [(a, b) for a, b in pairs if a.end - a.start >= _WRAP[0] and b.indent == margin]
    open_ended = sum(text[a.end - 1] not in '.!?:"”' for a, _ in full)
    return len(full) >= 2 and open_ended > 0.6 * len(full)


def lines_margin(lines: list[_Line]) -> int:
    """The indentation of most lines."""
    indents = Counter(line.indent for line in lines)
    return max(indents, key=lambda i: (indents[i], -i), default=0)


def _unwrapped(text: str, lines: list[_Line]) -> list[list[_Line]]:
    margin = lines_margin(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        previous = groups[-1][-1] if groups else None
        blank = previous is not None and text.count("\n", previous.end, line.start) > 1
        short = previous is not None and previous.end - previous.start < _WRAP[0] // 2
        if previous is None or blank or short or line.indent > margin:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups
