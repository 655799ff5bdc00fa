"""Puts the spellings of organisations, places and countries together: acronyms, short forms, other spellings.

"Association of Northern Ports (ANP) … the ANP"        one organisation
"the Treasury Department … the Treasury"               one organisation
"U.S. … the United States"                             one country
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.facts import Entity, EntityKind
from timeline_app.core.names import name_parts, plain
from timeline_app.extract.mentions.gazetteer import body_aliases, country_named, known_bodies, words
from timeline_app.extract.mentions.kinds import Named
from timeline_app.extract.mentions.people import Group
from timeline_app.extract.nlp import common_word

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "la"})


def group_bodies(named: Sequence[Named], text: str) -> list[tuple[str, EntityKind, Group]]:
    """Name, kind and mentions of each organisation, place and country, in order of first appearance."""
    groups: dict[str, Group] = {}
    names: dict[str, tuple[str, EntityKind]] = {}
    acronyms = _acronyms(named, text)
    keys = {plain(n.text): _key(n, acronyms) for n in named}
    heads = _short_forms(keys.values(), named)
    for order, item in enumerate(named):
        key, reason = keys[plain(item.text)]
        if key in heads:
            key, reason = heads[key], f"“{item.text}” is short for “{heads[key]}”"
        group = groups.setdefault(key, Group())
        group.add(item, order, reason)
        names.setdefault(key, (_name(item, key), item.kind))
    return [(_best(names[key], group, key), names[key][1], group) for key, group in groups.items()]


def _key(named: Named, acronyms: dict[str, str]) -> tuple[str, str]:
    """What spellings of one body share, and a reason where it is not the spelling itself."""
    if named.kind is EntityKind.COUNTRY:
        country = named.run.line.country_at(named.run.first, named.run.end)
        return (country.name if country else named.text), ""
    low = plain(named.text)
    if low in acronyms:
        full = body_aliases().get(plain(acronyms[low]), acronyms[low])
        return _plain_key(full), f"“{named.text}” stands for “{acronyms[low]}”"
    if low in body_aliases():
        alias = body_aliases()[low]
        return _plain_key(alias), f"“{named.text}” is another name of “{alias}”" if low != plain(alias) else ""
    return _plain_key(named.text), ""


def _plain_key(name: str) -> str:
    """The name without "the", "Inc." and its country; "Department of X" as "X Department"."""
    parts = [p for p in name_parts(name) if p != "the"]
    while len(parts) > 1 and parts[-1] in _firm_suffixes():
        parts.pop()
    if len(parts) > 2 and parts[0] in ("department", "ministry") and parts[1] in ("of", "for"):
        rest = [p for p in parts[2:] if p != "the"]
        parts = [*rest, parts[0]]
    if len(parts) > 2 and parts[0] in ("us", "uk") and parts[-1] in words("organizations", "heads"):
        parts = parts[1:]
    return " ".join(parts)


def _acronyms(named: Sequence[Named], text: str) -> dict[str, str]:
    """Acronyms to the full names that the article spells out, "(ABC)" after the name or the other way round."""
    found: dict[str, str] = {}
    full = [n for n in named if len(n.parts) > 1]
    short = {plain(n.text.replace(".", "").rstrip("s")) for n in named if _acronym(n.text)}
    bodies = {plain(n.text) for n in named if n.kind is EntityKind.ORGANIZATION and len(n.text) == 2}
    for item in full:
        letters = _initials(item.text)
        end = item.run.line.span_of(item.run.first, item.run.end).end
        tail = text[end : end + 12].lstrip()
        bracket = tail[1 : tail.find(")")] if tail.startswith("(") and ")" in tail else ""
        if bracket and _acronym(bracket) and bracket[0].casefold() == letters[:1].casefold():
            found[plain(bracket)] = item.text
        for acronym in (plain(letters), plain(_initials(_without_suffix(item.text)))):
            body = len(acronym) > 2 or (acronym in bodies and item.kind is EntityKind.ORGANIZATION)
            if acronym in short and body and acronym not in known_bodies():
                found.setdefault(acronym, item.text)
    return found


def _without_suffix(name: str) -> str:
    """ "General Motors Co." without what only says that it is a firm."""
    words_ = name.split()
    return " ".join(words_[:-1]) if words_[-1].lower().rstrip(".") in _firm_suffixes() else name


def _firm_suffixes() -> frozenset[str]:
    return frozenset(s.rstrip(".") for s in words("organizations", "suffixes"))


def _acronym(text: str) -> bool:
    bare = text.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and sum(c.isupper() for c in bare) >= 0.6 * len(bare)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w.casefold() not in _SMALL)


def _short_forms(keys: Sequence[tuple[str, str]] | object, named: Sequence[Named]) -> dict[str, str]:
    """Keys of one or two words that begin exactly one longer name of the same kind, to that one's key."""
    full: dict[str, set[str]] = {}
    possessors = {_plain_key(n.text) for n in named if "'s " in n.text or "’s " in n.text}
    bodies = {_plain_key(n.text) for n in named if n.kind is EntityKind.ORGANIZATION} - possessors
    for key in bodies:
        parts = key.split()
        for size in (1, 2):
            if len(parts) > size and len(parts[0]) > 3 and not (size == 1 and _vague(parts[0])):
                full.setdefault(" ".join(parts[:size]), set()).add(key)
    short = {key: next(iter(longer)) for key, longer in full.items() if key in bodies and len(longer) == 1}
    return short | _things_short(named)


def _things_short(named: Sequence[Named]) -> dict[str, str]:
    """The ends of things' names that are used alone: "Ida" of "Hurricane Ida", "Flight 12" of "Ocean Air Flight 12"."""
    full: dict[str, set[str]] = {}
    for key in {_plain_key(n.text) for n in named if n.kind is EntityKind.THING}:
        parts = key.split()
        for start in range(1, len(parts)):
            full.setdefault(" ".join(parts[start:]), set()).add(key)
    return {key: next(iter(longer)) for key, longer in full.items() if len(longer) == 1 and not key.isdigit()}


def _vague(word: str) -> bool:
    """Words that open many names and stand for none: "European", "White"."""
    known = country_named(word.capitalize())
    return word in words("people", "vague") or (known is not None and known.adjective) or common_word(word)


def _name(named: Named, key: str) -> str:
    return key if named.kind is EntityKind.COUNTRY and country_named(key) else named.text


def _best(name: tuple[str, EntityKind], group: Group, key: str) -> str:
    """The country's English name; else the longest spelling that is no sentence of its own."""
    if name[1] is EntityKind.COUNTRY:
        return name[0]
    texts = list(dict.fromkeys(m.text for m in group.members))
    return max(texts, key=lambda t: (not t.isupper() or len(texts) == 1, min(len(t.split()), 6), -texts.index(t)))


def by_head(entities: Sequence[Entity]) -> dict[str, set[int]]:
    """Bodies, as numbers in `entities`, by the word for a body that ends or begins their names."""
    heads = words("organizations", "heads")
    found: dict[str, set[int]] = {}
    for number, one in enumerate(entities):
        if one.kind is EntityKind.ORGANIZATION:
            for name in one.names:
                parts = name.casefold().split()
                opens = {parts[0]} if parts[1:2] in (["of"], ["for"]) else set()  # not the "oil" of "Oil Board"
                for part in ({parts[-1]} | opens) & heads if len(parts) > 1 else ():
                    found.setdefault(part, set()).add(number)
    return found
