"""Judges what a page says of itself: which of its titles is the headline, who wrote it, on which day it appeared.

choose_title(facts)  ->  "Storm closes port"        (not "Storm closes port | The Courier")
"""

from __future__ import annotations

import html
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.core.article import DateClaim, PartialDate
from timeline_app.core.calendar import days_from_civil
from timeline_app.ingest.addresses import split_address
from timeline_app.ingest.dates import find_dates, says
from timeline_app.ingest.readers.page_facts import PageFacts, Said
from timeline_app.resources import resource

# --- title ----------------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:]|[-~]{1,3}|::|\|\|)\s+|\s*\|\s*|\s*[»]\s*|\s+-{1,3}(?=\S)")
_TRUST = (
    "json-ld",
    "meta og:title",
    "meta twitter:title",
    "meta citation_title",
    "meta parsely-title",
    "meta dc.title",
    "title",
)


def choose_title(facts: PageFacts) -> str | None:
    """The headline as readers see it: the heading that the metadata agree with, else theirs without the site's name."""
    sites = site_names(facts)
    given = sorted(facts.titles, key=lambda s: _TRUST.index(s.where) if s.where in _TRUST else len(_TRUST))
    texts = [t for s in given if (t := _without_site(_plain_text(s.text), sites))]
    best = _matching_heading(facts.headings, texts, sites)
    if best is None and not texts:
        best = next((h.text for h in facts.headings if h.where == "h1" and not _is_site(h.text, sites)), None)
    if best is None:
        return texts[0] if texts else None
    same = [t for t in texts if _words(t) == _words(best)]
    return same[0] if same and best.isupper() else _plain_text(best)


def site_names(facts: PageFacts) -> frozenset[str]:
    """What the site calls itself, and its host, as letters and digits alone."""
    host, _ = split_address(facts.url)
    parts = host.split(".")
    names = [*facts.sites, host, *(p for p in parts[:-1] if len(p) > 3)]
    return frozenset(c for n in names if not n.startswith("http") and len(c := _compact(n)) >= 2)


def _compact(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain_text(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _is_site(text: str, sites: frozenset[str]) -> bool:
    compact = _compact(text)
    return (
        not compact
        or compact in sites
        or any(len(s) > 5 and (s in compact and len(compact) < len(s) + 8) for s in sites)
    )


def _without_site(title: str, sites: frozenset[str]) -> str:
    """The title without parts at its ends that are the site's name; a last part of one or two words goes with it."""
    cut = True
    while cut:
        cut = False
        marks = list(_SEPARATOR.finditer(title))
        if marks and _is_site(title[marks[-1].end() :], sites):
            title, cut = title[: marks[-1].start()], True
        elif marks and _is_site(title[: marks[0].start()], sites):
            title, cut = title[marks[0].end() :], True
    return "" if _is_site(title, sites) else title.strip()


def _matching_heading(headings: Sequence[Said], texts: Sequence[str], sites: frozenset[str]) -> str | None:
    """The heading most like a title of the metadata; first level before second."""
    best, chosen = 0.0, None
    for heading in headings:
        if _is_site(heading.text, sites) or len(heading.text) > 300:
            continue
        score = max((_alike(heading.text, t) for t in texts), default=0.0) - (0.0 if heading.where == "h1" else 0.25)
        if score > best:
            best, chosen = score, heading.text
    if chosen is not None and best >= 0.5:
        return chosen
    first = [h.text for h in headings if h.where == "h1" and not _is_site(h.text, sites)]
    return first[0] if len(first) == 1 and len(_words(first[0])) >= 5 else None


def _alike(a: str, b: str) -> float:
    """Word F1, or nearly 1 where one begins the other (a title cut short, or a site's name not recognised)."""
    x, y = _words(a), _words(b)
    if not x or not y:
        return 0.0
    short, long = sorted((x, y), key=len)
    if len(short) >= 3 and long[: len(short)] == short:
        return 0.95
    common = (Counter(x) & Counter(y)).total()
    return 2 * common / (len(x) + len(y))


# --- authors --------------------------------------------------------------------------------------------------------

_AUTHOR_ORDER = ("json-ld", "meta", "itemprop author", "rel author", "class author", "said", "json-ld page")
_SINGLE = ("class author", "said")
"""Sources of which only the first is of this article: the others belong to teasers."""
_NAMED = ("itemprop author", "rel author", "json-ld", "meta", "class author", "json-ld page")


def choose_authors(facts: PageFacts) -> tuple[str, ...]:
    """The persons that wrote the page, by the first source that names any; () if none does."""
    sites = site_names(facts)
    for source, bylines in _by_source(facts).items():
        persons = [[n for n in names if is_person(n) and not _is_site(n, sites)] for names in bylines]
        named = [p for p in persons if p]
        if named:
            return tuple(dict.fromkeys(named[0] if source in _SINGLE else [n for p in named for n in p][:12]))
    return ()


def choose_institution(facts: PageFacts) -> tuple[str, ...]:
    """The agency, publisher or pen name that the page gives as its author, where it names no person."""
    sources = _by_source(facts)
    for source in _NAMED:
        for names in sources.get(source, []):
            names = [n for n in names if n[0].isalnum() and not re.search(r"\.\w{2,3}$|_|:", n)]
            if names and (
                source != "class author"
                or (len(names[0].split()) <= 2 and not _page_words().not_person.search(names[0]))
            ):
                return (names[0],)
    return ()


def _by_source(facts: PageFacts) -> dict[str, list[list[str]]]:
    """The names of each byline, by source in order of trust; bylines of other stories left out."""
    result: dict[str, list[list[str]]] = {source: [] for source in _AUTHOR_ORDER}
    for said in facts.authors:
        source = next((o for o in ("json-ld page", *_AUTHOR_ORDER) if said.where.startswith(o)), "meta")
        if said.near or source in ("json-ld", "meta"):
            result[source].append(_people(said.text))
    return result


def _people(text: str) -> list[str]:
    """The names in what a byline says."""
    rows = _page_words()
    text = _plain_text(text)
    if re.match(r"https?:", text) or len(text) > 160:
        return []
    text = re.sub(rf"^\W*(?:(?:{rows.by})\b\s*:?\s*)+", "", text, flags=re.I)
    text = re.split(
        r"\s+[|•·–—-]\s+|\s*\||\(?@|\bfor the\b|\bFor The\b|\d|\s[Ss]tand\b|\bPublished\b|\bUpdated\b|\bpřed\b|\bvor\b",
        text,
    )[0]
    dates = find_dates(text + " 1")
    text = text[: dates[0][0].start] if dates else text
    names = re.split(r"\s*(?:;|,|/|&|\b[Aa]nd\b|\bund\b|\bet\b|\s+y\s+)\s*", text)
    names = [_MONTH.sub("", n.strip(" .,:*-–—\u200b")) for n in names]
    return [n for n in names if 2 < len(n) <= 60 and n.casefold() not in ("phd", "dr", "prof", "jr", "sr")]


_MONTH = re.compile(
    r"\s+(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)$"
)


def is_person(name: str) -> bool:
    """Whether a name may be a person's: two to five words, capitals, no word of an office or an enterprise."""
    words = [w for w in re.sub(r"\([^)]*\)", " ", name).split() if w.casefold() not in _SMALL]
    if not 2 <= len(words) <= 4 or _page_words().not_person.search(name):
        return False
    return all(w[0].isupper() for w in words) and not any(
        w.isupper() and len(w) > 3 and "." not in w and not name.isupper() for w in words
    )


_SMALL = frozenset(
    re.findall(
        r"\S+", "de la van von der den del da di du le el al bin ben dos das y e dr dr. prof prof. mr mrs ms sir"
    )
)


# --- date -----------------------------------------------------------------------------------------------------------

_DATE_WEIGHTS = (
    ("json-ld datePublished", 1.0),
    ("json-ld page datePublished", 0.9),
    ("json-ld dateCreated", 0.5),
    ("json-ld page dateCreated", 0.3),
    ("json-ld uploadDate", 0.3),
    ("json-ld", 0.1),
    ("meta article:modified_time", 0.12),
    ("meta og:updated_time", 0.12),
    ("meta last", 0.1),
    ("meta dc.date.modified", 0.1),
    ("meta datemodified", 0.1),
    ("meta modified", 0.1),
    ("meta article:published_time", 0.95),
    ("meta datepublished", 0.7),
    ("meta timestamp", 0.3),
    ("meta created", 0.5),
    ("meta", 0.75),
    ("itemprop date", 0.8),
    ("itemprop modified", 0.1),
    ("time pubdate", 0.8),
    ("time", 0.7),
    ("class date", 0.6),
)
_AGAIN = 7
_CHANGED = 0.13
"""Weight of the kinds that tell of a later change."""
_ASIDE = 0.3
"""What a date counts that stands outside the story, in a list or a footer."""
_LATER = 0.6
"""What a visible date counts that is not the first of its kind."""


@dataclass(frozen=True, slots=True)
class _Vote:
    day: int
    date: PartialDate
    weight: float
    kind: str
    text: str
    universal: bool


def choose_date(facts: PageFacts, guess: str | None, path: PartialDate | None) -> DateClaim | None:
    """The day of publication. `guess` is htmldate's, `path` that of the web address; each counts as one voice more."""
    votes = _votes(facts)
    if guess:
        votes += _read("htmldate", guess, 0.3 if any(v.weight >= 0.5 for v in votes) else 0.6, {})
    if path and path.day:
        votes.append(_Vote(_day(path), path, 0.85, "url", "", False))
    if not votes:
        return None
    scores = _scores(votes)
    best = max(scores, key=lambda d: (scores[d], -d))
    # Nothing is changed before it appears: a page that says so was published again.
    metas = [v.day for v in votes if v.weight <= _CHANGED and v.kind.startswith("meta")]
    best = min([best, *(d for d in metas if best - _AGAIN <= d < best)])
    best = _local(best, votes, scores)
    chosen = max((v for v in votes if v.day == best), key=lambda v: v.weight)
    against = sum(s for d, s in scores.items() if abs(d - best) > 1)
    weight = min(
        0.97, 0.5 + 0.5 * scores[best] / (scores[best] + against) if scores[best] >= 0.9 else 0.4 + 0.4 * scores[best]
    )
    return DateClaim(
        "page", f"{chosen.kind}: {chosen.text}".rstrip(": "), says(chosen.date), chosen.date, round(weight, 3)
    )


def _scores(votes: Sequence[_Vote]) -> dict[int, float]:
    """Sum over kinds of source of the best vote of each."""
    best: dict[tuple[int, str], float] = {}
    for vote in votes:
        key = vote.day, vote.kind
        best[key] = max(best.get(key, 0.0), vote.weight)
    scores: dict[int, float] = defaultdict(float)
    for (day, _), weight in best.items():
        scores[day] += weight
    # A day on which the page says it was changed is not where it also names an earlier day of publication.
    changed = {v.day for v in votes if v.weight <= _CHANGED}
    for day in changed & {d for d in scores if any(e < d - 1 and weight >= 0.6 for (e, _), weight in best.items())}:
        scores[day] = max(0.05, scores[day] - 1.0)
    return scores


def _local(best: int, votes: Sequence[_Vote], scores: dict[int, float]) -> int:
    """The day as the page shows it, where the machine's day is told in universal time and differs by one."""
    machine = [v for v in votes if v.day == best]
    if not all(v.universal or v.kind == "htmldate" for v in machine):
        return best
    shown = [
        d
        for d in (best - 1, best + 1)
        if any(v.day == d and not v.universal and v.weight >= 0.4 and v.kind != "htmldate" for v in votes)
    ]
    return max(shown, key=lambda d: scores[d], default=best)


def _votes(facts: PageFacts) -> list[_Vote]:
    votes: list[_Vote] = []
    counts: dict[str, int] = defaultdict(int)
    for said in facts.dates:
        kind, weight = next(((k, w) for k, w in _DATE_WEIGHTS if said.where.startswith(k)), ("other", 0.3))
        changed = _page_words().changed.search(said.text)
        if changed and kind in ("class date", "time") and not re.search(r"\b\d{4}\b", said.text[: changed.start()]):
            weight = 0.15
        if kind in ("class date", "time", "itemprop date") and not said.where.endswith("pubdate"):
            counts[kind] += 1
            weight *= (1.0 if said.near else _ASIDE) * (
                1.0 if counts[kind] == 1 else _LATER if counts[kind] < 4 else 0.2
            )
        votes += _read(kind, said.text, weight, {"language": facts.language or ""})
    return votes


def _read(kind: str, text: str, weight: float, context: dict[str, str]) -> list[_Vote]:
    month_first = context.get("language", "") in ("", "en")
    if stamp := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?", text):
        text = f"{stamp[1]}-{stamp[2]}-{stamp[3]}"
    found = [d for _, d in find_dates(text, month_first) if d.year and d.day and d.year >= 1990]
    universal = re.search(r"(?:Z|\+00:?00)$", text) is not None
    return [_Vote(_day(d), d, weight, kind, text[:60], universal) for d in found[:1]]


def _day(date: PartialDate) -> int:
    return days_from_civil(date.year or 0, date.month or 1, date.day or 1)


@dataclass(frozen=True, slots=True)
class _PageWords:
    by: str
    not_person: re.Pattern[str]
    changed: re.Pattern[str]


@cache
def _page_words() -> _PageWords:
    with resource("ingest/pages.toml").open("rb") as file:
        data = tomllib.load(file)
    return _PageWords(
        data["by"], re.compile(rf"\b(?:{data['not_person']})\b", re.I), re.compile(rf"\b(?:{data['changed']})\b", re.I)
    )
