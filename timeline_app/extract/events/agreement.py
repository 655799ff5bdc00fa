"""Whether the verbs of a headline have what they need: their subject, their object, and no second verb beside them.

"The mill have been closed", "The council grants", "Oslo's mills closes falls" do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline_app.core.facts import Status
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import FINITE, base_form, third_person
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.line import Token
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.verbs import may_be_several, number_written
from timeline_app.extract.quotes import MARKS

_OPENERS = frozenset({"that", "who", "which", "as", "when", "and", "but", "because", "if", "whether", "what", "while"})
_PLAIN_PREPOSITIONS = frozenset({"of", "in", "at", "on", "to", "for", "with", "by", "from", "through", "over", "into"})


def lacks_object(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the line ends with its verb, and that is one that says nothing alone."""
    last = tokens[-1]
    verbs = [w for w in last.found if w.is_verb and w.dep not in ("pobj", "dobj")]  # "addicted to laudanum"
    if not verbs or len(verbs) < len(last.found) or last.low.endswith("ing"):
        return False
    shown = {w.i for t in tokens[:-1] for w in t.found}
    if all(w.head in shown and _is_last(w, draft) for w in verbs):
        return False
    passive = len(tokens) > 2 and tokens[-2].low in ("is", "are", "be", "been", "was", "were", "being", "not")
    # "to have the jury sent home", "is found hurt and robbed", but not "whom he had robbed".
    suffered = all(w.tag == "VBN" and w.text.lower() == last.low and w.dep in _SUFFERED for w in verbs)
    passive = passive or (suffered and not any(t.low in ("has", "have", "had") for t in tokens[-3:-1]))
    if last.low not in ("being", "been") and any(w.lemma in listed("never_last") for w in verbs) and not passive:
        return True
    if passive:
        return any(w.lemma in listed("open_passive") for w in verbs)
    return not any(w.lemma in listed("alone") | listed("intransitive") for w in verbs)


def _is_last(verb: Word, draft: Draft) -> bool:
    """Whether the sentence has no more of it than the line: "a tax they [dislike]", "sends a team to [investigate]"."""
    tree, above = draft.view.tree, draft.view.tree.words[verb.head]
    describes = verb.dep == "relcl" or (verb.dep in ("advcl", "acl") and verb.tag == "VB")
    behind = (c for c in verb.children if c > verb.i and tree.words[c].dep != "punct")
    return describes and above.i < verb.i and all(draft.view.timed_words & {*tree.subtree(c)} for c in behind)


_SUFFERED = ("ccomp", "advcl", "conj")
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "prt", "pcomp", "advcl", "nsubjpass")


def lost_object(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the verb of the draft stands in the line without what it was done to or what was said."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or not tree.words[clause.head].is_verb:
        return False
    verb = tree.words[clause.head]
    shown = {w.i for t in tokens for w in t.found}
    low = {part for t in tokens for part in t.low.split("-")}
    if _breaks_name(shown, draft) or any(_lacks_measure(w, low, draft) for w in tree.words if w.i in shown):
        return True
    if verb.i not in shown and not any(w.lemma == verb.lemma for t in tokens for w in t.found):
        return False
    if verb.lemma in listed("needs_as") and any(
        w.lemma == "as" and w.i not in shown for w in tree.kids(verb.i, "prep")
    ):
        return True
    if clause.passive:
        return False
    if verb.lemma == "be" and _lost_what_it_is(verb, shown, draft):
        return True
    if verb.lemma == "spend" and not any(w.i in shown for w in tree.kids(verb.i, "dobj")):
        return True  # "has spent [this week] on it"
    if verb.lemma in listed("only_clause") and tree.kids(verb.i, "dobj"):
        return True
    said = tree.kids(verb.i, "ccomp")
    if said and verb.lemma in listed("say") and not any(i in shown for w in said for i in tree.subtree(w.i)):
        return True
    given = tree.kids(verb.i, *_COMPLEMENTS)
    second = any(w.i - verb.i < 4 and tree.kids(w.i, "dobj", "ccomp", "xcomp") for w in tree.kids(verb.i, "conj"))
    return verb.lemma in listed("transitive") and not given and not clause.objects and not second


def _lacks_measure(word: Word, low: set[str], draft: Draft) -> bool:
    """Whether a "22-month old boy" has become old, or "a flu alerts [tracking system]" ends with its first noun."""
    tree = draft.view.tree
    if word.tag in ("JJ", "NN") and word.text.lower() == "old":
        return any(w.text.lower() not in low and w.i < word.i for w in tree.kids(word.i, "npadvmod"))
    after = tree.words[min(word.i + 1, len(tree.words) - 1)]
    one = word.tag == "NNS" and any(w.text.lower() in ("a", "an") for w in tree.kids(word.i, "det"))
    bare = one and not tree.kids(word.i, "nummod", "amod", "quantmod")
    return bare and after.tag in ("VBG", "NN") and after.text.lower() not in low


def _breaks_name(shown: set[int], draft: Draft) -> bool:
    """Whether only a part of what stands in quotation marks as a name is left: of "Hope for Halden Now" the hope."""
    marks = [w.i for w in draft.view.tree.words if w.text in MARKS]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = [w for w in draft.view.tree.words[first + 1 : last] if w.text[:1].isalnum()]
        name = 1 < len(inside) <= _LONG_NAME and inside[0].text[:1].isupper() and inside[-1].text[:1].isupper()
        if name and inside[0].i in shown and inside[-1].i not in shown:
            return True
    return False


_LONG_NAME = 6


def _lost_what_it_is(verb: Word, shown: set[int], draft: Draft) -> bool:
    """Whether something "is", and how or what is left out: "was | in the hands | of a bank in Oslo"."""
    tree = draft.view.tree
    if tree.kids(verb.i, "attr", "acomp", "oprd", "expl", "ccomp", "advmod"):
        return False
    first = next((w for w in tree.kids(verb.i, "prep") if w.i > verb.i), None)
    return first is not None and first.i not in shown and not any(c in draft.view.timed_words for c in first.children)


def was_going_on(plain: str, draft: Draft) -> bool:
    """Whether the line has its verb as "was living", which belongs in a story, not in a chronology."""
    clause = draft.clause
    if clause is None or not clause.progressive or clause.tense not in (Tense.PAST, Tense.PLUPERFECT):
        return False
    verb = draft.view.tree.words[clause.head]
    return clause.relation in ("ROOT", "conj") and f"{verb.text} " in f"{plain} " and verb.text.lower() != "going"


def tells_noun_oddly(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether what only a noun tells lies ahead, or the noun's phrase holds a verb: "pointers on what might happen"."""
    if draft.clause is not None:
        return False
    if any(t.is_a("WP", "WRB", "MD") for t in tokens[:-2]) or _is_list(draft):
        return True
    if draft.status is not Status.HAPPENED:
        return False
    tree = draft.view.tree
    if tree.words[tree.words[draft.trigger].head].lemma in _LOOKS_BACK:
        return False  # "it would be the first since her inauguration"
    above = next((c for c in draft.view.clauses if draft.trigger in c.members), None)
    while above is not None and not above.finite and above.above is not None:
        above = draft.view.clauses[above.above]
    if above is None or above.tense not in (Tense.FUTURE, Tense.MODAL):
        return False
    return not any(w.lemma == "have" for w in tree.kids(above.head, "aux"))  # "may have made them nervous"


def _is_list(draft: Draft) -> bool:
    """Whether the noun is the first of three or more: "the floods of 2004, two storms and the fires" are not one."""
    tree = draft.view.tree
    beside = [w for i in tree.conjuncts(draft.trigger) for w in tree.kids(i, "appos") if tree.kids(w.i, "conj")]
    return len(tree.conjuncts(draft.trigger)) + len(beside) > 2


_LOOKS_BACK = frozenset({"since", "after", "following"})


def _lacks_subject(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the line begins with a preposition and has a verb, but not its subject: "For us has been a hard time"."""
    clause = draft.clause
    if clause is None or not clause.subject or not tokens[0].is_a("IN"):
        return False
    shown = {w.i for t in tokens for w in t.found}
    return clause.head in shown and all(i in draft.view.timed_words for i in clause.subject)


def _leans_back(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether it ends with the "in it" that opened the sentence, and is of what another one tells."""
    last, words = tokens[-1], draft.view.tree.words
    if draft.clause is None or last.low not in ("it", "them", "this", "that"):
        return False
    return bool(last.found) and all(w.dep == "pobj" and w.i < draft.clause.head for w in last.found) and (
        all(words[w.head].head == draft.clause.head for w in last.found)
    )  # fmt: skip


def _is_bare_determiner(draft: Draft) -> bool:
    """Whether an article was taken for what acts: of "a still smoking crater" the line would be "A smokes …"."""
    tops = draft.clause.subject if draft.clause is not None else []
    return any(draft.view.tree.words[i].text.lower() in ("a", "an", "the", "every") for i in tops)


def opens_oddly(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the line begins with its verb, with a stray letter, or has "which" where no noun stands before it."""
    first = tokens[0]
    verbs = [w for w in first.found if w.is_verb and w.dep not in ("amod", "compound", "nsubj", "csubj")]
    if first.found and len(verbs) == len(first.found) and first.found[0].tag != "VBG":
        return True
    if _lacks_subject(tokens, draft) or _is_bare_determiner(draft) or _leans_back(tokens, draft):
        return True
    if len(first.text) == 1 and first.text.isalpha() and first.text not in ("A", "I"):
        return True
    return any(
        b.low in ("which", "who", "whose") and a.found and all(w.is_verb for w in a.found) for a, b in pairwise(tokens)
    )


def tells_twice(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the verb stands in the subject as well: "those commenting comment"."""
    verb = draft.view.tree.words[draft.clause.head] if draft.clause is not None else None
    if verb is None or not verb.is_verb or verb.lemma in ("be", "have", "do", "say", "will", "get", "make", "take"):
        return False
    stem = verb.lemma[:6]
    again = sum(t.low.startswith(stem) or any(w.is_verb and w.lemma == verb.lemma for w in t.found) for t in tokens)
    return len(stem) > 3 and again > 1


_HELPS = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "not"})
_NEVER_HELPED = frozenset({"can", "could", "would", "may", "might", "must", "shall", "should", "did", "does"})


def has_two_verbs(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a second verb in the present follows the first, and nothing opens a clause for it."""
    if any(a.low in _HELPS and b.low in _NEVER_HELPED for a, b in pairwise(tokens)):
        return True  # "the tour is can be used"
    head = draft.clause.head if draft.clause is not None else None
    at = next((n for n, t in enumerate(tokens) if any(w.i == head for w in t.found)), None)
    if at is None or draft.view.tree.words[tokens[at].found[0].i].lemma in listed("say"):
        return False
    for n, token in enumerate(tokens[at + 1 :], at + 1):
        joins = token.is_a("WDT", "WP", "WRB", "IN", "CC") and token.low not in _PLAIN_PREPOSITIONS
        if joins or token.low in _OPENERS:
            return False
        if token.found and all(_is_finite(w, draft, head) for w in token.found):
            return n > at + 1
    return False


def _is_finite(word: Word, draft: Draft, head: int | None) -> bool:
    """Whether it makes a sentence of its own: a verb in some tense that is not, and does not help, the line's."""
    if word.i == head or (word.dep in ("aux", "auxpass") and word.head == head):
        return False
    if _is_inside(word, draft):
        return False
    helps = word.dep in ("aux", "auxpass") and bool(draft.view.tree.kids(word.head, "nsubj", "nsubjpass"))
    own = bool(draft.view.tree.kids(word.i, "nsubj", "nsubjpass"))
    return word.tag == "VBZ" or (word.tag in ("VBP", "VBD", "MD") and (own or helps))


def _is_inside(word: Word, draft: Draft) -> bool:
    """Whether its clause has a subject and hangs on what stands before: "the way | it is made", "says | it is"."""
    tree = draft.view.tree
    verb = tree.words[word.head] if word.dep in ("aux", "auxpass") else word
    own = tree.kids(verb.i, "nsubj", "nsubjpass")
    return bool(own) and verb.dep in ("relcl", "ccomp", "acl") and verb.head < own[0].i < word.i


def disagrees(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a verb of the line has a subject of the other number: the two do not belong together.

    "The few mills that stood before the flood have been closed" is not of the flood.
    """
    tree, clause = draft.view.tree, draft.clause
    shown = {w.i for t in tokens for w in t.found}
    if clause is not None and clause.subject and clause.subject[0] in shown and _is_of_other_number(draft, clause):
        return True
    for subject in [w for w in tree.words if w.i in shown and w.dep in ("nsubj", "nsubjpass") and w.head in shown]:
        verb = tree.words[subject.head]
        finite = [w for w in (*tree.kids(verb.i, "aux", "auxpass"), verb) if w.tag in ("VBP", "VBZ", "VBD", "MD")]
        if subject.tag != "NN" or not finite or len(tree.conjuncts(subject.i)) > 1 or subject.i in draft.view.groups:
            continue
        several = finite[0].text.lower() in ("are", "were", "have", "do")
        # Behind "a trickle of flights" a plural is usual.
        beside = finite[0].i == subject.i + 1 or any(
            a.low == subject.text.lower() and b.low == finite[0].text.lower() for a, b in pairwise(tokens)
        )
        if several and beside and not may_be_several(draft.view, subject) and not tree.kids(verb.i, "expl"):
            return True
    return False


def _is_of_other_number(draft: Draft, clause: Clause) -> bool:
    """Whether the sentence's verb has the other number than the plain noun that was taken for its subject."""
    tree = draft.view.tree
    noun, written = tree.words[clause.subject[0]], number_written(tree, clause)
    alone = len(tree.conjuncts(noun.i)) == 1 and not tree.kids(noun.i, "nummod", "quantmod") and noun.text.islower()
    loose = any(w.lemma == "of" for w in tree.kids(noun.i, "prep")) or bool(tree.kids(clause.head, "expl"))
    if written is None or not alone or loose or noun.i in draft.view.name_at or noun.i in draft.view.groups:
        return False
    if noun.tag == "NN":
        return written and not may_be_several(draft.view, noun)
    return noun.tag == "NNS" and not written and noun.text.endswith("s") and not noun.text.endswith(_OFTEN_ONE)


_OFTEN_ONE = ("ics", "ss", "news", "quarters", "series", "works", "means", "species", "barracks", "crossroads")


def takes_next_subject(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the line ends a list with the subject of the next verb: "closed mills and the price | of flour rose"."""
    tree = draft.view.tree
    for noun in {w.i: w for t in tokens[2:] for w in t.found if w.dep == "conj" and w.is_noun}.values():
        after = max(tree.subtree(noun.i)) + 1
        verb = tree.words[after] if after < len(tree.words) else noun
        finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.dep == "conj" and tree.words[verb.head].is_verb
        beside = tree.words[after - 1].text != ","
        if finite and beside and verb.head < noun.i and not tree.kids(verb.i, "nsubj", "nsubjpass"):
            return True
    return False


def has_two_subjects(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the verb has two subjects that nothing joins: "many of the recruits to | Holm's army | fought"."""
    tree = draft.view.tree
    subjects = tree.kids(draft.clause.head, "nsubj", "nsubjpass") if draft.clause is not None else []
    if len(subjects) > 1 and subjects[0].tag in ("JJ", "JJR", "CD") and subjects[1].i < subjects[1].head:
        return True
    return any(w.dep == "csubj" and bool(tree.kids(w.head, "nsubj", "nsubjpass")) for w in tokens[0].found)


def has_loose_comma(plain: str, draft: Draft) -> bool:
    """Whether the only comma parts the subject from its verb: half of an aside is gone, "Mayor Berg, spoke"."""
    clause = draft.clause
    if clause is None or plain.count(",") != 1:
        return False
    tree = draft.view.tree
    verbs = [tree.words[clause.head], *tree.kids(clause.head, "aux", "auxpass")]
    subject, _, rest = plain.partition(",")
    first = rest.split()[0] if rest.split() else ""
    if any(w.is_verb and w.text in subject.split() for w in tree.words):
        return False
    lemma = base_form(verbs[0].text, verbs[0].lemma, verbs[0].tag)
    now = {lemma, third_person(lemma), "is", "are"}
    return first in now or any(w.text == first and w.tag in FINITE for w in verbs)
