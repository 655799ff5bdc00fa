"""Keeps what the user does: opens the project of a folder, hands it to the editor, and brings the view back.

projects.open_for(sources)          # in the user's data folder; in memory where there is no place
projects.open_file(path)            # a portable .timeline
projects.save_as(path)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.core.edits import Entry
from timeline_app.core.errors import ProjectError
from timeline_app.gui.editors.inline import InlineText
from timeline_app.gui.status import many
from timeline_app.jobs.saving import Saved, Saver
from timeline_app.project.damage import Damage
from timeline_app.project.folders import for_folder
from timeline_app.project.project import KnownFile, Project
from timeline_app.session.session import Session
from timeline_app.session.settings import PROJECT_FOLDER, data_dir
from timeline_app.session.state import Level, Notice, Origin
from timeline_app.session.views import read_view, write_view

if TYPE_CHECKING:
    from timeline_app.gui.main_window import MainWindow

SUFFIX = ".timeline"
_VIEW, _SELECTED = "view", "selected"
_PAUSE = 2_000
"""Milliseconds after which a change of the view is written."""
_MOST_KEYS = 100


class Projects(QObject):
    """The project that is open. `changed` when it is another one."""

    changed = Signal()

    def __init__(self, session: Session, window: MainWindow, home: Path | None = None) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._home = home
        self.project: Project | None = None
        self.whole = False
        """Whether all that there is was read to the end, by this version's rules."""
        self.saver = Saver(self)
        self.saver.saved.connect(self._saved)
        self.saver.failed.connect(self._failed)
        self._saving: dict[Path, tuple[Entry, ...]] = {}
        self._safe: tuple[Entry, ...] | None = None
        self._warned = 0
        self._range: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep_view)
        for changed in (session.filtersChanged, session.selectionChanged, session.lanesChanged):
            changed.connect(self._later)
        window.timeline.view.viewChanged.connect(self._later)
        session.chronicleChanged.connect(self._show_range)

    # ── opening and closing ──────────────────────────────────────────────────────────────────────────────────────
    def find(self, sources: Sequence[Path]) -> tuple[Project, str]:
        """The project of these folders, and words for the user on how opening it went."""
        home = self._home or data_dir()
        try:
            project = for_folder(sources, home)
        except ProjectError as error:
            project = Project.in_memory(sources, "What you correct here is not saved.")
            return project, f"The corrections of this folder could not be opened. {error}"
        return project, how_it_went(project)

    def attach(self, project: Project, words: str) -> None:
        """Works with a project from now on, and says how opening it went."""
        self.close_project()
        self.project = project
        self._safe, self._warned = None, 0
        project.tell = self.tell
        self._session.editor.attach(project)
        self._session.views.attach(project)
        self._restore(project)
        if words:
            self.tell(words)
        self.changed.emit()

    def close_project(self) -> None:
        """Writes the view and lets go of the file."""
        project = self.project
        if project is None:
            return
        self.keep_view()
        self.project = None
        self._session.editor.attach(None)
        self._session.views.attach(None)
        project.close()

    def close(self) -> None:
        """Ends what runs."""
        self.close_project()
        self.saver.close()

    def know(self, files: Sequence[KnownFile]) -> None:
        """What is in the folder, to know it again where it has moved."""
        if self.project is not None:
            self.project.set_files(files)

    # ── saving ───────────────────────────────────────────────────────────────────────────────────────────────────
    def save_as(self, path: Path) -> None:
        """Writes one portable file, beside the window."""
        opener = self._window.opener
        if self.project is None:
            return
        if opener.reader.active:
            words = "The articles are still being read: save the project when that is done, or stop reading first."
            self._session.notify(Notice(words, Level.CAUTION))
            return
        self.keep_view()
        folder = opener.following.corrections.linker.folder
        journal = replace(self.project.journal(), entries=self._session.editor.entries)  # with what waits for the disk
        same = self.project.saves and self.project.is_at(path)
        self._saving.pop(path, None)
        if not same:
            self._saving[path] = journal.entries
        elif self._session.editor.waiting:
            self._session.editor.retry()  # the journal is in that file already, but for what waits for the disk
        self.saver.save(path, folder, journal, whole=self.whole, same=same)

    def suggested_file(self) -> Path:
        """Where a dialog to save should begin."""
        last = self._window.settings.get(PROJECT_FOLDER)
        folder = Path(last) if last and Path(last).is_dir() else Path.home()
        name = self._session.folder_name or "Timeline"
        return folder / f"{name}{SUFFIX}"

    @property
    def unsaved(self) -> int:
        """How many changes are in memory alone."""
        editor = self._session.editor
        count = editor.waiting + (self.project.unsaved if self.project else 0)
        return count if count and editor.entries != self._safe else 0

    def may_leave(self) -> bool:
        """Whether what is open may be closed; where changes would be lost the user is told, once.

        What is just being written somewhere in the window is kept first.
        """
        for words in self._window.findChildren(InlineText):
            words.end(keep=True)
        count = self.unsaved
        if not count or count == self._warned:
            return True
        self._warned = count
        keep = "“Save project as…” keeps them; do the same again to go on without them."
        self.tell(f"{many(count, 'change')} could not be saved, and would be lost. {keep}", offer=True)
        return False

    def _saved(self, saved: Saved) -> None:
        self._safe = self._saving.pop(saved.path, self._safe)
        self._window.settings.set(PROJECT_FOLDER, str(saved.path.parent))
        self._window.settings.add_recent(saved.path)
        holds = f"{many(saved.articles, 'article')} and {many(saved.changes, 'change')} of yours"
        words = f"Saved as “{saved.path.name}”: {holds}. It opens on any computer, without the folder."
        self._session.notify(Notice(words))

    def _failed(self, words: str) -> None:
        self._session.notify(Notice(words, Level.ERROR))

    # ── what is seen ─────────────────────────────────────────────────────────────────────────────────────────────
    def keep_view(self) -> None:
        """Writes filters, lanes, stretch of time and selection."""
        self._timer.stop()
        project, session = self.project, self._session
        if project is None or not len(session.index):
            return
        view = self._window.timeline.view
        start, end = (int(x) for x in view.viewport_range)
        shown = (start, end) if end > start and not view.is_fitted else None
        kept = write_view(session.view("", shown))
        kept.pop("text", None)  # what was searched for last is no way to look at things
        project.put(_VIEW, kept)
        project.put(_SELECTED, list(session.selected_keys[:_MOST_KEYS]))

    def _later(self, *_: object) -> None:
        if self.project is not None and not self._timer.isActive():
            self._timer.start()

    def _restore(self, project: Project) -> None:
        view = read_view(project.get(_VIEW))
        self._range = view.range if view else None
        if view is not None:
            self._session.set_view(view, Origin.SESSION)
        self._session.await_events(_words(project.get(_SELECTED)))

    def _show_range(self) -> None:
        """The stretch of time that was seen last, as soon as there is something to see."""
        if self._range is not None and len(self._session.index):
            shown, self._range = self._range, None
            self._window.timeline.view.show_at_once(*shown)

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────
    def tell(self, words: str, offer: bool = False) -> None:
        """Says something; where it is not saved, or `offer`, with an offer to save it elsewhere."""
        if self.project is None or (self.project.saves and not offer):
            self._session.notify(Notice(words, Level.CAUTION))
        else:
            save = self._window.actions_["save_project_as"].trigger
            self._session.notify(Notice(words, Level.CAUTION, link="Save project as…", does=save))


def how_it_went(project: Project, unread: bool = True) -> str:
    """Words for the user on how opening a project went; empty if there is nothing to say.

    `unread` False: what could not be read is told of elsewhere, with the articles.
    """
    notes = list(project.notes)
    if not project.saves:
        why = project.why_not_saved
        why = f"“{project.name}”{why[2:]}" if why.startswith("It ") else why
        notes.append(f"{why} What you change here is kept only until you close it.")
    if project.unreadable and unread:
        notes.append(f"{many(project.unreadable, 'change')} of yours could not be read.")
    return " ".join(notes)


def what_is_damaged(file: Path, damage: Damage, project: Project | None) -> str:
    """Words for the user on what of a portable project could not be read, and where the file as it was is kept."""
    counts = [(damage.articles, "article"), (damage.changes, "change")]
    lost = " and ".join(many(count, what) for count, what in counts if count)
    went = "".join(f"{note} " for note in project.notes) if project else ""
    words = f"{went}Of “{file.name}” {lost} could not be read."
    if damage.articles:
        words += " The import report says which articles."
    if damage.original is not None:
        return f"{words} The file as it was is kept beside it, as “{damage.original.name}”."
    if damage.broken and project is not None and project.saves:
        return f"{words} No copy of the file could be made beside it: make one before you save over it."
    return words


def _words(kept: Any) -> list[str]:
    return [key for key in kept if isinstance(key, str)] if isinstance(kept, list) else []
