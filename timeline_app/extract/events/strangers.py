"""Whether a headline has a pronoun that stands for somebody whom it does not name: "Benjamin digs her out".

"Benjamin digs Ada out of her house" has none; "My uncle has died" speaks of the writer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.interviewed import is_speaker
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.line import Token
from timeline_app.extract.mentions.gazetteer import given_name

_SELF = frozenset({"i", "we", "my", "our", "us", "me", "you", "your", "ours", "mine", "yours", "myself", "ourselves"})
SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_ONESELF = frozenset({"himself", "herself"})
_OBJECTS = frozenset({"dobj", "dative", "pobj", "iobj"})


def speaks_of_itself(tokens: Sequence[Token]) -> bool:
    """Whether the writer speaks of himself; "US" and "IT" are something else, and so is the "I" of a king or a war."""
    own = any(t.low in _SELF and not t.text.isupper() and not any(map(is_speaker, t.found)) for t in tokens)
    return own or any(
        t.text == "I" and not _is_numeral(n, tokens) and not any(map(is_speaker, t.found)) for n, t in enumerate(tokens)
    )


def _is_numeral(n: int, tokens: Sequence[Token]) -> bool:
    """Whether "I" counts kings or wars; in "In Halden I was born" it is the writer, though a capital goes before.

    The parser calls either a pronoun; only behind "in", "on" and a word that no king bears is it one.
    """
    if n == 0 or not tokens[n - 1].text[:1].isupper():
        return False
    before = {w.i + 1 for w in tokens[n - 1].found if w.dep == "pobj"}
    pronoun = any(w.tag == "PRP" and w.dep.startswith("nsubj") and w.i in before for w in tokens[n].found)
    return not pronoun or tokens[n - 1].low == "war" or given_name(tokens[n - 1].low)


def has_stranger(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a pronoun stands for somebody that the line does not name."""
    names = reading.people_words
    people = several = things = 0
    joined = _are_two(tokens)
    for n, token in enumerate(tokens):
        if token.low in ("its", "their", "his", "her") and 0 < n < 4 and tokens[n - 1].low in ("of", "among", "from"):
            return True  # "dozens of its workers"
        if token.low in _ONESELF and joined:
            return True
        if token.low in SINGULAR:
            needed = 2 if _is_object(token) else 1
            if people < needed:
                return True
        elif token.low in _PLURAL:
            if several < (2 if _is_object(token) else 1):
                return True
        elif _is_thing(tokens[n:]) and things < (2 if _is_object(token) else 1):
            return True
        person = _is_person(token, names)
        noun = token.is_a("NN", "NNP", "NNS", "NNPS") or token.text == "WHO" or _is_put_in(n, tokens)
        things += noun and not person  # "Berg warns that it could …" is not Berg
        many = token.is_a("NNS") and (n == 0 or token.text.islower())
        people += person and not many  # "the workers … her" is somebody else
        several += _is_several(token) and not (token.is_a("NNP") and token.text in names)
    return False


def _is_thing(tokens: Sequence[Token]) -> bool:
    """Whether they begin with an "it" that stands for a thing: not that of "it was vital that the dam was shut"."""
    low = [t.low for t in tokens[:_NEAR]]
    state = not _BE.isdisjoint(low[1:3]) and any(t.is_a("JJ", "JJR") for t in tokens[1:_NEAR])
    put_off = low[0] == "it" and state and not {"that", "to", "for"}.isdisjoint(low[2:])
    return low[0] in ("it", "itself", "its") and not put_off


_NEAR = 6
_BE = frozenset({"is", "was", "be", "been", "becomes", "became"})


def _is_put_in(n: int, tokens: Sequence[Token]) -> bool:
    """Whether the word is the noun of a subject that the line has for a pronoun: "[It] sold its mill" of the firm."""
    before, after = tokens[:n], tokens[n + 1 : n + 2]
    return bool(before) and bool(after and after[0].found) and not any(t.found for t in (*before, tokens[n]))


def _are_two(tokens: Sequence[Token]) -> bool:
    """Whether two people do it, so that it is done to neither "himself": "Holm and Berg refer to …"."""
    doing = next((n for n, t in enumerate(tokens) if any(w.is_verb for w in t.found)), 0)
    return any(t.low == "and" for t in tokens[:doing])


def _is_object(token: Token) -> bool:
    """Whether it is an object, and so hardly the line's subject again."""
    return any(w.tag == "PRP" and w.dep in _OBJECTS for w in token.found)


def _is_person(token: Token, names: frozenset[str]) -> bool:
    bare = re.sub(r"[’']s?$", "", token.text)
    human = any(w.lemma in listed("humans") | listed("titles") | listed("roles") for w in token.found)
    who = token.low in ("who", "father", "someone", "anyone", "baby", "teenager") and token.text != "WHO"
    return bare in names or human or who


def _is_several(token: Token) -> bool:
    if token.text[:1].isdigit():
        return False  # "the 1760s"
    plural = token.is_a("NNS", "NNPS") or token.low in ("and", "people", "police", "both", "two", "everyone")
    many = listed("institutions") | listed("groups_of")
    return plural or token.is_a("NNP") or any(w.lemma in many for w in token.found)
