"""The records of a timeline, one JSON object a line: what `timeline-app extract` writes and scripts build on.

Order: articles, times, participants, events by date, warnings. The same timeline gives the same bytes.

    with open("out.jsonl", "w", encoding="utf-8", newline="\\n") as out:
        write_records(chronicle, out)

A time record, with the keys that every consumer may rely on first and the explanatory ones after them:

    {"record":"time","article":"a0","start":3,"end":13,"text":"January 15","type":"DATE","value":"2026-01-15",
     "earliest":"2026-01-15","latest":"2026-01-15","rule":"month-day","anchor":"published","direction":"past",...}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from timeline_app.core.article import Dateline, Published
from timeline_app.core.chronicle import Chronicle, Disagreement, Event, EventMention, LinkedArticle, Participant
from timeline_app.core.errors import Warning
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Anchor, ResolvedTime
from timeline_app.link.explain import why

Record = dict[str, Any]

_QUOTE = 400
"""Longest quotation of an event mention, in characters; longer ones end in an ellipsis (the offsets stay whole)."""


def write_records(chronicle: Chronicle, out: TextIO, include_text: bool = False) -> None:
    """Writes all records of `chronicle` to `out`; with the text of every article if `include_text`."""
    for record in records(chronicle, include_text):
        out.write(_line(record))


def records(chronicle: Chronicle, include_text: bool = False) -> Iterator[Record]:
    """The records in their order, as plain JSON values."""
    texts = {a.article.id: a.article.text for a in chronicle.articles}
    for article in chronicle.articles:
        yield _article(article, include_text)
    for article in chronicle.articles:
        for time in article.times:
            yield _time(article, time)
    for participant in chronicle.participants:
        yield _participant(participant)
    for number, event in enumerate(chronicle.events):
        yield _event(number, event, texts)
    for warning in chronicle.warnings:
        yield _warning(warning)


def _line(record: Record) -> str:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, from a damaged file or file name: only \u can write it
        text = json.dumps(record, separators=(",", ":"))
    return text + "\n"


def _article(linked: LinkedArticle, include_text: bool) -> Record:
    article = linked.article
    record: Record = {
        "record": "article",
        "id": article.id,
        "path": article.path,
        "part": article.part,
        "title": article.title,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "language": article.language or linked.facts.language,
        "published": _published(linked.published),
        "dateline": _dateline(article.dateline),
        "duplicate_of": linked.duplicate_of,
        "url": article.url,
        "format": article.format,
        "content_hash": article.content_hash,
    }
    if include_text:
        record["text"] = article.text
    return record


def _published(published: Published | None) -> Record | None:
    if published is None or not published.edtf:
        return None
    return {
        "edtf": published.edtf,
        **_days(published.interval),
        "confidence": _share(published.confidence),
        "evidence": [{"kind": e.kind, "text": e.text, **_place(e.span), "says": e.says} for e in published.evidence],
        "candidates": [
            {"edtf": c.interval.edtf(), **_days(c.interval), "confidence": _share(c.confidence), "reason": c.reason}
            for c in published.candidates
        ],
    }


def _dateline(dateline: Dateline | None) -> Record | None:
    return None if dateline is None else {"place": dateline.place, "agency": dateline.agency, **_place(dateline.span)}


def _time(linked: LinkedArticle, time: ResolvedTime) -> Record:
    words = time.expression
    return {
        "record": "time",
        "article": linked.article.id,
        **_place(words.span),
        "text": words.span.of(linked.article.text),
        "type": words.type.value,
        "value": time.value,
        **_days(time.interval),
        "rule": words.rule,
        "anchor": time.anchor.kind.value,
        "anchored": _anchor(time.anchor),
        "direction": words.direction.value,
        "confidence": _share(time.confidence),
        "alternatives": [{"value": a.value, **_days(a.interval), "reason": a.reason} for a in time.alternatives],
        "why": list(why(time)),
    }


def _anchor(anchor: Anchor) -> Record:
    """The anchor in full: which date it is, why that one, and the words that gave it."""
    return {
        "edtf": anchor.interval.edtf() if anchor.interval else None,
        "reason": anchor.reason,
        **_place(anchor.source),
    }


def _participant(participant: Participant) -> Record:
    return {
        "record": "participant",
        "id": participant.id,
        "name": participant.name,
        "kind": participant.kind.value,
        "aliases": list(participant.aliases),
        "mentions": [{"article": m.article, **_place(m.span), "text": m.text} for m in participant.mentions],
        "offices": list(participant.offices),
        "reasons": list(participant.reasons),
    }


def _event(number: int, event: Event, texts: dict[str, str]) -> Record:
    return {
        "record": "event",
        "id": f"e{number}",
        "edtf": event.when.edtf() if event.when else None,
        **_days(event.when),
        "confidence": _share(event.confidence),
        "headline": event.headline,
        "importance": _share(event.importance),
        "kind": event.kind,
        "place": event.place,
        "participants": [
            {"participant": p.participant, "name": p.name, "role": p.role.value} for p in event.participants
        ],
        "mentions": [_mention(m, texts[m.article]) for m in event.mentions],
        "status": event.status.value,
        "date_source": event.source.value,
        "inferred": event.inferred,
        "disagreements": [_disagreement(d, texts[d.article]) for d in event.disagreements],
        "reasons": list(event.reasons),
        "key": event.key,
    }


def _mention(mention: EventMention, text: str) -> Record:
    return {
        "article": mention.article,
        **_place(mention.span),
        "text": _quote(mention.span, text),
        "edtf": mention.when.edtf() if mention.when else None,
        "main": mention.main,
        "detail": mention.detail,
        "date_source": mention.source.value,
    }


def _disagreement(disagreement: Disagreement, text: str) -> Record:
    return {
        "article": disagreement.article,
        **_place(disagreement.span),
        "text": _quote(disagreement.span, text),
        "edtf": disagreement.when.edtf() if disagreement.when else None,
        **_days(disagreement.when),
        "says": disagreement.says,
    }


def _warning(warning: Warning) -> Record:
    return {
        "record": "warning",
        "path": warning.path,
        "part": warning.part,
        "stage": warning.stage.value,
        "message": warning.message,
    }


def _days(interval: Interval | None) -> Record:
    if interval is None:
        return {"earliest": None, "latest": None}
    return {"earliest": interval.first_day, "latest": interval.last_day}


def _place(span: Span | None) -> Record:
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}


def _quote(span: Span, text: str) -> str:
    if len(span) <= _QUOTE:
        return span.of(text)
    return text[span.start : span.start + _QUOTE - 1] + "…"


def _share(value: float) -> float:
    return round(value, 4)
