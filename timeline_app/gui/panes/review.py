"""Review: one question after another, least certain first, each answered with one key.

┌ 13 of 48 · 3 skipped ▬▬▬▭▭   ───────── E Date…  H Hide  S Skip  ⌫ Back ┐
│ Is this date right?                       [Y] Sunday, 28 March          │
│ El-Sisi orders that everything …          [1] Sunday, 4 April           │
│ “… on [Sunday] that all be ready …”           the verb points otherwise │
│ Uncertain (51%): counted from …           [2] …                         │
└─────────────────────────────────────────────────────────────────────────┘
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.span import Span
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.editors.published_popover import PublishedPopover
from timeline_app.gui.panes.review_parts import AnswerRow, clear_layout, key_button, passage_html
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import label, link_button
from timeline_app.session.review import Doubt, Doubts, Question, confirmed_people
from timeline_app.session.review_cards import Answer, Card, card
from timeline_app.session.review_queue import ReviewQueue
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_PATIENCE = 2_000
"""Milliseconds to wait for a question whose answer was taken back."""
_EDITABLE = (Doubt.DATE, Doubt.DISAGREEMENT, Doubt.PUBLISHED)

KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_Return: "yes", Qt.Key.Key_Enter: "yes", Qt.Key.Key_Y: "yes", Qt.Key.Key_E: "edit",
    Qt.Key.Key_H: "hide", Qt.Key.Key_Delete: "hide", Qt.Key.Key_S: "skip", Qt.Key.Key_Backspace: "back",
}  # fmt: skip
"""What each key does, beside 1 to 9."""


class ReviewPane(QWidget):
    """Works while it is seen: looks for questions again after every change of the timeline."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.queue = ReviewQueue()
        self._doubts = Doubts()
        self._folder: object = None
        self._stale = True
        self._steps: list[int | None] = []
        self._shown: Question | None = None
        self.card: Card | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Review")
        self._progress_text = label(role="muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(80)
        self._progress.setAccessibleName("Reviewed")
        self._hint = link_button("Answer with keys", self.setFocus)
        self._asks = label(role="title", wrap=True, scale=1.1)
        self._about = label(wrap=True, selectable=True)
        self._quote = QLabel()
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        self._quote.setWordWrap(True)
        self._quote.setMinimumWidth(1)
        self._why = label(role="muted", wrap=True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(4)
        self._rest = QHBoxLayout()
        self._rest.setSpacing(4)
        self._done_text = label(role="muted", wrap=True)
        self._done_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = link_button("Ask what was skipped", self._ask_again)
        self._stack = QStackedLayout(self)
        self._lay_out()
        session.chronicleChanged.connect(self._changed)
        session.shownChanged.connect(self._changed)
        session.editor.stack.indexChanged.connect(self._undone)
        self._changed()

    def set_theme(self, theme: Theme) -> None:
        """Colours for the marked words."""
        self._theme = theme
        if self.card:
            self._say_evidence(self.card)

    # ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 6)
        top.setSpacing(12)
        top.addWidget(self._progress_text)
        top.addWidget(self._progress)
        top.addWidget(self._hint)
        top.addStretch(1)
        top.addLayout(self._rest)
        left = QVBoxLayout()
        left.setSpacing(6)
        for widget in (self._asks, self._about, self._quote, self._why):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._answers)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setContentsMargins(12, 0, 12, 12)
        both.setSpacing(20)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        inside = QWidget()
        inside.setObjectName("sheet")
        inside.setLayout(both)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(area, 1)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.addStretch()
        middle.addWidget(self._done_text)
        middle.addWidget(self._again, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch()
        self._stack.addWidget(full)
        self._stack.addWidget(empty)

    # ── what there is to ask ─────────────────────────────────────────────────────────────────────────────────────
    @property
    def progress_text(self) -> str:
        """How far the review is, in words."""
        return self._progress_text.text()

    def _changed(self) -> None:
        self._stale = True
        if not self.visibleRegion().isEmpty():
            # Several changes come together when the folder is linked again.
            QTimer.singleShot(0, self, self.refresh)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt: behind other panes nothing was looked for."""
        super().paintEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Looks for questions again, if anything has changed."""
        if not self._stale:
            return
        self._stale = False
        session = self._session
        if session.folder_name != self._folder:
            self._folder = session.folder_name
            self.queue.clear()
            self._steps.clear()
        shown = session.shown() if session.filters.active else None
        confirmed = confirmed_people(session.editor.entries)
        back = self.queue.waiting
        self.queue.refresh(self._doubts.questions(session.chronicle, session.lookup, confirmed, shown))
        if not self.queue.waiting:
            self._show(open_source=back)

    def _show(self, open_source: bool = True) -> None:
        question = self.queue.current
        self._say_progress()
        if question is None:
            self._show_end()
            return
        self._stack.setCurrentIndex(0)
        another = self._shown is None or question.key != self._shown.key
        self._shown = question
        self.card = card(question, self._session.chronicle, self._session.lookup)
        self._asks.setText(self.card.asks)
        self._about.setText(self.card.about)
        self._why.setText(self.card.why)
        self.setAccessibleDescription(f"{self.card.asks} {self.card.about}. {self.card.why}")
        self._say_evidence(self.card)
        self._show_answers(self.card)
        if open_source or (another and self.hasFocus()):
            self._open_source(self.card)

    def _say_progress(self) -> None:
        queue = self.queue
        skipped = f" · {queue.skipped} skipped" if queue.skipped else ""
        number = min(queue.done + queue.skipped + 1, queue.total)
        self._progress_text.setText(f"{number} of {queue.total}{skipped}")
        self._progress.setRange(0, max(1, queue.total))
        self._progress.setValue(queue.done)

    def _show_end(self) -> None:
        self.card = self._shown = None
        self._stack.setCurrentIndex(1)
        self._again.setVisible(self.queue.skipped > 0)
        if self.queue.skipped:
            words = f"{self.queue.skipped} skipped; all others are answered."
        elif self.queue.done:
            words = f"All {self.queue.done} are answered."
        elif self._session.chronicle.events:
            words = "Nothing here needs to be asked."
        else:
            words = "No events to review."
        self._done_text.setText(words)

    def _say_evidence(self, shown: Card) -> None:
        parts: list[tuple[str, Span, Span | None]] = []
        if shown.beside:
            parts.append((*shown.beside, None))
        if shown.article and shown.span:
            parts.append((shown.article, shown.span, shown.words))
        known = ((self._session.article(article), span, words) for article, span, words in parts)
        quotes = (passage_html(a, span, words, self._theme, shown.about) for a, span, words in known if a)
        self._quote.setText("<br/>".join(quotes))
        self._quote.setVisible(bool(parts))

    # ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────
    def _show_answers(self, shown: Card) -> None:
        clear_layout(self._answers)
        clear_layout(self._rest)
        if shown.yes:
            self._add_answer("Y", shown.yes, "yes")
        for number, answer in enumerate(shown.others, 1):
            self._add_answer(str(number), answer, str(number))
        rest = [("E", "Date…", "Type another date", "edit")] if shown.question.doubt in _EDITABLE else []
        rest += [("H", "Hide", shown.hide.words, "hide")] if shown.hide else []
        rest += [("S", "Skip", "Ask again at the end", "skip")]
        rest += [("⌫", "Back", "Take the last answer back", "back")] if self.queue.can_go_back else []
        for key, words, tip, what in rest:
            self._rest.addWidget(key_button(key, words, tip, partial(self.act, what)))

    def _add_answer(self, key: str, answer: Answer, what: str) -> None:
        self._answers.addWidget(AnswerRow(key, answer, partial(self.act, what)))

    def act(self, what: str) -> None:
        """Does what a key stands for: "yes", "1" … "9", "edit", "hide", "skip", "back"."""
        self.refresh()
        if self.queue.waiting:
            return
        if what == "back":
            self._back()
            return
        shown = self.card
        if shown is None:
            return
        if what == "skip":
            self.queue.skip()
            self._steps.append(None)
            self._show()
        elif what == "edit":
            self._edit(shown)
        elif (answer := self._answer(shown, what)) is not None:
            self._give(shown, answer)
        self.setFocus()

    def _answer(self, shown: Card, what: str) -> Answer | None:
        if what == "yes":
            return shown.yes
        if what == "hide":
            return shown.hide
        number = int(what) - 1
        return shown.others[number] if number < len(shown.others) else None

    def _give(self, shown: Card, answer: Answer) -> None:
        before = self._session.editor.stack.index()
        self._session.editor.do(*answer.edits)
        self._settle(before)

    def _settle(self, before: int) -> None:
        """Answered; `before` is where the undo stack stood: an answer that changed nothing takes nothing back."""
        index = self._session.editor.stack.index()
        self._steps.append(index if index != before else None)
        self.queue.answered()
        self._show()

    def _edit(self, shown: Card) -> None:
        question, session = shown.question, self._session
        before = session.editor.stack.index()
        popover: DatePopover | PublishedPopover
        if question.doubt is Doubt.PUBLISHED:
            linked = session.article(question.at)
            if linked is None:
                return
            popover = PublishedPopover(session, (linked,), self)
        elif question.doubt in _EDITABLE and question.event is not None:
            popover = DatePopover(session, question.event, self)
        else:
            return
        popover.settled.connect(lambda: self._edited(shown, before))
        popover.open_under(self._asks)

    def _edited(self, shown: Card, before: int) -> None:
        """The same date typed again confirms it."""
        if self._session.editor.stack.index() == before and shown.yes:
            self._session.editor.do(*shown.yes.edits)
        self._settle(before)
        self.setFocus()

    def _back(self) -> None:
        """To the question before; its answer is taken back if nothing else was done since."""
        if self.queue.back() is None:
            return
        step = self._steps.pop() if self._steps else None
        stack = self._session.editor.stack
        if step is not None and stack.index() == step:
            stack.undo()
        if self.queue.waiting:
            # It comes with the timeline as it was; until then no key may answer another question.
            QTimer.singleShot(_PATIENCE, self, self._give_up)
        else:
            self._show()
        self.setFocus()

    def _undone(self, index: int) -> None:
        """What is undone in the menu is asked again."""
        for number, step in enumerate(self._steps):
            if step is not None and step > index:
                self.queue.reopen(number)

    def _give_up(self) -> None:
        if self.queue.waiting:
            self.queue.give_up()
            self._stale = True
            self.refresh()

    def _ask_again(self) -> None:
        self.queue.again()
        self._show()
        self.setFocus()

    def _open_source(self, shown: Card) -> None:
        """Opens the evidence beside; the event's passage where there is one."""
        event = shown.question.event
        at = next((n for n, e in enumerate(self._session.chronicle.events) if e is event), None) if event else None
        if at is not None:
            self._session.select((at,), Origin.REVIEW, shown.mention)
        elif shown.article and (shown.words or shown.span):
            words = shown.words or Span(shown.span.start, shown.span.start) if shown.span else None
            if words:
                self._session.show_text_hit(TextHit(shown.article, words))

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def event(self, event: QEvent) -> bool:
        """Its keys are for it before they are for the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt."""
        what = _meaning(event)
        if what:
            self.act(what)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Called by Qt: whoever comes here wants to see the evidence."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._hint.hide()
        if self.card:
            self._open_source(self.card)

    def focusOutEvent(self, event: object) -> None:
        """Called by Qt: the same letters mean other things elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._hint.show()


def _meaning(event: QKeyEvent) -> str:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return str(event.key() - Qt.Key.Key_0)
    return KEYS.get(Qt.Key(event.key()), "")
