"""What readers say under articles and stories: shown, written, changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.urls import reverse

from tawatur.archive.values import StoryView
from tawatur.model import Article
from tawatur.people import Refused, forum, messages, reports
from tawatur.people.accounts import Member
from tawatur.people.messages import About, Said
from tawatur.people.texts import squeezed
from tawatur.site import people
from tawatur.site.linkcards import cards_of
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.forms import field, fields, for_members, go, number, page, shown

_DEEPEST = 3  # beyond, answers stand beside each other: a phone has no room for more


@dataclass(frozen=True, slots=True)
class Place:
    """What is discussed: an article or a story, with what a reader may refer to in it."""

    kind: str
    id: str
    title: str
    near: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the place itself is shown."""
        return reverse(self.kind, args=[self.id])

    @property
    def discussing(self) -> str:
        """Where the form to write stands."""
        return reverse("discuss", args=[self.kind, self.id])


@dataclass(frozen=True, slots=True)
class Branch:
    """A message and those that answer it."""

    said: Said
    answers: "list[Branch]"


def of_article(article: Article) -> Place:
    """Return an article as a place of discussion."""
    paragraphs = tuple(line for line in article.body.split("\n") if line.strip())
    return Place("article", article.id, article.title or article.body[:120], (), paragraphs)


def of_story(view: StoryView) -> Place:
    """Return a story as a place of discussion."""
    story = view.story
    return Place("story", story.id, story.title, tuple(story.articles[:500]), ())


def place_of(request: SiteRequest, kind: str, id_: str) -> Place:
    """Return what can be discussed under an id; Http404 where there is none."""
    if kind == "article":
        article = request.archive.article(id_)
        if article is not None:
            return of_article(article)
    elif kind == "story":
        view = request.archive.story(id_)
        if view is not None:
            return of_story(view)
    raise Http404


def tree(said: Sequence[Said]) -> list[Branch]:
    """Return messages as answers under what they answer, the first first."""
    branches = {one.id: Branch(one, []) for one in said}
    depths: dict[int, int] = {}
    roots = []
    for one in said:
        above = branches.get(one.parent[0]) if one.parent else None
        depth = depths[above.said.id] + 1 if above and above.said.id in depths else 0
        if above is None:
            roots.append(branches[one.id])
        elif depth <= _DEEPEST:
            above.answers.append(branches[one.id])
        else:  # beside what it answers
            host = above
            while depths[host.said.id] >= _DEEPEST:
                host = branches[host.said.parent[0]] if host.said.parent else host
                depth = depths[host.said.id] + 1
            host.answers.append(branches[one.id])
        depths[one.id] = min(depth, _DEEPEST)
    return roots


def shown_discussion(request: SiteRequest, place: Place) -> dict[str, object]:
    """Return what the discussion under an article or a story needs to be shown."""
    said = messages.of_place(place.kind, place.id, place.near)
    return {
        "place": place,
        "branches": tree(said),
        "link_cards": cards_of(request.archive, request.get_host(), (one.body for one in said)),
        "reported": place.kind == "article" and reports.is_waiting("article", place.id),
        "count": sum(1 for one in said if not one.gone),
        "open": messages.is_open(said, people.now(request)),
    }


@for_members("GET", "POST")
def discuss(request: SiteRequest, me: Member, kind: str, id_: str) -> HttpResponse:
    """Write a comment: on the whole, on a paragraph, on some words, or as an answer."""
    place = place_of(request, kind, id_)
    refused = None
    to = number(request, "to")
    given = fields(request, "body", "quote", "paragraph")
    if request.method == "POST":
        try:
            return go(f"{place.address}#{_kept(request, me, place, to)}")
        except Refused as why:
            refused = why
    said = messages.of_place(kind, id_, place.near)
    context = given | {
        "place": place,
        "to": next((one for one in said if one.id == to), None),
        "open": messages.is_open(said, people.now(request)),
        "careful": me.level == 0,
    }
    return shown(request, "people/discuss.html", context, refused)


def _kept(request: SiteRequest, me: Member, place: Place, to: int | None) -> str:
    """Keep what was sent; returns the anchor of it."""
    at = people.now(request)
    if me.level == 0 and not me.moderator:
        refuse_robots(request, at)
    words = Words(field(request, "body"), field(request, "quote"), number(request, "paragraph"), to)
    return say(me, place, words, network=people.network(request), at=at).anchor


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody says, on which words or paragraph, or to which message."""

    body: str
    quote: str = ""
    paragraph: int | None = None
    to: int | None = None


def say(me: Member, place: Place, words: Words, *, network: str, at: datetime) -> Said:
    """Keep what somebody says of a place. Raises Refused as `messages.write` does, and where talk is over."""
    if not messages.is_open(messages.of_place(place.kind, place.id, place.near), at):
        raise Refused("closed")
    paragraph, quote = words.paragraph, words.quote
    if paragraph is not None and not 1 <= paragraph <= len(place.paragraphs):
        paragraph = None
    if quote:
        paragraph = _paragraph_of(place, squeezed(quote), paragraph)
    near = place.near[0] if place.near else ""
    about = About(place.kind, place.id, near, parent=words.to, paragraph=paragraph, quote=squeezed(quote))
    return messages.write(me.id, about, words.body, network=network, at=at)


def _paragraph_of(place: Place, quote: str, asked: int | None) -> int:
    """Return in which paragraph quoted words stand; nobody is quoted with words that are not theirs."""
    found = [n for n, text in enumerate(place.paragraphs, 1) if quote in squeezed(text)]
    if not found:
        raise Refused("quote-missing", "quote")
    return asked if asked in found else found[0]


@for_members("GET", "POST")
def edit(request: SiteRequest, me: Member, message: int) -> HttpResponse:
    """Change or take back one's own message."""
    said = messages.one(message)
    if said is None or said.author is None or said.author.id != me.id:
        raise Http404
    refused = None
    given = {"body": said.body}
    if request.method == "POST":
        try:
            if field(request, "do") == "delete":
                messages.take_back(me.id, message)
                return go(address_of(said))
            given = fields(request, "body")
            messages.edit(me.id, message, given["body"], at=people.now(request))
            return go(address_of(said))
        except Refused as why:
            refused = why
    late = people.now(request) - said.created > messages.SILENT
    return shown(request, "people/edit.html", given | {"said": said, "late": late}, refused)


@page("GET")
def history(request: SiteRequest, message: int) -> HttpResponse:
    """What a message said before it was changed."""
    said = messages.one(message)
    if said is None or said.gone or said.hidden == "removed":
        raise Http404
    context = {"said": said, "back": address_of(said), "versions": messages.history(message)}
    return shown(request, "people/history.html", context)


@page("GET")
def message(request: SiteRequest, message: int) -> HttpResponse:
    """Lead to where a message is shown."""
    said = messages.one(message)
    if said is None:
        raise Http404
    return go(address_of(said))


def address_of(said: Said) -> str:
    """Return where a message is shown."""
    at = forum.page_of(said) if said.place == "thread" else 1
    return f"{reverse(said.place, args=[said.on])}{f'?page={at}' if at > 1 else ''}#{said.anchor}"
