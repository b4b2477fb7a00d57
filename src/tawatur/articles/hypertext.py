"""HTML pages to articles: metadata by lexbor, text by resiliparse, by trafilatura where that is unsure."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from selectolax.lexbor import LexborHTMLParser

from tawatur.arabic.words import find_words
from tawatur.articles.body import Cleaned, clean_lines
from tawatur.articles.lines import Line, read_lines
from tawatur.articles.markup import Metadata
from tawatur.articles.phrases import plain
from tawatur.articles.pictures import captions
from tawatur.articles.selectors import selectors
from tawatur.model import Link

_PARAGRAPH: Final = 80  # letters of a <p> that count as evidence of where the article stands
_COVERED: Final = 0.8  # share of the fullest container's paragraphs that the cheap way must have
_PROSE: Final = 0.6  # share of the text that must be sentences rather than short lines
_STATED: Final = 0.9  # share of the words that JSON-LD gives as the article's own
_SHORTEST: Final = 200  # letters of an article's text below which the cheap way is doubted
_LARGEST_SLOW: Final = 1_500_000  # letters; beyond this trafilatura would take seconds
_CELLS: Final = re.compile(r"\n|\t\t+")  # the cells of a table row stand on one line, tabs between them
_TAG: Final = re.compile(r"</?(?:p|ul|ol|li|pre|br|h[1-6])\s*/?>")
_ANCHOR: Final = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_OPEN: Final = re.compile(r'<a href="[^"]*">|</a>')


def extract(source: str, tree: LexborHTMLParser, metadata: Metadata) -> tuple[Cleaned, bool]:
    """Return the page's article, and whether the slow way was needed."""
    named = captions(tree, metadata.title)
    quick = clean_lines(_without(cheap_lines(source), named), metadata.title)
    evidence = _paragraphs(tree)
    sure = _is_sure(quick, evidence, metadata)
    if sure or len(source) > _LARGEST_SLOW:
        return quick, False
    text = trafilatura.extract(
        source, include_comments=False, include_tables=False, fast=True, deduplicate=False
    )
    if not text:
        return quick, True
    slow = clean_lines(_without(read_lines(text), named), metadata.title)
    better = _score(slow, evidence, metadata) > _score(quick, evidence, metadata)
    return (_with_told(slow, quick) if better else quick), True


def _without(lines: Sequence[Line], named: frozenset[str]) -> list[Line]:
    """Return the lines without the captions of pictures."""
    return [line for line in lines if line.is_prose or plain(line.text) not in named]


def _with_told(slow: Cleaned, quick: Cleaned) -> Cleaned:
    """Return the slow way's article with what furniture told the cheap way alone."""
    return replace(
        slow,
        outlet=slow.outlet or quick.outlet,
        author=slow.author or quick.author,
        published=slow.published if slow.published.earliest else quick.published,
        headlines=quick.headlines or slow.headlines,
        links=quick.links or slow.links,
        source_line=quick.source_line or slow.source_line,
        is_repost=quick.is_repost or slow.is_repost,
        is_blog=quick.is_blog or slow.is_blog,
    )


# ---------------------------------------------------------------- the cheap way


def cheap_lines(source: str) -> list[Line]:
    """Return the lines of a page's main content, each knowing whether it is a heading or a link."""
    text = extract_plain_text(
        HTMLTree.parse(source),
        preserve_formatting="minimal_html",
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        links=True,
        comments=False,
        skip_elements=selectors()["skip"],
    )
    return _lines_of(text)


def fragment_lines(source: str) -> list[Line]:
    """Return the lines of a piece of HTML that is all content, such as a feed entry or a post."""
    text = extract_plain_text(
        source,
        preserve_formatting="minimal_html",
        main_content=False,
        list_bullets=False,
        alt_texts=False,
        links=True,
    )
    return _lines_of(text)


def _lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, in_link = 0, False
    for raw in _CELLS.split(text):
        heading = raw.startswith("<h")
        bare = _TAG.sub("", raw)
        dangling = bare.count("<a href=") > bare.count("</a>")
        anchors = [
            (href, html.unescape(_OPEN.sub("", words)).strip()) for href, words in _ANCHOR.findall(bare)
        ]
        linked_size = sum(len(words) for _, words in anchors)
        words = html.unescape(_OPEN.sub("", bare)).strip()
        if not words.strip("\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0"):
            gap += not dangling
            in_link = dangling
            gap += raw.count("<br>") > 1
            continue
        linked = in_link or (dangling and not linked_size) or linked_size >= 0.9 * len(words)
        lines.append(
            Line(" ".join(words.split(" ")), gap, linked=linked, heading=heading, links=_links(anchors))
        )
        gap, in_link = int(raw.count("<br>") > 1), False
    return lines


def _links(anchors: Sequence[tuple[str, str]]) -> tuple[Link, ...]:
    """Return the links that lead somewhere: no jumps in the page, no scripts."""
    return tuple(
        Link(html.unescape(href), text)
        for href, text in anchors
        if text and not href.startswith(("#", "javascript:")) and href
    )


# ---------------------------------------------------------------- is it sure?


def _paragraphs(tree: LexborHTMLParser) -> list[str]:
    """Return the long paragraphs of the container that holds most of them: where the article must stand."""
    by_parent: dict[int, list[str]] = {}
    for node in tree.css("p")[:3000]:
        parent = node.parent
        if parent is None:
            continue
        text = node.text(deep=True)
        if len(text) >= _PARAGRAPH and not node.css_matches(
            "footer p, nav p, aside p, form p, li p, blockquote p"
        ):
            by_parent.setdefault(parent.mem_id, []).append(text)
    return max(by_parent.values(), key=lambda texts: sum(map(len, texts)), default=[])


def _is_sure(found: Cleaned, evidence: Sequence[str], metadata: Metadata) -> bool:
    """Say whether the cheap way has the article: by JSON-LD's own text where there is one, else by the
    paragraphs of the fullest container, and by how much of what it gave is sentences."""
    body = found.body
    if len(body) < _SHORTEST:
        return False
    if len(metadata.stated_body) >= _SHORTEST and _agreement(body, metadata.stated_body) < _STATED:
        return False
    prose = sum(len(line.text) for line in found.lines if line.is_prose)
    return prose >= _PROSE * len(body) and _coverage(body, evidence) >= _COVERED


def _score(found: Cleaned, evidence: Sequence[str], metadata: Metadata) -> float:
    body = found.body
    if not body:
        return -1.0
    if len(metadata.stated_body) >= _SHORTEST:
        return _agreement(body, metadata.stated_body)
    prose = sum(len(line.text) for line in found.lines if line.is_prose)
    return _coverage(body, evidence) + prose / len(body) + min(prose, _SHORTEST) / _SHORTEST


def _coverage(body: str, evidence: Sequence[str]) -> float:
    """Return the share of the evidence whose paragraphs begin somewhere in the body as they do there."""
    if not evidence:
        return 1.0
    flat = "".join(body.split())
    return sum(len(text) for text in evidence if "".join(text.split())[:40] in flat) / sum(map(len, evidence))


def _agreement(body: str, stated: str) -> float:
    """Return the F-measure of the words that both texts have."""
    have, want = ({word.folded for word in find_words(text)} for text in (body, html.unescape(stated)))
    return 2 * len(have & want) / max(1, len(have) + len(want))
