"""Forum threads in HTML of engines that are in no table: a post is what stands around one user card.

A card is known by its labels (member since, messages, reactions), whatever the elements are called. A
thread has two cards at least; the rest of a post is read as the post of a text dump is.
"""

from collections import Counter
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tawatur.articles.datelines import read_instant
from tawatur.articles.hypertext import fragment_lines
from tawatur.articles.lines import join_lines
from tawatur.articles.phrases import as_published, is_line, match_line, plain
from tawatur.articles.threads import MOST_POSTS, Post, Thread, clean_post, is_label, read_card
from tawatur.model import Dating, Image, QuotedPost

_LABEL: Final = 60  # letters of a label with its value
_APART: Final = 8  # a card's labels have at most so many other texts between them
_SIGNATURES: Final = "[class~='sig'], [class*='signature'], [id*='signature']"
_NAMED_BY: Final = ("data-author", "data-username", "data-user")
_PLAIN_SPACE: Final = " \t\r\n"


def find_board(tree: LexborHTMLParser, title: str) -> Thread | None:
    """Return the thread of a page that shows two user cards or more, None for any other page."""
    cards = _find_cards(tree)
    if len(cards) < 2:
        return None
    within: Counter[int] = Counter()
    chains = [_above(card) for card in cards[: 2 * MOST_POSTS]]
    for chain in chains:
        within.update(node.mem_id for node in chain)
    pairs = []
    for card, chain in zip(cards, chains, strict=False):
        own = [node for node in chain if within[node.mem_id] == 1]
        if own and own[-1].mem_id != card.mem_id:
            pairs.append((own[-1], card))
    posts = [post for node, card in pairs[:MOST_POSTS] if (post := _read_post(node, card, title)).body]
    return Thread(title, tuple(posts), len(cards) - len(pairs[:MOST_POSTS])) if len(posts) > 1 else None


def _find_cards(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return for each user card the smallest element that holds its labels."""
    if tree.body is None:
        return []
    runs: list[list[tuple[int, str, LexborNode]]] = []
    at = 0
    for node in tree.body.traverse(include_text=True):
        text = (node.text_content or "").strip(_PLAIN_SPACE) if node.tag == "-text" else ""
        if not text:
            continue
        at += 1
        if len(text) <= _LABEL and is_label(text) and node.parent is not None:
            words = plain(text).split(":")[0].strip()
            if not runs or at - runs[-1][-1][0] > _APART or words in {word for _, word, _ in runs[-1]}:
                runs.append([])
            runs[-1].append((at, words, node.parent))
    return [_common([node for _, _, node in run]) for run in runs if len(run) > 1]


def _above(node: LexborNode) -> list[LexborNode]:
    """Return a node and the elements around it, inner first."""
    chain: list[LexborNode] = []
    inner: LexborNode | None = node
    while inner is not None and inner.tag not in ("body", "html"):
        chain.append(inner)
        inner = inner.parent
    return chain


def _common(nodes: list[LexborNode]) -> LexborNode:
    """Return the smallest element around all of the nodes."""
    shared = set.intersection(*({one.mem_id for one in _above(node)} for node in nodes))
    return next((one for one in _above(nodes[0]) if one.mem_id in shared), nodes[0])


def _read_post(node: LexborNode, card: LexborNode, title: str) -> Post:
    """Take the user's side, quotations and signature off a post, and read what is left."""
    chain = _above(card)
    inside = [one.mem_id for one in chain].index(node.mem_id)
    side = chain[inside - 1]
    for one in reversed(chain[:inside]):  # one element around all of the post is still the post
        if len(one.text(deep=True)) < 0.9 * len(node.text(deep=True)):
            side = one
            break
    told = read_card(fragment_lines(side.html or ""))
    named = next((value for name in _NAMED_BY if (value := node.attributes.get(name))), None)
    post = Post(author=named or (told[0] if told else None), profile=told[1] if told else None)
    side.decompose()
    time = node.css_first("time[datetime], abbr[title]")
    said = (time.attributes.get("datetime") or time.attributes.get("title") or "") if time else ""
    if said and (day := read_instant(said)):
        post.published = Dating(day, day, "stated", f"the post is marked “{said[:60]}”")
        if time:
            time.decompose()  # what it shows ("5 March") is no text
    for quote in node.css("blockquote"):
        if quote.parent is not None and (quoted := _read_quote(quote)):
            post.quoted.append(quoted)
        quote.decompose()
    for signature in node.css(_SIGNATURES):
        signature.decompose()
    for image in node.css("img"):
        src = (image.attributes.get("data-src") or image.attributes.get("src") or "").strip()
        if src and not src.startswith("data:") and "smil" not in src:
            post.images.append(Image(src, " ".join((image.attributes.get("alt") or "").split())))
    post.lines = fragment_lines(node.html or "")
    clean_post(post, title)
    return post


def _read_quote(quote: LexborNode) -> QuotedPost | None:
    lines = [line for line in fragment_lines(quote.html or "") if not is_line("quote-end", plain(line.text))]
    while lines and is_line("quote-mark", plain(lines[0].text)):
        lines.pop(0)
    words = plain(lines[0].text) if lines else ""
    head = match_line("quote-head", words) or match_line("quote-named", words)
    author = as_published(lines[0].text, head["author"]) if head else None
    text = join_lines(lines[1:] if head else lines)
    return QuotedPost(text, author) if text else None
