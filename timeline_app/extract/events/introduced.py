"""How the article brought in what a sentence only calls "the film": "a film of the rehearsal", "Holm's film".

A headline stands alone, so the words that told which one it is are written into it: "The film of the rehearsal is
shown". Where the article has brought in two of them, or told of one in two ways, it stays bare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.definite import ANY, is_bare
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import kind_of_noun, style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.pronouns import mark_of
from timeline_app.extract.events.tree import Word
from timeline_app.extract.nlp import common_word

_LONGEST = 60
"""Characters of the longest phrase that takes the place of a bare noun."""
_MOST = 60
"""So many mentions are looked at: the first half of them and the last before the line."""
_WHICH = frozenset({"of", "on", "about", "over", "against", "between", "into", "to", "from"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_ANOTHER = frozenset(
    {"other", "another", "new", "next", "last", "latest", "such", "further", "first", "second", "third", "separate"}
)
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_WHOSE = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention of a noun: whether it brings in a thing not told of before, and the phrases that say which it is."""

    brings_in: bool
    phrases: tuple[str, ...]


def as_introduced(view: View, word: Word, reading: Reading) -> tuple[str, ...]:
    """The phrases, best first, by which the article told before which one the bare noun `word` of `view` is."""
    if not is_bare(view, word) or (word.lemma in listed("too_wide") | listed("of_many") and not is_dark(word.lemma)):
        return ()
    number = reading.number_of(view)
    before = [(reading.views[n], i) for n, i in reading.mentions_of(word.lemma) if n < number]
    before = before if len(before) <= _MOST else [*before[: _MOST // 2], *before[-_MOST // 2 :]]
    found: list[Telling] = []
    for earlier, i in before:
        noun = earlier.tree.words[i]
        if _is_another(earlier, noun):
            return ()
        if noun.tag == word.tag:
            found.append(_telling(earlier, noun, reading))
        if sum(t.brings_in for t in found) > 1:
            return ()
    brought = [t for t in found if t.brings_in]
    told = {t.phrases for t in (brought or found) if t.phrases}
    return next(iter(told)) if len(told) == 1 else ()


def is_dark(noun: str) -> bool:
    """Whether "the film", "the ruling" tell nothing alone: a happening, a work, what somebody said."""
    known = listed("vague_news") | listed("said_in") | listed("works") | frozenset(style()["claims"])
    return noun in known or kind_of_noun(noun) is not None or is_somebody(noun)


def is_somebody(noun: str) -> bool:
    """Whether "the woman", "the passenger" is somebody without a name; "the singer" has one."""
    return noun in listed("humans") | listed("nameless_people") and noun not in listed("famous") | listed("titles")


def _is_another(view: View, noun: Word) -> bool:
    """Whether it is said to be one of several: "another film", "no film"."""
    beside = view.tree.kids(noun.i, "det", "amod", "advmod")
    return any(w.text.lower() in ANY or w.lemma in _ANOTHER for w in beside)


def _telling(view: View, noun: Word, reading: Reading) -> Telling:
    tree = view.tree
    known = any(w.text.lower() in _KNOWN for w in tree.kids(noun.i, "det"))
    owner = _owner(view, noun, reading)
    if noun.i in view.name_at or (owner is None and noun.dep in ("compound", "nmod")):
        return Telling(noun.dep not in ("compound", "nmod"), ())
    complements, kind = list(_complements(view, noun, reading)), _kind(view, noun, reading)
    if owner:
        phrases = [f"{owner}{mark_of(owner, reading)} {kind}{text}" for text in (*complements, noun.text)]
    else:
        phrases = [f"the {kind}{text}" for text in complements]
        phrases += [f"the {text}" for text in (*complements, *([kind + noun.text] if kind else []))]
    return Telling(not known and owner is None and not view.title, tuple(dict.fromkeys(phrases)))


def _owner(view: View, noun: Word, reading: Reading) -> str | None:
    """Whose it is by name, empty where it is somebody's without a name; None where it is nobody's."""
    for owner in view.tree.kids(noun.i, "poss"):
        name = view.name_at.get(owner.i)
        whole = name is not None and name.head == owner.i and not view.tree.kids(owner.i, "conj")
        return reading.short_names[name.entity] if name is not None and whole and name.kind in _WHOSE else ""
    return None


def _kind(view: View, noun: Word, reading: Reading) -> str:
    """What stands before the noun: "18-year-old Finnish ", "tribute "; empty where only its colour is told."""
    tree = view.tree
    before = [w for w in tree.kids(noun.i, "amod", "compound", "nmod", "nummod") if w.i < noun.i]
    inside = tree.words[min(tree.subtree(before[0].i)) : noun.i] if before else []
    somebody = is_somebody(noun.lemma)
    telling = [w for w in inside if w.is_noun or w.text[:1].isupper() or (w.tag == "JJ" and somebody)]
    odd = any(_is_no_part(view, w) for w in inside if w.text != "-") or (noun.tag == "NNS" and not somebody)
    if not telling or odd or len(inside) > _WIDEST or not inside[0].text[:1].isalnum():
        return ""
    return Phrases(view, reading).words([w.i for w in inside]) + " "


def _is_no_part(view: View, word: Word) -> bool:
    """Whether it cannot stand before the noun elsewhere: a date, an article, a word that is none: "ofthe"."""
    unknown = word.text.isalpha() and word.text.islower() and not common_word(word.text)
    return word.i in view.timed_words or word.dep == "det" or unknown or _is_odd(view, word, [])


_WIDEST = 6
"""Words at most before a noun: "18", "-", "year", "-", "old" are five."""


def _complements(view: View, noun: Word, reading: Reading) -> Iterator[str]:
    """ "A film of Holm rehearsing before the fair" with all that belongs to it, then with less."""
    tree, phrases = view.tree, Phrases(view, reading)
    behind = tree.kids(noun.i, "prep", "acl")
    first = next((w for w in behind if min(tree.subtree(w.i)) == noun.i + 1), None)
    if first is None or not _says_which(view, first):
        return
    for tight in (0, 1, 2):
        kept = [i for i in phrases.kept(noun.i, tight) if i >= noun.i]
        whole = kept == list(range(noun.i, kept[-1] + 1)) and first.i in kept
        if whole and not any(_is_odd(view, tree.words[i], kept) for i in kept):
            text = phrases.words(kept)
            if len(text) <= _LONGEST:
                yield text


def _says_which(view: View, word: Word) -> bool:
    """Whether what hangs on a noun says which one it is: "of the fire", "called Dawn", "made by Holm"."""
    if word.dep == "prep":
        objects = view.tree.kids(word.i, "pobj", "pcomp")
        where = word.lemma in _WHERE and any(_takes_place(view, word, o) for o in objects[:1])
        return where or (word.lemma in _WHICH and bool(objects))
    named = word.tag == "VBN" and (word.lemma in _NAMING or view.tree.kids(word.i, "agent"))
    return bool(named) or (word.tag == "VBG" and word.lemma in _ABOUT)


def _takes_place(view: View, preposition: Word, place: Word) -> bool:
    """ "A concert in Cardiff", "a summit at Davos", but not "a letter in the desk"."""
    noun, name = view.tree.words[preposition.head], view.name_at.get(place.i)
    named = name is not None and name.kind in (EntityKind.PLACE, EntityKind.COUNTRY)
    return named and (kind_of_noun(noun.lemma) is not None or noun.lemma in listed("facilities") | listed("works"))


_NAMING = ("call", "title", "entitle", "name", "dub")
_ABOUT = ("show", "accuse", "describe", "warn", "urge", "demand", "allege", "criticise", "criticize", "depict", "claim")


def _is_odd(view: View, word: Word, kept: list[int]) -> bool:
    """Whether it cannot be told elsewhere: a mark, a tense, a pronoun of somebody whom the phrase does not name."""
    if word.tag in FINITE or word.tag in ("``", "''", ":", ",", "-LRB-", "-RRB-", "WDT", "WP", "EX"):
        return True
    if word.tag not in ("PRP", "PRP$"):
        return False
    meant = view.name_at.get(word.i)
    return meant is None or not any(_is_named(view.name_at.get(i), meant) for i in kept if i < word.i)


def _is_named(name: Name | None, meant: Name) -> bool:
    return name is not None and name.form is MentionForm.NAME and name.entity == meant.entity
