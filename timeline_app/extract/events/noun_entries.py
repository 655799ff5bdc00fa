"""Entries of a chronology that are told by a noun alone: there the line itself is the headline.

25 August 1944: Liberation of Halden        2008 – Three storms
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline_app.core.span import Span
from timeline_app.extract.events.actors import noun_actors
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import is_day, says_when
from timeline_app.extract.events.finish import finished
from timeline_app.extract.events.lexicon import OTHER
from timeline_app.extract.events.timing import noun_kind

_MARKS = frozenset({":", "-", "–", "—", "--", "|"})
_DASHES = frozenset({"-", "–", "—"})
_LONGEST = 90
_SHORT = 3
"""Letters of words that a title may write small."""
_LEAD = 6
"""Characters that a bullet and its blanks may take before the date."""


def noun_entry(view: View, entries: Sequence[int], text: str) -> Draft | None:
    """The draft of a line that opens with one of the dates at `entries` and is told whole; None if it is none."""
    opened = _opening(view, entries)
    if opened is None:
        return None
    words = view.tree.words
    last = _last_of_date(view, opened)
    rest = [w for w in words[last + 1 :] if w.text not in _MARKS or w.i > last + 2]
    inside = {w.i for w in rest}
    top = next((w for w in rest if w.text.isalpha() and (w.head == w.i or w.head not in inside)), None)
    line = Span(rest[0].start, rest[-1].end).of(text).strip(" |.;,") if rest else ""
    if top is None or not line or len(line) > _LONGEST or not (line[0].isupper() or line[0].isdigit()):
        return None
    kind = noun_kind(view.tree, top.i)
    if kind is None and (" " not in line or (not is_day(opened) and _is_title(finished(line)))):
        return None
    return Draft(
        view=view,
        clause=None,
        trigger=top.i,
        verb=top.lemma,
        kind=kind or OTHER,
        span=view.tree.span,
        own=(opened.index,),
        day=is_day(opened),
        actors=noun_actors(view, top.i),
        entry=finished(line),
        listed=True,
    )


def _last_of_date(view: View, opened: Timed) -> int:
    """The last word of the date, or of the end of its stretch: "1952–1954"."""
    last = opened.words[-1]
    behind = (t for t in view.times if t.words[0] == last + 2 and view.tree.words[last + 1].text in _DASHES)
    return next((t.words[-1] for t in behind), last)


def _is_title(line: str) -> bool:
    """Whether it is what a work is called, as in a list of them by years: "1987: The Long Road Home"."""
    longer = [w for w in line.split() if len(w) > _SHORT]
    return all(w[:1].isupper() or w[:1].isdigit() for w in longer)


def _opening(view: View, entries: Sequence[int]) -> Timed | None:
    """The date that a sentence opens with, if it is that of an entry."""
    at = bisect_left(entries, view.tree.span.start)
    if at == len(entries) or entries[at] > view.tree.span.start + _LEAD or view.title:
        return None
    return next((t for t in view.times if t.time.span.start == entries[at] and says_when(t)), None)
