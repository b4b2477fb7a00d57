"""Plain-text dumps of pages: the HTML is gone, the menus and notices are not."""

from typing import Final

from tawatur.articles.assembling import article_id, headline_articles, refuse
from tawatur.articles.body import Cleaned, clean_lines
from tawatur.articles.language import find_language
from tawatur.articles.lines import read_lines
from tawatur.articles.phrases import is_line, plain, trim
from tawatur.articles.threads import Thread, is_thread, read_thread
from tawatur.model import Article, Form, Page, Reading, Unreadable

_FEWEST_WORDS: Final = 3  # less is no article, whatever else it may be
_WALL: Final = 800  # letters; a page that says more than this is no login form
_MOST_LINES: Final = 20_000  # a dump with more lines is a log or a table


def read_dump(page: Page, text: str) -> Reading:
    """Return the articles of a text without markup."""
    if text.count("\n") > 3 * _MOST_LINES:
        return refuse(page, "too many lines for a page of news")
    lines = read_lines(text)
    if len(lines) > _MOST_LINES:
        return refuse(page, "too many lines for a page of news")
    if is_thread(lines):
        thread = read_thread(lines)
        if thread.posts:
            return read_posts(page, thread)
    return cleaned_articles(page, clean_lines(lines))


def read_posts(page: Page, thread: Thread) -> Reading:
    """Return the posts of a thread as articles, and a reason where it has more than are read.

    A post is published by its author: the forum is no outlet, or all who write there would be one voice.
    """
    left = f"{thread.left_out:,} more posts than are read of one page"
    unreadable = (Unreadable(page.input, left),) if thread.left_out else ()
    return Reading(_thread_articles(page, thread), unreadable)


def _thread_articles(page: Page, thread: Thread) -> tuple[Article, ...]:
    """Return one article for each post of a thread."""
    of_page = page.id
    return tuple(
        Article(
            article_id(of_page, n),
            of_page,
            page.input,
            "post",
            thread.title,
            post.body,
            url=page.url,
            author=post.author,
            thread=thread.title,
            language=find_language(post.body),
            published=post.published,
            seen=page.fetched,
            images=tuple(post.images),
            profile=post.profile,
            quoted=tuple(post.quoted),
        )
        for n, post in enumerate(thread.posts)
    )


def is_wall(cleaned: Cleaned) -> bool:
    """Say whether all that a page says is that one must log in or subscribe, or that it is not there."""
    size = sum(len(line.text) for line in cleaned.lines)
    asks = sum(len(line.text) for line in cleaned.lines if is_line("wall", trim(plain(line.text))))
    return 0 < size <= _WALL and 2 * asks >= size


def cleaned_articles(page: Page, cleaned: Cleaned, via: str | None = None) -> Reading:
    """Return the article of a dump, and its ticker's headlines."""
    form: Form = "repost" if cleaned.is_repost else "blog" if cleaned.is_blog else "news"
    found: list[Article] = []
    of_page = page.id
    body = cleaned.body
    if is_wall(cleaned):
        return refuse(page, "a notice (log in, subscribe, nothing found) and no article")
    if len(body.split()) >= _FEWEST_WORDS:
        found.append(
            Article(
                article_id(of_page, 0),
                of_page,
                page.input,
                form,
                cleaned.title,
                body,
                url=page.url,
                outlet=cleaned.outlet,
                via=via,
                author=cleaned.author,
                language=find_language(body),
                published=cleaned.published,
                seen=page.fetched,
                images=cleaned.images,
                links=cleaned.links,
                source_line=cleaned.source_line,
            )
        )
    found += headline_articles(page, cleaned.headlines, 1, via)
    return Reading(tuple(found)) if found else refuse(page, "no text that reads as an article")
