"""The upper part of the event pane: headline, date, kind and place, each edited where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Change, Event, LinkedArticle
from timeline_app.core.edit_words import kind_words, local_time
from timeline_app.core.edits import SetHeadline, SetKind, SetPlace
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.wording import MONTHS, certainty, describe_long, level
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.editors.inline import InlineText
from timeline_app.gui.editors.kinds import event_kinds
from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import ClickableFrame, inset, label, tool_button
from timeline_app.session.choices import how_known
from timeline_app.session.correcting import checks, ref, stars
from timeline_app.session.session import Session


class EventFacts(QWidget):
    """What, when, of which kind and where. `began` and `ended` tell that something is being edited in place."""

    began = Signal()
    ended = Signal()

    def __init__(self, session: Session, event: Event, theme: Theme) -> None:
        super().__init__()
        self._session, self._event, self._theme = session, event, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.headline = self._inline(event.headline, "Headline", role="title", scale=1.15)
        self.headline.edited.connect(self._set_headline)
        column.addLayout(self._head())
        self.date = self._date_button()
        column.addWidget(self.date)
        if sure := how_sure(event, session.lookup.articles):
            column.addWidget(inset(label(sure, "muted", wrap=True)))
        self.place = self._inline(event.place or "", "Place", empty="No place")
        self.place.edited.connect(self._set_place)
        self.place.suggest = lambda: sorted({e.place for e in session.chronicle.events if e.place})
        column.addWidget(self._kind_and_place())

    def _inline(self, text: str, name: str, empty: str = "", role: str = "", scale: float = 1.0) -> InlineText:
        made = InlineText(text, name, empty, role, scale)
        made.began.connect(self.began)
        made.ended.connect(self.ended)
        return made

    def _head(self) -> QHBoxLayout:
        marks = self._event.marks
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.headline, 1)
        star = _mark("starEvent", "Take the star away" if marks.starred else "Star this event", marks.starred)
        star.setIcon(icon("star-on" if marks.starred else "star", self._theme, "caution" if marks.starred else "faint"))
        star.clicked.connect(lambda: self._session.editor.do(*stars(self._session, [self._event])))
        check = _mark("checkEvent", "Take “checked” back" if marks.checked else "Mark as checked", marks.checked)
        check.setIcon(icon("checked", self._theme, "good" if marks.checked else "faint"))
        check.clicked.connect(lambda: self._session.editor.do(*checks(self._session, [self._event])))
        for button in (star, check):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _date_button(self) -> ClickableFrame:
        frame = ClickableFrame()
        frame.setObjectName("eventDate")
        frame.setProperty("inline", True)
        words = describe_long(self._event.when) if self._event.when else "No date"
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.setSpacing(6)
        inside.addWidget(label(words, "date", wrap=True), 1)
        frame.setToolTip("Correct the date")
        frame.setAccessibleName(f"Date: {words}. Press Enter to correct it")
        frame.pressed.connect(self.open_date)
        return frame

    def open_date(self) -> None:
        """Opens what the date is corrected with."""
        DatePopover(self._session, self._event, self.window()).open_under(self.date)

    def _kind_and_place(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.kind = QPushButton(kind_words(self._event.kind))
        self.kind.setObjectName("eventKind")
        self.kind.setProperty("inline", True)
        self.kind.setAutoDefault(False)
        self.kind.setToolTip("Choose another kind")
        self.kind.setAccessibleName(f"Kind: {self.kind.text()}")
        self.kind.clicked.connect(self._choose_kind)
        row.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        dot = label("·", "muted")
        dot.setContentsMargins(0, 3, 0, 0)
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.place, 1, Qt.AlignmentFlag.AlignTop)
        if status := {Status.PLANNED: "planned", Status.DENIED: "denied"}.get(self._event.status):
            planned = label(status, "muted")
            planned.setContentsMargins(4, 3, 4, 0)
            row.addWidget(planned, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _choose_kind(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in event_kinds(self._session.chronicle.events):
            action = menu.addAction(kind_words(kind))
            action.setCheckable(True)
            action.setChecked(kind == self._event.kind)
            action.triggered.connect(lambda _=False, chosen=kind: self._set_kind(chosen))
        menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height() + 2)))

    # ── edits ────────────────────────────────────────────────────────────────────────────────────────────────────
    def _set_headline(self, text: str) -> None:
        if text:
            self._session.editor.do(SetHeadline(ref(self._session, self._event), text))

    def _set_place(self, text: str) -> None:
        self._session.editor.do(SetPlace(ref(self._session, self._event), text or None))

    def _set_kind(self, kind: str) -> None:
        if kind != self._event.kind:
            self._session.editor.do(SetKind(ref(self._session, self._event), kind))


class EventChanges(QWidget):
    """What the user changed in an event: what it was before, who said so and when, and a way back for each."""

    def __init__(self, session: Session, event: Event) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for change in event.marks.changes:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(label(change_words(change), wrap=True), 1)
            if change.number:
                back = QPushButton("Take back")
                back.setProperty("link", True)
                back.setAutoDefault(False)
                back.setAccessibleName(f"Take back: {change_words(change)}")
                back.clicked.connect(lambda _=False, n=change.number: session.editor.take_back(n))
                row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)


def change_words(change: Change) -> str:
    """One change in a line: "Date: you, 3 May 2026 · was 9 May 2031"."""
    was = f" · was {change.before}" if change.before else ""
    return f"{change.what[:1].upper()}{change.what[1:]}: {change.who}, {day_of(change.at)}{was}"


def day_of(at: int) -> str:
    """The local day of an instant (seconds since 1970), in words."""
    day = local_time(at)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day is not None else "day not known"


def how_sure(event: Event, articles: Mapping[str, LinkedArticle]) -> str:
    """How the date is known, in a few words: those that “why this date?” uses."""
    if event.when is None:
        return ""
    if event.source == DateSource.CORRECTED:
        set_by = next((c for c in reversed(event.marks.changes) if c.what == "date"), None)
        parts = [f"Set by {set_by.who}, {day_of(set_by.at)}" if set_by else "Set by you", certainty(event.when)]
        return " · ".join(p for p in parts if p)
    parts = [how_known(event, articles), certainty(event.when), level(event.confidence)]
    text = " · ".join(p for p in parts if p)
    return text[:1].upper() + text[1:]


def _mark(name: str, tip: str, on: bool) -> QToolButton:
    button = tool_button(name, tip, lambda: None)
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(26, 26)
    button.setAccessibleDescription("on" if on else "off")
    return button
