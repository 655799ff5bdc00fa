"""Whether the line of a chronology begins with something that its reader cannot place: "The group is released".

"The Oslo group", "The group of Ada Holm", "The sun" can be placed, "The 29-year-old Chilean rider" and "The first part
of the hike" cannot: the article says which, the line does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_THE = frozenset({"the", "this", "that", "these", "those"})
_FARTHEST = 9
"""Words into the line to look for the noun that the line is about."""
_YEAR = re.compile(r"1\d{3}|20\d\d")


def is_unplaced(line: str, top: int, draft: Draft) -> bool:
    """Whether the line has the noun at `top` as its subject and nothing beside it says which one it is."""
    said = re.findall(r"[^\W_]+(?:[.’'][^\W_]+)*", line)
    word = draft.view.tree.words[top]
    plain = word.tag in ("NN", "NNS") and word.text[:1].islower() and word.lemma not in listed("unique")
    if not plain or not said or said[0].lower() not in _THE:
        return False
    if word.text not in said[1:_FARTHEST]:
        return False  # told by another phrase
    before = said[1 : said.index(word.text, 1)]
    after = line.partition(word.text)[2].lstrip()
    return not after[:1].isdigit() and not _names_itself(before, word, draft) and not _is_explained(word, draft, line)


def _names_itself(before: Sequence[str], word: Word, draft: Draft) -> bool:
    """Whether one of the words between article and noun says which: a name, or what it is of: "the tram driver"."""
    tree = draft.view.tree
    beside = {w.text: w for w in tree.words[max(0, word.i - _FARTHEST) : word.i]}
    found = [beside[text] for text in before if text in beside]
    if len(found) < len(before):
        return True  # put there from elsewhere in the article
    return any(_tells(w, word, draft) for w in found)


def _tells(word: Word, noun: Word, draft: Draft) -> bool:
    if word.text[:1].isupper() and word.i:
        people = noun.tag == "NN" and noun.lemma in listed("nameless_people") | listed("humans")
        return not (people and word.tag == "JJ")  # "the Chilean rider" is one of many
    kind = word.dep in ("compound", "nmod") and word.is_noun and word.lemma not in listed("spans")  # "two-hour"
    return kind or bool(_YEAR.fullmatch(word.text))


def _is_explained(noun: Word, draft: Draft, line: str) -> bool:
    """Whether what stands after the noun says which: "the mayor of Oslo", "the attack that killed ten"."""
    tree = draft.view.tree
    if any(_has(tree, w, line) and _is_known(tree, w, draft) for w in tree.kids(noun.i, "prep")):
        return True
    return any(_has(tree, w, line) for w in tree.kids(noun.i, "acl", "relcl", "ccomp", "appos"))


def _has(tree: Tree, word: Word, line: str) -> bool:
    """Whether the line holds the word that leads to what is said of a noun, and the word after it."""
    after = tree.words[word.i + 1].text if word.i + 1 < len(tree.words) else ""
    return f" {word.text} {after}".rstrip() in line


def _is_known(tree: Tree, preposition: Word, draft: Draft) -> bool:
    """Whether what follows the preposition can itself be placed, or is not definite: "a poll", "Oslo", "two men"."""
    for noun in tree.kids(preposition.i, "pobj"):
        inside = [tree.words[i] for i in tree.subtree(noun.i)]
        if any(w.text[:1].isupper() or w.text[:1].isdigit() for w in inside if w.i not in draft.view.timed_words):
            return True
        definite = any(w.text.lower() in _THE for w in tree.kids(noun.i, "det"))
        owned = bool(tree.kids(noun.i, "poss"))
        if not definite and not owned and noun.tag != "PRP" and noun.lemma not in listed("pointing"):
            return True
        if definite and any(_is_known(tree, w, draft) for w in tree.kids(noun.i, "prep")):
            return True
    return False
