"""Dates that say something else than when the verb above them happened: a limit, another time, which one is meant.

Of "Seats for the May 17 show will be kept", "the three months ended Dec. 31" and "It examines the 1920 flood"
none tells when anything of the sentence was.
"""

from __future__ import annotations

from timeline_app.core.timex import Direction, TimeForm
from timeline_app.extract.events.clauses import Clause, Tense, opened_by_since
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.times.narrative import stated_year


def is_limit(tree: Tree, word: Word) -> bool:
    """ "Since October", "until Friday", but "shortly before midnight" is when it was."""
    if word.tag != "IN" or word.lemma not in ("since", "until", "till", "before", "after"):
        return False
    if word.lemma == "before" and _stands_before(tree, word):
        return False
    around = [*tree.kids(word.i, "advmod", "npadvmod"), *([tree.words[word.i - 1]] if word.i else [])]
    near = word.lemma in ("before", "after") and any(w.lemma in _NEARLY for w in around)
    return not (near and any(w.lemma in _POINTS for w in tree.kids(word.i, "pobj")))


def _stands_before(tree: Tree, word: Word) -> bool:
    """ "Appeared before magistrates on Tuesday": those before whom somebody is are no time."""
    people = listed("hears") | listed("humans") | listed("titles")
    nouns = (w for noun in tree.kids(word.i, "pobj") for w in (noun, *tree.kids(noun.i, "compound")))
    went = tree.words[word.head].lemma in ("leave", "arrive", "die")
    return not went and any(w.lemma.lower() in people for w in nouns)


def names_happening(tree: Tree, timed: Timed) -> bool:
    """Whether a day known by its number stands for what happened then: "9/11 changed the law", not "left on 9/11"."""
    opening = tree.words[tree.words[timed.head].head]
    is_day = len(timed.words) == 1 and opening.lemma == "on"
    return timed.time.rule == "named-day" and not is_day


def is_of_what_times(tree: Tree, timed: Timed) -> bool:
    """ "The 19th century poet appealed to the king", "they cancelled Friday's concert": not when they did."""
    before = stands_before_noun(tree, tree.words[timed.words[-1]])
    if timed.time.form.op == "century" or timed.time.direction is not Direction.FUTURE:
        return before and timed.time.form.op == "century"
    noun = tree.words[tree.words[timed.head].head]
    called_off = noun.dep in ("dobj", "nsubjpass") and tree.words[noun.head].lemma in listed("calling_off")
    return called_off and (before or tree.words[timed.head].dep == "poss")


def is_of_something_else(view: View, timed: Timed, word: Word) -> bool:
    """Whether `word`, above the date, makes it another time or says which one of several things is meant."""
    tree, above = view.tree, view.tree.words[word.head]
    if ends_period(tree, word) or (word.lemma in _STARTING and word.tag == "VBG" and word.dep == "advcl"):
        return True  # "three days of mourning, starting on Friday" were declared before
    if word.lemma == "effective" or _is_second(view, timed, word) or _is_of_price(tree, timed, word):
        return True
    if word.lemma == "of" and stated_year(timed.time.form) is None and _is_most(tree, above):
        return True
    if above.lemma == "for" and word.lemma in _OCCASIONS and _names(tree, timed, word):
        return True
    if _is_same_period(tree, word) or any(_is_same_period(tree, tree.words[i]) for i in timed.words):
        return True  # "up from ten million in the same quarter of 2014"
    return _is_year_of_object(view, timed, word) or _compares(tree, word)


def _is_most(tree: Tree, above: Word) -> bool:
    """ "The longest of the 15th century", "the tallest tower of the decade": among what else there was then.

    "The worst flood of 2012" was in 2012, whatever else there was.
    """
    told = (above, *tree.kids(above.i, "amod"))
    return any(w.tag in ("JJS", "RBS") and w.lemma not in ("most", "much", "many", "least") for w in told)


def _is_second(view: View, timed: Timed, word: Word) -> bool:
    """ "Rejected an offer in May and one [in June]": behind "and" a thing has a date of its own, as the first has."""
    if word.dep != "conj" or word.is_verb or word.tag in ("IN", "RB") or not word.head < word.i < timed.words[0]:
        return False
    own = view.timed_words - {*timed.words}
    return word.i not in own and any(i in own for i in range(word.head, word.i))


def _is_of_price(tree: Tree, timed: Timed, word: Word) -> bool:
    """ "A premium to Friday's closing price": what is paid is measured by what was then."""
    return word.lemma in _PRICES and word.dep == "pobj" and tree.words[timed.head].dep == "poss"


def ends_period(tree: Tree, word: Word) -> bool:
    """ "Profit of the three months ended Dec. 31": of this "ended" the date is part of which months they are."""
    return word.lemma == "end" and word.dep == "acl" and tree.words[word.head].lemma in _PERIODS


def _is_year_of_object(view: View, timed: Timed, word: Word) -> bool:
    """ "The book examines the 1920 flood", "refers to the 1920 flood": what goes on now was not in that year."""
    opening = view.tree.words[word.head]
    above = opening.head if opening.dep == "prep" and opening.lemma == "to" else opening.i
    clause = next((c for c in view.clauses if c.head == above), None)
    if clause is None or clause.tense is not Tense.PRESENT or (above == opening.i and word.i not in clause.objects):
        return False
    return _names(view.tree, timed, word) and is_year(timed.time.form)


def _names(tree: Tree, timed: Timed, noun: Word) -> bool:
    """Whether a date with figures stands right before a noun: "the May 17 date"."""
    named = tree.words[timed.head].head == noun.i and timed.words[-1] < noun.i
    return named and timed.time.form.op == "date"


def stands_before_noun(tree: Tree, word: Word) -> bool:
    """Whether a word, the last or the head of a date, says which thing a noun behind it is: "the 8 June concert"."""
    return word.dep in ("compound", "nmod", "nummod", "amod") and tree.words[word.head].is_noun


def is_year(form: TimeForm) -> bool:
    """Whether it names a year, and no more than that."""
    first, *finer = form.args or (None,)
    return isinstance(first, int) and all(a is None for a in finer)


def voted_on(tree: Tree, timed: Timed) -> int | None:
    """The vote right before a date: "They endorsed Berg for the election on 5 May" does not say when they did."""
    opening = tree.words[timed.head].head
    noun = tree.words[opening - 1] if opening else None
    if noun is None or tree.words[opening].lemma != "on" or noun.lemma not in _VOTES or noun.dep != "pobj":
        return None
    return noun.i if tree.words[noun.head].lemma == "for" else None


def put_up_for(tree: Tree, timed: Timed) -> int | None:
    """The concert of "was confirmed for a concert in Halden in October": nobody says when that was confirmed."""
    first = timed.words[0] - 1
    first -= first >= 0 and tree.words[first].tag == "IN"
    for word in (tree.words[first], *tree.up(first)) if first >= 0 else ():
        opening = tree.words[word.head]
        if word.dep == "pobj" and opening.lemma in ("for", "to") and word.lemma in listed("fixtures"):
            return word.i if tree.words[opening.head].lemma in listed("putting_up") else None
    return None


def _is_same_period(tree: Tree, word: Word) -> bool:
    return word.lemma in ("quarter", "half", "period") and any(w.lemma == "same" for w in tree.kids(word.i, "amod"))


def is_since_then(view: View, clause: Clause, timed: Timed) -> bool:
    """ "Ten have been found since the flood of May 2009": the date tells since when."""
    first = timed.words[0]
    return clause.tense in (Tense.PERFECT, Tense.PLUPERFECT) and any(
        w.i < first for w in opened_by_since(clause, view.tree)
    )


def is_spoken_of(tree: Tree, noun: int) -> bool:
    """ "Since the flood", "on the causes of the flood"; not "took charge of the mission", "in the wake of it"."""
    opening = tree.words[tree.words[noun].head]
    above = tree.words[opening.head]
    causes = opening.lemma == "of" and above.dep == "pobj" and above.lemma not in listed("days_by")
    return causes or opening.lemma in ("about", "since", "before", "over")


def is_of_what_was(clause: Clause, timed: Timed) -> bool:
    """ "Thousands are homeless after the flood four days ago": of what is so now "ago" says nothing."""
    shift = timed.time.form
    ago = shift.op == "shift" and isinstance(shift.args[2], int) and shift.args[2] < 0 and shift.args[-1] == "P"
    return ago and clause.tense is Tense.PRESENT


def told_below(view: View, clause: Clause, timed: Timed) -> int | None:
    """The verb that a year belongs to behind what goes on now: "is looking for Clara Berg who married in 1883"."""
    now = clause.tense is Tense.PERFECT or (clause.tense is Tense.PRESENT and clause.progressive)
    if not now or stated_year(timed.time.form) is None:
        return None
    between = [c for c in view.clauses if clause.head < c.head < timed.words[0] and c.relation in _BELOW]
    return between[-1].head if between and between[-1].tense is Tense.PAST else None


def _is_likened(tree: Tree, opening: Word) -> bool:
    """ "Like Holm in 1956 he left", "As in 1956, both left": when the other one did, not this one."""
    if tree.words[opening.head].lemma == "as" and opening.dep == "prep":
        return True
    before = tree.words[opening.i - 1] if opening.i else None
    beside = before is not None and before.dep == "pobj" and tree.words[before.head].lemma in ("like", "unlike")
    return beside and before is not None and tree.words[before.head].head == opening.head


def _compares(tree: Tree, word: Word) -> bool:
    """Whether what follows is another time that this one is measured by: "more than in May", "a rise over 2007"."""
    if word.lemma in ("like", "than", "versus", "unlike"):
        return word.tag == "IN"
    if word.lemma in ("in", "on", "at"):
        return _is_likened(tree, word)
    if word.lemma not in ("over", "from"):
        return False
    changes = [tree.words[word.head], *tree.kids(word.head, "advmod", "prt")]
    if word.lemma == "from":
        return any(w.lemma in _CHANGES or w.lemma in ("up", "down") for w in changes)
    return changes[0].is_noun and changes[0].lemma in _CHANGES  # "fell over the weekend"


_PRICES = frozenset({"price", "close", "level", "value", "rate", "finish"})
_STARTING = frozenset({"start", "begin", "commence"})
_BELOW = ("relcl", "acl", "advcl")
_NEARLY = frozenset({"shortly", "just", "soon", "minute", "minutes", "moment", "moments"})
_POINTS = frozenset({"midnight", "noon", "midday", "dawn", "dusk", "sunrise", "sunset"})
_PERIODS = frozenset({"day", "week", "month", "quarter", "half", "year", "period"})
_OCCASIONS = frozenset({"date", "day", "night", "show", "performance", "evening", "session"})
_VOTES = frozenset({"election", "vote", "ballot", "referendum", "runoff", "poll", "by-election"})
_CHANGES = frozenset({"increase", "rise", "fall", "decline", "drop", "growth", "gain", "improvement", "decrease"})
