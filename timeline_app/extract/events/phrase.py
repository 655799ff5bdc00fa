"""Noun phrases for headlines: people by surname, without dates, appositions and asides.

"French Defence Minister Jules Moreau, 67," becomes "Moreau"; "the collision on Wednesday" "the collision".
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.hanging import ASIDE
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.pairs import called_in_pair
from timeline_app.extract.events.places import is_weekly, tells_another
from timeline_app.extract.events.tree import Word

_NEVER = frozenset({"appos", "parataxis", "advcl", "preconj", "intj", "dep", ASIDE})
_TITLES = frozenset({"det", "compound", "nmod", "amod", "poss", "nummod"})
RANKS = frozenset({"first", "last", "only", "second", "third", "next"})
_CLOSERS = frozenset({",", ".", ";", ":", "'s", "’s", "'", "’", ")", "%", "n't", "?", "!"})
_INSIDE = frozenset({"-", "$", "€", "£", "#", "%"})
COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "President"})
# fmt: off
_PRONOUNS = frozenset({
    "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "who", "which", "him",
    "her", "them", "his", "hers", "theirs", "us", "me", "one", "there", "what", "both", "some", "others", "many",
    "several", "all",
})
# fmt: on


class Phrases:
    """Writes the noun phrases of one sentence; with `gone` whole but for those words, however `tight` it is asked."""

    def __init__(self, view: View, reading: Reading, gone: frozenset[int] | None = None) -> None:
        self.view = view
        self.tree = view.tree
        self.reading = reading
        self.gone = gone or frozenset()
        self.whole = gone is not None

    def joined(self, preposition: Word) -> str:
        """ "a re-run of the vote": one word that the parser took for three, each an object."""
        objects = self.tree.kids(preposition.i, "pobj")
        if len(objects) < 2 or all(w.text not in ("-", "–") for w in objects):
            return ""
        return self.words(sorted({i for w in objects for i in self.kept(w.i, 2)}))

    def noun(self, top: int, tight: int = 0) -> str:
        """The phrase of noun `top` with all that is coordinated. `tight` 1 drops clauses, 2 "in", "for" …, 3 more."""
        if group := self.view.groups.get(top):
            return _listed([self.short(n) for n in group])
        if self.is_pronoun(top) and (len(self.tree.conjuncts(top)) == 1 or not self._pronoun(top)):
            return self._pronoun(top)
        people = [self.person_at(i) for i in self.tree.conjuncts(top)]
        if all(people) and not any(self._is_kin(i) for i in self.tree.conjuncts(top)[1:]):
            named = [called_in_pair(self.tree.words, p.words) or self.short(p) for p in people if p]
            return _listed(named, next((w.text for w in self.tree.kids(top, "cc") if w.text == "or"), "and"))
        text = self.words(self.kept(top, tight))
        timed_owner = any(w.i in self.view.timed_words for w in self.tree.kids(top, "poss"))
        name = self.view.name_at.get(top)
        timed_owner = timed_owner and (name is None or name.kind is EntityKind.ORGANIZATION)  # "today's Norway"
        lost = timed_owner or self._lost_article(top, tight)
        owned = text.split(" ", 1)[0].lower() in _OWNED
        return f"the {text}" if lost and not self.person_at(top) and not owned else text

    def _lost_article(self, top: int, tight: int) -> bool:
        """Whether "the" went with the date: "the June 23-24 meeting"."""
        kept = self.kept(top, tight)
        gone = [i for i in range(min(self.tree.subtree(top)), min(kept, default=top)) if i not in kept]
        timed = any(i in self.view.timed_words for i in gone)
        return timed and any(self.tree.words[i].text.lower() in ("the", "this", "that") for i in gone)

    def is_pronoun(self, top: int) -> bool:
        """Whether the phrase is nothing but a pronoun or a bare "some", "both"."""
        word = self.tree.words[top]
        bare = not any(self.tree.words[c].dep in ("prep", "amod", "nummod") for c in word.children)
        if word.tag in ("NNP", "NNPS"):
            return False
        return word.tag in ("PRP", "WP", "EX", "WDT", "PRP$") or (bare and word.text.lower() in _PRONOUNS)

    def _pronoun(self, top: int) -> str:
        """The name of the one meant; empty where that is not known."""
        name = self.view.name_at.get(top)
        plural = self.tree.words[top].text.lower() in ("they", "them")
        if name is None or name.form is MentionForm.OFFICE or (plural and name.kind is EntityKind.COUNTRY):
            return ""
        return self.short(name)

    def person_at(self, i: int) -> Name | None:
        """The person that noun `i` names: itself, or the name beside its title ("the attorney, Alex Spiro")."""
        own = self.view.name_at.get(i)
        if own is not None and own.kind is EntityKind.PERSON and own.form is not MentionForm.OFFICE:
            return own
        if own is not None and own.form is not MentionForm.OFFICE:
            return None
        for child in [*self.tree.kids(i, "appos"), *self._told_apart(i)]:
            name = self.view.name_at.get(child.i)
            is_person = name is not None and self._is_person(name) and name.head == child.i
            several = self.tree.words[i].tag == "NNS" or bool(self.tree.kids(child.i, "conj"))
            if is_person and not several:
                return name
        return self._titled(i)

    def _told_apart(self, i: int) -> Iterator[Word]:
        """What is set beside the place or body that somebody is of: "the mayor of Lima, | Ada Holm, resigned"."""
        if self.tree.words[i].lemma not in listed("titles") | listed("roles") | listed("nameless_people"):
            return
        for of in self.tree.kids(i, "prep"):
            for place in self.tree.kids(of.i, "pobj"):
                yield from (w for w in self.tree.kids(place.i, "appos") if self._after_comma(w))

    def _titled(self, i: int) -> Name | None:
        """The person after a long title that the parser took apart: "Vice Minister for Foreign Affairs | Ken Sato"."""
        if self.tree.words[i].lemma not in listed("titles"):
            return None
        inside = self.tree.subtree(i, lambda w: w.dep not in ("appos", "relcl", "acl", "conj", "cc", "punct"))
        name = self.view.name_at.get(inside[-1])
        if name is None or not self._is_person(name) or name.words[0] - 1 not in inside:
            return None
        if self.tree.words[name.words[0] - 1].text.rstrip(".") in COURTESIES:
            return None  # "a spokeswoman for Dr Holm"
        return name if self.tree.words[name.words[0] - 1].tag in ("NNP", "NNPS") else None

    def short(self, name: Name) -> str:
        """The entity's name in headlines; of a name that is not shortened as much as is written here."""
        called = self.reading.short_names[name.entity]
        whole = " " in called and name.kind is EntityKind.PERSON
        if not whole or name.form is not MentionForm.NAME or len(name.words) < 2:
            return called
        first, last = self.tree.words[name.words[0]], self.tree.words[name.words[-1]]
        own = " ".join(self.reading.article.text[first.start : last.end].split())
        return own if own.istitle() else called

    def kept(self, top: int, tight: int) -> list[int]:
        """The words of the phrase of noun `top` that a headline keeps."""
        whole = self.view.name_at.get(top)
        tight = 0 if self.whole else tight

        def keep(word: Word) -> bool:
            if whole is not None and word.i in whole.words and not self._is_person(whole):
                return True  # "Centers for Disease Control" is one name
            if word.i in self.gone or tells_another(word, self.tree):
                return False
            beside = word.dep == "appos" and not self._after_mark(word)  # "the magnitude 6.1 tremor"
            above = self.tree.words[word.head]
            weighed = {above.tag, *(w.tag for w in self.tree.kids(above.i, "advmod"))}  # "larger than expected"
            beside |= self._is_kept_clause(word) or (word.dep == "advcl" and not weighed.isdisjoint(("JJR", "RBR")))
            dated = word.i in self.view.timed_words and not is_weekly(word, self.tree)
            if (word.dep in _NEVER and not beside) or dated or self.is_timed(word):
                return False
            if word.dep in ("acl", "relcl", "amod") and above.text.lower() in ("those", "anyone", "everyone"):
                return True  # "those hurt by the fire" are nobody without it
            if word.dep in ("acl", "ccomp") and above.lemma in style()["claims"] and self.tree.kids(word.i, "nsubj"):
                return not self._after_comma(word)  # "claims that the mill was poisoned"
            every = any(w.text.lower() in ("every", "each", "any") for w in self.tree.kids(above.i, "det"))
            which = any(w.tag == "JJS" or w.lemma in RANKS for w in self.tree.kids(above.i, "amod"))
            told = every or which or above.lemma in listed("explained")
            if word.dep in ("acl", "relcl") and told and not self._after_comma(word):
                return True  # "the way he did it"
            if word.dep == "relcl" and (tight or self._after_comma(word) or self._loses_words(word)):
                return False
            if word.dep == "acl" and word.tag == "VBN" and self.tree.kids(word.i, "dobj"):
                return False  # "the effort | compared the ship": a verb of the sentence, not of the noun
            if word.dep == "conj" and (self._is_next_subject(word) or self._goes_with_clause(word)):
                return False
            if word.dep == "acl":
                to_do = word.tag == "VB"  # "the first official to arrive in Oslo"
                return tight <= (1 if to_do else 0) and not self._after_comma(word)
            if word.dep == "prep" and tight >= 2 and word.lemma not in ("of", "between", "with", "to"):
                return word.head != top and self.tree.words[word.head].dep == "amod"
            if word.dep == "prep" and tight >= 3 and word.head != top:
                return False
            if word.dep == "prep" and tight >= 4 and not self._needs_more(self.tree.words[word.head]):
                return False
            if (word.dep == "amod" and word.i > word.head + 1 and word.tag != "JJR") or (
                word.dep == "case" and word.head in self.view.timed_words
            ):
                return False
            if word.dep == "advmod" and word.head == top and _is_dropped(word, above):
                return False
            named = self.view.name_at.get(word.head)
            return not (
                named
                and self._is_person(named)
                and word.i not in named.words
                and word.dep in _TITLES
                and word.i < named.words[0]
                and not self._is_kin(word.head)
                and not (word.dep == "det" and word.i == named.words[0] - 1)
            )

        kept = self._whole_words(self.tree.subtree(top, keep))
        return self._without_stray_marks(kept, top)

    def _whole_words(self, kept: list[int]) -> list[int]:
        """With what is written in one word with them: "$20|m", "morning|-|after pill" though a morning is a time."""
        words, found = self.tree.words, set(kept)
        for i in kept:
            for step in (1, -1):
                here, beside = i, i + step
                while 0 <= beside < len(words) and beside not in found and self._is_joined(here, beside):
                    found.add(beside)
                    here, beside = beside, beside + step
        return sorted(found)

    def _is_joined(self, here: int, beside: int) -> bool:
        first, last = self.tree.words[min(here, beside)], self.tree.words[max(here, beside)]
        return first.end == last.start and all(
            (w.text[:1].isalnum() and w.dep != "ROOT") or w.text in _INSIDE for w in (first, last)
        )

    def _needs_more(self, noun: Word) -> bool:
        """Whether the "of …" of a noun cannot go: "a number of", and what is definite only by it, "the kind of"."""
        definite = any(w.text.lower() == "the" for w in self.tree.kids(noun.i, "det")) and noun.tag in ("NN", "NNS")
        definite = definite and not self.tree.kids(noun.i, "amod", "compound", "nummod", "nmod")
        return noun.lemma in listed("quantities") | listed("explained") or definite

    def _loses_words(self, verb: Word) -> bool:
        """Whether a clause would be kept in part only: "a boat that would come back | to sink …"."""
        inside = (self.tree.words[i] for i in self.tree.subtree(verb.i) if i not in self.gone)
        return any(w.dep in _NEVER and not self._is_kept_clause(w) for w in inside)

    def _is_kept_clause(self, verb: Word) -> bool:
        """Of "a pilot who served to help them" the "to help them", where phrases are written whole."""
        return self.whole and verb.dep == "advcl" and verb.i > verb.head and not self._after_comma(verb)

    def _is_next_subject(self, word: Word) -> bool:
        """Whether a coordinated noun is in truth the subject of what follows: "shut schools and [people are] …"."""
        last = max(self.tree.subtree(word.i))
        after = self.tree.words[last + 1] if last + 1 < len(self.tree.words) else None
        if after is None or not (word.is_noun or word.tag in ("CD", "PRP")):
            return False
        subject = any(w.dep in ("nsubj", "nsubjpass") and w.head > last for w in self.tree.up(word.i))
        follows = after.tag in ("VBZ", "VBP", "MD") or after.text.lower() in ("was", "were", "had")
        return follows and not subject

    def _goes_with_clause(self, word: Word) -> bool:
        """Whether it goes on a list inside a clause that is left out: "methods that included cold, | heat"."""
        before = (self.tree.words[i] for i in self.tree.words[word.head].children if word.head < i < word.i)
        clause = next((w for w in before if w.dep in ("relcl", "acl")), None)
        if self.whole or clause is None or self._after_comma(clause):
            return False
        after = max(self.tree.subtree(clause.i)) + 1
        return self.tree.words[after].text == "," and self.tree.words[after + 1].dep != "cc"

    def _is_person(self, name: Name) -> bool:
        return name.kind is EntityKind.PERSON and name.form is MentionForm.NAME

    def _after_comma(self, word: Word) -> bool:
        first = min(self.tree.subtree(word.i))
        return first > 0 and self.tree.words[first - 1].text in (",", "-", "--", "–", "—", "(")

    def _after_mark(self, word: Word) -> bool:
        words = self.tree.words
        first = next(i for i in self.tree.subtree(word.i) if words[i].dep != "punct" or i == word.i)
        first -= first > 1 and words[first - 1].text in ('"', "“") and first - 2 == word.head  # "the phrase “goat flu”"
        return first == 0 or not words[first - 1].text[-1:].isalnum()

    def is_timed(self, word: Word) -> bool:
        """Whether a preposition, or a noun used as an adverb, only leads to a date."""
        timed = self.view.timed_words
        if word.dep in ("prep", "mark", "agent") or word.tag == "IN":
            below = [self.tree.words[c] for c in word.children if self.tree.words[c].dep not in ("punct", "advmod")]
            part = word.dep == "prep" and len(below) == 1 and self._is_part_of_time(below[0])
            return bool(below) and (part or all(w.i in timed for w in below))
        return word.dep == "npadvmod" and (word.i in timed or any(c in timed for c in word.children))

    def _is_part_of_time(self, noun: Word) -> bool:
        """Whether it is "the first days" of a month that no line tells."""
        of = self.tree.kids(noun.i, "prep")
        dated = len(of) == 1 and of[0].lemma == "of" and self.is_timed(of[0])
        return dated and noun.lemma in listed("parts_of_time")

    def _without_stray_marks(self, kept: list[int], top: int) -> list[int]:
        """Without commas, brackets and dashes whose other side was left out."""
        inside, words = set(kept), self.tree.words
        out = []
        for n, i in enumerate(kept):
            text = words[i].text
            spaced = text == "-" and i > 0 and words[i - 1].end < words[i].start
            if (spaced or text in (",", ";", ":", "--", "–", "—", "(", ")")) and (
                i + 1 not in inside or i - 1 not in inside or n in (0, len(kept) - 1)
            ):
                continue
            if text in '(“”"' and text.strip() and not self._paired(kept, text):
                continue
            out.append(i)
        commas = [n for n, i in enumerate(out) if words[i].text == ","]
        after = words[out[commas[0] + 1]] if len(commas) == 1 and commas[0] + 1 < len(out) else None
        if after is not None and (after.dep == "cc" or (after.dep == "prep" and after.head == top)):
            del out[commas[0]]  # "Ada, the mayor, and two members": two need none; nor does "the group, from Oslo"
        ends = ("”", '"', ")", "%", *(words[i].text for i in out[-1:] if i in self.view.name_at))  # "Harmon's says"
        while out and words[out[-1]].dep in ("cc", "punct", "case") and words[out[-1]].text not in ends:
            out.pop()
        while out and words[out[0]].dep in ("punct", "cc") and words[out[0]].text not in ("“", '"', "$", "€", "£", "#"):
            out.pop(0)
        return out

    def _paired(self, kept: list[int], mark: str) -> bool:
        texts = [self.tree.words[i].text for i in kept]
        if mark == '"':
            return texts.count('"') % 2 == 0
        pair = {"“": "”", "”": "“", "(": ")"}.get(mark, mark)
        return texts.count(mark) == texts.count(pair)

    def words(self, indexes: list[int]) -> str:
        """The words as text: people by surname, and the spaces where they belong."""
        out, previous, done = "", None, set()
        for i in indexes:
            if self.tree.words[i].tag == "POS" and previous is not None and previous != i - 1:
                continue  # of "Thursday's ballots" the day is gone
            name = self.view.name_at.get(i)
            if name is not None and self._is_person(name) and name.head in indexes:
                if name.entity in done and previous in name.words:
                    previous = i
                    continue
                done.add(name.entity)
                text = self._called(name, i)
            else:
                text = self._owner(i) or self.shown(i)
            if self._lost_owner(previous, i):
                text = f"the {text}"
            out += (" " if self._spaced(previous, i) else "") + text
            previous = i
        return " ".join(out.split())

    def _owner(self, i: int) -> str:
        """ "Berg’s" for the "his" of a subject, where the sentence names Berg nowhere; empty for all else."""
        name, word = self.view.name_at.get(i), self.tree.words[i]
        if name is None or word.text.lower() not in ("his", "her") or name.kind is not EntityKind.PERSON:
            return ""
        leads = word.dep == "poss" and self.tree.words[word.head].dep in ("nsubj", "nsubjpass")
        alone = sum(n.entity == name.entity for n in self.view.names) == 1
        return f"{self.short(name)}’s" if leads and alone else ""

    def _called(self, name: Name, i: int) -> str:
        """A person by surname; as written where the name is that of a thing or of somebody's wife or son."""
        words = self.tree.words
        if words[i].text in _CLOSERS:
            return words[i].text
        before = words[name.words[0] - 1] if name.words[0] else None
        if pair := called_in_pair(words, name.words):
            return pair
        if before is not None and before.lemma == "of":
            before = words[before.head]  # "the island of Grand Cay"
        if before is None or before.lemma not in listed("kin") | listed("named_things"):
            return self.short(name)
        return " ".join(words[n].text for n in name.words if words[n].text not in _CLOSERS)

    def _is_kin(self, i: int) -> bool:
        """Whether it is somebody told by whose wife or son it is: "Holm and his wife Ada"."""
        beside = (self.tree.words[i], *self.tree.kids(i, "compound", "nmod"))
        return any(w.lemma in listed("kin") for w in beside)

    def _lost_owner(self, previous: int | None, i: int) -> bool:
        """Whether only "this morning's" was left out between two words: what it owned then needs "the"."""
        described = previous is not None and self.tree.words[previous].dep in ("amod", "poss", "case", "det")
        gap = range(previous + 1, i) if previous is not None and not described else range(0)
        return bool(gap) and any(self.tree.words[n].tag == "POS" and n - 1 in self.view.timed_words for n in gap)

    def shown(self, i: int) -> str:
        """A word as the article writes it, unless that is only in other letter case (ALL CAPS wires)."""
        word = self.tree.words[i]
        written = self.reading.article.text[word.start : word.end]
        text = word.text if written.casefold() == word.text.casefold() else written
        if word.dep == "det" and text.lower() in ("this", "that", "these", "those"):
            return "the"
        opens = i == 0 and word.tag not in ("NNP", "NNPS", "PRP") and text[1:].islower() and i not in self.view.name_at
        return text.lower() if opens else text

    def _spaced(self, previous: int | None, i: int) -> bool:
        if previous is None:
            return False
        words = self.tree.words
        if i == previous + 1:
            return words[i].start > words[previous].end
        return words[i].text not in _CLOSERS and words[previous].text not in ("(", "“", "-", "$")


_OWNED = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "all", "both"})


def _is_dropped(adverb: Word, above: Word) -> bool:
    """ "Undoubtedly more people", "Earlier the council": said of the sentence; not "politically active"."""
    colours = above.tag[:2] != "JJ" or adverb.lemma in listed("colouring_adverbs") | listed("no_manner")
    narrows = adverb.lemma in listed("narrowing") or adverb.lemma in style()["hedges"]  # "nearly half the mills"
    return (adverb.text.lower().endswith("ly") and colours and not narrows) or adverb.lemma in _PASSING


_PASSING = frozenset({"earlier", "later", "also", "now", "meanwhile", "then", "there", "here"})


def _listed(names: list[str], joint: str = "and") -> str:
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} {joint} {unique[-1]}"
