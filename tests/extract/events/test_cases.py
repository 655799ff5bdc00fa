"""What the cases are of that a line counts."""

from __future__ import annotations

import pytest

from tests.extract.events.test_placing import lines_of

LATER = "Chile confirmed 45 new cases on 5 May 2011."


@pytest.mark.parametrize("opening", ["Cases of swine flu rose in Peru.", "Swine flu cases rose in Peru."])
def test_of_the_illness_that_the_article_counts(opening: str) -> None:
    assert "Chile confirms 45 new cases of swine flu" in lines_of(f"{opening} {LATER}")


@pytest.mark.parametrize(
    "text",
    [
        f"Cases of theft rose in Peru. {LATER}",
        f"Cases of cholera and of measles rose in Peru. Measles cases rose in Cuba. {LATER}",
    ],
)
def test_of_nothing_where_it_is_not_sure(text: str) -> None:
    assert "Chile confirms 45 new cases" in lines_of(text)


@pytest.mark.parametrize("cases", ["court cases", "cases of wine", "pillow cases"])
def test_other_cases_stay(cases: str) -> None:
    text = f"Swine flu cases rose in Peru. Chile bought ten {cases} on 5 May 2011."
    assert f"Chile buys ten {cases}" in lines_of(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Swine flu cases rose in Peru. Police opened ten cases on 5 May 2011.", "Police open ten cases"),
        (
            "Swine flu cases rose in Peru. A court in Chile counted ten cases on 5 May 2011.",
            "A court in Chile counts ten cases",
        ),
        ("A case of theft and one case of swine flu shook Peru. " + LATER, "Chile confirms 45 new cases"),
    ],
)
def test_of_nothing_where_the_law_may_be_meant(text: str, line: str) -> None:
    assert line in lines_of(text)
