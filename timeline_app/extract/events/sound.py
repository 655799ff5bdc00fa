"""Whether a line reads as a whole sentence that stands alone: the check that chooses among a headline's candidates.

"Benjamin digs her out" (whom?), "Everything goes all", "My uncle has died" do not; "Benjamin digs Ada out" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.inflect import base_form, third_person
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.verbs import is_verbal_noun, may_be_several

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ODD = re.compile(
    r"…|\((?:Reuters|AP|AFP|UPI|dpa|Xinhua)\)|[?!@#\[\]{}|<>=_*]|https?:| / "
    r"|\bwww\.|\s['’]s\b|^\w+ - | - (?:they|it|he|she|we|there|this|you|I)\b|--"
    r"|[a-z\d] (?:You|He|She|They|We)(?:['’]\w+)? (?=[a-z])|^[^,]* of whom\b"
    r"|: (?![“\"\d])|[“\"]$(?<=\s.)|,\s*$|\bsays? that$"
)
_NOR = re.compile(r"^(?!.*\bn(?:either|ot?)\b).*\bnor\b", re.I)
_SELF = frozenset({"i", "we", "my", "our", "us", "me", "you", "your", "ours", "mine", "yours", "myself", "ourselves"})
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_OBJECTS = frozenset({"dobj", "dative", "pobj", "iobj"})


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the line, with the words of the sentence that are spelt so."""

    text: str
    found: tuple[Word, ...]

    @property
    def low(self) -> str:
        return self.text.lower()

    def is_a(self, *tags: str) -> bool:
        return any(w.tag in tags for w in self.found)


def is_sound(text: str, draft: Draft, reading: Reading, cut: bool = False) -> bool:
    """Whether the headline `text` of `draft` needs nothing that stands elsewhere and, unless `cut`, lacks nothing."""
    plain = _QUOTED.sub(" ", text)
    tokens = _tokens(plain, draft)
    return not (
        _ODD.search(plain)
        or _NOR.search(plain)
        or len(tokens) < 2
        or (_ends_open(tokens, text) and not cut)
        or _is_vague(tokens)
        or _speaks_of_itself(tokens)
        or _has_stranger(tokens, reading)
        or _repeats(tokens)
        or _runs_on(tokens, draft, reading)
        or (_lacks_object(tokens) and not cut)
        or _goes_on(tokens, reading)
        or _lost_object(tokens, draft)
        or _opens_oddly(tokens)
        or _tells_twice(tokens, draft)
        or _has_two_verbs(tokens, draft)
        or _disagrees(tokens, draft)
        or _takes_next_subject(tokens, draft)
        or (_ends_early(tokens, draft) and not cut and text[-1:] not in '”"')
        or _second_start(tokens, draft, text) > 0
        or _has_two_subjects(tokens, draft)
        or (draft.clause is not None and is_verbal_noun(draft.view, draft.clause))
        or _has_loose_comma(plain, draft)
    )


def _tokens(plain: str, draft: Draft) -> list[_Token]:
    spelt: dict[str, list[Word]] = {}
    for word in draft.view.tree.words:
        spelt.setdefault(word.text.lower(), []).append(word)
    for verb in [w for w in draft.view.tree.words if w.is_verb]:
        lemma = base_form(verb.text, verb.lemma, verb.tag)
        for form in {lemma, third_person(lemma)} - {w.text.lower() for w in draft.view.tree.words}:
            spelt.setdefault(form, []).append(verb)  # headlines put it in the present
    found = [m[0].rstrip(".") if not re.search(r"\.\w", m[0]) else m[0] for m in _TOKEN.finditer(plain)]
    return [_Token(t, tuple(spelt.get(re.sub(r"[’']s?$", "", t.lower()), ()))) for t in found]


def _ends_open(tokens: Sequence[_Token], text: str) -> bool:
    return text[-1:] not in '”"' and tokens[-1].low in listed("open_ends")


def _is_vague(tokens: Sequence[_Token]) -> bool:
    """Whether the subject is nothing but "something", "another", "many"."""
    more = ("NN", "NNS", "NNP", "JJ", "IN", "CD", "NNPS", "DT", "PRP$", "VBG", "JJR", "WP", "RB")
    if tokens[0].low in listed("vague_openings") and len(tokens) <= 4:
        return not any(t.is_a("NNP", "NNPS", "CD") for t in tokens)
    return tokens[0].low in listed("vague") and not tokens[1].is_a(*more)


def _speaks_of_itself(tokens: Sequence[_Token]) -> bool:
    """Whether the writer speaks of himself; "US" and "IT" are something else."""
    return any(t.low in _SELF and (t.text == "I" or not t.text.isupper()) for t in tokens)


def _has_stranger(tokens: Sequence[_Token], reading: Reading) -> bool:
    """Whether a pronoun stands for somebody that the line does not name."""
    names = {
        part
        for entity, short in zip(reading.entities, reading.short_names, strict=True)
        if entity.kind is EntityKind.PERSON
        for part in (*short.split(), *entity.name.split())
    }
    people = several = things = 0
    for n, token in enumerate(tokens):
        if token.low in ("its", "their", "his", "her") and 0 < n < 4 and tokens[n - 1].low in ("of", "among", "from"):
            return True  # "dozens of its workers"
        if token.low in _SINGULAR:
            needed = 2 if _is_object(token) else 1
            if people < needed:
                return True
        elif token.low in _PLURAL:
            if several < (2 if _is_object(token) else 1):
                return True
        elif token.low in ("it", "itself", "its") and things < (2 if _is_object(token) else 1):
            return True
        things += token.is_a("NN", "NNP", "NNS", "NNPS")
        people += _is_person(token, names)
        several += _is_several(token) and not (token.is_a("NNP") and token.text in names)
    return False


def _is_object(token: _Token) -> bool:
    """Whether it is an object, and so hardly the line's subject again."""
    return any(w.tag == "PRP" and w.dep in _OBJECTS for w in token.found)


def _is_person(token: _Token, names: set[str]) -> bool:
    bare = re.sub(r"[’']s?$", "", token.text)
    human = any(w.lemma in listed("humans") | listed("titles") | listed("roles") for w in token.found)
    return bare in names or human or token.low in ("who", "father", "someone", "anyone", "baby", "teenager")


def _is_several(token: _Token) -> bool:
    plural = token.is_a("NNS", "NNPS") or token.low in ("and", "people", "police", "both", "two", "everyone")
    return (
        plural or token.is_a("NNP") or any(w.lemma in listed("institutions") | {"team", "group"} for w in token.found)
    )


def _repeats(tokens: Sequence[_Token]) -> bool:
    """Whether three words stand there twice: the parser hung one phrase on two verbs."""
    seen: set[tuple[str, ...]] = set()
    low = [t.low for t in tokens]
    for three in zip(low, low[1:], low[2:], strict=False):
        if three in seen:
            return True
        seen.add(three)
    pairs = [
        (a.low, b.low) for a, b in pairwise(tokens) if a.is_a("NN", "NNS", "NNP", "JJ") and b.is_a("NN", "NNS", "NNP")
    ]
    if len(set(pairs)) < len(pairs):
        return True
    return any(a == b and a not in ("had", "that") and not a.isdigit() for a, b in pairwise(low))


def _runs_on(tokens: Sequence[_Token], draft: Draft, reading: Reading) -> bool:
    """Whether a second sentence begins inside: a capital on a word that is no name, behind one that ends a phrase."""
    small = sum(1 for t in tokens if t.text[:1].islower())
    if small * 2 < len(tokens):
        return False
    for before, token in pairwise(tokens[1:]):
        plain = token.is_a("NN", "NNS", "DT", "PRP", "VBG", "VBN", "RB", "WRB") and not token.is_a("NNP", "NNPS", "JJ")
        named = any(w.i in draft.view.name_at for w in token.found)
        ends = before.is_a("NN", "NNS", "RB", "VBN") and before.text.islower()
        if token.text[:1].isupper() and token.text[1:].islower() and plain and not named and ends:
            return True
    return False


def _lacks_object(tokens: Sequence[_Token]) -> bool:
    """Whether the line ends with its verb, and that is one that says nothing alone."""
    last = tokens[-1]
    verbs = [w for w in last.found if w.is_verb]
    if not verbs or len(verbs) < len(last.found) or last.low.endswith("ing"):
        return False
    passive = len(tokens) > 2 and tokens[-2].low in ("is", "are", "be", "been", "was", "were", "being", "not")
    if last.low not in ("being", "been") and any(w.lemma in listed("never_last") for w in verbs) and not passive:
        return True
    if passive:
        return any(w.lemma in listed("open_passive") for w in verbs)
    return not any(w.lemma in listed("alone") | listed("intransitive") for w in verbs)


_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "prt", "pcomp", "advcl", "nsubjpass")


def _lost_object(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether the verb of the draft stands in the line without what it was done to or what was said."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or not tree.words[clause.head].is_verb:
        return False
    verb = tree.words[clause.head]
    shown = {w.i for t in tokens for w in t.found}
    if verb.i not in shown and not any(w.lemma == verb.lemma for t in tokens for w in t.found):
        return False
    if verb.lemma in listed("needs_as") and any(
        w.lemma == "as" and w.i not in shown for w in tree.kids(verb.i, "prep")
    ):
        return True
    if clause.passive:
        return False
    if verb.lemma in listed("only_clause") and tree.kids(verb.i, "dobj"):
        return True
    said = tree.kids(verb.i, "ccomp")
    if said and verb.lemma in listed("say") and not any(i in shown for w in said for i in tree.subtree(w.i)):
        return True
    given = tree.kids(verb.i, *_COMPLEMENTS)
    second = any(w.i - verb.i < 4 and tree.kids(w.i, "dobj", "ccomp", "xcomp") for w in tree.kids(verb.i, "conj"))
    return verb.lemma in listed("transitive") and not given and not clause.objects and not second


def _goes_on(tokens: Sequence[_Token], reading: Reading) -> bool:
    """Whether it is somebody who only "continues" or "adds": what he says stands elsewhere."""
    last = tokens[-1]
    people = {s for e, s in zip(reading.entities, reading.short_names, strict=True) if e.kind is EntityKind.PERSON}
    goes_on = any(w.lemma in ("continue", "go", "add") and w.is_verb for w in last.found)
    return goes_on and " ".join(t.text for t in tokens[:-1]) in people


def _opens_oddly(tokens: Sequence[_Token]) -> bool:
    """Whether the line begins with its verb, with a stray letter, or has "which" where no noun stands before it."""
    first = tokens[0]
    verbs = [w for w in first.found if w.is_verb and w.dep not in ("amod", "compound", "nsubj", "csubj")]
    if first.found and len(verbs) == len(first.found) and first.found[0].tag != "VBG":
        return True
    if len(first.text) == 1 and first.text.isalpha() and first.text not in ("A", "I"):
        return True
    return any(
        b.low in ("which", "who", "whose") and a.found and all(w.is_verb for w in a.found) for a, b in pairwise(tokens)
    )


def _tells_twice(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether the verb stands in the subject as well: "those commenting comment"."""
    verb = draft.view.tree.words[draft.clause.head] if draft.clause is not None else None
    if verb is None or not verb.is_verb or verb.lemma in ("be", "have", "do", "say", "will", "get", "make", "take"):
        return False
    stem = verb.lemma[:6]
    return len(stem) > 3 and sum(t.low.startswith(stem) for t in tokens) > 1


def _has_two_verbs(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether a second verb in the present follows the first, and nothing opens a clause for it."""
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
    helps = word.dep in ("aux", "auxpass") and bool(draft.view.tree.kids(word.head, "nsubj", "nsubjpass"))
    own = bool(draft.view.tree.kids(word.i, "nsubj", "nsubjpass"))
    return word.tag == "VBZ" or (word.tag in ("VBP", "VBD", "MD") and (own or helps))


def _disagrees(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether a verb of the line has a subject of the other number: the two do not belong together.

    "The few mills that stood before the flood have been closed" is not of the flood.
    """
    tree = draft.view.tree
    shown = {w.i for t in tokens for w in t.found}
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


def _takes_next_subject(tokens: Sequence[_Token], draft: Draft) -> bool:
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


def _ends_early(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether the last word is cut off what it needs: "accuses them of competing | with others", "ten Oslo | dates"."""
    if len(tokens[-1].found) != 1:
        return False
    last, tree = tokens[-1].found[0], draft.view.tree
    if last.tag == "VBG" and last.text.islower() and last.dep == "pcomp":
        preposition = tree.words[last.head]
        charged = preposition.lemma == "of" and tree.words[preposition.head].is_verb
        return charged and any(min(tree.subtree(w.i)) == last.i + 1 for w in tree.kids(last.i, "dobj", "prep"))
    numbered = any(w.i == last.i - 1 and w.text not in ("1", "one") for w in tree.kids(last.i, "nummod"))
    return last.tag == "NNP" and numbered and last.dep == "dobj"


def first_sentence(text: str, draft: Draft) -> str:
    """The line up to where a second sentence runs in; empty where none does."""
    return text[: max(0, _second_start(_tokens(text, draft), draft, text))].rstrip()


def _second_start(tokens: Sequence[_Token], draft: Draft, text: str) -> int:
    """Where a name with a verb follows a finished phrase: "saves dog from river | Berg was in the town"; or -1."""
    words = draft.view.tree.words
    for n in range(2, len(tokens) - 2):
        before, name, verb = tokens[n - 1 : n + 2]
        if not (before.text.islower() and name.text[:1].isupper() and name.is_a("NNP")):
            continue
        if any(t.low in _ASKING for t in tokens[:n]):
            continue  # "learns what kind of cargo Oslo awaits"
        ends = bool(before.found) and all(
            w.dep not in ("compound", "amod", "nmod", "appos", "nsubj") and not _names(words, w.i + 1, w.i)
            for w in before.found
        )
        finite = bool(verb.found) and all(w.tag in ("VBD", "VBZ", "MD") for w in verb.found)
        above = [words[w.head] if w.dep in ("aux", "auxpass") else w for w in verb.found]
        inside = any(w.dep in ("relcl", "advcl") or (w.dep == "ccomp" and _is_told(words, w, before)) for w in above)
        seam = ends and finite and not inside and before.is_a("NN", "NNS", "VBN", "RB")
        if seam and (at := text.find(f"{before.text} {name.text} {verb.text}")) > 0:
            return at + len(before.text)
    return -1


_ASKING = frozenset({"what", "which", "how", "why", "where", "when", "whether", "that", "as", "if", "because", "while"})


def _names(words: Sequence[Word], name: int, noun: int) -> bool:
    """Whether word `name` only names the noun before it: "the scholar Faust"."""
    return name < len(words) and words[name].dep == "appos" and words[name].head == noun


def _is_told(words: Sequence[Word], verb: Word, before: _Token) -> bool:
    """Whether it is what somebody is told: "tells the court Berg gave"."""
    return words[verb.head].lemma in listed("say") and any(w.head == verb.head for w in before.found)


def _has_two_subjects(tokens: Sequence[_Token], draft: Draft) -> bool:
    """Whether the line opens with "bringing relief" as its subject though the verb has another one."""
    tree = draft.view.tree
    return any(w.dep == "csubj" and bool(tree.kids(w.head, "nsubj", "nsubjpass")) for w in tokens[0].found)


def _has_loose_comma(plain: str, draft: Draft) -> bool:
    """Whether the only comma parts the subject from its verb: half of an aside is gone, "Mayor Berg, spoke"."""
    clause = draft.clause
    if clause is None or plain.count(",") != 1:
        return False
    tree = draft.view.tree
    verbs = [tree.words[clause.head], *tree.kids(clause.head, "aux", "auxpass")]
    subject, _, rest = plain.partition(",")
    first = rest.split()[0] if rest.split() else ""
    alone = " " in subject and not any(w.is_verb and w.text in subject.split() for w in tree.words)
    return alone and any(w.text == first and w.tag in ("VBD", "VBZ", "VBP", "MD") for w in verbs)


def lacks_verb(text: str, draft: Draft) -> bool:
    """Whether a line that breaks off does so before its verb: "A panel looking into the loss that…"."""
    words, root = draft.view.tree.words, draft.view.tree.words[draft.view.tree.root]
    if root.tag in ("VBG", "VBN") and not draft.view.tree.kids(root.i, "aux", "auxpass"):
        return False  # the parser itself has not found the verb
    shown = {w.i for t in _tokens(text, draft) for w in t.found}
    finite = [w for w in words if w.i in shown and w.tag in ("VBD", "VBZ", "VBP", "MD")]
    heads = [words[w.head] if w.dep in ("aux", "auxpass") else w for w in finite]
    return all(any(words[k].tag in ("WDT", "WP") for k in w.children) and w.dep == "relcl" for w in heads)


_OPENERS = frozenset({"that", "who", "which", "as", "when", "and", "but", "because", "if", "whether", "what", "while"})
_PLAIN_PREPOSITIONS = frozenset({"of", "in", "at", "on", "to", "for", "with", "by", "from", "through", "over", "into"})
