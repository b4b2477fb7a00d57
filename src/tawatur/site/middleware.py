"""What every request passes through besides Django's own."""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tawatur.archive import Archive, open_archive

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
