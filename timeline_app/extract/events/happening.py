"""Whether a sentence tells a happening at all: not what may be, what always is so, or what somebody makes of it.

"The bridge could fall", "Most bridges rust in winter", "The bridge was ugly" are no events of a day, however well they
read. They are listed with an event of theirs, as what no line can tell is.
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind, Status
from timeline_app.extract.events.clauses import Clause, Tense, opened_by_since
from timeline_app.extract.events.context import View
from timeline_app.extract.events.deeds import befalls, is_of_known
from timeline_app.extract.events.doubt import POSSIBLE
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.empty import is_alleged, is_empty
from timeline_app.extract.events.fineness import is_day
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.imagined import is_imagined
from timeline_app.extract.events.judge import MATTERS
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import RANKS
from timeline_app.extract.events.timing import is_event_noun
from timeline_app.extract.events.tree import Tree, Word

_OUTSTANDING = RANKS | {"among"}


def tells_happening(draft: Draft) -> bool:
    """Whether something happens in the draft, so that it may be an event of its own."""
    if draft.entry or draft.view.title:
        return True
    if draft.clause is None:
        return not (_is_news_of_nothing(draft) or _is_bare_noun(draft) or is_alleged(draft))
    clause, view = governing(draft), draft.view
    told = _is_state(clause, view) or _is_general(draft) or _is_of_a_time(clause, view)
    if told or _is_trend(draft) or _says_which(draft) or is_empty(draft):
        return False
    if draft.status is not Status.PLANNED and is_imagined(clause, view):
        return False
    if _is_guess_of_many(clause, view) or _was_due(draft):
        return False
    guess = _is_possible(clause, view) or _is_forecast(draft)
    return draft.salience > MATTERS or not (guess or _is_bare(draft) or _never_was(draft) or _is_plot(draft))


def describes(draft: Draft) -> bool:
    """ "He was 27", "she came from Halden", under the head of a day as anywhere: not "it was cold", "we were late"."""
    if draft.clause is None or tells_happening(draft):
        return False
    clause, view = governing(draft), draft.view
    words = view.tree.words
    named = bool(clause.subject) and all(words[s].lemma not in _OF_THE_DAY for s in clause.subject)
    like = words[clause.head].lemma == "be" and not clause.passive
    return named and (like or _is_native(clause, view) or words[clause.head].lemma == "marry")


_OF_THE_DAY = frozenset({"it", "i", "we"})


def _is_possible(clause: Clause, view: View) -> bool:
    """ "She could face charges", "he is likely to return", "they were probably hit": a guess, or a point argued."""
    head = clause.head
    if clause.modal in POSSIBLE and not clause.negated:
        return True
    if clause.tense is Tense.PAST and _fell_through(clause, view):
        return True
    likely = any(w.lemma in ("likely", "unlikely") for w in view.tree.kids(head, "acomp"))
    return (
        likely or _is_argued(clause, view) or any(w.lemma in listed("guessing") for w in view.tree.kids(head, "advmod"))
    )


def _is_argued(clause: Clause, view: View) -> bool:
    """ "He backed them, of course", "certainly she knew", with no time: a point that somebody makes, not news."""
    kids = view.tree.kids
    course = any(o.lemma == "course" for w in kids(clause.head, "prep") for o in kids(w.i, "pobj"))
    sure = any(w.lemma in _ARGUING for w in kids(clause.head, "advmod"))
    return (course or sure) and view.timed_words.isdisjoint(clause.members)


_ARGUING = frozenset({"certainly", "admittedly", "frankly"})


def _is_forecast(draft: Draft) -> bool:
    """ "People will die", "they will learn that it pays", with no day: what somebody foresees, nobody plans."""
    clause = draft.clause
    if clause is None or clause.tense is not Tense.FUTURE or draft.own or draft.dated_by is not None:
        return False
    thinks = draft.verb in listed("realising") and any(
        w.text == "that" for c in draft.view.tree.kids(clause.head, "ccomp") for w in draft.view.tree.kids(c.i, "mark")
    )
    return thinks or draft.kind in _UNPLANNED or draft.verb in listed("befalling")


_UNPLANNED = frozenset({"death", "accident", "disaster"})


def _is_plot(draft: Draft) -> bool:
    """ "Otto is shot by a rival", deep in a text and with no day: so plots are told, and what always is so."""
    clause, view = draft.clause, draft.view
    if clause is None or clause.tense is not Tense.PRESENT or clause.progressive or draft.statement:
        return False
    if is_of_known(clause, view) or befalls(clause, view) or any(_is_counted(s, view) for s in clause.subject):
        return False
    undated = not draft.own and draft.dated_by is None and draft.status is Status.HAPPENED
    return undated and view.order > _OPENING and view.tree.words[-1].text == "."


def _is_counted(top: int, view: View) -> bool:
    return bool(view.tree.kids(top, "nummod"))


_OPENING = 1
"""Sentences of an article that may tell its news in the present."""


def _never_was(draft: Draft) -> bool:
    """ "She has not been named", "he has been there before", "has sung in Rome", with no day: how it stands."""
    clause = governing(draft)
    before = any(w.lemma in _SOME_DAY for w in draft.view.tree.kids(clause.head, "advmod"))
    career = draft.verb in listed("careers") and not clause.passive and not _is_occasion(clause, draft.view)
    return (clause.negated or before or career) and clause.tense is Tense.PERFECT and not draft.own


_SOME_DAY = frozenset({"before", "previously", "ever", "formerly"})


def _is_occasion(clause: Clause, view: View) -> bool:
    """ "Has toured the flooded valleys", "has sung at the wedding", "for the first time": not "has sung in Rome"."""
    behind = [w for p in view.tree.kids(clause.head, "prep") for w in view.tree.kids(p.i, "pobj")]
    at = any(p.lemma == "at" for p in view.tree.kids(clause.head, "prep"))
    once = any(a.lemma in ("first", "last") for w in behind if w.lemma == "time" for a in view.tree.kids(w.i, "amod"))
    return at or once or bool(view.tree.kids(clause.head, "dobj"))


def _was_due(draft: Draft) -> bool:
    """ "He was due to marry", with no day: whether he did is not told; what somebody says to be due is ahead."""
    clause = draft.clause
    if clause is None or draft.status is not Status.PLANNED or clause.tense is not Tense.PAST or draft.own:
        return False
    return draft.view.tree.words[clause.head].lemma == "be" and clause.relation in ("ROOT", "conj", "relcl")


def _is_guess_of_many(clause: Clause, view: View) -> bool:
    """ "Thousands could be trapped": how many there may be now, not what may come."""
    tree = view.tree
    untimed = not any(i in view.timed_words for i in clause.members)
    below = (w for s in clause.subject for w in (tree.words[s], *tree.kids(s, "nummod", "amod")))
    many = any(w.lemma in _MANY or w.tag == "CD" for w in below)
    return clause.passive and clause.modal in ("could", "may", "might") and many and untimed


_MANY = frozenset({"thousand", "hundred", "dozen", "million", "score", "many", "more"})


def _fell_through(clause: Clause, view: View) -> bool:
    """ "Was first due to open in May", "was to open in May, but the roof leaked"."""
    tree = view.tree
    words = (tree.words[clause.head], *tree.kids(clause.head, "acomp", "prep"))
    if not any(w.lemma in listed("ahead") for w in words):
        return False
    first = any(w.lemma in ("initially", "originally", "first") for v in words for w in tree.kids(v.i, "advmod"))
    return first or any(w.lemma == "but" for w in tree.kids(clause.head, "cc"))


def _is_state(clause: Clause, view: View) -> bool:
    """ "The road was narrow", "the town has a mill", "the miners rely on lamps": how it is, not what happened."""
    tree, lemma = view.tree, view.tree.words[clause.head].lemma
    if clause.passive or tree.kids(clause.head, "xcomp"):
        return _is_standing(clause, view)
    if lemma == "deny":
        return _is_standing(clause, view)
    if tree.kids(clause.head, "expl"):
        none = any(w.lemma == "no" for i in clause.objects for w in tree.kids(i, "det"))
        told = any(is_event_noun(tree, i) or _stands_out(tree.words[i], view) for i in clause.objects)
        return lemma == "be" and clause.relation != "ccomp" and (none or not told)
    if lemma == "be":
        return _is_like(clause, view)
    if lemma == "have":
        held = (w for w in tree.kids(clause.head, "dobj"))
        return clause.tense is Tense.PRESENT and not any(is_event_noun(tree, w.i) for w in held)
    if _is_native(clause, view) or _has_become(clause, view):
        return True
    return lemma in listed("lasting") or (clause.progressive and lemma in listed("abiding"))


def _is_native(clause: Clause, view: View) -> bool:
    """ "Berg came from Halden": not "came from Halden to Oslo", "came home from Halden", "came from Halden in May"."""
    if view.tree.words[clause.head].lemma != "come" or clause.progressive:
        return False
    behind = [w for w in view.tree.kids(clause.head, "prep", "advmod", "prt", "npadvmod", "advcl") if w.i > clause.head]
    words = view.tree.words
    somebody = bool(clause.subject) and all(_is_somebody(s, view) and words[s].tag != "NNS" for s in clause.subject)
    return somebody and [w.lemma for w in behind] == ["from"] and not clause.particle


def _has_become(clause: Clause, view: View) -> bool:
    """ "Today the quay has become a haunt of lovers": not "the town has become the first to ban them"."""
    tree = view.tree
    if tree.words[clause.head].lemma != "become" or clause.tense is not Tense.PERFECT:
        return False
    dated = any(t.head in clause.members and t.time.text.lower() not in ("today", "now") for t in view.times)
    known = any(_is_somebody(s, view) or s in view.name_at for s in clause.subject)
    return not (dated or known or any(_stands_out(w, view) for w in tree.kids(clause.head, "attr", "acomp")))


def _is_standing(clause: Clause, view: View) -> bool:
    """ "Berg is charged with fraud", "she denies it", "he was married", with no day: how somebody stands, or stood."""
    lemma = view.tree.words[clause.head].lemma
    if any(i in view.timed_words for i in clause.members) or view.order == 0:
        return False
    if not clause.passive:
        return clause.tense is Tense.PRESENT and lemma == "deny" and not clause.progressive
    going_on = clause.tense is Tense.PRESENT and not clause.progressive
    return (going_on and lemma in listed("standing")) or (lemma == "marry" and clause.tense is Tense.PAST)


def _is_like(clause: Clause, view: View) -> bool:
    """Whether "is" only says what it is like: not "was dead", "was mayor", "was the first to land"."""
    tree = view.tree
    like = tree.kids(clause.head, "acomp")
    what = tree.kids(clause.head, "attr")
    somebody = any(_is_somebody(s, view) for s in clause.subject)
    if somebody and _is_of_life(clause, view):
        return True
    if not (like or what):
        there = any(_takes_place(s, view) for s in clause.subject) and not clause.negated
        return clause.tense is not Tense.FUTURE and not there
    if any(_stands_out(w, view) for w in (*like, *what)):
        return False
    if like:
        day = any(t.head in clause.members and is_day(t) for t in view.times)
        news = listed("happened") | listed("news_of_state") | (listed("ahead") - (set() if day else {"ready"}))
        told = (w for w in like if w.lemma in news and not (w.lemma == "due" and tree.kids(w.i, "prep")))
        return all(w.lemma not in listed("happened") and _is_of_degree(w, view) for w in told)
    office = somebody and any(w.lemma in listed("titles") or tree.kids(w.i, "relcl") for w in what)
    return bool(what) and not office and not any(is_event_noun(tree, w.i) for w in what)


def _is_of_degree(word: Word, view: View) -> bool:
    """ "Far more open", "too free": not "open", "very ill"."""
    return any(w.lemma in _DEGREES for w in view.tree.kids(word.i, "advmod"))


_DEGREES = frozenset({"more", "less", "so", "too", "as", "quite", "rather", "fairly"})


def _takes_place(top: int, view: View) -> bool:
    """Whether "was in Halden" is news of it: of somebody, or of what happens."""
    return _is_somebody(top, view) or view.tree.words[top].lemma in listed("roles") or is_event_noun(view.tree, top)


def _is_of_life(clause: Clause, view: View) -> bool:
    """ "He was 34", "she was single", "they were from Halden"."""
    behind = [w for w in view.tree.kids(clause.head, "attr", "acomp", "prep") if w.i > clause.head]
    return any(w.tag == "CD" or w.lemma in _OF_LIFE for w in behind[:1])


_OF_LIFE = frozenset({"single", "married", "unmarried", "widowed", "divorced", "from", "native", "with"})


def _stands_out(word: Word, view: View) -> bool:
    """Whether it is "the first to …", "the biggest", or so and so many."""
    inside = view.tree.subtree(word.i, lambda w: w.dep != "relcl")
    below = [view.tree.words[i] for i in inside if i not in view.timed_words]
    if word.lemma == "one" and any(w.lemma == "of" for w in below):
        return False  # "one of the best"
    return any(w.tag in ("CD", "JJS", "RBS") or w.lemma in _OUTSTANDING for w in below)


def _is_somebody(top: int, view: View) -> bool:
    name, word = view.name_at.get(top), view.tree.words[top]
    named = name is not None and name.kind is EntityKind.PERSON
    pronoun = word.tag == "PRP" and word.lemma != "it"
    return named or pronoun or word.lemma in listed("titles") | listed("humans") | listed("kin")


def _is_general(draft: Draft) -> bool:
    """ "Most ferries sail at dawn", "they often meet": time and again. Not "most ferries sail on 7 May"."""
    clause, tree = governing(draft), draft.view.tree
    if any(w.lemma in listed("habits") for w in tree.kids(clause.head, "advmod")) or _is_each_time(clause, draft.view):
        return True
    if any(map(is_day, draft.own_times)):
        return False
    if clause.tense not in (Tense.PRESENT, Tense.FUTURE) or clause.progressive:
        return False
    if clause.tense is Tense.FUTURE and (clause.passive or any(tree.kids(s, "prep") for s in clause.subject)):
        return False  # "every ferry from Halden will be stopped"
    return any(w.lemma in ("most", "every", "many") for s in clause.subject for w in tree.kids(s, "amod", "det"))


def _is_each_time(clause: Clause, view: View) -> bool:
    """ "They queue every morning", "he swam each day"."""
    kids = view.tree.kids
    behind = [w for p in kids(clause.head, "prep") for w in kids(p.i, "pobj", "npadvmod")]
    times = [w.i for w in (*kids(clause.head, "npadvmod"), *behind) if w.lemma in listed("spans")]
    return any(d.lemma in ("every", "each") for i in times for d in kids(i, "det"))


def _is_of_a_time(clause: Clause, view: View) -> bool:
    """ "The sixties changed everything": it is the time that is spoken of."""
    spans, verb = listed("spans"), view.tree.words[clause.head].lemma
    named = bool(clause.subject) and all(s in view.timed_words for s in clause.subject)
    return named or (any(view.tree.words[s].lemma in spans for s in clause.subject) and verb not in listed("of_spans"))


def _is_trend(draft: Draft) -> bool:
    """ "Prices have risen since May", "he has led it for two decades": no day, or only where it began."""
    clause, tree = governing(draft), draft.view.tree
    if clause.tense is not Tense.PERFECT:
        return False
    spans = [w for p in tree.kids(clause.head, "prep") if p.lemma in _LASTS for w in tree.kids(p.i, "pobj")]
    sudden = draft.kind in _SUDDEN
    if not clause.passive and not sudden and any(_is_long(w, tree) for w in spans):
        return True
    since = {i for w in opened_by_since(clause, tree) for i in tree.subtree(w.i)}
    noun = any(w.lemma == "since" for w in tree.kids(clause.head, "prep")) and not clause.passive and not sudden
    return bool(since) and all(t.head in since for t in draft.own_times) and (bool(draft.own) or noun)


def _is_long(span: Word, tree: Tree) -> bool:
    """ "Four decades", "the last century": not "the next ten years", "years to come"."""
    ahead = any(
        w.lemma in ("next", "come", "coming", "ahead") for w in tree.kids(span.i, "amod", "relcl", "acl", "advmod")
    )
    return span.lemma in _LONG and (span.tag == "NNS" or span.lemma == "century") and not ahead


_SUDDEN = frozenset({"attack", "death", "resignation", "appointment"})
"""Kinds of which so many, or one since then, are news: "rebels have killed 40 people over two years"."""
_LASTS = frozenset({"for", "over", "during", "throughout", "in"})
_LONG = frozenset({"year", "decade", "century", "generation"})


def _says_which(draft: Draft) -> bool:
    """ "The men [accused of it]", "the report [published in May]": a participle that only says which one is meant."""
    clause = draft.clause
    assert clause is not None
    if clause.relation != "acl" or draft.view.tree.words[clause.head].lemma not in listed("saying_which"):
        return False
    tree, timed = draft.view.tree, draft.view.timed_words
    inside = {i for s in clause.subject for i in tree.subtree(s) if i < clause.head} - timed
    return not any(tree.words[i].tag in ("NNP", "NNPS", "CD") for i in inside)


def _is_bare(draft: Draft) -> bool:
    """ "People die", "Holm speaks": a line that says neither which, nor what, nor where. Not of plans."""
    words = draft.headline.split()
    clause, tree = governing(draft), draft.view.tree
    if len(words) > 3 or not clause.subject or draft.status is Status.PLANNED:
        return False
    if any(w[:1].isupper() for w in words[1:]):
        return False
    top = tree.words[clause.subject[0]]
    many = top.tag in ("NNS", "NNPS") and top.text.lower() == words[0].lower()
    return many or (len(words) == 2 and tree.words[clause.head].lemma in _SPEAKS)


_SPEAKS = frozenset({"speak", "talk"})


def _is_news_of_nothing(draft: Draft) -> bool:
    """ "A report is made", "an interview takes place": that something was said, not what."""
    return draft.kind == "statement" and not draft.view.tree.kids(draft.trigger, "acl", "relcl", "ccomp")


def _is_bare_noun(draft: Draft) -> bool:
    """ "The invasion occurs", "A preliminary hearing takes place", "her trial is planned" with no day."""
    if draft.status is Status.PLANNED:
        return not draft.own
    first, *more = draft.headline.split()
    of_somebody = bool(draft.actors) and first.lower() not in ("a", "an", "the")  # "her oath": "Berg is sworn in"
    return len(more) < _BARE and not of_somebody and not any(w[:1].isupper() for w in more)


_BARE = 6
"""Words of a line of a noun that say nothing of it, if none of them is a name: "The final match takes place"."""
