"""What all forms share: their fields, their answers, where a reader goes afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tawatur.people import Refused
from tawatur.people.accounts import Member
from tawatur.site import mail, people, refusals, robots

View = Callable[..., HttpResponse]

_LONGEST_FIELD = 40_000


def field(request: HttpRequest, name: str) -> str:
    """Return what was typed into a field, with line ends as one sign; "" where it is missing."""
    text = request.POST.get(name, "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-8", "replace").decode()[:_LONGEST_FIELD]


def fields(request: HttpRequest, *names: str) -> dict[str, str]:
    """Return several fields by name, to be shown again in a form that was refused."""
    return {name: field(request, name) for name in names}


def number(request: HttpRequest, name: str) -> int | None:
    """Return a whole number from a field, else from the address; None where there is none."""
    text = field(request, name) or request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None


def here(request: HttpRequest, address: str, default: str) -> str:
    """Return an address of this site to go on to; the default for any that might lead elsewhere."""
    fine = (
        len(address) <= 500
        and address.startswith("/")
        and address.isprintable()
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
    return address if fine else default


def go(address: str) -> HttpResponse:
    """Lead to a page after something was done: a reload does it no second time."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def shown(
    request: HttpRequest, template: str, context: dict[str, Any], refused: Refused | None = None
) -> HttpResponse:
    """Show a page that is one person's: a form, with what was refused of it."""
    if refused is not None:
        context |= {"error": refusals.told(refused), "wrong": refused.field}
    status = 200 if refused is None else 429 if refused.code == "too-often" else 400
    context |= {"stamp": robots.stamp(people.now(request)), "mail": mail.service() is not None}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    if refused is not None and refused.wait:
        response["Retry-After"] = str(max(1, round(refused.wait)))
    return response


def page(*methods: str) -> Callable[[View], View]:
    """Let a view answer these methods only."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            if request.method not in (*methods, *(("HEAD",) if "GET" in methods else ())):
                return HttpResponseNotAllowed(methods)
            return view(request, *args, **more)

        return answer

    return wrap


def for_members(*methods: str) -> Callable[[View], View]:
    """Let a view be asked by signed-in people only: others are led to sign in. It is given who asks."""

    def wrap(view: View) -> View:
        @page(*methods)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            me: Member | None = people.member(request)
            if me is None:
                back = request.get_full_path() if request.method in ("GET", "HEAD") else ""
                return go(reverse("sign-in") + (f"?next={quote(back)}" if back else ""))
            return view(request, me, *args, **more)

        return answer

    return wrap
