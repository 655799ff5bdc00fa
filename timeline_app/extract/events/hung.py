"""What the parser hung on the wrong word, where that can be told: "tells the men who are trying him [that …]".

Done on the words of a sentence before anything is asked of them; a word is only hung elsewhere, never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import Kids, below, kids_of
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.quotes import MARKS

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_FAR = 12
"""Words upwards in which the verb that tells or promises is looked for."""
_TELLS = frozenset({"tell", "inform", "remind", "assure", "notify", "convince"})
_KILLS = ("shoot", "stab", "strike", "beat")
_PROMISES = frozenset({"agree", "vow", "promise", "decide", "pledge", "refuse", "threaten", "plan", "offer", "vote"})
_TAKES = {
    "of": ("accuse", "convict", "acquit", "suspect", "absolve"),
    "as": ("quote", "cite", "describe", "portray", "dismiss", "depict", "denounce"),
}
"""What a verb says of somebody: "accuses Holm, in a report released by the bank, [of fraud]"."""
_WHEN = ("after", "before", "during", "following")


def hang_again(words: list[Word]) -> None:
    """Hangs what can be told on its own verb or noun."""
    kids = kids_of(words)
    for word in words:
        if word.dep == "relcl" and (verb := _told_by(word, words, kids)) is not None:
            word.dep, word.head = "ccomp", verb.i
        elif word.dep == "relcl" and (last := _last_of_them(word, words, kids)) is not None:
            word.head = last.i
        elif (
            word.dep in ("relcl", "acl") and word.tag == "VB" and (verb := _promised_by(word, words, kids)) is not None
        ):
            word.dep, word.head = "xcomp", verb.i
        elif word.dep in ("npadvmod", "appos") and (noun := _listed_after(word, words, kids)) is not None:
            word.dep, word.head = "conj", noun.i
            words[noun.i + 1].head = noun.i
        elif word.dep == "acl" and (verb := _charged_with(word, words)) is not None:
            word.dep, word.head = "advcl", verb.i
        elif word.dep in ("ccomp", "conj", "advcl") and (name := _before_count(word, words, kids)) is not None:
            _hang_count(word, name, words, kids)
        elif word.dep == "acl" and (opens := _ran_into(word, words, kids)) is not None:
            noun = words[word.head]
            noun.dep, noun.head, word.tag, word.dep, word.head = "nsubj", word.i, "VBD", "advcl", opens.head
            opens.dep, opens.head = "mark", word.i
        elif word.text.lower() == "dead" and words[word.i - 1].lemma in _KILLS and word.dep == "amod":
            word.dep, word.head = "advmod", word.i - 1  # "shot dead [columnist] Berg"
        elif word.tag == "CD" and words[word.i - 1].text == "aged" and words[words[word.i - 1].head].is_verb:
            aged = words[word.i - 1]
            aged.tag, aged.dep, word.dep, word.head = "JJ", "acomp", "npadvmod", aged.i  # "died in May aged 92"
        elif word.dep in ("appos", "dobj") and (one := _given_to(word, words, kids)) is not None:
            word.dep, word.head, one.dep = "dobj", one.head, "dative"
        elif word.dep == "appos" and (human := _described_by(word, words)) is not None:
            word.head = human.i
        elif word.dep == "prep" and (thing := _second_half(word, words, kids)) is not None:
            word.head = thing.i
        elif word.dep == "prep" and (subject := _subject_after(word, words, kids)) is not None:
            title = _with(word, kids, "pobj")[0]
            title.dep, title.head, word.dep, word.head = "compound", subject.i, "mark", subject.head
        elif (says := _saying_of(word, words, kids)) is not None:
            word.head = says.i
        elif (verb := _drawn_by(word, words, kids) or _done_as(word, words) or _said_of(word, words, kids)) is not None:
            word.head = verb.i


def _above(word: Word, words: list[Word]) -> list[Word]:
    found: list[Word] = []
    while word.head != word.i and len(found) < _FAR:
        word = words[word.head]
        found.append(word)
    return found


def _with(top: Word, kids: Kids, *deps: str) -> list[Word]:
    return [w for w in kids[top.i] if w.dep in deps]


def _told_by(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "told" of what looks like said of a noun: "that" before a clause that has its subject and lacks nothing."""
    that = next((w for w in kids[verb.i] if w.text.lower() == "that" and w.i < verb.i), None)
    subject = next((w for w in _with(verb, kids, "nsubj", "nsubjpass") if w is not that), None)
    if that is None or subject is None or not that.i < subject.i < verb.i:
        return None
    whole = subject.dep == "nsubjpass" or any(w is not that for w in _with(verb, kids, "dobj", "attr", "acomp"))
    teller = next((w for w in _above(verb, words) if w.lemma in _TELLS and w.tag != "VBN"), None)
    if not whole or teller is None or _with(teller, kids, "ccomp", "xcomp") or not _with(teller, kids, "dobj"):
        return None
    that.dep = "mark"
    return teller


def _last_of_them(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "Vos" of "founded by Holm and Ida Vos, [who sold her share]": what is said of one is said of the last."""
    who = next((w for w in _with(verb, kids, "nsubj", "nsubjpass") if w.text.lower() == "who"), None)
    if who is None or who.i < 2 or words[who.i - 1].text != "," or words[verb.head].dep == "conj":
        return None
    last = next((w for w in _with(words[verb.head], kids, "conj") if who.i - 2 in below(w, kids)), None)
    one = (verb, *_with(verb, kids, "aux", "auxpass"))
    theirs = (w.text.lower() for top in _with(verb, kids, "dobj") for w in _with(top, kids, "poss"))
    single = any(w.tag == "VBZ" or w.text.lower() == "was" for w in one) or not {"his", "her"}.isdisjoint(theirs)
    return last if single else None


def _second_half(preposition: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "nine" of "offered six ships in May and nine [on Friday]": the verb's day is that of the first half."""
    thing, verb = words[preposition.i - 1], words[preposition.head]
    if thing.dep != "conj" or thing.head != verb.i or thing.tag[:2] not in ("NN", "CD") or verb.tag[:2] != "VB":
        return None
    first = next((w for w in _with(verb, kids, "dobj") if verb.i < w.i < thing.i), None)
    own = first is not None and any(first.i < w.i < thing.i for w in _with(verb, kids, "prep"))
    return thing if own else None


def _promised_by(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "agreed" of "agreed after a long session [to send ships]"."""
    noun = words[verb.head]
    preposition = words[noun.head]
    if noun.dep != "pobj" or preposition.dep != "prep" or preposition.text.lower() not in _WHEN:
        return None
    above = words[preposition.head]
    infinitive = any(w.tag == "TO" for w in _with(verb, kids, "aux"))
    free = not _with(above, kids, "xcomp", "ccomp", "dobj")
    return above if infinitive and free and above.lemma in _PROMISES else None


def _subject_after(preposition: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "Holm" of "rebuilt as the architect [Holm] had planned it": "as" opens a clause, and he is the architect."""
    if preposition.text.lower() not in ("as", "after", "before", "since", "until"):
        return None
    title = next(iter(_with(preposition, kids, "pobj")), None)
    first = words[title.i + 1] if title is not None and title.tag == "NN" and title.i + 1 < len(words) else None
    if first is None or first.tag != "NNP":
        return None
    subject = next((w for w in words[first.i : first.i + 6] if w.dep == "nsubj" and w.tag == "NNP"), None)
    if subject is None or any(w.tag != "NNP" and w.text != "-" for w in words[first.i : subject.i]):
        return None
    verb = words[subject.head]
    marked = any(w.i < subject.i for w in _with(verb, kids, "mark", "advmod"))
    return subject if verb.dep == "advcl" and verb.head == preposition.head and not marked else None


def _saying_of(phrase: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "said" of "said [on Tuesday] it would close the mill": what is so or is to come was said then."""
    verb = words[phrase.head]
    says = words[verb.head]
    subject = next(iter(_with(verb, kids, "nsubj", "nsubjpass", "expl")), None)
    if verb.dep != "ccomp" or says.tag != "VBD" or subject is None or not says.i < phrase.i:
        return None
    first = min(below(subject, kids))
    ahead = any(w.tag in ("MD", "VBZ", "VBP") for w in (verb, *_with(verb, kids, "aux", "auxpass")))
    opened = any(w.dep == "mark" or w.text in _STOPS for w in words[says.i + 1 : first])
    return says if ahead and not opened and phrase.i < first and _says_when_said(phrase, kids) else None


def _says_when_said(phrase: Word, kids: Kids) -> bool:
    """ "On Tuesday", "Tuesday night", "in a statement": not "by 2030", "in May", "next week", "tomorrow"."""
    if phrase.dep == "prep":
        return phrase.lemma == "on" or any(w.lemma in listed("said_in") for w in _with(phrase, kids, "pobj"))
    coming = {phrase.text.lower(), *(w.text.lower() for w in kids[phrase.i])} & _COMING
    return phrase.dep == "npadvmod" and not coming


_COMING = frozenset({"next", "tomorrow", "coming", "every", "each", "one", "times", "way"})
_STOPS = (",", ";", ":", "-", "–", "—", "(", *MARKS)


def _drawn_by(adverb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "brought" of "brought the farmers living in the hills [together]"."""
    verbs = style()["completes"].get(adverb.text.lower(), ()) if adverb.dep == "advmod" else ()
    above = words[adverb.head]
    if not verbs or above.dep not in ("acl", "relcl") or above.lemma in verbs:
        return None
    return next((w for w in _above(above, words) if w.lemma in verbs and _with(w, kids, "dobj")), None)


def _done_as(preposition: Word, words: list[Word]) -> Word | None:
    """The "succeeded" of "succeeded Holm [as secretary]", the "married" of "married Ada Holm [in Lima]"."""
    name = words[preposition.head]
    verb = words[name.head]
    lemma = preposition.text.lower()
    there = lemma in _THERE and name.dep == "dobj" and name.i == preposition.i - 1
    if preposition.dep != "prep" or not (lemma == "as" or there):
        return None
    return verb if name.tag == "NNP" and name.dep in ("dobj", "nsubjpass") and verb.tag[:2] == "VB" else None


_THERE = frozenset({"in", "at", "near", "outside", "inside", "during"})


def _said_of(preposition: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "accused" of "accused Holm in a report released by the bank [of fraud]"."""
    verbs = _TAKES.get(preposition.text.lower(), ()) if preposition.dep == "prep" else ()
    above = words[preposition.head]
    if not verbs or above.tag[:2] != "VB" or above.lemma in verbs or not kids[preposition.i]:
        return None
    verb = next((w for w in _above(above, words) if w.lemma in verbs), None)
    if verb is None or not _with(verb, kids, "dobj", "nsubjpass"):
        return None
    again = any(w.text.lower() == preposition.text.lower() for w in _with(verb, kids, "prep"))
    return None if again else verb


def _listed_after(noun: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "hisses" of "a share of hisses, loud cheers, laughter and silence": a list that goes on behind its comma."""
    last = next(iter(_with(noun, kids, "conj")), None)
    first = min([noun.i, *(w.i for w in kids[noun.i])])
    comma = first if words[first].text == "," else first - 1
    before = words[comma - 1] if comma > 0 and words[comma].text == "," else None
    if last is None or before is None or before.tag != "NNS" or noun.tag not in ("NN", "NNS") or last.tag[:2] != "NN":
        return None
    bare = not _with(noun, kids, "det", "poss", "nummod")
    again = any(w.text == "," for w in words[noun.i : last.i])
    return before if bare and again and before.dep in ("dobj", "pobj") else None


def _given_to(thing: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "clerk" of "offered the clerk, Ada Holm, [a barge]": who is told by name between commas is given it."""
    one = words[thing.head] if thing.dep == "appos" else next(iter(_with(words[thing.head], kids, "dobj")), thing)
    one = words[one.head] if one.dep == "appos" else one
    if one.dep != "dobj" or words[one.head].lemma not in _GIVES or thing.tag not in ("NN", "NNS"):
        return None
    inside = below(thing, kids)
    before, after = words[min(inside) - 1], words[min(max(inside) + 1, len(words) - 1)]
    named = any(one.i < w.i < thing.i for w in _with(one, kids, "appos"))
    known = any(w.dep in ("det", "poss") for w in kids[thing.i]) and not _is_human(thing, listed("humans"))
    return one if named and known and before.text == "," != after.text else None


_GIVES = frozenset({"offer", "give", "hand", "award", "grant", "promise", "show", "send", "lend", "deny", "pay"})


def _described_by(name: Word, words: list[Word]) -> Word | None:
    """The "captain" of "the trial of the ship's captain, [Holm], began": the name is not that of the trial."""
    noun = words[name.head]
    comma = next((w for w in reversed(words[noun.i : name.i]) if w.text == ","), None)
    if comma is None or comma.i - noun.i < 2 or any(w.tag != "NNP" for w in words[comma.i + 1 : name.i + 1]):
        return None
    last = words[comma.i - 1]
    human = listed("humans") | listed("titles") | listed("roles") | listed("kin")
    if last.dep != "pobj" or last.tag != "NN" or not _is_human(last, human) or _is_human(noun, human):
        return None
    return last if noun in _above(last, words) else None


def _is_human(noun: Word, known: frozenset[str]) -> bool:
    return noun.lemma in known or noun.lemma.endswith(("ian", "ist", "man"))


def _charged_with(verb: Word, words: list[Word]) -> Word | None:
    """The "is" of "Holm is on trial [charged with theft]": no trial is charged."""
    noun = words[verb.head]
    above = words[words[noun.head].head]
    held = noun.dep == "pobj" and noun.lemma in _HELD and verb.tag == "VBN" and verb.lemma in listed("charges")
    return above if held and above.is_verb else None


_HELD = frozenset({"trial", "court", "bail", "remand", "custody", "jail", "prison", "dock"})


def _ran_into(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "after" of "after a lorry [ploughed through the crowd]", which is nothing that is done to a lorry."""
    noun = words[verb.head]
    before = words[noun.head]
    alone = verb.tag == "VBN" and verb.lemma in _RUNS and not _with(verb, kids, "agent", "aux", "auxpass", "dobj")
    opened = noun.dep == "pobj" and before.dep == "prep" and before.text.lower() in ("after", "before", "as", "until")
    into = any(w.lemma in ("into", "through", "onto", "off") for w in _with(verb, kids, "prep"))
    return before if alone and opened and into else None


def _before_count(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "Berg" of "sacked the coach, Berg, on Friday, a day after fans [stormed] the pitch": fans did, not Berg."""
    mark = next((w for w in _with(verb, kids, "mark") if w.text.lower() in ("after", "before")), None)
    counted = [w for w in _with(verb, kids, "npadvmod") if mark is not None and w.i == mark.i - 1]
    subjects = _with(verb, kids, "nsubj", "nsubjpass")
    if mark is None or not counted or not any(w.i > mark.i for w in subjects):
        return None
    above = words[verb.head]
    return next((w for w in subjects if above.i < w.i < counted[0].i and above.tag[:2] == "VB"), None)


def _hang_count(verb: Word, name: Word, words: list[Word], kids: Kids) -> None:
    """Hangs the clause that is counted from below its verb, and what stands before the count on that verb."""
    above = words[verb.head]
    first = min([name.i, *(w.i for w in kids[name.i])])
    told = [w for w in _with(above, kids, "dobj") if w.i < first] if words[first - 1].text == "," else []
    name.dep, name.head = ("appos", told[-1].i) if told else ("dobj", above.i)
    for word in _with(verb, kids, "prep", "npadvmod"):
        if name.i < word.i < verb.i and not any(w.i == word.i + 1 and w.dep == "mark" for w in kids[verb.i]):
            word.head = above.i
    verb.dep = "advcl"


_RUNS = frozenset({"plow", "plough", "slam", "crash", "careen", "swerve", "smash", "barrel"})
