"""The line of a chronology that tells an event: "Landau meets Funakoshi in Washington".

Built from the parse where that gives a whole sentence; else the sentence itself, cut where it can be cut.
"""

from __future__ import annotations

import re

from timeline_app.core.facts import EntityKind, Role
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import plain
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.writer import Writer, style

LONGEST = 90

_STEPS = ((0, 4), (0, 3), (1, 3), (0, 2), (1, 2), (2, 2), (1, 1), (2, 1), (2, 0))
_BAD_ENDS = frozenset(
    (
        "of",
        "in",
        "at",
        "on",
        "to",
        "for",
        "with",
        "by",
        "from",
        "and",
        "or",
        "the",
        "a",
        "an",
        "that",
        "as",
        "but",
        "his",
        "her",
        "their",
        "its",
        "into",
        "about",
        "after",
        "before",
        "between",
        "not",
        "than",
        "is",
        "are",
        "was",
        "were",
        "which",
        "who",
        "near",
        "over",
        "under",
    )
)
_BAD_STARTS = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "this",
        "these",
        "those",
        "who",
        "which",
        "that",
        "there",
        "his",
        "her",
        "their",
        "its",
    )
)


def headline(draft: Draft, reading: Reading) -> str:
    """At most about 90 characters, never empty, a whole sentence wherever the parse allows one."""
    for text in _attempts(draft, reading):
        if text and _is_good(text):
            return _finished(text)
    return _trimmed(draft, reading)


def _attempts(draft: Draft, reading: Reading) -> list[str]:
    if draft.clause is None:
        return [_from_noun(draft, reading)]
    writer = Writer(draft.view, reading)
    clause = _governing(draft)
    lines = []
    for tight, most in _STEPS:
        subject = _subject(draft, clause, writer, reading, tight)
        line = writer.line(clause, subject, tight, most) if subject else None
        if line and line not in lines:
            lines.append(line)
    return lines


def _governing(draft: Draft) -> Clause:
    """The clause to write: of "plans to visit" the one with "plans"."""
    clause = draft.clause
    assert clause is not None
    for _ in range(3):
        if clause.relation != "xcomp" or clause.above is None:
            return clause
        clause = draft.view.clauses[clause.above]
    return clause


def _subject(draft: Draft, clause: Clause, writer: Writer, reading: Reading, tight: int) -> str:
    subject = writer.subject(clause, tight)
    if subject or not clause.subject or not writer.phrases.is_pronoun(clause.subject[0]):
        return subject
    return _antecedent(draft, clause, reading)


def _antecedent(draft: Draft, clause: Clause, reading: Reading) -> str:
    """Whom "he" or "they" stands for, by the subject of the sentence before, if only one fits."""
    pronoun = draft.view.tree.words[clause.subject[0]].text.lower()
    if pronoun not in ("he", "she", "they", "it") or draft.view.order == 0:
        return ""
    before = reading.views[draft.view.order - 1]
    main = next((c for c in before.clauses if c.above is None and c.subject), None)
    if main is None:
        return ""
    top = main.subject[0]
    phrases = Phrases(before, reading)
    person = phrases.person_at(top) is not None and len(before.tree.conjuncts(top)) == 1
    plural = len(before.tree.conjuncts(top)) > 1 or before.tree.words[top].tag in ("NNS", "NNPS")
    fits = {"they": plural, "it": not person and not plural}.get(pronoun, person)
    return phrases.noun(top, 2) if fits and not phrases.is_pronoun(top) else ""


def _from_noun(draft: Draft, reading: Reading) -> str:
    """A line for an event that only a noun tells: "his inauguration" as "Kishida is inaugurated"."""
    people = [
        reading.short_names[e]
        for e, role in draft.actors.items()
        if reading.entities[e].kind in (EntityKind.PERSON, EntityKind.COUNTRY) and role is not Role.PATIENT
    ]
    place = f" in {draft.place}" if draft.place else ""
    if draft.kind == "meeting" and len(people) >= 2:
        return f"{', '.join(people[:-1])} and {people[-1]} meet{place}"
    tree = draft.view.tree
    phrases = Phrases(draft.view, reading)
    possessor = next((w for w in tree.kids(draft.trigger, "poss")), None)
    noun = style()["nouns"].get(draft.word)
    owner = phrases.noun(possessor.i, 1) if possessor is not None else ""
    if noun and owner:
        return f"{owner} {_verb_of(draft, noun, phrases)}"
    if owner:
        rest = (
            phrases.words([i for i in phrases._kept(draft.trigger, 1) if i not in tree.subtree(possessor.i)])
            if possessor
            else ""
        )
        return f"{owner}’s {rest} {_happens(draft)}"
    return f"{phrases.noun(draft.trigger, 1)} {_happens(draft)}"


def _happens(draft: Draft) -> str:
    said = style()["happens"].get(draft.kind, style()["happens"]["other"])
    if draft.view.tree.words[draft.trigger].tag == "NNS":
        said = said.replace("is ", "are ").replace("takes", "take").replace("occurs", "occur")
    return str(said)


def _verb_of(draft: Draft, noun: dict[str, object], phrases: Phrases) -> str:
    tree = draft.view.tree
    if "passive" in noun:
        return str(noun["passive"])
    verb = plain(str(noun["verb"]), plural=False)
    if "infinitive" in noun:
        inner = next((w for w in tree.kids(draft.trigger, "acl", "xcomp")), None)
        return f"{verb} {phrases.words(tree.subtree(inner.i))}" if inner else verb
    for key in ("object", "keep"):
        for preposition in tree.kids(draft.trigger, "prep"):
            if preposition.lemma == noun.get(key):
                target = " ".join(phrases.noun(w.i, 1) for w in tree.kids(preposition.i, "pobj"))
                return f"{verb} {target}" if key == "object" else f"{verb} {preposition.lemma} {target}"
    return verb


def _is_good(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text.lower())
    return (
        len(text) <= LONGEST
        and len(words) >= 2
        and words[0] not in _BAD_STARTS
        and words[-1] not in _BAD_ENDS
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and "\n" not in text
    )


def _finished(text: str) -> str:
    text = re.sub(r"\s+([,.;:’])", r"\1", " ".join(text.split())).strip(" ,;:.-–—")
    return text[:1].upper() + text[1:]


def _trimmed(draft: Draft, reading: Reading) -> str:
    """The sentence itself, cut at a comma or between words."""
    text = " ".join(draft.span.of(reading.article.text).split()).strip(" ,;:-–—")
    text = text.removesuffix(".") if len(text) <= LONGEST + 1 else text
    if len(text) <= LONGEST:
        return text[:1].upper() + text[1:] or "Untitled"
    cut = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    while cut.rsplit(" ", 1)[-1].lower() in _BAD_ENDS and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut[:1].upper() + cut[1:] + "…"
