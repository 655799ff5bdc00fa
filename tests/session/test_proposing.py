"""What is proposed for words that the user chooses."""

from __future__ import annotations

from pathlib import Path

from timeline_app.core.span import Span
from timeline_app.link.linker import Linker
from timeline_app.pipeline import read_steps
from timeline_app.session.proposing import propose


def test_a_title_that_stands_for_an_article_is_not_proposed_for_its_first_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"title": "Ferry sinks off Halden", "date": "2031-05-14", "text": "Sign up to read on."}', encoding="utf-8"
    )
    linker = Linker()
    list(read_steps(tmp_path, workers=0, linker=linker, partial_every=None))
    (linked,) = linker.link_folder(linker.folder).articles
    assert [e.headline for e in linked.facts.events] == ["Ferry sinks off Halden"]
    at = linked.article.text.index("Sign")
    assert propose(linked, Span(at, at), ()).headline == "Sign up to read on"
