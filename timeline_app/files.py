"""What the articles of files are called, and their words kept once.

>>> article_id("news/a.txt", 0) == article_id("news/a.txt", 0) != article_id("news/a.txt", 1)
True
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.core.facts import ArticleFacts
from timeline_app.ingest.discover import FoundFile


def names_of(found: Sequence[FoundFile]) -> list[str]:
    """What the files are called by: their places; of several of one place (in several sources) each has its own."""
    seen: Counter[str] = Counter()
    names = []
    for file in found:
        seen[file.relative] += 1
        names.append(file.relative if seen[file.relative] == 1 else f"{file.relative}\0{seen[file.relative]}")
    return names


def article_id(name: str, part: int) -> str:
    """The id of an article, by the name of its file: it stays when other files come and go."""
    return "a" + hashlib.blake2b(f"{name}\0{part}".encode(errors="surrogateescape"), digest_size=6).hexdigest()


def each_word_once(facts: ArticleFacts) -> ArticleFacts:
    """The same with equal words as one value: a third of the memory, and less to send and to keep."""
    words: dict[str, str] = {}

    def one(word: str) -> str:
        return words.setdefault(word, word)

    return replace(
        facts,
        mentions=tuple(replace(m, text=one(m.text)) for m in facts.mentions),
        entities=tuple(replace(e, name=one(e.name), names=tuple(map(one, e.names))) for e in facts.entities),
        events=tuple(replace(e, verb=one(e.verb), terms=tuple(map(one, e.terms))) for e in facts.events),
        terms=tuple((one(word), count) for word, count in facts.terms),
    )
