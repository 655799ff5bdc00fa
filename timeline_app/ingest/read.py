"""Reads one file, whatever it holds, into articles and one row of the import report. Never raises for bad input.

result = read_file(found)
result.report.outcome  ->  "read", "skipped", "empty" or "failed"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from timeline_app.core.article import Article
from timeline_app.core.chronicle import FileReport
from timeline_app.core.errors import ReadError, Stage, Warning
from timeline_app.ingest.decode import Decoded, decode
from timeline_app.ingest.discover import FoundFile
from timeline_app.ingest.readers.page import read_page
from timeline_app.ingest.readers.records import Row, read_json, read_jsonl
from timeline_app.ingest.readers.text import read_markdown, read_text

MAX_ARTICLE_CHARS = 4_000_000
"""Longer texts are no articles (a long novel has three million characters) and would be read for hours."""
_MAX_BYTES = {"text": 4 * MAX_ARTICLE_CHARS, "page": 4 * MAX_ARTICLE_CHARS, "rows": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    report: FileReport
    articles: tuple[Article, ...] = ()
    warnings: tuple[Warning, ...] = ()


_FORMATS: dict[str, tuple[str, Callable[[str, str], list[Article]]]] = {
    ".txt": ("text", read_text),
    ".text": ("text", read_text),
    ".md": ("text", read_markdown),
    ".markdown": ("text", read_markdown),
    ".html": ("page", read_page),
    ".htm": ("page", read_page),
    ".xhtml": ("page", read_page),
}
SUFFIXES = (*_FORMATS, ".json", ".jsonl", ".ndjson")
"""Endings of the files that can be read."""


def read_file(found: FoundFile) -> FileResult:
    """The articles of a file, and what to say about it."""
    if found.skip:
        return _none(found, "failed" if found.failed else "skipped", found.skip)
    suffix = found.path.suffix.lower()
    if suffix not in SUFFIXES:
        kind = f"{suffix} files are not read" if suffix else "a file without an ending, so of no known kind"
        return _none(found, "skipped", f"{kind} (only {', '.join(SUFFIXES)})")
    try:
        return _read(found, suffix)
    except ReadError as error:
        return _none(found, "failed", str(error))
    except OSError as error:
        return _none(found, "failed", f"cannot be opened: {(error.strerror or str(error)).lower()}")
    except MemoryError:
        return _none(found, "failed", "too large for this computer's memory")
    except Exception as error:  # a format library's defect must not cost the other files
        return _none(found, "failed", f"cannot be read ({type(error).__name__}: {error})")


def _read(found: FoundFile, suffix: str) -> FileResult:
    kind = _FORMATS[suffix][0] if suffix in _FORMATS else "rows"
    size = found.path.stat().st_size
    if size > _MAX_BYTES[kind]:
        return _none(found, "skipped", f"too large for one article ({_megabytes(size)}); split it into articles")
    data = _bytes(found.path)
    if not data.strip():
        return _none(found, "empty", "the file is empty" if not data else "the file holds nothing but blanks")
    decoded = decode(data)
    if kind == "rows":
        return _rows(found, decoded, suffix)
    if len(decoded.text) > MAX_ARTICLE_CHARS and kind == "text":
        return _none(found, "skipped", f"too long for one article ({_millions(decoded.text)}); split it into articles")
    articles = _FORMATS[suffix][1](found.relative, decoded.text)
    if not articles:
        return _none(found, "empty", "no text in the page" if kind == "page" else "no text in the file")
    return _result(found, articles, [], decoded)


def _rows(found: FoundFile, decoded: Decoded, suffix: str) -> FileResult:
    reader = read_json if suffix == ".json" else read_jsonl
    articles: list[Article] = []
    problems: list[tuple[int, str]] = []
    for row in reader(found.relative, decoded.text):
        _sort(row, articles, problems)
    if not articles:
        return _none(
            found, "failed" if problems else "empty", problems[0][1] if problems else "no articles in the file"
        )
    return _result(found, articles, problems, decoded)


def _sort(row: Row, articles: list[Article], problems: list[tuple[int, str]]) -> None:
    if row.article is None:
        problems.append((row.part, row.problem or "not an article"))
    elif len(row.article.text) > MAX_ARTICLE_CHARS:
        problems.append((row.part, f"too long for one article ({_millions(row.article.text)}): left out"))
    else:
        articles.append(row.article)


def _result(found: FoundFile, articles: list[Article], problems: list[tuple[int, str]], decoded: Decoded) -> FileResult:
    notes = [decoded.note] if decoded.note else []
    if problems:
        notes.append(f"{len(problems)} left out: {problems[0][1]}")
    warnings = [Warning(found.relative, part, Stage.READ, message) for part, message in problems]
    if decoded.note:
        warnings.insert(0, Warning(found.relative, 0, Stage.READ, decoded.note))
    report = FileReport(found.relative, "read", len(articles), "; ".join(notes))
    return FileResult(report, tuple(articles), tuple(warnings))


def _none(found: FoundFile, outcome: str, message: str) -> FileResult:
    """A file without articles. What was meant to be read and could not be is a warning, too."""
    warned = outcome == "failed" or (
        outcome == "skipped" and found.skip is None and found.path.suffix.lower() in SUFFIXES
    )
    warnings = (Warning(found.relative, 0, Stage.READ, message),) if warned or outcome == "empty" else ()
    return FileResult(FileReport(found.relative, outcome, 0, message), (), warnings)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _millions(text: str) -> str:
    return f"{len(text) / 1e6:.1f} million characters"
