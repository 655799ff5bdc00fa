"""From a folder on disk to a Chronicle: what the window and the command line both run.

Files are read and articles extracted in worker processes; linking is done here. The result depends on the files alone:
not on the number of workers, nor on which one was faster.

    chronicle = read_folder(Path("clippings"))
    for partial in read_steps([Path("clippings")]): show(partial)   # the last one is complete
"""

from __future__ import annotations

import logging
import os
import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.core import packing, sharing
from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, FileReport
from timeline_app.core.codec import layout
from timeline_app.core.errors import ReadError, Stage, Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import give_back_what_is_free, uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.files import FileRead, article_id, as_it_is, cache_key, each_word_once, names_of
from timeline_app.ingest.discover import FoundFile, discover
from timeline_app.project.cache import ExtractionCache
from timeline_app.workers import Done, WorkerPool

if TYPE_CHECKING:
    from timeline_app.link.linker import Linker

log = logging.getLogger(__name__)
packing.register()  # articles and facts come from the workers, and go to the cache

_CHUNK = 15_000
"""Characters of text that are worth a task of their own; a file with more is shared out among the workers."""
_PER_WORKER = 24_000
"""Bytes of files for which starting one more worker pays."""
MOST_WORKERS = 8
_TOLD = 0.05
"""Seconds between two words on how far the cache is read."""
_PARTIAL_SHARE = 10
"""A partial result is linked when at least this many times as long as the last linking took has gone by."""
_PARTIAL_GROWTH = 1.6
"""And when there are this many times as many articles: so ten thousand articles make some twenty partial results."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is: files done of all files, articles so far, and the file that came in last.

    `linking` is True once everything is read and the articles are being put together. `share` is how much of all text
    is done, 0..1: a large file counts by its articles as they are done.
    """

    files_done: int
    files_total: int
    articles: int
    path: str
    linking: bool = False
    share: float = 0.0
    again: bool = False
    """What is shown was read by an older version of the rules, and is being read anew."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read one file, and extract its articles if they are not too long together. `file` is its number in the folder.

    `name` is what its articles are called by: its place in the folder.
    """

    file: int
    found: FoundFile
    name: str = ""


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """Extract some articles of one file."""

    file: int
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a task. `report` is None for an ExtractTask; articles without facts are still to be extracted."""

    file: int
    report: FileReport | None
    articles: tuple[Article, ...]
    facts: tuple[ArticleFacts, ...] | None
    warnings: tuple[Warning, ...]


Task = ReadTask | ExtractTask
Pool = WorkerPool[Task, Batch]


def read_folder(
    source: Path | Sequence[Path],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: Pool | None = None,
    options: LinkOptions = AS_WRITTEN,
) -> Chronicle:
    """The timeline of everything below `source`. `workers` None chooses by the amount of text; 0 uses no process.

    `cancelled` is asked about ten times a second; once it says True, the timeline of what was read until then is
    returned, and every file that was not read is reported as skipped. Raises ReadError if a source does not exist.
    `options` say how what was read is to be understood.
    """
    steps = read_steps(
        source, workers=workers, progress=progress, cancelled=cancelled, pool=pool, options=options, partial_every=None
    )
    *_, last = steps
    return last


def read_steps(
    source: Path | Sequence[Path],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: Pool | None = None,
    options: LinkOptions = AS_WRITTEN,
    partial_every: float | None = 0.5,
    cache: Path | None = None,
    linker: Linker | None = None,
    published: Callable[[Sequence[Article]], Mapping[str, Interval]] | None = None,
) -> Iterator[Chronicle]:
    """Like `read_folder`, but yields the timeline of what is read so far at most every `partial_every` seconds.

    The last one is complete. `pool` (from `start_workers`) may be started beforehand; it is left open. `cache` is the
    file of an `ExtractionCache`: files that are unchanged since they were last read come from there. `linker` is one
    that linked this folder before; after each step its `folder` is what the timeline was linked from. `published` is
    asked for the publication dates that the user set, by article id.
    """
    found = _find([source] if isinstance(source, Path) else list(source))
    own = start_workers(0) if pool is None else None  # grows once it is known what is to be read
    active = pool or own
    assert active is not None
    reading = _Reading(
        found, active, progress or _ignore, cancelled or _never, workers, options=options, linker=linker,
        published=published or _nothing_set,
    )  # fmt: skip
    try:
        if cache is None:
            yield from reading.steps(partial_every)
        else:
            with closing(ExtractionCache(cache)) as reading.cache:
                yield from reading.steps(partial_every)
    finally:
        if own:
            own.close()
        else:
            active.abandon()


def start_workers(size: int = 1) -> Pool:
    """Processes that load the language model at once, so that they are ready when a folder is opened."""
    return WorkerPool(work, size, prepare)


def prepare() -> None:
    """What a worker process does before its first task: the slow imports and the language model."""
    from timeline_app.core.span import Span
    from timeline_app.extract.nlp import parse

    parse("Ready.", [Span(0, 6)])


def work(task: Task) -> Batch:
    """Does one task; runs in a worker process."""
    if isinstance(task, ExtractTask):
        facts, warnings = extract_all(task.articles)
        return Batch(task.file, None, task.articles, facts, warnings)
    from timeline_app.ingest.read import read_file

    result = read_file(task.found)
    articles = tuple(replace(a, id=article_id(task.name or task.found.relative, a.part)) for a in result.articles)
    if len(articles) > 1 and sum(len(a.text) for a in articles) > _CHUNK:
        return Batch(task.file, result.report, articles, None, result.warnings)
    facts, warnings = extract_all(articles)
    return Batch(task.file, result.report, articles, facts, result.warnings + warnings)


def extract_all(articles: Sequence[Article]) -> tuple[tuple[ArticleFacts, ...], tuple[Warning, ...]]:
    """Facts of each article; one that fails has none, and a warning says so."""
    from timeline_app.extract.pipeline import extract

    facts: list[ArticleFacts] = []
    warnings: list[Warning] = []
    for article in articles:
        try:
            facts.append(each_word_once(extract(article)))
        except Exception as error:
            facts.append(no_facts(article))
            reason = f"{type(error).__name__}: {error}"
            warnings.append(_warning(article, f"No dates or events could be read in this article ({reason})."))
        warnings.extend(_warning(article, note) for note in facts[-1].notes)
    return tuple(facts), tuple(warnings)


def no_facts(article: Article) -> ArticleFacts:
    """The facts of an article that could not be worked on: none."""
    return ArticleFacts(article.id, article.language or "und")


def _warning(article: Article, message: str) -> Warning:
    return Warning(article.path, article.part, Stage.EXTRACT, message)


def _find(sources: Sequence[Path]) -> list[FoundFile]:
    for source in sources:
        if not source.exists():
            raise ReadError(f"There is no file or folder {source}")
    return [found for source in sources for found in discover(source)]


def _fitting(found: Sequence[FoundFile]) -> int:
    """As many processes as the amount of text pays for and the machine has."""
    size = sum(_size(f.path) for f in found)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS, -(-size // _PER_WORKER)))


def _size(path: Path) -> int:
    state = _state(path)
    return state[0] if state is not None else 0


def _state(path: Path) -> tuple[int, int, bool] | None:
    try:
        return as_it_is(path)
    except OSError:
        return None


def _ignore(_: Progress) -> None:
    pass


def _never() -> bool:
    return False


def _nothing_set(_: Sequence[Article]) -> Mapping[str, Interval]:
    return {}


@dataclass(slots=True)
class _Reading:
    """One run over the found files: collects what the workers send and puts it in order."""

    found: list[FoundFile]
    pool: Pool
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    workers: int | None = None
    cache: ExtractionCache | None = None
    keys: dict[int, str] = field(default_factory=dict)
    articles: dict[tuple[int, int], Article] = field(default_factory=dict)
    facts: dict[tuple[int, int], ArticleFacts] = field(default_factory=dict)
    parts: dict[int, set[int]] = field(default_factory=dict)
    reports: dict[int, FileReport] = field(default_factory=dict)
    warnings: dict[int, list[Warning]] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    total: int = 0
    done: int = 0
    tasks: dict[int, int] = field(default_factory=dict)
    older: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    before: Mapping[str, FileRead] = field(default_factory=dict)
    states: dict[int, tuple[int, int, bool]] = field(default_factory=dict)
    read: dict[str, FileRead] = field(default_factory=dict)
    linking: float = 0.0
    stopped: bool = False
    options: LinkOptions = AS_WRITTEN
    linker: Linker | None = None
    published: Callable[[Sequence[Article]], Mapping[str, Interval]] = _nothing_set

    def steps(self, partial_every: float | None) -> Iterator[Chronicle]:
        self.states = {n: state for n, f in enumerate(self.found) if (state := _state(f.path)) is not None}
        self.sizes = [self.states[n][0] + 1 if n in self.states else 1 for n in range(len(self.found))]
        self.total = sum(self.sizes)
        self.waiting = dict.fromkeys(range(len(self.found)), 1)
        self.names = names_of(self.found)
        self.before = self.linker.files_read if self.linker is not None else {}
        with uncollected():
            new = self._recall()
        if new:  # a folder that is as it was needs no process that loads a language model
            self.pool.grow(_fitting([self.found[n] for n in new]) if self.workers is None else self.workers)
        for number in new:
            self.pool.submit(ReadTask(number, self.found[number], self.names[number]))
        if self.older and partial_every is not None:
            yield self._chronicle()
        shown, last = len(self.facts) if self.older else 0, time.monotonic()
        for done in self.pool.completed():
            if done is not None:
                self._take(done)
            if self.cancelled():
                self.stopped = True
                break
            pause = time.monotonic() - last
            due = partial_every is not None and pause >= max(partial_every, _PARTIAL_SHARE * self.linking)
            if due and len(self.facts) > shown * _PARTIAL_GROWTH and self.waiting:
                shown = len(self.facts)
                yield self._chronicle()
                last = time.monotonic()
        self._report("", linking=True)
        yield self._chronicle()

    def _take(self, done: Done[Task, Batch]) -> None:
        if isinstance(done.task, ReadTask):
            self._forget(done.task.file)
        if done.result is None:
            self._failed(done.task, done.error or "unknown")
        else:
            self._keep(done.result)
        file = done.task.file
        self.waiting[file] -= 1
        if not self.waiting[file]:
            self._done(file)
            self._remember(file)
        self._report(self.found[file].relative)

    def _recall(self) -> list[int]:
        """Takes what the cache has of the files, and returns the numbers of those that are to be read.

        What an older version of the rules has read counts until it is read anew.
        """
        from timeline_app.extract.pipeline import PIPELINE_VERSION

        new: list[int] = []
        told = 0.0
        for number, found in enumerate(self.found):
            if self.cancelled():
                self.stopped = True
                return []
            kept = self._unchanged(number) or self._remembered(number)
            if kept is not None:
                self._keep(kept[1])
            if kept is not None and kept[0] == PIPELINE_VERSION:
                self._note(number, kept[1])
                self._done(number)
                if (now := time.monotonic()) - told > _TOLD:  # who shows it would take longer than this takes
                    told = now
                    self._report(found.relative)
            else:
                new.append(number)
                if kept is not None:
                    self.older.add(number)
        return new

    def _done(self, number: int) -> None:
        del self.waiting[number]
        self.done += self.sizes[number]

    def _unchanged(self, number: int) -> tuple[str, Batch] | None:
        """What was read of a file the last time, if it is in memory and the file is as it was then."""
        from timeline_app.extract.pipeline import PIPELINE_VERSION

        found, before = self.found[number], self.before.get(self.names[number])
        now = self.states.get(number)
        if now is None:
            return None
        if not now[2]:
            self._key(number)
        if before is None or before.path != found.path or before.size != now[0]:
            return None
        if not (before.sure and before.changed == now[1]) and (before.key is None or before.key != self._key(number)):
            return None
        if before.key is not None:
            self.keys[number] = before.key
        batch = before.batch
        return PIPELINE_VERSION, batch if batch.file == number else replace(batch, file=number)

    def _key(self, number: int) -> str | None:
        if number not in self.keys and (key := cache_key(self.found[number], _layout())) is not None:
            self.keys[number] = key
        return self.keys.get(number)

    def _note(self, number: int, batch: Batch) -> None:
        """Keeps what came of a file for the next reading, unless something went wrong with it."""
        if number in self.states and batch.report is not None and batch.report.outcome == "read":
            size, changed, sure = self.states[number]
            key = self.keys.get(number)
            self.read[self.names[number]] = FileRead(self.found[number].path, size, changed, sure, key, batch)

    def _remembered(self, number: int) -> tuple[str, Batch] | None:
        """What the cache has of a file, if it is unchanged since it was put there, with the version that read it."""
        if self.cache is None or (key := self._key(number)) is None:
            return None
        kept = self.cache.get(key)
        try:
            return (
                None if kept is None else (kept.version, _numbered(pickle.loads(kept.blob), number, self.names[number]))
            )
        except Exception as error:  # whatever is wrong with it, the file itself is there to be read
            log.info("%s is not taken from the cache: %s", self.found[number].relative, error)
            return None

    def _forget(self, number: int) -> None:
        """Drops what an older version read of a file, for what is read of it now."""
        if number in self.older:
            self.older.remove(number)
            self.warnings.pop(number, None)
            for part in self.parts.pop(number, ()):
                del self.articles[number, part]
                self.facts.pop((number, part), None)

    def _remember(self, number: int) -> None:
        """Puts what came of a file into the cache, unless something went wrong with it."""
        from timeline_app.extract.pipeline import PIPELINE_VERSION

        if number in self.failed or self.reports[number].outcome != "read":
            return
        parts = sorted((number, part) for part in self.parts.get(number, ()) if (number, part) in self.facts)
        articles, facts = tuple(self.articles[k] for k in parts), tuple(self.facts[k] for k in parts)
        batch = Batch(number, self.reports[number], articles, facts, tuple(self.warnings.get(number, ())))
        self._note(number, batch)
        if self.cache is not None and (key := self.keys.get(number)):
            self.cache.put(key, PIPELINE_VERSION, pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))

    def _keep(self, batch: Batch) -> None:
        if batch.report is not None:
            self.reports[batch.file] = batch.report
        self.warnings.setdefault(batch.file, []).extend(batch.warnings)
        self.articles.update({(batch.file, a.part): a for a in batch.articles})
        self.parts.setdefault(batch.file, set()).update(a.part for a in batch.articles)
        if batch.facts is not None:
            self.facts.update({(batch.file, a.part): f for a, f in zip(batch.articles, batch.facts, strict=True)})
            return
        for chunk in chunks(batch.articles):
            self._again(ExtractTask(batch.file, chunk))

    def _again(self, task: ExtractTask) -> None:
        self.pool.submit(task, first=True)
        self.waiting[task.file] += 1
        self.tasks[task.file] = self.tasks.get(task.file, 1) + 1

    def _failed(self, task: Task, error: str) -> None:
        """A file that cannot be read fails; of several articles each is tried alone: one does not cost the others."""
        self.failed.add(task.file)
        if isinstance(task, ReadTask):
            path = task.found.relative
            self.reports[task.file] = FileReport(path, "failed", 0, f"Could not be worked on: {error}")
            self.warnings.setdefault(task.file, []).append(Warning(path, 0, Stage.READ, f"Could not be read: {error}"))
        elif len(task.articles) > 1:
            for article in task.articles:
                self._again(ExtractTask(task.file, (article,)))
        else:
            (article,) = task.articles
            self.facts[task.file, article.part] = no_facts(article)
            message = f"No dates or events could be read in this article: {error}"
            self.warnings.setdefault(task.file, []).append(_warning(article, message))

    def _report(self, path: str, linking: bool = False) -> None:
        done = len(self.found) - len(self.waiting)
        # What waits is counted by its size; a file that several tasks share counts by those that are done.
        shared = sum(
            self.sizes[n] * (1 - self.waiting[n] / tasks) for n, tasks in self.tasks.items() if n in self.waiting
        )
        share = (self.done + shared) / max(1, self.total)
        self.progress(Progress(done, len(self.found), len(self.facts), path, linking, share, bool(self.older)))

    def _chronicle(self) -> Chronicle:
        from timeline_app.link.linker import Linker

        self.linker = self.linker or Linker()
        self.linker.files_read = {**self.before, **self.read} if self.waiting else dict(self.read)
        began = time.monotonic()
        if not self.waiting:
            sharing.forget()
        order = sorted(self.facts)
        reports = dict(self.reports)
        if self.stopped:
            for number in self.waiting.keys() - self.older:
                reports[number] = self._unread(number)
        warnings = [w for number in sorted(self.warnings) for w in sorted(self.warnings[number], key=_place)]
        articles = [self.articles[key] for key in order]
        chronicle = self.linker.link(
            articles,
            [self.facts[key] for key in order],
            [reports[number] for number in sorted(reports)],
            warnings,
            self.options,
            self.published(articles),
        )
        give_back_what_is_free()
        self.linking = time.monotonic() - began
        return chronicle

    def _unread(self, number: int) -> FileReport:
        got = sum((number, part) in self.facts for part in self.parts.get(number, ()))
        return FileReport(
            self.found[number].relative, "skipped", got, "Reading was stopped before the end of this file."
        )


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


def _place(warning: Warning) -> tuple[int, str]:
    return warning.part, warning.stage


def chunks(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """Runs of articles of about `_CHUNK` characters, in order."""
    made: list[tuple[Article, ...]] = []
    run: list[Article] = []
    size = 0
    for article in articles:
        run.append(article)
        size += len(article.text)
        if size >= _CHUNK:
            made.append(tuple(run))
            run, size = [], 0
    return [*made, tuple(run)] if run else made
