"""The front page, the latest articles, a story, an article."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tawatur.archive.facade import Archive
from tawatur.archive.values import ArticleView, Filters
from tawatur.exports.chaining import background_of, source_of
from tawatur.exports.front import front_page, story_cards
from tawatur.exports.storytelling import MOST, chapters, told_story
from tawatur.model import Article, DateMention, Event, EventMention, Reuse, Span
from tawatur.site.labels import FORMS
from tawatur.site.marks import Marks, Reference, numbered, paragraphs
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import as_parties, known
from tawatur.site.views.paging import page_of

_CHAPTERS = 12
_PER_PAGE = 30


def front(request: SiteRequest) -> HttpResponse:
    """The stories of the newest articles, what many confirm, what is disputed, what came last, the ticker."""
    told = front_page(request.archive)
    shown = [each.event for each in (*told.confirmed, *told.disputed)]
    shown += [card.event for card in told.cards if card.event]
    return render(
        request,
        "site/front.html",
        {"front": True, "here": "front", "told": told, "known": known(request.archive, shown)},
    )


def latest(request: SiteRequest) -> HttpResponse:
    """All articles, the last to arrive first, of one form if one is asked for."""
    page, form = page_of(request), request.GET.get("form") or None
    if form is not None and form not in FORMS:
        raise Http404
    found = request.archive.newest_articles(
        Filters(form=form), limit=_PER_PAGE + 1, offset=(page - 1) * _PER_PAGE
    )
    return render(
        request,
        "site/latest.html",
        {
            "here": "latest",
            "articles": found[:_PER_PAGE],
            "more": len(found) > _PER_PAGE,
            "page": page,
            "form": form,
            "forms": list(FORMS),
        },
    )


def story(request: SiteRequest, story_id: str) -> HttpResponse:
    """One story: its articles in its own order, and the events that they tell of, by date."""
    view = request.archive.story(story_id)
    if view is None:
        raise Http404
    card = story_cards(request.archive, [view.story])[0]
    told = told_story(request.archive, view)
    inside = {article.id: article for article in view.articles}
    shared = request.archive.entities(entity for each in told.members for entity in each.entities)
    context = {
        "view": view,
        "card": card,
        "told": told,
        "broke": [inside[id_] for id_ in told.broke],
        "members": [
            (inside[each.article], each, inside.get(each.beside or ""), as_parties(shared, each.entities))
            for each in told.members
        ],
        "rest": view.articles[MOST:],
        "chapters": chapters(request.archive, view)[:_CHAPTERS],
        "known": {**shared, **known(request.archive, view.events)},
    }
    return render(request, "site/story.html", context)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event that an article tells of: its number in the margin, and as far as settled the event itself."""

    reference: Reference
    mention: EventMention
    event: Event | None


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that stands in another article too."""

    reuse: Reuse
    here: Span
    other: Article | None
    text: str


def article(request: SiteRequest, article_id: str) -> HttpResponse:
    """One article, its names, dates, event quotes and copied passages marked in its own text."""
    archive = request.archive
    view = archive.article_view(article_id)
    if view is None:
        raise Http404
    shared = _shared(archive, view)
    facts = view.facts
    marks = Marks(facts.names, facts.dates, facts.mentions, view.events, [s.here for s in shared])
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
            "source": source_of(archive, view),
            "background": [
                (one, view.article.body[one.passage.start : one.passage.end])
                for one in background_of(archive, view.article)
            ],
            "stories": [s for s in stories if len(s.articles) > 1],
        },
    )


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
    found = []
    for reuse in view.reuses:
        here, there = (reuse.a, reuse.b) if reuse.a.article == mine else (reuse.b, reuse.a)
        span = Span(here.start, here.end)
        found.append(SharedPassage(reuse, span, others.get(there.article), view.article.quote(span)))
    return found
