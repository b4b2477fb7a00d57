"""Who is asking: the reader behind a request, from which network, and when."""

from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address, ip_network
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from tawatur.people import networks, sessions
from tawatur.people.accounts import Member, member_of
from tawatur.people.connection import point_at
from tawatur.site.middleware import HOME_SETTING

Answer = Callable[[HttpRequest], HttpResponse]

# Names of settings of our own.
CLOCK, PROXIES = "TAWATUR_CLOCK", "TAWATUR_PROXIES"

# What a browser says of a request that the site's own page, or the reader's own hand, made.
_OWN = ("same-origin", "none")
_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def cookie_name() -> str:
    """Return the session cookie's name: over https one that no other host and no plain page can set."""
    return "__Host-session" if settings.CSRF_COOKIE_SECURE else "session"


def now(request: HttpRequest) -> datetime:
    """Return the time by the site's clock."""
    at: datetime = getattr(settings, CLOCK)()
    return at


def network(request: HttpRequest) -> str:
    """Return the block of addresses that a request comes from."""
    return networks.block(request.META.get("REMOTE_ADDR", ""))


def member(request: HttpRequest) -> Member | None:
    """Return who is signed in. A request without the cookie asks nothing of the database."""
    if not hasattr(request, "_member"):
        token = request.COOKIES.get(cookie_name())
        account = None
        if token:
            try:
                account = sessions.account_of(token, at=now(request))
            except DatabaseError:
                account = None  # a page that can be read without an account is still shown
        request._member = member_of(account) if account else None  # type: ignore[attr-defined]
    found: Member | None = request._member  # type: ignore[attr-defined]
    return found


def proxies(answer: Answer) -> Answer:
    """Believe a listed proxy, and nobody else, on the reader's address; and the setting on https."""
    trusted = [ip_network(one) for one in getattr(settings, PROXIES)]

    def is_trusted(address: str) -> bool:
        try:
            ip = ip_address(address.strip())
        except ValueError:
            return False
        return any(ip in one for one in trusted)

    def with_address(request: HttpRequest) -> HttpResponse:
        meta = request.META
        told = meta.pop("HTTP_X_FORWARDED_FOR", "")
        if settings.CSRF_COOKIE_SECURE:
            meta["wsgi.url_scheme"] = "https"
        if trusted and is_trusted(meta.get("REMOTE_ADDR", "")):
            # Each proxy adds at the end whom it saw: the last that is no proxy of ours is the reader.
            seen = [one.strip() for one in told.split(",") if one.strip()]
            while seen and is_trusted(seen[-1]):
                seen.pop()
            if seen:
                meta["REMOTE_ADDR"] = seen[-1]
        return answer(request)

    return with_address


def people(answer: Answer) -> Answer:
    """Refuse what another site's page sends, and keep what a signed-in reader sees out of shared caches."""
    home = Path(getattr(settings, HOME_SETTING))

    def with_people(request: HttpRequest) -> HttpResponse:
        point_at(home)
        if request.method not in _SAFE and request.headers.get("Sec-Fetch-Site", "none") not in _OWN:
            from tawatur.site.views.plain import forbidden

            response = forbidden(request)
        else:
            response = answer(request)
        if getattr(request, "_member", None) and hasattr(request, "archive"):
            from tawatur.site import visits  # which asks who is asking

            visits.note(request)  # type: ignore[arg-type]  # a view had its archive
        patch_vary_headers(response, ["Cookie"])
        if cookie_name() in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return with_people
