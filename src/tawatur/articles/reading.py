"""The functions of this package: a page in, its articles out, or only what it says of its article."""

import json
import re
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from tawatur.articles.assembling import article_id, refuse
from tawatur.articles.dumps import read_dump
from tawatur.articles.encoding import NotText, decode
from tawatur.articles.feeds import is_feed, read_feed
from tawatur.articles.markup import read_metadata
from tawatur.articles.records import read_record
from tawatur.articles.webpages import read_html
from tawatur.model import ARTICLE_JSON, Article, Page, Reading, Unreadable

_HTML_HEAD: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|table|script|p|h1|span)\b[^>]*>", re.I
)
_MOST_TAGS: Final = 120_000  # ordinary pages have 1,000 to 10,000
_DEEPEST: Final = 3_000  # ordinary pages are 10 to 40 deep
_NESTING: Final = re.compile(  # elements that end only where they are closed
    r"<(/?)(?:a|abbr|article|aside|b|big|blockquote|center|code|dd|del|div|dl|em|fieldset|font|form|i|ins|main|nav|ol|"
    r"pre|q|s|section|small|span|strike|strong|sub|sup|table|tt|u|ul)\b",
    re.I,
)
_SNIFFED: Final = 4096  # letters at the beginning that tell what a page is


def read_page(page: Page) -> Reading:
    """Return the articles of a page, or why it gives none. Pure: the same page gives the same reading.

    A page is read as what it is (an article in JSON, a feed, HTML, else a text dump), whatever its name says.
    """
    if page.content_type == ARTICLE_JSON:
        return read_record(page)
    try:
        text = decode(page.content, page.content_type)
    except NotText as error:
        return refuse(page, str(error))
    if is_feed(text):
        return read_feed(page, text)
    if is_html(text):
        if problem := _too_hard(text):
            return refuse(page, problem)
        return read_html(page, text, LexborHTMLParser(text))
    if is_data(text):
        return refuse(page, "JSON that is neither an article nor a feed")
    return read_dump(page, text)


def read_head(page: Page) -> Article | Unreadable:
    """Return what an HTML page says of its article, without the body; or why it says nothing.

    A page without an article that can be read, as one behind a wall, is taken at its own word: its metadata.
    """
    try:
        text = decode(page.content, page.content_type)
    except NotText as error:
        return Unreadable(page.input, str(error))
    if is_feed(text) or not is_html(text):
        return Unreadable(page.input, "no HTML page")
    if problem := _too_hard(text):
        return Unreadable(page.input, problem)
    read = read_html(page, text, LexborHTMLParser(text)).articles
    if found := next((article for article in read if article.form != "headline" and article.title), None):
        return replace(found, body="")
    said = read_metadata(LexborHTMLParser(text), page.url)
    if not said.title:
        return Unreadable(page.input, "the page gives no title")
    head = Article(article_id(page.id, 0), page.id, page.input, "news", said.title, "", url=said.url)
    return replace(head, outlet=said.outlet, published=said.published, seen=page.fetched)


def is_html(text: str) -> bool:
    """Say whether a text is HTML: it begins as HTML does, or is full of its tags."""
    return len(_HTML_HEAD.findall(text[:_SNIFFED])) >= 2 or bool(_HTML_HEAD.match(text.lstrip()[:_SNIFFED]))


def is_data(text: str) -> bool:
    """Say whether a text is one JSON object or list, which nobody wrote to be read."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _too_hard(text: str) -> str | None:
    """Return why a page would take the parsers seconds, None for pages that people make.

    Their work grows with the square of the depth, and with the number of elements.
    """
    tags = text.count("<")
    if tags <= _DEEPEST:
        return None
    if tags > _MOST_TAGS:
        return f"more than {_MOST_TAGS:,} elements"
    depth = deepest = 0
    for match in _NESTING.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return f"nested more than {_DEEPEST:,} deep" if deepest > _DEEPEST else None
