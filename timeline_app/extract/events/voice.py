"""Who does and who suffers where the auxiliary is missing: "Two miners rescued", "a mill, built by hand, burned".

Titles and lists leave out "are" and "was", and the small parser then takes "rescued" for what the miners did. A verb
that is always done to somebody, and stands there without anybody, is meant passively; so is "Ada named director".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import kids_of
from timeline_app.extract.events.lexicon import kind_of_noun
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Tree, Word

_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "prt", "pcomp")
_WHERE = {"VBD": ("ROOT", "advcl", "acl", "conj"), "VBN": ("ROOT", "advcl", "acl", "conj", "pcomp")}
_MARKED = ("det", "poss", "amod", "compound", "nummod", "relcl", "conj")


def is_done_to(tree: Tree, verb: Word, auxiliaries: Sequence[Word]) -> bool:
    """Whether a past form without an auxiliary tells what its subject suffers."""
    if auxiliaries or verb.dep not in _WHERE.get(verb.tag, ()):
        return False
    given = tree.kids(verb.i, *_COMPLEMENTS)
    if len(given) == 1 and (_is_asked(tree, verb, given[0]) or _is_given(tree, verb, given[0])):
        return True
    if given:
        return verb.lemma in listed("naming") and len(given) == 1 and _is_bare_role(tree, given[0], verb)
    if verb.dep == "conj" and verb.tag == "VBD" and not tree.kids(verb.i, "nsubj"):
        return False  # it goes on what the first verb tells
    known = verb.lemma in listed("done_to") or (verb.lemma in listed("done_to_in_titles") and _is_title(tree, verb))
    known = known or _is_put_in_hospital(tree, verb) or _is_agreed(tree, verb)
    if not known or _shares_object(tree, verb):
        return False
    return _is_followed_plainly(tree, verb)


def _is_put_in_hospital(tree: Tree, verb: Word) -> bool:
    """ "Two weavers | admitted to hospital" admit nothing."""
    to = [w for p in tree.kids(verb.i, "prep") if p.lemma == "to" for w in tree.kids(p.i, "pobj")]
    return verb.lemma == "admit" and any(w.lemma in listed("wards") for w in to)


def _is_agreed(tree: Tree, verb: Word) -> bool:
    """ "The truce | agreed in May": no truce agrees."""
    subjects = tree.kids(verb.i, "nsubj")
    return verb.lemma == "agree" and any(kind_of_noun(w.lemma) == "agreement" for w in subjects)


def _is_asked(tree: Tree, verb: Word, follows: Word) -> bool:
    """ "Holm | advised to close": whoever advises somebody names him."""
    to_do = follows.dep == "xcomp" and any(w.tag == "TO" for w in tree.kids(follows.i, "aux"))
    return to_do and verb.lemma in listed("asked_to")


def _is_given(tree: Tree, verb: Word, given: Word) -> bool:
    """ "Ada Holm, 25, | awarded the medal": in a title, or of a prize, who is told with his age gets it.

    A judge is told with her age, too: "Ada Holm, 52, granted a delay on Friday."
    """
    aged = any(w.tag == "CD" for s in tree.kids(verb.i, "nsubj") for w in tree.kids(s.i, "appos"))
    done = verb.tag == "VBN" or verb.text.endswith("ed")  # not "gave"
    to = any(w.lemma == "to" for w in tree.kids(verb.i, "prep"))
    meant = _has_no_stop(tree) or (given.tag == "NNP" and verb.lemma == "award")
    return aged and done and not to and meant and given.dep == "dobj" and verb.lemma in listed("given")


def _is_title(tree: Tree, verb: Word) -> bool:
    """Whether the sentence has no stop and the noun that the verb is of no article, as in a title."""
    subjects = tree.kids(verb.i, "nsubj", "nsubjpass")
    bare = any(w.tag in ("NN", "NNS") and not tree.kids(w.i, "det", "poss") for w in subjects)
    return bare and _has_no_stop(tree)


def _has_no_stop(tree: Tree) -> bool:
    return tree.words[-1].text[-1:] not in ".!?"


def _is_bare_role(tree: Tree, noun: Word, verb: Word) -> bool:
    """ "director" of "Ada named director", not of "Ada named a director"."""
    role = noun.tag in ("NN", "NNP") and noun.lemma in listed("titles") | listed("roles")
    return role and noun.i > verb.i and not tree.kids(noun.i, *_MARKED)


def _shares_object(tree: Tree, verb: Word) -> bool:
    """Whether the object stands with a second verb: "arrested and jailed two men"."""
    second = verb.dep == "conj" and not tree.kids(verb.i, "nsubj")
    others = [*tree.kids(verb.i, "conj"), *([tree.words[verb.head]] if second else [])]
    return any(w.is_verb and tree.kids(w.i, "dobj") for w in others)


def _is_followed_plainly(tree: Tree, verb: Word) -> bool:
    """Whether nothing follows that may be an object which the parser has hung elsewhere."""
    after = tree.words[verb.i + 1] if verb.i + 1 < len(tree.words) else None
    timed = after is not None and verb.i in (after.head, tree.words[after.head].head)  # "last | May"
    timed = timed and after is not None and "npadvmod" in (after.dep, tree.words[after.head].dep)
    return after is None or timed or (after.tag in ("IN", "TO", ".", "WRB") and after.lemma not in ("on", "upon"))


def make_main(words: Sequence[Word], noun: Word, verb: Word) -> None:
    """Makes the participle `verb` that hangs on `noun` the sentence's verb, in the past, and `noun` its subject."""
    verb.dep, verb.tag, verb.head = "ROOT", "VBD", verb.i
    noun.dep, noun.head = "nsubj", verb.i
    for word in words:
        if word.head == noun.i and (word.i > verb.i or word.dep == "punct"):
            word.head = verb.i


def mend_past(words: list[Word]) -> None:
    """ "When the ferry [crashed]": who has a subject and "when" before it, and no "was", did it."""
    kids = kids_of(words)
    for verb in words:
        hung = kids[verb.i]
        opens = any(w.lemma in _OPENS and w.dep in ("advmod", "mark") and w.i < verb.i for w in hung)
        did = any(w.dep == "nsubj" for w in hung) and all(w.dep not in ("aux", "auxpass") for w in hung)
        if verb.tag == "VBN" and verb.dep == "advcl" and opens and did:
            verb.tag = "VBD"


_OPENS = ("when", "after", "as", "before")
