"""All settings: one table. Read by the command line only, which hands values on; no stage knows them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message is one line that names the setting."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: the environment variable it is read from, what it is without one, and what it does.

    The default's type says how the text in the environment is read: a number, a path or plain text. A secret
    one is never printed.
    """

    name: str
    default: int | str | Path
    help: str
    secret: bool = False


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("tawatur", appauthor=False))


HOME = "TAWATUR_HOME"
LOG = "TAWATUR_LOG"
HOST = "TAWATUR_HOST"
PORT = "TAWATUR_PORT"
THREADS = "TAWATUR_THREADS"
WORKERS = "TAWATUR_WORKERS"
ALLOW_PRIVATE = "TAWATUR_ALLOW_PRIVATE"
JOBS = "TAWATUR_JOBS"
HOSTS = "TAWATUR_HOSTS"
HTTPS = "TAWATUR_HTTPS"
PROXIES = "TAWATUR_PROXIES"
ADDRESS = "TAWATUR_ADDRESS"
MAIL_FROM = "TAWATUR_MAIL_FROM"
SMTP = "TAWATUR_SMTP"
SMTP_PORT = "TAWATUR_SMTP_PORT"
SMTP_TLS = "TAWATUR_SMTP_TLS"
SMTP_USER = "TAWATUR_SMTP_USER"
SMTP_PASSWORD = "TAWATUR_SMTP_PASSWORD"
PACE = "TAWATUR_PACE"
PACE_HERE = "TAWATUR_PACE_HERE"


def table() -> tuple[Setting, ...]:
    """Return every setting there is, in the order they are printed."""
    return (
        Setting(HOME, _data_folder(), "The archive's folder: database, kept pages, lock."),
        Setting(LOG, "warning", "What is logged on standard error: debug, info, warning or error."),
        Setting(HOST, "127.0.0.1", "The address that `serve` listens on."),
        Setting(PORT, 8000, "The port that `serve` listens on; 0 takes a free one."),
        Setting(THREADS, 4, "How many requests each process of `serve` answers at once."),
        Setting(
            WORKERS, "auto", "How many processes `serve` answers with: auto, one a processor, or a number."
        ),
        Setting(HOSTS, "", "The host names that `serve` answers to, with commas; any where none are given."),
        Setting(HTTPS, 0, "1 where readers reach the site over https: its cookies are then for https only."),
        Setting(
            PROXIES, "", "Addresses or networks, with commas, of proxies whose X-Forwarded-For is believed."
        ),
        Setting(SMTP, "", "The mail server that letters are given to; without one the site sends none."),
        Setting(SMTP_PORT, 0, "Its port; 0 takes the usual one of its TLS: 587, 465 or 25."),
        Setting(SMTP_TLS, "starttls", "How it is spoken to: starttls, tls (from the start) or none."),
        Setting(SMTP_USER, "", "The name to sign in to it with, where it asks for one."),
        Setting(SMTP_PASSWORD, "", "The password to that name.", secret=True),
        Setting(MAIL_FROM, "", "The address that letters come from; needed with TAWATUR_SMTP."),
        Setting(ADDRESS, "", "The site's address, https://…: letters need it, `cards` asks it for nothing."),
        Setting(
            PACE,
            600,
            "How many pages a minute `serve` gives the readers of one network; 0 for any number.",
        ),
        Setting(PACE_HERE, 0, "1 holds readers on this machine itself to that pace too."),
        Setting(JOBS, "auto", "How many processes read pages for the one that writes: auto, or a number."),
        Setting(ALLOW_PRIVATE, 0, "1 lets `add` fetch from this machine and its own networks, any port."),
    )


def read_settings(environ: Mapping[str, str] = os.environ) -> dict[str, int | str | Path]:
    """Return the value of every setting by name; raises SettingError for one that cannot be read."""
    return {setting.name: _read(setting, environ.get(setting.name, "")) for setting in table()}


def _read(setting: Setting, text: str) -> int | str | Path:
    if not text.strip():
        return setting.default
    if isinstance(setting.default, Path):
        return Path(text).expanduser()
    if isinstance(setting.default, int):
        try:
            number = int(text)
        except ValueError:
            raise SettingError(f"{setting.name}={text}: a whole number is needed") from None
        if number < 0:
            raise SettingError(f"{setting.name}={text}: it cannot be negative")
        return number
    return text.strip()
