"""Whom "he" and "she" stand for: the nearest that it can be, or nobody.

"Holm met Berg. He flew home": Holm, who is told of. "Holm met Berg. Police said he had fled": either. "He wrote to
Berg": not Berg. A wrong person in an event is worse than none: each rule only takes away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline_app.core.facts import Entity, EntityKind
from timeline_app.core.names import plain
from timeline_app.extract.mentions.gazetteer import known_bodies, words
from timeline_app.extract.mentions.grammar import bound_below, clause_subject, same_clause, up
from timeline_app.extract.mentions.nameless import served, unnamed
from timeline_app.extract.mentions.offices import OfficeHit
from timeline_app.extract.mentions.passing import Place, given_gender, is_last_deed, only_says
from timeline_app.extract.mentions.people import Group
from timeline_app.extract.mentions.tokens import Line, Word

REACH = 2
"""So many sentences back somebody may stand for whom "he" is said."""
PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Known:
    """An entity with its mentions and offices; `seen` are (line, offset) of all places where it was referred to."""

    entity: Entity
    group: Group
    hits: list[OfficeHit]
    seen: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a reader has in mind at a word: who was spoken of, which names were subjects, who had no name.

    `unknown` are those to whom something was done and of whom it is not known who they were; `here` are
    the names of the sentence itself: start, end and entity.
    """

    recent: Sequence[Place]
    subjects: Sequence[Place]
    strangers: Sequence[tuple[int, int, str | None]]
    unknown: Sequence[tuple[int, int, str | None]]
    here: Sequence[tuple[int, int, int]]


class HeOrShe:
    """Finds who is meant in the lines of one article."""

    def __init__(self, lines: Sequence[Line], known: Sequence[Known], people: dict[int, int]) -> None:
        """`people` are the entities of persons by the offset at which a name of theirs begins."""
        self._lines = lines
        self._known = known
        self._owners = _owners(lines, people)

    def whom(self, line: Line, index: int, heard: Heard) -> int | None:
        """The one person it can be: the nearest fitting before it in the sentence, else the subject of the last one."""
        word = line.words[index]
        if word.quoted or word.spoken:
            return None
        gender = PRONOUNS[word.low]
        near = [p for p in heard.recent if line.number - p.line <= REACH and p.start < word.start and not p.quoted]
        near = [p for p in near if p.entity not in self._others(line, index, near, heard) and not self._is_land(p)]
        for distance in range(REACH + 1):
            here = [p for p in near if line.number - p.line == distance and self.agrees(p.entity, gender)]
            here = [p for p in here if not (distance == 0 and self._is_other(line, p))]
            if distance == 1 and only_says(line, index) and any(p.source for p in here):
                here = [p for p in here if p.source]  # "Her son, Max, said … . He added …"
                return here[0].entity if len({p.entity for p in here}) == 1 else None
            if distance and not here and self._leads_unnamed(line.number - distance, gender, heard):
                if self._is_still_told(line, index, near, gender):
                    continue
                return None  # "Berg spoke. The minister left. He …": hardly Berg
            told = self._without_passing(here, distance, gender)
            if here and _dies(line, index):
                return self._buried(here, gender, heard)
            if told is None:
                return None
            here = told
            who = list(dict.fromkeys(p.entity for p in here))
            if self._somebody_else(line.number - distance, word.start, gender, here, heard):
                return None
            aside = distance and bool(here) and all(self._is_aside(p) for p in here)
            if aside and not any(p.subject for p in near if p.entity in who):
                return None  # "In the war to remove Moen shells hit a mill. He …"
            if not distance and len(who) == 1 and any(self._has_someone(line, p, word, gender) for p in here):
                return None  # "Police searched the house of Holm's doctor, his lawyer said"
            unknown = any(n == line.number - distance and sex in (None, gender) for n, _, sex in heard.unknown)
            if distance and unknown and not any(p.subject for p in here):
                return None  # "men took a reporter from his home. He …"
            if len(who) == 1:
                return None if not distance and _is_added(line, index, here) else who[0]
            if (owner := self._known_owner(line, index, here)) is not None:
                return owner
            own = [] if distance or word.dep != "poss" else [p for p in here if same_clause(line, index, p.start)]
            subjects = list(dict.fromkeys(p.entity for p in own or here if p.subject))
            if len(subjects) == 1:
                sure = self._goes_on(line, index, here, subjects[0]) if distance else not _is_added(line, index, here)
                return subjects[0] if sure else None
            called = list(dict.fromkeys(p.entity for p in here if self._is_told(p.entity, gender)))
            if len(called) == 1 and gender == "f":
                return called[0]  # of Holm and Ada Strand she is Strand
            if who or (distance and self._may_be_person(line.number - distance, heard)):
                return None
        return None

    def agrees(self, entity: int, gender: str) -> bool:
        """Whether nothing says that the entity is of the other sex."""
        group = self._known[entity].group
        mine = group.gender or given_gender(group)
        return mine is None or mine == gender

    def _is_told(self, entity: int, gender: str) -> bool:
        """Whether a title or a given name says that the entity is of that sex."""
        group = self._known[entity].group
        return (group.gender or given_gender(group)) == gender

    def _others(self, line: Line, index: int, near: Sequence[Place], heard: Heard) -> set[int]:
        """Who it cannot be: in "he wrote to Berg" he is not Berg, in "Berg wrote to him" neither."""
        word, others = line.words[index], set()
        if word.tag == "PRP" and (word.low in ("him", "her") or word.dep not in _SUBJECT):
            mine = [p for p in near if p.line == line.number]
            others = {p.entity for p in mine if same_clause(line, index, p.start)}
            doer = clause_subject(line, up(line, index)[1:])  # "Holm sued Berg, accusing him": not Holm
            if (blamed := _whose_deed(line, index)) is not None:
                doer = blamed  # "Holm thanked Berg for lending him a boat": not Berg
            acting = [p for p in mine if p.subject or doer == blamed]
            others |= {p.entity for p in acting if doer in up(line, line.at.get(p.start, 0))}
        below = bound_below(line, index)
        return others | {n for start, _, n in heard.here if line.at.get(start, -1) in below}

    def _buried(self, here: Sequence[Place], gender: str, heard: Heard) -> int | None:
        """Who dies, of those who were told of just before: whoever was shot there, or the only one.

        "She lived with her sister Ida. She died": nobody is to be buried by a guess.
        """
        number = here[0].line
        hurt = {p.entity for p in here if self._is_hurt(p)}
        if len(hurt) == 1:
            return min(hurt)
        unnamed = (*heard.strangers, *heard.unknown)
        unknown = any(line == number and sex in (None, gender) for line, _, sex in unnamed)
        return here[0].entity if len({p.entity for p in here}) == 1 and not unknown else None

    def _is_hurt(self, place: Place) -> bool:
        """Whether the sentence tells that somebody shot or stabbed whoever is spoken of there."""
        line = self._lines[place.line]
        for i in up(line, line.at[place.start])[:3]:
            word = line.words[i]
            done_to = word.dep in ("dobj", "nsubjpass") and line.words[min(word.head, len(line.words) - 1)]
            if done_to and done_to.lemma in words("people", "hurts"):
                return True
        return False

    def _goes_on(self, line: Line, index: int, here: Sequence[Place], subject: int) -> bool:
        """Whether the sentence goes on about the subject of the one before, in which somebody else was named.

        "Police said he …", "the court acquitted him" may mean either; "the club made Berg coach. He …" hardly the club.
        """
        if any(self._is_brought_in(p) for p in here if p.entity != subject):
            return False
        return not has_new_subject(line, index) or any(p.entity == subject and p.spoken for p in here)

    def _is_brought_in(self, place: Place) -> bool:
        """Whether the sentence makes somebody something, of whom the next will tell: "Holm named Berg minister"."""
        line = self._lines[place.line]
        index = line.at.get(place.start)
        verbs = words("references", "appointing")
        chain = up(line, index) if index is not None else []
        return any(line.words[i].dep == "dobj" and line.words[line.words[i].head].lemma in verbs for i in chain[:3])

    def _known_owner(self, line: Line, index: int, here: Sequence[Place]) -> int | None:
        """Of several the one whose wife or doctor the article has spoken of, for "his wife", "his doctor"."""
        word = line.words[index]
        noun = line.words[word.head].lemma if word.dep == "poss" and word.head < len(line.words) else ""
        fitting = {p.entity for p in here} & self._owners.get(noun, set())
        acting = any(p.line == line.number and same_clause(line, index, p.start) for p in here)
        return min(fitting) if len(fitting) == 1 and not acting else None

    def _may_be_person(self, number: int, heard: Heard) -> bool:
        """Whether the subject there is a body by one plain word, that no list knows: "Acme laid a wreath"."""
        names = [self._known[p.entity].entity for p in heard.subjects if p.line == number]
        bodies = [one for one in names if one.kind is EntityKind.ORGANIZATION and one.name.istitle()]
        return any(" " not in one.name and plain(one.name) not in known_bodies() for one in bodies)

    def _without_passing(self, here: list[Place], distance: int, gender: str) -> list[Place] | None:
        """Without the kin of those who are told of; None where both may be meant: "His son, Josef, left. He …"."""
        passing = [p for p in here if p.owner not in (None, p.entity) and (p.dies or self.agrees(p.owner, gender))]
        leading = {p.entity for p in here if p.subject}
        told = [p for p in passing if p.told or (p.subject and p.owner not in leading and not (p.source and distance))]
        open_ones = [p for p in told if distance < REACH and not (p.dies and distance)]
        return None if open_ones else [p for p in here if p not in passing]

    def _is_other(self, line: Line, place: Place) -> bool:
        """ "Unlike Moreau, she …": whoever stands there is not she."""
        index = line.at.get(place.start, 0)
        return index > 0 and any(w.low in ("unlike", "like", "besides") for w in line.words[max(0, index - 2) : index])

    def _leads_unnamed(self, number: int, gender: str, heard: Heard) -> bool:
        """Whether a sentence is about somebody without a name who may be meant as well."""
        line = self._lines[max(0, number)]
        new = {at for n, at, sex in heard.strangers if n == number and sex in (None, gender)}
        return any(
            word.dep in _SUBJECT
            and word.tag == "NN"
            and (word.start in new or word.low in words("offices", "heads"))
            and line.words[min(word.head, len(line.words) - 1)].dep == "ROOT"
            for word in line.words
        )

    def _is_still_told(self, line: Line, index: int, near: Sequence[Place], gender: str) -> bool:
        """Whether somebody without a name between does not matter: he has an office himself, or it goes on.

        "Pastor Berg wept. The priest …", "Berg was arrested. The judge was angry. He was freed".
        """
        likely = [p for p in near if p.line < line.number and self.agrees(p.entity, gender)]
        if len({p.entity for p in likely}) != 1 or not likely[0].subject:
            return False
        place = likely[0]
        there = self._lines[place.line]
        suffers = any(there.words[i].dep == "nsubjpass" for i in up(there, there.at.get(place.start, 0))[:3])
        return bool(self._known[place.entity].hits) or (suffers and line.words[index].dep == "nsubjpass")

    def _is_land(self, place: Place) -> bool:
        """Whether a ruler only says which land, or which times, are meant: "fled from Moen's Norway"."""
        line = self._lines[place.line]
        word = line.words[line.at.get(place.start, 0)]
        owned = line.words[min(word.head, len(line.words) - 1)]
        return word.dep == "poss" and word.text[:1].isupper() and owned.tag in ("NNP", "NNPS") and owned.ent == "GPE"

    def _is_aside(self, place: Place) -> bool:
        """Whether somebody is named only in an infinitive or an adjunct: "the war to remove Moen", "since Moen"."""
        line = self._lines[place.line]
        chain = [line.words[i] for i in up(line, line.at.get(place.start, 0))]
        if place.subject or place.spoken:
            return False
        phrase = [w for w in chain if w.dep not in ("compound", "nmod")]
        beside = any(w.dep == "prep" and w.low in words("references", "aside") for w in phrase[1:2])
        return beside or any(w.dep in _INSIDE and w.tag.startswith("VB") for w in chain)

    def _has_someone(self, line: Line, place: Place, pronoun: Word, gender: str) -> bool:
        """Whether somebody called by the name of the one there may be meant as well: "Holm's doctor, … his lawyer"."""
        beside = served(line, line.at.get(place.start, 0)) if not place.subject else ()
        return any(line.words[i].start < pronoun.start and sex in (None, gender) for i, sex in beside)

    def _somebody_else(self, number: int, end: int, gender: str, here: Sequence[Place], heard: Heard) -> bool:
        """Whether the last subject before offset `end` in line `number` is somebody without a name: "An official …"."""
        nameless = [at for line, at, sex in heard.strangers if line == number and at < end and sex in (None, gender)]
        if nameless and end >= (line := self._lines[number]).span.end:
            # "Holm left after his doctor had called. He …": what is only added tells of nobody new.
            nameless = [at for at in nameless if not _in_added(line, line.at[at])]
        return bool(nameless) and all(not p.subject or p.start < nameless[-1] for p in here)


def _whose_deed(line: Line, index: int) -> int | None:
    """The object of the verb above, who does what a pronoun suffers: "thanked | Berg for lending him a boat"."""
    deed = min(line.words[index].head, len(line.words) - 1)
    preposition = min(line.words[deed].head, len(line.words) - 1)
    if line.words[deed].dep != "pcomp" or line.words[preposition].low not in ("for", "of"):
        return None
    verb = line.words[preposition].head
    return next((i for i in line.below.get(verb, ()) if line.words[i].dep == "dobj" and i < preposition), None)


def _dies(line: Line, index: int) -> bool:
    """Whether the sentence tells the death of whoever the pronoun at word `index` stands for."""
    word = line.words[index]
    verb = line.words[min(word.head, len(line.words) - 1)]
    objects = (line.words[i] for i in line.below.get(word.head, ()))
    by_own_hand = {w.low for w in objects if w.dep == "dobj"} & _OWN
    own = by_own_hand and verb.lemma in words("people", "ends") and (verb.lemma != "take" or "own" in line.lows)
    return word.dep in _SUBJECT and (bool(own) or is_last_deed(line, index))


_OWN = frozenset({"himself", "herself", "life"})


def _in_added(line: Line, index: int) -> bool:
    return any(line.words[i].dep in ("advcl", "relcl") for i in up(line, index))


_INSIDE = frozenset({"acl", "advcl", "relcl", "pcomp"})
_BY_THE_WAY = frozenset({"poss", "relcl", "appos", "acl"})


def _is_added(line: Line, index: int, here: Sequence[Place]) -> bool:
    """Whether it is said in what is added to a clause that names two: "Holm rode with Berg after he had fallen"."""
    chain = up(line, index)
    verb = next((i for i in chain if line.words[i].dep in ("advcl", "relcl")), None)
    if verb is None or line.words[verb].head > verb or line.words[verb].dep == "relcl":
        return False  # "As he fell, Holm …", "on the day he fell"
    above, told = line.words[verb].head, set()
    who = line.words[above].head if line.words[above].dep == "relcl" else -1  # "Holm, who was with Berg when he fell"
    for place in here:
        path = up(line, line.at.get(place.start, 0))
        if who in path[:2]:
            told.add(place.entity)
        below = path[: path.index(above)] if above in path and path[0] < verb else [verb]
        if verb not in below and (place.subject or not any(line.words[i].dep in _BY_THE_WAY for i in below)):
            told.add(place.entity)
    return len(told) + any(above in up(line, i) for i in unnamed(line, index, [p.start for p in here])) > 1


def has_new_subject(line: Line, index: int) -> bool:
    """Whether the pronoun is told of under another subject: "Police said he …", "the court acquitted him"."""
    word = line.words[index]
    chain = up(line, index)
    led = word.dep in _SUBJECT or (word.dep == "poss" and any(line.words[i].dep in _SUBJECT for i in chain[1:2]))
    if not led and clause_subject(line, chain) is not None:
        return True
    told = [i for i in chain if line.words[i].dep == "ccomp"]
    return any(clause_subject(line, up(line, line.words[i].head)) is not None for i in told)


def _owners(lines: Sequence[Line], people: dict[int, int]) -> dict[str, set[int]]:
    """By nouns of kinship and service those who have one: "Holm's wife", "a lawyer for Holm"."""
    related = words("references", "kin") | words("references", "in_service")
    found: dict[str, set[int]] = {}
    for line in lines:
        for start, entity in ((w.start, people[w.start]) for w in line.words if w.start in people):
            chain = up(line, line.at[start])
            last = next((i for i in chain if line.words[i].dep not in ("compound", "nmod")), chain[0])
            above = line.words[min(line.words[last].head, len(line.words) - 1)]
            if line.words[last].dep == "pobj" and above.low in ("of", "for"):
                above = line.words[min(above.head, len(line.words) - 1)]
            elif line.words[last].dep != "poss":
                continue
            if above.lemma in related:
                found.setdefault(above.lemma, set()).add(entity)
    return found
