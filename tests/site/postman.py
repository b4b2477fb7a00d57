"""A mail server on this machine that takes letters, or refuses them, as a test wants."""

from asyncio.base_events import Server
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Postman:
    """What a server was given. `refuses` says with which answer it refuses an address."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a letter."""
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.letters.append(message)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Return the letters to an address."""
        return [one for one in self.letters if address in str(one["To"])]


class _Controller(Controller):
    """Takes a free port and says which, before it looks whether somebody answers there."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def serving() -> Iterator[Postman]:
    """Run a mail server for a while."""
    postman = Postman()
    controller = _Controller(postman, hostname="127.0.0.1", port=0)
    controller.start()
    postman.port = controller.port
    try:
        yield postman
    finally:
        controller.stop()


def part(letter: EmailMessage, kind: str) -> str:
    """Return the plain or html part of a letter."""
    body = letter.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
