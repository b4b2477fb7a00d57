"""The whole flow: pages in, kept with what they say; events and stories settled. It works nothing out itself.

A page goes into the vault first, then, with everything read from it, into the archive in one transaction. So
whenever the process is stopped, the vault ends with at most one torn record and one record that the archive
does not know: `recover` cuts off the one and adopts the other. Everything in the archive follows from the
vault's records in their order, and from nothing else.
"""

import logging
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.db import Error

from tawatur.archive import open_archive
from tawatur.archive.errors import ArchiveError
from tawatur.archive.takeover import take_over
from tawatur.articles import read_page
from tawatur.facts import Knowledge, find_facts, load_knowledge
from tawatur.model import Article, Facts, Page, Reading, Unreadable
from tawatur.outlets import as_entities
from tawatur.pages import Vault, VaultError
from tawatur.pipeline.joining import join, settle_event

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

_log = logging.getLogger(__name__)

_SETTLED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page, or of an input that gave none."""

    input: str
    became: Literal["kept", "known", "refused"]
    articles: int = 0
    headlines: int = 0
    mentions: int = 0
    unreadable: tuple[Unreadable, ...] = ()


def observe(archive: "Archive", vault: Vault, pages: Iterable[Page | Unreadable]) -> Iterator[Outcome]:
    """Read each page and keep what it says; yield what became of it. A page kept already is passed over."""
    refused: set[Unreadable] | None = None
    with archive.remembering():
        for page in map(_nameable, pages):
            if isinstance(page, Unreadable):
                refused = set(archive.unreadables()) if refused is None else refused
                yield refuse(archive, page, refused)
            elif archive.has_page(page.id):
                yield Outcome(page.input, "known")
            else:
                yield keep(archive, page, *vault.append(page))


def _nameable(page: Page | Unreadable) -> Page | Unreadable:
    # A file's name can be bytes that are no text; it is kept, and shown, with these written out.
    name = page.input.encode("utf-8", "backslashreplace").decode("utf-8")
    return page if name == page.input else replace(page, input=name)


def keep(archive: "Archive", page: Page, offset: int, length: int) -> Outcome:
    """Read a page that lies in the vault; keep it and all it says, or, if anything fails, nothing of it.

    Where the fault is ours, and not the disk's or the database's, the page alone is kept, with that reason.
    """
    reading, said = _read(page)
    try:
        _keep(archive, page, offset, length, reading, said)
    except (Error, OSError, ArchiveError):
        raise
    except Exception as fault:
        _log.exception("%s: not kept", page.input)
        reading, said = _faulty(page, fault), []
        _keep(archive, page, offset, length, reading, said)
    headlines = sum(article.form == "headline" for article, _ in said)
    mentions = sum(len(facts.mentions) for _, facts in said)
    became: Literal["kept", "refused"] = "kept" if said else "refused"
    return Outcome(page.input, became, len(said) - headlines, headlines, mentions, reading.unreadable)


def _keep(
    archive: "Archive",
    page: Page,
    offset: int,
    length: int,
    reading: Reading,
    said: list[tuple[Article, Facts]],
) -> None:
    with archive.transaction():
        archive.keep_page(page, offset, length, reading.unreadable)
        for article, facts in said:
            if archive.keep_article(article, facts):
                join(archive, article, facts)


def refuse(archive: "Archive", unreadable: Unreadable, known: set[Unreadable]) -> Outcome:
    """Keep an input that gave not even a page, with the reason, unless it is among those known."""
    if unreadable not in known:
        with archive.transaction():
            archive.keep_unreadables((unreadable,))
        known.add(unreadable)
    return Outcome(unreadable.input, "refused", unreadable=(unreadable,))


def settle(archive: "Archive") -> Iterator[int]:
    """Work out again every event whose mentions changed; yield how many, as it goes."""
    with archive.remembering():
        while events := archive.unsettled(_SETTLED_AT_ONCE):
            with archive.transaction():
                for event in events:
                    settle_event(archive, event)
            yield len(events)


def recover(archive: "Archive", vault: Vault) -> Iterator[Outcome]:
    """Complete what an interrupted run left: cut off a torn record, adopt whole ones the archive lacks.

    Raises VaultError where the archive knows of more pages than the vault holds.
    """
    end = archive.vault_end()
    size = vault.path.stat().st_size if vault.path.exists() else 0
    if size < end:
        raise VaultError(
            f"{vault.path} has lost pages ({size:,} of {end:,} bytes are there): put it back, or go on with "
            "what is left of it by `tawatur rebuild`"
        )
    vault.repair(end)
    for offset, length, page in vault.pages(end):
        if not archive.has_page(page.id):
            yield keep(archive, page, offset, length)


@cache
def knowledge() -> Knowledge:
    """Return all that reading needs to know, the outlets among it; made once a process."""
    return load_knowledge(as_entities())


def _read(page: Page) -> tuple[Reading, list[tuple[Article, Facts]]]:
    """Return what a page gives and what its articles say.

    A fault of ours in one page is that page's reason, and goes to the log; it does not stop the others.
    """
    try:
        reading = read_page(page)
        return reading, [find_facts(article, knowledge()) for article in reading.articles]
    except Exception as fault:
        _log.exception("%s: not read", page.input)
        return _faulty(page, fault), []


def _faulty(page: Page, fault: Exception) -> Reading:
    """Return what a page gives that a fault of ours has kept from being read."""
    reason = f"a fault in Tawatur, please report it: {type(fault).__name__}: {fault}"
    return Reading(unreadable=(Unreadable(page.input, " ".join(reason.split())),))


def rebuild(home: Path) -> Iterator[Outcome]:
    """Derive an archive again from its vault, into a fresh database, which then takes the old one's place.

    Yields what became of each page. Stopped at any moment, it leaves the old archive or the new one.
    """
    fresh = home / "rebuild"
    old = open_archive(home)
    with old.lock():
        shutil.rmtree(fresh, ignore_errors=True)
        refused = _without_page(old)
        vault = open_vault(home)
        vault.repair()
        new = open_archive(fresh)
        with new.remembering():
            for offset, length, page in vault.pages():
                yield keep(new, page, offset, length)
            for _ in settle(new):
                pass
        with new.transaction():
            new.keep_unreadables(refused)
        new.close()
        take_over(home, fresh)
        shutil.rmtree(fresh, ignore_errors=True)


def open_vault(home: Path) -> Vault:
    """Return the vault of the archive in a folder."""
    return Vault(home / "pages.warc.gz")


def _without_page(archive: "Archive") -> list[Unreadable]:
    # What gave no page is in no record of the vault: it is carried over, in its order.
    inputs = {page.input for page in archive.all_pages()}
    return [refused for refused in reversed(archive.unreadables()) if refused.input not in inputs]
