"""Saved web pages: the story as trafilatura sees it; title, authors and day from all that the page says of itself.

Nothing is ever fetched: the page's characters are all there is.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from timeline_app.core.article import Article
from timeline_app.ingest.addresses import split_address
from timeline_app.ingest.articles import Given, make_article
from timeline_app.ingest.dated_lines import dated_lines
from timeline_app.ingest.dates import path_date
from timeline_app.ingest.readers.page_choice import choose_authors, choose_date, choose_institution, choose_title
from timeline_app.ingest.readers.page_depth import flattened
from timeline_app.ingest.readers.page_facts import PageFacts, page_facts

_LARGE = 2_000_000
"""Characters of a page beyond which htmldate's search of the whole page takes minutes."""


def read_page(path: str, html: str) -> list[Article]:
    """The article of a page; none if the page has no text."""
    tree = _parsed(html)
    if tree is None:
        return []
    import trafilatura  # slow to import

    if shallow := flattened(html, tree):
        html, tree = shallow, _parsed(shallow)
    html = _with_open_drawings_closed(html, tree)
    _quiet()
    facts = page_facts(tree)
    document = trafilatura.bare_extraction(html, with_metadata=False, include_comments=False)
    text = (document.text or "").strip() if document else ""
    text = _with_rows(_with_breaks(text, tree) if "\n" not in text else text, tree) or _bare(html)
    if not text:
        return []
    given = _given(facts, html, text)
    if given.title and not _opens_with(text, given.title):
        text = f"{given.title}\n\n{text}"
    return [make_article(path, 0, "html", text, given)]


def _with_open_drawings_closed(html: str, tree: Any) -> str:
    """The page without the drawings that hold its paragraphs: a browser ends a drawing there, the parser does not."""
    from lxml import html as lxml_html

    open_ones = tree.xpath("//svg[.//p or .//h1 or .//h2]")
    for drawing in open_ones:
        drawing.drop_tag()
    return lxml_html.tostring(tree, encoding="unicode") if open_ones else html


_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "figcaption", "blockquote", "td", "th", "dt", "dd", "pre")


def _with_breaks(text: str, tree: Any) -> str:
    """`text` with the line breaks of the page's blocks: of a short page trafilatura gives but the running words."""
    parts, at = [], 0
    for element in tree.iter(*_BLOCKS):
        words = " ".join(element.text_content().split())
        found = text.find(words, at) if words else -1
        if found >= 0:
            parts += [text[at:found], words]
            at = found + len(words)
    return "\n\n".join(line for part in (*parts, text[at:]) if (line := part.strip()))


def _with_rows(text: str, tree: Any) -> str:
    """`text` with each row of a table on one line, "| 3 May 1901 | The school opens |", as long pages have it."""
    if "\n| " in text:
        return text
    parts, at = [], 0
    for row in tree.iter("tr"):
        cells = [words for cell in row.iterchildren("td", "th") if (words := " ".join(cell.text_content().split()))]
        for between in ("\n", "\n\n") if len(cells) > 1 else ():
            found = text.find(lines := between.join(cells), at)
            if found >= 0:
                parts += [text[at:found], f"| {' | '.join(cells)} |"]
                at = found + len(lines)
                break
    return "".join((*parts, text[at:]))


_INVISIBLE = re.compile(
    r"<(script|style|head|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S
)
_LEAST_WORDS = 25


def _bare(html: str) -> str:
    """The words between the tags, for pages that are nested too deeply to be parsed; "" if they are but a few."""
    lines = re.split(r"<[^<>]*>", _INVISIBLE.sub(" ", html))
    words = "\n".join(line for part in lines if (line := " ".join(unescape(part).split())))
    return words if len(words.split()) >= _LEAST_WORDS else ""


def _parsed(html: str) -> Any | None:
    from lxml import etree
    from lxml import html as lxml_html

    if not html.strip():
        return None
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _given(facts: PageFacts, html: str, text: str) -> Given:
    address = path_date(split_address(facts.url)[1])
    day = address[1] if address else None
    guess = None if len(html) > _LARGE else _guess(html)
    if guess is not None and guess in _listed(text):
        guess = None
    claim = choose_date(facts, guess, day)
    return Given(
        title=choose_title(facts),
        authors=choose_authors(facts),
        institution=choose_institution(facts),
        publisher=_publisher(facts),
        language=facts.language,
        url=facts.url,
        published=(claim,) if claim else (),
    )


def _listed(text: str) -> set[str]:
    """The days of tables and chronologies, in ISO form: htmldate takes one of them where the page names no other."""
    days = dated_lines(text.split("\n")).values()
    return {f"{d.year:04}-{d.month:02}-{d.day:02}" for d in days if d.year and d.month and d.day}


def _publisher(facts: PageFacts) -> str | None:
    names = [
        s
        for s in facts.sites
        if not s.startswith("http") and len(s) <= 60 and not re.search(r"copyright|\(c\)|©", s, re.I)
    ]
    return names[0] if names else None


def _guess(html: str) -> str | None:
    """What htmldate makes of the page; it also reads free text, where nothing else is marked up."""
    from htmldate import find_date

    try:
        found = find_date(html, original_date=True, extensive_search=True, max_date="2100-01-01")
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None
    return str(found) if found else None


def _opens_with(text: str, title: str) -> bool:
    return (
        re.findall(r"\w+", text[: 2 * len(title) + 40].casefold())[: len(words := re.findall(r"\w+", title.casefold()))]
        == words
    )


def _quiet() -> None:
    """Both libraries log what they cannot parse; the import report says it better."""
    for name in ("trafilatura", "htmldate", "lxml"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
