"""Everything that can be done, as one table: it feeds menus, toolbar, shortcuts, the command palette and F1.

A window has a method for each action, named as `Command.id` with `do_` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """One action. `menu` is where it stands ("File", "View > Lanes by"); `keys` are its shortcuts, the first is shown.

    `needs`: "events" where it makes sense only with a timeline, "selection" with a selected event, "several" with more
    than one, "reading" while reading, "folder" with an open folder, "articles" with at least one, "read" once all are
    read. `near` is the pane that its keys belong to, "" for the whole window. `group`: one of these is checked at a
    time. `divider`: a line before it in its menu.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    needs: str = ""
    near: str = ""
    checkable: bool = False
    group: str = ""
    divider: bool = False


PANES = (
    "participants", "source", "details", "events", "undated", "report", "overview", "review", "left_out", "corrections",
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command("open_folder", "Open folder…", "File", ("Ctrl+O",), "folder", "Open a folder of articles"),
    Command("open_files", "Open files…", "File", ("Ctrl+Shift+O",), "document", "Open some articles"),
    Command("open_project", "Open project…", "File", ("Ctrl+Alt+O",), "", "Open a file saved with Save project as…"),
    Command("samples_news", "News, 2016–2027", "File > Sample articles", (), "sample", "Articles of many outlets"),
    Command("samples_history", "History, from 240 BCE", "File > Sample articles", (), "sample", "Far years both ways"),
    Command("reload", "Read again", "File", ("F5",), "reload", "Read the folder again from disk", "folder"),
    Command("watch_folder", "Follow changes", "File", (), "", "Read by itself what changes in the open folder",
            checkable=True),
    Command("save_project_as", "Save project as…", "File", ("Ctrl+S",), "",
            "Write articles, timeline and corrections into one file to pass on", "read", divider=True),
    Command("forget", "Forget what was read", "File", (), "",
            "Delete the texts kept to open folders quickly; your corrections stay"),
    Command("cancel_reading", "Stop reading", "File", ("Ctrl+.",), "stop", "Keep what was read until now", "reading"),
    Command("export_visible", "Export what is visible…", "File", ("Ctrl+E",), "export",
            "Save the visible part of the timeline as a picture", "events", divider=True),
    Command("export_whole", "Export the whole timeline…", "File", ("Ctrl+Shift+E",), "export",
            "Save the whole timeline as a picture", "events"),
    Command("export_edits", "Export the corrections…", "File", (), "",
            "Save as a table who corrected what, and when", "folder"),
    Command("quit", "Quit", "File", ("Ctrl+Q",), divider=True),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",), "undo", "Undo the last correction"),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do again what was undone"),
    Command("find", "Find", "Edit", ("Ctrl+F",), "search", "Find headlines, participants and words of articles",
            divider=True),
    Command("find_next", "Find next", "Edit", ("F3",), "down", "Go to the next place found", "events"),
    Command("find_previous", "Find previous", "Edit", ("Shift+F3",), "up", "Go to the place found before", "events"),
    Command("add_filter", "Filter…", "Edit", ("Ctrl+L",), "filter",
            "Show only some events: by participant, place, source, date and more", "events"),
    Command("clear_filters", "Show all events", "Edit", ("Ctrl+Shift+F",), "", "Take all filters away", "events"),
    Command("clear_selection", "Clear the selection", "Edit", ("Esc",), "close", "Select nothing"),
    Command("edit_date", "Correct the date…", "Event", ("E",), "calendar", "Choose another date or type one",
            "selection"),
    Command("edit_headline", "Edit the headline", "Event", ("F2",), "edit", "Edit the headline, or a name"),
    Command("star", "Star", "Event", ("S",), "star", "Star the selected events, or take their stars away", "selection"),
    Command("check", "Checked", "Event", ("C",), "checked", "Mark the selected events as checked, or take that back",
            "selection"),
    Command("add_tag", "Tag…", "Event", ("T",), "tag", "Give the event one more tag", "selection"),
    Command("edit_note", "Note…", "Event", ("N",), "note", "Write a note on the event", "selection"),
    Command("add_participant", "Add a participant…", "Event", ("P",), "people", "Add somebody who took part",
            "selection"),
    Command("merge", "Merge into one", "Event", ("M",), "merge", "Make one event of the selected ones", "several",
            divider=True),
    Command("hide", "Hide", "Event", ("Del",), "hide", "Hide the selected events", "selection"),
    Command("add_event", "Add an event…", "Event", ("A",), "plus", "Add an event, from the words chosen in the source",
            "articles", divider=True),
    Command("article_date", "Publication date…", "Event", ("D",), "document", "Correct when the open article came out",
            "articles"),
    Command("article_dates", "Publication dates of all articles…", "Event", ("Ctrl+Shift+D",), "table",
            "Correct when articles came out, one or many", "articles"),
    Command("zoom_in", "Zoom in", "View", ("+", "=", "Ctrl++", "Ctrl+="), "zoom-in", "Show less time", "events"),
    Command("zoom_out", "Zoom out", "View", ("-", "Ctrl+-"), "zoom-out", "Show more time", "events"),
    Command("fit", "Show everything", "View", ("0", "Ctrl+0"), "fit", "Show most events; again, all", "events"),
    Command("centre", "Centre the selection", "View", ("F",), "event", "Bring the event into view", "selection"),
    Command("go_to_date", "Go to date…", "View", ("Ctrl+G",), "calendar", "Jump to a day, month or year", "events"),
    Command("back", "Back", "View", ("Alt+Left",), "left", "The stretch of time shown before", "events"),
    Command("forward", "Forward", "View", ("Alt+Right",), "right", "The stretch of time shown after", "events"),
    Command("key", "Key to the marks", "View", ("K",), "legend", "What shapes and colours mean", "events"),
    Command("next_event", "Next event", "View", ("Right",), "right", "Select the next event", "events", "timeline",
            divider=True),
    Command("previous_event", "Previous event", "View", ("Left",), "left", "The event before", "events", "timeline"),
    Command("first_event", "First event", "View", ("Home",), "", "Select the first event", "events", "timeline"),
    Command("last_event", "Last event", "View", ("End",), "", "Select the last event", "events", "timeline"),
    Command("next_source", "Next source", "View", ("]",), "right", "Open the event's next source", "selection"),
    Command("previous_source", "Previous source", "View", ("[",), "left", "Open the source before", "selection"),
    Command("lanes_none", "No lanes", "View > Lanes by", ("Alt+0",), checkable=True, group="lanes"),
    Command("lanes_participant", "Participant", "View > Lanes by", ("Alt+1",), checkable=True, group="lanes"),
    Command("lanes_participant_kind", "Kind of participant", "View > Lanes by", ("Alt+2",), checkable=True,
            group="lanes"),
    Command("lanes_kind", "Kind of event", "View > Lanes by", ("Alt+3",), checkable=True, group="lanes"),
    Command("lanes_source", "Source", "View > Lanes by", ("Alt+4",), checkable=True, group="lanes"),
    Command("lanes_place", "Place", "View > Lanes by", ("Alt+5",), checkable=True, group="lanes"),
    Command("save_view", "Save view…", "View > Saved views", ("Ctrl+D",), "",
            "Keep filters, lanes and the visible range under a name", "events"),
    Command("order_auto", "By each article", "View > Date order", (), "",
            "Let each article tell whether 03/04/2024 is in March or April", checkable=True, group="order"),
    Command("order_dmy", "Day first", "View > Date order", (), "", "Read 03/04/2024 as 3 April in every article",
            checkable=True, group="order"),
    Command("order_mdy", "Month first", "View > Date order", (), "", "Read 03/04/2024 as 4 March in every article",
            checkable=True, group="order"),
    Command("theme_system", "As the system", "View > Colours", checkable=True, group="theme"),
    Command("theme_light", "Light", "View > Colours", checkable=True, group="theme"),
    Command("theme_dark", "Dark", "View > Colours", checkable=True, group="theme"),
    Command("pane_participants", "Participants", "Panes", ("Ctrl+1",), checkable=True),
    Command("pane_source", "Source", "Panes", ("Ctrl+2",), checkable=True),
    Command("pane_details", "Event", "Panes", ("Ctrl+3",), checkable=True),
    Command("pane_events", "Events", "Panes", ("Ctrl+4",), checkable=True),
    Command("pane_undated", "Undated events", "Panes", ("Ctrl+5",), checkable=True),
    Command("pane_report", "Import report", "Panes", ("Ctrl+6",), checkable=True),
    Command("pane_overview", "Overview", "Panes", ("Ctrl+7",), checkable=True),
    Command("pane_review", "Review", "Panes", ("Ctrl+8",), checkable=True),
    Command("pane_left_out", "Dates left out", "Panes", ("Ctrl+9",), checkable=True),
    Command("pane_corrections", "Corrections", "Panes", ("Ctrl+H",), checkable=True),
    Command("reset_layout", "Panes as they were at first", "Panes", divider=True),
    Command("palette", "All commands…", "Help", ("Ctrl+K",), "command", "Find a command by its name"),
    Command("shortcuts", "Keyboard shortcuts", "Help", ("F1",), "help", "List of all shortcuts"),
    Command("edit_shortcuts", "Change shortcuts…", "Help", (), "keyboard", "Choose other keys for commands"),
)  # fmt: skip

MOUSE: tuple[tuple[str, str], ...] = (
    ("Wheel", "Zoom at the pointer"),
    ("Shift + wheel", "Move through time"),
    ("Drag on empty space", "Move through time"),
    ("Shift + drag", "Zoom to a range"),
    ("Click", "Select an event"),
    ("Double click", "Correct the date of an event"),
    ("Right click", "Everything that can be done with an event"),
    ("Ctrl + click", "Add an event to the selection"),
)
"""What the mouse does on the timeline, for the list of shortcuts."""

TOOLBAR_TEXT = {"open_folder", "add_filter"}
"""Actions whose words stand beside their icon in the toolbar."""


class Actions:
    """The `QAction` of every command, connected to the window's `do_…` methods."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            action = _make(command, window)
            if command.group:
                groups.setdefault(command.group, QActionGroup(window)).addAction(action)
            action.triggered.connect(_handler(window, command))
            window.addAction(action)
            self._actions[command.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return ((command, self._actions[command.id]) for command in COMMANDS)

    def set_keys(self, command: Command, keys: Sequence[QKeySequence]) -> None:
        """Gives a command other keys."""
        action = self._actions[command.id]
        action.setShortcuts(list(keys))
        action.setToolTip(_tip(command, action))

    def use(self, others: Iterable[str]) -> None:
        """Keys that the user chose, each as "command=keys", keys parted by spaces; what is unknown is left."""
        commands = {command.id: command for command, _ in self}
        for line in others:
            name, _, keys = line.partition("=")
            if name in commands:
                self.set_keys(commands[name], [QKeySequence(k) for k in keys.split()])

    def other_keys(self) -> list[str]:
        """The keys that are others than at first, as `use` takes them."""
        found = []
        for command, action in self:
            now = [k.toString() for k in action.shortcuts()]
            if now != [QKeySequence(k).toString() for k in command.keys]:
                found.append(f"{command.id}={' '.join(now)}")
        return found

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        for command, action in self:
            if command.icon:
                action.setIcon(icon(command.icon, theme))

    def enable(self, **facts: bool) -> None:
        """Enables what makes sense: `enable(events=True, selection=False, …)`."""
        for command, action in self:
            if command.needs in facts:
                action.setEnabled(facts[command.needs])

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Makes the menus; returns them by name."""
        menus: dict[str, QMenu] = {}
        for command, action in self:
            menu = _menu(bar, menus, command.menu)
            if command.divider:
                menu.addSeparator()
            menu.addAction(action)
        return menus


def _make(command: Command, window: QWidget) -> QAction:
    action = QAction(command.text, window)
    action.setObjectName(command.id)
    action.setShortcuts([QKeySequence(k) for k in command.keys])
    action.setCheckable(command.checkable)
    action.setToolTip(_tip(command, action))
    return action


def _tip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return (command.tip or command.text.rstrip("…")) + (f"  ({keys})" if keys else "")


def _handler(window: QWidget, command: Command) -> Callable[[bool], None]:
    if not (command.group or command.id.startswith(("pane_", "samples_", "watch_"))):
        plain = getattr(window, f"do_{command.id}")
        return lambda _checked: plain()
    name, _, value = command.id.partition("_")
    method = getattr(window, f"do_{name}")
    if not command.checkable or command.group:
        return lambda _checked: method(value)
    return lambda checked: method(value, checked)


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        parent, _, name = path.rpartition(" > ")
        menus[path] = _menu(bar, menus, parent).addMenu(name) if parent else bar.addMenu(path)
    return menus[path]
