"""What the review pane is made of: answers with their keys, and passages with the words that matter marked."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.span import Span
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import ClickableFrame, ElidedLabel, label, restyle
from timeline_app.session.naming import article_name
from timeline_app.session.review_cards import Answer

_LONGEST = 320
"""Characters of a passage that are shown; the source pane has all of it."""


def passage_html(linked: LinkedArticle, span: Span, words: Span | None, theme: Theme, about: str = "") -> str:
    """A passage as rich text, the words that matter marked, with whose it is unless that stands above it anyway."""
    text = linked.article.text
    start, end = span.start, min(span.end, span.start + _LONGEST)
    if words and words.end > end:
        start, end = max(span.start, words.start - _LONGEST // 2), min(span.end, words.end + _LONGEST // 2)
    cuts = [start, *((words.start, words.end) if words and start <= words.start < words.end <= end else ()), end]
    pieces = [escape(" ".join(f"|{text[a:b]}|".split())[1:-1]) for a, b in pairwise(cuts)]
    if len(pieces) == 3:
        style = f"background-color:{theme.colours['accent_mark']}; color:{theme.colours['text']}"
        pieces[1] = f'<span style="{style}">{pieces[1]}</span>'
    before, after = "…" if start > span.start else "", "…" if end < span.end else ""
    name = escape(article_name(linked)[:60])
    if article_name(linked) == about:
        return f"“{before}{''.join(pieces)}{after}”"
    return f'“{before}{"".join(pieces)}{after}” <span style="color:{theme.colours["muted"]}">– {name}</span>'


class AnswerRow(ClickableFrame):
    """A key, an answer and what speaks for it."""

    def __init__(self, key: str, answer: Answer, does: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("choice", True)
        self.setAccessibleName(f"{key}: {answer.words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(_key(key), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(answer.words))
        if answer.reason:
            words.addWidget(ElidedLabel(answer.reason, "muted"))
        row.addLayout(words, 1)
        self.pressed.connect(does)


def _key(key: str) -> QLabel:
    cap = label(key, "key")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setMinimumWidth(20)
    return cap


def key_button(key: str, words: str, tip: str, does: Callable[[], None]) -> QPushButton:
    """A button that names its key."""
    button = QPushButton(f"{key}  {words}")
    restyle(button, "chip", True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(lambda: does())
    return button


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Takes all widgets out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
