"""Why a time expression got its date, in plain words: for the source pane, for exports, for whoever asks.

    why(resolved)  ->  ('“Friday” — 8 March 2024', 'Read as a weekday: the nearest one …',
                        "Counted from the article's own date, 12 March 2024.", 'Confidence 93 %.', …)

The sentence of each rule is data: `says` in `resources/rules/<language>/*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from timeline_app.core.interval import Interval
from timeline_app.core.timex import Anchor, AnchorKind, Direction, ResolvedTime, TimeType
from timeline_app.core.wording import describe
from timeline_app.resources import resource

_MODS: Mapping[str, str] = {
    "START": "Only its beginning is meant.",
    "MID": "Only its middle is meant.",
    "END": "Only its end is meant.",
    "APPROX": "The words say “about”.",
    "BEFORE": "The words say “before”: it is open to the past.",
    "ON_OR_BEFORE": "The words say “by” or “until”: it is open to the past.",
    "AFTER": "The words say “after”: it is open to the future.",
    "ON_OR_AFTER": "The words say “since”: it is open to the future.",
}
_DIRECTIONS: Mapping[Direction, str] = {
    Direction.BEFORE_PAST: "The verb tells what had happened before.",
    Direction.PAST: "The verb is in the past.",
    Direction.PRESENT: "The verb is in the present.",
    Direction.FUTURE: "The verb is about the future.",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to say: what it is about, and the words."""

    label: str
    words: str


def statements(resolved: ResolvedTime) -> tuple[Statement, ...]:
    """All that there is to say of a time expression but how sure it is: the words, the rule, the anchor, what lost."""
    time = resolved.expression
    rule = rule_in_words(time.rule)
    made = [
        Statement("Words", f"“{' '.join(time.text.split())}”"),
        Statement("Read as", f"{rule[:1].upper()}{rule[1:]}."),
    ]
    if time.form.mod is not None and time.form.mod in _MODS:
        made.append(Statement("Meant", _MODS[time.form.mod]))
    if resolved.anchor.kind is not AnchorKind.NONE:
        made.append(Statement("Counted from", _anchor_words(resolved.anchor)))
        made += [Statement("Tense", _DIRECTIONS[time.direction])] if time.direction in _DIRECTIONS else []
    elif resolved.interval is None and time.type in (TimeType.DATE, TimeType.TIME):
        made.append(Statement("Not known", "It has no date of its own, or nothing is known to count it from."))
    made += [Statement("Not", f"{describe(a.interval)}: {a.reason}.") for a in resolved.alternatives]
    return tuple(made)


def why(resolved: ResolvedTime) -> tuple[str, ...]:
    """The same as lines, with the date first and how sure it is before what lost."""
    told = statements(resolved)
    lines = [_line(s) + (_date(resolved.interval) if s.label == "Words" else "") for s in told if s.label != "Not"]
    if resolved.interval is not None:
        lines.append(f"Confidence {round(resolved.confidence * 100)} %.")
    return (*lines, *(_line(s) for s in told if s.label == "Not"))


def rule_in_words(rule: str) -> str:
    """What a rule says, as a plain phrase; the rule's name where no language has it."""
    return _sentences().get(rule, rule.replace("-", " "))


@cache
def _sentences() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(resource("rules").glob("*/*.toml"), key=lambda p: (p.parent.name != "en", p)):
        with path.open("rb") as file:
            for rule in tomllib.load(file).get("rule", ()):
                found.setdefault(rule["name"], rule["says"])
    return found


def _date(interval: Interval | None) -> str:
    return f" — {describe(interval)}" if interval is not None else ""


def _line(said: Statement) -> str:
    """A statement as a sentence of its own."""
    if said.label in ("Read as", "Counted from"):
        return f"{said.label} {said.words[:1].lower()}{said.words[1:]}"
    return f"{said.label} {said.words}" if said.label == "Not" else said.words


_ANCHORS: Mapping[AnchorKind, str] = {
    AnchorKind.PUBLISHED: "the article's own date",
    AnchorKind.NARRATIVE: "the date that the story has come to",
    AnchorKind.PREVIOUS: "the date spoken of before it",
}


def anchor_name(anchor: Anchor) -> str:
    """What a date was counted from, in plain words; empty if from nothing."""
    return "" if anchor.kind is AnchorKind.NONE else _ANCHORS.get(anchor.kind, str(anchor.kind))


def _anchor_words(anchor: Anchor) -> str:
    name = anchor_name(anchor)
    day = f", {describe(anchor.interval)}" if anchor.interval is not None else ""
    reason = f" – {anchor.reason}" if anchor.reason and anchor.reason != name else ""
    return f"{name[:1].upper()}{name[1:]}{day}{reason}."
