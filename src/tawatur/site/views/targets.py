"""What readers can report, and the corrections they can suggest: what an address or a case names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from tawatur.archive.facade import Archive
from tawatur.model import Article, Event, Story
from tawatur.people import images, messages
from tawatur.people.accounts import find_by_name
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.discussing import address_of
from tawatur.site.views.pictures import anchor_of

JOINING: dict[str, str] = {"merge": "person", "join-story": "story", "join-event": "event"}
"""Reports that say that two are one, and of what."""

PARTING: dict[str, str] = {"split": "person", "part-story": "story", "part-event": "event"}
"""Reports that say that one is two, and of what."""

MOST_PARTS = 15  # of what leaves a story or event in one report: a case names its things in 300 letters

_BETWEEN = "\n"  # no id holds one
_LONGEST = 300  # letters of a case's name
_CHOICES = 12
_MOST_MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Target:
    """What is reported: its id among the reports, a text to know it by, and where it is shown.

    The id of a correction of two or more things is all of theirs (`ids_of`); "" until the reader has said
    which.
    """

    kind: str
    of: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a correction can be about, by id: what it is called, and what tells it apart."""

    id: str
    text: str
    outlet: str = ""
    day: date | None = None


def ids_of(of: str) -> list[str]:
    """Return the ids that a case is about: first what is corrected, then with or without what."""
    return of.split(_BETWEEN)


def target_of(request: SiteRequest, kind: str, of: str, others: Sequence[str] = ()) -> Target:
    """Return what an address names; Http404 where there is no such thing."""
    archive = request.archive
    if kind == "message" and of.isascii() and of.isdigit() and len(of) <= 15:
        said = messages.one(int(of))
        if said is not None and not said.gone:
            return Target(kind, of, said.body[:300], address_of(said))
    elif kind == "image":
        found = images.by_name(of) if not of.isdigit() else images.by_id(int(of[:15]))
        said = messages.one(found[1]) if found else None
        if found is not None and said is not None and not said.gone:
            return Target(kind, str(found[0].id), found[0].alt, address_of(said))
    elif kind == "picture":
        view = archive.picture(of)
        if view is not None:
            text = view.image.alt or view.image.caption or view.article.title or view.article.body[:120]
            address = reverse("article", args=[view.article.id])
            return Target(kind, of, text, f"{address}#{anchor_of(of)}")
    elif kind == "name":
        who = find_by_name(of)
        if who is not None:
            text = f"{who.name} · {who.title}" if who.title else who.name
            return Target(kind, str(who.id), text, reverse("profile", args=[who.name]))
    elif kind == "article":
        article = archive.article(of)
        if article is not None:
            return Target(kind, of, article.title or article.body[:120], reverse("article", args=[of]))
    elif kind == "mention":
        read = archive.mention_view(of)
        if read is not None:
            words = read.article.quote(read.mention.quote)
            return Target(kind, of, words, reverse("mention", args=[of]))
    elif kind in JOINING or kind in PARTING:
        ids = ids_of(of)
        return _correction(archive, kind, ids[0], ids[1:] or [one for one in others if one])
    raise Http404


def _correction(archive: Archive, kind: str, one: str, others: Sequence[str]) -> Target:
    what = JOINING.get(kind) or PARTING[kind]
    here = _one(archive, what, one)
    address = reverse("entity" if what == "person" else what, args=[here.id])
    if kind in JOINING or what == "person":
        there = [_one(archive, what, id_) for id_ in others[:1]]
        chosen = [each for each in there if each.id != here.id]
    else:
        inside = {each.id: each for each in _members(archive, what, here.id)}
        chosen = [inside[id_] for id_ in sorted(set(others)) if id_ in inside]
        if len(chosen) > MOST_PARTS or len(chosen) == len(inside):
            chosen = []
    of = _BETWEEN.join(each.id for each in (here, *chosen))
    sign = " = " if kind in JOINING else " ≠ "
    text = sign.join([here.text, *([" · ".join(each.text for each in chosen)] if chosen else [])])
    return Target(kind, of if chosen and len(of) <= _LONGEST else "", text, address)


def _one(archive: Archive, what: str, id_: str) -> Choice:
    """Return a person, a story or an event as readers see it now; Http404 where there is none."""
    if what == "person":
        person = archive.entity(id_, mentions=0)
        if person is not None and person.entity.kind == "person":
            # an id of one spelling stays what it is: it is what two spellings are parted by
            return Choice(id_, dict(person.entity.names).get("ar") or person.entity.id)
    elif what == "story":
        story = archive.story(id_)
        if story is not None:
            return Choice(story.story.id, story.story.title, day=story.story.first)
    else:
        event = archive.event(id_)
        if event is not None:
            told = event.mentions[0]
            words = event.articles[told.article].quote(told.quote)
            return Choice(event.event.id, words, day=event.event.when.earliest if event.event.when else None)
    raise Http404


def _members(archive: Archive, what: str, id_: str) -> list[Choice]:
    """Return the articles of a story, or of an event with the words that tell it there."""
    if what == "story":
        story = archive.story(id_)
        return [_article(one) for one in story.articles[:_MOST_MEMBERS]] if story else []
    event = archive.event(id_)
    if event is None:
        return []
    told = {mention.article: mention for mention in reversed(event.mentions)}
    inside = [(article, told[id_]) for id_, article in event.articles.items() if id_ in told]
    return [_article(one, one.quote(mention.quote)) for one, mention in inside[:_MOST_MEMBERS]]


def _article(article: Article, words: str = "") -> Choice:
    said = words or article.title or article.body[:120]
    return Choice(article.id, said, article.outlet or "", article.published.earliest)


def choices(archive: Archive, kind: str, of: str, words: str) -> list[Choice]:
    """Return what a reader can choose from in a correction; for joining, what the words find."""
    of = ids_of(of)[0]
    if kind in PARTING and PARTING[kind] != "person":
        members = _members(archive, PARTING[kind], _one(archive, PARTING[kind], of).id)
        return members if len(members) > 1 else []
    if kind == "split":
        view = archive.entity(of, mentions=0)
        ids = [member.entity for member in (view.members if view else ()) if member.entity != of]
        return [Choice(one, one.partition(":")[2].replace("-", " ") or one) for one in ids]
    if kind not in JOINING or not words:
        return []
    if kind == "merge":
        found = archive.find_entity(words, limit=_CHOICES)
        persons = (each for each in found if each.kind == "person" and each.id != of)
        return [Choice(each.id, dict(each.names).get("ar") or each.id) for each in persons]
    return _found(archive, JOINING[kind], of, words)


def _found(archive: Archive, what: str, but: str, words: str) -> list[Choice]:
    """Return the stories or events that words find; an address or id of one finds just it."""
    named = words.rstrip("/").rpartition("/")[2]
    view = (archive.story if what == "story" else archive.event)(named)
    if view is not None:
        ids: Iterable[str] = [named]
    else:
        shown = archive.search(f"type:{what} {words}", limit=_CHOICES).shown
        ids = [one.id for one in shown if isinstance(one, Story | Event)]
    several = [_one(archive, what, id_) for id_ in ids]
    return [each for each in several if each.id != but]
