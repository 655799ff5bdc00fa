"""Under which key each name of the folder meets its like, kept as articles come and go.

    naming = Naming()
    naming.update({"a1": facts, "a2": facts}, gone=())   # the places whose key may be another one now
    naming.key(("a1", 0))   ->  (("p", ("anna", "berg")), "")

Names meet by their parts (link/same_names.py). A family name that stands alone in its article joins a full name of
another only if that is the one person of the folder it can be and something else speaks for it: an office, a country,
that the two articles name many others in common, or that hardly anybody else of that name occurs. Only names that share
parts with what is new are looked at again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from timeline_app.core.facts import ArticleFacts, Entity, EntityKind, MentionForm
from timeline_app.core.names import name_parts
from timeline_app.core.quick import quick
from timeline_app.link.few import Bag, Few, add, counts, put, tally, times
from timeline_app.link.same_names import Parts, Union, body_key, buckets_of, is_acronym, is_damaged, join_people

_ENOUGH_ARTICLES = 3
_DOMINANT = 0.9
_CLEARLY = 3
_COMMON, _SHARE = 4, 1 / 3
"""Names that two articles on one matter have in common at least, and the share of those of the one that has fewer."""
_ACTING = (EntityKind.PERSON, EntityKind.ORGANIZATION)
Where = tuple[str, int]
"""Id of an article and number of one of its entities."""
Key = tuple[str, Parts]


@quick
@dataclass(frozen=True, slots=True)
class _Named:
    """An entity of one article, as far as its name goes. `weight` is 1 and one more for each mention.

    `alone` are the words by which it is called alone, `context` what else is said of it, each once. `person`: its own
    article takes it for one.
    """

    entity: Entity
    where: Where
    parts: Parts
    weight: int
    alone: Parts
    context: tuple[str, ...]
    person: bool


_ALONE = Union()
"""What is joined where a name has no like."""


@dataclass(slots=True)
class _Touched:
    """What has changed: full names, names of one word, acronyms."""

    names: set[Parts]
    words: set[str]
    acronyms: set[Parts]


class Naming:
    """The names of a folder, counted. `reasons` say why names were joined under a person's key."""

    def __init__(self) -> None:
        self.reasons: dict[Parts, list[str]] = {}
        self._named: dict[str, list[_Named]] = {}
        self._weights: Counter[Parts] = Counter()
        self._shown: dict[Parts, Bag[str]] = {}
        self._single: dict[str, Bag[bool]] = {}
        self._expansions: dict[Parts, Bag[str]] = {}
        self._places: dict[Parts, Few[Where]] = {}
        self._short: dict[Parts, Few[Where]] = {}
        self._by_word: dict[str, dict[Parts, Bag[str]]] = defaultdict(dict)
        self._words_of: dict[Parts, Bag[str]] = {}
        self._context: dict[Parts, Bag[str]] = {}
        self._bodies: dict[str, dict[Parts, Bag[str]]] = defaultdict(dict)
        self._buckets: dict[int, Few[Parts]] = {}
        self._damaged: Counter[int] = Counter()
        self._chain: dict[Parts, frozenset[Parts]] = {}
        self._roots: dict[Parts, Parts] = {}

    def update(self, added: Mapping[str, ArticleFacts], gone: Collection[str]) -> tuple[set[Where], set[Parts]]:
        """Takes articles out and puts articles in; one that changed is in both.

        Returns the places whose key may be another one now, and the names whose reasons may be.
        """
        touched = _Touched(set(), set(), set())
        old = {name: self._weights[name] > 1 for article in gone for name in self._names(article)}
        for article in gone:
            for named in self._named.pop(article):
                self._count(named, -1, touched)
        once = _Once()
        for article, facts in added.items():
            self._named[article] = _named(facts, once)
            old |= {name: self._weights[name] > 1 for name in self._names(article) if name not in old}
            for named in self._named[article]:
                self._count(named, 1, touched)
        moved, explained = self._join(touched.names)
        moved |= {name for name, several in old.items() if several != (self._weights[name] > 1)}
        words = touched.words.union(*(self._words_of[name] for name in touched.names | moved if name in self._words_of))
        dirty = {named.where for article in added for named in self._named[article]}
        dirty |= {place for word in words for place in self._places.get((word,), ())}
        dirty |= {place for name in moved for place in self._places.get(name, ())}
        dirty |= {place for key in touched.acronyms for place in self._short.get(key, ())}
        return dirty, explained

    def key(self, where: Where) -> tuple[Key, str]:
        """The key of an entity, and a reason where another name led to it."""
        named = self._named[where[0]][where[1]]
        entity, parts = named.entity, named.parts
        if entity.kind is EntityKind.COUNTRY:
            return ("c", (entity.name,)), ""
        if body := self._body_of(named):
            return ("b", body), f"“{entity.name}” is short for the one body of the folder whose name begins so"
        if len(parts) == 1 and (kinds := self._single.get(parts[0])) and times(kinds, True):
            return self._one_word(named, kinds)
        if named.person or (len(parts) > 1 and self._weights[parts] > 1):
            return ("p", self._roots.get(parts, parts)), ""
        key = body_key(entity.name)
        if is_acronym(entity.name) and (names := self._expansions.get(key)):
            full = _most(names)
            return ("b", body_key(full)), f"“{entity.name}” stands for “{full}” in another article"
        return ("b", key), ""

    def _body_of(self, named: _Named) -> Parts:
        """The body that the first word of its name stands for: "Solvik" for "Solvik Shipping" of the same matter."""
        entity, parts = named.entity, named.parts
        if len(parts) != 1 or entity.nameless or entity.kind not in _ACTING or self._by_word.get(parts[0]):
            return ()
        bodies = self._bodies.get(parts[0], {})
        if len(bodies) != 1:
            return ()
        ((body, articles),) = bodies.items()
        here = named.where[0]
        return body if any(other == here or self._are_on_one(here, other, parts[0]) for other in articles) else ()

    def _one_word(self, named: _Named, kinds: Bag[bool]) -> tuple[Key, str]:
        """A name of one word that is somebody's in one article may be a place's in most others, and the reverse."""
        person, yes, no = named.person, times(kinds, True), times(kinds, False)
        if person or yes >= _CLEARLY * no:
            full, reason = self._owner(named)
            if full:
                return ("p", full), reason
        if person != (yes >= no):
            person = not person
        return (("p", named.parts) if person else ("b", body_key(named.entity.name))), ""

    def _owner(self, named: _Named) -> tuple[Parts | None, str]:
        """The full name that a word used alone stands for, and why; None if that is not safe to say.

        What its own article takes for a body or a place needs more than that a person of the name is known.
        """
        word, name = named.parts[0], named.entity.name
        rows: dict[Parts, set[str]] = defaultdict(set)
        context: dict[Parts, set[str]] = defaultdict(set)
        for full, articles in self._by_word.get(word, {}).items():
            root = self._roots.get(full, full)
            rows[root].update(articles)
            if named.context:
                context[root] |= self._context_of(root).intersection(named.context)
        if not rows:
            return None, ""
        sharing = [root for root in rows if context[root]]
        if len(sharing) == 1:
            what = min(context[sharing[0]])
            return sharing[0], f"“{name}” has the name and “{what}” in common with another article"
        best = min(rows, key=lambda root: (-len(rows[root]), root))
        if (
            named.person
            and len(rows) == 1
            and any(self._are_on_one(named.where[0], other, word) for other in rows[best])
        ):
            return best, f"“{name}” is named with the same others in another article"
        total = sum(map(len, rows.values()))
        enough = len(rows[best]) >= _ENOUGH_ARTICLES and len(rows[best]) >= _DOMINANT * total and len(word) > 2
        if named.person and enough:
            return best, f"“{name}”: the folder has one person of that name in {len(rows[best])} articles"
        return None, ""

    def _are_on_one(self, article: str, other: str, word: str) -> bool:
        """Whether two articles, `word` aside, name so much of the same that they are on one matter."""
        ours, theirs = self._last_words(article) - {word}, self._last_words(other) - {word}
        return len(ours & theirs) >= max(_COMMON, _SHARE * min(len(ours), len(theirs)))

    def _last_words(self, article: str) -> set[str]:
        """Family names, and the last words of other names, as far as somebody or something is named with them."""
        named = (n for n in self._named[article] if n.parts and not n.entity.nameless)
        return {n.parts[-1] for n in named if n.entity.kind is not EntityKind.COUNTRY}

    def _context_of(self, root: Parts) -> set[str]:
        names = self._chain.get(root, (root,))
        return {what for name in names if self._roots.get(name, name) == root for what in self._context.get(name, ())}

    def _names(self, article: str) -> set[Parts]:
        return {named.parts for named in self._named[article]}

    def _count(self, named: _Named, by: int, touched: _Touched) -> None:
        """Counts an entity in (`by` 1) or out (-1)."""
        entity, parts, kind = named.entity, named.parts, named.entity.kind
        if kind is EntityKind.COUNTRY:
            return
        person, short = kind is EntityKind.PERSON, is_acronym(entity.name)
        put(self._places, parts, named.where, by)
        if short:
            put(self._short, body_key(entity.name), named.where, by)
        for word in _single_words(named):
            if named.weight > 1:
                tally(self._single, word, person, by)
            touched.words.add(word)
        if kind is EntityKind.ORGANIZATION and not short:
            for name in filter(is_acronym, entity.names):
                tally(self._expansions, body_key(name), entity.name, by)
                touched.acronyms.add(body_key(name))
        if kind is EntityKind.ORGANIZATION and len(parts) > 1 and not entity.nameless:
            touched.words.add(parts[0])
            tally(self._bodies[parts[0]], body_key(entity.name), named.where[0], by)
            if not self._bodies[parts[0]]:
                del self._bodies[parts[0]]
        if not person:
            return
        add(self._weights, parts, by * named.weight)
        tally(self._shown, parts, entity.name, by)
        if len(parts) > 1:
            touched.names.add(parts)
            for word in {parts[-1], *named.alone}:
                tally(self._by_word[word], parts, named.where[0], by)
                tally(self._words_of, parts, word, by)
                touched.words.add(word)
                if not self._by_word[word]:
                    del self._by_word[word]
            for what in named.context:
                tally(self._context, parts, what, by)

    def _join(self, names: Collection[Parts]) -> tuple[set[Parts], set[Parts]]:
        """Joins names of one person anew where some were touched; returns those that stand for another person now.

        And those that the reasons of may be others.
        """
        todo: set[Parts] = set()
        for name in names:
            self._file(name, self._weights[name] > 0)
            todo |= self._chain.get(name, frozenset({name}))
        explained = set(todo)
        for name in todo:
            self._chain.pop(name, None)
            self.reasons.pop(name, None)
        before = {name: self._roots.pop(name, name) for name in todo}
        todo = {name for name in todo if self._weights[name] > 0}
        moved: set[Parts] = set()
        while todo:
            chain = self._connected(todo.pop())
            todo -= chain
            explained |= chain
            union = self._joined(chain) if len(chain) > 1 else _ALONE
            whole = frozenset(chain)
            for name in chain:
                if len(chain) > 1:
                    self._chain[name] = whole
                self.reasons.pop(name, None)
                root, was = union.find(name), self._roots.pop(name, name)
                if root != before.get(name, was):
                    moved.add(name)
                if root != name:
                    self._roots[name] = root
            self.reasons |= union.reasons
        return moved, explained

    def _joined(self, chain: Collection[Parts]) -> Union:
        return join_people({name: self._weights[name] for name in chain}, {n: _most(self._shown[n]) for n in chain})

    def _file(self, name: Parts, alive: bool) -> None:
        """Puts a full name into its buckets, or takes it out of them."""
        buckets, by = buckets_of(name), 1 if alive else -1
        if not buckets or (name in self._buckets.get(hash(buckets[0]), ())) == alive:
            return
        for bucket in buckets:
            # By their hashes: should two have the same, a few names more are looked at together.
            put(self._buckets, hash(bucket), name, by)
            if bucket[0] == "?" and is_damaged(name):
                add(self._damaged, hash(bucket), by)

    def _connected(self, start: Parts) -> set[Parts]:
        """The names that some chain of common parts leads to."""
        found, todo = {start}, [start]
        while todo:
            for bucket in buckets_of(todo.pop()):
                if bucket[0] == "?" and not self._damaged.get(hash(bucket)):
                    continue
                new = {name for name in self._buckets.get(hash(bucket), ()) if name not in found}
                found |= new
                todo += new
        return found


@dataclass(slots=True)
class _Once:
    """Words and runs of words of names that come together, each kept once: most entities are called as others are."""

    words: dict[str, str] = field(default_factory=dict)
    runs: dict[Parts, Parts] = field(default_factory=dict)

    def __call__(self, words: Iterable[str]) -> Parts:
        run = tuple(words)
        if not run:
            return run
        known = self.runs.get(run)
        if known is None:
            known = self.runs[run] = tuple([self.words.setdefault(word, word) for word in run])
        return known


def _named(facts: ArticleFacts, once: _Once) -> list[_Named]:
    mentions = Counter([m.entity for m in facts.mentions if m.form is not MentionForm.PRONOUN])
    return [
        _one_named(entity, (facts.article, number), 1 + mentions[number], once)
        for number, entity in enumerate(facts.entities)
    ]


def _one_named(entity: Entity, where: Where, weight: int, once: _Once) -> _Named:
    parts, person = once(name_parts(entity.name)), entity.kind is EntityKind.PERSON
    alone = once(sorted({p[0] for n in entity.names if len(p := name_parts(n)) == 1})) if person else ()
    context = once(sorted(_context(entity))) if entity.offices else ()
    return _Named(entity, where, parts, weight, alone, context, person)


def _single_words(named: _Named) -> Iterable[str]:
    """The words that stand for the entity by themselves."""
    if not named.person:
        return named.parts if len(named.parts) == 1 and not is_acronym(named.entity.name) else ()
    if not named.alone:
        return ()
    short = {p[0] for n in named.entity.names if is_acronym(n) and len(p := name_parts(n)) == 1}
    return [word for word in named.alone if word not in short]


def _most(bag: Bag[str]) -> str:
    """The most frequent."""
    counted = counts(bag)
    return min(counted, key=lambda name: (-counted[name], name))


def _context(entity: Entity) -> set[str]:
    """What the article says of somebody beside the name: offices without their modifiers, and countries."""
    heads = {office.title.casefold().split()[-1] for office in entity.offices if office.title.split()}
    return {f"{o.country}" for o in entity.offices if o.country} | {o.title.casefold() for o in entity.offices} | (
        heads & _TELLING
    )  # fmt: skip


_TELLING = frozenset({
    "president", "chancellor", "premier", "king", "queen", "pope", "governor", "mayor", "senator", "ayatollah",
    "emperor",
})  # fmt: skip
