"""Pictures made anew: whatever came in, what is kept is a WebP file of nothing but pixels.

No byte of what was sent is kept: not what a camera wrote into it, not what stands behind its end.
"""

import hashlib
import io
from dataclasses import dataclass
from typing import Final, Literal

from PIL import Image, ImageOps, features

MOST_BYTES: Final = 5_000_000
"""Bytes of a file that is looked at."""

MOST_PIXELS: Final = 40_000_000
"""Pixels of a picture that is unpacked: what a camera of 40 megapixels gives."""

UPLOADED: Final = ("PNG", "JPEG", "WEBP")
"""What people may send."""

SHOWN: Final = (*UPLOADED, "GIF", *(("AVIF",) if features.check("avif") else ()))
"""What news pages show; of one that moves, the first picture. Never SVG: it is a program, not pixels."""

_MAGIC: Final = {
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff",
    "WEBP": b"RIFF",
    "GIF": b"GIF8",
}
_SIDE: Final = 1600  # pixels of the longer side that are kept
_QUALITY: Final = 80


class BadPicture(ValueError):
    """Bytes that give no picture to keep: too large, of no kind that is taken, or too small to be one."""

    def __init__(self, fault: Literal["large", "kind", "small"]) -> None:
        super().__init__(fault)
        self.fault: Final = fault


@dataclass(frozen=True, slots=True)
class Anew:
    """A picture made anew: a WebP file, and its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        """32 hex digits of the content's SHA-256: the same pixels have the same name."""
        return hashlib.sha256(self.data).hexdigest()[:32]


def kind_of(data: bytes) -> str | None:
    """Return which kind of picture a file says to be by its first bytes; None for any other file."""
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "AVIF"
    kind = next((kind for kind, magic in _MAGIC.items() if data.startswith(magic)), None)
    return None if kind == "WEBP" and data[8:12] != b"WEBP" else kind


def made_anew(data: bytes, kinds: tuple[str, ...], *, least: int = 1) -> Anew:
    """Return a picture made anew from a file.

    Raises BadPicture where the file is larger than `MOST_BYTES` or `MOST_PIXELS`, is none of the kinds by its
    first bytes and by its content, or has fewer pixels than `least` on a side.
    """
    kind = kind_of(data)
    if len(data) > MOST_BYTES:
        raise BadPicture("large")
    if kind not in kinds:
        raise BadPicture("kind")
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            if opened.width * opened.height > MOST_PIXELS:  # known before a pixel is unpacked
                raise BadPicture("large")
            if min(opened.size) < least:
                raise BadPicture("small")
            if kind == "JPEG":
                opened.draft("RGB", (_SIDE, _SIDE))
            picture = ImageOps.exif_transpose(opened)
            clear = "A" in picture.getbands() or "transparency" in picture.info
            picture = picture.convert("RGBA" if clear else "RGB")
    except BadPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture("large") from None
    except Exception:  # a decoder fails on broken files in whatever way it likes
        raise BadPicture("kind") from None
    picture.thumbnail((_SIDE, _SIDE))
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "WEBP", quality=_QUALITY, method=3)
    return Anew(out.getvalue(), bare.width, bare.height)
