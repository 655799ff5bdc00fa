"""Composes the stages of linking, and keeps what each found: linking again costs what has changed.

Each stage works on the articles (or tellings, or events) that an earlier one found to be others than before, and
replaces just what depends on them; so the result is the same as if everything were linked anew.

    linking = Linking(); linking.link(articles, facts, {}).events
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.core.article import Article, Published
from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import give_back_what_is_free
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.link.blocking import Keys, keys_of
from timeline_app.link.dated import Dated, dated
from timeline_app.link.duplicates import Copies, Order, precedence
from timeline_app.link.event_dates import EventDate
from timeline_app.link.events import Events, Step
from timeline_app.link.linked import Linked
from timeline_app.link.merging import Merger, Unlike
from timeline_app.link.participants import People
from timeline_app.link.published import PublicationDates, set_by_user
from timeline_app.link.stories import Stories
from timeline_app.link.tellings import Reader, Telling, weighed
from timeline_app.link.topics import NO_SHIFT, Shift, Topics

_MANY = 10_000
"""Tellings, so many that what is free is given back before they are paired."""


@dataclass(slots=True)
class _Known:
    """All that is known of one article."""

    article: Article
    facts: ArticleFacts
    published: Published | None
    dated: Dated
    linked: LinkedArticle
    told: tuple[Telling, ...] = ()
    story: str = ""


@dataclass(slots=True)
class _Moved:
    """Articles by what is new about them. `gone` are those that are no longer there; `redated` with their old dates."""

    gone: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    redated: dict[str, Sequence[EventDate]] = field(default_factory=dict)
    recopied: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)

    @property
    def any(self) -> set[str]:
        """Those that are another `LinkedArticle` now."""
        return self.new | self.redated.keys() | self.recopied


class Linking:
    """A folder as it was linked last, stage by stage. After an exception it must not be used any more."""

    def __init__(self, options: LinkOptions = AS_WRITTEN) -> None:
        self.options = options
        self._known: dict[str, _Known] = {}
        self._dates = PublicationDates(options)
        self._found: dict[str, Published | None] = {}
        self._copies = Copies()
        self._copy_of: dict[str, str] = {}
        self._orders: dict[str, Order] = {}
        self._people = People()
        self._order: list[str] = []
        self._topics = Topics()
        self._stories = Stories(self._topics)
        self._merger = Merger(self._topics)
        self._events = Events(self._topics, self._stories, self._merger)

    def link(
        self, articles: Sequence[Article], facts: Sequence[ArticleFacts], by_user: Mapping[str, Interval]
    ) -> Linked:
        """Everything that linking finds out about `articles`, whose `facts` run parallel.

        `by_user` are the publication dates that the user set, by article id.
        """
        moved = self._articles(articles, facts)
        changed = moved.new | moved.gone
        self._date(articles, facts, by_user, moved)
        self._copy(articles, moved)
        shift = self._name(articles, moved, bool(changed))
        placed = {name: self._place(name) for name in moved.new | moved.redated.keys()}
        restoried = self._stories.update(placed, moved.new, shift.pairs, moved.gone)
        self._merge(moved, shift, restoried)
        known = [self._known[a.id] for a in articles]
        return Linked(
            tuple(k.linked for k in known),
            self._people.linked,
            self._events.in_order(),
            tuple(w for k in known for w in k.dated.warnings),
            {k.article.id: k.dated.events for k in known},
            {k.article.id: k.linked for k in known},
            self._reader,
        )

    def _articles(self, articles: Sequence[Article], facts: Sequence[ArticleFacts]) -> _Moved:
        given = {a.id: (a, f) for a, f in zip(articles, facts, strict=True)}
        if len(given) < len(articles):
            raise ValueError("two articles have one id")
        moved = _Moved(gone=self._known.keys() - given.keys())
        for name, (article, fact) in given.items():
            known = self._known.get(name)
            if known is None or known.article is not article or known.facts is not fact:
                moved.new.add(name)
        return moved

    def _date(
        self,
        articles: Sequence[Article],
        facts: Sequence[ArticleFacts],
        by_user: Mapping[str, Interval],
        moved: _Moved,
    ) -> None:
        if moved.new or moved.gone:
            self._found = dict(zip((a.id for a in articles), self._dates.find(articles, facts), strict=True))
        for article, fact in zip(articles, facts, strict=True):
            name = article.id
            published = self._found[name] if name not in by_user else set_by_user(self._found[name], by_user[name])
            known = self._known.get(name)
            if name not in moved.new and known is not None:
                if known.published is published or known.published == published:
                    continue
                moved.redated[name] = known.dated.events
            new = dated(article, fact, published, self.options)
            told = known.told if known is not None else ()
            linked = LinkedArticle(article, fact, published, new.times)
            self._known[name] = _Known(article, fact, published, new, linked, told)

    def _copy(self, articles: Sequence[Article], moved: _Moved) -> None:
        """Which articles are copies, and the linked articles that say so."""
        if moved.any or moved.gone:
            for name in moved.gone:
                self._orders.pop(name, None)
            for name in moved.any:
                self._orders[name] = precedence(self._known[name].article, self._known[name].published)
            samples = {a.id: self._known[a.id].facts.shingles for a in articles}
            before, self._copy_of = self._copy_of, self._copies.find(samples, self._orders)
            for name in before.keys() | self._copy_of.keys():
                if before.get(name) != self._copy_of.get(name) and name not in moved.new and name not in moved.gone:
                    moved.recopied.add(name)
        for name in moved.any:
            known = self._known[name]
            known.linked = LinkedArticle(
                known.article, known.facts, known.published, known.dated.times, self._copy_of.get(name)
            )

    def _name(self, articles: Sequence[Article], moved: _Moved, changed: bool) -> Shift:
        """Who is who, and what the articles are about."""
        order = [a.id for a in articles]
        if not changed and order == self._order:
            return NO_SHIFT
        self._order = order
        texts = {name: self._known[name].facts for name in moved.new}
        left = moved.gone | (moved.new & self._topics.about.keys())
        moved.renamed = self._people.update(order, texts, left) - moved.gone
        return self._topics.update(texts, left) if changed else NO_SHIFT

    def _place(self, name: str) -> tuple[int | None, tuple[object, ...]]:
        known = self._known[name]
        interval = known.published.interval if known.published else None
        article = known.article
        return interval.first if interval else None, (article.content_hash, article.path, article.part, article.id)

    def _merge(self, moved: _Moved, shift: Shift, restoried: set[str]) -> None:
        """Makes the tellings anew that are others than before, and the events that they tell."""
        gone = [telling for name in moved.gone for telling in self._known.pop(name).told]
        added: dict[Telling, Keys] = {}
        again = moved.any | moved.renamed
        for name in again | shift.holders | shift.tops | restoried:
            known = self._known[name]
            before = known.told
            if name in again:
                known.told = self._told(name, known, moved)
            elif name in shift.holders:
                known.told = self._weighed(known, shift.words)
            kept = set(known.told)
            gone += (t for t in before if t not in kept)
            story = self._stories.of[name][0]
            old = set(before) if name not in shift.tops and story == known.story else ()
            known.story = story
            added |= {t: self._keys(t) for t in known.told if t not in old}
        now = self._known
        names = {name for pair in shift.pairs for name in pair}
        there = self._merger.cluster
        unlike = Unlike(shift.pairs, {name: [t for t in now[name].told if t in there] for name in names})
        if len(added) > _MANY:
            give_back_what_is_free()  # pairing them takes the most memory of all
        changed = self._merger.update(added, gone, unlike)
        step = Step(
            {name: known.told for name, known in now.items()},
            {name: known.linked for name, known in now.items()},
            {name: known.dated.events for name, known in now.items()},
            changed, gone, moved.any, shift.subjects, moved.gone, restoried, shift.pairs,
        )  # fmt: skip
        self._events.update(step)

    def _told(self, name: str, known: _Known, moved: _Moved) -> tuple[Telling, ...]:
        """The tellings of an article; those that say what they said before stay the same, unless it is new."""
        now = known.dated.events
        told = self._reader(name).tellings(now)
        if name in moved.new:
            return tuple(told)
        before, dates = {t.event: t for t in known.told}, moved.redated.get(name, now)

        def stays(old: Telling, new: Telling) -> bool:
            return old.same(new) and all(dates[n] == now[n] for n in new.details)

        return tuple(old if (old := before.get(t.event)) and stays(old, t) else t for t in told)

    def _weighed(self, known: _Known, words: frozenset[str]) -> tuple[Telling, ...]:
        """The tellings of an article, those made anew that some of the words stand in and weigh otherwise."""
        return tuple(t if words.isdisjoint(t.words) else weighed(t, self._topics) for t in known.told)

    def _keys(self, telling: Telling) -> Keys:
        return keys_of(telling, self._topics.about[telling.article].top, self._known[telling.article].story)

    def _reader(self, name: str) -> Reader:
        known, who = self._known[name], self._people.linked.entities(name)
        source = known.linked.duplicate_of or name
        return Reader(known.article, known.facts, who, known.published, self._topics, source)
