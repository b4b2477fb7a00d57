"""Letters: how they are made and given to the mail server. Their links come from a setting.

A request's own word on its host is not believed: whoever asks for a new password could else have the letter
lead to a host of theirs.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi

TLS = {"starttls": 587, "tls": 465, "none": 25}
"""How a mail server is spoken to, and its usual port then."""

MAIL, LATER = "TAWATUR_MAIL", "TAWATUR_LATER"
"""Settings of Django: the mail server (None for none), and what does work after an answer."""

_TIMEOUT = 20  # seconds

_LOG = logging.getLogger("tawatur.mail")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, whom letters come from, and the address of the site that they lead to."""

    address: str
    sender: str
    host: str
    port: int
    tls: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)


def mail_settings(mail: Mail | None) -> dict[str, Any]:
    """Return Django's settings for sending letters."""
    if mail is None:
        return {MAIL: None, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        MAIL: mail,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": mail.host,
        "EMAIL_PORT": mail.port,
        "EMAIL_HOST_USER": mail.user,
        "EMAIL_HOST_PASSWORD": mail.password,
        "EMAIL_USE_TLS": mail.tls == "starttls",
        "EMAIL_USE_SSL": mail.tls == "tls",
        "EMAIL_TIMEOUT": _TIMEOUT,
    }


def service() -> Mail | None:
    """Return the mail server of this site; None where it sends no letters."""
    found: Mail | None = getattr(settings, MAIL, None)
    return found


def absolute(path: str) -> str:
    """Return an address of the site as letters have it."""
    mail = service()
    return (mail.address if mail else "") + path


def letter(
    to: str, subject: str, template: str, context: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> EmailMultiAlternatives:
    """Return a letter in the language that is active, as text and as HTML.

    Raises ValueError where an address or the subject would add a header of its own.
    """
    mail = service()
    assert mail is not None, "no mail server is set"
    told = {
        **context,
        "subject": subject,
        "language": get_language(),
        "side": "rtl" if get_language_bidi() else "ltr",
        "front": absolute(reverse("front")),
    }
    host = urlsplit(mail.address).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"people/mail/{template}.txt", told).strip() + "\n",
        from_email=mail.sender,
        to=[to],
        headers={
            "Message-ID": f"<{uuid4()}@{host}>",
            "Auto-Submitted": "auto-generated",
            **(headers or {}),
        },
    )
    message.attach_alternative(render_to_string(f"people/mail/{template}.html", told), "text/html")
    message.message()  # what cannot stand in a header is refused here, before anything is sent
    return message


def later(work: Callable[[], None]) -> None:
    """Do something after the answer, which neither waits for it nor tells by its time whether it is done.

    What goes wrong is one line of the log.
    """

    def run() -> None:
        try:
            work()
        except (OSError, ValueError) as error:
            _LOG.warning("a letter was not sent: %s", one_line(error))

    start: Callable[[Callable[[], None]], None] = getattr(settings, LATER, _in_a_thread)
    start(run)


def _in_a_thread(run: Callable[[], None]) -> None:
    from django.db import connections

    from tawatur.people.connection import point_at
    from tawatur.site.middleware import HOME_SETTING

    def work() -> None:
        point_at(Path(getattr(settings, HOME_SETTING)))
        try:
            run()
        finally:
            connections.close_all()

    Thread(target=work, daemon=True).start()


def one_line(error: Exception) -> str:
    """Return what went wrong in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
