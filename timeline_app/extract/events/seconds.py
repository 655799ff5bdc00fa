"""The second half of a sentence, told with the first where there is room: "visits a mill and speaks of its floods".

What somebody did first is often only how he came to do the second; without it the line says too little. A half that
has a subject of its own is an event by itself. A year between the two may be that of the first alone; what is told
behind a day is of that day, or came of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.filled import clarity_of
from timeline_app.extract.events.fineness import is_day
from timeline_app.extract.events.fits import is_good
from timeline_app.extract.events.fuller import ends_open, shown_in
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.joints import of_others
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.sound import is_sound
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.events.writer import Writer

_STEPS = ((0, 4), (0, 2), (1, 2))
_SHORTER = (*_STEPS, (2, 2), (2, 1))
"""How tightly the second half is written, and up to which rank."""
_TOLD = (Tense.PAST, Tense.PRESENT, Tense.PERFECT, Tense.FUTURE)
_HELPS = ("is", "are")
_LESS_CLEAR = 0.15
"""What is told with its second half may be less clear by this: it is longer, and has an "and"."""
_OTHER_TIMES = ("bear", "die", "marry")
"""What one was born to is years away."""
_SAYING = "say"
_LATER = "later"
_JOINTS = ("and", "but")
_FORERUNNERS = ("appear", "speak", "write", "come", "go", "return", "call", "follow")
"""What one does in order to say something."""
_MORE = 6
"""Characters more for what somebody did besides."""
_TO_SAY = 16
"""Characters more for what is said then."""
_BARE = 3
"""Words of a line that says too little: what is said stands better first, but "Berg agrees" is nothing."""
_NEEDED = ("dobj", "prep", "agent", "xcomp", "ccomp", "attr", "acomp", "oprd", "dative", "prt")


def with_second(line: str, longest: int, draft: Draft, reading: Reading) -> str:
    """The line with what the same subject did besides, if all of that fits; else the line."""
    if both := _with_others(line, longest, draft, reading):
        return both
    verb = _second_verb(line, draft)
    if verb is None:
        return line
    clear = clarity_of(line, draft, reading) - _LESS_CLEAR
    longest += _TO_SAY if verb.lemma == _SAYING else _MORE
    for text, last in _texts(line, verb, draft, reading):
        if is_good(text, longest) and _is_whole(last, text, draft) and is_sound(text, draft, reading):
            return text if clarity_of(text, draft, reading) >= clear else line
    return line


def _texts(line: str, verb: Word, draft: Draft, reading: Reading) -> Iterator[tuple[str, Clause]]:
    """The line with its second half, the fullest first, and the last clause that it then tells.

    Of three things done it tells all, or the first two: "storms a flat, arrests two men and seizes their boat".
    """
    third = _third_verb(verb, draft)
    joint = _joint(third or verb, draft)
    second, last = _clause_of(verb, draft), _clause_of(third, draft)
    if second is None or second.tense not in _TOLD or (second.tense is Tense.FUTURE) != (verb.tag == "VB"):
        return
    halves = list(_halves(second, draft, reading))
    if last is not None:
        ends = list(_halves(last, draft, reading))
        yield from ((f"{line}, {half} {joint} {end}", last) for half in halves for end in ends)
    yield from ((f"{line} {joint} {half}", second) for half in halves)


def _clause_of(verb: Word | None, draft: Draft) -> Clause | None:
    return next((c for c in draft.view.clauses if verb is not None and c.head == verb.i), None)


def _with_others(line: str, longest: int, draft: Draft, reading: Reading) -> str:
    """ "A guard is killed and four wounded by a falling roof": what befell both is told of the second alone."""
    clause, view = draft.clause, draft.view
    if clause is None or governing(draft) is not clause:
        return ""
    words, found = view.tree.words, of_others(clause, view)
    if found is None:
        return ""
    others, second = found
    writer = Writer(view, reading)
    first = f"{line} ".partition(f" {words[clause.head].text} ")[0]
    who = " ".join([first, words[clause.head].text, "and", writer.phrases.words(others), words[second.head].text])
    for tight, most in _SHORTER:
        text = " ".join([who, *(p.text for p in writer.parts(second, tight) if p.rank <= most)])
        if is_good(text, longest) and is_sound(text, draft, reading):
            return text
    return ""


def _joint(verb: Word, draft: Draft) -> str:
    """The "and" or "but" before the last verb."""
    before = draft.view.tree.words[: verb.i]
    return next((w.lemma for w in reversed(before) if w.dep == "cc"), "and")


def _second_verb(line: str, draft: Draft) -> Word | None:
    """The verb that "and" or "but" joins to that of the line, behind all that the line tells."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or governing(draft) is not clause or not clause.own_subject or clause.tense not in _TOLD:
        return None
    verb = next(iter(tree.kids(clause.head, "conj")), None)
    if verb is None or not _happens(verb) or tree.words[clause.head].lemma in _OTHER_TIMES:
        return None
    says, leads = verb.lemma == _SAYING, tree.words[clause.head].lemma in _FORERUNNERS or len(line.split()) <= _BARE
    if _SAYING in (verb.lemma, tree.words[clause.head].lemma) and not (says and leads):
        return None
    done = clause.passive or clause.tense is Tense.PERFECT or bool(tree.kids(verb.i, "aux", "auxpass"))
    if (verb.tag == "VBN" and not done) or not _shares_day(clause, verb, draft):
        return None  # "name the man shot [and killed]"
    behind = max(shown_in(line, draft), default=verb.i) < _joined_at(clause.head, verb, tree)
    return verb if behind and _is_bare(verb, draft) else None


def _third_verb(second: Word, draft: Draft) -> Word | None:
    """The last of three verbs of which the "and" stands before the last: "came, saw and conquered"."""
    tree = draft.view.tree
    third = next(iter(tree.kids(second.i, "conj")), None)
    listed_so = tree.words[second.i - 1].text == ","
    if third is None or not listed_so or not _happens(third) or not _is_bare(third, draft) or third.tag != second.tag:
        return None
    return third if _joined_at(second.i, third, tree) < third.i else None


def _joined_at(first: int, verb: Word, tree: Tree) -> int:
    """Where "and" or "but" joins the verb to the `first`, or the comma where another follows; -1 if nothing does."""
    between = tree.words[first : verb.i]
    joined = next((w for w in reversed(between) if w.dep == "cc"), None)
    if joined is not None:
        return joined.i if joined.lemma in _JOINTS and joined.head == first else -1
    return verb.i - 1 if between[-1].text == "," and tree.kids(verb.i, "conj") and tree.kids(verb.i, "cc") else -1


def _shares_day(clause: Clause, verb: Word, draft: Draft) -> bool:
    """Whether what is told second is of the date of the first.

    A date that opens the sentence is that of both, and so is a day before what is told in the same tense: not "joined
    the club in 1998 and won three titles", "came on Monday, and became a friend", "sank it on Monday and have held on".
    """
    inside = [t for t in draft.own_times if any(i > clause.head for i in t.words)]
    second = _clause_of(verb, draft)
    day = all(is_day(t) and max(t.words) < verb.i for t in inside)
    day = day and draft.view.tree.words[_joined_at(clause.head, verb, draft.view.tree) - 1].text != ","
    return not inside or (day and second is not None and second.tense is clause.tense)


def _is_bare(verb: Word, draft: Draft) -> bool:
    """Whether it has neither a subject nor a time of its own."""
    tree = draft.view.tree
    own = tree.kids(verb.i, "nsubj", "nsubjpass", "expl", "mark", "neg")
    return verb.is_verb and not own and not any(i in draft.view.timed_words for i in tree.subtree(verb.i))


def _happens(verb: Word) -> bool:
    return verb.lemma not in _OTHER_TIMES and (
        verb.lemma in listed("done_all_the_same") or verb.lemma not in listed("stative")
    )


def _is_whole(second: Clause, text: str, draft: Draft) -> bool:
    """Whether the line shows all that hangs on the second verb up to the first mark."""
    tree, shown = draft.view.tree, shown_in(text, draft)
    if ends_open(shown, draft) or second.head not in shown:
        return False
    hung = (w for w in tree.kids(second.head, *_NEEDED) if w.i > second.head)
    return all(tree.is_parted(min(tree.subtree(w.i))) or any(i in shown for i in tree.subtree(w.i)) for w in hung)


def _halves(second: Clause, draft: Draft, reading: Reading) -> Iterator[str]:
    writer, first, word = Writer(draft.view, reading), governing(draft), draft.view.tree.words[second.head]
    verb = writer.verbs.group(second, writer.verbs.plural(first, writer.subject(first, 1)))
    verb = word.text.lower() if first.tense is Tense.FUTURE else verb  # "will visit Halden and | meet the mayor"
    opens = verb.split(" ", 1)[0]
    if first.passive and second.passive and opens in _HELPS:
        verb = verb.removeprefix(f"{opens} ")
    elif not second.passive and word.tag == "VBD" and opens == word.text and word.text != word.lemma:
        return  # it is not told in the present
    if draft.view.tree.words[word.i - 1].lemma == _LATER:
        verb = f"{_LATER} {verb}"
    seen: set[str] = set()
    for tight, most in (*_STEPS, (2, 2)) if verb else ():
        half = " ".join([verb, *(p.text for p in writer.parts(second, tight) if p.rank <= most)])
        if half not in seen:
            seen.add(half)
            yield half
