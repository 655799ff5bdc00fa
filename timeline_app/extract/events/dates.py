"""Dates that a headline keeps: those that say which thing is meant, not when the event was.

Of "On Friday the court spoke of the 14 May attacks" the headline "The court speaks of the 14 May attacks" needs the
second; what is written in one word with a time ("the morning-after pill") is no time.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed_words
from timeline_app.extract.events.not_when import names_happening, stands_before_noun
from timeline_app.extract.events.tree import Word

_CALENDAR = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_RELATIVE = re.compile(r"\b(?:last|next|this|past|coming|ago|recent|early|late)\b|:", re.I)


def without_naming_dates(draft: Draft) -> Draft:
    """The draft with a view to which such dates are words like others."""
    view = draft.view
    which = [t for t in view.times if _names(view, t, draft.own)]
    # "The attack of 4 May": as nothing else says when it was, that is its date.
    dated = any(t.index in draft.own and t not in which for t in view.times)
    naming = {
        w
        for t in view.times
        if _is_part(view, t) or names_happening(view.tree, t) or (t in which and (dated or t.index not in draft.own))
        for w in t.words
    }
    if not naming & view.timed_words:
        return draft
    return replace(draft, view=replace(view, timed_words=view.timed_words - naming))


def _is_part(view: View, timed: Timed) -> bool:
    """ "Morning" in "morning-after": it goes on behind a hyphen."""
    words, after = view.tree.words, timed.words[-1] + 1
    return after + 1 < len(words) and words[after].text == "-" and words[after].start == words[after - 1].end


def _names(view: View, timed: Timed, own: Collection[int]) -> bool:
    """Whether a calendar date stands before a noun or after its "of".

    A year alone that may date the draft, being among its `own`, only where it is one of a list.
    """
    words = view.tree.words
    text = " ".join(words[i].text for i in timed.words)
    top, listed = words[timed.head], bool(view.tree.kids(timed.head, "conj"))
    while top.dep == "conj":
        top, listed = words[top.head], True
    if not _CALENDAR.search(text) or _RELATIVE.search(text) or top.head in timed.words:
        return False
    above = words[top.head]
    return stands_before_noun(view.tree, top) or (
        top.dep == "pobj"
        and above.lemma == "of"
        and words[above.head].is_noun
        and above.head not in view.timed_words  # "in the same quarter of 2014" goes as a whole
        and not _says_when_of(words[above.head], words)
        and (listed or not text.isdigit() or timed.index not in own)
    )


def _says_when_of(span: Word, words: list[Word]) -> bool:
    """ "On the night of 14 to 15 April" goes as a whole; not "victims of the night", "named the month of August"."""
    when = words[span.head].lemma in ("on", "in", "during", "over", "at")
    return span.dep == "pobj" and span.lemma in listed_words("spans") and when
