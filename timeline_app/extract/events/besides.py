"""What somebody is said to have done besides: "says she sold the painting [and gave the money to her brother]".

Written only where phrases are written whole; a line that has no room for it goes without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word

if TYPE_CHECKING:
    from timeline_app.extract.events.context import View
    from timeline_app.extract.events.writer import Writer

_JOINTS = ("and", "but")


def joined_to(told: Word, view: View) -> Word | None:
    """The second verb of a clause that somebody tells, if it has neither a subject nor a day of its own.

    Behind a comma, or where it is a verb of saying, it may well be told of the speaker: "says he sank and urged calm".
    """
    tree = view.tree
    verb = next((w for w in tree.kids(told.i, "conj") if w.is_verb and w.i > told.i), None)
    if told.dep != "ccomp" or not told.is_verb or verb is None:
        return None
    dated = view.timed_words & {*range(told.i, verb.i), *tree.subtree(verb.i)}  # that of one of the two alone
    own = dated or tree.kids(verb.i, "nsubj", "nsubjpass", "expl", "mark")
    unsure = verb.lemma in listed("say") | listed("showing") | listed("states")
    return None if own or unsure or any(w.text == "," for w in tree.words[told.i : verb.i]) else verb


def besides(told: Word, writer: Writer, tight: int, depth: int, plural: bool) -> list[str]:
    """The second half of the told clause with its "and"; nothing where there is none, or it is left out."""
    tree, verb = writer.tree, joined_to(told, writer.view)
    clause = next((c for c in writer.view.clauses if verb is not None and c.head == verb.i), None)
    if verb is None or clause is None or not writer.phrases.whole or verb.i in writer.phrases.gone:
        return []
    joint = next((w.lemma for w in reversed(tree.words[told.i : verb.i]) if w.dep == "cc"), "")
    if joint not in _JOINTS:
        return []
    lead = [w for w in tree.kids(verb.i, "aux", "auxpass", "neg") if w.i < verb.i]
    said = writer.verbs.told(clause, lead, verb.text, plural) if lead else verb.text
    said = re.sub("^had ", "have " if plural else "has ", said)  # "is tired and has left"
    parts = [p.text for p in writer.parts(clause, max(1, tight), depth + 1) if p.rank <= writer.most]
    return [joint, said.replace(" n't", "n't"), *parts]
