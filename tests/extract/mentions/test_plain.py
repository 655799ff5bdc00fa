"""Names where there is no grammar, and text without letter case."""

from tests.extract.mentions.reading import Reading
from timeline_app.core.article import Article
from timeline_app.extract.mentions import find_entities


def plain(text):
    entities, mentions = find_entities(Article("a", "a", 0, "h", "txt", text), [])
    assert all(m.span.of(text) == m.text for m in mentions)
    return {(e.name, str(e.kind)) for e in entities}


def test_capitals_alone_find_names_in_any_language():
    found = plain("Gestern traf Petra Lindgren in Paris den Botschafter. Heute reist Petra Lindgren nach Norwegen.")
    assert ("Petra Lindgren", "person") in found
    assert ("Paris", "place") in found
    assert not any(name.startswith(("Gestern", "Heute")) for name, _ in found)


def test_a_list_of_five_thousand_names():
    names = [
        f"{chr(65 + i % 26)}ra{chr(97 + i // 26 % 26)} Holt{chr(97 + i % 17)}{chr(97 + i // 200)}" for i in range(5_000)
    ]
    assert len(plain("\n".join(names))) == len(set(names))


def test_nothing_in_nothing_out():
    assert plain("") == plain("... 12 % ///") == set()


def test_wire_copy_in_capitals_has_its_people_and_places():
    read = Reading(
        "PRESIDENT GEORGE BUSH MET JAPANESE PRIME MINISTER TARO AOKI IN NEW YORK ON FRIDAY. AOKI LEFT FOR LONDON."
    )
    assert {"George Bush", "Taro Aoki"} <= read.names("person")
    assert {"New York", "London"} <= read.names("place")
    assert "AOKI" in read.where("Taro Aoki")
    assert read.spans_hold()


def test_notes_in_small_letters_have_their_people_too():
    read = Reading("president george bush met prime minister taro aoki in new york on friday. aoki left for london.")
    assert {"George Bush", "Taro Aoki"} <= read.names("person")
    assert "New York" in read.names("place")
