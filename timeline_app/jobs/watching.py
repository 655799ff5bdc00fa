"""Notices what changes in the open folder: new, changed, renamed and removed files, at any depth.

    watcher = Watcher()
    watcher.changed.connect(opener.update)
    watcher.start([folder])

The system's own notices (QFileSystemWatcher) are not sent for folders on the network, nor for a file that is rewritten
in place. So a thread of its own looks at names, sizes and times again and again – as often as that is cheap – and the
system's notices only make it look at once. A change is passed on when everything has stayed the same for a moment: a
file that is still being copied is not read half. A folder that vanishes, or all at once has no file left (a drive that
was unmounted leaves its empty folder behind), is `gone`, not changed; and `back` when it is there again.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_EVERY = 1.0
"""Seconds between two looks at a folder that is looked at quickly."""
_SHARE = 0.04
"""The share of its time, at most, that the thread looks: a slow folder is looked at less often."""
_SELDOM = 30.0
_SETTLE = 0.3
"""Seconds that everything has to stay the same before a change is passed on."""
_LONGEST_WAIT = 6.0
"""Seconds after which a change is passed on although something still changes: a log that never rests."""
_MOST_FOLDERS = 256
"""Folders that the system is asked to watch; the others are looked at all the same."""

Signature = Mapping[str, tuple[int, int, int]]
"""Path -> size, time of change (ns), number of the file on its drive."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was there at one time. `there` is False if a source is not there, or cannot be listed."""

    files: Signature
    folders: tuple[str, ...]
    there: bool


def look(sources: Sequence[Path]) -> Look:
    """All files of the sources with their sizes and times, hidden ones left out."""
    files: dict[str, tuple[int, int, int]] = {}
    folders: list[str] = []
    there = True
    for source in sources:
        try:
            if source.is_dir():
                for path, signature in _walk(os.fspath(source), folders):
                    files[path] = signature
            else:
                files[os.fspath(source)] = _signature(source.stat())
        except OSError:
            there = False
    return Look(files, tuple(folders), there)


def _walk(top: str, folders: list[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            if folder == top:
                raise
            continue  # removed meanwhile, or not for us: the import report says so
        folders.append(folder)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path, _signature(entry.stat())
            except OSError:
                continue


def _signature(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


class Watcher(QObject):
    """`changed`: something is different, and rests. `gone`, `back`: the whole folder. Signals come in its own thread.

    What was there when `start` was called, or when a change was last passed on, is what is compared with.
    """

    changed = Signal()
    gone = Signal()
    back = Signal()
    _sent = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._looker: _Looker | None = None
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self.look_now)
        self._system.fileChanged.connect(self.look_now)
        self._sent.connect(self._pass_on)

    @property
    def active(self) -> bool:
        """Whether anything is watched."""
        return self._looker is not None

    def start(self, sources: Sequence[Path]) -> None:
        """Watches these in place of what was watched."""
        self.stop()
        if sources:
            self._generation += 1
            self._looker = _Looker(tuple(sources), self._generation, self._sent.emit)
            self._looker.start()

    def stop(self) -> None:
        """Watches nothing any more."""
        self._generation += 1
        if self._looker is not None:
            self._looker.stop()
            self._looker = None
        if watched := [*self._system.directories(), *self._system.files()]:
            self._system.removePaths(watched)

    def look_now(self, *_: object) -> None:
        """Does not wait for the next look."""
        if self._looker is not None:
            self._looker.wake()

    def _pass_on(self, generation: int, what: str, value: object) -> None:
        if generation != self._generation:
            return
        if what == "folders":
            assert isinstance(value, tuple)
            self._ask_system(value)
        else:
            {"changed": self.changed, "gone": self.gone, "back": self.back}[what].emit()

    def _ask_system(self, folders: tuple[str, ...]) -> None:
        wanted, known = set(folders[:_MOST_FOLDERS]), set(self._system.directories())
        if old := known - wanted:
            self._system.removePaths(sorted(old))
        if new := wanted - known:
            self._system.addPaths(sorted(new))


class _Looker(threading.Thread):
    """Looks, compares, and sends words; a drive that does not answer holds up this thread and nothing else."""

    def __init__(self, sources: tuple[Path, ...], generation: int, send: Callable[[int, str, object], None]) -> None:
        super().__init__(name="folder watch", daemon=True)
        self._sources, self._generation, self._send = sources, generation, send
        self._woken = threading.Event()
        self._ended = False

    def wake(self) -> None:
        """Looks at once."""
        self._woken.set()

    def stop(self) -> None:
        """Ends soon; a look at a drive that does not answer is not waited for."""
        self._ended = True
        self._woken.set()
        self.join(timeout=1.0)

    def run(self) -> None:
        """Called in the new thread."""
        known = self._look()
        gone = not known.there
        while self._wait(self._pause):
            now = self._look()
            if self._vanished(known, now):
                if not gone:
                    gone = True
                    self._tell("gone")
                continue
            if gone:
                gone = False
                self._tell("back")
            if now.files != known.files and (rested := self._rested(now)) is not None:
                known = rested
                self._tell("changed")

    def _rested(self, now: Look) -> Look | None:
        """What is there once it rests; None if the folder vanished meanwhile, or all is over."""
        until = time.monotonic() + _LONGEST_WAIT
        while True:
            if not self._wait(_SETTLE, woken=False):
                return None
            then = self._look()
            if self._vanished(now, then):
                return None
            if then.files == now.files or time.monotonic() > until:
                return then
            now = then

    @staticmethod
    def _vanished(before: Look, now: Look) -> bool:
        return not now.there or (bool(before.files) and not now.files)

    def _look(self) -> Look:
        began = time.monotonic()
        found = look(self._sources)
        took = time.monotonic() - began
        self._pause = min(_SELDOM, max(_EVERY, took / _SHARE))
        self._tell("folders", found.folders)
        return found

    def _wait(self, seconds: float, woken: bool = True) -> bool:
        """Waits, or until it is woken; False once all is over."""
        if woken:
            self._woken.wait(seconds)
            self._woken.clear()
        else:
            until = time.monotonic() + seconds
            while not self._ended and (left := until - time.monotonic()) > 0:
                time.sleep(min(left, 0.05))
        return not self._ended

    def _tell(self, what: str, value: object = None) -> None:
        if not self._ended:
            try:
                self._send(self._generation, what, value)
            except RuntimeError:  # the window is gone
                self._ended = True
