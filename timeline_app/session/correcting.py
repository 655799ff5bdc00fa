"""From what is selected to edits: what a star, a check mark, a merge or a split of the selection is, as edits to do.

session.editor.do(*stars(session, selected(session)))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline_app.core.chronicle import Event, EventMention, Participant
from timeline_app.core.edits import (
    ArticleRef,
    Check,
    Edit,
    Entry,
    EventRef,
    Hide,
    MergeEvents,
    MergeParticipants,
    ParticipantRef,
    SetPublished,
    SetTags,
    SplitEvent,
    Star,
    passage,
)
from timeline_app.core.interval import Interval
from timeline_app.session.editing import Editor
from timeline_app.session.session import Session
from timeline_app.session.state import Notice


def selected(session: Session) -> tuple[Event, ...]:
    """The selected events, the one that the panes show first."""
    return tuple(session.chronicle.events[number] for number in session.selection.events)


def ref(session: Session, event: Event) -> EventRef:
    """What an event is known by in edits."""
    return EventRef.of(event, session.lookup.articles)


def stars(session: Session, events: Sequence[Event]) -> tuple[Edit, ...]:
    """Stars all of them; takes the stars away where all have one."""
    starred = not all(e.marks.starred for e in events)
    return tuple(Star(ref(session, e), starred) for e in events if e.marks.starred != starred)


def checks(session: Session, events: Sequence[Event]) -> tuple[Edit, ...]:
    """Marks all of them as checked; takes that back where all are."""
    checked = not all(e.marks.checked for e in events)
    return tuple(Check(ref(session, e), checked) for e in events if e.marks.checked != checked)


def hides(session: Session, events: Iterable[Event], hidden: bool = True) -> tuple[Edit, ...]:
    """Hides them, or shows them again."""
    return tuple(Hide(ref(session, e), hidden) for e in events)


def merge(session: Session, events: Sequence[Event]) -> tuple[Edit, ...]:
    """Makes one event of them: the first one."""
    return (MergeEvents(tuple(ref(session, e) for e in events)),) if len(events) > 1 else ()


def split(session: Session, event: Event, mentions: Iterable[EventMention]) -> tuple[Edit, ...]:
    """Makes another event of some of the passages; nothing where none or all of them are meant."""
    chosen = tuple(passage(m, session.lookup.articles) for m in mentions)
    return (SplitEvent(ref(session, event), chosen),) if 0 < len(chosen) < len(event.mentions) else ()


def tags(session: Session, event: Event, wanted: Iterable[str]) -> tuple[Edit, ...]:
    """Gives an event these tags and no others."""
    clean = tuple(dict.fromkeys(t for tag in wanted if (t := " ".join(tag.split()))))
    return (SetTags(ref(session, event), clean),) if clean != event.marks.tags else ()


def known_tags(session: Session) -> list[str]:
    """Every tag that some event has, in order of the alphabet."""
    return sorted({tag for event in session.chronicle.events for tag in event.marks.tags}, key=str.casefold)


def merge_people(members: Sequence[Participant]) -> tuple[Edit, ...]:
    """Makes one of several participants: the first."""
    return (MergeParticipants(tuple(ParticipantRef.of(m) for m in members)),) if len(members) > 1 else ()


def publish(session: Session, articles: Iterable[str], when: Interval | None) -> tuple[Edit, ...]:
    """Sets when articles (ids) came out; None: as found."""
    known = [session.lookup.articles[key] for key in articles if key in session.lookup.articles]
    return (SetPublished(tuple(map(ArticleRef.of, known)), when),) if known else ()


def undo_offer(editor: Editor, words: str, made: Sequence[Entry]) -> Notice:
    """Says what was done, and offers to undo it as long as it counts."""
    return Notice(words, link="Undo", does=lambda: editor.revert(made), holds=lambda: bool(editor.holding(made)))
