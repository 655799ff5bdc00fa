"""Whether an office that a text speaks of is the one that somebody in it holds: "the Pentagon chief", "the minister".

"Defence Minister Ada Holm … the defence chief": one sort of office, so she is meant.
"""

from __future__ import annotations

from functools import cache

from timeline_app.extract.mentions.gazetteer import lists, words
from timeline_app.extract.mentions.offices import OfficeHit
from timeline_app.extract.mentions.tokens import Line


def is_bare_office(line: Line, hit: OfficeHit) -> bool:
    """An office in capitals that stands for its holder: "Prime Minister said", "President told"."""
    word = line.words[hit.first]
    return word.text[0].isupper() and hit.head in ("president", "prime minister", "pope", "king", "queen")


def is_of_name(line: Line, hit: OfficeHit, names: dict[int, int]) -> bool:
    """Whether a name follows the office directly or after a comma, so that it is that person's title."""
    for step in (0, 1):
        index = hit.end + step
        if step == 1 and line.lows[hit.end : hit.end + 1] != [","]:
            return False
        if index < len(line.words) and line.words[index].start in names:
            return True
    return False


@cache
def _classes() -> dict[str, str]:
    return {core: name for name, cores in lists("offices")["classes"].items() for core in cores}


def _class(hit: OfficeHit, line: Line | None = None) -> str:
    """The sort of office: all heads of defence are one sort, whatever their title."""
    if hit.head == "chief" and line is not None and "pentagon" in line.lows[hit.first : hit.end]:
        return "defense chief"
    known = _classes()
    return known.get(hit.core) or known.get(f"{hit.head} of {hit.portfolio}") or hit.core


def is_of_rank(reference: OfficeHit, office: OfficeHit) -> bool:
    """Whether both are the deputy, or neither."""
    ranks = words("references", "ranking")
    return reference.marks & ranks == office.marks & ranks


def is_same_office(reference: OfficeHit, office: OfficeHit, line: Line) -> bool:
    """Whether the one spoken of may be the one held: no other country, rank or sort of office."""
    if reference.country and office.country and reference.country != office.country:
        return False
    if (reference.marks & words("references", "ranking")) - office.marks or ("vice" in office.marks) != (
        "vice" in reference.marks
    ):
        return False
    mine, its = _class(reference, line), _class(office)
    if mine == its:
        return True
    return not reference.portfolio and reference.head != "chief" and reference.head == office.head.split("-")[0]
