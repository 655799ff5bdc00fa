"""Who says it stands with what he says where that is a wrong, a deed of war, or what a court only heard."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read

SAID = ("say", "hear", "told", "tell", "report")
PEOPLE = "Anna Lindqvist, Tomas Okoro, Otto Brandt"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("A cashier stole £4,000 from the ferry fund and spent it on hats, a jury heard yesterday.", "jury"),
        ("Anna Lindqvist, the jury heard on Monday, stole the money from the fund.", "jury"),
        ("The court heard on Tuesday how Anna Lindqvist poisoned her uncle and hid him in a barn.", "court"),
        ("A nurse gave the patient salt and left the ward, the inquest in Halden heard on 3 May 2011.", "inquest"),
        ("Tomas Okoro left the gate open and went home, jurors were told on 3 May 2011.", "jurors"),
        ("The tribunal heard Tomas Okoro sacked the cook in June 2009 after she complained.", "tribunal"),
        ("Tomas Okoro, prosecutors say, set fire to the mill on 3 May 2011.", "prosecutors"),
        ("Prosecutors say Tomas Okoro set fire to the mill on 3 May 2011 and fled to Halden.", "prosecutors"),
        ("Tomas Okoro, Leeds Crown Court was told, ran over a cyclist on 3 May 2011.", "leeds crown court"),
        ("Anna Lindqvist, the inquest heard, left the ward on 3 May 2011.", "inquest"),
        ("Tomas Okoro shot the clerk and hid the gun, prosecutor Ada Holm told jurors on Monday.", "prosecutor"),
        ("Police said Anna Lindqvist stole the boat on 3 May 2011.", "police"),
        ("Otto Brandt took a bribe of €2m from a baker in March 2019, a newspaper reported on Sunday.", "newspaper"),
        ("A newspaper reported on Sunday that Otto Brandt took a bribe from a baker in March 2019.", "newspaper"),
        ("The army captured Halden on 3 May 2011, a spokesman said.", "spokesman"),
        (
            "Government forces said on Monday they had captured the town from the rebels, a claim Berg rejected.",
            "forces",
        ),
    ],
)
def test_a_charge_is_told_with_its_source(sentence: str, source: str) -> None:
    lines = Read(sentence, people=PEOPLE, places="Halden").headlines
    assert lines
    assert all(source in line.lower() and any(verb in line for verb in SAID) for line in lines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Police said two men were hurt in the port on 3 May 2011.", "Two men are hurt in the port"),
        (
            "Two men robbed a bank in Halden on 3 May 2011 and shot a guard, police said.",
            "Two men rob a bank in Halden and shoot a guard",
        ),
    ],
)
def test_what_charges_nobody_is_told_as_done(sentence: str, line: str) -> None:
    assert Read(sentence, places="Halden").headlines == [line]


def test_a_paper_that_reports_is_not_what_is_reported() -> None:
    read = Read("Otto Brandt took a bribe from a baker in March 2019, a newspaper reported on Sunday.", people=PEOPLE)
    assert not any("is reported" in event.headline for event in read.events)


def test_what_is_made_of_a_claim_is_no_part_of_it() -> None:
    read = Read("The rebels said on Monday they had taken the mill, a claim the miners denied.")
    assert not any(event.headline.endswith("a claim") for event in read.events)


def test_whose_charge_it_is_stays_with_it() -> None:
    read = Read("Anna Lindqvist stole the ring on 3 May 2011, according to the police.", people=PEOPLE)
    assert read.headlines == ["Lindqvist steals the ring, according to the police"]


def test_a_word_over_a_text_says_nothing_of_itself() -> None:
    read = Read("The ferry sank on 2 May 2011. Update says that the school will not reopen on 3 May 2011.")
    assert not any(line.startswith("Update") for line in read.headlines)
