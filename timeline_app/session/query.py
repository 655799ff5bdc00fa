"""What is searched for, and where it stands in a text: without regard to case and accents, in any script.

Every word must be there, from the beginning of a word on ("koiz" finds Koizumi, "zumi" does not); words in quotes must
follow each other. Scripts that put no spaces between words (Chinese, Japanese, Thai) are searched sign by sign.

>>> query = Query.of('met "prime minister')
>>> list(query.spans(fold("The Prime Minister of Japan met Ana. Metal.")))
[Span(start=4, end=18), Span(start=28, end=31), Span(start=37, end=40)]
>>> query.fts
'"met" * AND "prime minister" *'
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline_app.core.span import Span


class _Folds(dict[int, str]):
    """Character -> the plain lower-case character it is looked up as; one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        while (plainer := unicodedata.normalize("NFKD", folded)[:1].lower()[:1]) != folded:
            folded = plainer
        folded = "σ" if folded == "ς" else folded  # the same letter at the end of a word
        self[code] = folded
        return folded


_FOLDS = _Folds()
_FAR = re.compile(r"[^\x00-\x7f]+")
_ACCENT = "[\u0300-\u036f]*"
"""Accents that are characters of their own; they are looked over."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Signs of scripts without spaces: each counts as a word."""
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)([\"“”„«»]?)")
_SIMPLE = re.compile(r"[^\W_]+")
_MOST_WORDS = 32


def fold(text: str) -> str:
    """`text` in lower case and without accents, character for character of the same length."""
    if text.isascii():
        return text.lower()
    return _FAR.sub(lambda far: far.group().translate(_FOLDS), text).lower()


def tokens(folded: str) -> list[str]:
    """The words of a folded text, as they are compared."""
    if is_plain(folded):
        return _SIMPLE.findall(folded)
    words = (word.translate(_NO_ACCENTS) for word in _words().findall(folded))
    return [word for word in words if word]


@lru_cache(maxsize=4096)
def is_plain(folded: str) -> bool:
    """Whether a folded text has words of letters and digits alone, as most have: then things are simpler."""
    return folded.isascii() or _special().search(folded) is None


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; `open`: the last one may go on. No words: a sign, looked for as it is."""

    words: tuple[str, ...]
    open: bool
    sign: str = ""

    @property
    def fts(self) -> str:
        """The term in the language of SQLite's full-text search."""
        return f'"{" ".join(self.words)}"{" *" if self.open else ""}'


@dataclass(frozen=True, slots=True)
class Query:
    """All of these must be there."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """What somebody typed; whatever it is, it means something or nothing."""
        return _parsed(text)

    @property
    def fts(self) -> str:
        """The same for SQLite, "" where it has no words."""
        return " AND ".join(term.fts for term in self.terms if term.words)

    @property
    def indexed(self) -> bool:
        """Whether an index of words can answer it alone."""
        return bool(self.terms) and all(term.words for term in self.terms)

    def in_text(self, folded: str) -> bool:
        """Whether all of it is in a folded text."""
        plain = is_plain(folded)
        return all(_pattern(term, plain).search(folded) is not None for term in self.terms)

    def spans(self, folded: str) -> Iterator[Span]:
        """Where any of it stands in a folded text, in order, without overlaps."""
        plain = is_plain(folded)
        found = [_pattern(term, plain).finditer(folded) for term in self.terms]
        places = map(_span, found[0]) if len(found) == 1 else heapq.merge(*(map(_span, matches) for matches in found))
        end = 0
        for first, last in places:
            if first >= end and last > first:
                end = last
                yield Span(first, last)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Query:
    terms: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        terms += _plain(text[at : quoted.start()])
        words = tokens(fold(quoted[1]))
        if words:
            terms.append(Term(tuple(words), open=not quoted[2]))
        at = quoted.end()
    terms += _plain(text[at:])
    return Query(tuple(dict.fromkeys(terms))[:_MOST_WORDS])


def _plain(text: str) -> Iterator[Term]:
    """The terms of words without quotes: "co-operate" is two words that follow each other."""
    for part in text.split():
        folded = fold(part)
        words = tokens(folded)
        if words:
            yield Term(tuple(words), open=True)
        elif sign := folded.strip("*"):
            yield Term((), open=True, sign=sign)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span()


@lru_cache(maxsize=256)
def _pattern(term: Term, plain: bool) -> re.Pattern[str]:
    """Where a term stands in a folded text."""
    if not term.words:
        return re.compile(re.escape(term.sign))
    if plain:
        # Python looks for words at the beginning of a pattern much faster than for what must not stand before them.
        first, *others = map(re.escape, term.words)
        rest = "".join(f"[\\W_]+{word}" for word in others)
        end = "" if term.open else r"(?![^\W_])"
        return re.compile(f"{first}(?<![^\\W_]{first}){rest}{end}")
    word = _word_sign()
    # What parts two words: anything but words; an accent by itself is none.
    gap = f"(?:(?!{word}|[{_UNSPACED}])[\\s\\S]|(?<!{word}){_ACCENT[:-1]}+(?!{word}))"
    spaced = [not re.match(f"[{_UNSPACED}]", each) for each in term.words]
    pattern = f"(?<!{word}){_ACCENT}" if spaced[0] else ""
    for place, each in enumerate(term.words):
        if place:
            pattern += f"{gap}{'+' if spaced[place - 1] and spaced[place] else '*'}"
            pattern += _ACCENT if spaced[place] else ""
        pattern += _ACCENT.join(map(re.escape, each)) + _ACCENT
    return re.compile(pattern if term.open or not spaced[-1] else f"{pattern}(?!{word})")


@cache
def _word_sign() -> str:
    """A pattern for one character of a word, in scripts that put spaces between words."""
    return f"(?:[^\\W_{_UNSPACED}]|[{_marks()}])"


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]|{_word_sign()}+")


@cache
def _special() -> re.Pattern[str]:
    """Signs that make a text need more than the simplest way to find words."""
    return re.compile(f"[{_UNSPACED}{_marks()}]")


@cache
def _marks() -> str:
    """Signs that belong to the letter before them, as vowels do in Indian scripts."""
    return "".join(chr(c) for c in range(0x300, 0x1B00) if _is_mark(chr(c)) and not re.match(f"[{_UNSPACED}]", chr(c)))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc")


_NO_ACCENTS = dict.fromkeys(range(0x300, 0x370))
