"""What hangs on what among the words of one sentence, while slips of the parser are being undone.

kids_of(words)[3]         ->  the words that hang on word 3, in order
below(words[3], kids)     ->  [1, 2, 3, 4]: its number and those of all that hangs on it, in order
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

Kids: TypeAlias = "list[list[Word]]"
"""The words that hang on each word."""

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
HELPERS = ("aux", "auxpass")
"""The relations of what a finite verb is said of, and of its helpers."""
ASIDE = "aside"
"""The relation, unknown to the parser, of what no line tells though it stands in the sentence: a sum in brackets."""


def kids_of(words: Sequence[Word]) -> Kids:
    """The words that hang on each word, in order."""
    found: Kids = [[] for _ in words]
    for word in words:
        if word.head != word.i:
            found[word.head].append(word)
    return found


def below(top: Word, kids: Kids, without: Word | None = None) -> list[int]:
    """The numbers of a word and of all that hangs on it, in order; not of `without` and what hangs on that."""
    found = [top.i]
    for i in found:
        found += [w.i for w in kids[i] if w is not without]
    return sorted(found)
