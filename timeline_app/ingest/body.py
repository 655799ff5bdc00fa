"""The paragraphs of the story as blocks: what a page puts before, between and behind its sentences is set apart.

Ann Lee | 16:42 UK time, Monday, 3 May 2010 The port closed.     METADATA | BODY
By Bo Ek BBC News, Lisbon The port closed.                       BYLINE | BODY
* Port closed By Bo Ek LISBON, May 3 (AP) - A storm has …        BODY | DATELINE | BODY
1437 The port is closed. 1452 A ship has sunk.                   METADATA | BODY | METADATA | BODY  (a live page)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline_app.core.article import Block, BlockKind, Bound, DateClaim
from timeline_app.core.span import Span
from timeline_app.ingest.clocks import clocks
from timeline_app.ingest.dateline import FoundDateline, find_dateline, find_embedded
from timeline_app.ingest.dates import says
from timeline_app.ingest.furniture import byline_end, credit_end, lead_end, patterns
from timeline_app.ingest.lines import Paragraph
from timeline_app.ingest.repeats import Repeats
from timeline_app.ingest.stamps import Stamp, find_stamp

_STAMP_PARTS = 4
"""Paragraphs at the head among which a time stamp may stand."""
_HEAD_PARTS = 3
"""Paragraphs at the head among which a dateline or a byline may stand."""


@dataclass(slots=True)
class Body:
    """Takes the paragraphs of the story one by one; `blocks` and `claims` grow with them."""

    text: str
    blocks: list[Block]
    claims: list[DateClaim]
    dateline: FoundDateline | None = None
    authors: tuple[str, ...] = ()
    _repeats: Repeats = field(default_factory=Repeats)
    _clocks: Sequence[Span] = ()
    _count: int = 0
    _stamped: bool = False

    def __post_init__(self) -> None:
        self._clocks = clocks(self.text)

    def add(self, part: Paragraph, entry: bool = False) -> None:
        """The blocks of the next paragraph; an `entry` of a list or table opens with a day that is its own."""
        start, end = part.span.start, part.span.end
        self._count += 1
        if (
            not (entry or self._stamped)
            and self._count <= _STAMP_PARTS
            and (stamp := find_stamp(self.text, start, end))
            and (stamp.updated or not self.text.startswith(": ", stamp.span.end))  # "3 May 2011, 02:14: A valve fails"
        ):
            start, self._stamped = self._stamp(stamp, part), True
            start = self._skip(BlockKind.BOILERPLATE, start, lead_end(self.text[start:end], stamped=True))
        for kind, opening in (
            (BlockKind.BOILERPLATE, credit_end),
            (BlockKind.BOILERPLATE, lead_end),
            (BlockKind.BYLINE, byline_end if self._count <= _HEAD_PARTS else _nothing),
        ):
            start = self._skip(kind, start, opening(self.text[start:end]))
        if self.dateline is None and self._count <= _HEAD_PARTS and not entry:
            start = self._opening(start, end)
        for kind, span in self._parted(start, end):
            if kind is BlockKind.BODY:
                self._story(span)
            else:
                self.blocks.append(Block(kind, span))

    def _skip(self, kind: BlockKind, start: int, length: int) -> int:
        """Sets the first `length` characters apart; where the rest begins."""
        if length:
            self.blocks.append(Block(kind, Span(start, start + len(self.text[start : start + length].rstrip()))))
        return start + length

    def _opening(self, start: int, end: int) -> int:
        """Sets the dateline apart, with a title or byline that runs into it as a stretch of its own."""
        found = _dateline(self.text, start, end)
        if found is None and (found := find_embedded(self.text, start, end)):
            self._story(Span(start, start + len(self.text[start : found.span.start].rstrip())))
            start = found.span.start
        if found is None:
            return start
        self.dateline = found
        self.blocks.append(Block(BlockKind.DATELINE, Span(start, min(found.body, end))))
        if found.date and found.date_span:
            words = found.span.of(self.text)
            self.claims.append(
                DateClaim("dateline", words, says(found.date), found.date, 0.95, Bound.ON, found.date_span)
            )
        return found.body

    def _parted(self, start: int, end: int) -> Iterator[tuple[BlockKind, Span]]:
        """The stretches between the clocks of a live page, and the clocks."""
        first, last = (bisect_left(self._clocks, Span(at, at)) for at in (start, end))
        for clock in self._clocks[first:last]:
            if clock.end <= end:
                yield BlockKind.BODY, Span(start, start + len(self.text[start : clock.start].rstrip()))
                yield BlockKind.METADATA, clock
                start = clock.end + len(self.text[clock.end : end]) - len(self.text[clock.end : end].lstrip(" \t:-–—"))
        yield BlockKind.BODY, Span(start, end)

    def _stamp(self, stamp: Stamp, part: Paragraph) -> int:
        """Sets a time stamp apart, with a name and bar before it; what else stands before it is of the story."""
        kind = "last updated" if stamp.updated else "time stamp"
        weight = 0.93 if stamp.updated else 0.97
        words = stamp.span.of(self.text)
        self.claims.append(DateClaim(kind, words, says(stamp.date), stamp.date, weight, Bound.ON, stamp.date_span))
        start, lead = part.span.start, self.text[part.span.start : stamp.span.start]
        if lead.strip() and not lead.rstrip().endswith("|"):
            self._story(Span(start, start + len(lead.rstrip())))
            start = stamp.span.start
        self.blocks.append(Block(BlockKind.METADATA, Span(start, stamp.span.end)))
        rest = self.text[stamp.span.end : part.span.end]
        return stamp.span.end + len(rest) - len(rest.lstrip(" \t|,-–—"))

    def _story(self, span: Span) -> None:
        """Sentences, those told before as repeats, and the mark of its end."""
        tail = patterns().tail.search(self.text, max(span.start, span.end - 220), span.end)
        end = tail.start() if tail and tail.start() > span.start else span.end
        for piece, repeated in self._repeats.split(self.text, Span(span.start, end)) if end > span.start else []:
            if len(piece):
                self.blocks.append(Block(BlockKind.REPEAT if repeated else BlockKind.BODY, piece))
        if end < span.end:
            lead = len(self.text[end : span.end]) - len(self.text[end : span.end].lstrip())
            self.blocks.append(Block(BlockKind.BOILERPLATE, Span(end + lead, span.end)))


def _nothing(line: str) -> int:
    return 0


def _dateline(text: str, start: int, end: int) -> FoundDateline | None:
    """The dateline of a paragraph; not the name of a speaker, which other paragraphs open with, too."""
    found = find_dateline(text, start, end)
    if found and not found.date and text[found.span.end : found.body].strip() == ":":
        return None if len(SPEAKER.findall(text)) > 1 else found
    return found


SPEAKER = re.compile(r"(?m)^[^\S\n]*[^\W\d_a-zß-ÿ][^\na-zß-ÿ:]{1,40}:\s")
"""A line that opens with a name in capitals and a colon, as in a dialogue."""
