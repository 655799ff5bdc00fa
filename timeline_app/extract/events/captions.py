"""What a picture shows is no event: "Ann Berg waves to the crowd. REUTERS/Bo Ek".

A line that ends with the credit of a picture is its caption. What it says in the past may still have happened.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from timeline_app.core.facts import EntityKind
from timeline_app.core.span import Span
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import OTHER
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.sentences import lists

_AGENCY = r"(?:AP|AFP|EPA|PA|PTI|UPI|Reuters|REUTERS|Getty(?: Images)?|Xinhua|Shutterstock|Alamy|Rex)"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_CREDIT = re.compile(
    r"(?:(?:(?i:photo(?:graph)?|image|picture|credit|pic))s?(?: by| courtesy(?: of)?)?"
    r"\s?[:/] ?(?=[A-Z])[^,:;\n]{2,60}"
    rf"|\({_AGENCY} (?:Photo|Image)[^\n]{{0,60}}"
    rf"|{_AGENCY} ?/ ?{_NAME}(?:/\w+)?|(?<=[a-z.] ){_NAME} ?/ ?{_AGENCY}|\({_AGENCY}\))"
    r"\)?\.?\s*$"
)
_LEADING = re.compile(
    r"(?:GETTY|REUTERS|AFP|EPA|ALAMY|SHUTTERSTOCK|Getty)(?: ?(?:IMAGES|EPA|Images))?(?: \d+)? (?=[A-Z])"
    r"|(?i:(?:photo|image|picture|video)s?: )"
)
_DATED = re.compile(
    r"\b(?:in|at|near|of|outside|along|through) [A-Z][\w .,'’-]{1,60}?,? (?<!on )(\w+) \d{1,2}, \d{4}\.?$"
)
"""What a picture shows, where and when: "A girl holds a lamp on a bus in Oslo, May 4, 2031."."""
_SHOW = re.compile(r"^[^\w\n]{0,5}\d{1,2}[.:]\d\d ?(?:[ap]m)?[-–—]\d{1,2}[.:]\d\d ?[ap]m\b", re.M)
_SHOWS = 5
"""Lines that open with a time from … to …: a listing of programmes has as many."""
_MADE_BY = re.compile(r"\b(?:Presenter|Producer)s?\s?[/:] ?(?=[A-Z])")
_MADE = 3
"""Programmes with their credits, each told before them: a listing has as many; one programme's stand together."""
_LONGEST = 90
"""Characters of a credit."""
_SIDES = re.compile(r"\((?:left|right|cent(?:re|er)|far left|far right|top|bottom|above|below|pictured)\)")
"""Who is who in a picture: "Ann Berg (left) and Bo Ek wave"."""
_POINTS = re.compile(r"\bthese [a-z]+s$")
"""What is before one's eyes: "Aid leaves the depot, including these barrows"."""


def is_caption(text: str, sentence: Span) -> bool:
    """Whether the line in which the sentence stands ends with the credit of a picture, or is one of a listing."""
    dated = _DATED.search(sentence.of(text).rstrip())
    if dated is not None and dated[1] in lists()["caption_days"]:
        return True
    if _LEADING.match(text, sentence.start) or is_listing(text) or _SIDES.search(text, sentence.start, sentence.end):
        return True
    if _POINTS.search(sentence.of(text).rstrip()):
        return True
    end = text.find("\n", sentence.end)
    end = len(text) if end < 0 else end
    if end - sentence.end > _LONGEST:
        return False
    return _CREDIT.search(text, max(sentence.start, end - _LONGEST), end) is not None


@lru_cache(maxsize=2)
def is_listing(text: str) -> bool:
    """Whether the text says what is on: what it tells in the present, or without a time, is to be seen or heard."""
    credited = [bool(_MADE_BY.search(line)) for line in text.splitlines() if line.strip()]
    programmes = sum(1 for before, line in pairwise([False, *credited]) if line and not before)
    return sum(1 for _ in _SHOW.finditer(text)) >= _SHOWS or programmes >= _MADE


def is_pointer(draft: Draft) -> bool:
    """Whether it points to what somebody reports or explains elsewhere: "Ann Berg reports from Oslo", with no news."""
    clause, tree = draft.clause, draft.view.tree
    above = None if clause is None or clause.above is None else draft.view.clauses[clause.above]
    if clause is not None and above is not None and tree.words[above.head].lemma in _EXPLAINS:
        clause = above  # "explains how the port has changed"
    if clause is not None and clause.tense is Tense.PRESENT and not draft.day and _is_programme(draft, clause):
        return True
    if (
        clause is not None
        and clause.tense is Tense.PRESENT
        and tree.words[clause.head].lemma in _CHATS
        and tree.words[-1].text == "."
    ):
        return not (clause.progressive or clause.negated)
    if clause is None or draft.nested or draft.own or clause.passive or clause.negated or not clause.own_subject:
        return False
    verb, name = tree.words[clause.head], draft.view.name_at.get(clause.subject[0])
    if name is None or name.kind is not EntityKind.PERSON:
        return False  # "the BBC's director meets the king"
    subject = tree.kids(clause.subject[0], "poss", "compound", "nmod", "appos")
    if any(w.text in lists()["newsrooms"] if w.dep == "poss" else w.lemma in _REPORTERS for w in subject):
        return clause.tense in (Tense.PRESENT, Tense.PERFECT) and draft.kind in _REPORTED
    if verb.tag != "VBZ" or tree.kids(verb.i, "aux", "auxpass"):
        return False
    told = tree.kids(verb.i, "dobj", "ccomp", "xcomp", "advcl")
    if verb.lemma == "report":
        return all(w.dep == "advcl" for w in told) and any(w.lemma in ("from", "on") for w in tree.kids(verb.i, "prep"))
    asked = (w for inner in told for i in tree.subtree(inner.i)[:2] for w in (tree.words[i],))
    return verb.lemma in _EXPLAINS and any(w.tag in ("WRB", "WP", "WDT") or w.lemma == "whether" for w in asked)


_CHATS = frozenset({"chat", "talk"})
"""What one hears on the air: "Ann Berg talks about her son."; news is told in the past, a title has no full stop."""
_REPORTERS = frozenset({"correspondent", "reporter"})
_EXPLAINS = frozenset({"explain", "explore", "wonder", "look", "discover"})
_REPORTED = frozenset({OTHER, "action", "visit", "meeting", "call"})
"""What a reporter does for a report: "the Daily Mail's Ann Berg meets those who fled"."""


def _is_programme(draft: Draft, clause: Clause) -> bool:
    """Whether it says what is on: "Ann Berg hosts a two-hour special", "presents a series on mills"."""
    tree = draft.view.tree
    joined = clause.passive and draft.word in _JOINS
    if joined:
        shown = [p for f in tree.kids(clause.head, "prep") if f.lemma == "for" for p in tree.kids(f.i, "pobj")]
    else:
        shown = tree.kids(clause.head, "dobj") if draft.word in _PRESENTS else []
    return any(_is_broadcast(w, tree) for w in shown)


def _is_broadcast(noun: Word, tree: Tree) -> bool:
    """Whether it is seen or heard: "a series on mills", "of programmes", but not "a series of burglaries"."""
    of = [o for p in tree.kids(noun.i, "prep") if p.lemma == "of" for o in tree.kids(p.i, "pobj")]
    return noun.lemma in _PROGRAMMES and all(o.lemma in _PROGRAMMES for o in of)


_PROGRAMMES = frozenset({"documentary", "programme", "special", "episode", "series", "phone-in"})
_PRESENTS = frozenset({"host", "present", "introduce", "front"})
_JOINS = frozenset({"join", "interview", "film", "follow"})


def shows(draft: Draft, text: str) -> bool:
    """Whether the draft says what is to be seen: in the present, or without a verb.

    Nobody sees who resigns; who storms a mill on a day that the line names has done so, whoever took the picture.
    """
    if is_listing(text) and not draft.own:
        return True
    words, clause = draft.view.tree.words, draft.clause
    head = clause.head if clause else draft.trigger
    helpers = [words[i] for i in words[head].children if words[i].dep in ("aux", "auxpass")]
    whole = clause is not None and clause.finite and clause.own_subject
    past = any(w.tag == "VBD" or w.lemma == "have" for w in (words[head], *helpers))
    if past and (whole or helpers):  # not "the quay, damaged in the storm on Friday"
        return False
    return not (whole and not is_listing(text) and (draft.kind in _UNSEEN or (draft.own and draft.kind in _NEWS)))


_UNSEEN = frozenset({"death", "election", "appointment", "resignation"})
_NEWS = frozenset({"attack", "accident", "disaster", "trial", "protest", "agreement"})
