"""Puts the spellings of one person together, and keeps two people of one name apart.

Full names first (any order, initials, short forms, damaged letters); then a name used alone goes to the full name that
has it, to the nearest one before if several have it, and never across "Mr" and "Mrs".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise

from timeline_app.core.names import same_part, same_person
from timeline_app.extract.mentions.gazetteer import gender_of, lists, short_names, words
from timeline_app.extract.mentions.grammar import is_subject
from timeline_app.extract.mentions.kinds import Named

_MOST_ALIKE = 40
_FRESH = 2
"""Whoever was named so few names of people before is the one who is meant by the family name alone …"""
_USUAL = 2
"""… unless another one has been called by it more often than this, and more than twice as often."""

_NEAR = 6
"""Words to either side of a name that may say whose kin it is."""

_MANY = 2
"""Of more people with one given name it means none of them, but somebody named just before."""


@dataclass(slots=True)
class Group:
    """Mentions taken for one, with the reasons; `gender` "f", "m" or None."""

    members: list[Named] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    gender: str | None = None
    last: int = -1
    alone: int = 0
    bare: int = 0
    spouse: bool = False
    relative: bool = False
    """`alone`: so often by the family name, `bare`: and without "Mr" or "Mrs". `spouse`: called the first lady,
    `relative`: brought in as somebody's: the family name alone is not theirs."""

    def add(self, named: Named, order: int, reason: str = "") -> None:
        """Takes in a mention, the `order`-th of the article."""
        self.members.append(named)
        if named.parts not in self.forms:
            self.forms.append(named.parts)
        if reason and reason not in self.reasons:
            self.reasons.append(reason)
        self.gender = self.gender or gender(named)
        self.alone += len(named.parts) == 1
        self.bare += len(named.parts) == 1 and named.run.title is None
        self.spouse = self.spouse or (named.run.title is not None and named.run.title.head == "first lady")
        self.relative = self.relative or (_is_relative(named) and named is min(self.members, key=_place))
        self.last = order


def gender(named: Named) -> str | None:
    """What the form of address, the office or the given name says."""
    title = named.run.title
    for hit in (title, named.run.after):
        if hit is not None:
            low = hit.head
            if low in words("offices", "female"):
                return "f"
            if low in words("offices", "male"):
                return "m"
    return gender_of(named.parts[0].split("-")[0]) if len(named.parts) > 1 else None


def group_people(people: Sequence[Named]) -> list[Group]:
    """Groups of the given mentions (in order of the text), in order of first appearance."""
    groups = _full_names(people)
    owners = {id(m): g for g in groups for m in g.members}
    index = _Index(groups, people)
    alone: list[Group] = []
    for order, named in enumerate(people):
        if owner := owners.get(id(named)):
            owner.last = order
            continue
        chosen = index.owner(named, order)
        if chosen is None:
            chosen = Group()
            alone.append(chosen)
        chosen.add(named, order, _alone_reason(named, chosen))
        index.take(chosen, named.parts)
    everyone = groups + alone
    where = {id(m): i for i, m in enumerate(people)}
    for group in everyone:
        group.members.sort(key=lambda m: where[id(m)])
    return sorted(everyone, key=lambda g: where[id(g.members[0])])


class _Index:
    """Groups by the parts of their names (and short forms of given names), for the names that stand alone."""

    def __init__(self, groups: Sequence[Group], people: Sequence[Named]) -> None:
        self._people = people
        self._families = _families(people)
        self._rank = {id(group): -n for n, group in enumerate(groups)}
        self._by_part: dict[str, list[tuple[Group, bool]]] = {}
        self._seen: set[tuple[int, tuple[str, ...]]] = set()
        self._damaged: set[str] = set()
        for group in groups:
            for form in group.forms:
                self.take(group, form)

    def take(self, group: Group, form: tuple[str, ...]) -> None:
        """Lets the parts of `form` lead to `group`."""
        if (id(group), form) in self._seen:
            return
        self._seen.add((id(group), form))
        for position, part in enumerate(form):
            family = position == len(form) - 1
            names = {part} if position or len(form) == 1 else {part, *lists("people")["short"].get(part, ())}
            for name in names:
                if len(name) > 1:
                    self._by_part.setdefault(name, []).append((group, family))
            if "?" in part:
                self._damaged.add(part)

    def owner(self, named: Named, order: int) -> Group | None:
        """Whose name a single part is: the nearest full name before it that has it, else the next after it."""
        rows = [row for part in self._spellings(named.parts[-1]) for row in self._by_part.get(part, ())]
        fitting = [(g, family) for g, family in rows if not _contradicts(named, g)]
        if named.parts[-1] in _given() and len({id(g) for g, _ in fitting if len(g.forms[0]) > 1}) > _MANY:
            fitting = [(g, True) for g, _ in fitting if len(g.forms[0]) == 1 or 0 <= order - g.last <= _FRESH]
        pool = [g for g, family in fitting if family] or ([] if _named_thing(named) else [g for g, _ in fitting])
        pool = [g for g in pool if not g.spouse] if gender(named) is None else pool
        if named.parts[-1] not in _given() or all(
            f[-1] == named.parts[-1] for g in pool for f in g.forms if len(f) > 1
        ):
            pool = [g for g in pool if not g.relative] or pool
        if named.parts[-1] in _given() and _is_relative(named):
            pool = [g for g in pool if g.relative or self._has_family(g)]
        if named.run.title is None and any(g.bare for g in pool):
            pool = [g for g in pool if g.bare or not g.alone]  # beside "Mrs Holm" the other one is "Holm"
        if not pool:
            return None
        family = [g for g in pool if any(len(form) > 1 and form[-1] == named.parts[-1] for form in g.forms)]
        if len(family) > 1 and named.parts[-1] in self._families and named.run.title is None:
            return self._head(family, order)
        before = [g for g in pool if g.last >= 0]
        nearest = max(before, key=lambda g: g.last) if before else pool[0]
        # A relative is named in full each time: the family name alone is the one's whom the article goes on about.
        main = max(before or pool, key=lambda g: (g.alone, len(g.members)))
        if order - nearest.last <= _FRESH and not self._is_usual(main, nearest, named):
            return nearest
        return main if main.alone > 2 * nearest.alone else nearest

    def _has_family(self, group: Group) -> bool:
        """Whether others have the family name, too: after "Ann Holt" alone, "his wife, Ann" is not she."""
        last = group.forms[0][-1]
        return len({id(g) for g, family in self._by_part.get(last, ()) if family and len(g.forms[0]) > 1}) > 1

    def _head(self, family: Sequence[Group], order: int) -> Group:
        """Of a family the one who is called by its name alone: who was so before, leads the sentence or is named most.

        A brother named in passing ("the wife of Eric Holm said") is not meant by the "Holm" that follows.
        """
        if any(group.alone for group in family):
            return max(family, key=lambda g: g.alone)
        nearest = max(family, key=lambda g: g.last)
        if 0 <= order - nearest.last <= _FRESH and _leads(self._people[nearest.last]):
            return nearest
        return max(family, key=lambda g: (_times_in_full(g), self._rank.get(id(g), -len(self._rank))))

    def _is_usual(self, main: Group, nearest: Group, named: Named) -> bool:
        """Whether the family name alone is `main`'s even where somebody else of that name has just been named."""
        family = named.parts[-1] not in _given() and len(main.members) > len(nearest.members)
        return family and main.alone > _USUAL

    def _spellings(self, part: str) -> list[str]:
        """The part, and what it may be where letters were lost in it or in a name of the article."""
        if "?" in part:
            return sorted({part} | {known for known in self._by_part if same_part(part, known)})
        return [part, *sorted(known for known in self._damaged if same_part(part, known))]


def _times_in_full(group: Group) -> int:
    return sum(len(m.parts) > 1 for m in group.members)


def _leads(named: Named) -> bool:
    """Whether the sentence is about whoever is named, not about what is his."""
    run = named.run
    return is_subject(run.line, run.end - 1)


def _families(people: Sequence[Named]) -> frozenset[str]:
    """Family names of those whose kin the article speaks of: "Holm's brothers", "his sister Ida Holm"."""
    return frozenset(named.parts[-1] for named in people if _is_relative(named) or _has_kin(named))


def _has_kin(named: Named) -> bool:
    """ "Holm's father", "the Holm family", "the brother of the late singer Ada Holm"."""
    run, kin = named.run, words("references", "kin")
    after = run.line.words[run.end : run.end + _NEAR]
    owned = bool(after) and after[0].low in ("'s", "’s", "'", "’") and any(w.lemma in kin for w in after[1:])
    before = run.line.words[max(0, run.first - _NEAR) : run.first]
    of = any(w.lemma in kin and follow.low == "of" for w, follow in pairwise(before))
    return owned or of or (bool(after) and after[0].low == "family")


def _place(named: Named) -> tuple[int, int]:
    return named.run.line.number, named.run.first


def _is_relative(named: Named) -> bool:
    """ "His brother, Eric Holm", "her son Eric Holm", "she married Eric Holm"."""
    run = named.run
    before = [w for w in run.line.words[max(0, run.first - 2) : run.first] if w.text != ","]
    title = run.title is not None and run.title.head in words("references", "kin")
    return title or bool(before and (before[-1].low in words("references", "kin") or before[-1].lemma == "marry"))


def _named_thing(named: Named) -> bool:
    """Whether a common noun just before says what bears the name: "the bell Emmanuel" is not Emmanuel Macron."""
    run = named.run
    return run.title is None and run.first > 0 and run.line.words[run.first - 1].tag in ("NN", "NNS")


def _full_names(people: Sequence[Named]) -> list[Group]:
    groups: list[Group] = []
    by_form: dict[tuple[str, ...], Group] = {}
    by_key: dict[tuple[str, ...], list[Group]] = {}
    for named in people:
        if len(named.parts) < 2:
            continue
        known = by_form.get(named.parts)
        reason = ""
        if known is None:
            known, reason = _like(named, by_key)
            known = known or _born_as(named, groups)
            if known is None:
                known = Group()
                groups.append(known)
            by_form[named.parts] = known
            for key in _keys(named.parts):
                by_key.setdefault(key, []).append(known)
        known.add(named, -1, reason)
    return groups


def _born_as(named: Named, groups: Sequence[Group]) -> Group | None:
    """Who is told of before "Born Ada Lund in Oslo, she …", if the given name is hers."""
    before = named.run.line.lows[max(0, named.run.first - 1) : named.run.first]
    if before not in (["born"], ["née"], ["nee"]) or not groups:
        return None
    return groups[-1] if groups[-1].forms[0][0] == named.parts[0] else None


def _keys(parts: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What two spellings of one full name share: two parts, the last part and an initial, or a whole part of a damaged
    name."""
    keys: set[tuple[str, ...]] = {tuple(sorted(pair)) for pair in combinations(parts[:5], 2)}
    keys.add(("", parts[-1], parts[0][:1]))
    keys |= {("", parts[-1], short[:1]) for short in short_names().get(parts[0], ())}
    damaged = [p for p in parts if "?" in p]
    keys |= {
        ("?", p, str(len(q))) for p in parts for q in parts if p != q and "?" not in p and (q in damaged or not damaged)
    }
    return keys


def _like(named: Named, by_key: dict[tuple[str, ...], list[Group]]) -> tuple[Group | None, str]:
    """The group whose full name is the same person's in another spelling, and why."""
    mine = gender(named)
    for group in _candidates(named, by_key):
        if mine and group.gender and mine != group.gender:
            continue
        reasons = [same_person(named.parts, form, short_names(), _given()) for form in group.forms if len(form) > 1]
        if reasons and all(reasons):
            return group, f"“{named.text}” is “{group.members[0].text}”: {reasons[0]}"
    return None, ""


@cache
def _given() -> frozenset[str]:
    return words("people", "female") | words("people", "male")


def _candidates(named: Named, by_key: dict[tuple[str, ...], list[Group]]) -> list[Group]:
    """Groups that share a key with the name, the first ones where very many do."""
    found: dict[int, Group] = {}
    for key in sorted(_keys(named.parts)):
        for group in by_key.get(key, ())[:_MOST_ALIKE]:
            found.setdefault(id(group), group)
    return list(found.values())


def _contradicts(named: Named, group: Group) -> bool:
    mine = gender(named)
    return bool(mine and group.gender and mine != group.gender)


def _alone_reason(named: Named, group: Group) -> str:
    full = next((m.text for m in group.members if len(m.parts) > 1), None)
    if full is None:
        return ""
    parts = next(m.parts for m in group.members if len(m.parts) > 1)
    if same_part(named.parts[-1], parts[-1]):
        return f"“{named.text}” is the family name of “{full}”"
    if same_part(named.parts[-1], parts[0]):
        return f"“{named.text}” is part of “{full}”, used alone"
    return f"“{named.text}” belongs to “{full}”"


def best_name(group: Group) -> str:
    """The fullest good spelling: no damaged letter, not all capitals, most parts, then the most frequent."""
    counts: dict[str, int] = {}
    for member in group.members:
        counts[member.text] = counts.get(member.text, 0) + 1
    order = {text: i for i, text in enumerate(counts)}

    def rank(text: str) -> tuple[bool, bool, bool, int, int]:
        parts = text.split()
        full = sum(len(p.strip(".")) > 1 for p in parts)
        shouting = text.isupper() and len(text) > 4
        return full > 1, "?" not in text, not shouting, min(full, 3), counts[text] * 1000 - order[text]

    best = max(counts, key=rank)
    return _mended(best, group) if "?" in best else best


def _mended(name: str, group: Group) -> str:
    """The name with its damaged parts taken from another spelling that has them whole."""
    whole = {p.casefold(): p for m in group.members for p in m.text.split() if "?" not in p}

    def mend(part: str) -> str:
        return next((p for low, p in whole.items() if "?" in part and same_part(part.casefold(), low)), part)

    return " ".join(mend(part) for part in name.split())
