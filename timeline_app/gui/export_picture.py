"""Saves the timeline as a picture: of what is visible, or of all of it. Never writes over a file unasked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from timeline_app.core.errors import AppError
from timeline_app.gui.filters.words import chips
from timeline_app.session.session import Session
from timeline_app.session.settings import EXPORT_FOLDER, Settings
from timeline_app.session.state import Level, Notice

if TYPE_CHECKING:
    from timeline_app.export.image import ImageOptions
    from timeline_app.gui.main_window import MainWindow
    from timeline_app.gui.timeline.picture_dialog import PictureDialog
    from timeline_app.gui.timeline_pane import TimelinePane

WIDTH, HEIGHT = 2400, 1350
"""Pixels of the picture of the whole."""
_SCALE = 2
"""Everything is drawn twice as large as on the screen, for print."""


class Exporter(QObject):
    """`written` gives the path of a picture that was saved."""

    written = Signal(object)

    def __init__(self, session: Session, settings: Settings, pane: TimelinePane, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._settings, self._pane, self._window = session, settings, pane, window

    def ask(self, whole: bool) -> PictureDialog:
        """Shows the picture as it will be, lets it be changed, then asks where to save it."""
        from timeline_app.gui.timeline.picture_dialog import PictureDialog

        dialog = PictureDialog(
            self._session.chronicle,
            title=self._session.folder_name,
            visible_range=self._pane.view.viewport_range,
            visible=self._session.shown_rows(),
            lanes=self._pane.view.lane_options,
            dark=self._window.theme.name == "dark",
            whole=whole,
            said=self._said(),
            names=self._pane.view.composer.names,
            index=self._session.index,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._ask_where)
        dialog.open()
        return dialog

    def _said(self) -> str:
        """What the filters ask, in words; nothing where they ask nothing."""
        asked = [chip.whole for chip in chips(self._session)]
        return f"Only: {', '.join(asked)}" if asked else ""

    def _ask_where(self, options: ImageOptions, ending: str) -> None:
        """A file that exists is written over only after the dialog has asked."""
        dialog = QFileDialog(self._window, "Save the picture", str(self._suggestion(ending)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{ending[1:].upper()} picture (*{ending})")
        dialog.setDefaultSuffix(ending[1:])
        dialog.fileSelected.connect(lambda path: self.save(Path(path), options))
        dialog.open()

    def save(self, path: Path, options: ImageOptions) -> None:
        """Saves a picture of these options and says so; the name's ending says the kind."""
        from timeline_app.export.vector import write_picture

        # A wall of a picture takes a second or two.
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            write_picture(self._session.chronicle, path, options, self._session.index)
        except (AppError, OSError) as error:
            self._session.notify(Notice(f"The picture could not be saved: {error}", Level.ERROR))
            return
        finally:
            QApplication.restoreOverrideCursor()
        self._settings.set(EXPORT_FOLDER, str(path.parent))
        self._session.notify(Notice(f"Saved {path.name} in {path.parent}."))
        self.written.emit(path)

    def write(self, path: Path, whole: bool) -> None:
        """Saves the picture and says so."""
        from timeline_app.export.image import ImageOptions

        size = self._pane.view.size()
        first, last = (None, None) if whole else map(round, self._pane.view.viewport_range)
        options = ImageOptions(
            width=WIDTH if whole else size.width() * _SCALE,
            height=HEIGHT if whole else size.height() * _SCALE,
            first=first,
            last=last,
            title=self._session.folder_name,
            scale=_SCALE,
            lanes=self._pane.view.lane_options,
            visible=self._session.shown_rows(),
            said=self._said(),
            names=self._pane.view.composer.names,
        )
        self.save(path, options)

    def _suggestion(self, ending: str = ".png") -> Path:
        kept = self._settings.get(EXPORT_FOLDER)
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        stem = re.sub(r"[^\w .-]+", " ", self._session.folder_name).strip() or "timeline"
        names = (f"{stem}{'' if n == 1 else f' {n}'}{ending}" for n in range(1, 1000))
        return next((folder / n for n in names if not (folder / n).exists()), folder / f"timeline{ending}")
