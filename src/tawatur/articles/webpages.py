"""HTML pages to articles: one article with its ticker, or one per post of a forum thread."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from tawatur.articles.body import Cleaned
from tawatur.articles.dumps import cleaned_articles, read_posts
from tawatur.articles.forums import find_thread
from tawatur.articles.hypertext import extract
from tawatur.articles.markup import Metadata, read_metadata
from tawatur.articles.phrases import plain
from tawatur.articles.pictures import pictures_between
from tawatur.model import UNDATED, Page, Reading


def read_html(page: Page, text: str, tree: LexborHTMLParser) -> Reading:
    """Return the articles of an HTML page."""
    metadata = read_metadata(tree, page.url)
    thread = find_thread(tree, metadata.title)
    if thread and thread.posts:
        return read_posts(page, thread)
    cleaned, _ = extract(text, tree, metadata)
    merged = _merge(cleaned, metadata)
    if not merged.images:
        shown = pictures_between(tree, merged.title, merged.lines, metadata.url)
        merged = replace(merged, images=shown)
    reading = cleaned_articles(page, merged, _via(cleaned, metadata))
    if not reading.articles:
        return reading
    return Reading(
        tuple(replace(a, url=a.url or metadata.url) if a.form != "headline" else a for a in reading.articles)
    )


def _merge(cleaned: Cleaned, metadata: Metadata) -> Cleaned:
    """Return what text and metadata say together: metadata first; a repost's line knows its outlet best."""
    repost = cleaned.is_repost and cleaned.outlet
    dated = cleaned.published if repost and cleaned.published is not UNDATED else metadata.published
    return replace(
        cleaned,
        title=metadata.title or cleaned.title,
        outlet=cleaned.outlet if repost else metadata.outlet or cleaned.outlet,
        author=(cleaned.author or None) if repost else metadata.author or cleaned.author,
        published=dated if dated is not UNDATED else cleaned.published,
        headlines=tuple(dict.fromkeys((*metadata.headlines, *cleaned.headlines))),
        images=metadata.images or cleaned.images,
        is_blog=metadata.is_blog or cleaned.is_blog,
    )


def _via(cleaned: Cleaned, metadata: Metadata) -> str | None:
    """Return the aggregator: who shows the page, where the text was published by another."""
    if not cleaned.is_repost or not metadata.outlet or plain(metadata.outlet) == plain(cleaned.outlet or ""):
        return None
    return metadata.outlet
