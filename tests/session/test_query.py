"""What is found is what a reader would call found: from the beginning of words on, in any script, without accents."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_app.core.span import Span
from timeline_app.project.text_index import TextIndex, forget
from timeline_app.session.query import Query, fold, tokens

ALPHABET = "aAbBéÉe\u0301ßſςΣıİ 東京都ไทยहिन्दी한국عربي1٢½-_'’“\"”«».,*()\n\0\U0001f600ﬁẞ"
texts = st.text(st.sampled_from(ALPHABET), max_size=40) | st.text(max_size=40)


def found(text: str, words: str) -> list[str]:
    folded = fold(text)
    query = Query.of(words)
    return [span.of(text) for span in query.spans(folded)] if query.in_text(folded) else []


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("koiz", "Koizumi met KOIZUMI.", ["Koiz", "KOIZ"]),
        ("zumi", "Koizumi", []),
        ("angstrom", "Ångström met A\u030angstro\u0308m", ["Ångström", "A\u030angstro\u0308m"]),
        ("prime minister", "The minister met the Prime.", ["minister", "Prime"]),
        ('"prime minister"', "The minister met the Prime.", []),
        (
            '"prime minister"',
            "the Prime\n Minister, prime-minister; prime ministers",
            ["Prime\n Minister", "prime-minister"],
        ),
        ('"prime minis', "Prime Minister", ["Prime Minis"]),
        ("“prime minister”", "Prime Minister", ["Prime Minister"]),
        ("co-operat", "co-operation, co operates, cooperation", ["co-operat", "co operat"]),
        ("東京", "東京都で、西東京でも", ["東京", "東京"]),
        ("京", "東京", ["京"]),
        ("ไทย", "ประเทศไทย", ["ไทย"]),
        ("हिन्", "यह हिन्दी है", ["हिन्"]),
        ("हि", "यह महिना है", []),
        ("한국", "한국은", ["한국"]),
        ("президент", "Президента России", ["Президент"]),
        ("عرب", "عربي", ["عرب"]),
        ("€", "5 € or €6", ["€", "€"]),
        ("€5", "5 € or €5", ["5", "5"]),
        ("ana ana", "Ana", ["Ana"]),
        ("an ana", "Ana and Ann", ["An", "an", "An"]),
        ("AND OR NOT NEAR", "and or not near", ["and", "or", "not", "near"]),
        ("", "text", []),
        ('"" * ""', "text * x", []),
    ],
)
def test_examples(words: str, text: str, expected: list[str]) -> None:
    assert found(text, words) == expected


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_a_text_is_folding_its_characters() -> None:
    for code in range(0x20, 0x30000):
        char = chr(code)
        if unicodedata.category(char) not in ("Cn", "Cs"):
            assert len(fold(char)) == 1
            assert fold(f"x{char}y") == f"x{fold(char)}y"


@given(texts, texts)
def test_what_a_query_finds_is_in_order_and_apart(text: str, words: str) -> None:
    spans = list(Query.of(words).spans(fold(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(span) and span.end <= len(text) for span in spans)
    if Query.of(words).terms and Query.of(words).in_text(fold(text)):
        assert spans


@given(st.lists(st.sampled_from(["ab", "東京", "é"]), min_size=1, max_size=4), texts, texts)
def test_what_is_there_is_found(words: list[str], before: str, after: str) -> None:
    text = f"{before} {' '.join(words)} {after}"
    for query in (" ".join(words), f'"{" ".join(words)}"', words[0]):
        assert Query.of(query).in_text(fold(text))


@settings(max_examples=300)
@given(st.lists(texts, max_size=5), texts)
@example(["Σ", "ΟΔΟΣ", "οδός"], "ς")
def test_the_index_finds_what_is_found_by_going_through_the_texts(some: list[str], words: str) -> None:
    query = Query.of(words)
    with closing(TextIndex(None)) as index:
        numbers = index.add([(bytes([n]), " ".join(tokens(fold(text)))) for n, text in enumerate(some)])
        if query.indexed:
            there = index.find(query.fts)
            assert [number in there for number in numbers] == [query.in_text(fold(text)) for text in some]


def test_parts_of_the_texts_themselves(tmp_path: Path) -> None:
    some = ["Ana Brun resigned.", "Anabel met Ana.", "西東京で Ana", "हिन्दी में"]
    with closing(TextIndex(tmp_path / "x.search")) as index:
        numbers = index.add([(bytes([n]), " ".join(tokens(fold(text)))) for n, text in enumerate(some)])
        for text in some:
            for start in range(len(text)):
                for end in range(start + 1, len(text) + 1):
                    query = Query.of(text[start:end])
                    if query.indexed:
                        there = index.find(query.fts)
                        assert [n in there for n in numbers] == [query.in_text(fold(t)) for t in some], text[start:end]


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "search" / "x.search"


def test_a_text_keeps_its_number(path: Path) -> None:
    with closing(TextIndex(path)) as index:
        assert index.add([(b"a", "one"), (b"b", "two"), (b"a", "one")]) == [1, 2, 1]
    with closing(TextIndex(path)) as index:
        assert index.known([b"b", b"c"]) == [2, None]
        assert index.add([(b"c", "three one")]) == [3]
        assert index.find('"one"') == [1, 3]
        assert index.count() == 3
        index.clear()
        assert index.find('"one"') == []
        assert index.add([(b"c", "three")]) == [1]


def test_only_the_user_may_read_it(path: Path) -> None:
    with closing(TextIndex(path)) as index:
        index.add([(b"a", "secret")])
        assert all(p.stat().st_mode & 0o077 == 0 for p in (path.parent, *path.parent.iterdir()))
    assert list(forget(path.parent)) == [path]
    assert not path.exists()


@pytest.mark.parametrize("content", [b"no database" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_is_begun_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with closing(TextIndex(path)) as index:
        assert index.add([(b"a", "one")]) == [1]
    with closing(TextIndex(path)) as index:
        assert index.find('"one"') == [1]


def test_where_nothing_can_be_written_it_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(TextIndex(tmp_path / "file" / "x.search")) as index:
        index.add([(b"a", "one")])
        assert index.find('"on" *') == [1]


def test_spans_are_of_the_text_as_it_is() -> None:
    text = "“Ḱoizumi” – ﬁnally"
    assert list(Query.of("koizumi").spans(fold(text))) == [Span(1, 8)]
