"""How many, as each article says: twelve dead in one, fifteen in the next; an update where that one came out later.

    "A quake kills 12 people in Aldova"  "at least 15 people died in Aldova"
    -> says “at least 15 people died”, later, on 12 May 2021

Only what lines of the event count is compared: what stands in the passages told with it may be of something else. Nor
is every number before "died" a count: "On 4 May Berg died", "Two years later Berg died". What may be a date, an age, a
span or a measure is none: saying that sources disagree where they do not is worse than missing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf

from timeline_app.core.chronicle import Disagreement, EventMention, LinkedArticle
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.link.rules import merging_rules

_LONGEST = 400
"""Letters of a passage that are looked at: longer ones tell much else."""
_ABOUT = 1.25
"""How far off what is only about so many may be."""
_YEARS = range(1900, 2100)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_LAST = re.compile(r"(?:(\w+) (?:out )?)?\b([^\W\d]+)[.,]? $")
_AFTER = re.compile(r"(?: [^\W_][\w'’.-]*){0,5}")
_NEAR = 60
"""The word before a number, so many letters away at most, and those behind it."""
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
    if not counts or max(c.least for c in counts) <= min(c.most for c in counts):
        return  # all fit each other
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
    if not any(stem in small for stem in merging_rules()["counts_stems"][what]):
        return
    for pattern in _patterns()[what]:
        at = 0
        while found := pattern.search(text, at):
            number = _value(found["number"])
            year = number in _YEARS and "," not in found["number"]
            if number is None or year or not _counts_people(text, found, number):
                at = found.end("number")
                continue
            at = found.end()
            yield (found.group(), *_bounds(number, (found["how"] or "").strip().casefold()))


def _counts_people(text: str, found: re.Match[str], number: int) -> bool:
    """Whether a number seems to count people of the happening: nothing beside it says that it is of something else."""
    groups = found.groupdict()
    start = found.start("number")
    near = text[max(0, start - _NEAR) : start]
    before = _LAST.search(near)
    if before and _is_share(before):
        return False
    if "years" in groups:
        return True
    if near.endswith(" and ") and any(_value(w) is not None for w in near.split()[-5:]):
        return False  # "12 soldiers and 3 civilians died" are 15
    if before and not found["how"] and before[2].casefold() in _refused("before"):
        return False
    if before and before[2].casefold() in _refused("months") and found["number"].isdigit():
        return False
    return _can_be_people(_beside(text, found), number, verb_last="between" in groups)


def _is_share(before: re.Match[str]) -> bool:
    """Whether the words before a number make it part of a share or a range: "one in three", "three to five"."""
    return before[2] in ("in", "of", "to", "or") and before[1] is not None and _value(before[1]) is not None


def _beside(text: str, found: re.Match[str]) -> list[str]:
    """The words between a number and its verb; where the verb stands first, those behind the number."""
    behind = _AFTER.match(text, found.end("number"))
    words = found["between"] if "between" in found.re.groupindex else behind.group() if behind else ""
    return [bare for w in words.split() if (bare := w.strip(".'’"))]


def _can_be_people(words: Sequence[str], number: int, verb_last: bool) -> bool:
    small = [w.casefold() for w in words]
    share = small[:1] == ["of"] and number == 1
    of_all = small[:1] in (["in"], ["of"], ["out"]) and any(_value(w) is not None for w in small)
    joined = any(a == "and" and _value(b) is not None for a, b in pairwise(small))
    if share or of_all or joined or any(w in _no_people() for w in (small if verb_last else small[:1])):
        return False
    if not verb_last:
        return _may_be_people(words)
    return not any(_value(w) is not None for w in small) and _are_people(words, number)


def _are_people(words: Sequence[str], number: int) -> bool:
    """Whether what stands between a number and its verb can be people: "sailors have", not "Berg" or "the poet"."""
    if any(w.casefold() == "the" and (n == 0 or words[n - 1].casefold() != "of") for n, w in enumerate(words)):
        return False
    telling = [w for w in words if w.casefold() not in _refused("passing")]
    if any(map(_is_sure, telling)) or not telling:
        return True
    return not any(w[0].isupper() for w in telling) and (number == 1 or any(map(_is_plural, telling)))


def _may_be_people(words: Sequence[str]) -> bool:
    """The same of what follows where the verb stands first: a name there needs a word for people behind it."""
    for word in words:
        if _is_sure(word):
            return True
        if word[0].islower() or word.casefold() in _refused("passing"):
            return word is words[0]
    return not words


def _is_sure(word: str) -> bool:
    small = word.casefold()
    return not _refused("sure").isdisjoint((small, small.removesuffix("s"))) or (
        word[0].isupper() and re.search(merging_rules()["counts_refused"]["peoples"], small) is not None
    )


def _is_plural(word: str) -> bool:
    return word in _refused("many") or (word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s")))


@cache
def _no_people() -> frozenset[str]:
    return _refused("after") | _refused("months")


@cache
def _refused(which: str) -> frozenset[str]:
    return frozenset(merging_rules()["counts_refused"][which])


def _bounds(number: int, how: str) -> tuple[float, float]:
    words = merging_rules()["counts_words"]
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
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    rules = merging_rules()
    words = rules["counts_words"]
    how = "|".join((*words["least"], *words["most"], *words["about"]))
    spelt = "|".join([f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?", *_UNITS[1:][::-1]])
    alone = r"(?<![\d.,–-])"
    number = (
        rf"{alone}(?<!including )(?P<how>\b(?:{how}) )?{alone}"
        rf"(?P<number>\b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{spelt})\b)"
        rf"(?![.,]?\d| ?%|-(?!years?\b)| (?:{'|'.join(words['no_count'])})\b)"
    )
    blanks = {
        r"\bY\b": rf"{number}(?P<years>[ -]years?\b)",
        r"\bN\b": rf"{number}(?!-)",
        r"\bW(?=\()": rf"(?P<between>{words['between']})",
    }

    def whole(pattern: str) -> re.Pattern[str]:
        for blank, meaning in blanks.items():
            pattern = re.sub(blank, lambda _, meaning=meaning: meaning, pattern)  # type: ignore[misc]
        return re.compile(pattern, re.IGNORECASE)

    return {what: tuple(map(whole, some)) for what, some in rules["counts"].items()}
