"""What each stretch of a text is: title, byline, dateline, metadata, body, summary, boilerplate, repeat.

Works on paragraphs from the top, with one piece of state (before the story, in it, after it), and keeps offsets: every
block is a stretch of the text itself.

      Storm closes port                TITLE
      By Ann Lee                       BYLINE
      LISBON, May 3 (AP) - | A storm.  DATELINE | BODY
      Advertisement                    BOILERPLATE (soft: one line)
      It closed the port.              BODY
      Related articles                 BOILERPLATE (hard: the story is over)
      Updated: 2024/05/04              METADATA
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from timeline_app.core.article import Block, BlockKind, Bound, DateClaim, Dateline
from timeline_app.core.span import Span
from timeline_app.ingest.body import SPEAKER, Body
from timeline_app.ingest.dated_lines import dated_lines
from timeline_app.ingest.dateline import find_dateline
from timeline_app.ingest.dates import find_dates, first_date, is_only_date, says
from timeline_app.ingest.furniture import (
    KeyLine,
    byline_names,
    is_copyright,
    is_hard_end,
    is_soft,
    is_summary_heading,
    patterns,
    read_key,
    self_description,
)
from timeline_app.ingest.imprint import (
    copyright_holder,
    imprint_names,
    imprint_paper,
    is_imprint,
    named_authors,
)
from timeline_app.ingest.lines import Paragraph, paragraphs

_TITLE_CHARS = 200
_TITLE_WORDS = 30
_LAST_TITLE_WORDS = 18
_MOST_CLAIMS = 100
_BOX_WORDS = 80
_IMPRINT_PARTS = 3
"""Paragraphs at the end among which a line may say when the article appeared; a date amid the story is of the story."""
_CLOSING_GAP = 4
"""Line breaks before a paragraph, at least twice what is usual, that set it apart from the story."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a text in order, and what its furniture says of the article."""

    blocks: tuple[Block, ...]
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    dateline: Dateline | None = None
    claims: tuple[DateClaim, ...] = ()


def find_structure(text: str, title: str | None = None, month_first: bool = True) -> Structure:
    """The structure of an article's text. `title` is what the file gives as one: it is looked for in the text."""
    work = _Work(text, paragraphs(text), month_first)
    work.kinds = [None] * len(work.parts)
    work.entries = frozenset(dated_lines([p.text for p in work.parts]))
    _mark_lines(work)
    _mark_title(work, title)
    _mark_closing(work)
    return _build(work)


@dataclass(slots=True)
class _Work:
    text: str
    parts: list[Paragraph]
    month_first: bool
    kinds: list[BlockKind | None] = field(default_factory=list)
    keys: list[KeyLine] = field(default_factory=list)
    claims: list[DateClaim] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    title: int | None = None
    prose: list[int] = field(default_factory=list)
    own: frozenset[int] | None = None
    entries: frozenset[int] = frozenset()

    @property
    def first_body(self) -> int:
        """Index of the first paragraph that reads like the story."""
        return next((i for i, p in enumerate(self.parts) if self.kinds[i] is None and _is_prose(p)), len(self.parts))


def _is_prose(part: Paragraph) -> bool:
    return part.words >= 25 or (part.words >= 8 and re.search(r"[.!?。][\"”’')\]]*$", part.text) is not None)


def _mark_lines(work: _Work) -> None:
    """Marks all that is furniture by its own words."""
    over, summary, body = False, False, False
    for i, part in enumerate(work.parts):
        line = part.text
        at_edge = (not body or over or i >= len(work.parts) - _IMPRINT_PARTS) and i not in work.entries
        if body and _HEADING.match(line) and not is_hard_end(line):
            summary, kind = False, BlockKind.BOILERPLATE
        elif is_summary_heading(line):
            summary, kind = True, BlockKind.BOILERPLATE
        elif key := read_key(line):
            kind = BlockKind.METADATA
            _take_key(work, key, part)
        elif at_edge and len(line) < 80 and is_only_date(line):
            kind = BlockKind.METADATA
            if work.own is None:
                work.own = _may_be_own(work)
            if i in work.own:
                _claim(work, "date line", line, 0.97 if not body else 0.6, part.span)
        elif body and is_hard_end(line) and (is_copyright(line) or _rest_is_short(work, i)):
            over, summary, kind = True, False, BlockKind.BOILERPLATE
            _claim(work, "colophon", line, 0.85, part.span, whole=True)
        elif at_edge and is_imprint(line, first=i == 0):
            kind = BlockKind.METADATA
            _claim(work, "imprint", line, 0.9, part.span)
            work.authors = work.authors or imprint_names(line)
            if paper := imprint_paper(line):
                work.keys.append(KeyLine("imprint", paper, 0, "publisher"))
        elif is_soft(line):
            summary, kind = summary and _is_prose(part), BlockKind.BOILERPLATE
        elif summary and (over or not body or _after_body(work, i)):
            kind = BlockKind.SUMMARY
        elif over:
            kind = BlockKind.BOILERPLATE
        elif not body and work.authors == () and (names := byline_names(line)):
            kind, work.authors = BlockKind.BYLINE, names
        else:
            body = body or _is_prose(part)
            continue
        work.kinds[i] = kind


def _may_be_own(work: _Work) -> frozenset[int]:
    """The lines that are the article's own date if they are one: where many are dated, as in a diary or timeline, only
    the one that opens it, if it is the latest.
    """
    lines = {i: p.text for i, p in enumerate(work.parts) if len(p.text) < 80 and is_only_date(p.text)}
    dates = {i: date for i, line in lines.items() if (date := first_date(line, work.month_first))}
    known = {i: (d.year or 0, d.month or 0, d.day or 0) for i, d in dates.items()}
    if len(set(known.values())) < _ENTRIES:
        return frozenset(range(len(work.parts)))
    first = min(known)
    return frozenset({first}) if known[first] >= max(known.values()) else frozenset()


_ENTRIES = 3
"""Lines with different dates that make a text one of dated entries."""

_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
"""A heading of Markdown. Amid the story it is none of its sentences."""


def _rest_is_short(work: _Work, index: int) -> bool:
    """Whether little follows: where as much prose stands after a heading as before it, it is a box amid the story."""
    if not work.prose:
        work.prose = list(accumulate((p.words if _is_prose(p) else 0 for p in work.parts), initial=0))
    before, after = work.prose[index], work.prose[-1] - work.prose[index + 1]
    return after <= max(_BOX_WORDS, before // 2)


def _after_body(work: _Work, index: int) -> bool:
    return index > len(work.parts) // 2


def _take_key(work: _Work, key: KeyLine, part: Paragraph) -> None:
    work.keys.append(key)
    if key.role != "date" or not key.value or len(work.claims) >= _MOST_CLAIMS:
        return
    span = Span(part.span.start + key.at, part.span.end)
    date = first_date(key.value, work.month_first)
    if date:
        found = next(s for s, d in find_dates(span.of(work.text), work.month_first) if d == date)
        work.claims.append(
            DateClaim(key.key, part.text, says(date), date, key.weight, key.bound, found.shifted(span.start))
        )


def _claim(work: _Work, kind: str, line: str, weight: float, span: Span, whole: bool = False) -> None:
    if re.search(r"\b(?:updated|modified|aktualisiert|mis à jour)\b", line, re.I):
        kind, weight = "updated", 0.35
    for found, date in find_dates(line, work.month_first)[:1]:
        if whole and not (date.year and date.day):
            return
        work.claims.append(
            DateClaim(kind, found.of(line), says(date), date, weight, Bound.ON, found.shifted(span.start))
        )


def _mark_title(work: _Work, given: str | None) -> None:
    """The title: the one given, else the first short line, else the only one after the story."""
    index = _locate(work, given) if given else None
    if index is None and given is None:
        index = _first_title(work)
        if index is None:
            index = _last_title(work)
        elif _value(work, "title") is None and (below := _under_masthead(work, index)) is not None:
            work.keys.append(KeyLine("masthead", work.parts[index].text, 0, "publisher"))
            index = below
        elif _value(work, "title") is not None:
            index = _locate(work, _value(work, "title") or "")
    if index is not None:
        work.title = index
        work.kinds[index] = BlockKind.TITLE
        _mark_copies(work, index)


def _under_masthead(work: _Work, index: int) -> int | None:
    """The title, where the first line names the newspaper; None where it does not, or where it is all there is.

    Databases export the name over the day, the title, and lines with keys; pages have it over their title.
    """
    line = work.parts[index].text
    dated = index + 1 < len(work.parts) and work.kinds[index + 1] is BlockKind.METADATA
    exported = dated and sum(k.key in _EXPORTED for k in work.keys) >= 2 and work.parts[index].words <= 6
    if not (exported or patterns().paper.fullmatch(line)):
        return None
    work.kinds[index] = BlockKind.METADATA
    below = _first_title(work)
    if below is None and not exported:
        work.kinds[index] = None
        return None
    return below


_EXPORTED = frozenset(
    ("length", "section", "byline", "load-date", "publication-type", "dateline", "word count", "edition")
)


def _mark_copies(work: _Work, title: int) -> None:
    words = _plain(work.parts[title].text)
    for i, part in enumerate(work.parts):
        if i != title and work.kinds[i] is None and part.words < 40 and _plain(part.text) == words:
            work.kinds[i] = BlockKind.REPEAT


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _locate(work: _Work, title: str) -> int | None:
    words = _plain(title)
    for i, part in enumerate(work.parts):
        if len(part.text) <= 2 * len(title) + 80 and words:
            here = _plain(part.text)
            if here == words or (len(words) >= 3 and here[: len(words)] == words and len(here) <= len(words) + 6):
                return i
    return None


def _may_be_title(work: _Work, index: int) -> bool:
    part = work.parts[index]
    if work.kinds[index] is not None or len(part.text) > _TITLE_CHARS or part.words > _TITLE_WORDS:
        return False
    if index in work.entries:
        return False
    if part.text.endswith((".", ",", ";", ":")) and not part.text.endswith(
        ("...", "U.S.", "Inc.", "Corp.", "Co.", "Ltd.", "St.")
    ):
        return False
    if _TWO_SENTENCES.search(part.text) or (SPEAKER.match(part.text) and len(SPEAKER.findall(work.text)) > 1):
        return False
    return not re.match(r"[-•*–—]\s", part.text) and re.search(r"[^\W\d_]{2}", part.text) is not None


_TWO_SENTENCES = re.compile(r"[a-zß-ÿ)][.!?][\"”’]?\s+[\"“‘A-ZÀ-Þ]|[.,][\"”]\s+\w+")


def _first_title(work: _Work) -> int | None:
    body = work.first_body
    for i in range(min(body + 1, len(work.parts))):
        if _may_be_title(work, i) and find_dateline(work.text, *_ends(work.parts[i])) is None:
            return i if any(work.kinds[j] is None for j in range(i + 1, len(work.parts))) else None
        if i == body or (work.kinds[i] is None and work.parts[i].words > _TITLE_WORDS):
            return None
    return None


def _last_title(work: _Work) -> int | None:
    rest = [i for i, kind in enumerate(work.kinds) if kind is None]
    prose = [i for i in rest if _is_prose(work.parts[i])]
    after = [i for i in rest if prose and i > prose[-1]]
    if len(after) != 1 or not 3 <= work.parts[after[0]].words <= _LAST_TITLE_WORDS:
        return None
    return after[0] if _may_be_title(work, after[0]) else None


def _ends(part: Paragraph) -> tuple[int, int]:
    return part.span.start, part.span.end


def _mark_closing(work: _Work) -> None:
    """The last paragraphs go where the publisher speaks of itself, or where a wide gap sets them apart."""
    rest = [i for i, kind in enumerate(work.kinds) if kind is None]
    gaps = sorted(work.parts[i].gap for i in rest[1:])
    usual = gaps[len(gaps) // 2] if gaps else 1
    for i in reversed(rest[1:]):
        part = work.parts[i]
        apart = part.gap >= max(_CLOSING_GAP, 2 * usual)
        signs = self_description(part.text)
        if signs >= 1.5 or (apart and signs > 0):
            work.kinds[i] = BlockKind.BOILERPLATE
        else:
            break


def _build(work: _Work) -> Structure:
    blocks: list[Block] = []
    body = Body(work.text, blocks, work.claims)
    for i, (part, kind) in enumerate(zip(work.parts, work.kinds, strict=True)):
        if kind is None:
            body.add(part, entry=i in work.entries)
        else:
            blocks.append(Block(kind, part.span))
    title = _title_span(work)
    return Structure(
        tuple(blocks),
        " ".join(title.of(work.text).split()) if title else _value(work, "title"),
        title,
        work.authors or body.authors or named_authors(_value(work, "author")),
        _value(work, "publisher")
        or copyright_holder(b.span.of(work.text) for b in blocks if b.kind is BlockKind.BOILERPLATE),
        _value(work, "language"),
        _value(work, "url"),
        body.dateline.dateline if body.dateline else None,
        _labelled_first(work.claims),
    )


def _labelled_first(claims: Sequence[DateClaim]) -> tuple[DateClaim, ...]:
    """The claims; where a line says when the article was published, a bare day beside it may be of anything."""
    if all(c.weight < _LABELLED for c in claims):
        return tuple(claims)
    return tuple(replace(c, weight=_BARE * c.weight) if c.kind in _UNLABELLED else c for c in claims)


_LABELLED = 1.0
_BARE = 0.6
_UNLABELLED = frozenset({"date line", "imprint", "colophon", "time stamp"})


def _title_span(work: _Work) -> Span | None:
    """The words of the title, without the marks of a Markdown heading."""
    if work.title is None:
        return None
    part = work.parts[work.title]
    mark = _HEADING.match(part.text)
    return Span(part.span.start + (mark.end() if mark else 0), part.span.end)


def _value(work: _Work, role: str) -> str | None:
    for key in work.keys:
        actual = "url" if key.role == "publisher" and "://" in key.value else key.role
        if actual == role and key.value:
            return key.value
    return None
