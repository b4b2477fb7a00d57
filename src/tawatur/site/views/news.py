"""The front page and a story."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tawatur.exports.front import front_page, story_cards
from tawatur.exports.storypage import Source, StoryPage, story_page
from tawatur.exports.storytelling import MOST, Member, chapters, told_story
from tawatur.model import Article, Party
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.chains import branches
from tawatur.site.views.events import Saying, saying, sides
from tawatur.site.views.naming import as_parties, known

_CHAPTERS = 12


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


def story(request: SiteRequest, story_id: str) -> HttpResponse:
    """One story: quotes that sum it up, who told it when, headlines, conflicts, timeline and chain."""
    archive = request.archive
    view = archive.story(story_id)
    if view is None:
        raise Http404
    told, page = told_story(archive, view), story_page(archive, view)
    inside = {article.id: article for article in view.articles}
    shared = archive.entities(entity for each in told.members for entity in each.entities)
    members = [
        Teller(
            inside[each.article],
            each,
            inside.get(each.beside or ""),
            page.sources.get(each.article),
            as_parties(shared, each.entities),
        )
        for each in told.members
    ]
    sayings = _sayings(page)
    chain = page.chain
    context = {
        "view": view,
        "card": story_cards(archive, [view.story])[0],
        "told": told,
        "broke": [inside[id_] for id_ in told.broke],
        "members": members,
        "rest": view.articles[MOST:],
        "page": page,
        "quotes": [(event, sayings[told.id]) for event, told in page.quotes if told.id in sayings],
        "disputed": [(one.event, one.conflict, sides(one.conflict, sayings)) for one in page.disputed],
        "chain": chain,
        "trees": branches(chain) if chain else [],
        "chapters": chapters(archive, view)[:_CHAPTERS],
        "known": {**shared, **known(archive, [*page.events, *page.mentions.values()])},
    }
    return render(request, "site/story.html", context)


@dataclass(frozen=True, slots=True)
class Teller:
    """An article of a story: what holds it there, where its text is from, whom both it and `beside` name."""

    article: Article
    member: Member
    beside: Article | None
    source: Source | None
    shared: list[Party]


def _sayings(page: StoryPage) -> dict[str, Saying]:
    """Return the words of each mention that quotes and conflicts are taken from, where its article is."""
    return {
        mention.id: saying(mention, page.articles[mention.article])
        for mention in page.mentions.values()
        if mention.article in page.articles
    }
