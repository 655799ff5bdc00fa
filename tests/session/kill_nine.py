"""Edits on a real project in processes that are killed at random moments; run by test_kill_nine.py.

    python -m tests.session.kill_nine FOLDER SEQUENCES SEED

Each child goes on where the one before was killed. It says after each step that it was acknowledged; what the file has
afterwards must be exactly what these steps make, or these and the one that was under way.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from timeline_app.core.edits import (
    ArticleRef,
    Edit,
    Entry,
    EventRef,
    MergeEvents,
    Passage,
    SetDate,
    SetNote,
    SetPublished,
    SplitEvent,
    Star,
)
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.project.project import Project
from timeline_app.session.editing import Editor

ARTICLE = ArticleRef("ab" * 32, "folder/001.txt")
EVENTS = tuple(
    EventRef(f"k{n}", f"Event “{n}”", (Passage(ARTICLE, Span(40 * n, 40 * n + 30), f"It says so {n}"),))
    for n in range(5)
)
_LONGEST = 30
"""Acknowledged steps before a child is killed, at most."""
_FRESH = 20
"""Sequences on one project before the next one is begun."""


def work(editor: Editor, chance: random.Random) -> Iterator[None]:
    """Steps without end, the same for the same chance and the same journal."""
    while True:
        what = chance.random()
        if what < 0.2 and editor.stack.canUndo():
            editor.undo()
        elif what < 0.35 and editor.stack.canRedo():
            editor.redo()
        elif what < 0.4 and editor.entries:
            editor.take_back(chance.choice(editor.entries).number)
        else:
            editor.do(*(_edit(chance) for _ in range(chance.choice((1, 1, 1, 2, 40)))))
        yield


def _edit(chance: random.Random) -> Edit:
    event, other = chance.choice(EVENTS), chance.choice(EVENTS)
    day = Interval.of_days(number := chance.randrange(20_000), number)
    return chance.choice(
        [
            Star(event, chance.random() < 0.5),
            SetDate(event, day, "typed"),
            SetNote(event, "note " * chance.randrange(300)),
            MergeEvents((event, other)),
            SplitEvent(event, other.passages),
            SetPublished((ARTICLE,), day),
        ]
    )


def clock() -> float:
    """Always the same: two runs make the same entries."""
    return 1_900_000_000.0


def child(path: Path, seed: int, out: int) -> None:
    """Works until it is killed."""
    editor = Editor(clock=clock)
    editor.attach(Project.open(path))
    for _ in work(editor, random.Random(seed)):
        os.write(out, b"." if not editor.waiting else b"!")


def killed(path: Path, seed: int, chance: random.Random) -> int:
    """Starts a child, kills it; how many steps it acknowledged."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(read)
        child(path, seed, write)
        os._exit(1)
    os.close(write)
    wanted, heard = chance.randrange(_LONGEST), b""
    while len(heard) < wanted and select.select([read], [], [], 60)[0]:
        heard += os.read(read, wanted - len(heard))
    until = time.perf_counter() + chance.random() * 0.004
    while time.perf_counter() < until:
        pass
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while more := os.read(read, 1 << 16):
        heard += more
    os.close(read)
    assert b"!" not in heard, "the disk refused"
    return len(heard)


def expected(entries: tuple[Entry, ...], seed: int, steps: int) -> list[tuple[Entry, ...]]:
    """The journal after `steps` steps, and after one more."""
    editor = Editor(clock=clock)
    editor.begin(entries)
    working = work(editor, random.Random(seed))
    found = [editor.entries]
    for _ in range(steps + 1):
        next(working)
        found.append(editor.entries)
    return found[-2:]


def main(folder: Path, sequences: int, seed: int) -> None:
    """Prints what was done as JSON; an assertion fails where something was lost."""
    chance = random.Random(seed)
    acknowledged = under_way = longest = 0
    entries: tuple[Entry, ...] = ()
    path = folder
    for number in range(sequences):
        if number % _FRESH == 0:
            path = folder / f"{number}.timeline"
            Project.create(path, []).close()
            entries = ()
        steps = killed(path, number, chance)
        after, one_more = expected(entries, number, steps)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with closing(Project.open(path)) as project:
            entries = project.entries()
            assert not project.notes
        assert entries in (after, one_more), f"sequence {number}: {steps} acknowledged, {len(entries)} entries"
        acknowledged += steps
        under_way += entries != after
        longest = max(longest, len(entries))
    print(
        json.dumps({"sequences": sequences, "acknowledged": acknowledged, "under way": under_way, "longest": longest})
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
