"""One line of a JSON Lines file of articles: trusted as stated, checked for its types."""

import json
from typing import Any, Final

from tawatur.articles.datelines import read_instant, read_moment
from tawatur.articles.language import find_language
from tawatur.model import UNDATED, Article, Dating, Page, Reading, Unreadable, digest

_TEXTS: Final = ("id", "url", "title", "outlet", "author", "published", "fetched", "language")
_DEEPEST_ERROR: Final = 160


def read_record(page: Page) -> Reading:
    """Return the article that one JSON object holds, or the reason why it holds none.

    `published` is taken as stated, on its own local day; `fetched` only bounds it; unknown fields are left.
    """
    try:
        record = json.loads(page.content)
    except (ValueError, RecursionError) as error:
        return _refuse(page, f"not JSON: {str(error)[:_DEEPEST_ERROR]}")
    if not isinstance(record, dict):
        return _refuse(page, "not a JSON object")
    body = record.get("body")
    if not isinstance(body, str) or not body.strip():
        return _refuse(page, "no body" if body in (None, "") or isinstance(body, str) else "body is not text")
    for name in _TEXTS:
        value = record.get(name)
        if value is not None and not isinstance(value, str) and not (name == "id" and _is_whole(value)):
            return _refuse(page, f"{name} is not text")
    published = _read_published(record)
    if isinstance(published, str):
        return _refuse(page, published)
    of_page = page.id
    article = Article(
        digest(of_page, "0"),
        of_page,
        page.input,
        "news",
        _clean(record.get("title")) or "",
        _storable(body),
        url=_clean(record.get("url")) or page.url,
        external_id=None if record.get("id") is None else _storable(str(record["id"])),
        outlet=_clean(record.get("outlet")),
        author=_clean(record.get("author")),
        language=_clean(record.get("language")) or find_language(body),
        published=published,
        seen=page.fetched,
    )
    return Reading((article,))


def _read_published(record: dict[str, Any]) -> Dating | str:
    """Return the dating of a record, or the reason why what it states is no date."""
    value = record.get("published")
    if value is None or not value.strip():
        return UNDATED
    day = read_instant(value)
    if day is None:
        return f"published is not a date: {value[:60]!r}"
    return Dating(day, day, "stated", f"the record says published {value[:40]}", moment=read_moment(value))


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _clean(value: str | None) -> str | None:
    return _storable(value).strip() or None if value else None


def _storable(text: str) -> str:
    """Return the text without lone surrogates and NUL, which JSON can spell and no database can keep."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _refuse(page: Page, reason: str) -> Reading:
    return Reading(unreadable=(Unreadable(page.input, " ".join(reason.split())),))
