"""Fingerprints of an article: which word runs it has, to know a copy, and which words it is made of, to know its topic.

Both are small and independent of everything else, so that ten thousand articles can be compared without their texts.

>>> from timeline_app.core.span import Span
>>> len(shingles("One two three four five.", [Block(BlockKind.BODY, Span(0, 24))]))
2
"""

from __future__ import annotations

import heapq
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_app.core.article import Block, BlockKind
from timeline_app.core.numbers import Numbers

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence

_RUN = 4
"""Words in a shingle."""
_KEPT = 200
"""Shingles kept: those with the smallest hashes, an unbiased sample of all (bottom-k min-hash)."""
_TERMS = 400
"""Distinct terms kept: the most frequent."""
_TITLE_WEIGHT = 2
"""How often a word of the title counts."""
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def shingles(text: str, blocks: Sequence[Block]) -> Numbers:
    """Hashes of the runs of four words of the body: sorted, thinned to the same sample in every article."""
    words = [
        w for b in blocks if b.kind is BlockKind.BODY for w in _WORD.findall(text[b.span.start : b.span.end].casefold())
    ]
    runs = (" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))
    hashes = {zlib.crc32(run.encode(errors="replace")) for run in runs if run}
    return Numbers(sorted(heapq.nsmallest(_KEPT, hashes)))


def terms(parsed: Sequence[ParsedSentence], title: str | None, text: str = "") -> tuple[tuple[str, int], ...]:
    """Content words (lemmas, folded) of body and title with their counts; the words of `text` if nothing is parsed."""
    counts: Counter[str] = Counter()
    for sentence in parsed:
        counts.update(
            fold(t.lemma_) for t in sentence.doc if t.pos_ in _CONTENT and not t.is_stop and _LETTERS.search(t.text)
        )
    if not parsed:
        counts.update(fold(w) for w in _LETTERS.findall(text))
    for word in _LETTERS.findall(title or ""):
        counts[fold(word)] += _TITLE_WEIGHT
    return tuple(sorted(heapq.nsmallest(_TERMS, counts.items(), key=lambda item: (-item[1], item[0]))))


def fold(word: str) -> str:
    """Lower case without accents: "Shinjirō" and "shinjiro" are one term."""
    lower = word.casefold()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
