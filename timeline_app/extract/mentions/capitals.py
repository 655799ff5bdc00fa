"""Capitals that stand for governments: "Oslo refused" speaks of Norway, where the article names it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.core.span import Span
from timeline_app.extract.mentions.gazetteer import capitals
from timeline_app.extract.mentions.grammar import governs
from timeline_app.extract.mentions.tokens import Line


class Capitals:
    """The countries of one article that its capitals can stand for."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text, self._entities = text, entities
        self._states = {e.name: i for i, e in enumerate(entities) if e.kind is EntityKind.COUNTRY}

    def acting(self, line: Line, named: Sequence[tuple[int, int, int]]) -> list[Mention]:
        """The capitals of a line that act like a government: a subject or possessor."""
        found = []
        for start, end, entity in named:
            name = self._text[start:end].casefold()
            state = self._states.get(capitals().get(name, ""))
            if state is None or self._entities[entity].kind is not EntityKind.PLACE:
                continue
            index = line.at.get(start)
            if index is not None and governs(line, index):
                span = Span(start, end)
                found.append(Mention(span, span.of(self._text), MentionForm.OFFICE, state))
        return found
