"""Opens folders: starts the reader, hands what it brings to the session, and says how it went."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import ProjectError
from timeline_app.gui.following import Following
from timeline_app.gui.projects import SUFFIX, Projects, how_it_went, what_is_damaged
from timeline_app.gui.status import many
from timeline_app.index.event_index import EventIndex
from timeline_app.jobs.reading import Kept, Reader, Reading, forget
from timeline_app.project.damage import Damage, Unread
from timeline_app.project.project import Project
from timeline_app.resources import resource
from timeline_app.session.indexing import Indexer
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings, cache_file, search_file
from timeline_app.session.state import Filters, Level, Notice, Origin, ReadingState

if TYPE_CHECKING:
    from timeline_app.gui.main_window import MainWindow
    from timeline_app.pipeline import Progress

_MANY = 20
"""Files left to read, from which on a quiet reading shows its progress after all."""


class Opener(QObject):
    """`opened` gives the name of what is open; `finished` comes when all of it is read, or nothing could be."""

    opened = Signal(str)
    finished = Signal()

    def __init__(self, session: Session, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self.sources: tuple[Path, ...] = ()
        self._file: Path | None = None
        self._kept: Kept | None = None
        self.projects = Projects(session, window)
        self.indexer = Indexer(session)
        self._quiet = self._damaged = False
        self.following = Following(session, self)
        self.reader = Reader(self, cache_file())
        self.reader.progressed.connect(self._progressed)
        self.reader.arrived.connect(self._arrived)
        self.reader.failed.connect(self._failed)
        self.reader.known.connect(self.projects.know)
        self.reader.damaged.connect(self._found_damage)

    def open(self, sources: Sequence[Path]) -> None:
        """Reads these in place of what is open."""
        if not self.projects.may_leave():
            self.finished.emit()
            return
        if len(sources) == 1 and sources[0].suffix == SUFFIX and sources[0].is_file():
            self.open_project(sources[0])
            return
        missing = [s for s in sources if not s.exists()]
        there = tuple(s.absolute() for s in sources if s not in missing)
        if there:
            self.following.leave()
            self.projects.close_project()  # it may be the one that is opened again
            self._open(there, *self.projects.find(there))
        if missing:
            self._session.notify(Notice(_missing(missing[0]), Level.CAUTION))
        if not there:
            self.finished.emit()

    def open_project(self, path: Path) -> None:
        """Opens a portable project in place of what is open; where it cannot be opened that stays."""
        if not self.projects.may_leave():
            self.finished.emit()
            return
        if self.projects.project is not None and self.projects.project.is_at(path):
            self.projects.close_project()
        try:
            self._open_file(path, Project.open(path))
        except ProjectError as error:
            self._session.notify(Notice(str(error), Level.ERROR))
            self.finished.emit()

    def _open_file(self, path: Path, project: Project) -> None:
        there = tuple(s for s in project.sources if s.exists())
        try:
            holds_texts = project.holds_texts
        except ProjectError:
            project.close()
            raise
        if not holds_texts and not there:
            project.close()
            gone = f" Its folder {project.sources[0]} is not here either." if project.sources else ""
            raise ProjectError(" ".join((*project.notes, f"“{path.name}” has no articles in it.{gone}")))
        self.following.leave()
        self.projects.close_project()
        words = how_it_went(project, unread=not holds_texts)
        self._open(() if holds_texts else there, project, words, path if holds_texts else None)

    def _open(self, sources: tuple[Path, ...], project: Project, words: str, file: Path | None = None) -> None:
        """Shows a folder, or with `file` what a portable project holds."""
        self.sources, self._file = sources, file
        unread = Unread(project.unreadable, project.damaged)
        self._kept = Kept(file, project.saves, unread) if file else None
        self._damaged = False
        self._remember()
        self._quiet = False
        self._session.set_reading(ReadingState(active=True))
        self._window.timeline.opened = True
        self._window.timeline.history.clear()
        self._session.select((), Origin.SESSION)
        self._session.set_marks((), Origin.SESSION)
        self._session.set_filters(Filters(), Origin.SESSION)
        self._session.set_chronicle(Chronicle(), EventIndex.empty())
        self._session.folder_name = self.name
        self.indexer.open(search_file(sources or (project.path,)))
        self.opened.emit(self.name)
        self.projects.attach(project, words)
        self.projects.whole = False
        options = self._settings.link_options()
        self.reader.start(self.sources, options, self.following.start(options), self._kept)

    @property
    def name(self) -> str:
        """What is open, in a word or two."""
        # A name on disk need not be text; what is not is written as its bytes.
        if self._file is not None:
            return os.fsencode(self._file.stem).decode("utf-8", "backslashreplace")
        first = os.fsencode(self.sources[0].name).decode("utf-8", "backslashreplace") if self.sources else ""
        return first if len(self.sources) < 2 else f"{first} and {len(self.sources) - 1} more"

    def forget(self) -> None:
        """Deletes what was read of articles, and says what that was; corrections and projects stay."""
        indexes = self.indexer.forget()
        files, size = forget(cache_file())
        if not (files or indexes):
            self._session.notify(Notice("There was nothing to forget. Your corrections are kept."))
            return
        also = f" and {many(indexes, 'search list')}" if indexes else ""
        words = f"Deleted: the texts of {many(files, 'file')}{also} ({_megabytes(size)}), kept to open folders quickly."
        self._session.notify(Notice(f"{words} Your corrections and projects are kept."))

    def reload(self, quiet: bool = False) -> None:
        """Reads again; selection and filters stay. `quiet`: only the complete result is shown, and no progress."""
        if self.is_open:
            self._quiet = quiet
            self.projects.whole = False
            if not quiet:
                self._session.set_reading(ReadingState(active=True))
            self.reader.start(self.sources, self._settings.link_options(), self.following.corrections, self._kept)

    @property
    def is_open(self) -> bool:
        """Whether there is something to read again."""
        return bool(self.sources) or self._file is not None

    def cancel(self) -> None:
        """Stops; what was read stays."""
        self.reader.cancel()

    def start_folder(self) -> str:
        """Where a dialog should begin."""
        recent = self._settings.recent()
        return str(recent[0].parent if recent else Path.home())

    def close(self) -> None:
        """Ends what runs."""
        self.reader.close()
        self.following.leave()
        self.projects.close()
        self.indexer.close()
        self.following.close()

    def _remember(self) -> None:
        samples = resource("samples")
        if self._file is not None:
            self._settings.add_recent(self._file.absolute())
        elif len(self.sources) == 1 and samples not in self.sources[0].parents:
            self._settings.add_recent(self.sources[0])

    def _progressed(self, progress: Progress) -> None:
        if self._quiet and progress.files_total - progress.files_done < _MANY:
            return
        files = (progress.files_done, progress.files_total)
        state = ReadingState(True, *files, progress.linking, progress.share, progress.articles, progress.again)
        self._session.set_reading(state)

    def _arrived(self, reading: Reading) -> None:
        if self._quiet and not reading.complete:
            return
        stopped = self._quiet and reading.cancelled
        if not stopped:  # else all that is known stays, in place of a part of it
            self.following.show(reading)
        if reading.complete:
            self.projects.whole = not reading.cancelled
            self._session.set_reading(ReadingState())
            if not self._quiet or stopped:
                self._tell(reading)
            self.finished.emit()

    def _tell(self, reading: Reading) -> None:
        files = reading.chronicle.files
        unread = sum(f.outcome != "read" for f in files)
        if reading.cancelled:
            read = sum(f.outcome == "read" for f in files)
            words = f"Reading was stopped: {read} of {many(len(files), 'file')} read."
            self._session.notify(Notice(words, Level.CAUTION))
        elif not reading.chronicle.articles:
            return  # what stands in the timeline's place says so
        elif any(f.outcome == "failed" for f in files) and not self._damaged:
            words = f"{many(unread, 'file')} not read; the import report says why."  # as the status line counts
            self._session.notify(Notice(words, Level.CAUTION))

    def _found_damage(self, damage: Damage) -> None:
        """Says so once for every opening, before the timeline is there."""
        if not self._damaged and self._file is not None:
            self._damaged = True
            self.projects.tell(what_is_damaged(self._file, damage, self.projects.project))

    def _failed(self, words: str) -> None:
        self._session.set_reading(ReadingState())
        self._session.notify(Notice(words, Level.ERROR))
        self.finished.emit()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size < 1e7 else f"{size / 1e6:,.0f} MB"


def _missing(path: Path) -> str:
    words = f"There is no file or folder {path}. If it is on another drive, connect that and open it again"
    return f"{words}: what you have corrected is kept."
