"""Composes the finding of entities: runs of capitals, their kinds, their groups, and then what refers to them.

entities, mentions = find_entities(article, parsed)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline_app.core.article import Article, BlockKind
from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm, Office
from timeline_app.core.span import Span
from timeline_app.extract.mentions.bodies import group_bodies
from timeline_app.extract.mentions.gazetteer import country_named
from timeline_app.extract.mentions.he_or_she import Known
from timeline_app.extract.mentions.kinds import Named, decide
from timeline_app.extract.mentions.offices import OfficeHit, find_offices, surnames
from timeline_app.extract.mentions.people import Group, best_name, group_people
from timeline_app.extract.mentions.plain import find_plain_names, is_code
from timeline_app.extract.mentions.references import find_references
from timeline_app.extract.mentions.runs import Run, find_runs, part_glued, surely_names
from timeline_app.extract.mentions.tokens import Line, line_of, mark_quotations
from timeline_app.extract.nlp import ParsedSentence

_RETOLD = (BlockKind.TITLE, BlockKind.SUMMARY, BlockKind.REPEAT)


def find_entities(article: Article, parsed: Sequence[ParsedSentence]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of an article in order of appearance, and the mentions that point at them in order."""
    if not parsed:
        return find_plain_names(article)
    prose = [s for s in parsed if not is_code(s.span.of(article.text))]
    lines = [line_of(number, sentence, article.text) for number, sentence in enumerate(prose)]
    mark_quotations(lines)
    called = surnames(lines)
    offices = [find_offices(line, called) for line in lines]
    known_names = surely_names(lines)
    runs = [run for line, hits in zip(lines, offices, strict=True) for run in find_runs(line, hits, known_names)]
    runs = part_glued(runs)
    named = decide(runs + _countries(lines, runs), article.text)
    named.sort(key=lambda n: (n.run.line.number, n.run.first))
    found = _grouped(named, article.text)
    found.sort(key=lambda row: _span(row[2].members[0]))
    entities = [_entity(name, kind, group, article.text) for name, kind, group in found]
    mentions = [
        Mention(_span(m), _span(m).of(article.text), _form(m), number)
        for number, (_, _, group) in enumerate(found)
        for m in group.members
    ]
    known = [Known(e, group, _hits(group)) for e, (_, _, group) in zip(entities, found, strict=True)]
    mentions += find_references(article.text, lines, offices, known, mentions)
    mentions += _retold(article, entities, mentions)
    return _pruned(entities, mentions)


def _pruned(entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Without names of capitals that stand for governments, and without entities that are left without a mention."""
    stands_for = {m.span for m in mentions if m.form is MentionForm.OFFICE}
    kept = [m for m in mentions if m.form is not MentionForm.NAME or m.span not in stands_for]
    used = sorted({m.entity for m in kept})
    numbers = {old: new for new, old in enumerate(used)}
    renumbered = [replace(m, entity=numbers[m.entity]) for m in kept]
    return tuple(entities[i] for i in used), tuple(sorted(renumbered, key=lambda m: (m.span, m.entity, m.form)))


def _grouped(named: list[Named], text: str) -> list[tuple[str, EntityKind, Group]]:
    people = [n for n in named if n.kind is EntityKind.PERSON]
    rest = [n for n in named if n.kind is not EntityKind.PERSON]
    persons = [(best_name(g), EntityKind.PERSON, g) for g in group_people(people)]
    return persons + group_bodies(rest, text)


def _countries(lines: Iterable[Line], runs: Iterable[Run]) -> list[Run]:
    """Runs for the countries that no run covers: inside offices, glued to hyphens, acting by their arms."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for run in runs:
        taken.setdefault(run.line.number, []).append((run.words[0].start, run.words[-1].end))
    extra = []
    for line in lines:
        for start, end, _ in line.countries:
            if any(a < end and start < b for a, b in taken.get(line.number, ())):
                continue
            first = line.at.get(start)
            last = next((i for i, w in enumerate(line.words) if w.end == end), None)
            if first is not None and last is not None:
                extra.append(Run(line, first, last + 1))
    return extra


def _form(named: Named) -> MentionForm:
    """ "The Turkish army" is no name of Turkey, but speaks of it."""
    country = named.run.line.country_at(named.run.first, named.run.end)
    return MentionForm.OFFICE if country is not None and country.adjective else MentionForm.NAME


def _span(named: Named) -> Span:
    return named.run.line.span_of(named.run.first, named.run.end)


def _hits(group: Group) -> list[OfficeHit]:
    hits = []
    for member in group.members:
        hits += [h for h in (member.run.title, member.run.after) if h is not None and not h.courtesy]
    return hits


def _entity(name: str, kind: EntityKind, group: Group, text: str) -> Entity:
    names = tuple(dict.fromkeys(m.text for m in group.members))
    offices = tuple(_offices(group, text)) if kind is EntityKind.PERSON else ()
    return Entity(name, kind, names, offices, tuple(group.reasons))


def _offices(group: Group, text: str) -> Iterable[Office]:
    seen: set[str] = set()
    for member in group.members:
        for hit in (member.run.title, member.run.after):
            if hit is None or hit.courtesy:
                continue
            span = member.run.line.span_of(hit.first, hit.end)
            title = " ".join(span.of(text).split())
            if title.casefold() not in seen:
                seen.add(title.casefold())
                yield Office(title, hit.country, span)


def _retold(article: Article, entities: Sequence[Entity], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of the names found, in the parts of the article that are not read for events."""
    spans = [b.span for b in article.blocks if b.kind in _RETOLD]
    owners = _unambiguous(entities)
    if not spans or not owners:
        return []
    ordered = sorted(owners, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    taken = {m.span for m in mentions}
    return [
        Mention(Span(*m.span()), m[0], MentionForm.NAME, owners[m[0]])
        for span in spans
        for m in pattern.finditer(article.text, span.start, span.end)
        if Span(*m.span()) not in taken
    ]


def _unambiguous(entities: Sequence[Entity]) -> dict[str, int]:
    owners: dict[str, int | None] = {}
    for number, entity in enumerate(entities):
        for name in entity.names:
            country = country_named(name)
            if len(name) > 1 and name[0].isupper() and not (country is not None and country.adjective):
                owners[name] = number if owners.get(name, number) == number else None
    return {name: number for name, number in owners.items() if number is not None}
