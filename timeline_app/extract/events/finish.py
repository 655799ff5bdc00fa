"""The last touch on a headline: spaces, quotation marks, "a" and "an", damaged signs, no full stop.

>>> finished("the council becomes  a overnight owner of #20m .")
'The council becomes an overnight owner of £20m'
"""

from __future__ import annotations

import re

_SHORTENED = re.compile(r"\b(?:(?:[A-Z]\.){2,}|Inc\.|Ltd\.|Co\.|Corp\.|Jr\.|Sr\.)$")  # "lands in the U.S."
_POUNDS = re.compile(r"#(?=\d[\d.,]*\s?(?:m|bn|million|billion)\b|\d{1,3},\d{3}\b)")  # a "£" that was damaged
_EIGHT = r"8|1[18](?!\d)"
"""Figures that are spoken with a vowel: "an 8.3-magnitude quake", "an 18-year-old"."""
_WITH_N = re.compile(  # "a July article", month gone
    rf"\b([Aa]) (?!one\b|once\b|eu)(?=[aeio]\w|u(?:n(?!i|anim)|p|lt|rg|gl)|{_EIGHT})"
)
_WITHOUT_N = re.compile(  # "an overnight hit"
    rf"\b([Aa])n (?=[B-DF-GJ-NP-TV-Zb-df-gj-np-tv-z][a-z]|h(?!ono|our|eir|onest)[a-z]|(?!{_EIGHT})\d)"
)

_GRAVE = re.compile(r"`\s*([^`“”]{2,80}?)\s*['’](?![\w])")  # "fans are ` speechless' at it"
_LONE = re.compile(r"(?<=[a-rt-z])(?<! o)'(?= [a-z])")  # "is frantic' to appear": half of a quotation; not "o' tea"
_OPENED = re.compile(r"(?<!\w)['‘](?=[A-Za-z]{2})")  # "aspires to the 'Red Planet"
_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_MARK = re.compile(r'["“”]')
_SOURCE = re.compile(
    r" ?[-–—] ?(?:Reuters|AP|AFP|UPI|EPA|PTI|dpa|DPA|IANS|Xinhua|BBC News)$"
)  # "… burns down - Reuters"

_SAID = re.compile(r"(?:(?<=\bsays )|(?<=\bsay )|(?<=\bwrites ))(?:The|An?|His|Her|Their|Its|This|There)(?= [a-z])")
"""What opens a quotation that has lost its marks."""
_COUNTED = re.compile(
    r"(?<=^The )(?:First|Second|Third|Fourth|Fifth|Last|Latest)(?= [a-z])"
)  # "First | death": an entry
_ANSWER = re.compile(r"(?<=\bsays )(“?)(?:Yes|Well|Oh|Look|And|So|Now), ([a-zA-Z])")
"""How somebody begins to speak: "Berg says Yes, people will die"."""
_PLACE_BEFORE = re.compile(r"^[A-Z][^\W\d_]+ [–—] (?=(?:The |An? )?[A-Z])")  # "Oslo – The council closes a bridge"


def finished(text: str) -> str:
    """The line with one space between words, plain quotation marks and a capital at its start, and no full stop."""
    text = _GRAVE.sub(r"“\1”", text)
    text = _LONE.sub("", text) if text.count("'") == 1 else text
    text = text if _CLOSED.search(text) else _OPENED.sub("", text)
    text = re.sub(r"[*_`#]{1,3}", "", _POUNDS.sub("£", text))
    text = re.sub(r"\s+([,.;:’])", r"\1", " ".join(text.split())).strip(" ,;:|-–—")
    text = text.strip(" ,;:.-–—") + ("." if _SHORTENED.search(text) else "")
    text = re.sub(r'"\s*([^"“”]+?)\s*"', r"“\1”", text)
    text = re.sub(r'\s*["“”]\s*', " ", text).strip() if len(_MARK.findall(text)) == 1 else text  # half of a quotation
    text = re.sub(r"(?<=[\w,])“(?=\w)", " “", re.sub(r"”(?=\w)", "” ", text))
    text = re.sub(r" \([^()]{1,25}\)$", "", text)
    text = _SOURCE.sub("", _PLACE_BEFORE.sub("", text))
    text = re.sub(r"^[0-2]\d[0-5]\d (?=[A-Z])", "", text)
    text = re.sub(r"^\d{1,2}[.:]\d{2} (?:[A-Z]{2,4} )?", "", text)
    text = _COUNTED.sub(lambda m: m[0].lower(), text)
    text = _ANSWER.sub(lambda m: m[1] + (m[2].upper() if m[1] else m[2]), text)
    text = _SAID.sub(lambda m: m[0].lower(), text)
    text = re.sub(r"\bcan not\b(?! only\b)", "cannot", text)
    text = _WITHOUT_N.sub(r"\1 ", _WITH_N.sub(r"\1n ", text))
    return text[:1].upper() + text[1:]
