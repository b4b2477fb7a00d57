"""The whole flow: pages in, kept with what they say; events and stories settled. It works nothing out itself.

A page goes into the vault first, then, with everything read from it, into the archive in one transaction. So
whenever the process is stopped, the vault ends with at most one torn record and one record that the archive
does not know: `recover` cuts off the one and adopts the other. Everything in the archive follows from the
vault's records in their order and from what readers judged, and from nothing else; pictures are kept beside
it and carried over (`tawatur.pipeline.pictures`).
"""

import logging
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.db import Error

from tawatur.archive import open_archive
from tawatur.archive.errors import ArchiveError
from tawatur.archive.takeover import take_over
from tawatur.model import Page, Unreadable
from tawatur.pages import Vault, VaultError, as_record
from tawatur.pipeline.ahead import Readers
from tawatur.pipeline.identifying import identify
from tawatur.pipeline.joining import join, settle_event
from tawatur.pipeline.reading import Read, faulty, read
from tawatur.pipeline.regrouping import regroup_article

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
    page: str | None = None  # its id, where it is kept and may have pictures


def observe(
    archive: "Archive", vault: Vault, pages: Iterable[Page | Unreadable], readers: Readers | None = None
) -> Iterator[Outcome]:
    """Read each page and keep what it says; yield what became of it. A page kept already is passed over.

    Other processes, the `readers`, read pages while this one keeps what they say.
    """
    refused: set[Unreadable] | None = None
    ahead = (readers or Readers()).ahead(
        map(_nameable, pages), _record_and_read, lambda page: not archive.has_page(page.id)
    )
    with archive.remembering():
        for page, work in ahead:
            if isinstance(page, Unreadable):
                refused = set(archive.unreadables()) if refused is None else refused
                yield refuse(archive, page, refused)
            elif archive.has_page(page.id):
                yield Outcome(page.input, "known", page=page.id)
            else:
                record, said = work(page)
                yield keep(archive, page, *vault.append(page, record), said)


def _record_and_read(page: Page) -> tuple[bytes, Read]:
    return as_record(page), read(page)


def _nameable(page: Page | Unreadable) -> Page | Unreadable:
    # A file's name can be bytes that are no text; it is kept, and shown, with these written out.
    name = page.input.encode("utf-8", "backslashreplace").decode("utf-8")
    return page if name == page.input else replace(page, input=name)


def keep(archive: "Archive", page: Page, offset: int, length: int, said: Read) -> Outcome:
    """Keep a page that lies in the vault and all it says, or, if anything fails, nothing of it.

    Where the fault is ours, and not the disk's or the database's, the page alone is kept, with that reason.
    """
    if said.fault:
        _log.error("%s: not read\n%s", page.input, said.fault)
    try:
        _keep(archive, page, offset, length, said)
    except (Error, OSError, ArchiveError):
        raise
    except Exception as fault:
        _log.exception("%s: not kept", page.input)
        said = faulty(page, fault)
        _keep(archive, page, offset, length, said)
    headlines = sum(told.article.form == "headline" for told in said.told)
    mentions = sum(len(told.facts.mentions) for told in said.told)
    became: Literal["kept", "refused"] = "kept" if said.told else "refused"
    pictured = page.id if any(told.article.images for told in said.told) else None
    texts = len(said.told) - headlines
    return Outcome(page.input, became, texts, headlines, mentions, said.unreadable, pictured)


def _keep(archive: "Archive", page: Page, offset: int, length: int, said: Read) -> None:
    with archive.transaction():
        archive.keep_page(page, offset, length, said.unreadable)
        kept = archive.keep_articles([(told.article, told.facts, told.indexed) for told in said.told])
        identify(archive, [said.told[place].facts for place in kept])
        for place in kept:
            told = said.told[place]
            join(archive, told)
            regroup_article(archive, told.article.id, [mention.id for mention in told.facts.mentions])


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
            yield keep(archive, page, offset, length, read(page))


def rebuild(home: Path, readers: Readers | None = None) -> Iterator[Outcome]:
    """Derive an archive again from its vault, into a fresh database, which then takes the old one's place.

    Yields what became of each page. What readers judged and the pictures are carried over. Stopped at any
    moment, it leaves the old archive or the new one. Other processes, the `readers`, read pages while this
    one keeps what they say.
    """
    fresh = home / "rebuild"
    old = open_archive(home)
    with old.lock():
        shutil.rmtree(fresh, ignore_errors=True)
        refused, judged = _without_page(old), list(old.all_judgements())
        same, grouped, pictures = old.samenesses(), old.groupings(), list(old.all_pictures())
        vault = open_vault(home)
        vault.repair()
        new = open_archive(fresh)
        with new.transaction():
            # Before any page, so that what was judged wrong is hidden as it is read again.
            new.keep_judgements(judged)
            new.keep_samenesses(same)
            new.keep_groupings(grouped)
            new.keep_pictures(pictures)
        with new.remembering():
            yield from _keep_again(new, vault, readers or Readers())
            for _ in settle(new):
                pass
        with new.transaction():
            new.keep_unreadables(refused)
        new.close()
        take_over(home, fresh)
        shutil.rmtree(fresh, ignore_errors=True)


def _keep_again(archive: "Archive", vault: Vault, readers: Readers) -> Iterator[Outcome]:
    """Keep every page of a vault in an archive that has none yet."""
    places: deque[tuple[int, int]] = deque()

    def pages() -> Iterator[Page]:
        for offset, length, page in vault.pages():
            places.append((offset, length))
            yield page

    for page, work in readers.ahead(pages(), read, lambda _: True):
        if isinstance(page, Page):
            yield keep(archive, page, *places.popleft(), work(page))


def open_vault(home: Path) -> Vault:
    """Return the vault of the archive in a folder."""
    return Vault(home / "pages.warc.gz")


def _without_page(archive: "Archive") -> list[Unreadable]:
    # What gave no page is in no record of the vault: it is carried over, in its order.
    inputs = {page.input for page in archive.all_pages()}
    return [refused for refused in reversed(archive.unreadables()) if refused.input not in inputs]
