"""Things of the archive as entries of feeds and letters, in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tawatur.archive.facade import Archive
from tawatur.model import Article, Entity, Event, Party, Story
from tawatur.site import dates
from tawatur.site.direction import language, shown
from tawatur.site.feeds import Entry, content, excerpt, linked, noon, permanent_id
from tawatur.site.labels import FORMS, MODES, STATUSES, TYPES
from tawatur.site.lists import Item
from tawatur.site.views.naming import called, everybody

Absolute = Callable[[str], str]
"""Makes an address of the site whole, with its scheme and host."""


def entries_of(archive: Archive, items: Sequence[Item], absolute: Absolute) -> list[Entry]:
    """Return things of the archive as entries of a feed or a letter, with addresses made whole."""
    told = [item for item in items if isinstance(item, Event)]
    names = everybody(archive, told)
    kept = _kept(archive, told)
    entries = []
    for item in items:
        match item:
            case Article():
                entries.append(_article(item, absolute))
            case Event():
                entries.append(_event(item, names, kept.get(item.id), absolute))
            case Story():
                entries.append(_story(archive, item, absolute))
            case _:
                entries.append(_entity(item, absolute))
    return entries


def _article(article: Article, absolute: Absolute) -> Entry:
    day = dates.when(article.published)
    source = article.url if (article.url or "").startswith(("http://", "https://")) else None
    about = f"{article.outlet or _('outlet not named')} · {day.text}"
    read = linked(source, _("Read at the source")) if source else ""
    return Entry(
        id=permanent_id("article", article.id),
        title=article.title or excerpt(article.body)[:100] or _("no title"),
        link=absolute(reverse("article", args=[article.id])),
        html=content(excerpt(article.body), about, language=article.language, last=read),
        kept=article.seen,
        published=noon(article.published),
        author=article.author or article.outlet,
        language=language(article.body or article.title, article.language) or None,
        tags=(str(FORMS[article.form]),),
        source=source,
    )


def _event(event: Event, names: Mapping[str, Entity], kept: datetime | None, absolute: Absolute) -> Entry:
    what = str(MODES[event.mode] if event.mode in MODES else TYPES.get(event.type, event.type))
    sides = [_names(event.actor, names), _names(event.recipient, names)]
    who = f" {_('→')} ".join(side for side in sides if side)
    count = event.independent_origins
    origins = ngettext("%(n)s independent origin", "%(n)s independent origins", count) % {"n": count}
    about = f"{dates.when(event.when).text} · {STATUSES[event.status]} · {origins}"
    return Entry(
        id=permanent_id("event", event.id),
        title=f"{what}{_(': ')}{who or _('nobody named')}",
        link=absolute(reverse("event", args=[event.id])),
        html=content(about),
        kept=kept,
        published=noon(event.when),
        tags=(str(TYPES.get(event.type, event.type)),),
        language=get_language(),
    )


def _names(parties: Sequence[Party], names: Mapping[str, Entity]) -> str:
    told = {p.entity: called(names[p.entity]) if p.entity in names else p.name or p.text for p in parties}
    return _(", ").join(shown(name) for name in told.values())


def _story(archive: Archive, story: Story, absolute: Absolute) -> Entry:
    days = dates.day(story.last) if story.last else ""
    return Entry(
        id=permanent_id("story", story.id),
        title=story.title or _("no title"),
        link=absolute(reverse("story", args=[story.id])),
        html=content(days),
        kept=_last_seen(archive.articles(story.articles[-1:])),
    )


def _entity(entity: Entity, absolute: Absolute) -> Entry:
    return Entry(
        id=permanent_id("entity", entity.id),
        title=called(entity),
        link=absolute(reverse("entity", args=[entity.id])),
        html=content(_(", ").join(entity.forms[:20])),
        kept=None,
    )


def _kept(archive: Archive, events: Sequence[Event]) -> dict[str, datetime]:
    """Return when the newest article of each event was kept."""
    last = {event.id: event.mentions[-1] for event in events if event.mentions}
    mentions = {mention.id: mention.article for mention in archive.mentions(last.values())}
    articles = archive.articles(mentions.values())
    found = {event: articles.get(mentions.get(mention, "")) for event, mention in last.items()}
    return {event: one.seen for event, one in found.items() if one is not None and one.seen}


def _last_seen(articles: Mapping[str, Article]) -> datetime | None:
    return max((one.seen for one in articles.values() if one.seen), default=None)


def last_kept(archive: Archive) -> datetime:
    newest = archive.newest_articles(limit=1)
    return (newest[0].seen if newest else None) or datetime(1970, 1, 1, tzinfo=UTC)
