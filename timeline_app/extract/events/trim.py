"""The sentence itself as a headline, where the parse gives no line: cut where a clause or a phrase ends.

"Similarly, in spring, the council, which had waited, closed the bridge - a heavy blow" becomes "The council closed the
bridge". Words are left out, never changed; only where nothing can be left out is the text cut between words ("…").
"""

from __future__ import annotations

import re

from timeline_app.core.facts import EntityKind
from timeline_app.core.span import Span
from timeline_app.extract.events.adverbs import belongs_to_verb
from timeline_app.extract.events.bound import is_bound
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.doubt import is_doubted, is_hearsay
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.hanging import ASIDE
from timeline_app.extract.events.phrase import COURTESIES, Phrases
from timeline_app.extract.events.pronouns import mark_of, stands_for
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.quotes import MARKS

_ASIDES = frozenset({"appos", "relcl", "advcl", "parataxis", "acl"})
_LATE = ("advcl", "npadvmod", "prep", "advmod", "conj", "acl", "relcl")
_OPENINGS = frozenset({"prep", "advmod", "advcl", "npadvmod", "cc", "punct", "mark", "intj"})
_PASSING = frozenset({"also", "then", "later", "already", "now", "meanwhile", "earlier"})
_BOUND = frozenset({"of", "into", "than"})
_SHORTER = 9
"""How often a sentence is made shorter before it is given up."""
_WHOLE = 16
"""Characters more for the sentence, rather than that it breaks off."""
_DASHES = ("-", "--", "–", "—")
_MARKS = (",", ";", ":", *_DASHES)


def shortened(draft: Draft, reading: Reading, longest: int) -> str:
    """The clause in its own words without asides, openings and what follows last; empty where that is not safe."""
    clause = _main(draft)
    if clause is None or not clause.finite or not clause.subject:
        return ""
    tree = draft.view.tree
    subject = tree.words[clause.subject[0]]
    someone = subject.tag == "PRP" and subject.text.lower() != "it"  # "it was possible" is nobody
    name = stands_for(draft.view, subject.i, reading) if someone else ""
    if subject.tag in ("WP", "WDT", "EX") or tree.kids(clause.head, "expl") or (subject.tag == "PRP" and not name):
        return ""
    kept = _without_openings(tree, clause, set(tree.subtree(clause.head, lambda w: w.dep != ASIDE)))
    kept -= {i for i in kept if i in draft.view.timed_words}
    kept -= {i for i in kept if tree.words[i].dep == "det" and tree.words[i].head not in kept}  # "a | day later"
    kept -= {w.i for w in map(tree.words.__getitem__, set(kept)) if Phrases(draft.view, reading).is_timed(w)}
    kept -= {w.i for w in tree.kids(clause.head, "advmod") if w.lemma in _PASSING}
    kept -= {i for i in kept if tree.words[i].tag == "IN" and _has_lost_date(draft.view, i, kept)}
    kept -= _courtesies(draft.view)
    if name:
        kept.discard(subject.i)
        longest -= len(name) + 1
    text = _text(draft, reading, kept)
    for n in range(_SHORTER):
        if 0 < len(text) <= longest:
            break
        kept = drop_last(draft.view, clause, kept) if n else _drop_asides(tree, clause, kept)
        text = _text(draft, reading, kept)
    return f"{name} {text}".strip() if 0 < len(text) <= longest else ""


def _courtesies(view: View) -> set[int]:
    """The "Dr" and "Mr" before people, whom all lines call by their names alone."""
    first = [n.words[0] for n in view.names if n.kind is EntityKind.PERSON and n.words and n.words[0]]
    return {i - 1 for i in first if view.tree.words[i - 1].text.rstrip(".") in COURTESIES}


def _has_lost_date(view: View, preposition: int, kept: set[int]) -> bool:
    """Whether only a date stood behind it, or it was read as a part of one."""
    word, timed = view.tree.words[preposition], view.timed_words
    inside = any(c in timed for c in word.children) or word.head in timed
    return inside and not any(c in kept for c in word.children)


def _main(draft: Draft) -> Clause | None:
    """The nearest clause from the event's own upwards that is a sentence by itself."""
    clause = draft.clause
    while clause is not None and not (
        clause.finite and clause.own_subject and clause.relation in ("ROOT", "ccomp", "conj", "parataxis")
    ):
        clause = None if clause.above is None else draft.view.clauses[clause.above]
    for _ in range(3):
        if clause is not None and clause.above is not None and is_doubted(draft.view, clause):
            clause = draft.view.clauses[clause.above]
    if clause is None or is_hearsay(draft.view, clause):
        return None
    told = [c for c in draft.view.clauses if c.relation == "ccomp" and c.head < clause.head and c.own_subject]
    before = [c for c in told if draft.view.tree.words[c.head].head == clause.head]
    return before[0] if before and not is_doubted(draft.view, before[0]) else clause


def _without_openings(tree: Tree, clause: Clause, kept: set[int]) -> set[int]:
    """Without what stands before the subject, and without whole clauses coordinated with this one."""
    first = min(tree.subtree(clause.subject[0]))
    for child in tree.words[clause.head].children:
        word = tree.words[child]
        below = set(tree.subtree(child))
        other = word.dep == "conj" and bool(tree.kids(child, "nsubj", "nsubjpass"))
        if other or (max(below) < first and word.dep in _OPENINGS):
            kept -= below
        elif word.dep in ("cc", "punct", "mark") and (child < first or not _is_between(tree, child, kept)):
            kept.discard(child)
    return kept


def _is_between(tree: Tree, i: int, kept: set[int]) -> bool:
    return i - 1 in kept and i + 1 in kept


def _drop_asides(tree: Tree, clause: Clause, kept: set[int]) -> set[int]:
    """Without appositions and clauses behind a comma or a dash; what is cut is no longer a quotation."""
    kept = {i for i in kept if tree.words[i].text not in MARKS}
    for i in sorted(kept):
        word = tree.words[i]
        below = tree.subtree(i)
        aside = i != clause.head and word.dep in _ASIDES and below[0] > 0
        if aside and tree.words[below[0] - 1].text in (*_MARKS, "("):
            kept -= set(below)
    return kept


def drop_last(view: View, clause: Clause, kept: set[int]) -> set[int]:
    """Without the last thing that the verb, or a noun at the end, can do without."""
    tree = view.tree
    kept = without_end(kept, view)
    for i in sorted(kept, reverse=True):
        word = tree.words[i]
        if i > clause.head and word.dep in _LATE and word.head in kept and _can_go(tree, word):
            gone = set(tree.subtree(i))
            if max(kept) in gone or word.dep in ("advcl", "npadvmod"):
                inside = _spare(tree, i, kept) if word.dep in (*_ASIDES, "prep") else set()
                return without_end(kept - (inside or gone), view)
    return without_end(kept - _spare(tree, clause.head, kept), view)


def _spare(tree: Tree, above: int, kept: set[int]) -> set[int]:
    """What can go at the end, if nothing else can: the last of a list, "carrying aid"."""
    last = tree.words[max(kept, default=0)]
    for word in (last, *tree.up(last.i)):
        if word.i <= above:
            break
        if word.dep == "conj" and tree.words[word.head].dep == "conj":
            continue  # of "mills, ports and roads" all but the mills go
        spare = (word.dep == "conj" and word.is_noun and not _is_pair(tree, word)) or word.dep == "acl"
        if spare and last.i in (gone := set(tree.subtree(word.i))):
            return gone
    return set()


def _is_pair(tree: Tree, noun: Word) -> bool:
    """Whether neither can go: "between Oslo and Bergen", "both mills and bridges"."""
    first = next((w for w in tree.up(noun.i) if w.dep != "conj"), noun)
    return tree.words[first.head].lemma == "between" or bool(tree.kids(first.i, "preconj")) or noun.tag == "NNP"


def without_end(kept: set[int], view: View) -> set[int]:
    """Without marks, dates and the "and" or "on" before them at the end: what is told last can then go."""
    end, words = max(kept, default=0), view.tree.words
    while end > 0 and (end not in kept or _leads_nowhere(words[end], kept, view)):
        end -= 1
    return {i for i in kept if i <= end}


def _leads_nowhere(word: Word, kept: set[int], view: View) -> bool:
    bare = word.dep in ("cc", "punct", "case", "mark") or word.i in view.timed_words
    return bare or (word.dep == "prep" and bool(word.children) and not any(c in kept for c in word.children))


def _can_go(tree: Tree, word: Word) -> bool:
    if word.dep == "prep":
        above = tree.words[word.head]
        needed = word.lemma in _BOUND or is_bound(word, tree) or (above.is_verb and word.i == word.head + 1)
        return not needed
    if word.dep == "conj":
        return word.is_verb
    if word.dep == "acl":  # "a long campaign to persuade them", but not "plans to leave"
        return word.tag == "VB" and bool(tree.kids(word.head, "amod", "compound", "relcl"))
    if word.dep == "advmod":
        return not belongs_to_verb(word, tree)
    return not (word.dep == "advcl" and word.i < word.head) and tree.words[word.head].lemma not in ("those", "one")


def _text(draft: Draft, reading: Reading, kept: set[int]) -> str:
    words = draft.view.tree.words
    out = [i for i in sorted(kept) if words[i].text not in (*_MARKS, "(", ")") or _still_parts(i, draft.view, kept)]
    while out and (words[out[-1]].dep in ("cc", "punct", "mark", "case") or words[out[-1]].text in _MARKS):
        out.pop()
    return Phrases(draft.view, reading).words(out)


def _still_parts(mark: int, view: View, kept: set[int]) -> bool:
    """Whether a mark stands between two words that stay; before "saying so" it may stand behind a date that goes."""
    words = view.tree.words
    if mark + 1 not in kept or words[mark].text in "()":
        return False
    saying = words[mark + 1].tag == "VBG" and words[mark + 1].dep == "advcl"
    return mark - 1 in kept or (saying and mark - 1 in view.timed_words)


def as_it_stands(draft: Draft, reading: Reading, longest: int, bad_ends: frozenset[str]) -> str:
    """The sentence, from its subject on if that is clear; longer than `longest` it ends with "…"."""
    span = draft.span if stands_alone(draft) else draft.view.tree.span
    text = " ".join(re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", span.of(reading.article.text)).split())
    text = text.strip(" ,;:-–—")
    text = _named_start(draft, reading, text)
    text = _without_opening_date(draft, reading, span, text)
    fronted = draft.clause is not None and draft.clause.relation in ("ROOT", "conj")
    text = _balanced((_JOINED if fronted else _OPENING).sub("", text))
    text = text.removesuffix(".") if len(text) <= longest + _WHOLE + 1 else text
    text = _from_subject(draft, reading, span, text)
    if len(text) > longest:
        text = re.sub(r" \([^()]*\)", "", text)
        text = _clause_of(text, longest, _needed(draft)) or _without_aside(draft, reading, span, text, longest)
    if len(text) <= longest + _WHOLE:
        return text[:1].upper() + text[1:] or "Untitled"
    cut = text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    while cut.rsplit(" ", 1)[-1].lower() in bad_ends and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut[:1].upper() + cut[1:] + "…"


def _without_aside(draft: Draft, reading: Reading, span: Span, text: str, longest: int) -> str:
    """The text without what describes its subject, where that would leave no room for the verb."""
    tree, clause = draft.view.tree, draft.clause
    if clause is None or not clause.own_subject or not stands_alone(draft) or clause.head != tree.root:
        return text
    below = tree.subtree(clause.subject[0])
    opens = tree.words[below[0]].start
    asides = tree.kids(clause.subject[0], "relcl", "acl", "appos")
    resumes = below[-1] + 1
    late = tree.words[clause.head].end - opens > longest and resumes <= clause.head
    if not asides or not late:
        return text
    first = min(tree.subtree(asides[0].i))
    if max(tree.subtree(asides[-1].i)) != below[-1] or first <= below[0]:
        return text
    article = reading.article.text
    start = article[opens : tree.words[first].start].rstrip(" ,;:-–—(\n")
    rest = article[tree.words[resumes].start : span.end].lstrip(" ,;:-–—)\n")
    return " ".join(f"{start} {rest}".split())


def _balanced(text: str) -> str:
    """Without quotation marks whose other half is not there, and without an aside that breaks off."""
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" ,;:-–—")
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = re.sub(r'\s*["“”]\s*$|^["“”]\s*', "", text)
    return text


_JOINED = re.compile(r"^(?:(?:[Aa]nd|[Bb]ut|[Ss]o(?! far))\b,? )+")
"""What may go though the clause is the sentence's own: of "When it sank, ten drowned" the "when" may not."""
# Not "So far" and "Since then", nor "WHO".
_OPENING = re.compile(
    r"^(?:(?:[Aa]nd|[Bb]ut|[Ss]o(?! far)|[Ss]ince(?! then)|[Aa]s|[Ww]hen|[Ww]hile|[Aa]fter|[Bb]efore|[Bb]ecause|"
    r"[Tt]hat|[Ww]hich|[Ww]ho|[Ww]here|[Aa]lthough|[Tt]hough)\b,? )+"
)
_BOUNDARY = re.compile(
    r"(?:, (?:and|but|although|though|while|which|who|where|as|because|with|after|before|when)\b|, (?=\w+ \w+ \w+)|"
    r" [-–—]+ |; |: )| (?:because|although|while|after|before|as|when) (?:the|a|an|he|she|it|they)\b",
    re.I,
)


def _needed(draft: Draft) -> list[str]:
    """The verb of the sentence and what it cannot do without."""
    tree = draft.view.tree
    alone = stands_alone(draft) and draft.clause is not None
    head = draft.clause.head if alone and draft.clause is not None else tree.root
    kids = tree.kids(head, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "xcomp", "ccomp", "prt", "oprd")
    return [tree.words[head].text, *(w.text for w in kids)]


def _from_subject(draft: Draft, reading: Reading, span: Span, text: str) -> str:
    """The text without "Similarly, in the end," before its subject."""
    tree, clause = draft.view.tree, draft.clause
    if (
        clause is None
        or not stands_alone(draft)
        or not clause.own_subject
        or tree.words[clause.subject[0]].tag in ("PRP", "CD")
    ):
        return text
    first = min(tree.subtree(clause.subject[0]))
    before = [tree.words[c] for c in tree.words[clause.head].children if c < first]
    if first < 1 or tree.words[first - 1].text != "," or any(w.dep not in _OPENINGS for w in before):
        return text
    rest = " ".join(reading.article.text[tree.words[first].start : span.end].split()).strip(" ,;:-–—")
    return rest if tree.words[first].start > span.start and len(rest) > 20 else text


_LEADING = re.compile(
    r"(?:In|On|At|For|With|By|From|To|Among|After|Before|Since|While|When|As|If|During|Despite|Under|Over|Unable|Working)\b"
)


def _clause_of(text: str, longest: int, needed: list[str]) -> str:
    """The text up to its last clause boundary within `longest`, if it holds all words that are `needed`."""
    if text[:1] in '"“(':
        return ""
    ends = [m.start() for m in _BOUNDARY.finditer(text) if longest // 3 <= m.start() <= longest]
    for end in reversed(ends):
        cut = text[:end].rstrip(" ,;:-–—")
        whole = cut.count('"') % 2 == 0 and cut.count("“") == cut.count("”") and cut.count("(") == cut.count(")")
        if _LEADING.match(cut) and "," not in cut:
            continue
        if whole and all(re.search(rf"\b{re.escape(w)}\b", cut) or not w.isalpha() for w in needed):
            return cut
    return ""


def _without_opening_date(draft: Draft, reading: Reading, span: Span, text: str) -> str:
    """The text without "On Friday," or "Yesterday" at its start."""
    tree, timed = draft.view.tree, draft.view.timed_words
    inside = tree.at(span.start, span.end)
    skipped = [i in timed or tree.words[i].lemma in ("on", "in", "at", "early", "late") for i in inside]
    first = skipped.index(False) if False in skipped else 0
    if not any(i in timed for i in inside[:first]) or tree.words[inside[first]].is_verb:
        return text  # "Yesterday saw the toll reach 21": there the day is the subject
    rest = " ".join(reading.article.text[tree.words[inside[first]].start : span.end].split()).strip(" ,;:-–—")
    return rest if len(rest) > 20 and rest[:1].isalnum() else text


def stands_alone(draft: Draft) -> bool:
    """Whether the clause's own words are a sentence: it has a verb in some tense and names its subject itself."""
    clause = draft.clause
    if clause is None or clause.relation == "relcl":
        return False
    if is_doubted(draft.view, clause) or is_hearsay(draft.view, clause):
        return False
    tree = draft.view.tree
    named = [w for s in clause.subject for w in (tree.words[s], *tree.kids(s, "poss"))]
    if any(w.tag in ("WDT", "WP", "WP$") for w in named):
        return False  # "which remains", "whose trial begins"
    return not draft.nested or (clause.finite and clause.own_subject)


def _named_start(draft: Draft, reading: Reading, text: str) -> str:
    """The text with the name for the pronoun that opens it."""
    tree = draft.view.tree
    span = draft.span if stands_alone(draft) else tree.span
    first = next(iter(tree.at(span.start, span.end)), None)
    if first is None or tree.words[first].tag not in ("PRP", "PRP$"):
        return text
    if tree.words[first].text.lower() == "it" and tree.words[tree.words[first].head].lemma == "be":
        return text  # "it was not possible to …"
    name = stands_for(draft.view, first, reading)
    if not name:
        return text
    return (
        name + (mark_of(name, reading) if tree.words[first].tag == "PRP$" else "") + text[len(tree.words[first].text) :]
    )
