"""Writes a clause as a line of a chronology: subject, verb in the present, what belongs to it, place; no dates.

"On Friday, two men were arrested by police in Leeds" becomes "Two men are arrested by police in Leeds".
"""

from __future__ import annotations

from dataclasses import replace

from timeline_app.extract.events.adverbs import belongs_to_verb, narrowed, span_before, tells_manner, tells_where
from timeline_app.extract.events.besides import besides
from timeline_app.extract.events.bound import is_said_to_reader, other_preposition, rank_of
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.doubt import is_hearsay, is_on_word
from timeline_app.extract.events.joints import are_one, is_aside, is_only_thought, is_put_off, led, limiting, score
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.parts import Part, less
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.places import is_measure, names_place, opens_clause, tells_state
from timeline_app.extract.events.pronouns import stands_for
from timeline_app.extract.events.said import LONG_QUOTE, is_of_speaker, is_quoted_whole, opens_with_question, verbatim
from timeline_app.extract.events.timing import is_event_noun
from timeline_app.extract.events.tree import Word
from timeline_app.extract.events.unsafe import is_unsafe
from timeline_app.extract.events.verbs import Verbs

_COMPLEMENTS = ("prep", "prt", "xcomp", "ccomp", "acomp", "oprd")
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative", "acomp", "prt"})
_GONE = (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT)
_SUBORDINATE = frozenset({"after", "when", "as", "while", "because"})


class Writer:
    """Writes the clauses of one sentence; with `gone` whole but for those words."""

    def __init__(self, view: View, reading: Reading, gone: frozenset[int] | None = None) -> None:
        self.view = view
        self.tree = view.tree
        self.reading = reading
        self.most = 4
        self.said_of = ""
        self.known: dict[tuple[int, int, int, str], list[Part]] = {}
        self.phrases = Phrases(view, reading, gone)
        self.verbs = Verbs(view, reading)

    def line(
        self, clause: Clause, subject: str | None, tight: int, most: int, without: int | None = None
    ) -> str | None:
        """The clause with parts up to rank `most`; None where it has no subject that can be named.

        `without` counts from the end the one part of the highest rank that is left out; None for a line with all.
        """
        if subject is None:
            subject = self.subject(clause, tight)
        if not subject:
            return None
        if self.tree.kids(clause.head, "expl"):
            return self._existence(clause, tight, most)
        self.most, self.said_of = most, subject
        plural = self.verbs.plural(clause, subject)
        verb = self.verbs.group(clause, plural)
        if second := self._second(clause):
            verb, clause = f"{verb} and {self._bare(second, clause, plural)}", second
        key = (clause.head, tight, most, subject)
        if key not in self.known:
            self.known[key] = [p for p in self.parts(clause, tight) if p.rank <= most]
        every = self.known[key]
        shown = every if without is None else less(every, without)
        if shown is None:
            return None
        parts = [p.text for p in shown]
        lemma = self.tree.words[clause.head].lemma
        if is_unsafe(clause, self.verbs) or is_hearsay(self.view, clause) or self._lacks_role(clause, tight):
            return None
        if not parts and lemma in listed("needs_object") and not clause.passive:
            return None
        if lemma in listed("needs_noun") and not clause.passive and not self._has_object(clause):
            return None
        return " ".join([subject, verb, *parts]) if verb else None

    def _lacks_role(self, clause: Clause, tight: int) -> bool:
        """ "was chosen as": what follows cannot be told."""
        follows = next((w for w in self.tree.kids(clause.head, "prep") if w.i == clause.head + 1), None)
        if follows is None or follows.i >= len(self.tree.words) - 1 or self.phrases.is_timed(follows):
            return False
        return clause.passive and follows.lemma == "as" and self._prepositional(follows, tight, 0) is None

    def _has_object(self, clause: Clause) -> bool:
        kids = self.tree.kids(clause.head, "dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "prt", "pcomp")
        return bool(kids or clause.objects)

    def _second(self, clause: Clause) -> Clause | None:
        """The second of two verbs that share what follows: "ordered and oversaw the killings", "collapsed and died"."""
        if clause.objects or any(w.i > clause.head for w in self.tree.kids(clause.head, *_COMPLEMENTS)):
            return None
        for verb in self.tree.kids(clause.head, "conj"):
            other = self._clause_at(verb.i)
            if other is None or other.own_subject or (other.passive and not clause.passive):
                continue
            near = other.objects and verb.i - clause.head <= 3 and not clause.passive
            if near or are_one(self.tree.words[clause.head], verb):
                return other
        return None

    def _bare(self, clause: Clause, first: Clause, plural: bool) -> str:
        """A second verb in the form of the first, without its auxiliaries."""
        if first.passive or first.tense in (Tense.MODAL, Tense.FUTURE):
            return self.tree.words[clause.head].text.lower()
        return self.verbs.group(clause, plural)

    def _existence(self, clause: Clause, tight: int, most: int) -> str | None:
        """ "There was an explosion in the port" as "An explosion occurs in the port"."""
        what = next(iter(self.tree.kids(clause.head, "attr", "nsubj")), None)
        if what is None or not is_event_noun(self.tree, what.i) or self.tree.kids(what.i, "acl", "relcl"):
            return None  # "there are vehicles", "there was a race to watch"
        verb = "occur" if what.tag == "NNS" else "occurs"
        found = [
            self._prepositional(w, tight, 0) for w in self.tree.kids(what.i, "prep") if not self.phrases.is_timed(w)
        ]
        places = [p.text for p in found if p and p.rank == 2]
        parts = [p.text for p in self.parts(clause, tight) if 0 < p.rank <= most]
        return " ".join([self.phrases.noun(what.i, 2), verb, *places, *parts])

    def subject(self, clause: Clause, tight: int = 0) -> str:
        """The subject's phrase; empty where it is missing or a pronoun that stands for nobody known."""
        if expletive := self.tree.kids(clause.head, "expl"):
            return expletive[0].text
        if not clause.subject or clause.subject[0] in self.view.timed_words:
            return ""
        return self.phrases.noun(clause.subject[0], max(tight, 1 if clause.relation in ("relcl", "acl") else 0))

    def parts(self, clause: Clause, tight: int, depth: int = 0) -> list[Part]:
        """What follows the verb, in the order of the sentence; a place that opened the sentence comes last."""
        after: list[tuple[Word, Part]] = self._antecedent(clause, tight)
        before: list[tuple[Word, Part]] = []
        for number in self.tree.words[clause.head].children:
            word = self.tree.words[number]
            if word.i in self.view.timed_words or word.i in clause.subject or self.phrases.is_timed(word):
                continue
            if word.i in self.phrases.gone:
                continue
            part = self._part(word, clause, tight, depth)
            if part is not None and part.text:
                (after if word.i > clause.head or word.dep == "ccomp" else before).append((word, part))
        said = [pair for pair in after if pair[0].dep == "ccomp" and pair[0].i < clause.head]
        if said:  # "…", she told reporters in Oslo
            told = [pair for pair in after if pair[0].dep in ("dobj", "dative")]
            after = [*told, *said, *(pair for pair in after if pair not in told and pair not in said)]
        placed = any(p.rank == 2 for _, p in after)
        moved = [
            p
            for w, p in before
            if w.dep == "prep" and p.rank == 2 and (not placed or (self.phrases.whole and names_place(w, self.view)))
        ]
        late = next((n for n, (w, _) in enumerate(after) if w.dep in ("advcl", "ccomp")), len(after))
        parts = [replace(p, text=led(w, p.text, self.tree)) if moved and w.dep == "ccomp" else p for w, p in after]
        return [*parts[:late], *moved, *parts[late:]]

    def _antecedent(self, clause: Clause, tight: int) -> list[tuple[Word, Part]]:
        """The object of a relative clause: "a decree that the priests issued" as "the priests issue a decree"."""
        noun = self.tree.words[self.tree.words[clause.head].head]
        if clause.relation != "relcl" or noun.i not in clause.objects:
            return []
        return [(noun, Part(self.phrases.noun(noun.i, max(1, tight)), 0))]

    def _part(self, word: Word, clause: Clause, tight: int, depth: int) -> Part | None:
        if word.dep in _OBJECTS:
            if word.tag in ("WDT", "WP") and clause.relation == "relcl":
                return None
            bare = word.dep == "dobj" and self.tree.words[clause.head].lemma in listed("no_object")
            if bare or is_aside(word, clause, self.tree):
                return None
            if word.dep == "dative" and word.tag == "IN":
                return self._prepositional(word, tight, depth)
            text = word.text.lower() if word.dep == "prt" else self._object(word, tight)
            return Part(text, 0)
        if word.dep in ("prep", "agent"):
            return self._prepositional(word, tight, depth)
        if word.dep == "advmod" and word.i == clause.head + 1 and word.tag == "JJ" and not word.children:
            return Part(word.text.lower(), 0)  # "fell ill"
        how = word.dep == "advmod" and tells_manner(word, self.tree)
        if how and (self.phrases.whole or belongs_to_verb(word, self.tree)):
            return Part(self.phrases.words(self.tree.subtree(word.i)), 1)
        if word.dep == "advmod" and word.i > clause.head and tells_where(word, self.tree):
            where = [self._prepositional(w, tight, depth) for w in self.tree.kids(word.i, "prep")]
            if where and not any(where):
                return None
            text = " ".join([word.text.lower(), *[p.text for p in where if p]])
            return Part(text, 0 if word.i == clause.head + 1 or belongs_to_verb(word, self.tree) else 1)
        if self.phrases.whole and word.i > clause.head and is_measure(word, self.tree):
            return Part(self._object(word, 0), 1)  # "falls 6 per cent", "six inches from it"
        if word.dep in ("xcomp", "ccomp") and depth < 3:
            return self._inner(word, tight, depth)
        if word.dep == "advcl" and word.i > clause.head and (limit := self._limit(word, clause, tight)):
            return Part(limit, 1)
        if word.dep == "advcl" and word.i > clause.head and is_put_off(clause, self.tree):
            purpose = self._purpose(word, tight)
            return replace(purpose, rank=0) if purpose else None
        if word.dep == "advcl" and word.i > clause.head and depth == 0:
            return self._purpose(word, tight) or self._subordinate(word, clause, tight) or self._participle(word, tight)
        if word.dep == "advcl" and word.i > clause.head and self.phrases.whole:
            return self._purpose(word, tight)
        return None

    def _purpose(self, word: Word, tight: int) -> Part | None:
        """ "was sent to paint the bridge"."""
        clause = self._clause_at(word.i)
        leads = [w for w in self.tree.kids(word.i, "aux") if w.tag == "TO" and w.i < word.i]
        if clause is None or word.tag != "VB" or not leads:
            return None
        most = self.most if self.phrases.whole else 1
        parts = [p.text for p in self.parts(clause, max(1, tight), 1) if p.rank <= most]
        return Part(" ".join(["to", word.text.lower(), *parts]), 3)

    def _limit(self, word: Word, above: Clause, tight: int) -> str:
        clause, mark = self._clause_at(word.i), limiting(self.tree, word)
        if clause is None or not mark:
            return ""
        gone = (above.relation == "ccomp" and above.tense in _GONE) or not clause.own_subject
        if clause.tense is Tense.PRESENT or gone or is_only_thought(self.tree, word):
            return self.phrases.words(self._without_dates(word))  # "says Moreau left only after Berg had died"
        top = clause.subject[0]
        subject = self.phrases.shown(top) if self.phrases.is_pronoun(top) else self.phrases.noun(top, max(1, tight))
        verb = self.verbs.group(clause, self.verbs.plural(clause, subject))
        return " ".join([mark, subject, verb, *(p.text for p in self.parts(clause, max(1, tight), 1) if p.rank <= 2)])

    def _participle(self, word: Word, tight: int) -> Part | None:
        """ "Made a speech saying that it was over", where phrases are written whole."""
        first = min(self.tree.subtree(word.i))
        parted = self.tree.words[first - 1].text in (",", "–", "—", "-")
        if self.phrases.whole and tells_state(word, self.tree):
            text = self.phrases.words(self._without_dates(word))
            return Part(f", {text}" if parted and word.tag == "VBN" else text, 1)
        how = [w.text.lower() for w in self.tree.words[first : word.i]]  # "apparently showing", "while sailing"
        if not self.phrases.whole or (how != ["while"] and any(w.tag != "RB" for w in self.tree.words[first : word.i])):
            return None
        text = self._gerund(word, tight, 1)
        comma = ", " if parted and how != ["while"] else ""
        return Part(comma + " ".join([*how, text]), 3) if text else None

    def _without_dates(self, top: Word) -> list[int]:
        """What is below a word and neither left out nor a date: "aged 61 [in May 2014]"."""
        gone, timed = self.phrases.gone, self.view.timed_words
        return self.tree.subtree(top.i, lambda w: w.i not in gone and w.i not in timed and not self.phrases.is_timed(w))

    def _object(self, word: Word, tight: int) -> str:
        if word.tag == "PRP" and word.lemma.endswith(("self", "selves")):
            return word.text.lower()
        text = self.phrases.noun(word.i, tight) or stands_for(self.view, word.i, self.reading)
        again = self.phrases.is_pronoun(word.i) and text == self.said_of
        return self.phrases.words([word.i]) if again or not text else text

    def _prepositional(self, preposition: Word, tight: int, depth: int) -> Part | None:
        if (votes := score(preposition, self.tree)) is not None:
            return Part(" ".join(votes[self.phrases.whole :]), 0)
        rank = rank_of(preposition, self.tree)
        if preposition.lemma in style()["dropped_prepositions"]:
            return self._source(preposition)
        opens = not self.phrases.whole and opens_clause(preposition, self.tree)
        if opens or (preposition.i < preposition.head and rank != 2) or is_said_to_reader(preposition, self.tree):
            return None
        texts = []
        for child in self.tree.words[preposition.i].children:
            word = self.tree.words[child]
            if word.dep == "pobj":
                if word.i in self.view.timed_words:
                    return None
                texts.append(self._object(word, max(tight, 1)))
            elif word.dep == "npadvmod" and word.i > preposition.i and word.i not in self.view.timed_words:
                texts.append(self._object(word, max(tight, 1)))
            elif word.dep == "prep" or (word.dep == "pcomp" and word.tag == "IN"):  # "due | to"
                inner = self._prepositional(word, tight, depth) if not self.tree.kids(preposition.i, "cc") else None
                texts.append(inner.text if inner else "")
            elif word.dep == "pcomp" and opens_with_question(self.tree, word):
                texts.append(self.phrases.words(self._without_dates(word)))  # "from what he called a mistake"
            elif word.dep == "pcomp" and self.tree.kids(word.i, "nsubj", "nsubjpass"):
                return None  # "with people venturing out": another happening
            elif word.dep == "pcomp" and depth < 3:
                texts.append(self._gerund(word, tight, depth))
        if joined := self.phrases.joined(preposition):
            texts = [joined]
        texts = texts or self._object_beside(preposition, tight)
        if not texts or not texts[0]:
            return None
        if (also := other_preposition(preposition, self.tree)) and (part := self._prepositional(also[1], tight, depth)):
            texts += [also[0], part.text]
        verb = self.tree.words[preposition.head]
        between = self.tree.words[verb.i + 1 : preposition.i]
        if verb.is_verb and all(w.tag == "RB" for w in between) and verb.i < preposition.i:
            objects = self.tree.kids(verb.i, "dobj", "attr", "acomp")
            rank = rank if objects else 0 if verb.lemma == "be" else min(rank, 1)  # "is under siege", "depends on"
        how = narrowed(preposition, self.tree)
        return Part(" ".join([*how, *filter(None, texts)]), 4 if how[0][0] == "," else rank)

    def _source(self, preposition: Word) -> Part | None:
        """ "According to prosecutors", "he loses, according to a study": whether it is so. "Despite" says nothing."""
        sources = [w for to in self.tree.kids(preposition.i, "prep") for w in self.tree.kids(to.i, "pobj")]
        judged = any(c.head == preposition.head and c.tense is Tense.PRESENT for c in self.view.clauses)
        if not sources or not (judged or is_on_word(self.view, preposition.head, [w.i for w in sources])):
            return None
        return Part(f", according to {self._object(sources[0], 2)}", 2)

    def _object_beside(self, preposition: Word, tight: int) -> list[str]:
        """The noun after a preposition that the parser hung beside it: "aboard | the Ever Given"."""
        for word in self.tree.kids(preposition.head, "npadvmod"):
            if min(self.tree.subtree(word.i)) == preposition.i + 1 and word.i not in self.view.timed_words:
                return [self._object(word, max(tight, 1))]
        return []

    def _clause_at(self, head: int) -> Clause | None:
        return next((c for c in self.view.clauses if c.head == head), None)

    def _gerund(self, word: Word, tight: int, depth: int) -> str:
        clause = self._clause_at(word.i)
        helped = any(w.text.lower() in ("having", "being") for w in self.tree.kids(word.i, "aux", "auxpass"))
        if clause is None or not (word.tag == "VBG" or helped):
            return ""
        lead = [w.text.lower() for w in self.tree.kids(word.i, "aux", "auxpass", "neg") if w.i < word.i]
        verb = word.text.lower()
        if second := self._second(clause):
            verb, clause = f"{verb} and {self.tree.words[second.head].text.lower()}", second
        parts = [p.text for p in self.parts(clause, tight, depth + 1) if p.rank <= min(self.most, 3)]
        return " ".join([*lead, verb, *parts])

    def _inner(self, word: Word, tight: int, depth: int) -> Part | None:
        """A complement: "to boost deterrence" in its own words, "that the talks failed" with its subject."""
        clause = self._clause_at(word.i)
        if clause is None:
            return Part(self.phrases.words(self.tree.subtree(word.i)), 0) if word.dep == "xcomp" else None
        asked = opens_with_question(self.tree, word)
        quoted = clause.quoted and is_quoted_whole(self.tree, word)
        if word.dep == "ccomp" and (quoted or asked):
            told = verbatim(self.phrases, word, quoted)
            if len(told) <= LONG_QUOTE or asked or is_of_speaker(self.tree, word):
                return Part(told, 0)
        most = self.most if self.phrases.whole else min(self.most, 2 if tight < 2 else 1)
        second = self._second(clause) if word.dep == "xcomp" else None
        rest = self.parts(second or clause, tight, depth + 1) if word.is_verb else []
        parts = [p.text for p in rest if p.rank <= most]
        lead = [w for w in self.tree.kids(word.i, "aux", "auxpass", "neg") if w.i < word.i]
        subject = self.phrases.noun(clause.subject[0], max(1, tight)) if clause.subject else ""
        there = self.tree.kids(word.i, "attr") if self.tree.kids(word.i, "expl") else []
        plural = self.verbs.is_plural(there[0].i, "") if there else self.verbs.plural(clause, subject)
        plural = plural or (bool(clause.subject) and self.tree.words[clause.subject[0]].text.lower() == "they")
        verb = self.verbs.told(clause, lead, self._predicate(word, clause), plural)
        if any(w.i > word.i for w in self.tree.kids(word.i, "neg")):
            verb += " not"  # "is not easy": with "be" the negation comes after
        verb = verb.replace(" n't", "n't")
        if word.dep == "xcomp":
            also = ["and", self.tree.words[second.head].text] if second else []
            marks = [w.text.lower() for w in self.tree.kids(word.i, "mark", "advmod") if w.i < word.i]
            verb = " ".join([*(w for w in marks if w in ("whether", "how", "where", "when")), verb])
            return Part(" ".join([verb, *also, *parts]), 0)
        if self.tree.kids(word.i, "expl"):
            return Part(" ".join(["there", verb, *parts]), 0)
        if not subject and clause.subject and clause.own_subject:
            subject = stands_for(self.view, clause.subject[0], self.reading)
        if clause.above is not None and self._is_again(clause, subject):
            subject = ""
        if not subject and clause.subject:
            subject = self.phrases.words(self.tree.subtree(clause.subject[0]))
        if subject.startswith(("A ", "An ")):
            subject = subject[:1].lower() + subject[1:]
        mark = "".join(
            w.text.lower() + " " for w in self.tree.kids(word.i, "mark") if w.lemma in ("whether", "that", "if")
        )
        if not clause.own_subject and any(w.tag == "TO" for w in lead):
            return Part(" ".join([mark + verb, *parts]), 0)  # "whether to close the port"
        parts += besides(word, self, tight, depth, plural)
        return Part(" ".join([mark + subject, verb, *parts]), 0) if subject else None

    def _is_again(self, clause: Clause, subject: str) -> bool:
        """Whether a pronoun stands for the speaker: "Moreau says that he …", not "that Moreau …"."""
        above = self.view.clauses[clause.above or 0]
        pronoun = self.tree.words[clause.subject[0]].tag == "PRP" if clause.subject else False
        speaker = self.phrases.noun(above.subject[0], 1) if above.subject and pronoun else ""
        same = f" {speaker}".casefold().endswith(f" {subject}".casefold())  # "shipping firm Holm says it"
        return bool(subject) and (same or (pronoun and subject.casefold() == self.said_of.casefold()))

    def _predicate(self, word: Word, clause: Clause) -> str:
        """The verb; of "found the firm negligent" the adjective with what belongs to it."""
        if word.is_verb:
            return word.text
        left_out = {i for s in clause.subject if clause.own_subject for i in self.tree.subtree(s)}
        return self.phrases.words([i for i in self.phrases.kept(word.i, 1) if i not in left_out])

    def _subordinate(self, word: Word, above: Clause, tight: int) -> Part | None:
        """ "when a bomb exploded" as "when a bomb explodes"."""
        clause = self._clause_at(word.i)
        opening = self.tree.kids(word.i, "mark", "advmod")
        mark = next((w for w in opening if w.lemma in _SUBORDINATE), None)
        if clause is None or mark is None or not clause.own_subject or word.lemma in listed("states") | {"be"}:
            return None  # "while others were": a past beside the present of the line
        if clause.tense is not Tense.PAST and not clause.tense is above.tense is Tense.PRESENT:
            return None
        again = self.phrases.is_pronoun(clause.subject[0]) and self.subject(clause) == self.said_of
        line = self.line(clause, self.phrases.shown(clause.subject[0]) if again else None, max(1, tight), 2)
        return Part(" ".join([*span_before(mark, word, self.tree), mark.text.lower(), line]), 4) if line else None
