"""What the grammar of a sentence says of those it names: who is the subject, who acts like a state, who stand together.

"Ida Holm met Ken Abe in Oslo."  ->  pair_of gives the two; "Tokyo rejected it." -> governs is true of "Tokyo"
"""

from __future__ import annotations

import re

from timeline_app.extract.mentions.gazetteer import words
from timeline_app.extract.mentions.tokens import Line

_MOST_TOGETHER = 10


def is_subject(line: Line, index: int) -> bool:
    """Whether the word, or what it is part of, is the subject of a verb."""
    for _ in range(4):
        word = line.words[index]
        if word.dep in ("nsubj", "nsubjpass"):
            return word.head >= len(line.words) or line.words[word.head].tag[:1] in "VM"  # not "found Holm guilty"
        if word.dep not in ("compound", "conj", "nmod", "flat", "appos", "det", "nummod") or word.head == index:
            return False
        index = word.head
    return False


def governs(line: Line, index: int) -> bool:
    """Whether the capital at `index` acts like a government: "Tokyo rejected", "Washington's decision"."""
    word = line.words[index]
    above = line.words[word.head] if word.head < len(line.words) else word
    if word.dep == "nsubj":
        return above.lemma in words("references", "government_verbs")
    return word.dep == "poss" and above.lemma in words("references", "government_nouns")


def acts_by_arm(line: Line, index: int) -> bool:
    """Whether the words from `index` on name an arm of the state whose adjective stands before: "… fighter jets"."""
    for ahead in range(index, min(index + _MOST_BETWEEN, len(line.words))):
        word = line.words[ahead]
        follow = line.words[ahead + 1] if ahead + 1 < len(line.words) else None
        ends = follow is None or not (follow.tag.startswith("NN") or follow.low == "-")
        if ends and (word.low in words("references", "state_arms") or _CRAFT.fullmatch(word.text)):
            return True
        if not (word.tag.startswith(("NN", "JJ")) or word.low in ("-", "and", "/", ",")):
            return False
    return False


_MOST_BETWEEN = 5
_CRAFT = re.compile(r"[A-Z]{1,3}[a-z]{0,2}-?\d+[A-Z]?s?")


def same_clause(line: Line, pronoun: int, start: int) -> bool:
    """Whether the person at `start` is the subject of the pronoun's own verb: then "him" is somebody else."""
    index = line.at.get(start)
    if index is None:
        return False
    verbs = [i for i in up(line, pronoun)[1:] if line.words[i].tag.startswith("VB")]
    chain = up(line, index)
    mine = next((i for i in chain if line.words[i].tag.startswith("VB")), None)
    return bool(verbs) and mine == verbs[0] and is_subject(line, index)


def bound_below(line: Line, pronoun: int) -> set[int]:
    """The words behind a pronoun that is a verb's subject or object, under that verb: whoever is named there is not he.

    What is joined with a subject of its own is another matter: "he left and Berg stayed".
    """
    word = line.words[pronoun]
    if word.dep not in ("nsubj", "nsubjpass", "dobj", "dative") or word.head >= len(line.words):
        return set()
    end = min(len(line.words), pronoun + _FAR)
    end = next((i for i in range(pronoun + 1, end) if line.lows[i] in ("-", "–", "—") and not line.words[i].glued), end)
    return {i for i in range(pronoun + 1, end) if _hangs_under(line, i, word.head)}


def _hangs_under(line: Line, index: int, verb: int) -> bool:
    for _ in range(_DEEPEST):
        word = line.words[index]
        if index == verb:
            return True
        if word.head == index or word.head >= len(line.words):
            return False
        if word.low == "according":
            return False  # "he fled, according to Berg"
        if word.dep in ("conj", "parataxis", "dep") and word.tag[:1] in "VM" and _own_subject(line, index) is not None:
            return False
        index = word.head
    return False


_DEEPEST = 25
_FAR = 20
"""So many words behind the pronoun a text may well come back to the name."""


def _own_subject(line: Line, verb: int) -> int | None:
    return next((i for i in line.below.get(verb, ()) if line.words[i].dep in ("nsubj", "nsubjpass")), None)


def clause_subject(line: Line, chain: list[int]) -> int | None:
    """The noun that is the subject of the first verb of `chain` that has one; None if that is a pronoun."""
    for i in chain:
        if line.words[i].tag.startswith("VB") and (subject := _own_subject(line, i)) is not None:
            return None if line.words[subject].tag in ("PRP", "EX", "WP", "WDT") else subject
    return None


def pair_of(line: Line, people: list[tuple[int, int, int]]) -> tuple[int, int] | None:
    """The two people who stand together: joined by "and", or by a word of meeting or talking; None if not just two."""
    rows = {line.at[s]: n for s, _, n in people if s in line.at}
    if len(rows) > _MOST_TOGETHER:
        return None
    tops = {i: up(line, i) for i in rows}
    pairs: list[tuple[int, int]] = []
    indexes = sorted(rows)
    for a in indexes:
        for b in indexes:
            if a < b and rows[a] != rows[b] and together(line, tops[a], tops[b]):
                pairs.append((rows[a], rows[b]))
    distinct = list(dict.fromkeys(pairs))
    return distinct[0] if len(distinct) == 1 else None


def up(line: Line, index: int) -> list[int]:
    """The word and at most seven words above it."""
    chain = [index]
    while len(chain) < 8 and line.words[chain[-1]].head not in chain and line.words[chain[-1]].head < len(line.words):
        chain.append(line.words[chain[-1]].head)
    return chain


def together(line: Line, one: list[int], other: list[int]) -> bool:
    """Whether two words, each given with those above it, are joined by "and" or by a word of meeting or talking."""
    common = next((i for i in one if i in other), None)
    if common is None:
        return False
    path = [*one[: one.index(common)], *other[: other.index(common)]]
    deps = {line.words[i].dep for i in path}
    if deps & {"relcl", "ccomp", "advcl", "acl", "parataxis", "pcomp", "poss"}:
        return False
    if line.words[common].lemma.lower() in words("references", "together"):
        return True
    return "conj" in deps and deps <= {"conj", "compound", "nmod", "flat", "appos", "nsubj", "pobj"}
