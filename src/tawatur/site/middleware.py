"""What every request passes through besides Django's own."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive

HOME_SETTING = "TAWATUR_HOME"
"""The setting of Django that names the archive's folder."""

Answer = Callable[[HttpRequest], HttpResponse]


class SiteRequest(HttpRequest):
    """A request on its way to a view: the archive is at hand."""

    archive: Archive


def headers(answer: Answer) -> Answer:
    """Say what pages may use of the browser: nothing that looks, listens or locates."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return with_headers


def archive(answer: Answer) -> Answer:
    """Give the archive to the view; all that one page shows is of one moment."""
    opened = open_archive(Path(getattr(settings, HOME_SETTING)), read_only=True)

    def with_archive(request: SiteRequest) -> HttpResponse:
        request.archive = opened
        with opened.snapshot():
            return answer(request)

    return with_archive  # type: ignore[return-value]  # the request becomes a SiteRequest here
