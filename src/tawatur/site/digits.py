"""The digits ٠ to ٩ in what the site itself says; the published text keeps its own."""

import re

_TAGS = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)")
_THEIRS = re.compile(r"\s(?:dir|lang)=")
_PARTS = re.compile(r"(&#?\w+;)")
_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_RAW = frozenset(("script", "style", "code", "textarea", "title"))
_DIGITS = str.maketrans("0123456789", "".join(chr(0x660 + n) for n in range(10)))


def with_arabic_digits(html: str) -> str:
    """Return a page of ours with other digits between its tags.

    What stands in an element with a direction or a language of its own is a source's, and stays; so does what
    is no text: attributes, scripts, code. In our pages no sign `>` stands inside a tag but at its end.
    """
    shown, inside, depth = list[str](), "", 0
    for part in _TAGS.split(html):
        tag = _TAG.match(part)
        if tag is None:
            shown.append(part if depth else _converted(part))
            continue
        shown.append(part)
        closing, name = tag[1] == "/", tag[2].lower()
        if depth and name == inside and name not in _VOID:
            depth += -1 if closing else 1
        elif not depth and not closing and _stays(name, part):
            inside, depth = name, 1
    return "".join(shown)


def _stays(name: str, tag: str) -> bool:
    """Say whether what stands in an element keeps its digits."""
    return name in _RAW or (name not in _VOID and name != "html" and _THEIRS.search(tag) is not None)


def _converted(text: str) -> str:
    return "".join(part if _PARTS.fullmatch(part) else part.translate(_DIGITS) for part in _PARTS.split(text))
