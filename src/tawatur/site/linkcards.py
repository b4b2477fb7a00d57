"""The cards under a message: of the archive's articles that it names, and of pages elsewhere.

Nothing is fetched here: a page whose card is not made yet, or could not be, is shown by its host alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


def cards_of(archive: Archive, own: str, body: str) -> Sequence[LinkCard]:
    """Return the cards of a message, each article and each page once; `own` is the site's own host.

    A page that the archive holds, be it only under the address that it led to, is the archive's article.
    """
    named = cards.named(body)
    if not named:
        return []
    made = cards.of(page_of(one) for one in named)
    ends = {one: card.final for one in named if (card := made.get(page_of(one)))}
    held = archive.ids_at([*map(page_of, named), *named, *ends.values()])
    ids = {
        one: cards.article_of(one) or held.get(page_of(one)) or held.get(one) or held.get(ends.get(one, ""))
        for one in named
    }
    articles = archive.articles(id_ for id_ in ids.values() if id_)
    found: dict[str, LinkCard] = {}
    for one in named:
        if article := articles.get(ids[one] or ""):
            found.setdefault(article.id, LinkCard(one, article))
        elif "://" in one and host_of(one) != own:
            found.setdefault(one, LinkCard(one, page=made.get(page_of(one))))
    return list(found.values())
