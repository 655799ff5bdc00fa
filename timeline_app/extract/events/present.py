"""A sentence of the article as a line of the chronology: its verb in the present, without the date that is beside it.

"The council had already closed the bridge on Friday" becomes "The council closes the bridge"; the rest stays as it is.
"""

from __future__ import annotations

import re

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.tree import Tree
from timeline_app.extract.events.trim import stands_alone
from timeline_app.extract.events.verbs import Verbs

_TOLD = (Tense.PAST, Tense.PERFECT)
_BESIDE = ("conj", "parataxis")
_GOES_ON = ("ccomp", *_BESIDE)


def as_told_now(text: str, draft: Draft, reading: Reading) -> str:
    """The line `text` in the words of the article, its main verb in the present and its own date left out."""
    return _in_present(_undated(text, draft, reading), draft, reading)


def _undated(text: str, draft: Draft, reading: Reading) -> str:
    view, article = draft.view, reading.article.text
    phrases = Phrases(view, reading)
    for timed in (t for t in view.times if t.index in draft.own and t.words[0] in view.timed_words):
        above = view.tree.words[view.tree.words[timed.head].head]
        leads = above.dep == "prep" and above.i < timed.words[0] and phrases.is_timed(above)
        if not leads and view.tree.words[timed.head].dep != "npadvmod":
            continue
        start = above.start if leads else view.tree.words[timed.words[0]].start
        piece = " ".join(article[start : view.tree.words[timed.words[-1]].end].split())
        left = re.sub(rf"(?<=\w),? {re.escape(piece)}(?=$|[\s,.;…])", "", text, count=1)
        ends_with = left.rstrip(".").rsplit(" ", 1)[-1]
        if not any(w.lemma == "be" and w.text == ends_with for w in view.tree.words):  # "the last one was in 1961"
            text = left
    return text


def _in_present(text: str, draft: Draft, reading: Reading) -> str:
    tree, clause = draft.view.tree, _of_sentence(draft)
    if clause is None or clause.tense not in _TOLD or clause.quoted or not clause.own_subject:
        return text
    if clause.relation not in ("ROOT", *_GOES_ON) or Verbs(draft.view, reading).is_over(tree.words[clause.head]):
        return text
    first = _first_of_group(tree, clause)
    last = max([clause.head, *(w.i for w in tree.kids(clause.head, "neg") if w.i == clause.head + 1)])  # "was|n't"
    written = " ".join(reading.article.text[tree.words[first].start : tree.words[last].end].split())
    told = clause.above is not None and f" {tree.words[draft.view.clauses[clause.above].head].text} " in text
    if text.count(f" {written}") != 1 or _has_other_past(tree, clause, text) or (told and clause.relation == "ccomp"):
        return text
    verbs = Verbs(draft.view, reading)
    now = verbs.group(clause, verbs.plural(clause, verbs.phrases.noun(clause.subject[0], 1)))
    return text.replace(f" {written}", f" {now}") if now else text


def _of_sentence(draft: Draft) -> Clause | None:
    """The clause whose verb is that of the line."""
    if stands_alone(draft):
        return draft.clause
    return next((c for c in draft.view.clauses if c.above is None), None)


def _first_of_group(tree: Tree, clause: Clause) -> int:
    """The first word of the verb with all that helps it and the adverbs between."""
    lead = [w.i for w in tree.kids(clause.head, "aux", "auxpass", "neg") if w.i < clause.head]
    told = (*style()["hedges"], *style()["orders"])
    lead += [w.i for w in tree.kids(clause.head, "advmod") if w.i == clause.head - 1 and w.lemma in told]
    first = min([clause.head, *lead])
    between = all(tree.words[i].dep in ("aux", "auxpass", "neg", "advmod") for i in range(first, clause.head))
    return first if between else clause.head


def _has_other_past(tree: Tree, clause: Clause, text: str) -> bool:
    """Whether the line has another verb of its own in the past, which would stand beside the present."""
    others = (w for w in tree.words if w.i != clause.head and w.dep in _BESIDE and w.is_verb and w.text in text)
    return any(w.tag == "VBD" or tree.kids(w.i, "aux", "auxpass") for w in others)
