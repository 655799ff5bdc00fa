"""Prepositions that belong to their verb, and those that are only said to the reader.

Of "Berg placed the crates in a shed as a precaution" the shed is part of what was done, and goes last when a line is
too long; "in addition" is no part of it at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.lexicon import style

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Tree, Word

_WHEREVER, _LAST = 2, 3
"""What is told where it opens the sentence as well, "for the first time, …"; and what is given up first."""
_WHICH = ("first", "second", "third", "last", "only", "more")


def is_bound(preposition: Word, tree: Tree) -> bool:
    """Whether its verb says too little without it: "accuses Berg [of theft]", "puts the ferry [into service]"."""
    verb = tree.words[preposition.head]
    known = verb.is_verb and preposition.lemma in style()["bound"].get(verb.lemma, ())
    return known and preposition.i > verb.i and not tree.is_parted(preposition.i)


def rank_of(preposition: Word, tree: Tree) -> int:
    """How soon its phrase is given up when the line is too long: 0 never, then 3 first."""
    lemma = preposition.lemma if preposition.dep != "agent" else "by"
    if any(is_counted(w, tree) for w in tree.kids(preposition.i, "pobj")):
        return _WHEREVER
    return 0 if is_bound(preposition, tree) else int(style()["prepositions"].get(lemma, _LAST))


def other_preposition(preposition: Word, tree: Tree) -> tuple[str, Word] | None:
    """The "or" and the "off" of "on the pier or off the coast": one of the two alone says more than is so."""
    other = next((w for w in tree.kids(preposition.i, "conj") if w.tag == "IN"), None)
    either = any(w.lemma == "or" for w in tree.kids(preposition.i, "cc"))
    return ("or", other) if either and other is not None else None


def is_said_to_reader(preposition: Word, tree: Tree) -> bool:
    """Whether it is "in addition", "at the same time"; not "as part of it", "for the first time"."""
    if preposition.lemma == "to":
        return False
    nouns = (w for w in tree.kids(preposition.i, "pobj") if w.lemma in style()["discourse"])
    return any(not _tells(w, tree) for w in nouns)


def _tells(noun: Word, tree: Tree) -> bool:
    return is_counted(noun, tree) or any(w.lemma == "of" or noun.lemma == "result" for w in tree.kids(noun.i, "prep"))


def is_counted(noun: Word, tree: Tree) -> bool:
    """Whether it is "the first time", "more time"."""
    return noun.lemma == "time" and any(w.lemma in _WHICH for w in tree.kids(noun.i, "amod"))


def mend_bound(words: list[Word]) -> None:
    """Hangs on its verb what the parser hung on the object before it: "threatens papers | with the law"."""
    for word in words:
        thing = words[word.head]
        verb = words[thing.head]
        told = word.dep == "prep" and thing.dep == "dobj" and word.i == thing.i + 1 and verb.i < thing.i
        # "Accuses clerks of hiding it" is written whole either way; of a name nothing is written but the name.
        told = told and (thing.tag == "NNP" or words[min(word.i + 1, len(words) - 1)].tag != "VBG")
        told = told and word.lemma in _SURE and word.lemma in style()["bound"].get(verb.lemma, ())
        if told and not _has_twin(word, thing, words):
            word.head = verb.i


def _has_twin(preposition: Word, thing: Word, words: list[Word]) -> bool:
    """ "Accuses the bank of theft and the mayor of fraud": each is told with its own."""
    return any(
        w.dep == "prep"
        and w.lemma == preposition.lemma
        and words[w.head].dep == "conj"
        and words[w.head].head == thing.i
        for w in words[preposition.i + 1 :]
    )


_SURE = ("of", "with", "as", "into", "without")
