"""All reading and writing of pages and of what gave no article."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Max

from tawatur import model
from tawatur.archive.models import Page, Unreadable
from tawatur.archive.rows import fetch, insert, insert_once, moment
from tawatur.archive.values import PageRecord

_PAGE = ("id", "input", "url", "content_type", "fetched", "warc_offset", "warc_length")


def has_page(page_id: str) -> bool:
    return bool(fetch("SELECT 1 FROM page WHERE id = %s", (page_id,)))


def keep_page(
    page: model.Page, warc_offset: int, warc_length: int, unreadable: Sequence[model.Unreadable]
) -> bool:
    row = (
        *(page.id, page.input, page.url, page.content_type, moment(page.fetched)),
        *(warc_offset, warc_length),
    )
    new = insert_once(Page, _PAGE, row)
    if unreadable:
        ((seq,),) = fetch("SELECT seq FROM page WHERE id = %s", (page.id,))
        insert(Unreadable, ("page_id", "input", "reason"), [(seq, u.input, u.reason) for u in unreadable])
    return new


def keep_unreadables(unreadable: Sequence[model.Unreadable]) -> None:
    insert(Unreadable, ("page_id", "input", "reason"), [(None, u.input, u.reason) for u in unreadable])


def vault_end() -> int:
    ends = Page.objects.aggregate(end=Max(F("warc_offset") + F("warc_length")))
    return int(ends["end"] or 0)


def page_record(page_id: str) -> PageRecord | None:
    row = Page.objects.filter(id=page_id).values_list(*_PAGE).first()
    return PageRecord(*row) if row else None


def unreadable_in(page_id: str) -> list[model.Unreadable]:
    rows = Unreadable.objects.filter(page__id=page_id).order_by("id").values_list("input", "reason")
    return [model.Unreadable(*row) for row in rows]


def all_pages() -> Iterator[PageRecord]:
    for row in Page.objects.order_by("seq").values_list(*_PAGE).iterator():
        yield PageRecord(*row)


def unreadables(limit: int | None, offset: int) -> list[model.Unreadable]:
    rows = Unreadable.objects.order_by("-id").values_list("input", "reason")
    return [model.Unreadable(*row) for row in rows[offset : None if limit is None else offset + limit]]
