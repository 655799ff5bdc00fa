"""The extraction cache: what is put in comes out, in later runs too, and nothing that goes wrong with it matters."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from timeline_app.project.cache import ExtractionCache, Kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "read.sqlite"


def test_what_is_put_in_comes_out_in_a_later_run(path: Path) -> None:
    with closing(ExtractionCache(path)) as cache:
        cache.put("a", "v", b"first")
        cache.put("a", "v", b"second")
    with closing(ExtractionCache(path)) as cache:
        assert cache.get("a") == Kept("v", b"second")
        assert cache.get("b") is None


def test_only_the_user_may_read_it(path: Path) -> None:
    with closing(ExtractionCache(path)) as cache:
        cache.put("a", "v", b"secret")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_cleared_is_gone_from_the_file(path: Path) -> None:
    blob = random.Random(1).randbytes(5000)
    with closing(ExtractionCache(path)) as cache:
        cache.put("a", "v", blob)
    assert blob[1000:1100] in path.read_bytes()
    with closing(ExtractionCache(path)) as cache:
        cache.clear()
        assert cache.get("a") is None
    assert blob[1000:1100] not in b"".join(p.read_bytes() for p in path.parent.iterdir())


def test_what_was_not_used_for_longest_goes_first(path: Path) -> None:
    chance = random.Random(2)
    for key in "abc":
        with closing(ExtractionCache(path)) as cache:
            cache.put(key, "v", chance.randbytes(1000))
    with closing(ExtractionCache(path, most_bytes=2500)) as cache:
        cache.get("a")
    with closing(ExtractionCache(path)) as cache:
        assert [cache.get(key) is not None for key in "abc"] == [True, False, True]


def test_a_damaged_file_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 1000)
    with closing(ExtractionCache(path)) as cache:
        cache.put("a", "v", b"kept")
    with closing(ExtractionCache(path)) as cache:
        assert cache.get("a") == Kept("v", b"kept")


def test_a_damaged_blob_is_as_if_it_were_not_there(path: Path) -> None:
    with closing(ExtractionCache(path)) as cache:
        cache.put("a", "v", b"kept")
    with closing(sqlite3.connect(path)) as store:
        store.execute("UPDATE kept SET blob = x'00'")
        store.commit()
    with closing(ExtractionCache(path)) as cache:
        assert cache.get("a") is None


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(ExtractionCache(tmp_path / "file" / "read.sqlite")) as cache:
        cache.put("a", "v", b"lost")
        assert cache.get("a") is None


def test_two_programs_share_it(path: Path) -> None:
    with closing(ExtractionCache(path)) as one:
        one.put("a", "v", b"from one")
    with closing(ExtractionCache(path)) as one, closing(ExtractionCache(path)) as two:
        assert one.get("a") == two.get("a") == Kept("v", b"from one")
        two.put("b", "v", b"from two")
        one.put("c", "v", b"from one")
        assert one.get("b") == Kept("v", b"from two")
    assert [p.name for p in path.parent.iterdir()] == ["read.sqlite"]
