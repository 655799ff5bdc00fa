"""German, French and Spanish by example, and explicit dates in languages without rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline_app.core.article import Published
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.extract.times import recognise
from timeline_app.extract.times.rules import rules_of
from timeline_app.link.resolve import resolve_times

FOLDER = Path(__file__).parents[2] / "corpus"
CORPORA = {code: tomllib.loads((FOLDER / f"times_{code}.toml").read_text("utf-8")) for code in ("de", "fr", "es")}
CASES = [(code, text, expected) for code, data in CORPORA.items() for text, *expected in data["cases"]]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_reads_what_the_words_say(language: str, text: str, expected: list[str]) -> None:
    anchor = CORPORA[language]["anchor"]
    facts = ArticleFacts("a1", language, times=recognise(text, language))
    found = []
    for time, like in zip(
        resolve_times(facts, Published(Interval.parse(anchor), anchor, 1.0)), expected + [""] * 9, strict=False
    ):
        line = f"{time.expression.text} = {time.value}"
        found.append(f"{line} @ {time.interval.edtf() if time.interval else None}" if " @ " in like else line)
    assert found == expected


@pytest.mark.parametrize(("language", "text"), [(c, t) for c, data in CORPORA.items() for t in data["never"]])
def test_invents_no_time(language: str, text: str) -> None:
    assert [(t.text, t.rule) for t in recognise(text, language)] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("it", "Roma, 12 maggio 2019. Piove.", "12 maggio 2019", (2019, 5, 12)),
        ("pt", "Lisboa, 12 de maio de 2019. Chove.", "12 de maio de 2019", (2019, 5, 12)),
        ("ru", "Москва, 12 мая 2019 года.", "12 мая 2019", (2019, 5, 12)),
        ("nl", "Het regende op 12 mei 2019 in Delft.", "12 mei 2019", (2019, 5, 12)),
        ("ja", "東京で2019年5月12日に雨。", "2019年5月12日", (2019, 5, 12)),
        ("xx", "aa 2019-05-12 bb", "2019-05-12", (2019, 5, 12)),
    ],
)
def test_explicit_dates_are_read_in_any_language(language: str, text: str, words: str, value: tuple[int, ...]) -> None:
    (time,) = recognise(text, language)
    assert time.text == words
    assert time.form.args[:3] == value


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "text", ["31 febbraio 2020", "12 persone 2019", "nel 1999 vennero 12 persone", "5 per cento 2019"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert recognise(text, "it") == ()


@pytest.mark.parametrize("language", CORPORA)
def test_every_rule_has_an_example(language: str) -> None:
    used = {time.rule for code, text, _ in CASES if code == language for time in recognise(text, language)}
    assert {rule.name for rule in rules_of(language).rules} - used == set()
