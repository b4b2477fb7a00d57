"""The forum's pages: categories, threads, posts, images."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tawatur.model import Article
from tawatur.people import Refused, forum, images, messages
from tawatur.people.accounts import Member
from tawatur.pictures import MOST_BYTES
from tawatur.site import people
from tawatur.site.doors import DOORS, Doors
from tawatur.site.labels import CATEGORIES
from tawatur.site.linkcards import cards_of
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.discussing import Place, address_of, of_article
from tawatur.site.views.forms import field, fields, for_members, go, number, page, shown
from tawatur.site.views.paging import page_of

_PER_PAGE = 30


@page("GET")
def categories(request: SiteRequest) -> HttpResponse:
    """All categories, and the threads that were talked in last."""
    counts = forum.counts()
    context = {
        "here": "forum",
        "categories": [(code, counts.get(code, 0)) for code in forum.CATEGORIES],
        "topics": forum.topics(None, page=1)[:_PER_PAGE],
    }
    return render(request, "people/forum.html", context)


@page("GET")
def category(request: SiteRequest, code: str) -> HttpResponse:
    """The threads of one category."""
    if code not in CATEGORIES:
        raise Http404
    at = page_of(request)
    found = forum.topics(code, page=at)
    context = {"here": "forum", "category": code, "topics": found[:_PER_PAGE], "page": at}
    return render(request, "people/category.html", context | {"more": len(found) > _PER_PAGE})


@page("GET")
def thread(request: SiteRequest, thread: int) -> HttpResponse:
    """A page of a thread's posts."""
    topic = forum.topic(thread)
    if topic is None:
        raise Http404
    at, me = page_of(request), people.member(request)
    if at > topic.pages:
        raise Http404
    posts = forum.posts(thread, page=at, reader=me.id if me else None)
    context = {
        "here": "forum",
        "topic": topic,
        "posts": posts,
        "link_cards": cards_of(request.archive, request.get_host(), (one.said.body for one in posts)),
        "page": at,
        "pages": range(1, topic.pages + 1),
        "open": forum.is_open(topic, people.now(request)),
        "kinds": forum.REACTIONS,
    }
    response = render(request, "people/thread.html", context)
    return response


_PLACES = ("", *(str(n) for n in range(2, images.MOST + 1)))
"""What stands behind `image` and `alt` in the names of a form's fields: nothing, 2, 3, 4."""

_ALTS = tuple(f"alt{place}" for place in _PLACES)


def _images(request: SiteRequest) -> Sequence[images.Prepared]:
    """Return the images that came with a form; Refused names the field of the first that will not do."""
    return [found for place in _PLACES if (found := _image(request, place))]


def _image(request: SiteRequest, place: str) -> images.Prepared | None:
    sent = request.FILES.get(f"image{place}")
    if sent is None:
        return None
    try:
        if (sent.size or 0) > MOST_BYTES:
            raise Refused("image-large", "image")
        return images.prepare(sent.read(), field(request, f"alt{place}"))
    except Refused as why:
        raise Refused(why.code, why.field + place) from None


def _more_images(given: Mapping[str, str], refused: Refused | None) -> dict[str, Any]:
    """Return what a form shows of its images behind the first: names, what was typed, whether open."""
    more = [(place, f"image{place}", f"alt{place}", given[f"alt{place}"]) for place in _PLACES[1:]]
    wrong = refused.field if refused else ""
    return {"more_images": more, "more_open": any(alt or wrong in names for _, *names, alt in more)}


def _careful(request: SiteRequest, me: Member) -> None:
    if me.level == 0 and not me.moderator:
        refuse_robots(request, people.now(request))


@for_members("GET", "POST")
def begin(request: SiteRequest, me: Member) -> HttpResponse:
    """Begin a thread; the form tells of threads that may be about the same, and asks once more."""
    given = fields(request, "category", "title", "body", *_ALTS)
    cited = _cited(request) if request.method == "GET" else None
    if request.method == "GET":
        given |= {"category": request.GET.get("category", ""), "body": _quoted(cited, number(request, "p"))}
    refused = None
    alike: Sequence[forum.Topic] = ()
    copies: Sequence[Article] = ()
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        alike = () if field(request, "sure") else forum.alike(given["title"])
        copies = _copies(request, given["body"])
        try:
            if not alike and not copies:
                _careful(request, me)
                pictures = _images(request)
                kind, title, body = given["category"], given["title"], given["body"]
                made = forum.begin(me.id, kind, title, body, pictures, network=network, at=at)
                return go(reverse("thread", args=[made]))
        except Refused as why:
            refused = why
    context = given | {"categories": forum.CATEGORIES, "alike": alike, "copies": copies, "new": True}
    context |= {"cited": cited, "chosen": request.GET.get("p", "")} | _more_images(given, refused)
    return shown(request, "people/post.html", context, refused)


def _cited(request: SiteRequest) -> Place | None:
    """Return the article that a post is to quote; None where none is named."""
    article = request.archive.article(request.GET.get("article", "").replace("\0", "")[:100])
    return of_article(article) if article else None


def _quoted(place: Place | None, asked: int | None) -> str:
    """Return the beginning of a post that quotes a paragraph of an article, by its number, or its title."""
    if place is None:
        return ""
    text = place.paragraphs[asked - 1] if asked and asked <= len(place.paragraphs) else place.title
    return f"> {text}\n{place.address}\n\n"


def _copies(request: SiteRequest, body: str) -> Sequence[Article]:
    """Return the articles of the archive that a post repeats and names not; none once the writer is sure."""
    doors: Doors | None = getattr(settings, DOORS, None)
    if doors is None or field(request, "sure"):
        return []
    own = "\n".join(line for line in body.split("\n") if not line.startswith(">"))
    return [one for one in doors.copies(request.archive, own) if f"/article/{one.id}" not in body]


@for_members("GET", "POST")
def reply(request: SiteRequest, me: Member, thread: int) -> HttpResponse:
    """Post in a thread; with `to` as an answer to a post, whose words the form begins with."""
    topic = forum.topic(thread)
    if topic is None:
        raise Http404
    at = people.now(request)
    to = messages.one(number(request, "to") or 0)
    if to is not None and (to.place, to.on) != ("thread", str(thread)):
        to = None
    given = fields(request, "body", *_ALTS)
    if request.method == "GET" and to is not None and not to.hidden:
        given["body"] = (
            "\n".join(f"> {line}" for line in to.body.split("\n") if not line.startswith(">")) + "\n\n"
        )
    refused = None
    copies: Sequence[Article] = ()
    if request.method == "POST":
        try:
            if not forum.is_open(topic, at):
                raise Refused("closed")
            copies = _copies(request, given["body"])
            if copies:
                raise Refused("copied", "body")
            _careful(request, me)
            pictures, network = _images(request), people.network(request)
            said = forum.post(
                me.id, thread, given["body"], to.id if to else None, pictures, network=network, at=at
            )
            return go(address_of(said))
        except Refused as why:
            refused = why
    context: dict[str, Any] = given | {
        "topic": topic,
        "to": to,
        "open": forum.is_open(topic, at),
        "stale": forum.is_stale(topic, at),
        "copies": copies,
    }
    context |= _more_images(given, refused)
    return shown(request, "people/post.html", context, refused)


@for_members("POST")
def react(request: SiteRequest, me: Member, message: int) -> HttpResponse:
    """Say that a message is useful, names its sources, or that one disagrees; or take it back."""
    said = messages.one(message)
    if said is None:
        raise Http404
    try:
        forum.react(me.id, message, field(request, "kind"), at=people.now(request))
        return go(address_of(said))
    except LookupError:
        raise Http404 from None
    except Refused as why:
        return shown(request, "people/refused.html", {"back": address_of(said)}, why)


@page("GET")
def image(request: SiteRequest, name: str) -> HttpResponse:
    """An image's file, as long as it is not hidden."""
    return as_file(images.content(name), name)


def as_file(data: bytes | None, name: str) -> HttpResponse:
    """Return an image's bytes as an answer that can be nothing but an image."""
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/webp")
    response["Content-Disposition"] = f'inline; filename="{name}.webp"'
    response["Content-Security-Policy"] = "default-src 'none'; form-action 'none'; sandbox"
    # Asked for again each time: an image that was hidden a minute ago is hidden now.
    response["Cache-Control"] = "no-cache"
    return response
