"""Pictures of an HTML page: those that stand with its article, and the captions under them."""

from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tawatur.articles.images import is_ornament, read_image
from tawatur.articles.lines import Line, is_section
from tawatur.articles.phrases import plain, trim
from tawatur.model import Image

_MOST_LOOKED_AT: Final = 100
_MOST_KEPT: Final = 20
_CAPTION: Final = 200  # letters; a longer text beside a picture is no caption
_CAPTION_LINES: Final = 3
_CLIMB: Final = 3  # so many elements above a picture may hold its caption
_SMALL: Final = 90  # pixels: an icon, a face beside a byline
_FRAMES: Final = frozenset(["div", "span", "figure", "center", "section", "a", "dl", "dt"])
_ASIDE: Final = "nav, aside, footer, li, form, button"
_MARK: Final = 24  # letters that find the title and the last line again


def captions(tree: LexborHTMLParser, title: str) -> frozenset[str]:
    """Return, in plain form, the lines that stand in one frame with a picture and nothing else."""
    found: set[str] = set()
    for node in tree.css("img")[:_MOST_LOOKED_AT]:
        if not is_ornament(node) and (frame := _frame(node)):
            found.update(_caption_lines(frame, title))
    return frozenset(found)


def _frame(image: LexborNode) -> LexborNode | None:
    """Return the nearest element above a picture that holds text too, where it may be the picture's frame."""
    node = image.parent
    for _ in range(_CLIMB):
        if node is None or node.tag not in _FRAMES:
            return None
        if _words(node):  # words of a link are another piece's headline
            return None if any(_words(link) for link in (node, *node.css("a")) if link.tag == "a") else node
        node = node.parent
    return None


def _words(node: LexborNode) -> str:
    return node.text(deep=True).strip()


def _caption_lines(frame: LexborNode, title: str) -> list[str]:
    text = frame.text(deep=True, separator="\n").strip()
    if len(text) > _CAPTION or frame.css_first("h1, h2, h3, h4, li, time"):
        return []
    lines = [Line(" ".join(line.split())) for line in text.split("\n") if line.strip()]
    if len(lines) > _CAPTION_LINES or any(line.ends or line.kind != "text" for line in lines):
        return []
    words = [plain(line.text) for line in lines]
    if trim(plain(title)) in map(trim, words) or any(is_section(line.text) for line in lines):
        return []
    return [*words, " ".join(words)]


def pictures_between(
    tree: LexborHTMLParser, title: str, lines: Sequence[Line], url: str | None
) -> tuple[Image, ...]:
    """Return the pictures that stand after the title and before the end of the article's last line."""
    if tree.body is None or not lines or not tree.css_first("img"):
        return ()
    heading, end = _mark(title), _mark(lines[-1].text, last=True)
    first = _mark(lines[0].text)
    found: dict[str, Image] = {}
    begun = read = False
    for node in tree.body.traverse(include_text=True):
        if node.tag == "-text":
            words = plain(node.text_content or "")
            if not words:
                continue
            if not read and heading and words.startswith(heading):  # the last one: menus may repeat it
                begun = True
                found.clear()
            read = read or bool(first and first in words)
            if read and end and end in words:
                break
        elif node.tag == "img" and (begun or read) and not is_ornament(node) and not _is_aside(node):
            image = read_image(node, url)
            if image and len(found) < _MOST_KEPT:
                found.setdefault(image.src, image)
    return tuple(found.values()) if read else ()


def _mark(text: str, last: bool = False) -> str:
    words = plain(text)
    return words[-_MARK:].strip() if last else words[:_MARK].strip()


def _is_aside(node: LexborNode) -> bool:
    width = (node.attributes.get("width") or "").removesuffix("px")
    return node.css_matches(", ".join(f"{one} img" for one in _ASIDE.split(", "))) or (
        width.isdigit() and int(width) < _SMALL
    )
