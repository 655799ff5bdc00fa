"""Finds the clause that nothing joins to the verb it hangs on: there the parser read two sentences as one.

In "Berg wins two medals a coach has cancelled the race" the coach's clause hangs on "wins", which takes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.line import Token
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.nlp import common_word
from timeline_app.extract.sentences import lists

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_ASKING = ("WP", "WP$", "WDT", "WRB")


def loose_clauses(tree: Tree) -> Iterator[tuple[Word, Word, Word]]:
    """Verbs whose clause nothing joins to the verb above: the verb above, the verb, and its subject."""
    words = tree.words
    for verb in words:
        above = words[verb.head]
        if verb.dep not in ("ccomp", "conj") or not above.is_verb or above.i > verb.i or not _is_finite(words, verb):
            continue
        kids = [words[c] for c in verb.children]
        subject = next((k for k in kids if k.dep in _SUBJECTS and above.i < k.i < verb.i), None)
        if subject is None or any(k.dep == "mark" or k.tag in _ASKING for k in kids):
            continue
        if verb.dep == "ccomp" and _takes_clause(above):
            continue
        first = min(tree.subtree(subject.i))
        beside = words[first - 1].text[-1:].isalnum() and words[first - 1].tag not in ("IN", "CC", "TO", *_ASKING)
        joined = verb.dep == "conj" and any(words[c].dep == "cc" and words[c].i < first for c in above.children)
        if beside and not joined:
            yield above, verb, subject


def runs_together(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the line has both verbs of two sentences that nothing joins."""
    words = draft.view.tree.words
    shown = {w.i for t in tokens for w in t.found}
    if any({w.i for w in found} <= shown for found in loose_clauses(draft.view.tree)):
        return True
    joined = [w for w in words if w.i in shown and w.head in shown]
    if any(_has_lost_its_mark(words, w, shown) for w in joined if w.i != draft.trigger):
        return True
    return any(_is_sentence(words, w) or _is_headless(words, w) for w in joined)


def behind_number(tokens: Sequence[Token], draft: Draft) -> int:
    """Which word of the line opens a second headline behind a number: "toll reaches 80 | Suspected cases", or -1.

    No number counts "Norway's minister", nor a participle with a capital: "hit 17 | Norway's".
    """
    if sum(t.text[:1].islower() for t in tokens) * 2 < len(tokens):
        return -1
    for n in range(2, len(tokens) - 1):
        count, number, word = tokens[n - 2 : n + 1]
        capital = (word.text[:1].isupper() and word.text[1:].islower()) or word.text.endswith(("'s", "’s"))
        if not (count.text.islower() and number.text.replace(",", "").isdigit() and capital and word.found):
            continue
        named = any(w.i in draft.view.name_at for w in word.found)
        plain = not named and word.low.endswith(("ed", "ing")) and common_word(word.low) and not word.is_a("NNS")
        whose = word.text.endswith(("'s", "’s")) and word.is_a("NNP", "NNPS")
        if (plain or whose) and re.sub(r"['’]s$", "", word.text) not in lists()["caption_days"]:
            return n
    return -1


def _is_sentence(words: Sequence[Word], word: Word) -> bool:
    """Whether a verb with a subject of its own was taken for the subject of another: "lifts the ban | mills hit"."""
    taken = word.dep in _SUBJECTS and word.tag in ("VBZ", "VBD", "VBP")
    return taken and any(words[c].dep in _SUBJECTS for c in word.children)


def _is_headless(words: Sequence[Word], verb: Word) -> bool:
    """Whether its subject was taken for something else: "stands trial in May [Lawyers] are due on Friday"."""
    above = words[verb.head]
    told = verb.dep == "ccomp" and above.dep == "ROOT" and above.i < verb.i and not _takes_clause(above)
    told = told and not any(w.tag in _ASKING for w in words[above.i : verb.i])
    return told and _is_finite(words, verb) and not any(words[c].dep in (*_SUBJECTS, "csubj") for c in verb.children)


def _has_lost_its_mark(words: Sequence[Word], verb: Word, shown: set[int]) -> bool:
    """Whether what joined its clause went with a date: "a dog was found [three weeks after] it was stolen"."""
    marks = [c for c in verb.children if words[c].dep == "mark"]
    behind = verb.dep == "advcl" and verb.i > verb.head and _is_finite(words, verb)
    subjects = [c for c in verb.children if words[c].dep in _SUBJECTS]
    return behind and bool(marks) and shown.isdisjoint(marks) and not shown.isdisjoint(subjects)


def _takes_clause(verb: Word) -> bool:
    return verb.lemma in listed("say") or verb.lemma in style()["doubting"] or verb.lemma in listed("takes_clause")


def _is_finite(words: Sequence[Word], verb: Word) -> bool:
    return verb.tag in FINITE or any(
        words[c].tag in FINITE and words[c].dep in ("aux", "auxpass") for c in verb.children
    )
