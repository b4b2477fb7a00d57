"""What keeps simple robots out of forms: a field that no person sees, and the time that typing takes."""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from tawatur.people import Refused

TRAP = "website"
STAMP = "stamp"

# Nobody reads a form, types and sends it in less; nobody takes longer than a day over it.
_LEAST_SECONDS, _MOST_SECONDS = 3, 86_400

_SIGNER = "tawatur.form"


def stamp(at: datetime) -> str:
    """Return the value of the field that tells when a form was shown."""
    return Signer(salt=_SIGNER).sign(str(int(at.timestamp())))


def refuse_robots(request: HttpRequest, at: datetime) -> None:
    """Raise Refused where the trap is filled in, or the form was not shown by us some seconds ago."""
    try:
        shown = int(Signer(salt=_SIGNER).unsign(request.POST.get(STAMP, "")))
    except (BadSignature, ValueError):
        raise Refused("form-old") from None
    age = at.timestamp() - shown
    if request.POST.get(TRAP) or age < _LEAST_SECONDS:
        raise Refused("too-quick")
    if age > _MOST_SECONDS:
        raise Refused("form-old")
