"""Clauses that say which moment or case is meant, though the parser takes them for a second half of the sentence.

Of "pictures emerged of the moment | the bridge was hit" the bridge was hit at that moment, and nothing emerged besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import HELPERS, SUBJECTS, below, kids_of
from timeline_app.extract.events.inflect import FINITE

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_WHICH = frozenset({"moment", "instant", "case", "fact", "way", "extent"})


def mend_moments(words: list[Word]) -> None:
    """Hangs on "the moment" the clause that begins right behind it with its own subject."""
    kids = kids_of(words)
    for verb in words:
        if verb.dep not in ("conj", "advcl") or verb.head >= verb.i or not _is_finite(verb, kids[verb.i]):
            continue
        subject = next((w for w in kids[verb.i] if w.dep in SUBJECTS and w.i < verb.i), None)
        first = below(verb, kids)[0]
        if subject is None or first == 0 or first != below(subject, kids)[0]:
            continue
        noun = words[first - 1]
        if noun.is_noun and noun.lemma in _WHICH and noun.i > verb.head:
            verb.dep, verb.head = "relcl", noun.i


def _is_finite(verb: Word, kids: list[Word]) -> bool:
    return verb.tag in FINITE or any(w.tag in FINITE or w.tag == "MD" for w in kids if w.dep in HELPERS)
