"""Two told together: "Kate and Tomas Okoro" share the surname, "he and his goat" are more than he."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.extract.events.phrase import Phrases
    from timeline_app.extract.events.tree import Word

_AND = ("and", "&")


def called_in_pair(words: Sequence[Word], name: Sequence[int]) -> str:
    """ "Tomas Okoro" of "Kate and Tomas Okoro", who are both called so; else empty."""
    return " ".join(words[i].text for i in name) if _shares_surname(words, name) else ""


def _shares_surname(words: Sequence[Word], name: Sequence[int]) -> bool:
    """Whether a first name and "and" stand right before a person's full name, or inside it."""
    if any(words[i].text.lower() in _AND for i in name):
        return True
    first = name[0]
    if len(name) < 2 or first < 2 or words[first - 1].text.lower() not in _AND or words[first - 2].tag != "NNP":
        return False
    lone = first < 3 or words[first - 3].tag not in ("NNP", "NNPS") or words[first - 3].dep != "compound"
    return lone and words[first - 2].text[-1:].isalpha() and words[first - 2].text[1:].islower()


def with_others(name: str, top: int, phrases: Phrases) -> str:
    """ "Holm and his goat" for the "he and his goat" of a sentence, where "he" is Holm."""
    tree = phrases.tree
    others = sorted(i for w in tree.kids(top, "cc", "conj") for i in tree.subtree(w.i))
    return f"{name} {phrases.words(others)}" if name and others else name
