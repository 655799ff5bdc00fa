"""The words of a headline beside the words of the sentence that it was written from.

Of "Berg meets Moreau" the token "meets" is found as the sentence's "met".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import base_form, third_person
from timeline_app.extract.events.tree import Word

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the line, with the words of the sentence that are spelt so."""

    text: str
    found: tuple[Word, ...]

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    def is_a(self, *tags: str) -> bool:
        """Whether the sentence has it with one of these tags."""
        return any(w.tag in tags for w in self.found)


def tokens_of(plain: str, draft: Draft) -> list[Token]:
    """The words of the line `plain`; verbs are found in whatever form the line has them."""
    spelt: dict[str, list[Word]] = {}
    for word in draft.view.tree.words:
        spelt.setdefault(word.text.lower(), []).append(word)
    written = frozenset(spelt)
    for verb in [w for w in draft.view.tree.words if w.is_verb]:
        lemma = base_form(verb.text, verb.lemma, verb.tag)
        for form in {lemma, third_person(lemma)} - written:
            spelt.setdefault(form, []).append(verb)  # headlines put it in the present
    found = [m[0].rstrip(".") if not re.search(r"\.\w", m[0]) else m[0] for m in _TOKEN.finditer(plain)]
    return [Token(t, tuple(spelt.get(re.sub(r"[’']s?$", "", t.lower()), ()))) for t in found]
