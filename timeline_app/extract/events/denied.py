"""What the text itself takes back, and what it says befell nobody.

"Your report says the dean blessed the road. He did not." is no blessing; of "the bus overturned; nobody was hurt" only
the first half is news. What a paper says that it had said wrongly is no event at all.
"""

from __future__ import annotations

import re

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_TAKEN_BACK = re.compile(
    r"\W*(?:(?:but|in fact),? )?(?:"
    r"(?:he|she|they|it) (?:did|was|were|had|has|have|does|do|is|are)(?: not|n['’]t)"
    r"|(?:this|that|it|the (?:claim|report|story|allegation)) (?:is|was|['’]s) "
    r"(?:\w+ly )?(?:untrue|false|wrong|a lie|not true|not so|not the case)"
    r")\s*(?:[.;!]|$)",
    re.I,
)


def is_taken_back(draft: Draft, reading: Reading) -> bool:
    """Whether somebody is only said to have done it, and what follows says that it is not so."""
    view, clause = draft.view, draft.clause
    if clause is None or not _is_said(view, clause):
        return False
    text, start, end = reading.article.text, view.tree.words[clause.head].end, view.tree.span.end
    behind = text[start:end].partition(";")[2]
    following = _after(view, reading)
    return bool(_TAKEN_BACK.match(behind or (following.tree.span.of(text) if following is not None else "")))


def _is_said(view: View, clause: Clause) -> bool:
    """Whether it is the content of what somebody says or believes."""
    above = None if clause.above is None else view.clauses[clause.above]
    while above is not None and clause.relation != "ccomp":
        clause, above = above, None if above.above is None else view.clauses[above.above]
    return above is not None and view.tree.words[above.head].lemma in listed("say") | listed("believed")


def is_corrected(draft: Draft, reading: Reading) -> bool:
    """Whether the paper tells it as what it had said wrongly: "We said that Berg was jailed. He was never jailed"."""
    view = draft.view
    saying = _of_paper(view.tree, draft.trigger)
    if saying is None:
        return False
    tree, (said, subject) = view.tree, saying
    below = {tree.words[i].lemma for i in tree.subtree(subject.i)}
    if "version" in below and not below.isdisjoint(_EARLIER) and not below.isdisjoint(_PIECES):
        return True
    if any(w.lemma in _WRONGLY for w in tree.kids(said.i, "advmod")) or _is_correction(view, reading):
        return True
    following = _after(view, reading)
    if following is None or (subject.lemma not in _PIECES and subject.lemma != "we"):
        return False
    if _IN_FACT.match(following.tree.span.of(reading.article.text)):
        return True
    contents = (told for told in view.clauses if said in tree.up(told.head))
    return any(_is_put_right(view, told, following) for told in contents)


def _after(view: View, reading: Reading) -> View | None:
    """The sentence behind; None behind the last."""
    number = reading.number_of(view) + 1
    return reading.views[number] if number < len(reading.views) else None


def _of_paper(tree: Tree, number: int) -> tuple[Word, Word] | None:
    """The verb at or over a word that says what a piece of the paper, or "we", said, and its subject."""
    path = (number, *(w.i for w in tree.up(number)))
    for i, below in zip(path, (number, *path), strict=False):
        if i != number and tree.words[below].dep not in _SAID:
            continue  # "misstated how many people [marched on Sunday]": they did
        for subject in tree.kids(i, "nsubj"):
            if subject.lemma in _PIECES | _OURS | {"version"} and tree.words[i].lemma in listed("say") | _TOLD:
                return tree.words[i], subject
    return None


def _is_correction(view: View, reading: Reading) -> bool:
    """Whether it stands under "Corrections and clarifications", or in a paragraph that opens with "Correction:"."""
    text, start = reading.article.text, view.tree.span.start
    paragraph = text.rfind("\n", 0, start) + 1
    return bool(_HEADED.search(text[max(0, start - _PAGE) : start]) or _OPENED.match(text[paragraph : paragraph + 40]))


def _is_put_right(view: View, told: Clause, following: View) -> bool:
    """Whether the next sentence has the same verb, and denies it or names another place or number for it."""
    verb = view.tree.words[told.head].lemma
    return any(
        c.negated or _differs(_details(view, told), _details(following, c))
        for c in following.clauses
        if following.tree.words[c.head].lemma == verb
    )


def _details(view: View, clause: Clause) -> dict[str, set[str]]:
    """What stands behind each preposition of a verb, and its numbers, without what says when."""
    tree = view.tree
    below = [w for w in tree.words if w.i in clause.members and w.i not in view.timed_words]
    found: dict[str, set[str]] = {"": {w.text for w in below if w.dep == "nummod"}}
    for opener in tree.kids(clause.head, "prep"):
        found.setdefault(opener.lemma, set()).update(
            w.text for w in tree.kids(opener.i, "pobj") if w.i not in view.timed_words
        )
    return found


def _differs(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    return any(one[k] and other.get(k) and one[k].isdisjoint(other[k]) for k in one)


_PIECES = frozenset(
    {"article", "report", "story", "column", "obituary", "headline", "caption", "item", "feature", "piece", "profile"}
    | {"review", "editorial", "graphic", "picture"}
)
_SAID = frozenset({"ccomp", "xcomp", "conj", "parataxis"})
_OURS = frozenset({"we", "it"})
_EARLIER = frozenset({"earlier", "early", "previous", "original", "initial"})
_WRONGLY = frozenset({"wrongly", "incorrectly", "mistakenly", "erroneously", "inaccurately", "falsely"})
_TOLD = frozenset({"give", "state", "misstate", "describe", "identify", "misidentify", "name", "imply", "suggest"})
_HEADED = re.compile(
    r"^\W*(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|errat(?:um|a))\W*$", re.I | re.M
)
_OPENED = re.compile(r"\W*(?:correction|clarification)\b[^.:\n]{0,20}:", re.I)
_PAGE = 4000
"""Characters over which a heading "Corrections" reaches."""
_IN_FACT = re.compile(
    r"\W*(?:(?:but )?in (?:fact|reality)\b|(?:this|that|it) was (?:wrong|incorrect|an error|a mistake))", re.I
)


def befalls_nobody(view: View, clause: Clause) -> bool:
    """ "Nobody was hurt", "no passengers were killed": that is no event, nor one that is denied."""
    tree = view.tree
    if not clause.passive or tree.words[clause.head].lemma not in listed("harming") or len(clause.subject) == 0:
        return False
    top = tree.words[max(clause.subject)]
    return top.lemma in _NOBODY or any(w.lemma in ("no", "neither") for w in tree.kids(top.i, "det"))


_NOBODY = frozenset({"nobody", "none", "no-one"})
