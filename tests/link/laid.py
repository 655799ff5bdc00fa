"""The desk's timeline with corrections laid over it, and ways to name what is in it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from tests.link import desk
from tests.link.making import ref
from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.core.edits import (
    Edit,
    Entry,
    EventRef,
    ParticipantRef,
)
from timeline_app.core.interval import Interval
from timeline_app.export.records import write_records
from timeline_app.link.linker import Linker, ReadFolder
from timeline_app.link.overlay import apply_edits, published_by_user

DAY = Interval.of_day(2031, 5, 9)


def laid(*edits: Edit, folder: ReadFolder | None = None) -> Chronicle:
    """The desk's timeline with these edits, one after the other."""
    return relinked(folder or desk.read(), desk.journal(*edits))


def relinked(folder: ReadFolder, entries: Sequence[Entry]) -> Chronicle:
    linker = Linker()
    base = linker.link_folder(folder, published=published_by_user(entries, folder.articles))
    return apply_edits(base, entries, linker.event_from)


def event(chronicle: Chronicle, words: str) -> Event:
    """The event whose passages have these words."""
    texts = {a.article.id: a.article.text for a in chronicle.articles}
    every = chronicle.events + chronicle.hidden
    (found,) = [e for e in every if any(words in m.span.of(texts[m.article]) for m in e.mentions if not m.detail)]
    return found


def at(words: str) -> EventRef:
    chronicle, _ = desk.linked()
    return ref(chronicle, event(chronicle, words))


def person(chronicle: Chronicle, name: str) -> ParticipantRef:
    return ParticipantRef.of(next(p for p in chronicle.participants if p.name == name))


def who(name: str) -> ParticipantRef:
    return person(desk.linked()[0], name)


def names(of: Event) -> set[str]:
    return {p.name for p in of.participants}


def written(chronicle: Chronicle) -> str:
    out = io.StringIO()
    write_records(chronicle, out)
    return out.getvalue()


ARCH, OPENING, RELL, STRIKE = (
    "lifted the last arch",
    "opened the harbour bridge on Saturday",
    "resigned a week",
    "strike on",
)
