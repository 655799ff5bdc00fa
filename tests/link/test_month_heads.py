"""A month that is a sentence by itself dates what is told under it without a date."""

from __future__ import annotations

from timeline_app.core.article import Published
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article
from timeline_app.link.dated import dated

TODAY = Published(Interval.of_day(2018, 12, 30), "2018-12-30", 0.9)
TEXT = """The year in pictures: 2018

January. Anna Berg left the council on the 22nd.

February. Mayor Tomas Okoro resigned. A tram hit a cart in Graz on the 9th.

July. Karl Holt was arrested in Halden.

In August the zoo burned down. Tomas Okoro sold the mill in Oslo.

September. The new bridge will be opened by Anna Berg. Karl Holt sued the city of Halden.

October. It rained."""


def test_what_stands_under_a_month_was_in_it() -> None:
    article = make_article("a.txt", 0, "txt", TEXT)
    facts = extract(article)
    found = dated(article, facts, TODAY, AS_WRITTEN).events
    when = {facts.events[n].headline: d.when.edtf() if d.when else None for n, d in enumerate(found)}
    assert when["Holt is arrested in Halden"] == "2018-07"
    assert when["Holt sues the city of Halden"] == "2018-09"
    assert when["Okoro sells the mill in Oslo"] != "2018-07"
    assert all(w != "2018-09" for line, w in when.items() if "bridge" in line)
