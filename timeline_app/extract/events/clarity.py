"""How likely a headline tells a reader what happened who sees nothing else: the measure by which lines are preferred.

A line may be sound English and still leave one asking ("The group is released", "Numbers increase"). What tells the two
apart is learned: a logistic regression over plain features of the sentence, the clause and the line, fitted to some
1,700 headlines of many kinds of articles that were read one by one. The weights are data (`events/clarity.toml`).

"Berg meets Moreau in Oslo" is near 0.7, "The statement begins" near 0.1.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.gaps import shown_words
from timeline_app.extract.events.governing import subject_of
from timeline_app.extract.events.happening import tells_happening
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.line import Token, tokens_of
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.unplaced import is_unplaced
from timeline_app.resources import resource

Feature = tuple[str, float]

_DEFINITE = frozenset({"the", "this", "these", "those", "that", "such"})
_OWN = frozenset(["we", "our", "us", "i", "my", "you", "your", "me"])
_POINTING = frozenset(["this", "that", "these", "those", "such", "same", "other", "another", "more", "also"])
_LIGHT = frozenset(["make", "take", "have", "get", "do", "go", "come", "give", "put"])
_NEEDLESS = frozenset({"punct", "cc", "mark", "det", "advmod", "neg", "aux", "auxpass"})
_MARKS = {"dash": " [-–—] |--", "colon": ":", "bracket": r"\(", "quote": '[“”"]|``'}


def clarity(draft: Draft, reading: Reading) -> float:
    """Between 0 and 1: how likely a reader finds the draft's headline good English, true and complete.

    Nothing where only a noun tells it, and neither which nor whose: "The invasion occurs".
    """
    if draft.clause is None and not tells_happening(draft):
        return 0.0
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(draft, reading))
    return round((_LEFT if _lacks_something(draft) else 1.0) / (1.0 + math.exp(-total)), 3)


_ANYBODY = ("people", "those", "person", "man", "woman")
_LEFT = 0.4
"""What is left of a line's clarity where it breaks off, or nothing says which one it speaks of."""


def _lacks_something(draft: Draft) -> bool:
    top = subject_of(draft)
    unplaced = not draft.entry and top is not None and is_unplaced(draft.headline, top, draft)
    return unplaced or draft.headline.endswith("…") or _leaves_open(draft)


def _leaves_open(draft: Draft) -> bool:
    """Whether a noun of the line has lost what says which it is: "the idea [that …]", "the rationale [for war]"."""
    if draft.clause is None:
        return False
    view = draft.view
    shown = shown_words(draft.headline, view, draft.clause)
    return any(
        w.dep in ("prep", "acl", "relcl") and w.i not in shown and w.head in shown and _is_needed(w, shown, view)
        for w in view.tree.words
    )


def _is_needed(word: Word, shown: frozenset[int], view: View) -> bool:
    """Whether a piece is part of what acts or suffers: right behind a noun with neither name nor "a", and not shown.

    So it is of "people [hurt by the fire]" wherever they stand.
    """
    tree, noun = view.tree, view.tree.words[word.head]
    acts = noun.dep in ("dobj", "attr", "nsubj", "nsubjpass") or (noun.lemma in _ANYBODY and word.dep != "prep")
    if not acts or word.i < noun.i or noun.tag in ("NNP", "NNPS"):
        return False
    known = noun.i in view.name_at or any(w.text.lower() in ("a", "an") for w in tree.kids(noun.i, "det"))
    below = tree.subtree(word.i)
    later = word.lemma in listed("when_prepositions") or any(tree.words[i].lemma in _LATER for i in below[:3])
    return not (
        known
        or later
        or tree.is_parted(below[0])
        or any(i in shown for i in below)
        or _is_told_otherwise(view, word.i, shown)
    )


_LATER = ("wake", "aftermath", "run-up")
"""Of "the work in the wake of a storm": when, not which."""


@cache
def _weights() -> dict[str, float]:
    data = tomllib.loads(resource("events/clarity.toml").read_text(encoding="utf-8"))
    return {name: float(value) for name, value in data["weights"].items()}


def features(draft: Draft, reading: Reading) -> Iterator[Feature]:
    """What the measure looks at, by name; what is absent is 0."""
    view = draft.view
    tokens = tokens_of(draft.headline, draft)
    yield from _of_sentence(view, view.tree.span.of(reading.article.text))
    yield from _of_line(draft.headline, tokens)
    if draft.clause is None:
        yield from _of_noun(view, draft.trigger)
        return
    shown = shown_words(draft.headline, view, draft.clause)
    yield from _of_clause(view, draft.clause)
    yield from _of_subject(view, draft.clause, tokens)
    yield from _of_omissions(view, shown)


def _of_sentence(view: View, text: str) -> Iterator[Feature]:
    words = view.tree.words
    yield "sentence words", min(len(words), 80) / 40
    yield "sentence verbs", float(min(8, sum(w.tag in FINITE for w in words)))
    yield "sentence without verb", float(not words[view.tree.root].is_verb)
    yield "sentence without stop", float(text.rstrip()[-1:] not in ".?!”\"’'")
    for name, pattern in _MARKS.items():
        yield f"sentence {name}", float(bool(re.search(pattern, text)))


def _of_line(line: str, tokens: Sequence[Token]) -> Iterator[Feature]:
    low = [t.low for t in tokens]
    names = sum(t.text[:1].isupper() or t.text[:1].isdigit() for t in tokens[1:])
    yield "characters", len(line) / 90
    yield "few words", float(len(low) <= 4)
    yield "names", float(min(5, names))
    yield "nothing particular", float(not any(_is_particular(t) for t in tokens[:1]) and not names)
    yield "the", float(low[:1] == ["the"])
    for name, found in (("own voice", _OWN), ("pointing", _POINTING)):
        yield name, float(not found.isdisjoint(low[1:]))
    yield "comma", float("," in line)
    yield "foreign words", float(min(4, sum(not t.found and not t.text.isdigit() for t in tokens)))


def _is_particular(first: Token) -> bool:
    """Whether a line's first word, which has a capital anyway, is a name or a number."""
    return first.is_a("NNP", "NNPS", "CD") or (not first.found and first.low not in _DEFINITE)


def _of_noun(view: View, top: int) -> Iterator[Feature]:
    word, tree = view.tree.words[top], view.tree
    yield "noun", 1.0
    yield "noun named", float(any(tree.words[i].tag in ("NNP", "NNPS") for i in tree.subtree(top)))
    yield f"noun as {word.dep}", 1.0


def _of_clause(view: View, clause: Clause) -> Iterator[Feature]:
    head = view.tree.words[clause.head]
    yield f"relation {clause.relation}", 1.0
    yield f"tense {clause.tense.value}", 1.0
    for name in ("passive", "own_subject"):
        yield name, float(getattr(clause, name))
    if clause.above is not None:
        yield f"above {view.clauses[clause.above].relation}", 1.0
    for name in ("stative", "evaluation", "say"):
        yield f"verb {name}", float(head.lemma in listed(name))
    yield "verb be", float(head.lemma == "be")
    yield "verb light", float(head.lemma in _LIGHT)
    kids = {view.tree.words[c].dep for c in head.children}
    for dep in ("prt", "conj", "ccomp", "advcl", "acomp", "attr", "dobj"):
        yield f"has {dep}", float(dep in kids)
    for top in clause.objects[:1]:
        yield "object named", float(top in view.name_at)
        yield "object definite", float(_is_bare_definite(view, top))


def _of_subject(view: View, clause: Clause, tokens: Sequence[Token]) -> Iterator[Feature]:
    if not clause.subject:
        return
    tree, top = view.tree, clause.subject[0]
    word, name = tree.words[top], view.name_at.get(top)
    yield f"subject {word.tag}", 1.0
    if name is not None:
        yield f"subject {name.kind.value}", 1.0
        yield f"subject by {name.form.value}", 1.0
    known = bool(tokens) and _is_particular(tokens[0])
    nameless = not known and not any(
        tree.words[i].tag in ("NNP", "NNPS") or i in view.name_at for i in tree.subtree(top)
    )
    yield "subject nameless", float(nameless)
    yield "subject definite", float(nameless and _is_definite(view, top))
    yield "subject bare definite", float(_is_bare_definite(view, top))
    plain = not tree.kids(top, "det", "nummod", "amod", "compound", "poss")
    yield "subject bare plural", float(word.tag == "NNS" and plain)
    yield "subject possessed", float(bool(tree.kids(top, "poss")))
    yield "subject vague", float(word.lemma in listed("vague_news"))
    yield "subject put in", float(bool(tokens) and not tokens[0].found)


def _is_definite(view: View, top: int) -> bool:
    return any(w.text.lower() in _DEFINITE for w in view.tree.kids(top, "det"))


def _is_bare_definite(view: View, top: int) -> bool:
    more = any(view.tree.words[c].dep not in ("det", "punct") for c in view.tree.words[top].children)
    return _is_definite(view, top) and not more and top not in view.name_at


def _of_omissions(view: View, shown: frozenset[int]) -> Iterator[Feature]:
    """What hangs on the words of the line and is not in it: "publishes a paper warning | that …"."""
    if not shown:
        return
    words, last = view.tree.words, max(shown)
    yield f"ends as {words[last].dep}", 1.0
    following = next((w for w in words[last + 1 :] if w.i not in view.timed_words), None)
    yield f"before {_class_of(following)}", 1.0
    for i in shown:
        for child in words[i].children:
            if child not in shown and words[child].dep not in _NEEDLESS and not _is_told_otherwise(view, child, shown):
                yield f"omits {'verb' if words[i].is_verb else 'noun'} {words[child].dep}", 1.0


def _class_of(word: Word | None) -> str:
    return "end" if word is None else word.tag if word.tag[:1].isalpha() else word.text


def _is_told_otherwise(view: View, top: int, shown: frozenset[int]) -> bool:
    """A time, which no line tells, or a phrase of which the line shows a part."""
    below = view.tree.subtree(top)
    timed = view.tree.words[top].dep in ("prep", "npadvmod") and any(i in view.timed_words for i in below)
    return top in view.timed_words or timed or (view.tree.words[top].is_noun and any(i in shown for i in below))
