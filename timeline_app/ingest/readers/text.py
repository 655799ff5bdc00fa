"""Plain text and Markdown: the decoded content as it stands is the article."""

from __future__ import annotations

import re

from timeline_app.core.article import Article
from timeline_app.ingest.articles import Given, make_article
from timeline_app.ingest.furniture import read_key

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_HEADING = re.compile(r"(?m)^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$")


def read_text(path: str, text: str) -> list[Article]:
    """The article of a .txt file; none if it is blank."""
    return [make_article(path, 0, "txt", text)] if text.strip() else []


def read_markdown(path: str, text: str) -> list[Article]:
    """The article of a .md file; its title is that of the front matter or the first heading of the first level."""
    if not text.strip():
        return []
    return [make_article(path, 0, "md", text, Given(title=_title(text)))]


def _title(text: str) -> str | None:
    front = _FRONT.match(text)
    lines = front[1].split("\n") if front else []
    keys = [k for k in map(read_key, lines) if k and k.role == "title" and k.value]
    if keys:
        return keys[0].value.strip("\"'")
    heading = _HEADING.search(text, front.end() if front else 0)
    return heading[1].strip() if heading else None
