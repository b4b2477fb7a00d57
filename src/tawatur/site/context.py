"""What every page's template is given."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from tawatur.site.people import member

_PREFIX = re.compile(r"^/(en|fr)(?=/|$)")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Return the page's language and direction, and where the same page stands in the other languages."""
    code = get_language() or settings.LANGUAGE_CODE
    path = _PREFIX.sub("", request.get_full_path()) or "/"
    path = "/" + path.lstrip("/")
    return {
        # Asked for only where a template says so, and then of the database only with a cookie.
        "me": SimpleLazyObject(lambda: member(request)),
        "language": code,
        "side": "rtl" if get_language_bidi() else "ltr",
        "languages": [
            (other, name, path if other == settings.LANGUAGE_CODE else f"/{other}{path}")
            for other, name in settings.LANGUAGES
        ],
    }
