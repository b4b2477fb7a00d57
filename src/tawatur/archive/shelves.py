"""What the archive has for lists and front pages, as the site asks for it."""

from collections.abc import Iterable
from datetime import date

from tawatur.archive import chains, circles, lists, pages
from tawatur.archive.door import Door
from tawatur.archive.values import (
    EVERYTHING,
    Beside,
    Circle,
    Company,
    DayCount,
    Filters,
    Head,
    OutletLine,
    PageRecord,
)
from tawatur.model import Entity, Event, NameKind, Reuse, Unreadable


class Shelves(Door):
    """The part of an archive that is about lists."""

    def heads(self, article_ids: Iterable[str]) -> dict[str, Head]:
        """Return heads of articles by id, in the order asked for; unknown ids are left out."""
        with self._door():
            return lists.heads(article_ids)

    def newest_texts(
        self, filters: Filters = EVERYTHING, *, limit: int, before: int | None = None
    ) -> list[Head]:
        """Return the last articles to arrive that pass the filters; `before` is a head's `seq`.

        Bare headlines are left out unless their form is asked for.
        """
        with self._door():
            return lists.newest_texts(filters, limit, before)

    def outlet_names(self, *, limit: int) -> list[str]:
        """Return what outlets are called, the one whose article came last first."""
        with self._door():
            return lists.outlet_names(limit)

    def outlet_lines(self, *, limit: int) -> list[OutletLine]:
        """Return outlets, those with the most articles first, each with its newest article."""
        with self._door():
            return lists.outlet_lines(limit)

    def states(self) -> list[Entity]:
        """Return the states that articles name."""
        with self._door():
            return lists.states()

    def newest_headlines(self, *, limit: int) -> list[Head]:
        """Return the last bare headlines to arrive."""
        with self._door():
            return lists.newest_headlines(limit)

    def headlines_seen(self, on: date, *, limit: int) -> list[Head]:
        """Return the bare headlines of pages that came on a day (UTC), the last first."""
        with self._door():
            return lists.headlines_seen(on, limit)

    def published_on(self, on: date, *, limit: int, before: int | None = None) -> list[Head]:
        """Return articles whose own day is known to be this one, the last to arrive first."""
        with self._door():
            return lists.published_on(on, limit, before)

    def day_counts(self, first: date, last: date) -> list[DayCount]:
        """Return the days of a span that articles bear, or may have begun to bear, with how many do."""
        with self._door():
            return lists.day_counts(first, last)

    def days_beside(self, on: date) -> tuple[date | None, date | None]:
        """Return the last day before and the first one after a day that articles bear."""
        with self._door():
            return lists.days_beside(on)

    def events_on(self, on: date, *, limit: int) -> list[Event]:
        """Return the events of one day, those with the most independent origins first."""
        with self._door():
            return lists.events_on(on, limit)

    def confirmed_events(self, *, limit: int, lately: int) -> list[Event]:
        """Return events with two independent origins at least, the most first.

        `lately` is how many of the newest articles count: one of them told of the event first.
        """
        with self._door():
            return lists.confirmed_events(limit, lately)

    def disputed_events(self, *, limit: int, lately: int) -> list[Event]:
        """Return events on which origins differ, the newest first; `lately` as above."""
        with self._door():
            return lists.disputed_events(limit, lately)

    def stories_with(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return article id → id of the first story that it is in."""
        with self._door():
            return lists.stories_with(article_ids)

    def versions_of(self, article_id: str) -> list[Head]:
        """Return the versions of an article's page, itself among them, the first to come first."""
        with self._door():
            return lists.versions_of(article_id)

    def beside_in_outlet(self, article_id: str) -> Beside:
        """Return the articles of an article's outlet just before and after it, by day."""
        with self._door():
            return lists.beside_in_outlet(article_id)

    def beside_in_time(self, article_id: str) -> Beside:
        """Return the articles just before and after an article, by day; by arrival where it has none."""
        with self._door():
            return lists.beside_in_time(article_id)

    def of_page(self, page_id: str, *, limit: int) -> list[Head]:
        """Return what was read in one page, in its order."""
        with self._door():
            return lists.of_page(page_id, limit)

    def page_record(self, page_id: str) -> PageRecord | None:
        """Return what is kept of a page beside its bytes."""
        with self._door():
            return pages.page_record(page_id)

    def unreadable_in(self, page_id: str) -> list[Unreadable]:
        """Return the parts of a page that gave no article, with why."""
        with self._door():
            return pages.unreadable_in(page_id)

    def reuses_touching(self, article_ids: Iterable[str]) -> list[Reuse]:
        """Return what articles share with any other."""
        with self._door():
            return chains.reuses_touching(article_ids)

    def newest_of_outlet(self, outlet: str, *, limit: int) -> list[Head]:
        """Return the newest articles of an outlet, in any spelling that folds alike."""
        with self._door():
            return lists.newest_of_outlet(outlet, limit)

    def circle_of(self, entity_id: str) -> Circle:
        """Return what surrounds an entity: when it is named, its company, what it says and is said of it."""
        with self._door():
            return circles.circle_of(entity_id)

    def most_named(self, *, lately: int, limit: int) -> dict[NameKind, tuple[Company, ...]]:
        """Return, by their kind, the entities that most of so many newest articles name."""
        with self._door():
            return circles.most_named(lately, limit)
