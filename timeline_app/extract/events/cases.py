"""What the cases are of that a line only counts: "The clinics of Norland count 31 cases of swine flu".

An article on an outbreak says once what people fall ill with, and then counts "cases". Where it speaks of cases of
several things, or of none, they stay bare; so do those that a court hears.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word
from timeline_app.extract.nlp import common_word

_BARE = re.compile(r"\b[Cc]ases\b(?! of\b|[’'-])")
_COURTS = frozenset({"court", "judge", "jury", "magistrate", "tribunal", "prosecutor", "lawyer"})
_MOSTLY = 2 / 3
"""So large a share of the cases that are told of are of one illness, if all are meant."""


def with_illness(line: str, draft: Draft, reading: Reading, longest: int) -> str:
    """The line with what its "cases" are of, if nothing in it says so."""
    found = list(_BARE.finditer(line))
    words = draft.view.tree.words
    bare = [w for w in words if w.text.lower() == "cases" and not _says_of_what(w, draft.view)]
    if any(w.lemma in _COURTS for w in words) or any(_is_of_law(w, words) for w in bare):
        return line
    if len(found) != 1 or not bare or _illness().search(line):
        return line
    illness = _told_of(reading.article.text)
    longer = f"{line[: found[0].end()]} of {illness}{line[found[0].end() :]}" if illness else line
    return longer if len(longer) <= longest else line


def _says_of_what(cases: Word, view: View) -> bool:
    beside = view.tree.kids(cases.i, "compound", "nmod", "acl", "relcl", "conj", "amod")
    telling = [w for w in beside if w.lemma not in listed("case_kinds")]
    return bool(telling) or any(p.lemma == "of" for p in view.tree.kids(cases.i, "prep"))


def _is_of_law(cases: Word, words: Sequence[Word]) -> bool:
    """Whether it is what people do with cases of theft: "the police opened 30 cases"."""
    return words[cases.head].lemma in listed("case_verbs")


@cache
def _illness() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed('illnesses'))})\b", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """ "Cases of swine flu", "a swine flu case", with what kind it is."""
    ill = rf"(?:[\w-]+ )?(?:{'|'.join(listed('illnesses'))})"
    return re.compile(rf"\bcases? of (?P<of>the {ill}|{ill})\b|\b(?P<before>{ill}) cases?\b", re.IGNORECASE)


_OTHERS = re.compile(r"\bcases? of (?!(?:the|this|it)\b)", re.IGNORECASE)
"""All cases that are of something, "of cholera" and "of theft"."""


@lru_cache(maxsize=2)
def _told_of(text: str) -> str:
    """What most of the cases are of that a text speaks of, as it says it most often; empty where there is no such."""
    found = list(_counted().finditer(text))
    told = Counter(_kind(m["of"] or m["before"]) for m in found)
    del told[""]
    others = len(_OTHERS.findall(text)) - sum(1 for m in found if m["of"] and not m["of"].startswith("the "))
    first = max(told, key=lambda name: told[name], default="")
    alike = sum(n for name, n in told.items() if first.split()[-1:] == name.split()[-1:] or first in name)
    return first if first and alike >= _MOSTLY * (told.total() + others) else ""


def _kind(told: str) -> str:
    """The illness without an article and without what only counts it: "swine flu" of "new swine flu"."""
    words = told.split()
    first = words[0].lower()
    if first == "the" or first in listed("case_kinds") or (len(words) > 1 and first in ("a", "of", "and", "other")):
        words = words[1:]
    if words and common_word(words[0].lower()):
        words[0] = words[0].lower()  # the sentence's capital
    return " ".join(words)
