"""Who tells an event, and who otherwise: a card for each passage; some of them checked can be made another event."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event, EventMention
from timeline_app.core.edits import SetDate
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.gui.widgets import ClickableFrame, label, link_button
from timeline_app.session.correcting import ref, split
from timeline_app.session.session import Session
from timeline_app.session.state import Origin
from timeline_app.session.why import publication

_LONGEST_QUOTE = 320


class EventDisagreements(QWidget):
    """Who gives another date, in whose words, and a way to take it."""

    def __init__(self, session: Session, event: Event) -> None:
        super().__init__()
        self._session, self._event = session, event
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Sources disagree", "section"))
        for other in event.disagreements:
            day = describe(other.when) if other.when else ""
            says = other.says if day in other.says else f"{other.says}: {day}"
            linked = session.article(other.article)
            name = source_name(session, other.article)
            who = name if linked is None or linked.article.publisher else f"“{name}”"
            words = f"{who} {says}."
            column.addWidget(label(words, "caution", wrap=True, selectable=True))
            if other.when is not None:
                take = link_button(f"Use {day}", partial(self._take, other.when))
                take.setToolTip("Give the event this date")
                column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)

    def _take(self, when: Interval) -> None:
        self._session.editor.do(SetDate(ref(self._session, self._event), when, describe(when)))


def source_name(session: Session, article: str) -> str:
    """Who publishes an article; of one that does not say, its title, or what its file is called."""
    linked = session.article(article)
    return (linked.article.publisher or linked.article.title or linked.article.path) if linked else "Another article"


class EventSources(QWidget):
    """Why they are one, then a card for each passage: those that tell the event, and those that are told with it."""

    def __init__(self, session: Session, event: Event) -> None:
        super().__init__()
        self._session, self._event = session, event
        self.boxes: list[QCheckBox] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        articles = len({m.article for m in event.mentions})
        self.column.addSpacing(8)
        self.column.addWidget(label("Source" if articles == 1 else f"{articles} sources", "section"))
        for reason in event.reasons:
            self.column.addWidget(label(f"{reason}.".replace("..", "."), "muted", wrap=True))
        if not event.mentions:
            self.column.addWidget(label("You added this event; no passage tells it.", "muted", wrap=True))
        self._cards = [self._card(number, mention) for number, mention in enumerate(event.mentions)]
        for card, mention in zip(self._cards, event.mentions, strict=True):
            if not mention.detail:
                self.column.addWidget(card)
        self._listed()
        self.split = QPushButton("Make the checked passages another event")
        self.split.setObjectName("splitEvent")
        self.split.setAutoDefault(False)
        self.split.clicked.connect(self._split)
        self.split.hide()
        self.column.addWidget(self.split, 0, Qt.AlignmentFlag.AlignLeft)

    def _listed(self) -> None:
        """Below those that tell the event, the passages that tell more about it, or something beside it."""
        beside = [card for card, mention in zip(self._cards, self._event.mentions, strict=True) if mention.detail]
        if beside:
            self.column.addSpacing(8)
            self.column.addWidget(label("Told with it", "section"))
        for card in beside:
            self.column.addWidget(card)

    def _card(self, number: int, mention: EventMention) -> QFrame:
        card = ClickableFrame()
        card.setProperty("card", True)
        card.setProperty("current", number == self._session.selection.mention)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self._head(mention), "muted", wrap=True), 1)
        if len(self._event.mentions) > 1:
            head.addWidget(self._box(number), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        quote = label(f"“{self._quote(mention)}”", wrap=True)
        inside.addWidget(quote)
        card.setAccessibleName(f"Source {number + 1}: {quote.text()}")
        card.setToolTip(self._about(mention))
        card.pressed.connect(lambda: self._session.select(self._session.selection.events, Origin.DETAILS, number))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._menu(number, card.mapToGlobal(at)))
        return card

    def _head(self, mention: EventMention) -> str:
        """Whose words, from when, and the date that they give where it is another than the event's."""
        linked = self._session.article(mention.article)
        published = publication(linked.published) if linked else ""
        words = source_name(self._session, mention.article)
        words += f" · published {published}" if published else ""
        other = mention.when is not None and mention.when != self._event.when
        return f"{words} · gives {describe(mention.when)}" if other and mention.when else words

    def _about(self, mention: EventMention) -> str:
        """What article that is, for who asks: its title and its file."""
        linked = self._session.article(mention.article)
        if linked is None:
            return ""
        return "\n".join(dict.fromkeys(t for t in (linked.article.title, linked.article.path) if t))

    def _box(self, number: int) -> QCheckBox:
        box = QCheckBox()
        box.setToolTip("Check passages that tell another event")
        box.setAccessibleName(f"Passage {number + 1} tells another event")
        box.toggled.connect(lambda on: self._checked(number if on else -1))
        self.boxes.append(box)
        return box

    def _checked(self, number: int) -> None:
        """The button stands below the passage that was checked last: there may be many more below it."""
        if number >= 0:
            self.column.removeWidget(self.split)
            place = self.column.indexOf(self._cards[number]) + 1
            self.column.insertWidget(place, self.split, 0, Qt.AlignmentFlag.AlignLeft)
        count = sum(b.isChecked() for b in self.boxes)
        self.split.setVisible(0 < count < len(self.boxes))

    def _menu(self, number: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        read = menu.addAction("Read it in the article")
        read.triggered.connect(lambda: self._session.select(self._session.selection.events, Origin.DETAILS, number))
        if len(self._event.mentions) > 1:
            apart = menu.addAction("This passage tells another event")
            apart.triggered.connect(lambda: self._do_split([self._event.mentions[number]]))
        if (when := self._event.mentions[number].when) is not None and when != self._event.when:
            menu.addAction(f"Take its date, {describe(when)}").triggered.connect(
                lambda: self._session.editor.do(SetDate(ref(self._session, self._event), when, describe(when)))
            )
        menu.popup(place)

    def _split(self) -> None:
        self._do_split([m for m, box in zip(self._event.mentions, self.boxes, strict=True) if box.isChecked()])

    def _do_split(self, mentions: list[EventMention]) -> None:
        self._session.editor.do(*split(self._session, self._event, mentions))

    def _quote(self, mention: EventMention) -> str:
        linked = self._session.article(mention.article)
        if linked is None or mention.headline == linked.article.title:  # what it says by its title alone
            text = mention.headline
        else:
            text = " ".join(mention.span.of(linked.article.text).split())
        return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
