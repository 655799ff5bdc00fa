"""A fuller line for one that lost what it is about: "a paper" where the sentence has "a paper warning that …".

A line is first written as plainly as may be; what an open noun is said to be, and what something was done for, then may
have gone though there was room. Here the sentence is written whole, and shortened from its end until it fits:
"Berg publishes a paper warning that pilots will have to sleep in tents [in the years to come]".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline_app.extract.events.adverbs import tells_manner
from timeline_app.extract.events.besides import joined_to
from timeline_app.extract.events.bound import is_bound, is_counted
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.gaps import shown_words
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.joints import limiting
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.lighter import STEPS, is_bare, least_needed_first, lighter, only_colours
from timeline_app.extract.events.places import is_measure, names_place, tells_another, tells_content, tells_state
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.events.trim import drop_last, without_end
from timeline_app.extract.events.writer import Writer

_MANY = 60
"""Words that no line could hold, whatever is left out of them."""
_SHORTER = 9
"""How often a line is made shorter before it is given up."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words at the head of what a line tells besides its verb and subject."""

    grave: frozenset[int]
    light: frozenset[int]
    below: frozenset[int]
    """Those of the grave that only belong to one of the light: "with the help [of Berg]"."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The words at the head of what a line leaves out: what it says too little without, and what it had better say."""

    grave: frozenset[int]
    light: frozenset[int]
    open: frozenset[int]
    """Those of the grave that say what "a warning" or "a regime" is that somebody issues or reveals."""

    def mended(self, had: Shown, shown: frozenset[int]) -> tuple[int, int]:
        """How much of both is among the words that another line shows, less what it no longer has."""
        gone = had.grave - shown
        whole = had.light <= shown  # else what belongs to one that went is not counted beside it
        fewer = len(gone if whole else gone - had.below)
        return len(self.grave & shown) - fewer, len(self.light & shown) - len(had.light - shown)

    def __bool__(self) -> bool:
        return bool(self.grave or self.light)


def shown_in(text: str, draft: Draft) -> frozenset[int]:
    """The words of the sentence that the line shows; none for what only a noun tells."""
    return frozenset() if draft.clause is None else shown_words(text, draft.view, draft.clause)


def pieces(text: str, draft: Draft) -> Shown:
    """What the line `text` tells besides who did what: whom, what, which one; where, with whom."""
    words, shown = draft.view.tree.words, shown_in(text, draft)
    later = [words[i] for i in shown if i > words[i].head]
    hung = (w for w in later if w.dep in ("prep", "agent") and words[w.head].is_verb)
    known = (w for w in later if w.dep == "prep" and _says_more(w, draft))
    beside = frozenset(w.i for w in (*(w for w in hung if w.lemma not in _ABOUT), *known))
    below = frozenset(j for i in beside for j in draft.view.tree.subtree(i)) - beside
    grave = frozenset(w.i for w in later if w.dep in _TELLING) - beside
    return Shown(grave, beside, grave & below)


def _says_more(preposition: Word, draft: Draft) -> bool:
    """Whether it says more of one who acts and is known without it: "UK experts [at the institute]"."""
    noun = draft.view.tree.words[preposition.head]
    inside = draft.clause is not None and any(noun.i in draft.view.tree.subtree(s) for s in governing(draft).subject)
    return inside and preposition.lemma != "of" and not is_bare(noun, draft.view)


_ABOUT = frozenset({"of", "against", "about", "as"})
"""Prepositions that say what a verb is about: "accuses Holm [of fraud]", "quotes him [as saying so]"."""

_TELLING = ("prep", "agent", "dobj", "xcomp", "ccomp", "advcl", "dative", "oprd", "attr", "acomp", "conj")


def lost(text: str, draft: Draft) -> Lost:
    """What the line `text` leaves out though the words that it shows ask for it."""
    view, clause, shown = draft.view, draft.clause, shown_in(text, draft)
    if clause is None or not shown:
        return Lost(frozenset(), frozenset(), frozenset())
    missed = [w for w in view.tree.words if w.i not in shown and w.head in shown and _is_lost(w, clause, shown, view)]
    grave = [w for w in missed if _describes(w, view.tree.words[w.head], view)]
    return Lost(
        frozenset(w.i for w in grave),
        frozenset(w.i for w in missed if w not in grave and _says_how(w, view.tree.words[w.head], view)),
        frozenset(w.i for w in grave if w.dep in ("acl", "relcl") and _is_any(w.head, view.tree)),
    )


def _is_lost(word: Word, clause: Clause, shown: frozenset[int], view: View) -> bool:
    if (
        (word.head < clause.head and not _stands_before(word, clause, view))
        or word.i in view.timed_words
        or any(c in view.timed_words for c in word.children)
    ):
        return False
    inside = view.tree.subtree(word.i)
    aside = word.i > word.head and view.tree.is_parted(inside[0])
    aside = aside and not tells_content(word, view.tree) and not _tells_toll(word, view.tree)
    if word.dep == "prep" and word.head in clause.subject and _is_bare(view.tree.words[word.head], view):
        aside = False  # "the group, from the largest school of the town, …" is no other group
    return not aside and not any(i in shown for i in inside)


def _tells_toll(word: Word, tree: Tree) -> bool:
    """Whether it tells whom it befell, behind its comma: "a tunnel collapses, [killing nine workers]"."""
    behind = word.dep == "advcl" and word.tag == "VBG" and word.lemma in listed("harming")
    if any(w.tag in ("VBD", "VBZ", "VBP") for w in tree.words[word.head + 1 : word.i]) or word.i < word.head:
        return False  # "Three are missing after a boat sank, killing nine": the boat did
    return behind and bool(tree.kids(word.i, "dobj")) and not tree.kids(word.i, "nsubj", "mark", "aux")


def _is_bare(noun: Word, view: View) -> bool:
    """Whether it is no more than "the group"."""
    only = all(view.tree.words[c].text.lower() == "the" for c in noun.children if c < noun.i)
    return noun.tag in ("NN", "NNS") and noun.i not in view.name_at and only


def _stands_before(word: Word, clause: Clause, view: View) -> bool:
    """Whether it belongs to who acts ("the last of the ships [held up]"), or to what is told before who tells it."""
    words, told = view.tree.words, [w.i for w in view.tree.kids(clause.head, "ccomp") if w.i < clause.head]
    of = words[words[word.head].head]
    counted = of.lemma == "of" and of.head in clause.subject and words[of.head].tag in ("JJ", "CD", "DT", "JJS")
    above = [word.head, *(w.i for w in view.tree.up(word.head))]
    # "Parents of nine men [killed by the fire]", not "a son of the farmers [who had waited]".
    which = all(w.text.lower() != "the" for w in view.tree.kids(word.head, "det"))
    acts = word.head in clause.subject or (which and any(i in clause.subject for i in above))
    return counted or acts or any(i in told for i in above)


def _is_any(noun: int, tree: Tree) -> bool:
    if tree.words[noun].dep != "dobj" or tree.words[tree.words[noun].head].lemma not in listed("of_content"):
        return False
    return any(w.text.lower() in ("a", "an") for w in tree.kids(noun, "det"))


def _describes(word: Word, above: Word, view: View) -> bool:
    """Whether it says which thing a noun means, or what a verb was done for or by."""
    if above.i > word.i:
        return False
    if above.is_verb:
        if joined_to(above, view) is word:
            return True
        if word.dep == "prep" and (word.lemma in _ABOUT or is_bound(word, view.tree) or _is_ground(word, view.tree)):
            return _has_object(word, view.tree)
        bare = word.tag == "VBG" and not view.tree.kids(word.i, "nsubj", "nsubjpass", "aux")
        return word.dep == "advcl" and (bare or _is_to_do(word, view.tree) or bool(limiting(view.tree, word)))
    named = above.i in view.name_at or above.tag in ("NNP", "NNPS")
    return above.is_noun and not named and word.dep in ("acl", "relcl", "prep")


def _is_ground(preposition: Word, tree: Tree) -> bool:
    """Whether it says what somebody is blamed, thanked or fined for: "[for] hiding the leak"."""
    return preposition.lemma == "for" and any(w.tag == "VBG" for w in tree.kids(preposition.i, "pcomp"))


def _says_how(word: Word, above: Word, view: View) -> bool:
    """Whether it says where, with whom, by how much or in what state: "agrees [with it]", "falls [6 per cent]"."""
    if not above.is_verb:
        return False
    if word.i < above.i:
        return word.dep == "prep" and names_place(word, view)
    if word.dep == "prep":
        return word.lemma not in listed("when_prepositions") and _has_object(word, view.tree)
    return is_measure(word, view.tree) or tells_manner(word, view.tree) or tells_state(word, view.tree)


def _has_object(preposition: Word, tree: Tree) -> bool:
    """Whether something follows that is neither a time nor another happening: not "for some time"."""
    after = [tree.words[c] for c in preposition.children if c > preposition.i]
    happens = any(w.dep == "pcomp" and tree.kids(w.i, "nsubj", "nsubjpass") for w in after)
    after = [w for w in after if w.lemma != "time" or is_counted(w, tree)]
    return not happens and any(w.dep not in ("punct", "advmod", "npadvmod") for w in after)


def _is_to_do(verb: Word, tree: Tree) -> bool:
    return verb.tag == "VB" and any(w.tag == "TO" for w in tree.kids(verb.i, "aux"))


def fuller(draft: Draft, reading: Reading, clause: Clause, subjects: Iterable[str]) -> Iterator[str]:
    """The clause written whole, and then ever shorter; each with the first of `subjects`, then with the others."""
    tree, subjects = draft.view.tree, list(subjects)
    every = set(tree.subtree(clause.head))
    bare = {
        tree.words[i].text for s in clause.subject for i in tree.subtree(s) if only_colours(tree.words[i], draft.view)
    }
    seen: set[str] = set()
    whole = Writer(draft.view, reading, frozenset()).line(clause, next(filter(None, subjects), ""), 0, 4)
    end = max(shown_in(whole, draft), default=0) if whole else 0
    told = {i for i in every if i <= end} if end > clause.head else every  # what is not told need not be left out
    for kept, light in _ever_lighter(told, clause, draft.view):
        writer = Writer(draft.view, reading, frozenset(every - kept))
        for subject in dict.fromkeys(_without(s, bare) if light else s for s in subjects):
            line = writer.line(clause, subject, 0, 4) if subject else None
            if line and line not in seen:
                seen.add(line)
                yield line


def _without(phrase: str, words: set[str]) -> str:
    return " ".join(word for word in phrase.split(" ") if word not in words)


def _ever_lighter(every: set[int], clause: Clause, view: View) -> Iterator[tuple[set[int], bool]]:
    """Ever fewer words; then, marked, the same without what only colours them or can best be spared."""
    fewer = []
    for kept in _ever_fewer(every, clause, view):
        fewer.append(kept)
        yield kept, False
    for step in range(1, STEPS + 1):
        for n, kept in enumerate(fewer):
            less = lighter(kept, clause, view, step) if len(kept) <= _MANY else kept
            if less != kept:
                fewer[n] = less
                yield less, True
    if len(every) <= _MANY:
        for less in least_needed_first(fewer[0], clause, view):
            yield without_end(less, view), True


def _ever_fewer(every: set[int], clause: Clause, view: View) -> Iterator[set[int]]:
    """All words of the clause; without "In Oslo" at its beginning; then without what is told last, step by step."""
    tree = view.tree
    yield every
    opening = {i for w in tree.kids(clause.head, "prep") if w.i < clause.head for i in tree.subtree(w.i)}
    kept = without_end(every - opening, view)
    for _ in range(_SHORTER):
        yield kept
        shorter = drop_last(view, clause, kept) or kept
        if shorter == kept:
            return
        kept = shorter


def ends_open(shown: frozenset[int], draft: Draft) -> bool:
    """Whether the line ends without what its last word leads to: "a well measuring [130 feet]", "the way [it is]"."""
    tree = draft.view.tree
    last = tree.words[max(shown, default=0)]
    last = tree.words[last.head] if last.dep == "prt" or last.lemma == "back" else last
    follows = [tree.words[c] for c in last.children if c > last.i and tree.words[c].dep != "punct"]
    follows = [w for w in follows if not tells_another(w, tree)]
    if last.lemma in listed("explained"):
        follows = [w for w in follows if w.dep != "prep" or w.lemma in ("of", "to", "for", "about")]
    elif not last.is_verb:
        return False
    elif last.tag not in ("VB", "VBG", "VBN"):
        follows = [w for w in follows if w.dep in _TELLING and w.dep not in ("advcl", "conj")]
    timed = draft.view.timed_words
    return any(w.i not in shown and timed.isdisjoint((w.i, *w.children)) for w in follows)  # not "died [on Monday]"
