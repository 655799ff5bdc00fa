"""The columns of one event as plain numbers: what flags say, where an open interval stands, and the lanes there are.

>>> from timeline_app.core.interval import Grain
>>> known_ends(Interval(None, 86_400, Grain.DAY))
(86399, 86400, <Flag.OPEN_START: 2>)
"""

from __future__ import annotations

from enum import IntFlag, StrEnum

from timeline_app.core.chronicle import Event
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval


class Flag(IntFlag):
    """What is special about an event, one bit each. A plain, happened, exactly dated event of one source has none."""

    APPROXIMATE = 1
    OPEN_START = 2
    OPEN_END = 4
    SPANS = 8
    PLANNED = 16
    DENIED = 32
    INFERRED = 64
    DISAGREEMENT = 128
    MULTI_SOURCE = 256
    STARRED = 512
    CHECKED = 1024
    CORRECTED = 2048


class LaneBy(StrEnum):
    """What the lanes of the timeline can be made from."""

    NONE = "none"
    PARTICIPANT = "participant"
    PARTICIPANT_KIND = "participant kind"
    KIND = "kind"
    SOURCE = "source"
    PLACE = "place"


def known_ends(when: Interval) -> tuple[int, int, Flag]:
    """Start and end in seconds, and the flags of the interval itself.

    An open side is put one second from the known one: the event is shown at the known bound, with a sign that it
    lies before or after.
    """
    flags = Flag(0)
    start, end = when.start, when.end
    if start is None and end is not None:
        flags |= Flag.OPEN_START
        start = end - 1
    elif end is None and start is not None:
        flags |= Flag.OPEN_END
        end = start + 1
    if when.approximate:
        flags |= Flag.APPROXIMATE
    if when.spans:
        flags |= Flag.SPANS
    assert start is not None and end is not None
    return start, end, flags


def event_flags(event: Event) -> Flag:
    """The flags that do not come from the interval: status, how the date was got, sources."""
    flags = Flag(0)
    if event.status == Status.PLANNED:
        flags |= Flag.PLANNED
    elif event.status == Status.DENIED:
        flags |= Flag.DENIED
    if event.inferred:
        flags |= Flag.INFERRED
    if event.disagreements:
        flags |= Flag.DISAGREEMENT
    if len({m.article for m in event.mentions}) > 1:
        flags |= Flag.MULTI_SOURCE
    if event.marks.starred:
        flags |= Flag.STARRED
    if event.marks.checked:
        flags |= Flag.CHECKED
    if event.source == DateSource.CORRECTED:
        flags |= Flag.CORRECTED
    return flags
