"""One participant that is two after all: which of them is meant where.

Decided by what is written: a passage with a spelling of only one of them is about that one; where a passage has no
spelling ("the minister"), the spellings of its article decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.chronicle import Event, Participant, ParticipantMention


@dataclass(frozen=True, slots=True, eq=False)
class Halves:
    """`names` are spellings of `other`, all others of `spellings` those of `kept`; both are participant ids.

    `texts` has what is written in each article.
    """

    names: frozenset[str]
    spellings: frozenset[str]
    kept: str
    other: str
    texts: Mapping[str, Sequence[ParticipantMention]]

    @classmethod
    def between(cls, who: Participant, names: Sequence[str], kept: str, other: str) -> Halves:
        """`names` of `who` are those of `other`."""
        texts: dict[str, list[ParticipantMention]] = defaultdict(list)
        for mention in who.mentions:
            texts[mention.article].append(mention)
        return cls(frozenset(names), spellings(who), kept, other, texts)

    def of(self, event: Event) -> tuple[str, ...]:
        """Which of the two takes part in an event, or both."""
        spans = [(m.article, m.span) for m in event.mentions]
        near = {w.text for article, span in spans for w in self.texts.get(article, ()) if w.span.overlaps(span)}
        named = self.spellings & near
        if not named:
            named = self.spellings.intersection(name for article, _ in spans for name in self._named(article))
        if not named & self.names:
            return (self.kept,)
        return (self.kept, self.other) if named - self.names else (self.other,)

    def mentions(self, who: Participant) -> tuple[tuple[ParticipantMention, ...], tuple[ParticipantMention, ...]]:
        """The mentions of the one and of the other."""
        kept: list[ParticipantMention] = []
        other: list[ParticipantMention] = []
        for mention in who.mentions:
            named = {mention.text} & self.spellings or self._named(mention.article)
            (other if named and named <= self.names else kept).append(mention)
        return tuple(kept), tuple(other)

    def _named(self, article: str) -> frozenset[str]:
        return frozenset(w.text for w in self.texts.get(article, ())) & self.spellings


def spellings(who: Participant) -> frozenset[str]:
    """All that somebody is called."""
    return frozenset((who.name, *who.aliases))
