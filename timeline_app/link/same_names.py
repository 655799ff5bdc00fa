"""Which names of a folder are one person's or one body's: the keys under which entities of different articles meet.

Works on distinct spellings, not on entities, so that ten thousand articles cost little more than their vocabulary.

    "Pete Hegseth", "Hegseth, Pete"          same parts in any order
    "Charles D. Cooley", "Charles Cooley"    one has all parts of the other, at least two
    "J. Mori", "Jun Mori"                    an initial, if only one person of the folder fits
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations

from timeline_app.core.names import Shorts, name_parts, plain, same_person, two_way
from timeline_app.resources import resource

Parts = tuple[str, ...]
Bucket = tuple[str, ...]
_DOMINANT = 8
_MOST_IN_BUCKET = 60
_MOST_MEMBERS = 12


@cache
def _shorts() -> Shorts:
    data = json.loads(resource("gazetteers/people.json").read_text(encoding="utf-8"))
    return two_way(data["short"])


@cache
def _given() -> frozenset[str]:
    data = json.loads(resource("gazetteers/people.json").read_text(encoding="utf-8"))
    return frozenset([*data["male"], *data["female"]])


class Union:
    """Disjoint sets of keys, with the reasons for which they were joined."""

    def __init__(self) -> None:
        self._parent: dict[Parts, Parts] = {}
        self._members: dict[Parts, list[Parts]] = {}
        self.reasons: dict[Parts, list[str]] = defaultdict(list)

    def find(self, key: Parts) -> Parts:
        """The key that stands for the set of `key`."""
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while self._parent.get(key, key) != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, kept: Parts, other: Parts, reason: str) -> None:
        """Puts the set of `other` into the set of `kept`, if each name of one may be each of the other."""
        a, b = self.find(kept), self.find(other)
        ours, theirs = self._members.get(a, [a]), self._members.get(b, [b])
        if a == b or not all(_why(x, y) for x in ours[:_MOST_MEMBERS] for y in theirs[:_MOST_MEMBERS]):
            return
        self._parent[b] = a
        self._members[a] = [*ours, *theirs]
        self.reasons[a] += [*self.reasons.pop(b, []), reason]


def join_people(weights: Mapping[Parts, int], shown: Mapping[Parts, str]) -> Union:
    """Joins full names (two parts or more) of one person. `weights` counts mentions; `shown` is a spelling to quote."""
    union = Union()
    full = sorted((p for p in weights if len(p) > 1), key=lambda p: (-weights[p], p))
    for bucket in _buckets(full):
        for name in bucket:
            _join_best(name, bucket, weights, shown, union)
    return union


def _buckets(names: Iterable[Parts]) -> Iterator[list[Parts]]:
    """Names that share a bucket, in the order of `names`."""
    table: dict[Bucket, list[Parts]] = defaultdict(list)
    for parts in names:
        for key in buckets_of(parts):
            table[key].append(parts)
    for key, bucket in table.items():
        if len(bucket) > 1 and (key[0] != "?" or any(map(is_damaged, bucket))):
            yield bucket[:_MOST_IN_BUCKET]


@lru_cache(maxsize=16_384)
def buckets_of(parts: Parts) -> tuple[Bucket, ...]:
    """The buckets of a full name: by two parts, by last part and first letter, by sound; only names in one may be one.

    Buckets that begin with "?" count only where a name with a damaged letter is in them.
    """
    if len(parts) > 5:
        return ()
    keys = {tuple(sorted(pair)) for pair in combinations(parts, 2)}
    keys.add(("", parts[-1], parts[0][:1]))
    keys.add(("~", *sorted(map(sound, parts))))
    damaged = is_damaged(parts)
    keys |= {("?", p) for p in parts if not damaged or "?" not in p}
    return tuple(sorted(keys))  # a set has another order in every process


def is_damaged(parts: Parts) -> bool:
    """Whether a letter of the name was lost."""
    return any("?" in part for part in parts)


@lru_cache(maxsize=16_384)
def _why(name: Parts, other: Parts) -> str | None:
    if why := same_person(name, other, _shorts(), _given()):
        return why
    alike = len(name) == len(other) and sorted(map(sound, name)) == sorted(map(sound, other))
    return "spelled alike" if alike else None


def _join_best(
    name: Parts, bucket: list[Parts], weights: Mapping[Parts, int], shown: Mapping[Parts, str], union: Union
) -> None:
    """Joins `name` to the weightier name it may be; to none if two different people fit about equally."""
    fitting = [
        (other, why)
        for other in bucket
        if other != name and _may_absorb(other, name, weights) and (why := _why(name, other))
    ]
    if not fitting:
        return
    groups: Counter[Parts] = Counter()
    for other, _ in fitting:
        groups[union.find(other)] += weights[other]
    ranked = groups.most_common(2)
    if len(ranked) > 1 and ranked[0][1] < _DOMINANT * ranked[1][1]:
        return
    kept, why = next((o, w) for o, w in fitting if union.find(o) == ranked[0][0])
    union.join(kept, name, f"“{shown[name]}” is “{shown[kept]}”: {why}")


def sound(part: str) -> str:
    """A part with the differences between transliterations taken out: "zelenskyy", "zelensky"; "usama", "ossama"."""
    if len(part) < 4:
        return part
    low = part.replace("ou", "u").replace("oo", "u").replace("ph", "f").translate(_SOUNDS)
    return _TWICE.sub(r"\1", low)


_TWICE = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans({"y": "i", "o": "u", "w": "v", "q": "k", "'": None, "`": None, "-": None})


def _may_absorb(a: Parts, b: Parts, weights: Mapping[Parts, int]) -> bool:
    """Whether `b` may join `a`: the fuller name absorbs, the more frequent one where they are equally full."""
    fuller, other = (sum(2 if len(p) > 1 else 1 for p in name) for name in (a, b))
    return (-fuller, -weights[a], a) < (-other, -weights[b], b)


@cache
def _aliases() -> dict[str, str]:
    """Other spellings of well-known bodies, in small letters, to the one that stands for them."""
    data = json.loads(resource("gazetteers/organizations.json").read_text(encoding="utf-8"))
    return {plain(other): name for name, others in data["same"].items() for other in others}


@lru_cache(maxsize=16_384)
def body_key(name: str) -> Parts:
    """Key of an organisation or place: its parts without "the", "Inc." and the like, departments turned round."""
    name = _aliases().get(plain(name), name)
    parts = [p for p in name_parts(name) if p not in ("the", "&", "and", "-")]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    if len(parts) > 2 and parts[0] in ("department", "ministry") and parts[1] in ("of", "for"):
        parts = [*parts[2:], parts[0]]
    return tuple(parts)


_SUFFIXES = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "ag", "gmbh", "sa", "nv", "bv"})


@lru_cache(maxsize=16_384)
def is_acronym(name: str) -> bool:
    """Whether the name is made of two to eight letters, most of them capitals."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and 10 * sum(c.isupper() for c in bare) >= 6 * len(bare)
