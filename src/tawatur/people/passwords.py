"""Passwords: which are good enough, and how they are kept."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import (
    Argon2PasswordHasher,
    check_password,
    get_hasher,
    identify_hasher,
    make_password,
)
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from tawatur.people.errors import Refused
from tawatur.people.names import key_of

SHORTEST, LONGEST = 10, 256

# Each hash takes 46 MiB; two at once keep a small machine answering.
_AT_ONCE = BoundedSemaphore(2)

_COMMON = CommonPasswordValidator()


class Argon2(Argon2PasswordHasher):
    """argon2id as OWASP gives it for one pass: 46 MiB, t=1, p=1. Django's own choice takes 0.5 s here."""

    time_cost = 1
    memory_cost = 47_104  # KiB
    parallelism = 1


def good_password(password: str, name: str) -> str:
    """Return the password; raises Refused for one that is short, long, common or the name again."""
    if len(password) < SHORTEST:
        raise Refused("password-short", "password")
    if len(password) > LONGEST or "\0" in password:
        raise Refused("password-long", "password")
    try:
        _COMMON.validate(password)
    except ValidationError:
        raise Refused("password-common", "password") from None
    if key_of(name) in key_of(password) or len(set(password)) < 5:
        raise Refused("password-common", "password")
    return password


def hash_of(password: str) -> str:
    """Return a password as it is kept."""
    with _AT_ONCE:
        return make_password(password)


def fits(password: str, kept: str | None) -> bool:
    """Say whether a password is the kept one. As slow where nothing is kept: time tells no names."""
    if len(password) > LONGEST:
        password = ""
    with _AT_ONCE:
        if kept is None:
            make_password(password)
            return False
        return check_password(password, kept)


def is_outdated(kept: str) -> bool:
    """Say whether a password should be hashed again, with the parameters of today."""
    hasher = get_hasher()
    return identify_hasher(kept).algorithm != hasher.algorithm or hasher.must_update(kept)
