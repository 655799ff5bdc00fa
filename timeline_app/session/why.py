"""Why an event has the date it has, as a list of plain statements for the source pane.

Each statement is a label and words: what the text says, how that was read, what it was counted from, how sure it is,
and which other readings there were.
"""

from __future__ import annotations

import re
from datetime import datetime

from timeline_app.core.article import Evidence, Published
from timeline_app.core.chronicle import Event, EventMention, LinkedArticle
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.core.timex import AnchorKind, ResolvedTime
from timeline_app.core.wording import MONTHS, certainty, describe, describe_long, level
from timeline_app.link.explain import Statement, statements

_YEARLESS = re.compile(r"XXXX-(0[1-9]|1[0-2])-(\d\d)")
_MOST_EVIDENCE = 3
_LONGEST_QUOTE = 48
_EVIDENCE = {
    "page": "The page’s own data",
    "metadata": "The file’s own data",
    "url": "Web address",
    "file name": "File name",
    "created": "Line with the day of making",
    "copyright": "Copyright line",
    "you": "You set it:",
}
"""Kinds of evidence in words; others are called what they are."""


def why(event: Event, mention: EventMention | None, linked: LinkedArticle | None) -> tuple[Statement, ...]:
    """The answer for an event as one passage of one article tells it; its date itself is taken as said."""
    said = mention.when if mention else event.when
    by_user = event.source is DateSource.CORRECTED
    lines = _set_by_user(event) if by_user else []
    lines += [Statement("Here", describe_long(said))] if said and said != event.when else []
    if said and (words := certainty(said)):
        lines.append(Statement("Known", f"{words[0].upper()}{words[1:]}."))
    time = linked.times[mention.time] if linked and mention and mention.time is not None else None
    silent = by_user and not (mention and mention.when)
    read = statements(time) if time else () if silent else _inferred(event, mention, linked)
    lines += [s for s in read if s.label != "Not"]
    lines += _known_from(time, mention, linked)
    if event.when and not by_user:
        lines.append(Statement("Sure", f"{level(event.confidence).capitalize()} ({event.confidence:.0%})."))
    if event.when and not by_user and said and (said.first, said.last) != (event.when.first, event.when.last):
        lines.append(Statement("Settled", f"The event stands at {describe(event.when)}: other passages count more."))
    return (*lines, *(s for s in read if s.label == "Not"))


def _set_by_user(event: Event) -> list[Statement]:
    """Who says so, since when, and what it was before: what the text says of it comes after that."""
    change = next((c for c in reversed(event.marks.changes) if c.what in ("date", "added")), None)
    if change is None:
        return [Statement("Set by", "You.")]
    was = f" Before, it was {change.before}." if change.before else ""
    return [Statement("Set by", f"{change.who.capitalize()}, on {_local_day(change.at)}.{was}")]


def _local_day(at: int) -> str:
    try:
        day = datetime.fromtimestamp(at)
    except (OverflowError, OSError, ValueError):  # a clock that was set to nonsense
        return "a day not known"
    return describe(Interval.of_day(day.year, day.month, day.day))


def published_statement(published: Published | None) -> str:
    """When an article was published, how sure that is and what speaks for it, in one sentence."""
    when = publication(published)
    return f"published {when} ({level(published.confidence)})" if published and when else "publication date not known"


def publication(published: Published | None) -> str:
    """When an article was published, in words; empty if nothing says.

    >>> publication(Published(None, "2023-12-09/..", 0.3)), publication(Published(None, "XXXX-02-26", 0.3))
    ('from 9 December 2023 on', '26 February of a year not known')
    """
    if published is None or not published.edtf:
        return ""
    if published.interval is not None:
        return describe(published.interval)
    if found := _YEARLESS.fullmatch(published.edtf):
        return f"{int(found[2])} {MONTHS[int(found[1]) - 1]} of a year not known"
    try:
        return describe(Interval.parse(published.edtf))
    except ValueError:
        return published.edtf


def evidence_lines(published: Published | None) -> tuple[str, ...]:
    """What speaks for a publication date: one line for each piece of evidence."""
    if published is None:
        return ()
    return tuple(evidence_words(e) for e in published.evidence)


def evidence_words(evidence: Evidence) -> str:
    """One piece of evidence in plain words: "Dateline “SUEZ, March 24” (month and day)"."""
    name = _EVIDENCE.get(evidence.kind, evidence.kind[:1].upper() + evidence.kind[1:])
    text = evidence.text
    if evidence.kind == "page":
        # What the page calls its fields is of no use to a reader.
        text = text.partition(": ")[2] or text
    quoted = f" “{_short(text)}”" if text else ""
    return f"{name}{quoted} ({evidence.says})"


def _known_from(
    time: ResolvedTime | None, mention: EventMention | None, linked: LinkedArticle | None
) -> list[Statement]:
    """Where the article's own date comes from, if the event's date was counted from it."""
    counted = time.anchor.kind == AnchorKind.PUBLISHED if time else _own_day(mention)
    evidence = linked.published.evidence if counted and linked and linked.published else ()
    if not evidence:
        return []
    return [Statement("Known from", f"{'; '.join(map(evidence_words, evidence[:_MOST_EVIDENCE]))}.")]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


def _own_day(mention: EventMention | None) -> bool:
    return mention is not None and mention.source == DateSource.ARTICLE_DAY


def _inferred(event: Event, mention: EventMention | None, linked: LinkedArticle | None) -> list[Statement]:
    source = mention.source if mention else event.source
    if source == DateSource.ARTICLE_DAY:
        published = published_statement(linked.published) if linked else ""
        return [Statement("Words", "None: no date is stated, so the article's own day is taken."),
                Statement("Counted from", published)]  # fmt: skip
    if source == DateSource.INHERITED:
        return [Statement("Words", "None here: the date is that of the passage before, which tells of the same thing.")]
    return [Statement("Words", "Nothing in this passage says when.")]
