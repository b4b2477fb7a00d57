"""Letters: which ones a member wants, the links that stand in them, and a new password by one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from tawatur.people import Refused, accounts, limits, mailing, tickets
from tawatur.people.accounts import Member
from tawatur.site import digest, follows, mail, people
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.forms import field, fields, for_members, go, page, shown


def _need_mail() -> None:
    """Answer that a page is not there where the site sends no letters."""
    if mail.service() is None:
        raise Http404


@for_members("GET", "POST")
def letters(request: SiteRequest, me: Member) -> HttpResponse:
    """Which letters one wants, and the confirming of one's address."""
    _need_mail()
    refused, at = None, people.now(request)
    if request.method == "POST":
        try:
            if field(request, "do") == "confirm":
                _ask_to_confirm(request, me)
                return go(reverse("mailing") + "?done=asked")
            mark = follows.newest_mark(request.archive, at)
            mailing.choose(me.id, field(request, "every"), get_language() or "ar", mark)
            return go(reverse("mailing") + "?done=1")
        except Refused as why:
            refused = why
    context = {"wish": mailing.wish(me.id), "every": mailing.EVERY, "done": request.GET.get("done")}
    return shown(request, "people/mailing.html", context, refused)


def _ask_to_confirm(request: SiteRequest, me: Member) -> None:
    """Send a letter to the account's address, to see whether it arrives where its owner reads it."""
    if not me.email:
        raise Refused("email-first")
    at = people.now(request)
    who = limits.of_account(me.id), limits.of_network(people.network(request)), limits.of_address(me.email)
    limits.take("letter", *who, at=at)
    language = get_language() or "ar"

    def work() -> None:
        address, token = mailing.ask_to_confirm(me.id, at=at)
        _send(address, "confirm", token, me.name, language)

    mail.later(work)


def _send(address: str, purpose: str, token: str, name: str, language: str) -> None:
    """Send a letter with a link that works once."""
    with override(language):
        if purpose == "confirm":
            subject = _("Tawatur: confirm your address")
            told = _("Somebody, probably you, gave this address to the account below.")
            button = _("Confirm the address")
        else:
            subject = _("Tawatur: a new password")
            told = _("Somebody, probably you, asked for a new password for the account below.")
            button = _("Choose a new password")
        link = mail.absolute(reverse(purpose, args=[token]))
        context = {"name": name, "told": told, "button": button, "link": link, "purpose": purpose}
        mail.letter(address, subject, "link", context).send()


@page("GET", "POST")
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address; by a button, since programs that look into letters follow links."""
    at = people.now(request)
    if request.method == "POST":
        done = mailing.confirm(token, at=at)
        return shown(request, "people/confirm.html", {"confirmed": done, "lost": not done})
    held = tickets.look(token, "confirm", at=at)
    return shown(request, "people/confirm.html", {"held": held, "lost": held is None})


@page("GET", "POST")
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask for a new password. The answer is the same, and as quick, for an address that nobody has."""
    _need_mail()
    given, refused = fields(request, "email"), None
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        try:
            refuse_robots(request, at)
            email = accounts.good_address(given["email"])
            if not email:
                raise Refused("email", "email")
            limits.take("letter", limits.of_address(email), limits.of_network(network), at=at)
            language = get_language() or "ar"

            def work() -> None:
                for who, address in accounts.with_address(email):
                    token = tickets.issue(who.id, "reset", address, at=at)
                    _send(address, "reset", token, who.name, language)

            mail.later(work)
            return shown(request, "people/forgot.html", {"asked": True})
        except Refused as why:
            refused = why
    return shown(request, "people/forgot.html", given, refused)


@page("GET", "POST")
def reset(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a new password by the link of a letter; every browser is signed out."""
    at, refused = people.now(request), None
    held = tickets.look(token, "reset", at=at)
    if request.method == "POST" and held:
        try:
            if accounts.reset_password(token, field(request, "password"), at=at):
                return go(reverse("sign-in") + "?done=reset")
            held = None
        except Refused as why:
            refused = why
    return shown(request, "people/reset.html", {"held": held, "lost": held is None}, refused)


@csrf_exempt
@page("GET", "POST")
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stop somebody's letters, by a button or by the one click of a mail program (RFC 8058).

    What the address says is signed, and all that it can do is this: no token of a form is asked for.
    """
    account = digest.unsubscriber(token)
    if account is None:
        raise Http404
    if request.method == "POST":
        mailing.stop(account)
    return shown(request, "people/unsubscribe.html", {"stopped": request.method == "POST"})
