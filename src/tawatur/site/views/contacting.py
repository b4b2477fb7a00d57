"""Letters to those who keep the site: written, their receipts looked up, read by moderators."""

from django.http import HttpResponse
from django.urls import reverse

from tawatur.people import Refused, contact
from tawatur.people.accounts import Member
from tawatur.site import people
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.forms import fields, go, number, page, shown
from tawatur.site.views.moderating import for_moderators


@page("GET", "POST")
def write(request: SiteRequest) -> HttpResponse:
    """Write a letter, with or without an account; the answer is its receipt."""
    given = fields(request, "topic", "body", "email")
    refused = None
    if request.method == "POST":
        at, me = people.now(request), people.member(request)
        try:
            refuse_robots(request, at)
            receipt = contact.write(
                given["topic"],
                given["body"],
                given["email"],
                account=me.id if me else None,
                network=people.network(request),
                at=at,
            )
            return go(f"{reverse('receipt')}?number={receipt}&new=1")
        except Refused as why:
            refused = why
    return shown(request, "people/contact.html", given | {"topics": contact.TOPICS}, refused)


@page("GET")
def receipt(request: SiteRequest) -> HttpResponse:
    """What became of a letter, for whoever has its receipt."""
    asked = request.GET.get("number", "").replace("\0", "")[:16]
    state = contact.state_of(asked) if asked else None
    context = {"number": asked, "state": state, "new": "new" in request.GET and state is not None}
    return shown(request, "people/receipt.html", context)


@for_moderators("GET", "POST")
def letters(request: SiteRequest, me: Member) -> HttpResponse:
    """The letters that wait."""
    if request.method == "POST":
        contact.deal_with(me.id, number(request, "letter") or 0, at=people.now(request))
        return go(reverse("letters"))
    return shown(request, "people/letters.html", {"letters": contact.waiting()})
