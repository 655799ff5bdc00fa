"""The work that is shared out among processes: reading a file, and extracting what its articles tell.

batch = work(ReadTask(0, found))      # in a worker; its articles come with their facts, or are to be extracted yet
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline_app.core import packing
from timeline_app.core.article import Article
from timeline_app.core.chronicle import FileReport
from timeline_app.core.errors import Stage, Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.files import article_id, each_word_once
from timeline_app.ingest.discover import FoundFile
from timeline_app.workers import WorkerPool

packing.register()  # articles and facts come from the workers, and go to the cache

_CHUNK = 15_000
"""Characters of text that are worth a task of their own; a file with more is shared out among the workers."""


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
            warnings.append(warning_of(article, f"No dates or events could be read in this article ({reason})."))
        warnings.extend(warning_of(article, note) for note in facts[-1].notes)
    return tuple(facts), tuple(warnings)


def no_facts(article: Article) -> ArticleFacts:
    """The facts of an article that could not be worked on: none."""
    return ArticleFacts(article.id, article.language or "und")


def warning_of(article: Article, message: str) -> Warning:
    """What the user is told went wrong with an article while its events were sought."""
    return Warning(article.path, article.part, Stage.EXTRACT, message)


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
