"""The article that tells the selected event: its sentence and date marked, other events' sentences one click away.

┌ Publisher · published 15 January 2026 (likely) ────── source 1 of 3 ‹ › ┐
│ Headline                                                                │
│ text … [the event's sentence, with its date] … text                     │
├ Why 15 January 2026? ───────────────────────────────────────────────────┤
└ Words “on Thursday” · Counted from … · Sure …                           ┘
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.core.chronicle import EventMention, LinkedArticle
from timeline_app.core.span import Span
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.editors.published_popover import PublishedPopover
from timeline_app.gui.icons import icon, pixmap
from timeline_app.gui.panes.article_view import ArticleView, Mark
from timeline_app.gui.panes.why import WhyPanel
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import EDGE, INSET, ClickableFrame, ElidedLabel, hairline, inset, label, tool_button
from timeline_app.session.naming import article_name, beside_name
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session
from timeline_app.session.state import Origin
from timeline_app.session.why import evidence_lines, published_statement, why


class SourcePane(QWidget):
    """Follows the selection; a click on a marked sentence selects its event, one on its date corrects the date.

    `addWanted(article id, span)`: an event is to be added. `menuWanted(event or -1, span, place)`: a right click; the
    span is what is selected, or an empty one at the character.
    """

    addWanted = Signal(str, object)
    menuWanted = Signal(int, object, QPoint)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._article: LinkedArticle | None = None
        self.view = ArticleView()
        self.why = WhyPanel()
        self._title = ElidedLabel()
        self._published = ElidedLabel(role="muted")
        self.published = ClickableFrame()
        self._pencil = QLabel()
        self._beside = ElidedLabel(role="muted")
        self._count = label(role="muted")
        self._previous = tool_button("previousSource", "Previous source", lambda: self._step(-1))
        self._next = tool_button("nextSource", "Next source", lambda: self._step(1))
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._follow()

    @property
    def article_id(self) -> str | None:
        """The article that is open."""
        return self._article.article.id if self._article else None

    @property
    def count_text(self) -> str:
        """Which of how many sources is open, in words."""
        return self._count.text()

    def set_theme(self, theme: Theme) -> None:
        """Colours for text and marks."""
        self._theme = theme
        self._previous.setIcon(icon("left", theme))
        self._next.setIcon(icon("right", theme))
        self._pencil.setPixmap(pixmap("edit", theme, "faint", 14, self.devicePixelRatioF()))
        self.why.set_theme(theme)
        if self._article:
            self._show(self._article, self._session.mention)

    # ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt: in a low pane the article keeps more room than the reasons for a date."""
        super().resizeEvent(event)
        self.why.set_most(self.height() // 4)

    def _lay_out(self) -> None:
        empty = label("Select an event to read where it is told.", "muted", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(24)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addWidget(self.why)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        self.setLayout(self._stack)

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._beside, 1)
        row.addSpacing(8)
        for widget in (self._count, self._previous, self._next):
            row.addWidget(widget)
        for button in (self._previous, self._next):
            button.setIconSize(QSize(14, 14))
            button.setFixedSize(22, 20)
        lines = QVBoxLayout()
        lines.setContentsMargins(EDGE - INSET, 10, EDGE, 8)
        lines.setSpacing(2)
        inset(self._beside)
        lines.addWidget(inset(self._title))
        self.published.setProperty("inline", True)
        inside = QHBoxLayout(self.published)
        inside.setContentsMargins(4, 1, 4, 1)
        inside.setSpacing(4)
        inside.addWidget(self._published, 1)
        inside.addWidget(self._pencil)
        lines.addWidget(self.published)
        lines.addLayout(row)
        self._title.setProperty("role", "title")
        return lines

    def _connect(self) -> None:
        self._session.selectionChanged.connect(self._follow)
        self._session.chronicleChanged.connect(self._renew)
        self._session.marksChanged.connect(self._mark)
        self._session.filtersChanged.connect(self._mark)
        self._session.hoverChanged.connect(self._mark)
        self._session.textHitShown.connect(self._show_hit)
        self.view.offsetClicked.connect(self._clicked)
        self.view.offsetHovered.connect(self._hovered)
        self.view.menuWanted.connect(self._menu)
        self.why.correctWanted.connect(self._correct_date)
        self.published.pressed.connect(self.correct_published)

    # ── following the session ────────────────────────────────────────────────────────────────────────────────────
    def _renew(self) -> None:
        """Another chronicle: the open article may be gone, or its events others."""
        linked = self._session.article(self._article.article.id) if self._article else None
        if linked is None or self._article is None or linked.article.path != self._article.article.path:
            self._article = None
            self._follow()
        elif linked is not self._article:
            self._show(linked, self._session.mention)

    def _follow(self) -> None:
        mention = self._session.mention
        linked = self._session.article(mention.article) if mention else None
        if linked and mention:
            self._show(linked, mention)
        elif self._article is None:
            self._stack.setCurrentIndex(0)
        else:
            self._show(self._article, None)

    def _show_hit(self, hit: TextHit) -> None:
        linked = self._session.article(hit.article)
        if linked:
            self._show(linked, None, hit.span)

    def _show(self, linked: LinkedArticle, mention: EventMention | None, at: Span | None = None) -> None:
        here = mention if mention and mention.article == linked.article.id else None
        span = at or (here.span if here else None)
        self._article = linked
        self._stack.setCurrentIndex(1)
        self._name(linked)
        self.view.show_article(linked.article, self._theme, span.start if span else 0, self._told(linked))
        self._mark(at=at)
        self._explain(here)
        if span is not None:
            # The pane may only now get its size.
            self.view.reveal(span)
            QTimer.singleShot(0, self.view, lambda: self.view.reveal(span))

    def _name(self, linked: LinkedArticle) -> None:
        self._title.set_whole(article_name(linked))
        said = published_statement(linked.published)
        self._published.set_whole(said[0].upper() + said[1:])
        self.published.setToolTip("\n".join(("Correct the publication date", *evidence_lines(linked.published))))
        self.published.setAccessibleName(f"{said[0].upper()}{said[1:]}. Press Enter to correct it")
        self._beside.set_whole(beside_name(linked))

    def _explain(self, mention: EventMention | None) -> None:
        event = self._session.current
        several = len(self._session.sources()) if mention else 0
        self._count.setText(f"{self._session.source_number() + 1} of {several} sources" if several > 1 else "")
        for button in (self._previous, self._next):
            button.setVisible(several > 1)
        self.why.setVisible(bool(event and mention))
        if event and mention:
            self.why.show_statements(event, why(event, mention, self._article))

    # ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────
    def _mark(self, *_: object, at: Span | None = None) -> None:
        if self._article:
            marks = [*self._pointed_at(), *self._own(), *self._people(), *self._found(at)]
            self.view.set_marks(m for m in marks if m.span.overlaps(self.view.shown))

    def _told(self, linked: LinkedArticle) -> tuple[Mark, ...]:
        """Every passage that tells an event, faintly: these can be clicked."""
        spans = dict.fromkeys(mention.span for _, _, mention in self._session.events_in(linked.article.id))
        return tuple(Mark(span, "other_mark") for span in spans)

    def _pointed_at(self) -> Iterator[Mark]:
        assert self._article is not None
        hovered = self._session.hovered
        if 0 <= hovered != self._session.selection.event:
            for mention in self._session.chronicle.events[hovered].mentions:
                if mention.article == self._article.article.id:
                    yield Mark(mention.span, "accent_soft")

    def _own(self) -> Iterator[Mark]:
        assert self._article is not None
        event = self._session.current
        for mention in event.mentions if event else ():
            if mention.article == self._article.article.id:
                current = mention is self._session.mention
                yield Mark(mention.span, "accent_soft" if current else "accent_faint")
                if current and mention.time is not None and mention.time < len(self._article.times):
                    yield Mark(self._article.times[mention.time].expression.span, "accent_mark")

    def _people(self) -> Iterator[Mark]:
        assert self._article is not None
        for key in sorted(self._session.marks):
            who = self._session.participant(key)
            for named in who.mentions if who else ():
                if named.article == self._article.article.id:
                    yield Mark(named.span, line="accent")

    def _found(self, at: Span | None) -> Iterator[Mark]:
        assert self._article is not None
        for span in self._session.search.found_in(self._article, self._session.filters.text):
            yield Mark(span, "find_mark")
        if at and len(at):
            yield Mark(at, "find_mark", "accent")

    # ── what the user does ───────────────────────────────────────────────────────────────────────────────────────
    def _step(self, by: int) -> None:
        self._session.step_mention(by, Origin.SOURCE)

    def _at(self, offset: int) -> tuple[int, int] | None:
        """Event and number of its mention at a character: of several, the shortest passage."""
        if offset < 0 or self._article is None:
            return None
        told = self._session.events_in(self._article.article.id)
        here = [(len(m.span), e, n) for e, n, m in told if m.span.start <= offset < m.span.end]
        return min(here)[1:] if here else None

    def correct_published(self) -> None:
        """Opens the box for the publication date of the open article."""
        if self._article:
            PublishedPopover(self._session, [self._article], self.window()).open_under(self.published)

    def _correct_date(self, place: QRect | None = None) -> None:
        if event := self._session.current:
            popover = DatePopover(self._session, event, self.window())
            popover.open_by(place or QRect(self.why.correct.mapToGlobal(QPoint(0, 0)), self.why.correct.size()))

    def _date_span(self) -> Span | None:
        """The words that give the selected event its date, in the passage that is open."""
        mention = self._session.mention
        if self._article is None or mention is None or mention.article != self._article.article.id:
            return None
        if mention.time is None or mention.time >= len(self._article.times):
            return None
        return self._article.times[mention.time].expression.span

    def _clicked(self, offset: int) -> None:
        date = self._date_span()
        if date is not None and date.start <= offset < date.end:
            place = self.view.viewport().mapToGlobal(self.view.rect_of(date.start))
            self._correct_date(QRect(place, QSize(1, self.view.fontMetrics().height() // 2)))
        elif found := self._at(offset):
            self._session.select((found[0],), Origin.SOURCE, found[1])

    def _menu(self, offset: int, place: QPoint) -> None:
        found = self._at(offset)
        chosen = self.view.chosen() or Span(max(offset, 0), max(offset, 0))
        if offset >= 0 or len(chosen):
            self.menuWanted.emit(found[0] if found else -1, chosen, place)

    def _hovered(self, offset: int) -> None:
        found = self._at(offset)
        self._session.set_hover(found[0] if found else -1, Origin.SOURCE)
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        self.view.viewport().setCursor(shape)
