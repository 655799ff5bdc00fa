"""Gives text without letter case the case that the parser expects: wire copy in capitals, notes in small letters.

Only sentences that are (nearly) all capitals, or all small in an article without capitals, are touched. A word gets a
capital if the article writes it so elsewhere, or if it is no common English word; so do titles, the word after a title
or a given name, countries, well-known places and bodies. The length never changes.

>>> LetterCase("", {"met", "in", "minister"}.__contains__).restored("MINISTER AOKI MET SMITH IN OSLO TODAY")
'Minister Aoki met Smith in Oslo today'
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

from timeline_app.resources import resource

_MONTH = re.compile(r"(?<=\d )(?:may|march)(?= \d{4}\b)|\b(?:may|march)(?= \d{1,2}(?:, \d{4}\b| \(|\.$))")
"""Months that are verbs as well, where a day or a year stands by: "5 may 2024", "march 4, 1999"."""
_LOUD_OPENING = re.compile(r"(?:[A-Z]+ )+(?=[a-z])")
_SHORT = 3
"""Letters of a word in capitals that may as well stand for others: "WHO", "US"."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in _read("lettercase").items()}


@cache
def _proper() -> dict[str, tuple[str, ...]]:
    """Countries, places and bodies by their first word in small letters, the longest first."""
    rows: dict[str, set[str]] = {}
    for name in _gazetteer():
        first = _WORD.search(name)
        if first is not None:
            rows.setdefault(first[0].split("'")[0].lower(), set()).add(name)
    return {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in rows.items()}


def _gazetteer() -> Iterator[str]:
    for name, row in _read("countries").items():
        yield from (name, *row.get("also", ()), *row.get("people", ()), *row.get("capital", ()))
    places, bodies = _read("places"), _read("organizations")
    yield from (*places["states"], *places["cities"], *places["regions"])
    yield from (name for name in bodies["known"] if " " in name)


@cache
def _given() -> frozenset[str]:
    people = _read("people")
    return frozenset([*people["male"], *people["female"]])


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource(f"gazetteers/{name}.json").read_text(encoding="utf-8"))
    return data


class LetterCase:
    """Restores letter case with the evidence of one article's text."""

    def __init__(self, text: str, common: Callable[[str], bool], verb: Callable[[str], bool] = lambda _: True) -> None:
        self._text = text
        self._common = common
        self._verb = verb

    def restored(self, sentence: str) -> str:
        """`sentence` as it is, or with its letter case restored where it has none."""
        if _shouts(sentence) or (sentence.islower() and self._all_small):
            return self._recased(sentence)
        return self._opening(sentence)

    def _opening(self, sentence: str) -> str:
        """ "AT LEAST five people", as some papers begin: common words in capitals before one in small letters."""
        match = _LOUD_OPENING.match(sentence)
        if match is None:
            return sentence
        first, *others = match[0].lower().split()
        plain = others and all(len(w) > _SHORT and w not in _lists()["acronyms"] and self._common(w) for w in others)
        if first not in _lists()["function"] or not plain:
            return sentence
        return sentence[:1] + match[0][1:].lower() + sentence[match.end() :]

    @cached_property
    def _all_small(self) -> bool:
        letters = sum(c.isalpha() for c in self._text)
        return letters > 0 and sum(c.isupper() for c in self._text) < letters * 0.002

    @cached_property
    def _written(self) -> dict[str, str]:
        """How the article writes words inside its mixed-case stretches, by their small form."""
        seen: dict[str, str] = {}
        for match in re.finditer(r"(?<=[a-z,] )[^\W\d_]+", self._text):
            word = match[0]
            if (word[0].islower() and not self._all_small) or (word[0].isupper() and word[1:2].islower()):
                seen.setdefault(word.lower(), word)
        return seen

    def _recased(self, sentence: str) -> str:
        out = list(sentence)
        previous, titled = "", False
        found = list(_WORD.finditer(sentence))
        for number, match in enumerate(found):
            word = match[0].lower()
            follow = found[number + 1][0].lower().split("'")[0] if number + 1 < len(found) else ""
            shown = self._word(word, previous, follow)
            if titled and shown.islower() and not self._verb(word) and word not in _lists()["function"]:
                shown = shown.capitalize()  # "PRIME MINISTER IDA BERG": the second of her names
            titled = previous in _lists()["titles"] and shown[:1].isupper() and word not in _lists()["titles"]
            if len(shown) == len(word):
                out[match.start() : match.end()] = shown
            previous = word
        _capitalise_known(sentence, out)
        first = next((i for i, c in enumerate(out) if c.isalpha()), None)
        if first is not None and len(upper := out[first].upper()) == 1:
            out[first] = upper
        return _MONTH.sub(lambda m: m[0].capitalize(), "".join(out))

    def _word(self, word: str, previous: str, follow: str) -> str:
        if word in self._written:
            return self._written[word]
        lists = _lists()
        if word in lists["acronyms"]:
            return word.upper()
        stem = word.split("'")[0]
        if word in lists["function"]:
            return word
        named = stem in lists["proper"] or stem in lists["titles"] or previous in lists["titles"]
        named = named or (previous in _given() and not self._verb(stem))
        named = named or (stem in _given() and self._is_family_name(follow, after=stem))
        return word[0].upper() + word[1:] if named or not self._common(stem) else word

    def _is_family_name(self, word: str, after: str) -> bool:
        """Whether `word` may well be a family name: no common one, or at least no verb after what is none either."""
        if not word or word in _lists()["function"]:
            return False
        return not self._common(word) or not (self._verb(word) or self._verb(after))


def _capitalise_known(sentence: str, out: list[str]) -> None:
    """Writes countries, places and bodies as the lists write them."""
    low = sentence.lower()
    if len(low) != len(sentence):
        return
    proper, stop = _proper(), _lists()["function"] | _lists()["no_places"]
    done = 0
    for match in _WORD.finditer(low):
        if match.start() < done:
            continue
        for name in proper.get(match[0].split("'")[0], ()):
            end = match.start() + len(name)
            whole = low.startswith(name.lower(), match.start()) and not low[end : end + 1].isalpha()
            if whole and (" " in name or name.lower() not in stop):
                out[match.start() : end] = name
                done = end
                break


def _shouts(sentence: str) -> bool:
    """Whether nearly all letters of a stretch of several words are capitals."""
    if sum(c.isupper() for c in sentence[:60]) < 12:
        return False
    upper = sum(c.isupper() for c in sentence)
    lower = sum(c.islower() for c in sentence)
    return upper > 4 * lower and sentence.count(" ") >= 3
