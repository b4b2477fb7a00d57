"""A member's tokens for programs: made, shown once, taken back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tawatur.people import Refused, keys
from tawatur.people.accounts import Member
from tawatur.site import people
from tawatur.site.views.forms import field, for_members, go, number, shown


@for_members("GET", "POST")
def tokens(request: HttpRequest, me: Member) -> HttpResponse:
    """All tokens of one's own, and a form for a new one."""
    token, refused = "", None
    name, chosen = field(request, "name"), request.POST.getlist("scope")
    if request.method == "POST":
        if field(request, "do") == "revoke":
            keys.revoke(me.id, number(request, "id") or 0)
            return go(reverse("keys"))
        try:
            token = keys.make(me.id, name, chosen, at=people.now(request))
            name, chosen = "", []
        except Refused as why:
            refused = why
    context = {
        "name": name,
        "chosen": chosen,
        "token": token,
        "tokens": keys.of_account(me.id),
        "scopes": keys.SCOPES,
        "may": keys.may_have(me),
    }
    return shown(request, "people/keys.html", context, refused)
