"""What a picture shows is no event: "Ann Berg waves to the crowd. REUTERS/Bo Ek".

A line that ends with the credit of a picture is its caption. What it says in the past may still have happened.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline_app.core.span import Span
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


def is_caption(text: str, sentence: Span) -> bool:
    """Whether the line in which the sentence stands ends with the credit of a picture, or is one of a listing."""
    dated = _DATED.search(sentence.of(text).rstrip())
    if dated is not None and dated[1] in lists()["caption_days"]:
        return True
    if _LEADING.match(text, sentence.start) or _is_listing(text):
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


def shows(draft: Draft) -> bool:
    """Whether the draft says what is to be seen: in the present, or without a verb."""
    words = draft.view.tree.words
    head = draft.clause.head if draft.clause else draft.trigger
    helpers = [words[i] for i in words[head].children if words[i].dep in ("aux", "auxpass")]
    return not any(w.tag == "VBD" or w.lemma == "have" for w in (words[head], *helpers))
