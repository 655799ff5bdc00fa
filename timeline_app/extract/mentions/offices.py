"""Titles, ranks, roles and offices: where they stand, how far they reach, and the country they belong to.

"Special Advisor to the President of Japan Mori Daichi"    -> one office, of Japan, just before a name
"Ken Abe, Japan's Minister of Defense, …"                  -> an office after a name
"the Pentagon chief"                                       -> an office that refers to somebody
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline_app.extract.mentions.gazetteer import (
    Phrases,
    given_name,
    known_bodies,
    known_places,
    lists,
    match_phrase,
    phrase_table,
    phrases,
    words,
)
from timeline_app.extract.mentions.tokens import Line

_MAX_LEFT = 7
_FALSE_HEADS = frozenset(
    {"general", "major", "prince", "king", "queen", "private", "st.", "saint", "count", "star", "forward"}
)
_LINKS = frozenset({"of", "for", "to", "at"})
_HONORIFIC_ONLY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "dr", "dr."})


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """An office in a line: words `first` to `end`, its head phrase (small letters), modifiers, portfolio and country.

    `courtesy` is True for a mere form of address ("Mr."), which names no office.
    """

    first: int
    end: int
    head: str
    marks: frozenset[str]
    portfolio: str
    country: str | None
    courtesy: bool

    @property
    def core(self) -> str:
        """The office without country and rank: "defense minister"."""
        return f"{self.portfolio} {self.head}".strip()


def surnames(lines: Iterable[Line]) -> frozenset[str]:
    """Words for an office that end somebody's full name: "pastor", where the article has "Judge Gerald Pastor"."""
    return frozenset(
        line.lows[i]
        for line in lines
        for i in range(len(line.words))
        if _head(line, i) == i + 1 and _is_surname(line, i)
    )


def find_offices(line: Line, named: frozenset[str] = frozenset()) -> list[OfficeHit]:
    """All offices of a line, in order, none over another. `named` are words for offices that are family names here."""
    found: list[OfficeHit] = []
    index, done = 0, 0
    while index < len(line.words):
        end = index if _is_called(line, index, named) else _head(line, index)
        if end > index and not _false_head(line, index, end) and not _only_modifies(line, index, end):
            hit = _office(line, index, end, done)
            found.append(hit)
            index = done = max(hit.end, end)
        else:
            index += 1
    return found


@cache
def _heads() -> Phrases:
    merged = {key: list(rows) for key, rows in phrases("offices", "heads").items()}
    for key in ("ranks", "courtesy"):
        for first, rows in phrases("offices", key).items():
            merged[first] = sorted({*merged.get(first, []), *rows}, key=lambda p: (-len(p), p))
    return merged


@cache
def _ranks() -> frozenset[str]:
    return words("offices", "ranks") | {r.replace(".", "") for r in words("offices", "ranks")}


@cache
def _bare_ranks() -> frozenset[str]:
    """Abbreviated ranks without their dot ("Gen"), which may as well be names."""
    return frozenset(r.rstrip(".") for r in words("offices", "ranks") if r.endswith("."))


@cache
def _portfolios() -> Phrases:
    return phrase_table(w.casefold() for w in lists("offices")["portfolios"])


def _head(line: Line, index: int) -> int:
    low = line.lows[index]
    if low in _heads():
        return match_phrase(_heads(), line.lows, index)
    return index


def _false_head(line: Line, first: int, end: int) -> bool:
    """Words like "General" in "General Motors", verbs like "heads", a head that is part of a bigger name."""
    tag = line.words[first].tag
    if end == first + 1 and tag.startswith("VB"):
        return True
    if end < len(line.words) and line.words[end].glued and line.lows[end] == "-":
        return True
    if first > 1 and line.words[first].glued and line.lows[first - 1] == "-" and line.words[first - 1].glued:
        return line.lows[first - 2] not in ("vice", "ex", "co", "deputy")
    if end == first + 1 and (_is_surname(line, first) or _ends_body(line, first) or _is_inside_name(line, first)):
        return True
    follow = line.words[end] if end < len(line.words) else None
    if line.lows[first] in words("organizations", "owners") and line.lows[end : end + 1] == ["'s"]:
        return end + 1 < len(line.words) and line.words[end + 1].text[0].isupper()  # "the Lord's Resistance Army"
    if end == first + 1 and line.lows[first] in _bare_ranks():
        return follow is None or not follow.text[0].isupper() or not line.words[first].text[0].isupper()
    if line.lows[first] in _FALSE_HEADS and line.words[first].text[0].isupper() and follow is not None:
        return follow.low in words("organizations", "heads") or follow.low in {
            "assembly",
            "electric",
            "mills",
            "edward",
        }
    return False


def _ends_body(line: Line, index: int) -> bool:
    """Whether the word ends the name of a body: "the Malta Coast Guard said"."""
    word, before = line.words[index], line.words[index - 1]
    together = index > 0 and word.ent == before.ent == "ORG" and word.group == before.group
    return together and word.text[0].isupper() and word.low in words("organizations", "heads")


_IN_NAMES = frozenset({"sheikh", "sheik", "shaikh", "sultan", "imam"})


def _is_inside_name(line: Line, index: int) -> bool:
    """Whether the word is one of somebody's names: "Omar Sheikh Ali", not "the Qatari Sheikh Ali"."""
    if not 0 < index < len(line.words) - 1 or line.lows[index] not in _IN_NAMES:
        return False
    before, after = line.words[index - 1], line.words[index + 1]
    if line.country_at(index - 1, index) is not None or not (before.text.istitle() and after.text.istitle()):
        return False
    return before.tag == "NNP" and (given_name(before.low) or before.ent == "PERSON")


def _is_surname(line: Line, index: int) -> bool:
    """Whether the word ends a person's name: "Judge Michael Holt gave", "Tim Berg, 50"; not "Tim Coach Ann Holt"."""
    if index == 0 or not (line.words[index].text.istitle() and line.words[index - 1].text.istitle()):
        return False
    before, word = line.words[index - 1], line.words[index]
    if before.low in words("places", "heads"):
        return False  # "the Dunmore County Sheriff"
    follow = line.words[index + 1] if index + 1 < len(line.words) else None
    alone = follow is None or not follow.text[0].isupper()
    together = word.ent == before.ent == "PERSON" and word.group == before.group
    return alone and before.low not in _heads() and (together or given_name(before.low)) and not line.headline


def _is_called(line: Line, index: int, named: frozenset[str]) -> bool:
    """Whether the word is the family name it is elsewhere in the article: "Pastor said", not "the Pastor said"."""
    if line.lows[index] not in named or not line.words[index].text.istitle():
        return False
    before = line.words[index - 1] if index else None
    follow = line.words[index + 1] if index + 1 < len(line.words) else None
    whose = before is not None and before.tag in ("DT", "PRP$", "POS", "JJ")
    return not whose and (follow is None or not follow.text[0].isupper())


def _only_modifies(line: Line, first: int, end: int) -> bool:
    """Whether the word is a modifier here: "deputy" before "secretary", "chief" before "prosecutor"."""
    if end >= len(line.words) or " ".join(line.lows[first:end]) not in words("offices", "before"):
        return False
    return line.lows[end] in _heads() or line.lows[end] in _portfolios() or _head(line, end) > end


def _office(line: Line, first: int, end: int, floor: int) -> OfficeHit:
    head = " ".join(line.lows[first:end]).replace(" - ", "-")
    start, marks, portfolio, country = _leftward(line, first, floor)
    courtesy = head in _HONORIFIC_ONLY
    if not courtesy and head not in _ranks():
        end, more, where = _rightward(line, end)
        portfolio, country = portfolio or more, country or where
    core = f"{portfolio} {head}".strip()
    if country is None and (f"{head} of {portfolio}" in words("offices", "us") or core in words("offices", "us")):
        country = "United States"
    country = country or _seat(line, start, end)
    return OfficeHit(start, end, head, marks, portfolio, country, courtesy)


def _seat(line: Line, first: int, end: int) -> str | None:
    """The country of a body inside the office: "the Pentagon chief", "White House spokesman"."""
    for start in range(first, end):
        for size in (2, 1):
            if country := known_bodies().get(" ".join(line.lows[start : start + size])):
                return country
    return None


def _leftward(line: Line, first: int, floor: int) -> tuple[int, frozenset[str], str, str | None]:
    """Where the office begins, its modifiers, portfolio and country, going left from its head."""
    index = first
    marks: set[str] = set()
    portfolio: list[str] = []
    country: str | None = None
    while index > floor and first - index < _MAX_LEFT:
        start, kind, value = _modifier(line, index, floor)
        if start == index:
            break
        if kind == "mark":
            marks.add(value)
        elif kind == "portfolio":
            portfolio.insert(0, value)
        elif kind == "country":
            country = country or value
        index = start
    while index < first and line.lows[index] in ("-", "'s", ","):
        index += 1
    return index, frozenset(marks), " ".join(portfolio), country


def _modifier(line: Line, end: int, floor: int) -> tuple[int, str, str]:
    """The modifier that ends before word `end`: its start, sort and value; start == end if there is none."""
    last = line.words[end - 1]
    if last.low in ("'s", "-") or last.text == "'":
        before = _modifier(line, end - 1, floor) if end - 1 > floor else (end - 1, "", "")
        return before if before[0] < end - 1 else (end, "", "")
    for size in (3, 2, 1):
        start = end - size
        if start < floor:
            continue
        if country := line.country_at(start, end):
            return start, "country", country.name
        phrase = " ".join(line.lows[start:end])
        if phrase in words("offices", "portfolios"):
            return start, "portfolio", phrase
        if phrase in words("offices", "before"):
            return start, "mark", phrase
    if last.text[0].isupper() and last.ent in ("ORG", "GPE", "NORP", "LOC", "FAC") and not last.opens:
        return end - 1, "body", last.text
    return end, "", ""


def _rightward(line: Line, end: int) -> tuple[int, str, str | None]:
    """Where the office ends, the portfolio and country that its "of …" and "for …" give, going right from its head."""
    portfolio, country = "", None
    while end + 1 < len(line.words) and line.lows[end] in _LINKS:
        start = end + 1
        if line.lows[start] in ("the", "his", "her") and start + 1 < len(line.words):
            start += 1
        stop, kind, value = _complement(line, start)
        if stop == start:
            break
        if kind == "portfolio":
            portfolio = portfolio or value
        country = country or (value if kind == "country" else None)
        end = stop
    return end, portfolio, country


def _complement(line: Line, start: int) -> tuple[int, str, str]:
    """The words after "of": a country, a portfolio, a place, a named body, or another office."""
    if found := next((c for c in line.countries if c[0] == line.words[start].start and not c[2].adjective), None):
        stop = start
        while stop < len(line.words) and line.words[stop].end <= found[1]:
            stop += 1
        return stop, "country", found[2].name
    if line.lows[start] in words("offices", "courtesy"):
        return start, "", ""  # "a spokeswoman for Dr Holm" is not Holm
    stop = match_phrase(_portfolios(), line.lows, start)
    if stop > start:
        return stop, "portfolio", " ".join(line.lows[start:stop])
    inner = _head(line, start)
    prefix = match_phrase(_before(), line.lows, start)
    if inner == start and prefix > start:
        inner = _head(line, prefix) if prefix < len(line.words) else start
    if inner > start and line.words[start].text[0].isupper():
        return inner, "office", ""
    return _named(line, start), "body", ""


@cache
def _before() -> Phrases:
    return phrases("offices", "before")


def _named(line: Line, start: int) -> int:
    """The end of a named body or place at `start`; `start` if none is safe to tell from a person's name."""
    word = line.words[start]
    if word.ent in ("ORG", "GPE", "LOC", "FAC") and word.text[0].isupper():
        stop = start
        while stop < len(line.words) and line.words[stop].group == word.group:
            stop += 1
        return stop
    for size in (3, 2, 1):
        stop = start + size
        if stop <= len(line.words) and " ".join(line.lows[start:stop]) in known_places():
            return stop
    return start
