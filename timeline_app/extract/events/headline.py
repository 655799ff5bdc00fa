"""The line of a chronology that tells an event: "Berg meets Moreau in Oslo".

Built from the parse where that gives a whole sentence; else the sentence itself, cut where it can be cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import Any

from timeline_app.core.facts import EntityKind, Status
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.dates import without_naming_dates
from timeline_app.extract.events.definite import as_first_named
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.filled import as_clear, clarity_of, filled, is_within
from timeline_app.extract.events.finish import finished
from timeline_app.extract.events.fits import is_good
from timeline_app.extract.events.fuller import ends_open, fuller, lost, pieces, shown_in
from timeline_app.extract.events.glue import unglued
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.inflect import plain
from timeline_app.extract.events.last_named import with_role
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.pairs import with_others
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.present import as_told_now
from timeline_app.extract.events.pronouns import mark_of, stands_for
from timeline_app.extract.events.seconds import with_second
from timeline_app.extract.events.sound import first_sentence, is_sound
from timeline_app.extract.events.told_alone import is_particular, tells_it
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.trim import as_it_stands, shortened
from timeline_app.extract.events.writer import Writer

LONGEST = 90
"""Characters of a headline; a whole sentence may have a few more rather than be cut."""

_GRACE = 4
_FULL = 10
"""Characters more for a line that would lose what it is about."""
_FULLEST = 20
"""Characters more where no shorter line tells as much of that."""
_DARKEST = 0.03
"""Clarity of a line that only adds what was missed."""
_PASSES = 2
"""How often a line is completed: with what a noun is said to be, and then with what that is said to be."""

_STEPS = (
    (0, 4),
    (0, 3),
    (1, 3),
    (0, 2),
    (1, 2),
    (2, 2),
    (0, 1),
    (1, 1),
    (2, 1),
    (3, 1),
    (4, 1),
    (2, 0),
    (3, 0),
    (4, 0),
)
_BARE_NUMBER = re.compile(r"^(?:(?:some|about|around|only|just|at least|nearly|over|more than|up to) )?[\w,.-]+$", re.I)


def headline(draft: Draft, reading: Reading) -> tuple[str, bool]:
    """At most about 90 characters, never empty; and whether it is a whole sentence that may be understood alone."""
    if draft.entry:
        return draft.entry, True
    draft = without_naming_dates(unglued(draft))
    longest = LONGEST + _GRACE
    title = _told_like_a_title(draft, reading)
    if title and is_sound(title, draft, reading, cut=True):
        return title, True
    if said := _with_speaker_behind(draft, reading, longest):
        return said, True
    tried: list[str] = []
    for text in _attempts(draft, reading):
        if line := finished(text) if text else "":
            tried.append(line)
            if is_good(line, longest) and is_sound(line, draft, reading):
                fuller_ones, again, later = tee(map(finished, _fuller(line, draft, reading)), 3)
                line, whole = _completed(line, fuller_ones, draft, reading)
                if (more := filled(line, longest, again, draft, reading)) != line:
                    line, whole = _completed(more, later, draft, reading)
                line = with_role(with_second(line, longest, draft, reading), longest, draft, reading)
                return line, whole and (draft.clause is not None or is_particular(draft, reading, line))
    first = next((line for line in tried if is_good(line, longest)), "")
    if (half := first_sentence(first, draft)) and is_good(half, longest) and is_sound(half, draft, reading):
        first = half
    plainly = as_it_stands(draft, reading, longest, listed("never_last_words"))
    cut = finished(shortened(draft, reading, longest))
    told = [finished(as_told_now(line, draft, reading)) for line in (plainly, cut)]
    for line in (*told, plainly, cut):
        if is_good(line, longest) and is_sound(line, draft, reading):
            line, whole = _completed(line, _longer(line, tried, draft, reading), draft, reading)
            return line, whole and tells_it(line, draft)
    longer = (line for line in _longer("", tried, draft, reading) if draft.clause and is_good(line, LONGEST + _FULL))
    if line := next((line for line in longer if is_sound(line, draft, reading)), ""):
        return _completed(line, _longer(line, tried, draft, reading), draft, reading)  # rather than one that breaks off
    last = ((told[1], longest), (cut, longest), (told[0], LONGEST + _FULLEST))
    return first or next((line for line, most in last if is_good(line, most)), plainly), False


def _completed(
    line: str, others: Iterable[str], draft: Draft, reading: Reading, passes: int = _PASSES
) -> tuple[str, bool]:
    """The line, or one of the `others` where it lost what it is about; and whether it has all that it must have.

    What gives something up for it must be about as clear as the line. A line that was completed may in turn have lost
    what belongs to what it now tells: "a halt to the custom [of kissing]".
    """
    missed = lost(line, draft)
    others, later = tee(others)
    best, had = line, pieces(line, draft)
    most: tuple[int, int, bool] = (0, 0, True)
    least = as_clear(line, draft, reading) if missed else 0.0
    for other in others if missed else ():
        if not is_good(other, LONGEST + _FULLEST) or (" - " in other and " - " not in line):
            continue
        shown = shown_in(other, draft)
        mended = (*missed.mended(had, shown), len(other) <= LONGEST + _FULL)
        if mended <= most or ends_open(shown, draft) or not is_sound(other, draft, reading):
            continue
        if clarity_of(other, draft, reading) >= (min(least, _DARKEST) if is_within(line, other) else least):
            best, most = other, mended
            if mended == (len(missed.grave), len(missed.light), True):
                break
    if best != line and passes > 1:
        return _completed(best, later, draft, reading, passes - 1)
    return best, not missed.open or not missed.open - shown_in(best, draft)


def _fuller(line: str, draft: Draft, reading: Reading) -> Iterator[str]:
    """Lines that leave out less, under a subject that is no shorter than that of the line."""
    writer, clause = Writer(draft.view, reading), governing(draft)
    subjects: list[str] = []
    for tight in (0, 1, 2):
        subjects.append(_subject(draft, clause, writer, reading, tight))
        if line.startswith(finished(subjects[-1])):
            break
    yield from fuller(draft, reading, clause, dict.fromkeys((*subjects, _subject(draft, clause, writer, reading, 2))))
    short = finished(shortened(draft, reading, LONGEST + _FULL))
    first = min((i for s in clause.subject for i in draft.view.tree.subtree(s)), default=0)
    alone = clause.own_subject and clause.relation in ("ROOT", "ccomp", "conj", "parataxis")
    if alone and min(shown_in(short, draft), default=0) >= first:
        yield as_told_now(short, draft, reading)


def _longer(line: str, tried: Sequence[str], draft: Draft, reading: Reading) -> Iterator[str]:
    """What was tried and is too long, and lines that tell more than `line`."""
    yield from tried
    if draft.clause is not None:
        yield from map(finished, _fuller(line, draft, reading))


def _told_like_a_title(draft: Draft, reading: Reading) -> str:
    """A short line without a full stop that names somebody doing something is a headline as it stands."""
    text = " ".join(draft.view.tree.span.of(reading.article.text).split())
    if draft.nested or draft.clause is None or text[-1:] in ".?!:;,”\"'…)" or not draft.clause.own_subject:
        return ""
    verb, tree = draft.view.tree.words[draft.clause.head], draft.view.tree
    if _tells_the_past(draft, draft.clause):
        return ""  # "Berg died in May 2009" is a caption: in a chronology she dies, and the date stands beside it
    if tree.words[0].tag == "CC" or (verb.tag == "VBG" and not tree.kids(verb.i, "aux")):
        return ""  # "And hours later …", "Rescuers treating the hurt": what a picture shows
    line = finished(text)
    names = any(name.words for name in draft.view.names)
    return line if names and len(line.split()) >= 4 and is_good(line, LONGEST) and text[:1].isupper() else ""


def _tells_the_past(draft: Draft, clause: Clause) -> bool:
    """Whether it has the tense of a sentence: "has died", "was hired", or "died" beside a date."""
    tree = draft.view.tree
    main = next((c for c in draft.view.clauses if c.above is None), clause)
    if main.tense is Tense.PERFECT:
        return not any(w.lemma == "since" for w in tree.words)  # "has risen since": it rises no more in the present
    verb = tree.words[clause.head]
    alone = verb.lemma in listed("intransitive") and not any(w.lemma == "by" for w in tree.words)
    sure = verb.tag == "VBD" and (alone or any(w.is_noun for w in tree.kids(verb.i, "dobj")))
    dated = bool(draft.own or draft.view.times)
    return clause.tense is Tense.PAST and (sure or dated or bool(tree.kids(clause.head, "aux", "auxpass")))


def _attempts(draft: Draft, reading: Reading) -> Iterator[str]:
    """Lines for the draft, the fullest first; each costs time, so none is written before it is asked for."""
    if draft.clause is None:
        yield _from_noun(draft, reading)
        return
    if met := _met(draft, reading):
        yield met
        return
    yield from _lines(draft, governing(draft), Writer(draft.view, reading), reading, (None, 0, 1))


def _lines(
    draft: Draft, clause: Clause, writer: Writer, reading: Reading, without: Sequence[int | None]
) -> Iterator[str]:
    """Lines of a clause, the fullest first, each once; `without` are the parts left out in turn (see `Writer.line`)."""
    subjects: dict[int, str] = {}
    seen: set[str] = set()
    for tight, most in _STEPS:
        if tight not in subjects:
            subjects[tight] = _subject(draft, clause, writer, reading, tight)
        for part in without if subjects[tight] else ():
            line = writer.line(clause, subjects[tight], tight, most, part)
            if line and line not in seen:
                seen.add(line)
                yield line


def _with_speaker_behind(draft: Draft, reading: Reading, longest: int) -> str:
    """ "Holm said Berg had robbed the mill on 3 May": the day is that of the deed, and so is the line.

    "Berg robs the mill, Holm says" can stand on 3 May, "Holm says Berg has robbed the mill" cannot.
    """
    clause = draft.clause
    if clause is None or clause.relation != "ccomp" or clause.above is None or not clause.own_subject:
        return ""
    if clause.tense not in _DONE or clause.progressive or clause.quoted or _is_stative(draft, clause):
        return ""
    saying, tree = draft.view.clauses[clause.above], draft.view.tree
    inside = set(tree.subtree(clause.head))
    deed = [t for t in draft.own_times if inside.issuperset(t.words)]
    said = tree.words[saying.head].lemma
    if governing(draft) is not saying or not deed or not (said in _SAYS_ALONE or (said == "tell" and saying.passive)):
        return ""
    writer = Writer(draft.view, reading)
    speaker = _subject(draft, saying, writer, reading, 3)
    deeds_of = _subject(draft, clause, writer, reading, 3)
    of_oneself = speaker.removeprefix("the ") == deeds_of.removeprefix("the ")  # "rebels say they have taken Halden"
    verb = writer.verbs.group(saying, writer.verbs.plural(saying, speaker))
    opens, *rest = speaker.split(" ")
    behind = f", {' '.join([opens.lower() if opens in _ARTICLES else opens, *rest, verb])}"
    if not speaker or of_oneself:
        return ""
    longest -= len(behind)
    for line in map(finished, _lines(draft, clause, writer, reading, (None,))):
        if is_good(line, longest) and is_sound(line, draft, reading):
            more = map(finished, fuller(draft, reading, clause, [deeds_of]))
            return filled(line, longest, more, draft, reading) + behind
    return ""


def _is_stative(draft: Draft, clause: Clause) -> bool:
    lemma = draft.view.tree.words[clause.head].lemma
    return lemma in ("be", "have") or (lemma in listed("stative") and not clause.passive)


_DONE = (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT)
_ARTICLES = ("The", "A", "An")
_SAYS_ALONE = frozenset(
    {"hear", "say", "claim", "allege", "argue", "insist", "admit", "write", "testify", "report", "suggest"}
)


def _subject(draft: Draft, clause: Clause, writer: Writer, reading: Reading, tight: int) -> str:
    subject = writer.subject(clause, tight)
    if not clause.subject:
        return subject
    top = clause.subject[0]
    if not subject and writer.phrases.is_pronoun(top):
        return with_others(stands_for(draft.view, top, reading), top, writer.phrases)
    if first := as_first_named(draft.view, top, reading):
        return first
    bare = _BARE_NUMBER.match(subject) and draft.view.tree.words[top].tag == "CD"  # "19 are confirmed": of what?
    return "" if bare else _with_owner(draft, top, subject, reading)


def _with_owner(draft: Draft, top: int, phrase: str, reading: Reading) -> str:
    """ "His trial" with the name of the one whose it is, if that is known."""
    owner = next((w for w in draft.view.tree.kids(top, "poss") if w.tag == "PRP$"), None)
    if owner is None or not phrase.lower().startswith(owner.text.lower() + " "):
        return phrase
    name = stands_for(draft.view, owner.i, reading)
    return f"{name}{mark_of(name, reading)}{phrase[len(owner.text) :]}" if name else phrase


def _met(draft: Draft, reading: Reading) -> str:
    """ "A and B meet in P" for a meeting of named people that a noun tells: "talks between A and B began in P"."""
    noun_tells = draft.clause is None or not any(w in draft.clause.objects for w in [draft.trigger])
    if draft.kind not in ("meeting", "call") or not draft.view.tree.words[draft.trigger].is_noun or not noun_tells:
        return ""
    kinds = (EntityKind.PERSON, EntityKind.COUNTRY) if draft.clause is None else (EntityKind.PERSON,)
    people = [reading.short_names[e] for e, role in draft.actors.items() if reading.entities[e].kind in kinds]
    if draft.clause is not None and draft.clause.subject:
        phrases = Phrases(draft.view, reading)
        if draft.clause.subject[0] != draft.trigger and phrases.person_at(draft.clause.subject[0]):
            return ""
    if len(people) < 2 or draft.status is not Status.HAPPENED:
        return ""
    verb = "meet" if draft.kind == "meeting" else "talk by telephone"
    return f"{', '.join(people[:-1])} and {people[-1]} {verb}" + (f" in {draft.place}" if draft.place else "")


def _from_noun(draft: Draft, reading: Reading) -> str:
    """A line for an event that only a noun tells: "his inauguration" as "Moreau is inaugurated"."""
    if met := _met(draft, reading):
        return met
    tree = draft.view.tree
    phrases = Phrases(draft.view, reading)
    possessor = _possessor(draft)
    noun = style()["nouns"].get(draft.word) if draft.status is Status.HAPPENED else None
    owner = _owner(draft, reading, phrases)
    if noun and owner:
        return f"{owner} {_verb_of(draft, noun, phrases)}"
    if first := as_first_named(draft.view, draft.trigger, reading):
        return f"{first} {_happens(draft)}"
    if possessor is None:
        beside = {i for w in tree.kids(draft.trigger, "conj", "cc") for i in tree.subtree(w.i)}
        alone = phrases.words([i for i in phrases.kept(draft.trigger, 1) if i not in beside])
        return f"{_definite(draft)}{alone if beside else phrases.noun(draft.trigger, 1)} {_happens(draft)}"
    own = set(tree.subtree(possessor.i))
    if draft.status is Status.PLANNED:
        own |= {w.i for w in tree.kids(draft.trigger, "amod") if w.lemma in listed("to_come")}
    rest = phrases.words([i for i in phrases.kept(draft.trigger, 1) if i not in own])
    return f"{owner}{mark_of(owner, reading)} {rest} {_happens(draft)}" if owner else ""


def _definite(draft: Draft) -> str:
    """ "the" for a single thing that the article names without: "before war began", "its launch date"."""
    tree = draft.view.tree
    bare = not tree.kids(draft.trigger, "det", "poss", "nummod", "predet") and draft.trigger not in draft.view.name_at
    first = tree.words[min(tree.subtree(draft.trigger))]
    return "The " if bare and tree.words[draft.trigger].tag == "NN" and first.tag not in ("DT", "PRP$", "CD") else ""


def _possessor(draft: Draft) -> Word | None:
    """The one before "’s", unless that is a day ("Friday's attack")."""
    owners = draft.view.tree.kids(draft.trigger, "poss")
    return next((w for w in owners if w.i not in draft.view.timed_words), None)


def _owner(draft: Draft, reading: Reading, phrases: Phrases) -> str:
    """Whose event it is: "Moreau's inauguration", "his inauguration"."""
    possessor = _possessor(draft)
    if possessor is None:
        return ""
    if possessor.tag == "PRP$":
        return stands_for(draft.view, possessor.i, reading)
    return phrases.noun(possessor.i, 1)


def _happens(draft: Draft) -> str:
    tree, timed = draft.view.tree, draft.view.timed_words
    noun = tree.words[draft.trigger]
    # "The quake in Oslo strikes" would be read as a slip.
    alone = all(not timed.isdisjoint(tree.subtree(w.i)) for w in tree.kids(noun.i, "prep"))
    said = style()["happens_as"].get(noun.lemma) if alone else None
    said = said or style()["happens"].get(draft.kind, style()["happens"]["other"])
    said = "is planned" if draft.status is Status.PLANNED else str(said)
    first, _, rest = said.partition(" ")
    first = first if noun.tag != "NNS" else "are" if first == "is" else first.removesuffix("s")
    return f"{first} {rest}".strip()


def _verb_of(draft: Draft, noun: dict[str, Any], phrases: Phrases) -> str:
    tree = draft.view.tree
    if "lead" in noun:
        own = {i for w in tree.kids(draft.trigger, "poss") for i in tree.subtree(w.i)}
        return f"{noun['lead']} {phrases.words([i for i in phrases.kept(draft.trigger, 1) if i not in own])}"
    verb = str(noun.get("passive") or plain(str(noun["verb"]), plural=False))
    if "infinitive" in noun:
        inner = next((w for w in tree.kids(draft.trigger, "acl", "xcomp")), None)
        return f"{verb} {phrases.words(tree.subtree(inner.i))}" if inner else verb
    told = [verb]
    for preposition in tree.kids(draft.trigger, "prep"):
        target = " ".join(phrases.noun(w.i, 1) for w in tree.kids(preposition.i, "pobj"))
        if target and preposition.lemma == noun.get("object"):
            return f"{verb} {target}"
        if target and preposition.lemma in noun.get("keep", ()) and not phrases.is_timed(preposition):
            told.append(f"{preposition.lemma} {target}")
    return " ".join(told)
