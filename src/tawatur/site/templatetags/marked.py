"""What stands on a page a hundred times, made in one go: marked texts, and an event's kicker and parties.

As templates, with a tag for each piece, they took half of an article's time.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Protocol

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tawatur.model import Event, EventMention, Party
from tawatur.site import dates, labels
from tawatur.site.direction import shown
from tawatur.site.marks import Paragraph, Piece, Reference
from tawatur.site.templatetags.remembered import address
from tawatur.site.templatetags.tawatur import dots, listed, words

register = template.Library()


class Choice(Protocol):
    """One value of a facet."""

    @property
    def name(self) -> str:
        """What readers call it."""
        ...

    @property
    def count(self) -> int | None:
        """How many articles have it."""
        ...

    @property
    def address(self) -> str:
        """Where the search for it is."""
        ...


# What is said in one of our languages of so many kinds and numbers is put together once.
_KNOWN = 2_000


# ---------------------------------------------------------------- a paragraph of an article


@register.filter
def marked(paragraph: Paragraph) -> SafeString:
    """A paragraph with its names, dates, quotes, copies and quotations marked, and numbers that lead on."""
    made: list[str] = []
    for stretch in paragraph.stretches:
        around = (
            (stretch.copied, '<span class="copy">', "</span>"),
            (stretch.quoted, '<mark class="quote">', "</mark>"),
            (stretch.said, '<span class="said">', "</span>"),
        )
        made += [opening for there, opening, _closing in around if there]
        made += map(_piece, stretch.pieces)
        made += [closing for there, _opening, closing in reversed(around) if there]
        made += map(_reference, stretch.ends)
    return mark_safe("".join(made))  # each part is escaped below


def _piece(piece: Piece) -> str:
    text = escape(shown(piece.text))
    if piece.name:
        leads = address("entity", (piece.name.entity,))
        called = escape(shown(piece.name.name))
        return f'<a class="name {escape(piece.name.kind)}" href="{leads}" title="{called}">{text}</a>'
    if piece.date and piece.date.dating.span:
        meant = dates.when(piece.date.dating)
        known = "" if meant.precision else " open"
        at = piece.date.dating.span.start
        return f'<a class="date{known}" href="#d{at}" title="{escape(meant.text)}">{text}</a>'
    return text


def _reference(to: Reference) -> str:
    event, mention = address("event", (to.event,)), address("mention", (to.mention,))
    told, read, asked = _of_number(to.number, get_language())
    return (
        f'<a class="ref" href="{event}" title="{told}">{to.number}</a>'
        f'<a class="ref how" href="{mention}" title="{read}">{asked}</a>'
    )


@lru_cache(maxsize=_KNOWN)
def _of_number(number: int, _language: str | None) -> tuple[str, str, str]:
    named = {"n": number}
    return _("Event %(n)s") % named, _("How event %(n)s was read") % named, _("?")


# ---------------------------------------------------------------- what a search found


@register.filter
def found(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A text of a source in pieces, those that were looked for marked."""
    made = ((escape(shown(text)), here) for text, here in pieces)
    return mark_safe("".join(f"<mark>{text}</mark>" if here else text for text, here in made))


@register.filter
def offered(choices: Iterable[Choice]) -> SafeString:
    """The values of a facet: each leads to the search for it, and says how many articles have it."""
    made = ((escape(one.address), words(one.name), one.count) for one in choices)
    return mark_safe(
        "".join(f'<li><a href="{to}">{name}</a> <span class="n">{n}</span></li>\n' for to, name, n in made)
    )


# ---------------------------------------------------------------- an event in a list


@register.filter
def kicker(of: Event | EventMention) -> SafeString:
    """What kind of event it is, and how things stand with it where it did not simply happen."""
    return _kicker(of.type, of.mode, of.status, get_language())


@lru_cache(maxsize=_KNOWN)
def _kicker(type_: str, mode_: str | None, status_: str, _language: str | None) -> SafeString:
    mode = str(labels.MODES.get(mode_, mode_)) if mode_ else ""
    if type_ == "CONSULT" and mode:
        told, more = escape(capfirst(mode)), ""
    else:
        told = escape(str(labels.TYPES.get(type_, type_)))
        more = f' <span class="mode">({escape(mode)})</span>' if mode else ""
    status = escape(str(labels.STATUSES.get(status_, status_)))
    stands = f' <span class="status {escape(status_)}">{status}</span>' if status_ != "happened" else ""
    return mark_safe(f'<span class="kicker">{told}{more}</span>{stands}\n')


@register.simple_tag(takes_context=True)
def who(context: Context, of: Event | EventMention) -> SafeString:
    """Who did something to whom."""
    made = ['<span class="who">']
    if of.actor or not of.recipient:
        made.append(_listed(context, of.actor))
    else:
        made += ['<span class="unnamed">', _("not named"), "</span>"]
    if of.recipient:
        made += [' <span class="to" aria-hidden="true">', _("→"), '</span><span class="unseen"> ', _("to")]
        made += [" </span> ", _listed(context, of.recipient)]
    if not of.actor and not of.recipient:
        made.append(_("nobody named"))
    return mark_safe("".join((*made, "</span>\n")))


def _listed(context: Context, among: Sequence[Party]) -> str:
    return str(listed(context, among))


@register.filter
def origins(count: int) -> SafeString:
    """How many independent origins there are, also as dots; nothing where there is none."""
    return _origins(count, get_language()) if count else SafeString("\n")


@lru_cache(maxsize=_KNOWN)
def _origins(count: int, _language: str | None) -> SafeString:
    told = ngettext("%(n)s independent origin", "%(n)s independent origins", count) % {"n": count}
    points = "<i></i>" * len(dots(count))
    return mark_safe(
        f'<span class="origins"><span class="dots" aria-hidden="true">{points}</span> {told}</span>\n'
    )
