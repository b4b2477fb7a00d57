"""Picture files for tests: honest ones, and ones that mean harm."""

import io
import struct
import zlib

from PIL import Image

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="400"/>'


def a_picture(
    kind: str = "PNG",
    size: tuple[int, int] = (320, 200),
    colour: tuple[int, int, int] = (200, 30, 30),
    **more: object,
) -> bytes:
    """Return a small picture file of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **more)
    return out.getvalue()


def a_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """Return a PNG file of a few bytes that says to be so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
        + chunk(b"IEND", b"")
    )
