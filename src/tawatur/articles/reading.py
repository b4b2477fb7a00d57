"""The one function of this package: a page in, its articles out."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from tawatur.articles.assembling import refuse
from tawatur.articles.dumps import read_dump
from tawatur.articles.encoding import NotText, decode
from tawatur.articles.feeds import is_feed, read_feed
from tawatur.articles.pages import read_html
from tawatur.articles.records import read_record
from tawatur.model import ARTICLE_JSON, Page, Reading

_HTML_HEAD: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|table|script|p|h1|span)\b[^>]*>", re.I)
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
        return read_html(page, text, LexborHTMLParser(text))
    return read_dump(page, text)


def is_html(text: str) -> bool:
    """Say whether a text is HTML: it begins as HTML does, or is full of its tags."""
    return len(_HTML_HEAD.findall(text[:_SNIFFED])) >= 2 or bool(_HTML_HEAD.match(text.lstrip()[:_SNIFFED]))
