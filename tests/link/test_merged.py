"""What is said of an event that several passages tell: its date, who disagrees, who took part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.stories import Told, build
from timeline_app.core.chronicle import Event
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.link.merged import build_event

PAIR = ("Ada Quill", "Ben Moss")


def event(*told: Told, listed: int = 0, published: str | None = None, may_come: bool = False) -> Event:
    """The event that all but the last `listed` tell; those are of other articles about it."""
    articles, tellings = build(list(told), published)
    out = None if published is None else Interval.parse(published)
    tellings = [replace(t, published=out, candidate=replace(t.candidate, may_come=may_come)) for t in tellings]
    dates = {a.article.id: [t.date for t in tellings if t.article == a.article.id] for a in articles}
    own = len(tellings) - listed
    return build_event(tellings[:own], {a.article.id: a for a in articles}, dates, (), tellings[own:])


def test_the_date_that_most_articles_state_holds_and_the_other_is_a_disagreement() -> None:
    found = event(
        Told(0, "On 14 May Quill met Moss.", PAIR, "2024-05-14"),
        Told(1, "They met on Tuesday.", PAIR, "2024-05-14"),
        Told(2, "They met on 13 May.", PAIR, "2024-05-13"),
    )
    assert found.when is not None
    assert found.when.edtf() == "2024-05-14"
    (disagreement,) = found.disagreements
    assert disagreement.article == "a2"
    assert disagreement.when.edtf() == "2024-05-13"
    assert "13 May 2024" in disagreement.says


def test_a_stated_day_beats_any_number_of_guesses() -> None:
    guess = DateSource.ARTICLE_DAY
    found = event(
        Told(0, "Quill met Moss, it emerged.", PAIR, "2024-05-15", source=guess),
        Told(1, "Moss has met Quill.", PAIR, "2024-05-15", source=guess),
        Told(2, "They met on 14 May.", PAIR, "2024-05-14"),
    )
    assert found.when is not None
    assert found.when.edtf() == "2024-05-14"
    assert not found.inferred
    assert not found.disagreements


def test_of_the_days_by_which_it_was_known_the_first_holds() -> None:
    guess = DateSource.ARTICLE_DAY
    told = (Told(n, "Forty have died.", PAIR, f"../2024-05-{day}", source=guess) for n, day in enumerate((16, 14, 15)))
    found = event(*told)
    assert found.when is not None
    assert found.when.edtf() == "../2024-05-14"


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["2024-05-14"], "2024-05-14"),
        (["2024-05-14", "2024-05-14"], "2024-05-14"),
        (["2024-05-14", "2024-05-15"], "2024-05-15"),
        (["2024-05-02"], "2024-05-15"),
        (["2024-05-16"], "2024-05-15"),
    ],
)
def test_news_without_a_day_was_when_others_about_it_say(others: list[str], day: str) -> None:
    news = Told(0, "Quill has met Moss.", PAIR, "2024-05-15", source=DateSource.ARTICLE_DAY)
    more = [Told(n, "The two dined that evening.", (), other) for n, other in enumerate(others, 1)]
    found = event(news, *more, listed=len(more))
    assert found.when is not None
    assert found.when.edtf() == day
    assert found.source is (DateSource.ARTICLE_DAY if day == "2024-05-15" else DateSource.INHERITED)


def test_a_finer_date_within_a_coarse_one_holds_without_a_disagreement() -> None:
    found = event(
        Told(0, "Cole took office in October.", ("Dora Cole",), "2024-10", "appointment"),
        Told(1, "Cole took office on 21 October.", ("Dora Cole",), "2024-10-21", "appointment"),
    )
    assert found.when is not None
    assert found.when.edtf() == "2024-10-21"
    assert not found.disagreements


def test_agreement_raises_confidence_and_disagreement_lowers_it() -> None:
    one = event(Told(0, "On 14 May they met.", PAIR, "2024-05-14"))
    two = event(Told(0, "On 14 May they met.", PAIR, "2024-05-14"), Told(1, "They met 14 May.", PAIR, "2024-05-14"))
    torn = event(Told(0, "On 14 May they met.", PAIR, "2024-05-14"), Told(1, "They met 13 May.", PAIR, "2024-05-13"))
    assert torn.confidence < one.confidence < two.confidence <= 1


def test_plans_are_history_once_it_happened() -> None:
    planned = Told(0, "Quill will meet Moss on 14 May.", PAIR, "2024-05-14", status=Status.PLANNED)
    happened = Told(1, "Quill met Moss on 14 May.", PAIR, "2024-05-14")
    assert event(planned).status is Status.PLANNED
    both = event(planned, happened)
    assert both.status is Status.HAPPENED
    assert both.headline == "Quill met Moss on 14 May"


def test_participants_are_all_that_are_named_once() -> None:
    found = event(
        Told(0, "Quill met Moss.", PAIR, "2024-05-14"),
        Told(1, "Moss met Quill and Cole.", (*PAIR, "Dora Cole"), "2024-05-14"),
    )
    assert sorted(p.name for p in found.participants) == ["Ada Quill", "Ben Moss", "Dora Cole"]


def test_exactly_one_passage_is_the_main_one_and_comes_first() -> None:
    found = event(*(Told(n, f"Story {n} tells that Quill met Moss.", PAIR, "2024-05-14") for n in range(4)))
    assert [m.main for m in found.mentions] == [True, False, False, False]
    assert len({m.article for m in found.mentions}) == 4


def test_the_key_survives_renumbering() -> None:
    first, second = Told(0, "Quill met Moss.", PAIR, "2024-05-14"), Told(1, "Moss met Quill.", PAIR, "2024-05-14")
    swapped = (Told(1, first.text, PAIR, "2024-05-14"), Told(0, second.text, PAIR, "2024-05-14"))
    assert event(first, second).key == event(*swapped).key


def test_words_that_put_it_at_the_start_of_the_week_disagree_with_a_thursday() -> None:
    found = event(
        Told(0, "On 16 May Quill met Moss.", PAIR, "2024-05-16"),
        Told(1, "As ever, the week opened with a walk of Quill and Moss.", PAIR, "2024-05-13/2024-05-19"),
    )
    assert found.when is not None
    assert found.when.edtf() == "2024-05-16"
    (disagreement,) = found.disagreements
    assert disagreement.says == "says the week started with it"
    assert disagreement.when.edtf() == "2024-05-13/2024-05-14"


def test_words_that_put_it_at_the_start_of_the_week_agree_with_a_monday() -> None:
    found = event(
        Told(0, "On 13 May Quill met Moss.", PAIR, "2024-05-13"),
        Told(1, "The week began with a meeting of Quill and Moss.", PAIR, "2024-05-13/2024-05-19"),
        Told(2, "They met in a week that the storm started.", PAIR, "2024-05-13/2024-05-19"),
    )
    assert not found.disagreements


def test_of_two_inferred_days_the_earlier_holds() -> None:
    found = event(
        Told(0, "Quill received Moss before the ceremony.", PAIR, "2024-05-14", source=DateSource.INHERITED),
        Told(1, "Moss met Quill, guests said.", PAIR, "2024-05-15", source=DateSource.INHERITED),
    )
    assert found.when is not None
    assert found.when.edtf() == "2024-05-14"
    assert found.inferred


@pytest.mark.parametrize(
    ("people", "place", "best"),
    [
        ((), "Halden", "A storm strikes Halden"),
        (("Ada Quill",), None, "Storm strands Quill"),
    ],
)
def test_of_equal_lines_the_one_that_names_where_or_who_is_shown(
    people: tuple[str, ...], place: str | None, best: str
) -> None:
    bare = Told(0, "The storm strikes.", people, "2024-05-14", salience=0.6)
    assert event(bare, Told(1, f"{best}.", people, "2024-05-14", place=place)).headline == best
    clear = Told(0, "The storm strikes.", people, "2024-05-14", salience=1.0)
    assert event(clear, Told(1, f"{best}.", people, "2024-05-14", place=place)).headline == "The storm strikes"


@pytest.mark.parametrize(
    ("published", "may_come", "status"),
    [
        ("2024-05-10", True, Status.PLANNED),
        ("2024-05-10", False, Status.HAPPENED),
        ("2024-05-14", True, Status.HAPPENED),
    ],
)
def test_what_is_told_in_the_present_of_a_day_to_come_is_planned(
    published: str, may_come: bool, status: Status
) -> None:
    told = Told(0, "Quill meets Moss on 14 May.", PAIR, "2024-05-14")
    assert event(told, published=published, may_come=may_come).status is status


@pytest.mark.parametrize(("known", "when"), [("../2024-05-16", "2024-05-14"), ("../2024-05-12", "../2024-05-12")])
def test_the_day_of_the_news_goes_before_a_day_by_which_it_was_known(known: str, when: str) -> None:
    news = Told(0, "Quill meets Moss.", PAIR, "2024-05-14", source=DateSource.ARTICLE_DAY)
    later = [Told(n, "Quill met Moss.", PAIR, known, source=DateSource.ARTICLE_DAY) for n in (1, 2)]
    found = event(news, *later).when
    assert found is not None and found.edtf() == when
