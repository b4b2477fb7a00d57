"""Our own reasons (`because`) in the reader's language.

The stages give their reasons in English. A sentence that follows one of the patterns below is told in the
reader's language; one that follows none is shown as it is and marked as English. Holes named `why` and
`anchor` hold a reason themselves, `day` a date, `weekday` a day of the week; all others words of the source.
"""

import re
from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_noop

from tawatur.site import dates
from tawatur.site.labels import WEEKDAYS
from tawatur.site.tastes import current

# The first that fits is taken: what is more particular stands before what is more general.
PATTERNS = (
    # the day of an article
    gettext_noop("the page gives no date"),
    gettext_noop("the page says “%(words)s”"),
    gettext_noop("the page's metadata says “%(words)s” (%(field)s)"),
    gettext_noop("the page's address says %(words)s"),
    gettext_noop("the post is marked “%(words)s”"),
    gettext_noop("the feed says published %(words)s"),
    gettext_noop("the record says published %(words)s"),
    # days in the text
    gettext_noop("the text gives day, month and year"),
    gettext_noop("the text gives month and year"),
    gettext_noop("the text gives day and month; the year by %(anchor)s"),
    gettext_noop("the text gives the year"),
    gettext_noop("the text gives both years"),
    gettext_noop("the text gives the century"),
    gettext_noop("a decade of a century"),
    gettext_noop("the season of the year that the text names"),
    gettext_noop("the season %(why)s"),
    gettext_noop("the text gives no year; the nearest such day before %(anchor)s"),
    gettext_noop("the text gives no year; the nearest such day after %(anchor)s"),
    gettext_noop("since then and until %(anchor)s: %(why)s"),
    gettext_noop("the text gives no year; the nearest by %(anchor)s"),
    gettext_noop("the text gives no year, and %(why)s"),
    gettext_noop("the day itself: %(anchor)s"),
    gettext_noop("a day before %(anchor)s"),
    gettext_noop("a day after %(anchor)s"),
    gettext_noop("%(n)s days before %(anchor)s"),
    gettext_noop("%(n)s days after %(anchor)s"),
    gettext_noop("the last %(weekday)s at or before %(anchor)s"),
    gettext_noop("the last %(weekday)s from %(anchor)s"),
    gettext_noop("the next %(weekday)s from %(anchor)s"),
    gettext_noop("the sentence looks ahead: the next %(weekday)s from %(anchor)s"),
    gettext_noop("of the year of %(anchor)s"),
    gettext_noop("the year counts from %(anchor)s"),
    gettext_noop("the month counts from %(anchor)s"),
    gettext_noop("counted from %(anchor)s back, and until then"),
    gettext_noop("counted from %(anchor)s on"),
    gettext_noop("counted from %(anchor)s; how many is not said: at most ten, by the plural"),
    gettext_noop("the night from %(weekday)s to %(next_weekday)s nearest to %(anchor)s"),
    gettext_noop("about, so half a unit either way: %(why)s"),
    gettext_noop("counted from %(anchor)s"),
    gettext_noop("a length of time, not a day"),
    gettext_noop("something repeated, not a day"),
    gettext_noop("an hour of a day that is not said beside it"),
    gettext_noop("the text gives a bound only, not how many"),
    gettext_noop("it counts from the article's own day, and %(why)s"),
    gettext_noop("it counts from something else that the text names"),
    gettext_noop("it counts from something that happened before"),
    gettext_noop("it counts from a date that the text names before it"),
    gettext_noop("it means nowadays rather than a day"),
    gettext_noop("an Islamic day, by the Umm al-Qura calendar (a sighting may differ by a day)"),
    gettext_noop("an Islamic month, by the Umm al-Qura calendar"),
    gettext_noop("the article's day is not known"),
    gettext_noop("the article's day is only known to be %(day)s to %(last_day)s"),
    gettext_noop("%(day)s, the article's day"),
    # names and speakers
    gettext_noop("the registry has this name"),
    gettext_noop("the title before it"),
    gettext_noop("a given name leads"),
    gettext_noop("the city's name stands for the government there"),
    gettext_noop("an act of speech is told on its doer's own word"),
    gettext_noop("named by office only"),
    gettext_noop("a body named by what it is and whose"),
    gettext_noop("people named by what they are"),
    gettext_noop("named in full elsewhere in the text"),
    gettext_noop("the only holder of this office in the text"),
    gettext_noop("refers back to the person named before"),
    gettext_noop("the only kingdom that the text names"),
    gettext_noop("the word of speech before it"),
    gettext_noop("the word of speech behind it"),
    gettext_noop("the name before the colon"),
    gettext_noop("the source that is named"),
    gettext_noop("the quotation goes on"),
    gettext_noop("what the word of speech reports"),
    gettext_noop("nobody is named"),
    # who is one person with whom
    gettext_noop("«%(words)s» is a spelling of «%(name)s»"),
    gettext_noop("«%(name)s» holds the same office, and no other of this name does"),
    gettext_noop("the only one of the family «%(name)s» in this office"),
    gettext_noop("people of this name hold offices in several states"),
    gettext_noop("an office of another state than that of the one who is known by this name"),
    gettext_noop("a reader said so"),
    gettext_noop("a reader said so: %(words)s"),
    # events
    gettext_noop("«%(words)s» tells of it; %(why)s"),
    gettext_noop("told as a fact"),
    gettext_noop("told as still to come"),
    gettext_noop("told as going on"),
    gettext_noop("told as possible only"),
    gettext_noop("its date lies ahead"),
    gettext_noop("its verb speaks of the future"),
    gettext_noop("negated by «%(words)s»"),
    gettext_noop("denied: «%(words)s»"),
    # sources that an article declares
    gettext_noop("the dateline names the agency"),
    gettext_noop("the byline is «%(words)s»"),
    gettext_noop("the text hands the report over to %(name)s"),
    gettext_noop("the words were said to %(name)s"),
    gettext_noop("the text gives a statement as its source"),
    gettext_noop("the page's link «%(words)s» leads there"),
    gettext_noop("the page of %(site)s says that it was published in %(name)s"),
    gettext_noop("the aggregator's page says that it was published in %(name)s"),
    # passages
    gettext_noop("%(n)s words stand in both in the same order, without a difference"),
    gettext_noop("%(n)s words stand in both in the same order, with %(k)s words different between them"),
    gettext_noop("%(n)s words stand in both in the same order, with %(k)s word different between them"),
    gettext_noop("its own outlet prints it again"),
    # stories
    gettext_noop("the story begins with it"),
    gettext_noop("an article that came later holds it to the story"),
    gettext_noop("%(k)s%% of the shorter text stands in the other"),
    gettext_noop("both report the same event"),
    gettext_noop("the article tells it twice"),
    gettext_noop("both are told in the same words, with the same parties"),
    gettext_noop("both speak of an act that happens once between these parties"),
    gettext_noop("both are told in the same words, but %(n)s days apart"),
    gettext_noop("both tell of one person's death"),
    gettext_noop("one sentence tells both, of the same parties"),
    gettext_noop("both are about the same, of the same parties, %(n)s days apart"),
    gettext_noop("the same parties on the same days"),
    gettext_noop("the same parties, and their days overlap"),
    gettext_noop("the same parties in news %(n)s days apart"),
    gettext_noop("one announces what the other tells of, %(n)s days apart"),
    gettext_noop("one announces the visit that the other tells of, %(n)s days apart"),
    gettext_noop("one announces the visit that the other tells of"),
    gettext_noop("the same act, but its days are told %(n)s days apart"),
    gettext_noop("the event begins with it"),
    gettext_noop("a mention that came later holds it to the event"),
    gettext_noop("their titles are alike and they name %(n)s of the same"),
    gettext_noop("it recurs in %(n)s outlets over %(k)s days that share nothing else with it"),
    # chains and directions
    gettext_noop("the same words stand in %(one)s, which credits %(name)s"),
    gettext_noop("the same words stand in %(one)s; which was first is not known"),
    gettext_noop("it was published on %(day)s, the other on %(last_day)s or later"),
    gettext_noop("it was already there on %(day)s, the other is of %(last_day)s or later"),
    gettext_noop("%(one)s: it was published on %(day)s, the other on %(last_day)s or later"),
    gettext_noop("%(one)s: it was already there on %(day)s, the other is of %(last_day)s or later"),
    gettext_noop("the other names %(name)s as its source"),
    gettext_noop("both credit %(name)s"),
    gettext_noop("one credits %(name)s, the other does not"),
    gettext_noop("their stated dates do not say which was first"),
    gettext_noop("one of them states no date"),
    gettext_noop("neither states a date"),
    gettext_noop("%(name)s is a news agency"),
    # origins
    gettext_noop("one article tells it twice"),
    gettext_noop("two versions of one page"),
    gettext_noop("it names no source"),
    gettext_noop("none names a source, and which was first is not known"),
    gettext_noop("the earliest of them is of %(day)s"),
    gettext_noop("it is told on the word of %(name)s"),
    gettext_noop("%(name)s published it itself"),
    gettext_noop("%(one)s and %(other)s tell it in the same words"),
    gettext_noop("%(one)s and %(other)s both credit %(name)s"),
    gettext_noop("%(one)s and %(other)s both give it on the word of %(name)s"),
    gettext_noop("%(one)s tells it in two articles"),
    gettext_noop("%(one)s tells it in two posts"),
    gettext_noop("one credits %(name)s"),
    gettext_noop("%(n)s credit %(name)s"),
    gettext_noop("%(one)s credits %(other)s"),
    gettext_noop("and %(n)s more"),
)

_HOLE = re.compile(r"%\\\((\w+)\\\)s")  # as re.escape leaves it
_KINDS = {
    "n": r"\d+",
    "k": r"\d+",
    "day": r"\d{4}-\d\d-\d\d",
    "last_day": r"\d{4}-\d\d-\d\d",
    "weekday": "|".join(WEEKDAYS),
    "next_weekday": "|".join(WEEKDAYS),
}
_REASONS = ("why", "anchor")

# A reason in a reason in a reason is as deep as they go; a page's own words cannot make it deeper.
_DEEPEST = 3

# Reasons are one sentence. A longer one quotes more of a page than is worth matching.
_LONGEST = 600


def told(sentence: str) -> tuple[str, str]:
    """Return a reason in the reader's language and that language, or the reason as it is and "en"."""
    if len(sentence) > _LONGEST:
        return sentence, "en"
    taste, code = current(), get_language()
    return _known(sentence, code or "en", taste.months, taste.hijri)


# All that a reason's words depend on is a parameter. Most of the reasons on a page are those of many pages.
@lru_cache(maxsize=10_000)
def _known(sentence: str, code: str, *_reader: str) -> tuple[str, str]:
    found = _told(sentence, 0)
    return (found, code) if found is not None else (sentence, "en")


def _told(sentence: str, depth: int) -> str | None:
    if depth > _DEEPEST:
        return None
    # Several reasons first: a hole of a pattern could swallow all but the last of them.
    if "; " in sentence:
        parts = [_by_pattern(part, depth) for part in sentence.split("; ")]
        known = [part for part in parts if part is not None]
        if len(known) == len(parts):
            return gettext("; ").join(known)
    return _by_pattern(sentence, depth)


def _by_pattern(sentence: str, depth: int) -> str | None:
    for shape, message in _shapes():
        match = shape.fullmatch(sentence)
        if match is None:
            continue
        holes = {hole: _filled(hole, text, depth) for hole, text in match.groupdict().items()}
        filled = {hole: text for hole, text in holes.items() if text is not None}
        return gettext(message) % filled if len(filled) == len(holes) else None
    return None


def _filled(hole: str, text: str, depth: int) -> str | None:
    if hole in _REASONS:
        return _told(text, depth + 1)
    if hole.endswith("weekday"):
        return str(WEEKDAYS[text])
    return dates.from_iso(text) if hole.endswith("day") else text


@lru_cache(maxsize=1)
def _shapes() -> list[tuple[re.Pattern[str], str]]:
    def shape(message: str) -> re.Pattern[str]:
        filled = _HOLE.sub(lambda m: f"(?P<{m[1]}>{_KINDS.get(m[1], '.+?')})", re.escape(message))
        return re.compile(filled.replace("%%", "%"), re.DOTALL)

    return [(shape(message), message) for message in PATTERNS]
