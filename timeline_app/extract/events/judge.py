"""How much speaks for a draft being an event that a reader wants to see, and how much the article makes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline_app.core.facts import EntityKind, Role, Status
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import OTHER, weight_of
from timeline_app.extract.events.lexicon import words as listed

SHOWN = 1.15
"""At this score and above a draft is an event of its own."""

MENTIONED = -0.6
"""Below this score a draft is opinion or background and not even a detail."""
MATTERS = 0.8
"""What has more salience than this is what the article is about, however it can be told, be it a guess."""


def score(draft: Draft, reading: Reading) -> float:
    """The sum of what speaks for and against; around 0 for a plain statement, 3 and more for a dated happening."""
    return round(_word(draft) + _when(draft) + _who(draft, reading) + _where(draft) + _mood(draft), 3)


def whenever(draft: Draft) -> float:
    """The score less what speaks for it because it says when."""
    return draft.score - _when(draft)


def _word(draft: Draft) -> float:
    """The verb or noun itself."""
    lemma = draft.word
    if draft.clause is None:
        return weight_of(draft.kind) * 0.6
    if _is_due(draft):
        return 1.2
    stative = lemma in listed("stative") and not draft.clause.passive
    if lemma in listed("evaluation") and not _has_actor(draft):
        return -1.0
    if draft.statement and not _says_something(draft):
        return -1.5
    if draft.statement:
        return 0.6 if lemma in listed("weighty_say") else -0.2
    if stative and draft.kind in (OTHER, "statement"):
        return -1.2
    if lemma in listed("evaluation") and draft.kind in (OTHER, "statement"):
        return -1.0
    return weight_of(draft.kind) * (0.6 if stative else 1.0)


def _is_due(draft: Draft) -> bool:
    """ "The next transit is due on …"."""
    clause = draft.clause
    return clause is not None and any(w.lemma in listed("ahead") for w in draft.view.tree.kids(clause.head, "acomp"))


def _says_something(draft: Draft) -> bool:
    """Whether what is said stands in the sentence."""
    clause, tree = draft.clause, draft.view.tree
    assert clause is not None
    kids = tree.kids(clause.head, "ccomp", "xcomp", "parataxis", "dobj", "prep", "advcl", "dative", "oprd", "pcomp")
    return bool(kids) or any(w.text in ('"', "“", ":") for w in tree.words)


def _has_actor(draft: Draft) -> bool:
    return any(role is Role.AGENT for role in draft.actors.values())


def _when(draft: Draft) -> float:
    """A date of its own; what is only said, without one, is seldom an event."""
    if not draft.own:
        return -0.6 if draft.kind == "statement" and not draft.statement else 0.0
    return 2.0 if draft.day else 1.0


def _who(draft: Draft, reading: Reading) -> float:
    """A person, country or organisation as the one that acts or suffers."""
    kinds = {reading.entities[e].kind for e, role in draft.actors.items() if role is not Role.OTHER}
    if not kinds:
        return 0.0
    return 0.7 if kinds & {EntityKind.PERSON, EntityKind.COUNTRY} else 0.5


def _where(draft: Draft) -> float:
    """The lede, and a place."""
    return {0: 0.9, 1: 0.4}.get(draft.view.order, 0.0) * (0.5 if draft.nested else 1.0) + (0.3 if draft.place else 0.0)


def _mood(draft: Draft) -> float:
    """Tense, negation, quotation."""
    clause = draft.clause
    if clause is None:
        return 0.0
    against = 0.0
    if _is_due(draft):
        return 0.0
    if clause.tense is Tense.PERFECT and any(
        w.lemma == "since" for w in draft.view.tree.kids(clause.head, "prep", "mark")
    ):
        against += 1.2  # "has led the works since …"
    if clause.tense is Tense.PRESENT and draft.statement:
        against += 0.3  # "says" is the news writer's "said"
    elif clause.tense is Tense.PRESENT and not (draft.listed and not clause.progressive):  # of a chronology
        against += 0.5 if draft.day else 0.6 if clause.progressive else 1.5
    elif clause.tense is Tense.PERFECT and clause.progressive:
        against += 1.5  # "have been increasing": goes on, did not happen
    elif clause.tense is Tense.PERFECT and not draft.own and draft.kind in (OTHER, "statement"):
        against += 0.5
    elif clause.tense is Tense.MODAL:
        against += 1.6
    elif clause.tense is Tense.FUTURE or draft.status is Status.PLANNED:
        against += 0.4
    elif clause.tense is Tense.PLUPERFECT:
        against += 0.3
    elif clause.tense is Tense.NONE and not (clause.passive and clause.relation == "acl"):
        against += 0.8
    against += 1.2 if draft.status is Status.DENIED else 0.0
    against += 1.0 if is_personal(draft) else 0.0
    against += 1.5 if _asks(draft) else 0.0
    against += 1.5 if draft.view.tree.words[-1].text == "?" else 0.0
    against += 2.0 if clause.quoted else 0.0
    return -against


def _asks(draft: Draft) -> bool:
    """Whether the sentence is no statement: "How it reacted …", "What you were doing …"."""
    tree, clause = draft.view.tree, draft.clause
    opening = tree.words[min(tree.subtree(clause.head))] if clause is not None else tree.words[0]
    return opening.lemma in ("how", "what", "why", "whether") and not draft.nested


def is_personal(draft: Draft) -> bool:
    """Whether the author speaks of himself or to the reader."""
    clause = draft.clause
    return clause is not None and any(draft.view.tree.words[s].lemma in ("i", "we", "you") for s in clause.subject)


def content_words(text: str) -> list[str]:
    """Lower-case words of four letters and more, cut to their first six letters so that forms of a word agree."""
    return [w[:6] for w in re.findall(r"[^\W\d_]{4,}", text.lower())]


def saliences(drafts: Sequence[Draft], reading: Reading) -> None:
    """Sets `salience` of each draft: place in the article, words shared with title and whole text, score."""
    text = reading.article.text
    title = set(content_words(reading.article.title or ""))
    counts = Counter(w for view in reading.views for w in set(content_words(view.tree.span.of(text))))
    # Ties by word: the order of a set differs from run to run.
    common = {w for w in sorted(counts, key=lambda w: (-counts[w], w))[:12] if counts[w] > 1}
    people = Counter(name.entity for view in reading.views for name in view.names)
    busiest = max(people.values(), default=1)
    for draft in drafts:
        own = set(content_words(draft.span.of(text)))
        lede = 1.0 / (1.0 + 0.35 * draft.view.order)
        in_title = len(own & title) / max(3, len(title)) if title else lede
        topical = len(own & common) / max(4, len(common))
        weight = max(0.0, min(1.0, draft.score / 4.5))
        who = max((people[e] / busiest for e in draft.actors), default=0.0)
        total = 0.34 * lede + 0.24 * min(1.0, in_title) + 0.14 * min(1.0, topical) + 0.2 * weight + 0.08 * who
        draft.salience = total * (0.75 if draft.nested else 1.0) * (0.6 if draft.background else 1.0)
    top = max((d.salience for d in drafts if not d.view.title), default=0.0) or 1.0
    for draft in drafts:
        draft.salience = round(min(1.0, (draft.salience / top) ** 1.5), 4)
