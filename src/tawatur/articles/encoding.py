"""Bytes to text: what is declared, what the bytes themselves say, and a refusal of what is no text."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one page; no article is larger, and what is larger costs too much to look at."""

LONGEST: Final = 2_500_000
"""Letters of one page that are looked at; the longest pages of news and forums have a tenth."""

_HEAD: Final = 2048  # HTML wants its charset within 1,024 bytes; real pages are late now and then
_SAMPLE: Final = 64 * 1024  # enough for the guess from letter frequencies, at a bounded cost
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"SQLite format 3", "a database"),
)
_ARABIC_BYTES: Final = re.compile(rb"[\xc7\xe1\xe3\xe4\xed]")  # alef, lam, meem, noon, yeh in Windows-1256
_WORST_LOSS: Final = 0.01  # a text in which more characters are unreadable is not worth reading


class NotText(ValueError):
    """The bytes are no text; the message is the reason in one line."""


def decode(content: bytes, content_type: str | None = None) -> str:
    """Return the text of a page's bytes. Raise NotText with the reason where they are none."""
    if not content.strip():
        raise NotText("empty")
    if len(content) > LARGEST:
        raise NotText(f"larger than {LARGEST // 1024 // 1024} MB")
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise NotText(f"{name}, not text")
    text = _decode(content, content_type)
    odd = sum(text.count(sign) for sign in ("\ufffd", "\x00", "\x01", "\x02", "\x03", "\x04"))
    if odd > 8 and odd > _WORST_LOSS * len(text):
        raise NotText("binary or badly damaged text")
    text = text.lstrip("\ufeff").replace("\x00", "")
    if len(text) > LONGEST:
        raise NotText(f"longer than {LONGEST:,} letters")
    if not text.strip():
        raise NotText("empty")
    # Lone surrogates cannot be stored or hashed by anybody downstream.
    return text.encode("utf-8", "replace").decode("utf-8") if _LONE.search(text) else text


_LONE: Final = re.compile("[\ud800-\udfff]")


def _decode(content: bytes, content_type: str | None) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    if wide := _wide(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut in the middle of a letter is still UTF-8; so is one with a few bad bytes.
        if error.start >= len(content) - 4:
            return content[: error.start].decode("utf-8")
    loose = content.decode("utf-8", "replace")
    if loose.count("\ufffd") <= max(4, len(loose) // 500) and re.search("[\u0600-\u06ff]", loose):
        return loose
    known = _declared(content, content_type) or _guess(content)
    return content.decode(known, "replace") if known else loose


def _wide(content: bytes) -> str | None:
    """Return UTF-16's name where every other byte is that of the Arabic block or of blanks and digits."""
    sample = content[:_HEAD]
    for name, highs in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if highs.count(6) > 0.3 * len(highs) and highs.count(6) + highs.count(0) > 0.8 * len(highs):
            return name
    return None


def _declared(content: bytes, content_type: str | None) -> str | None:
    """Return the encoding that the HTTP header or the page's head declares, where Python knows it."""
    for text in ((content_type or "").encode("latin-1", "replace"), content[:_HEAD]):
        found = _DECLARED.search(text)
        if found:
            try:
                name = codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                continue
            # Pages in Arabic that call themselves Latin were typed on Arabic Windows.
            if name in ("iso8859-1", "cp1252", "ascii") and _looks_arabic(content):
                return _guess(content)
            if name != "utf-8" and _is_for_text(name):
                return name
    return None


def _is_for_text(name: str) -> bool:
    """Say whether a codec is one of characters: Python has others, such as "zip" and "rot13"."""
    try:
        return isinstance(b"a".decode(name, "replace"), str)
    except (LookupError, ValueError):
        return False


def _guess(content: bytes) -> str | None:
    sample = content[:_SAMPLE]
    if b"\x00" in sample:
        return None
    if _looks_arabic(content):
        # The article is alef and lam: C7 E1 on Windows, C7 E4 in ISO 8859-6.
        return "iso8859-6" if sample.count(b"\xc7\xe4") > 2 * sample.count(b"\xc7\xe1") else "cp1256"
    best = from_bytes(sample).best()
    return best.encoding if best else None


def _looks_arabic(content: bytes) -> bool:
    """Say whether the high bytes are Arabic letters in Windows-1256: five make a third of a text."""
    high = sum(byte > 0x7F for byte in content[:_SAMPLE])
    return high > 40 and len(_ARABIC_BYTES.findall(content[:_SAMPLE])) > 0.25 * high
