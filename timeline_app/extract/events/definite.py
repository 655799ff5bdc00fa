"""Which one "the earthquake", "the bank" is, where the article has said so before: "the Lima earthquake".

A headline stands alone, so a bare noun with "the" is written as the article first named it. Where the article speaks of
two of the kind by different names, it stays bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.core.names import plain
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import kind_of_noun
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.mentions.gazetteer import country_named, known_places
from timeline_app.extract.nlp import common_word

_TELLING = ("compound", "nmod", "amod")
_OTHERS = frozenset(
    {"other", "another", "new", "next", "last", "latest", "same", "own", "such", "further", "first", "second"}
)
ANY = frozenset({"no", "any", "every", "each", "another", "some"})
"""With these before it a noun is none that is known."""
_WHERE = frozenset({"in", "at", "near", "outside", "off", "on"})
_FAR = 5
"""Words after a noun to look for a name that says which one it is."""
_NEAR = 6
"""So many sentences back it may have been named, or in the title and the first two sentences."""
_OPENING = 8
"""So many sentences at most are title and lede: what runs into the first sentence is counted with it."""
_LONGEST = 45
"""Characters of the longest phrase that takes the place of a bare noun."""


def as_first_named(view: View, top: int, reading: Reading) -> str:
    """The phrase for the bare noun at `top` with what tells which it is; empty where it is not bare or not known."""
    word = view.tree.words[top]
    if name := by_name(view, word, reading):
        return name
    return of_which(view, top, reading, things=True)


def of_which(view: View, top: int, reading: Reading, things: bool = False) -> str:
    """The phrase for the bare noun at `top` that names something; with `things` also bodies, "the two-door car"."""
    word = view.tree.words[top]
    if not is_bare(view, word) or word.lemma in listed("titles") or word.lemma in listed("too_wide"):
        return ""
    here = {w.text.lower() for w in view.tree.words}
    own = frozenset({word.lemma})
    for placed, same in ((False, own), (True, own), (False, _alike(word.lemma))):
        found = {phrase: names for phrase, names in _mentions(view, word, reading, same, placed) if phrase}
        named = [phrase for phrase, names in found.items() if names]
        if any(found[phrase] & here for phrase in named) or len({found[p] for p in named}) > 1:
            return ""
        if named or (len(found) == 1 and same is own and things):
            phrase = named[0] if named else next(iter(found))
            whole = not things and any(phrase == n for n in reading.short_names)
            return f"the {phrase}" if len(phrase) <= _LONGEST and not whole else ""
    return ""


def by_name(view: View, word: Word, reading: Reading) -> str:
    """ "The charity" where the sentences before leave no doubt which: "Save the Children"."""
    name = view.name_at.get(word.i)
    if name is None or name.form is not MentionForm.OFFICE or word.tag not in ("NN", "NNP") or name.head != word.i:
        return ""
    if name.kind not in (EntityKind.ORGANIZATION, EntityKind.PERSON) or word.i in view.groups:
        return ""
    definite = any(w.text.lower() in ("the", "this") for w in view.tree.kids(word.i, "det"))
    again = any(n.entity == name.entity and n.form is MentionForm.NAME for n in view.names)
    more = [w for w in view.tree.kids(word.i, "conj", "relcl", "acl", "prep", "appos") if not is_aside(view.tree, w)]
    return "" if again or more or not definite else reading.short_names[name.entity]


def where_it_was(view: View, word: Word, reading: Reading) -> str:
    """Where "the devastating earthquake" was, if the article has said so of the one that it tells of: "Haiti"."""
    told_by_noun = any(w.lemma != "magnitude" for w in view.tree.kids(word.i, "compound", "nmod"))
    if kind_of_noun(word.lemma) is None or word.tag != "NN" or told_by_noun:
        return ""
    same = _alike(word.lemma) | {word.lemma}
    found = {
        name.entity
        for before in _in_reach(view, reading)
        for noun in before.tree.words
        if noun.lemma in same and noun.tag == "NN"
        for name in _places_at(before, noun)
    }
    where = reading.short_names[min(found)] if len(found) == 1 else ""
    return where if country_named(where) is not None or plain(where) in known_places() else ""


def _places_at(view: View, noun: Word) -> Iterator[Name]:
    """The places by which it is told which: "the flood in Peru", "the Peru flood"."""
    tops = [w.i for w in view.tree.kids(noun.i, "compound", "nmod")]
    for preposition in view.tree.kids(noun.i, "prep"):
        tops += [w.i for w in view.tree.kids(preposition.i, "pobj") if preposition.lemma in _WHERE]
    found = (view.name_at.get(i) for i in tops)
    yield from (n for n in found if n is not None and n.kind in (EntityKind.PLACE, EntityKind.COUNTRY))


def is_aside(tree: Tree, word: Word) -> bool:
    """Whether what hangs on a noun is only added: ", which sells more umbrellas than any in Peru,"."""
    first = min(tree.subtree(word.i))
    return word.dep in ("relcl", "acl") and first > 0 and tree.words[first - 1].text in (",", "-", "–", "—", "(")


def is_beside(view: View, word: Word) -> bool:
    """Whether what hangs on a noun says nothing of which one it is: an aside, or when: "the report on 5 May"."""
    days = view.tree.kids(word.i, "pobj") if word.dep == "prep" and word.lemma == "on" else []
    return is_aside(view.tree, word) or (bool(days) and all(w.i in view.timed_words for w in days))


def is_bare(view: View, word: Word) -> bool:
    """Whether nothing beside a common noun but "the" or "this" says which one it is."""
    kids = [view.tree.words[c] for c in word.children]
    behind = view.tree.words[word.i + 1] if word.i + 1 < len(view.tree.words) else None
    the = any(w.dep == "det" and w.text.lower() in ("the", "this", "that") for w in kids)
    more = any(w.dep not in ("det", "punct", "case") and not is_beside(view, w) for w in kids)
    more = more or (behind is not None and behind.is_noun and behind.i not in view.timed_words)  # "the name bog fever"
    return word.tag in ("NN", "NNS") and the and not more and word.i not in view.name_at


def _mentions(
    view: View, word: Word, reading: Reading, nouns: frozenset[str], placed: bool
) -> Iterator[tuple[str, frozenset[str]]]:
    """Earlier phrases on one of the `nouns` that say more, without their article, with the names in them.

    `placed`: those that say it behind the noun, "the fire in Oslo". "A new fire" behind one that was named is another.
    """
    known = False
    for before in _in_reach(view, reading):
        for noun in before.tree.words:
            if noun.tag in (word.tag, "NNP") and noun.lemma in nouns:
                articles = {w.text.lower() for w in before.tree.kids(noun.i, "det")}
                if known and articles & {"a", "an"}:
                    continue
                known = known or "the" in articles
                yield _phrase(before, noun, reading, placed)


def _in_reach(view: View, reading: Reading) -> list[View]:
    """The sentences before that may have named it, in the order of the text; those between are not looked at."""
    number = reading.number_of(view)
    near = max(_OPENING, number - 2 * _NEAR)
    views = (reading.views[n] for n in [*range(min(number, _OPENING)), *range(near, number)])
    return [v for v in views if v.title or v.order < 2 or v.order >= view.order - _NEAR]


@cache
def _alike(noun: str) -> frozenset[str]:
    """Nouns that an article uses for the same thing: "tremor" for "earthquake"."""
    return frozenset(other for line in listed("same_things") if noun in line.split() for other in line.split())


def _phrase(view: View, noun: Word, reading: Reading, placed: bool) -> tuple[str, frozenset[str]]:
    tree = view.tree
    name = view.name_at.get(noun.i)
    if name is not None:
        body = name.kind in (EntityKind.ORGANIZATION, EntityKind.PLACE) and name.head == noun.i and len(name.words) > 1
        short = reading.short_names[name.entity]
        plain = body and not re.search(r"['’]", short)
        return (short, frozenset({f"{name.entity}"})) if plain else ("", frozenset())
    beside = [w for w in tree.kids(noun.i, *_TELLING) if w.i not in view.timed_words and w.i < noun.i]
    telling = [w for w in beside if w.dep != "amod" or w.text[:1].isupper() or tree.words[w.i - 1].text == "-"]
    where = _where(view, noun) if placed else []
    other = any(w.text.lower() in ANY for w in tree.kids(noun.i, "det", "advmod"))
    if not (where if placed else telling) or other or any(w.lemma in _OTHERS for w in beside) or noun.tag == "NNP":
        return "", frozenset()
    whole = {i for w in telling for i in tree.subtree(w.i)} | {noun.i, *where}
    kept = [i for i in Phrases(view, reading).kept(noun.i, 1) if i in whole]
    inside = [tree.words[i] for i in range(kept[0], kept[-1] + 1)]
    if len(kept) < len(inside) or any(_is_odd(w, tree.words[kept[0]]) for w in inside):
        return "", frozenset()
    names = frozenset(w.text.lower() for w in inside if w.text[:1].isupper() and w.tag in ("NNP", "NNPS", "JJ") and w.i)
    text = Phrases(view, reading).words(kept)
    opens = kept[0] == 0 and 0 not in view.name_at and common_word(text.split()[0].lower())  # the sentence's capital
    return (text[:1].lower() + text[1:] if opens else text), names


def _where(view: View, noun: Word) -> list[int]:
    """ "In the town of Osby", "with Norway": the words after the noun that say by a name which one it is."""
    for preposition in view.tree.kids(noun.i, "prep"):
        objects = view.tree.kids(preposition.i, "pobj")
        name = view.name_at.get(objects[0].i) if len(objects) == 1 else None
        near = preposition.i == noun.i + 1 and name is not None and name.form is MentionForm.NAME
        fixed = kind_of_noun(noun.lemma) is not None or noun.lemma in listed("facilities")
        telling = preposition.lemma in ("of", "with", "against") or (fixed and preposition.lemma in _WHERE)
        plain = near and telling and not view.tree.kids(objects[0].i, "conj", "appos")
        if plain and name is not None and name.words[-1] - preposition.i <= _FAR:
            return list(range(preposition.i, name.words[-1] + 1))
    return []


def _is_odd(word: Word, first: Word) -> bool:
    """Whether it is no part of a plain phrase: a verb, an article inside it, capitals, half of a hyphenated word."""
    shouted = word.text.isupper() and len(word.text) > 5
    inner = word.dep == "det" and word.head <= first.i
    return word.tag in FINITE or inner or shouted or (word is first and not word.text[:1].isalnum())
