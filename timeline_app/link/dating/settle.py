"""The decision on one article's publication date, from its clues and what its neighbours say of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from timeline_app.core.article import DateCandidate, DateClaim, Evidence, Published
from timeline_app.core.calendar import civil_from_days, days_from_civil, is_date, iso_day, month_length, weekday
from timeline_app.core.interval import Grain, Interval
from timeline_app.link.dating.clues import Clues, day_of
from timeline_app.link.dating.neighbours import Votes
from timeline_app.link.dating.years import log_likelihoods, normalised

_SURE_ENOUGH = 0.6
_HIGHEST = 0.98
_CHANGE = 0.6
"""Weight up to which a claim may be of a later change: created, updated."""
_NEIGHBOURS_HIGHEST = 0.9
"""What neighbours can bring a year to: they are evidence, not knowledge."""
_OPENING_WEIGHT = 0.5
_NEAR = 60
_IN_TIME = (0.5, 0.62)
"""How often an article is of the month of a day told without a year, and if its opening tells it."""
_WHOLE_OPENING, _WHOLE_TWICE, _BACKGROUND = 0.68, 0.6, 0.35
"""How often it is of the weeks after a whole day told in its opening, told beside another, or only somewhere."""
_LATER = 14
"""Days after the last one told within which an article is written, where nothing else is known."""


def settle(clues: Clues, neighbours: Votes | None = None) -> Published | None:
    """The publication date; `neighbours` say what others tell of the year. None where nothing speaks for a date."""
    if clues.direct:
        return _stated(clues)
    if clues.months:
        return _month(clues)
    if clues.month_day:
        return _with(_yearless(clues, clues.month_day, neighbours), neighbours)
    if clues.changed:
        return _before_change(clues)
    if clues.told_whole and (clues.narrative or not clues.told):
        return _after_whole(clues)
    if clues.told and not clues.narrative:
        found = _bounded(clues, neighbours)
        return _with(found, neighbours) if found else None
    return None


# --- a day is stated ------------------------------------------------------------------------------------------------


def _stated(clues: Clues) -> Published:
    scores = {day_of(c.date): _score(clues, day_of(c.date)) for c in clues.direct}
    ranked = sorted(scores, key=lambda d: (-scores[d], d))
    best = ranked[0]
    rival = max(
        (c.weight for c in clues.direct if abs(day_of(c.date) - best) > 1 and not _is_change(c, best)), default=0
    )
    confidence = min(_HIGHEST, scores[best] * (1 - 0.35 * rival / (rival + scores[best])))
    rest = sum(scores[d] for d in ranked[1:])
    shares = {d: confidence if d == best else (1 - confidence) * scores[d] / rest for d in ranked[:6]}
    candidates = tuple(DateCandidate(_day(d), round(shares[d], 3), _sources(clues, d)) for d in ranked[:6])
    return Published(_day(best), iso_day(best), round(confidence, 3), _evidence(clues, best), candidates)


def _is_change(claim: DateClaim, day: int) -> bool:
    """Whether a claim is of a weak kind and later: the day of an update or of saving does not speak against."""
    return claim.weight <= _CHANGE and day_of(claim.date) > day


def _score(clues: Clues, day: int) -> float:
    """1 minus the chance that all that speaks for the day is wrong, less where the text speaks against it."""
    wrong = 1.0
    for claim in clues.direct:
        apart = abs(day_of(claim.date) - day)
        if apart <= 1:
            wrong *= 1 - min(0.97, claim.weight) * (1.0 if apart == 0 else 0.4)
    if clues.month_day:
        near = _same_time_of_year(clues.month_day, day)
        wrong = wrong * 0.2 if near else 1 - (1 - wrong) * 0.6
    later = [c for c in clues.told_whole if day_of(c.date) > day + 2]
    if later:
        wrong = 1 - (1 - wrong) * (0.7 if len(later) == 1 else 0.5)
    if any(c.date.year and civil_from_days(day)[0] > c.date.year for c in clues.latest):
        wrong = 1 - (1 - wrong) * 0.7
    return 1 - wrong


def _same_time_of_year(claim: DateClaim, day: int) -> bool:
    year = civil_from_days(day)[0]
    month, of_month = claim.date.month or 1, claim.date.day or 1
    days = [days_from_civil(y, month, of_month) for y in (year - 1, year, year + 1) if is_date(y, month, of_month)]
    return any(abs(d - day) <= 1 for d in days)


def _sources(clues: Clues, day: int) -> str:
    kinds = [c.kind for c in clues.direct if day_of(c.date) == day]
    return ", ".join(dict.fromkeys(kinds))


def _month(clues: Clues) -> Published:
    best = max(clues.months, key=lambda c: c.weight)
    year, month = best.date.year or 0, best.date.month
    interval = Interval.of_month(year, month) if month else Interval.of_year(year)
    head = clues.month_day
    if (
        head
        and head.date.month
        and head.date.day
        and (month in (None, head.date.month))
        and is_date(year, head.date.month, head.date.day)
    ):
        interval = Interval.of_day(year, head.date.month, head.date.day)
    confidence = round(best.weight, 3)
    return Published(interval, interval.edtf(), confidence, _evidence(clues, interval.first or 0))


# --- month and day, and the year is weighed -------------------------------------------------------------------------


def _yearless(clues: Clues, claim: DateClaim, neighbours: Votes | None) -> Published:
    month, day = claim.date.month or 1, claim.date.day or 1
    chances = _years(clues, month, day, True, neighbours)
    best = _best(chances)
    confidence = claim.weight * (chances.get(best, 0.0) if best else 0.0)
    candidates = _year_candidates(chances, month, day, claim.weight)
    if best is None or chances[best] < _SURE_ENOUGH:
        edtf = f"XXXX-{month:02}-{day:02}"
        return Published(None, edtf, round(confidence, 3), _evidence(clues, None), candidates)
    when = days_from_civil(best, month, day)
    return Published(_day(when), iso_day(when), round(confidence, 3), _evidence(clues, when), candidates)


def _years(clues: Clues, month: int, day: int, same_day: bool, neighbours: Votes | None) -> dict[int, float]:
    own = log_likelihoods(clues, month, day, same_day)
    if not neighbours:
        return normalised(own)
    weights = neighbours.weights
    floor = min(weights.values())
    years = own or dict.fromkeys(weights, 0.0)
    chances = normalised({y: s + weights.get(y, floor) for y, s in years.items() if is_date(y, month, day)})
    alone = normalised(own)
    return {y: min(c, max(_NEIGHBOURS_HIGHEST, alone.get(y, 0.0))) for y, c in chances.items()}


def _best(chances: Mapping[int, float]) -> int | None:
    return max(chances, key=lambda y: (chances[y], y)) if chances else None


def _year_candidates(chances: Mapping[int, float], month: int, day: int, weight: float) -> tuple[DateCandidate, ...]:
    likely = sorted((y for y in chances if chances[y] >= 0.03), key=lambda y: (-chances[y], y))[:6]
    reasons = ("this year fits the evidence best", *["this year fits less of the evidence"] * len(likely))
    return tuple(
        DateCandidate(Interval.of_day(year, month, day), round(weight * chances[year], 3), reason)
        for year, reason in zip(likely, reasons, strict=False)
    )


# --- only days of the story -----------------------------------------------------------------------------------------


def _bounded(clues: Clues, neighbours: Votes | None) -> Published | None:
    """From the last day told without a year to the end of its month, or two weeks on, if its year is clear."""
    claim = _last_told(clues)
    month, day = claim.date.month or 1, claim.date.day or 1
    chances = _years(clues, month, day, False, neighbours)
    best = _best(chances)
    share = _IN_TIME[_opens(claim)]
    candidates = _year_candidates(chances, month, day, share)
    if best is None or chances[best] < _SURE_ENOUGH:
        if clues.told_whole:
            return _after_whole(clues)
        if not candidates:
            return None
        confidence = share * chances.get(best, 0.0) if best else 0.0
        return Published(None, "", round(confidence, 3), _evidence(clues, None), candidates)
    return replace(_range(clues, days_from_civil(best, month, day), share * chances[best]), candidates=candidates)


def _after_whole(clues: Clues) -> Published:
    """A whole day in the opening, or borne out by another near it, is of the news; any other may be of the past."""
    last = max(clues.told_whole, key=lambda c: day_of(c.date))
    first = day_of(last.date)
    overtaken = any((c.date.year or 0) > (last.date.year or 0) for c in clues.years)
    near = sum(abs(day_of(c.date) - first) <= _NEAR for c in clues.told_whole)
    found = _range(clues, first, _WHOLE_OPENING if _opens(last) else _WHOLE_TWICE)
    if not overtaken and not clues.narrative and (_opens(last) or near > 1):
        return found
    assert found.interval is not None
    candidate = DateCandidate(found.interval, _BACKGROUND, "soon after the last day told")
    return Published(None, f"{iso_day(first)}/..", _BACKGROUND, found.evidence, (candidate,))


def _before_change(clues: Clues) -> Published:
    """A history that only says when it was changed: it is not later."""
    last = max(clues.changed, key=lambda c: day_of(c.date))
    day = day_of(last.date)
    candidate = DateCandidate(_day(day), last.weight, last.kind)
    return Published(None, f"../{iso_day(day)}", last.weight, _evidence(clues, None), (candidate,))


def _opens(claim: DateClaim) -> bool:
    """Whether the words stand in the opening of the story."""
    return claim.weight >= _OPENING_WEIGHT


def _last_told(clues: Clues) -> DateClaim:
    """The latest of the days told without a year that lie within two months of the first one told."""
    first = clues.told[0]

    def after(claim: DateClaim) -> float:
        apart = (
            ((claim.date.month or 1) - (first.date.month or 1)) * 30.4 + (claim.date.day or 1) - (first.date.day or 1)
        )
        return (apart + 182) % 365 - 182

    near = [c for c in clues.told if abs(after(c)) <= 60]
    return max(near, key=after)


def _range(clues: Clues, first: int, confidence: float) -> Published:
    year, month, day = civil_from_days(first)
    last = max(first + month_length(year, month) - day, first + _LATER)
    interval = Interval.of_days(first, last, Grain.DAY)
    return Published(interval, f"{iso_day(first)}/{iso_day(last)}", round(confidence, 3), _evidence(clues, first))


# --- in words -------------------------------------------------------------------------------------------------------


def _day(day: int) -> Interval:
    return Interval.of_days(day, day)


def _evidence(clues: Clues, day: int | None) -> tuple[Evidence, ...]:
    """Every claim that counted, those against the decision marked as such."""
    result = []
    for claim in clues.claims:
        against = day is not None and _against(claim, day)
        says = _weekday_says(claim, day) if claim.kind == "weekday" and day is not None else claim.says
        says = f"{says} (speaks against it)" if against else says
        result.append(Evidence(claim.kind, claim.text, says, claim.span))
    return tuple(dict.fromkeys(result))[:24]


def _with(found: Published, neighbours: Votes | None) -> Published:
    return replace(found, evidence=(*found.evidence, *neighbours.evidence)) if neighbours else found


def _weekday_says(claim: DateClaim, day: int) -> str:
    gap = (weekday(day) - (claim.date.weekday or 0)) % 7
    return ("weekday of that day", "weekday of the day before")[gap] if gap < 2 else f"weekday {gap} days before"


def _against(claim: DateClaim, day: int) -> bool:
    date, year = claim.date, civil_from_days(day)[0]
    if claim.bound == "on" and date.year and date.month and date.day:
        return abs(day_of(date) - day) > 1
    if claim.bound == "on" and date.month and date.day:
        return not _same_time_of_year(claim, day)
    if claim.bound == "not before" and date.year and date.month and date.day:
        return day_of(date) > day + 2
    if claim.bound == "not after" and date.year:
        return year > date.year
    return False
