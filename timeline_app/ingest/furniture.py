"""Tells the lines that surround a story from the story: metadata, boilerplate, bylines. The words are data.

read_key("Last Read: 2031/07/04 16:20")  ->  KeyLine("last read", "2031/07/04 16:20", role="date", ...)
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from timeline_app.core.article import Bound
from timeline_app.resources import resource


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line `Key: value`. `at` is where the value begins in the line; `weight` and `bound` are those of a date."""

    key: str
    value: str
    at: int
    role: str
    weight: float = 0.0
    bound: Bound = Bound.ON


@dataclass(frozen=True, slots=True)
class Patterns:
    """The data of structure.toml, compiled."""

    hard: re.Pattern[str]
    soft: re.Pattern[str]
    told: re.Pattern[str]
    own: tuple[re.Pattern[str], ...]
    summary: re.Pattern[str]
    tail: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    lead: re.Pattern[str]
    stamped: re.Pattern[str]
    byline_lead: re.Pattern[str]
    paper: re.Pattern[str]
    keys: dict[str, dict[str, str | float]]


@cache
def patterns() -> Patterns:
    """The patterns, read once."""
    with resource("ingest/structure.toml").open("rb") as file:
        data = tomllib.load(file)
    own = tuple(re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.I) for p in data["self"])
    return Patterns(
        _whole("|".join(data["hard"])),
        _whole("|".join(data["soft"])),
        _whole(data["told"]),
        own,
        _whole(data["summary"] + ":?"),
        re.compile(data["tail"]),
        re.compile(data["byline"], re.I),
        re.compile(data["credit"]),
        re.compile(data["lead"], re.I),
        re.compile(data["stamped"]),
        re.compile(data["byline_lead"]),
        re.compile(data["paper"]),
        data["keys"],
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{pattern})\s*", re.I)


def read_key(line: str) -> KeyLine | None:
    """The key and value of a metadata line, None for any other line."""
    head, colon, value = line.partition(":")
    if not colon or len(head) > 40 or len(line) > 400:
        return None
    key = " ".join(re.split(r"[|•·]", head)[-1].casefold().split()).strip("*_# -–")
    row = patterns().keys.get(key)
    if row is None:
        return None
    at = len(head) + 1 + len(value) - len(value.lstrip())
    role, bound = str(row["role"]), Bound(str(row.get("bound", "on")))
    if role == "other" and len(value.split()) > 12:
        return None
    return KeyLine(key, value.strip().strip("*_ "), at, role, float(row.get("weight", 0.0)), bound)


def is_hard_end(line: str) -> bool:
    """Whether the story may be over at this line."""
    return len(line) <= 300 and patterns().hard.fullmatch(line) is not None


def is_copyright(line: str) -> bool:
    """Whether the line claims the copyright, after which no story goes on."""
    return re.match(r"\W*(?:copyright|©|\(c\))|.*all rights reserved", line, re.I) is not None


def is_soft(line: str) -> bool:
    """Whether this one line is not of the story. "Join hands …" may tell what was done on Friday all the same."""
    if credit_end(line) or len(line) > 320 or patterns().soft.fullmatch(line) is None:
        return False
    return patterns().told.fullmatch(line) is None


def credit_end(line: str) -> int:
    """Where the story begins in a line that opens with a picture credit and then goes on; 0 in any other line."""
    if not re.match(r"\(?[A-Za-zé]", line):
        return 0
    credit = patterns().credit.match(line[:1].upper() + line[1:]) or patterns().credit.match(
        line[:1].lower() + line[1:]
    )
    rest = line[credit.end() :] if credit else ""
    if credit is None or len(rest.split()) < _CAPTION or not rest.rstrip().endswith((".", "!", "?", '"', "”")):
        return 0
    return credit.end() + len(rest) - len(rest.lstrip())


_CAPTION = 7
"""Words after a credit that are a sentence of the story, not the name of a picture."""


def lead_end(line: str, stamped: bool = False) -> int:
    """Where the story begins in a line that opens with a page's own words; `stamped`: they follow its time stamp."""
    found = (patterns().stamped if stamped else patterns().lead).match(line)
    return found.end() if found and re.match(r"[\"“'‘(]*[^\W\d_a-zß-ÿ]", line[found.end() :]) else 0


def byline_end(line: str) -> int:
    """Where the story begins in a line that opens with its author and his office or paper; 0 in any other line."""
    found = patterns().byline_lead.match(line)
    return found.end() if found and len(line[found.end() :].split()) >= _CAPTION else 0


def is_summary_heading(line: str) -> bool:
    """Whether the line announces a summary."""
    return len(line) <= 40 and patterns().summary.fullmatch(line) is not None


def self_description(paragraph: str) -> float:
    """How many signs a paragraph has, per sentence, that a publisher speaks of itself."""
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", paragraph)))
    return sum(len(p.findall(paragraph)) for p in patterns().own) / sentences


def byline_names(line: str) -> tuple[str, ...] | None:
    """The names of a byline ("By Ann Lee and Bo Ek, Staff Writers"), None for any other line."""
    start = patterns().byline.match(line)
    if not start or len(line) > 160 or (line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 10):
        return None
    rest = re.split(r"\s+[|•·–—]\s+|\s*\(|\s+for\s+|\s+-\s+|,?\s+\d", line[start.end() :])[0]
    names = [n.strip(" .,;") for n in re.split(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*", rest)]
    names = [n for n in names if _NAME.fullmatch(n) and not _JOB.search(n)]
    return tuple(names) or None


_PART = r"(?:[^\W\d_a-zà-ÿ][\w.'’-]*|de|la|van|von|der|den|del|da|al|el|bin|ben|di|du|le)"
_NAME = re.compile(rf"{_PART}(?:\s+{_PART}){{0,4}}")
_JOB = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|press|news|agenc(?:y|ies)|bureau|contributors?|chief|desk"
    r"|service|reuters)\b",
    re.I,
)
