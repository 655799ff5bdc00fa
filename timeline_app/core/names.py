"""Comparing names of people and bodies by their parts: order, initials, short forms, damaged letters, marks.

Both the reading of one article and the linking of the folder ask the same questions of two spellings.

>>> name_parts("Shinjirō Koizumi’s")
('shinjiro', 'koizumi')
>>> same_person(name_parts("Gen Nakatani"), name_parts("Nakatani Gen"))
'the same names in another order'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

Shorts = Mapping[str, frozenset[str]]
"""A given name to the forms it may take, both ways: "william" has "bill", "bill" has "william"."""

_OTHER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "’": "'", "‘": "'", "ʼ": "'"})
_POSSESSIVE = re.compile(r"'s?$")
_SPLIT = re.compile(r"[\s\u00a0\"“”()]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md", "phd", "qc", "mp"})
_ARTICLES = re.compile(r"^(?:al|el)-(?=\w)")


@lru_cache(maxsize=16_384)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name in small letters without marks, dots, possessive, "Jr." and the Arabic article."""
    parts = (_part(p) for p in _SPLIT.split(plain(name)))
    return tuple(p for p in parts if p and p not in _SUFFIXES)


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Small letters without marks."""
    low = text.casefold().translate(_OTHER)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _part(word: str) -> str:
    word = word.strip(",;:.'“”\"-")
    word = (_POSSESSIVE.sub("", word) if "'" in word else word).replace(".", "")
    return _ARTICLES.sub("", word) if "-" in word else word


def same_part(a: str, b: str) -> bool:
    """Equal, a `?` standing for one lost letter."""
    if a == b:
        return True
    if "?" not in a and "?" not in b:
        return False
    return len(a) == len(b) and all(x == y or "?" in (x, y) for x, y in zip(a, b, strict=True))


def _fits(a: str, b: str, shorts: Shorts) -> str | None:
    """Why the parts could be one given name: equal, an initial, a short form."""
    if same_part(a, b):
        return "equal"
    if 1 in (len(a), len(b)) and a[:1] == b[:1]:
        return "initial"
    return "short" if b in shorts.get(a, ()) else None


def same_person(
    a: Sequence[str], b: Sequence[str], shorts: Shorts | None = None, given: Container[str] = ()
) -> str | None:
    """In plain words why two full names (two parts or more each) are one person's; None if they are not.

    Parts may come in any order; one name may lack a middle name. Two given names that differ speak against it: with
    the list `given`, "Joseph Jackson" is not "Michael Joseph Jackson".
    """
    if len(a) < 2 or len(b) < 2:
        return None
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if tuple(a) == tuple(b):
        return "the same name"
    if sorted(a) == sorted(b):
        return "the same names in another order"
    matched = _matches(short, long, shorts or {})
    if matched is None or matched.count("equal") < 1 or matched[-1] != "equal":
        return None
    if all(m == "equal" for m in matched):
        if len(short) < len(long):
            if long[0] not in short and short[0] in given and short[0] not in (shorts or {}).get(long[0], ()):
                return None
            return "all of one name is in the other"
        return "the same but for a damaged letter"
    if not (same_part(short[-1], long[-1]) and _fits(short[0], long[0], shorts or {})):
        return None
    return "an initial and the family name" if "initial" in matched else "a short form and the family name"


def _matches(short: Sequence[str], long: Sequence[str], shorts: Shorts) -> list[str] | None:
    """For each part of `short` how it fits a part of `long` that no other took; None if one fits none."""
    free = list(long)
    found: list[str] = []
    for part in short:
        best = next((w for w in free if same_part(part, w)), None) or next(
            (w for w in free if _fits(part, w, shorts)), None
        )
        if best is None:
            return None
        found.append(_fits(part, best, shorts) or "")
        free.remove(best)
    return found


def two_way(shorts: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Full name to short forms, turned into a relation that holds both ways."""
    pairs: dict[str, set[str]] = {}
    for full, forms in shorts.items():
        for form in forms:
            pairs.setdefault(full, set()).add(form)
            pairs.setdefault(form, set()).add(full)
    return {name: frozenset(others) for name, others in pairs.items()}
