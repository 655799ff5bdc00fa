"""Says of each time expression where the verb above it points: "will meet on Friday" is the coming one.

Also reads the preposition before it: "until May" does not lie in May.

The parse comes from `extract.nlp`; here it is only walked (tokens with `head`, `children`, `tag_`, `lemma_`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from timeline_app.core.timex import Direction, TimeExpression, TimeForm, TimeType
from timeline_app.extract.times.rules import left_context, verbs_of

_PREPOSITIONS = {
    "before": "BEFORE",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "after": "AFTER",
    "since": "ON_OR_AFTER",
}
_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "sha", "would", "'d", "may", "might", "should", "must", "can"}
)
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})  # fmt: skip


def with_directions(times: Sequence[TimeExpression], parsed: Sequence[Any]) -> tuple[TimeExpression, ...]:
    """The same expressions with `direction` set (and `form.mod` from a preposition) where a parsed sentence has them.

    `parsed` are sentences in order, each with `span`, `doc` and `offset` (see `extract.nlp.ParsedSentence`).
    """
    result: list[TimeExpression] = []
    at = 0
    for time in times:
        while at < len(parsed) and parsed[at].span.end <= time.span.start:
            at += 1
        inside = at < len(parsed) and parsed[at].span.start <= time.span.start
        ends = bool(result) and result[-1].form.op == "range"  # "until 5 May" of a stretch is that day
        result.append(_directed(time, parsed[at], ends) if inside else time)
    return tuple(result)


def _directed(time: TimeExpression, sentence: Any, ends_range: bool) -> TimeExpression:
    if time.type in (TimeType.DURATION, TimeType.SET) or time.form.op == "ref":
        return time
    start, end = time.span.start - sentence.offset, time.span.end - sentence.offset
    words = sentence.doc.char_span(start, min(end, len(sentence.doc.text)), alignment_mode="expand")
    if words is None or not len(words):
        return time
    root = words.root
    form = time.form
    if form.op == "apart" and not _opens_clause(words[-1]):  # "on Friday, two days before the vote": still the Friday
        return replace(time, form=TimeForm("same", ("D", "named")), rule="that-period", direction=direction_of(root))
    if root.dep_ == "pobj" and _opens_coming_day(root.head):
        return replace(time, direction=Direction.FUTURE)  # "was put off to Friday": the coming one
    if _is_of_fixture(words):
        return replace(time, direction=Direction.FUTURE)
    mod = None if ends_range else _preposition(root)
    if mod == "ON_OR_BEFORE" and _lasts(root.head):
        return replace(time, form=replace(form, mod=form.mod or mod), direction=Direction.FUTURE)
    if mod and form.mod in (None, "APPROX") and form.op != "range" and root.head.i < words.start:
        form = replace(form, mod=mod)
    direction = _by_words(sentence.doc.text[:start]) or direction_of(root)
    if form.op == "calendar" and form.args == ("D", 1) and direction in (Direction.PAST, Direction.BEFORE_PAST):
        form = replace(form, args=("D", 1, "R"))  # "They left next day": the one after the day told before
    if mod == "ON_OR_AFTER" and direction is Direction.FUTURE:  # what goes on since a day has begun
        direction = Direction.PAST
    return replace(time, form=form, direction=direction)


def _opens_clause(word: Any) -> bool:
    """Whether what somebody did follows: behind a conjunction, or a preposition with no noun of its own."""
    stranded = word.dep_ == "prep" and not any(w.dep_ in ("pobj", "pcomp") for w in word.children)
    return word.dep_ == "mark" or (stranded and word.i + 1 < len(word.doc) and not word.nbor().is_punct)


def _is_of_fixture(words: Any) -> bool:
    """ "Booked for a concert in Halden in May": the May that comes, as the concert does."""
    opened = words.start and words.doc[words.start - 1].tag_ == "IN"
    before = words.doc[max(0, words.start - 1 - opened)]
    for word in (before, *before.ancestors):
        if word.dep_ == "pobj" and word.head.lower_ in ("for", "to") and word.lemma_.lower() in _fixtures():
            return word.head.head.lemma_.lower() in _putting_up()
    return False


def _opens_coming_day(preposition: Any) -> bool:
    """ "Was put off to Friday", "has been set for Friday", "confirmed a concert for Friday"."""
    above = preposition.head
    verbs = {"to": _to_coming_day, "for": _set_for}.get(preposition.lower_)
    over = above.head if above.dep_ == "dobj" and above.lemma_.lower() in _fixtures() else above
    return verbs is not None and over.lemma_.lower() in verbs()


def _by_words(left: str) -> Direction | None:
    """By the words right before it, whatever the verb: what comes into force lies ahead, a birth before the story."""
    if left_context("en", "in_force").search(left):
        return Direction.FUTURE
    return Direction.BEFORE_PAST if left_context("en", "birth").search(left) else None


def _lasts(preposition: Any) -> bool:
    """Whether what lasts until then has just been set: "adjourned until May", "freed on bail until 5 June"."""
    if preposition.lower_ not in ("until", "till"):
        return False
    for above in preposition.ancestors:
        beside = (w for prep in above.children if prep.dep_ == "prep" for w in prep.children)
        if any(w.lemma_.lower() in _lasting() for w in (above, *beside)):
            return not _had(above)
        if above.pos_ in ("VERB", "AUX"):
            break
    return False


def _tells_when(clause: Any) -> bool:
    return clause.dep_ == "relcl" and any(w.lower_ == "when" for w in clause.children)


def _preposition(root: Any) -> str | None:
    """The modifier of the preposition above a date; none for "followed by Friday", where it names the agent.

    Nor for "until 1984, when it was sold": that was then.
    """
    above = root.head
    if root.dep_ != "pobj" or above.head.lemma_ in ("follow", "precede", "replace"):
        return None
    if above.lower_ in ("until", "till", "since") and any(_tells_when(w) for w in root.children):
        return None
    return _PREPOSITIONS.get(above.lower_)


def direction_of(token: Any) -> Direction:
    """Past, present or future of the verb that governs a token."""
    named = token.dep_ in ("poss", "compound", "nmod", "amod")  # "Friday's ruling", "the Friday ruling"
    below = token
    for _ in range(40):  # a parse tree can be deep, never endless
        if token.pos_ in ("ADJ", "ADP", "NOUN") and _looks_ahead(token):
            return Direction.UNKNOWN if _had(token.head) else Direction.FUTURE
        if token.pos_ in ("VERB", "AUX") and not _is_said_then(below, token):
            tense = _tense(token, below)
            if tense is not None:
                after = tense is Direction.PRESENT and below.lower_ in ("after", "following")
                return Direction.PAST if after else tense  # "One is missing after a fire on Friday"
        if token.head.i == token.i:
            break
        if named and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("poss", "compound", "nmod", "amod"):
            return _of_subject(token)
        below, token = token, token.head
    return Direction.UNKNOWN


def _is_said_then(phrase: Any, verb: Any) -> bool:
    """ "She said on Tuesday it would close": between a verb and what is said stands when it was said."""
    says = verb.head
    between = verb.doc[says.i + 1 : phrase.i]
    if verb.dep_ != "ccomp" or says.tag_ != "VBD" or not says.i < phrase.i or any(w.dep_ == "mark" for w in between):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or not phrase.i < subject.left_edge.i:
        return False
    parted = any(w.is_punct for w in verb.doc[says.i : subject.i])
    return not parted and (phrase.lower_ == "on" or phrase.dep_ == "npadvmod")


def _of_subject(noun: Any) -> Direction:
    """A noun that a day only names tells its direction as the subject of a verb, not as its object.

    But who "will attend Friday's gala" or "will sing at Friday's gala" does so when it is.
    """
    verb = noun.head
    called_off = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _calling_off()
    if called_off and noun.lemma_.lower() in _fixtures():
        return Direction.FUTURE
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return _tense(verb) or Direction.UNKNOWN
    there = verb.head if noun.dep_ == "pobj" and verb.lower_ == "at" else verb
    if there is not verb or (noun.dep_ == "dobj" and verb.lemma_.lower() in _attending()):
        return Direction.FUTURE if _tense(there) is Direction.FUTURE else Direction.UNKNOWN
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.lemma_.lower() in _fixtures():
        verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
        return Direction.FUTURE if verb is not None and _tense(verb) is Direction.PRESENT else Direction.UNKNOWN
    return Direction.UNKNOWN


@cache
def _prospective() -> frozenset[str]:
    return verbs_of("en", "prospective")


@cache
def _planning() -> frozenset[str]:
    return verbs_of("en", "planning")


@cache
def _to_coming_day() -> frozenset[str]:
    return verbs_of("en", "to_coming_day")


@cache
def _set_for() -> frozenset[str]:
    return verbs_of("en", "set_for")


@cache
def _putting_up() -> frozenset[str]:
    return verbs_of("en", "putting_up")


@cache
def _lasting() -> frozenset[str]:
    return verbs_of("en", "lasting")


@cache
def _dealing() -> frozenset[str]:
    return verbs_of("en", "dealing")


@cache
def _deciding() -> frozenset[str]:
    return verbs_of("en", "deciding")


@cache
def _sensing() -> frozenset[str]:
    return verbs_of("en", "sensing")


@cache
def _on_schedule() -> frozenset[str]:
    return verbs_of("en", "on_schedule")


@cache
def _fixtures() -> frozenset[str]:
    return verbs_of("en", "fixtures")


@cache
def _attending() -> frozenset[str]:
    return verbs_of("en", "attending")


@cache
def _calling_off() -> frozenset[str]:
    return verbs_of("en", "calling_off")


@cache
def _background() -> frozenset[str]:
    return verbs_of("en", "background")


def _is_done(verb: Any, below: Any) -> bool:
    """Whether a participle tells when people spoke of what lies ahead: "agreed in June", not "agreed for June"."""
    return verb.lemma_.lower() in _deciding() and below.dep_ == "prep" and below.lower_ in ("in", "on", "at")


def _tense(verb: Any, below: Any = None) -> Direction | None:
    """The direction of one verb; None where it has no tense of its own and its head decides.

    `below` is what the date stands in.
    """
    below = verb if below is None else below
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    lemma = verb.lemma_.lower()
    if "had" in words:
        return Direction.UNKNOWN if lemma in _planning() else Direction.BEFORE_PAST
    if verb.lower_ in _background():
        return Direction.BEFORE_PAST
    if words & _HAVE and words & _MODALS:
        return Direction.PAST
    if words & _MODALS or (_is_when(below, verb) and _may_come(verb, words)):
        return Direction.FUTURE
    if lemma in _planning() or (verb.tag_ == "VBN" and _looks_ahead(verb) and not _is_done(verb, below)):
        return Direction.FUTURE
    if "to" in words:  # "to meet", "to be cleared"
        return _infinitive(verb, below)
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lower_ in _HAVE for c in aux):
        return Direction.PAST
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod", "advcl") and not words:
        return Direction.PAST
    if verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in aux):
        if lemma == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.children):
            return Direction.FUTURE
        return Direction.FUTURE if _is_set(verb, aux) else Direction.PRESENT
    return None


def _is_when(below: Any, verb: Any) -> bool:
    """Not "could learn from the 2003 floods", whose date stands in what is learnt."""
    return below.i > verb.i and below.dep_ in ("prep", "npadvmod") and below.lower_ not in ("from", "of", "for", "to")


def _may_come(verb: Any, auxiliaries: set[str]) -> bool:
    """ "Could make his debut on Saturday"; but "could not leave", "could see the smoke" look back."""
    if "could" not in auxiliaries or verb.lemma_.lower() in _sensing():
        return False
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    around = [*verb.children, *subjects, *(d for s in subjects for d in s.children)]
    return not any(w.dep_ == "neg" or w.lower_ in ("no", "neither", "none", "nobody", "nothing") for w in around)


def _is_set(verb: Any, auxiliaries: Sequence[Any]) -> bool:
    """ "The film comes out in March", "the fair opens on Friday": a present of what is set for its day.

    Whoever opens something may do so in the present of a headline.
    """
    if auxiliaries or any(c.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass") for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    behind = (f"{lemma} {c.lower_}" for c in verb.children if c.i == verb.i + 1)
    return lemma in _on_schedule() or any(phrase in _on_schedule() for phrase in behind)


def _infinitive(verb: Any, below: Any) -> Direction | None:
    head = verb.head
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and any(c.lower_ == "be" for c in verb.children):
        return Direction.FUTURE  # "a loan to be repaid by Friday"
    limit = below.lower_ in ("by", "until", "till", "before", "within")
    if head.lemma_ == "agree" and head.tag_ == "VBD" and verb.lemma_ in _dealing() and not limit:
        return Direction.PAST  # "agreed to buy the bank on Monday": that was when they agreed
    # Of "the first to join on Friday were Holm and Berg" the verb stands behind.
    if (head.lower_ in ("going", "set", "is", "are", "was", "were") and head.i < verb.i) or _looks_ahead(head):
        # Of what "had been due to open on Friday" nobody says whether that day is over.
        return Direction.UNKNOWN if _had(head) or _had(head.head) else Direction.FUTURE
    return None


def _looks_ahead(token: Any) -> bool:
    """By its base form, or as it stands: base forms can be wrong ("hoped" is not "hop")."""
    return token.lemma_.lower() in _prospective() or token.lower_ in _prospective()


def _had(token: Any) -> bool:
    return any(c.lower_ == "had" for c in token.children)
