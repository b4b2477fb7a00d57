"""Whole answers, kept for the next reader who asks for the same: until anything at all has changed.

Only what every signed-out reader is given alike is kept: pages without a form, a cookie or a name. What is in
an answer's key is all that it can depend on, but for the two databases; and with any change of either, by
whatever process, all answers are dropped. So a comment that is hidden is gone with the next request.
"""

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import get_conditional_response

from tawatur.archive.connection import DATABASE as ARCHIVE
from tawatur.people.connection import DATABASE as PEOPLE
from tawatur.site import tastes
from tawatur.site.middleware import API, HOME_SETTING
from tawatur.site.people import cookie_name, now

Answer = Callable[[HttpRequest], HttpResponse]

ANEW = "tawatur.anew"
"""In a request's environment: make the answer anew. No header of a request has such a name."""

_MOST_BYTES = 32_000_000  # of each process
_LARGEST = 1_000_000
_OVERHEAD = 2_000  # bytes that an answer takes beside its content

# What is on a page by the clock alone, as that a discussion is closed, may be told that much later.
_LONGEST = timedelta(minutes=1)

# What depends on nothing but itself: everything else that HTTP says of a page goes for "not modified" too.
_OF_CONTENT = ("content-type", "content-length", "content-encoding")

Version = tuple[tuple[int, int], ...]
Key = tuple[str, ...]


class Watch:
    """Tells whether databases of SQLite have changed: a number for each, and for its file."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = tuple(files)
        self._lock = Lock()
        self._opened: dict[Path, tuple[int, sqlite3.Connection]] = {}

    def version(self) -> Version | None:
        """Return what is another after any change; None where that cannot be told."""
        try:
            with self._lock:
                return tuple(map(self._of, self._files))
        except (OSError, sqlite3.Error):
            return None

    def _of(self, file: Path) -> tuple[int, int]:
        inode = file.stat().st_ino
        before, connection = self._opened.get(file, (0, None))
        if connection is None or before != inode:  # its number counts for one connection to one file
            connection = sqlite3.connect(
                f"{file.absolute().as_uri()}?mode=rw", uri=True, check_same_thread=False, isolation_level=None
            )
            self._opened[file] = inode, connection
        ((number,),) = connection.execute("PRAGMA data_version")
        return inode, int(number)


@dataclass(frozen=True, slots=True)
class _Kept:
    content: bytes
    headers: tuple[tuple[str, str], ...]
    made: datetime

    @property
    def size(self) -> int:
        return len(self.content) + _OVERHEAD


class Answers:
    """Answers by key, all of one version; those that were asked for longest ago make room for others."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._lock = Lock()
        self._version: Version | None = None
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._bytes = 0

    def get(self, version: Version, key: Key, at: datetime) -> HttpResponse | None:
        """Return an answer of this version and minute, None where there is none."""
        with self._lock:
            self._turn_to(version)
            kept = self._kept.get(key)
            if kept is None or not kept.made <= at < kept.made + _LONGEST:
                return None
            self._kept.move_to_end(key)
        response = HttpResponse(kept.content)
        for name, value in kept.headers:
            response.headers[name] = value
        return response

    def put(self, version: Version, key: Key, response: HttpResponse, at: datetime) -> None:
        """Keep an answer that was worked out when, or after, the databases had this version."""
        kept = _Kept(bytes(response.content), tuple(response.items()), at)
        if kept.size > min(_LARGEST, self._most):
            return
        with self._lock:
            if version != self._version:  # something has changed meanwhile
                return
            before = self._kept.pop(key, None)
            self._bytes += kept.size - (before.size if before else 0)
            self._kept[key] = kept
            while self._bytes > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= dropped.size

    def _turn_to(self, version: Version) -> None:
        if version != self._version:
            self._version = version
            self._kept.clear()
            self._bytes = 0


def kept(answer: Answer) -> Answer:
    """Answer signed-out readers with what another was answered, as long as nothing has changed."""
    home = Path(getattr(settings, HOME_SETTING))
    # What can be read only may be changed by somebody else without a sign.
    files = (home / ARCHIVE, home / PEOPLE) if os.access(home, os.W_OK) else ()
    watch, answers = Watch(files), Answers()

    def with_kept(request: HttpRequest) -> HttpResponse:
        # Asked before the page is begun: a change on the way makes the answer one of an older version.
        version = watch.version() if _is_anybodys(request) else None
        if not version:
            return _told_to_ask(answer(request))
        key, at = _key(request), now(request)
        found = answers.get(version, key, at)
        if found is not None:
            return _as_asked(request, found)
        response = answer(request)
        worth = _is_everybodys(request, response)
        _told_to_ask(response)
        if worth:
            answers.put(version, key, response, at)
        return response

    return with_kept


def _is_anybodys(request: HttpRequest) -> bool:
    """Say whether a request tells nothing of who asks."""
    return (
        request.method == "GET"
        and cookie_name() not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_RANGE" not in request.META
        and ANEW not in request.META
        and not request.path.startswith(API)
    )


def _is_everybodys(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is a page that holds nothing of one reader, as a form's secret."""
    return (
        response.status_code == 200
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and "Cache-Control" not in response.headers
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
    )


def _key(request: HttpRequest) -> Key:
    """Return all that an answer depends on: its language is in the path."""
    meta = request.META
    zipped = re_accepts_gzip.search(meta.get("HTTP_ACCEPT_ENCODING", ""))
    return (
        meta.get("wsgi.url_scheme", ""),
        f"{meta.get('HTTP_HOST', '')} {meta.get('SERVER_NAME', '')} {meta.get('SERVER_PORT', '')}",
        meta.get("SCRIPT_NAME", ""),
        request.path_info,
        meta.get("QUERY_STRING", ""),
        tastes.as_cookie(tastes.of_cookie(request.COOKIES.get(tastes.COOKIE, ""))),
        "gzip" if zipped else "",
    )


def _told_to_ask(response: HttpResponse) -> HttpResponse:
    """Have browsers keep a page, but ask each time whether it is still so."""
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _as_asked(request: HttpRequest, found: HttpResponse) -> HttpResponse:
    """Return an answer, or only that it is the one that the reader has."""
    response = get_conditional_response(request, etag=found.headers.get("ETag"), response=found)
    if response is None:
        return found
    if response is not found:
        for name, value in found.items():
            if name.lower() not in _OF_CONTENT:
                response.headers.setdefault(name, value)
    return response
