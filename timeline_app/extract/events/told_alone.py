"""Whether a line that is a piece of its sentence holds what it tells: the verb, or for a noun which thing it was."""

from __future__ import annotations

import re

from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.doubt import is_doubted
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.imagined import is_imagined
from timeline_app.extract.events.inflect import base_form, plain


def tells_it(line: str, draft: Draft) -> bool:
    """Whether the sentence's own words hold the verb of the draft, or the one above it, and it is so."""
    words = draft.view.tree.words
    if draft.clause is None:
        return True
    if is_imagined(governing(draft), draft.view) or draft.clause.relation in ("relcl", "acl", "advcl"):
        return False
    clause, verbs = draft.clause, [words[draft.trigger]]
    while clause.above is not None and (clause.relation == "xcomp" or is_doubted(draft.view, clause)):
        clause = draft.view.clauses[clause.above]
        verbs.append(words[clause.head])
    forms = {
        f for w in verbs for f in (w.text.lower(), w.lemma, plain(base_form(w.text, w.lemma, w.tag), plural=False))
    }
    return bool(forms & set(re.findall(r"[^\W_]+", line.lower())))


def is_particular(draft: Draft, reading: Reading, line: str) -> bool:
    """Whether a noun alone says which thing it was: it has a name or a number, "the crash at Oslo", "a 7.0 quake"."""
    tree = draft.view.tree
    if any(reading.short_names[e] in line for e in draft.actors):
        return True  # "his inauguration" as "Moreau is inaugurated"
    inside = [tree.words[i] for i in tree.subtree(draft.trigger) if i not in draft.view.timed_words]
    return any(
        w.tag in ("NNP", "NNPS", "CD") or w.text[:1].isupper() for w in inside if w.i and w.text.lower() != "one"
    )
