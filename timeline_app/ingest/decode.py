"""Bytes to text, whatever the encoding, and a plain refusal of what is no text.

Byte order mark, then UTF-8, then a guess from the bytes. Newlines become `\\n` and NUL characters, which mean nothing
and which no view can show, are left out; nothing else is changed, as all offsets of the program point into the result.

    decode(b"caf\\xe9\\r\\n")  ->  Decoded("café\\n", "cp1252", None)
"""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from timeline_app.core.errors import ReadError
from timeline_app.resources import resource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
_FEW = 8
"""Control characters that a text may have by some accident, if they are no more than a twentieth of it."""
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
_SIGNS = "“”‘’‚„–—…•‹›«»´¨·°§£€¿¡©®\xa0\xad"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in, and a sentence for the report where something had to be guessed or replaced."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes. Raises ReadError if they are no text."""
    decoded = _decoded(data)
    if not (nuls := decoded.text.count("\0")):
        return decoded
    dropped = f"{nuls} NUL character{'s' if nuls > 1 else ''} left out"
    note = f"{decoded.note}; {dropped}" if decoded.note else dropped
    return Decoded(decoded.text.replace("\0", ""), decoded.encoding, note)


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)
    if "\0" in text[:_SAMPLE]:
        return _guess(data, None)
    return Decoded(newlines(text), "utf-8")


def newlines(text: str) -> str:
    """The text with `\\r\\n` and lone `\\r` as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def looks_binary(data: bytes) -> bool:
    """Whether bytes in no Unicode encoding are something else than text: a known signature, or control characters."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    accident = controls <= _FEW and controls <= len(sample) * 0.05
    return data.startswith(_MAGIC) or (controls > len(sample) * 0.005 and not accident)


def _guess(data: bytes, error: UnicodeDecodeError | None) -> Decoded:
    if wide := _wide_encoding(data):
        return _with_replacements(data, wide)
    if looks_binary(data):
        raise ReadError("not text: the file is binary (saved under a text file's name?)")
    if error is None or _mostly_utf8(data):
        return _with_replacements(data, "utf-8")
    encoding = _single_byte(data)
    decoded = _with_replacements(data, encoding)
    return Decoded(decoded.text, encoding, decoded.note or f"not UTF-8: read as {encoding}")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of Western text is 0."""
    sample = data[:_SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), max(1, len(sample) // 2)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few damaged bytes: far more good multi-byte sequences than bad bytes."""
    good = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data))
    bad = data.decode("utf-8", "replace").count("�")
    return good > 4 * bad


def _single_byte(data: bytes) -> str:
    lines = [line for line in data[: 16 * _SAMPLE].split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE] or data[:_SAMPLE]
    if sum(b >= 0x80 for b in sample) < 0.4 * len(sample) and (latin := _latin_encoding(sample)):
        return latin
    if japanese := _japanese_encoding(sample):
        return japanese
    from charset_normalizer import from_bytes  # slow to import

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _latin_encoding(sample: bytes) -> str | None:
    """The 8-bit encoding under which the letters beyond ASCII all belong to one language, if there is one."""
    best, chosen = 0.9, None
    for encoding, letters in _alphabets():
        high = [c for c in sample.decode(encoding, "replace") if ord(c) >= 0x80]
        known = sum(c in letters for c in high) / max(1, len(high))
        if known > best:
            best, chosen = known, encoding
    return chosen


def _japanese_encoding(sample: bytes) -> str | None:
    """The encoding under which a good part of the text is hiragana, without which there is no Japanese sentence."""
    for encoding in ("cp932", "euc_jp"):
        text = sample.decode(encoding, "ignore")
        if sum("\u3041" <= c <= "\u3096" for c in text) > 0.2 * len(text):
            return encoding
    return None


@cache
def _alphabets() -> tuple[tuple[str, frozenset[str]], ...]:
    """Encodings in order of preference, each with the letters and signs of one language in it."""
    with resource("ingest/encodings.toml").open("rb") as file:
        languages = tomllib.load(file)["language"]
    rows = [(rank, e, frozenset(x["letters"] + x["letters"].upper() + _SIGNS)) for x in languages
            for rank, e in enumerate(x["encodings"])]  # fmt: skip
    return tuple((e, letters) for _, e, letters in sorted(rows, key=lambda r: r[0]))


def _with_replacements(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(newlines(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(newlines(text), encoding, f"{text.count('�')} damaged characters (read as {encoding})")
