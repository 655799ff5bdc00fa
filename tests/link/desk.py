"""A small folder for tests of editing: six articles of a town that is not, read once and linked as often as wanted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.edits import Edit, Entry, EntryState
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.span import Span
from timeline_app.link.linker import Linker, ReadFolder
from timeline_app.pipeline import read_steps

TEXTS = {
    "bridge.txt": """Port Aldery opens its bridge

By Mara Quist
Published: 14 May 2031

Mayor Ilse Brandt opened the harbour bridge on Friday. Engineer Tomas Rell of the Nordwerk company showed her
the cranes.
Nordwerk had lifted the last arch on 2 May 2031. The minister Petra Lund will visit Port Aldery on 20 June 2031.
""",
    "letter.txt": """A letter from Port Aldery

Ilse Brandt opened the harbour bridge on Saturday, 10 May 2031, our reader says. Tomas Rell resigned a week later.
The Nordwerk company denied in June 2031 that it had sold the cranes.
""",
    "strike.txt": """Workers strike at Nordwerk

Published: 3 June 2031

Workers at Nordwerk went on strike on Monday. Union leader Olga Brandt met Petra Lund in Port Aldery yesterday.
The company dismissed forty workers last month. Police arrested two men on 28 May 2031.
""",
    "arrests.txt": """Two arrested in Port Aldery

Published: 29 May 2031

Police arrested two men in Port Aldery on Wednesday. Judge Anna Sorel released them on Thursday.
Olga Brandt criticised the police today.
""",
    "visit.txt": """Lund visits Port Aldery

Published: 21 June 2031

Minister Petra Lund visited Port Aldery on Friday. She met Mayor Ilse Brandt and signed an agreement with Nordwerk.
Olga Brandt boycotted the meeting. The strike had begun on 2 June 2031 and ended last week.
""",
    "history.txt": """The bridge of Port Aldery

The first bridge was built in 1871. A flood destroyed it in the spring of 1904. Around 1910 the town founded a ferry
company. In 2029 Ilse Brandt was elected mayor. She announced a new bridge three months later.
""",
}


@cache
def read() -> ReadFolder:
    """All of them, as they were read."""
    with TemporaryDirectory() as folder:
        for name, text in TEXTS.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        linker = Linker()
        list(read_steps(Path(folder), workers=0, linker=linker, partial_every=None))
    return linker.folder


@cache
def linked() -> tuple[Chronicle, Linker]:
    """The same, linked."""
    linker = Linker()
    return linker.link_folder(read()), linker


def without(path: str) -> ReadFolder:
    """One article is not in the folder."""
    return _only(lambda article: article.path != path)


def renamed() -> ReadFolder:
    """Every file has another name, and they come in another order."""
    folder = read()
    order = sorted(range(len(folder.articles)), reverse=True)
    articles = [
        replace(folder.articles[n], path=f"moved/{number}-{folder.articles[n].path}", id=f"m{number}")
        for number, n in enumerate(order)
    ]
    facts = [replace(folder.facts[n], article=a.id) for n, a in zip(order, articles, strict=True)]
    return replace(folder, articles=tuple(articles), facts=tuple(facts))


def other_rules(by: int = 2) -> ReadFolder:
    """Later rules see the same events, but begin them a few characters further on."""
    folder = read()
    return replace(folder, facts=tuple(_shifted(facts, by) for facts in folder.facts))


def edited(path: str = "bridge.txt", more: str = "Corrected version.\n") -> ReadFolder:
    """An article has words more in its middle: another content, and everything after them is elsewhere."""
    with TemporaryDirectory() as there:
        for name, text in TEXTS.items():
            changed = text.replace("\n\n", f"\n\n{more}\n", 1) if name == path else text
            (Path(there) / name).write_text(changed, encoding="utf-8")
        linker = Linker()
        list(read_steps(Path(there), workers=0, linker=linker, partial_every=None))
    return linker.folder


def journal(*edits: Edit) -> tuple[Entry, ...]:
    """Edits as entries, each a step of its own."""
    return tuple(Entry(n, n, edit, "you", 1_900_000_000 + n, EntryState.ACTIVE) for n, edit in enumerate(edits, 1))


def _only(wanted: object) -> ReadFolder:
    folder = read()
    kept = [n for n, article in enumerate(folder.articles) if wanted(article)]  # type: ignore[operator]
    articles: tuple[Article, ...] = tuple(folder.articles[n] for n in kept)
    return replace(folder, articles=articles, facts=tuple(folder.facts[n] for n in kept))


def _shifted(facts: ArticleFacts, by: int) -> ArticleFacts:
    events = tuple(replace(e, span=Span(min(e.span.start + by, e.span.end - 1), e.span.end)) for e in facts.events)
    return replace(facts, events=events)
