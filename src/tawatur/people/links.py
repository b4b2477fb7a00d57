"""Addresses in what people write: which words are one, and which stand on a line of their own."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urldefrag, urlsplit

_LINK: Final = re.compile(r"https?://[^\s<>\"'«»“”‘’`{}|\\^]+")
_TRAILING: Final = ".,;:!?)]،؛؟…"


def find_links(line: str) -> Iterator[tuple[int, str]]:
    """Yield the addresses (http, https) of a line and where each begins, without the sentence's own marks."""
    for match in _LINK.finditer(line):
        address = match[0].rstrip(_TRAILING)
        if _is_fine(address):
            yield match.start(), address


def without_links(text: str) -> str:
    """Return a text without whatever looks like an address in it."""
    return _LINK.sub("", text)


def _is_fine(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


def alone(line: str) -> str:
    """Return the address that is all a line says, "" where it says anything else."""
    line = line.strip()
    at, address = next(find_links(line), (0, ""))
    return address if address and at == 0 and not line[len(address) :].strip(_TRAILING) else ""


def host_of(address: str) -> str:
    """Return the host of an address, with its port where it names one; "" where it is no address."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def page_of(address: str) -> str:
    """Return an address without its fragment: the page that it leads to."""
    return urldefrag(address).url
