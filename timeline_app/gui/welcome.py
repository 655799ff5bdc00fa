"""What stands in the timeline's place while there is none: how to begin, or why there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.gui.icons import icon, pixmap
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import label, link_button, restyle
from timeline_app.resources import resource


class Emptiness(StrEnum):
    """Why there is no timeline to see."""

    START = "start"
    READING = "reading"
    NO_ARTICLES = "no articles"
    UNREADABLE = "unreadable"
    NO_DATES = "no dates"
    FILTERED = "filtered"


_WORDS = {
    Emptiness.START: (
        "Drop a folder of articles here",
        "Text, web pages, Markdown or JSON. Nothing leaves your machine.",
    ),
    Emptiness.READING: ("Reading…", "The timeline fills while the articles are read."),
    Emptiness.NO_ARTICLES: (
        "There are no articles here",
        "The import report says what was found, and why it was not read.",
    ),
    Emptiness.UNREADABLE: (
        "Nothing here could be read",
        "The import report says of each file what is wrong with it.",
    ),
    Emptiness.NO_DATES: (
        "No dates were found",
        "The articles were read, but nothing in them says when anything happened.",
    ),
    Emptiness.FILTERED: ("The filters hide every event", "No event has all that is asked for."),
}
_PICTURES = {
    Emptiness.START: "drop",
    Emptiness.NO_ARTICLES: "document",
    Emptiness.UNREADABLE: "document",
    Emptiness.NO_DATES: "undated",
    Emptiness.FILTERED: "filter",
}
_OTHERS = {
    Emptiness.NO_ARTICLES: ("report", "Show the import report"),
    Emptiness.UNREADABLE: ("report", "Show the import report"),
    Emptiness.FILTERED: ("show all", "Show all events"),
    Emptiness.NO_DATES: ("undated", "Show the undated events"),
}

SAMPLES = (("News, 2014–2028", "news"), ("History, from 240 BCE", "history"))
"""The collections that come with the program: what they are called, and their folder in resources/samples."""


class Welcome(QWidget):
    """`wanted` says what the user asked for: "open", "report", "show all", "undated"; `chosen` gives a folder."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.state = Emptiness.START
        self._zone = QFrame()
        self._zone.setObjectName("dropZone")
        self._picture = QLabel()
        self._title = label(scale=1.35)
        self._words = label(role="muted", wrap=True)
        self._open = QPushButton("Open folder…")
        self._open.setProperty("primary", True)
        self._other = QPushButton()
        self._open.clicked.connect(lambda: self.wanted.emit("open"))
        self._other.clicked.connect(lambda: self.wanted.emit(self._other.objectName()))
        self._lists = QWidget()
        self._recent = QVBoxLayout()
        self._samples = QVBoxLayout()
        for column in (self._recent, self._samples):
            column.setSpacing(6)
        self._lay_out()
        self.set_theme(theme)
        self.set_recent([])
        self.show_state(Emptiness.START)

    @property
    def title(self) -> str:
        """What it says in large letters."""
        return self._title.text()

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        self._theme = theme
        self._draw()
        for button in self._lists.findChildren(QPushButton):
            button.setIcon(icon(button.objectName(), theme, "accent"))

    def set_recent(self, folders: Sequence[Path]) -> None:
        """Folders to offer again."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        if folders:
            self._recent.addWidget(label("Recent", "section"))
        for folder in folders[:5]:
            self._recent.addWidget(self._choice(folder.name or str(folder), folder, "recent"))
        self._recent.addStretch()

    def show_state(self, state: Emptiness) -> None:
        """Says why there is nothing."""
        self.state = state
        title, words = _WORDS[state]
        self._title.setText(title)
        self._words.setText(words)
        begins = state in (Emptiness.START, Emptiness.NO_ARTICLES, Emptiness.UNREADABLE)
        self._open.setVisible(begins)
        self._lists.setVisible(state == Emptiness.START)
        self._picture.setVisible(state != Emptiness.READING)
        restyle(self._zone, "quiet", not begins)
        self._draw()
        other = _OTHERS.get(state)
        self._other.setVisible(other is not None)
        if other:
            self._other.setObjectName(other[0])
            self._other.setText(other[1])

    def _draw(self) -> None:
        name = _PICTURES.get(self.state, "drop")
        self._picture.setPixmap(pixmap(name, self._theme, "faint", 40, self.devicePixelRatioF()))

    def show_drag(self, over: bool) -> None:
        """Whether something that can be dropped is held over the window."""
        restyle(self._zone, "over", over)

    def _choice(self, words: str, folder: Path, name: str) -> QPushButton:
        button = link_button(words.replace("&", "&&"), lambda: self.chosen.emit(folder))
        button.setObjectName(name)
        button.setToolTip(str(folder))
        button.setIcon(icon(name, self._theme, "accent"))
        button.setIconSize(QSize(16, 16))
        return button

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._zone)
        inside.setContentsMargins(48, 36, 48, 36)
        inside.setSpacing(8)
        for widget in (self._picture, self._title, self._words):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            widget.setWordWrap(True)
            inside.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addWidget(self._other)
        buttons.addStretch()
        inside.addSpacing(8)
        inside.addLayout(buttons)
        self._samples.addWidget(label("Try it with", "section"))
        for words, name in SAMPLES:
            self._samples.addWidget(self._choice(words, resource(f"samples/{name}"), "sample"))
        self._samples.addStretch()
        lists = QHBoxLayout(self._lists)
        lists.setContentsMargins(8, 16, 8, 0)
        lists.setSpacing(48)
        lists.addLayout(self._samples)
        lists.addLayout(self._recent)
        lists.addStretch()
        self._lists.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(self._zone)
        middle.addWidget(self._lists)
        middle.addStretch(3)
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 24, 24, 24)
        # As wide as is good to look at, but it never keeps the window from becoming small.
        self._zone.setMaximumWidth(560)
        self._lists.setMaximumWidth(560)
        across.addStretch(1)
        across.addLayout(middle, 1000)
        across.addStretch(1)
