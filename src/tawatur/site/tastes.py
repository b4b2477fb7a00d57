"""How one reader likes pages shown: kept in a cookie of theirs and nowhere else; no account is needed."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from tawatur.site.digits import with_arabic_digits

COOKIE = "reader"
_YEAR = 31_536_000

CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("", "light", "dark"),
    "size": ("", "large", "larger"),
    "months": ("maghreb", "algiers", "cairo", "damascus"),
    "digits": ("latin", "arabic"),
    "hijri": ("", "0", "-1", "1"),
}
"""What may be chosen of each; the first is what a reader has who chose nothing."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What a reader chose, in the codes of `CHOICES`; `hijri` is "" for none, else days added to it."""

    theme: str = ""
    size: str = ""
    months: str = "maghreb"
    digits: str = "latin"
    hijri: str = ""


_PLAIN = Taste()
_CURRENT: ContextVar[Taste] = ContextVar("taste", default=_PLAIN)


def current() -> Taste:
    """Return the taste of the reader who is answered."""
    return _CURRENT.get()


def chosen(values: Mapping[str, str]) -> Taste:
    """Return a taste from names and codes; what is no choice of ours counts as not chosen."""
    told = {name: values.get(name, "") for name in CHOICES}
    return Taste(**{name: code for name, code in told.items() if code in CHOICES[name]})


def as_cookie(taste: Taste) -> str:
    """Return a taste as the cookie keeps it: only what is not as it would be anyway."""
    plain = asdict(_PLAIN)
    return ".".join(f"{name}:{code}" for name, code in asdict(taste).items() if code != plain[name])


def of_cookie(text: str) -> Taste:
    """Return what `as_cookie` wrote; anything else gives a taste as far as it makes sense."""
    parts = (part.partition(":") for part in text[:200].split("."))
    return chosen({name: code for name, _, code in parts})


def keep(response: HttpResponse, taste: Taste, secure: bool) -> None:
    """Have the reader's browser keep a taste, or forget the cookie where nothing was chosen."""
    text = as_cookie(taste)
    if text:
        response.set_cookie(COOKIE, text, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


def tastes(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Show pages as their reader likes them."""

    def with_taste(request: HttpRequest) -> HttpResponse:
        taste = of_cookie(request.COOKIES.get(COOKIE, ""))
        token = _CURRENT.set(taste)
        try:
            response = answer(request)
        finally:
            _CURRENT.reset(token)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            patch_vary_headers(response, ("Cookie",))
            if taste.digits == "arabic" and get_language() == "ar":
                response.content = with_arabic_digits(response.content.decode()).encode()
        return response

    return with_taste


@lru_cache(maxsize=1)
def month_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the months by region, for the regions that the catalog does not speak for."""
    text = (files("tawatur.site") / "data" / "months.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {region: tuple(names) for region, *names in rows}
