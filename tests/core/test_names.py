import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.names import name_parts, same_part, same_person, two_way

SHORTS = two_way({"william": ["bill"]})


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Gen Nakamura", "Nakamura Gen"),
        ("Shinjirō Mori", "Shinjiro Mori"),
        ("Shinjir? Mori", "Shinjiro Mori"),
        ("Charles D. Cole", "Charles Cole"),
        ("J. Mori", "Jun Mori"),
        ("Bill Thorn", "William Thorn"),
        ("Tom Ray, Jr.", "Tom Ray"),
    ],
)
def test_one_person(a, b):
    assert same_person(name_parts(a), name_parts(b), SHORTS)
    assert same_person(name_parts(b), name_parts(a), SHORTS)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Paul Hart", "Anna Hart"),
        ("Mori", "Jun Mori"),
        ("Jun Mori", "Jun Abe"),
        ("J. Mori", "Ken Mori"),
        ("J. M.", "Jun Mori"),
    ],
)
def test_not_one_person(a, b):
    assert same_person(name_parts(a), name_parts(b), SHORTS) is None


@given(st.text(max_size=30))
def test_parts_are_plain(text):
    parts = name_parts(text)
    assert all(p and " " not in p for p in parts)


def test_a_question_mark_stands_for_one_letter_only():
    assert same_part("y?ichi", "yuichi")
    assert not same_part("y?ichi", "yuuichi")


def test_a_middle_name_is_no_first_name():
    full, given = name_parts("Peter Joseph Hartley"), frozenset({"peter", "joseph"})
    assert same_person(name_parts("Peter Hartley"), full, SHORTS, given)
    assert same_person(name_parts("Joseph Hartley"), full, SHORTS, given) is None
