"""The last touch on a headline."""

from __future__ import annotations

import pytest

from timeline_app.extract.events.finish import finished


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Oslo – the council closes a bridge .", "Oslo – the council closes a bridge"),
        ("Oslo – The council closes a bridge", "The council closes a bridge"),
        ("Halden — Berg meets Moreau", "Berg meets Moreau"),
        ("Berg – who left – returns", "Berg – who left – returns"),
        ("Fans are ` speechless' at the end", "Fans are “speechless” at the end"),
        ("Two mills close - Reuters.", "Two mills close"),
        ("Holm sets an 2019 target", "Holm sets a 2019 target"),
        ("A 8.3-magnitude quake hits a 18-year-old mill", "An 8.3-magnitude quake hits an 18-year-old mill"),
        ("Berg finds an 180-page book", "Berg finds a 180-page book"),
        ("A unanimous council hears a unpaid singer", "A unanimous council hears an unpaid singer"),
        ("Berg says Yes, people will sail", "Berg says people will sail"),
        ("Berg says “Well, it is late”", "Berg says “It is late”"),
        ("The First flood death occurs", "The first flood death occurs"),
        ("The First Lady sails", "The First Lady sails"),
        ("Fans are frantic' to come", "Fans are frantic to come"),
        ("Holm says it can not be seen", "Holm says it cannot be seen"),
        ("Holm can not only sing", "Holm can not only sing"),
        ("Holm drinks a cup o' tea", "Holm drinks a cup o' tea"),
        ("Holm dreams of the 'Golden Coast", "Holm dreams of the Golden Coast"),
        ("Holm calls it a 'fine day' at sea", "Holm calls it a 'fine day' at sea"),
        ("An Christmas party opens an FBI office", "A Christmas party opens an FBI office"),
        ("Fans' cars and rock 'n' roll' to come", "Fans' cars and rock 'n' roll' to come"),
    ],
)
def test_the_place_before_a_dispatch_is_no_part_of_its_line(text: str, line: str) -> None:
    assert finished(text) == line
