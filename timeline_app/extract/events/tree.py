"""One parsed sentence as plain values: what the event rules walk over, cheaper than the parser's tokens.

Positions are characters of the article's text, so what is found needs no translation.

Of "Talks began on Friday." the root is the word "began", and `tree.subtree(tree.root)` is all five words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.core.span import Span
from timeline_app.extract.events.lexicon import words as listed

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

    def at(self, start: int, end: int) -> list[int]:
        """The words that overlap the characters `start` to `end` of the article."""
        return [w.i for w in self.words if w.start < end and start < w.end]

    def head_of(self, indexes: list[int]) -> int:
        """Of neighbouring words the one that the others hang on."""
        inside = set(indexes)
        return next((i for i in indexes if self.words[i].head not in inside or self.words[i].head == i), indexes[0])


_TIME_PREPOSITIONS = frozenset({"after", "before", "since", "as", "until", "while", "than", "because"})


_REPORTED = ("advcl", "prep", "npadvmod", "advmod")


def _mend_reports(words: list[Word]) -> None:
    """Gives what stands before "…, police said" to what is told; what ends at a semicolon is no object of the next."""
    for verb in words:
        told = next((w for w in words[: verb.i] if w.head == verb.i and w.dep == "ccomp" and w.is_verb), None)
        if told is None or not verb.is_verb:
            continue
        parted = any(w.text == ";" for w in words[told.i : verb.i])
        if parted or verb.lemma not in listed("say"):
            told.dep = "parataxis"
            continue
        speaker = next((w.i for w in words[told.i :] if w.head == verb.i and w.dep == "nsubj"), verb.i)
        end = min(speaker, verb.i)
        for word in words[:end]:
            if (
                word.head == verb.i
                and word.dep in _REPORTED
                and not any(w.text in ('"', "”") for w in words[word.i : end])
            ):
                word.head = told.i


_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def _mend_days(words: list[Word]) -> None:
    """Of "On [Wednesday Moreau] put" the second word is the subject, not part of the day's name."""
    for day in words:
        name = words[day.head]
        preposition = words[name.head]
        verb = words[name.i + 1] if name.i + 1 < len(words) else name
        if day.dep != "compound" or name.dep != "pobj" or name.i != day.i + 1 or day.text.lower() not in _WEEKDAYS:
            continue
        if verb.tag in ("VBD", "VBZ", "VBP") and not any(w.head == verb.i and w.dep == "nsubj" for w in words):
            day.head, day.dep = preposition.i, "pobj"
            name.head, name.dep = verb.i, "nsubj"


def _mend_titles(words: list[Word]) -> None:
    """Of "Berg and Foreign Minister | Moreau held" the second name is coordinated, not its title."""
    for title, name in pairwise(words):
        together = title.tag == name.tag == "NNP" and title.lemma in listed("titles") and name.dep == "appos"
        if together and name.head != title.i and title.dep in ("conj", "nsubj", "dobj", "pobj"):
            name.dep, name.head = title.dep, title.head
            title.dep, title.head = "compound", name.i
            for word in words[: title.i]:
                if word.head == title.i and word.dep in ("compound", "amod", "nmod"):
                    word.head = name.i


def _mend_second_verbs(words: list[Word]) -> None:
    """Of "stressed that the alliance is firm, and asked for help" the second verb is the speaker's."""
    for verb in words:
        inner = words[verb.head]
        outer = words[inner.head]
        if verb.dep != "conj" or verb.tag != "VBD" or inner.dep != "ccomp" or inner.tag not in ("VBZ", "VBP"):
            continue
        if (
            outer.lemma in listed("say")
            and outer.tag == "VBD"
            and not any(w.head == verb.i and w.dep == "nsubj" for w in words)
        ):
            verb.head = outer.i


def _mend_subjects(words: list[Word]) -> None:
    """Undoes a slip of small parsers: "A ferry with [40 passengers sank]" is "[A ferry with 40 passengers] sank"."""
    for verb in words:
        if verb.dep != "pcomp" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.head == verb.i:
            continue
        preposition = words[verb.head]
        noun = words[preposition.head]
        inner = next(
            (w for w in words[preposition.i : verb.i] if w.head == verb.i and w.dep in ("nsubj", "nsubjpass")), None
        )
        if inner is None or preposition.lemma in _TIME_PREPOSITIONS or noun.tag[:2] != "NN" or noun.i > preposition.i:
            continue
        verb.dep, verb.head = noun.dep, (verb.i if noun.head == noun.i else noun.head)
        noun.dep, noun.head = inner.dep, verb.i
        inner.dep, inner.head = "pobj", preposition.i


def _goes_round(words: Sequence[Word]) -> bool:
    """Whether some word is above itself: from there nothing leads to the root, and whoever climbs never stops."""
    safe: set[int] = set()
    for word in words:
        path: set[int] = set()
        while word.i not in safe and word.head != word.i:
            if word.i in path:
                return True
            path.add(word.i)
            word = words[word.head]
        safe |= path | {word.i}
    return False


def tree_of(sentence: ParsedSentence) -> Tree | None:
    """The sentence as a tree; None where it was not parsed or has no words."""
    doc, offset = sentence.doc, sentence.offset
    if not len(doc) or not doc.has_annotation("DEP"):
        return None
    words = [
        Word(t.i, t.text, (t.lemma_ or t.text).lower(), t.tag_, t.dep_, t.head.i, at := t.idx + offset, at + len(t))
        for t in doc
    ]
    for mend in (_mend_subjects, _mend_days, _mend_titles, _mend_reports, _mend_second_verbs):
        before = [(word.dep, word.head) for word in words]
        mend(words)
        if _goes_round(words):  # the slip was another than it looked
            for word, (dep, head) in zip(words, before, strict=True):
                word.dep, word.head = dep, head
    root = 0
    for word in words:
        if word.head == word.i:
            root = word.i if words[root].head != root or not words[root].is_verb else root
        else:
            words[word.head].children.append(word.i)
    return Tree(words, sentence.span, root)
