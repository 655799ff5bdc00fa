"""Small words and numbers that the parser hangs on the wrong neighbour, undone like the slips of `mends`.

"Before the strike | Norland was hit" is no strike of that name, "Monday saw | the sides sign" tells what the sides did,
"born in 1795 | son of Ada" not where.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.core import wording
from timeline_app.extract.events.hanging import ASIDE, below, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word


_SUBJECTS = ("nsubj", "nsubjpass")
_FRONTED = frozenset({"after", "before", "since", "during", "despite", "following"})
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
WEEKDAYS = frozenset(day.lower() for day in wording.WEEKDAYS)
_DAYS = WEEKDAYS | {"yesterday", "today", "tonight"}


def _mend_before_names(words: list[Word]) -> None:
    """Of "Even before the strike | Norland was hit" the country has no such name: it was hit before the strike."""
    kids = kids_of(words)
    named = listed("humans") | listed("titles") | listed("roles") | listed("named_things") | listed("institutions")
    for mark in words[:3]:
        verb, the = words[mark.head], words[mark.i + 1] if mark.i + 2 < len(words) else mark
        subject = next((w for w in kids[verb.i] if w.dep in _SUBJECTS and w.i < verb.i), None)
        if mark.lemma not in _FRONTED or mark.dep != "mark" or verb.dep != "ROOT" or subject is None:
            continue
        front = [w for w in words[mark.i + 1 : subject.i] if w.text[:1].islower()]
        noun = front[-1] if front else mark
        plain = noun.tag == "NN" and noun.dep == "compound" and noun.lemma not in named
        if the.dep != "det" or subject.tag != "NNP" or not plain or noun.i != mark.i + len(front):
            continue
        if any(w.tag != "NNP" for w in words[noun.i + 1 : subject.i + 1]):
            continue
        for word in front:
            if word is not noun and not mark.i < word.head <= noun.i:
                word.head = noun.i
        noun.dep, noun.head, mark.dep = "pobj", mark.i, "prep"


def _mend_after_asides(words: list[Word]) -> None:
    """Of "When the school wrote in a journal, the Beacon, | Holm replied" only Holm did: the Beacon is the journal."""
    kids = kids_of(words)
    for second in words:
        first = words[second.head]
        if second.dep not in ("conj", "appos") or second.tag != "NNP" or first.dep not in _SUBJECTS:
            continue
        verb = words[first.head]
        starts = [min(below(w, kids, second)) for w in (first, second)]
        before = [w.i for w in words[: verb.i] if w.dep not in ("aux", "auxpass", "neg", "advmod")]
        direct = before[-1:] == [second.i]
        commas = all(start > 1 and words[start - 1].text == "," for start in starts)
        joined = any(w.dep == "cc" for w in (*kids[first.i], *kids[second.i]))
        if not direct or not commas or joined or first.i > second.i:
            continue
        noun = words[starts[0] - 2]
        if noun.tag not in ("NN", "NNS") or noun.head == verb.i:
            continue
        second.dep, second.head = first.dep, verb.i
        first.dep, first.head = "appos", noun.i


def _mend_opening_acts(words: list[Word]) -> None:
    """Of "Stirring memories of the flood, | a storm was seen" the first word is no part of what was seen."""
    first = words[0] if words else None
    if first is None or not first.text.endswith("ing") or first.tag not in ("NN", "NNP", "VBG"):
        return
    kids = kids_of(words)
    for verb in words:
        subjects = [w for w in kids[verb.i] if w.dep in _SUBJECTS and w.i < verb.i]
        if len(subjects) != 2 or words[min(below(subjects[1], kids)) - 1].text != ",":
            continue
        noun = subjects[0]
        if first.dep == "compound" and first.head == noun.i:
            noun.dep, noun.head = "dobj", first.i
            first.tag, first.dep, first.head = "VBG", "advcl", verb.i


def _mend_days_that_saw(words: list[Word]) -> None:
    """Of "Monday saw | the sides sign" the sides signed; the day only says when."""
    kids = kids_of(words)
    for verb in words[1:4]:
        day = words[verb.i - 1]
        told = next((w for w in kids[verb.i] if w.dep == "ccomp" and w.tag in ("VB", "VBP")), None)
        timed = day.head == verb.i and (day.lemma.lower() in _DAYS | listed("spans") or _YEAR.fullmatch(day.text))
        if verb.text != "saw" or not timed or told is None or words[-1].text == "?":
            continue
        if not any(w.dep in _SUBJECTS and verb.i < w.i < told.i for w in kids[told.i]):
            continue
        told.tag, told.dep, told.head = "VBD", verb.dep, told.i if verb.head == verb.i else verb.head
        for word in kids[verb.i]:
            if word is not told:
                word.head = told.i
        day.dep, verb.dep, verb.head = "npadvmod", ASIDE, told.i
        return


def _mend_births(words: list[Word]) -> None:
    """Of "was born in 1795 | son of Ada" only the year is when, or where."""
    for year, son in pairwise(words):
        place = words[son.head]
        if not _YEAR.fullmatch(year.text) or year.head != son.i or son.lemma not in listed("kin"):
            continue
        if son.dep == "pobj" and place.i == year.i - 1:
            year.dep, year.head = "pobj", place.i
            son.dep, son.head = ASIDE, place.head


def _mend_after_days(words: list[Word]) -> None:
    """Of "has confirmed on Friday | a man got the flu" the man is no other name of the day, but what is confirmed."""
    kids = kids_of(words)
    for noun in words:
        day = words[noun.head]
        verb = words[words[day.head].head]
        if noun.dep != "appos" or day.dep != "pobj" or day.text.lower() not in _DAYS or not verb.is_verb:
            continue
        if noun.i < day.i or any(w.text == "," for w in words[day.i : min(below(noun, kids))]):
            continue
        told = next((w for w in kids[verb.i] if w.dep == "conj" and w.tag == "VBD" and w.i > noun.i), None)
        joined = told is None or any(w.dep == "cc" and w.i > noun.i for w in kids[verb.i])
        if told is not None and not joined and not any(w.dep in _SUBJECTS for w in kids[told.i]):
            told.dep, noun.dep, noun.head = "ccomp", "nsubj", told.i
        elif not any(w.dep in ("dobj", "ccomp", "xcomp") for w in kids[verb.i]):
            noun.dep, noun.head = "dobj", verb.i
        else:
            continue
        for word in kids[day.i]:
            if word.i > noun.i:
                word.head = noun.i


def _mend_elsewhere(words: list[Word]) -> None:
    """Of "the men living in Oslo | or elsewhere" it is there that they live, too."""
    for noun, joint, there in zip(words, words[1:], words[2:], strict=False):
        place = words[noun.head]
        if there.lemma.lower() == "elsewhere" and there.dep == "conj" and joint.dep == "cc" and noun.dep == "pobj":
            joint.head = there.head = place.i


def _mend_labels(words: list[Word]) -> None:
    """Of "Ada Holm, a farmer: | the flood took my house" Holm took nothing, and no "Verdict: …" does anything."""
    kids = kids_of(words)
    for mark in (w for w in words if w.text == ":"):
        for label in (w for w in words[: mark.i] if w.dep in _SUBJECTS and w.head > mark.i):
            if any(w.dep in _SUBJECTS and w.i > mark.i for w in kids[label.head]):
                label.dep = "dep"


def _mend_years_and_acts(words: list[Word]) -> None:
    """Of "died in 1906 | suffering from it" only the year is when; what follows tells how."""
    for when, act in pairwise(words):
        before = words[act.head]
        verb = words[before.head]
        dated = _YEAR.fullmatch(when.text) or when.text in wording.MONTHS
        if not dated or when.head != act.i or not act.text.endswith("ing") or not act.text.islower():
            continue
        if act.dep != "pobj" or before.i != when.i - 1 or not verb.is_verb or verb.i > act.i:
            continue
        when.dep, when.head = "pobj", before.i
        act.tag, act.dep, act.head = "VBG", "advcl", before.head
        for word in words[act.i + 1 : act.i + 2]:
            if word.dep == "prep" and word.head == act.head:
                word.head = act.i


def _mend_steps(words: list[Word]) -> None:
    """Of "cut it from nine to eight - one rung lower" the numbers are no part of what the dash only adds."""
    for first, one, to, two, mark in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False):
        if first.lemma != "from" or (one.tag, two.tag) != ("CD", "CD") or to.lemma != "to" or mark.text[-1:].isalnum():
            continue
        if one.head > two.i and to.head > two.i and first.head < first.i:
            one.dep, one.head, two.dep, two.head = "pobj", first.i, "pobj", to.i
            to.dep, to.head = "prep", first.head
            for word in words[mark.i :]:
                if word.head == first.i:
                    word.dep = ASIDE


def _mend_thanks(words: list[Word]) -> None:
    """Of "won it thanks | to Berg" both words lead to him."""
    for thanks, to in pairwise(words):
        if thanks.text.lower() == "thanks" and to.text.lower() == "to" and thanks.dep in ("npadvmod", "dep", "dobj"):
            thanks.dep, to.dep, to.head = "prep", "prep", thanks.i


def _mend_rulings(words: list[Word]) -> None:
    """Of "The tape cannot be used, the judge | rules." the last word is no plural: it is the judge who rules so."""
    root = next((w for w in words if w.head == w.i), None)
    if root is None or len(words) < 7 or words[-1].text != "." or not root.is_verb:
        return
    comma, the, judge, rules = words[-5:-1]
    rulers = style()["hearing"] + style()["officers"] + style()["studies"]
    rules_so = rules.tag == "NNS" and rules.lemma in listed("say") | listed("only_clause")
    if not rules_so or (comma.text, the.dep) != (",", "det") or judge.lemma not in rulers or root.i > comma.i:
        return
    rules.tag, rules.dep, rules.head = "VBZ", "ROOT", rules.i
    judge.dep, judge.head, the.head, comma.head = "nsubj", rules.i, judge.i, rules.i
    root.dep, root.head, words[-1].head = "ccomp", rules.i, rules.i


def _mend_titles_in_names(words: list[Word]) -> None:
    """Of "film from Holm's Here We Go show | cannot be used" the verb in the title is a part of the show's name."""
    for mark in (w for w in words[3:-1] if w.tag == "POS"):
        end = mark.i + 1
        while end < len(words) - 1 and words[end].text.istitle():
            end += 1
        noun, title = words[end], words[mark.i + 1 : end]
        inner = next((w for w in title if w.tag in FINITE), None)
        start = min([mark.i - 1, *(w.i for w in words[: mark.i - 1] if w.head == mark.i - 1)])
        of = words[start - 1]
        if inner is None or len(title) < 2 or noun.tag not in ("NN", "NNS") or of.tag != "IN":
            continue
        later = (w for w in words[end:] if w.is_verb and (w.head == inner.i or inner.head == w.i))
        verb = next(later, words[of.head])
        if verb.i > end and verb.head == inner.i:
            verb.dep, verb.head = inner.dep, verb.i if inner.head == inner.i else inner.head
        passive = any(w.dep == "auxpass" and w.head == verb.i and w.i > end for w in words)
        for word in words:
            if word.head == inner.i and not mark.i < word.i <= end and word is not verb:
                word.head = verb.i
                word.dep = "nsubjpass" if passive and word.dep == "nsubj" else word.dep
        for word in title:
            word.tag, word.dep, word.head = "NNP", "compound", end
        noun.dep, noun.head = "pobj", of.i
        words[mark.i - 1].dep, words[mark.i - 1].head, mark.head = "poss", end, mark.i - 1


def _mend_new_subjects(words: list[Word]) -> None:
    """Of "The fund takes gifts and banks | have agreed" the banks agreed: one fund is not what "have" is said of."""
    kids = kids_of(words)
    for verb in words:
        first = words[verb.head]
        if verb.dep != "conj" or first.i > verb.i or any(w.dep in _SUBJECTS for w in kids[verb.i]):
            continue
        have = next((w for w in kids[verb.i] if w.text in ("have", "are", "were") and first.i < w.i < verb.i), None)
        does = next((w for w in kids[first.i] if w.dep in _SUBJECTS and w.i < first.i), None)
        if have is None or does is None or does.tag not in ("NN", "NNP") or words[have.i - 1].tag in ("CC", ",", "RB"):
            continue
        one = [first.text.endswith("s")] + [w.text in ("has", "is", "was") for w in kids[first.i] if w.i < first.i]
        joined = (w for w in words[first.i : have.i] if w.dep == "conj" and w.tag in ("NN", "NNS", "NNPS", "NNP"))
        new = next((w for w in joined if words[w.head].dep in ("dobj", "pobj", "attr")), None)
        if not any(one) or any(w.dep == "conj" for w in kids[does.i]) or new is None:
            continue
        above = words[new.head]
        joint = next((w for w in kids[above.i] if w.dep == "cc" and w.i < new.i), None)
        if have.i - 1 not in below(above, kids) or any(w.tag in FINITE for w in words[new.i : have.i]) or joint is None:
            continue
        joint.head = first.i
        for word in kids[above.i]:
            word.head = new.i if word.i > new.i else word.head
        new.dep, new.head = "nsubjpass" if any(w.dep == "auxpass" for w in kids[verb.i]) else "nsubj", verb.i


def _mend_between(words: list[Word]) -> None:
    """Of "The suit was discussed | between Holm and Berg" it is they who discuss it: the suit need not be theirs."""
    for between in words:
        noun = words[between.head]
        verb = words[noun.head]
        if between.lemma == "between" and noun.dep == "nsubjpass" and noun.i < verb.i < between.i:
            between.head = verb.i


SLIPS = (
    _mend_titles_in_names,
    _mend_rulings,
    _mend_new_subjects,
    _mend_between,
    _mend_labels,
    _mend_after_days,
    _mend_elsewhere,
    _mend_before_names,
    _mend_after_asides,
    _mend_opening_acts,
    _mend_days_that_saw,
    _mend_births,
    _mend_years_and_acts,
    _mend_steps,
    _mend_thanks,
)
"""What is undone here, in order."""
