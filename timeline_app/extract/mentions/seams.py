"""Where a run of capitals is more than one name, or ends in words that are none.

"Interpol Ann Holt" -> Interpol | Ann Holt;  "LIVE Ann Holt" -> Ann Holt;  "Mori-Baker talks" -> Mori | Baker
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from timeline_app.extract.mentions.gazetteer import given_name, known_bodies, known_places, words
from timeline_app.extract.mentions.tokens import Line, Word
from timeline_app.extract.nlp import common_word

_PLACE_OPENERS = words("places", "openers")
_OPENER_TAGS = frozenset(
    {"RB", "RBR", "IN", "CC", "DT", "PDT", "UH", "WRB", "PRP$", "TO", "VBD", "VBZ", "VBN", "VBG", "EX"}
)


def cut(line: Line, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without what is no name at its edges, in two where a country, a known name or a hyphen parts it."""
    while first < end and (_edge(line.words[first]) or _opener(line.words[first]) or _leads(line.words[first])):
        first += 1
    while end - first > 2 and line.lows[first] in words("references", "somebody") and given_name(line.lows[first + 1]):
        first += 1
    if _is_whole(line, first, end):
        yield first, end
        return
    while end - first > 2 and _shouted(line.words[first], line.words[first + 1]):
        first += 1
    if line.lows[end - 1] == "flight" and end < len(line.words) and line.words[end].text.isalnum():
        end += line.words[end].text[-1:].isdigit()  # "Ocean Air Flight 12"
    while end > first and (_ends_badly(line, end) or line.lows[end - 1] in ("bc", "ad")):
        end -= 1
    verb = next((i for i in range(first + 1, end) if _is_verb(line.words[i])), end)
    if first >= end:
        return
    if verb < end:
        yield from cut(line, first, verb)
        rest = next((i for i in range(verb + 1, end) if line.words[i].tag.startswith("NN")), end)
        yield from cut(line, rest, end)
        return
    for split in range(first + 1, end):
        if line.lows[split] == "-" and _two_names(line, first, split, end):
            yield from cut(line, first, split)
            yield from cut(line, split + 1, end)
            return
    street = next((i for i in range(first + 1, end - 2) if _ends_street(line, i)), end)
    if street < end:
        yield from cut(line, first, street + 1)
        yield from cut(line, street + 1, end)
        return
    if (body := _body_before_person(line, first, end)) > first:
        yield first, body
        yield from cut(line, body, end)
        return
    head = end if is_said_to_be_body(line, end) else _country_end(line, first, end)
    paired = line.words[first].glued and line.lows[first - 1] == "-" and _country_ends(line, first - 1)
    if not paired and not (first < head < end and _person_after(line, head, end)):
        head = _seam(line, first, end)
    if first < head < end:
        yield from cut(line, first, head)
        yield from cut(line, head, end)
        return
    yield first, end


def _ends_street(line: Line, index: int) -> bool:
    """Whether a street ends there, and a person's name follows: "… on Pine St. Ann Holt left"."""
    street = line.words[index].low in ("st.", "ave.", "rd.", "blvd.", "hwy.")
    return street and given_name(line.lows[index + 1]) and not given_name(line.lows[index - 1])


def _body_before_person(line: Line, first: int, end: int) -> int:
    """Where a known body ends that stands directly before a person's full name: "(the head of) Interpol Ann Holt"."""
    for head in range(end - 2, first, -1):
        name = " ".join(line.lows[first:head])
        if name in known_bodies() and given_name(line.lows[head]) and line.lows[end - 1] not in body_heads():
            return head
    return first


@cache
def body_heads() -> frozenset[str]:
    """The words that end names of bodies and places."""
    return words("organizations", "heads") | words("places", "heads")


def _seam(line: Line, first: int, end: int) -> int:
    """Where a person's name begins or ends in the run though nothing stands between; `end` if nowhere."""
    for index in range(first + 1, end):
        left, right = line.words[index - 1], line.words[index]
        if right.glued or left.group == right.group or min(left.group, right.group) < 0:
            continue
        if "PERSON" in (left.ent, right.ent) and (end - index > 1 or index - first > 1):
            return index
    return end


def _is_verb(word: Word) -> bool:
    """Whether it is the verb of a headline that the model took for a part of a name: "Ida Knocks Out Power"."""
    return word.tag in ("VBZ", "VBD", "MD") and common_word(word.low) and not given_name(word.low)


def _shouted(word: Word, follow: Word) -> bool:
    """Whether a common word in capitals only introduces a name: "LIVE Ann Holt"."""
    loud = word.text.isupper() and len(word.text) > 2 and word.text.isalpha()
    return loud and follow.text.istitle() and common_word(word.low)


def _opener(word: Word) -> bool:
    """Whether a sentence only opens with this word, so that its capital says nothing: "Even Ann Holt left"."""
    return word.opens and word.tag in _OPENER_TAGS and not given_name(word.low)


def _leads(word: Word) -> bool:
    """Whether the word only introduces a name, and is no part of it: "Frenchman Luc Mori", "Photo KABUL"."""
    return word.low in words("people", "before_names")


def _edge(word: Word) -> bool:
    return word.low in ("'s", "-", "&", "of", "the", ",") or not word.text[0].isalnum()


def _is_whole(line: Line, first: int, end: int) -> bool:
    """Whether it is one name though it has a person's in it: "USS Ann Holt", "St Luke's Hall"."""
    lows = line.lows[first:end]
    ship = len(lows) > 1 and lows[0] in words("organizations", "ships")
    return ship or (lows[:1] != [] and lows[0] in words("places", "saints") and "'s" in lows[1:-1])


def _ends_badly(line: Line, end: int) -> bool:
    """Whether the last word before `end` is no part of the name; the mark of "Harmon's said" is."""
    told = [w.tag for w in line.words[end : end + 1]]
    return _edge(line.words[end - 1]) and not (line.lows[end - 1] == "'s" and told in (["VBD"], ["VBZ"], ["MD"]))


def is_said_to_be_body(line: Line, end: int) -> bool:
    """Whether the word after a name says that it is a body's: "the UK Anti-Doping organisation"."""
    follow = line.words[end] if end < len(line.words) else None
    return follow is not None and follow.low in words("organizations", "said_after") and (
        line.words[end - 1].head == end and follow.text.islower()
    )  # fmt: skip


def is_headed(line: Line, first: int) -> bool:
    """Whether somebody is at the head of what is named from word `first` on: "the president of Norsk Tank Verft"."""
    before = line.lows[max(0, first - 2) : first]
    headed = len(before) > 1 and before[1] == "of" and before[0] in words("organizations", "headed_by")
    return headed and not given_name(line.lows[first])


def _country_ends(line: Line, end: int) -> bool:
    """Whether a country is named just before word `end`: the first of a pair, "US-Japan Alliance"."""
    return end > 0 and any(e == line.words[end - 1].end for _, e, _ in line.countries)


def _country_end(line: Line, first: int, end: int) -> int:
    start = line.words[first].start
    stop = next((e for s, e, _ in line.countries if s == start), None)
    if stop is None:
        return first
    return next((i for i in range(first + 1, end) if line.words[i].start >= stop), end)


def _person_after(line: Line, first: int, end: int) -> bool:
    word = line.words[first]
    if any(w.low in words("organizations", "heads") or w.low in _PLACE_OPENERS for w in line.words[first:end]):
        return False
    return (word.ent == "PERSON" and line.words[first - 1].group != word.group) or given_name(word.low) or (
        line.words[end - 1].ent == "PERSON" and line.words[end - 1].low not in words("organizations", "heads")
    )  # fmt: skip


def _two_names(line: Line, first: int, split: int, end: int) -> bool:
    """Whether the hyphen stands between two names ("Mori-Baker talks"), not inside one ("Jean-Luc", "Inter-Asian")."""
    left, right = line.words[split - 1], line.words[split + 1]
    inside = left.low in words("organizations", "before_hyphen") and line.lows[end - 1] in body_heads()
    if inside or not (left.text[0].isupper() and right.text[0].isupper()):
        return False
    if f"{left.low}-{right.low}" not in known_places() and any(
        e in (left.end, right.end) for _, e, _ in line.countries
    ):
        return True
    if f"{left.low}-{right.low}" in known_places():
        return False
    return split == first + 1 and bool({left.low, right.low} & known_places())
