"""What a picture shows is no event: "Ann Berg waves to the crowd. REUTERS/Bo Ek".

A line that ends with the credit of a picture is its caption. What it says in the past may still have happened.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline_app.core.span import Span
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.draft import Draft
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
)
_DATED = re.compile(
    r"\b(?:in|at|near|of|outside|along|through) [A-Z][\w .,'’-]{1,60}?,? (?<!on )(\w+) \d{1,2}, \d{4}\.?$"
)
"""What a picture shows, where and when: "A girl holds a lamp on a bus in Oslo, May 4, 2031."."""
_SHOW = re.compile(r"^[^\w\n]{0,5}\d{1,2}[.:]\d\d ?(?:[ap]m)?[-–—]\d{1,2}[.:]\d\d ?[ap]m\b", re.M)
_SHOWS = 5
"""Lines that open with a time from … to …: a listing of programmes has as many."""
_LONGEST = 90
"""Characters of a credit."""
_SIDES = re.compile(r"\((?:left|right|cent(?:re|er)|far left|far right|top|bottom|above|below|pictured)\)")
"""Who is who in a picture: "Ann Berg (left) and Bo Ek wave"."""
_POINTS = re.compile(r"\bthese [a-z]+s$")
"""What is before one's eyes: "Aid leaves the depot, including these barrows"."""
_LIVE = re.compile(r"^As it happened\b|\bLet['’]s recap\b|\bEp(?:isode)? \d+/\d+\b")
"""The head of a page that told as it happened, or what is on: "The Man Who Left Ep 1/5"."""
_COUNT = re.compile(r"(?<![\w-])[A-Z][\w-]+(?:,? (?:and )?[A-Z][\w-]+){0,5}: ?\d+ (?!hours|minutes)[a-z]")
"""A place with its count, as tables have it: "Norway: 103 dead"."""
_TABLE = 2
_FILMED = re.compile(
    r"\b(?:caught|captured|filmed|seen) (?:on|by) (?:\w+ ){0,2}(?:cameras?|film|video|tape|cctv)\b", re.I
)


def is_caption(text: str, sentence: Span) -> bool:
    """Whether the line in which the sentence stands ends with the credit of a picture, or is one of a listing."""
    dated = _DATED.search(sentence.of(text).rstrip())
    if dated is not None and dated[1] in lists()["caption_days"]:
        return True
    if _LEADING.match(text, sentence.start) or _is_listing(text) or _SIDES.search(text, sentence.start, sentence.end):
        return True
    if _POINTS.search(sentence.of(text).rstrip()):
        return True
    end = text.find("\n", sentence.end)
    end = len(text) if end < 0 else end
    if end - sentence.end > _LONGEST:
        return False
    return _CREDIT.search(text, max(sentence.start, end - _LONGEST), end) is not None


@lru_cache(maxsize=2)
def _is_listing(text: str) -> bool:
    """Whether the text says what is on, hour by hour: what it tells in the present is to be seen or heard."""
    return sum(1 for _ in _SHOW.finditer(text)) >= _SHOWS


def is_furniture(text: str, sentence: Span) -> bool:
    """Whether it is a table of counts, a row of links or the name of a film: "Norway: 3 ill", "Quake on camera"."""
    said = sentence.of(text).strip()
    stopped = said[-1:] in ".!?\"'”’)"
    if sum(1 for _ in _COUNT.finditer(said)) >= _TABLE or _LIVE.search(said):
        return True
    filmed = _FILMED.search(said) is not None and not re.search(r"\b(?:was|were|ha[sd]|have|is|are)\b", said)
    return not stopped and (said.count(";") > 1 or filmed)


def is_pointer(draft: Draft) -> bool:
    """Whether it points to what somebody reports or explains elsewhere: "Ann Berg reports from Oslo", with no news."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or draft.nested or clause.tense is not Tense.PRESENT or not clause.own_subject:
        return False
    verb, name = tree.words[clause.head], draft.view.name_at.get(clause.subject[0])
    if verb.tag != "VBZ" or name is None or tree.kids(verb.i, "aux", "auxpass", "neg"):
        return False
    told = tree.kids(verb.i, "dobj", "ccomp", "xcomp", "advcl")
    if verb.lemma == "report":
        return all(w.dep == "advcl" for w in told) and any(w.lemma in ("from", "on") for w in tree.kids(verb.i, "prep"))
    asked = (w for inner in told for i in tree.subtree(inner.i)[:2] for w in (tree.words[i],))
    return verb.lemma in _EXPLAINS and any(w.tag in ("WRB", "WP", "WDT") or w.lemma == "whether" for w in asked)


_EXPLAINS = frozenset({"investigate", "explain", "ask", "examine", "explore", "wonder", "look", "discover", "consider"})


def shows(draft: Draft) -> bool:
    """Whether the draft says what is to be seen: in the present, or without a verb."""
    words = draft.view.tree.words
    head = draft.clause.head if draft.clause else draft.trigger
    helpers = [words[i] for i in words[head].children if words[i].dep in ("aux", "auxpass")]
    return not any(w.tag == "VBD" or w.lemma == "have" for w in (words[head], *helpers))
