"""The columns of one event as plain numbers: what flags say, where an open interval stands, and the lanes there are.

>>> from timeline_app.core.interval import Grain
>>> known_ends(Interval(None, 86_400, Grain.DAY))
(86399, 86400, <Flag.OPEN_START: 2>)
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntFlag, StrEnum

import numpy as np
from numpy.typing import NDArray

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


def dated_columns(events: Sequence[Event]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint16]]:
    """Start, end and flags of events that all have a date; see `known_ends`. `MULTI_SOURCE` is left to the caller.

    An edit makes an index of all events anew: a flag is a list of truths, never a Python call for each event.
    """
    whens = [event.when for event in events if event.when is not None]
    count = len(whens)
    start = np.fromiter([w.start if w.start is not None else (w.end or 0) - 1 for w in whens], np.int64, count)
    end = np.fromiter([w.end if w.end is not None else (w.start or 0) + 1 for w in whens], np.int64, count)
    inferred = (DateSource.INHERITED, DateSource.ARTICLE_DAY)
    truths: tuple[tuple[Flag, list[bool]], ...] = (
        (Flag.OPEN_START, [w.start is None for w in whens]),
        (Flag.OPEN_END, [w.end is None for w in whens]),
        (Flag.APPROXIMATE, [w.approximate for w in whens]),
        (Flag.SPANS, [w.spans for w in whens]),
        (Flag.PLANNED, [e.status is Status.PLANNED for e in events]),
        (Flag.DENIED, [e.status is Status.DENIED for e in events]),
        (Flag.INFERRED, [e.source is inferred[0] or e.source is inferred[1] for e in events]),
        (Flag.CORRECTED, [e.source is DateSource.CORRECTED for e in events]),
        (Flag.DISAGREEMENT, [bool(e.disagreements) for e in events]),
        (Flag.STARRED, [e.marks.starred for e in events]),
        (Flag.CHECKED, [e.marks.checked for e in events]),
    )
    flags = np.zeros(count, np.uint16)
    for flag, true in truths:
        flags |= np.fromiter(true, np.uint16, count) * np.uint16(int(flag))
    return start, end, flags
