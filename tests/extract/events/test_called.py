"""What somebody or something is called is told, with its marks."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            'The Halden Post on Friday called Mr Okoro the "minister of mud" for his love of moles.',
            "The Halden Post calls Okoro the “minister of mud” for his love of moles",
        ),
        (
            'The Halden Post on Friday called Mr Okoro the "vice-captain for mud" for his love of moles.',
            "The Halden Post calls Okoro the “vice-captain for mud” for his love of moles",
        ),
        ('Bakers labelled the plan "a disaster" on Friday.', "Bakers label the plan “a disaster”"),
        ('The council named the bridge "Heron Bridge" on Friday.', "The council names the bridge Heron Bridge"),
        ("On Friday Okoro called his wife Anna to the hall.", "Okoro calls his wife Anna to the hall"),
    ],
)
def test_it_is_told(sentence: str, line: str) -> None:
    assert Read(sentence, "Anna Lindqvist, Tomas Okoro", "Halden").headlines == [line]
