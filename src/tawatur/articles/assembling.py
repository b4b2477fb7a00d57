"""Articles put together from what was found on a page, each with its identity."""

from collections.abc import Iterable

from tawatur.articles.language import find_language
from tawatur.model import Article, Page, Reading, Unreadable, digest


def refuse(page: Page, reason: str) -> Reading:
    """Return the reading of a page that gives no article."""
    return Reading(unreadable=(Unreadable(page.input, " ".join(reason.split())),))


def article_id(of_page: str, position: int) -> str:
    """Return the identity of the article at a position of the page with that identity."""
    return digest(of_page, str(position))


def headline_articles(
    page: Page, headlines: Iterable[str], first: int, via: str | None
) -> tuple[Article, ...]:
    """Return one article for each headline; the page shows it and does not date it."""
    of_page = page.id  # a digest of the whole page: once, not once a headline
    return tuple(
        Article(
            article_id(of_page, first + n),
            of_page,
            page.input,
            "headline",
            headline,
            headline,
            via=via,
            language=find_language(headline),
            seen=page.fetched,
        )
        for n, headline in enumerate(headlines)
    )
