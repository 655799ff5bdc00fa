"""Which town "the city" is, where the article has named only one so: "troops shell Osby", not "the city".

"Lima, the capital", "the town of Osby", "the capital Lima" name it. Of two cities nobody knows which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.tree import Tree, Word

_SORTS = frozenset({"capital", "city", "town", "village", "island"})
_MOST = 40
"""So many mentions of a word are looked at."""
_PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)


def place_meant(view: View, word: Word, reading: Reading) -> str:
    """The name of the one place that the article calls by the bare noun `word`, in the sentences before and in this."""
    if word.lemma == "country" and _is_bare(view, word):
        return _only_country(view, word, reading)
    if word.lemma not in _SORTS or word.tag != "NN" or word.i in view.name_at:
        return ""
    here = {name.entity for name in _called(view, word)}
    if len(here) == 1:
        return reading.short_names[here.pop()]
    if not _is_bare(view, word):
        return ""
    number = reading.number_of(view)
    found: set[int] = set()
    before = [(n, i) for n, i in reading.mentions_of(word.lemma) if n <= number]
    for n, i in before[:_MOST]:
        noun = reading.views[n].tree.words[i]
        called = {name.entity for name in _called(reading.views[n], noun)}
        if not called and not _is_the(reading.views[n], noun):
            return ""  # "another city", "the coastal town": it may be that one
        found |= called
    return reading.short_names[found.pop()] if len(found) == 1 and len(before) <= _MOST else ""


def _only_country(view: View, word: Word, reading: Reading) -> str:
    """The one country that the sentence names before the word, as where something goes on: "sold ships to Peru".

    Not by what acts: "the US left the country".
    """
    words = view.tree.words
    countries = [n for n in view.names if n.kind is EntityKind.COUNTRY and n.head < word.i]
    told = [n for n in countries if words[n.head].dep not in _MARKS]
    one = len({n.entity for n in told}) == 1 and any(_is_where(view, words[n.head], word) for n in told)
    return reading.short_names[told[0].entity] if one else ""


_MARKS = frozenset({"compound", "amod", "nmod", "poss", "nsubj", "nsubjpass"})


def _is_where(view: View, country: Word, word: Word) -> bool:
    """Whether a verb above the word has it behind "in" or "to"; not "a quarrel with Peru", "talks in Peru ended"."""
    opening = view.tree.words[country.head]
    if country.dep != "pobj" or opening.lemma not in ("in", "to", "into", "inside", "across"):
        return False
    return view.tree.words[opening.head].is_verb and word.i in view.tree.subtree(opening.head)


def _is_bare(view: View, word: Word) -> bool:
    kids = [view.tree.words[c] for c in word.children]
    return any(w.text.lower() == "the" for w in kids) and all(w.dep in ("det", "case", "punct") for w in kids)


def _is_the(view: View, word: Word) -> bool:
    """Whether it is "the city", "the city's", or a part of a name: "Mexico City"."""
    return word.i in view.name_at or _is_bare(view, word)


def _called(view: View, noun: Word) -> Iterator[Name]:
    """The places named by what stands beside the noun: "Lima, the capital", "the city of Lima", "the capital Lima"."""
    tree = view.tree
    beside = list(tree.kids(noun.i, "appos", "nmod"))
    of = [o.i for p in tree.kids(noun.i, "prep") if p.lemma == "of" for o in tree.kids(p.i, "pobj")]
    if noun.dep in ("appos", "compound", "nmod"):
        beside.append(tree.words[noun.head])
    heads = {w.i for w in beside}
    for name in view.names:
        plain = name.kind in _PLACES and name.form is MentionForm.NAME
        named = name.head in of and (
            noun.lemma == "island" or (name.kind is EntityKind.PLACE and noun.lemma != "capital")
        )
        if plain and (named or name.head in heads or _follows(tree, noun, name)):
            yield name  # of "the capital of Peru" Peru is no name


def _follows(tree: Tree, noun: Word, name: Name) -> bool:
    """Whether the name stands just behind the noun, alone between commas or without any: "the capital, Lima,"."""
    first, end = name.words[0], name.words[-1] + 1
    comma = first == noun.i + 2 and tree.words[noun.i + 1].text == ","
    closed = end >= len(tree.words) or tree.words[end].text in (",", ".", ";")
    return first == noun.i + 1 or (comma and closed)
