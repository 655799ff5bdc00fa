"""What refers to people without naming them: offices ("the Pentagon chief"), pairs ("the two leaders"), pronouns.

A wrong reference puts a person into an event that was another's: each rule answers only where one answer is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline_app.core.facts import EntityKind, Mention, MentionForm
from timeline_app.extract.mentions.ages import Ages
from timeline_app.extract.mentions.bodies import by_head
from timeline_app.extract.mentions.capitals import Capitals
from timeline_app.extract.mentions.fame import Fame
from timeline_app.extract.mentions.gazetteer import body_aliases, words
from timeline_app.extract.mentions.grammar import is_subject, pair_of, same_clause
from timeline_app.extract.mentions.he_or_she import PRONOUNS, REACH, Heard, HeOrShe, Known, has_new_subject
from timeline_app.extract.mentions.identities import Identities
from timeline_app.extract.mentions.nameless import definite, done_to, strangers
from timeline_app.extract.mentions.offices import OfficeHit
from timeline_app.extract.mentions.passing import (
    Place,
    gender_told,
    is_just_born,
    is_last_deed,
    is_new_kin,
    is_told_more,
    only_says,
    owner_of,
)
from timeline_app.extract.mentions.same_office import is_bare_office, is_of_name, is_of_rank, is_same_office
from timeline_app.extract.mentions.tokens import Line

_ACTING = (EntityKind.ORGANIZATION, EntityKind.COUNTRY)
_DEFINITE = frozenset({"the", "both"})
_FIRM_REACH = 2
"""So many sentences back "the company" may have been named."""
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_LIFETIME = 60
"""Nobody is "the king" so many years before or after what was told of him last."""


def find_references(
    text: str,
    lines: Sequence[Line],
    offices: Sequence[list[OfficeHit]],
    known: Sequence[Known],
    names: Sequence[Mention],
) -> list[Mention]:
    """Mentions by office, pair, pronoun and capital, given the mentions by name."""
    people = {m.span.start: m.entity for m in names if known[m.entity].entity.kind is EntityKind.PERSON}
    groups = {n: k.group for n, k in enumerate(known) if k.entity.kind is EntityKind.PERSON}
    he_or_she = HeOrShe(lines, known, people)
    called = (Identities(lines, people), Fame(lines, people, groups), Ages(lines, people))
    reader = _Reader(text, known, names, called, he_or_she)
    found: list[Mention] = []
    for line, hits in zip(lines, offices, strict=True):
        found += reader.read(line, hits)
    return found


class _Reader:
    """Walks through the lines and remembers who was spoken of last."""

    def __init__(
        self,
        text: str,
        known: Sequence[Known],
        names: Sequence[Mention],
        called: tuple[Identities, Fame, Ages],
        he_or_she: HeOrShe,
    ) -> None:
        self._he_or_she = he_or_she
        self._identities, self._fame, self._ages = called
        self._text = text
        self._known = known
        self._names: dict[int, int] = {m.span.start: m.entity for m in names}
        self._all = sorted((m.span.start, m.span.end, m.entity) for m in names)
        self._cursor = 0
        self._here: list[tuple[int, int, int]] = []
        self._recent: list[Place] = []
        self._people_pair: tuple[int, int] | None = None
        self._pair_line = -9
        self._subjects: list[Place] = []
        self._state_pair: tuple[int, int] | None = None
        self._firms: list[Place] = []
        self._strangers: list[tuple[int, int, str | None]] = []
        self._unknown: list[tuple[int, int, str | None]] = []
        self._year: int | None = None
        self._years: dict[int, int] = {}
        self._attached = {id(h) for k in known for h in k.hits}
        self._bodies = by_head([k.entity for k in known])
        self._capitals = Capitals(text, [k.entity for k in known])

    def read(self, line: Line, hits: list[OfficeHit]) -> list[Mention]:
        """The references in one line."""
        named = self._here = self._named_in(line)
        self._year = next((int(w.text) for w in line.words if _YEAR.fullmatch(w.text)), self._year)
        self._note_subjects(line, named)
        self._strangers = [s for s in self._strangers if s[0] >= line.number - REACH] + list(strangers(line, named))
        self._unknown = [s for s in self._unknown if s[0] >= line.number - REACH] + list(done_to(line, named))
        people = [(s, e, n) for s, e, n in named if self._known[n].entity.kind is EntityKind.PERSON]
        found: list[Mention] = []
        taken = {i for s, e, _ in named for i, w in enumerate(line.words) if s <= w.start < e}
        by_first = {h.first: h for h in hits}
        pending = iter([*people, (1 << 60, 0, -1)])
        upcoming = next(pending)
        for index, word in enumerate(line.words):
            while upcoming[0] <= word.start:
                self._saw(line, upcoming[0], upcoming[2])
                upcoming = next(pending)
            if index in taken:
                continue
            for mention in self._at(line, index, by_first):
                if self._known[mention.entity].entity.kind is EntityKind.PERSON:
                    self._saw(line, mention.span.start, mention.entity, mention.form is MentionForm.PRONOUN)
                found.append(mention)
        self._remember_pairs(line, people, found, named)
        found += self._capitals.acting(line, named)
        return found

    def _named_in(self, line: Line) -> list[tuple[int, int, int]]:
        rows = []
        while self._cursor < len(self._all) and self._all[self._cursor][0] < line.span.end:
            if self._all[self._cursor][0] >= line.span.start:
                rows.append(self._all[self._cursor])
            self._cursor += 1
        return rows

    def _note_subjects(self, line: Line, named: list[tuple[int, int, int]]) -> None:
        """Remembers which names are subjects in this line; those of older lines are forgotten."""
        self._subjects = [p for p in self._subjects if p.line >= line.number - 1]
        self._firms = [p for p in self._firms if p.line >= line.number - _FIRM_REACH]
        for start, end, entity in named:
            last = max((i for i, w in enumerate(line.words) if start <= w.start < end), default=None)
            subject = last is not None and is_subject(line, last)
            if subject:
                self._subjects.append(Place(line.number, start, entity, True))
            if self._known[entity].entity.kind is EntityKind.ORGANIZATION:
                self._firms.append(Place(line.number, start, entity, subject))

    def _saw(self, line: Line, start: int, entity: int, spoken: bool = False) -> None:
        if self._year is not None:
            self._years[entity] = self._year
        index = line.at.get(start)
        subject = index is not None and is_subject(line, index) and not self._is_in_title(line, start)
        quoted = index is not None and line.words[index].quoted
        place = Place(line.number, start, entity, subject, quoted, spoken=spoken)
        if index is not None and start in self._names:
            group = self._known[entity].group
            group.gender = group.gender or gender_told(line, index)
            place.owner = self._owner(line, index)
            place.dies = place.owner is not None and is_last_deed(line, index)
            place.told = place.owner is not None and is_told_more(line, index)
            place.source = place.owner is not None and not place.told and only_says(line, index)
        if index is not None and not subject and is_just_born(line, index):
            return  # "she gave birth to a son, Max. In 1906 he …" is not the child
        self._recent.append(place)
        del self._recent[:-12]

    def _is_in_title(self, line: Line, start: int) -> bool:
        """Whether the name only stands in what somebody is: "Halberg chief executive Ida Strand"."""
        end, last = self._name_at(start)[1], line.at[start]
        while last + 1 < len(line.words) and line.words[last + 1].start < end:
            last += 1
        if line.words[last].dep not in ("compound", "nmod"):
            return False
        head = line.words[min(line.words[last].head, len(line.words) - 1)].start
        first, end = self._name_at(head)
        return start < first <= head < end

    def _name_at(self, start: int) -> tuple[int, int]:
        """Where the last name begins and ends that begins at or before an offset."""
        number = bisect_right(self._all, (start, len(self._text) + 1, 0)) - 1
        return self._all[number][:2] if number >= 0 else (start, start)

    def _owner(self, line: Line, index: int) -> int | None:
        """Whose kin it is who is named at word `index` in passing: "his son, Max", "Holm had a son, Max"."""
        if is_new_kin(line, index):
            subjects = [p for p in self._recent if p.subject and line.number - p.line <= 1]
            return subjects[-1].entity if subjects else None
        whose = owner_of(line, index)
        at = line.words[whose].start if whose is not None else -1
        first, end = self._name_at(at)
        at = first if first <= at < end else at
        return next((p.entity for p in self._recent if (p.line, p.start) == (line.number, at)), None)

    def _at(self, line: Line, index: int, by_first: dict[int, OfficeHit]) -> Iterator[Mention]:
        word = line.words[index]
        if (somebody := self._identities.at(line, index)) is not None:
            yield self._mention(line, index, somebody[1], MentionForm.OFFICE, somebody[0])
        elif word.low == "the" and (famous := self._fame.at(line, index, self._spoken_of(line))) is not None:
            yield self._mention(line, index, famous[1], MentionForm.OFFICE, famous[0])
        elif word.low == "the" and (aged := self._ages.at(line, index, self._names)) is not None:
            yield self._mention(line, index, aged[1], MentionForm.OFFICE, aged[0])
        elif word.low in ("it", "they", "its", "their"):
            for each in self._plural_or_body(line, index):
                yield self._mention(line, index, index + 1, MentionForm.PRONOUN, each)
        elif word.low in PRONOUNS:
            heard = Heard(self._recent, self._subjects, self._strangers, self._unknown, self._here)
            who = self._he_or_she.whom(line, index, heard)
            if who is not None:
                # The first pronoun settles whether somebody with an unknown given name is "he" or "she".
                group = self._known[who].group
                group.gender = group.gender or PRONOUNS[word.low]
                yield self._mention(line, index, index + 1, MentionForm.PRONOUN, who)
            elif word.dep == "nsubj" and line.words[min(word.head, len(line.words) - 1)].dep == "ROOT":
                self._strangers.append((line.number, word.start, PRONOUNS[word.low]))
            elif word.dep == "dobj":
                self._unknown.append((line.number, word.start, PRONOUNS[word.low]))
        elif word.low in _DEFINITE:
            yield from self._pair(line, index)
            hit = by_first.get(index + 1)
            if word.low == "the" and (body := self._body(line, index + 1)) is not None:
                yield self._mention(line, index, index + 2, MentionForm.OFFICE, body)
            elif hit is not None and word.low == "the" and (who := self._office(line, hit)) is not None:
                yield self._mention(line, index, hit.end, MentionForm.OFFICE, who)
            elif word.low == "the":
                self._strangers += definite(line, index, self._here)
        elif index in by_first and is_bare_office(line, by_first[index]):
            who = self._office(line, by_first[index])
            if who is not None:
                yield self._mention(line, index, by_first[index].end, MentionForm.OFFICE, who)

    def _spoken_of(self, line: Line) -> set[int]:
        return {p.entity for p in self._recent if line.number - p.line <= REACH + 1}

    def _mention(self, line: Line, first: int, end: int, form: MentionForm, who: int) -> Mention:
        span = line.span_of(first, end)
        return Mention(span, span.of(self._text), form, who)

    # Offices

    def _office(self, line: Line, hit: OfficeHit) -> int | None:
        if (
            id(hit) in self._attached
            or hit.courtesy
            or hit.head not in words("references", "referring")
            or is_of_name(line, hit, self._names)
        ):
            return None
        fitting = [i for i, k in enumerate(self._known) if any(is_same_office(hit, h, line) for h in k.hits)]
        ranked = [i for i in fitting if any(is_of_rank(hit, h) for h in self._known[i].hits)]
        fitting = ranked or fitting  # "the minister" is not the deputy where both are spoken of
        if "new" in hit.marks:  # "the new minister" is not the one who held it
            fitting = [i for i in fitting if any("new" in h.marks for h in self._known[i].hits)]
        fitting = [i for i in fitting if abs((self._year or 0) - self._years.get(i, self._year or 0)) < _LIFETIME]
        if len(fitting) == 1:
            return fitting[0]
        if hit.country and not any(h.country == hit.country for i in fitting for h in self._known[i].hits):
            return None  # of two presidents nothing says which is "the Chilean president"
        quoted = line.words[hit.first].quoted
        near = [p for p in reversed(self._recent) if line.number - p.line <= 3 and (quoted or not p.quoted)]
        recent = [p.entity for p in near if p.entity in fitting]
        return recent[0] if recent and not hit.portfolio else None

    def _body(self, line: Line, index: int) -> int | None:
        """The one body of the article that ends (or begins) with the noun at `index`: "the commission", "the Bank"."""
        if index >= len(line.words) or line.words[index].tag not in ("NN", "NNP"):
            return None
        follow = line.words[index + 1] if index + 1 < len(line.words) else None
        longer = follow is not None and (follow.tag.startswith("NN") or follow.low in ("of", "for", "-"))
        found = self._bodies.get(line.lows[index], set())
        if len(found) == 1 and not longer:
            return min(found)
        return self._firm(line, index) if not found and not longer else None

    def _firm(self, line: Line, index: int) -> int | None:
        """Of "the company", "the club" the one body that it can be: the last one named, if no other stands by it."""
        noun, here = line.lows[index], line.words[index].start
        firm = noun in words("references", "firm_nouns")
        if (not firm and noun not in words("references", "body_nouns")) or line.words[index].quoted:
            return None
        near = [p for p in self._firms if line.number - p.line <= _FIRM_REACH and p.start < here]
        for distance in range(_FIRM_REACH + 1):
            fitting = {p.entity for p in near if line.number - p.line == distance and self._may_be_firm(p)}
            so_called = {n for n in fitting if self._is_so_called(n, noun)}
            sure = so_called or {p.entity for p in near if p.subject} & fitting or fitting - self._rivals(near)
            if fitting:
                return min(sure) if len(sure) == 1 and 1 in (len(so_called), len(fitting)) else None
        return None

    def _rivals(self, near: Sequence[Place]) -> set[int]:
        """The bodies that are named, where one that may be meant as well acts besides them."""
        acting = {p.entity for p in near if p.subject and self._may_be_firm(p)}
        return {p.entity for p in near} if acting else set()

    def _is_so_called(self, entity: int, noun: str) -> bool:
        """Whether its name says that it is one: "the airline" of "Eastern Airlines" beside a maker of planes."""
        return any(
            part.startswith(noun) for name in self._known[entity].entity.names for part in name.casefold().split()
        )

    def _may_be_firm(self, place: Place) -> bool:
        """Whether it acts there or is spoken of again, and has no name of an office, a court or a newspaper."""
        one = self._known[place.entity]
        heads = words("references", "no_firms")
        names = [*one.entity.names, *(body_aliases().get(n.casefold(), "") for n in one.entity.names)]
        public = any(part in heads for name in names for part in name.casefold().split())
        return not public and (place.subject or len(one.group.members) > 1)

    # Pairs

    def _pair(self, line: Line, index: int) -> Iterator[Mention]:
        both = line.lows[index] == "both"
        end = index + 1
        if not both:
            if end >= len(line.words) or line.lows[end] != "two":
                return
            end += 1
        noun = end
        while noun < len(line.words) and noun < end + 2 and line.words[noun].tag in ("JJ", "NN", "NNP"):
            noun += 1
        low = line.lows[noun] if noun < len(line.words) else ""
        pair: tuple[int, int] | None = None
        if low in words("references", "pair_nouns"):
            pair, end = self._people_pair, noun + 1
        elif low in words("references", "state_nouns"):
            pair, end = self._state_pair, noun + 1
        elif not both and not line.words[end - 1].quoted and is_subject(line, end - 1):
            pair = self._people_pair
        if pair is not None:
            for who in pair:
                yield self._mention(line, index, end, MentionForm.OFFICE, who)

    def _remember_pairs(
        self, line: Line, people: list[tuple[int, int, int]], found: list[Mention], named: list[tuple[int, int, int]]
    ) -> None:
        spoken = [n for _, _, n in people] + [
            m.entity for m in found if self._known[m.entity].entity.kind is EntityKind.PERSON
        ]
        distinct = list(dict.fromkeys(spoken))
        if len(distinct) >= 2:
            pair = pair_of(line, people)
            if pair is not None:
                self._people_pair, self._pair_line = pair, line.number
            elif len({*distinct} - {*(self._people_pair or ())}) >= 2:
                self._people_pair = None  # by now two others are spoken of
        states = list(dict.fromkeys(n for _, _, n in named if self._known[n].entity.kind is EntityKind.COUNTRY))
        if len(states) == 2:
            self._state_pair = (states[0], states[1])
        elif len(states) > 2:
            self._state_pair = None

    # Pronouns

    def _plural_or_body(self, line: Line, index: int) -> tuple[int, ...]:
        """ "It" is the body that was the subject just before; "they" that body or the two people who stand together."""
        word = line.words[index]
        if word.quoted:
            return ()
        subject = self._last_subject(line, index)
        if subject is not None and self._known[subject].entity.kind in _ACTING:
            verb = line.words[word.head].lemma if word.head < len(line.words) else ""
            if word.dep in ("dobj", "dative", "pobj") and self._is_subject_here(line, index, subject):
                return ()
            does = verb in words("references", "body_verbs") and word.dep != "nsubjpass"  # "since it was announced"
            plain = word.low in ("its", "their", "they") or does
            before = not any(p.line == line.number and p.entity == subject for p in self._subjects)
            # "the judge said it would help", "police said they had …"
            other = before and word.low in ("it", "they") and has_new_subject(line, index)
            return (subject,) if plain and not other else ()
        fresh = self._people_pair is not None and line.number - self._pair_line <= 1
        if word.low in ("they", "their") and fresh and (word.dep == "nsubj" or word.low == "their"):
            return self._people_pair or ()
        return ()

    def _last_subject(self, line: Line, index: int) -> int | None:
        """The entity that is the subject earlier in this sentence, else the only one of the sentence before."""
        start = line.words[index].start
        here = [p for p in self._subjects if p.line == line.number and p.start < start]
        if here:
            return here[-1].entity if len({p.entity for p in here}) == 1 else None
        opens = all(w.low not in words("references", "human_heads") for w in line.words[:index])
        before = [p for p in self._subjects if p.line == line.number - 1]
        return before[0].entity if opens and len({p.entity for p in before}) == 1 else None

    def _is_subject_here(self, line: Line, pronoun: int, entity: int) -> bool:
        """Whether the entity does what is done to the pronoun: in "Acme bought it" that is something else."""
        here = [p for p in self._subjects if p.line == line.number and p.entity == entity]
        return any(same_clause(line, pronoun, p.start) for p in here)
