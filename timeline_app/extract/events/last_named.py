"""Who somebody is whom a line names last: "The plan is backed by Holm, the former mayor of Osby".

A line calls people by their surnames, and what the sentence says of them beside the name is left out. Where the name
ends the line and there is room, a stranger is told it.
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fits import is_good
from timeline_app.extract.events.fuller import shown_in
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.sound import is_sound
from timeline_app.extract.events.tree import Word


def with_role(line: str, longest: int, draft: Draft, reading: Reading) -> str:
    """The line with what its last word, a name, is said to be; as it is where that is not said or does not fit."""
    role = _role_of(max(shown_in(line, draft), default=0), line, draft, reading)
    if role is None:
        return line
    phrases = Phrases(draft.view, reading)
    text = f"{line}, {phrases.words(phrases.kept(role.i, 1))}"
    return text if is_good(text, longest) and is_sound(text, draft, reading) else line


def _role_of(last: int, line: str, draft: Draft, reading: Reading) -> Word | None:
    """The "mayor" of "by Ada Holm, the former mayor of Osby": right behind the name, and no list goes on with it."""
    tree, name = draft.view.tree, draft.view.name_at.get(last)
    if name is None or name.kind is not EntityKind.PERSON or not line.endswith(reading.short_names[name.entity]):
        return None
    role = next((w for w in tree.kids(name.head, "appos") if w.i > name.words[-1]), None)
    if role is None or role.tag != "NN" or tree.words[name.head].dep == "conj":
        return None
    below = tree.subtree(role.i)
    counted = any(tree.words[i].tag == "CD" for i in below)  # "a girl of nine", "Psalm 9"
    comma = name.words[-1] + 1
    goes_on = tree.kids(name.head, "conj") or any(i in draft.view.name_at for i in tree.conjuncts(role.i)[1:])
    told = comma + 1 == below[0] and tree.words[comma].text == "," and not goes_on
    return role if told and not counted and draft.view.timed_words.isdisjoint(below) else None
