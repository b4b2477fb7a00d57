"""Django's settings for the site: the archive's, and what rendering pages needs."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from tawatur.archive.connection import archive_settings

_HERE = Path(__file__).parent

LANGUAGES = (("ar", "العربية"), ("en", "English"), ("fr", "Français"))

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

CSP = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
"""Nothing but our own style sheet, fonts and images; pages hold no script at all."""


def site_settings(home: Path, *, hosts: Sequence[str] = LOOPBACK) -> dict[str, Any]:
    """Return the settings for a site on the archive in `home`, answering to the host names in `hosts`."""
    from tawatur.site.static import STATIC_URL

    base = archive_settings(home)
    return base | {
        "INSTALLED_APPS": [*base["INSTALLED_APPS"], "csp", "tawatur.site"],
        "TAWATUR_HOME": str(home),
        # Nothing is signed yet: no accounts, no sessions, no form that changes anything.
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": False,
        "ALLOWED_HOSTS": list(hosts),
        "ROOT_URLCONF": "tawatur.site.urls",
        "STATIC_URL": STATIC_URL,
        "APPEND_SLASH": False,
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "tawatur.site.middleware.headers",
            "csp.middleware.CSPMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "django.middleware.gzip.GZipMiddleware",
            "django.middleware.http.ConditionalGetMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "tawatur.site.middleware.archive",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [_HERE / "templates"],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "tawatur.site.context.every_page",
                    ],
                    "builtins": ["django.templatetags.i18n", "tawatur.site.templatetags.tawatur"],
                },
            }
        ],
        "LANGUAGE_CODE": "ar",
        "LANGUAGES": LANGUAGES,
        "LOCALE_PATHS": [_HERE / "locale"],
        "USE_I18N": True,
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_REFERRER_POLICY": "no-referrer",
        "SECURE_HSTS_SECONDS": 31_536_000,  # sent over https only
        "CONTENT_SECURITY_POLICY": CSP,
        "LOGGING_CONFIG": None,
    }


def configure(home: Path, *, hosts: Sequence[str] = LOOPBACK) -> None:
    """Set Django up for the site; a process that serves does this before it opens an archive.

    Raises RuntimeError where Django was set up for the archive alone, since it can be set up only once.
    """
    import django
    from django.conf import settings

    if settings.configured:
        if "tawatur.site" not in settings.INSTALLED_APPS:
            raise RuntimeError("the site must be set up before an archive is opened in the same process")
        return
    settings.configure(**site_settings(home, hosts=hosts))
    django.setup()
