"""`tawatur digest`: letters of what is new in what members follow."""

from collections import Counter
from datetime import UTC, datetime

import click

from tawatur import settings
from tawatur.cli.state import Failed, State, home_option, with_state


@click.command("digest")
@click.option("--dry-run", is_flag=True, help="Say who would get a letter, and send none.")
@home_option
@with_state
def verb(state: State, dry_run: bool) -> None:
    """Send members of the web site the letters that are due: what is new in what they follow.

    Run it from cron, daily or more often. Nobody gets two letters for one day or week, however often it runs
    or is interrupted; what could not be sent is in the next letter. Exit code 1 where a letter failed.
    """
    from tawatur.cli.mailing import mail_of
    from tawatur.people import PeopleError, open_people
    from tawatur.site.settings import configure

    mail = mail_of(state)
    if mail is None:
        raise Failed(f"no mail server is named; {settings.SMTP} names one")
    state.need_archive()
    configure(state.home, mail=mail)
    from tawatur.site.digest import MailError, send_digests

    counts: Counter[str] = Counter()
    try:
        open_people(state.home)
        with state.reading() as archive:
            for outcome in send_digests(archive, datetime.now(UTC), dry=dry_run):
                counts[outcome.what] += 1
                if outcome.what == "failed":
                    click.echo(f"tawatur: {outcome.name}: {outcome.why}", err=True)
                    state.exit_code = 1
    except (PeopleError, MailError) as error:
        raise Failed(str(error)) from None
    would = "would be sent" if dry_run else "sent"
    click.echo(f"{counts['sent']} {would}, {counts['failed']} failed, nothing new for {counts['nothing']}")
