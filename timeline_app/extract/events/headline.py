"""The line of a chronology that tells an event: "Landau meets Funakoshi in Washington"."""

from __future__ import annotations

from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft

LONGEST = 90


def headline(draft: Draft, reading: Reading) -> str:
    """At most about 90 characters, never empty."""
    text = " ".join(draft.span.of(reading.article.text).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
