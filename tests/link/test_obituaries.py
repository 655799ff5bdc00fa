"""In an obituary the day of death is that of the news, whatever year was told last."""

from __future__ import annotations

from timeline_app.core.article import Published
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN
from timeline_app.core.timex import ResolvedTime
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article
from timeline_app.link.dated import dated

LIFE = (
    "She was born in Halden in 1931. In 1955 she married the baker Karl Holt. In 1961 she bought the mill in Graz. "
    "She sold it in 1984. She last rowed in August 2011."
)
TODAY = Published(Interval.of_day(2020, 3, 9), "2020-03-09", 0.9)


def last_date(text: str) -> ResolvedTime:
    article = make_article("a.txt", 0, "txt", text)
    facts = extract(article)
    assert facts.narrative
    return dated(article, facts, TODAY, AS_WRITTEN).times[-1]


def test_the_day_of_death_is_that_of_the_news() -> None:
    text = (
        f"Ada Holt, who has died aged 89, was the first woman to row to Oslo. {LIFE} Ada Holt died at home on 2 March."
    )
    assert last_date(text).value == "2020-03-02"


def test_of_a_life_told_as_long_over_the_date_goes_on_from_the_one_before() -> None:
    text = f"Ada Holt was the first woman to row to Oslo. {LIFE} Ada Holt died at home on 2 March."
    found = last_date(text)
    assert found.value == "2012-03-02"
    assert found.alternatives[0].value == "2020-03-02"


def test_the_death_of_another_is_not_the_news() -> None:
    lede = "Ada Holt, who has died aged 89, was the first woman to row to Oslo."
    text = f"{lede} {LIFE} Her friend Anna Berg died on 2 March."
    assert last_date(text).value == "2012-03-02"
