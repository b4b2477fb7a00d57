"""The cards under a message: of the archive's articles that it names, and of pages elsewhere.

Nothing is fetched here: a page whose card is not made yet, or could not be, is shown by its host alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tawatur.archive.facade import Archive
from tawatur.model import Article
from tawatur.people import cards
from tawatur.people.links import host_of, page_of


@dataclass(frozen=True, slots=True)
class LinkCard:
    """One card: an article of ours, or a page elsewhere with what it says, where that is known."""

    address: str
    article: Article | None = None
    page: cards.Card | None = None

    @property
    def leads_to(self) -> str:
        """Where the address ends, for the host that is shown: whose words the title is."""
        return self.page.final if self.page and self.page.final else self.address


def cards_of(archive: Archive, own: str, bodies: Iterable[str]) -> Mapping[str, Sequence[LinkCard]]:
    """Return the cards of a page's messages by their bodies; in each, an article or a page has one card.

    `own` is the site's own host. A page that the archive holds, be it only under the address that it led to,
    is the archive's article. However many messages there are, three questions are asked, and none for none.
    """
    by_body = {body: lines for body in bodies if (lines := cards.named(body))}
    named = list(dict.fromkeys(chain.from_iterable(by_body.values())))
    if not named:
        return {}
    made = cards.of(map(page_of, named))
    articles = _articles(archive, named, made)
    return {body: _each_once(lines, own, articles, made) for body, lines in by_body.items()}


def _articles(
    archive: Archive, named: Sequence[str], made: Mapping[str, cards.Card]
) -> Mapping[str, Article | None]:
    """Return the archive's articles by the addresses as messages have them."""
    ends = {one: made[page_of(one)].final for one in named if page_of(one) in made}
    held = archive.ids_at([*named, *map(page_of, named), *ends.values()])
    ids = {
        one: cards.article_of(one) or held.get(page_of(one)) or held.get(one) or held.get(ends.get(one, ""))
        for one in named
    }
    articles = archive.articles(id_ for id_ in ids.values() if id_)
    return {one: articles.get(id_ or "") for one, id_ in ids.items()}


def _each_once(
    lines: Sequence[str],
    own: str,
    articles: Mapping[str, Article | None],
    made: Mapping[str, cards.Card],
) -> Sequence[LinkCard]:
    found: dict[str, LinkCard] = {}
    for one in lines:
        if article := articles[one]:
            found.setdefault(article.id, LinkCard(one, article))
        elif "://" in one and host_of(one) != own:
            found.setdefault(one, LinkCard(one, page=made.get(page_of(one))))
    return list(found.values())
