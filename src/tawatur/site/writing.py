"""What people write, as HTML: paragraphs, quotes and links, and nothing else of it is more than words."""

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tawatur.people.links import find_links, without_links
from tawatur.site.direction import direction, language, shown

_OURS = re.compile(r"/(?:article|story|event|thread)/[\w.-]{1,100}")
_LONGEST_SHOWN = 60


def written(body: str) -> SafeString:
    """Return a person's text as HTML. Lines that begin with ">" are quotes, addresses are links."""
    blocks = []
    for quoted, lines in groupby(shown(body).split("\n"), key=lambda line: line.startswith(">")):
        paragraphs = [
            text
            for text in "\n".join(line.lstrip("> ") if quoted else line for line in lines).split("\n\n")
            if text.strip()
        ]
        inside = format_html_join("\n", "<p{}>{}</p>", ((_way(text), _lines(text)) for text in paragraphs))
        if paragraphs:
            blocks.append(format_html("<blockquote>{}</blockquote>", inside) if quoted else inside)
    return SafeString("\n".join(blocks))


def _way(text: str) -> SafeString:
    words = without_links(text)  # an address is Latin in every language
    runs = direction(words)
    if runs is None:
        return SafeString("")
    return format_html(' dir="{}" lang="{}"', runs, language(words) or "")


def _lines(text: str) -> SafeString:
    return SafeString("<br>".join("".join(_linked(line)) for line in text.strip("\n").split("\n")))


def _linked(line: str) -> Iterator[str]:
    if _OURS.fullmatch(line.strip()):
        yield format_html('<a href="{0}"><bdi dir="ltr">{0}</bdi></a>', line.strip())
        return
    at = 0
    for start, address in find_links(line):
        yield format_html("{}", line[at:start])
        yield link(address)
        at = start + len(address)
    yield format_html("{}", line[at:])


def link(address: str) -> SafeString:
    """Return a link to a page elsewhere that somebody named: it shows where it leads, and vouches not."""
    cut = address if len(address) <= _LONGEST_SHOWN else address[: _LONGEST_SHOWN - 1] + "…"
    return format_html(
        '<a href="{}" rel="nofollow ugc noopener noreferrer external"><bdi dir="ltr">{}</bdi></a>',
        address,
        cut,
    )
