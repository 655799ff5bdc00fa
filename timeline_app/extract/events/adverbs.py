"""Which adverbs a line tells: "runs [aground]", "testifies [truthfully]", not "[recently]" nor "[reportedly]"."""

from __future__ import annotations

from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word


def tells_where(adverb: Word, tree: Tree) -> bool:
    """Whether an adverb says where or how it ended ("aground", "free"), not how or when it was done."""
    kept = adverb.lemma in style()["adverbs"]
    leads_on = all(tree.words[c].dep == "prep" for c in adverb.children)  # "stopped short of asking"
    if adverb.tag not in ("RB", "RP") or not leads_on:
        return False
    if tree.words[adverb.head].lemma in style()["qualified"] and adverb.i > adverb.head:
        return True
    return kept or not (adverb.text.lower().endswith("ly") or adverb.lemma in style()["dropped_adverbs"])


def tells_manner(adverb: Word, tree: Tree) -> bool:
    """Whether it says behind its verb how that was done: "handles it objectively and calmly"."""
    above = tree.words[adverb.head]
    manner = adverb.dep == "advmod" and adverb.tag == "RB" and adverb.text.lower().endswith("ly")
    if not manner or not above.is_verb or adverb.i < above.i or tree.is_parted(adverb.i):
        return False
    if belongs_to_verb(adverb, tree):
        return True
    alone = all(tree.words[c].dep in ("cc", "conj") for c in adverb.children)
    return alone and adverb.lemma not in listed("no_manner") and adverb.lemma not in listed("colouring_adverbs")


def belongs_to_verb(adverb: Word, tree: Tree) -> bool:
    """Whether the verb says something else without it: "takes the threat [seriously]", "brings them [together]"."""
    return tree.words[adverb.head].lemma in style()["completes"].get(adverb.lemma, ())


def narrowed(preposition: Word, tree: Tree) -> list[str]:
    """The preposition, with the "mostly", "only" or "nearly two years" before it that belongs to it."""
    before = tree.words[preposition.i - 1] if preposition.i else preposition
    if span := span_before(preposition, preposition, tree):
        return [*span, preposition.text.lower()]
    shared = before.head == preposition.i and before.text in listed("shares")
    if (before.lemma == "not" or shared) and before.i and tree.words[before.i - 1].text == ",":
        # "comes from the mill, | not from the sea", "sinks sixty boats, | most in Halden"
        return [f", {before.text}", preposition.text.lower()]
    narrows = before.lemma in listed("narrowing") and before.head == preposition.i
    return [before.text.lower(), preposition.text.lower()] if narrows else [preposition.text.lower()]


def span_before(opening: Word, above: Word, tree: Tree) -> list[str]:
    """The "nearly two years" right before an "after", which hang on `above`: without them it was soon after."""
    spans = (w for w in tree.kids(above.i, "npadvmod") if w.i == opening.i - 1 and w.lemma in listed("spans"))
    counted = next((w for w in spans if tree.kids(w.i, "nummod", "det", "amod")), None)
    if counted is None or opening.lemma != "after":
        return []
    return [tree.words[i].text for i in tree.subtree(counted.i)]
