"""The words of a sentence as the name rules see them: light copies of tokens with offsets into the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline_app.core.span import Span
from timeline_app.extract.mentions.gazetteer import CountryName, find_countries
from timeline_app.extract.nlp import ParsedSentence, token_rows
from timeline_app.extract.quotes import spoken

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


@dataclass(slots=True)
class Word:
    """A token. `start`, `end` are article offsets; `ent` is the label the model gave it, `group` numbers its entity.

    `glued`: no space before it. `opens`: nothing but quotes before it in its sentence, or a colon or quote just before.
    `spoken`: it stands in somebody's own sentence, in marks of whatever kind.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    dep: str
    head: int
    lemma: str
    ent: str
    group: int
    glued: bool
    opens: bool
    quoted: bool
    spoken: bool = False


@dataclass
class Line:
    """A sentence: its words, and the countries named in it as (start, end, country) with article offsets."""

    number: int
    span: Span
    text: str
    words: list[Word]
    headline: bool
    countries: list[tuple[int, int, CountryName]] = field(default_factory=list)

    @cached_property
    def lows(self) -> list[str]:
        """The words in small letters."""
        return [w.low for w in self.words]

    @cached_property
    def at(self) -> dict[int, int]:
        """Word index by article offset of its start."""
        return {w.start: i for i, w in enumerate(self.words)}

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """What hangs on each word, in order."""
        found: dict[int, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.head, []).append(index)
        return found

    def span_of(self, first: int, end: int) -> Span:
        """The article's span of words `first` to `end` (exclusive)."""
        return Span(self.words[first].start, self.words[end - 1].end)

    def country_at(self, first: int, end: int) -> CountryName | None:
        """The country that exactly these words name."""
        start, stop = self.words[first].start, self.words[end - 1].end
        return next((c for s, e, c in self.countries if s == start and e == stop), None)


def line_of(number: int, sentence: ParsedSentence, text: str = "") -> Line:
    """The words of one parsed sentence of `text`. Each line of a poem opens anew: its capital says nothing."""
    doc = sentence.doc
    verses = verse_starts(text, sentence.span)
    groups = {t: (e.label_, n) for n, e in enumerate(doc.ents) for t in range(e.start, e.end)}
    found: list[Word] = []
    opens, quoted, end = True, False, -1
    said = spoken(doc.text)
    for index, row in enumerate(token_rows(doc)):
        text = row.text
        label, group = groups.get(index, ("", -1))
        start = row.idx + sentence.offset
        opens = opens or start in verses
        found.append(
            Word(text, text.lower(), start, start + len(row.text), row.tag, row.dep, row.head, row.lemma,
                 label, group, end == start, opens, quoted, any(s <= row.idx < e for s, e in said))
        )  # fmt: skip
        end = start + len(text)
        quoted = quoted != (text == '"')
        opens = (opens and not text[0].isalnum()) or text in (":", "[") or (text == '"' and quoted)
    countries = [(s + sentence.offset, e + sentence.offset, c) for s, e, c in find_countries(doc.text)]
    return Line(number, sentence.span, doc.text, found, _is_headline(found), countries)


def mark_quotations(lines: Sequence[Line]) -> None:
    """Marks as `quoted` what stands in a quotation of several sentences; its end has its mark behind a word.

    A quotation whose end is not found soon is none, nor one in which another begins: papers open each paragraph so.
    """
    for number, line in enumerate(lines):
        if not (line.words and line.words[-1].quoted != (line.words[-1].text == '"')):
            continue
        for last in range(number + 1, min(number + _LONGEST_QUOTATION, len(lines))):
            marks = [i for i, w in enumerate(lines[last].words) if w.text == '"']
            if not marks:
                continue
            closes = lines[last].words[marks[0]].glued or marks[0] == len(lines[last].words) - 1
            if len(marks) % 2 and marks[0] and closes:
                for word in (w for each in lines[number + 1 : last + 1] for w in each.words):
                    word.quoted = not word.quoted
            break


_LONGEST_QUOTATION = 8


def verse_starts(text: str, span: Span) -> frozenset[int]:
    """Where the lines of verse begin in a sentence: three short lines or more, all with a capital."""
    inside = span.of(text)
    if inside.count("\n") < _LEAST_BREAKS:
        return frozenset()
    starts = [m.start(1) for m in _LINE_START.finditer(inside)]
    lines = [line for line in inside.split("\n") if line.strip()]
    verse = all(inside[i].isupper() for i in starts) and all(len(line) < _LONGEST_VERSE for line in lines)
    return frozenset(span.start + i for i in starts) if verse else frozenset()


_LEAST_BREAKS = 2
_LONGEST_VERSE = 65
_LINE_START = re.compile(r"(?:^|\n)\W*(\w)")


def _is_headline(words: list[Word]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say nothing of names."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) >= 4 and sum(w.text[0].isupper() for w in long) >= 0.8 * len(long)
