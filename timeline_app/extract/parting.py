"""Finds where a title or a caption runs into the sentence behind it without a stop, and parts them.

Web pages lose their line breaks: "Rescuers end search for survivors | The team spent a week in the city". The parser
takes both for one sentence, and everything read in it is wrong. Where a word with a capital stands behind one that may
end something, the second half is parsed alone. It must be a whole sentence, with a subject and a verb of its own, and
there must be evidence that it begins there: a word that is no name, a name that the article knows without the word
before it, a break that the parser saw. What English leaves unmarked ("the day | Ann left", "told me | Ann left") is
no seam.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.core.span import Span
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.nlp import TokenRow, common_word, token_rows
from timeline_app.extract.sentences import lists

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence

    Parse = Callable[[Sequence[Span]], list[ParsedSentence]]

_LEAST_LEFT = 2
_LEAST_RIGHT = 5
"""Words of a caption and of the sentence behind it."""
_ROUNDS = 3
"""Title, subtitle, caption and sentence are the most that were seen in one."""
_MOST = 6
"""Gaps of a sentence: of 8,000 real ones none has more. Where most words have a capital, capitals tell nothing."""
_ENOUGH = 3
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OPEN = re.compile(r"IN|TO|CC|P?DT|PRP\$|POS|WDT|WP\$?|WRB|MD|EX|HYPH|VB|NFP|[:,`$(]+")
"""Tags of words that nothing ends with."""
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
OBJECTS = ("dobj", "attr", "ccomp", "acomp", "agent", "xcomp", "oprd")
_ARTICLES = ("A", "An")
_CLOSING = ("'", '"', "''", ")")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap before word `at` of sentence `number`, what stands behind it, and what speaks for a seam.

    `named`: the word may be a name, which has its capital anyway. `head`: at the head of an article without
    a title. `again`: what stands behind it tells again what stands before it. `sure`: more than that speaks for it.
    """

    number: int
    at: int
    right: Span
    points: int
    named: bool
    head: bool
    again: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """A way to part a sentence: the gap, and what stands behind it as parsed alone."""

    points: int
    gap: _Gap
    right: ParsedSentence


def part_glued(parsed: Sequence[ParsedSentence], text: str, titled: bool, parse: Parse) -> list[ParsedSentence]:
    """The sentences in order, those that hold a seam parted and parsed anew. `text` is the article's, clean.

    `titled`: the article's title is known. Where it is not, it may well stand in the first sentence.
    """
    head = 0 if titled or not parsed else parsed[min(_HEAD, len(parsed)) - 1].span.end
    return _parted(list(parsed), _Wording(text, head), parse, _ROUNDS)


_HEAD = 2
"""Sentences at the head of an article, where the title, its lines and the first picture's caption stand."""


def _parted(parsed: list[ParsedSentence], wording: _Wording, parse: Parse, rounds: int) -> list[ParsedSentence]:
    rows = [token_rows(s.doc) for s in parsed]
    gaps = [g for n, s in enumerate(parsed) for g in _gaps(n, s, rows[n], wording)]
    best: dict[int, _Side] = {}
    for gap, right in zip(gaps, parse([g.right for g in gaps]) if gaps else (), strict=True):
        points = _points(gap, rows[gap.number], token_rows(right.doc))
        if points >= _ENOUGH and (gap.number not in best or points > best[gap.number].points):
            best[gap.number] = _Side(points, gap, right)
    if not best:
        return parsed
    lefts = parse([before(parsed[n], rows[n], side.gap.at) for n, side in best.items()])
    halves = [half for left, side in zip(lefts, best.values(), strict=True) for half in (left, side.right)]
    if rounds > 1:
        halves = _parted(halves, wording, parse, rounds - 1)
    return sorted([*(s for n, s in enumerate(parsed) if n not in best), *halves], key=lambda s: s.span)


def before(sentence: ParsedSentence, rows: Sequence[TokenRow], at: int) -> Span:
    """Where the words of a sentence before word `at` stand."""
    return Span(sentence.span.start, sentence.offset + rows[at - 1].idx + len(rows[at - 1].text))


class _Wording:
    """How the article writes its words elsewhere: which are plain ones, though they stand with a capital here."""

    def __init__(self, text: str, head: int) -> None:
        self.head = head
        self._small = frozenset(re.findall(r"(?<![\w'-])[a-z]{3,}", text))
        self._loud = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text))
        self._opening = Counter(re.findall(r"(?:[a-z,] |[.!?]\s+[\"']?|\n)([A-Z][\w-]{2,})", text))
        self._closing = Counter(re.findall(r"\b([A-Z]\w+)(?='s|[,.;:)\n]| [a-z])", text))
        self._pairs = Counter(_PAIR.findall(text))

    def plain(self, word: str, loud: bool) -> bool:
        """Whether a word is no name: written small elsewhere, or a common one that nowhere else has a capital.

        `loud`: the word before it has a capital, too, so that both may be one name: then only the article's own
        writing tells.
        """
        low = word.lower()
        if len(word) < 3 or not low.isalpha():
            return False
        return low in self._small or (not loud and self._loud[word] < 2 and common_word(low))

    def opens(self, name: str) -> bool:
        """Whether a name stands elsewhere without another in front of it."""
        return self._opening[name] > 0

    def closes(self, name: str) -> bool:
        """Whether a name stands elsewhere without another behind it."""
        return self._closing[name] > 0

    def together(self, first: str, second: str) -> bool:
        """Whether two words stand side by side more than once."""
        return self._pairs[(first, second)] > 1


_PAIR = re.compile(r"(?=(?<![\w'])([A-Za-z][\w-]{0,80}) ([A-Z][\w-]*))\w")


def _gaps(number: int, sentence: ParsedSentence, rows: Sequence[TokenRow], wording: _Wording) -> list[_Gap]:
    """The gaps of a sentence with some evidence that another one begins there."""
    found: list[_Gap] = []
    if len(rows) < _LEAST_LEFT + _LEAST_RIGHT:
        return found
    breaks = {s.start for s in sentence.doc.sents}
    head = sentence.span.start < wording.head
    for at in range(_LEAST_LEFT, len(rows) - _LEAST_RIGHT + 1):
        if not may_part(rows, at):
            continue
        opens = rows[at].text in lists()["openers"]
        points, named = (_opener(rows, at, wording), False) if opens else _other(rows, at, wording, head)
        again = _told_again(rows, at, wording)
        sure = points > 0
        points += bool(again) + (again > 2)
        if _is_heading(rows[:at]) and not rows[at].text.isupper():
            points, named = _ENOUGH, False
        if points or (opens and at in breaks):
            right = Span(sentence.offset + rows[at].idx, sentence.span.end)
            points += 2 * (at in breaks) + head
            found.append(_Gap(number, at, right, points, named, head, again > 0, sure or at in breaks))
    plain = [gap for gap in found if gap.sure]
    return found if len(found) <= _MOST else plain if len(plain) <= _MOST else []


def _told_again(rows: Sequence[TokenRow], at: int, wording: _Wording) -> int:
    """How many words what may begin at word `at` has from before it: a title comes again in what it is the title of.

    Not inside a name: of "Ann Berg flies home Ann | Berg has" the second half begins with her first name.
    """
    first, second = rows[at], rows[at + 1]
    if rows[at - 1].text[0].isupper():
        twice = any((a.text, b.text) == (first.text, second.text) for a, b in pairwise(rows[:at]))
        opens = rows[0].text == first.text  # "Views of … in Halden | Views show …"
        if not (opens or (twice and second.text[0].isupper())) or wording.together(rows[at - 1].text, first.text):
            return 0
    if rows[at - 1].tag[:2] not in ("NN", "CD"):
        return 0
    names = {r.lemma.lower() for r in rows[:at] if r.tag[:2] in ("NN", "JJ") and len(r.text) > 2}
    opens = rows[0].text == first.text and common_word(first.text.lower())
    end = at + (2 * _AGAIN if opens else _AGAIN)
    again = sum(r.lemma.lower() in names for r in rows[at:end] if r.tag[:2] in ("NN", "JJ"))
    return again if again > 1 else 0


_AGAIN = 9
"""Words within which it is told again, half of them where it opens with the same word."""


def _is_heading(left: Sequence[TokenRow]) -> bool:
    """Whether all before the gap is in capitals, and more than a name or two."""
    letters = "".join(r.text for r in left if r.text[0].isalpha())
    return letters.isupper() and len(letters) >= _LOUD_LETTERS and sum(r.text.isupper() for r in left) > 2


_LOUD_LETTERS = 12


def may_part(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether something may end before word `at`, and that is written like one that opens a sentence."""
    return _is_capital(rows[at].text) and _may_end(rows, at)


def _is_capital(word: str) -> bool:
    """Whether a word is written like one that opens a sentence: no shout, no "iPhone", not "I"."""
    return word[0].isupper() and (word[1:] == word[1:].lower() or 1 < len(word) < 6) and word != "I"


def _may_end(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether something may end before word `at`: at a word, a closing quotation mark or bracket."""
    before, last = rows[at - 1], rows[at - 2]
    if before.idx + len(before.text) == rows[at].idx:
        return False
    if before.text in _CLOSING:
        return last.text[-1].isalnum() and last.idx + len(last.text) == before.idx
    if before.tag in ("VBZ", "VBP") and (before.lemma == "be" or rows[at].text not in lists()["openers"]):
        return False
    if rows[at].text.endswith(".") and rows[at].text not in lists()["courtesy"]:
        return False  # "Berg Inc."
    if before.text.lower() in lists()["leads_on"] or not before.text[-1].isalnum():
        return False
    if (
        rows[at].text in _ARTICLES
        and before.text.islower()
        and before.tag[:2] == "VB"
        and rows[at + 1].text[0].isalnum()
    ):
        return True  # "an appeal | A teacher": taken for what somebody does
    return not _OPEN.fullmatch(before.tag)


def _opener(rows: Sequence[TokenRow], at: int, wording: _Wording) -> int:
    """Points for "The", "In", "He": many before a word in small letters; titles of books and shows have capitals."""
    before, word, after = rows[at - 1], rows[at], rows[at + 1]
    if before.text[0].isupper() and word.tag in ("CD", "RB", "JJ", "NNP") and not wording.closes(before.text):
        return 0  # "Formula One", "Hope Now"
    if after.text[0].islower() or after.text[0].isdigit() or (word.text in _ARTICLES and before.text.islower()):
        return 3
    # "The BBC has", behind a noun: "publishes The Courier" is no seam.
    article = word.text in ("The", "A", "An") or word.tag in ("PRP", "EX")
    return 2 - before.text[0].isupper() if article and before.tag[:2] == "NN" else 0


def _other(rows: Sequence[TokenRow], at: int, wording: _Wording, head: bool) -> tuple[int, bool]:
    """Points for a plain word or a name that may begin a sentence, and whether it may be a name."""
    before, word, after = rows[at - 1], rows[at], rows[at + 1]
    loud = before.text[0].isupper()
    if word.text in lists()["caption_days"]:
        return 0, False
    if loud and wording.together(before.text, word.text):
        return 0, False
    office = before.text.lower() in listed("titles") | listed("humans") | listed("roles")
    if word.text in lists()["courtesy"]:
        return (0 if office else 2), True
    several = word.tag in ("NNS", "NNPS")
    placed = several and rows[at - 2].tag == "IN" and after.tag in _FINITE  # "in Oslo | Men have"
    if loud and not (head and placed) and not wording.closes(before.text):
        return 0, False
    if before.tag == "CD" and not _is_year(rows, at - 1) and not (head and any(r.tag in _FINITE for r in rows[:at])):
        return 0, False
    follows = after.text[0].islower() or after.text[0].isdigit()
    if follows and word.text[1:].islower() and wording.plain(word.text, loud and not head):
        return (int(head and word.tag == "JJ") if loud and not several else 2 + several), False
    if not head or office:
        return 0, True
    if any(r.text == word.text for r in rows[: at - 1]):
        return 2, True
    return int(not loud or wording.together(word.text, after.text) or wording.opens(word.text)), True


def _is_year(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether the number ends a date: "12 May 2009"."""
    return (
        bool(re.fullmatch(r"(?:19|20)\d\d", rows[at].text)) and at > 0 and rows[at - 1].text in lists()["caption_days"]
    )


def _points(gap: _Gap, whole: Sequence[TokenRow], right: Sequence[TokenRow]) -> int:
    """The points of a gap once what stands behind it is parsed alone; 0 if that is no sentence."""
    verb = _main_verb(right)
    if verb is None and gap.head and not gap.named and (right[-1].text[-1].isalnum() or right[-1].text in _CLOSING):
        verb = _headline_verb(right)
    left = whole[: gap.at]
    opens = right[0].text in lists()["openers"]
    if verb is None or not (opens or (_opens_subject(right, verb) and not _is_broken(right, verb))):
        return 0
    if left[-1].tag in ("NN", "NNS") and left[-1].text.islower() and right[verb + 1 :] and right[verb + 1].tag == "CC":
        return 0  # "found the oars | Berg hid and left"
    clause = any(r.tag in _FINITE and r.dep != "relcl" for r in left)
    alone = clause or gap.head or gap.again
    if not (opens or _is_heading(left)) and (not alone or _is_unmarked(gap, left, right, verb)):
        return 0
    return gap.points + (clause or any(r.tag == "VBN" for r in left))


def is_whole(rows: Sequence[TokenRow]) -> int | None:
    """The verb of a whole sentence that begins with its subject, or with a word that opens sentences; else None."""
    verb = _main_verb(rows)
    opens = rows[0].text in lists()["openers"]
    begun = verb is not None and (opens or (_opens_subject(rows, verb) and not _is_broken(rows, verb)))
    return verb if begun else None


def _main_verb(rows: Sequence[TokenRow]) -> int | None:
    """The verb of a whole sentence: finite, with a subject before it; None where the words are no such sentence."""
    root = next(i for i, r in enumerate(rows) if r.dep == "ROOT")
    kids = [i for i, r in enumerate(rows) if r.head == root and i != root]
    helped = any(rows[k].tag in _FINITE and rows[k].dep in ("aux", "auxpass") for k in kids)
    told = next((k for k in kids if rows[k].dep == "ccomp" and k < root), None)
    if told is not None and rows[root].tag in (*_FINITE, "VBN"):
        return told  # "Ann left, he has said"
    subject = any(rows[k].dep in _SUBJECTS and k < root for k in kids)
    return root if (helped or rows[root].tag in _FINITE) and subject else None


def _headline_verb(rows: Sequence[TokenRow]) -> int | None:
    """The participle or infinitive that is the verb of a headline: "Two cases reported in Oslo"."""
    root = next(i for i, r in enumerate(rows) if r.dep == "ROOT")
    if rows[root].tag == "VBN":
        return root
    to = next((i for i, r in enumerate(rows[:-1]) if r.tag[:2] != "NN"), 0)
    if to and rows[to].tag == "TO" and rows[to + 1].tag == "VB":
        return to + 1  # "Council to close the port"
    return next((i for i, r in enumerate(rows) if r.head == root and r.tag == "VBN" and r.dep == "acl"), None)


def _opens_subject(rows: Sequence[TokenRow], verb: int) -> bool:
    """Whether the first word belongs to the subject of the verb."""
    at = 0
    while rows[at].head not in (at, verb):
        at = rows[at].head
    acl = rows[verb].dep in ("acl", "relcl") and rows[verb].head == at and rows[verb].tag in ("VBN", "VBG", "VB")
    return acl or (rows[at].dep in _SUBJECTS and rows[at].head == verb)


def _is_broken(rows: Sequence[TokenRow], verb: int) -> bool:
    """Whether the subject breaks off before its verb: "Berg, said it" and "Oslo, but let them" end what came before."""
    start = min((i for i, r in enumerate(rows[: verb + 1]) if r.head == verb and r.dep in _SUBJECTS), default=0)
    between = [r.text for r in rows[start:verb]]
    return between.count(",") == 1 or any(r.dep == "cc" and r.head == verb for r in rows[:verb])


def _is_unmarked(gap: _Gap, left: Sequence[TokenRow], right: Sequence[TokenRow], verb: int) -> bool:
    """Whether the second half may hang on the first without a mark, as English allows."""
    before = left[-1]
    fronted = left[0].tag in ("WRB", "IN") and not any(r.text == ":" for r in left)
    if fronted or before.text.lower() in listed("spans") | listed("explained"):
        return True  # "When the ship sank | Ann", "the day | Ann"
    last = max((i for i, r in enumerate(left) if r.tag[:2] == "VB"), default=-1)
    if any(r.tag in ("WDT", "WP", "WRB") or r.dep == "mark" for r in left[last + 1 :]):
        return True  # "what role | Ann played"
    if gap.named and last >= 0 and before.text not in _CLOSING and left[last].lemma in lists()["tells"]:
        return True
    parts_from = right[0].text in lists()["courtesy"] and before.tag[:2] in ("NN", "CD")  # "Oslo | Mr Moreau"
    if not parts_from and _leans(gap, before):
        return True
    bare = not any(r.head == verb and r.dep in (*OBJECTS, "nsubjpass") for r in right)
    wants = right[verb].lemma in listed("transitive") | listed("needs_object")
    return bare and gap.named and wants  # "the letters | Ann wrote"


def _leans(gap: _Gap, before: TokenRow) -> bool:
    """Whether the word before belongs to what follows: "singer | Ann", "British | fans", "is sure | Ann left"."""
    if gap.named and gap.head and before.tag == "NN" and before.text.endswith(("er", "or", "ist", "ian", "man")):
        return True
    if before.tag in ("VBD", "VBG") or (before.tag[:2] in ("VB", "JJ", "RB", "CD") and before.head >= gap.at):
        return True
    if before.tag[:2] in ("VB", "JJ", "RB", "CD"):
        return gap.points < _ENOUGH if gap.named or not gap.head else False
    return (
        not (gap.head or gap.again) and before.dep in ("amod", "compound", "nmod", "nummod") and before.head >= gap.at
    )
