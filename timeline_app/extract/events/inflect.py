"""English verb forms for headlines, from the lemma.

>>> third_person("carry"), third_person("have"), plain("be", plural=True)
('carries', 'has', 'are')
"""

from __future__ import annotations

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
