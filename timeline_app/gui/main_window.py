"""The window: toolbar, timeline in the middle, panes around it as docks, status line.

It holds what is to be done for each command (`do_…`, see gui/actions.py) and nothing else: panes follow the session by
themselves, the layout is in gui/layout.py, reading is in jobs/. Commands that look, correct or save are in the files
named after them (gui/view_commands.py, editing_commands.py, project_commands.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QVBoxLayout, QWidget

from timeline_app.gui.actions import PANES, Actions
from timeline_app.gui.command_palette import CommandPalette, ShortcutList
from timeline_app.gui.editing_commands import EditingCommands
from timeline_app.gui.editors.shortcuts import ShortcutEditor
from timeline_app.gui.event_menu import EventMenus
from timeline_app.gui.export_picture import Exporter
from timeline_app.gui.filters.bar import FilterBar
from timeline_app.gui.filters.filtering import Filtering
from timeline_app.gui.finding import Finder
from timeline_app.gui.layout import Layout
from timeline_app.gui.notices import NoticeBar, Watch
from timeline_app.gui.opening import Opener
from timeline_app.gui.panes.corrections import HIDDEN, LOST
from timeline_app.gui.project_commands import ProjectCommands
from timeline_app.gui.status import StatusLine
from timeline_app.gui.theme import Theme, apply_theme, chosen_theme
from timeline_app.gui.timeline_pane import TimelinePane
from timeline_app.gui.toolbar import ToolBar
from timeline_app.gui.view_commands import ViewCommands
from timeline_app.gui.watching import FolderWatch
from timeline_app.index.columns import LaneBy
from timeline_app.resources import resource
from timeline_app.session.session import Session
from timeline_app.session.settings import DATE_ORDER, GEOMETRY, LANES, LAYOUT, SHORTCUTS, THEME, WATCH, Settings
from timeline_app.session.state import Filters, Origin, ReadingState

_LANES = {
    "none": LaneBy.NONE,
    "participant": LaneBy.PARTICIPANT,
    "participant_kind": LaneBy.PARTICIPANT_KIND,
    "kind": LaneBy.KIND,
    "source": LaneBy.SOURCE,
    "place": LaneBy.PLACE,
}


class MainWindow(EditingCommands, ViewCommands, ProjectCommands, QMainWindow):
    """Everything that one folder is worked on with. `closed` is emitted once, when it goes."""

    closed = Signal()

    def __init__(self, session: Session, settings: Settings, theme: Theme | None = None) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        session.setParent(self)
        self.theme = theme or chosen_theme(settings.get(THEME))
        self.setObjectName("window")
        self.setWindowTitle("Timeline")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self)
        self.actions_.use(settings.get(SHORTCUTS))
        self._menus = self.actions_.fill(self.menuBar())
        self._recent = QMenu("Open recent", self)
        self._menus["File"].insertMenu(self.actions_["reload"], self._recent)
        self.views_menu = self._menus["View > Saved views"]
        self.tools = ToolBar(self.actions_, self._menus["View > Lanes by"], self)
        self.addToolBar(self.tools)
        self.notices = NoticeBar()
        self.timeline = TimelinePane(session, self.theme)
        self.filter_bar = FilterBar(session, self.theme)
        self.setCentralWidget(self._centre())
        self.layout_ = Layout(self, session, self.theme, self.timeline.overview)
        self.status = StatusLine(session, self)
        self.setStatusBar(self.status)
        self.opener = Opener(session, settings, self)
        self.finder = Finder(session, self.tools.search)
        self.menus_ = EventMenus(session, self)
        self.exporter = Exporter(session, settings, self.timeline, self)
        self.filtering = Filtering(session, self)
        self.folder_watch = FolderWatch(session, settings, self.opener)
        self._watch = Watch(self.notices.show_notice, self)
        self._connect()
        self.connect_editing()
        self._restore()
        self.set_theme(self.theme)
        self._state_changed()
        self.timeline.setFocus()

    # ── setting up ───────────────────────────────────────────────────────────────────────────────────────────────
    def _centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.filter_bar)
        column.addWidget(self.timeline, 1)
        return centre

    def _connect(self) -> None:
        session = self.session
        session.noticed.connect(self.notices.show_notice)
        session.editor.edited.connect(self.notices.look_again)
        session.chronicleChanged.connect(self._state_changed)
        session.selectionChanged.connect(self._state_changed)
        session.selectionChanged.connect(self._mark_participants)
        session.readingChanged.connect(self._reading_changed)
        session.lanesChanged.connect(self._lanes_changed)
        self.status.cancelled.connect(self.do_cancel_reading)
        self.status.undatedWanted.connect(lambda: self.layout_.reveal("undated"))
        self.status.reportWanted.connect(lambda: self.layout_.reveal("report"))
        self.status.hiddenWanted.connect(lambda: self.show_corrections(HIDDEN))
        self.status.lostWanted.connect(lambda: self.show_corrections(LOST))
        self.tools.search.left.connect(self.timeline.view.setFocus)
        self.timeline.welcome.wanted.connect(self._wanted)
        self.timeline.welcome.chosen.connect(lambda folder: self.open([folder]))
        self.opener.opened.connect(self._opened)
        for name in PANES:
            self.layout_.docks[name].visibilityChanged.connect(self._panes_changed)
        for action in (a for c, a in self.actions_ if c.near == "timeline"):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.removeAction(action)
            self.timeline.view.addAction(action)
        if hints := QGuiApplication.styleHints():
            hints.colorSchemeChanged.connect(self._system_colours_changed)

    def _restore(self) -> None:
        self._show_recent()
        geometry, layout = self.settings.get(GEOMETRY), self.settings.get(LAYOUT)
        self._first_size()
        self.layout_.fit_height(self.height())
        if geometry.size():
            self.restoreGeometry(geometry)
        if layout.size():
            self.layout_.restored = self.restoreState(layout, Layout.VERSION)
        self.layout_.title_panes()
        self.layout_.set_quiet(True)
        self.session.set_lanes(_LANES.get(self.settings.get(LANES), LaneBy.NONE))
        self._lanes_changed(self.session.lanes_by)
        self.actions_[f"order_{self.settings.link_options().order}"].setChecked(True)
        self.actions_["watch_folder"].setChecked(self.settings.get(WATCH))
        self.session.month_first = self.settings.month_first()

    def _first_size(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize() if screen else self.size()
        self.resize(min(1440, max(800, room.width() - 80)), min(900, max(600, room.height() - 80)))

    def set_theme(self, theme: Theme) -> None:
        """Gives the window and all in it other colours."""
        self.theme = theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme)
        self.actions_.set_theme(theme)
        for part in (self.tools, self.notices, self.filter_bar, self.timeline, self.layout_, self.status):
            part.set_theme(theme)
        self.actions_[f"theme_{self.settings.get(THEME)}"].setChecked(True)

    # ── following the session ────────────────────────────────────────────────────────────────────────────────────
    def _state_changed(self, *_: object) -> None:
        session = self.session
        events = bool(session.chronicle.events)
        self.actions_.enable(
            events=events, selection=session.current is not None, several=len(session.selection.events) > 1,
            reading=session.reading.active, folder=self.opener.is_open, articles=bool(session.chronicle.articles),
            read=bool(session.chronicle.articles) and not session.reading.active,
        )  # fmt: skip
        self.tools.enable(events)

    def _reading_changed(self, state: ReadingState) -> None:
        self._state_changed()

    def _mark_participants(self, _: object, origin: str) -> None:
        if origin != Origin.SESSION:
            event = self.session.current
            self.session.set_marks((p.participant for p in event.participants) if event else (), Origin.SESSION)

    def _lanes_changed(self, by: LaneBy) -> None:
        name = next(n for n, b in _LANES.items() if b == by)
        action = self.actions_[f"lanes_{name}"]
        action.setChecked(True)
        self.tools.set_lanes("" if by == LaneBy.NONE else action.text().lower())
        self.settings.set(LANES, name)

    def _panes_changed(self) -> None:
        for name in PANES:
            self.actions_[f"pane_{name}"].setChecked(not self.layout_.docks[name].isHidden())

    def _opened(self, name: str) -> None:
        self.setWindowTitle(f"{name} – Timeline" if name else "Timeline")
        self.tools.search.line.clear()
        self.notices.hide()
        self.layout_.set_quiet(False)
        self._show_recent()
        self._state_changed()

    def _show_recent(self) -> None:
        folders = self.settings.recent()
        self.timeline.welcome.set_recent(folders)
        self._recent.clear()
        for folder in folders:
            action = self._recent.addAction(str(folder).replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=folder: self.open([chosen]))
        self._recent.setEnabled(bool(folders))

    def _wanted(self, what: str) -> None:
        if what == "open":
            self.do_open_folder()
        elif what == "show all":
            self.do_clear_filters()
        else:
            self.layout_.reveal(what)

    def _system_colours_changed(self) -> None:
        if self.settings.get(THEME) == "system":
            self.set_theme(chosen_theme("system"))

    # ── what can be done ─────────────────────────────────────────────────────────────────────────────────────────
    def open(self, sources: Sequence[Path]) -> None:
        """Opens folders and files as one timeline, in place of the one there is."""
        self.opener.open(sources)

    def do_open_folder(self) -> None:
        """Asks for a folder."""
        dialog = QFileDialog(self, "Open a folder of articles", self.opener.start_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def do_open_files(self) -> None:
        """Asks for files."""
        dialog = QFileDialog(self, "Open articles", self.opener.start_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda chosen: self.open([Path(p) for p in chosen]))
        dialog.open()

    def do_samples(self, name: str) -> None:
        """Opens a collection that came with the program."""
        self.open([resource(f"samples/{name}")])

    def do_reload(self) -> None:
        """Reads the open folder again."""
        self.opener.reload()

    def do_watch(self, _: str, on: bool) -> None:
        """Follows what changes in the open folder, or leaves it alone."""
        self.folder_watch.set_on(on)

    def do_cancel_reading(self) -> None:
        """Stops reading; what was read stays."""
        self.opener.cancel()

    def do_export_visible(self) -> None:
        """Saves what the timeline shows."""
        self.exporter.ask(whole=False)

    def do_export_whole(self) -> None:
        """Saves all of the timeline."""
        self.exporter.ask(whole=True)

    def do_quit(self) -> None:
        """Closes the window."""
        self.close()

    def do_find(self) -> None:
        """Puts the cursor in the search box."""
        self.tools.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.search.line.selectAll()

    def do_find_next(self) -> None:
        """Goes to the next place found."""
        self.finder.step(1)

    def do_find_previous(self) -> None:
        """Goes to the place found before."""
        self.finder.step(-1)

    def do_add_filter(self) -> None:
        """Opens the list of what can be filtered by."""
        self.filtering.open_list()

    def do_save_view(self) -> None:
        """Asks for a name to keep filters, lanes and range under."""
        self.filtering.ask_name()

    def do_clear_filters(self) -> None:
        """Shows every event."""
        self.session.set_filters(Filters(), Origin.KEYBOARD)

    def do_clear_selection(self) -> None:
        """Selects nothing, marks nobody."""
        self.session.select((), Origin.KEYBOARD)
        self.session.set_marks((), Origin.KEYBOARD)

    def do_lanes(self, name: str) -> None:
        """Makes the lanes from something else."""
        self.session.set_lanes(_LANES[name])

    def do_order(self, name: str) -> None:
        """Chooses how numeric dates are read, and puts what is open together again."""
        if name != self.settings.link_options().order:
            self.settings.set(DATE_ORDER, name)
            self.session.month_first = self.settings.month_first()
            self.opener.reload()

    def do_theme(self, name: str) -> None:
        """Chooses the colours."""
        self.settings.set(THEME, name)
        self.set_theme(chosen_theme(name))

    def do_pane(self, name: str, shown: bool) -> None:
        """Shows or hides a pane; one that others cover comes to the front."""
        if shown or self.layout_.covered(name):
            self.layout_.reveal(name)
            self.actions_[f"pane_{name}"].setChecked(True)
        else:
            self.layout_.docks[name].hide()

    def do_reset_layout(self) -> None:
        """Puts the panes where they were at first."""
        self.layout_.reset()

    def do_palette(self) -> None:
        """Opens the list of all commands."""
        palette = CommandPalette(self.actions_, self)
        palette.show()
        palette.box.setFocus()

    def do_edit_shortcuts(self) -> None:
        """Chooses other keys for commands."""
        ShortcutEditor(self.actions_, self.settings, self.theme, self).open()

    def do_shortcuts(self) -> None:
        """Shows all shortcuts."""
        ShortcutList(self.actions_, self).open()

    # ── for Qt ───────────────────────────────────────────────────────────────────────────────────────────────────
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere."""
        if _dropped(event):
            event.acceptProposedAction()
            self.timeline.welcome.show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They were taken away again."""
        self.timeline.welcome.show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens what was dropped."""
        self.timeline.welcome.show_drag(False)
        if sources := _dropped(event):
            event.acceptProposedAction()
            self.open(sources)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Called by Qt for Tab: panes behind others are passed by, or the focus would be where nobody sees it."""
        first = self.focusWidget()
        passed = set[QWidget]()
        while moved := super().focusNextPrevChild(forward):
            now = self.focusWidget()
            if now is first or now is None or not self.layout_.hides(now):
                break
            if now in passed:  # all are hidden
                if first is not None:
                    first.setFocus()
                break
            passed.add(now)
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps the layout and ends what runs; where changes would be lost it says so first."""
        if not self.opener.projects.may_leave():
            event.ignore()
            return
        self.settings.set(GEOMETRY, QByteArray(self.saveGeometry()))
        self.settings.set(LAYOUT, self.layout_.state())
        self.settings.save()
        # Ending the worker processes can take a moment, and nobody wants to look at that.
        self.hide()
        self.folder_watch.close()
        self.opener.close()
        self._watch.stop()
        super().closeEvent(event)
        self.closed.emit()


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
