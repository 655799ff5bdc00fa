"""What the point of a line hangs on is told: how he died, whom it struck most, what somebody is blamed for."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def headlines(sentence: str) -> list[str]:
    return Read(sentence, "Anna Lindqvist, Tomas Okoro", "Halden").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Okoro died in June 2009 while mending the roof of a chapel in Halden.",
            "Okoro dies while mending the roof of a chapel in Halden",
        ),
        (
            "Okoro left the navy in 2009 after being wounded at Halden.",
            "Okoro leaves the navy after being wounded at Halden",
        ),
        (
            "Lindqvist's death in a rock fall on 3 May 2019 shocked the town.",
            "Lindqvist dies in a rock fall",
        ),
        (
            "Okoro's arrest on suspicion of theft on 3 May 2019 shocked the town.",
            "Okoro is arrested on suspicion of theft",
        ),
        (
            "Hundreds of geese left in May as a result of the concert.",
            "Hundreds of geese leave as a result of the concert",
        ),
        ("The salt came from the hills, not from the sea.", "The salt comes from the hills, not from the sea"),
        ("The old barn burned down on the night of 14 to 15 April 2018.", "The old barn burns down"),
        ("Tomas Okoro, who has died aged 92, was the first to chart the reefs.", "Okoro dies aged 92"),
        (
            "Sixty kegs were sold, most in Brekke and nine in Halden.",
            "Sixty kegs are sold, most in Brekke and nine in Halden",
        ),
        (
            "Cases were reported around the country, mostly among sailors from Halden.",
            "Cases are reported around the country mostly among sailors from Halden",
        ),
        (
            "Farmers from six valleys on 3 May 2019 scolded the old and the new council for failing to mend the dykes.",
            "Farmers from six valleys scold the old and the new council for failing to mend the dykes",
        ),
    ],
)
def test_it_is_told(sentence: str, line: str) -> None:
    assert line in headlines(sentence)


def test_what_age_somebody_had_is_no_event() -> None:
    assert headlines("Tomas Okoro, who died in May 2019 aged 92, liked cats.") == ["Okoro dies"]
