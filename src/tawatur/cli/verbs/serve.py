"""`tawatur serve`: the web site."""

import signal
import sys
from ipaddress import ip_network
from types import FrameType

import click

from tawatur import settings
from tawatur.cli.state import MOST_WORKERS_ASKED, State, home_option, with_state


@click.command("serve")
@click.option("--host", metavar="ADDRESS", help="The address to listen on (default: TAWATUR_HOST).")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port; 0 takes a free one (default: TAWATUR_PORT)."
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS_ASKED),
    help="How many processes answer (default: TAWATUR_WORKERS, or one a processor).",
)
@home_option
@with_state
def verb(state: State, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the web site; prints its address, and runs until it is stopped."""
    from tawatur.cli.doors import doors_of
    from tawatur.cli.mailing import mail_of
    from tawatur.site.server import serve

    signal.signal(signal.SIGTERM, _stop)
    serve(
        state.home,
        host or str(state.settings[settings.HOST]),
        state.number(settings.PORT) if port is None else port,
        threads=max(1, state.number(settings.THREADS)),
        workers=workers or state.workers,
        hosts=_listed(state, settings.HOSTS),
        https=bool(state.number(settings.HTTPS)),
        doors=doors_of(state.home),
        mail=mail_of(state),
        pace=state.number(settings.PACE),
        pace_here=bool(state.number(settings.PACE_HERE)),
        proxies=_proxies(_listed(state, settings.PROXIES)),
        ready=_tell,
    )


def _listed(state: State, name: str) -> list[str]:
    return [one.strip() for one in str(state.settings[name]).split(",") if one.strip()]


def _proxies(given: list[str]) -> list[str]:
    for one in given:
        try:
            ip_network(one)
        except ValueError:
            raise settings.SettingError(f"{settings.PROXIES}: {one} is no address and no network") from None
    return given


def _tell(address: str) -> None:
    # At once, even into a pipe: whoever started us waits for it.
    click.echo(address)
    sys.stdout.flush()


def _stop(signal_number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
