"""The user's edits as a table for others: who changed what when, what was there before, and where the source says so.

    number,step,when,who,what,of,before,after,state,source,quote
    12,9,2026-05-03T10:15:00Z,you,date,Ana Brun resigns,14 January 2026,16 January 2026,in force,brun.txt,Ana Brun …

One line for each edit that was ever made, also for those that were undone since. It opens in spreadsheets as it is:
what would be a formula there is written as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from timeline_app.core import edits
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.edit_words import ROLES, kind_words
from timeline_app.core.edits import Edit, Entry, EntryState, EventRef, Passage
from timeline_app.core.wording import describe
from timeline_app.export.image import replacing
from timeline_app.link.overlay import in_force

COLUMNS = ("number", "step", "when", "who", "what", "of", "before", "after", "state", "source", "quote")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STATES = {EntryState.UNDONE: "undone", EntryState.DROPPED: "undone, then replaced"}

Row = tuple[str, ...]


def write_edits(entries: Sequence[Entry], chronicle: Chronicle, path: Path) -> None:
    """Writes the table to `path` as CSV (UTF-8), whole or not at all. Raises ExportError."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_as_text, row)) for row in edit_rows(entries, chronicle))
    # The mark at the beginning tells spreadsheets that it is UTF-8. Half letters of damaged names become "?".
    with replacing(path, ".csv", "list of corrections") as file:
        file.write(out.getvalue().encode("utf-8-sig", errors="replace"))


def edit_rows(entries: Sequence[Entry], chronicle: Chronicle) -> Iterator[Row]:
    """One row an edit, in the columns `COLUMNS`. `chronicle` is the timeline with the edits."""
    every = (*chronicle.events, *chronicle.hidden)
    before = {change.number: change.before for event in every for change in event.marks.changes}
    lost = {orphan.number: orphan.reason for orphan in chronicle.orphans}
    counting = {entry.number for entry in in_force(entries)}
    paths = {a.article.content_hash: a.article.path for a in chronicle.articles}
    for entry in entries:
        source, quote = _source(entry.edit, paths)
        yield (
            str(entry.number),
            str(entry.step),
            _when(entry.at),
            entry.who,
            _WHAT[type(entry.edit)],
            _of(entry.edit),
            before.get(entry.number, "") or _before(entry.edit),
            _after(entry.edit),
            _state(entry, counting, lost),
            source,
            " ".join(quote.split()),
        )


def _state(entry: Entry, counting: set[int], lost: Mapping[int, str]) -> str:
    if entry.state is not EntryState.ACTIVE:
        return _STATES[entry.state]
    if entry.number in lost:
        return f"finds nothing to hang on: {lost[entry.number]}"
    return "in force" if entry.number in counting or isinstance(entry.edit, edits.TakeBack) else "taken back"


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _when(at: int) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):  # a clock that was set to nonsense
        return f"{at} s"


_WHAT: Mapping[type, str] = {
    edits.SetDate: "date", edits.SetHeadline: "headline", edits.SetKind: "kind", edits.SetPlace: "place",
    edits.AddParticipant: "participant added", edits.RemoveParticipant: "participant removed",
    edits.MergeEvents: "events merged", edits.SplitEvent: "event split", edits.AddEvent: "event added",
    edits.Hide: "hidden", edits.Star: "starred", edits.SetTags: "tags", edits.SetNote: "note", edits.Check: "checked",
    edits.SetPublished: "publication date", edits.RenameParticipant: "participant renamed",
    edits.MergeParticipants: "participants merged", edits.SplitParticipant: "participant split",
    edits.TakeBack: "taken back",
}  # fmt: skip


def _of(edit: Edit) -> str:
    """The event, article or participant that was changed."""
    match edit:
        case edits.MergeEvents(events):
            return events[0].headline if events else ""
        case edits.AddEvent():
            return edit.headline
        case edits.SetPublished(articles):
            return "; ".join(a.path for a in articles)
        case edits.RenameParticipant(who) | edits.SplitParticipant(who):
            return who.name
        case edits.MergeParticipants(people):
            return people[0].name if people else ""
        case edits.TakeBack(numbers):
            return "; ".join(f"number {n}" for n in numbers)
        case _:
            return edit.event.headline


def _before(edit: Edit) -> str:
    match edit:
        case edits.SetHeadline(event):
            return event.headline
        case edits.RenameParticipant(who):
            return who.name
        case _:
            return ""


def _after(edit: Edit) -> str:
    match edit:
        case edits.SetDate(_, when) | edits.SetPublished(_, when) | edits.AddEvent(_, _, when):
            as_found = "as found" if isinstance(edit, edits.SetPublished) else "no date"
            return describe(when) if when is not None else as_found
        case edits.SetHeadline(_, text) | edits.SetNote(_, text):
            return text
        case edits.SetKind(_, kind):
            return kind_words(kind)
        case edits.SetPlace(_, place):
            return place or ""
        case edits.AddParticipant(_, who, role):
            return f"{who.name} ({ROLES[role]})"
        case edits.RemoveParticipant(_, who):
            return who.name
        case edits.MergeEvents(events):
            return "; ".join(e.headline for e in events[1:])
        case edits.MergeParticipants(people):
            return "; ".join(p.name for p in people[1:])
        case edits.SplitEvent(_, passages):
            return "; ".join(" ".join(p.quote.split()) for p in passages)
        case edits.SplitParticipant(_, names) | edits.SetTags(_, names):
            return "; ".join(names)
        case edits.RenameParticipant(_, name):
            return name
        case edits.Hide(_, said) | edits.Star(_, said) | edits.Check(_, said):
            return "yes" if said else "no"
        case edits.TakeBack():
            return ""


def _source(edit: Edit, paths: Mapping[str, str]) -> tuple[str, str]:
    """The file that tells it, as it is called now, and its words."""
    passages: tuple[Passage, ...] = ()
    match edit:
        case edits.AddEvent(passage=passage):
            passages = (passage,) if passage else ()
        case edits.MergeEvents(events):
            passages = events[0].passages if events else ()
        case edits.SetPublished(articles):
            return "; ".join(paths.get(a.content_hash, a.path) for a in articles), ""
        case _ if isinstance(event := getattr(edit, "event", None), EventRef):
            passages = event.passages
    if not passages:
        return "", ""
    article = passages[0].article
    return paths.get(article.content_hash, article.path), passages[0].quote
