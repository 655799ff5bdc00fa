"""The open folder is followed: what changes in it is read quietly, and one line says what it brought."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from timeline_app.core.chronicle import Chronicle
from timeline_app.gui.opening import Opener
from timeline_app.jobs.watching import Watcher
from timeline_app.session.news import News, news
from timeline_app.session.session import Session
from timeline_app.session.settings import WATCH, Settings
from timeline_app.session.state import Level, Notice, Origin


class FolderWatch(QObject):
    """Joins the watcher to the opener. While something is read, a change waits until that is over."""

    def __init__(self, session: Session, settings: Settings, opener: Opener) -> None:
        super().__init__(opener)
        self._session, self._settings, self._opener = session, settings, opener
        self._sources: tuple[Path, ...] = ()
        self._before: Chronicle | None = None
        self._waiting = False
        self.watcher = Watcher(self)
        self.watcher.changed.connect(self._changed)
        self.watcher.gone.connect(self._gone)
        self.watcher.back.connect(self._back)
        opener.opened.connect(self._opened)
        opener.finished.connect(self._finished)

    def set_on(self, on: bool) -> None:
        """Follows the folder, or leaves it alone."""
        self._settings.set(WATCH, on)
        self._start(self._opener.sources)

    def close(self) -> None:
        """Ends what runs."""
        self.watcher.stop()

    def _opened(self, _: str) -> None:
        self._before, self._waiting = None, False
        self._start(self._opener.sources)

    def _start(self, sources: Sequence[Path]) -> None:
        if self._settings.get(WATCH):
            self.watcher.start([s for s in sources if s.exists()])
        else:
            self.watcher.stop()

    def _changed(self) -> None:
        if self._opener.reader.active:
            self._waiting = True
            return
        self._before = self._session.chronicle
        self._opener.reload(quiet=True)

    def _finished(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            self._tell(news(before, self._session.chronicle))
        if self._waiting:
            self._waiting = False
            self._changed()

    def _tell(self, found: News) -> None:
        if not found.words:
            return
        link = "Show them" if found.keys else ""
        self._session.notify(Notice(f"{found.words}.", link=link, does=lambda: self._show(found)))

    def _show(self, found: News) -> None:
        wanted = set(found.keys)
        events = self._session.chronicle.events
        self._session.select([n for n, event in enumerate(events) if event.key in wanted], Origin.WATCH)

    def _gone(self) -> None:
        words = "The folder is not there any more, or has no files left. The timeline stays as it is."
        self._session.notify(Notice(f"{words} Nothing of your work is lost.", Level.CAUTION))

    def _back(self) -> None:
        self._session.notify(Notice("The folder is there again."))
