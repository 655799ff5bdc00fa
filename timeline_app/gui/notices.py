"""A quiet line at the top of the window in place of message boxes; errors that were not expected can be copied."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from timeline_app.gui.icons import pixmap
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import label, link_button, restyle, tool_button
from timeline_app.session.state import Level, Notice

_STAYS = 8000
"""Milliseconds that a notice without anything to do stays."""
_STAYS_WITH_LINK = 30_000


class NoticeBar(QFrame):
    """Shows the latest notice; others of the same words do not pile up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._notice: Notice | None = None
        self._theme: Theme | None = None
        self._icon = QLabel()
        self._text = label(wrap=True, selectable=True)
        self._link = link_button("", self.follow_link)
        self._copy = link_button("Copy details", self.copy_details)
        self._close = tool_button("closeNotice", "Close this notice", self.hide)
        self._close.setIconSize(QSize(14, 14))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._link)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty if hidden."""
        return "" if self.isHidden() else self._text.text()

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        from timeline_app.gui.icons import icon

        self._theme = theme
        self._close.setIcon(icon("close", theme))
        self._tint()

    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the one before."""
        self._notice = notice
        self._text.setText(notice.text)
        self._copy.setVisible(bool(notice.details))
        self._link.setVisible(bool(notice.link))
        self._link.setText(notice.link)
        restyle(self, "level", str(notice.level))
        for child in (self._text, self._link, self._copy):
            restyle(child, "level", str(notice.level))
        self._tint()
        self.show()
        if notice.level == Level.INFO and not notice.details:
            self._timer.start(_STAYS_WITH_LINK if notice.link else _STAYS)
        else:
            self._timer.stop()

    def look_again(self) -> None:
        """Goes where what it says is no longer so."""
        if self._notice is not None and self._notice.holds is not None and not self._notice.holds():
            self.hide()

    def _tint(self) -> None:
        if self._theme and self._notice:
            level = self._notice.level
            name = "info" if level == Level.INFO else "caution"
            colour = {Level.INFO: "accent", Level.CAUTION: "caution", Level.ERROR: "bad"}[level]
            self._icon.setPixmap(pixmap(name, self._theme, colour, 18, self.devicePixelRatioF()))

    @property
    def link_text(self) -> str:
        """What its link says; empty if there is none."""
        return "" if self.isHidden() or self._link.isHidden() else self._link.text()

    def follow_link(self) -> None:
        """Does what the link offers, and is gone."""
        if self._notice and self._notice.does:
            self.hide()
            self._notice.does()

    def copy_details(self) -> None:
        """Puts what is known of the error on the clipboard."""
        if self._notice:
            QGuiApplication.clipboard().setText(f"{self._notice.text}\n\n{self._notice.details}")


class Watch(QObject):
    """Turns exceptions that nobody caught, and errors that were logged, into notices.

    Threads log too: the signal brings what they say into the window's thread.
    """

    caught = Signal(object)

    def __init__(self, show: Callable[[Notice], None], parent: QObject) -> None:
        super().__init__(parent)
        self.caught.connect(show)
        self._before = sys.excepthook
        self._handler = _Handler(self)
        sys.excepthook = self._hook
        logging.getLogger("timeline_app").addHandler(self._handler)

    def stop(self) -> None:
        """Leaves everything as it was."""
        logging.getLogger("timeline_app").removeHandler(self._handler)
        if sys.excepthook == self._hook:
            sys.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        details = "".join(traceback.format_exception(kind, error, trace))
        self.caught.emit(Notice(f"Something went wrong ({kind.__name__}: {error}). Your articles are untouched.",
                                Level.ERROR, details))  # fmt: skip


class _Handler(logging.Handler):
    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.ERROR)
        self._watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        details = self.format(record)
        self._watch.caught.emit(Notice(f"Something went wrong: {record.getMessage()}.", Level.ERROR, details))
