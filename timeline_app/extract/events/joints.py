"""How the pieces of a sentence hang together: what limits it, what is only added to it, what stands before a "that".

Of "Berg said the ferry sailed only after the storm had passed" the last clause is no detail: without it, it sailed.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.said import opens_with_question
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.quotes import MARKS

_LED = ("that", "whether", "if", "to")
_LIMITS = ("until", "till", "unless", "if", "provided")
_NO_PLAN = (Tense.PAST, Tense.PRESENT, Tense.PERFECT)
_WITH_ONLY = ("after", "when", "if", "because")


def limiting(tree: Tree, verb: Word) -> str:
    """The "until", "if" or "only after" of a clause without which the sentence says something else; else nothing."""
    first = tree.words[min(tree.subtree(verb.i))]
    opens = tree.words[first.i + 1] if first.lemma == "only" else first
    only = opens is not first or (first.i > 0 and tree.words[first.i - 1].lemma == "only")
    # "Will not open before the storm has passed".
    yet = bool(tree.kids(verb.head, "neg")) and opens.text.lower() == "before"
    short = verb.tag == "VBN" and verb.i == first.i + 1  # "faces prison if convicted"
    whole = (short or bool(tree.kids(verb.i, "nsubj", "nsubjpass"))) and not tree.is_parted(first.i)
    limits = yet or opens.text.lower() in (_WITH_ONLY if only else _LIMITS)
    return f"{'only ' if only else ''}{opens.text.lower()}" if limits and whole else ""


def is_only_thought(tree: Tree, verb: Word) -> bool:
    """Whether it opens with an "if" and is only thought of: "would win [if a vote were held now]"."""
    were = any(w.text.lower() == "were" for w in (verb, *tree.kids(verb.i, "aux", "auxpass")))
    one = any(w.tag in ("NN", "NNP") or w.lemma in _ONE for w in tree.kids(verb.i, "nsubj", "nsubjpass"))
    return were and one and any(w.lemma == "if" for w in tree.kids(verb.i, "mark"))


_ONE = frozenset({"it", "he", "she"})


def led(told: Word, text: str, tree: Tree) -> str:
    """The clause `text` with "that", where something stands between it and its verb: "says [at a hearing] that …"."""
    opens = text.split(" ", 1)[0]
    whole = bool(tree.kids(told.i, "nsubj", "nsubjpass", "expl")) and told.is_verb
    plain = not opens.startswith("“") and opens not in _LED and not opens_with_question(tree, told)
    return f"that {text}" if whole and plain else text


def is_put_off(clause: Clause, tree: Tree) -> bool:
    """Whether the subject is an "it" that stands for what follows: "it will take a decade to rebuild it"."""
    return bool(clause.subject) and tree.words[clause.subject[0]].text.lower() == "it" and clause.own_subject


def are_one(verb: Word, joined: Word) -> bool:
    """Whether two verbs stand beside each other and share all that follows: "collapsed and died at sea"."""
    return joined.dep == "conj" and joined.head == verb.i and joined.i == verb.i + 2 and verb.tag == joined.tag != "VB"


def is_aside(word: Word, clause: Clause, tree: Tree) -> bool:
    """Whether what the parser took for an object is added after a comma: "sent ships south, a long detour"."""
    first = min(tree.subtree(word.i))
    before = next((w for w in reversed(tree.words[:first]) if w.text not in MARKS), word)
    given = any(w.i < first for w in tree.kids(clause.head, "dative"))  # "offers Holm, the mayor, a barge"
    parted = first > clause.head + 1 and before.text in (",", "–", "—", "-", "--", ":")
    return parted and word.dep != "prt" and not (given and word.dep == "dobj")


def score(preposition: Word, tree: Tree) -> tuple[str, str] | None:
    """The "14" and "to 3" of "voted 14 to 3": neither number says anything alone."""
    first = tree.words[preposition.i - 1]
    if preposition.lemma != "to" or first.tag != "CD" or first.dep != "npadvmod" or first.head != preposition.head:
        return None
    second = next((w for w in tree.kids(preposition.i, "pobj") if w.tag == "CD"), None)
    return (first.text, f"to {second.text}") if second else None


def of_others(clause: Clause, view: View) -> tuple[list[int], Clause] | None:
    """Behind "was killed and": those of whom a second passive is told without its "was", and that passive."""
    tree, at = view.tree, clause.head + 1
    joined = next(iter(w for w in tree.kids(clause.head, "conj", "dep") if w.i > at), None)
    if joined is None or not clause.passive or clause.tense not in _NO_PLAN or tree.words[at].lemma != "and":
        return None
    verb = joined if joined.is_verb else next(iter(tree.kids(joined.i, "acl")), None)
    second = next((c for c in view.clauses if verb is not None and c.head == verb.i), None)
    if verb is None or second is None or verb.tag not in ("VBN", "VBD"):
        return None
    if tree.kids(verb.i, "aux", "auxpass", "dobj", "ccomp", "attr", "acomp") or verb.lemma in listed("intransitive"):
        return None  # "was robbed and his wife lost her ring"
    top = next(iter(tree.kids(verb.i, "nsubj", "nsubjpass")), joined)
    others = [i for i in tree.subtree(top.i) if i < verb.i]
    return (others, second) if at + 1 in others else None
