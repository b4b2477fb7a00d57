"""All reading and writing of pages and of what gave no article."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Max

from tawatur import model
from tawatur.archive.models import Page, Unreadable
from tawatur.archive.rows import insert
from tawatur.archive.values import PageRecord


def has_page(page_id: str) -> bool:
    return Page.objects.filter(id=page_id).exists()


def keep_page(
    page: model.Page, warc_offset: int, warc_length: int, unreadable: Sequence[model.Unreadable]
) -> bool:
    kept = Page.objects.filter(id=page.id).values_list("seq", flat=True).first()
    seq = kept
    if seq is None:
        row = Page(
            id=page.id,
            input=page.input,
            url=page.url,
            content_type=page.content_type,
            fetched=page.fetched,
            warc_offset=warc_offset,
            warc_length=warc_length,
        )
        row.save(force_insert=True)
        seq = row.seq
    insert(Unreadable, ("page_id", "input", "reason"), [(seq, u.input, u.reason) for u in unreadable])
    return kept is None


def keep_unreadables(unreadable: Sequence[model.Unreadable]) -> None:
    insert(Unreadable, ("page_id", "input", "reason"), [(None, u.input, u.reason) for u in unreadable])


def vault_end() -> int:
    ends = Page.objects.aggregate(end=Max(F("warc_offset") + F("warc_length")))
    return int(ends["end"] or 0)


def all_pages() -> Iterator[PageRecord]:
    fields = ("id", "input", "url", "content_type", "fetched", "warc_offset", "warc_length")
    for row in Page.objects.order_by("seq").values_list(*fields).iterator():
        yield PageRecord(*row)


def unreadables(limit: int | None, offset: int) -> list[model.Unreadable]:
    rows = Unreadable.objects.order_by("-id").values_list("input", "reason")
    return [model.Unreadable(*row) for row in rows[offset : None if limit is None else offset + limit]]
