"""One article: its text with all that was read in it, its versions, what its page consisted of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tawatur.archive.facade import Archive
from tawatur.archive.values import ArticleView, Beside, Head
from tawatur.exports.chaining import background_of, source_of
from tawatur.exports.newsarticle import article_row
from tawatur.exports.versions import Change, changes_between
from tawatur.model import Article, DateMention, Event, EventMention, Reuse, Span, Story
from tawatur.site.marks import Marks, Reference, numbered, paragraphs
from tawatur.site.middleware import SiteRequest
from tawatur.site.twins import article_json
from tawatur.site.views.naming import known
from tawatur.site.views.pictures import pictures_of

_OF_A_PAGE = 200  # things read in one page that its structure shows


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event that an article tells of: its number in the margin, and as far as settled the event itself."""

    reference: Reference
    mention: EventMention
    event: Event | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another article that has a passage of this one, and what they share."""

    reuse: Reuse
    other: Article | None


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that stands in other articles too; `here` is the longest that one of them has."""

    here: Span
    text: str
    elsewhere: tuple[Elsewhere, ...]


def article(request: SiteRequest, article_id: str) -> HttpResponse:
    """One article, its names, dates, event quotes and copied passages marked in its own text."""
    archive = request.archive
    view = archive.article_view(article_id)
    if view is None:
        raise Http404
    shared = _shared(archive, view)
    facts = view.facts
    marks = Marks(
        facts.names,
        facts.dates,
        facts.mentions,
        view.events,
        copies=[one.here for one in shared],
        said=[quotation.span for quotation in facts.quotations],
    )
    told = _told(archive, view)
    settled = [one.event for one in told if one.event]
    speakers = [quotation.speaker for quotation in facts.quotations if quotation.speaker]
    stories = archive.find_stories_of([article_id])
    return render(
        request,
        "site/article.html",
        {
            "article": view.article,
            "view": view,
            "paragraphs": paragraphs(view.article.body, marks),
            "told": told,
            "known": known(archive, [*settled, *facts.mentions, *speakers]),
            "shared": shared,
            "quotations": [(q, view.article.quote(q.span)) for q in facts.quotations],
            "dates": _dated(view),
            "pictures": pictures_of(archive, view.article),
            "source": source_of(archive, view),
            "stories": [s for s in stories if len(s.articles) > 1],
            "turns": _turns(archive, article_id, stories),
            "versions": archive.versions_of(article_id),
            "data": article_json(article_row(view)),
        },
    )


def _turns(archive: Archive, article_id: str, stories: Sequence[Story]) -> list[tuple[str, Beside]]:
    """Return the articles before and after one in its story, in its outlet and by time, where there are."""
    turns = [
        (_("In this story"), _beside_in(archive, article_id, stories[0]) if stories else Beside(None, None)),
        (_("In this outlet"), archive.beside_in_outlet(article_id)),
        (_("By time"), archive.beside_in_time(article_id)),
    ]
    return [(name, beside) for name, beside in turns if beside.before or beside.after]


def _beside_in(archive: Archive, article_id: str, story: Story) -> Beside:
    """Return the articles before and after one in its story's order."""
    inside = ["", *story.articles, ""]
    at = inside.index(article_id)
    heads = archive.heads(id_ for id_ in (inside[at - 1], inside[at + 1]) if id_)
    return Beside(heads.get(inside[at - 1]), heads.get(inside[at + 1]))


def _dated(view: ArticleView) -> list[tuple[DateMention, str]]:
    """Return the dates of the text with its words for them, those of one place once."""
    spans = {d.dating.span.start: (d, d.dating.span) for d in view.facts.dates if d.dating.span is not None}
    return [(mention, view.article.quote(span)) for mention, span in spans.values()]


def _told(archive: Archive, view: ArticleView) -> list[ToldEvent]:
    references = numbered(view.facts.mentions, view.events)
    settled = archive.events(reference.event for reference in references.values())
    first: dict[int, ToldEvent] = {}
    for mention in view.facts.mentions:
        reference = references.get(mention.id)
        if reference is not None and reference.number not in first:
            first[reference.number] = ToldEvent(reference, mention, settled.get(reference.event))
    return [first[number] for number in sorted(first)]


def _shared(archive: Archive, view: ArticleView) -> list[SharedPassage]:
    mine = view.article.id
    others = archive.articles(
        passage.article for reuse in view.reuses for passage in (reuse.a, reuse.b) if passage.article != mine
    )
    groups: list[tuple[Span, list[Elsewhere]]] = []
    for reuse in sorted(view.reuses, key=lambda one: -one.words):
        here, there = (reuse.a, reuse.b) if reuse.a.article == mine else (reuse.b, reuse.a)
        span, told = Span(here.start, here.end), Elsewhere(reuse, others.get(there.article))
        group = next((inside for around, inside in groups if _mostly_in(span, around)), None)
        if group is None:
            groups.append((span, [told]))
        else:
            group.append(told)
    return [SharedPassage(span, view.article.quote(span), tuple(told)) for span, told in groups]


def _mostly_in(span: Span, around: Span) -> bool:
    """Say whether a stretch lies in another one for the better part of it."""
    common = min(span.end, around.end) - max(span.start, around.start)
    return 2 * common > span.end - span.start


# ---------------------------------------------------------------- versions


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: both heads, what changed in the title and, line by line, in the text."""

    old: Head
    new: Head
    title: Sequence[Change]
    lines: Sequence[Sequence[Change]]

    @property
    def counts(self) -> tuple[int, int]:
        """How many words came and how many went."""
        told = [change for line in (self.title, *self.lines) for change in line]
        came, gone = (sum(len(c.text.split()) for c in told if c.kind == kind) for kind in ("new", "gone"))
        return came, gone


def history(request: SiteRequest, article_id: str) -> HttpResponse:
    """The versions of an article's page, the newest first, each with what changed in it word by word."""
    archive = request.archive
    article = archive.article(article_id)
    if article is None:
        raise Http404
    versions = archive.versions_of(article_id)
    kept = archive.articles(head.id for head in versions)
    steps = [
        Step(old, new, *changes_between(kept[old.id], kept[new.id]))
        for old, new in pairwise(versions)
        if old.id in kept and new.id in kept
    ]
    context = {"article": article, "versions": versions[::-1], "steps": steps[::-1]}
    return render(request, "site/history.html", context)


# ---------------------------------------------------------------- the page


def structure(request: SiteRequest, article_id: str) -> HttpResponse:
    """What the page that an article came in consisted of, as far as the archive keeps it."""
    archive = request.archive
    article = archive.article(article_id)
    if article is None:
        raise Http404
    parts = archive.of_page(article.page, limit=_OF_A_PAGE)
    return render(
        request,
        "site/structure.html",
        {
            "article": article,
            "page": archive.page_record(article.page),
            "texts": [head for head in parts if head.form != "headline"],
            "headlines": [head for head in parts if head.form == "headline"],
            "unreadable": archive.unreadable_in(article.page),
            "words": len(article.body.split()),
            "lines": sum(1 for line in article.body.splitlines() if line.strip()),
            # Worked out when it is looked at, which takes longer than all else on the article's own page.
            "background": [
                (one, article.body[one.passage.start : one.passage.end])
                for one in background_of(archive, article)
            ],
        },
    )
