"""What every request passes through besides Django's own."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

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


API = "/api/"
_LISTENING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_ASKED_FIRST = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
# Answers may be shared for a minute: the archive grows by the page, and ETags save the rest.
_FRESH = "public, max-age=60"


def api(answer: Answer) -> Answer:
    """Let programs of any site read the API, and answer them in JSON also where Django would with a page."""

    def with_api(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(API):
            return answer(request)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_LISTENING | _ASKED_FIRST)
        response = answer(request)
        if response.status_code >= 400 and not response.headers["Content-Type"].startswith(
            "application/json"
        ):
            allowed = {
                name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers
            }
            said = {"error": f"{response.status_code} {response.reason_phrase}"}
            response = JsonResponse(said, status=response.status_code, headers=allowed)
        for name, value in _LISTENING.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", _FRESH if response.status_code == 200 else "no-store")
        return response

    return with_api
