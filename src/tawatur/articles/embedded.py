"""Pictures that a page holds itself, as data: addresses: named by their content, and found again by it."""

import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from tawatur.model import digest

SCHEME: Final = "embedded:"

_LEAST: Final = 1_000  # bytes; what is smaller holds a picture's place until a script loads it
_MOST: Final = 7_000_000  # letters of one address: base64 of 5 MB
_ADDRESS: Final = re.compile(r"data:image/(?:png|jpe?g|webp|gif|avif);base64,([A-Za-z0-9+/=%\s]+)", re.I)


def embedded_name(address: str) -> str | None:
    """Return the name of a picture that a data: address holds; None where it holds none worth a name."""
    if len(address) > _MOST or not (found := _ADDRESS.match(address)):
        return None
    data = _decoded(found[1])
    return f"{SCHEME}{digest(data)}" if len(data) >= _LEAST else None


def embedded_pictures(page: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names and the bytes of all pictures that a page holds itself."""
    # Addresses are ASCII in every encoding that news pages have.
    for found in _ADDRESS.finditer(page.decode("latin-1")):
        data = _decoded(found[1]) if len(found[0]) <= _MOST else b""
        if len(data) >= _LEAST:
            yield f"{SCHEME}{digest(data)}", data


def _decoded(text: str) -> bytes:
    try:
        return binascii.a2b_base64(unquote(text))
    except ValueError:
        return b""
