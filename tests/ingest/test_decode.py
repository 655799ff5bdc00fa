"""Bytes of any encoding become the text that was meant, and what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.errors import ReadError
from timeline_app.ingest.decode import decode

SENTENCES = {
    "en": "“It’s a naïve plan,” the mayor of the town said – and left the café without another word.",
    "de": "Der Bürgermeister sagte, die Straße werde übermorgen für den Verkehr geöffnet, trotz der Schäden.",
    "fr": "Le maire a déclaré que la fête était annulée à cause de la tempête, malgré l’avis du préfet.",
    "es": "El alcalde explicó que la próxima sesión será mañana por la tarde, según la información pública.",
    "pl": "Burmistrz powiedział, że most będzie zamknięty, ponieważ rzeka wciąż niesie dużo wody i gałęzi.",
    "cs": "Starosta řekl, že škola zůstane zavřená, protože střecha ještě není opravená a prší každý den.",
    "tr": "Belediye başkanı köprünün yarın açılacağını söyledi, çünkü işçiler çalışmayı geceleyin bitirdi.",
    "ru": "Мэр города сообщил, что мост откроют завтра утром, потому что рабочие закончили ремонт ночью.",
    "ja": "市長は橋が明日の朝に開通すると述べた。作業員が夜のうちに修理を終えたためである。町の人は喜んだ。",
}
ENCODINGS = [
    ("en", "utf-8"), ("en", "utf-8-sig"), ("en", "utf-16"), ("en", "utf-16-le"), ("en", "utf-16-be"), ("en", "utf-32"),
    ("en", "cp1252"), ("en", "mac_roman"), ("de", "latin-1"), ("de", "cp1252"), ("fr", "cp1252"), ("es", "latin-1"),
    ("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"), ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"),
    ("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "utf-16"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_old_encoding_is_recognised(language, encoding):
    text = f"{SENTENCES[language]}\n{SENTENCES[language]}\n".replace("’", "'" if encoding == "latin-1" else "’")
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_become_one_character(newline):
    assert decode(f"one{newline}two{newline}".encode()).text == "one\ntwo\n"


def test_utf8_with_a_few_damaged_bytes_stays_utf8_and_says_so():
    data = (SENTENCES["de"] * 20).encode().replace(b"B\xc3\xbc", b"B\xc3", 1)
    decoded = decode(data)
    assert "Straße" in decoded.text
    assert decoded.note is not None
    assert decoded.note.startswith("1 damaged")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n\xe2\xe3\xcf\xd3", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04" + bytes(500), bytes(1000)],
    ids=["pdf", "png", "zip", "zeros"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadError, match="not text"):
        decode(data)


@pytest.mark.parametrize(
    "text", ["The mill\0 burnt down.", "\0Feuer in der Mühle", "A storm." + " It rained." * 9000 + "\0"]
)
def test_a_text_with_a_stray_nul_is_read_without_it_and_says_so(text):
    decoded = decode(text.encode())
    assert decoded.text == text.replace("\0", "")
    assert decoded.note == "1 NUL character left out"


def test_no_nul_is_left_of_any_encoding():
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        decoded = decode(f"{SENTENCES['de']}\0 {SENTENCES['de']} \0".encode(encoding))
        assert decoded.text == f"{SENTENCES['de']} {SENTENCES['de']} "
        assert "2 NUL characters left out" in str(decoded.note)


@pytest.mark.parametrize("data", [b"\1\2\0ab", b"ab\0\0\0cd"])
def test_a_handful_of_bytes_with_nuls_is_no_text(data):
    with pytest.raises(ReadError, match="not text"):
        decode(data)


@given(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_end_in_text_or_a_clear_refusal(data):
    try:
        decoded = decode(data)
    except ReadError:
        return
    decoded.text.encode("utf-8")
