"""The front page and a story."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tawatur.exports.front import front_page, story_cards
from tawatur.exports.storytelling import MOST, chapters, told_story
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import as_parties, known

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
