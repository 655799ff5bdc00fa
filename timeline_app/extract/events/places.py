"""Where a clause says that it happened: "in Liverpool", "at the White House", "near Washington"; and how far."""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.core.span import Span
from timeline_app.extract.events.context import View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_RANK = {"in": 0, "at": 1, "near": 2, "outside": 3, "off": 3, "inside": 3, "to": 9}
_PLACELIKE = (EntityKind.PLACE, EntityKind.COUNTRY)


def find_place(view: View, tops: list[int], text: str, to: bool = False) -> tuple[str, Span] | None:
    """The best place among the phrases on the words `tops`; `to` also takes "to", for travel."""
    found = [
        (rank, p)
        for top in tops
        for p in view.tree.kids(top, "prep")
        if (rank := _RANK.get(p.lemma, 99)) < (10 if to else 9)
    ]
    order = {top: n for n, top in reversed(list(enumerate(tops)))}
    for _, preposition in sorted(found, key=lambda pair: (min(2, order[pair[1].head]), pair[0], pair[1].i)):
        for noun in view.tree.kids(preposition.i, "pobj"):
            if span := _place_span(view, noun):
                return " ".join(span.of(text).split()), span
    return None


def _place_span(view: View, noun: Word) -> Span | None:
    """The capitalised name of the place without its article; None for times, people and common nouns."""
    if noun.i in view.timed_words:
        return None
    name = view.name_at.get(noun.i)
    if name is not None and name.kind not in _PLACELIKE and name.kind is EntityKind.PERSON:
        return None
    tree = view.tree
    words = set(name.words) if name else set()
    if noun.tag in ("NNP", "NNPS"):
        words |= {noun.i, *(w.i for w in tree.kids(noun.i, "compound") if w.tag in ("NNP", "NNPS"))}
    if not words:
        return None
    first, last = min(words), max(words)
    return Span(tree.words[first].start, tree.words[last].end)


def names_place(preposition: Word, view: View) -> bool:
    """Whether it says in which country or town: "In Oslo"."""
    objects = view.tree.kids(preposition.i, "pobj")
    names = [view.name_at[w.i] for w in objects if w.i in view.name_at]
    return preposition.lemma in ("in", "near", "outside") and any(n.kind in _PLACELIKE for n in names)


def is_measure(word: Word, tree: Tree) -> bool:
    """Whether it says by how much, how far or who alone: "falls 6 per cent", "[north of Oslo]", "did it [himself]"."""
    points = word.lemma in _SIDES and any(w.lemma == "of" for w in tree.kids(word.i, "prep"))
    counted = word.lemma == "way" or bool(tree.kids(word.i, "nummod", "quantmod"))
    return word.dep == "npadvmod" and (points or counted or word.lemma.endswith(("self", "selves")))


_SIDES = ("north", "south", "east", "west")


def tells_state(word: Word, tree: Tree) -> bool:
    """Whether it says in what state somebody then was: "is found [safe and sound]", "[badly hurt]"."""
    if word.dep != "advcl" or word.tag not in ("JJ", "VBN") or word.i < word.head:
        return False
    if word.text.lower() == "bound" and any(w.lemma == "for" for w in tree.kids(word.i, "prep")):
        return True
    first = min(tree.subtree(word.i))
    bare = all(w.dep in _MORE for w in map(tree.words.__getitem__, word.children))
    return word.tag == "JJ" or (bare and not tree.is_parted(first) and tree.words[word.head].lemma in listed("ends_up"))


_MORE = ("advmod", "cc", "conj", "prep", "punct", "npadvmod")


def tells_content(word: Word, tree: Tree) -> bool:
    """Whether it says behind a comma what was issued or said: "writes to Berg, [warning of floods]"."""
    told = tree.words[word.head].lemma in listed("of_content") or word.lemma in listed("say") | listed("showing")
    before = tree.words[min(tree.subtree(word.i)) - 1]
    return word.dep == "advcl" and word.tag == "VBG" and word.i > word.head and told and before.text == ","


def opens_clause(preposition: Word, tree: Tree) -> bool:
    """Whether it opens what is as good as a clause: "sails, with the first guest [due in May]"."""
    if preposition.lemma != "with":
        return False
    parted = tree.is_parted(preposition.i)
    objects = tree.kids(preposition.i, "pobj")
    return any(c.i > w.i and (parted or c.dep == "amod") for w in objects for c in tree.kids(w.i, "amod", "acl"))


def tells_another(word: Word, tree: Tree) -> bool:
    """Whether it opens another happening with its own subject: "[with the death toll rising]"."""
    happens = any(tree.kids(w.i, "nsubj", "nsubjpass") for w in tree.kids(word.i, "pcomp"))
    return word.dep == "prep" and word.lemma == "with" and happens  # not "details of how the lake rose"


def is_weekly(day: Word, tree: Tree) -> bool:
    """Whether it is the "Friday" of "Friday prayers", which are no other prayers on another day."""
    return day.dep == "compound" and tree.words[day.head].lemma in listed("weekly")
