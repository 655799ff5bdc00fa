"""Composes the stages of extraction: one article in, all that can be read in it alone out.

A pure function of the article and of `PIPELINE_VERSION`, so it runs in worker processes and its results are cached by
content hash. A stage that fails costs its own findings only: the rest goes on and the failure becomes a note.

`extract(article).events` are the event candidates, `.times` the time expressions they point at, `.notes` what failed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from timeline_app import __version__
from timeline_app.core.article import Article, BlockKind
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.numbers import NONE
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression
from timeline_app.resources import resource

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence

_RULES = ("rules", "gazetteers", "events", "ingest", "claims.toml", "languages.json")
_CODE_FOLDERS = ("core", "ingest", "extract")
_COMPILED = (".pyc", ".pyo")
_PARSED_LANGUAGES = frozenset({"en"})

T = TypeVar("T")


def rules_hash(places: Iterable[Path]) -> str:
    """Ten hex digits that change with any name or byte of the files in `places` (folders and files)."""
    digest = hashlib.sha256()
    for place in places:
        files = sorted(p for p in place.rglob("*") if p.suffix not in _COMPILED and p.is_file())
        for path in files if place.is_dir() else [place]:
            digest.update(path.relative_to(place.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:10]


def _places() -> Iterator[Path]:
    yield from (resource(name) for name in _RULES)
    package = Path(__file__).resolve().parents[1]
    yield from (package / name for name in _CODE_FOLDERS)


PIPELINE_VERSION: str = f"{__version__}-{rules_hash(_places())}"
"""Part of every cache key: another version of the rules, or of the code that reads, reads all articles anew."""


@dataclass(slots=True)
class _Run:
    """The stages of one article, with what went wrong."""

    notes: list[str] = field(default_factory=list)

    def stage(self, name: str, otherwise: T, work: Callable[[], T]) -> T:
        """The result of `work`, or `otherwise` and a note if it fails; a bad article is never an abort."""
        try:
            return work()
        except Exception as error:
            self.notes.append(f"{name} could not be read: {type(error).__name__} {error}".strip()[:300])
            return otherwise


def extract(article: Article) -> ArticleFacts:
    """Everything read in one article: sentences, times, people, events, claims. Never raises for odd text."""
    # The stages bring spaCy and the rule files: imported with the first article, not with the first window.
    from timeline_app.extract.claims import find_claims
    from timeline_app.extract.clean import clean
    from timeline_app.extract.entries import with_stops
    from timeline_app.extract.events import find_with_groups
    from timeline_app.extract.fingerprint import shingles, terms
    from timeline_app.extract.mentions import find_entities
    from timeline_app.extract.sentences import split_sentences
    from timeline_app.extract.times import is_narrative
    from timeline_app.extract.titled import by_title

    run = _Run()
    language = run.stage("language", article.language or "en", lambda: _language(article))
    text = run.stage("characters", article.text, lambda: clean(article.text))
    none: tuple[Any, ...] = ()
    sentences = run.stage("sentences", none, lambda: split_sentences(text, article.blocks))
    titled = _with_title(article, sentences)
    told = run.stage("entries", text, lambda: with_stops(text))
    parsed = run.stage("grammar", list(none), lambda: _parsed(told, titled, language, run))
    parsed = run.stage("seams", parsed, lambda: _parted(article, told, parsed))
    sentences = _as_parsed(sentences, parsed)
    times = run.stage("dates", none, lambda: _times(article, text, language))
    directed = run.stage("tenses", times, lambda: _directed(times, parsed))
    claims = run.stage("publication date", none, lambda: find_claims(article, directed, sentences))
    named, named_at = run.stage("names", (none, none), lambda: find_entities(article, parsed))
    events, entities, mentions = run.stage(
        "events", (none, named, named_at), lambda: find_with_groups(article, parsed, directed, named, named_at)
    )
    events = events or run.stage("title", none, lambda: by_title(article, sentences))
    return ArticleFacts(
        article=article.id,
        language=language,
        sentences=tuple(sentences),
        times=directed,
        mentions=mentions,
        entities=entities,
        events=events,
        claims=claims,
        shingles=run.stage("fingerprint", NONE, lambda: shingles(text, article.blocks)),
        terms=run.stage("terms", none, lambda: terms(parsed, article.title, text)),
        narrative=run.stage("narrative", False, lambda: is_narrative(text, directed)),
        notes=tuple(run.notes),
    )


def _with_title(article: Article, sentences: Sequence[Span]) -> list[Span]:
    """The title, where it stands in the text, is read like a sentence: it names people and tells what happened."""
    title = article.title_span
    if title is None or any(title.overlaps(s) for s in sentences):
        return list(sentences)
    return sorted([title, *sentences])


def _language(article: Article) -> str:
    from timeline_app.extract.language import detect_language

    found = detect_language(article.text)  # what a file declares is often its template's language
    return article.language or found if found == "und" else found


def _not_parsed(language: str) -> str:
    from timeline_app.extract.language import language_name

    if language == "und":
        return "Its language could not be told: only dates and names are read."
    return f"Events are read in English only; of {language_name(language)} dates and names are read."


def _parsed(text: str, sentences: Sequence[Span], language: str, run: _Run) -> list[ParsedSentence]:
    """Without a grammar for the language there are still its dates and capitalised names; the note says so."""
    from timeline_app.extract.nlp import PARSED_AT_MOST, parse

    if language not in _PARSED_LANGUAGES:
        run.notes.append(_not_parsed(language))
        return []
    if sentences and sentences[-1].end > PARSED_AT_MOST:
        run.notes.append(f"Very long: events and names were read in the first {PARSED_AT_MOST:,} characters only.")
    return list(parse(text, sentences))


def _parted(article: Article, text: str, parsed: list[ParsedSentence]) -> list[ParsedSentence]:
    """What was parsed, titles and captions parted from the sentences that they run into; the title itself stays."""
    from timeline_app.extract.nlp import parse
    from timeline_app.extract.parting import part_glued
    from timeline_app.extract.unsure import part_unsure

    title = article.title_span
    whole = [s for s in parsed if title is not None and s.span.overlaps(title)]
    others = [s for s in parsed if s not in whole]
    parts = part_glued(others, text, article.title is not None, lambda spans: parse(text, spans))
    parts = part_unsure(parts, lambda spans: parse(text, spans))
    return sorted([*whole, *parts], key=lambda s: s.span)


def _as_parsed(sentences: Sequence[Span], parsed: Sequence[ParsedSentence]) -> tuple[Span, ...]:
    """The sentences, those that were parted as their parts."""
    starts = [s.span.start for s in parsed]
    found: list[Span] = []
    for sentence in sentences:
        here = parsed[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found += [s.span for s in here] or [sentence]
    return tuple(found)


def _times(article: Article, text: str, language: str) -> tuple[TimeExpression, ...]:
    """Recognised in the cleaned text, quoted from the text itself (cleaning keeps every offset)."""
    from timeline_app.extract.events.headed import counted_from, of_titled_year
    from timeline_app.extract.lettercase import LetterCase
    from timeline_app.extract.nlp import common_word
    from timeline_app.extract.times import past_midnight, recognise

    if language in _PARSED_LANGUAGES and text.islower():
        # "on tuesday, may 4": weekdays and months are known by their capitals.
        text = LetterCase(text, common_word).restored(text)
    text = _without_clocks(article, text)
    times = tuple(replace(time, text=time.span.of(article.text)) for time in recognise(text, language))
    return counted_from(text, past_midnight(text, of_titled_year(text, times)))


def _without_clocks(article: Article, text: str) -> str:
    """`text` with blanks for the clocks of a live page: "1937" there is no year."""
    parts, at = [], 0
    for block in article.blocks:
        if block.kind is BlockKind.METADATA and len(block.span) == _CLOCK and block.span.of(text).isdigit():
            parts += [text[at : block.span.start], " " * _CLOCK]
            at = block.span.end
    return "".join((*parts, text[at:]))


_CLOCK = 4
"""Figures of a clock without a colon."""


def _directed(times: Sequence[TimeExpression], parsed: Sequence[ParsedSentence]) -> tuple[TimeExpression, ...]:
    from timeline_app.extract.times import with_directions, with_shared_days

    return with_shared_days(with_directions(times, parsed), [s.span for s in parsed]) if parsed else tuple(times)
