"""Signing up, in and out; one's own account; what others see of it."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tawatur.people import Refused, accounts, exporting, forum, messages, notices, sessions
from tawatur.people.accounts import Member
from tawatur.site import people
from tawatur.site.robots import refuse_robots
from tawatur.site.views.forms import field, fields, for_members, go, here, number, page, shown

_BROWSERS = ("Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari", "curl")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux")


@page("GET", "POST")
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make an account and sign its browser in."""
    after = here(request, request.POST.get("next") or request.GET.get("next", ""), reverse("front"))
    given = fields(request, "name", "email") | {"next": after}
    refused = None
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        try:
            refuse_robots(request, at)
            password = field(request, "password")
            made = accounts.sign_up(given["name"], password, given["email"], network=network, at=at)
            return _signed_in(request, made, after)
        except Refused as why:
            refused = why
    return shown(request, "people/sign_up.html", given, refused)


@page("GET", "POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a browser in and go back to where the reader came from."""
    after = here(request, request.POST.get("next") or request.GET.get("next", ""), reverse("front"))
    given = fields(request, "name") | {"next": after, "done": request.GET.get("done", "")}
    refused = None
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        try:
            who = accounts.sign_in(given["name"], field(request, "password"), network=network, at=at)
            return _signed_in(request, who, after)
        except Refused as why:
            refused = why
    return shown(request, "people/sign_in.html", given, refused)


def _signed_in(request: HttpRequest, who: Member, after: str) -> HttpResponse:
    """Give the browser a new session, whatever it had before, and a new secret for its forms."""
    from django.middleware.csrf import rotate_token

    name = people.cookie_name()
    sessions.end(request.COOKIES.get(name, ""))
    token = sessions.start(who.id, _browser(request), at=people.now(request))
    rotate_token(request)
    response = go(after)
    response.set_cookie(
        name,
        token,
        max_age=sessions.IDLE,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _browser(request: HttpRequest) -> str:
    """Return the family and the system of a browser, for its owner to know it again; nothing finer."""
    agent = request.headers.get("User-Agent", "")
    family = next((one for one in _BROWSERS if one in agent), "")
    system = next((one for one in _SYSTEMS if one in agent), "")
    return ", ".join(filter(None, ({"Edg": "Edge", "OPR": "Opera"}.get(family, family), system)))


@page("POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out, here and in the database."""
    name = people.cookie_name()
    sessions.end(request.COOKIES.get(name, ""))
    response = go(reverse("front"))
    response.delete_cookie(name, path="/", samesite="Lax")
    return response


@for_members("GET", "POST")
def account(request: HttpRequest, me: Member) -> HttpResponse:
    """One's own account: what it says of oneself, its password, its browsers, its end."""
    token = request.COOKIES[people.cookie_name()]
    refused = None
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        try:
            match field(request, "do"):
                case "profile":
                    told = {name: field(request, name) for name in ("title", "email", "current")}
                    accounts.change_profile(me.id, **told, network=network, at=at)
                case "password":
                    current, new = field(request, "current"), field(request, "password")
                    accounts.change_password(me.id, current, new, network=network, at=at)
                    return _signed_in(request, me, reverse("account") + "?done=password")
                case "end":
                    sessions.end_one(me.id, number(request, "session") or 0)
                case "delete":
                    accounts.delete(me.id, field(request, "current"), network=network, at=at)
                    response = go(reverse("front"))
                    response.delete_cookie(people.cookie_name(), path="/", samesite="Lax")
                    return response
            return go(reverse("account") + "?done=1")
        except Refused as why:
            refused = why
    given = {"title": me.title, "email": me.email}
    if request.method == "POST" and field(request, "do") == "profile":
        given = fields(request, "title", "email")
    context = given | {
        "doing": field(request, "do"),
        "browsers": sessions.browsers(me.id, token),
        "done": request.GET.get("done"),
        "may_title": me.level >= accounts.TITLE_FROM_LEVEL or me.moderator,
    }
    return shown(request, "people/account.html", context, refused)


@for_members("GET")
def export(request: HttpRequest, me: Member) -> HttpResponse:
    """All that is kept of oneself, as a file."""
    text = json.dumps(exporting.all_of(me.id), ensure_ascii=False, indent=1)
    response = HttpResponse(text.encode("utf-8", "replace"), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="tawatur-account.json"'
    response["Cache-Control"] = "no-store"
    return response


@for_members("GET", "POST")
def the_notices(request: HttpRequest, me: Member) -> HttpResponse:
    """What somebody is told; seen when they say so, since looking changes nothing."""
    if request.method == "POST":
        notices.mark_read(me.id)
        return go(reverse("notices"))
    context = {"notices": notices.of_account(me.id), "unread": notices.unread(me.id)}
    return shown(request, "people/notices.html", context)


@page("GET")
def profile(request: HttpRequest, name: str) -> HttpResponse:
    """What everybody may know of somebody."""
    who = accounts.find_by_name(name)
    if who is None:
        raise Http404
    if who.name != name:
        return redirect("profile", name=who.name)
    context = {"who": who, "messages": messages.count_of(who.id), "received": forum.received(who.id)}
    return render(request, "people/profile.html", context)
