"""How the number of independent origins behind an event grew, day by day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.chains.tellings import itself, passages_by_pair, read_tellings, same_origin
from tawatur.model import Article, Credit, EventMention, Reuse


@dataclass(frozen=True, slots=True)
class OriginCount:
    """From this day on, so many independent origins stood behind the event, in so many articles."""

    day: date
    origins: int
    articles: int


def count_over_time(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
    credits: Sequence[Credit],
    day_of: Callable[[Article], date | None],
    canonical: Callable[[str], str] = itself,
) -> tuple[OriginCount, ...]:
    """Return the days on which the number of an event's origins changed, with the number from then on.

    The arguments are those of `find_origins`; `day_of` says when an article came (`arrived`, `published`).
    Those without a day are left out. The number can fall: an article that both of two go back to joins them.
    """
    dated = [mention for mention in mentions if day_of(articles[mention.article])]
    dated.sort(key=lambda mention: f"{day_of(articles[mention.article])}")
    tellings = read_tellings(dated, articles, credits, canonical)
    passages = passages_by_pair(reuses)
    parent = list(range(len(tellings)))

    def root_of(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    found: dict[date, OriginCount] = {}
    origins, seen = 0, set[str]()
    for at, telling in enumerate(tellings):
        origins += 1
        seen.add(telling.article.id)
        for before in range(at):
            one = tellings[before]
            if root_of(before) == root_of(at):
                continue
            if same_origin(one, telling, passages.get((one.article.id, telling.article.id), ())):
                parent[root_of(at)] = root_of(before)
                origins -= 1
        day = day_of(telling.article)
        if day:
            found[day] = OriginCount(day, origins, len(seen))
    return tuple(_changes(list(found.values())))


def arrived(article: Article) -> date | None:
    """Return the day on which an article's page was fetched."""
    return article.seen.date() if article.seen else None


def published(article: Article) -> date | None:
    """Return the one day that an article states as its own."""
    stated = article.published
    return stated.earliest if stated.earliest == stated.latest else None


def _changes(counts: Sequence[OriginCount]) -> list[OriginCount]:
    """Return the first count, and those that differ from the one before."""
    return [each for at, each in enumerate(counts) if at == 0 or each.origins != counts[at - 1].origins]
