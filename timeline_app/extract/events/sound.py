"""Whether a line reads as a whole sentence that stands alone: the check that chooses among a headline's candidates.

"Benjamin digs her out" (whom?), "Everything goes all", "My uncle has died" do not; "Benjamin digs Ada out" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline_app.extract.events.agreement import (
    disagrees,
    has_loose_comma,
    has_two_subjects,
    has_two_verbs,
    lacks_object,
    lost_object,
    opens_oddly,
    takes_next_subject,
    tells_noun_oddly,
    tells_twice,
    was_going_on,
)
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.gaps import has_gap
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.line import Token, tokens_of
from timeline_app.extract.events.pronouns import is_spoken
from timeline_app.extract.events.run_on import behind_number, runs_together
from timeline_app.extract.events.strangers import SINGULAR, has_stranger, speaks_of_itself
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.verbs import is_verbal_noun
from timeline_app.extract.nlp import common_word
from timeline_app.extract.sentences import lists

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ODD = re.compile(
    r"…|\((?:Reuters|AP|AFP|UPI|dpa|Xinhua)\)|[?!@#\[\]{}|<>=_*]|https?:| / "
    r"|\bwww\.|\s['’]s\b|^\w+ - | - (?:they|it|he|she|we|there|this|you|I)\b|--"
    r"|[a-z\d] (?:You|He|She|They|We)(?:['’]\w+)? (?=[a-z])|^[^,]* of wh(?:om|ich)\b"
    r"|['’]s \(|\b(?:[Aa]n?|[Tt]he) (?:the|an?)\b|“\s*”|[a-z]- (?!and\b|or\b|to\b)[a-z]"
    r"|\b(?:on|in|at|of|for|from|with|to|by) (?:and|or) (?:the|an?|his|her|its|their)\b"
    r"|\b[Tt]he following (?!(?:day|week|month|year|morning|night|evening|season)\b)"
    r"|, (?:occurs?|takes? place|(?:is|are) (?:made|reached|planned))$|\bjust (?:hours|days|weeks|minutes)$"
    r"|^(?:[A-Z]{4,} (?:A|An|The) (?=[a-z])|(?:GETTY|REUTERS|EPA|AFP)[A-Z]* [A-Z])|\bin on\b"
    r"|^(?:Update|UPDATE|Statement|Notice|Letter|Post|Message|Caption) (?:says?|adds?|reads?) "
    r"|^(?:Photo(?:graph)?s?|Images?|Pictures?|File photo) (?!(?:of|emerge|show|appear|are)\b)"
    r"|: (?![“\"\d])|[“\"]$(?<=\s.)|,\s*$|\bsays? that$"
    r"|(?<![A-Z])(?!(?<=[Ss]a)nt|(?<=[DdNn]e)ll|(?<=[Dd]a)ll)[a-z]{2}['‘`][A-Z]|,['’`] |^There (?:is|are|was|were) "
    r"|\bsaid(?: (?:on|last|this) \w+)?\.?$|, an? (?:claim|charge|allegation|accusation|report|move|step|statement)$"
)
_LOUD = 3
"""Words of a line that is all in capitals: the heading of a page."""
_NOR = re.compile(r"^(?!.*\bn(?:either|ot?)\b).*\bnor\b", re.I)


def is_sound(text: str, draft: Draft, reading: Reading, cut: bool = False) -> bool:
    """Whether the headline `text` of `draft` needs nothing that stands elsewhere and, unless `cut`, lacks nothing."""
    plain = _QUOTED.sub(" ", text)
    tokens = tokens_of(plain, draft)
    return not (
        _ODD.search(plain)
        or _NOR.search(plain)
        or len(tokens) < 2
        or (plain.isupper() and len(tokens) > _LOUD)
        or (_ends_open(tokens, text) and not cut)
        or _is_vague(tokens)
        or _points_back(tokens)
        or (_leaves_untold(tokens) and not cut and "“" not in text)
        or speaks_of_itself(tokens)
        or has_stranger(tokens, reading)
        or _is_spoken_of(tokens, draft, reading)
        or _repeats(tokens)
        or (lacks_object(tokens, draft) and not cut)
        or _goes_on(tokens, reading)
        or (_says_nothing(tokens, draft) and "“" not in text)
        or lost_object(tokens, draft)
        or opens_oddly(tokens, draft)
        or tells_twice(tokens, draft)
        or has_two_verbs(tokens, draft)
        or disagrees(tokens, draft)
        or was_going_on(plain, draft)
        or tells_noun_oddly(tokens, draft)
        or takes_next_subject(tokens, draft)
        or (_ends_early(tokens, draft) and not cut and text[-1:] not in '”"')
        or _second_start(tokens, draft, text) > 0
        or has_two_subjects(tokens, draft)
        or runs_together(tokens, draft)
        or (draft.clause is not None and is_verbal_noun(draft.view, draft.clause))
        or has_loose_comma(plain, draft)
        or (not cut and has_gap(text, draft))
    )


def _ends_open(tokens: Sequence[Token], text: str) -> bool:
    before, last = ("", *(t.low for t in tokens))[-2:]
    closed = (before == "each" and last == "other") or (before in _OWNERS and last == "own") or before == "turn"
    closed = closed or f"{before} {last}" in listed("whole_ends")
    return text[-1:] not in '”"' and last in listed("open_ends") and not closed


_OWNERS = ("his", "her", "its", "their")


def _is_vague(tokens: Sequence[Token]) -> bool:
    """Whether the subject is nothing but "something", "another", "many"."""
    more = ("NN", "NNS", "NNP", "JJ", "IN", "CD", "NNPS", "DT", "PRP$", "VBG", "JJR", "WP", "RB")
    if tokens[0].low in listed("vague_openings") and len(tokens) <= 4:
        return not any(t.is_a("NNP", "NNPS", "CD") for t in tokens)
    which = tokens[0].low == "one" and any(w.dep == "acl" for w in tokens[1].found)  # "One carrying sand was …"
    counted = tokens[1].text[:1].isdigit()  # "Some 4,000 …"
    return which or (tokens[0].low in listed("vague") and not counted and not tokens[1].is_a(*more))


def _points_back(tokens: Sequence[Token]) -> bool:
    """Whether it says of a bare "this" or "that" what happened: "By noon this was taken for a sign"."""
    return any(
        t.low in ("this", "that", "these", "those")
        and t.found
        and all(w.tag == "DT" and w.dep in ("nsubj", "nsubjpass") for w in t.found)
        for t in tokens
    )


def _leaves_untold(tokens: Sequence[Token]) -> bool:
    """Whether somebody "tells the panel of seven" something, and the line does not say what."""
    for n, token in enumerate(tokens):
        if any(w.lemma == "tell" and w.tag in ("VBD", "VBZ", "VBP") and w.dep == "ROOT" for w in token.found):
            rest = tokens[n + 1 :]
            said = any(not t.found or t.low in _TELLING or any(w.dep in _CLAUSES for w in t.found) for t in rest)
            return not said and not any(w.dep == "nsubjpass" for t in tokens for w in t.found)
    return False


_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "parataxis")
_TELLING = frozenset({"about", "how", "what", "why", "that", "story", "stories", "truth", "tale", "lies", "to"})


def _is_spoken_of(tokens: Sequence[Token], draft: Draft, reading: Reading) -> bool:
    """Whether "his" stands in what somebody says: then it is another one's, whose name would be known if it were."""
    theirs = (token.found for token in tokens if token.low in SINGULAR and token.found)
    return any(all(is_spoken(draft.view, w.i, reading) for w in found) for found in theirs)


def _repeats(tokens: Sequence[Token]) -> bool:
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


def _runs_on(tokens: Sequence[Token], draft: Draft) -> int:
    """Which word begins a second sentence inside, or -1: no name, but with a capital, behind one that ends a phrase."""
    small = sum(1 for t in tokens if t.text[:1].islower())
    if small * 2 < len(tokens):
        return -1
    for n, (before, token, after) in enumerate(zip(tokens[1:], tokens[2:], [*tokens[3:], None], strict=False), 2):
        plain = token.is_a("NN", "NNS", "DT", "PRP", "VBG", "VBN", "RB", "WRB") and not token.is_a("NNP", "NNPS", "JJ")
        named = any(w.i in draft.view.name_at for w in token.found)
        ends = before.is_a("NN", "NNS", "RB", "VBN") and before.text.islower()
        thing = before.is_a("NN", "NNS") and not any(w.is_verb for w in before.found)
        plain = plain or (thing and after is not None and after.text.islower() and _is_plain_word(token))
        ends = ends and before.low not in lists()["leads_on"]
        if token.text[:1].isupper() and token.text[1:].islower() and plain and not named and ends:
            return n
    return -1


def _is_plain_word(token: Token) -> bool:
    """Whether a word with a capital is the plural of one that has none by itself: "after the crash | Members of"."""
    one = re.sub(r"ies$", "y", token.low) if token.low.endswith("ies") else token.low.removesuffix("s")
    return len(one) > 4 and one != token.low and common_word(one) and token.is_a("NNS", "NNPS", "NNP")


def _goes_on(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether it is somebody who only "continues" or "adds": what he says stands elsewhere."""
    last = tokens[-1]
    goes_on = any(w.lemma in ("continue", "go", "add") and w.is_verb for w in last.found)
    return goes_on and " ".join(t.text for t in tokens[:-1]) in reading.people


def _says_nothing(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether somebody "warned today", and of what stands nowhere in the sentence."""
    tree, timed = draft.view.tree, draft.view.timed_words
    for verb in (w for t in tokens[1:] for w in t.found if w.dep == "ROOT" and w.lemma in listed("says_something")):
        told = tree.kids(verb.i, "ccomp", "dobj", "xcomp", "parataxis", "advcl", "conj", "nsubjpass")
        when = all(timed.intersection(tree.subtree(w.i)) for w in tree.kids(verb.i, "prep"))
        return verb.tag in ("VBD", "VBZ", "VBP") and not told and when
    return False


def _ends_early(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the last word is cut off what it needs: "accuses them of competing | with others", "ten Oslo | dates"."""
    if len(tokens[-1].found) != 1:
        return False
    last, tree = tokens[-1].found[0], draft.view.tree
    behind = last.tag == "VBN" and last.i > last.head  # "faces prison if convicted"
    if len(tokens) > 2 and tokens[-2].low in _IF and last.tag not in ("VBD", "VBZ", "VBP") and not behind:
        return True  # "saying that if unchecked, [the fire could spread]"
    if last.tag == "VBG" and last.dep in ("acl", "advcl", "conj") and last.text.islower():
        joined = [w for w in tree.kids(last.i, "conj") if w.is_verb]
        if any(tree.kids(w.i, "dobj", "ccomp") for w in (last, *joined)):
            return True  # "writes a letter stating [that …]"
    if last.tag == "VBG" and last.text.islower() and last.dep == "pcomp":
        preposition = tree.words[last.head]
        charged = preposition.lemma == "of" and tree.words[preposition.head].is_verb
        return charged and any(min(tree.subtree(w.i)) == last.i + 1 for w in tree.kids(last.i, "dobj", "prep"))
    numbered = any(w.i == last.i - 1 and w.text not in ("1", "one") for w in tree.kids(last.i, "nummod"))
    return last.tag == "NNP" and numbered and last.dep == "dobj"


_IF = frozenset({"if", "unless", "though", "although", "whether"})


def first_sentence(text: str, draft: Draft) -> str:
    """The line up to where a second sentence runs in; empty where none does."""
    return text[: max(0, _second_start(tokens_of(text, draft), draft, text))].rstrip()


def _second_start(tokens: Sequence[Token], draft: Draft, text: str) -> int:
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
    n = max(behind_number(tokens, draft), _runs_on(tokens, draft))
    return max(1, text.find(f" {tokens[n].text}")) if n > 0 else -1


_ASKING = frozenset({"what", "which", "how", "why", "where", "when", "whether", "that", "as", "if", "because", "while"})


def _names(words: Sequence[Word], name: int, noun: int) -> bool:
    """Whether word `name` only names the noun before it: "the scholar Faust"."""
    return name < len(words) and words[name].dep == "appos" and words[name].head == noun


def _is_told(words: Sequence[Word], verb: Word, before: Token) -> bool:
    """Whether it is what somebody is told: "tells the court Berg gave"."""
    return words[verb.head].lemma in listed("say") and any(w.head == verb.head for w in before.found)
