"""Cards of pages that readers' messages lead to: asked for, read by the stage that reads all pages, kept.

Each page costs its own try and nothing else: whatever is wrong with it, the others go on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from tawatur.articles import read_head
from tawatur.model import Article, Dating, Page, Unreadable
from tawatur.outlets import find_outlet_at, on_local_day
from tawatur.pages import Elsewhere, NotFetched
from tawatur.people import cards
from tawatur.people.links import host_of
from tawatur.pipeline.reading import faulty

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

MOST_AT_ONCE: Final = 60
"""Pages asked for in one run."""

MOST_OF_HOST: Final = 5
"""Pages of one host among them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A page that was asked for: why it gave no card, in one line, "" where it gave one."""

    address: str
    reason: str = ""


def lacking(archive: "Archive", at: datetime, own: str = "") -> Sequence[str]:
    """Return the pages whose cards are due, without those of the archive, and of our own site (a host)."""
    pages = [page for page in cards.due(at) if host_of(page) != own]
    kept = archive.ids_at(pages)
    ours = archive.articles(filter(None, map(cards.article_of, pages)))
    return [page for page in pages if page not in kept and cards.article_of(page) not in ours]


def make_cards(pages: Iterable[str], at: datetime) -> Iterator[Tried]:
    """Make the cards of the first of these pages, as many as one run may; yield what became of each."""
    with Elsewhere() as elsewhere:
        for page in _bounded(pages):
            if cards.claim(page, at=at):
                yield _make(elsewhere, page, at)


def _bounded(pages: Iterable[str]) -> Sequence[str]:
    of_host: Counter[str] = Counter()
    taken = []
    for page in pages:
        of_host[host_of(page)] += 1
        if of_host[host_of(page)] <= MOST_OF_HOST:
            taken.append(page)
    return taken[:MOST_AT_ONCE]


def _make(elsewhere: Elsewhere, address: str, at: datetime) -> Tried:
    reason = _read(elsewhere, address, at)
    if isinstance(reason, str):
        cards.fail(address, reason)
        return Tried(address, reason)
    return Tried(address) if cards.keep(reason) else Tried(address, "the page gives no title")


def _read(elsewhere: Elsewhere, address: str, at: datetime) -> cards.Card | str:
    """Return the card of a page, or why there is none."""
    try:
        page = elsewhere.fetch(address, at)
        head = read_head(page)
    except NotFetched as error:
        return str(error)
    except Exception as fault:  # of ours: a stranger's address is no reason to stop
        return faulty(Page(address, b"", at), fault).unreadable[0].reason
    return head.reason if isinstance(head, Unreadable) else _card(address, page.url or address, head)


def _card(address: str, final: str, head: Article) -> cards.Card:
    # What a page calls itself anybody can write: an outlet is named where its own address is known to us.
    outlet = find_outlet_at(final)
    published = _stated_day(on_local_day(head).published)
    return cards.Card(address, final, head.title, outlet.names[0] if outlet else "", published)


def _stated_day(dating: Dating) -> date | None:
    return dating.earliest if dating.basis == "stated" and dating.earliest == dating.latest else None
