"""How likely it is that two tellings tell the same event, and when it is out of the question.

Words of the lines .44, people .3, date .2, verb family .13, place .04. Where no person is named on both sides, the
likeness of the two articles stands in for the people. Two lines that share most of their words are the surest sign.

    Alike(topics).score(a, b)     -> 0.83, or -1 if the two are never the same event
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from timeline_app.core.calendar import DAY
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.core.interval import Grain, Interval
from timeline_app.link.deaths import is_known_later, of_one_dead
from timeline_app.link.forces import name_one, strike_as_one
from timeline_app.link.kinds import OF_A_KIND, ONE_KIND, family, kinship, once
from timeline_app.link.lines import likeness
from timeline_app.link.mishaps import may_be_one_mishap, of_one_mishap, told_closer
from timeline_app.link.rules import light
from timeline_app.link.standing import is_standing
from timeline_app.link.strangers import Strangers
from timeline_app.link.tellings import Telling, days_apart, words_of
from timeline_app.link.topics import LEAST, Topics

_LINE, _PEOPLE, _DATE, _VERB, _PLACE = 0.44, 0.3, 0.2, 0.13, 0.04
ENOUGH = 0.57
"""Likeness from which two tellings, or on average two groups of them, are one event."""
_NEVER = -1.0
_HALFWAY = 0.5
"""Less alike than this, a pair is of one event only where all others of it are very much so."""
_UNLIKELY = 0.45
"""Likeness, at most, of what has hardly more in common than when it was and who took part: others must join the two."""
_LOOKING_BACK = 0.04
"""What each article adds that names the day although it is not its own: few days are remembered."""
_ONE_PERSON = 0.62
"""What sharing a single person is worth of sharing two: one person does many things in a day."""
_ONE_PERSON_ONCE = 0.9
"""The same for what happens to a person once in a while: taking office, dying."""
_RETOLD = 0.8
"""Likeness of two lines of one article that tell the same again."""
_RETOLD_VERB, _SHARED = 0.45, 0.75
"""The same where they have one verb, and the share of the shorter line's words that the longer one then has."""
_PARTLY, _NEARLY_ALL, _SEVERAL = 0.4, 0.9, 4
"""The same where their lines are partly alike and their passages share nearly all words, and so many at least."""
_CLAUSE = 3
"""Words of a line that the other one tells as a clause of it."""
_SAME_TIME = 0.6
"""How well the dates of two such lines fit."""
_FEW_WORDS = 0.2
"""Likeness of words that two passages need at least where nobody and no stated day joins them."""
_MORE_WORDS = 0.4
"""The same where one of them gives no time at all; they then also need a body in common."""
_SOME_OF_A_LINE, _LITTLE_OF_A_LINE = 0.25, 0.15
"""Share of two lines' words, less than which they do not say the same: of kinds that have little to do with each other,
and of others where their passages have few words in common, too."""
_ONE_FORCE = 0.8
"""Likeness of what two articles tell of one earthquake: there are not two of a day in one country."""
_NAMELESS = 0.85
"""What it counts that two articles are on one happening, where a passage names nobody and nothing."""
_FULL_TOPIC = 0.2
"""The cosine from which two articles are on the same happening."""
NEWS_DAYS = 3
"""Days that news may be old where it is told without its day."""
_LOOSE_DAYS = 7
WHOLE_LINE = 4
"""Words of a line that is not written twice by chance."""


class Alike:
    """Scores pairs of tellings. `topics` knows how alike their articles are."""

    def __init__(self, topics: Topics) -> None:
        self._likeness, self._knows = topics.likeness, topics.has_some
        strangers = Strangers(topics)
        self.strangers, self.forget, self._meet_by_chance = strangers.are, strangers.forget, strangers.meet_by_chance

    def score(self, a: Telling, b: Telling, least: float = _NEVER) -> float:
        """0..1, and -1 if the two are never the same event. Depends on the two and on their articles' words alone.

        What comes out below `least` may be any value below it: most pairs are not likely, and that is seen early.
        """
        if told_closer(a, b) if a.article == b.article else of_one_mishap(a, b, self._knows):
            return _ONE_FORCE
        score = self._of_any(a, b, least)
        return 0.0 if score < 0 and may_be_one_mishap(a, b) else score

    def _of_any(self, a: Telling, b: Telling, least: float) -> float:
        """The same, whatever is told."""
        one, other = a.candidate, b.candidate
        here = a.article == b.article
        same = here and _same_words(a, b)
        if here and not same and len(a.people) < 2 and set(a.line).isdisjoint(b.line):
            return _NEVER  # as most pairs of one article are
        kin = kinship(one.kind, other.kind)
        if kin is None and not same:
            return _NEVER
        if one.status is not other.status and Status.DENIED in (one.status, other.status) and not same:
            return _NEVER
        if different_pairs(a, b):
            return _NEVER
        near = nearness(a, b)
        if here:
            if not _told_twice(a, b, same, near, kin or 0.0):
                return _NEVER
            if same:
                return 1.0
        elif near == 1.0 and strike_as_one(a, b):
            return _NEVER if a.source != b.source and self.strangers(a, b) else _ONE_FORCE
        elif near is None or (least == _NEVER and _is_chance(a, b)):
            return _NEVER
        score = self._score(a, b, near or 0.0, kin or 0.0, least)
        return _NEVER if score >= least != _NEVER and not here and _is_chance(a, b) else score

    def relaxed(self, a: Telling, b: Telling) -> float:
        """Likeness of who and what alone, 0..1, for articles that are known to be about the same."""
        return 0.5 * self._people(a, b) + _what(a, b)

    def kindred(self, a: Telling, b: Telling) -> float:
        """The same by the words alone of the passages and of their articles, whoever takes part."""
        return 0.5 * self._topic(a.article, b.article) + _what(a, b)

    def _score(self, a: Telling, b: Telling, date: float, kin: float, least: float) -> float:
        when, verbs, lines = _DATE * date, _VERB * _verbs(a, b, kin), _LINE * likeness(a, b)
        where = _PLACE * _places(a.candidate.place, b.candidate.place)
        back = _LOOKING_BACK * (a.back + b.back) if date == 1.0 else 0.0
        most = _PEOPLE * (1.0 if a.named and b.named else _NAMELESS) + when + verbs + where + back + lines
        if most < least:
            return most  # whoever takes part, which takes longest to find out
        score = _PEOPLE * self._people(a, b) + when + verbs + where + back
        if score + _LINE < ENOUGH:
            return score
        score += lines
        if score < least:
            return score
        if score >= _UNLIKELY and a.article != b.article and self._is_another(a, b, kin):
            return _UNLIKELY
        return _NEVER if score >= _HALFWAY and a.source != b.source and self.strangers(a, b) else score

    def _is_another(self, a: Telling, b: Telling, kin: float) -> bool:
        if _say_little_alike(a, b, kin) or _are_deeds_of_two(a, b):
            return True
        return kin < OF_A_KIND and self._meet_by_chance(a, b, kin)

    def _people(self, a: Telling, b: Telling) -> float:
        ours, theirs = a.people, b.people
        if ours and theirs:
            shared = len(ours & theirs)
            if not shared:
                return 0.0
            whole = (shared / len(ours | theirs) + shared / min(len(ours), len(theirs))) / 2
            return whole * (_one_person(a, b) if shared == 1 else 1.0)
        topic = self._topic(a.article, b.article)
        if a.named and b.named:
            return 0.6 * topic + 0.4 * len(a.named & b.named) / min(len(a.named), len(b.named))
        return _NAMELESS * topic

    def _topic(self, a: str, b: str) -> float:
        if a == b:
            return 0.5
        return min(1.0, max(0.0, (self._likeness(a, b) - LEAST) / (_FULL_TOPIC - LEAST)))


def _what(a: Telling, b: Telling) -> float:
    """Likeness of what is told, 0..0.5, whoever and whenever."""
    kin = kinship(a.candidate.kind, b.candidate.kind) or 0.0
    return 0.25 * _verbs(a, b, kin) + 0.25 * _words(a, b)


def _words(a: Telling, b: Telling) -> float:
    return _share(a, b, set(a.words).intersection(b.words))


def _share(a: Telling, b: Telling, common: Collection[str]) -> float:
    """How much of what is told is told in the common words, 0..1."""
    least = min(a.weight, b.weight)
    if not common or least <= 0:
        return 0.0
    told = sum(weight for word, weight in zip(a.words, a.weights, strict=True) if word in common)
    return min(1.0, 1.5 * told / least)


def nearness(a: Telling, b: Telling) -> float | None:
    """How well two dates fit, 0..1; None if they cannot both be right. An undated telling fits a little with all."""
    one, other = a.when, b.when
    if one is None or other is None:
        return 0.25
    if a.start < b.end and b.start < a.end:
        return _overlap(a, b, one, other)
    if days_apart(a, b) == 1 and a.fine and b.fine:
        if DateSource.ARTICLE_DAY not in (a.date.source, b.date.source):
            return 0.5
        return None if _count_otherwise(a, b) and not name_one(a, b) else 0.7
    return 0.5 if is_known_later(a, b) or is_standing(a, b) or (a.fine and b.fine and _is_told_later(a, b)) else None


def _is_told_later(a: Telling, b: Telling) -> bool:
    """Whether one says when it was, and the other, without a day, tells of the same people a few days later.

    What is there again word for word is old news, too.
    """
    first, second = (a, b) if a.end <= b.start else (b, a)
    if second.date.source is not DateSource.ARTICLE_DAY or days_apart(a, b) > NEWS_DAYS:
        return False
    if len(a.line) >= WHOLE_LINE and _same_words(a, b):
        return True
    return first.date.source is not DateSource.ARTICLE_DAY and bool(a.people) and a.people == b.people


def different_pairs(a: Telling, b: Telling) -> bool:
    """Two meetings of two people each that do not share both: "Ada met Ben" and "Ada met Cleo"."""
    if len(a.people) < 2 or len(b.people) < 2:
        return False
    return family(a.candidate.kind) == family(b.candidate.kind) == "talks" and len(a.people & b.people) < 2


def _same_words(a: Telling, b: Telling) -> bool:
    return a.candidate.headline.casefold() == b.candidate.headline.casefold()


def _told_twice(a: Telling, b: Telling, same: bool, near: float | None, kin: float) -> bool:
    """Whether one article may tell an event in two places: the same meeting, or nearly the same line.

    One line may tell the other as a clause of it: "Two die when a car hits a tree", "A car hits a tree".
    """
    if near is not None and (same or (near >= _SAME_TIME and of_one_dead(a, b))):
        return True
    if a.people == b.people and len(a.people) >= 2 and family(a.candidate.kind) == family(b.candidate.kind) == "talks":
        return a.when is None or b.when is None or days_apart(a, b) <= _LOOSE_DAYS
    return near is not None and near >= _SAME_TIME and _say_one(a, b, kin) and not _differ(a, b)


def _say_one(a: Telling, b: Telling, kin: float) -> bool:
    """Whether two lines of one article are nearly the same, or one has the other in it."""
    shared, shorter = len(set(a.line).intersection(b.line)), min(len(a.line), len(b.line))
    if not shared:
        return False
    if kin > 0 and shared >= _CLAUSE and likeness(a, b) >= _PARTLY and _share_nearly_all(a, b):
        return True
    if a.candidate.verb != b.candidate.verb:
        return (shared == shorter >= _CLAUSE and kin > 0) or likeness(a, b) >= _RETOLD
    return shared >= _SHARED * shorter and likeness(a, b) >= _RETOLD_VERB


def _share_nearly_all(a: Telling, b: Telling) -> bool:
    """Whether the words of one passage are those of the other: "they pulled the app", "the maker removed the app"."""
    common = set(a.words).intersection(b.words)
    return len(common) >= _SEVERAL and _share(a, b, common) >= _NEARLY_ALL


def _differ(a: Telling, b: Telling) -> bool:
    """Whether each of two lines names somebody or something, or a number, that the other one does not."""
    pairs = (a.people, b.people), (a.named, b.named)
    return any(not (x <= y or y <= x) for x, y in pairs) or _count_otherwise(a, b)


def _count_otherwise(a: Telling, b: Telling) -> bool:
    """Whether each of two lines has a number that the other one does not have."""
    ours = {w for w in a.line if w.isdigit()}
    theirs = {w for w in b.line if w.isdigit()} if ours else ours
    return not (ours <= theirs or theirs <= ours)


def _is_chance(a: Telling, b: Telling) -> bool:
    """Whether tellings of two articles have only kind and time in common, and the time is not even stated."""
    if a.people & b.people:
        return False
    if a.when is None or b.when is None:
        return not a.parties & b.parties or _words(a, b) < _MORE_WORDS
    return not (a.stated and b.stated) and _words(a, b) < _FEW_WORDS and not name_one(a, b)


def _say_little_alike(a: Telling, b: Telling, kin: float) -> bool:
    """Whether what two articles tell has hardly more in common than when it was and who took part."""
    if a.people & b.people:
        return kin < OF_A_KIND and _do_otherwise(a, b)
    if a.when is None or b.when is None:
        return False
    if a.parties & b.parties and (kin < OF_A_KIND or days_apart(a, b)) and _do_otherwise(a, b):
        return True
    if kin < OF_A_KIND and a.candidate.verb != b.candidate.verb and likeness(a, b) < _SOME_OF_A_LINE:
        return True
    return kin < ONE_KIND and _words(a, b) < _FEW_WORDS and likeness(a, b) < _LITTLE_OF_A_LINE


def _are_deeds_of_two(a: Telling, b: Telling) -> bool:
    """Whether a country or body does the one, another the other: "Norway confirms a case", "Peru confirms a case".

    A person may speak for either, and what one of two did the other may suffer: then each passage names both.
    """
    if a.people & b.people or _same_words(a, b):
        return False
    ours, theirs = _doers(a), _doers(b)
    if not ours or not theirs or (ours.keys() <= b.named and theirs.keys() <= a.named) or ours.keys() & theirs.keys():
        return False
    return set(words_of(" ".join(ours.values()))).isdisjoint(words_of(" ".join(theirs.values())))


def _doers(telling: Telling) -> dict[str, str]:
    """The countries and bodies that do what is told, and their names; none where a person does it."""
    acting = [p for p in telling.participants if p.role is Role.AGENT and p.participant in telling.named]
    return {} if any(p.participant in telling.people for p in acting) else {p.participant: p.name for p in acting}


def _do_otherwise(a: Telling, b: Telling) -> bool:
    """Whether what is told of the same people or bodies has hardly a word in common besides their names."""
    shared = a.parties & b.parties
    names = {w for t in (a, b) for p in t.participants if p.participant in shared for w in words_of(p.name)}
    told = set(words_of(" ".join((*a.words, *b.words)))) - names
    if a.candidate.verb == b.candidate.verb or not told.isdisjoint(set(a.line).intersection(b.line)):
        return False
    common = [w for w in set(a.words).intersection(b.words) if not told.isdisjoint(words_of(w))]
    return _share(a, b, common) < _FEW_WORDS


def _one_person(a: Telling, b: Telling) -> float:
    return _ONE_PERSON_ONCE if once(a.candidate.kind) and once(b.candidate.kind) else _ONE_PERSON


def _overlap(a: Telling, b: Telling, one: Interval, other: Interval) -> float:
    """1 for the same day, less the coarser one of the two is."""
    if None in (one.start, one.end, other.start, other.end):
        at_once = (a.by_then or b.by_then) and abs(a.end - b.end) <= NEWS_DAYS * DAY
        return 0.7 if at_once else 0.2
    coarse = max(one.grain, other.grain)
    if coarse <= Grain.DAY:
        return 1.0 if a.fine and b.fine else 0.7
    if coarse == Grain.WEEK:
        return 0.7
    same = (one.first, one.last) == (other.first, other.last)
    if coarse == Grain.MONTH:
        return 0.9 if same else 0.55
    return 0.6 if same else 0.3


def _verbs(a: Telling, b: Telling, kin: float) -> float:
    if a.candidate.verb == b.candidate.verb and a.candidate.verb not in light():
        return max(1.0 if kin >= 0.8 else 0.8, kin)
    return kin


def _places(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    return 1.0 if a.casefold() == b.casefold() else -1.0


def shared_pairs(telling: Telling) -> list[tuple[str, str]]:
    """The pairs of people of a telling, at most those of the first six, in a fixed order."""
    return list(combinations(sorted(telling.people)[:6], 2))
