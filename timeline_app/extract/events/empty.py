"""Sentences in which nothing happens, whatever their verb: figures of speech, thoughts, advice.

"Her courage gives hope", "the plan paves the way", "Holm could not be reached for comment", "the league must act", "it
seems to be turning" are no events, though "gives", "paves", "reached", "act" and "turning" may be.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.deeds import ends_what_went_on, is_done
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.lexicon import kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.timing import is_event_noun
from timeline_app.extract.events.tree import Word


def is_empty(draft: Draft) -> bool:
    """Whether the words of the draft, which a verb tells, tell nothing that happened."""
    clause, view = governing(draft), draft.view
    told = _must_be(clause, view) or (not is_done(draft) and _looks_empty(draft, clause))
    thought = _seems(clause, view) or _would_be(clause, view) or _is_regarded(clause, view) or _gives_none(clause, view)
    return told or thought or is_alleged(draft) or _is_past_counting(draft) or _names_nothing(draft)


def _looks_empty(draft: Draft, clause: Clause) -> bool:
    """Whether a word says so; a deed that stands beside it weighs more."""
    view = draft.view
    return (
        _is_figure(clause, view)
        or _is_of_a_quality(clause, view, dated=bool(draft.own))
        or _is_scene(clause, view)
        or _is_length(clause, view)
        or _is_judged(clause, view)
        or _is_gesture(draft)
        or (not draft.own and _follows(clause, view))
    )


def is_alleged(draft: Draft) -> bool:
    """ "The alleged incidents took place in May", "an alleged attack on 4 May": nobody says that they did.

    Not "the alleged thief was arrested", where it is not the thief who happens.
    """
    words, clause = draft.view.tree.words, draft.clause
    happens = () if clause is None or clause.passive else clause.subject
    takes_place = clause is not None and any(words[o].lemma == "place" for o in clause.objects)
    occurs = clause is not None and (words[clause.head].lemma in ("occur", "happen") or takes_place)
    tops = {draft.trigger, *(happens if occurs else ())}
    return any(
        w.text.lower() in listed("alleged") for i in tops if words[i].is_noun for w in draft.view.tree.kids(i, "amod")
    )


def _names_nothing(draft: Draft) -> bool:
    """ "The last one occurs", "It happens", "The problem begins": that something happened, not what."""
    clause, tree = governing(draft), draft.view.tree
    if clause.objects or not clause.subject or len(draft.headline.split()) > _SHORT:
        return False
    top = tree.words[clause.subject[0]]
    unnamed = top.i not in draft.view.name_at and (not top.is_noun or top.lemma in _WHATEVER)
    return unnamed and tree.words[clause.head].lemma in listed("occur") | {"begin", "start", "end"}


_WHATEVER = frozenset({"one", "thing", "nothing", "something", "problem", "nightmare", "trouble", "story", "rest"})
_SHORT = 4
"""Words of a line that has nothing beside its subject and verb."""


def _is_scene(clause: Clause, view: View) -> bool:
    """ "The sun rises", "stories of survival emerge": what only sets the scene of something else."""
    verb = view.tree.words[clause.head].lemma
    alone = not (clause.passive or clause.objects or view.tree.kids(clause.head, "ccomp"))
    return alone and any(f"{view.tree.words[s].lemma} {verb}" in listed("scenes") for s in clause.subject)


def _is_past_counting(draft: Draft) -> bool:
    """ "Her campaigns have saved countless lives": over the years, not on a day."""
    tree = draft.view.tree
    met = [*governing(draft).objects, *governing(draft).subject]
    return not draft.own and any(w.lemma in _UNCOUNTED for i in met for w in tree.kids(i, "amod"))


_UNCOUNTED = frozenset({"countless", "innumerable", "untold", "numberless"})


def _must_be(clause: Clause, view: View) -> bool:
    """ "The league must act", "needs to act", "was supposed to open": what somebody thinks right."""
    verb = view.tree.words[clause.head].lemma
    needs = verb in _NEEDS or (verb == "suppose" and clause.passive)
    return clause.modal in _RIGHT or (needs and bool(view.tree.kids(clause.head, "xcomp")))


_RIGHT = frozenset({"must", "should", "ought"})
_NEEDS = frozenset({"need", "deserve"})


def _seems(clause: Clause, view: View) -> bool:
    """ "The tide seems to be turning", "it appears calm": not "Holm appears in court", "it seems to have sunk"."""
    tree, verb = view.tree, view.tree.words[clause.head]
    if verb.lemma not in _SEEMS or clause.passive:
        return False
    like = tree.kids(verb.i, "oprd", "acomp") or any(w.lemma == "like" for w in tree.kids(verb.i, "prep"))
    done = (w for w in tree.kids(verb.i, "xcomp") if any(a.lemma == "have" for a in tree.kids(w.i, "aux")))
    going_on = any(w.tag == "VBG" or w.lemma in listed("stative") for w in tree.kids(verb.i, "xcomp"))
    return bool(like) or (going_on and not any(done))


_SEEMS = frozenset({"seem", "appear"})


def _would_be(clause: Clause, view: View) -> bool:
    """ "It would be a mistake", "they would rather wait", "would be seen as weak": not "would be ready on 3 May"."""
    kids = view.tree.kids
    if clause.modal != "would":
        return False
    if any(w.lemma == "rather" for w in kids(clause.head, "advmod")):
        return True
    lemma, like = view.tree.words[clause.head].lemma, kids(clause.head, "acomp", "attr")
    news = listed("ahead") | listed("news_of_state")
    bare = lemma == "be" and bool(like) and not any(w.lemma in news for w in like)
    return bare or (clause.passive and lemma in listed("regarding"))


def _is_regarded(clause: Clause, view: View) -> bool:
    """ "Is widely seen as a failure", "is considered the finest": what people make of it."""
    kids = view.tree.kids
    as_what = kids(clause.head, "oprd") or any(w.lemma == "as" for w in kids(clause.head, "prep"))
    return clause.passive and bool(as_what) and view.tree.words[clause.head].lemma in listed("regarding")


def _gives_none(clause: Clause, view: View) -> bool:
    """ "He gave no details", "made no mention of it", "has no plans"."""
    kids = view.tree.kids
    objects = kids(clause.head, "dobj") if view.tree.words[clause.head].lemma in _GIVES else []
    return any(w.lemma == "no" for o in objects for w in kids(o.i, "det"))


_GIVES = frozenset({"give", "make", "offer", "show", "have", "express"})


def _is_figure(clause: Clause, view: View) -> bool:
    """ "Paves the way", "came to mind", "went viral"."""
    verb = view.tree.words[clause.head].lemma
    if view.tree.kids(clause.head, "advcl"):
        return False  # "made his name when he won": what he did is told with it
    return any(f"{verb} {word.lemma}" in listed("idioms") for word in _behind(clause, view))


def _behind(clause: Clause, view: View) -> list[Word]:
    """What the verb has behind it: its objects and those of its prepositions."""
    kids = view.tree.kids
    prepositions = kids(clause.head, "prep", "agent")
    passive = kids(clause.head, "nsubjpass")
    found = [*kids(clause.head, "dobj", "acomp", "npadvmod", "attr"), *passive]
    found += [w for p in prepositions for w in kids(p.i, "pobj")]
    of_much = (p for w in found if w.lemma in _MUCH for p in kids(w.i, "prep") if p.lemma == "of")
    return found + [w for p in of_much for w in kids(p.i, "pobj")]


_MUCH = frozenset({"lot", "much", "most", "part", "all", "deal", "bit", "rest"})


def _is_length(clause: Clause, view: View) -> bool:
    """ "The ride took 45 minutes": how long it is, not that it happened. Not "took two days to find him"."""
    tree = view.tree
    lasts = tree.words[clause.head].lemma in ("take", "last") and not tree.kids(clause.head, "xcomp", "advcl")
    if not lasts or ends_what_went_on(clause, view):
        return False
    return any(w.lemma in listed("spans") for w in tree.kids(clause.head, "dobj", "npadvmod"))


def _is_judged(clause: Clause, view: View) -> bool:
    """ "The council made the right move", "has shown courage": what somebody thinks of it."""
    lemma, objects = view.tree.words[clause.head].lemma, view.tree.kids(clause.head, "dobj")
    shown = lemma in ("show", "display", "exhibit", "betray") and any(o.lemma in listed("qualities") for o in objects)
    done = [o for o in objects if lemma in ("make", "take") and o.lemma in listed("judged")]
    return shown or any(w.lemma in listed("judging") for o in done for w in view.tree.kids(o.i, "amod"))


def _is_gesture(draft: Draft) -> bool:
    """ "He nodded", "she turned to the guard", with no day of its own: how a scene goes on, not news."""
    clause, tree = governing(draft), draft.view.tree
    verb = tree.words[clause.head]
    if draft.own or clause.passive or clause.objects or tree.kids(verb.i, "conj"):
        return False
    turned = (o for p in tree.kids(verb.i, "prep") if p.lemma == "to" for o in tree.kids(p.i, "pobj"))
    to_somebody = verb.lemma == "turn" and any(o.lemma in listed("humans") | listed("roles") for o in turned)
    return verb.lemma in listed("gestures") or to_somebody


def _follows(clause: Clause, view: View) -> bool:
    """ "His colleague followed", "Norway followed": neither whom nor where to. Not "a strike followed"."""
    tree, timed = view.tree, view.timed_words
    if tree.words[clause.head].lemma != "follow" or clause.passive or clause.objects:
        return False
    said = (w for w in tree.kids(clause.head, "prep", "ccomp") if timed.isdisjoint(tree.subtree(w.i)))
    return not any(said) and not any(is_event_noun(tree, s) for s in clause.subject)


def _is_of_a_quality(clause: Clause, view: View, dated: bool) -> bool:
    """ "Her courage gives us hope": not "courage was rewarded", which somebody did, nor "anxiety grows".

    With no day, "the rise of steam changed the trade" and "industrialisation has made them rich" are no happenings.
    """
    words = view.tree.words
    if clause.passive or not clause.subject or words[clause.head].lemma in _GROWS:
        return False
    return all(
        (words[s].lemma in listed("qualities") and s not in view.name_at)
        or _is_of_one(s, view)
        or ((_is_left_undone(s, view) or (not dated and _is_course(s, view))) and not _harms(clause, view))
        for s in clause.subject
    )


def _harms(clause: Clause, view: View) -> bool:
    """ "The failure to shut the gate sank the barge", "killed two": not "killed the trade"."""
    counted = any(view.tree.kids(w.i, "nummod") for w in view.tree.kids(clause.head, "dobj"))
    return counted or kind_of_verb(view.tree.words[clause.head].lemma) in ("accident", "death", "disaster")


def _is_of_one(noun: int, view: View) -> bool:
    """ "The virus of envy", "the rise of racism": a long course of what nothing befalls on a day."""
    tree = view.tree
    of = (o for p in tree.kids(noun, "prep") if p.lemma == "of" for o in tree.kids(p.i, "pobj"))
    return tree.words[noun].lemma in listed("courses") and any(o.lemma in listed("qualities") for o in of)


def _is_course(noun: int, view: View) -> bool:
    """Whether it is a long course of things, or a teaching: "the rise of steam", "globalisation", "localism"."""
    lemma = view.tree.words[noun].lemma
    abstract = lemma.endswith(("isation", "ization", "ification", "ism")) and lemma not in listed("concrete")
    of_what = lemma in listed("courses") and bool(view.tree.kids(noun, "prep"))
    return noun not in view.name_at and (abstract or of_what)


def _is_left_undone(noun: int, view: View) -> bool:
    """ "Its failure to act": not "a failure of the brakes"."""
    infinitives = (w for w in view.tree.kids(noun, "acl") if w.tag == "VB")
    return view.tree.words[noun].lemma == "failure" and any(infinitives)


_GROWS = frozenset({"grow", "rise", "mount", "increase", "deepen", "spread", "fade", "fall", "die", "end", "lead"})
