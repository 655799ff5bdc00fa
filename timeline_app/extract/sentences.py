"""Where sentences begin and end: guards for abbreviations, initials, ranks, decimals, quotes and damaged names.

The parser's own splitting goes wrong on news ("Brig. Gen. Cooley", "Shinjir? Koizumi"), and parsing sentence by
sentence keeps memory low. One pass over the text, so that 200 kB without a full stop cost no more than any other.

>>> text = "He met Brig. Gen. Cole. They spoke."
>>> [s.of(text) for s in split_sentences(text, ())]
['He met Brig. Gen. Cole.', 'They spoke.']
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from timeline_app.core.article import Block, BlockKind
from timeline_app.core.span import Span
from timeline_app.extract.clean import clean
from timeline_app.extract.entries import entry_starts
from timeline_app.extract.interviews import turns
from timeline_app.resources import resource

LONGEST = 1_200
"""Characters of the longest sentence; what is longer is cut at a comma or a space."""

_WIDEST_WRAP = 120
_AROUND = 300
"""Characters before and behind a full stop that have no capital in notes that are written without."""
_LEAST_PART = 8
"""Characters of the shortest caption that is parted from the sentence it runs into."""
_DATELINE = re.compile(
    r"[^a-z\n(]{0,40}[A-Z][^\n(]{0,40}\((?:Reuters|AP|AFP|UPI|dpa|Xinhua)\) (?:- |-- |– |— )(?=[A-Z\"'\d])"
)
_LABEL = re.compile(
    r"(?i:update|exclusive|breaking(?: news)?|live|latest|developing|just in|news ?flash|timeline|key dates)"
    r"(?: \d{1,2})?(?::| -{1,2}) (?=[A-Z\"'](?:\S+ ){3})"
)
"""What a page calls its news: "UPDATE 2: The mayor has resigned", "LIVE - Rebels take a port".

What is too brief to be a sentence without it keeps it: "Breaking: 40 dead as mill burns".
"""
_MARK = re.compile(
    r"(?<=\S) (?:[|•▪●*]|- \d+ (?:hrs?|hours?|min(?:ute)?s?|days?) ago)(?= \s*[\"'(\[]?[A-Z\d])"
    r"|(?<=\S) (?=Posted (?:by|on|at) [^.\n]{2,60}\d)"
)
"""What parts lines that a page ran together: a bullet or bar ("Port closed * Ships wait"), an age, a signature."""
_SLOT = re.compile(
    r"(?<!\S)\d{1,2}[.:]\d\d ?(?:[ap]m|noon)? ?- ?\d{1,2}[.:]\d\d ?(?:[ap]m|noon|midnight)?"
    r"(?: [A-Z\d][A-Z\d&]+\b| \d)+(?= [A-Z][a-z])"
)
"""A slot of a programme guide, with the station in capitals: "7.00-10.30 pm RADIO NORTH 2 Ann Lee presents …"."""
_IS_DAY = re.compile(
    r"\W*(?:(?:[A-Z][a-z]+,? )?(?:\d{1,2} )?[A-Z][a-z]+\.? (?:\d{1,2},? )?\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:1[89]|20)\d\d)\W*"
)
_ITEM = re.compile(r"[ \t]*(?:[|*•▪●#-]|\d{1,2}[.)]) ")
"""The head of a list's item or of a table's row, which never continues the line before."""
_BLANK = re.compile(r"\n *\n\s*")
_NEWLINE = re.compile(r"\n")
# The run of marks is taken whole or not at all: tried from each of its marks, a page of dots would take minutes.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]]*+(?=\s)|[。！？]+[」』]?|(?<=[a-z]{3})[.!?][\"')]?(?=[A-Z][a-z]+[ ,])")
_WORD_BEFORE = re.compile(r"[^\s\"(\[]+$")
_NEXT = re.compile(r"\s*[-—•*]*\s*([\"'(\[]*)(\S[\w'’]*)")
_TICKER = re.compile(r"\([A-Z\d]{1,6}\.\s?[A-Z]{1,2}\)")  # "(NOR.| VX)": a share, where a space or a line slipped in
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.")
_ATTRIBUTION = re.compile(r"\s+(?:[A-Z][\w.'-]*\s){1,4}(?:said|says|asked|told|wrote|added|replied|shouted|answered)\b")
_TRIM_LEFT = " \n-—–•*·|>"
_TRIM_RIGHT = " \n"


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Spans of the sentences of the BODY blocks, in order; of the whole text where there are no blocks at all."""
    bodies = [b.span for b in blocks if b.kind is BlockKind.BODY] if blocks else [Span(0, len(text))]
    plain = clean(text)
    starts = sorted({*entry_starts(plain), *(turn.said.start for turn in turns(plain))})
    return tuple(
        part
        for body in bodies
        for paragraph in _paragraphs(plain, body)
        for piece in _sentences(plain, paragraph)
        for sentence in _capped(plain, piece)
        for part in _cut(plain, sentence, starts)
    )


def _cut(text: str, sentence: Span, starts: Sequence[int]) -> Iterator[Span]:
    """The sentence in parts, one for each of the `starts` inside it."""
    start = sentence.start
    for at in starts[bisect_right(starts, sentence.start) : bisect_left(starts, sentence.end)]:
        yield from _bare(text, start, at)
        start = at
    yield from _bare(text, start, sentence.end)


@cache
def lists() -> dict[str, frozenset[str]]:
    """The words that tell where sentences begin and end, by list."""
    data = json.loads(resource("gazetteers/sentences.json").read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) for key, words in data.items()}


def _paragraphs(text: str, body: Span) -> Iterator[Span]:
    """The stretches between line breaks that end something: a line that was merely wrapped goes on."""
    start = body.start
    for gap in _BLANK.finditer(text, body.start, body.end):
        yield from _unwrapped(text, start, gap.start())
        start = gap.end()
    yield from _unwrapped(text, start, body.end)


def _unwrapped(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a stretch without blank lines: its lines, those joined that were broken for want of room."""
    breaks = [m.start() for m in _NEWLINE.finditer(text, start, end)]
    edges = [start - 1, *breaks, end]
    width = max(b - a - 1 for a, b in pairwise(edges))
    for (before, here), (_, after) in pairwise(pairwise(edges)):
        if not _wrapped(text, before + 1, here, after, width):
            yield Span(start, here)
            start = here + 1
    if start < end:
        yield Span(start, end)


def _wrapped(text: str, line: int, here: int, after: int, width: int) -> bool:
    """Whether the line ended at `here` only because the next word had no room (or because it goes on in lower case)."""
    length = here - line
    if _in_ticker(text, here):
        return True
    if length < 25 or text[here - 1] in '.!?:"|' or after <= here + 1 or _ITEM.match(text, here + 1):
        return False
    if text[here + 1].islower():
        return True
    following = text[here + 1 : min(after, here + 1 + _WIDEST_WRAP)]
    return 45 <= width <= _WIDEST_WRAP and length + 1 + len(following.split(" ")[0]) >= width - 1


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, start, match, paragraph.end):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between, without the space around it; in parts where a caption runs into a sentence without a stop.

    Web pages lose their line breaks: "Smoke over the port | A ship has sunk". The word that opens a sentence is one of
    a list, has a capital and small letters around it.
    """
    for slot in _SLOT.finditer(text, start, end):
        yield from _trimmed(text, start, slot.start())
        start = slot.end()
    for mark in _MARK.finditer(text, start, end):
        if not _IS_DAY.fullmatch(text, start, mark.start()):  # "3 May 2010 | The port closes"
            yield from _trimmed(text, start, mark.start())
            start = mark.end()
    for head in (_LABEL, _DATELINE):
        if (found := head.match(text, start, end)) and end - found.end() >= 2 * _LEAST_PART:
            yield from _bare(text, start, found.end())
            start = found.end()
    for seam in _seam().finditer(text, start, end):
        at = seam.start(2)
        if seam[1] not in lists()["leads_on"] and at - start >= _LEAST_PART and end - at >= 2 * _LEAST_PART:
            yield from _bare(text, start, at)
            start = at
    yield from _bare(text, start, end)


@cache
def _seam() -> re.Pattern[str]:
    keys = ("caption_openers", "caption_pronouns", "caption_days")
    opens, pronouns, days = ("|".join(sorted(lists()[k])) for k in keys)
    return re.compile(
        rf"(?<![\w'-])([a-z][a-z]+) (?=((?:{opens}) (?:[a-z]{{2,}}|[a-z] |\d)|(?:{pronouns}) (?:[a-z]|[A-Z][a-z])|"
        rf"(?:On|In|By|Last|Since) (?:{days})\b))"
    )


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield Span(start, end)


def _ends(text: str, start: int, mark: re.Match[str], limit: int) -> bool:
    """Whether the punctuation closes a sentence that began at `start`."""
    following = _NEXT.match(text, mark.end(), min(limit, mark.end() + 80))
    if following is None or mark[0][0] in "。！？":
        return True
    if _in_ticker(text, mark.start()):
        return False
    word = following[2]
    if word[0].islower() and not text[max(0, mark.start() - _AROUND) : mark.end() + _AROUND].islower():
        return False  # but notes without any capital go on in small letters
    before = _WORD_BEFORE.search(text, max(start, mark.start() - 40), mark.start())
    last = before[0] if before else ""
    if word[0].islower() and "." in last:
        return False  # "at 3 p.m. on monday"
    if mark[0][0] in "!?":
        return not (_damaged(text, start, mark, last, word) or _attributed(text, mark))
    if mark[0][0] == "." and not mark[0].startswith(".."):
        return not _abbreviated(last + ".", word, start == mark.start() - len(last))
    return True


def _in_ticker(text: str, at: int) -> bool:
    opened = text.rfind("(", max(0, at - 8), at)
    found = _TICKER.match(text, opened) if opened >= 0 else None
    return found is not None and found.end() > at


def _attributed(text: str, mark: re.Match[str]) -> bool:
    return mark[0][-1] in "\"'" and _ATTRIBUTION.match(text, mark.end(), mark.end() + 80) is not None


def _damaged(text: str, start: int, mark: re.Match[str], last: str, word: str) -> bool:
    """Whether the `?` stands for a lost letter of a name: between capitalised words, where nothing was asked."""
    if mark[0] != "?" or not (last[:1].isupper() and word[:1].isupper()) or last.isupper() or not last.isalpha():
        return False
    opening = text[start : min(mark.start(), start + 400)].lower()
    words = re.findall(r"[a-z]+", opening)
    return len(words) > 1 and not (lists()["asks"] & set(words[:2])) and '"' not in opening


def _abbreviated(word: str, following: str, opens: bool) -> bool:
    """Whether the full stop of `word` belongs to it. `opens`: nothing stands before it in the sentence."""
    words = lists()
    low = word.lower()
    starts = following.lower() in words["starters"]
    if opens and word[:-1].isdigit():
        return True
    if low in words["titles"]:
        return True
    if low == "no." and following[:1].isdigit():
        return True
    if _INITIALS.fullmatch(word) and word[0].isupper():
        return not starts
    if low in words["before_number"] and following[:1].isdigit():
        return True
    return low in words["abbreviations"] and not starts


def _capped(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence itself, or pieces of at most `LONGEST` characters."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = _soft_cut(text, start, start + LONGEST)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, sentence.end)


def _soft_cut(text: str, start: int, end: int) -> int:
    for marks in (";\n", ",", " "):
        cut = max(text.rfind(mark, start + LONGEST // 2, end) for mark in marks)
        if cut > 0:
            return cut + 1
    return end
