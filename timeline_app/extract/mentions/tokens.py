"""The words of a sentence as the name rules see them: light copies of tokens with offsets into the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from timeline_app.core.span import Span
from timeline_app.extract.mentions.gazetteer import CountryName, find_countries
from timeline_app.extract.nlp import ParsedSentence, token_rows

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


@dataclass(slots=True)
class Word:
    """A token. `start`, `end` are article offsets; `ent` is the label the model gave it, `group` numbers its entity.

    `glued`: no space before it. `opens`: nothing but quotes before it in its sentence, or a colon or quote just before.
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

    def span_of(self, first: int, end: int) -> Span:
        """The article's span of words `first` to `end` (exclusive)."""
        return Span(self.words[first].start, self.words[end - 1].end)

    def country_at(self, first: int, end: int) -> CountryName | None:
        """The country that exactly these words name."""
        start, stop = self.words[first].start, self.words[end - 1].end
        return next((c for s, e, c in self.countries if s == start and e == stop), None)


def line_of(number: int, sentence: ParsedSentence) -> Line:
    """The words of one parsed sentence."""
    doc = sentence.doc
    groups = {t: (e.label_, n) for n, e in enumerate(doc.ents) for t in range(e.start, e.end)}
    found: list[Word] = []
    opens, quoted, end = True, False, -1
    for index, row in enumerate(token_rows(doc)):
        text = row.text
        label, group = groups.get(index, ("", -1))
        start = row.idx + sentence.offset
        found.append(
            Word(text, text.lower(), start, start + len(row.text), row.tag, row.dep, row.head, row.lemma,
                 label, group, end == start, opens, quoted)
        )  # fmt: skip
        end = start + len(text)
        quoted = quoted != (text == '"')
        opens = (opens and not text[0].isalnum()) or text in (":", "[") or (text == '"' and quoted)
    countries = [(s + sentence.offset, e + sentence.offset, c) for s, e, c in find_countries(doc.text)]
    return Line(number, sentence.span, doc.text, found, _is_headline(found), countries)


def _is_headline(words: list[Word]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say nothing of names."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) >= 4 and sum(w.text[0].isupper() for w in long) >= 0.8 * len(long)
