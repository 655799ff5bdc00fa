"""A stretch of an article's text.

>>> Span(3, 8).of("On Friday")
'Frida'
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.quick import quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Character offsets `start` (inclusive) and `end` (exclusive), Python `str` indices into an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)
