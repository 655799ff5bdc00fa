"""An article as it was read: its text, what its file says of it, and the structure of the text.

`Article.text` is exactly the text that all offsets of the program point into. It is never changed afterwards: cleaning
for the parser is length-preserving.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.core.interval import Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span


class BlockKind(StrEnum):
    """What a stretch of an article's text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    METADATA = "metadata"
    BODY = "body"
    SUMMARY = "summary"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"


@quick
@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one kind. The blocks of an article are in order and do not overlap; only BODY holds events."""

    kind: BlockKind
    span: Span


@quick
@dataclass(frozen=True, slots=True)
class PartialDate:
    """As much of a day as some words say: "Jan 17" has no year, "on Thursday" nothing but a weekday (0 Monday)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Bound(StrEnum):
    """How a claim limits the publication date."""

    ON = "on"
    NOT_BEFORE = "not before"
    NOT_AFTER = "not after"


@quick
@dataclass(frozen=True, slots=True)
class DateClaim:
    """One piece of evidence for an article's publication date, from its file (ingest) or its words (extract).

    `kind`: e.g. "metadata", "url", "file name", "dateline", "created", "copyright". `says` is a short plain phrase
    ("month and day"). `weight` 0..1 is how often such a claim is right. `span` is None where it is not in the text.
    """

    kind: str
    text: str
    says: str
    date: PartialDate
    weight: float
    bound: Bound = Bound.ON
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim as it counted in a decision, in words for the user."""

    kind: str
    text: str
    says: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A publication date that was considered, with the share of belief it got (0..1) and why it lost or won."""

    interval: Interval
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published. `edtf` is written even where no interval is known (`XXXX-02-26`).

    It is "" where there are only guesses, which are the candidates.
    """

    interval: Interval | None
    edtf: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[DateCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and agency that open a wire story: "WASHINGTON, Jan 17 (IANS)"."""

    place: str
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the folder.

    `path` is relative to the opened folder, with `/`; `part` counts the articles of one file from 0. `content_hash` is
    the SHA-256 hex digest of the article's own content, so that it survives renaming. `url`, `publisher` and the like
    are None where the file does not say. `claims` are what the file says of its date.
    """

    id: str
    path: str
    part: int
    content_hash: str
    format: str
    text: str
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    claims: tuple[DateClaim, ...] = ()
