"""Django's settings for the site: the archive's, and what rendering pages needs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils import timezone

from tawatur.archive.connection import archive_settings
from tawatur.people import ALIAS, ROUTER, people_database
from tawatur.site.doors import Doors
from tawatur.site.mail import Mail, mail_settings
from tawatur.site.secret import secret_key

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


FORM_BYTES = 131_072
"""Without its files, a form has no more: 30,000 Arabic letters are 60,000 bytes."""


def site_settings(
    home: Path,
    *,
    hosts: Sequence[str] = LOOPBACK,
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
    pace: int = 600,
    pace_here: bool = False,
) -> dict[str, Any]:
    """Return the settings for a site on the archive in `home`, answering to the host names in `hosts`.

    With `https`, readers reach it over https only. `proxies` are the addresses or networks of the servers in
    front of it, whose word on a reader's address is taken. `doors` lead to what a moderator may write;
    `mail` is the server for letters. `pace` is how many pages a minute one network is given, 0 for any
    number, with `pace_here` this machine too.
    """
    from tawatur.site.static import STATIC_URL

    base = archive_settings(home)
    return base | {
        "DATABASES": base["DATABASES"] | {ALIAS: people_database(home)},
        "DATABASE_ROUTERS": [ROUTER],
        "INSTALLED_APPS": [*base["INSTALLED_APPS"], "tawatur.people", "csp", "tawatur.site"],
        "TAWATUR_HOME": str(home),
        "TAWATUR_CLOCK": timezone.now,
        "TAWATUR_PROXIES": list(proxies),
        "TAWATUR_DOORS": doors,
        **mail_settings(mail),
        "TAWATUR_PACE": pace,
        "TAWATUR_PACE_HERE": pace_here,
        "SECRET_KEY": secret_key(home),
        "PASSWORD_HASHERS": ["tawatur.people.passwords.Argon2"],
        "CSRF_COOKIE_NAME": "__Host-csrf" if https else "csrf",
        "CSRF_COOKIE_SECURE": https,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_AGE": None,  # until the browser closes
        "CSRF_FAILURE_VIEW": "tawatur.site.views.plain.forbidden",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": FORM_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 40,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 4,
        "DEBUG": False,
        "ALLOWED_HOSTS": list(hosts),
        "ROOT_URLCONF": "tawatur.site.urls",
        "STATIC_URL": STATIC_URL,
        "APPEND_SLASH": False,
        "MIDDLEWARE": [
            "tawatur.site.people.proxies",
            "tawatur.site.kept.kept",
            "django.middleware.security.SecurityMiddleware",
            "tawatur.site.middleware.headers",
            "csp.middleware.CSPMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "django.middleware.gzip.GZipMiddleware",
            "tawatur.site.middleware.api",
            "django.middleware.http.ConditionalGetMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "tawatur.site.tastes.tastes",
            "tawatur.site.people.people",
            "tawatur.site.pace.pace",
            "django.middleware.csrf.CsrfViewMiddleware",
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
                    "builtins": [
                        "django.templatetags.i18n",
                        "tawatur.site.templatetags.remembered",
                        "tawatur.site.templatetags.tawatur",
                        "tawatur.site.templatetags.marked",
                    ],
                },
            }
        ],
        "LANGUAGE_CODE": "ar",
        "LANGUAGES": LANGUAGES,
        "LOCALE_PATHS": [_HERE / "locale"],
        "USE_I18N": True,
        "X_FRAME_OPTIONS": "DENY",
        # Other sites are told nothing. With "no-referrer" browsers would send our own forms as from
        # nowhere (`Origin: null`), and they would be refused.
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 31_536_000,  # sent over https only
        "CONTENT_SECURITY_POLICY": CSP,
        "LOGGING_CONFIG": None,
    }


def configure(
    home: Path,
    *,
    hosts: Sequence[str] = LOOPBACK,
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
    pace: int = 600,
    pace_here: bool = False,
) -> None:
    """Set Django up for the site; a process that serves does this before it opens an archive.

    Raises RuntimeError where Django was set up for the archive alone, since it can be set up only once.
    """
    import django
    from django.conf import settings

    if settings.configured:
        if "tawatur.site" not in settings.INSTALLED_APPS:
            raise RuntimeError("the site must be set up before an archive is opened in the same process")
        return
    told = site_settings(
        home,
        hosts=hosts,
        https=https,
        proxies=proxies,
        doors=doors,
        mail=mail,
        pace=pace,
        pace_here=pace_here,
    )
    settings.configure(**told)
    django.setup()
