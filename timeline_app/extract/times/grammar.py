"""The small pattern language in which time rules are written, compiled to regular expressions.

A rule author writes words, classes and options, not regular expressions, so that a rule can be read aloud and its
first words are known: recognition only tries the rules that can begin with the word at hand.

    <month> <day> [,] <year>          a class; `<day:first>` captures it under another name
    [the] (end|start) of <month>      optional; one of
    mid~<month>                       `~`: a gap or a hyphen
    <hour>+:+<minute>                 `+`: nothing in between
    <day>*-*<day:last>                `*`: a gap or nothing in between

>>> compiled = compile_pattern("in <n> days", {"n": WordClass("n", "[0-9]{1,3}", frozenset({"#"}), int)})
>>> compiled.match("In 3 days", 0)["n"], sorted(compiled.first)
('3', ['in'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

GAP = r"(?:[ \t\u00a0\u2009\u202f]{1,4}\n?[ \t]{0,8}|\n[ \t]{0,8})"
HYPHEN = r"[-\u2010\u2011\u2013]"
_JOINS = {" ": GAP, "~": f"(?:{GAP}|{HYPHEN})", "+": "", "*": f"{GAP}?"}
_TOKEN = re.compile(r"\s+|<(?P<class>\w+)(?::(?P<name>\w+))?>|(?P<mark>[\[\]()|~+*])|(?P<word>[^\s<>\[\]()|~+*]+)")

DIGITS = "#"
"""The first word of anything that begins with a digit."""


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named set of words: its regular expression, its possible first words (lower case), and what a word means."""

    name: str
    regex: str
    first: frozenset[str]
    convert: Callable[[str], Any]


@dataclass(slots=True)
class CompiledPattern:
    """`groups` maps the captured names to the conversion of their text.

    `second`: what may follow the first word, where the pattern begins with a plain one ("the", may it be left out or
    not) and a gap; None for all other patterns. The regular expression is compiled when it is first tried: most texts
    need few of the rules.
    """

    source: str
    first: frozenset[str]
    groups: Mapping[str, Callable[[str], Any]]
    second: tuple[str, frozenset[str]] | None = None
    compiled: re.Pattern[str] | None = None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match of the pattern at `start`, not counting case."""
        if self.compiled is None:
            self.compiled = re.compile(self.source, re.IGNORECASE)
        return self.compiled.match(text, start)


@dataclass(frozen=True, slots=True)
class _Node:
    regex: str
    first: frozenset[str]
    optional: bool = False
    join: str = " "
    literal: bool = False
    second: tuple[str, frozenset[str]] | None = None


@dataclass(slots=True)
class _Parser:
    source: str
    classes: Mapping[str, WordClass]
    tokens: list[re.Match[str]] = field(default_factory=list)
    at: int = 0
    groups: dict[str, Callable[[str], Any]] = field(default_factory=dict)

    def error(self, what: str) -> ValueError:
        return ValueError(f"{what} in pattern {self.source!r}")

    def alternatives(self, end: str) -> _Node:
        """Branches up to the closing mark `end` ("" is the end of the pattern)."""
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.peek() != end:
            raise self.error(f"expected {end or 'the end'!r}")
        self.at += 1
        first = frozenset().union(*(b.first for b in branches))
        only = branches[0] if len(branches) == 1 else None
        plain, second = (only.literal, only.second) if only else (False, None)
        return _Node("|".join(b.regex for b in branches), first, literal=plain, second=second)

    def peek(self) -> str:
        return self.tokens[self.at].group() if self.at < len(self.tokens) else ""

    def sequence(self) -> _Node:
        nodes: list[_Node] = []
        join = " "
        while (text := self.peek()) not in ("", "]", ")", "|"):
            if text in _JOINS and text != " ":
                join = text
                self.at += 1
                continue
            nodes.append(self.element(join))
            join = " "
        return self.joined(nodes)

    def element(self, join: str) -> _Node:
        token = self.tokens[self.at]
        self.at += 1
        if token.group() == "[":
            inner = self.alternatives("]")
            comma = inner.regex == ","
            return _Node(inner.regex, inner.first, True, "*" if comma else join, inner.literal)
        if token.group() == "(":
            inner = self.alternatives(")")
            return _Node(f"(?:{inner.regex})", inner.first, False, join)
        if name := token["class"]:
            return self.capture(name, token["name"] or name, join)
        word = token["word"]
        if word is None:
            raise self.error(f"stray {token.group()!r}")
        join = "*" if word == "," and join == " " else join
        return _Node(literal(word), frozenset({first_word(word)}), False, join, word.isalpha())

    def capture(self, name: str, group: str, join: str) -> _Node:
        if name not in self.classes:
            raise self.error(f"unknown class <{name}>")
        words = self.classes[name]
        if group in self.groups:  # the same name in another branch
            group = f"{group}__{self.at}"
        self.groups[group] = words.convert
        return _Node(f"(?P<{group}>{words.regex})", words.first, False, join)

    def joined(self, nodes: list[_Node]) -> _Node:
        """One sequence; the options before its first fixed element bring their own gap after them."""
        pivot = next((i for i, n in enumerate(nodes) if not n.optional), None)
        if pivot is None:
            raise self.error("nothing but options")
        out = []
        for i, node in enumerate(nodes):
            before = _JOINS[node.join] if i > pivot else ""
            after = _JOINS[nodes[i + 1].join] if i < pivot else ""
            if not node.optional:
                out.append(before + node.regex)
            else:
                out.append(f"(?:{before}(?:{node.regex}){after})?")
        first = frozenset().union(*(n.first for n in nodes[: pivot + 1]))
        return _Node("".join(out), first, literal=len(nodes) == 1 and nodes[0].literal, second=_second(nodes))


def _second(nodes: list[_Node]) -> tuple[str, frozenset[str]] | None:
    """A plain first word, and the words that can follow it behind a gap."""
    after: frozenset[str] = frozenset()
    if not nodes[0].literal:
        return None
    for node in nodes[1:]:
        if node.join != " ":
            return None
        after |= node.first
        if not node.optional:
            return next(iter(nodes[0].first)), after
    return None


def literal(word: str) -> str:
    """The regular expression of a word: any apostrophe for `'`, a full stop at the end may be missing."""
    dotted = len(word) > 1 and word.endswith(".")
    body = re.escape(word.removesuffix(".") if dotted else word).replace("'", "['\u2019\u02bc]").replace(r"\-", HYPHEN)
    body = body.replace(r"\ ", GAP)
    return body + (r"\.?" if dotted else "")


def first_word(text: str) -> str:
    """What the scanner sees at the start of `text`: a lower-case run of letters, `#` for digits, or a mark."""
    letters = re.match(r"[^\W\d_]+", text)
    if letters:
        return letters.group().lower()
    return DIGITS if text[:1].isdigit() else text[:1]


def compile_pattern(source: str, classes: Mapping[str, WordClass]) -> CompiledPattern:
    """Compile one pattern. Raises ValueError for a pattern that cannot be read."""
    tokens = [t for t in _TOKEN.finditer(source) if not t.group().isspace()]
    if sum(len(t.group()) for t in tokens) != len("".join(source.split())):
        raise ValueError(f"cannot read pattern {source!r}")
    parser = _Parser(source, classes, tokens)
    node = parser.alternatives("")
    return CompiledPattern(rf"(?:{node.regex})(?!\w)", node.first, parser.groups, node.second)
