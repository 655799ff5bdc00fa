"""Loads the rules of a language from `resources/rules/<language>/*.toml` and compiles them.

A rule has a `name`, patterns (`match`), a `form` or several `parts`, a TIMEX3 `type`, `says` in words for the user,
and contexts: what must (`needs_left`, `needs_right`) or must not (`not_left`, `not_right`) stand beside it, by the
names of contexts.toml. `needs_whole` is a regular expression that the matched text must fulfil. A rule that is doubtful
by itself counts only where the text names a year `before` another, where one of the rules `with` it found something, or
where it found so many (`least`).

>>> sorted(rules_of("en").by_first["yesterday"])[0].name
'day-word'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline_app.core.timex import TimeType
from timeline_app.extract.times import terms
from timeline_app.extract.times.grammar import CompiledPattern, WordClass, compile_pattern, first_word, literal
from timeline_app.resources import resource

Convert = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One expression of a match: from the start of group `start` to the end of group `end` (None: of the match).

    Where the option `also` was captured, it goes on to the end of that.
    """

    start: str | None
    end: str | None
    also: str | None
    template: terms.Template


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A compiled rule; `order` is its place in the data (later wins where two read equally much)."""

    name: str
    type: TimeType
    patterns: tuple[CompiledPattern, ...]
    parts: tuple[Part, ...]
    order: int
    needs_left: tuple[re.Pattern[str], ...] = ()
    not_left: tuple[re.Pattern[str], ...] = ()
    needs_right: tuple[re.Pattern[str], ...] = ()
    not_right: tuple[re.Pattern[str], ...] = ()
    needs_whole: re.Pattern[str] | None = None
    before: int | None = None
    beside: frozenset[str] = frozenset()
    least: int = 0

    @property
    def doubtful(self) -> bool:
        """Whether the rest of the text decides if the rule counts."""
        return self.before is not None or bool(self.beside) or self.least > 0

    def __lt__(self, other: Rule) -> bool:
        return self.order < other.order


Entry = tuple[CompiledPattern, Rule]


@dataclass(frozen=True, slots=True)
class Options:
    """The patterns that can begin with a word: by the word after it, and those for all other words after it."""

    other: tuple[Entry, ...]
    by_second: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class RangeRule:
    """What makes one stretch of two dates: what stands between them, before the first, and must not stand there.

    `listed`: the two are dates of one list, not a stretch; they only have one year.
    """

    gap: re.Pattern[str]
    left: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a language, by the first words that they can begin with.

    `modifiers` are patterns left of an expression with their TIMEX3 `mod`. `future` are words of a sentence about what
    lies ahead: the stand-in for tense where there is no grammar of the language.
    """

    by_first: Mapping[str, tuple[Rule, ...]]
    entries: Mapping[str, Options]
    scanner: re.Pattern[str]
    modifiers: tuple[tuple[re.Pattern[str], str], ...] = ()
    rules: tuple[Rule, ...] = field(default=())
    future: re.Pattern[str] | None = None
    ranges: tuple[RangeRule, ...] = ()


@cache
def rules_of(language: str) -> RuleSet:
    """The compiled rules of `language` (ISO 639-1). Raises FileNotFoundError if there are none."""
    folder = resource("rules") / language
    if not folder.is_dir():
        raise FileNotFoundError(f"no time rules for language {language!r}")
    classes = {name: _word_class(name, data) for name, data in _read(folder / "lexicon.toml").items()}
    contexts = _read(folder / "contexts.toml")
    left = {k: re.compile(v) for k, v in contexts.get("left", {}).items()}
    right = {k: re.compile(v) for k, v in contexts.get("right", {}).items()}
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.toml")):
        for data in _read(path).get("rule", ()):
            rules.append(_rule(data, classes, left, right, len(rules)))
    return _indexed(rules, contexts)


def languages() -> tuple[str, ...]:
    """The languages that have rules."""
    return tuple(sorted(p.name for p in resource("rules").iterdir() if p.is_dir()))


@cache
def verbs_of(language: str, kind: str) -> frozenset[str]:
    """Lemmas of a kind of verb ("prospective": what they govern lies ahead) from the contexts of a language."""
    return frozenset(_read(resource("rules") / language / "contexts.toml").get("verbs", {}).get(kind, ()))


@cache
def left_context(language: str, name: str) -> re.Pattern[str]:
    """A pattern of words before an expression, from the contexts of a language."""
    return re.compile(_read(resource("rules") / language / "contexts.toml")["left"][name])


@cache
def sentences_of_rules(language: str) -> Mapping[str, str]:
    """What each rule says, in words for the user, by rule name."""
    folder = resource("rules") / language
    return {r["name"]: r["says"] for path in sorted(folder.glob("*.toml")) for r in _read(path).get("rule", ())}


def _read(path: Any) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _indexed(rules: list[Rule], contexts: Mapping[str, Any]) -> RuleSet:
    entries: dict[str, list[Entry]] = {}
    for rule in rules:
        for pattern in rule.patterns:
            for first in pattern.first:
                entries.setdefault(first, []).append((pattern, rule))
    by_first = {k: tuple(dict.fromkeys(e[1] for e in v)) for k, v in entries.items()}
    modifiers = tuple((re.compile(m["left"], re.IGNORECASE), m["mod"]) for m in contexts.get("modifier", ()))
    scanner = re.compile(r"\d+|[A-Z]\.[ ]?[A-Z](?=\.)|[^\W\d_]+|['’](?=\d\d)")
    ahead = contexts.get("direction", {}).get("future")
    future = re.compile(ahead, re.IGNORECASE) if ahead else None
    ranges = tuple(_range_rule(r) for r in contexts.get("range", ()))
    every = {word: _options(word, found) for word, found in entries.items()}
    return RuleSet(by_first, every, scanner, modifiers, tuple(rules), future, ranges)


def _options(word: str, entries: list[Entry]) -> Options:
    """The entries of a word in their order, by the second word where all that fit it are known."""
    known = {n: e[0].second[1] for n, e in enumerate(entries) if e[0].second and e[0].second[0] == word}
    other = tuple(e for n, e in enumerate(entries) if n not in known)
    seconds = frozenset().union(*known.values())
    return Options(other, {s: tuple(e for n, e in enumerate(entries) if s in known.get(n, (s,))) for s in seconds})


def _range_rule(data: Mapping[str, Any]) -> RangeRule:
    left, unless = (re.compile(data[k], re.IGNORECASE) if k in data else None for k in ("left", "unless"))
    return RangeRule(re.compile(data["gap"], re.IGNORECASE), left, unless, data.get("listed", False))


def _rule(data: Mapping[str, Any], classes: Mapping[str, WordClass], left: Mapping[str, re.Pattern[str]],
          right: Mapping[str, re.Pattern[str]], order: int) -> Rule:  # fmt: skip
    def many(key: str) -> list[str]:
        value = data.get(key, [])
        return [value] if isinstance(value, str) else list(value)

    try:
        parts = data.get("parts") or [{"form": data["form"]}]
        whole = data.get("needs_whole")
        patterns = tuple(compile_pattern(m, classes) for m in many("match"))
        captured = {g.partition("__")[0] for p in patterns for g in p.groups}
        if unknown := frozenset().union(*(terms.names(p["form"]) for p in parts)) - captured:
            raise ValueError(f"no pattern captures {sorted(unknown)}")
        return Rule(
            name=data["name"],
            type=TimeType(data.get("type", "DATE")),
            patterns=patterns,
            parts=tuple(
                Part(_group(p, "from"), _group(p, "to"), _group(p, "also"), terms.build(p["form"])) for p in parts
            ),
            order=order,
            needs_left=tuple(left[k] for k in many("needs_left")),
            not_left=tuple(left[k] for k in many("not_left")),
            needs_right=tuple(right[k] for k in many("needs_right")),
            not_right=tuple(right[k] for k in many("not_right")),
            needs_whole=re.compile(whole) if whole else None,
            before=data.get("before"),
            beside=frozenset(many("with")),
            least=data.get("least", 0),
        )
    except (KeyError, ValueError, re.error) as error:
        raise ValueError(f"rule {data.get('name')!r}: {error!r}") from error


def _group(part: Mapping[str, str], key: str) -> str | None:
    name = part.get(key)
    return None if name in (None, "start", "end") else name


_CONVERT: Mapping[str, Convert] = {
    "whole": terms.whole,
    "number": terms.number,
    "ordinal": terms.ordinal,
    "roman": terms.roman,
    "spoken_year": terms.spoken_year,
    "short_year": terms.short_year,
    "era_year": terms.era_year,
    "hundreds": lambda text: terms.whole(text) // 100,
    "half_day": lambda text: "PM" if text[0] in "pP" else "AM",
    "text": str,
}


def _word_class(name: str, data: Mapping[str, Any]) -> WordClass:
    if "regex" in data:
        return WordClass(name, data["regex"], frozenset(data["first"]), _CONVERT[data.get("convert", "text")])
    words: Mapping[str, Any] = data["words"]
    forms = sorted(words, key=len, reverse=True)
    spellings = [literal(w) for w in forms]
    if data.get("capital"):
        spellings = [s for w in forms for s in dict.fromkeys((literal(w), literal(w.upper())))]
    flag = "-i" if data.get("capital") else "i"
    regex = rf"(?{flag}:{'|'.join(spellings)})(?!\w)"
    table = {_folded(w): v for w, v in words.items()}
    return WordClass(name, regex, frozenset(first_word(w) for w in words), lambda text: table[_folded(text)])


def _folded(text: str) -> str:
    plain = re.sub(r"\s+", " ", text.lower()).replace("’", "'").replace("ʼ", "'")
    return re.sub(r"[\u2010\u2011\u2013]", "-", plain).removesuffix(".")
