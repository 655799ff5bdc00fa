"""Entities of several articles become participants: joined where something speaks for it, else apart."""

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.core.facts import ArticleFacts, Entity, EntityKind, Mention, MentionForm, Office
from timeline_app.core.span import Span
from timeline_app.link.participants import People, link_participants

PERSON, ORG, PLACE, COUNTRY = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.COUNTRY


def made(*rows):
    """Articles that each name the given (name, kind, country of office or None)."""
    articles, facts = [], []
    for number, row in enumerate(rows):
        names = [name for name, *_ in row]
        text = " ".join(names)
        entities, mentions, at = [], [], 0
        for index, (name, kind, *country) in enumerate(row):
            span = Span(at, at + len(name))
            offices = (Office("minister", country[0], span),) if country else ()
            entities.append(Entity(name, kind, (name,), offices))
            mentions.append(Mention(span, name, MentionForm.NAME, index))
            mentions.append(Mention(span, name, MentionForm.PRONOUN, index))
            at = span.end + 1
        articles.append(Article(f"a{number}", f"{number}.txt", 0, str(number), "txt", text))
        facts.append(ArticleFacts(f"a{number}", "en", mentions=tuple(mentions), entities=tuple(entities)))
    return facts, articles


def folder(*rows):
    facts, articles = made(*rows)
    return link_participants(facts), articles


def names(people):
    return sorted(p.name for p in people.participants)


def test_order_marks_and_damage_do_not_make_two():
    people, _ = folder([("Mori Jun", PERSON)], [("Jun Mori", PERSON)], [("J?n Mori", PERSON)], [("Jūn Mori", PERSON)])
    (one,) = people.participants
    assert len(one.mentions) == 4
    assert len(one.aliases) == 3
    assert {people.of(f"a{a}", 0) for a in range(4)} == {one.id}


def test_people_of_one_family_name_stay_apart():
    people, _ = folder([("Paul Hart", PERSON)], [("Anna Hart", PERSON)])
    assert names(people) == ["Anna Hart", "Paul Hart"]


def test_a_lone_family_name_needs_something_in_common():
    apart, _ = folder([("Paul Hart", PERSON)], [("Hart", PERSON)])
    assert len(apart.participants) == 2
    joined, _ = folder([("Paul Hart", PERSON, "Norway")], [("Hart", PERSON, "Norway")])
    (one,) = joined.participants
    assert one.name == "Paul Hart"
    assert any("in common" in r for r in one.reasons)


def test_a_lone_family_name_is_whose_it_is_in_an_article_on_the_same():
    others = [("Orlo", PLACE), ("Talva", PLACE), ("Harbour Board", ORG), ("Ida Moss", PERSON)]
    joined, _ = folder([("Paul Hart", PERSON), *others], [("Hart", PERSON), *others])
    assert names(joined).count("Paul Hart") == 1
    assert "Hart" not in names(joined)
    apart, _ = folder([("Paul Hart", PERSON), *others], [("Hart", PERSON), *others], [("Anna Hart", PERSON)])
    assert "Hart" in names(apart)
    few, _ = folder([("Paul Hart", PERSON), *others], [("Hart", PERSON), *others[:2]])
    assert "Hart" in names(few)


def test_the_first_word_of_a_body_is_the_body():
    others = [("Orlo", PLACE), ("Talva", PLACE), ("Harbour Board", ORG), ("Ida Moss", PERSON)]
    joined, _ = folder([("Solvik Shipping", ORG), *others], [("Solvik", PERSON), *others])
    assert joined.of("a0", 0) == joined.of("a1", 0)
    own, _ = folder([("Solvik Shipping", ORG), ("Solvik", ORG)])
    assert names(own) == ["Solvik Shipping"]
    for third in (("Solvik Motors", ORG), ("Ada Solvik", PERSON)):
        apart, _ = folder([("Solvik Shipping", ORG), *others], [("Solvik", ORG), *others], [third])
        assert apart.of("a0", 0) != apart.of("a1", 0)
    elsewhere, _ = folder([("Solvik Shipping", ORG)], [("Solvik", ORG)])
    assert len(elsewhere.participants) == 2


def test_a_lone_family_name_joins_the_one_person_everybody_writes_about():
    people, _ = folder(*[[("Paul Hart", PERSON)]] * 4, [("Hart", PERSON)])
    (one,) = people.participants
    assert one.aliases == ("Hart",)


def test_an_ambiguous_initial_joins_nobody():
    people, _ = folder([("Jun Mori", PERSON)], [("Jan Mori", PERSON)], [("J. Mori", PERSON)])
    assert len(people.participants) == 3


def test_an_acronym_finds_its_expansion_in_another_article():
    full = Entity("Northern Ports Agency", ORG, ("Northern Ports Agency", "NPA"))
    short = Entity("NPA", ORG, ("NPA",))
    facts = [ArticleFacts(f"a{i}", "en", entities=(e,)) for i, e in enumerate((full, short))]
    people = link_participants(facts)
    assert people.of("a0", 0) == people.of("a1", 0)


def test_kinds_are_reconciled_by_majority():
    people, _ = folder([("Rotvik", PLACE)], [("Rotvik", PLACE)], [("Rotvik", PERSON)])
    (one,) = people.participants
    assert one.kind is PLACE


def test_pronouns_are_no_mentions_and_ids_do_not_depend_on_file_order():
    rows = [[("Paul Hart", PERSON)], [("Anna Holm", PERSON), ("Norway", COUNTRY)], [("Anna Holm", PERSON)]]
    people, articles = folder(*rows)
    back, _ = folder(*reversed(rows))
    assert [(p.id, p.name) for p in people.participants] == [(p.id, p.name) for p in back.participants]
    assert people.participants[0].name == "Anna Holm"
    texts = {a.id: a.text for a in articles}
    for one in people.participants:
        assert all(m.span.of(texts[m.article]) == m.text for m in one.mentions)
        assert len({(m.article, m.span) for m in one.mentions}) == len(one.mentions)


def test_nothing_gives_nothing():
    assert link_participants([]).participants == ()


def test_one_name_does_not_chain_two_people_together():
    people, _ = folder(
        *[[("Peter Hartley", PERSON)]] * 3, [("Joseph Hartley", PERSON)], [("Peter Joseph Hartley", PERSON)]
    )
    assert people.of("a0", 0) == people.of("a4", 0) != people.of("a3", 0)
    people, _ = folder(*[[("Ann W. Holm", PERSON)]] * 9, [("Ann Holm", PERSON)], [("Ann H.C. Holm", PERSON)])
    assert people.of("a0", 0) == people.of("a9", 0) != people.of("a10", 0)


def test_transliterations_are_one():
    people, _ = folder([("Osama Rahbi", PERSON)], [("Ussama Rahby", PERSON)], [("Usain Rahbi", PERSON)])
    assert people.of("a0", 0) == people.of("a1", 0) != people.of("a2", 0)


def test_who_nothing_changed_of_stays_the_same_value():
    rows = [[("Paul Hart", PERSON)], [("Anna Holm", PERSON), ("Norway", COUNTRY)], [("Anna Holm", PERSON)]]
    facts, _ = made(*rows)
    people, order = People(), ["a0", "a1", "a2"]
    people.update(order, {f.article: f for f in facts}, ())
    first = {p.name: p for p in people.linked.participants}
    people.update(order[:2], {}, ["a2"])
    second = {p.name: p for p in people.linked.participants}
    assert second["Paul Hart"] is first["Paul Hart"]
    assert second["Norway"] is first["Norway"]
    assert len(second["Anna Holm"].mentions) < len(first["Anna Holm"].mentions)
    assert people.linked == link_participants(facts[:2])


NAMES = (
    ("Mori Jun", PERSON), ("Jun Mori", PERSON), ("J?n Mori", PERSON), ("J. Mori", PERSON), ("Mori", PERSON),
    ("Mori", PLACE), ("Anna Holm", PERSON), ("Holm", PERSON, "Norway"), ("Ann W. Holm", PERSON, "Norway"),
    ("NPA", ORG), ("Northern Ports Agency", ORG), ("Norway", COUNTRY), ("Holm", ORG), ("Peter Joseph Hartley", PERSON),
    ("Joseph Hartley", PERSON), ("Peter Hartley", PERSON), ("Hartley", PERSON), ("Anna Holm", ORG),
)  # fmt: skip
rows = st.lists(st.lists(st.sampled_from(NAMES), max_size=4), max_size=8)


@given(rows, st.lists(st.lists(st.integers(0, 7), unique=True), max_size=4))
def test_names_that_come_and_go_leave_nothing_behind(written, steps):
    facts, _ = made(*written)
    people, before = People(), []
    for step in [*steps, range(len(facts))]:
        now = [facts[n] for n in step if n < len(facts)]
        added = {f.article: f for f in now if f.article not in before}
        people.update([f.article for f in now], added, set(before) - {f.article for f in now})
        before = [f.article for f in now]
        assert people.linked == link_participants(now)
