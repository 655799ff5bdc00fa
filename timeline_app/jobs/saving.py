"""Writes a portable project beside the window: many articles take a while to write.

saver = Saver()
saver.saved.connect(lambda saved: …)
saver.save(path, folder, journal, whole=True)
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.core.errors import AppError, ProjectFullError
from timeline_app.project import portable

if TYPE_CHECKING:
    from timeline_app.link.linker import ReadFolder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written, and how many articles and changes are in it."""

    path: Path
    articles: int
    changes: int


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    path: Path
    folder: ReadFolder
    journal: portable.Journal
    whole: bool
    same: bool


class Saver(QObject):
    """`saved` brings a Saved, `failed` words for the user. One file is written after the other."""

    saved = Signal(object)
    failed = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _SavingThread | None = None
        self._waiting: list[_Request] = []
        self._ended.connect(self._pass_on)

    @property
    def active(self) -> bool:
        """Whether something is being written."""
        return self._thread is not None

    def save(
        self, path: Path, folder: ReadFolder, journal: portable.Journal, *, whole: bool = True, same: bool = False
    ) -> None:
        """Writes a project with the articles of `folder`.

        `whole` False: reading was stopped, so that not all is there, or not by the rules of this version. `same`: the
        project that is open is that file; of what it has nothing is replaced by what is not whole.
        """
        self._waiting.append(_Request(path, folder, journal, whole, same))
        self._next()

    def close(self) -> None:
        """Waits until everything is written."""
        while self._thread is not None:
            self._thread.wait()
            self._thread_ended()

    def _next(self) -> None:
        if self._thread is None and self._waiting:
            self._thread = _SavingThread(self._waiting.pop(0), self._ended, self)
            self._thread.finished.connect(self._thread_ended)
            self._thread.start()

    def _thread_ended(self) -> None:
        if self._thread is not None and self._thread.isFinished():
            self._thread.deleteLater()
            self._thread = None
            self._next()

    def _pass_on(self, result: Saved | str) -> None:
        if isinstance(result, Saved):
            self.saved.emit(result)
        else:
            self.failed.emit(result)


class _SavingThread(QThread):
    """Writes one file. Whatever goes wrong becomes words for the user."""

    def __init__(self, asked: _Request, ended: object, parent: QObject) -> None:
        super().__init__(parent)
        self._asked, self._ended = asked, ended

    def run(self) -> None:
        """Called by Qt in the new thread."""
        result: Saved | str
        try:
            result = _saved(self._asked)
        except ProjectFullError as error:
            result = f"{error} It was not saved: make some room, and save it again."
        except AppError as error:
            result = str(error)
        except Exception as error:
            log.exception("saving failed")
            result = f"The project could not be saved ({type(error).__name__}: {error})."
        self._ended.emit(result)  # type: ignore[attr-defined]


def _saved(asked: _Request) -> Saved:
    from timeline_app.extract.pipeline import PIPELINE_VERSION

    folder, version = asked.folder, PIPELINE_VERSION if asked.whole else ""
    texts = tuple(portable.Text(a, f, version) for a, f in zip(folder.articles, folder.facts, strict=True))
    contents = portable.Contents(texts, folder.files, folder.warnings)
    if asked.same and (asked.whole or not portable.holds_texts(asked.path)):
        portable.keep(asked.path, contents)
    elif not asked.same:
        portable.write(asked.path, contents, asked.journal)
    return Saved(asked.path, len(texts), sum(e.state == "active" for e in asked.journal.entries))
