"""Pages that need little of the archive: how it works, health, errors."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from tawatur.site.middleware import SiteRequest


def about(request: SiteRequest) -> HttpResponse:
    """What the site does, how to read its signs, and what it does not do."""
    return render(request, "site/about.html", {"here": "about", "articles": request.archive.count_articles()})


def health(request: SiteRequest) -> HttpResponse:
    """Say that pages are served and the archive can be read."""
    request.archive.newest_articles(limit=1)
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def with_slash(request: HttpRequest) -> HttpResponse:
    """Lead from /en to /en/."""
    return HttpResponseRedirect(request.path + "/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return render(request, "site/error.html", {"missing": True, "code": 404}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that makes no sense."""
    return HttpResponse("400 Bad Request\n", status=400, content_type="text/plain")


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of ours; it asks nothing of the archive, which may be what is broken."""
    return render(request, "site/error.html", {"missing": True, "code": 500}, status=500)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for what was not sent from a page of ours."""
    return render(request, "site/error.html", {"missing": True, "code": 403}, status=403)
