"""Runs of capitalised words that may be names, cut where offices, countries and sentence openings end.

"In Kyoto, Brig. Gen. Ada de Groot met Jean-Luc Mori"  ->  Kyoto | Ada de Groot | Jean-Luc Mori
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline_app.extract.mentions.gazetteer import given_name, known_places, words
from timeline_app.extract.mentions.offices import OfficeHit
from timeline_app.extract.mentions.seams import body_heads, cut
from timeline_app.extract.mentions.tokens import NAME_LABELS, Line, Word
from timeline_app.extract.nlp import common_word

_BODY_LABELS = frozenset({"ORG", "FAC", "LOC", "GPE"})
_OTHER_LABELS = frozenset(
    {"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE", "DATE", "TIME", "MONEY", "NORP", "ORDINAL"}
)
_JOIN = frozenset({"of", "for", "the", "and", "&", "in", "on", "to", "at", "'s", "-"})
_WHERE = frozenset({"in", "on", "at"})
_NO_OPENERS = frozenset({"forces", "times", "house", "services", "group"})
_CLOSE = frozenset({"i", "i'm", "mr", "mrs"})
_PEOPLE = ("men", "women", "people")
_BEFORE_APPOSITION = frozenset({"the", "a", "an", "his", "her", "its", "who", "is", "was"})
_AFTER_APPOSITION = frozenset(
    {",", ".", ")", ";", ":", "—", "-", "who", "of", "for", "at", "in", "and", "whose", "from", "to", "with"}
)


@dataclass(slots=True)
class Run:
    """Words `first` to `end` of `line`, which may be a name. `title`, `after`: offices just before and after it."""

    line: Line
    first: int
    end: int
    title: OfficeHit | None = None
    after: OfficeHit | None = None

    @property
    def words(self) -> list[Word]:
        """The words of the run."""
        return self.line.words[self.first : self.end]

    @property
    def text(self) -> str:
        """The run as the parser saw it."""
        start = self.line.span.start
        return self.line.text[self.words[0].start - start : self.words[-1].end - start]


def surely_names(lines: Iterable[Line]) -> frozenset[str]:
    """Words that the article writes with a capital inside a sentence: a sentence may open with them as names, too."""
    return frozenset(
        w.text
        for line in lines
        if not line.headline
        for w in line.words
        if not w.opens and w.tag in ("NNP", "NNPS") and w.text[0].isupper() and w.ent not in _OTHER_LABELS
    )


def find_runs(line: Line, offices: list[OfficeHit], known: frozenset[str] = frozenset()) -> list[Run]:
    """The runs of a line, in order, with the offices that stand by them. `known` are words that are surely names."""
    blocked = {i for hit in offices for i in _core_words(line, hit)}
    starts = {hit.first for hit in offices}
    runs: list[Run] = []
    for first, end in _joined(line, blocked, _nicknamed(line, list(_simple(line, blocked, starts, known)))):
        for a, b in cut(line, first, end):
            runs.append(Run(line, a, b))
    _attach(line, runs, offices)
    return runs


def _country_near(line: Line, word: Word) -> bool:
    """Whether the word is a country's name, or the end or the beginning of one."""
    return any(s == word.start or e == word.end for s, e, _ in line.countries)


def _with_owner(line: Line, first: int, end: int) -> int:
    """Where the name begins if the possessor is a part of it: "the Lord's Resistance Army"."""
    owner = first - 2
    whose = owner >= 0 and line.lows[first - 1] == "'s" and line.lows[owner] in words("organizations", "owners")
    return owner if whose and line.words[owner].text[0].isupper() and line.lows[end - 1] in body_heads() else first


def _of_saint(line: Line, before: tuple[int, int], first: int) -> bool:
    """Whether a body or a house is called after a saint: "St. Luke's Hospital", "St Luke's Hall"."""
    index = first
    while index < len(line.words) and line.words[index].text[0].isupper():
        index += 1
    saint = line.lows[before[0]] in words("places", "saints") and line.lows[before[1] : first] == ["'s"]
    return saint and not any(map(given_name, line.lows[first:index]))  # "St Luke's Ann Holt"


def part_glued(runs: list[Run]) -> list[Run]:
    """The runs, those in two that are two names of the article with nothing between: "Ann Holt Cardiff Rovers"."""
    names = {tuple(run.line.lows[run.first : run.end]) for run in runs}
    done: list[Run] = []
    for run in runs:
        seam = _known_seam(run, names)
        if seam == run.end:
            done.append(run)
        else:
            done += [
                Run(run.line, run.first, seam, run.title, None), Run(run.line, seam, run.end, None, run.after)
            ]  # fmt: skip
    return done


def _known_seam(run: Run, names: set[tuple[str, ...]]) -> int:
    """Where a full name of a person ends or begins in the run, the rest being another name of the article."""
    lows = run.line.lows
    if run.end - run.first < 3 or lows[run.end - 1] in body_heads():
        return run.end
    for seam in range(run.first + 1, run.end):
        left, right = tuple(lows[run.first : seam]), tuple(lows[seam : run.end])
        person = (len(left) > 1 and given_name(left[0])) or (len(right) > 1 and given_name(right[0]))
        if person and left in names and right in names:
            return seam
    return run.end


def _core_words(line: Line, hit: OfficeHit) -> Iterator[int]:
    """The words of an office that are no name themselves: its head, modifiers and portfolio."""
    for i in range(hit.first, hit.end):
        word = line.words[i]
        known = word.low in words("offices", "before") or word.low in words("offices", "portfolios")
        if word.ent not in ("ORG", "GPE", "FAC", "LOC") or known or word.low in hit.head.split():
            yield i


def _simple(line: Line, blocked: set[int], starts: set[int], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Longest stretches of words with capitals, with name particles and hyphens inside."""
    index = 0
    while index < len(line.words):
        if index in blocked or not (_namey(line, index) or _opening(line, index, known)):
            index += 1
            continue
        first = index
        if first >= 1 and line.lows[first - 1] in words("places", "storms"):
            first -= 1
        if first >= 2 and line.lows[first - 1] == "-" and line.lows[first - 2] in ("al", "el"):
            first -= 2
        end = index + 1
        while end < len(line.words) and (step := _next(line, end, blocked, starts)):
            end += step
        end += _is_firm_with_mark(line, end)
        yield _with_owner(line, first, end), end
        index = end


def _is_firm_with_mark(line: Line, mark: int) -> bool:
    """Whether "’s" is part of the name, as a verb follows: "Harmon's said it would pay"."""
    after = [w.tag for w in line.words[mark : mark + 2]]
    return after[:1] == ["POS"] and line.lows[mark] == "'s" and after[1:] in (["VBD"], ["VBZ"], ["MD"])


def _next(line: Line, end: int, blocked: set[int], starts: set[int]) -> int:
    """How many words further the run goes from `end`; 0 if it ends there."""
    if end in blocked or end in starts:
        return 0
    word = line.words[end]
    if _namey(line, end) and not word.opens:
        return 1
    ahead = end + 1
    if ahead >= len(line.words) or ahead in blocked:
        return 0
    if word.low == "-" and word.glued and line.words[ahead].glued:
        return _hyphenated(line, end, blocked)
    if word.low == "&" and _namey(line, ahead):
        return 2
    if word.low in ("'", "’") and word.glued and _namey(line, ahead) and line.lows[ahead] in _bodies():
        return 2  # "the Harbour Workers' Union"
    if word.low in words("people", "particles"):
        step = 1
        while ahead < len(line.words) and (line.lows[ahead] in words("people", "particles") or line.lows[ahead] == "-"):
            ahead, step = ahead + 1, step + 1
        return step + 1 if ahead < len(line.words) and ahead not in blocked and _namey(line, ahead) else 0
    return 0


def _bodies() -> frozenset[str]:
    return words("organizations", "heads")


def _hyphenated(line: Line, dash: int, blocked: set[int]) -> int:
    """How many words the glued rest of a hyphenated name has: "-au-Prince", "-Luc", "-moon"; 0 if it is no name."""
    if _namey(line, dash + 1) or (line.words[dash + 1].text.isalpha() and _tail(line, dash + 1)):
        return 2
    last = dash + 3
    inner = last < len(line.words) and all(line.words[i].glued for i in range(dash, last + 1))
    return 4 if inner and line.lows[dash + 2] == "-" and last not in blocked and _namey(line, last) else 0


def _tail(line: Line, index: int) -> bool:
    """Whether the small part after a hyphen belongs to a name: "Dae-won", "Jong-il", not "Sept-month"."""
    return (
        line.words[index].low.islower() and len(line.words[index].text) <= 6 and line.words[index - 2].ent == "PERSON"
    )


def _opening(line: Line, index: int, known: frozenset[str]) -> bool:
    """Whether a sentence opens with a name that the article has elsewhere."""
    word = line.words[index]
    if word.opens and word.text in known and word.text.isupper() and len(word.text) > 2:
        return True
    return word.opens and word.text in known and word.tag not in ("DT", "IN", "PRP", "CC", "PRP$", "WRB", "WP")


def _namey(line: Line, index: int) -> bool:
    word = line.words[index]
    text = word.text
    if not text[0].isalpha() or not (text[0].isupper() or (text[1:2].isupper() and len(text) > 2)):
        return False
    if word.opens and word.tag == "NNS" and word.low.endswith(_PEOPLE) and not line.headline:
        return False  # "Gunmen abducted …"
    if word.low in _CLOSE or (word.low in words("people", "not_names") and not _inside_name(line, index)):
        return False
    if word.ent in _OTHER_LABELS and word.ent not in ("PRODUCT", "WORK_OF_ART", "EVENT", "NORP", "LAW"):
        return False
    if word.tag in ("NNP", "NNPS") and not word.opens:
        return True
    if word.opens or line.headline:
        return word.ent in NAME_LABELS or (
            word.tag in ("NNP", "NNPS") and (not common_word(word.low) or given_name(word.low))
        )
    return (
        word.tag not in ("PRP", "PRP$", "DT", "IN", "CC", "WP", "WRB", "MD", "TO", "WDT", "EX")
        or word.ent in NAME_LABELS
    )


def _inside_name(line: Line, index: int) -> bool:
    """Whether a word that is usually no name ("May", "North") is part of one here."""
    word = line.words[index]
    beside = any(
        n is not word and n.group == word.group and n.text[0].isupper()
        for n in line.words[max(0, index - 3) : index + 4]
    )
    after_given = index > 0 and line.words[index - 1].text[0].isupper() and given_name(line.lows[index - 1])
    if word.low in ("may", "april", "june", "march", "august") and (after_given or word.ent == "PERSON"):
        return True
    return word.ent in NAME_LABELS and beside


def _joined(line: Line, blocked: set[int], runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs put together that the model or a head word ("Ministry of …") sees as one body."""
    done: list[tuple[int, int]] = []
    for first, end in runs:
        if done and first < done[-1][1]:
            done[-1] = (min(first, done[-1][0]), end)
        elif done and _one_body(line, blocked, done[-1], first):
            done[-1] = (done[-1][0], end)
        else:
            done.append((first, end))
    yield from done


def _nicknamed(line: Line, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with a nickname in quotes between them as one: Edwin "Buzz" Aldrin."""
    done: list[tuple[int, int]] = []
    for first, end in runs:
        for back in (1, 2):
            if len(done) >= back and _quoted_between(line, done[-back][1], first):
                done[-back:] = [(done[-back][0], end)]
                break
        else:
            done.append((first, end))
    return done


def _quoted_between(line: Line, end: int, first: int) -> bool:
    inner = line.words[end + 1 : first - 1]
    if not 1 <= len(inner) <= 2 or not all(w.text[0].isupper() for w in inner):
        return False
    return line.lows[end] in ('"', "'") and line.lows[first - 1] in ('"', "'")


def _one_body(line: Line, blocked: set[int], before: tuple[int, int], first: int) -> bool:
    gap = line.words[before[1] : first]
    if _of_saint(line, before, first):
        return True
    if (
        not gap
        or len(gap) > 3
        or any(w.low not in _JOIN for w in gap)
        or any(i in blocked for i in range(before[1], first))
        or any(w.low == "-" and not (w.glued and line.words[first].glued) for w in gap)
    ):
        return False
    left, right = line.words[before[1] - 1], line.words[first]
    lows = [w.low for w in gap]
    if "and" in lows and _country_near(line, left) and _country_near(line, right):
        return False
    if left.ent in _BODY_LABELS and left.group == right.group:
        # "Tomsk in Siberia" is one for the model, and two places for a reader.
        return not (set(lows) & _WHERE and (right.low in known_places() or left.ent != "ORG"))
    if lows[0] not in ("of", "for") or "and" in lows or left.low in _NO_OPENERS:
        return False
    return left.low in words("organizations", "heads")


def _attach(line: Line, runs: list[Run], offices: list[OfficeHit]) -> None:
    """Gives each run the offices that stand directly before and, after a comma or "is", behind it."""
    ends: dict[int, OfficeHit] = {}
    for hit in offices:
        chained = ends.get(hit.first)
        ends[hit.end] = hit if chained is None or not hit.courtesy else chained
    openings = {run.first for run in runs}
    by_start = {hit.first: hit for hit in offices if hit.end not in openings}
    for run in runs:
        run.title = ends.get(run.first) or _set_apart(line, run, ends.get(run.first - 1))
        index = run.end
        if index < len(line.words) and line.lows[index] in (",", "is", "was", "became", "as", "-", "—", "("):
            index += 1
            while index < len(line.words) and line.lows[index] in _BEFORE_APPOSITION:
                index += 1
            after = by_start.get(index)
            if after is not None and (line.lows[run.end] not in (",", "-", "—", "(") or _closes(line, after.end)):
                run.after = after


def _set_apart(line: Line, run: Run, hit: OfficeHit | None) -> OfficeHit | None:
    """The office that is told before a comma: "the deputy mayor, Ida Holm, resigned"."""
    if hit is None or line.lows[run.first - 1] != "," or hit.head in words("references", "kin"):
        return None
    last = run.words[-1]
    closed = run.end >= len(line.words) or line.lows[run.end] in (",", ".", ";", ")")
    definite = hit.first > 0 and line.lows[hit.first - 1] in ("the", "'s", "’s", "its", "their")
    return hit if closed and definite and last.dep == "appos" and hit.first <= last.head < hit.end else None


def _closes(line: Line, end: int) -> bool:
    """Whether an apposition may end before word `end`, or goes on: what follows is not the verb of a new subject."""
    return end >= len(line.words) or line.lows[end] in _AFTER_APPOSITION
