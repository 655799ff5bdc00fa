"""Gives text without letter case the case that the parser expects: wire copy in capitals, notes in small letters.

Only sentences that are (nearly) all capitals, or all small in an article without capitals, are touched. A word gets a
capital if the article writes it so elsewhere, or if it is no common English word; titles and the word after one too.
The length never changes.

>>> LetterCase("", {"met", "in", "minister"}.__contains__).restored("MINISTER AOKI MET SMITH IN OSLO TODAY")
'Minister Aoki met Smith in Oslo Today'
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, cached_property

from timeline_app.resources import resource

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = json.loads(resource("gazetteers/lettercase.json").read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) for key, words in data.items()}


class LetterCase:
    """Restores letter case with the evidence of one article's text."""

    def __init__(self, text: str, common: Callable[[str], bool]) -> None:
        self._text = text
        self._common = common

    def restored(self, sentence: str) -> str:
        """`sentence` as it is, or with its letter case restored where it has none."""
        if _shouts(sentence) or (sentence.islower() and self._all_small):
            return self._recased(sentence)
        return sentence

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
        previous = ""
        for match in _WORD.finditer(sentence):
            word = match[0].lower()
            shown = self._word(word, previous)
            if len(shown) == len(word):
                out[match.start() : match.end()] = shown
            previous = word
        first = next((i for i, c in enumerate(out) if c.isalpha()), None)
        if first is not None and len(upper := out[first].upper()) == 1:
            out[first] = upper
        return "".join(out)

    def _word(self, word: str, previous: str) -> str:
        if word in self._written:
            return self._written[word]
        lists = _lists()
        if word in lists["acronyms"]:
            return word.upper()
        stem = word.split("'")[0]
        if word in lists["function"]:
            return word
        named = stem in lists["proper"] or stem in lists["titles"] or previous in lists["titles"]
        return word[0].upper() + word[1:] if named or not self._common(stem) else word


def _shouts(sentence: str) -> bool:
    """Whether nearly all letters of a stretch of several words are capitals."""
    if sum(c.isupper() for c in sentence[:60]) < 12:
        return False
    upper = sum(c.isupper() for c in sentence)
    lower = sum(c.islower() for c in sentence)
    return upper > 4 * lower and sentence.count(" ") >= 3
