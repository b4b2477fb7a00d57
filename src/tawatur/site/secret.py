"""The site's secret, which signs forms and keys the hashes of networks."""

import os
import secrets
from pathlib import Path

FILE = "secret_key"
_BYTES = 50


def secret_key(home: Path) -> str:
    """Return the secret of the archive's folder, made there when first asked for, for its owner's eyes only.

    Where the folder cannot be written nobody can sign in either, and a secret of this process will do.
    """
    file = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(_BYTES))
    except OSError:
        pass
    try:
        kept = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    return kept if len(kept) >= _BYTES else secrets.token_urlsafe(_BYTES)
