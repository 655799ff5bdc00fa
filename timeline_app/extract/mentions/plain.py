"""Names without grammar: in languages without a model, and in lists of names, capitals alone must do.

    "Gestern traf Angela Merkel in Paris …"  ->  the person Angela Merkel, the place Paris

Two capitalised words or more in a row, not the word that only opens its sentence; and the places and countries we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline_app.core.article import Article
from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.core.names import name_parts, plain
from timeline_app.core.span import Span
from timeline_app.extract.clean import clean
from timeline_app.extract.mentions.gazetteer import country_named, given_name, known_bodies, known_places, words
from timeline_app.extract.sentences import split_sentences

_WORD = re.compile(r"[^\W\d_][\w'.-]*[^\W_]|[^\W\d_]")
_MOST_WORDS = 4


def find_plain_names(article: Article) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Entities and mentions of an article that has no parse, by capital letters."""
    text = clean(article.text)
    sentences = split_sentences(text, article.blocks)
    inside = _capitals_inside(text, sentences)
    entities: dict[tuple[str, ...], tuple[int, Entity]] = {}
    mentions = []
    for sentence in (line for s in sentences for line in _lines(text, s) if not is_code(line.of(text))):
        for span in _runs(text, sentence, inside):
            name = " ".join(span.of(article.text).split())
            kind, key = _kind(name), name_parts(name)
            if kind is None or not key:
                continue
            number, _ = entities.setdefault(key, (len(entities), Entity(name, kind, (name,))))
            mentions.append(Mention(span, span.of(article.text), MentionForm.NAME, number))
    return tuple(entity for _, entity in entities.values()), tuple(mentions)


def is_code(text: str) -> bool:
    """Whether a line is of a computer program or a command: "if (x == null) {", "$ git push". It names nobody."""
    return len(_CODE.findall(text)) > len(text) // _MOST_MARKS


_CODE = re.compile(r"[{}=<>|\\]|->|::|\w\(\w|\w\(\)|\"{3}|;$|^\s*[$>#] |\w\.\w+\(|\w_\w", re.MULTILINE)
_MOST_MARKS = 60


def _lines(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, line by line where one of its lines is code."""
    if not is_code(sentence.of(text)):
        yield sentence
        return
    for line in _LINE.finditer(text, sentence.start, sentence.end):
        yield Span(*line.span())


_LINE = re.compile(r"[^\n]+")


def _capitals_inside(text: str, sentences: Sequence[Span]) -> frozenset[str]:
    """Words that have a capital though they do not open their sentence."""
    found = set()
    for sentence in sentences:
        rest = list(_WORD.finditer(text, sentence.start, sentence.end))[1:]
        found |= {word[0] for word in rest if word[0][0].isupper()}
    return frozenset(found)


def _runs(text: str, sentence: Span, inside: frozenset[str]) -> Iterator[Span]:
    run: list[re.Match[str]] = []
    first = True
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        joined = bool(run) and text[run[-1].end() : word.start()] == " "
        particle = joined and word[0] in words("people", "particles") and given_name(run[0][0].lower())
        if not (joined and len(run) < 2 * _MOST_WORDS and (word[0][0].isupper() or particle)):
            yield from _closed(run)
            run = []
        opens_only = first and word[0] not in inside and not given_name(word[0].lower()) and not _alone(text, sentence)
        if (word[0][0].isupper() and not opens_only) or (run and particle):
            run.append(word)
        first = False
    yield from _closed(run)


def _alone(text: str, sentence: Span) -> bool:
    """Whether the sentence is nothing but a name: an entry of a list."""
    found = _WORD.findall(text, sentence.start, min(sentence.end, sentence.start + 80))
    return 2 <= len(found) <= _MOST_WORDS and len(sentence) < 60 and all(w[0].isupper() for w in found)


def _closed(run: list[re.Match[str]]) -> Iterator[Span]:
    while run and not run[-1][0][0].isupper():
        run.pop()
    if run and len(run) <= _MOST_WORDS:
        yield Span(run[0].start(), run[-1].end())


def _kind(name: str) -> EntityKind | None:
    low = plain(name)
    country = country_named(name)
    if country is not None:
        return None if country.adjective else EntityKind.COUNTRY
    if low in known_places():
        return EntityKind.PLACE
    if low in known_bodies():
        return EntityKind.ORGANIZATION
    parts = low.split()
    if len(parts) < 2 or any(p in words("people", "not_names") for p in parts):
        return None
    heads = words("organizations", "heads")
    return EntityKind.ORGANIZATION if parts[-1] in heads or parts[0] in heads else EntityKind.PERSON
