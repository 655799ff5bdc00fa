"""Whether a headline leaves out what the words beside it cannot do without.

The line is laid beside the sentence. What is missing between its words must be a whole piece that can go: an adverb, an
aside, "on Friday", a second half with its "and". Of "lowers its level from [yellow] to green" it is not, nor of "as
early [as May]", "a video purporting [to show]", "a morning-after pill" without its morning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import base_form, third_person
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_NOT = re.compile(r"n['’]t\b")
_NEEDED = frozenset(
    (
        *("dobj", "attr", "acomp", "oprd", "dative", "prt", "ccomp", "xcomp", "pobj", "pcomp"),
        *("nsubj", "nsubjpass", "csubj", "neg", "nummod", "poss", "compound"),
    )
)
_TURNING = frozenset({"not", "no", "never", "n't", "n’t", "nor", "neither", "hardly", "barely", "nearly", "almost"})
_STANDS_FOR = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPARED = frozenset({"JJ", "RB", "IN", "JJR", "RBR"})


def has_gap(text: str, draft: Draft) -> bool:
    """Whether the line `text` misses a part of the sentence that its words need."""
    view, words, clause = draft.view, draft.view.tree.words, draft.clause
    shown = frozenset() if clause is None else shown_words(text, view)
    if clause is None or not shown:
        return False
    lifted = {draft.trigger, *clause.subject, *clause.objects}
    return (
        any(_is_missed(w, shown, view) or _is_split(w, shown, words) for w in words if w.i not in shown)
        or any(_is_loose(words[i], shown, view) for i in shown if i not in lifted)
        or _ends_with_subject(words[max(shown)], view.tree)
    )


def shown_words(text: str, view: View) -> frozenset[int]:
    """The numbers of the sentence's words that the line shows, in the order of the sentence."""
    there = [(key, w.i) for w in view.tree.words for key in _keys(w)]
    forms = {form: key for w in view.tree.words if w.is_verb for form, key in _forms(w)}
    line = [forms.get(p, p) for p in _PIECE.findall(_NOT.sub(" not", text.lower()))]
    keys = [key for key, _ in there]
    same = [op for op in LCSseq.opcodes(keys, line) if op.tag == "equal"]
    at = [n for op in same for n in range(op.src_start, op.src_end)]
    return frozenset(there[n][1] for n in _drawn_together(keys, at))


def _keys(word: Word) -> list[str]:
    if word.is_verb:
        return [base_form(word.text, word.lemma, word.tag)]
    if word.text.lower() in ("n't", "n’t"):
        return ["not"]
    return _PIECE.findall(word.text.lower())


def _forms(verb: Word) -> list[tuple[str, str]]:
    lemma = base_form(verb.text, verb.lemma, verb.tag)
    also = ["is", "are"] if lemma == "be" else []
    return [(form, lemma) for form in (verb.text.lower(), lemma, third_person(lemma), *also)]


def _drawn_together(keys: Sequence[str], at: Sequence[int]) -> list[int]:
    """The same words, those that stand twice ("in", "the") beside what follows them in the line."""
    out: list[int] = []
    following = len(keys)
    for n in reversed(at):
        near = following - 1
        following = near if n < near < len(keys) and keys[near] == keys[n] else n
        out.append(following)
    return out


def _is_missed(word: Word, shown: frozenset[int], view: View) -> bool:
    """Whether the word that is left out is needed by the one above it, which is shown."""
    tree = view.tree
    above = tree.words[word.head]
    if above.i not in shown or word.tag in _STANDS_FOR or word.i in view.name_at or not _keys(word):
        return False
    if word.text.lower() in _TURNING:
        return True
    if word.dep == "prep" and word.lemma in ("as", "than") and above.tag in _COMPARED:
        return True
    if word.dep in ("prep", "advmod") and word.tag in ("IN", "RP") and not word.children:
        return word.dep == "prep"  # "declared the search over"
    if word.i in view.timed_words or any(c in view.timed_words for c in word.children):
        if word.dep == "prep":
            return above.lemma in listed("quantities")  # "the rest of the week"
        return word.dep in ("pobj", "pcomp") and above.i not in view.timed_words
    if word.dep == "prep":
        return _needs(above, word, view)
    if word.dep == "conj":
        return _is_noun(word) is not _is_noun(above) and word.i - max(tree.subtree(above.i, lambda w: w.i < word.i)) < 3
    if word.dep in ("advcl", "acl") and above.is_verb:
        return word.tag == "VB" and tree.words[above.i + 1].tag == "TO" and above.i + 1 in word.children
    named = any(i in shown for i in tree.subtree(word.i))
    title = word.dep in ("compound", "nmod") and above.i in view.name_at
    return word.dep in _NEEDED and not named and not title


def _is_noun(word: Word) -> bool:
    return not word.is_verb and word.tag != "MD"


def _needs(above: Word, preposition: Word, view: View) -> bool:
    if preposition.lemma in ("of", "than"):
        return not any(w.tag in _STANDS_FOR for w in view.tree.kids(preposition.i, "pobj"))
    return above.tag in _COMPARED and preposition.i == above.i + 1


def _is_split(word: Word, shown: frozenset[int], words: Sequence[Word]) -> bool:
    """Whether half of what is written together is left out: "co-owner", "20m"."""
    if not word.text[:1].isalnum():
        return False
    for step in (1, -1):
        near = word.i + step
        if 0 <= near < len(words) and _touch(word, words[near]):
            near += step if words[near].text in ("-", "–") else 0
            if (
                0 <= near < len(words)
                and near in shown
                and words[near].text[:1].isalnum()
                and _touch(words[near], words[near - step])
            ):
                return True
    return False


def _touch(one: Word, other: Word) -> bool:
    return one.end == other.start or other.end == one.start


def _is_loose(word: Word, shown: frozenset[int], view: View) -> bool:
    """Whether a word is shown without the one that leads to it, or one that leads on without what follows."""
    tree = view.tree
    if word.dep == "pobj" and word.head not in shown and word.i not in view.timed_words:
        return word.i not in view.name_at
    if word.dep in ("nsubj", "nsubjpass") and word.head not in shown:
        return word.i not in view.name_at and word.tag not in _STANDS_FOR
    after = [c for c in word.children if c > word.i and tree.words[c].dep != "punct"]
    there = [c for c in after if any(i in shown for i in tree.subtree(c))]
    if word.dep == "prep":  # "from [yellow] to green"
        parted = bool(there) and word.i + 1 not in shown and all(tree.words[c].dep == "prep" for c in there)
        return bool(after) and (not there or parted)
    participle = word.tag == "VBG" and word.dep in ("prep", "advcl", "acl", "pcomp", "xcomp")
    return participle and not there and any(c in view.timed_words for c in after)


def _ends_with_subject(last: Word, tree: Tree) -> bool:
    """Whether the line ends with the subject of the verb that comes next: "as fans [in Oslo] | marked the day"."""
    after = max(tree.subtree(last.i, lambda w: w.dep not in ("conj", "cc", "punct"))) + 1
    if after >= len(tree.words) or not last.is_noun:
        return False
    verb = tree.words[after]
    above = tree.words[verb.head] if verb.dep in ("aux", "auxpass") else verb
    return verb.tag in _FINITE and not tree.kids(above.i, "nsubj", "nsubjpass", "csubj", "expl")
