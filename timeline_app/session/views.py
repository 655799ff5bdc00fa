"""Named views: filters, lanes and a stretch of time that are kept under a name, with the project they belong to.

    views.save(View("Spring talks", filters, people, without, LaneBy.PLACE, (start, end)))
    views.named("Spring talks")

Participants are kept by name and kind, since their ids differ from one reading to the next. What cannot be read (a view
kept by another version) is left out and not lost: the others stay, and nothing is written until something changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from timeline_app.core.interval import Grain, Interval
from timeline_app.index.columns import LaneBy
from timeline_app.session.state import Certainty, Filters, Part, Trait

NamesOfPeople = frozenset[tuple[str, str]]
KEY = "views"
_VALUED = (Part.KINDS, Part.PLACES, Part.PUBLISHERS, Part.FILES, Part.TAGS)


class Store(Protocol):
    """What keeps values from one session to the next: a project."""

    def get(self, key: str) -> Any:
        """The value kept under a key, None if there is none."""

    def put(self, key: str, value: Any) -> None:
        """Keeps a value of plain JSON."""


@dataclass(frozen=True, slots=True)
class View:
    """`filters` without its participants, which are in `people` and `without` by (name, kind). `range` in seconds."""

    name: str
    filters: Filters = field(default_factory=Filters)
    people: NamesOfPeople = frozenset()
    without: NamesOfPeople = frozenset()
    lanes: LaneBy = LaneBy.NONE
    range: tuple[int, int] | None = None


class Views(QObject):
    """The saved views of what is open, in the order in which they were saved."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._views: tuple[View, ...] = ()

    def __iter__(self) -> Any:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)

    def attach(self, store: Store | None) -> None:
        """Takes the views of another project; None: keeps them in memory only, and begins without any."""
        self._store = store
        kept = store.get(KEY) if store is not None else None
        self._set(read_views(kept))

    def named(self, name: str) -> View | None:
        """The view of a name."""
        return next((view for view in self._views if view.name == name), None)

    def save(self, view: View) -> None:
        """Keeps a view; one of the same name is replaced in its place."""
        if self.named(view.name) is None:
            self._keep((*self._views, view))
        else:
            self._keep(view if view.name == other.name else other for other in self._views)

    def remove(self, name: str) -> None:
        """Forgets a view."""
        self._keep(view for view in self._views if view.name != name)

    def _keep(self, views: Iterable[View]) -> None:
        self._set(tuple(views))
        if self._store is not None:
            self._store.put(KEY, [write_view(view) for view in self._views])

    def _set(self, views: tuple[View, ...]) -> None:
        if views != self._views:
            self._views = views
            self.changed.emit()


# ── as JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def write_view(view: View) -> dict[str, Any]:
    """A view as plain JSON; what is not asked is left out."""
    filters = view.filters
    plain: dict[str, Any] = {
        "name": view.name,
        "lanes": str(view.lanes),
        "range": list(view.range) if view.range else None,
        "people": sorted(map(list, view.people)),
        "without": sorted(map(list, view.without)),
        "every": filters.every,
        "text": filters.text,
        "dates": _write_dates(filters.dates),
        "certainty": sorted(filters.certainty),
        "having": sorted(filters.having),
        "lacking": sorted(filters.lacking),
        "fewest": filters.fewest,
    } | {str(part): sorted(filters.values(part)) for part in _VALUED}
    return {key: value for key, value in plain.items() if value or key in ("name", "lanes")}


def read_views(kept: Any) -> tuple[View, ...]:
    """The views of what was kept; those that make no sense are left out."""
    found: dict[str, View] = {}
    for one in kept if isinstance(kept, list) else ():
        view = read_view(one)
        if view is not None:
            found[view.name] = view
    return tuple(found.values())


def read_view(kept: Any) -> View | None:
    """One view of what was kept; None if it makes no sense."""
    try:
        filters = Filters(
            every=bool(kept.get("every", False)),
            text=_text(kept.get("text", "")),
            dates=_read_dates(kept.get("dates")),
            certainty=frozenset(map(Certainty, kept.get("certainty", ()))),
            having=frozenset(map(Trait, kept.get("having", ()))),
            lacking=frozenset(map(Trait, kept.get("lacking", ()))),
            fewest=int(kept.get("fewest", 0)),
        )
        for part in _VALUED:
            filters = filters.with_values(part, frozenset(map(_text, kept.get(str(part), ()))))
        shown = kept.get("range")
        return View(
            _text(kept["name"]),
            filters,
            _people(kept.get("people", ())),
            _people(kept.get("without", ())),
            LaneBy(kept["lanes"]),
            (int(shown[0]), int(shown[1])) if shown else None,
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _people(kept: Any) -> NamesOfPeople:
    return frozenset((_text(name), _text(kind)) for name, kind in kept)


def _write_dates(when: Interval | None) -> list[Any] | None:
    return [when.start, when.end, int(when.grain), when.approximate, when.spans] if when else None


def _read_dates(kept: Any) -> Interval | None:
    if not kept:
        return None
    start, end, grain, approximate, spans = kept
    for side in (start, end):
        if not (side is None or type(side) is int):
            raise TypeError(side)
    return Interval(start, end, Grain(grain), bool(approximate), bool(spans))
