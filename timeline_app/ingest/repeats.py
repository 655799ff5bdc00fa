"""Text that stands there twice: the second copy of a pasted article, a quotation set again as a box.

A sentence is a repeat if nearly all its runs of four words were met before it.
"""

from __future__ import annotations

import re

from timeline_app.core.span import Span

_END = re.compile(r"(?<![.!?…。])[.!?…。]++[\"”’')\]]*+\s++")
_WORD = re.compile(r"\w+")
_RUN = 4
_SHARE = 0.8
_LEAST = 7
"""Words that a sentence needs: shorter ones ("He did not say when") may be told twice for good reason."""


class Repeats:
    """Remembers the runs of words of a text, sentence by sentence."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._short: set[int] = set()
        self._repeating = False

    def split(self, text: str, span: Span) -> list[tuple[Span, bool]]:
        """The stretches of a paragraph, each with whether it repeats what came before; neighbours of a kind are one."""
        pieces: list[tuple[Span, bool]] = []
        for piece in _sentences(text, span):
            repeated = self._is_repeat(text[piece.start : piece.end])
            if pieces and pieces[-1][1] == repeated:
                pieces[-1] = (Span(pieces[-1][0].start, piece.end), repeated)
            else:
                pieces.append((piece, repeated))
        return [(_bare(text, s), r) for s, r in pieces]

    def _is_repeat(self, sentence: str) -> bool:
        words = _WORD.findall(sentence.casefold())
        if len(words) < _LEAST:  # a short sentence alone proves nothing, inside a second copy it goes with the rest
            known = hash(tuple(words)) in self._short
            self._short.add(hash(tuple(words)))
            return self._repeating and known
        runs = [hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)]
        self._repeating = sum(run in self._seen for run in runs) >= _SHARE * len(runs)
        self._seen.update(runs)
        return self._repeating


def _sentences(text: str, span: Span) -> list[Span]:
    ends = [m.end() for m in _END.finditer(text, span.start, span.end)]
    starts = [span.start, *ends]
    return [Span(a, b) for a, b in zip(starts, [*ends, span.end], strict=True) if b > a]


def _bare(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    return Span(span.start + len(part) - len(part.lstrip()), span.start + len(part.rstrip()))
