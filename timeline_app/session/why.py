"""Why an event has the date it has, as a list of plain statements for the source pane.

Each statement is a label and words: what the text says, how that was read, what it was counted from, how sure it is,
and which other readings there were.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.article import Published
from timeline_app.core.chronicle import Event, EventMention, LinkedArticle
from timeline_app.core.facts import DateSource
from timeline_app.core.timex import AnchorKind, ResolvedTime
from timeline_app.core.wording import certainty, describe, describe_long, level
from timeline_app.link.explain import rule_in_words

_MOST_EVIDENCE = 3
_LONGEST_QUOTE = 48


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of the answer."""

    label: str
    words: str


def why(event: Event, mention: EventMention | None, linked: LinkedArticle | None) -> tuple[Statement, ...]:
    """The answer for an event as one passage of one article tells it; its date itself is taken as said."""
    said = mention.when if mention else event.when
    lines = [Statement("Here", describe_long(said))] if said and said != event.when else []
    if said and (words := certainty(said)):
        lines.append(Statement("Known", f"{words[0].upper()}{words[1:]}."))
    time = linked.times[mention.time] if linked and mention and mention.time is not None else None
    lines += _read(time) if time else _inferred(event, mention, linked)
    lines += _known_from(time, mention, linked)
    if event.when:
        lines.append(Statement("Sure", f"{level(event.confidence).capitalize()} ({event.confidence:.0%})."))
    if event.when and said and (said.first, said.last) != (event.when.first, event.when.last):
        lines.append(Statement("Settled", f"The event stands at {describe(event.when)}: other passages count more."))
    lines += [Statement("Also", f"{reason}.".replace("..", ".")) for reason in event.reasons]
    lines += [Statement("Not", f"{describe(a.interval)}: {a.reason}.") for a in (time.alternatives if time else ())]
    return tuple(lines)


def published_statement(published: Published | None) -> str:
    """When an article was published, how sure that is and what speaks for it, in one sentence."""
    if published is None:
        return "publication date not known"
    when = describe(published.interval) if published.interval else published.edtf
    return f"published {when} ({level(published.confidence)})"


def evidence_lines(published: Published | None) -> tuple[str, ...]:
    """What speaks for a publication date: one line for each piece of evidence."""
    if published is None:
        return ()
    return tuple(f"{e.kind}: “{e.text}” says {e.says}" for e in published.evidence)


def _read(time: ResolvedTime) -> list[Statement]:
    expression = time.expression
    rule = rule_in_words(expression.rule)
    lines = [
        Statement("Words", f"“{' '.join(expression.text.split())}”"),
        Statement("Read as", f"{rule[:1].upper()}{rule[1:]}."),
    ]
    if time.anchor.kind != AnchorKind.NONE:
        lines.append(Statement("Counted from", _anchor(time)))
    return lines


def _known_from(
    time: ResolvedTime | None, mention: EventMention | None, linked: LinkedArticle | None
) -> list[Statement]:
    """Where the article's own date comes from, if the event's date was counted from it."""
    counted = time.anchor.kind == AnchorKind.PUBLISHED if time else _own_day(mention)
    evidence = linked.published.evidence if counted and linked and linked.published else ()
    if not evidence:
        return []
    said = "; ".join(f"{e.kind} “{_short(e.text)}” ({e.says})" for e in evidence[:_MOST_EVIDENCE])
    return [Statement("Known from", f"{said[:1].upper()}{said[1:]}.")]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


def _own_day(mention: EventMention | None) -> bool:
    return mention is not None and mention.source == DateSource.ARTICLE_DAY


def _anchor(time: ResolvedTime) -> str:
    anchor = time.anchor
    names = {
        AnchorKind.PUBLISHED: "the article's own date",
        AnchorKind.NARRATIVE: "the date that the story has come to",
        AnchorKind.PREVIOUS: "the date named before",
    }
    name = names.get(anchor.kind, str(anchor.kind))
    day = f", {describe(anchor.interval)}" if anchor.interval else ""
    reason = f" – {anchor.reason}" if anchor.reason and anchor.reason != name else ""
    return f"{name[:1].upper()}{name[1:]}{day}{reason}."


def _inferred(event: Event, mention: EventMention | None, linked: LinkedArticle | None) -> list[Statement]:
    source = mention.source if mention else event.source
    if source == DateSource.ARTICLE_DAY:
        published = published_statement(linked.published) if linked else ""
        return [Statement("Words", "None: no date is stated, so the article's own day is taken."),
                Statement("Counted from", published)]  # fmt: skip
    if source == DateSource.INHERITED:
        return [Statement("Words", "None here: the date is that of the passage before, which tells of the same thing.")]
    return [Statement("Words", "Nothing in this passage says when.")]
