"""An article is called the same everywhere: by its title, without one by its file."""

from __future__ import annotations

from timeline_app.core.article import Article
from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.facts import ArticleFacts
from timeline_app.session.naming import article_name, beside_name, cited, in_words


def linked(title: str | None = None, publisher: str | None = None, authors: tuple[str, ...] = ()) -> LinkedArticle:
    article = Article("a", "mill/one.txt", 0, "hash", "txt", "Text", title=title, publisher=publisher, authors=authors)
    return LinkedArticle(article, ArticleFacts("a", "en"), None)


def test_the_title_comes_first_and_the_file_stands_beside_it() -> None:
    told = linked("The  mill\nopens", "Valley Post", ("Una Marsh",))
    assert article_name(told) == "The mill opens"
    assert beside_name(told) == "Valley Post · Una Marsh · mill/one.txt"
    assert in_words(told) == "“The mill opens”"
    assert cited(told) == "“The mill opens”, Valley Post"


def test_an_article_without_a_title_is_called_by_its_file_once() -> None:
    told = linked(publisher="Valley Post")
    assert article_name(told) == in_words(told) == "mill/one.txt"
    assert beside_name(told) == "Valley Post"
    assert cited(told) == "mill/one.txt, Valley Post"


def test_a_long_title_is_cut_at_a_word_within_a_sentence_only() -> None:
    told = linked("The mill on the upper river opens again after nine long years of repairs")
    assert in_words(told, 30) == "“The mill on the upper river…”"
    assert article_name(told).endswith("repairs")


def test_an_article_that_is_gone_has_a_name() -> None:
    assert article_name(None) == in_words(None) == "Another article"
