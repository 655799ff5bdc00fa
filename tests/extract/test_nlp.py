import pytest

from timeline_app.core.span import Span
from timeline_app.extract.lettercase import LetterCase
from timeline_app.extract.nlp import PARSED_AT_MOST, common_word, parse
from timeline_app.extract.sentences import split_sentences


def parsed(text):
    return parse(text, split_sentences(text, ()))


def test_tokens_point_into_the_article():
    text = "“We’ll go,” Ann Brook said.\nBob Hill flew to Oslo."
    for sentence in parsed(text):
        for token in sentence.doc:
            span = sentence.span_of(token.i, token.i + 1)
            assert len(span) == len(token)
            assert span.of(text)[0] in token.text[0] + "“”’"
    assert parsed(text)[1].span_of(0, 2).of(text) == "Bob Hill"


def test_nothing_in_nothing_out():
    assert parse("", ()) == []


def test_capitals_are_parsed_like_mixed_case():
    text = "PRESIDENT ADA NOVAK MET PRIME MINISTER TOM HARTLEY IN OSLO ON FRIDAY."
    (sentence,) = parsed(text)
    assert {e.text for e in sentence.doc.ents if e.label_ == "PERSON"} >= {"Ada Novak"}
    assert [t.lemma_ for t in sentence.doc if t.pos_ == "VERB"] == ["meet"]


def test_mixed_case_is_left_alone():
    text = "The NATO and EU talks in the USA ended; NASA left."
    assert LetterCase(text, common_word).restored(text) == text


def test_small_letters_only_where_the_article_has_no_capitals():
    text = "piotr novak flew to lodzia"
    assert LetterCase(text, common_word).restored(text) == "Piotr Novak flew to Lodzia"
    assert LetterCase("Ada flew. then she left", common_word).restored("then she left") == "then she left"


def test_what_lies_behind_the_limit_is_left_unparsed():
    text = "Ann left. " + " " * PARSED_AT_MOST + "Bob stayed."
    near, far = Span(0, 9), Span(len(text) - 11, len(text))
    assert [p.span for p in parse(text, [near, far])] == [near]


def test_lemmas_do_not_depend_on_what_was_parsed_before():
    text = "They have met. The meeting met their hopes; she's met him."
    first = [[(t.lemma_, t.pos_) for t in p.doc] for p in parsed(text)]
    parsed("Meeting houses met. He has a house and houses them.")
    assert [[(t.lemma_, t.pos_) for t in p.doc] for p in parsed(text)] == first
    assert first[0][:3] == [("they", "PRON"), ("have", "AUX"), ("meet", "VERB")]


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("The band pre-recorded its show on Thursday.", "pre-record"),
        ("The council re-elected Tom Dahl on Tuesday.", "re-elect"),
        ("Ada co-wrote three songs.", "co-write"),
        ("The crew De-iced the runway.", "de-ice"),
    ],
)
def test_a_prefix_with_a_hyphen_is_part_of_its_verb(sentence: str, lemma: str) -> None:
    (parsed,) = parse(sentence, [Span(0, len(sentence))])
    (root,) = [t for t in parsed.doc if t.dep_ == "ROOT"]
    assert (root.lemma_, root.tag_) == (lemma, "VBD")
    assert parsed.span_of(root.i, root.i + 1).of(sentence) == root.text


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("Brekke's ex-mayor was arrested.", "ex-mayor", "mayor"),
        ("Two non-members met the board.", "non-members", "non-member"),
        ("The anti-war march reached Oslo.", "anti-war", "anti-war"),
    ],
)
def test_a_prefix_with_a_hyphen_is_part_of_its_noun(sentence: str, word: str, lemma: str) -> None:
    (parsed,) = parse(sentence, [Span(0, len(sentence))])
    assert [t.lemma_ for t in parsed.doc if t.text == word] == [lemma]
    assert len([t for t in parsed.doc if t.dep_.startswith("nsubj")]) == 1
