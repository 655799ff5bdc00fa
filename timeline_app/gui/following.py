"""What is edited is shown: the editor's every step goes to the relinker, and what comes back goes to the session.

following = Following(session)
corrections = following.start(options)      # another folder is opened; hand it to the reader
session.editor.do(Star(event))              # and the session has the starred event in a moment
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.jobs.reading import Reading
from timeline_app.jobs.relinking import Corrections, Relinked, Relinker
from timeline_app.session.session import Session
from timeline_app.session.state import Level, Notice


class Following(QObject):
    """Keeps a session's timeline at the state of its editor."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._shown = 0
        self._left = False
        self._trouble = ""
        self.relinker = Relinker(self)
        self.relinker.relinked.connect(self.show)
        self.relinker.previewed.connect(session.editor.previewed)
        self.relinker.failed.connect(lambda words: session.notify(Notice(words, Level.ERROR)))
        session.editor.edited.connect(self._edited)
        session.editor.previewWanted.connect(self.relinker.preview)
        session.editor.failed.connect(self._failed)
        session.editor.saved.connect(self._saved)

    @property
    def corrections(self) -> Corrections:
        """Of the folder that is open."""
        return self.relinker.corrections

    def start(self, options: LinkOptions = AS_WRITTEN) -> Corrections:
        """Another folder is opened: its linker, and the edits that the editor has of it."""
        corrections = Corrections(options)
        corrections.entries = self._session.editor.entries
        self._shown, self._left = 0, False
        self.relinker.follow(corrections)
        return corrections

    def leave(self) -> None:
        """What is open is about to be closed: that its edits go is not to be worked out any more."""
        self._left = True

    def show(self, result: Reading | Relinked) -> None:
        """Shows a timeline, unless a newer one is shown already."""
        if result.serial > self._shown:
            self._shown = result.serial
            self._session.set_chronicle(result.chronicle, result.index, result.lookup, result.went)

    def close(self) -> None:
        """Ends what runs."""
        self.relinker.close()

    def _edited(self) -> None:
        corrections, session = self.corrections, self._session
        if self._left:
            return
        corrections.entries = session.editor.entries
        if not session.chronicle.articles:
            return  # what is being read comes with them
        if corrections.empty:
            corrections.lay(session.chronicle)  # it did not come from a reader
        self.relinker.changed(session.editor.entries)

    def _failed(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            more = "What you change is kept here, and is saved by itself once that is possible."
            self._session.notify(Notice(f"{words} {more}", Level.ERROR))

    def _saved(self) -> None:
        self._trouble = ""
        self._session.notify(Notice("All your changes are saved again."))
