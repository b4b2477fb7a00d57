"""What one page says by itself: everything that can be known of it without the archive, in one value."""

import gc
import traceback
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.archive.indexed import Indexed, as_indexed
from tawatur.articles import read_page
from tawatur.chains.credits import find_credits
from tawatur.chains.prints import find_prints
from tawatur.facts import Knowledge, find_facts, load_knowledge, read_headline
from tawatur.facts.persons import tell_apart
from tawatur.model import Article, Credit, Facts, Page, Unreadable
from tawatur.outlets import as_entities, canonical, on_local_day

# A site shows the same headlines beside page after page: so many of the last ones, of some 2 kB, are kept.
_HEADLINES = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """An article and what it says by itself."""

    article: Article
    facts: Facts
    credits: tuple[Credit, ...]
    prints: tuple[tuple[int, int], ...]
    indexed: Indexed


@dataclass(frozen=True, slots=True)
class Read:
    """What a page gave: its articles, what of it gave none and why, and a fault of ours as a log tells it."""

    told: tuple[Told, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    fault: str | None = None


def read(page: Page) -> Read:
    """Return all that a page says by itself. A fault of ours is the reason why this page says nothing."""
    known = knowledge()  # if our own files are broken, that is no page's fault
    try:
        reading = read_page(page)
        return Read(tuple(_tell(article, known) for article in reading.articles), reading.unreadable)
    except Exception as fault:
        return faulty(page, fault)


def _tell(read: Article, known: Knowledge) -> Told:
    if read.form == "headline":  # it has no text to be joined to others by
        article = on_local_day(read)
        return Told(article, _of_headline(article.body), (), (), as_indexed(article))
    article, facts = find_facts(on_local_day(read), known)
    facts = tell_apart(facts, known.registry)
    return Told(article, facts, find_credits(article, canonical), find_prints(article), as_indexed(article))


@lru_cache(maxsize=_HEADLINES)
def _of_headline(headline: str) -> Facts:
    known = knowledge()
    return tell_apart(read_headline(headline, known), known.registry)


def faulty(page: Page, fault: Exception) -> Read:
    """Return what a page gives that a fault of ours keeps from being read, or from being kept."""
    reason = f"a fault in Tawatur, please report it: {type(fault).__name__}: {fault}"
    told = "".join(traceback.format_exception(fault)).rstrip()
    return Read(unreadable=(Unreadable(page.input, " ".join(reason.split())),), fault=told)


# Things made before garbage is looked for: an article takes thousands, of which most are gone at its end.
_MADE = 20_000


@cache
def knowledge() -> Knowledge:
    """Return all that reading needs to know, the outlets among it; made once a process."""
    # It stays until the process ends: whoever looks for garbage need not walk through it, now or later.
    looking = gc.isenabled()
    gc.disable()
    try:
        known = load_knowledge(as_entities())
    finally:
        if looking:
            gc.enable()
    gc.freeze()
    gc.set_threshold(_MADE, *gc.get_threshold()[1:])
    return known
