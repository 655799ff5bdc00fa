"""Reads entities from a piece of text, as the tests of mentions need it."""

from timeline_app.core.article import Article, Block
from timeline_app.core.facts import Entity, Mention, MentionForm
from timeline_app.extract.mentions import find_entities
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences


class Reading:
    """The entities of a text, asked for by name."""

    def __init__(self, text: str, blocks: tuple[Block, ...] = ()) -> None:
        self.text = text
        article = Article("a", "a.txt", 0, "hash", "txt", text, blocks=blocks)
        self.entities, self.mentions = find_entities(article, parse(text, split_sentences(text, blocks)))

    def names(self, kind: str) -> set[str]:
        return {e.name for e in self.entities if e.kind == kind}

    def of(self, name: str) -> Entity:
        (found,) = [e for e in self.entities if name == e.name or name in e.names]
        return found

    def where(self, name: str, *forms: MentionForm) -> list[str]:
        """The words that refer to the entity of this name, in order."""
        number = self.entities.index(self.of(name))
        return [m.text for m in self.mentions if m.entity == number and m.form in (forms or tuple(MentionForm))]

    def spans_hold(self) -> bool:
        return all(m.span.of(self.text) == m.text for m in self.mentions)

    def mention_list(self) -> tuple[Mention, ...]:
        return self.mentions
