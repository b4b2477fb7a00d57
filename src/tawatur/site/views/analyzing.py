"""A page that a reader pastes or uploads, read as the archive's pages are. Nothing of it is kept."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse

from tawatur.archive.facade import Archive
from tawatur.exports.analysing import Analysed, Analysis, Standing
from tawatur.model import DateMention, EventMention, Name, Quotation, Span
from tawatur.people import Refused, limits
from tawatur.site import people
from tawatur.site.doors import DOORS, Doors
from tawatur.site.marks import Marks, Paragraph, paragraphs
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.forms import page, shown
from tawatur.site.views.naming import known

_LONGEST_TEXT = 40_000
_LARGEST_FILE = 2_000_000
_OTHERS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of a pasted page as the template shows it."""

    told: Analysed
    paragraphs: list[Paragraph]
    names: list[Name]
    dates: list[tuple[DateMention, str]]
    events: list[tuple[EventMention, str]]
    quotations: list[tuple[Quotation, str]]
    standing: tuple[Standing, ...]


@page("GET", "POST")
def analyze(request: SiteRequest) -> HttpResponse:
    """The form; and below it the page's articles, names, dates, events, sources, and who has their words."""
    doors: Doors | None = getattr(settings, DOORS, None)
    refused, found, text = None, None, ""
    if request.method == "POST":
        if doors is None:
            raise Http404
        text = request.POST.get("text", "").replace("\0", "")[: _LONGEST_TEXT + 1]
        try:
            content = _content(request, text)
            limits.take("analyze", people.network(request), at=people.now(request))
            found = doors.analyze(request.archive, content, people.now(request))
        except Refused as why:
            refused = why
    context: dict[str, object] = {"text": text, "found": found, "most": _LONGEST_TEXT}
    if found is not None:
        context |= _context(request.archive, found)
    return shown(request, "site/analyze.html", context, refused)


def _content(request: SiteRequest, text: str) -> bytes:
    """Return the bytes of what was sent: the file if there is one, else the text."""
    given = request.FILES.get("file")
    if given is not None and given.size:
        if given.size > _LARGEST_FILE:
            raise Refused("page-long", "file")
        return bytes(given.read())
    if len(text) > _LONGEST_TEXT:
        raise Refused("page-long", "text")
    if not text.strip():
        raise Refused("page-missing", "text")
    return text.encode("utf-8", "replace")


def _context(archive: Archive, found: Analysis) -> dict[str, object]:
    told = [_shaped(one) for one in found.articles]
    names = [name.entity for one in told for name in one.names]
    mentions = [mention for one in told for mention, _ in one.events]
    return {
        "told": told,
        "headlines": found.headlines,
        "unreadable": found.unreadable,
        # Whom the archive knows has a page that names can lead to.
        "here_too": set(archive.entities(names)),
        "known": known(archive, mentions),
    }


def _shaped(one: Analysed) -> Shown:
    article, facts = one.article, one.facts
    copies = [Span(p.a.start, p.a.end) for standing in one.standing for p in standing.passages]
    events = {mention.id: mention.id for mention in facts.mentions}
    marks = Marks(facts.names, facts.dates, facts.mentions, events, copies)
    dates = {d.dating.span.start: (d, article.quote(d.dating.span)) for d in facts.dates if d.dating.span}
    return Shown(
        one,
        paragraphs(article.body, marks),
        list({name.entity: name for name in reversed(facts.names)}.values())[::-1],
        list(dates.values()),
        [(m, article.quote(m.quote)) for m in sorted(facts.mentions, key=lambda m: m.quote.start)],
        [(q, article.quote(q.span)) for q in facts.quotations],
        one.standing[:_OTHERS],
    )
