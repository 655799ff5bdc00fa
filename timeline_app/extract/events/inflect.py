"""English verb forms for headlines, from the lemma.

>>> third_person("carry"), third_person("have"), plain("be", plural=True)
('carries', 'has', 'are')
>>> base_form("hoped", "hop", "VBD"), base_form("hopped", "hop", "VBD")
('hope', 'hop')
"""

from __future__ import annotations

import re

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of a verb, or what helps it, that says when: not "to go", "going", "gone"."""
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def third_person(lemma: str) -> str:
    """The form after "he", "she", "it" in the present."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + ("zes" if lemma.endswith("iz") else "es")
    return lemma + "s"


def plain(lemma: str, plural: bool) -> str:
    """The present form for a singular or plural subject."""
    if plural:
        return "are" if lemma == "be" else lemma
    return third_person(lemma)


_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]$")


_DOUBLED = re.compile(r"[aeiou]([bdgmnprt])\1e$")


def base_form(text: str, lemma: str, tag: str) -> str:
    """The lemma of a verb form, corrected where the lemmatizer lost an "e": a short verb doubles its last letter.

    `tag` is the Penn tag of `text`.
    """
    word = text.lower()
    if tag == "VBP" and word.isalpha():
        return word if word not in ("am", "are", "have", "do") else lemma
    if _DOUBLED.search(lemma):
        return lemma[:-2]  # "readmitted" is of no verb "readmitte"
    ending = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s"}.get(tag)
    if ending in ("ed", "ing") and word == lemma + ending and _SHORT.match(lemma):
        return lemma + "e"
    if tag == "VBZ" and word == lemma + "es" and _SHORT.match(lemma):
        return lemma + "e"
    return lemma
