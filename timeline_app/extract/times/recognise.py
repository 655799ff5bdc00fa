"""Finds time expressions in a text: every word is looked up, and the rules that can begin with it are tried there.

The longest reading wins and the search goes on behind it, so the work grows with the length of the text and nothing
else: no rule can look further than its own few words.

>>> [(t.text, t.rule) for t in recognise("They met on 5 May and again a week later.")]
[('5 May', 'month-day'), ('a week later', 'later')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from timeline_app.core.calendar import month_length
from timeline_app.core.span import Span
from timeline_app.core.timex import Direction, TimeExpression, TimeForm, TimeType
from timeline_app.extract.times.grammar import DIGITS, GAP, CompiledPattern
from timeline_app.extract.times.narrative import stated_year
from timeline_app.extract.times.ranges import joined
from timeline_app.extract.times.rules import Entry, Rule, RuleSet, languages, rules_of
from timeline_app.extract.times.terms import NoSuchTimeError

_LEFT = 40
"""How many characters before an expression its context can reach."""

_SENTENCE = 160
"""How far around an expression its sentence is looked at, in a language without a grammar."""

_SENTENCE_END = re.compile(r"(?<!\d)[.!?…][\"”»“']?\s+(?=[^\W\d_a-zà-ÿ]|[«\"„“¿¡])|\n")

_NEXT = re.compile(rf"{GAP}(\d+|[A-Z]\.[ ]?[A-Z](?=\.)|[^\W\d_]+|['’](?=\d\d))")
"""The word behind a gap, as the scanner of the rules sees it."""

_NEVER = 10_000
"""A year that no text is older than."""

UNDETERMINED = "und"
"""ISO 639 for a language that has no rules of its own: dates in digits, and what dateparser knows."""

_MEASURES = ("MORE_THAN", "LESS_THAN")


def recognise(text: str, language: str = "en") -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, without overlap; offsets are `str` indices into `text`."""
    language = language.partition("-")[0].lower()
    if language in ("", UNDETERMINED):
        language = "en"  # a few words in no language still may say "5 May 2019"
    known = language if language in languages() else UNDETERMINED
    found = _by_rules(text, rules_of(known))
    if known == UNDETERMINED:
        from timeline_app.extract.times.other import explicit_dates

        named = explicit_dates(text, language)
        found += tuple(t for t in named if not any(t.span.overlaps(other.span) for other in found))
        found = tuple(sorted(found, key=lambda t: t.span))
    return found


def _by_rules(text: str, rules: RuleSet) -> tuple[TimeExpression, ...]:
    found = joined(text, _borne_out(text, _scan(text, rules, Span(0, len(text))), rules), rules.ranges)
    if rules.future:
        found = [_ahead(text, time, rules.future) for time in found]
    return tuple(found)


def _scan(text: str, rules: RuleSet, where: Span, without: frozenset[str] = frozenset()) -> list[TimeExpression]:
    """What begins in a stretch of the text, by all rules but some."""
    found: list[TimeExpression] = []
    entries, end = rules.entries, 0
    for token in rules.scanner.finditer(text, where.start, where.end):
        known = entries.get(_key(token.group()))
        if known is None or token.start() < end:
            continue
        options = known.other
        if known.by_second and (after := _NEXT.match(text, token.end())):
            options = known.by_second.get(_key(after[1]), options)
        if without:
            options = tuple(o for o in options if o[1].name not in without)
        best = _longest(text, token.start(), options)
        if best is not None:
            match, pattern, rule = best
            end = match.end()
            free = found[-1].span.end if found else 0
            found.extend(_expressions(text, match, pattern, rule, rules, free))
    return found


def _ahead(text: str, time: TimeExpression, future: re.Pattern[str]) -> TimeExpression:
    """With the direction FUTURE where the words of its sentence say so, in a language without a grammar."""
    before = text[max(0, time.span.start - _SENTENCE) : time.span.start]
    after = text[time.span.end : time.span.end + _SENTENCE]
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        before = before[ends[-1].end() :]
    if end := _SENTENCE_END.search(after):
        after = after[: end.start()]
    return replace(time, direction=Direction.FUTURE) if future.search(f"{before} | {after}") else time


def _key(word: str) -> str:
    """By what the patterns are found that can begin with a word."""
    return word if word[0] in "'’" else DIGITS if word[0].isdigit() else word.lower()


def _borne_out(text: str, found: list[TimeExpression], rules: RuleSet) -> list[TimeExpression]:
    """Reads again, without them, what doubtful rules found that nothing else in the text bears out ("in 325")."""
    doubtful = {r.name: r for r in rules.rules if r.doubtful}
    sure = [t for t in found if t.rule not in doubtful]
    if len(sure) == len(found):
        return found
    names, counts = {t.rule for t in sure}, Counter(t.rule for t in found)
    oldest = min((y for t in sure if (y := stated_year(t.form)) is not None), default=_NEVER)
    failed = frozenset(
        n
        for n, r in doubtful.items()
        if not (r.beside & names or (r.before and oldest < r.before) or (r.least and counts[n] >= r.least))
    )
    kept: list[TimeExpression] = []
    for time, after in zip(found, [*(t.span.start for t in found[1:]), len(text)], strict=True):
        again = [time] if time.rule not in failed else _scan(text, rules, time.span, failed)
        kept.extend(t for t in again if t.span.end <= after)
    return kept


def _longest(text: str, start: int, options: Iterable[Entry]) -> tuple[re.Match[str], CompiledPattern, Rule] | None:
    if start and text[start - 1].isalnum():
        return None  # inside a word such as "x1990" or "MIDMAY"
    best: tuple[re.Match[str], CompiledPattern, Rule] | None = None
    reach = 0
    for pattern, rule in options:
        match = pattern.match(text, start)
        if match is not None and match.end() >= reach and match.end() > start and _fits(text, match, rule):
            best, reach = (match, pattern, rule), match.end()
    return best


def _fits(text: str, match: re.Match[str], rule: Rule) -> bool:
    if rule.needs_whole and not rule.needs_whole.fullmatch(match.group()):
        return False
    if rule.needs_left or rule.not_left:
        left = text[max(0, match.start() - _LEFT) : match.start()]
        if rule.needs_left and not any(p.search(left) for p in rule.needs_left):
            return False
        if any(p.search(left) for p in rule.not_left):
            return False
    if rule.needs_right and not any(p.match(text, match.end()) for p in rule.needs_right):
        return False
    return not any(p.match(text, match.end()) for p in rule.not_right)


def _expressions(
    text: str, match: re.Match[str], pattern: CompiledPattern, rule: Rule, rules: RuleSet, free: int
) -> list[TimeExpression]:
    """What a match says; nothing where it names a day that the calendar does not have. Before `free` text is taken."""
    captured = _captured(match, pattern)
    found: list[TimeExpression] = []
    try:
        for part in rule.parts:
            if part.end and captured.get(part.end) is None:
                continue
            start = _bounds(match, part.start)[0] if part.start else match.start()
            stop = _bounds(match, part.end)[1] if part.end else match.end()
            if part.also and captured.get(part.also) is not None:
                stop = max(stop, _bounds(match, part.also)[1])
            while text[stop - 1] in ", \t\n\u00a0":  # an option in between matched, the one after it did not
                stop -= 1
            form = checked(part.template(captured))
            free = found[-1].span.end if found else free
            found.append(_expression(text, (free, start, stop), form, rule, rules.modifiers))
    except (NoSuchTimeError, OverflowError):
        return []
    return found


def _captured(match: re.Match[str], pattern: CompiledPattern) -> dict[str, Any]:
    """The values of the named groups; a class that stands in several branches has the value of the one that matched."""
    values: dict[str, Any] = {}
    for name, value in match.groupdict().items():
        base = name.partition("__")[0]
        if value is not None:
            values[base] = pattern.groups[name](value)
    return values


def _bounds(match: re.Match[str], group: str) -> tuple[int, int]:
    for name in match.re.groupindex:
        if name.partition("__")[0] == group and match.start(name) >= 0:
            return match.span(name)
    return match.span()


def _expression(
    text: str,
    bounds: tuple[int, int, int],
    form: TimeForm,
    rule: Rule,
    modifiers: tuple[tuple[re.Pattern[str], str], ...],
) -> TimeExpression:
    """One expression with the modifier before it; `bounds`: where the text is free, its start and its stop."""
    free, start, stop = bounds
    if form.mod is None and rule.type is not TimeType.SET and form.op != "ref":
        left = text[max(free, start - _LEFT) : start]
        for pattern, mod in modifiers:
            if mod in _MEASURES and text[start : start + 4].lower() == "the ":
                continue  # "over the next few days" does not say how many
            if _takes(rule.type, form, mod) and (found := pattern.search(left)):
                start -= len(left) - found.start()
                form = replace(form, mod=mod)
                break
    return TimeExpression(Span(start, stop), text[start:stop], rule.type, rule.name, form)


def _takes(kind: TimeType, form: TimeForm, mod: str) -> bool:
    """Whether a modifier makes sense: no "over Friday", no "early two days"."""
    if mod in _MEASURES:
        return kind is TimeType.DURATION or form.op == "shift"
    if mod in ("START", "MID", "END"):
        return kind is not TimeType.DURATION
    return form.op not in ("weekday", "calendar", "same", "current", "weekday_of")


def checked(form: TimeForm) -> TimeForm:
    """The form itself. Raises NoSuchTimeError if it, or a form inside it, names a day or clock time that cannot be."""
    for inner in form.args:
        if isinstance(inner, TimeForm):
            checked(inner)
    if form.op == "date":
        _check_date(*form.args[:3])
    elif form.op == "time":
        _check_clock(*form.args[:3])
    elif form.op == "numeric":
        _check_numeric(*form.args)
    elif form.op == "years":
        _check_years(*form.args)
    elif form.op == "part" and form.args[1] == "Q" and not 1 <= form.args[2] <= 4:  # type: ignore[operator]
        raise NoSuchTimeError("no such quarter")
    elif form.op == "range":
        _check_range(*form.args)
    return form


def _check_date(year: Any, month: Any, day: Any) -> None:
    if month is not None and not 1 <= month <= 12:
        raise NoSuchTimeError(f"month {month}")
    if day is not None and not 1 <= day <= month_length(year if isinstance(year, int) else 2000, month or 1):
        raise NoSuchTimeError(f"{year}-{month}-{day}")


def _check_clock(hour: Any, minute: Any, second: Any) -> None:
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 60 or (hour == 24 and (minute or second)):
        raise NoSuchTimeError(f"{hour}:{minute}")


def _check_numeric(a: Any, b: Any, year: Any) -> None:
    year = 2000 if year is None else year if year > 99 else 2000 + year
    if not any(1 <= m <= 12 and 1 <= d <= month_length(year, m) for d, m in ((a, b), (b, a))):
        raise NoSuchTimeError(f"{a}/{b}/{year}")


def _check_years(first: Any, short: Any) -> None:
    if not (short > first % 100 or 1 <= short <= 12 or (short == 0 and first % 100 == 99)):
        raise NoSuchTimeError(f"{first}-{short}")


def _check_range(first: Any, last: Any) -> None:
    a, b = first.args, last.args
    if not isinstance(a[0], int) or not isinstance(b[0], int):
        return
    if (a[0], a[1] or 0, a[2] or 0) >= (b[0], b[1] or 12, b[2] or 31):
        raise NoSuchTimeError("a range that ends before it begins")
