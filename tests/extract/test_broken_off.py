"""However a sentence breaks off, its article is read: every rule holds at the edge of a sentence, too."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import article_of
from timeline_app.extract.pipeline import extract

SENTENCES = (
    "On 4 May 2031 the dockers' film from Ada Holm's Here We Go show, which two judges said had been cut from three to "
    "four reels, was shown to Bo Ek and his wife in Halden for the first time",
    "Talgo said on Tuesday it would close a mill in the capital, Osby, after the ferry Northern Light went down and "
    "killed nine sailors, some 400 blankets and 20% of the grain, the clerk rules",
    "“We lost it all,” Jan Berg, 52, baker: a man who was with the singer when she fell told Ida Strand at 9 on "
    "Friday, accusing the bank of theft and the mayor of fraud",
)
PAGES = (
    "Read more: “The mill burned on Friday”, said Ada Holm",
    "Caught on camera: the mill burned, said Ada Holm and two sons",
    "Norway: 30 sheep, Oslo: 20 cows died on Friday, said Ada Holm",
)
ENDS = ("", ".", "'", "’s", ",", " -", ":", " “", " (")


@pytest.mark.parametrize("sentence", (*SENTENCES, *PAGES))
@pytest.mark.parametrize("end", ENDS)
def test_a_sentence_may_break_off_anywhere(sentence: str, end: str) -> None:
    words = sentence.split()
    lines = [" ".join(words[:n]) + end for n in range(1, len(words) + 1)]
    notes = extract(article_of("\n\n".join(lines))).notes
    assert not [note for note in notes if "could not be read" in note]
