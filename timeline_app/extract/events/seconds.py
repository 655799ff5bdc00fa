"""The second half of a sentence, told with the first where there is room: "visits a mill and speaks of its floods".

What somebody did first is often only how he came to do the second; without it the line says too little. A half that
has a subject of its own is an event by itself; a date in the sentence may be that of one of the two alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.filled import clarity_of
from timeline_app.extract.events.fits import is_good
from timeline_app.extract.events.fuller import ends_open, shown_in
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.joints import of_others
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.sound import is_sound
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.writer import Writer

_STEPS = ((0, 4), (0, 2), (1, 2))
_SHORTER = (*_STEPS, (2, 2), (2, 1))
"""How tightly the second half is written, and up to which rank."""
_TOLD = (Tense.PAST, Tense.PRESENT, Tense.PERFECT)
_HELPS = ("is", "are")
_LESS_CLEAR = 0.15
"""What is told with its second half may be less clear by this: it is longer, and has an "and"."""
_OTHER_TIMES = ("bear", "die", "marry")
"""What one was born to is years away."""
_SAYING = "say"
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
    second = next((c for c in draft.view.clauses if verb is not None and c.head == verb.i), None)
    if second is None or second.tense not in _TOLD:
        return line
    clear = clarity_of(line, draft, reading) - _LESS_CLEAR
    longest += _TO_SAY if verb is not None and verb.lemma == _SAYING else _MORE
    for half in _halves(second, draft, reading):
        text = f"{line} {_joint(verb, draft)} {half}"
        if is_good(text, longest) and _is_whole(second, text, draft) and is_sound(text, draft, reading):
            return text if clarity_of(text, draft, reading) >= clear else line
    return line


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


def _joint(verb: Word | None, draft: Draft) -> str:
    """The "and" or "but" before the second verb."""
    before = draft.view.tree.words[: verb.i if verb is not None else 0]
    return next((w.lemma for w in reversed(before) if w.dep == "cc"), "and")


def _second_verb(line: str, draft: Draft) -> Word | None:
    """The verb that "and" or "but" joins to that of the line, behind all that the line tells."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or governing(draft) is not clause or not clause.own_subject or clause.tense not in _TOLD:
        return None
    verb = next(iter(tree.kids(clause.head, "conj")), None)
    if verb is None or not verb.is_verb or not _happens(verb) or tree.words[clause.head].lemma in _OTHER_TIMES:
        return None
    says, leads = verb.lemma == _SAYING, tree.words[clause.head].lemma in _FORERUNNERS or len(line.split()) <= _BARE
    if _SAYING in (verb.lemma, tree.words[clause.head].lemma) and not (says and leads):
        return None
    if any(i > clause.head for t in draft.own_times for i in t.words):
        return None  # the date may be that of one of the two alone; one that opens the sentence is that of both
    joined = next((w for w in reversed(tree.words[clause.head : verb.i]) if w.dep == "cc"), None)
    own = tree.kids(verb.i, "nsubj", "nsubjpass", "expl", "mark", "neg")
    behind = joined is not None and max(shown_in(line, draft), default=verb.i) < joined.i
    plain = joined is not None and joined.lemma in _JOINTS and joined.head == clause.head
    done = clause.passive or clause.tense is Tense.PERFECT or bool(tree.kids(verb.i, "aux", "auxpass"))
    if verb.tag == "VBN" and not done:
        return None  # "name the man shot [and killed]"
    timed = any(i in draft.view.timed_words for i in tree.subtree(verb.i))
    return verb if behind and plain and not own and not timed else None


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
    opens = verb.split(" ", 1)[0]
    if first.passive and second.passive and opens in _HELPS:
        verb = verb.removeprefix(f"{opens} ")
    elif not second.passive and word.tag == "VBD" and opens == word.text and word.text != word.lemma:
        return  # it is not told in the present
    seen: set[str] = set()
    for tight, most in (*_STEPS, (2, 2)) if verb else ():
        half = " ".join([verb, *(p.text for p in writer.parts(second, tight) if p.rank <= most)])
        if half not in seen:
            seen.add(half)
            yield half
