"""One parsed sentence as plain values: what the event rules walk over, cheaper than the parser's tokens.

Positions are characters of the article's text, so what is found needs no translation.

Of "Talks began on Friday." the root is the word "began", and `tree.subtree(tree.root)` is all five words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline_app.core.span import Span
from timeline_app.extract.events.lexicon import lemmas
from timeline_app.extract.events.mends import mend_all
from timeline_app.extract.events.speakers import mend_speakers

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence


@dataclass(slots=True)
class Word:
    """A token. `tag` is its Penn tag, `dep` its relation to word number `head` (itself for the root)."""

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    children: list[int] = field(default_factory=list)

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb in any form."""
        return self.tag[:2] == "VB"

    @property
    def is_noun(self) -> bool:
        """Whether it is tagged as a common or proper noun."""
        return self.tag[:2] == "NN"


@dataclass(slots=True)
class Tree:
    """A sentence: its words in order, its root, and where it stands in the article."""

    words: list[Word]
    span: Span
    root: int

    def subtree(self, top: int, keep: Callable[[Word], bool] | None = None) -> list[int]:
        """Word numbers under `top` in order, itself included; a child that `keep` refuses goes with all below it."""
        found, todo = [], [top]
        while todo:
            word = self.words[todo.pop()]
            found.append(word.i)
            todo += word.children if keep is None else [c for c in word.children if keep(self.words[c])]
        return sorted(found)

    def kids(self, top: int, *deps: str) -> list[Word]:
        """The children of `top` with one of the relations `deps`, in order."""
        return [self.words[c] for c in self.words[top].children if self.words[c].dep in deps]

    def up(self, i: int) -> Iterator[Word]:
        """The words above word `i`, nearest first; ends at the root."""
        word = self.words[i]
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def conjuncts(self, i: int) -> list[int]:
        """Word `i` and what is coordinated with it ("X, Y and Z")."""
        found = [i]
        for j in found:
            found += [c.i for c in self.kids(j, "conj")]
        return sorted(found)

    def is_parted(self, first: int) -> bool:
        """Whether a mark parts word `first` from what stands before it: what begins there is only added."""
        return first > 0 and self.words[first - 1].text in (",", "-", "--", "–", "—", "(", ";", ":")

    def at(self, start: int, end: int) -> list[int]:
        """The words that overlap the characters `start` to `end` of the article."""
        return [w.i for w in self.words if w.start < end and start < w.end]

    def head_of(self, indexes: list[int]) -> int:
        """Of neighbouring words the one that the others hang on."""
        inside = set(indexes)
        return next((i for i in indexes if self.words[i].head not in inside or self.words[i].head == i), indexes[0])


def tree_of(sentence: ParsedSentence) -> Tree | None:
    """The sentence as a tree; None where it was not parsed or has no words."""
    doc, offset = sentence.doc, sentence.offset
    if not len(doc) or not doc.has_annotation("DEP"):
        return None
    words = [
        Word(t.i, t.text, (t.lemma_ or t.text).lower(), t.tag_, t.dep_, t.head.i, at := t.idx + offset, at + len(t))
        for t in doc
    ]
    for word in words:
        if word.is_verb and (known := lemmas().get(low := word.text.lower())) is not None:
            word.lemma = known
            if word.tag in ("VB", "VBP") and not low.endswith(("s", "ing")):
                word.tag = "VBD"  # "retook"
    mend_all(words)
    mend_speakers(words)
    root = 0
    for word in words:
        if word.head == word.i:
            root = word.i if words[root].head != root or not words[root].is_verb else root
        else:
            words[word.head].children.append(word.i)
    return Tree(words, sentence.span, root)
