"""Composes the finding of entities."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.article import Article
from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.extract.nlp import ParsedSentence

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
}


def find_entities(article: Article, parsed: Sequence[ParsedSentence]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of an article and the mentions that point at them, in order."""
    entities: dict[str, tuple[int, EntityKind, list[str]]] = {}
    mentions = []
    for sentence in parsed:
        for found in sentence.doc.ents:
            if found.label_ in _KINDS:
                span = sentence.span_of(found.start, found.end)
                name = span.of(article.text).removesuffix("'s").removesuffix("’s")
                key = name.split()[-1] if name.split() else name
                row = entities.setdefault(key, (len(entities), _KINDS[found.label_], []))
                row[2].append(name)
                mentions.append(Mention(span, span.of(article.text), MentionForm.NAME, row[0]))
    return (
        tuple(Entity(max(n, key=len), kind, tuple(dict.fromkeys(n))) for _, kind, n in entities.values()),
        tuple(mentions),
    )
