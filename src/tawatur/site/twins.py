"""What pages show, as the rows of the public schema: the JSON twins."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tawatur.archive.values import EventView
from tawatur.exports import rows
from tawatur.model import Article


def event_page(view: EventView) -> dict[str, Any]:
    """Return what the page of an event rests on: itself, its mentions with their quotes, their articles."""
    known = view.articles
    return {
        "event": rows.event_row(view.event),
        "event_mentions": [
            rows.mention_row(mention, known[mention.article], view.event.id)
            for mention in view.mentions
            if mention.article in known
        ],
        "articles": [_without_body(article) for article in known.values()],
    }


def _without_body(article: Article) -> rows.Row:
    """Return an article's row without its text, which a reader of one event did not ask for."""
    return {name: value for name, value in rows.article_row(article).items() if name != "body"}


# What could end the element that the data stand in, or begin another.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def article_json(row: dict[str, Any]) -> SafeString:
    """Return data for a `<script type="application/ld+json">`: plain ASCII, and no sign that HTML knows."""
    return mark_safe(json.dumps(row, ensure_ascii=True).translate(_ESCAPES))
