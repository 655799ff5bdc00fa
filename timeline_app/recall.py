"""What is known of the files of a folder from earlier readings: from memory, and from the cache on disk.

A file that is as it was is not read again. Size and time tell whether it is, where a change would show in them; else
its content does.

    recall = Recall(found, names_of(found), before={}, version=version, cache=cache)
    version, batch = recall.of(0) or (None, None)   # by which rules it was read, and what came of it
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path

from timeline_app.core.article import Article
from timeline_app.core.chronicle import FileReport
from timeline_app.core.codec import layout
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.files import article_id
from timeline_app.ingest.discover import FoundFile
from timeline_app.project.cache import ExtractionCache
from timeline_app.tasks import Batch

log = logging.getLogger(__name__)


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


@dataclass(slots=True)
class Recall:
    """What earlier readings left of the files of this one. `names` are what the files are called by, in their order.

    `before` is what the last reading of the same folder left in memory, and `read` what this one leaves to the next.
    """

    found: Sequence[FoundFile]
    names: Sequence[str]
    before: Mapping[str, FileRead]
    version: str
    cache: ExtractionCache | None = None
    read: dict[str, FileRead] = field(default_factory=dict)
    _states: dict[int, tuple[int, int, bool]] = field(default_factory=dict)
    _keys: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._states = {n: state for n, f in enumerate(self.found) if (state := _state(f.path)) is not None}

    def size(self, number: int) -> int:
        """Bytes of a file when this reading began, 0 where it cannot be asked."""
        return self._states[number][0] if number in self._states else 0

    def of(self, number: int) -> tuple[str, Batch] | None:
        """What was read of a file that is unchanged since, with the version of the rules that read it."""
        return self._unchanged(number) or self._remembered(number)

    def note(self, number: int, batch: Batch) -> None:
        """Keeps in memory what came of a file, for the next reading, unless something went wrong with it."""
        if number in self._states and batch.report is not None and batch.report.outcome == "read":
            size, changed, sure = self._states[number]
            key = self._keys.get(number)
            self.read[self.names[number]] = FileRead(self.found[number].path, size, changed, sure, key, batch)

    def keep(self, number: int, batch: Batch) -> None:
        """The same, and puts it into the cache."""
        self.note(number, batch)
        if self.cache is not None and (key := self._keys.get(number)):
            self.cache.put(key, self.version, pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))

    def _unchanged(self, number: int) -> tuple[str, Batch] | None:
        """What was read of a file the last time, if it is in memory and the file is as it was then."""
        found, before = self.found[number], self.before.get(self.names[number])
        now = self._states.get(number)
        if now is None:
            return None
        if not now[2]:
            self._key(number)
        if before is None or before.path != found.path or before.size != now[0]:
            return None
        if not (before.sure and before.changed == now[1]) and (before.key is None or before.key != self._key(number)):
            return None
        if before.key is not None:
            self._keys[number] = before.key
        batch = before.batch
        return self.version, batch if batch.file == number else replace(batch, file=number)

    def _key(self, number: int) -> str | None:
        if number not in self._keys and (key := _cache_key(self.found[number])) is not None:
            self._keys[number] = key
        return self._keys.get(number)

    def _remembered(self, number: int) -> tuple[str, Batch] | None:
        """What the cache has of a file, if it is unchanged since it was put there."""
        if self.cache is None or (key := self._key(number)) is None:
            return None
        if (kept := self.cache.get(key)) is None:
            return None
        try:
            return kept.version, _numbered(pickle.loads(kept.blob), number, self.names[number])
        except Exception as error:  # whatever is wrong with it, the file itself is there to be read
            log.info("%s is not taken from the cache: %s", self.found[number].relative, error)
            return None


_SETTLED = 2 * 10**9
"""Nanoseconds after which a change of a file shows in its time, whatever the file system."""


def _state(path: Path) -> tuple[int, int, bool] | None:
    """Size and time of a file, and whether the time is old enough to be relied on; None if it cannot be asked."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, time.time_ns() - state.st_mtime_ns > _SETTLED


def _cache_key(found: FoundFile) -> str | None:
    """Changes with the file's place in the folder, its content and the layout of values; None if unreadable."""
    if found.skip:
        return None
    digest = hashlib.sha256(f"{_layout()}\0{found.relative}\0".encode(errors="surrogateescape"))
    try:
        with found.path.open("rb") as file:
            while block := file.read(1 << 16):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _layout() -> str:
    """The fields of what is in the cache: values of another layout cannot be put together again."""
    own = [each.name for each in fields(Batch)]
    return repr((own, layout(Article, ArticleFacts, FileReport, Warning)))


def _numbered(batch: Batch, number: int, name: str) -> Batch:
    """The same as file `number` of this run, its articles called by the name that the file has in it."""
    articles = tuple(_called(a, article_id(name, a.part)) for a in batch.articles)
    pairs = zip(batch.facts or (), articles, strict=True)
    facts = tuple(f if f.article == a.id else replace(f, article=a.id) for f, a in pairs)
    return Batch(number, batch.report, articles, facts, batch.warnings)


def _called(article: Article, name: str) -> Article:
    return article if article.id == name else replace(article, id=name)
