"""A small chronicle made by hand, for tests of session and panes: three articles, five events, one of them undated."""

from __future__ import annotations

from timeline_app.core.article import Article, Block, BlockKind, Evidence, Published
from timeline_app.core.chronicle import (
    Chronicle,
    Disagreement,
    Event,
    EventMention,
    EventParticipant,
    FileReport,
    LinkedArticle,
    Participant,
    ParticipantMention,
)
from timeline_app.core.errors import Stage, Warning
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Anchor, AnchorKind, DateReading, ResolvedTime, TimeExpression, TimeForm, TimeType
from timeline_app.index.event_index import EventIndex

BRIDGE = (
    "The bridge opens 🌉\n\n"
    "By Una Marsh\n\n"
    "Mayor Ilse Brandt opened the harbour bridge on Friday. Cranes from Nordwerk lifted the last arch on 2 May 2031."
    "\n\n"
    "Crowds waited for hours.\n"
)
LETTER = "Ilse Brandt cut the ribbon of the harbour bridge on Saturday, 10 May 2031, our reader says."
YARD = "The Nordwerk yard will close in 2033. Otto Quill resigned."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _time(text: str, words: str, value: str, anchor: Anchor | None = None) -> ResolvedTime:
    expression = TimeExpression(at(text, words), words, TimeType.DATE, "weekday", TimeForm("date"))
    other = DateReading(Interval.of_day(2031, 5, 16), "2031-05-16", "the Friday after lies in the future")
    return ResolvedTime(
        expression,
        value,
        Interval.parse(value),
        anchor or Anchor(AnchorKind.NONE),
        0.9,
        (other,) if anchor else (),
    )


def _article(key: str, path: str, text: str, **more: object) -> Article:
    return Article(key, path, 0, f"hash-{key}", "txt", text, **more)  # type: ignore[arg-type]


def _mention(article: str, text: str, words: str, when: str | None, time: int | None, main: bool) -> EventMention:
    source = DateSource.STATED if when else DateSource.NONE
    return EventMention(
        article, at(text, words), Interval.parse(when) if when else None, source, time, words, main=main
    )


def _event(number: int, when: str | None, headline: str, kind: str, *mentions: EventMention, **more: object) -> Event:
    source = DateSource.STATED if when else DateSource.NONE
    fields: dict[str, object] = {"status": Status.HAPPENED, "importance": 0.5, **more}
    return Event(
        f"key-{headline}",
        Interval.parse(when) if when else None,
        0.9 if when else 0.0,
        headline,
        kind,
        source=source,
        mentions=mentions,
        **fields,  # type: ignore[arg-type]
    )


def chronicle() -> Chronicle:
    """Events 0 arch, 1 opening (two sources, one disagreeing), 2 yard closes (planned), 3 Quill resigns (undated)."""
    friday = Anchor(AnchorKind.PUBLISHED, Interval.of_day(2031, 5, 10), "the Friday before publication")
    published = Published(
        Interval.of_day(2031, 5, 10), "2031-05-10", 0.95, (Evidence("dateline", "May 10", "month and day"),)
    )
    opening = BRIDGE.index("Mayor")
    blocks = (
        Block(BlockKind.TITLE, Span(0, BRIDGE.index("\n"))),
        Block(BlockKind.BYLINE, at(BRIDGE, "By Una Marsh")),
        Block(BlockKind.BODY, Span(opening, len(BRIDGE))),
    )
    bridge = _article(
        "a0", "bridge.txt", BRIDGE, title="The bridge opens 🌉", title_span=blocks[0].span, blocks=blocks,
        publisher="Harbour News", authors=("Una Marsh",),
    )  # fmt: skip
    letter = _article("a1", "post/letter.txt", LETTER, title="A letter")
    yard = _article("a2", "yard.txt", YARD)
    mayor, firm, quill = EventParticipant("p0", "Ilse Brandt", Role.AGENT), EventParticipant(
        "p1", "Nordwerk", Role.AGENT
    ), EventParticipant("p2", "Otto Quill", Role.AGENT)  # fmt: skip
    opened = "Mayor Ilse Brandt opened the harbour bridge on Friday."
    events = (
        _event(
            0, "2031-05-02", "Nordwerk lifts the last arch", "construction",
            _mention("a0", BRIDGE, "Cranes from Nordwerk lifted the last arch on 2 May 2031.", "2031-05-02", 1, True),
            participants=(firm,), importance=0.4,
        ),
        _event(
            1, "2031-05-09", "Brandt opens the harbour bridge", "launch",
            _mention("a0", BRIDGE, opened, "2031-05-09", 0, True),
            _mention("a1", LETTER, LETTER, "2031-05-10", 0, False),
            participants=(mayor,), importance=0.9, place="Harbour",
            disagreements=(Disagreement("a1", Span(0, 20), Interval.of_day(2031, 5, 10), "says it was a Saturday"),),
            reasons=("Told by two articles",),
        ),
        _event(
            2, "2033", "Nordwerk yard closes", "decision",
            _mention("a2", YARD, "The Nordwerk yard will close in 2033.", "2033", 0, True),
            participants=(firm,), status=Status.PLANNED,
        ),
        _event(
            3, None, "Quill resigns", "resignation", _mention("a2", YARD, "Otto Quill resigned.", None, None, True),
            participants=(quill,),
        ),
    )  # fmt: skip
    participants = (
        Participant(
            "p0", "Ilse Brandt", EntityKind.PERSON, ("Mayor Ilse Brandt",), (),
            (ParticipantMention("a0", at(BRIDGE, "Ilse Brandt"), "Ilse Brandt"),
             ParticipantMention("a1", at(LETTER, "Ilse Brandt"), "Ilse Brandt")),
        ),
        Participant("p1", "Nordwerk", EntityKind.ORGANIZATION, (), (),
                    (ParticipantMention("a0", at(BRIDGE, "Nordwerk"), "Nordwerk"),)),
        Participant("p2", "Otto Quill", EntityKind.PERSON),
    )  # fmt: skip
    return Chronicle(
        (
            LinkedArticle(
                bridge,
                ArticleFacts("a0", "en"),
                published,
                (_time(BRIDGE, "on Friday", "2031-05-09", friday), _time(BRIDGE, "2 May 2031", "2031-05-02")),
            ),
            LinkedArticle(letter, ArticleFacts("a1", "en"), None, (_time(LETTER, "10 May 2031", "2031-05-10"),)),
            LinkedArticle(yard, ArticleFacts("a2", "en"), None, (_time(YARD, "2033", "2033"),)),
        ),
        participants,
        events,
        (
            FileReport("bridge.txt", "read", 1, ""),
            FileReport("post/letter.txt", "read", 1, ""),
            FileReport("scan.bin", "failed", 0, "This is not a text."),
            FileReport("yard.txt", "read", 1, ""),
        ),
        (Warning("yard.txt", 0, Stage.EXTRACT, "Very short."),),
    )


def index() -> EventIndex:
    return EventIndex.from_chronicle(chronicle())
