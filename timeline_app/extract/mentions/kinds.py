"""Decides what kind of thing each name of an article is, from everything that the article shows of it.

The small model mistakes foreign names (a minister for a city), so that its label is one vote among others: a title
before the name, a given name, "… Ministry", a list of places; and a family name inherits what the full name is.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline_app.core.facts import EntityKind
from timeline_app.core.names import name_parts, plain
from timeline_app.extract.mentions.gazetteer import (
    body_aliases,
    country_named,
    given_name,
    known_bodies,
    known_places,
    words,
)
from timeline_app.extract.mentions.grammar import acts_by_arm
from timeline_app.extract.mentions.no_names import FIRM_SUFFIXES, is_junk, is_member, is_numbered
from timeline_app.extract.mentions.runs import Run
from timeline_app.extract.mentions.seams import is_headed, is_said_to_be_body
from timeline_app.extract.mentions.tokens import Word
from timeline_app.extract.mentions.whereabouts import Whereabouts
from timeline_app.extract.nlp import common_word

_LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
_SPEECH = frozenset(
    [
        "say",
        "tell",
        "add",
        "ask",
        "explain",
        "note",
        "warn",
        "insist",
        "argue",
        "claim",
        "reply",
        "announce",
        "recall",
        "write",
        "think",
    ]
)
_WHERE = frozenset({"in", "near", "outside", "at", "from", "to"})
_ENOUGH = 2.0
_ONE_LABEL = 2.0
"""What the model's label on one mention weighs."""
Votes = dict[str, dict[EntityKind, float]]


@dataclass(slots=True)
class Named:
    """A run with its kind. `parts` are its name parts as `core.names` compares them."""

    run: Run
    kind: EntityKind
    text: str
    parts: tuple[str, ...]


def decide(runs: Sequence[Run], text: str) -> list[Named]:
    """The runs that are names, with their kinds, in order; `text` is the article's."""
    rows = [(run, shown(run, text)) for run in runs]
    votes: Votes = defaultdict(lambda: defaultdict(float))
    alone = {name for run, name in rows if len(run.words) == 1}
    for run, name in rows:
        for kind, weight in _votes(run, name).items():
            votes[plain(name)][kind] += weight
    for name in {name for run, name in rows if _second_alone(run, alone)}:
        votes[plain(name)][EntityKind.PERSON] += 2.5
    for storm in {plain(run.words[-1].text) for run, _ in rows if run.words[0].low in words("places", "storms")}:
        votes[storm][EntityKind.THING] += 8
    for base in {base for run, _ in rows if (base := _firm_named(run))} & votes.keys():
        votes[base][EntityKind.ORGANIZATION] += 6
    for name in filter(is_member, {name for _, name in rows}):
        votes[plain(name)].pop(EntityKind.PERSON, None)
    people = _full_people(rows, votes)
    where = Whereabouts(runs, [run for run in runs if _is_somebody_here(run)])
    found: list[Named] = []
    for run, name in rows:
        decided = _kind(run, name, votes[plain(name)], people)
        parts = name_parts(name)
        surname = len(parts) == 1 and people.get(parts[0], 0) > 0
        full = len(run.words) > 1 and given_name(run.words[0].low)
        beside = bool(found) and not surname and _is_joined_to_place(run, found[-1])
        if decided is EntityKind.PERSON and not full and (beside or where.is_place(run, surname)):
            decided = EntityKind.PLACE
        if decided is not None and parts:
            found.append(Named(run, decided, name, parts))
    return found


def _is_somebody_here(run: Run) -> bool:
    """Whether the sentence says of the name what is only said of people."""
    last = run.words[-1]
    verb = run.line.words[_local(run, last.head)].lemma
    says = last.dep == "nsubj" and verb in _SPEECH
    titled = (run.title or run.after) is not None and not _bodyish([w.low for w in run.words])
    return titled or says or _lives(run, last) or _is_somebody(run, last) or _tells_age(run)


def _is_joined_to_place(run: Run, before: Named) -> bool:
    """ "In Leeds and Holt": what stands beside a place behind the same preposition is one, too."""
    joined = run.words[-1].dep == "conj" and before.run.first <= run.words[-1].head < before.run.end
    alone = len(run.words) == 1 and run.title is None and before.run.line is run.line
    return alone and joined and before.kind is EntityKind.PLACE and before.run.words[-1].dep in ("pobj", "conj")


def _second_alone(run: Run, alone: set[str]) -> bool:
    """Whether the article uses the last word alone, not the first: so it does with people, not with firms."""
    if not 2 <= len(run.words) <= _LONG or _bodyish([w.low for w in run.words]):
        return False
    first, second = run.words[0].text, run.words[-1].text
    return second in alone and first not in alone and run.words[0].low not in words("people", "compass")


def _firm_named(run: Run) -> str:
    """What a firm is called for short: of "Norsk Tank Ltd." that is "norsk tank"."""
    suffixes = [w.low.rstrip(".") in FIRM_SUFFIXES for w in run.words]
    return plain(" ".join(w.text for w in run.words[:-1])) if len(run.words) > 1 and suffixes[-1] else ""


_LONG = 4
"""Names of people have at most so many words, hyphens among them."""


def shown(run: Run, text: str) -> str:
    """The name as the article writes it, on one line."""
    name = " ".join(run.line.span_of(run.first, run.end).of(text).split())
    if name.isupper() != run.text.isupper() or name.islower():
        name = run.text
    return name.rstrip(".") if _NUMERAL.search(name) else name


_NUMERAL = re.compile(r" [IVX]+\.$")


def _votes(run: Run, name: str) -> dict[EntityKind, float]:
    votes: dict[EntityKind, float] = defaultdict(float)
    for word in run.words:
        if label := _LABELS.get(word.ent):
            votes[label] += 2.0 / len(run.words)
    low = plain(name)
    lows = [w.low for w in run.words]
    if run.title is not None:
        votes[EntityKind.PERSON] += 5 if not _bodyish(lows) else 1
    if run.after is not None and not _bodyish(lows):
        votes[EntityKind.PERSON] += 2
    if low in known_bodies() or low in body_aliases():
        votes[EntityKind.ORGANIZATION] += 6
    elif low in known_places():
        votes[EntityKind.PLACE] += 3
    if _bodyish(lows):
        votes[EntityKind.ORGANIZATION] += 5
    if len(lows) > 1 and (lows[-1] in words("places", "heads") or words("places", "openers") & {lows[0], lows[-2]}):
        votes[EntityKind.PLACE] += 5
    if _has_makes(run):
        votes[EntityKind.ORGANIZATION] += 3
    if is_said_to_be_body(run.line, run.end) or _noun_before(run) in words("organizations", "said_before"):
        votes[EntityKind.ORGANIZATION] += 4
    if run.words[-1].dep == "nsubj" and run.line.words[_local(run, run.words[-1].head)].lemma in words(
        "organizations", "firm_verbs"
    ):
        votes[EntityKind.ORGANIZATION] += 2
    if _acronym_follows(run):
        votes[EntityKind.ORGANIZATION] += 6
    things = words("organizations", "ships") | words("places", "storms")
    if len(lows) > 1 and (lows[0] in things or lows[-2] == "flight"):
        votes[EntityKind.THING] += 8
    before = run.line.words[run.first - 1] if run.first else None
    if before is not None and before.low in words("organizations", "things") and before.tag == "NN":
        votes[EntityKind.THING] += 6
    if before is not None and before.low == "of" and run.line.lows[run.first - 2] in words("places", "heads"):
        votes[EntityKind.PLACE] += 4
    if lows[-1] == "'s":
        votes[EntityKind.ORGANIZATION] += 8
    if len(lows) > 1 and _is_on_the_map(lows):
        votes[EntityKind.PLACE] += 6
    if len(lows) > 1 and lows[0] in words("places", "saints") and run.title is None:
        votes[EntityKind.PLACE] += 4
    if len(lows) > 1 and not _bodyish(lows) and _noun_before(run) in _somebody():
        votes[EntityKind.PERSON] += 5 if given_name(lows[0]) else 3  # "his aide, Rob Lane" is no lane
    if is_headed(run.line, run.first) or run.line.lows[run.end : run.end + 2] == [",", "which"]:
        votes[EntityKind.ORGANIZATION] += 3
        votes[EntityKind.PERSON] -= 3
    if len(lows) < 3 and run.title is None and not _bodyish(lows) and (_is_home(run) or _is_on_the_way(run)):
        votes[EntityKind.PLACE] += 3
    _person_votes(run, lows, votes)
    return votes


def _is_on_the_map(lows: Sequence[str]) -> bool:
    """Whether it says what place it is, or where it lies: "Tarn Castle", "Tarn in Dunshire", "Tarn Dunshire"."""
    place = lows[-1].endswith("shire") or lows[-1] in words("places", "houses")
    return (place and not given_name(lows[0])) or not _WHERE.isdisjoint(lows[1:-1])


def _is_home(run: Run) -> bool:
    """Whether somebody is of there: "Tim Holt, 54, of Dunmore, was freed"; not "Ann Holt, of Tank Watch, said"."""
    line, of = run.line, run.first - 1
    if of > 0 and line.lows[of] == "from":
        somebody = line.words[of - 1]  # "Pam from Dunmore called"; a letter "to Pam from Holt" may be Holt's
        return line.words[of].head == of - 1 and somebody.tag == "NNP" and somebody.dep.startswith("nsubj")
    if of < 2 or line.lows[of] != "of" or line.lows[of - 1] != "," or line.lows[run.end : run.end + 1] != [","]:
        return False
    before = line.words[of - 2]
    if before.text.isdigit() and len(before.text) == 2:
        return True
    says = any(w.lemma in words("references", "telling") for w in line.words)
    return before.ent == "PERSON" and not says and not run.text.isupper()


def _is_on_the_way(run: Run) -> bool:
    """Whether somebody travels from there, or from somewhere to there: "drove from Dunmore to Tarn"."""
    line, lows = run.line, run.line.lows
    way = lows[run.first - 1] if run.first else ""
    behind = range(max(0, run.first - 4), run.first - 1)
    start = next((i for i in behind if lows[i] == "from"), None) if way == "to" else run.first - 1
    if start is None or way not in ("from", "to") or (way == "from" and lows[run.end : run.end + 1] != ["to"]):
        return False
    return line.words[min(line.words[start].head, len(line.words) - 1)].lemma in words("references", "travelling")


def _somebody() -> frozenset[str]:
    return words("references", "somebody") | words("references", "in_service") | words("references", "kin")


def _has_makes(run: Run) -> bool:
    """Whether what follows is made or owned by firms: "an Embraer plane", "Nokia shares"."""
    line, end = run.line, run.end
    follow = line.words[end] if end < len(line.words) else None
    if follow is not None and follow.low in words("organizations", "makes") and run.words[-1].head == end:
        return True
    owned = run.words[-1].dep == "poss" and line.words[_local(run, run.words[-1].head)].low
    return bool(owned) and owned in words("organizations", "firm_nouns")


def _noun_before(run: Run) -> str:
    """The common noun that stands just before, or before a comma: "the carmaker Tesla", "a rival app, Threads"."""
    index = run.first - 1
    if index > 0 and run.line.lows[index] == ",":
        index -= 1
    word = run.line.words[index] if index >= 0 else None
    return word.low if word is not None and (word.tag == "NN" or word.text.islower()) else ""


def _acronym_follows(run: Run) -> bool:
    """Whether the name's own initials follow in brackets, as they do after bodies."""
    follow = run.line.words[run.end : run.end + 3]
    if len(run.words) < 2 or len(follow) < 3 or follow[0].low != "(" or follow[2].low != ")":
        return False
    letters = "".join(w.text[0] for w in run.words if w.text[0].isupper())
    return len(letters) > 1 and follow[1].text.replace(".", "").upper() == letters.upper()


def _bodyish(lows: Sequence[str]) -> bool:
    """Whether a word for a body ends the name, or opens it before "of" or "for"."""
    heads = words("organizations", "heads")
    if len(lows) > 1 and (lows[-1] in heads or lows[-1] in words("organizations", "suffixes") or "&" in lows):
        return True
    return any(low in heads and follow in ("of", "for") for low, follow in itertools.pairwise(lows))


def _person_votes(run: Run, lows: Sequence[str], votes: dict[EntityKind, float]) -> None:
    first, before = run.words[0], run.line.words[run.first - 1] if run.first else None
    if given_name(lows[0]) and not (len(lows) > 1 and lows[-1] in words("places", "heads")):
        votes[EntityKind.PERSON] += 2 if len(lows) > 1 else 1
    if len(lows) == 3 and len(lows[1].rstrip(".")) == 1:
        votes[EntityKind.PERSON] += 2
    last = run.words[-1]
    if _lives(run, last) or _is_somebody(run, last):
        votes[EntityKind.PERSON] += 3
    if last.dep == "nsubj" and run.line.words[_local(run, last.head)].lemma in _SPEECH:
        votes[EntityKind.PERSON] += 2 if first.ent not in ("ORG", "GPE") else 1
    if len(lows) > 1 and last.tag == "NNPS" and run.title is None and not given_name(lows[0]):
        common = common_word(lows[-1].removesuffix("s"))
        votes[EntityKind.PERSON] -= 2 if common else 0  # "Delmar Pumps", "Westcroft Gardens"
        votes[EntityKind.ORGANIZATION] += 1 if common else 0
    if len(lows) == 2 and _plain_pair(run, lows):
        votes[EntityKind.PERSON] += 2
    if len(lows) == 1 and first.text.isupper() and len(first.text) > 1 and run.title is None:
        votes[EntityKind.ORGANIZATION] += 2
        votes[EntityKind.PERSON] -= 2
    if first.opens and len(lows) == 1 and run.title is None and run.words[-1].dep not in ("nsubj", "nsubjpass", "poss"):
        votes[EntityKind.PERSON] -= 1
    if before is not None and before.low == "the":
        votes[EntityKind.PERSON] -= 3
    if before is not None and before.low in _WHERE and len(lows) < 3 and not given_name(lows[0]) and run.title is None:
        votes[EntityKind.PLACE] += 4 if before.low in ("in", "near", "outside") and first.ent else 1
    if _tells_age(run) or run.line.lows[run.end : run.end + 2] == [",", "who"]:
        votes[EntityKind.PERSON] += 3


def _lives(run: Run, last: Word) -> bool:
    """Whether only a person does or suffers that: "Holt was born", "Falk pleaded guilty"."""
    verb = run.line.words[_local(run, last.head)].lemma
    if last.dep == "nsubjpass":
        return verb in words("people", "suffers")
    return last.dep == "nsubj" and verb in words("people", "lives") and verb != "bear"


def _is_somebody(run: Run, last: Word) -> bool:
    """Whether it is said to be somebody: "Ann Holt is a politician"."""
    verb = _local(run, last.head)
    if last.dep != "nsubj" or run.line.words[verb].lemma != "be":
        return False
    somebody = words("references", "somebody") | words("people", "said_to_be")
    return any(w.dep == "attr" and w.head == verb and w.low in somebody for w in run.line.words)


def _tells_age(run: Run) -> bool:
    """Whether an age follows: "Ann Holt, 45,", "Ann Holt (45)"."""
    follow = run.line.lows[run.end : run.end + 3]
    return len(follow) == 3 and follow[0] in (",", "(") and follow[2] in (",", ")", ".") and follow[1].isdigit() and (
        len(follow[1]) == 2
    )  # fmt: skip


def _plain_pair(run: Run, lows: Sequence[str]) -> bool:
    """Two words that no list and no label knows: most likely a given and a family name; so is "Ann Holland"."""
    if any(w.ent for w in run.words) and country_named(run.words[1].text) is None:
        return False
    if lows[0] in words("people", "compass") or not all(w.text.istitle() for w in run.words):
        return False
    return not any(common_word(low) for low in lows) or (given_name(lows[0]) and not common_word(lows[1]))


def _local(run: Run, head: int) -> int:
    return min(head, len(run.line.words) - 1)


_FAMILY = "… "
"""Before a part: as the last of a full name."""


def _full_people(rows: Iterable[tuple[Run, str]], votes: Votes) -> dict[str, int]:
    """How often each part occurs in full names (two parts or more) that are surely people's, and how often as the
    last."""
    parts: Counter[str] = Counter()
    for _run, name in rows:
        mine = votes[plain(name)]
        best = max(mine.values(), default=0.0)
        if len(name_parts(name)) > 1 and best >= _ENOUGH and mine[EntityKind.PERSON] == best:
            parts.update(name_parts(name))
            parts[_FAMILY + name_parts(name)[-1]] += 1
    return parts


def _kind(run: Run, name: str, votes: dict[EntityKind, float], people: dict[str, int]) -> EntityKind | None:
    low = plain(name)
    parts = name_parts(name)
    country = run.line.country_at(run.first, run.end)
    surname = len(parts) == 1 and people.get(parts[0]) and votes[EntityKind.PERSON] > votes[EntityKind.PLACE]
    if country is not None and not surname:
        return EntityKind.COUNTRY if not country.adjective or acts_by_arm(run.line, run.end) else None
    firm = low in known_bodies() and (name.isupper() or not people.get(_FAMILY + low))  # it may be a driver
    well_known = firm or (low in known_places() and votes[EntityKind.PLACE] >= 6)
    if len(parts) == 1 and people.get(parts[0]) and not well_known and not is_numbered(run):
        before = run.line.words[run.first - 1].low if run.first else ""
        follow = run.line.words[run.end].tag if run.end < len(run.line.words) else ""
        if before != "the" or follow.startswith("NN") or votes[EntityKind.PERSON] > 2:
            return EntityKind.PERSON
    if not votes:
        return None
    kind, weight = max(votes.items(), key=lambda item: (item[1], item[0] is EntityKind.PERSON, item[0]))
    if kind is not EntityKind.PERSON and weight - votes.get(EntityKind.PERSON, 0.0) < 0.5 and _two_plain(run):
        kind = EntityKind.PERSON
    doubtful = run.line.headline and not (kind is EntityKind.PERSON and len(run.words) > 1)
    if weight < _ENOUGH * (1.4 if doubtful else 0.9):
        return None
    if kind is EntityKind.PLACE and weight <= _ONE_LABEL and len(run.words) == 1 and _names_a_thing(run, low):
        return None
    return None if is_junk(run, name, kind, votes[EntityKind.PERSON] >= _ENOUGH) else kind


def _names_a_thing(run: Run, low: str) -> bool:
    """Whether it only helps to name something else: "Lund's Quintet", where only the model's label says place."""
    follow = run.line.words[run.end : run.end + 2]
    owned = len(follow) == 2 and follow[0].low == "'s" and follow[1].tag in ("NNP", "NNPS")
    return owned and low not in known_places()


def _two_plain(run: Run) -> bool:
    """Two or three words in title case with no common word among them."""
    return 2 <= len(run.words) <= 3 and all(w.text.istitle() and not common_word(w.low) for w in run.words)
