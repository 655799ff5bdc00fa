"""The day on which somebody died, in an article that brings the news of it: it is not counted from what a life held.

"Ada Holt, who has died aged 90, … was last seen in May 2011. … Holt died on 2 March." of 9 March 2020 is this March.

    days_of_death(facts)  ->  {17}: the number of "2 March" among the time expressions
"""

from __future__ import annotations

from timeline_app.core.facts import ArticleFacts, EventCandidate, Role, Status


def days_of_death(facts: ArticleFacts) -> frozenset[int]:
    """The date of the last death told, if the article says in the perfect that one of that name has died."""
    deaths = [e for e in facts.events if e.kind == _DEATH and e.status is Status.HAPPENED]
    news = next((e for e in deaths if e.perfect and e.time is None), None)
    last = next((e for e in reversed(deaths) if e.time is not None), None)
    if news is None or last is None or last.time is None or not _names(news, facts) & _names(last, facts):
        return frozenset()
    return frozenset({last.time})


def _names(event: EventCandidate, facts: ArticleFacts) -> frozenset[str]:
    """The family names of those who die."""
    dying = (facts.entities[a.entity].name.split() for a in event.actors if a.role is not Role.OTHER)
    return frozenset(name[-1] for name in dying if name)


_DEATH = "death"
