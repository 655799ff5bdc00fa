"""Where somebody's own sentences stand in quotation marks, single ones too: there "he" is never the one who says it.

>>> text = "Holm said: ' His aim was clear.' She left"
>>> [text[start:end] for start, end in spoken(text)]
["' His aim was clear.'"]
"""

from __future__ import annotations

import re

MARKS = ('"', "“", "”", "``", "''")
"""Quotation marks as words of a parsed sentence; a single one may be an apostrophe."""
_SPOKEN = re.compile(r"(?:^|(?<=\s))(?:[`'‘]{1,2}|[\"“])\s?(?=[A-Z]).*?(?:[.,!?…]\s?['’\"”](?=\W|$)|$)", re.S)


def spoken(text: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that are quoted from their first word on, to its end where no mark closes them."""
    return [match.span() for match in _SPOKEN.finditer(text)]
