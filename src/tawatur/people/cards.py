"""Cards of pages elsewhere that messages lead to: which are to be made, kept, shown, dropped.

Whoever fetches the pages is told here what to fetch and says here what came of it; nothing here is fetched.
Each try is noted before it is made: one that is cut short was made, and two at once never make the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F

from tawatur.people.links import alone, page_of
from tawatur.people.models import Card as Row
from tawatur.people.models import Message
from tawatur.people.names import one_line

MOST_OF_MESSAGE: Final = 3
PAUSES: Final = (timedelta(hours=1), timedelta(days=1))
"""After the first try and after the second; there is no fourth."""

LONGEST_TITLE: Final = 300
_LONGEST_OUTLET: Final = 100
_LONGEST_ADDRESS: Final = 2_000  # bytes, as databases index them
_LONGEST_REASON: Final = 200
_UNDONE: Final = "cut short"
_AT_ONCE: Final = 500

_OURS: Final = re.compile(r"(?:https?://[^/\s]+)?(?:/en|/fr)?/article/([\w.-]{1,100})")


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says of itself. `final` is where its address led, `outlet` "" where we know none there."""

    address: str
    final: str
    title: str
    outlet: str
    published: date | None


def named(body: str) -> Sequence[str]:
    """Return the first addresses that a message names on lines of their own, as written, quotes left out.

    Articles of the archive are also named by the site's own path (`article_of`).
    """
    lines = (line.strip() for line in body.split("\n") if not line.startswith(">"))
    found = (line if _OURS.fullmatch(line) else alone(line) for line in lines)
    return list({page_of(one): one for one in found if one}.values())[:MOST_OF_MESSAGE]


def article_of(address: str) -> str:
    """Return the id that an address of the site's article pages names, "" for any other address."""
    found = _OURS.fullmatch(address)
    return found[1] if found else ""


# ---------------------------------------------------------------- making


def _named_by(messages: Iterable[str]) -> Iterator[str]:
    """Yield the pages that messages' bodies lead to."""
    for body in messages:
        for address in named(body):
            page = page_of(address)
            if "://" in page and len(page.encode()) <= _LONGEST_ADDRESS:
                yield page


def due(at: datetime) -> Sequence[str]:
    """Return the pages whose cards are to be made now, those of the newest messages first.

    What is hidden or taken back leads nowhere. A page that could not be had is due again after a pause.
    """
    seen = Message.objects.filter(gone=False, hidden="", body__contains="://").order_by("-id")
    pages = list(dict.fromkeys(_named_by(seen.values_list("body", flat=True).iterator(chunk_size=_AT_ONCE))))
    rest = {row.address for row in _rows(pages) if not _is_due(row, at)}
    return [page for page in pages if page not in rest]


def _is_due(row: Row, at: datetime) -> bool:
    if row.title or row.tries > len(PAUSES):
        return False
    return row.tries == 0 or at - row.tried >= PAUSES[row.tries - 1]


def claim(page: str, *, at: datetime) -> bool:
    """Note that a page is about to be asked for; False where that is not due, or another is at it."""
    row, _ = Row.objects.get_or_create(address=page, defaults={"tried": at})
    if not _is_due(row, at):
        return False
    mine = Row.objects.filter(id=row.id, tries=row.tries)
    return bool(mine.update(tries=F("tries") + 1, tried=at, failed=_UNDONE))


def keep(card: Card) -> bool:
    """Keep the card of a page; False where nothing of its title can be shown, which is kept as the reason."""
    title = one_line(card.title, LONGEST_TITLE)
    if not title:
        fail(card.address, "the page gives no title")
        return False
    final = card.final if len(card.final.encode()) <= _LONGEST_ADDRESS else card.address
    told = {"final": final, "title": title, "outlet": one_line(card.outlet, _LONGEST_OUTLET)}
    Row.objects.filter(address=card.address).update(**told, published=card.published, failed="")
    return True


def fail(page: str, reason: str) -> None:
    """Keep why a page gave no card."""
    Row.objects.filter(address=page).update(failed=one_line(reason, _LONGEST_REASON))


# ---------------------------------------------------------------- shown, dropped


def of(pages: Iterable[str]) -> Mapping[str, Card]:
    """Return the cards of pages that have one, by their addresses without fragments."""
    return {
        row.address: Card(row.address, row.final, row.title, row.outlet, row.published)
        for row in _rows(list(pages))
        if row.title
    }


def _rows(pages: Sequence[str]) -> Iterator[Row]:
    for start in range(0, len(pages), _AT_ONCE):
        yield from Row.objects.filter(address__in=pages[start : start + _AT_ONCE])


def forget() -> None:
    """Drop the cards of pages that no message leads to any more."""
    standing = Message.objects.filter(gone=False, body__contains="://").values_list("body", flat=True)
    led_to = set(_named_by(standing.iterator(chunk_size=_AT_ONCE)))
    gone = [id_ for id_, page in Row.objects.values_list("id", "address") if page not in led_to]
    for start in range(0, len(gone), _AT_ONCE):
        Row.objects.filter(id__in=gone[start : start + _AT_ONCE]).delete()
