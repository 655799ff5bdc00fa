"""A line says whose trial, which film it speaks of, where the article has told of one only."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import article_of
from timeline_app.extract.pipeline import extract


def lines(text: str) -> list[str]:
    return [event.headline for event in extract(article_of(text)).events]


FILM = "A judge has seen a film of Tomas Okoro rehearsing in Leeds. Lawyers sent notes to the court. "
REPORT = "Tomas Okoro wrote a report on the harbour in Leeds. Readers liked it. "


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{FILM}Judge Ada Holm ruled on 5 May 2011 that the film would not help.", "the film of Okoro"),
        (f"{REPORT}Mayor Ada Holm welcomed the report on 5 May 2011.", "Holm welcomes the report on the harbour"),
        (
            "Tomas Okoro’s petition against the toll reached Leeds. Ada Holm rejected the petition on 5 May 2011.",
            "Holm rejects Okoro’s petition against the toll",
        ),
        (
            "An 18-year-old woman from Leeds fell ill. The woman arrived by ferry from Oslo on 10 June 2009.",
            "The 18-year-old woman arrives by ferry",
        ),
        (
            "A Finnish couple bought a mill in Leeds. Mayor Ada Holm thanked the couple on 10 June 2009.",
            "Holm thanks the Finnish couple",
        ),
        (
            "A concert in Leeds drew fans of Tomas Okoro. Ada Holm sang at the concert on 5 May 2011.",
            "Holm sings at the concert in Leeds",
        ),
        (
            "Farmers feared the border agreement. Ada Holm signed the agreement on 5 May 2011.",
            "Holm signs the border agreement",
        ),
        (
            "Tomas Okoro built a paper mill in 1871. Ada Holm sold the mill on 5 May 2011.",
            "Holm sells the paper mill",
        ),
    ],
)
def test_as_it_was_brought_in(text: str, line: str) -> None:
    assert any(line in found for found in lines(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}Jules Moreau wrote another report. Mayor Ada Holm welcomed the report on 5 May 2011.",
        f"{REPORT}A report on the mill was printed. Mayor Ada Holm welcomed the report on 5 May 2011.",
        f"{REPORT}Mayor Ada Holm welcomed the report on the mill on 5 May 2011.",
        f"{REPORT}Mayor Ada Holm welcomed the long report on 5 May 2011.",
    ],
)
def test_it_may_be_another(text: str) -> None:
    assert not any("Holm welcomes" in line and "harbour" in line for line in lines(text))


def test_of_what_there_are_many_it_is_not_known() -> None:
    text = "A toy company failed in Leeds. Ada Holm left the company on 5 May 2011."
    assert "Holm leaves the company" in lines(text)


TRIAL = "The trial of Ada Holm will last a month, prosecutors in Leeds said. "
DIED = "Ada Holm died in Leeds on 3 May 2011. "


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{TRIAL}Opening statements began on 3 May 2011.", "Opening statements in Holm’s trial begin"),
        (f"{TRIAL}The verdict was announced on 9 June 2011.", "The verdict in Holm’s trial is announced"),
        (f"{DIED}The funeral took place on 9 May 2011.", "Holm’s funeral takes place"),
        (f"{DIED}The cause of death was confirmed by doctors on 5 May 2011.", "The cause of Holm’s death is confirmed"),
        (
            "A child died of cholera on 3 May 2011. The cause of death was confirmed by doctors on 5 May 2011.",
            "The cause of the child’s death is confirmed",
        ),
    ],
)
def test_whose_it_is(text: str, line: str) -> None:
    assert any(found.startswith(line) for found in lines(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (f"Two men died in a fire near Leeds. {DIED}The funeral took place on 9 May 2011.", "Holm’s funeral"),
        (f"{TRIAL}The trial of Tomas Okoro began, too. The verdict was announced on 9 June 2011.", "Holm’s trial"),
        (f"{TRIAL}The verdict in the trial of Tomas Okoro was announced on 9 June 2011.", "Holm’s trial"),
        ("Ada Holm was accused of fraud in Leeds. The trial of the new drug went on on 9 June 2011.", "Holm’s trial"),
        ("Ada Holm was accused of fraud in Leeds. Doctors stopped the trial on 9 June 2011.", "Holm’s trial"),
        (f"{DIED}The death toll in Leeds rose to ten on 5 May 2011.", "Holm’s death"),
        ("Karl Lund, who died in 1990, was named. The funeral took place in Leeds on 9 May 2011.", "Lund’s funeral"),
    ],
)
def test_it_may_be_of_somebody_else(text: str, never: str) -> None:
    assert not any(never in line for line in lines(text))
