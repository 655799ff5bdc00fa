"""What the words of a rule mean: numbers, and the form template that turns captured words into a `TimeForm`.

A template is written like a call, `shift(-n, unit)`: the names are what the pattern captured (None where an option
was left out), the function is the operation of the form, the keyword `mod` its modifier.

>>> build("date(year, month, None)")({"year": 2024, "month": 5})
TimeForm(op='date', args=(2024, 5, None), mod=None)
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any

from timeline_app.core.timex import TimeForm

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_PLACES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_UNITS = {word: n for n, word in enumerate(_SMALL.split())}
_TENS = {word: 20 + 10 * n for n, word in enumerate(_ROUND.split())}
_ORDINALS = {word: n + 1 for n, word in enumerate(_PLACES.split())}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE: dict[str, str | float] = {
    "few": "X",
    "several": "X",
    "many": "X",
    "some": "X",
    "couple": 2,
    "dozen": 12,
    "score": 20,
    "half": 0.5,
}


_BEFORE_ERA = re.compile(r"B\.? ?C|\bv(?:\.|or)|\bav(?:\.|ant)|\bantes|\ba\. ?C", re.IGNORECASE)
"""The common era in the languages that have rules: "BC", "v. Chr.", "av. J.-C.", "a. C."."""


class NoSuchTimeError(ValueError):
    """The words look like a time and are none (31 February, 25:00)."""


def number(text: str) -> int | float | str:
    """A count in digits or English words: `12`, `1,200`, `2 1/2`, `twenty-four`, `a few` ("X": unknown).

    >>> number("twenty-four"), number("2 1/2"), number("a few"), number("an")
    (24, 2.5, 'X', 1)
    """
    text = text.strip().lower().replace(",", "")
    if mixed := re.fullmatch(r"(?:(\d+)[ -])?(\d+)/(\d+)", text):
        return int(mixed[1] or 0) + int(mixed[2]) / max(1, int(mixed[3]))
    if text.isdecimal():
        return int(text)
    if re.fullmatch(r"\d+\.\d+", text):
        return float(text)
    return _worded(re.findall(r"[a-z]+", text))


def _worded(words: list[str]) -> int | float | str:
    total, current = 0, 0.0
    for word in words:
        if word in _VAGUE:
            vague = _VAGUE[word]
            if isinstance(vague, str):
                return vague
            current = (current or 1) * vague
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + int(current), 0.0
        else:
            current += _UNITS.get(word, _TENS.get(word, 0))
    value = total + current
    if not value:
        value = 1  # "a", "an"
    return int(value) if value == int(value) else value


def spoken_year(text: str) -> int:
    """A year in words.

    >>> spoken_year("nineteen ninety-six"), spoken_year("two thousand and four"), spoken_year("nineteen oh five")
    (1996, 2004, 1905)
    """
    words = [w for w in re.findall(r"[a-z]+", text.lower()) if w not in ("and", "hundred", "oh", "o")]
    if "thousand" in words:
        return int(_worded(words))
    return int(_worded(words[:1])) * 100 + (int(_worded(words[1:])) if words[1:] else 0)


def whole(text: str) -> int:
    """The digits of `text` as a number: `3rd`, `07`, `'98`."""
    return int(re.sub(r"\D", "", text))


def short_year(text: str) -> int:
    """A year in two digits, between 1950 and 2049.

    >>> short_year("'98"), short_year("’07")
    (1998, 2007)
    """
    year = whole(text)
    return year + (2000 if year < 50 else 1900)


def era_year(text: str) -> int:
    """A year with its era, in astronomical numbering.

    >>> era_year("A.D. 14"), era_year("44 BCE"), era_year("1 B.C.")
    (14, -43, 0)
    """
    return year_like(whole(text), 0 if _BEFORE_ERA.search(text) else 1)


def year_like(year: int, other: int) -> int:
    """A year counted in the era of another one, which is in astronomical numbering."""
    return 1 - year if other <= 0 else year


def ordinal(text: str) -> int:
    """A place in a row, in digits or words.

    >>> ordinal("3rd"), ordinal("nineteenth"), ordinal("twenty-first")
    (3, 19, 21)
    """
    if text[0].isdigit():
        return whole(text)
    words = re.findall(r"[a-z]+", text.lower())
    return sum(_ORDINALS.get(w, _TENS.get(w, 0)) for w in words)


def roman(text: str) -> int:
    """A Roman number, with or without the ending of an ordinal.

    >>> roman("XIX"), roman("XIVe")
    (19, 14)
    """
    digits = [{"I": 1, "V": 5, "X": 10}[c] for c in text if c in "IVX"]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def amount(n: int | float | str, unit: str) -> str:
    """An ISO 8601 duration of `n` units; fractions are carried into the next smaller unit where it is whole.

    >>> amount(2.5, "Y"), amount(50, "TM"), amount("X", "D"), amount(2, "E"), amount(1.5, "TH")
    ('P2Y6M', 'PT50M', 'PXD', 'P20Y', 'PT1H30M')
    """
    if isinstance(n, str):
        return f"PT{n}{unit[1]}" if unit[0] == "T" else f"P{n}{unit}"
    scale = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W"), "WE": (2, "D")}.get(unit)
    if scale:
        n, unit = n * scale[0], scale[1]
    fraction = n - int(n)
    if not fraction:
        return f"PT{int(n)}{unit[1]}" if unit[0] == "T" else f"P{int(n)}{unit}"
    parts = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS"), "W": (7, "D")}
    count, small = parts.get(unit, (1, unit))
    rest = round(fraction * count)
    if unit == "W" or not int(n):
        return amount(int(n) * count + rest, small)
    head = f"PT{int(n)}{unit[1]}" if unit[0] == "T" else f"P{int(n)}{unit}"
    return head + ("T" if small[0] == "T" and unit[0] != "T" else "") + f"{rest}{small[-1]}"


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "amount": lambda n, unit: amount(n, unit),
    "century_first": lambda n: (n - 1) * 100,
    "as_era": year_like,
    "roman": lambda name, month: _roman_day(name, month),
    "pivot": lambda y: y + (2000 if y < 50 else 1900),
    "either": lambda *options: next((o for o in options if o is not None), None),
    "hours": lambda h, half: _hours(h, half),
    "hour_of": lambda h, part: _oclock(h, part),
}


def _roman_day(name: str, month: int) -> int:
    late = month in (3, 5, 7, 10)
    return {"kalends": 1, "nones": 7 if late else 5, "ides": 15 if late else 13}[name]


def _hours(hour: int, half: str | None) -> int:
    """The hour of 24 of a clock hour with "AM" or "PM"."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise NoSuchTimeError(f"{hour} {half}")
    return hour % 12 + (12 if half == "PM" else 0)


def _oclock(hour: int, part: str | None) -> int:
    """The hour of 24 of "4 in the morning", "nine o'clock at night"."""
    if not isinstance(hour, int) or not 1 <= hour <= 12:
        raise NoSuchTimeError(f"{hour} o'clock")
    return hour + 12 if part in ("AF", "EV", "NI") and hour < 12 else hour


Template = Callable[[Mapping[str, Any]], TimeForm]


def build(template: str) -> Template:
    """Compile a form template. Raises ValueError if it is not a call of plain operands."""
    tree = ast.parse(template, mode="eval").body
    if not isinstance(tree, ast.Call):
        raise ValueError(f"not a form: {template!r}")

    def make(captured: Mapping[str, Any]) -> TimeForm:
        form = _evaluate(tree, captured)
        if not isinstance(form, TimeForm):
            raise ValueError(f"not a form: {template!r}")
        return form

    return make


def names(template: str) -> frozenset[str]:
    """The captured names that a template uses."""
    nodes = list(ast.walk(ast.parse(template, mode="eval")))
    called = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    return frozenset(n.id for n in nodes if isinstance(n, ast.Name)) - called


def _evaluate(node: ast.expr, captured: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return captured.get(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = _evaluate(operand, captured)
            return f"-{value}" if isinstance(value, str) else -value
        case ast.BinOp(left=left, op=op, right=right):
            a, b = _evaluate(left, captured), _evaluate(right, captured)
            return a * b if isinstance(op, ast.Mult) else a - b if isinstance(op, ast.Sub) else a + b
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            values = [_evaluate(a, captured) for a in args]
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](*values)
            mods = {k.arg: _evaluate(k.value, captured) for k in keywords}
            return TimeForm(name, tuple(values), mods.get("mod"))
    raise ValueError(f"cannot read form: {ast.dump(node)}")
