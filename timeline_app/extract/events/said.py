"""What somebody says, in the very words, where a headline can hold them.

Of "“The bridge is safe, and it will stay open,” Berg said" it is “The bridge is safe”.
"""

from __future__ import annotations

from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.quotes import MARKS

LONG_QUOTE = 60
"""Characters of the longest quotation that is given word for word where it can be told."""
_OWN = frozenset({"i", "we", "my", "our", "us", "me", "you", "your"})


def is_of_speaker(tree: Tree, word: Word) -> bool:
    """Whether "I", "our" and the like stand in what is said: then only the very words will do."""
    return any(tree.words[i].text.lower() in _OWN for i in tree.subtree(word.i))


def opens_with_question(tree: Tree, word: Word) -> bool:
    """Whether it tells "how it began", "who was there"."""
    opening = [i for i in tree.subtree(word.i) if i < word.i and tree.words[i].text not in MARKS][:2]
    return any(tree.words[i].tag in ("WP", "WDT", "WRB") for i in opening)


def is_quoted_whole(tree: Tree, word: Word) -> bool:
    """Whether the marks stand before all of what is said: not in "said it had “spared no effort”"."""
    inside = tree.subtree(word.i)
    marks = [i for i in inside if i < word.i and tree.words[i].text in MARKS]
    return not marks or marks[0] == inside[0]


def verbatim(phrases: Phrases, word: Word, quoted: bool) -> str:
    """What hangs on `word` in the words of the article, with quotation marks where it has them."""
    inside = [i for i in phrases.tree.subtree(word.i) if phrases.tree.words[i].text not in MARKS]
    text = phrases.words(_cut_short(phrases, word, inside))
    return f"“{text[:1].upper()}{text[1:]}”" if quoted else text


def _cut_short(phrases: Phrases, word: Word, inside: list[int]) -> list[int]:
    """What is said up to where it may end: without second clauses at its end, while it is too long."""
    tree = phrases.tree
    late = [w for w in tree.kids(word.i, "conj", "advcl", "parataxis", "prep", "npadvmod") if w.i > word.i + 1]
    for last in (*reversed(late), word):
        while inside and tree.words[inside[-1]].dep in ("punct", "cc"):
            inside = inside[:-1]
        gone = set(tree.subtree(last.i))
        if len(phrases.words(inside)) <= LONG_QUOTE or last is word or not inside or inside[-1] not in gone:
            break
        inside = [i for i in inside if i not in gone]
    return inside
