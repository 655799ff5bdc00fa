"""What is known of a file and its articles before and after they are read: names, states, keys, and words kept once.

>>> article_id("news/a.txt", 0) == article_id("news/a.txt", 0) != article_id("news/a.txt", 1)
True
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.core.facts import ArticleFacts
from timeline_app.ingest.discover import FoundFile

if TYPE_CHECKING:
    from timeline_app.pipeline import Batch


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was read of a file, and how it was then: a file that is still so is not read again.

    `size` and `changed` (ns) are those of the file; `sure` says that a later change cannot have left both as they were.
    """

    path: Path
    size: int
    changed: int
    sure: bool
    key: str | None
    batch: Batch


_SETTLED = 2 * 10**9
"""Nanoseconds after which a change of a file shows in its time, whatever the file system."""


def as_it_is(path: Path) -> tuple[int, int, bool]:
    """Size and time of a file, and whether the time is old enough to be relied on."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns, time.time_ns() - state.st_mtime_ns > _SETTLED


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


def cache_key(found: FoundFile, layout: str) -> str | None:
    """Changes with the file's place in the folder, its content and the layout of values; None if unreadable."""
    if found.skip:
        return None
    digest = hashlib.sha256(f"{layout}\0{found.relative}\0".encode(errors="surrogateescape"))
    try:
        with found.path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


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
