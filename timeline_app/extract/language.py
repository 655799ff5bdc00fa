"""Which language a text is in, from its commonest words and its script. A guess for choosing rules, in microseconds.

>>> detect_language("The minister said that the talks were over and that he was glad of it.")
'en'
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache

from timeline_app.resources import resource

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`; "und" where it has too few words to tell."""
    sample = text[:_SAMPLE]
    script = _by_script(sample)
    if script:
        return script
    words = Counter(w.casefold() for w in _WORD.findall(sample))
    total = sum(words.values())
    if not total:
        return "und"
    scores = {lang: sum(words[w] for w in common) / total for lang, common in _common().items()}
    best = max(scores, key=lambda lang: (scores[lang], lang == "en"))
    return best if scores[best] >= 0.08 or (total < 12 and scores[best] > 0) else "und"


def language_name(code: str) -> str:
    """A language in English; its code where no name is known.

    >>> language_name("fr"), language_name("qx")
    ('French', '“qx”')
    """
    return _names().get(code, f"“{code}”")


def _by_script(sample: str) -> str | None:
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    counts = Counter(_script(ord(c)) for c in letters)
    script, number = counts.most_common(1)[0]
    if counts["kana"] > 0.1 * len(letters):
        return "ja"
    return script if script not in ("", "cyrillic", "kana") and number > 0.5 * len(letters) else None


def _script(code: int) -> str:
    for first, last, name in _SCRIPTS:
        if first <= code <= last:
            return name
    return ""


_SCRIPTS = (
    (0x41, 0x24F, ""),
    (0x370, 0x3FF, "el"),
    (0x400, 0x52F, "cyrillic"),
    (0x590, 0x5FF, "he"),
    (0x600, 0x6FF, "ar"),
    (0x900, 0x97F, "hi"),
    (0xE00, 0xE7F, "th"),
    (0x3040, 0x30FF, "kana"),
    (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)


@cache
def _common() -> dict[str, frozenset[str]]:
    with resource("languages.json").open(encoding="utf-8") as file:
        return {lang: frozenset(words.split()) for lang, words in json.load(file).items()}


@cache
def _names() -> dict[str, str]:
    with resource("language-names.json").open(encoding="utf-8") as file:
        names: dict[str, str] = json.load(file)
    return names
