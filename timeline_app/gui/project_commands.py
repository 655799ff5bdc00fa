"""What can be done with projects, as commands of the window: `do_…` of gui/actions.py."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.gui.export_edits import EditsExport
from timeline_app.gui.projects import SUFFIX

if TYPE_CHECKING:
    from timeline_app.gui.opening import Opener

_FILTER = f"Timeline projects (*{SUFFIX})"


class ProjectCommands(EditsExport):
    """Part of the window."""

    opener: Opener

    def do_open_project(self) -> None:
        """Asks for a file that was saved with “Save project as…”."""
        dialog = self._file_dialog("Open a project", self.opener.start_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.opener.open_project(Path(chosen)))
        dialog.open()

    def do_save_project_as(self) -> None:
        """Asks where to write everything in one file, that opens on any computer."""
        suggested = self.opener.projects.suggested_file()
        dialog = self._file_dialog("Save project as", str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda chosen: self.opener.projects.save_as(Path(chosen)))
        dialog.open()

    def do_forget(self) -> None:
        """Empties the cache, so that no text of an article is left outside its own folder."""
        self.opener.forget()

    def _file_dialog(self, title: str, folder: str) -> QFileDialog:
        assert isinstance(self, QWidget)
        dialog = QFileDialog(self, title, folder, _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
