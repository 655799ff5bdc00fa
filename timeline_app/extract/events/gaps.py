"""Whether a headline leaves out what the words beside it cannot do without.

The line is laid beside the sentence. What is missing between its words must be a whole piece that can go: an adverb, an
aside, "on Friday", a second half with its "and". Of "lowers its level from [yellow] to green" it is not, nor of "as
early [as May]", "a video purporting [to show]", "a morning-after pill" without its morning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from timeline_app.extract.events.adverbs import belongs_to_verb
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.hanging import ASIDE
from timeline_app.extract.events.inflect import FINITE, base_form, third_person
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_NOT = re.compile(r"n['’]t\b|\bnever\b")
_SPOKEN = {"n't": ["not"], "n’t": ["not"], "never": ["not"], "wo": ["will"], "ca": ["can"]}
_STRANGE = 2
"""Words of a line that may come from elsewhere: the name for a pronoun, "that"."""
_NEEDED = frozenset(
    (
        *("dobj", "attr", "acomp", "oprd", "dative", "prt", "ccomp", "xcomp", "pobj", "pcomp"),
        *("nsubj", "nsubjpass", "csubj", "neg", "nummod", "poss", "compound"),
    )
)
_TURNING = frozenset({"not", "no", "never", "n't", "n’t", "nor", "neither", "hardly", "barely", "nearly", "almost"})
_STANDS_FOR = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_COMPARED = frozenset({"JJ", "RB", "IN", "JJR", "RBR"})


def has_gap(text: str, draft: Draft) -> bool:
    """Whether the line `text` misses a part of the sentence that its words need."""
    view, words, clause = draft.view, draft.view.tree.words, draft.clause
    shown = frozenset() if clause is None else shown_words(text, view, clause)
    if clause is None or not shown:
        return False
    lifted = {draft.trigger, clause.head, *clause.subject, *clause.objects}
    stands = any(words[i].tag in _STANDS_FOR for i in clause.subject) or not clause.own_subject
    return (
        any(_is_missed(w, shown, view) or _is_split(w, shown, view) for w in words if w.i not in shown)
        or any(_is_loose(words[i], shown, view, stands) for i in shown if i not in lifted)
        or _ends_with_subject(words[max(shown)], view.tree)
        or _is_half_compared(shown, view.tree)
    )


def shown_words(text: str, view: View, clause: Clause) -> frozenset[int]:
    """The numbers of the sentence's words that the line shows; of two that are spelt alike the one in its clause."""
    tree = view.tree
    forms = {form: key for w in tree.words if w.is_verb for form, key in _forms(w)}
    line = [forms.get(p, p) for p in _PIECE.findall(_NOT.sub(" not", text.lower()))]
    shown, rest = _laid_beside(line, clause, tree)
    while len(rest) > _STRANGE and clause.above is not None:
        clause = view.clauses[clause.above]
        shown, rest = _laid_beside(line, clause, tree)
    return shown


def _laid_beside(line: Sequence[str], clause: Clause, tree: Tree) -> tuple[frozenset[int], Sequence[str]]:
    """The words of the clause that the line shows, and what the line has from elsewhere."""
    told = {i for top in (clause.head, *clause.subject) for i in tree.subtree(top, lambda w: w.dep != ASIDE)}
    inside = sorted(told)
    there = [(key, i) for i in inside for key in _keys(tree.words[i])]
    shown: set[int] = set()
    for _ in range(2):  # in order; then what was moved: "in Oslo", from the beginning to the end
        found, line = _in_order([key for key, _ in there], line)
        shown |= {there[n][1] for n in found}
        there = [pair for n, pair in enumerate(there) if n not in found]
    signs = {tree.words[i].head for i in shown if tree.words[i].dep == "nummod"}
    return frozenset(shown | {i for i in signs if tree.words[i].text == "%"}), line


def _in_order(keys: Sequence[str], line: Sequence[str]) -> tuple[set[int], list[str]]:
    """Which of `keys` stand in the line in their order, closest together, and what else the line has."""
    ops, back = LCSseq.opcodes(keys, line), LCSseq.opcodes(keys[::-1], line[::-1])
    ends = len(keys) - 1, len(line) - 1
    pairs = [
        (op.src_start + n, op.dest_start + n)
        for op in ops
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
    other = [
        (ends[0] - op.src_start - n, ends[1] - op.dest_start - n)
        for op in back
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
    at, used = min(
        ((_drawn_together(keys, sorted(n for n, _ in found)), {n for _, n in found}) for found in (pairs, other)),
        key=lambda found: _breaks(found[0]),
    )
    return set(at), [word for n, word in enumerate(line) if n not in used]


def _breaks(at: Sequence[int]) -> int:
    return sum(1 for one, other in pairwise(sorted(at)) if other != one + 1)


def _keys(word: Word) -> list[str]:
    low = word.text.lower()
    if word.is_verb and low.isalpha():
        return [base_form(word.text, word.lemma, word.tag)]
    return _SPOKEN.get(low) or _PIECE.findall(low)


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
    if above.i not in shown or word.tag in _STANDS_FOR or word.i in view.name_at or not word.text[:1].isalnum():
        return False
    if word.text.lower() in _TURNING:
        only = tree.words[min(word.i + 1, len(tree.words) - 1)].lemma in ("only", "just", "merely", "simply")
        return above.tag != "CD" and word.dep not in ("intj", "preconj") and not only
    if word.dep == "prep" and word.lemma in ("as", "than"):
        same = any(w.lemma == "same" for w in tree.kids(above.i, "amod"))  # "on the same day as"
        if same or above.tag in _COMPARED:
            return True
    if word.dep == "prep" and not word.children:
        return word.i > above.i  # "declared the search over"
    if word.i in view.timed_words or any(c in view.timed_words for c in word.children):
        if word.dep == "prep":
            bare = not tree.kids(above.i, "amod", "nummod")
            return word.lemma == "of" and bare and above.lemma in listed("quantities")  # "the rest of the week"
        return word.dep in ("pobj", "pcomp") and above.i not in view.timed_words
    if word.dep == "prep":
        return _needs(above, word, view)
    if word.dep == "advmod":
        return belongs_to_verb(word, tree)
    if word.dep in ("advcl", "acl") and above.is_verb:
        return word.tag == "VB" and any(k == above.i + 1 and tree.words[k].tag == "TO" for k in word.children)
    return word.dep in _NEEDED and not _is_spare(word, above, shown, view)


def _is_spare(word: Word, above: Word, shown: frozenset[int], view: View) -> bool:
    """Whether an argument is there in another form: the name beside a title, the first of two objects."""
    tree = view.tree
    named = any(i in shown for i in tree.subtree(word.i))
    second = any(w.i in shown for w in tree.kids(above.i, word.dep)) and word.dep not in ("compound", "nummod")
    titled = word.dep in ("compound", "nmod", "nummod", "poss") and above.i in view.name_at
    clock = word.i == 0 and word.tag == "CD"  # "1624 Ada has sent a message"
    return named or second or titled or clock or (word.dep == "dative" and word.tag == "IN")


def _needs(above: Word, preposition: Word, view: View) -> bool:
    """Whether `above` says nothing without what the preposition adds: "a chorus of …", "aware of …"."""
    tree = view.tree
    if preposition.i < above.i or any(w.tag in _STANDS_FOR for w in tree.kids(preposition.i, "pobj")):
        return False
    if not above.is_noun:
        return preposition.lemma in ("of", "than") or (above.tag in _COMPARED and preposition.i == above.i + 1)
    plain = above.tag == "NN" and not tree.kids(above.i, "amod", "compound", "nummod", "poss", "nmod")
    return preposition.lemma == "of" and plain and bool(tree.kids(above.i, "det"))


def _is_split(word: Word, shown: frozenset[int], view: View) -> bool:
    """Whether half of what is written together is left out: "co-owner", "20m"; not of "anti-[Ada] Holm"."""
    words = view.tree.words
    if not word.text[:1].isalnum() or word.tag == "MD" or word.i in view.name_at:
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


def _is_loose(word: Word, shown: frozenset[int], view: View, stands: bool) -> bool:
    """Whether a word is shown without the one that leads to it, or one that leads on without what follows.

    `stands`: the subject is a pronoun, for which another clause's subject may stand in the line.
    """
    tree = view.tree
    leader = tree.words[word.head]
    if word.dep == "pobj" and leader.i not in shown and word.i not in view.timed_words:
        return word.i not in view.name_at and not any(w.lemma == leader.lemma and w.i in shown for w in tree.words)
    if word.dep in ("nsubj", "nsubjpass") and leader.i not in shown:
        return not stands and word.i not in view.name_at and word.tag not in _STANDS_FOR
    if word.dep in ("pcomp", "relcl") and not _has_question_word(word, shown, view):
        return True
    after = [c for c in word.children if c > word.i and tree.words[c].dep != "punct"]
    there = [c for c in after if any(i in shown for i in tree.subtree(c))]
    if word.dep == "prep":
        parted = bool(there) and word.i + 1 not in shown and all(tree.words[c].dep == "prep" for c in there)
        return bool(after) and (not there or parted) and not _is_told_otherwise(word, after, shown, view)
    participle = word.tag == "VBG" and word.dep in ("prep", "advcl", "acl", "pcomp", "xcomp")
    return participle and not there and any(c in view.timed_words for c in after)


def _has_question_word(verb: Word, shown: frozenset[int], view: View) -> bool:
    """Whether "what", "how" and the subject stand with their verb: "a report into [what] happened"."""
    tree = view.tree
    before = (tree.words[i] for k in tree.words[verb.i].children if k < verb.i for i in (k, *tree.words[k].children))
    asking = all(w.i in shown or w.tag not in ("WP", "WRB", "WDT") or w.text.lower() in _MAY_GO for w in before)
    return asking and all(w.i in shown or w.tag in _STANDS_FOR for w in tree.kids(verb.i, "nsubj", "nsubjpass"))


_MAY_GO = frozenset({"that", "whom"})


def _is_told_otherwise(preposition: Word, after: Sequence[int], shown: frozenset[int], view: View) -> bool:
    """Whether a name may stand for what follows ("in both countries"), or another "in" is the one that is shown."""
    words = view.tree.words
    named = any(words[c].tag in _STANDS_FOR or c in view.name_at or c in view.groups for c in after)
    same = [w for w in words if w.lemma == preposition.lemma and w.i not in shown]
    return named or any(c in shown for w in same for c in w.children)


def _is_half_compared(shown: frozenset[int], tree: Tree) -> bool:
    """Whether it tells of "more hay" or "such a storm" without the "than …" or "that …" that comes later."""
    for word in tree.words:
        if word.i in shown or word.text.lower() not in ("than", "that"):
            continue
        near = reversed(tree.words[max(0, word.i - _NEAR) : word.i])
        compares = word.text.lower() == "than"
        weighed = next((w for w in near if (w.tag in ("JJR", "RBR") if compares else w.text.lower() == "such")), None)
        after = tree.words[min(word.i + 1, len(tree.words) - 1)]
        counts = weighed is not None and weighed.i + 1 == word.i and (after.tag == "CD" or not after.text[:1].isalpha())
        if weighed is not None and weighed.i in shown and not counts:  # not of "more than 40"
            return True
    return False


_NEAR = 25
"""Words between "more" and the "than" that belongs to it."""


def _is_added(word: Word, tree: Tree) -> bool:
    """Whether it is a clause behind a comma: what follows that has another subject."""
    return word.dep in ("relcl", "appos") and tree.is_parted(min(tree.subtree(word.i)))


def _ends_with_subject(last: Word, tree: Tree) -> bool:
    """Whether the line ends with the subject of the verb that comes next: "as fans [in Oslo] | marked the day"."""
    after = max(tree.subtree(last.i, lambda w: w.dep not in ("conj", "cc", "punct") and not _is_added(w, tree))) + 1
    while after < len(tree.words) and tree.words[after].tag == "RB":
        after += 1
    if after >= len(tree.words) or not last.is_noun:
        return False
    verb = tree.words[after]
    above = tree.words[verb.head] if verb.dep in ("aux", "auxpass") else verb
    if verb.tag not in FINITE or tree.kids(above.i, "nsubj", "nsubjpass", "csubj", "expl"):
        return False
    plain = above is verb and verb.dep != "pcomp"
    described = verb.tag == "VBD" and plain and not tree.kids(verb.i, "dobj", "attr", "acomp", "ccomp", "prt")
    return not described or verb.lemma == "be"  # "a plant intended for Oslo"
