"""Single pictures of an HTML page: their address, and what the page says of them."""

import re
from typing import Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from tawatur.articles.embedded import embedded_name
from tawatur.articles.selectors import selectors
from tawatur.model import Image

_CLIMB: Final = 3  # so many elements above a picture its caption may be
_CAPTION: Final = 300  # letters; a longer text under a picture is no caption
_CREDIT: Final = 80
_ORNAMENT: Final = re.compile(
    r"logo|icon|avatar|sprite|pixel|spacer|blank|loading|placeholder|emoji|gravatar|banner", re.I
)


def read_image(node: LexborNode, url: str | None) -> Image | None:
    """Return the picture of an img element with what is said of it; None where it shows none by itself."""
    src = source_of(node)
    address = embedded_name(src) if src.startswith("data:") else resolve(src, url) if src else None
    if address is None:
        return None
    alt = " ".join((node.attributes.get("alt") or "").split())
    return Image(address, alt, *_under(node))


def source_of(node: LexborNode) -> str:
    """Return an img element's address as it stands there; of one that a script loads, where from."""
    given = node.attributes
    return (given.get("data-src") or given.get("src") or "").strip()


def _under(node: LexborNode) -> tuple[str, str]:
    """Return the caption under a picture, and whose it is where that is marked off; "" for none."""
    frame = node.parent
    for _ in range(_CLIMB):
        if frame is None or frame.tag in ("body", "article", "main"):
            break
        caption = frame.css_first(selectors()["picture"]["caption"])
        if caption is not None and len(frame.css("img")) == 1:
            return _caption_and_credit(frame, caption)
        frame = frame.parent
    return "", ""


def _caption_and_credit(frame: LexborNode, caption: LexborNode) -> tuple[str, str]:
    by = frame.css_first(selectors()["picture"]["credit"])
    credit, words = _text(by) if by is not None else "", _text(caption)
    if len(credit) > _CREDIT or len(words) > _CAPTION:
        return "", ""
    if credit:  # it may stand inside of what is under the picture
        words = words.removesuffix(credit).rstrip(" -–—|(").strip() if words.endswith(credit) else words
    return words, credit


def is_ornament(node: LexborNode) -> bool:
    """Say whether a picture is part of the page and not of an article, by its name and class."""
    given = node.attributes
    names = (given.get("src"), given.get("data-src"), given.get("class"))
    return any(names_ornament(name) for name in names if name)


def resolve(src: str, url: str | None) -> str:
    """Return a picture's address in full, where the page's own is known."""
    try:
        return urljoin(url, src) if url else src
    except ValueError:
        return src


def names_ornament(name: str) -> bool:
    """Say whether a name is one that pictures of the page itself have."""
    return not name.startswith("data:") and bool(_ORNAMENT.search(name))


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())
