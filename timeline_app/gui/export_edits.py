"""Saves the list of corrections, as a table for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.core.errors import AppError
from timeline_app.session.session import Session
from timeline_app.session.settings import EXPORT_FOLDER, Settings
from timeline_app.session.state import Level, Notice

if TYPE_CHECKING:
    from timeline_app.gui.opening import Opener


class EditsExport:
    """Part of the window: the command “Export the corrections…”."""

    session: Session
    opener: Opener
    settings: Settings

    def do_export_edits(self) -> None:
        """Asks where to write them; a file that exists is written over only after the dialog has asked."""
        assert isinstance(self, QWidget)
        if not self.session.editor.entries:
            self.session.notify(Notice("Nothing was corrected yet."))
            return
        kept = self.settings.get(EXPORT_FOLDER)
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        dialog = QFileDialog(self, "Save the corrections", str(folder), "Tables (*.csv)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self.opener.projects.suggested_file().stem} corrections.csv")
        dialog.fileSelected.connect(lambda chosen: self.export_edits(Path(chosen)))
        dialog.open()

    def export_edits(self, path: Path) -> None:
        """Writes them and says so."""
        from timeline_app.export.edits import write_edits

        entries = self.session.editor.entries
        try:
            write_edits(entries, self.session.chronicle, path)
        except AppError as error:
            self.session.notify(Notice(str(error), Level.ERROR))
            return
        self.settings.set(EXPORT_FOLDER, str(path.parent))
        count = f"{len(entries):,} correction{'s' if len(entries) != 1 else ''}"
        self.session.notify(Notice(f"Saved {count} in {path}."))
