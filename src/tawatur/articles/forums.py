"""Forum threads in HTML: XenForo, vBulletin, Discourse, phpBB, MyBB, by the selectors in the table."""

import re
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tawatur.articles.boards import find_board
from tawatur.articles.datelines import read_dateline, read_instant
from tawatur.articles.hypertext import fragment_lines
from tawatur.articles.lines import join_lines
from tawatur.articles.phrases import as_published, is_line, match_line, plain
from tawatur.articles.selectors import selectors
from tawatur.articles.threads import MOST_POSTS, Post, Thread, whole_number
from tawatur.model import UNDATED, Dating, Image, Profile, QuotedPost

_INLINE: Final = re.compile(r"([^:]{2,30}?)\s*:\s*([^:]{1,40})")


def find_thread(tree: LexborHTMLParser, title: str) -> Thread | None:
    """Return the thread of a page, None where it is no forum page."""
    for engine in selectors()["forum"]:
        every = [node for node in tree.css(engine["post"]) if node.css_first(engine["text"])]
        nodes = every[:MOST_POSTS]
        posts = [post for node in nodes if (post := _read_post(node, engine)).body]
        if posts:
            return Thread(title, tuple(posts), len(every) - len(nodes))
    return find_board(tree, title)


def _read_post(node: LexborNode, engine: dict[str, Any]) -> Post:
    author, rank, text = (node.css_first(engine[name]) for name in ("author", "rank", "text"))
    post = Post(author=_words(author) or None, profile=_read_profile(node, engine, _words(rank)))
    post.published = _read_time(node, engine)
    if text is None:
        return post
    for quote in text.css(engine["quote"]):
        if quote.parent is not None and (said := _read_quote(quote, engine)):
            post.quoted.append(said)
        quote.decompose()
    for image in text.css("img"):
        given = image.attributes
        src = (given.get("data-src") or given.get("data-url") or given.get("src") or "").strip()
        if src and not src.startswith("data:") and "smil" not in src:
            post.images.append(Image(src, " ".join((given.get("alt") or "").split())))
    for line in fragment_lines(text.html or ""):
        words = plain(line.text)
        if is_line("signature", words):
            break
        if line.kind == "file":
            post.images.append(Image(line.text))
        elif not is_line("post-chrome", words):
            post.lines.append(line)
    return post


def _read_quote(quote: LexborNode, engine: dict[str, Any]) -> QuotedPost | None:
    who, what = quote.css_first(engine["quoted"]), quote.css_first(engine["quote_text"])
    head = _words(who)
    words = plain(head).rstrip(" :") + ":"
    matched = match_line("quote-head", words) or match_line("quote-named", words)
    author = as_published(head, matched["author"]) if matched else head.rstrip(":").strip()
    lines = fragment_lines((what or quote).html or "")
    text = join_lines(
        [line for line in lines if not is_line("quote-end", plain(line.text)) and line.text != head]
    )
    return QuotedPost(text, author or None) if text else None


def _read_time(node: LexborNode, engine: dict[str, Any]) -> Dating:
    time = node.css_first(engine["time"])
    if time is None:
        return UNDATED
    given = time.attributes
    value = (given.get("datetime") or given.get("title") or _words(time)).strip()
    line = read_dateline(value)
    day = read_instant(value) or (line.day if line else None)
    return Dating(day, day, "stated", f"the post is marked “{value[:60]}”") if day else UNDATED


def _read_profile(node: LexborNode, engine: dict[str, Any], rank: str) -> Profile | None:
    """Return what the user card says: label and value in a list's two columns, or "label: value"."""
    said: dict[str, str] = {}
    for part in node.css(engine["card"])[:12]:
        terms, values = part.css("dt"), part.css("dd")
        pairs = [(_words(a), _words(b)) for a, b in zip(terms, values, strict=False)]
        pairs = pairs or [
            (m[1], m[2]) for line in fragment_lines(part.html or "") if (m := _INLINE.fullmatch(line.text))
        ]
        for label, value in pairs:
            for kind in ("card-joined", "card-messages", "card-reactions"):
                if is_line(kind, plain(label)):
                    said.setdefault(kind, value)
    if not said and not rank:
        return None
    short = rank if rank and len(rank) <= 40 else None
    return Profile(
        short,
        said.get("card-joined"),
        whole_number(said.get("card-messages")),
        whole_number(said.get("card-reactions")),
    )


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text(deep=True).split()) if node else ""
