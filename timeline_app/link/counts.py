"""How many, as each article says: twelve dead in one, fifteen in the next; an update where that one came out later.

    "A quake kills 12 people in Aldova"  "at least 15 people died in Aldova"
    -> says “at least 15 people died”, later, on 12 May 2021

Only what lines of the event count is compared: what stands in the passages told with it may be of something else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Any

from timeline_app.core.chronicle import Disagreement, EventMention, LinkedArticle
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.resources import resource

_LONGEST = 400
"""Letters of a passage that are looked at: longer ones tell much else."""
_ABOUT = 1.25
"""How far off what is only about so many may be."""
_YEARS = range(1900, 2100)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class _Count:
    """What one passage counts: from `least` to `most`, in which words; `day` is when its article came out."""

    mention: EventMention
    words: str
    least: float
    most: float
    day: Interval | None

    def fits(self, other: _Count) -> bool:
        """Whether both can be right."""
        return self.least <= other.most and other.least <= self.most


def counted_otherwise(
    mentions: Iterable[EventMention], articles: Mapping[str, LinkedArticle]
) -> tuple[Disagreement, ...]:
    """Who counts otherwise than the passage that tells the event best; where that one does not count, all who differ.

    Of an article and its copies one passage is asked. `articles` by id.
    """
    told = [m for m in mentions if not m.detail and m.article in articles]
    if len({m.article for m in told}) < 2:
        return ()
    texts = {m: _texts(m, articles[m.article]) for m in told}
    return tuple(d for what in _patterns() for d in _differing([*_counts(what, texts, articles)]))


def _texts(mention: EventMention, linked: LinkedArticle) -> tuple[str, str]:
    """The line of a passage, and its words."""
    return mention.headline, " ".join(mention.span.of(linked.article.text)[:_LONGEST].split())


def _counts(
    what: str, texts: Mapping[EventMention, tuple[str, str]], articles: Mapping[str, LinkedArticle]
) -> Iterator[_Count]:
    asked = set[str]()
    for mention in sorted(texts, key=lambda m: not m.main):
        linked = articles[mention.article]
        source = linked.duplicate_of or linked.article.id
        if source in asked or (found := _found(what, texts[mention])) is None:
            continue
        asked.add(source)
        words, least, most = found
        yield _Count(mention, words, least, most, linked.published.interval if linked.published else None)


def _found(what: str, texts: Iterable[str]) -> tuple[str, float, float] | None:
    """What a passage counts, by its line, or else by its words; None where those give several numbers."""
    for text in texts:
        found = {(least, most): words for words, least, most in _told(what, text)}
        if found:
            (bounds, words), *others = found.items()
            return None if others else (words, *bounds)
    return None


def _differing(counts: list[_Count]) -> Iterator[Disagreement]:
    if all(a.fits(b) for a in counts for b in counts):
        return
    first = counts[0]
    for count in counts:
        if not first.mention.main or not count.fits(first):
            since = _since(first.day, count.day)
            yield Disagreement(count.mention.article, count.mention.span, None, f"says “{count.words}”{since}")


def _since(first: Interval | None, other: Interval | None) -> str:
    """That a number is of a later report, or an earlier one."""
    if first is None or other is None or first.overlaps(other):
        return ""
    later = (first.start or 0) < (other.start or 0)
    return f", {'later' if later else 'earlier'}, on {describe(other)}"


def _told(what: str, text: str) -> Iterator[tuple[str, float, float]]:
    small = text.casefold()
    if not any(stem in small for stem in _rules()["counts_stems"][what]):
        return
    for pattern in _patterns()[what]:
        for found in pattern.finditer(text):
            number = _value(found["number"])
            if number is None or (number in _YEARS and "," not in found["number"]):
                continue
            yield (found.group(), *_bounds(number, (found["how"] or "").strip().casefold()))


def _bounds(number: int, how: str) -> tuple[float, float]:
    words = _rules()["counts_words"]
    if how in words["least"]:
        return number, inf
    if how in words["most"]:
        return 0, number
    return (number / _ABOUT, number * _ABOUT) if how in words["about"] else (number, number)


def _value(words: str) -> int | None:
    """The number that words or digits give.

    >>> _value("1,200"), _value("twelve"), _value("Twenty-one")
    (1200, 12, 21)
    """
    told = words.replace(",", "").casefold()
    if told.isdigit():
        return int(told)
    tens, _, units = told.replace(" ", "-").partition("-")
    if tens in _UNITS:
        return _UNITS.index(tens)
    return 10 * _TENS.index(tens) + 20 + (_UNITS.index(units) if units else 0) if tens in _TENS else None


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resource("link/merging.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    rules = _rules()
    words = rules["counts_words"]
    how = "|".join((*words["least"], *words["most"], *words["about"]))
    spelt = "|".join([f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?", *_UNITS[1:][::-1]])
    alone = r"(?<![\d.,–-])"
    number = (
        rf"{alone}(?<!including )(?P<how>\b(?:{how}) )?{alone}"
        rf"(?P<number>\b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{spelt})\b)"
        rf"(?![.,]?\d| ?%|-(?!years?\b)| (?:{'|'.join(words['no_count'])})\b)"
    )
    blanks = {r"\bN\b": number, r"\bW(?=\(|N)": words["between"]}

    def whole(pattern: str) -> re.Pattern[str]:
        for blank, meaning in blanks.items():
            pattern = re.sub(blank, lambda _, meaning=meaning: meaning, pattern)  # type: ignore[misc]
        return re.compile(pattern, re.IGNORECASE)

    return {what: tuple(map(whole, some)) for what, some in rules["counts"].items()}
