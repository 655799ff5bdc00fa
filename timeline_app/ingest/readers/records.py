"""JSON and JSON Lines: one article an object, under the usual names of the fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from timeline_app.core.article import Article, DateClaim
from timeline_app.core.errors import ReadError
from timeline_app.ingest.articles import Given, make_article
from timeline_app.ingest.dates import first_date, says

_KEYS = {
    "title": ("title", "headline"),
    "text": ("text", "maintext", "body", "content"),
    "published": ("date_publish", "published", "publication_date", "date", "pub_date", "datePublished"),
    "url": ("url",),
    "authors": ("authors", "author", "byline"),
    "publisher": ("publisher", "source_domain", "source"),
    "language": ("language",),
}
_TRUST = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One object of a file: an article, or what is wrong with it. `part` counts the objects from 0."""

    part: int
    article: Article | None
    problem: str | None = None


def read_json(path: str, text: str) -> Iterator[Row]:
    """The articles of a .json file: an object, or a list of objects. Raises ReadError if it is no JSON."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(f"broken JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise ReadError("JSON nested too deeply") from error
    except ValueError as error:
        raise ReadError("broken JSON: a number of thousands of digits") from error
    if isinstance(data, dict) and not _first(data, "text"):
        data = next((v for v in data.values() if isinstance(v, list) and v and isinstance(v[0], dict)), data)
    rows = data if isinstance(data, list) else [data]
    for part, row in enumerate(rows):
        yield _row(path, part, "json", row)


def read_jsonl(path: str, text: str) -> Iterator[Row]:
    """The articles of a .jsonl file. A broken line is a Row with a problem; the others are read."""
    part = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _row(path, part, "jsonl", json.loads(line), f"line {number}: ")
        except json.JSONDecodeError as error:
            yield Row(part, None, f"line {number} left out, broken JSON: {error.msg} in column {error.colno}")
        except RecursionError:
            yield Row(part, None, f"line {number} left out, nested too deeply")
        except ValueError:
            yield Row(part, None, f"line {number} left out, broken JSON: a number of thousands of digits")
        part += 1


def _row(path: str, part: int, format: str, row: object, where: str = "") -> Row:
    if not isinstance(row, dict):
        return Row(part, None, f"{where}an article must be an object, this is {_named(row)}")
    text = _first(row, "text")
    if not isinstance(text, str) or not text.strip():
        found = f"; there are: {', '.join(sorted(map(str, row))[:8])}" if row else ""
        return Row(part, None, f"{where}no text (a field {', '.join(_KEYS['text'])}{found})")
    return Row(part, make_article(path, part, format, _whole(text), _given(row)))


def _named(value: object) -> str:
    return {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a number")


def _whole(text: str) -> str:
    """Half surrogate pairs, which no file can hold, become the replacement sign; nothing moves."""
    return re.sub("[\ud800-\udfff]", "�", text)


def _given(row: dict[str, object]) -> Given:
    language = _string(_first(row, "language"))
    return Given(
        title=_string(_first(row, "title")),
        authors=_people(_first(row, "authors")),
        publisher=_string(_first(row, "publisher")),
        language=language[:2].lower() if language and re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else None,
        url=_string(_first(row, "url")),
        published=_published(row, language or "en"),
    )


def _first(row: dict[str, object], field: str) -> object:
    return next((row[k] for k in _KEYS[field] if row.get(k) not in (None, "", [], {})), None)


def _string(value: object) -> str | None:
    """A text, or the name in an object, or the first of a list, on one line."""
    if isinstance(value, dict):
        value = next((value[k] for k in ("name", "title", "@value", "href") if value.get(k)), None)
    if isinstance(value, list):
        return _string(value[0]) if value else None
    return _whole(" ".join(value.split())) or None if isinstance(value, str) else None


def _people(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    names = [n for v in values if (n := _string(v))]
    if len(names) == 1:
        bare = re.sub(r"^\s*by\s+", "", names[0], flags=re.I)
        names = [n.strip() for n in re.split(r"\s*(?:;|\||&|\band\b|,(?!\s*(?:Jr|Sr|II|III|PhD|MD)\b))\s*", bare)]
    return tuple(dict.fromkeys(n for n in names if n))


def _published(row: dict[str, object], language: str) -> tuple[DateClaim, ...]:
    for key in _KEYS["published"]:
        said = _date_text(row.get(key))
        date = first_date(said, month_first=language.startswith("en")) if said else None
        if date:
            return (DateClaim("metadata", f"{key}: {said}", says(date), date, _TRUST),)
    return ()


def _date_text(value: object) -> str | None:
    if isinstance(value, dict):
        value = next(iter(value.values()), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str) and not re.fullmatch(r"\d{9,13}", value):
        return (
            re.sub(r"(?<=\d)T(?=\d)", " ", value)
            if not re.fullmatch(r"\d{8}", value)
            else f"{value[:4]}-{value[4:6]}-{value[6:]}"
        )
    seconds = float(value)
    if 19_000_101 <= seconds <= 21_001_231:
        day = str(int(seconds))
        return f"{day[:4]}-{day[4:6]}-{day[6:]}"
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).strftime("%Y-%m-%d")
    except (OverflowError, OSError, ValueError):
        return None
