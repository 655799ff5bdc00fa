"""Says of a finished line which things it speaks of, where the article has said so before and room is left.

"Berg visits the rubble after the earthquake" becomes "… after the Lima earthquake". A line is first written and judged
in the words of its own sentence; only what stands in it is looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.cases import with_illness
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.definite import by_name, is_beside, of_which, where_it_was
from timeline_app.extract.events.described import who_described
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fuller import shown_in
from timeline_app.extract.events.introduced import as_introduced
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.named_places import place_meant
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.whose import with_whose
from timeline_app.extract.mentions.gazetteer import words as named

_OPENING = r"^(?:The|A|An|This|Another|One)\b(?: [\w.'’-]+){{0,6}}? ?(?<= |r|e){}\b(?![’'-])"
_MOST = 90
"""Characters of a line that something was put into."""
_WHICH_ONE = 98
"""The same where without it the line would not tell what it is about."""
_NEAR = 2
"""So many sentences back a body was named that "the agency" stands for."""


def placed(line: str, draft: Draft, reading: Reading) -> str:
    """The line with names for "the Chilean rider", "the earthquake", "the agency"."""
    line = with_whose(_with_where(_with_subject(line, draft, reading), draft, reading), reading, _WHICH_ONE)
    for word in _bare_nouns(line, draft):
        if (named := place_meant(draft.view, word, reading)) and named not in line:
            line = _with(line, rf"\b[Tt]he {re.escape(word.text)}\b(?!-|\s[A-Z])", named)
            continue
        bare = rf"\b[Tt]he {re.escape(word.text)}\b(?![’'-]|\s[A-Z])"
        which = _which(word, draft, reading, line)
        ways = [] if which else _unused(as_introduced(draft.view, word, reading), word, line)
        line = _with(line, bare, which)
        if not which and not ways and word.lemma not in listed("of_many"):
            ways = _unused([of_which(draft.view, word.i, reading, things=True)], word, line)
        line = next((longer for way in ways if (longer := _with(line, bare, way, _WHICH_ONE)) != line), line)
    return with_illness(_with_famous(line, draft, reading), draft, reading, _WHICH_ONE)


def _unused(ways: Iterable[str], word: Word, line: str) -> list[str]:
    """Those that name nothing which the line has already."""
    here = set(_WORD.findall(line)) - {word.text}
    return [way for way in ways if not any(w in here and w[:1].isupper() for w in _WORD.findall(way))]


_WORD = re.compile(r"[^\W_]+")


def _with_famous(line: str, draft: Draft, reading: Reading) -> str:
    """ "The pop star's doctor", "the 50-year-old's death" with the name of whom they mean."""
    for name in draft.view.names:
        words = [draft.view.tree.words[i] for i in name.words]
        if name.form is MentionForm.OFFICE and words[-1].lemma in named("references", "fame") | {"old"}:
            called = reading.short_names[name.entity]
            phrase = " ".join(w.text for w in words[1:]).replace(" - ", "-")
            if called not in line:
                line = _with(line, rf"\b[Tt]he {re.escape(phrase)}\b(?!-|\s[A-Z])", called)
    return line


def _bare_nouns(line: str, draft: Draft) -> Iterator[Word]:
    """The nouns of the sentence that the line shows behind "the", each once; none that is there again, told otherwise.

    Of "a book about the earthquake of 1970 before the earthquake was over" none says which one it is in the line.
    """
    view = draft.view
    alike: dict[str, list[Word]] = {}
    for word in view.tree.words:
        if word.is_noun and f"he {word.text}" in line:
            alike.setdefault(word.text, []).append(word)
    shown = shown_in(line, draft) if alike else frozenset()
    for words in alike.values():
        here = [w for w in words if (w.i in shown or draft.clause is None) and w.i not in view.timed_words]
        if here and len({_told_by(w, view) for w in words}) == 1:
            yield here[0]


def _told_by(noun: Word, view: View) -> frozenset[str]:
    """The words that hang on a noun and say which one it is."""
    kids = (view.tree.words[c] for c in noun.children)
    return frozenset(w.text.lower() for w in kids if w.dep not in ("det", "punct", "case") and not is_beside(view, w))


def _with_subject(line: str, draft: Draft, reading: Reading) -> str:
    """The line about whom its subject only describes; who is named again in it is "he" there."""
    view, clause = draft.view, draft.clause
    if clause is None or not clause.subject:
        return line
    top = view.tree.words[clause.subject[0]]
    name = who_described(view, top.i, reading)
    after = "".join(rf"(?! {re.escape(w.text)}\b)" for w in view.tree.kids(top.i, "prep"))
    if name and f" {name} " in line:
        he = _pronoun_of(name, draft, reading)
        line = line.replace(f" {name} ", f" {he} ") if he else line
        name = name if he else ""
    return _with(line, _OPENING.format(re.escape(top.text)) + after, name)


def _pronoun_of(name: str, draft: Draft, reading: Reading) -> str:
    """The "he" or "she" by which the sentence itself goes on to speak of whoever bears the name."""
    words = [
        draft.view.tree.words[n.head]
        for n in draft.view.names
        if n.form is MentionForm.PRONOUN and reading.short_names[n.entity] == name
    ]
    return next((w.text.lower() for w in words if w.dep in ("nsubj", "nsubjpass")), "")


def _with_where(line: str, draft: Draft, reading: Reading) -> str:
    """ "The devastating earthquake occurs" with the name of the place, where the line names none."""
    top = draft.trigger if draft.clause is None else next(iter(draft.clause.subject), draft.trigger)
    word = draft.view.tree.words[top]
    which = re.match(rf"(?:The|the) (?:[\w.-]+ ){{1,3}}{re.escape(word.text)}\b(?! (?:in|at|near|of|on)\b)", line)
    if which is None or re.search(r" [A-Z]", line):
        return line
    at = which.end() - len(word.text)
    where = where_it_was(draft.view, word, reading)
    longer = f"{line[:at]}{where} {line[at:]}" if where else line
    return longer if len(longer) <= _MOST else line


def _with(line: str, pattern: str, text: str, most: int = _MOST) -> str:
    """The line with `text` for the one place where the pattern is found, if it stays short enough."""
    found = list(re.finditer(pattern, line)) if text else []
    if len(found) != 1:
        return line
    start, end = found[0].span()
    longer = f"{line[:start]}{text if start else text[:1].upper() + text[1:]}{line[end:]}"
    return longer if len(longer) <= most else line


def _which(word: Word, draft: Draft, reading: Reading, line: str) -> str:
    name = draft.view.name_at.get(word.i)
    if name is not None and name.kind is EntityKind.ORGANIZATION and not _is_fresh(name, draft, reading):
        return ""
    view = draft.view
    text = by_name(view, word, reading) or of_which(view, word.i, reading)
    return "" if text.removeprefix("the ").lower() in line.lower() else text


def _is_fresh(name: Name, draft: Draft, reading: Reading) -> bool:
    """Whether the body is named in one of the sentences just before."""
    number = reading.number_of(draft.view)
    before = reading.views[max(0, number - _NEAR) : number]
    return any(n.entity == name.entity and n.form is MentionForm.NAME for view in before for n in view.names)
