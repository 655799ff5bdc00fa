"""What belongs to the page, not to the story: tables of counts, rows of links, "Click here", the heads of comments.

It is never what a finite verb tells of a day of its own, nor a deed in the past by somebody named: "More: Ann Berg was
fined on Friday" is news, whatever stands around it.
"""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed

_LIVE = re.compile(r"\bLet['’]s recap\b|\bEp(?:isode)? \d+/\d+\b|^\W*(?:Born|Date of birth): (?=[^a-z])")
"""A page that tells as it happens, what is on ("The Man Who Left Ep 1/5"), a box of facts about nobody named."""
_COUNT = re.compile(r"(?<![\w-])[A-Z][\w-]+(?:,? (?:and )?[A-Z][\w-]+){0,5}: ?\d+ (?!hours|minutes)[a-z]")
"""A place with its count, as tables have it: "Norway: 103 dead"."""
_TABLE = 2
_FILMED = re.compile(
    r"\b(?:caught|captured|filmed|seen) (?:on|by) (?:\w+ ){0,2}(?:cameras?|film|video|tape|cctv)\b", re.I
)
# The head of a live page and of a reader's comment, the line that says where an article was printed, a row of pictures.
_HEADS = re.compile(
    r"^As it happened:|(?:^\W*|\bat )\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.? )?(?:on )?\d{1,2}(?:st|nd|rd|th)? \w+ \d{4},?"
    r" .{1,60}? wrote\b(?=:|$)"
    r"|^posted (?:by|on|at) "
    r"|(?:this|the|a) (?:article|column|story|version) (?:was |first )*"
    r"(?:appeared|published|printed) (?:on p|in the|on the)"
    r"|^first (?:broadcast|published|aired) |\b\d+ (?:of|/) \d+ (?:photos|images|pictures|slides)\b",
    re.I,
)
_PAST = (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT)
_BESIDE = ("conj", "parataxis")


def page_words(view: View, text: str) -> frozenset[int] | None:
    """The words that show that a sentence belongs to the page, as far as single words do; None where nothing does."""
    tree = view.tree
    said = tree.span.of(text)
    if _LIVE.search(said):
        return frozenset(range(len(tree.words)))
    shown = {i for rule in (_phrases(), _HEADS) for m in rule.finditer(said) for i in _at(view, m)}
    root = next((c for c in view.clauses if c.above is None), None)
    if root and tree.words[root.head].tag == "VB" and not root.subject and not root.quoted and root.tense is Tense.NONE:
        shown.add(root.head)  # "Read on here"
    stopped = said.rstrip()[-1:] in ".!?\"'”’)"
    if not stopped and not re.search(r"\b(?:was|were|ha[sd]|have|is|are)\b", said):
        shown |= {i for m in _FILMED.finditer(said) for i in _at(view, m)}
    links = not stopped and said.count(";") > 1 and not any(c.finite and c.tense in _PAST for c in view.clauses)
    table = sum(1 for _ in _COUNT.finditer(said)) >= _TABLE
    return frozenset(shown) if shown or links or table else None


def _at(view: View, match: re.Match[str]) -> list[int]:
    start = view.tree.span.start
    return view.tree.at(start + match.start(), start + match.end())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(listed("furniture"))), re.I)


def is_news(draft: Draft, page: frozenset[int]) -> bool:
    """Whether a finite verb that is not of the page tells of its own day, or a past deed of somebody named.

    In the present only among links and counts: what pages say of themselves and their pictures is in the present.
    """
    clause, view = draft.clause, draft.view
    if clause is None or not clause.finite or clause.head in page or not clause.own_subject:
        return False
    words = view.tree.words
    if words[clause.head].lemma == "be" or any(w.text == ":" for i in clause.subject for w in words[i + 1 : i + 2]):
        return False  # "Norway: 30 lost lambs"
    beside = clause.relation in _BESIDE or (clause.relation == "advcl" and draft.day)
    if _root(view, clause) in page and not beside:
        return False
    if clause.tense not in _PAST:
        return draft.day and not page  # "ferry sinks on Friday", not "ten soups for spring"
    return bool(draft.own) or any(i in view.name_at for i in (*clause.subject, *clause.agents))


def _root(view: View, clause: Clause) -> int:
    return next((w.i for w in view.tree.up(clause.head) if w.head == w.i), clause.head)
