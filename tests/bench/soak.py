"""Ten minutes of random panning, zooming, hovering, selecting, filtering and changing lanes. By hand:

    QT_QPA_PLATFORM=offscreen nice python -m tests.bench.soak [--events 1000000] [--seconds 600] [--json FILE]

Prints how long frames took (by the clock, and by the processor's time of this thread, which other programs do not
lengthen), how many took more than 50 milliseconds, and how memory went. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.bench.bench_canvas import HEIGHT, WIDTH, resident
from tests.bench.events import arrays
from timeline_app.core.garbage import give_back_large_blocks

SLOW = 50.0
"""Milliseconds that no frame may take."""


class Soak:
    """A restless user of one timeline."""

    def __init__(self, events: int, seed: int) -> None:
        from timeline_app.gui.timeline.view import TimelineView
        from timeline_app.index.columns import LaneBy
        from timeline_app.index.event_index import EventIndex

        self.dice = random.Random(seed)
        self.index = EventIndex.from_arrays(**arrays(events))
        self.view = TimelineView()
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        self.view.set_index(self.index)
        QApplication.processEvents()
        self.canvas = self.view.focusProxy().viewport()
        self.lanes = [LaneBy.NONE, LaneBy.NONE, LaneBy.KIND]
        self.masks = [None, np.random.default_rng(seed).random(events) < 0.3]

    def doings(self) -> list[tuple[float, Callable[[], None]]]:
        """What the user may do next, each with how often."""
        dice, view, travel = self.dice, self.view, self.view.travel

        def zoom() -> None:
            travel.jump(travel.view.zoom_about(dice.random() * WIDTH, dice.choice([0.8, 1.25])))

        def hover() -> None:
            view.set_hover(view.hit(QPointF(dice.random() * WIDTH, dice.random() * HEIGHT)).row)

        return [
            (45, lambda: travel.jump(travel.view.pan(dice.gauss(0, 40)))),
            (45, zoom),
            (4, hover),
            (3, lambda: view.set_selection([dice.randrange(len(self.index))])),
            (2, lambda: view.reveal(dice.randrange(len(self.index)))),
            (1, view.fit),
        ]

    def rarer(self) -> None:
        """Filters and lanes: new arrays are made, which is no frame of panning or zooming."""
        if self.dice.random() < 0.5:
            self.view.set_visible_rows(self.dice.choice(self.masks))
        else:
            self.view.lanes_by(self.dice.choice(self.lanes))
        self.canvas.repaint()

    def run(self, seconds: float) -> dict:
        """Figures of so many seconds."""
        weights, doings = zip(*self.doings(), strict=True)
        clock, own, memory = [], [], []
        end, sample = time.monotonic() + seconds, 0.0
        while time.monotonic() < end:
            do = self.dice.choices(doings, weights)[0]
            begin, spent = time.perf_counter(), time.thread_time()
            do()
            self.canvas.repaint()
            own.append((time.thread_time() - spent) * 1000)
            clock.append((time.perf_counter() - begin) * 1000)
            if self.dice.random() < 0.002:
                self.rarer()
            if time.monotonic() > sample:
                sample = time.monotonic() + 5
                QApplication.processEvents()
                memory.append(round(resident(), 1))
        return told(clock, own, memory)


def told(clock: list[float], own: list[float], memory: list[float]) -> dict:
    """Frames and memory as figures."""

    def of(times: list[float]) -> dict:
        return {
            "median": round(float(np.median(times)), 2),
            "p99": round(float(np.percentile(times, 99)), 2),
            "max": round(max(times), 2),
            "slow": int(np.count_nonzero(np.array(times) > SLOW)),
        }

    half = memory[len(memory) // 4 :] or memory
    return {
        "frames": len(clock),
        "clock_ms": of(clock),
        "processor_ms": of(own),
        "memory_mb": {"first": memory[0], "quarter": half[0], "last": memory[-1], "most": max(memory)},
    }


def main(arguments: list[str] | None = None) -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication(["soak"])
    # As the program does when it starts.
    gc.set_threshold(50_000, 50, 1_000)
    give_back_large_blocks()
    result = Soak(given.events, given.seed).run(given.seconds)
    print(json.dumps(result, indent=2))
    if given.json:
        given.json.write_text(json.dumps(result, indent=2))
    del application


if __name__ == "__main__":
    main()
