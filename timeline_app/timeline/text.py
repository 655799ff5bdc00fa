"""Headlines made fit for one line: no newlines, no control characters, cut at a word with an ellipsis.

>>> one_line("Talks\\n open \\u202e today")
'Talks open today'
>>> elide("The talks open today", 90.0, lambda t: len(t) * 7.0)
'The talks…'
"""

from __future__ import annotations

import re
from collections.abc import Callable

_LONGEST = 400
# Direction overrides would turn the rest of the line round; other controls have no width to measure.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
_NUMBERS = re.compile(r" \[\d[\d, ]*\]$")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """`text` on one line, at most some hundred characters of it."""
    if len(text) < _LONGEST and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    head = text[: 4 * _LONGEST].replace("\n", " ").replace("\r", " ").replace("\t", " ")
    line = _SPACES.sub(" ", _UNSEEN.sub("", head)).strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def elide(text: str, room: float, width: Callable[[str], float], *, words: bool = True) -> str:
    """The longest beginning of `text`, with an ellipsis, whose `width` is at most `room`; "" if not even that fits.

    `words`: rather cut at a word than inside one. Numbers of sources at the end ("[2, 5]") stay.
    """
    if width(text) <= room:
        return text
    if text.endswith("]") and (tail := _NUMBERS.search(text)):
        # The numbers of sources are what a picture with sources is for.
        head = elide(text[: tail.start()], room - width(tail[0]), width)
        return head + tail[0] if head else ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(cut(text, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return _at_word(text, low) if words else cut(text, low)


def cut(text: str, length: int) -> str:
    """The first `length` letters and an ellipsis, without what a text should not end with."""
    return text[:length].rstrip(" ,;:–-—") + "…" if length else ""


def _at_word(text: str, length: int) -> str:
    space = text.rfind(" ", 0, length + 1)
    near = space >= max(length - 12, length // 2, 1)
    return cut(text, space if near else length) if length else ""
