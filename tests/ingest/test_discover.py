"""The walk over a source: stable, complete, never in a circle."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ingest.discover import discover, safe_name

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs POSIX file names and links")


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def test_files_come_by_name_and_before_their_subfolders(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "c.txt", "B.txt")
    assert [f.relative for f in discover(tmp_path)] == ["B.txt", "b.txt", "c.txt", "a/z.txt", "a/b/c.txt"]


def test_a_single_file_is_a_source(tmp_path):
    write(tmp_path, "one.txt")
    (found,) = discover(tmp_path / "one.txt")
    assert (found.relative, found.skip) == ("one.txt", None)


def test_an_empty_folder_has_no_files(tmp_path):
    assert list(discover(tmp_path)) == []


def test_hidden_files_and_folders_are_named_and_not_opened(tmp_path):
    write(tmp_path, ".secret.txt", ".git/config", "seen.txt")
    assert [(f.relative, f.skip) for f in discover(tmp_path)] == [
        (".git", "hidden"), (".secret.txt", "hidden"), ("seen.txt", None)]  # fmt: skip


@linux
def test_a_link_back_to_the_folder_does_not_make_a_circle(tmp_path):
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "self").symlink_to("self")
    found = {f.relative: f for f in discover(tmp_path)}
    assert set(found) == {"in/a.txt", "in/again", "in/up", "in/self"}
    assert all(found[f"in/{n}"].skip for n in ("again", "up", "self"))


@linux
def test_what_lies_in_the_folder_anyway_is_read_once(tmp_path):
    write(tmp_path, "real/a.txt")
    (tmp_path / "copy").symlink_to("real")
    (tmp_path / "a.txt").symlink_to("real/a.txt")
    assert [f.relative for f in discover(tmp_path) if not f.skip] == ["real/a.txt"]


@linux
def test_a_link_to_another_place_is_followed_once(tmp_path):
    write(tmp_path, "elsewhere/x.txt", "source/a.txt")
    for name in ("one", "two"):
        (tmp_path / "source" / name).symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "home").symlink_to(tmp_path / "source")
    opened = [f.relative for f in discover(tmp_path / "source") if not f.skip]
    assert opened == ["a.txt", "one/x.txt"]


@linux
def test_a_broken_link_is_a_fault(tmp_path):
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (found,) = discover(tmp_path)
    assert found.failed
    assert found.skip == "a link that leads nowhere"


@linux
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = discover(tmp_path)
    assert found.skip == "not a regular file"


@linux
def test_a_name_that_is_not_utf8_can_be_written_and_opened(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    Path(os.fsdecode(raw)).write_text("words")
    (found,) = discover(tmp_path)
    assert found.relative.encode("utf-8") == b"caf\\xe9\\x0a.txt"
    assert found.path.read_text() == "words"


@given(st.text(alphabet=st.characters(codec=None), max_size=20))
def test_every_name_becomes_valid_text_on_one_line(name):
    shown = safe_name(name)
    shown.encode("utf-8")
    assert "\n" not in shown
