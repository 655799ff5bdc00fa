"""Countries, places and organisations: spellings, acronyms, capitals that stand for governments."""

import pytest

from tests.extract.mentions.reading import Reading
from timeline_app.core.article import Block, BlockKind
from timeline_app.core.facts import MentionForm
from timeline_app.core.span import Span


def test_spellings_of_a_country_are_one():
    read = Reading("The United States agreed. The U.S. will pay; US officials said so. The U.S.-Japan pact stands.")
    assert read.names("country") == {"United States", "Japan"}
    assert len(read.where("United States")) == 4


def test_an_acronym_joins_what_it_stands_for():
    read = Reading("The Association of Northern Ports (ANP) met in Oslo. The ANP will meet again in May.")
    body = read.of("ANP")
    assert body.name == "Association of Northern Ports"
    assert any("stands for" in r for r in body.reasons)


def test_a_capital_is_a_government_only_where_it_acts():
    read = Reading(
        "Japan signed the treaty in Tokyo. Tokyo rejected the demand. Washington's decision surprised Japan."
    )
    assert read.where("Japan", MentionForm.OFFICE) == ["Tokyo"]
    assert read.where("Tokyo") == ["Tokyo"]


def test_ministries_and_islands_get_their_kind():
    read = Reading("The Ministry of Fisheries sent a ship to the Lindholm Islands. Norland University paid.")
    assert {"Ministry of Fisheries", "Norland University"} <= read.names("organization")
    assert "Lindholm Islands" in read.names("place")


def test_names_in_the_title_are_found_again():
    text = "Almeida resigns\nRosa Almeida resigned on Monday in Lisbon."
    blocks = (Block(BlockKind.TITLE, Span(0, 15)), Block(BlockKind.BODY, Span(16, len(text))))
    read = Reading(text, blocks)
    assert Span(0, 7) not in {m.span for m in read.mentions} or read.where("Rosa Almeida")[0] == "Almeida"
    assert all(m.span.of(text) == m.text for m in read.mentions)


def test_the_ministry_is_the_one_ministry_of_the_article():
    read = Reading("The Ministry of Fisheries sent a ship. On Monday the ministry called it back. The company paid.")
    assert read.where("Ministry of Fisheries", MentionForm.OFFICE) == ["the ministry"]
    read = Reading("The Ministry of Fisheries and the Ministry of Trade quarrelled. The ministry gave in.")
    assert not [m for m in read.mentions if m.form is MentionForm.OFFICE]


def test_a_country_acts_by_its_arms():
    read = Reading("Two Chinese fighter jets followed Japanese planes. The Turkish army left. A Greek poet sang.")
    assert read.names("country") == {"China", "Japan", "Turkey"}
    assert read.where("China", MentionForm.OFFICE) == ["Chinese"]


def test_what_is_made_and_what_is_said_after_tell_a_body():
    read = Reading("An Embraer plane crashed. A pier was painted on Monday by the Halden Sea-Rowing organisation.")
    assert {"Embraer", "Halden Sea-Rowing"} <= read.names("organization")


def test_the_company_is_the_one_named_last():
    read = Reading("Mondel International changed the bar. The company denied that it was greedy.")
    assert read.where("Mondel International", MentionForm.OFFICE) == ["The company"]
    read = Reading("Boeing and Airbus quarrelled over the deal. The company gave in.")
    assert not [m for m in read.mentions if m.form is MentionForm.OFFICE]
    read = Reading("The Ministry of Trade fined a shop. The company paid.")
    assert not [m for m in read.mentions if m.form is MentionForm.OFFICE]


def test_a_man_of_a_country_is_no_part_of_the_name():
    read = Reading("Frenchman Lucien Delmas sneezed on Sunday. Delmas was embarrassed.")
    assert read.names("person") == {"Lucien Delmas"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kenya Coast Guard found a raft on Friday.", "Kenya Coast Guard", "organization"),
        ("Arvida Ltd. signed a contract. On Friday Arvida bought two mines.", "Arvida Ltd.", "organization"),
        ("Meridian Air Flight 212 fell into the sea on Friday.", "Meridian Air Flight 212", "thing"),
        ("The head of Interpol Anna Holt resigned.", "Anna Holt", "person"),
    ],
)
def test_what_bears_a_name(text: str, name: str, kind: str):
    assert name in Reading(text).names(kind)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The St. Bertin Post-Dispatch reported it on Friday.", "St. Bertin Post-Dispatch", "organization"),
        ("He appeared at St Bertin Crown Court on Friday.", "St Bertin Crown Court", "organization"),
        ("The Lord's Liberation Army attacked a village on Friday.", "Lord's Liberation Army", "organization"),
        ("The U.K. Harbour Agency found the wreck on Friday.", "U.K. Harbour Agency", "organization"),
        ("Hurricane Ida struck on Friday. Ida then moved north.", "Hurricane Ida", "thing"),
        ("Knut Rolvsen was born in 1931.", "Knut Rolvsen", "person"),
        ("The USS Harold Benton was sent south on Friday.", "USS Harold Benton", "thing"),
        ("The organ in St Luke's Hall was destroyed in 1940.", "St Luke's Hall", "place"),
        ("Powrie Castle was told of it on Friday.", "Powrie Castle", "place"),
        ("Harmon's said on Friday that it would pay.", "Harmon's", "organization"),
        ("Karsten Aid sent tents on Friday.", "Karsten Aid", "organization"),
    ],
)
def test_names_are_whole_and_of_the_right_kind(text: str, name: str, kind: str):
    assert Reading(text).names(kind) == {name}


def test_a_firm_and_its_initials_are_one():
    read = Reading("NT said on Friday that it would close. Norden Tools Co. has 400 workers, and NT owns a mine.")
    assert "NT" in read.of("Norden Tools Co.").names


def test_a_member_of_a_party_is_no_person_of_its_name():
    read = Reading("Thomas Lowell may vote Liberal Democrat in May. The Liberal Democrats lost York on Friday.")
    assert read.names("person") == {"Thomas Lowell"}


def test_half_a_word_is_no_name():
    assert not Reading("Re-election is likely in May.").entities


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Inter-African Bank met in Leeds. The Inter-African Bank lent a ferry.", "Inter-African Bank"),
        ("The Harbour Workers' Union (HWU) met in Leeds. The HWU struck.", "Harbour Workers' Union"),
        ("The president of Norsk Kisen Verft apologised. Norsk Kisen Verft sold a ferry.", "Norsk Kisen Verft"),
    ],
)
def test_a_body_keeps_its_whole_name(text: str, name: str) -> None:
    assert name in Reading(text).names("organization")


def test_the_company_is_not_one_named_besides_another_that_acts():
    rest = "Carver joined Norsk Tank Ltd. The company closed two mills on Friday."
    alone = Reading(f"Stephen Carver left Leeds. {rest} Norsk Tank Ltd fell.")
    assert alone.where("Norsk Tank Ltd", MentionForm.OFFICE)
    two = Reading(f"Alders Tools Ltd sold a mine. {rest} Norsk Tank Ltd fell.")
    assert not two.where("Norsk Tank Ltd", MentionForm.OFFICE)


def test_they_are_not_the_firm_of_which_others_have_spoken_before():
    read = Reading("Alders Tools Ltd closed its mill. Rivals say they had hired a clerk.")
    assert not [m for m in read.where("Alders Tools Ltd", MentionForm.PRONOUN) if m == "they"]
