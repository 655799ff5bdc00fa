"""A portable project gives the timeline of its folder, and what older rules read in it is read anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.core.chronicle import Chronicle
from timeline_app.extract.pipeline import PIPELINE_VERSION
from timeline_app.link.linker import Linker
from timeline_app.pipeline import Progress, read_steps
from timeline_app.project import portable
from timeline_app.project.damage import Damage, Unread
from timeline_app.project.portable import Contents, Journal, Text
from timeline_app.project.project import Project
from timeline_app.reopening import Reopening
from timeline_app.tasks import start_workers

STORY = "Vienna, March 3, 2024 - The ministers {names} met in Vienna on Friday and signed a treaty on rivers."


@pytest.fixture(scope="module")
def chronicle_and_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chronicle, Path]:
    folder = tmp_path_factory.mktemp("stories")
    for number, names in enumerate(("Anna Berg and Carl Holm", "Ida Moss and Per Dahl")):
        (folder / f"{number}.txt").write_text(STORY.format(names=names))
    (folder / "broken.json").write_text("{")
    linker = Linker()
    *_, chronicle = read_steps(folder, workers=0, linker=linker)
    read = linker.folder
    texts = tuple(Text(a, f, PIPELINE_VERSION) for a, f in zip(read.articles, read.facts, strict=True))
    file = tmp_path_factory.mktemp("saved") / "x.timeline"
    portable.write(file, Contents(texts, read.files, read.warnings), Journal())
    return chronicle, file


@pytest.fixture
def chronicle(chronicle_and_file: tuple[Chronicle, Path]) -> Chronicle:
    return chronicle_and_file[0]


@pytest.fixture
def file(chronicle_and_file: tuple[Chronicle, Path], tmp_path: Path) -> Path:
    copy = tmp_path / "copy.timeline"
    copy.write_bytes(chronicle_and_file[1].read_bytes())
    return copy


def reopen(file: Path, *, keeps: bool = True) -> tuple[list[Chronicle], list[Progress]]:
    seen: list[Progress] = []
    with closing(start_workers(0)) as pool:
        steps = list(Reopening(file, pool, Linker(), progress=seen.append, keeps=keeps).steps())
    return steps, seen


def old(file: Path, *, facts: bool = True) -> None:
    """As if older rules had read it, and had found no events; or as if nothing had been read."""
    contents = portable.read(file)
    texts = (
        replace(t, version="of long ago", facts=replace(t.facts, events=()) if facts and t.facts else None)
        for t in contents.texts
    )
    portable.keep(file, replace(contents, texts=tuple(texts)))


def test_the_same_timeline_without_the_folder(chronicle: Chronicle, file: Path) -> None:
    before = file.read_bytes()
    (again,), seen = reopen(file)
    assert again == chronicle
    assert seen[-1].linking
    assert not any(progress.again for progress in seen)
    assert file.read_bytes() == before


def test_what_older_rules_read_is_shown_and_then_read_anew(chronicle: Chronicle, file: Path) -> None:
    old(file)
    (first, last), seen = reopen(file)
    assert len(first.articles) == len(chronicle.articles)
    assert first.events == ()
    assert last == chronicle
    assert any(progress.again for progress in seen)
    assert not seen[-1].again
    assert reopen(file)[0] == [chronicle]


def test_texts_without_facts_are_read(chronicle: Chronicle, file: Path) -> None:
    old(file, facts=False)
    assert reopen(file)[0] == [chronicle]


def test_a_file_that_is_not_to_be_written_stays_as_it_is(chronicle: Chronicle, file: Path) -> None:
    old(file)
    before = file.read_bytes()
    assert reopen(file, keeps=False)[0][-1] == chronicle
    assert file.read_bytes() == before


def test_stopped_while_reading_anew(file: Path) -> None:
    old(file)
    stopped = False
    with closing(start_workers(0)) as pool:
        steps = Reopening(file, pool, Linker(), cancelled=lambda: stopped).steps()
        next(steps)
        stopped = True
        last = next(steps)
        assert list(steps) == []
    assert len(last.articles) == 2
    assert {text.version for text in portable.read(file).texts} == {"of long ago"}


def test_articles_that_are_called_the_same_are_told_apart(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("INSERT INTO texts (path, article, version, facts) SELECT path, article, version, facts FROM texts")
    (again,), _ = reopen(file)
    assert len({linked.article.id for linked in again.articles}) == len(again.articles) == 4


def broken(file: Path, number: int, column: str = "article") -> None:
    """Turns a byte in the middle of a row, which SQLite does not notice."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        (blob,) = db.execute(f"SELECT {column} FROM texts WHERE number = ?", (number,)).fetchone()
        middle = len(blob) // 2
    data = file.read_bytes()
    assert data.count(blob) == 1
    file.write_bytes(data.replace(blob, blob[:middle] + bytes([blob[middle] ^ 0xFF]) + blob[middle + 1 :]))


def damage_of(file: Path, *, keeps: bool = True, unread: Unread | None = None) -> tuple[Chronicle, list[Damage]]:
    told: list[Damage] = []
    with closing(start_workers(0)) as pool:
        opening = Reopening(file, pool, Linker(), keeps=keeps, unread=unread or Unread(), damaged=told.append)
        *_, chronicle = opening.steps()
    return chronicle, told


def test_a_damaged_article_is_told_of_and_the_file_as_it_was_is_kept(chronicle: Chronicle, file: Path) -> None:
    old(file)  # so that it is written to
    broken(file, 1)
    before = portable.read(file)
    assert (len(before.texts), before.lost) == (1, 1)
    again, (damage,) = damage_of(file)
    original = damage.original
    assert original is not None
    assert original.name.startswith("copy (damaged ")
    assert damage == Damage(1, 0, original, broken=True)
    assert portable.read(original) == before
    rows = {report.path: (report.outcome, report.articles) for report in again.files}
    assert rows == {"0.txt": ("failed", 0), "1.txt": ("read", 1), "broken.json": ("failed", 0)}
    assert [a.article.path for a in again.articles] == ["1.txt"]
    # What is left is written; what is lost is still told of.
    assert [t.version for t in portable.read(file).texts] == [PIPELINE_VERSION]
    assert damage_of(file) == (again, [])
    assert len(list(file.parent.glob("*.timeline"))) == 2


def test_the_copy_of_a_damaged_file_is_made_once(file: Path) -> None:
    broken(file, 2)
    for _ in range(2):
        _, (damage,) = damage_of(file, unread=Unread(3, 2))
        assert (damage.articles, damage.changes) == (1, 3)
    assert len(list(file.parent.glob("*.timeline"))) == 2
    broken(file, 1)
    assert damage_of(file)[1][0].articles == 2
    assert damage_of(file)[0].articles == ()


def test_a_damaged_file_that_is_not_to_be_written_is_not_copied(file: Path) -> None:
    broken(file, 1)
    before = file.read_bytes()
    _, told = damage_of(file, keeps=False)
    assert told == [Damage(1, 0, None, broken=True)]
    assert file.read_bytes() == before
    assert list(file.parent.glob("*.timeline")) == [file]


def test_damaged_facts_alone_are_read_anew(chronicle: Chronicle, file: Path) -> None:
    broken(file, 1, "facts")
    assert damage_of(file) == (chronicle, [])


def test_pages_that_are_broken_cost_only_what_was_on_them(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'texts'").fetchone()
    data = bytearray(file.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    file.write_bytes(data)
    with closing(Project.open(file)) as project:
        assert "The damaged file was kept as" in project.notes[0]
    chronicle, told = damage_of(file)
    assert told == [Damage(2, 0)]
    assert [report.outcome for report in chronicle.files] == ["failed"] * 3
    assert file.with_name(next(iter(file.parent.glob("copy (damaged *"))).name).read_bytes() == data
