"""Lists of countries, places, offices and given names, as the name rules ask for them. Loaded once, at first use.

>>> country_named("Tokyo"), country_named("U.S.").name, capitals()["tokyo"]
(None, 'United States', 'Japan')
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_app.core.names import Shorts, plain, two_way
from timeline_app.resources import resource

Phrases = dict[str, list[tuple[str, ...]]]
"""First word to whole phrases (as words), longest first."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """A spelling of a country: its English name, and whether the spelling is an adjective or its people."""

    name: str
    adjective: bool


@cache
def lists(name: str) -> dict[str, Any]:
    """One file of the gazetteer."""
    data: dict[str, Any] = json.loads(resource(f"gazetteers/{name}.json").read_text(encoding="utf-8"))
    return data


@cache
def words(file: str, key: str) -> frozenset[str]:
    """A list of the gazetteer as a set, in small letters."""
    return frozenset(w.casefold() for w in lists(file)[key])


@cache
def phrases(file: str, key: str) -> Phrases:
    """A list of the gazetteer for matching against tokens in small letters."""
    names = {w.casefold() for w in lists(file)[key]}
    return phrase_table(sorted(names | {n.replace(".", "") for n in names}))


def phrase_table(names: Iterable[str]) -> Phrases:
    """Phrases by their first word; hyphens are words of their own, as the tokenizer has them."""
    table: Phrases = {}
    for name in names:
        parts = tuple(name.replace("-", " - ").split())
        table.setdefault(parts[0], []).append(parts)
    for row in table.values():
        row.sort(key=len, reverse=True)
    return table


def match_phrase(table: Phrases, tokens: list[str], at: int) -> int:
    """The index after the longest phrase that begins at token `at`; `at` itself if none does."""
    for phrase in table.get(tokens[at], ()):
        if tuple(tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return at


@cache
def _countries() -> dict[str, CountryName]:
    table: dict[str, CountryName] = {}
    for name, row in lists("countries").items():
        for spelling in (name, *row.get("also", ())):
            table[spelling.removeprefix("the ")] = CountryName(name, False)
        for spelling in row.get("people", ()):
            table.setdefault(spelling, CountryName(name, True))
    return table


def country_named(text: str) -> CountryName | None:
    """The country that exactly this spelling names."""
    return _countries().get(text)


@cache
def _country_starts() -> dict[str, list[str]]:
    starts: dict[str, list[str]] = {}
    for spelling in sorted(_countries(), key=len, reverse=True):
        first = _WORD.match(spelling)
        if first:
            starts.setdefault(first[0], []).append(spelling)
    return starts


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+")


def find_countries(text: str) -> Iterator[tuple[int, int, CountryName]]:
    """Start, end and country of every spelling of a country in `text`, the longest at each place."""
    starts, done = _country_starts(), 0
    for word in _WORD.finditer(text):
        if word.start() < done or word[0] not in starts:
            continue
        for spelling in starts[word[0]]:
            end = word.start() + len(spelling)
            if text.startswith(spelling, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), end, _countries()[spelling]
                done = end
                break


@cache
def capitals() -> dict[str, str]:
    """Capitals in small letters without marks, to their country."""
    return {plain(c): name for name, row in lists("countries").items() for c in row.get("capital", ())}


@cache
def known_places() -> frozenset[str]:
    """States, regions, cities and capitals in small letters without marks."""
    data = lists("places")
    return frozenset(plain(p) for key in ("states", "cities", "regions") for p in data[key]) | frozenset(capitals())


@cache
def known_bodies() -> dict[str, str]:
    """Well-known bodies in small letters, to their country ("" if none)."""
    return {plain(name): country for name, country in lists("organizations")["known"].items()}


@cache
def body_aliases() -> dict[str, str]:
    """Other spellings of well-known bodies, in small letters, to the one that stands for them."""
    same = lists("organizations")["same"]
    return {plain(other): name for name, others in same.items() for other in (*others, name)}


@cache
def short_names() -> Shorts:
    """Given names and their short forms, both ways."""
    return two_way(lists("people")["short"])


def gender_of(given: str) -> str | None:
    """ "f", "m", or None where the given name (small letters) does not tell."""
    female, male = given in words("people", "female"), given in words("people", "male")
    return None if female == male else "f" if female else "m"


def gender_of_kin(noun: str) -> str | None:
    """ "f", "m", or None where the noun (small letters) is said of both: "mother", "uncle", "cousin"."""
    return "f" if noun in words("offices", "female") else "m" if noun in words("offices", "male") else None


def given_name(word: str) -> bool:
    """Whether the word, in small letters, is a given name that we know."""
    word = plain(word)
    return word in words("people", "female") or word in words("people", "male") or word in short_names()
