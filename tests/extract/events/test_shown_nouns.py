"""A line says which thing it speaks of only for the noun that it shows, not for another one of its sentence."""

from __future__ import annotations

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.pipeline import extract

PEOPLE = "Ada Holm"


def test_only_what_the_line_shows_is_told() -> None:
    found = extract(
        article_of(
            "The Lima earthquake killed ten people on 3 May 2011. "
            "On 9 May 2011 Anna Berg wrote a book about the earthquake of 1970 before the earthquake was over."
        )
    )
    lines = [e.headline for e in found.events]
    assert "Berg writes a book about the earthquake of 1970" in lines


def test_not_where_the_sentence_tells_of_two() -> None:
    text = "The Lima mill opened on 3 May 2011. On 9 May 2011 Ada Holm sold the mill after a strike at the old mill."
    lines = Read(text, people=PEOPLE).headlines
    assert any(h.startswith("Holm sells the mill") for h in lines)


def test_each_part_of_a_long_sentence_says_which() -> None:
    parts = "; ".join(f"in {1700 + n} Ada Holm sold the mill" for n in range(20))
    lines = Read(f"In 1690 the Lima mill opened. {parts[0].upper()}{parts[1:]}.", people=PEOPLE).headlines
    assert lines.count("Holm sells the Lima mill") == len(lines) - 1 > 0
