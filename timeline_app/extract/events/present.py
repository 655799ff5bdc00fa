"""A sentence of the article as a line of the chronology: its verb in the present, without the date that is beside it.

"The council had already closed the bridge on Friday" becomes "The council closes the bridge"; the rest stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

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
_WHEN = frozenset({"after", "when", "as", "while", "before", "until"})


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
    told = clause.above is not None and f" {tree.words[draft.view.clauses[clause.above].head].text} " in text
    now = _one_in_present(text, clause, clause, draft, reading)
    beside = _with_it(_first_beside(clause, draft), draft)
    stands = clause.tense is Tense.PERFECT and any(_is_now(c, draft, text) for c in beside)
    if now == text or (told and clause.relation == "ccomp") or stands:
        return text  # "they are recycled; they have sailed before"
    for other in (c for c in beside if c is not clause and c.tense in (*_TOLD, Tense.PLUPERFECT)):
        then = _one_in_present(now, other, clause, draft, reading)
        if then == now and other.relation in _BESIDE and _stays_past(other, draft, now):
            return text  # one past beside one present
        now = then
    return now


def _with_it(clause: Clause, draft: Draft) -> list[Clause]:
    """The clauses that must have its tense: itself, a second verb, and when it was."""
    tree, with_it = draft.view.tree, [clause]
    for other in draft.view.clauses:
        above = None if other.above is None else draft.view.clauses[other.above]
        if other is clause or not any(above is one for one in with_it) or other.quoted:
            continue
        when = other.own_subject and any(w.lemma in _WHEN for w in tree.kids(other.head, "mark", "advmod"))
        if other.relation in _BESIDE or (other.relation == "advcl" and when):
            with_it.append(other)
    return with_it


def _is_now(clause: Clause, draft: Draft, text: str) -> bool:
    return clause.tense is Tense.PRESENT and f" {draft.view.tree.words[clause.head].text}" in text


def _first_beside(clause: Clause, draft: Draft) -> Clause:
    """The first of the clauses that stand beside each other in the sentence."""
    while clause.relation in _BESIDE and clause.above is not None:
        clause = draft.view.clauses[clause.above]
    return clause


def _one_in_present(text: str, clause: Clause, main: Clause, draft: Draft, reading: Reading) -> str:
    """The text with the verb of one of its clauses in the present; as it is where that verb is not found."""
    tree, words = draft.view.tree, draft.view.tree.words
    if clause is not main and clause.passive and not tree.kids(clause.head, "aux", "auxpass"):
        return text  # "was arrested and | jailed"
    first = _first_of_group(tree, clause)
    last = max([clause.head, *(w.i for w in tree.kids(clause.head, "neg") if w.i == clause.head + 1)])  # "was|n't"
    verbs = Verbs(draft.view, reading)
    own = clause if clause.subject else main
    plural = verbs.plural(own, verbs.phrases.noun(own.subject[0], 1))
    over = clause.tense is Tense.PLUPERFECT
    now = verbs.group(replace(clause, tense=Tense.PAST) if over else clause, plural)
    for start in (max(first - 1, 0), first):
        before = " ".join(reading.article.text[words[start].start : words[first].start].split())
        written = " ".join(reading.article.text[words[first].start : words[last].end].split())
        found = re.findall(rf"(?<= ){re.escape(f'{before} {written}'.strip())}(?!\w)", f" {text}")
        if now and len(found) == 1:
            return f" {text}".replace(f" {found[0]}", f" {before} {now}".replace("  ", " "), 1)[1:]
    return text


def _stays_past(clause: Clause, draft: Draft, text: str) -> bool:
    """Whether the text holds its verb in the past: not the participle of "was arrested and jailed"."""
    verb = draft.view.tree.words[clause.head]
    alone = clause.passive and not draft.view.tree.kids(verb.i, "aux", "auxpass")
    return not alone and clause.tense is not Tense.PERFECT and f" {verb.text} " in f"{text} "


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
