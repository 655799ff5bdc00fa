"""What the event rules know of one article while they read it: its trees, names and times, by sentence.

`read(article, parsed, times, entities, mentions).views` is one `View` for each parsed sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline_app.core.article import Article
from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeType
from timeline_app.extract.events.clauses import Clause, find_clauses
from timeline_app.extract.events.interviewed import Speakers, of_speaker
from timeline_app.extract.events.tree import Tree, tree_of
from timeline_app.extract.interviews import turns
from timeline_app.extract.mentions.gazetteer import given_name
from timeline_app.extract.mentions.gazetteer import words as gazetteer
from timeline_app.extract.nlp import common_word

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence


@dataclass(slots=True)
class Name:
    """A mention in a sentence: its entity, the words that it covers and the one of them that the others hang on."""

    entity: int
    kind: EntityKind
    form: MentionForm
    words: list[int]
    head: int


@dataclass(slots=True)
class Timed:
    """A time expression in a sentence: its number in the article and the words it covers."""

    index: int
    time: TimeExpression
    words: list[int]
    head: int


@dataclass(slots=True)
class View:
    """One sentence with its clauses, names and times. `order` counts the sentences of the body from 0.

    `title`: it is the article's title, which stands in its text. `groups` are the words that stand for several at once
    ("both leaders"), by the word that the others hang on.
    """

    order: int
    tree: Tree
    clauses: list[Clause]
    names: list[Name] = field(default_factory=list)
    times: list[Timed] = field(default_factory=list)
    title: bool = False
    timed_words: frozenset[int] = frozenset()
    name_at: dict[int, Name] = field(default_factory=dict)
    groups: dict[int, list[Name]] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """The article as the event rules see it. `people` is how headlines call its people, `people_words` all words of
    their names, `genders` says who is "he" ("m") or "she" ("f") in it."""

    article: Article
    entities: Sequence[Entity]
    views: list[View]
    short_names: list[str]
    people: frozenset[str] = frozenset()
    people_words: frozenset[str] = frozenset()
    genders: dict[int, str] = field(default_factory=dict)
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _by_lemma: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Notes once what people are called: asked for with every headline."""
        called = [
            (short, entity.name)
            for entity, short in zip(self.entities, self.short_names, strict=True)
            if entity.kind is EntityKind.PERSON
        ]
        self.people = frozenset(short for short, _ in called)
        self.genders = _genders(self.views)
        self.people_words = frozenset(word for names in called for name in names for word in name.split())

    def number_of(self, view: View) -> int:
        """Where among the views it stands, which are in the order of the text."""
        if not self._starts:
            self._starts += [v.tree.span.start for v in self.views]
        return bisect_left(self._starts, view.tree.span.start)

    def mentions_of(self, lemma: str) -> list[tuple[int, int]]:
        """Where the article has a word with that lemma: the numbers of the view and of the word, in order."""
        if not self._by_lemma:
            for number, view in enumerate(self.views):
                for word in view.tree.words:
                    self._by_lemma.setdefault(word.lemma, []).append((number, word.i))
        return self._by_lemma.get(lemma, [])

    def named_first(self, line: str) -> tuple[int, int] | None:
        """The entity that the line begins with, as headlines call it, and how long that name is."""
        if not self._by_word:
            for number, name in enumerate(self.short_names):
                self._by_word.setdefault(_first_word(name), []).append(number)
        fitting = [
            (len(name), n)
            for n in self._by_word.get(_first_word(line), ())
            if line.startswith(name := self.short_names[n]) and line[len(name) : len(name) + 1] in (" ", "'", "’")
        ]
        return (max(fitting)[1], max(fitting)[0]) if fitting else None


_HE_OR_SHE = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}


def _genders(views: Sequence[View]) -> dict[int, str]:
    """Who is spoken of as "he" and who as "she", by the first pronoun."""
    found: dict[int, str] = {}
    for view in views:
        for name in view.names:
            if name.form is MentionForm.PRONOUN and (sex := _HE_OR_SHE.get(view.tree.words[name.head].text.lower())):
                found.setdefault(name.entity, sex)
    return found


def _first_word(text: str) -> str:
    return re.split(r"[ '’]", text, maxsplit=1)[0]


def read(
    article: Article,
    parsed: Sequence[ParsedSentence],
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
) -> Reading:
    """Trees and clauses of all parsed sentences with the names and times that lie in them."""
    ordered_mentions = sorted(mentions, key=lambda m: m.span)
    ordered_times = sorted(enumerate(times), key=lambda pair: pair[1].span)
    mention_starts = [m.span.start for m in ordered_mentions]
    time_starts = [t.span.start for _, t in ordered_times]
    views: list[View] = []
    speakers = Speakers(turns(article.text), entities, mentions)
    for sentence in parsed:
        tree = tree_of(sentence)
        if tree is None:
            continue
        speaker = speakers.at(sentence.span.start)
        own = of_speaker(tree, speakers.sexes[speaker], article.text) if speaker is not None else []
        is_title = article.title_span is not None and article.title_span.overlaps(sentence.span)
        order = _order(article.text, views, sentence.span)
        view = View(order, tree, find_clauses(tree), title=is_title)
        here = _within(mention_starts, sentence.span)
        view.names = [n for m in ordered_mentions[here] if (n := _name(tree, m, entities))]
        if speaker is not None:
            kind, form = entities[speaker].kind, MentionForm.PRONOUN
            view.names = sorted([*view.names, *(Name(speaker, kind, form, [i], i) for i in own)], key=lambda n: n.words)
        here = _within(time_starts, sentence.span)
        view.times = [t for i, time in ordered_times[here] if (t := _timed(tree, i, time))]
        dated = [t for t in view.times if t.time.type in (TimeType.DATE, TimeType.TIME)]
        # "gave them the weekend", "the day was cold": there the time is what the clause is about.
        view.timed_words = frozenset(
            w for t in dated if tree.words[t.head].dep not in ("dobj", "nsubj", "nsubjpass", "attr") for w in t.words
        )
        view.name_at = {w: n for n in view.names for w in n.words}
        for name in view.names:
            view.groups.setdefault(name.head, []).append(name)
        view.groups = {head: group for head, group in view.groups.items() if len({n.entity for n in group}) > 1}
        _give_who_its_person(view)
        views.append(view)
    return Reading(article, entities, views, short_names(entities, mentions))


def _give_who_its_person(view: View) -> None:
    """Of "Ada Holm from the University of Oslo, who found it" Holm found it, not the university."""
    for clause in view.clauses:
        top = next(iter(clause.subject), None)
        who = any(w.lemma == "who" for w in view.tree.kids(clause.head, "nsubj", "nsubjpass"))
        if top is not None and who and clause.relation == "relcl" and top in view.name_at:
            person = _person_of(view, top)
            clause.subject = [top if person is None else person.head]
        which = any(w.lemma == "which" for w in view.tree.kids(clause.head, "nsubj", "nsubjpass"))
        if top is not None and which and clause.relation == "relcl":
            clause.subject = [_thing_of(view, top)]


def _thing_of(view: View, top: int) -> int:
    """Of "a book about Holm, which sold" the book sold: nobody is "which"; of "Holm of Tarn Oil, which" the oil."""
    words, name = view.tree.words, view.name_at.get(top)
    above = words[words[top].head]
    noun = words[above.head]
    if name is None or name.kind is not EntityKind.PERSON or name.form is not MentionForm.NAME:
        return top
    if above.dep == "prep" and noun.is_noun and noun.i not in view.name_at:
        return noun.i
    which = next((i for i in range(top + 1, len(words)) if words[i].lemma == "which"), top)
    beside = view.name_at.get(which - 2) if which > top + 2 and words[which - 1].text == "," else None
    return beside.head if beside is not None and beside.kind is EntityKind.ORGANIZATION else top


def _person_of(view: View, noun: int) -> Name | None:
    """The person before the body or place at `noun` that only says where he is from: "Ada Holm of Tarn, Dorset"."""
    words, name = view.tree.words, view.name_at[noun]
    if name.kind is EntityKind.PERSON:
        return None
    at = name.words[0] - 1
    at -= at > 0 and words[at].dep == "det"
    while at > 1 and words[at].text == "," and words[at - 1].tag in ("NNP", "NNPS"):
        at -= 2  # "of Tarn, | Dorset"
    before = view.name_at.get(at - 1) if at > 0 and words[at].tag == "IN" else None
    return before if before is not None and before.kind is EntityKind.PERSON else None


def _order(text: str, before: Sequence[View], here: Span) -> int:
    """The number of a sentence in the body; a title or caption that runs into it has the same."""
    last = next((v for v in reversed(before) if not v.title), None)
    if last is None:
        return 0
    runs_on = text[last.tree.span.end - 1] not in _ENDS and not text[last.tree.span.end : here.start].strip(" ")
    return last.order + (not runs_on)


_ENDS = ".!?:;…\"”'’)]"


def _within(starts: list[int], span: Span) -> slice:
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _name(tree: Tree, mention: Mention, entities: Sequence[Entity]) -> Name | None:
    words = tree.at(mention.span.start, mention.span.end)
    if not words:
        return None
    kind = entities[mention.entity].kind
    return Name(mention.entity, kind, mention.form, words, tree.head_of(words))


def _timed(tree: Tree, index: int, time: TimeExpression) -> Timed | None:
    words = tree.at(time.span.start, time.span.end)
    bare = [w for w in words if tree.words[w].dep != "det"]  # "the 8 June" concert: the article is the concert's
    return Timed(index, time, words, tree.head_of(bare or words)) if words else None


def short_names(entities: Sequence[Entity], mentions: Sequence[Mention] = ()) -> list[str]:
    """How a headline calls each entity: a person by the one name used alone, if no other person of the text has it."""
    people = {m.entity for m in mentions if m.form in (MentionForm.PRONOUN, MentionForm.OFFICE)}
    alone = [_whole(_alone(entity, n in people), entity) for n, entity in enumerate(entities)]
    times = Counter(alone) + Counter(e.name for e in entities if e.kind is EntityKind.PLACE)  # the town of Stanley
    others = Counter(_parts(e)[-1] for e, short in zip(entities, alone, strict=True) if short is None)
    kin = Counter(_parts(e)[-1] for e in entities if e.kind is EntityKind.PERSON and " " in e.name)
    uses = Counter((m.entity, m.text) for m in mentions)
    return [
        short
        if short
        and times[short] == 1
        and (kin[short] < 2 or uses[number, short] >= _USUAL)
        and (short in entity.names or not (others[short] or _is_odd(entity)))
        else _in_full(entity)
        for number, (entity, short) in enumerate(zip(entities, alone, strict=True))
    ]


_USUAL = 3
"""So often somebody is called by the family name alone before it says which of the family he is."""


def _is_odd(entity: Entity) -> bool:
    """Whether its last word says nothing alone: the play "Things Happen", or where it is a given name: "Tae-soru"."""
    first, *_, last = entity.name.split() * 2
    plain = common_word(last.lower()) and not given_name(first.lower())
    return plain or bool(_GIVEN_LAST.fullmatch(last))


def _is_title(entity: Entity) -> bool:
    """Whether it is all common words, as no name is: the play "Things Happen", of which "Happen" is no family name."""
    parts = entity.name.lower().split()
    return len(parts) > 1 and all(map(common_word, parts)) and not given_name(parts[0])


_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")


def _in_full(entity: Entity) -> str:
    """The name without what stands in the middle, if the article writes it so too."""
    parts = [part for part in _parts(entity) if part.rstrip(".") not in ("Jr", "Sr")]
    plain = " ".join((parts[0], parts[-1])) if parts else ""
    return plain if entity.kind is EntityKind.PERSON and plain in entity.names else entity.name


def _parts(entity: Entity) -> list[str]:
    """The words of the name without the letters behind it, which nobody is called by: "Ada Holm QC"."""
    parts = entity.name.split()
    while len(parts) > 1 and parts[-1].rstrip(".,") in _LETTERS:
        parts.pop()
    return parts


_LETTERS = frozenset({"QC", "KC", "MP", "MEP", "MSP", "MBE", "OBE", "CBE", "KBE", "PhD", "MD", "Esq"})


def _whole(short: str | None, entity: Entity) -> str | None:
    """The family name with what belongs to it: "bin Laden", and "de Vries" where the article writes it so."""
    parts = _parts(entity)
    if short is None or len(parts) < 3 or short != parts[-1] or parts[-2][:1].isupper():
        return short
    first = next(i for i in range(len(parts) - 1, 0, -1) if i == 1 or parts[i - 1][:1].isupper())
    longer = " ".join(parts[first:])
    known = parts[-2] in ("bin", "ibn", "abu", "al") or any(
        name.casefold() == longer.casefold() for name in entity.names
    )
    return longer if known else short


def _alone(entity: Entity, somebody: bool) -> str | None:
    """The family name: the part of the name that stands alone somewhere, else the last word of a plain Western name.

    Only people have one, and the names stage takes a paper for a person at times: who is not known to be `somebody`,
    nor has a given name that is known, is called by the whole name.
    """
    parts = _parts(entity)
    nobody = entity.kind is not EntityKind.PERSON or (_is_title(entity) and not somebody)
    if nobody or parts[0].lower() in _KUNYA:
        return None
    single = [n for n in entity.names if " " not in n and any(n.casefold() == p.casefold() for p in parts)]
    single = [n for n in single if not set(n) <= set("IVX")]
    double = len(parts) > 2 and all(p[:1].isupper() for p in parts)  # "Rui Prado Lemos" is no Rui, listed or not
    if len(parts) > 1 and single and set(single) == {parts[0]} and (double or given_name(parts[0].lower())):
        return None  # a first name tells nobody outside the article who it is
    if single:
        return next((n for n in single if n == parts[-1]), single[0])
    plain = len(parts) in (2, 3) and all(p[:1].isupper() for p in parts) and not parts[-1].endswith(".")
    numbered = parts[-1] in ("Jr", "Sr") or set(parts[-1]) <= set("IVX")  # "Henry VIII"
    first = parts[0].rstrip(".").lower()
    known = (somebody or given_name(first) or len(first) < _INITIALS) and first not in gazetteer(
        "people", "family_first"
    )
    return parts[-1] if plain and known and not numbered else None


_KUNYA = ("abu", "umm", "ibn")
"""What Arabic names begin with that are one: "Abu Salem" is no Salem."""
_INITIALS = 3
