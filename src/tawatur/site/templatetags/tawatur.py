"""Tags and filters of the site: texts of sources shown safely, days, labels of codes."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template.context import Context, RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawatur.archive.values import Head, StoryView
from tawatur.model import Article, Dating, Entity, Party, Story
from tawatur.people import notices
from tawatur.people.accounts import Member
from tawatur.people.forum import Topic
from tawatur.site import dates, direction, labels, reasons, visits, writing
from tawatur.site.people import cookie_name
from tawatur.site.templatetags.remembered import address

register = template.Library()

_CLOSE_BY = re.compile(r"\s+")


@register.filter
def shown(text: str | None) -> str:
    """A text of a source, not yet escaped, without signs that change how it reads."""
    return direction.shown(text or "")


@register.filter
def words(text: str | None, known: str | None = None) -> SafeString:
    """A text of a source within a line of ours: isolated, with its own direction and language."""
    text = str(text or "")  # a sentence of ours for what is missing comes as a promise
    if len(text) > _SHORT:
        return _isolated(text, known)
    return _isolated_once(text, known)


# Names of people and outlets stand many times on a page and on many pages.
_SHORT = 120


def _isolated(text: str, known: str | None) -> SafeString:
    return mark_safe(f"<bdi{way(text, known)}>{escape(direction.shown(text))}</bdi>")


_isolated_once = lru_cache(maxsize=10_000)(_isolated)


@register.simple_tag
def way(text: str | None, known: str | None = None) -> SafeString:
    """The attributes `dir` and `lang` for an element that holds nothing but a text of a source."""
    text = text or ""
    runs, language = direction.direction(text, known), direction.language(text, known)
    if runs is None:
        return SafeString("")
    return mark_safe(f' dir="{runs}" lang="{escape(language or "")}"')


@register.filter
def reason(sentence: str | None) -> SafeString:
    """Why something is held to be so: in the reader's language where we have the sentence in it."""
    text, code = reasons.told(sentence or "")
    return words(text, code)


@register.filter
def time(dating: Dating | None) -> SafeString:
    """A dating as `<time>`, as precise as it is known."""
    when = dates.when(dating)
    if not when.machine:
        return format_html('<span class="{}">{}</span>', "span" if when.precision else "undated", when.text)
    return format_html('<time datetime="{}">{}</time>', when.machine, when.text)


@register.filter
def last_day(story: Story) -> SafeString:
    """The last day that a story's articles bear, as `<time>`."""
    if story.last is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', story.last.isoformat(), dates.full_day(story.last))


@register.filter
def one_day(on: date) -> SafeString:
    """A day as `<time>`."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), dates.full_day(on))


@register.filter
def day_text(on: date) -> str:
    """A day in words, where no element may stand."""
    return dates.day(on)


@register.filter
def month_text(of: date) -> str:
    """The month of a day in words."""
    return dates.month(of)


@register.filter
def iso(on: date) -> str:
    """A day as addresses have it."""
    return on.isoformat()


@register.filter
def weekday(on: date) -> str:
    """The name of a day's weekday."""
    return str(labels.WEEKDAYS[on.strftime("%A")])


@register.filter
def one_month(on: date) -> str:
    """A month by its first day, in words."""
    return dates.month(on)


@register.filter
def moment(at: datetime | None) -> SafeString:
    """The day of a moment as `<time>`."""
    if at is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', at.date().isoformat(), dates.day(at.date()))


@register.filter
def minute(at: datetime | None) -> SafeString:
    """A moment to the minute, in UTC, as `<time>`."""
    if at is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}">{} <bdi>{}</bdi></time>',
        at.isoformat(timespec="minutes"),
        dates.day(at.date()),
        at.strftime("%H:%M"),
    )


@register.filter
def when(dating: Dating | None) -> dates.When:
    """A dating in words, for templates that also show its precision, basis and reason."""
    return dates.when(dating)


@register.filter
def parties(among: Sequence[Party]) -> list[Party]:
    """The parties without those that are the same entity again."""
    return list({party.entity: party for party in reversed(among)}.values())[::-1]


@register.inclusion_tag("people/_cards.html", takes_context=True)
def cards(context: Context, body: str) -> dict[str, object]:
    """Cards of what a message names, of those that the view found for the page's messages (`link_cards`)."""
    return {"cards": context["link_cards"].get(body, ())}


@register.filter
def of(numbers: Mapping[str, int], key: str) -> int | str:
    """What stands under a key, nothing where nothing does."""
    return numbers.get(key, "")


@register.simple_tag
def unread(me: Member) -> int:
    """How many notices somebody has not seen."""
    return notices.unread(me.id)


@register.simple_tag(takes_context=True)
def fresh(context: Context, what: Head | Article | Topic) -> bool:
    """Whether an article, or a thread's last post, came since the signed-in reader was here.

    For others nothing is marked.
    """
    request = context.get("request")
    if request is None or not request.COOKIES.get(cookie_name()):
        return False
    since = visits.of_member(request)
    return since is not None and since.is_new(what)


@register.filter
def written(body: str) -> SafeString:
    """A person's text of several lines: paragraphs, quotes, links."""
    return writing.written(body)


@register.inclusion_tag("people/_discussion.html", takes_context=True)
def discussion(context: Context, of: Article | StoryView) -> dict[str, object]:
    """What readers say of an article or a story."""
    from tawatur.site.views.discussing import of_article, of_story, shown_discussion

    place = of_article(of) if isinstance(of, Article) else of_story(of)
    return {"me": context.get("me")} | shown_discussion(context["request"], place)


@register.filter
def rank(member: Member) -> str:
    """What a member's trust is called."""
    return str(labels.RANKS[-1 if member.moderator else member.level])


@register.filter
def rank_meaning(member: Member) -> str:
    """What a rank lets its bearer do."""
    return str(labels.RANK_MEANINGS[-1 if member.moderator else member.level])


@register.filter
def called(entity: Entity, code: str) -> str:
    """What an entity is called in a language, else in Arabic, else at all."""
    names = dict(entity.names)
    return names.get(code) or names.get("ar") or next(iter([*names.values(), *entity.forms]), entity.id)


@register.filter
def called_in(entity: str, names: Mapping[str, Entity]) -> str:
    """What the entity with an id is called in the reader's language; the id of one that is not known."""
    return called(names[entity], get_language() or "") if entity in names else entity


@register.filter
def unlocalised(number: float | str) -> str:
    """A number as programs write it: a drawing's places know no decimal comma."""
    return f"{number:g}" if isinstance(number, (int, float)) else number.replace(",", ".")


@register.filter
def domain(address: str | None) -> str:
    """The host of an address, for people to see where a link leads."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def web(address: str | None) -> str:
    """An address if a reader may follow it (http or https), else nothing."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return (address or "") if parts.scheme in ("http", "https") and parts.hostname else ""


@register.filter
def last_part(name: str) -> str:
    """The last part of an input's name: where it lay on somebody's machine is nobody's business."""
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@register.filter
def excerpt(text: str, length: int = 220) -> str:
    """The beginning of a text in one line, whole words only."""
    line = _CLOSE_BY.sub(" ", text[: length * 2]).strip()
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + "…"


@register.filter
def dots(count: int) -> range:
    """One dot for each independent origin, as far as an eye counts at a glance."""
    return range(min(count, 6))


def _namer(names: Mapping[str, object]) -> Callable[[str], str]:
    """Return the filter that says a code as readers do; a code without a name is said as it is."""
    return lambda code: str(names.get(code, code))


for _what, _names in {
    "type": labels.TYPES,
    "status": labels.STATUSES,
    "form": labels.FORMS,
    "kind": labels.KINDS,
    "conflict": labels.ABOUT,
    "credit": labels.CREDITS,
    "how": labels.HOW,
    "sure": labels.SURE,
    "role": labels.ROLES,
    "verdict": labels.VERDICTS,
    "rule": labels.RULES,
    "action": labels.ACTIONS,
    "reported": labels.REPORTED,
    "hidden": labels.HIDDEN,
    "category": labels.CATEGORIES,
    "reaction": labels.REACTIONS,
    "topic": labels.TOPICS,
    "followed": labels.FOLLOWED,
    "scope": labels.SCOPES,
}.items():
    register.filter(f"{_what}_name", _namer(_names))


@register.filter
def mode_name(code: str | None) -> str:
    return str(labels.MODES.get(code, code)) if code else ""


@register.filter
def percent(share: float) -> str:
    """A share of 0 to 1 as whole hundredths; what is not nothing is not shown as nothing."""
    hundredths = round(100 * share)
    return "< 1 %" if share > 0 and not hundredths else f"{hundredths} %"


@register.filter
def language_name(code: str) -> str:
    """A language's name in itself."""
    return {"ar": "العربية", "en": "English", "fr": "Français"}.get(code, code)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file of ours."""
    return f"{settings.STATIC_URL}{name}"


@register.simple_tag(takes_context=True)
def with_page(context: RequestContext, page: int) -> str:
    """The address of another page of the list that is shown."""
    query: Any = context["request"].GET.copy()
    query["page"] = str(page)
    return "?" + str(query.urlencode())


@register.simple_tag(takes_context=True)
def with_value(context: RequestContext, name: str, value: object) -> str:
    """The address of the same list from its start with another value of one filter, "" for none."""
    query: Any = context["request"].GET.copy()
    for one in ("page", "before", name):
        query.pop(one, None)
    if value not in ("", None):
        query[name] = str(value)
    return "?" + str(query.urlencode())


@register.simple_tag(takes_context=True)
def with_side(context: RequestContext, name: str, entity: str) -> str:
    """The address of the same timeline with another entity on one side."""
    query: Any = context["request"].GET.copy()
    query[name] = entity
    query.pop("page", None)
    return "?" + str(query.urlencode())


@register.simple_tag(takes_context=True)
def listed(context: Context, among: Sequence[Party]) -> SafeString:
    """Names of parties in one line, in the reader's language where we know them in it."""
    joined = [_party(context, party) for party in parties(among)]
    return mark_safe(_(", ").join(joined)) if joined else SafeString("")  # each is escaped by `words`


@register.simple_tag(takes_context=True)
def linked(context: Context, among: Sequence[Party]) -> SafeString:
    """The same, each name leading to its entity."""
    joined = [
        format_html('<a href="{}">{}</a>', address("entity", (party.entity,)), _party(context, party))
        for party in parties(among)
    ]
    return mark_safe(_(", ").join(joined)) if joined else SafeString("")  # each was made by `format_html`


@register.simple_tag(takes_context=True)
def place(context: Context, party: Party) -> SafeString:
    """One name, in the reader's language where we know it in it."""
    return _party(context, party)


@register.simple_tag(takes_context=True)
def speaker(context: Context, party: Party) -> SafeString:
    """One name that leads to its entity."""
    return linked(context, [party])


@register.simple_tag(takes_context=True)
def names(context: Context, among: Sequence[Party]) -> str:
    """The same as bare text, for a title."""
    return _(", ").join(direction.shown(_name(context, party)) for party in parties(among))


def _party(context: Context, party: Party) -> SafeString:
    code = get_language() or ""
    name = _name(context, party)
    return words(name, code if name != party.name else None)


def _name(context: Context, party: Party) -> str:
    known: Mapping[str, Entity] = context.get("known") or {}
    entity = known.get(party.entity)
    code = get_language() or ""
    return dict(entity.names).get(code, party.name) if entity and code != "ar" else party.name


@register.filter
def conflict_value(value: str, about: str) -> str:
    """One side of a conflict: days and states in the reader's words, all else as the source has it."""
    if about == "status":
        return str(labels.STATUSES.get(value, value))
    return dates.from_iso(value) if about == "when" else value
