"""Makes participants of the whole folder out of the entities of single articles.

    people = link_participants(articles, facts)
    people.of(0, 2)  # the id of the participant that entity 2 of article 0 is, or None
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Participant, ParticipantMention
from timeline_app.core.facts import ArticleFacts, MentionForm


@dataclass(frozen=True, slots=True)
class Participants:
    """The participants of a folder, and which entity of which article is which of them."""

    participants: tuple[Participant, ...]
    ids: Mapping[tuple[int, int], str]

    def of(self, article: int, entity: int) -> str | None:
        """The participant id of entity number `entity` of article number `article`."""
        return self.ids.get((article, entity))


def link_participants(articles: Sequence[Article], facts: Sequence[ArticleFacts]) -> Participants:
    """The participants of `articles`, whose `facts` run parallel."""
    keys: dict[str, list[tuple[int, int]]] = {}
    for a, fact in enumerate(facts):
        for e, entity in enumerate(fact.entities):
            keys.setdefault(entity.name.casefold(), []).append((a, e))
    ids: dict[tuple[int, int], str] = {}
    found = []
    for number, members in enumerate(keys.values(), 1):
        ids |= dict.fromkeys(members, f"p{number}")
        first = facts[members[0][0]].entities[members[0][1]]
        where = {a: e for a, e in members}
        mentions = tuple(
            ParticipantMention(articles[a].id, m.span, m.text)
            for a, e in sorted(where.items())
            for m in facts[a].mentions
            if m.entity == e and m.form is not MentionForm.PRONOUN
        )
        names = dict.fromkeys(n for a, e in members for n in facts[a].entities[e].names if n != first.name)
        found.append(Participant(f"p{number}", first.name, first.kind, tuple(names), (), mentions))
    return Participants(tuple(found), ids)
