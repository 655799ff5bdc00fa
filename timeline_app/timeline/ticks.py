"""The time axis: two rows of labels on calendar boundaries, from minutes to ten thousand years, BCE too.

    January 2026                          February 2026        <- context, kept in sight at the left edge
    |12        |19        |26        |2         |9             <- detail

>>> axis = ticks(Viewport(0.0, 10 * 86_400.0, 900))
>>> [t.text for t in axis.detail[:3]], axis.context[0].text
(['Thu 1', 'Fri 2', 'Sat 3'], 'January 1970')
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.calendar import DAY, civil_from_days, weekday
from timeline_app.timeline.names import ENGLISH, Names, clock_text, year_text
from timeline_app.timeline.viewport import Viewport

_YEAR = 365.2425 * DAY
_MONTH = _YEAR / 12
_YEAR_ONE = -62_135_596_800
_EVER = -(10**13)
_EPOCH_MONDAY = 4 * DAY  # 1970-01-05
_KEEP = 2000


class Tick(NamedTuple):
    """A boundary at instant `t` (seconds), `x` pixels from the left, and the name of what begins there."""

    t: int
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Both rows of ticks, in order; `shades` are (x0, x1) of weekends, empty when days are too narrow to shade."""

    detail: tuple[Tick, ...]
    context: tuple[Tick, ...]
    shades: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    unit: str
    every: int
    seconds: float
    ems: float


_STEPS = (
    *(_Step("minute", n, n * 60, 5.5) for n in (1, 5, 10, 15, 30)),
    *(_Step("hour", n, n * 3600, 5.5) for n in (1, 3, 6)),
    _Step("hour", 12, 12 * 3600, 9),
    _Step("day", 1, DAY, 3.2),
    _Step("week", 1, 7 * DAY, 3.2),
    _Step("month", 1, _MONTH, 4.0),
    _Step("month", 3, 3 * _MONTH, 4.0),
    *(_Step("year", n * 10**p, n * 10**p * _YEAR, 5.5 if p < 4 else 7) for p in range(5) for n in (1, 2, 5)),
)


def ticks(view: Viewport, names: Names = ENGLISH, em: float = 8.0) -> Axis:
    """The axis of a viewport. `em`: width of a digit in pixels, so that labels have room at any text size."""
    return Ticker(names).axis(view, em)


class Ticker:
    """Makes axes in one language, and remembers their words: nearly all of a frame's were in the one before."""

    def __init__(self, names: Names = ENGLISH) -> None:
        self._names = names
        self._texts: dict[str, dict[int, str]] = {}

    def axis(self, view: Viewport, em: float = 8.0) -> Axis:
        """The axis of a viewport; see `ticks`."""
        step = _step(view, em)
        kind = _DETAIL[step.unit]
        if kind == "day" and step.unit == "day" and DAY * view.scale >= 8 * em:
            kind = "wide day"
        detail = self._made(view, boundaries(step.unit, step.every, view.t0, view.t1), kind)
        return Axis(detail, self._context(view, step), _weekends(view))

    def _context(self, view: Viewport, step: _Step) -> tuple[Tick, ...]:
        unit, every, kind = _upper(step)
        if not unit:
            return self._eras(view)
        return self._made(view, boundaries(unit, every, view.t0, view.t1, before=True), kind)

    def _eras(self, view: Viewport) -> tuple[Tick, ...]:
        """Which years are counted back, over steps so wide that no year may stand near where they begin."""
        if view.t0 >= _YEAR_ONE:
            return ()
        before, since = self._names.eras
        found = (Tick(_EVER, view.x_of(_EVER), before), Tick(_YEAR_ONE, view.x_of(_YEAR_ONE), since))
        return tuple(tick for tick in found if tick.t < view.t1)

    def _made(self, view: Viewport, times: NDArray[np.int64], kind: str) -> tuple[Tick, ...]:
        texts = self._texts.setdefault(kind, {})
        if len(texts) > _KEEP:
            texts.clear()
        seconds = times.tolist()
        for t in seconds:
            if t not in texts:
                texts[t] = _WORDS[kind](t, self._names)
        xs = ((times - view.t0) * view.scale).tolist()
        return tuple(Tick(t, x, texts[t]) for t, x in zip(seconds, xs, strict=True))


def _step(view: Viewport, em: float) -> _Step:
    bce = 6.0 if view.t0 < _YEAR_ONE else 0.0
    for step in _STEPS:
        if step.seconds * view.scale >= (step.ems + (bce if step.unit == "year" else 0)) * em:
            return step
    return _STEPS[-1]


def _upper(step: _Step) -> tuple[str, int, str]:
    """Unit, how many of it, and words of the upper row; no unit where the lower row says all."""
    if step.unit in ("minute", "hour"):
        return "day", 1, "full day"
    if step.unit in ("day", "week"):
        return "month", 1, "full month"
    if step.unit == "month":
        return "year", 1, "year"
    if step.every <= 10:
        return ("year", 10, "decade") if step.every <= 2 else ("year", 100, "century")
    return "", 0, ""


def _day(t: int, names: Names) -> str:
    return str(civil_from_days(t // DAY)[2])


def _wide_day(t: int, names: Names) -> str:
    return f"{names.short_weekdays[weekday(t // DAY)]} {_day(t, names)}"


def _full_day(t: int, names: Names) -> str:
    year, month, day = civil_from_days(t // DAY)
    return f"{names.short_weekdays[weekday(t // DAY)]} {day} {names.months[month - 1]} {year_text(year, names)}"


def _month(t: int, names: Names) -> str:
    return names.short_months[civil_from_days(t // DAY)[1] - 1]


def _full_month(t: int, names: Names) -> str:
    year, month, _ = civil_from_days(t // DAY)
    return f"{names.months[month - 1]} {year_text(year, names)}"


def _year(t: int, names: Names) -> str:
    return year_text(civil_from_days(t // DAY)[0], names)


def _decade(t: int, names: Names) -> str:
    year = civil_from_days(t // DAY)[0]
    return _year(t, names) if year <= 1 else names.decade.format(year)


def _century(t: int, names: Names) -> str:
    year = civil_from_days(t // DAY)[0]
    return _year(t, names) if year <= 1 else names.century.format(year)


_DETAIL = {"minute": "clock", "hour": "clock", "day": "day", "week": "day", "month": "month", "year": "year"}
_WORDS: dict[str, Callable[[int, Names], str]] = {
    "clock": lambda t, _: clock_text(t % DAY),
    "day": _day,
    "wide day": _wide_day,
    "full day": _full_day,
    "month": _month,
    "full month": _full_month,
    "year": _year,
    "decade": _decade,
    "century": _century,
}


def boundaries(unit: str, every: int, t0: float, t1: float, *, before: bool = False) -> NDArray[np.int64]:
    """Seconds of all boundaries of `every` units in [t0, t1), with the one before t0 too if `before`.

    Units: minute, hour, day, week (Mondays), month, year. Several years count from year 1 back and forth: 100 BCE,
    1, 100, 200.
    """
    low, high = int(np.floor(t0)), int(np.ceil(t1))
    found = _around(unit, every, low, high)
    first = int(np.searchsorted(found, t0, side="left"))
    if before and (first == len(found) or found[first] > t0):
        first = max(first - 1, 0)
    return found[first : int(np.searchsorted(found, t1, side="left"))]


def _around(unit: str, every: int, low: int, high: int) -> NDArray[np.int64]:
    if unit == "month":
        months = np.array([low, high], "datetime64[s]").astype("datetime64[M]").astype(np.int64)
        first = int(months[0]) // every * every
        return _seconds(np.arange(first, int(months[1]) + every + 1, every), "M")
    if unit == "year":
        years = np.array([low, high], "datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
        return _seconds(_round_years(int(years[0]), int(years[1]), every) - 1970, "Y")
    seconds = {"minute": 60, "hour": 3600, "day": DAY, "week": 7 * DAY}[unit] * every
    origin = _EPOCH_MONDAY if unit == "week" else 0
    first = (low - origin) // seconds * seconds + origin
    return np.arange(first, high + seconds, seconds, dtype=np.int64)


def _round_years(first: int, last: int, every: int) -> NDArray[np.int64]:
    if every == 1:
        return np.arange(first, last + 2, dtype=np.int64)
    years = np.arange(first // every - 1, last // every + 3, dtype=np.int64) * every
    before = years[years <= 0] + 1
    return np.concatenate((before, years[years > 0]))


def _seconds(numbers: NDArray[np.int64], unit: str) -> NDArray[np.int64]:
    return numbers.astype(f"datetime64[{unit}]").astype("datetime64[s]").astype(np.int64)


def _weekends(view: Viewport) -> tuple[tuple[float, float], ...]:
    if DAY * view.scale < 12:
        return ()
    mondays = boundaries("week", 1, view.t0, view.t1 + 7 * DAY).tolist()
    spans = ((view.x_of(m - 2 * DAY), view.x_of(m)) for m in mondays)
    return tuple((max(a, 0.0), min(b, float(view.width))) for a, b in spans if b > 0 and a < view.width)
