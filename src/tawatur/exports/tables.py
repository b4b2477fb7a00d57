"""CSV for a spreadsheet: one line an event mention, with its event, its article and its words."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tawatur.exports.jsonl import batches
from tawatur.model import Article, Event, EventMention, Party

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import EventView

COLUMNS = (
    *("earliest", "latest", "basis", "type", "mode", "status", "actor", "recipient", "where"),
    *("attributed_to", "independent_origins", "quote", "outlet", "published", "title", "url", "input"),
    *("event", "mention", "article"),
)

# A cell that starts so is a formula to a spreadsheet, and pages are strangers' text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def export_csv(archive: "Archive") -> Iterator[str]:
    """Yield a header and one line per event mention, in order of arrival."""
    yield csv_line(COLUMNS)
    for batch in batches(archive.all_mentions()):
        articles = archive.articles(mention.article for mention in batch)
        of_mention = archive.events_of_mentions(mention.id for mention in batch)
        events = archive.events(of_mention.values())
        for mention in batch:
            event = events.get(of_mention.get(mention.id, ""))
            yield csv_line(_cells(event, mention, articles[mention.article]))


def timeline_csv(views: Iterable["EventView"]) -> Iterator[str]:
    """Yield a header and the lines of the events' mentions."""
    yield csv_line(COLUMNS)
    for view in views:
        for mention in view.mentions:
            yield csv_line(_cells(view.event, mention, view.articles[mention.article]))


def _cells(event: Event | None, mention: EventMention, article: Article) -> Sequence[object]:
    when, published = mention.when, article.published
    return (
        when.earliest if when else None,
        when.latest if when else None,
        when.basis if when else None,
        *(mention.type, mention.mode, mention.status),
        *(_names(mention.actor), _names(mention.recipient), mention.where and mention.where.name),
        _names(mention.attributed_to),
        event.independent_origins if event else None,
        article.quote(mention.quote),
        article.outlet,
        published.earliest if published.earliest == published.latest else None,
        *(article.title, article.url, article.input),
        *(event.id if event else None, mention.id, mention.article),
    )


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name or party.text for party in parties)


def csv_line(cells: Sequence[object]) -> str:
    """Return cells as one line of CSV without its end; what a spreadsheet would run gets an apostrophe."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell
