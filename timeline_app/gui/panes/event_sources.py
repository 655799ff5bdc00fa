"""Who tells an event, and who otherwise: a card for each passage; some of them checked can be made another event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event, EventMention
from timeline_app.core.edits import SetDate
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.gui.widgets import ClickableFrame, label, link_button
from timeline_app.session.correcting import ref, split
from timeline_app.session.naming import article_name, beside_name, in_words
from timeline_app.session.session import Session
from timeline_app.session.state import Origin
from timeline_app.session.why import publication

_LONGEST_QUOTE = 320
_SHORT = 40  # letters of a passage in a menu


class EventDisagreements(QWidget):
    """Who gives another date, in whose words, and a way to take it; and who counts otherwise."""

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
            words = f"{in_words(session.article(other.article))} {says}."
            column.addWidget(label(words, "caution", wrap=True, selectable=True))
            if other.when is not None:
                take = link_button(f"Use {day}", partial(self._take, other.when))
                take.setToolTip("Give the event this date")
                take.setProperty("flush", True)
                column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)

    def _take(self, when: Interval) -> None:
        self._session.editor.do(SetDate(ref(self._session, self._event), when, describe(when)))


def within(mentions: Sequence[EventMention]) -> dict[int, int]:
    """Passages that are part of another one, which is shown in their place: their numbers, and its number.

    What tells the event is never hidden by what is only told with it.
    """
    of_article: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        of_article[mention.article].append(number)
    found = {}
    for number, inner in enumerate(mentions):
        others = of_article[inner.article]
        around = [n for n in others if n != number and _holds(mentions[n], inner, n < number)]
        if around:
            found[number] = max(around, key=lambda n: (_length(mentions[n]), not mentions[n].detail, -n))
    return found


def _length(mention: EventMention) -> int:
    return mention.span.end - mention.span.start


def _holds(outer: EventMention, inner: EventMention, first: bool) -> bool:
    if outer.detail and not inner.detail:
        return False
    same = outer.span == inner.span and outer.detail == inner.detail
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end and (first or not same)


class EventSources(QWidget):
    """Why they are one, then a card for each passage: those that tell the event, and those that are told with it."""

    def __init__(self, session: Session, event: Event) -> None:
        super().__init__()
        self._session, self._event = session, event
        self._within = within(event.mentions)
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
        self._cards = {n: self._card(n, m) for n, m in enumerate(event.mentions) if n not in self._within}
        for number, card in self._cards.items():
            if not event.mentions[number].detail:
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
        beside = [card for number, card in self._cards.items() if self._event.mentions[number].detail]
        if beside:
            self.column.addSpacing(8)
            self.column.addWidget(label("Told with it", "section"))
        for card in beside:
            self.column.addWidget(card)

    def _card(self, number: int, mention: EventMention) -> QFrame:
        card = ClickableFrame()
        card.setProperty("card", True)
        current = self._session.selection.mention
        card.setProperty("current", number == self._within.get(current, current))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(article_name(self._session.article(mention.article)), "title", wrap=True), 1)
        if len(self._event.mentions) - len(self._within) > 1:
            head.addWidget(self._box(number), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        if beside := self._beside(mention):
            inside.addWidget(label(beside, "muted", wrap=True))
        quote = label(f"“{self._quote(mention)}”", wrap=True)
        inside.addWidget(quote)
        card.setAccessibleName(f"Source {number + 1}: {quote.text()}")
        card.setToolTip(self._about(mention))
        card.pressed.connect(lambda: self._session.select(self._session.selection.events, Origin.DETAILS, number))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._menu(number, card.mapToGlobal(at)))
        return card

    def _beside(self, mention: EventMention) -> str:
        """Who brought it out, when, and the date that the passage gives where it is another than the event's."""
        linked = self._session.article(mention.article)
        published = publication(linked.published) if linked else ""
        gives = describe(mention.when) if mention.when is not None and mention.when != self._event.when else ""
        parts = (
            (linked.article.publisher or "") if linked else "",
            f"published {published}" if published else "",
            f"gives {gives}" if gives else "",
        )
        return " · ".join(filter(None, parts))

    def _about(self, mention: EventMention) -> str:
        """What article that is, for who asks: its name, who wrote it and its file."""
        linked = self._session.article(mention.article)
        return f"{article_name(linked)}\n{beside_name(linked)}".strip() if linked else ""

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
        if len(self._cards) > 1:
            apart = menu.addAction("This passage tells another event")
            apart.triggered.connect(lambda: self._do_split(self._with_inner({number})))
        for inner in (n for n, around in self._within.items() if around == number):
            words = self._quote(self._event.mentions[inner]).replace("&", "&&")
            part = menu.addAction(f"“{words[:_SHORT]}{'…' if len(words) > _SHORT else ''}” tells another event")
            part.triggered.connect(partial(self._do_split, [self._event.mentions[inner]]))
        if (when := self._event.mentions[number].when) is not None and when != self._event.when:
            menu.addAction(f"Take its date, {describe(when)}").triggered.connect(
                lambda: self._session.editor.do(SetDate(ref(self._session, self._event), when, describe(when)))
            )
        menu.popup(place)

    def _split(self) -> None:
        self._do_split(self._with_inner({n for n, box in zip(self._cards, self.boxes, strict=True) if box.isChecked()}))

    def _with_inner(self, numbers: Container[int]) -> list[EventMention]:
        """Passages with those that lie in them."""
        return [m for n, m in enumerate(self._event.mentions) if self._within.get(n, n) in numbers]

    def _do_split(self, mentions: list[EventMention]) -> None:
        self._session.editor.do(*split(self._session, self._event, mentions))

    def _quote(self, mention: EventMention) -> str:
        linked = self._session.article(mention.article)
        if linked is None or mention.headline == linked.article.title:  # what it says by its title alone
            text = mention.headline
        else:
            text = " ".join(mention.span.of(linked.article.text).split())
        return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
