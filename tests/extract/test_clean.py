from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.clean import clean, fold


@given(st.text())
def test_no_character_moves(text):
    assert len(clean(text)) == len(fold(text)) == len(text)


@given(st.text())
def test_newlines_stay_where_they_are(text):
    assert [i for i, c in enumerate(clean(text)) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_quotes_spaces_and_dashes_become_plain():
    assert clean("“No,” he’d\u00a0said – ‘never’ — 5\u20116") == "\"No,\" he'd said - 'never' — 5-6"


def test_letters_keep_their_marks_unless_folded():
    assert clean("février à Łódź") == "février à Łódź"
    assert fold("Shinjirō Łódź ÉTÉ") == "shinjiro lodz ete"
