"""Lines that say when and where an article appeared and whose it is: imprint, copyright, authors.

imprint_paper("Published on 3 May 2024 by the Courier")  ->  "Courier"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline_app.core.article import PartialDate
from timeline_app.core.span import Span
from timeline_app.ingest.dates import find_dates, gaps
from timeline_app.ingest.furniture import byline_names

_LONGEST = 300


def is_imprint(line: str, first: bool) -> bool:
    """Whether a line says when the article appeared; the `first` of a text only if it says so: it may be a title.

    "From our correspondent in Graz, 3 May 2024" says so; "By Ann Lee, 3 May 2024" is read as a byline, too.
    """
    words = line.split() if len(line) < 240 else []
    if not 0 < len(words) <= 20 or not re.search(r"\d", line):
        return False
    dates = find_dates(line)
    if not dates or not (dates[0][1].day or dates[0][1].year):
        return False
    if _APPEARED.match(line) or (_SENT.match(line) and _closes(line, dates)):
        return True
    rest = re.findall(r"[^\W\d_]+", " ".join(line[a:b] for a, b in gaps([s for s, _ in dates], len(line))))
    return not first and 0 < len(rest) <= 10 and all(w[0].isupper() or w in _SMALL for w in rest)


def _closes(line: str, dates: Sequence[tuple[Span, PartialDate]]) -> bool:
    """Whether one whole day stands at the end of the line, behind a comma or the like."""
    (span, date), others = dates[0], dates[1:]
    whole = date.year is not None and date.day is not None
    return whole and not others and not line[span.end :].strip(" .)") and line[: span.start].rstrip()[-1:] in _BEHIND


_BEHIND = tuple(",;:.(|–—-")
_SENT = re.compile(r"\W*(?:from (?:our|a|the)|by) ", re.I)
"""What opens the line of whoever sent the article, or of where from."""
_APPEARED = re.compile(
    r"\W*(?:(?:first|originally|last|this (?:article|story) was(?: first| last)?) )?"
    r"(?:published|posted|updated|printed|filed|released|modified|created|veröffentlicht|publié|publicado|pubblicato)\b",
    re.I,
)
_SMALL = frozenset(
    re.findall(r"\w+", "by of the on at in and for edition issue page no vol pm am gmt from to a an print weekend")
)


def imprint_names(line: str) -> tuple[str, ...]:
    """Persons named in an imprint: "Orbit Weekly, May 2024. By Ann Lee"."""
    found = re.search(r"\b[Bb]y\s+(.+)$", line)
    return byline_names(f"By {found[1].strip(' *_.')}") or () if found else ()


def imprint_paper(line: str) -> str | None:
    """The paper named in an imprint."""
    found = _PAPER.search(line)
    return found[1] if found else None


_PAPER = re.compile(r"\bby the\s+[*_\"“]*([A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,4})")


def named_authors(value: str | None) -> tuple[str, ...]:
    """The names in the value of a line "Author: …"."""
    if not value:
        return ()
    return byline_names(value) or tuple(n for n in re.split(r"\s*[;,]\s*", value) if n)


def copyright_holder(lines: Iterable[str]) -> str | None:
    """Who claims the copyright, by the first line that does: "© 2014-2025 The Courier. All rights reserved"."""
    found = next((m for line in lines if len(line) < _LONGEST and (m := _HOLDER.search(line))), None)
    return re.sub(r"\s+(?:19|20)\d\d$", "", found["name"].strip()) if found else None


_HOLDER = re.compile(
    r"(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))[\s:©]*(?:\([Cc]\)\s*)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by\s+)?"
    r"(?P<name>(?:The |the )?[A-ZÀ-Þ][\w&'’. ]{1,50}?)(?=\s+[-–|]\s|\.(?:\s|$)|,|\s*[|\])]|\s+[Aa]ll [Rr]ights|\s*$)"
)
