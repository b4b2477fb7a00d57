"""Random secrets that open something for whoever has them; of each, only a hash is kept."""

import hashlib
import secrets

_BYTES = 32
_SHORTEST, _LONGEST = 20, 100


def new_token() -> tuple[str, str]:
    """Return 256 random bits as text, and the hash that is kept of them."""
    token = secrets.token_urlsafe(_BYTES)
    return token, digest(token)


def digest(token: str) -> str:
    """Return what is kept of a token. It needs no salt and no slow hash: nobody guesses 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def may_be(token: str) -> bool:
    """Say whether a text could be a token at all, before the database is asked."""
    return _SHORTEST <= len(token) <= _LONGEST and token.isascii()
