"""What something is called, where the parser takes it for a mere addition: "called the plan | “a folly”".

Without a comma between them it is no addition, and without it nothing is said: "calls the plan".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import Kids, kids_of
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.quotes import MARKS

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_OBJECTS = ("dobj", "oprd")


def mend_called(words: list[Word]) -> None:
    """Hangs on the verb what it calls its object, with its marks, and what follows those."""
    kids = kids_of(words)
    for verb in words:
        if verb.lemma not in listed("calling") or any(w.dep == "auxpass" for w in kids[verb.i]):
            continue
        objects = [w for w in kids[verb.i] if w.dep in _OBJECTS and w.i > verb.i]
        told = [w for w in kids[objects[0].i] if w.dep == "appos" and w.i > objects[0].i] if len(objects) == 1 else []
        between = words[objects[0].i + 1 : told[0].i] if told else []
        leads = any(w.text in MARKS or w.lemma in ("a", "an", "the") for w in between)  # not of "his wife | Anna"
        if leads and all(w.text not in (",", "(", "-", "–", "—") for w in between):
            _call(words, kids, verb, objects[0], told)


def _call(words: list[Word], kids: Kids, verb: Word, thing: Word, told: list[Word]) -> None:
    name = told[-1]
    thing.dep, name.dep, name.head = "dobj", "oprd", verb.i
    for part in told[:-1]:
        part.dep, part.head = "compound", name.i  # "vice | - | president"
    for word in words[thing.i + 1 : name.i]:
        if word.head == thing.i or word.head in {part.i for part in told[:-1]}:
            word.head = name.i
    closing = next((w.i for w in words[name.i + 1 :] if w.text in MARKS), None)
    if closing is None or all(w.text not in MARKS for w in words[thing.i + 1 : name.i]):
        return
    words[closing].head = name.i
    for word in words[name.i + 1 : closing]:
        if word.head in (verb.i, thing.i):
            word.head = name.i  # "the “minister | for mud”"
    for word in kids[name.i]:
        if word.i > closing and word.dep == "prep":
            word.head = verb.i
