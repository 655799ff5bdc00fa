"""Puts an Article together from what a reader found: the same way for every format.

make_article("a/b.txt", 0, "txt", text)  ->  Article with blocks, title, dateline and claims
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from timeline_app.core.article import Article, Bound, DateClaim
from timeline_app.ingest.addresses import split_address
from timeline_app.ingest.dates import path_date, says, writes_month_first
from timeline_app.ingest.structure import Structure, find_structure


@dataclass(frozen=True, slots=True)
class Given:
    """What a file says of an article beside its text. `published` are claims of its metadata,
    the most trusted first; `institution` is given as author where no person is named.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    published: tuple[DateClaim, ...] = field(default=())


def make_article(path: str, part: int, format: str, text: str, given: Given = Given()) -> Article:
    """The article of a text. What the file gives goes before what the text says of itself."""
    structure = find_structure(text, given.title, _month_first(text, given))
    digest = content_hash(format, text, given)
    url = given.url or structure.url
    return Article(
        id=article_id(path, part, digest),
        path=path,
        part=part,
        content_hash=digest,
        format=format,
        text=text,
        title=given.title or structure.title,
        title_span=structure.title_span,
        publisher=_publisher(given, structure, url),
        authors=given.authors or structure.authors or given.institution,
        language=given.language or structure.language,
        url=url,
        dateline=structure.dateline,
        blocks=structure.blocks,
        claims=_claims(path, format, url, given, structure),
    )


_DAY_FIRST = ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "cs", "ru", "uk", "tr")


_BESIDE_METADATA = (0.5, 0.2)
"""What dates in the text's furniture count beside those of the file, and on a page, which lists other things, too."""


def _publisher(given: Given, structure: Structure, url: str | None) -> str | None:
    """By the file, by the text's own lines, by the address; else the agency of the dateline."""
    agency = structure.dateline.agency if structure.dateline else None
    return given.publisher or structure.publisher or split_address(url)[0] or agency


def _month_first(text: str, given: Given) -> bool:
    """Whether 03/04/2020 is of March: by the text's other dates, else by the country of its address, its language."""
    if (said := writes_month_first(text)) is not None:
        return said
    country = split_address(given.url)[0].rpartition(".")[2]
    return country not in _DAY_FIRST_COUNTRIES and not (given.language or "en").startswith(_DAY_FIRST)


_DAY_FIRST_COUNTRIES = frozenset(("uk", "ie", "au", "nz", "in", "pk", "za", "ng", "ke", "sg", "my", "hk"))


def content_hash(format: str, text: str, given: Given) -> str:
    """SHA-256 hex digest of what the article says, whatever its file is called."""
    parts = (format, text, given.title or "", *given.authors, given.publisher or "", given.url or "")
    dates = (repr((c.kind, c.text)) for c in given.published)
    return hashlib.sha256("\0".join((*parts, *dates)).encode("utf-8", "surrogatepass")).hexdigest()


def article_id(path: str, part: int, digest: str) -> str:
    """Stable from run to run, and different for two copies of one text."""
    return "a" + hashlib.sha256(f"{path}\0{part}\0{digest}".encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _claims(path: str, format: str, url: str | None, given: Given, structure: Structure) -> tuple[DateClaim, ...]:
    trust = _BESIDE_METADATA[format == "html"] if given.published else 1.0
    claims = [*given.published, *(replace(c, weight=round(c.weight * trust, 3)) for c in structure.claims)]
    if url and (claim := _path_claim("url", split_address(url)[1], 0.9)):
        claims.append(claim)
    if claim := _path_claim("file name", path, 0.6):
        claims.append(claim)
    return tuple(claims)


def _path_claim(kind: str, path: str, weight: float) -> DateClaim | None:
    found = path_date(path)
    if found is None:
        return None
    words, date = found
    return DateClaim(kind, words, says(date), date, weight if date.day else 0.8 * weight, Bound.ON)
