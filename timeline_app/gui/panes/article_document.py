"""An article laid out for reading, and the way from its character offsets to places in the document and back.

Qt counts UTF-16 units, the program counts characters; headings are larger, boilerplate is faint, blank lines are
spacing. Marking never changes the layout, so the document is built once for an article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.span import Span
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import scaled

LONGEST = 200_000
"""Characters of an article that are laid out at once; of a longer one, the part around the event."""

_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 0x85, 0x2028, 0x2029, 0xFFFC), " ")
_QUIET = {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.METADATA}
_FAINT = {BlockKind.BOILERPLATE, BlockKind.REPEAT}


@dataclass(slots=True)
class Places:
    """Where the paragraphs stand: parallel lists of their start in the article and in the document, and their text."""

    starts: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    shown: Span = field(default_factory=lambda: Span(0, 0))

    def add(self, start: int, position: int, text: str) -> None:
        """Notes one more paragraph."""
        self.starts.append(start)
        self.positions.append(position)
        self.texts.append(text)

    def position(self, offset: int) -> int:
        """The place in the document of a character of the article; of the nearest one before if it is not shown."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return self.positions[0] if self.positions else 0
        return self.positions[at] + _units(self.texts[at][: offset - self.starts[at]])

    def offset(self, position: int) -> int | None:
        """The character of the article at a place in the document; None before the first."""
        at = bisect_right(self.positions, position) - 1
        if at < 0:
            return None
        inside = position - self.positions[at]
        text = self.texts[at]
        if _units(text) == len(text):
            return self.starts[at] + min(inside, len(text))
        units = 0
        for i, character in enumerate(text):
            if units >= inside:
                return self.starts[at] + i
            units += _units(character)
        return self.starts[at] + len(text)


def _units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


def build(document: QTextDocument, article: Article, theme: Theme, font: QFont, around: int = 0) -> Places:
    """Fills the document with an article (of a very long one, the part around a character) and returns the places."""
    document.clear()
    document.setDefaultFont(font)
    shown = _shown(article, around)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    writer = _Writer(cursor, theme, font, Places(shown=shown))
    if article.title and article.title_span is None:
        writer.heading(article.title)
    if shown.start > 0:
        writer.note("The beginning of this long article is left out here.")
    for kind, start, text in _paragraphs(article, shown):
        writer.paragraph(kind, start, text)
    if shown.end < len(article.text):
        writer.note("The rest of this long article is left out here.")
    cursor.endEditBlock()
    return writer.places


def _shown(article: Article, around: int) -> Span:
    size = len(article.text)
    if size <= LONGEST:
        return Span(0, size)
    start = max(0, min(around - LONGEST // 2, size - LONGEST))
    return Span(start, min(size, start + LONGEST))


def _paragraphs(article: Article, shown: Span) -> Iterator[tuple[BlockKind, int, str]]:
    """Every non-blank line of the text with its block's kind; what is in no block is shown faintly."""
    for block in _covering(article):
        start, end = max(block.span.start, shown.start), min(block.span.end, shown.end)
        for line in re.finditer(r"[^\n]+", article.text[start:end] if start < end else ""):
            text = line[0]
            left = len(text) - len(text.lstrip())
            if text.strip():
                yield block.kind, start + line.start() + left, text.strip()


def _covering(article: Article) -> Iterator[Block]:
    """The blocks, with what lies between them as boilerplate; all of it body if the article has none."""
    at = 0
    for block in article.blocks:
        if block.span.start > at:
            yield Block(BlockKind.BOILERPLATE, Span(at, block.span.start))
        yield block
        at = max(at, block.span.end)
    if at < len(article.text):
        rest = BlockKind.BOILERPLATE if article.blocks else BlockKind.BODY
        yield Block(rest, Span(at, len(article.text)))


@dataclass(slots=True)
class _Writer:
    cursor: QTextCursor
    theme: Theme
    font: QFont
    places: Places
    empty: bool = True

    def heading(self, text: str) -> None:
        self._write(BlockKind.TITLE, text)

    def note(self, text: str) -> None:
        self._write(BlockKind.BOILERPLATE, text)

    def paragraph(self, kind: BlockKind, start: int, text: str) -> None:
        position = self._write(kind, text)
        self.places.add(start, position, text)

    def _write(self, kind: BlockKind, text: str) -> int:
        block, characters = _block_format(kind), _char_format(kind, self.theme, self.font)
        if self.empty:
            self.cursor.setBlockFormat(block)
            self.empty = False
        else:
            self.cursor.insertBlock(block)
        position = self.cursor.position()
        self.cursor.insertText(text.translate(_CONTROL), characters)
        return position


def _block_format(kind: BlockKind) -> QTextBlockFormat:
    made = QTextBlockFormat()
    percent = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    made.setLineHeight(120 if kind == BlockKind.TITLE else 142, percent)
    made.setBottomMargin(4 if kind in _QUIET else 12)
    return made


def _char_format(kind: BlockKind, theme: Theme, font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    if kind == BlockKind.TITLE:
        made.setFont(scaled(font, 1.35, bold=True))
        made.setForeground(theme.colour("text"))
    elif kind in _QUIET or kind in _FAINT:
        made.setFont(scaled(font, 0.92))
        made.setForeground(theme.colour("muted" if kind in _QUIET else "faint"))
    else:
        made.setFont(font)
        made.setForeground(theme.colour("text"))
    return made
