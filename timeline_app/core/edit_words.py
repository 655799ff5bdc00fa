"""Edits in plain English: for the undo menu, the list of corrections, and the table of them for others.

>>> from timeline_app.core.edits import EventRef, SetDate, Star
>>> ana = EventRef("k1", "Ana Brun resigns")
>>> title(SetDate(ana, Interval.of_day(2026, 1, 16))), told(SetDate(ana, Interval.of_day(2026, 1, 16)))
('Date of “Ana Brun resigns”', 'Date of “Ana Brun resigns”: 16 January 2026')
>>> told(Star(ana)), told(Star(ana, starred=False))
('Star for “Ana Brun resigns”', 'No star for “Ana Brun resigns”')
"""

from __future__ import annotations

from datetime import datetime

from timeline_app.core import edits
from timeline_app.core.edits import ArticleRef, Edit, EventRef, ParticipantRef
from timeline_app.core.facts import EntityKind, Role
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe

_LONGEST = 60
ROLES = {Role.AGENT: "who did it", Role.PATIENT: "to whom it happened", Role.OTHER: "also named"}
"""What somebody did in an event, in words."""
KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.COUNTRY: "country",
    EntityKind.PLACE: "place",
    EntityKind.THING: "thing",
}
"""Kinds of participant, in words."""


def title(edit: Edit) -> str:
    """What was edited, as short as a menu needs it."""
    return _said(edit)[0]


def told(edit: Edit) -> str:
    """What was edited and what it became."""
    what, became = _said(edit)
    return f"{what}: {became}" if became else what


def local_time(at: int) -> datetime | None:
    """The local day and time of an instant (seconds since 1970); None where no calendar has it: a clock gone wrong.

    >>> local_time(10**15) is None
    True
    """
    try:
        return datetime.fromtimestamp(at)
    except (OverflowError, OSError, ValueError):
        return None


def kind_words(kind: str) -> str:
    """A kind of event as people write it.

    >>> kind_words("economic_move"), kind_words("other")
    ('Economic move', 'No kind')
    """
    return "No kind" if kind in ("", "other") else kind.replace("_", " ").capitalize()


def _said(edit: Edit) -> tuple[str, str]:
    return _of_event(edit) or _of_marks(edit) or _of_others(edit) or ("Correction", "")


def _of_event(edit: Edit) -> tuple[str, str] | None:
    match edit:
        case edits.SetDate(event, when):
            return f"Date of {_event(event)}", _date(when)
        case edits.SetHeadline(event, headline):
            return f"Headline of {_event(event)}", f"“{headline}”"
        case edits.SetKind(event, kind):
            return f"Kind of {_event(event)}", kind_words(kind).lower()
        case edits.SetPlace(event, place):
            return f"Place of {_event(event)}", place or "none"
        case edits.AddParticipant(event, who, role):
            return f"{_cut(who.name)} in {_event(event)}", ROLES[role]
        case edits.RemoveParticipant(event, who):
            return f"{_cut(who.name)} not in {_event(event)}", ""
        case edits.MergeEvents(events):
            others = ", ".join(_event(e) for e in events[1:4]) + (" …" if len(events) > 4 else "")
            return f"{_many(len(events), 'event')} merged into {_event(events[0])}" if others else "Event kept", others
        case edits.SplitEvent(event, passages):
            return f"Another event split from {_event(event)}", f"“{_cut(passages[0].quote)}”" if passages else ""
        case edits.AddEvent(_, headline, when):
            return f"New event “{_cut(headline)}”", _date(when)
    return None


def _of_marks(edit: Edit) -> tuple[str, str] | None:
    match edit:
        case edits.Hide(event, hidden):
            return ("Hidden: " if hidden else "Shown again: ") + _event(event), ""
        case edits.Star(event, starred):
            return ("Star" if starred else "No star") + f" for {_event(event)}", ""
        case edits.Check(event, checked):
            return ("Checked: " if checked else "Not checked: ") + _event(event), ""
        case edits.SetTags(event, tags):
            return f"Tags of {_event(event)}", ", ".join(tags) or "none"
        case edits.SetNote(event, note):
            return f"Note on {_event(event)}", f"“{_cut(' '.join(note.split()))}”" if note else "none"
    return None


def _of_others(edit: Edit) -> tuple[str, str] | None:
    match edit:
        case edits.SetPublished(articles, when):
            whose = _article(articles[0]) if len(articles) == 1 else _many(len(articles), "article")
            return f"Publication date of {whose}", describe(when) if when else "as found"
        case edits.RenameParticipant(who, name, kind):
            if name == who.name:
                return f"Kind of {_cut(who.name)}", KINDS[kind]
            return f"Name of {_cut(who.name)}", name + (f", {KINDS[kind]}" if kind != who.kind else "")
        case edits.MergeParticipants(members):
            return f"Merged into {_names(members[:1])}", _names(members[1:])
        case edits.SplitParticipant(who, names):
            return f"Split from {_cut(who.name)}", ", ".join(names)
        case edits.TakeBack(numbers):
            return f"{_many(len(numbers), 'correction')} taken back", ""
    return None


def _event(event: EventRef) -> str:
    return f"“{_cut(event.headline)}”"


def _date(when: Interval | None) -> str:
    return describe(when) if when else "no date"


def _article(article: ArticleRef) -> str:
    return article.path.rpartition("/")[2] + (f", part {article.part + 1}" if article.part else "")


def _names(members: tuple[ParticipantRef, ...]) -> str:
    return ", ".join(_cut(m.name) for m in members)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
