"""What the small model likes to call a name and is none: "Re-election", "NATIONAL NEWS", "GG Grandfather".

`is_junk(run, name, kind)` is asked last, when the kind of the name is decided.
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.core.names import plain
from timeline_app.extract.mentions.gazetteer import (
    body_aliases,
    country_named,
    given_name,
    known_bodies,
    known_places,
    words,
)
from timeline_app.extract.mentions.runs import Run
from timeline_app.extract.nlp import common_word, is_stop_word

FIRM_SUFFIXES = frozenset({"inc", "corp", "corporation", "ltd", "llc", "plc", "ag", "gmbh", "nv", "bv"})
_WEAK_TITLES = frozenset(
    {"chief", "father", "mother", "son", "daughter", "star", "brother", "sister", "head", "leader"}
)


def is_junk(run: Run, name: str, kind: EntityKind, known: bool = False) -> bool:
    """What the model likes to call a name and is none; `known`: it is somebody's elsewhere in the article."""
    last = run.words[-1]
    if kind is EntityKind.PERSON and len(run.words) == 1 and is_numbered(run):
        return True
    if last.low in words("organizations", "no_bodies") and run.title is None:
        return True
    if len(run.words) == 1 and (last.low.rstrip(".") in FIRM_SUFFIXES or _opens_compound(run)):
        return True
    if kind not in (EntityKind.PERSON, EntityKind.THING) and sum(
        w.ent in ("EVENT", "WORK_OF_ART", "LAW", "PRODUCT") for w in run.words
    ) * 2 > len(run.words):
        return True
    letters = sum(c.isalpha() for c in name)
    if letters < 2 or letters < 0.6 * len(name.replace(" ", "")) or len(name) > 80:
        return True
    if last.low in words("people", "forebears") or any(w.low in words("people", "credits") for w in run.words):
        return True  # "GG Grandfather"; "Grandfather Mountain" is a name
    if any(w.low in ("http", "www", "copyright", "©") or "@" in w.text for w in run.words):
        return True
    if kind is EntityKind.PERSON and (len(run.words) > 6 or name.islower()):
        return True
    loud = name.isupper() and len(name) > _LOUD and plain(name) not in known_bodies()
    if len(run.words) > 1 and loud and all(common_word(w.low) for w in run.words):
        return True  # "NATIONAL NEWS"
    return len(run.words) == 1 and _common_junk(run, name, kind, known)


def _opens_compound(run: Run) -> bool:
    """Whether it is only the first half of a word with a hyphen: "Re-election", "Pro-choice"."""
    after = run.line.words[run.end : run.end + 2]
    glued = len(after) == 2 and after[0].low == "-" and after[0].glued and after[1].glued
    return glued and after[1].text.islower() and len(run.words[0].text) < _SHORT


def is_member(name: str) -> bool:
    """Whether it says of what party somebody is: "a Social Democrat" is no person of that name."""
    return " " in name and f"{plain(name)}s" in known_bodies() and plain(name) not in known_bodies()


def is_numbered(run: Run) -> bool:
    """Whether a number belongs to the name, which is a band's or a ship's: "a song by the Holm 5"."""
    before = run.line.lows[max(0, run.first - 1) : run.first]
    after = run.line.words[run.end : run.end + 1]
    return before in (["the"], ["a"], ["an"]) and bool(after) and after[0].text.isdigit()


_SHORT = 5
_LOUD = 5


def _common_junk(run: Run, name: str, kind: EntityKind, known: bool) -> bool:
    """Whether a single word is a common one that only happens to have a capital here."""
    word = run.words[0]
    if word.text.isupper() and _is_stressed(word.low, name):
        return True
    if not common_word(word.low) or given_name(word.low) or (word.text.isupper() and len(word.text) < 6):
        return False
    if kind is EntityKind.PERSON and known and word.tag == "NNP" and word.dep in ("nsubj", "nsubjpass"):
        return False  # "a son, Hermann. … Hermann left"
    if kind is EntityKind.PERSON:
        return word.ent != "PERSON" and (run.title is None or run.title.head in _WEAK_TITLES)
    if plain(name) in known_bodies() or plain(name) in known_places() or plain(name) in body_aliases():
        return False
    return word.opens or word.low in words("organizations", "heads")


def _is_stressed(low: str, name: str) -> bool:
    """Whether capitals only raise the voice: "NOT", "REALLY", "HUMOUR"; "ICE" and "CARE" may be bodies."""
    if plain(name) in known_bodies() or plain(name) in body_aliases() or country_named(name) is not None:
        return False
    return is_stop_word(low) or (len(low) > 4 and common_word(low))
