"""The day an article appeared on where its outlet is: 22:30 UTC is the next day already in Riyadh."""

from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from tawatur.model import Article
from tawatur.outlets.table import Outlet, find_outlet, find_outlet_at


def _read() -> dict[str, str]:
    text = files("tawatur.outlets").joinpath("data", "zones.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return dict((country, zone) for country, zone in rows[1:])


ZONES = _read()
"""The IANA time zone of the outlets of a country, by its ISO 3166 code; none where a country has several."""


def on_local_day(article: Article) -> Article:
    """Return an article with the day of publication of its outlet's own place.

    Only a moment given in UTC is moved: a page that states an offset, or no time, states its own day. Where
    the outlet or its time zone is not known, the day stays as the page states it.
    """
    moment = article.published.moment
    if moment is None:
        return article
    published = replace(article.published, moment=None)
    zone = _zone(article)
    if zone and moment.utcoffset() == timedelta(0):
        day = moment.astimezone(ZoneInfo(zone)).date()
        if day != published.earliest:
            why = f"{published.because}, which in the outlet's own place ({zone}) is {day}"
            published = replace(published, earliest=day, latest=day, because=why)
    return replace(article, published=published)


def _zone(article: Article) -> str | None:
    outlet: Outlet | None = find_outlet(article.outlet) if article.outlet else None
    if outlet is None and not article.outlet and article.url:
        outlet = find_outlet_at(article.url)
    return ZONES.get(outlet.country) if outlet and outlet.country else None
