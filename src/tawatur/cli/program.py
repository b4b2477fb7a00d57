"""The program `tawatur`: its verbs, and what becomes of errors."""

import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from tawatur.cli.state import State, home_option
from tawatur.cli.terminal import Bidi, plain
from tawatur.settings import SettingError

# Verb, and one line for `--help`. Each is in the module of its name in `verbs`, imported when called: the
# whole of Django is behind some of them. A new verb is a new file and a line here.
VERBS = {
    "add": "Read pages and keep what they say.",
    "list": "List articles, stories, outlets, entities or what could not be read.",
    "show": "Show one article, event, story or entity.",
    "explain": "Explain how a mention was read, part by part.",
    "judge": "Say that a mention was read wrong, or right.",
    "merge": "Say that two persons, stories or events are one.",
    "split": "Say that a part of a person, story or event is another.",
    "timeline": "Tell what happened between two parties, by date, with sources.",
    "search": "Search the articles' text.",
    "events": "List events, newest first.",
    "chain": "Draw an event's chain: its origins, who tells it, who copied whom.",
    "compare": "Set two texts beside each other: what they share, and which was first.",
    "outlet": "Tell how an outlet works: own text, whom it copies, how late it is.",
    "export": "Print everything the archive knows, for programs.",
    "rebuild": "Derive everything again from the kept pages.",
    "serve": "Serve the web site.",
    "cards": "Make cards of the pages that messages on the web site lead to; for cron.",
    "digest": "Send members the letters that they asked for; for cron.",
    "moderator": "Let somebody decide on reports on the web site.",
    "doctor": "Check the installation and the archive.",
}

_INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl-C


class _HungUp(Exception):
    """Whoever read our output has seen enough."""


class _Verbs(click.Group):
    """The verbs, each imported when it is needed; their one-line helps need no import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"tawatur.cli.verbs.{cmd_name}").verb
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if (verb := args[0]) not in VERBS and not verb.startswith("-") and not ctx.resilient_parsing:
            meant = difflib.get_close_matches(verb, VERBS)
            hint = f"did you mean {' or '.join(meant)}?" if meant else f"there are {', '.join(VERBS)}"
            raise click.UsageError(f"no verb is called {plain(verb)}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click would end the process itself, with exit code 1.
            raise _HungUp from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"tawatur {version('tawatur')}")
        context.exit()


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@home_option
@click.option(
    "--bidi",
    type=click.Choice(["isolate", "visual", "plain"]),
    default="isolate",
    show_default=True,
    help="How right-to-left text is written: each field isolated, for terminals that know bidi; put in "
    "visual order, for those that do not; or as it is.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.pass_context
def tawatur(context: click.Context, bidi: Bidi) -> None:
    """Read Arabic news pages; tell what happened, on whose word, who copied whom, and how many
    independent origins stand behind it.

    Exit codes: 0 done; 1 some input could not be read, or nothing was found; 2 wrong usage.
    """
    state = context.ensure_object(State)
    state.bidi = bidi
    state.start_log()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Arabic must come out whatever the locale says; a lone surrogate in a file name must not stop it.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    state = State()
    try:
        code = tawatur.main(args=arguments, prog_name="tawatur", standalone_mode=False, obj=state)
        sys.stdout.flush()
        return code if isinstance(code, int) and code else state.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SettingError as error:
        return _tell(error, 2)
    except (click.Abort, KeyboardInterrupt):
        return _tell("interrupted; the same command again goes on where this one stopped", _INTERRUPTED)
    except (_HungUp, BrokenPipeError):
        return _hang_up()
    except OSError as error:
        return _tell(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error, 1)
    except Exception as error:
        if _is_expected(error):
            return _tell(error, 1)
        raise


def _is_expected(error: Exception) -> bool:
    # The archive's own errors are one line for a person, as are the vault's, which are OSErrors.
    from tawatur.archive.errors import ArchiveError

    return isinstance(error, ArchiveError)


def _tell(error: object, code: int) -> int:
    click.echo(f"tawatur: {error}", err=True)
    return code


def _hang_up() -> int:
    # As by `| head`: no error. Nothing may be written at exit either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
