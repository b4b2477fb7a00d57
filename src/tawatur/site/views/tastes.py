"""The page on which a reader says how pages are to be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tawatur.site.tastes import CHOICES, chosen, current, keep
from tawatur.site.views.forms import field, go, page

_QUESTIONS = {
    "theme": _("Colours"),
    "size": _("Size of the text"),
    "months": _("Names of the months in Arabic"),
    "digits": _("Digits in Arabic"),
    "hijri": _("Hijri days, by the calendar of Umm al-Qura"),
}
_ANSWERS = {
    ("theme", ""): _("as the machine has it"),
    ("theme", "light"): _("light"),
    ("theme", "dark"): _("dark"),
    ("size", ""): _("plain"),
    ("size", "large"): _("large"),
    ("size", "larger"): _("larger"),
    ("months", "maghreb"): _("Morocco"),
    ("months", "algiers"): _("Algeria and Tunisia"),
    ("months", "cairo"): _("Egypt, Sudan and the Gulf"),
    ("months", "damascus"): _("the Levant and Iraq"),
    ("digits", "latin"): "0123456789",
    ("digits", "arabic"): "".join(chr(0x660 + n) for n in range(10)),
    ("hijri", ""): _("no"),
    ("hijri", "0"): _("yes"),
    ("hijri", "-1"): _("yes, a day earlier"),
    ("hijri", "1"): _("yes, a day later"),
}


@page("GET", "POST")
def tastes(request: HttpRequest) -> HttpResponse:
    """A form of choices, and the cookie that keeps them; the form then stands as it was answered."""
    if request.method == "POST":
        response = go(reverse("tastes"))
        keep(response, chosen({name: field(request, name) for name in CHOICES}), request.is_secure())
        return response
    now = current()
    questions = [
        (name, _QUESTIONS[name], [(code, _ANSWERS[name, code], getattr(now, name) == code) for code in codes])
        for name, codes in CHOICES.items()
    ]
    response = render(request, "site/settings.html", {"here": "settings", "questions": questions})
    response["Cache-Control"] = "no-store"
    return response
