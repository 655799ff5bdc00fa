"""In an interview printed with its speakers, what one says of himself is told of him."""

from __future__ import annotations

import pytest

from timeline_app.core.facts import Role
from timeline_app.extract.interviews import turns
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article

TALK = """The potter of Selden

Greta Aune, 81, tells Paul Dray how she became a potter. She was born in a lighthouse.

Paul Dray: When did you begin?

{label}: I moved to Selden in 1957 with my brother. In 1961 I opened my first kiln.

Paul Dray: Was it hard?

{label}: My brother died in a fire in 1964. My teacher said: "I sold the barn in 1965." We left in 1966.
"""


def told(text: str) -> dict[str, str]:
    facts = extract(make_article("a.txt", 0, "txt", text))
    shown = (e for e in facts.events if e.detail_of is None and e.near is None and e.time is not None)
    return {facts.times[e.time].text: e.headline for e in shown if e.time is not None}


@pytest.mark.parametrize("label", ["Greta Aune", "Aune", "GA", "**Greta Aune**"])
def test_what_somebody_says_of_himself_is_told_of_him(label: str) -> None:
    lines = told(TALK.format(label=label))
    assert lines["1957"] == "Aune moves to Selden with her brother"
    assert lines["1961"] == "Aune opens her first kiln"
    assert lines["1964"].replace("’", "'") == "Aune's brother dies in a fire"


def test_what_he_quotes_and_what_several_did_is_not() -> None:
    lines = told(TALK.format(label="Greta Aune"))
    assert not any("Aune" in line for day, line in lines.items() if day in ("1965", "1966"))


def test_the_speaker_takes_part() -> None:
    facts = extract(make_article("a.txt", 0, "txt", TALK.format(label="Greta Aune")))
    moved = next(e for e in facts.events if e.headline.startswith("Aune moves"))
    assert [facts.entities[a.entity].name for a in moved.actors if a.role is Role.AGENT] == ["Greta Aune"]


@pytest.mark.parametrize(
    "text",
    [
        "Greta Aune: I moved to Selden in 1957.\nShe left in 1960.",
        "Note: I left.\nNote: I came back.",
        "On 5 May: Rain.\nOn 6 May: Fog.",
    ],
)
def test_one_label_is_no_interview(text: str) -> None:
    assert turns(text) == []


def test_a_comment_by_nobody_known_stays_the_writers() -> None:
    lines = told(TALK.format(label="Reader"))
    assert "1957" not in lines


def test_what_the_writer_says_below_the_last_answer_is_nobodys() -> None:
    text = TALK.format(label="Greta Aune") + "\nI opened this magazine in 1975.\n"
    assert not any("magazine" in line for line in told(text).values())


def test_what_two_did_is_not_told_of_the_speaker_alone() -> None:
    talk = TALK.format(label="Greta Aune").replace("In 1961", "She and I sold it in 1970. In 1961")
    assert not any(line.startswith("Aune sell") for line in told(talk).values())
