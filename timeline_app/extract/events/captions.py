"""What a picture shows is no event: "Ann Berg waves to the crowd. REUTERS/Bo Ek".

A line that ends with the credit of a picture is its caption. What it says in the past may still have happened.
"""

from __future__ import annotations

import re

from timeline_app.core.span import Span
from timeline_app.extract.events.draft import Draft

_AGENCY = r"(?:AP|AFP|EPA|PA|PTI|UPI|Reuters|REUTERS|Getty(?: Images)?|Xinhua|Shutterstock|Alamy|Rex)"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_CREDIT = re.compile(
    r"(?:(?:(?i:photo(?:graph)?|image|picture|credit|pic))s?(?: by| courtesy(?: of)?)?"
    r"\s?[:/] ?(?=[A-Z])[^,:;\n]{2,60}"
    rf"|\({_AGENCY} (?:Photo|Image)[^\n]{{0,60}}"
    rf"|{_AGENCY} ?/ ?{_NAME}(?:/\w+)?|(?<=[a-z.] ){_NAME} ?/ ?{_AGENCY}|\({_AGENCY}\))"
    r"\)?\.?\s*$"
)
_LONGEST = 90
"""Characters of a credit."""


def is_caption(text: str, sentence: Span) -> bool:
    """Whether the line in which the sentence stands ends with the credit of a picture."""
    end = text.find("\n", sentence.end)
    end = len(text) if end < 0 else end
    if end - sentence.end > _LONGEST:
        return False
    return _CREDIT.search(text, max(sentence.start, end - _LONGEST), end) is not None


def shows(draft: Draft) -> bool:
    """Whether the draft says what is to be seen: in the present, or without a verb."""
    words = draft.view.tree.words
    head = draft.clause.head if draft.clause else draft.trigger
    helpers = [words[i] for i in words[head].children if words[i].dep in ("aux", "auxpass")]
    return not any(w.tag == "VBD" or w.lemma == "have" for w in (words[head], *helpers))
