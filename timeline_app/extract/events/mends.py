"""Slips of the small parser that are always the same, undone before anything is read off the tree.

"On [Wednesday Moreau] put …" takes the subject for a part of the day's name. Each mend knows one such slip and changes
`dep` and `head` of words only; one that would bend the tree into a ring is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.events.bound import mend_bound
from timeline_app.extract.events.called import mend_called
from timeline_app.extract.events.doers import DOERS
from timeline_app.extract.events.garden_paths import MENDS
from timeline_app.extract.events.hanging import below, kids_of
from timeline_app.extract.events.hung import hang_again
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.late import mend_late
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.moments import mend_moments
from timeline_app.extract.events.openings import mend_openings
from timeline_app.extract.events.rootless import mend_rootless, part_at_semicolon
from timeline_app.extract.events.slips import SLIPS, WEEKDAYS
from timeline_app.extract.events.swallowed import mend_swallowed
from timeline_app.extract.events.voice import make_main, mend_past
from timeline_app.extract.events.wholes import mend_wholes

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_TIME_PREPOSITIONS = frozenset({"after", "before", "since", "as", "until", "while", "than", "because"})


_REPORTED = ("advcl", "prep", "npadvmod", "advmod")


def _mend_reports(words: list[Word]) -> None:
    """Gives what stands before "…, police said" to what is told; what ends at a semicolon is no object of the next."""
    for verb in (w for w in words if w.is_verb):
        told = next((w for w in words[: verb.i] if w.head == verb.i and w.dep == "ccomp" and w.is_verb), None)
        if told is None:
            continue
        parted = any(w.text == ";" for w in words[told.i : verb.i])
        if parted or verb.lemma not in listed("say"):
            told.dep = "parataxis"
            continue
        speaker = next((w.i for w in words[told.i :] if w.head == verb.i and w.dep == "nsubj"), verb.i)
        end = min(speaker, verb.i)
        told_of = (
            (*_REPORTED, *_SUBJECTS) if speaker != verb.i else _REPORTED
        )  # "40 cups | and 9 pots were lost, he said"
        for word in words[:end]:
            if (
                word.head == verb.i
                and word.dep in told_of
                and not any(w.text in ('"', "”") for w in words[word.i : end])
            ):
                word.head = told.i


def _mend_days(words: list[Word]) -> None:
    """Of "On [Wednesday Moreau] put" the second word is the subject, not part of the day's name."""
    for day in words:
        name = words[day.head]
        preposition = words[name.head]
        verb = words[name.i + 1] if name.i + 1 < len(words) else name
        if day.dep != "compound" or name.dep != "pobj" or name.i != day.i + 1 or day.text.lower() not in WEEKDAYS:
            continue
        if verb.tag in ("VBD", "VBZ", "VBP") and not any(w.head == verb.i and w.dep == "nsubj" for w in words):
            day.head, day.dep = preposition.i, "pobj"
            name.head, name.dep = verb.i, "nsubj"


def _mend_titles(words: list[Word]) -> None:
    """Of "Berg and Foreign Minister | Moreau held" the second name is coordinated, not its title."""
    for title, name in pairwise(words):
        together = title.tag == name.tag == "NNP" and title.lemma in listed("titles") and name.dep == "appos"
        if together and name.head != title.i and title.dep in ("conj", "nsubj", "dobj", "pobj"):
            name.dep, name.head = title.dep, title.head
            title.dep, title.head = "compound", name.i
            for word in words[: title.i]:
                if word.head == title.i and word.dep in ("compound", "amod", "nmod"):
                    word.head = name.i


def _mend_second_verbs(words: list[Word]) -> None:
    """Of "stressed that the alliance is firm, and asked for help" the second verb is the speaker's."""
    for verb in words:
        inner = words[verb.head]
        outer = words[inner.head]
        if verb.dep != "conj" or verb.tag != "VBD" or inner.dep != "ccomp" or inner.tag not in ("VBZ", "VBP"):
            continue
        if (
            outer.lemma in listed("say")
            and outer.tag == "VBD"
            and not any(w.head == verb.i and w.dep == "nsubj" for w in words)
        ):
            verb.head = outer.i


def _mend_subjects(words: list[Word]) -> None:
    """Undoes a slip of small parsers: "A ferry with [40 passengers sank]" is "[A ferry with 40 passengers] sank"."""
    for verb in words:
        if verb.dep != "pcomp" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.head == verb.i:
            continue
        preposition = words[verb.head]
        noun = words[preposition.head]
        inner = next(
            (w for w in words[preposition.i : verb.i] if w.head == verb.i and w.dep in ("nsubj", "nsubjpass")), None
        )
        if any(
            w.head == verb.i and w.i < verb.i and w.tag in ("WP", "WDT", "WRB") for w in words[preposition.i : verb.i]
        ):
            continue  # "a report into what happened"
        if inner is None or preposition.lemma in _TIME_PREPOSITIONS or noun.tag[:2] != "NN" or noun.i > preposition.i:
            continue
        verb.dep, verb.head = noun.dep, (verb.i if noun.head == noun.i else noun.head)
        noun.dep, noun.head = inner.dep, verb.i
        inner.dep, inner.head = "pobj", preposition.i


_SUBJECTS = ("nsubj", "nsubjpass")


def _mend_participles(words: list[Word]) -> None:
    """Of "Holm, singing in the Lantern, has said" the name is the subject of "said", not of the participle."""
    kids = kids_of(words)
    for verb in words:
        lefts = [w for w in kids[verb.i] if w.i < verb.i]
        if not verb.is_verb or any(w.dep in (*_SUBJECTS, "expl", "csubj") for w in kids[verb.i]):
            continue
        if not _is_finite(verb, lefts):
            continue
        for inner in lefts:
            subject = next((w for w in kids[inner.i] if w.dep in _SUBJECTS and w.i < inner.i), None)
            if inner.tag not in ("VBG", "VBN") or subject is None or any(_helps(w) for w in kids[inner.i]):
                continue
            if any(w.text == "," for w in words[subject.i : inner.i]) and any(
                w.text == "," for w in words[inner.i : verb.i]
            ):
                subject.head = verb.i
                subject.dep = "nsubjpass" if any(w.dep == "auxpass" for w in lefts) else "nsubj"
                break


def _mend_lists(words: list[Word]) -> None:
    """Of "Ghana, Togo, and Benin agreed" all three are the subject, though the parser hangs two on the first."""
    kids = kids_of(words)
    for name in words:
        first = words[name.head]
        together = name.dep in ("npadvmod", "appos") and name.i > first.i and name.tag == first.tag == "NNP"
        if not together or not any(w.dep == "conj" and w.tag in ("NNP", "NNPS") for w in kids[name.i]):
            continue
        between = words[first.i + 1 : name.i]
        if between and between[0].text == "," and all(w.tag in ("NNP", ",") for w in between):
            name.dep = "conj"


def _mend_cities(words: list[Word]) -> None:
    """Of "A judge in Lyon, France found" it is the judge who found, not the country."""
    kids = kids_of(words)
    for country in words:
        verb = words[country.head]
        if country.dep not in _SUBJECTS or country.tag != "NNP" or country.i > verb.i:
            continue
        start = min([country.i, *(w.i for w in kids[country.i])])
        if start < 4 or words[start - 1].text != ",":
            continue
        city = words[start - 2]
        place = words[city.head]
        noun = words[place.head]
        above = words[noun.head]
        loose = noun.is_noun and (above is verb or above.text == ",") and noun.dep not in ("pobj", "dobj", "conj")
        if city.dep == "pobj" and city.tag == "NNP" and loose and noun.i < place.i < city.i:
            noun.dep, noun.head = country.dep, verb.i
            country.dep, country.head = "appos", city.i


def _mend_reduced(words: list[Word]) -> None:
    """Of "one of the boats | sunk in May" the verb behind the noun is a participle: it has no subject of its own."""
    kids = kids_of(words)
    for verb in words:
        if verb.dep != "acl" or verb.tag != "VBD" or verb.lemma in listed("intransitive"):
            continue
        if not any(w.dep in (*_SUBJECTS, "aux", "auxpass", "dobj") for w in kids[verb.i]):
            verb.tag = "VBN"


def _mend_namings(words: list[Word]) -> None:
    """ "The queen | named Berg governor." is a sentence: a participle behind "the queen" would have no object.

    So is "On [Monday Queen Ada] | named Berg governor", where the queen is taken for what follows "on".
    """
    if any(w.tag in FINITE for w in words) or words[-1].text not in (".", "!"):
        return
    kids = kids_of(words)
    for verb in words:
        noun = words[verb.head]
        opening = words[noun.head]
        alone = noun.head == noun.i or (noun.dep == "pobj" and opening.i == 0 and opening.head == 0)
        if verb.tag != "VBN" or verb.dep != "acl" or not alone or any(_helps(w) for w in kids[verb.i]):
            continue
        named = any(w.dep in ("dobj", "oprd") and w.i > verb.i and w.tag in ("NNP", "NN") for w in kids[verb.i])
        if verb.text.lower() == verb.lemma and not any(w.dep == "agent" for w in kids[verb.i]) and opening is noun:
            make_main(words, noun, verb)  # "A second wave hit Monday."
            continue
        if not named or any(w.dep == "det" and w.text.lower() in ("a", "an") for w in kids[noun.i]):
            continue
        if opening is not noun:
            opening.dep, opening.head = "prep", verb.i
            for day in (w for w in kids[noun.i] if w.i == 1 and w.text.lower() in WEEKDAYS):
                day.dep, day.head = "pobj", opening.i
        make_main(words, noun, verb)


def _mend_two_subjects(words: list[Word]) -> None:
    """Of "engineers of Holm, and Berg technicians, left" the second is coordinated, not a subject beside the first."""
    kids = kids_of(words)
    for second in words:
        if second.dep not in _SUBJECTS:
            continue
        start = min(below(second, kids))
        first = next((w for w in kids[second.head] if w.dep in _SUBJECTS and w.i < start), None)
        if first is None:
            continue
        joined = start > 0 and words[start - 1].dep == "cc" and words[start - 1].i > first.i
        if joined and words[start - 1].head in below(first, kids):
            second.dep, second.head = "conj", first.i
        elif first.tag in ("NN", "NNS") and second.tag == "NNP" and start == max(below(first, kids)) + 1:
            first.dep, first.head = "compound", second.i  # "dance legends | Holm Sisters"


def _mend_dashes(words: list[Word]) -> None:
    """Of "the storm - Norway's worst in years - struck" the storm is the subject, what the dashes hold describes it."""
    marks = [w.i for w in words if w.text in ("-", "–", "—", "--") and 0 < w.i < len(words) - 1]
    for first, last in pairwise(marks):
        noun, inside = words[first - 1], words[first + 1 : last]
        spaced = words[first - 1].end < words[first].start and words[last - 1].end < words[last].start
        if not spaced or not noun.is_noun or any(w.tag in FINITE for w in inside):
            continue
        outer = [w for w in inside if not first < w.head < last and w.dep in (*_SUBJECTS, "dobj", "pobj")]
        if first < noun.head < last and len(outer) == 1 and words[last + 1].tag in ("VBD", "VBN", "VBZ", "VBP", "MD"):
            top = outer[0]
            noun.dep, noun.head = top.dep, top.head
            top.dep, top.head = "appos", noun.i
            for word in words:
                aside = first <= word.i <= last and not first < word.head < last
                if word.i != top.i and (aside or (word.i < first and first < word.head < last and word is not noun)):
                    word.head = noun.i


def _mend_sums(words: list[Word]) -> None:
    """A sum hangs together: of "gave $20|m" the unit has the number."""
    for first, last in pairwise(words):
        beside = first.end == last.start and first.head == last.head
        if not beside or first.head in (first.i, last.i):
            continue
        if first.text[:1].isdigit() and last.text.lower() in ("m", "bn", "k", "km", "kg", "cm", "mm", "pc"):
            last.dep = first.dep if last.dep in ("npadvmod", "dep", "nmod", "appos") else last.dep
            first.dep, first.head = "nummod", last.i


def _mend_counts(words: list[Word]) -> None:
    """Of "rose to at least [nine Friday]" the number is what it rose to; the day is a word of its own."""
    for number, day in pairwise(words):
        counted = number.dep == "nummod" and number.head == day.i and number.tag == "CD"
        if counted and day.text.lower() in WEEKDAYS and day.dep in ("pobj", "dobj", "attr"):
            number.dep, number.head = day.dep, day.head
            day.dep = "npadvmod"
            verb = words[number.head]
            while not verb.is_verb and verb.head != verb.i:
                verb = words[verb.head]
            day.head = verb.i


def _is_finite(verb: Word, lefts: list[Word]) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or any(w.tag in FINITE and _helps(w) for w in lefts)


def _helps(word: Word) -> bool:
    return word.dep in ("aux", "auxpass")


def _goes_round(words: Sequence[Word]) -> bool:
    """Whether some word is above itself: from there nothing leads to the root, and whoever climbs never stops."""
    safe: set[int] = set()
    for word in words:
        path: set[int] = set()
        while word.i not in safe and word.head != word.i:
            if word.i in path:
                return True
            path.add(word.i)
            word = words[word.head]
        safe |= path | {word.i}
    return False


_MENDS = (
    *DOERS,
    _mend_subjects,
    _mend_days,
    _mend_titles,
    _mend_reports,
    _mend_second_verbs,
    _mend_participles,
    _mend_lists,
    _mend_cities,
    _mend_sums,
    _mend_counts,
    _mend_reduced,
    _mend_namings,
    mend_called,
    mend_bound,
    mend_past,
    mend_swallowed,
    _mend_two_subjects,
    _mend_dashes,
    *MENDS,
    mend_late,
    *SLIPS,
    hang_again,
    part_at_semicolon,
    mend_moments,
    mend_rootless,
    mend_openings,
    mend_wholes,
)


def mend_all(words: list[Word]) -> None:
    """Undoes the known slips in the words of one sentence; their children are not yet known."""
    for mend in _MENDS:
        before = [(word.dep, word.head) for word in words]
        mend(words)
        if _goes_round(words):  # the slip was another than it looked
            for word, (dep, head) in zip(words, before, strict=True):
                word.dep, word.head = dep, head
