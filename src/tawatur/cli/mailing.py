"""The mail server that the settings name, for the verbs that serve the site or send letters."""

from email.utils import parseaddr
from urllib.parse import urlsplit

from tawatur import settings
from tawatur.cli.state import State
from tawatur.site.mail import TLS, Mail


def mail_of(state: State) -> Mail | None:
    """Return how letters are sent, None where no server is named; SettingError for what cannot work."""
    host = str(state.settings[settings.SMTP])
    if not host:
        return None
    sender, address = str(state.settings[settings.MAIL_FROM]), str(state.settings[settings.ADDRESS])
    tls = str(state.settings[settings.SMTP_TLS]).lower()
    if tls not in TLS:
        raise settings.SettingError(f"{settings.SMTP_TLS}={tls}: one of {', '.join(TLS)}")
    if not sender.isprintable() or "@" not in parseaddr(sender)[1]:
        raise settings.SettingError(f"{settings.MAIL_FROM}={sender!r}: an e-mail address is needed")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not address.isprintable():
        raise settings.SettingError(
            f"{settings.ADDRESS}={address!r}: the site's address is needed, https://…"
        )
    return Mail(
        address=f"{parts.scheme}://{parts.netloc}",
        sender=sender,
        host=host,
        port=state.number(settings.SMTP_PORT) or TLS[tls],
        tls=tls,
        user=str(state.settings[settings.SMTP_USER]),
        password=str(state.settings[settings.SMTP_PASSWORD]),
    )
