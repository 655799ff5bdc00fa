"""Which time expression says when a clause happened: the one that its verb or noun governs, not any in the sentence.

In "The man arrested on Monday died on Friday" Monday belongs to the arrest and Friday to the death.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.core.timex import Direction
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.fineness import COARSE, fineness, says_day, says_when
from timeline_app.extract.events.lexicon import kind_of_noun, kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.not_when import (
    is_limit,
    is_of_something_else,
    is_of_what_times,
    is_of_what_was,
    is_since_then,
    is_spoken_of,
    names_happening,
    put_up_for,
    stands_before_noun,
    told_below,
    voted_on,
)
from timeline_app.extract.events.shared_dates import did, share
from timeline_app.extract.events.tree import Tree, Word


@dataclass(slots=True)
class Ownership:
    """Who owns the times of a sentence: `clauses` by clause number, `nouns` by the word number of an event noun.

    `put_off` are the verbs that give a thing a new day, with that day.
    """

    clauses: dict[int, list[Timed]] = field(default_factory=dict)
    nouns: dict[int, list[Timed]] = field(default_factory=dict)
    bounds: list[Timed] = field(default_factory=list)
    put_off: list[tuple[int, Timed]] = field(default_factory=list)


def own_times(view: View) -> Ownership:
    """Shares the dates and clock times of a sentence among its clauses and event nouns."""
    ownership = Ownership()
    number = {clause.head: n for n, clause in enumerate(view.clauses)}
    for timed in view.times:
        if says_when(timed):
            _assign(view, timed, number, ownership)
    for times in ownership.clauses.values():
        _drop_which(view, times)
    share(view, ownership.clauses)
    return ownership


def _drop_which(view: View, times: list[Timed]) -> None:
    """ "The 8 June concert was announced on Monday": a date that says which one is meant gives way to that of the verb.

    A time of the day beside it leaves it: "the 8 June concert opened at 20:00".
    """
    which = [t for t in times if _says_which(view, t)]
    if any(says_day(t) for t in times if t not in which):
        times[:] = [t for t in times if t not in which]


def _says_which(view: View, timed: Timed) -> bool:
    last = view.tree.words[timed.words[-1]]
    return stands_before_noun(view.tree, last) and last.head not in view.timed_words


def _assign(view: View, timed: Timed, number: dict[int, int], ownership: Ownership) -> None:
    inside = set(timed.words)
    tree = view.tree
    meant = next((m for m in (voted_on(tree, timed), put_up_for(tree, timed), _behind_event(view, timed)) if m), None)
    if meant is not None:
        ownership.nouns.setdefault(meant, []).append(timed)
        return
    if names_happening(view.tree, timed):
        _assign_happening(view, timed, number, ownership)
        return
    if is_of_what_times(view.tree, timed):
        return
    opened = _entry(view, timed) or _fronted(view, timed)
    if opened is not None:
        ownership.clauses.setdefault(number[opened], []).append(timed)
        return
    if _is_part_of_name(view, timed):
        return
    noun: int | None = None
    for word in [w for w in [view.tree.words[timed.head], *view.tree.up(timed.head)] if w.i not in inside]:
        if noun is None and is_limit(view.tree, word):
            # "since October", "until Friday": a limit, not the day. "After the attack on Friday" is met at the noun.
            ownership.bounds.append(timed)
            return
        if noun is None and word.lemma == "to" and (verb := _puts_off(view.tree, word)) is not None:
            ownership.put_off.append((verb, timed))
            return
        if noun is None and (_tells_which(view, word) or is_of_something_else(view, timed, word)):
            return
        if word.dep == "pcomp" and _is_charge(view.tree, word):
            ownership.bounds.append(timed)
            return
        if noun is None and word.is_noun and word.i not in view.name_at and is_event_noun(view.tree, word.i):
            noun = word.i
            if (verb := did(view, noun, noun_kind(tree, noun), timed)) is not None:
                ownership.clauses.setdefault(number[verb], []).append(timed)
                return
            if _keeps_its_date(view.tree, noun, timed):
                struck = _struck_in(view.tree, noun, "in", "by")
                if struck in number:
                    ownership.clauses.setdefault(number[struck], []).append(timed)
                    return
                break
        if word.i in number and (noun is not None or not _passes_on(view, number[word.i], timed)):
            clause = view.clauses[number[word.i]]
            # "On Friday, a day after fire destroyed the roof": from the Friday it is known when the fire was.
            known = timed.time.form.op == "apart"
            counted = clause.relation == "advcl" and timed.time.text.lower().endswith(_COUNTED_FROM) and not known
            if clause.above is not None and (counted or _is_where_said(view.tree, clause)):
                # "a day after fire destroyed the roof" says when the rest was.
                ownership.clauses.setdefault(clause.above, []).append(timed)
                return
            if noun is None and (is_since_then(view, clause, timed) or is_of_what_was(clause, timed)):
                ownership.bounds.append(timed)
                return
            if noun is None or _takes_date_of_object(view.tree, clause, noun):
                told = told_below(view, clause, timed)
                ownership.clauses.setdefault(number[word.i] if told is None else number[told], []).append(timed)
                return
            break
    if noun is not None:
        ownership.nouns.setdefault(noun, []).append(timed)
        if (struck := _struck_in(view.tree, noun, "after")) in number and _is_alone(timed, view):
            ownership.clauses.setdefault(number[struck], []).append(timed)
    elif (nearest := _loose(view, timed)) is not None:
        ownership.clauses.setdefault(nearest, []).append(timed)


def _assign_happening(view: View, timed: Timed, number: dict[int, int], ownership: Ownership) -> None:
    """ "9/11 changed the law", "the memory of 9/11": the words name what happened then, which dates nothing else.

    Only who died in it did so on that day.
    """
    tree, noun = view.tree, timed.head
    if stands_before_noun(tree, tree.words[noun]):
        noun = tree.words[noun].head
    struck = _struck_in(tree, noun, "in", "by")
    if struck in number:
        ownership.clauses.setdefault(number[struck], []).append(timed)
    elif is_event_noun(tree, noun):
        ownership.nouns.setdefault(noun, []).append(timed)
    else:
        ownership.bounds.append(timed)


def _puts_off(tree: Tree, opening: Word) -> int | None:
    """ "They postponed the fair to June": the verb whose thing "to" gives a new day. They do it on another one."""
    verb = next((w for w in tree.up(opening.i) if w.is_verb), None)
    return verb.i if opening.dep == "prep" and verb is not None and verb.lemma in listed("to_a_day") else None


def _entry(view: View, timed: Timed) -> int | None:
    """The verb of a chronology line, "24 June 2016: Moreau resigns": its date opens it, with a colon behind."""
    words, last = view.tree.words, -1
    for time in view.times:  # "24 June 2016, 10:15: Moreau resigns"
        first = time.words[0]
        if first > last + 2 or (last >= 0 and first == last + 2 and words[first - 1].text not in _JOINS):
            break
        last = time.words[-1]
    after = last + 1
    if timed.words[0] > last or after >= len(words) or words[after].text not in (":", "–", "—", "-", "--"):
        return None
    return next((c.head for c in view.clauses if c.finite and c.head > after), None)


_JOINS = frozenset({",", "-", "–", "—", "at", "to"})


def _tells_which(view: View, word: Word) -> bool:
    """Whether a date under "of" says which one is spoken of: "They signed the minutes of 9 January".

    "In the course of 1931" and "at the height of May" say when.
    """
    above = view.tree.words[word.head]
    if word.lemma != "of" or not above.is_noun or above.lemma in _STRETCHES or is_event_noun(view.tree, above.i):
        return False
    opening = view.tree.words[above.head]
    partaking = above.dep == "pobj" and opening.lemma in ("by", "about", "for", "from", "with")
    return partaking or any(above.i in (*c.subject, *c.objects) for c in view.clauses)


def _behind_event(view: View, timed: Timed) -> int | None:
    """The noun of an event right before a past year, under a verb of what goes on: "recovers from floods in 2008".

    So it is with a known event that is spoken of: "his novel about the siege in 1839", "since the flood in May 2009".

    The parser likes to hang the year on the verb.
    """
    tree = view.tree
    opening = tree.words[tree.words[timed.head].head]
    if opening.lemma not in ("in", "of") or fineness(timed.time.form) != COARSE or opening.i == 0:
        return None
    noun = opening.i - 1
    if not is_event_noun(tree, noun) or tree.words[noun].dep != "pobj" or not tree.words[opening.head].is_verb:
        return None
    clause = next((c for c in view.clauses if c.above is None or c.finite), None)
    on = clause is not None and clause.tense is Tense.PRESENT and clause.progressive
    known = any(w.lemma == "the" for w in tree.kids(noun, "det")) and is_spoken_of(tree, noun)
    return noun if on or known else None


def _is_charge(tree: Tree, deed: Word) -> bool:
    """Whether it is what somebody is charged with: "accused of stealing in May", which nobody says happened.

    That was not when they were accused, either.
    """
    preposition = tree.words[deed.head]
    return preposition.lemma in ("of", "with", "for") and tree.words[preposition.head].lemma in listed("charges")


_STRETCHES = frozenset({"day", "night", "morning", "afternoon", "evening", "week", "month", "year", "end", "start"})


def _fronted(view: View, timed: Timed) -> int | None:
    """The verb of the main clause, where the sentence opens with the date: "In 1858 Berg and Holt sold the mill".

    The parser likes to hang such a date on the name behind it. What stands behind a semicolon is a sentence of its own.
    """
    words, first = view.tree.words, timed.words[0]
    opening, end = _between_semicolons(view, first)
    if first > opening + 2 or any(w.lemma not in _OPENINGS for w in words[opening:first]):
        return None
    named = first == opening and words[timed.words[-1]].tag.startswith("NN")
    if named and words[timed.head].dep in ("nsubj", "nsubjpass"):
        return None  # "March was cold"
    here = [c for c in view.clauses if c.finite and opening <= c.head < end]
    root = next((c for c in here if c.above is None or not opening <= view.clauses[c.above].head < end), None)
    return root.head if root is not None and root.head > timed.words[-1] else None


def _between_semicolons(view: View, at: int) -> tuple[int, int]:
    """The first word of the part of the sentence that word `at` stands in, and the one behind its last."""
    words = view.tree.words
    stops = [w.i for w in words if w.text == ";"]
    before, after = [s for s in stops if s < at], [s for s in stops if s > at]
    opening = before[-1] + 1 if before else 0
    if before and opening < at and words[opening].tag == "CC":
        opening += 1  # "; and in 1970"
    return opening, after[0] if after else len(words)


_OPENINGS = frozenset({"in", "on", "the", "early", "late", "about", "around", "during", "at", "circa"})


def _loose(view: View, timed: Timed) -> int | None:
    """The clause just before a date that hangs on no verb: "Berg, engineer, born in Halden, in 1819"."""
    words, first = view.tree.words, timed.words[0]
    if not first or words[first - 1].lemma not in ("in", "on", "about", "around", ","):
        return None
    before = [n for n, c in enumerate(view.clauses) if c.head < first and words[c.head].is_verb]
    taken = any(t is not timed and t.words[-1] < first for t in view.times if says_when(t))
    nearest = max(before, key=lambda n: view.clauses[n].head, default=None)
    return None if taken else nearest


_COUNTED_FROM = (" after", " before", " since", " earlier than", " following")


def is_event_noun(tree: Tree, i: int) -> bool:
    """Whether noun `i` names an event ("attack", but not "heart attack")."""
    return noun_kind(tree, i) is not None


def noun_kind(tree: Tree, i: int) -> str | None:
    """The kind of event that noun `i` names, with the word before it first ("training session" is no meeting)."""
    word = tree.words[i]
    if not word.is_noun:
        return None
    both = f"{tree.words[i - 1].lemma} {word.lemma}" if i else ""
    return None if both in listed("not_events") else kind_of_noun(both) or kind_of_noun(word.lemma)


def _is_part_of_name(view: View, timed: Timed) -> bool:
    """Whether a bare year only tells which one is meant: "the 2016 Olympics", "Expo 2020"."""
    name = view.name_at.get(timed.head)
    if name is not None and name.head != timed.head:
        return True
    word = view.tree.words[timed.head]
    above = view.tree.words[word.head]
    return (
        len(timed.words) == 1 and word.tag == "CD" and above.tag in ("NNP", "NNPS") and word.dep in ("nummod", "appos")
    )


def _keeps_its_date(tree: Tree, noun: int, timed: Timed) -> bool:
    """Whether the date stands before its noun ("Monday's attack", "the January 15 encounter")."""
    return timed.words[0] < noun


def _takes_date_of_object(tree: Tree, clause: Clause, noun: int) -> bool:
    """Whether a date after an event noun dates the verb too: "signed an accord on Friday", "died in a raid in May".

    Not after verbs of speech and judgement, but for the occasion of the speech, nor behind "after", "since" and the
    like: there the noun is another event.
    """
    verb = tree.words[clause.head]
    if verb.lemma in listed("say") | listed("evaluation") or (verb.lemma in listed("stative") and not clause.passive):
        return verb.lemma in listed("say") and _is_occasion(tree, noun, clause)
    path = [tree.words[noun], *tree.up(noun)]
    inside = path[: path.index(verb)] if verb in path else path
    if any(w.i in clause.subject for w in inside):
        return verb.lemma in listed("occur") or _is_occasion(tree, noun, clause)
    if any(w.tag != "PRP$" for w in tree.kids(noun, "poss")):
        return False
    return all(w.dep in ("dobj", "pobj", "prep", "conj", "attr", "agent") and w.lemma not in _APART for w in inside)


def _is_occasion(tree: Tree, noun: int, clause: Clause) -> bool:
    """Whether it is where something was said: "at a talk in June two sailors testified that …".

    Or where somebody was: "Berg, on a visit to Oslo last week, opened the bridge".
    """
    opening = tree.words[tree.words[noun].head]
    if opening.lemma not in ("at", "during", "in", "on") or opening.dep != "prep":
        return False
    spoken_in = listed("gathering") | listed("said_in") | listed("occasions")
    put_in = opening.head != clause.head and tree.is_parted(opening.i)
    return tree.words[noun].lemma in spoken_in and (opening.head == clause.head or put_in)


def _is_alone(timed: Timed, view: View) -> bool:
    return not any(t is not timed and says_when(t) for t in view.times)


def _struck_in(tree: Tree, noun: int, *openings: str) -> int | None:
    """The verb of what was done to somebody in the event of a day: "Two men died in Tuesday's storm"."""
    word = tree.words[noun]
    opening = tree.words[word.head]
    verb = tree.words[opening.head]
    if word.dep != "pobj" or opening.lemma not in openings:
        return None
    harmful = kind_of_noun(word.lemma) in _HARM or "/" in word.text  # "died in 9/11"
    return verb.i if harmful and kind_of_verb(verb.lemma) in _HARM else None


_HARM = frozenset({"accident", "attack", "death", "disaster"})
_APART = frozenset(
    (
        "after",
        "before",
        "since",
        "until",
        "following",
        "over",
        "about",
        "regarding",
        "for",
        "despite",
        "because",
        "of",
        "concerning",
        "from",
    )
)


def _passes_on(view: View, number: int, timed: Timed) -> bool:
    """Whether the date of a clause without tense is that of the clause above: "stressed …, speaking on Friday"."""
    clause, tree = view.clauses[number], view.tree
    verb = tree.words[clause.head]
    if clause.finite or clause.above is None or verb.tag == "VBN":
        return False
    if clause.relation == "pcomp" and any(_is_season(t, view, verb.i) for t in view.times):
        return False
    if clause.relation == "pcomp":
        return tree.words[verb.head].lemma not in ("after", "before", "since", "following")
    if clause.relation == "xcomp":
        # "They agreed to buy the bank on Monday": of what they plan the day would lie ahead.
        return tree.words[verb.head].lemma not in listed("plan") or timed.time.direction is Direction.PAST
    return clause.relation == "advcl" and verb.tag == "VBG"


def _is_where_said(tree: Tree, clause: Clause) -> bool:
    """Whether a participle says when words came out: "In a letter published on Friday Berg denied it"."""
    noun = tree.words[tree.words[clause.head].head]
    if clause.relation != "acl" or not clause.passive:
        return False
    above = tree.words[noun.head]
    return noun.lemma in listed("said_in") and noun.dep == "pobj" and above.lemma in ("in", "to", "with")


def _is_season(timed: Timed, view: View, verb: int) -> bool:
    """Whether "this spring" stands under the verb: it seldom dates the main clause as well."""
    return timed.time.form.op == "season" and any(w.i == verb for w in view.tree.up(timed.head))
