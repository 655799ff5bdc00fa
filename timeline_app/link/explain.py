"""Why a time expression got its date, in plain words for the source pane.

    why(resolved)  ->  ('“Friday” — 8 March 2024', 'Read as a weekday: the nearest one …', 'Confidence 93 %.',
                        "Counted from the article's own date, 12 March 2024.", …)

The sentence of each rule is data: `says` in `resources/rules/<language>/*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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


def why(resolved: ResolvedTime) -> tuple[str, ...]:
    """Lines for the user: the words, the rule, the anchor and where it came from, how sure, and what lost and why."""
    time = resolved.expression
    lines = [f"“{' '.join(time.text.split())}”" + _date(resolved.interval), _rule_line(resolved)]
    if time.form.mod is not None and time.form.mod in _MODS:
        lines.append(_MODS[time.form.mod])
    if resolved.anchor.kind is not AnchorKind.NONE:
        lines.append(_anchor_line(resolved.anchor))
        lines.extend([_DIRECTIONS[time.direction]] if time.direction in _DIRECTIONS else [])
    elif resolved.interval is None and time.type in (TimeType.DATE, TimeType.TIME):
        lines.append("It has no date of its own, or nothing is known to count it from.")
    if resolved.interval is not None:
        lines.append(f"Confidence {round(resolved.confidence * 100)} %.")
    lines.extend(f"Not {describe(other.interval)}: {other.reason}." for other in resolved.alternatives)
    return tuple(lines)


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


def _rule_line(resolved: ResolvedTime) -> str:
    words = rule_in_words(resolved.expression.rule)
    return f"Read as {words}."


def _anchor_line(anchor: Anchor) -> str:
    if anchor.kind is AnchorKind.PUBLISHED:
        day = f", {describe(anchor.interval)}" if anchor.interval is not None else ""
        return f"Counted from the article's own date{day}."
    if anchor.kind is AnchorKind.NARRATIVE:
        return "Counted from the date told before it: the text tells history in its own running time."
    return "Counted from the date spoken of before it."
