"""Splits a sentence into clauses: who does what to whom, in which tense, and how the clause hangs on the others.

"Police said two men were arrested on Friday" has two: "said" (subject "Police") and, as its content, "were arrested"
(passive, subject "two men"). Everything after works on clauses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from timeline_app.extract.events.lexicon import kind_of_noun
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.events.voice import is_done_to
from timeline_app.extract.quotes import MARKS

_CLAUSE_DEPS = frozenset(
    (
        "ROOT",
        "conj",
        "ccomp",
        "advcl",
        "relcl",
        "acl",
        "xcomp",
        "pcomp",
        "parataxis",
        "csubj",
        "csubjpass",
        "dep",
        "appos",
    )
)
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_STRANDED = frozenset({"through", "over", "by", "across", "along", "past"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


class Tense(StrEnum):
    """When a clause says its happening was, seen from the telling."""

    PAST = "past"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    PRESENT = "present"
    FUTURE = "future"
    MODAL = "modal"
    NONE = "none"


@dataclass(slots=True)
class Clause:
    """A verb with what hangs on it.

    `head` is the verb's word number; `relation` its dependency; `above` the number of the clause that it hangs on.
    `subject` and `objects` are word numbers of the heads (coordinated ones not listed apart); for a passive the subject
    is the one that suffers and `agents` are those after "by". `members` are the words that belong to no deeper clause.
    """

    head: int
    relation: str
    tense: Tense
    above: int | None = None
    passive: bool = False
    negated: bool = False
    progressive: bool = False
    finite: bool = True
    quoted: bool = False
    conditional: bool = False
    modal: str | None = None
    particle: str | None = None
    subject: list[int] = field(default_factory=list)
    own_subject: bool = False
    objects: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)


def opened_by_since(clause: Clause, tree: Tree) -> list[Word]:
    """ "Since May", "since he left": the preposition, or the verb of the clause, that "since" opens below the verb."""
    spans = [w for w in tree.kids(clause.head, "prep") if w.lemma == "since"]
    return spans + [
        w for w in tree.kids(clause.head, "advcl") if any(m.lemma == "since" for m in tree.kids(w.i, "mark"))
    ]


def is_to_be(tree: Tree, clause: Clause) -> bool:
    """ "A musical | to be staged": it lies ahead."""
    return clause.tense is Tense.NONE and any(w.tag == "TO" for w in tree.kids(clause.head, "aux"))


def find_clauses(tree: Tree) -> list[Clause]:
    """All clauses of a sentence in the order of their verbs."""
    quoted = _quoted(tree)
    clauses = [_clause(tree, w, quoted) for w in tree.words if _opens_clause(tree, w)]
    number = {clause.head: n for n, clause in enumerate(clauses)}
    _share_out(tree, clauses, number)
    for clause in clauses:
        clause.above = next((number[w.i] for w in tree.up(clause.head) if w.i in number), None)
    for clause in sorted(clauses, key=lambda c: sum(1 for _ in tree.up(c.head))):
        _complete(tree, clause, clauses)
    for clause in clauses:
        _born(tree, clause)
    return clauses


def _born(tree: Tree, clause: Clause) -> None:
    """ "Looking for Adam Holm born in 1832": whoever stands just before was born, not who looks for him."""
    before = tree.words[max(0, clause.head - 2) : clause.head]
    if tree.words[clause.head].text == "born" and [w.tag for w in before] == ["NNP", "NNP"]:
        clause.subject, clause.own_subject, clause.passive, clause.tense = [before[-1].i], True, True, Tense.PAST


def _opens_clause(tree: Tree, word: Word) -> bool:
    if word.head == word.i:
        return word.is_verb or bool(tree.kids(word.i, "nsubj", "nsubjpass"))
    if word.dep not in _CLAUSE_DEPS:
        return False
    has_subject = bool(tree.kids(word.i, "nsubj", "nsubjpass"))
    if word.is_verb:
        return has_subject or word.dep not in ("appos", "dep")
    return word.tag == "MD" or (has_subject and word.dep in ("ccomp", "advcl", "relcl", "conj"))


def _clause(tree: Tree, verb: Word, quoted: list[bool]) -> Clause:
    auxiliaries = tree.kids(verb.i, "aux", "auxpass")
    passive = any(w.dep == "auxpass" for w in auxiliaries) or bool(tree.kids(verb.i, "nsubjpass"))
    tense, modal = _tense(verb, auxiliaries)
    subjects = tree.kids(verb.i, "nsubj", "nsubjpass", "csubj", "csubjpass")
    bare = not passive and is_done_to(tree, verb, auxiliaries)
    if bare and subjects and verb.head == verb.i:
        tense = Tense.PAST
    particle = next((w.lemma for w in tree.kids(verb.i, "prt")), None)
    # "In May he fled; in June he came back": the parser takes the first for what the second says.
    apart = verb.dep == "ccomp" and any(w.text == ";" for w in tree.words[verb.i : verb.head])
    return Clause(
        head=verb.i,
        relation="parataxis" if apart else verb.dep,
        tense=tense,
        passive=passive or bare or (verb.tag == "VBN" and verb.dep == "acl" and not auxiliaries),
        negated=any(_denies(tree, w, auxiliaries, subjects) for w in tree.kids(verb.i, "neg", "advmod"))
        or any(w.lemma in ("no", "nobody", "none", "nothing") and w.i < verb.i for w in _determiners(tree, subjects)),
        progressive=verb.tag == "VBG" and any(w.lemma in ("be", "'s", "'re") for w in auxiliaries),
        finite=tense is not Tense.NONE,
        quoted=quoted[verb.i],
        conditional=any(w.lemma in ("if", "unless", "whether") for w in tree.kids(verb.i, "mark")),
        modal=modal,
        particle=particle,
        subject=[w.i for w in subjects],
        own_subject=bool(subjects),
        objects=[w.i for w in tree.kids(verb.i, "dobj", "attr", "oprd", "dative") if w.dep != "dative" or w.is_noun],
        agents=[p.i for by in tree.kids(verb.i, "agent") for p in tree.kids(by.i, "pobj")],
    )


def _denies(tree: Tree, word: Word, auxiliaries: list[Word], subjects: list[Word]) -> bool:
    """Whether it denies the verb; in "Not content with it, Berg left" it does not, as in "Not once did he leave"."""
    if word.dep != "neg" and word.lemma not in ("never", "no longer"):
        return False
    behind = [w.i for w in (*auxiliaries, *subjects)]
    return word.lemma != "not" or not behind or word.i > min(behind) or any(w.i - word.i == 1 for w in auxiliaries)


def _determiners(tree: Tree, subjects: list[Word]) -> list[Word]:
    return [d for s in subjects for d in [s, *tree.kids(s.i, "det")]]


def _tense(verb: Word, auxiliaries: list[Word]) -> tuple[Tense, str | None]:
    """Tense from the first auxiliary and the verb's own form; the modal if there is one."""
    lemmas = [w.text.lower() for w in auxiliaries]
    modal = next((w.text.lower() for w in auxiliaries if w.tag == "MD"), None)
    if modal:
        return (Tense.FUTURE if modal in _FUTURE else Tense.MODAL), modal
    perfect = verb.tag in ("VBN", "VBD", "VBG") and next((w for w in auxiliaries if w.lemma in ("have", "'ve")), None)
    if perfect:
        if perfect.tag == "VBD" or perfect.text.lower() in ("had",):
            return Tense.PLUPERFECT, None
        return (Tense.PERFECT if perfect.tag != "VBG" else Tense.NONE), None
    first = auxiliaries[0] if auxiliaries else verb
    if first.tag == "TO" or "to" in lemmas:
        return Tense.NONE, None
    if verb.tag == "MD":
        return Tense.MODAL, verb.text.lower()
    finite = next((w for w in [*auxiliaries, verb] if w.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is None:
        return (Tense.NONE, None) if verb.is_verb else (Tense.PRESENT, None)
    return (Tense.PAST if finite.tag == "VBD" else Tense.PRESENT), None


def _quoted(tree: Tree) -> list[bool]:
    """For each word whether it stands in quotation marks around four words or more; fewer are a name."""
    inside, opened = [False] * len(tree.words), None
    for word in tree.words:
        if word.text not in MARKS:
            continue
        if opened is None and word.text != "”":
            opened = word.i
        elif opened is not None:
            if word.i - opened > 4:
                inside[opened : word.i] = [True] * (word.i - opened)
            opened = None
    if opened is not None and len(tree.words) - opened > 4:
        inside[opened:] = [True] * (len(tree.words) - opened)
    return inside


def _share_out(tree: Tree, clauses: list[Clause], number: dict[int, int]) -> None:
    """Each word goes to the clause of the nearest verb above it."""
    for word in tree.words:
        owner = number.get(word.i)
        if owner is None:
            owner = next((number[w.i] for w in tree.up(word.i) if w.i in number), None)
        if owner is not None:
            clauses[owner].members.append(word.i)


def _complete(tree: Tree, clause: Clause, clauses: list[Clause]) -> None:
    """Takes subject and tense from the clause above where the clause has none of its own."""
    verb = tree.words[clause.head]
    above = None if clause.above is None else clauses[clause.above]
    if clause.relation == "relcl":
        _relative(tree, clause, verb)
    elif clause.relation == "acl" and (tree.words[verb.head].is_noun or tree.words[verb.head].tag in ("CD", "DT")):
        if not clause.subject:
            clause.subject = [_sufferer(tree, verb)]
        start = min(tree.subtree(verb.head, lambda w: w.i != verb.i))
        if start and tree.words[start - 1].text in ("that", "which", "whom"):
            clause.passive = False  # "dust that | the probe collected": the probe did, nobody did it to the probe
    elif above is not None and not clause.subject and not (clause.relation == "ccomp" and clause.finite):
        # Not "Berg warned that [flows] could fall": whoever warns does not fall where the parser lost what does.
        # "asked him to leave": the one asked leaves; else the subject is the same.
        asked = clause.relation == "xcomp" and above.objects and _asks(tree, above)
        clause.subject = list(above.objects if asked else above.subject)
    if above is not None and clause.relation == "conj":
        _like_first(tree, clause, above)
    if above is not None:
        clause.quoted = clause.quoted or (above.quoted and clause.relation not in ("conj", "parataxis", "ccomp"))


def _sufferer(tree: Tree, verb: Word) -> int:
    """To whom it is done: of "workers at the mill | sacked on Friday" not to the mill, which nobody can sack."""
    noun = tree.words[verb.head]
    outer = tree.words[tree.words[noun.head].head]
    people = listed("humans") | listed("roles") | listed("nameless_people")
    inside = noun.dep == "pobj" and verb.lemma in listed("done_to_people") and noun.lemma not in people
    return outer.i if inside and outer.lemma in people and noun.tag not in ("NNS", "NNPS") else noun.i


def _asks(tree: Tree, clause: Clause) -> bool:
    return tree.words[clause.head].lemma not in ("promise", "vow", "threaten")


def _like_first(tree: Tree, clause: Clause, above: Clause) -> None:
    """Means the second verb like the first: "was charged and jailed", "will come and speak", "had left and gone"."""
    verb = tree.words[clause.head]
    if clause.own_subject or tree.kids(clause.head, "aux", "auxpass"):
        return
    likely = verb.tag == "VBD" and not clause.objects and verb.lemma not in listed("intransitive")
    adjective = verb.tag == "VBN" and tree.words[above.head].lemma == "be" and not clause.objects
    if ((verb.tag == "VBN" or likely) and above.passive) or adjective:  # "is a jet and expected to fly"
        clause.passive, clause.tense, clause.finite = True, above.tense, above.finite
    elif verb.tag in ("VB", "VBN", "VBG") or (verb.tag == "VBD" and above.tense is Tense.PLUPERFECT):
        clause.tense, clause.modal, clause.finite = above.tense, above.modal, above.finite
    clause.negated = clause.negated or (above.negated and verb.tag != "VBD")


def _relative(tree: Tree, clause: Clause, verb: Word) -> None:
    """Puts the noun that a relative clause hangs on in the place of "who", "which", "that"."""
    noun = verb.head
    takes_place = verb.lemma == "take" and any(w.lemma == "place" for w in tree.kids(verb.i, "dobj"))
    if takes_place or verb.lemma in ("occur", "happen", "erupt", "begin"):
        # "a collision between a plane and a helicopter that occurred": it is the collision that did.
        before = tree.words[max(0, noun - 12) : noun + 1]
        noun = next((w.i for w in reversed(before) if w.is_noun and kind_of_noun(w.lemma)), noun)
    if all(tree.words[s].text.lower() in _RELATIVE for s in clause.subject):
        clause.subject = [noun]
    elif not clause.objects and not clause.passive and not tree.kids(clause.head, "ccomp", "xcomp", "dobj"):
        stranded = any(w.lemma in _STRANDED for w in tree.kids(clause.head, "prt")) or any(
            not tree.kids(p.i, "pobj", "pcomp", "prep") for p in tree.kids(clause.head, "prep")
        )
        where = any(w.tag == "WRB" for w in tree.kids(clause.head, "advmod"))
        clause.objects = [] if stranded or where or verb.lemma in listed("intransitive") else [noun]
    clause.objects = [noun if tree.words[o].text.lower() in _RELATIVE else o for o in clause.objects]


def reports(tree: Tree, clause: Clause) -> bool:
    """Whether the verb only says that somebody says something."""
    return tree.words[clause.head].lemma in listed("say") and not clause.passive
