"""Says, while a publication date is typed, how many dates would follow it: “14 dates change, 2 that you set stay”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from timeline_app.core.edits import SetPublished
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.session.correcting import publish
from timeline_app.session.session import Session

if TYPE_CHECKING:
    from timeline_app.link.edits.preview import Preview

_PAUSE = 120
"""Milliseconds after the last letter before it is worked out."""
_LISTED = 3


class PublicationPreview(QObject):
    """Fills a label. `ask(articles, when)` for these articles (ids); `when` None asks for nothing."""

    def __init__(self, session: Session, label: QLabel) -> None:
        super().__init__(label)
        self._session, self._label = session, label
        self._asked: SetPublished | None = None
        self._articles: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._go)
        session.editor.previewed.connect(self._answer)

    def ask(self, articles: Iterable[str], when: Interval | None) -> None:
        """Works it out, once nothing more is typed for a moment."""
        self._articles = tuple(articles)
        made = publish(self._session, self._articles, when) if when is not None else ()
        self._asked = made[0] if made and isinstance(made[0], SetPublished) else None
        self._label.setText("")
        if self._asked is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def _go(self) -> None:
        if self._asked is not None:
            self._session.editor.preview(self._asked)

    def _answer(self, preview: Preview) -> None:
        if self._asked is None or preview.edit != self._asked:
            return
        self._label.setText(preview_words(preview.dates_changed, self._pinned(), preview.counted))
        changes = preview.changes[:_LISTED]
        lines = [f"“{c.words}”: {_date(c.before)} → {_date(c.after)}" for c in changes]
        self._label.setToolTip("\n".join(lines))

    def _pinned(self) -> int:
        """Events of these articles whose date the user set: these stay."""
        numbers = {n for key in self._articles for n, _, _ in self._session.events_in(key)}
        return sum(self._session.chronicle.events[n].source == DateSource.CORRECTED for n in numbers)


def preview_words(changed: int, pinned: int, counted: int = 0) -> str:
    """What would change, in words; `counted`: how many dates in the text are counted from that day at all.

    >>> preview_words(14, 2), preview_words(1, 0), preview_words(0, 0), preview_words(0, 0, 3)
    ('14 dates change, 2 that you set stay', '1 date changes', 'No date in the text changes', 'None of 3 dates changes')
    """
    words = "1 date changes" if changed == 1 else f"{changed:,} dates change"
    if not changed:
        words = f"None of {counted:,} dates changes" if counted > 1 else "No date in the text changes"
    if not pinned:
        return words
    return f"{words}, {pinned:,} that you set {'stays' if pinned == 1 else 'stay'}"


def _date(when: Interval | None) -> str:
    return describe(when) if when else "no date"
