"""What a line may tell besides, while there is room: "when a lorry ploughs through the market" after "Ten people die".

A line is first written as plainly as may be. Where more of the sentence fits, and the line is hardly less clear for
it, it is told with that: how, where, why, what came of it. Nothing that the plain line tells is given up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline_app.extract.events.clarity import clarity
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fits import is_good
from timeline_app.extract.events.fuller import ends_open, shown_in
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.sound import is_sound

_ROOM = 15
"""Characters that anything worth adding has at least."""
_WORTH = 6
"""Characters that a line has more by a single word that counts: "Halden", "himself"."""
_MORE = 6
"""Characters more for a clause that tells when or why: "because wheels could run wild"."""
_AS_CLEAR = 0.06
"""What is told with more may be less clear by this: a comma more, a longer line."""
_PARTED_OFF = 0.07
"""What the comma alone costs before what came of it: "…, causing thousands of deaths"."""
_PLAIN = 0.35
"""Unless it is then told less clearly than this."""
_CAME_OF_IT = re.compile(r", [a-z]+ing\b")
NEVER_BELOW = 0.1
"""Unless hardly any reader could then tell from it what happened."""
_TELLING = ("prep", "agent", "advcl", "acl", "relcl", "npadvmod", "xcomp", "ccomp", "conj", "dobj", "dative", "oprd")


def filled(line: str, longest: int, others: Iterable[str], draft: Draft, reading: Reading) -> str:
    """The clearest of `others` of at most `longest` characters that tell all of `line` and more; else the line.

    A clause that tells when or why may take some more.
    """
    shown = shown_in(line, draft)
    if not shown or len(line) + _ROOM > longest or not _has_more(shown, draft):
        return line
    best, most = line, as_clear(line, draft, reading)
    for other in dict.fromkeys(others):
        room = longest if len(other) <= longest or not _explains(other, shown, draft) else longest + _MORE
        if is_good(other, room) and _adds(other, line, shown, draft) and is_sound(other, draft, reading):
            clear = clarity_of(other, draft, reading)
            if clear > _PLAIN and _CAME_OF_IT.search(other) and not _CAME_OF_IT.search(line):
                clear += _PARTED_OFF
            if clear > most:
                best, most = other, clear
    return best


def as_clear(line: str, draft: Draft, reading: Reading) -> float:
    """How clear a line that tells more must at least be."""
    clear = clarity_of(line, draft, reading)
    return max(clear - _AS_CLEAR, min(clear, NEVER_BELOW))


def clarity_of(line: str, draft: Draft, reading: Reading) -> float:
    """The clarity of the draft with this headline."""
    return clarity(replace(draft, headline=line), reading)


def _has_more(shown: frozenset[int], draft: Draft) -> bool:
    """Whether behind the verb something hangs on the words of the line that it does not tell."""
    view, head = draft.view, governing(draft).head
    return any(
        w.i > head and w.i not in shown and w.head in shown and w.dep in _TELLING and w.i not in view.timed_words
        for w in view.tree.words
    )


def _explains(other: str, shown: frozenset[int], draft: Draft) -> bool:
    """Whether a clause of the verb is among what it adds."""
    return any(draft.view.tree.words[i].dep == "advcl" for i in shown_in(other, draft) - shown)


def _adds(other: str, line: str, shown: frozenset[int], draft: Draft) -> bool:
    """Whether it tells all of the line, in the same words, and only more behind the verb."""
    if not is_within(line, other) or (" - " in other and " - " not in line):
        return False
    more = shown_in(other, draft)
    added = sorted(more - shown)
    behind = bool(added) and shown <= more and added[0] > governing(draft).head
    whole = not ends_open(more, draft) and all(_is_whole(i, more, draft) for i in added)
    return behind and whole and all(_is_joined(i, more, other, draft) for i in added)


def _is_whole(i: int, shown: frozenset[int], draft: Draft) -> bool:
    """Whether a clause that was added says all up to its first comma: not "that left half the hens | on a roof"."""
    tree, view = draft.view.tree, draft.view
    word, below = tree.words[i], tree.subtree(i)
    if word.dep == "prep":  # "at [11am] local time"
        told = max(j for j in below if j in shown)
        return not any(j in view.timed_words and tree.words[j].dep != "poss" for j in below if j < told)
    if word.dep == "conj":
        another = word.tag in ("VBD", "VBN") or bool(tree.kids(i, "nsubj", "nsubjpass", "aux"))  # another happening
        return not another and all(w.i in shown for w in tree.kids(i, "conj", "appos"))
    if word.dep in ("relcl", "acl") or (word.dep == "advcl" and word.tag == "VBG"):
        last = max(j for j in below if j in shown)
        after = tree.words[last + 1] if last + 1 in below else None
        timed = after is not None and not view.timed_words.isdisjoint((after.i, *after.children))
        if after is None or after.dep in ("punct", "cc") or (timed and last > i):  # not "in the months ended | 31 May"
            return True
        return after.dep == "prep" and tree.words[after.head].is_noun  # "films the ruins of a mill [on the hill]"
    passing = word.lemma == "time" and not tree.kids(i, "relcl", "acl", "advcl")  # "local time", "the same time"
    return word.lemma != "accord" and not passing  # nor who says so


def is_within(line: str, other: str) -> bool:
    """Whether `other` has the words of `line` in their order, and at least two more, or one that counts."""
    few, many = _WORD.findall(line), _WORD.findall(other)
    rest = iter(many)
    more = len(many) >= len(few) + 2 or len(other) >= len(line) + _WORTH
    return more and all(word in rest for word in few)


def _is_joined(i: int, shown: frozenset[int], line: str, draft: Draft) -> bool:
    """Whether an added word follows as it does in the sentence: with its comma, and before no loose verb."""
    words = draft.view.tree.words
    word, before = words[i], next(words[j] for j in range(i - 1, -1, -1) if words[j].text not in _SIGNS)
    loose = i + 1 < len(words) and i + 1 not in shown and words[i + 1].tag in FINITE
    if loose or (word.tag == "VBD" and word.dep == "advcl" and word.text in _WORD.findall(line)):
        return False  # "in Oslo and the minister | was told", "crashes when he led" with a past beside the present
    if before.text in ("(", "[") or i in draft.view.timed_words or (word.dep == "cc" and i - 1 not in shown):
        return False  # "$5m | (£3m)", "in 1846 | or thereabouts"
    leads = max((j for j in shown if j < i), default=i)  # "saying that, for all the noise, [the plan stands]"
    led = word.tag in _LEADING or words[leads].tag == "IN" or before.end == word.start  # "peace-[loving]"
    return before.text not in _PARTED or led or f", {word.text}" in line


_WORD = re.compile(r"[^\W_]+")
_SIGNS = ("$", "#", "£", "€")
_LEADING = ("IN", "TO", "WRB")
_PARTED = (",", "-", "--", "–", "—", ";", ":")
