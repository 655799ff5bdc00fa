"""Parts a sentence in two where the parser reads both halves with ease, and the whole only by guessing.

"The boat sank near Oslo in 2012 | Ferries of the line are checked again" has no mark between. Read as one sentence it
is unlikely English, and the parser is unsure at many words of it; read as two it is sure of nearly all. How much surer
says whether a second sentence begins at a capital. That alone is no proof: "the man | Berg met" is guessed at as well.
So both halves must have a verb of their own, and the second its subject, as in `parting`, which knows the plainer
signs and comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.core.span import Span
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.nlp import TokenRow, common_word, sureness, token_rows
from timeline_app.extract.parting import OBJECTS, before, is_whole, may_part

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence
    from timeline_app.extract.parting import Parse

_LEAST, _MOST = 8, 100
"""Words of a sentence that may be two."""
_GAPS = 4
"""Where more words have a capital, capitals tell nothing."""
_UNSURE = -2.5
"""Nobody parts a sentence that the parser is surer of than this: the natural logarithm of its likelihood."""
_SURER = 1.5
"""By so much, in natural logarithms, are the halves together to be surer; measured on some 15,000 sentences."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap before word `at` of a sentence, where a second one may begin; `bare`: only both sides speak for it."""

    sentence: ParsedSentence
    rows: Sequence[TokenRow]
    at: int
    bare: bool = False

    @property
    def halves(self) -> tuple[str, str]:
        text, last = self.sentence.doc.text, self.rows[self.at - 1]
        return text[: last.idx + len(last.text)], text[self.rows[self.at].idx :]

    @property
    def right(self) -> Span:
        return Span(self.sentence.offset + self.rows[self.at].idx, self.sentence.span.end)


def part_unsure(parsed: Sequence[ParsedSentence], parse: Parse) -> list[ParsedSentence]:
    """The sentences in order, those parted that are two to the parser."""
    gaps = [gap for sentence in parsed for gap in _gaps(sentence)]
    whole = {id(g.sentence): g.sentence for g in gaps}
    sure = dict(zip(whole, sureness([s.doc.text for s in whole.values()]), strict=True)) if whole else {}
    gaps = [g for g in gaps if sure[id(g.sentence)] < _UNSURE]
    each = sureness([half for g in gaps for half in g.halves]) if gaps else []
    better: dict[int, tuple[float, _Gap]] = {}
    for gap, first, second in zip(gaps, each[::2], each[1::2], strict=True):
        gained, key = first + second - sure[id(gap.sentence)], id(gap.sentence)
        if gained >= _SURER and (key not in better or gained > better[key][0]):
            better[key] = gained, gap
    return _parted(parsed, [gap for _, gap in better.values()], parse)


def _parted(parsed: Sequence[ParsedSentence], gaps: Sequence[_Gap], parse: Parse) -> list[ParsedSentence]:
    rights = zip(gaps, parse([g.right for g in gaps]) if gaps else (), strict=True)
    second = {id(g.sentence): (g, right) for g, right in rights if _is_second(g, token_rows(right.doc))}
    if not second:
        return list(parsed)
    lefts = parse([before(g.sentence, g.rows, g.at) for g, _ in second.values()])
    halves = [half for left, (_, right) in zip(lefts, second.values(), strict=True) for half in (left, right)]
    return sorted([*(s for s in parsed if id(s) not in second), *halves], key=lambda s: s.span)


def _gaps(sentence: ParsedSentence) -> list[_Gap]:
    """The gaps between two verbs of a sentence at which a phrase ends and a word with a capital follows."""
    rows = token_rows(sentence.doc)
    if not _LEAST <= len(rows) <= _MOST:
        return []
    finite = [i for i, row in enumerate(rows) if row.tag in FINITE]
    if len(finite) < 2:
        return []
    names = sentence.doc.ents
    inside = {i for name in names for i in range(name.start + 1, name.end)}
    placed = {name.end for name in names if name.label_ in ("GPE", "DATE")}
    found: list[_Gap] = []
    for at in range(finite[0] + 1, finite[-1]):
        if at in inside or not may_part(rows, at):
            continue
        if _is_article(rows, at) or _ends_before(rows, at, at in placed and not _is_office(rows, at)):
            found.append(_Gap(sentence, rows, at))
        elif _is_plain(rows, at):
            found.append(_Gap(sentence, rows, at, bare=True))
    plainer = [gap for gap in found if not gap.bare]
    return found if len(found) <= _GAPS else plainer if len(plainer) <= _GAPS else []


def _is_office(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether an office follows, so that the place before it is its own: "Oslo | Mayor Berg"."""
    return any(row.lemma.lower() in listed("titles") for row in rows[at : at + 3])


def _is_article(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether an article with a capital stands behind a small word: "if convicted | A US court"."""
    last = rows[at - 1]
    return last.text.islower() and last.tag in _BEFORE_ARTICLES.get(rows[at].text, ())


_ENDINGS = ("NN", "NNS", "VBN", "VBZ", "RB")
_BEFORE_ARTICLES = {"The": _ENDINGS, "A": (*_ENDINGS, "VBD"), "An": (*_ENDINGS, "VBD")}


def _ends_before(rows: Sequence[TokenRow], at: int, placed: bool) -> bool:
    """Whether the phrase before word `at` hangs on what stands before it, and asks for no name: "his wife | Ann".

    `placed`: it ends with a place or a day, which the parser likes to take for a part of the name that follows.
    """
    last = rows[at - 1]
    ended = last.text[-1].isalnum() and last.tag[:2] not in ("VB", "JJ")
    lone = last.lemma == "one" or (last.tag == "PRP" and rows[at - 2].lemma == "of")  # "of them | Berg"
    if not ended or lone or last.dep == "attr" or not (placed or last.head < at):
        return False
    return not (last.tag in ("NN", "NNS") and _asks_for_name(last))


def _asks_for_name(noun: TokenRow) -> bool:
    people = listed("titles") | listed("humans") | listed("roles") | listed("kin")
    return noun.lemma in people or noun.lemma.endswith(_DOERS)


_DOERS = ("er", "or", "ist", "ian", "man")


def _is_plain(rows: Sequence[TokenRow], at: int) -> bool:
    """Whether a common noun ends the clause, though the parser took it for a part of the name that follows.

    "The mayor opened the new building | Overseas staff …", not "the firm | Norsk Tank", "he said the plan | Ann had".
    """
    last = rows[at - 1]
    named = listed("named_things") | listed("institutions") | listed("before_names") | listed("spans")
    common = last.tag in ("NN", "NNS") and last.text.islower() and common_word(last.text)
    if not common or last.head < at or last.lemma in named or rows[at - 2].tag == "HYPH" or _asks_for_name(last):
        return False
    verb = max(i for i, row in enumerate(rows[:at]) if row.tag[:2] in ("VB", "MD"))
    behind = rows[verb + 1 : at]
    return rows[verb].lemma not in listed("say") | listed("takes_clause") and not any(
        row.text == "," or row.dep == "mark" or row.tag in ("CC", "WDT", "WP", "WRB") for row in behind
    )


def _is_second(gap: _Gap, right: Sequence[TokenRow]) -> bool:
    """Whether what follows is a sentence, and none that the whole has as part of a noun: "the tents | Berg sold"."""
    verb = is_whole(right)
    inside = verb is not None and gap.at + verb < len(gap.rows) and gap.rows[gap.at + verb].dep == "relcl"
    if verb is None or (inside and right[0].text not in _BEFORE_ARTICLES):
        return False
    if any(row.tag == "IN" and after.text in (",", ".") for row, after in pairwise(right) if row.dep == "prep"):
        return False  # "the mast | Berg fell from, …"
    return not gap.bare or any(row.head == verb and row.dep in OBJECTS for row in right[verb:])
