"""Where the style sheet and the fonts are found: under an address that changes with their content."""

import hashlib
from pathlib import Path

STATIC_ROOT = Path(__file__).parent / "static"


def _version() -> str:
    sha = hashlib.sha256()
    for file in sorted(p for p in STATIC_ROOT.rglob("*") if p.is_file()):
        sha.update(file.relative_to(STATIC_ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return sha.hexdigest()[:12]


STATIC_URL = f"/static/{_version()}/"
"""A new content gets a new address, so a browser may keep what it has for ever."""
