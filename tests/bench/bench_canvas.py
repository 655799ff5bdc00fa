"""Frames of the canvas at 1,000 to 1,000,000 events, beside the obvious ways to draw a timeline. By hand:

    QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_canvas [--sizes 1000,1000000] [--json FILE] [--no-naive]

Prints milliseconds a frame (median, 95th percentile, most) for fixed paths of panning and zooming, and writes JSON.
Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.bench.events import arrays

WIDTH, HEIGHT = 1600, 900
NAIVE = (1_000, 10_000)


def times(count: int, step: Callable[[int], None]) -> list[tuple[float, float]]:
    """Milliseconds of each of `count` steps: by the clock, and of this thread's processor time, which is what is left
    where other programs keep the machine busy."""
    taken = []
    for i in range(count):
        begin, spent = time.perf_counter(), time.thread_time()
        step(i)
        taken.append(((time.perf_counter() - begin) * 1000, (time.thread_time() - spent) * 1000))
    return taken


def summary(taken: list[tuple[float, float]]) -> dict[str, float]:
    """Median, 95th percentile and most by the clock, and the first two by the processor."""
    clock, own = zip(*taken, strict=True)
    return {
        "median": round(float(np.median(clock)), 3),
        "p95": round(float(np.percentile(clock, 95)), 3),
        "max": round(max(clock), 3),
        "own_median": round(float(np.median(own)), 3),
        "own_p95": round(float(np.percentile(own, 95)), 3),
    }


def resident() -> float:
    """Megabytes of memory that this process holds."""
    fields = Path("/proc/self/statm").read_text().split() if Path("/proc/self/statm").exists() else ["0", "0"]
    return int(fields[1]) * 4096 / 1e6


def pan_path(extent: tuple[float, float], frames: int) -> list[tuple[float, float]]:
    """A thirtieth of the range, moved 9 pixels a frame, there and back."""
    span = (extent[1] - extent[0]) / 30
    first = extent[0] + (extent[1] - extent[0]) * 0.35
    steps = np.cumsum(np.where(np.arange(frames) // 100 % 2 == 0, 1, -1)) * 9 * span / WIDTH
    return [(first + s, first + s + span) for s in steps.tolist()]


def wide_path(extent: tuple[float, float], frames: int) -> list[tuple[float, float]]:
    """All of it, moved 9 pixels a frame, there and back."""
    span = extent[1] - extent[0]
    steps = np.cumsum(np.where(np.arange(frames) // 40 % 2 == 0, 1, -1)) * 9 * span / WIDTH
    return [(extent[0] + s, extent[0] + s + span) for s in steps.tolist()]


def zoom_path(extent: tuple[float, float], frames: int) -> list[tuple[float, float]]:
    """From all of it 350-fold in and out again, 5 per cent a frame, about a point."""
    about = extent[0] + (extent[1] - extent[0]) * 0.45
    depth = np.abs((np.arange(frames) + 120) % 240 - 120)
    scale = 1.05 ** -depth.astype(float)
    return [(about - (about - extent[0]) * s, about + (extent[1] - about) * s) for s in scale.tolist()]


def replay(show: Callable[[float, float], None], paint: Callable[[], None], path: list[tuple[float, float]]):
    """The frames of a path."""

    def step(i: int) -> None:
        show(*path[i])
        paint()

    return summary(times(len(path), step))


def measure(count: int, frames: int = 240) -> dict:
    """All figures of the real canvas at one size."""
    from timeline_app.gui.timeline.view import TimelineView
    from timeline_app.index.event_index import EventIndex

    data = arrays(count)
    view = TimelineView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    QApplication.processEvents()
    canvas = view.focusProxy().viewport()
    before = resident()
    begin = time.perf_counter()
    index = EventIndex.from_arrays(**data)
    indexed = time.perf_counter()
    view.set_index(index)
    canvas.repaint()
    first = time.perf_counter()
    extent = tuple(map(float, index.extent))
    result = {"events": count, "index_ms": (indexed - begin) * 1000, "first_paint_ms": (first - begin) * 1000}
    result["pan"] = replay(view.show_at_once, canvas.repaint, pan_path(extent, frames))
    result["zoom"] = replay(view.show_at_once, canvas.repaint, zoom_path(extent, frames))
    result["wide"] = replay(view.show_at_once, canvas.repaint, wide_path(extent, frames))
    result["memory_mb"] = resident() - before
    result |= _reactions(view, index, canvas)
    view.close()
    view.deleteLater()
    return result


def _reactions(view, index, canvas) -> dict:
    """Hit test, hover, selection and filter."""
    view.fit()
    canvas.repaint()
    canvas.repaint()
    dice = np.random.default_rng(5)
    points = [
        QPointF(float(x), float(y)) for x, y in zip(dice.random(400) * WIDTH, dice.random(400) * HEIGHT, strict=True)
    ]
    rows = view.display().labels.row.tolist() or [0]
    mask = dice.random(len(index)) < 0.5

    def hover(i: int) -> None:
        view.set_hover(rows[i % len(rows)])
        canvas.repaint()

    def click(i: int) -> None:
        view.set_selection([rows[i % len(rows)]])
        canvas.repaint()

    def narrow(i: int) -> None:
        view.set_visible_rows(mask if i % 2 == 0 else None)
        canvas.repaint()

    return {
        "hit": summary(times(len(points), lambda i: view.hit(points[i]) and None)),
        "hover": summary(times(60, hover)),
        "click": summary(times(60, click)),
        "filter": summary(times(6, narrow)),
    }


def measure_naive(kind: str, count: int, frames: int = 24) -> dict:
    """The same paths on one of the obvious ways, with fewer frames because they are slow."""
    from tests.bench.naive import ItemTimeline, ScatterTimeline
    from timeline_app.index.event_index import EventIndex

    index = EventIndex.from_arrays(**arrays(count))
    begin = time.perf_counter()
    shown = (ScatterTimeline if kind == "scatter" else ItemTimeline)(index, WIDTH, HEIGHT)
    extent = tuple(map(float, index.extent))
    shown.show(*extent)
    QApplication.processEvents()
    shown.paint()
    result = {"events": count, "kind": kind, "first_paint_ms": (time.perf_counter() - begin) * 1000}
    result["pan"] = replay(shown.show, shown.paint, pan_path(extent, frames))
    result["zoom"] = replay(shown.show, shown.paint, zoom_path(extent, 240)[:: max(240 // frames, 1)])
    result["wide"] = replay(shown.show, shown.paint, wide_path(extent, frames))
    shown.widget.close()
    shown.widget.deleteLater()
    return result


def _apart(what: str, count: int) -> dict:
    """One measurement in a process of its own, so that memory is its own."""
    command = [sys.executable, "-m", "tests.bench.bench_canvas", "--one", what, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _line(name: str, result: dict) -> str:
    def three(key: str) -> str:
        r = result.get(key)
        own = f"({r['own_median']:.2f} {r['own_p95']:.2f})" if r else ""
        return f"{r['median']:7.2f} {r['p95']:7.2f} {r['max']:7.2f} {own:13}" if r else " " * 37

    rest = " ".join(f"{k} {result[k]['median']:.2f}" for k in ("hit", "hover", "click", "filter") if k in result)
    memory = f"{result['memory_mb']:5.0f} MB" if "memory_mb" in result else ""
    head = f"{name:8} {result['events']:>9,} {result['first_paint_ms']:9.0f}"
    return f"{head}  {three('pan')}  {three('zoom')}  {three('wide')}  {memory} {rest}"


def main(arguments: list[str] | None = None) -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-naive", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("WHAT", "COUNT"))
    given = parser.parse_args(arguments)
    if given.one:
        application = QApplication.instance() or QApplication(["bench"])
        what, count = given.one[0], int(given.one[1])
        print(json.dumps(measure(count) if what == "canvas" else measure_naive(what, count)))
        del application
        return
    results = []
    print("milliseconds: first paint, then median, p95, max (median and p95 of processor time) of pan, zoom, wide pan")
    for count in map(int, given.sizes.split(",")):
        kinds = ["canvas"] + ([] if given.no_naive or count not in NAIVE else ["scatter", "items"])
        for kind in kinds:
            results.append(_apart(kind, count) | {"kind": kind})
            print(_line(kind, results[-1]), flush=True)
    _ratios(results)
    if given.json:
        given.json.write_text(json.dumps(results, indent=2))


def _ratios(results: list[dict]) -> None:
    """How many times faster than the obvious ways, by the median of panning over the whole range."""
    whole = {(r["kind"], r["events"]): r["wide"]["median"] for r in results}
    for (kind, count), slow in whole.items():
        fast = whole.get(("canvas", count))
        if kind != "canvas" and fast:
            print(f"{kind} at {count:,}: {slow / fast:.0f} times as long")


if __name__ == "__main__":
    main()
