"""Pages whose elements are nested deeper than a parser follows: everything in them comes as paragraphs one by one.

Below some 250 elements libxml2 passes over what is there, and with it the story of the page, without a word.

    flattened("<div>" * 300 + "<h1>Fire</h1>The <b>mill</b> burnt down", tree)
        ->  "<p>" * 300 + "<h1>Fire</h1>The mill burnt down", which stand side by side; None where nothing is that deep
"""

from __future__ import annotations

import re
from typing import Any

_DEEPEST = 200
"""Elements one in the other; no page that people wrote has a quarter of it."""
_KEPT = r"html|head|title|meta|link|base|body|script|style|template|h[1-6]|p|pre|img|br|hr"
_INLINE = (
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|"
    r"tt|u|var|wbr"
)
_END = r"""(?=[\s/>])(?:[^<>=]|=\s*+(?:"[^"<]*+"|'[^'<]*+')?+)*+>"""
"""Behind the name of a tag, up to its end: ">" in the quotes of an attribute is none."""
_AROUND = re.compile(rf"</?(?!(?:{_KEPT})[\s/>])[a-z][^\s/<>]*+{_END}", re.I)
_WITHIN = re.compile(rf"</?(?:{_INLINE}){_END}", re.I)


def flattened(html: str, tree: Any) -> str | None:
    """The source of a page that is too deep, without what nests in it; None for any other page."""
    deep = tree.xpath(f"boolean({'/*' * _DEEPEST})")
    return _AROUND.sub("<p>", _WITHIN.sub("", html)) if deep else None
