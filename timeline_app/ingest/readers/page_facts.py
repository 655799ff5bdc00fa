"""What a web page says of itself: titles, authors and dates, each with the place where it says so.

Collected here, judged in `page_choice`. Works on a parsed page; nothing is fetched.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline_app.resources import resource

_ARTICLE = re.compile(
    r"article|posting|report|story|review|recipe|webpage|creativework|blog|product|event|book|course|podcast", re.I
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where the page says it ("json-ld", "meta author", ...). `near`: it stands in the story."""

    where: str
    text: str
    near: bool = True


@dataclass(frozen=True, slots=True)
class PageFacts:
    """All that was found, in the page's order."""

    titles: tuple[Said, ...] = ()
    headings: tuple[Said, ...] = ()
    authors: tuple[Said, ...] = ()
    dates: tuple[Said, ...] = ()
    sites: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    title_metas: frozenset[str]
    author_metas: frozenset[str]
    site_metas: frozenset[str]
    date_metas: frozenset[str]
    author_classes: re.Pattern[str]
    date_classes: re.Pattern[str]


@cache
def _words() -> _Words:
    with resource("ingest/pages.toml").open("rb") as file:
        data = tomllib.load(file)
    return _Words(
        frozenset(data["title_metas"]),
        frozenset(data["author_metas"]),
        frozenset(data["site_metas"]),
        frozenset(data["date_metas"]),
        re.compile(data["author_classes"], re.I),
        re.compile(data["date_classes"], re.I),
    )


@dataclass(slots=True)
class _Found:
    titles: list[Said] = field(default_factory=list)
    authors: list[Said] = field(default_factory=list)
    dates: list[Said] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)


def page_facts(tree: Any) -> PageFacts:
    """The facts of a page parsed by lxml."""
    found = _Found()
    for row in _linked_data(tree):
        _take_linked(row, found)
    metas = _metas(tree)
    _take_metas(metas, found)
    found.titles += [Said("title", t) for t in _texts(tree, "//head//title", 1) or _texts(tree, "//title", 1)]
    found.authors += list(_bylines(tree))
    found.dates += list(_times(tree))
    return PageFacts(
        tuple(dict.fromkeys(found.titles)),
        tuple(Said(tag, t) for tag in ("h1", "h2") for t in _texts(tree, f"//{tag}", 8)),
        tuple(dict.fromkeys(found.authors)),
        tuple(dict.fromkeys(found.dates)),
        tuple(dict.fromkeys(found.sites)),
        _url(tree, metas),
        _language(tree),
    )


# --- JSON-LD --------------------------------------------------------------------------------------------------------


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe a text, those in graphs and lists, too."""
    for script in tree.xpath('//script[contains(translate(@type,"JSOND","jsond"),"ld+json")]'):
        text = (
            re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$|^\s*<!--|-->\s*$", "", script.text_content() or "")
            .strip()
            .rstrip(";")
        )
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:50]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(data.get(key), depth + 1)


def _take_linked(row: dict[str, Any], found: _Found) -> None:
    kind = " ".join(map(str, row["@type"])) if isinstance(row.get("@type"), list) else str(row.get("@type", ""))
    if kind in ("WebSite", "Organization", "NewsMediaOrganization"):
        found.sites += _names(row.get("name"))
        return
    if not _ARTICLE.search(kind):
        return
    where = "json-ld" if re.search(r"article|posting|report|review|recipe", kind, re.I) else "json-ld page"
    found.titles += [
        Said(where, t) for t in _names(row.get("headline") or (row.get("name") if where == "json-ld" else None))
    ]
    found.authors += [Said(where, a) for key in ("author", "creator") for a in _names(row.get(key))]
    found.sites += _names(row.get("publisher"))
    for key in ("datePublished", "dateCreated", "uploadDate", "dateModified"):
        if isinstance(row.get(key), str):
            found.dates.append(Said(f"{where} {key}", row[key]))


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [_clean(value)] if _clean(value) else []
    if isinstance(value, dict):
        return _names(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return [n for v in value[:20] for n in _names(v)]
    return []


# --- meta tags ------------------------------------------------------------------------------------------------------


def _metas(tree: Any) -> list[tuple[str, str]]:
    rows = []
    for meta in tree.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "")
            .strip()
            .lower()
        )
        content = _clean(meta.get("content") or meta.get("value") or "")
        if name and content:
            rows.append((name, content))
    return rows


def _take_metas(metas: list[tuple[str, str]], found: _Found) -> None:
    words = _words()
    for name, content in metas:
        if name in words.title_metas:
            found.titles.append(Said(f"meta {name}", content))
        elif name in words.author_metas:
            if name == "twitter:data1" and ("twitter:label1", "Written by") not in metas:
                continue
            found.authors.append(Said(f"meta {name}", content))
        elif name in words.site_metas:
            found.sites.append(content)
        elif name in words.date_metas:
            found.dates.append(Said(f"meta {name}", content))


def _url(tree: Any, metas: list[tuple[str, str]]) -> str | None:
    links = tree.xpath('//link[@rel="canonical"]/@href')
    given = [*links, *(c for n, c in metas if n == "og:url")]
    return next((u.strip() for u in map(str, given) if u.strip().startswith(("http://", "https://"))), None)


def _language(tree: Any) -> str | None:
    said = next(iter(tree.xpath("/html/@lang")), None)
    return str(said)[:2].lower() if said and re.match(r"[A-Za-z]{2}(?:[-_]|$)", str(said)) else None


# --- the page's own words -------------------------------------------------------------------------------------------

_AUTHOR_PATHS = (
    ("rel author", '//a[contains(concat(" ", @rel, " "), " author ")]'),
    (
        "itemprop author",
        '//*[@itemprop="author" or @itemprop="creator"]//*[@itemprop="name"]'
        ' | //*[(@itemprop="author" or @itemprop="creator") and not(.//*[@itemprop="name"])]',
    ),
)
_AUTHOR_TAGS = ("a", "span", "p", "div", "address", "strong", "li", "cite", "b")
_DATE_TAGS = ("span", "p", "div", "li", "small", "td", "abbr", "em")


def _classed(tree: Any, tags: tuple[str, ...], pattern: re.Pattern[str], most: int) -> Iterator[Any]:
    """The first elements of some tags whose class or id has one of the words."""
    left = most
    for element in tree.iter(*tags):
        named = element.get("class") or element.get("id")
        if named and pattern.search(named):
            yield element
            left -= 1
            if not left:
                return


_BY = re.compile(r"\s*(?:by|von|par|por|text|autor|autorin|author|escribe|door)\b\s*:?\s", re.I)


def _bylines(tree: Any) -> Iterator[Said]:
    found = [(where, e) for where, path in _AUTHOR_PATHS for e in tree.xpath(path)[:30]]
    found += [("class author", e) for e in _classed(tree, _AUTHOR_TAGS, _words().author_classes, 30)]
    for where, element in found:
        text = _clean(element.get("content") or element.text_content())
        if 3 <= len(text) <= 160:
            yield Said(where, text, _in_story(element))
    for element in tree.iter("p", "span", "div", "li", "em", "strong", "small", "h4", "h5", "i", "b", "address"):
        if element.text and _BY.match(element.text) and len(element.text) < 120 and len(element) <= 3:
            text = _clean(element.text_content())
            if len(text) <= 120:
                yield Said("said", text, _in_story(element))


_TIME_PATHS = (
    ("time", "//time"),
    ("itemprop date", '//*[@itemprop="datePublished" or @itemprop="dateCreated"]'),
    ("itemprop modified", '//*[@itemprop="dateModified"]'),
)


def _times(tree: Any) -> Iterator[Said]:
    found = [(where, e) for where, path in _TIME_PATHS for e in tree.xpath(path)[:25]]
    found += [("class date", e) for e in _classed(tree, _DATE_TAGS, _words().date_classes, 25)]
    for where, element in found:
        said = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        text = _clean(said)
        if 6 <= len(text) <= 120 and re.search(r"\d", text):
            yield Said(f"{where} pubdate" if element.get("pubdate") is not None else where, text, _in_story(element))


_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|kommentare?|related|sidebar|footer|aside|teasers?|recommend\w*|widget|nav|navigation|popular|trending"
    r"|promo|carousel|newsletter)(?![a-z])", re.I
)  # fmt: skip
_LAYOUT = re.compile(
    r"(?:one|two|no|has|with|left|right|both)-?sidebars?|sidebar-(?:left|right)|elementor-widget\S*|\S*article-footer\S*",
    re.I,
)
_HOLDERS = 9


def _in_story(element: Any) -> bool:
    """Whether none of what holds the element closely is a list of other things: comments, related stories, a footer."""
    for number, holder in enumerate(element.iterancestors()):
        if holder.tag in ("body", "html", "main") or number > _HOLDERS:
            return True
        words = _LAYOUT.sub(" ", f"{holder.get('class') or ''} {holder.get('id') or ''}")
        if holder.tag in ("aside", "nav") or (holder.tag == "article" and "comment" in words):
            return False
        if holder.tag == "article":
            return True
        if _ASIDE.search(words) or (holder.tag == "footer" and "author" not in words):
            return False
    return True


def _texts(tree: Any, path: str, most: int) -> list[str]:
    texts = (_clean(e.text_content()) for e in tree.xpath(path)[:most])
    return [t for t in texts if t]


def _clean(text: str) -> str:
    return " ".join(text.replace("\xad", "").split())
