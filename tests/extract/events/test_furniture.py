"""What belongs to the page is no event, but news that stands among it is never lost."""

from __future__ import annotations

import pytest

from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article

STORY = "The minister Eva Lund left the parliament in Oslo after a long and loud debate that nobody there forgot."


def told(line):
    """What the line tells that stands below the first paragraph of a story."""
    article = make_article("a.txt", 0, "txt", f"{STORY}\n\n{line}\n")
    return [event.headline for event in extract(article).events if event.span.start > len(STORY)]


@pytest.mark.parametrize(
    "line",
    [
        "Norway: 96 calves Sweden: 31 lost lambs Denmark: 1 goat",
        "File photo: Ada Holm meets the crew of the ferry in Leeds on Friday",
        "Ferry sinks off Oslo; mill burns in Leeds; ten soups for spring",
        "Mill fire captured on security camera",
        "As it happened: Halden flood 14 Jan",
        "1146 Let's recap so far what Ada Holm says",
        "The Man Who Left Ep 1/5 Monday",
        "Click here to read about the fire in Leeds on Friday",
        "This page was last updated on Friday by the editors",
        "Posted by Bo Ek at 10:15 on 4 May 2011",
        "At 08:20 on 4 May 2011, Bo Ek wrote: nobody knows what the council wants",
        ";) At 4:23 pm on 4 May 2011, Bo Ek wrote: nobody knows what the council wants",
        "The Leeds Mail is ending this live update page now",
        "Ada Holm in Leeds and Bo Ek in Halden contributed to this report.",
        "3 of 12 photos Ada Holm walks to the court in Leeds",
        "This story first appeared in the Leeds Mail on Friday",
        "The story was first published in the Leeds Mail on Friday",
        "Born: May 4, 1951, Leeds, West Yorkshire, UK",
        "Subscribe to the Leeds Mail today for more of it",
    ],
)
def test_what_belongs_to_the_page_tells_nothing(line):
    assert not told(line)


@pytest.mark.parametrize(
    ("line", "verbs"),
    [
        ("The ferry sank off Oslo; the mill burned; nobody was hurt.", ["sinks", "burns"]),
        ("Ann Berg was captured on Friday by the guards", ["captured"]),
        (
            "Ada Holm was fined in Leeds on Friday, according to Clara Berg; 3 men fled; 4 women fled",
            ["fined", "3 men flee"],
        ),
        (
            "The mill in Leeds burned on Friday; the owner fled; the police arrested Bo Ek on Sunday",
            ["arrest", "burns"],
        ),
        ("Norway: 12 people died in floods on Friday, Sweden: 3 people died on Saturday", ["12 people", "3 people"]),
        ("Robber caught on camera as police arrested Ada Holm in Leeds on Friday", ["arrest"]),
        ("First published on Monday, the report forced Ada Holm to resign on Friday.", ["forces"]),
        ("Posted by mistake, the letter reached Ada Holm on Friday.", ["reaches"]),
        ("At 08:20 on 4 May 2011 Ada Holm wrote to the council and resigned.", ["writes"]),
        ("The cookie maker Holm Foods bought the mill in Leeds on Friday.", ["buys"]),
        ("Ada Holm: born on 4 May 1951 in Leeds, she was elected mayor on 3 May 2011.", ["elected"]),
        ("Read more: Ada Holm was arrested in Leeds on Friday.", ["arrested"]),
        ("The story was first published in the Leeds Mail on Monday and Ada Holm sued the paper.", ["sues"]),
    ],
)
def test_news_among_it_is_told(line, verbs):
    lines = told(line)
    assert all(any(verb in told_line for told_line in lines) for verb in verbs)
