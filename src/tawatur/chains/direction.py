"""Which of two articles came first, by what they state; what they do not state stays unknown."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tawatur.arabic.letters import fold
from tawatur.chains.credits import is_named
from tawatur.model import Article, Credit

Sure = Literal["stated", "likely", "unknown"]
"""How sure a link is: the later one says it itself; it follows from stated days; it is not known."""


class Direction(NamedTuple):
    """The id of the article that came first, None where it is not known; why, in a sentence; how sure.

    `source` is a named source that both go back to where neither needs to have copied the other.
    """

    first: str | None
    because: str
    sure: Sure = "unknown"
    source: str | None = None


def _itself(name: str) -> str:
    return name


def _nobody(_: str) -> bool:
    return False


def find_direction(
    one: Article,
    other: Article,
    credits: Sequence[Credit] = (),
    canonical: Callable[[str], str] = _itself,
    is_agency: Callable[[str], bool] = _nobody,
) -> Direction:
    """Return which of two articles that share text came first.

    A credit says it first: who credits the other's outlet came later, and who credits the same source as the
    other, or a source whose words the other has too, goes back to that source and not to the other. Then the
    stated dates, where they cannot be the same day; then a page fetched on a day before the other was
    published; then that one of them is a news agency, whose trade it is to be reprinted.

    `canonical` is what the credits were found with; `is_agency` says of a canonical name whether a news
    agency has it.
    """
    forward, backward = (_credits(a, b, credits, canonical) for a, b in ((other, one), (one, other)))
    if forward != backward:
        first = one if forward else other
        return Direction(first.id, f"the other names {first.outlet} as its source", "stated")
    return (
        _upstream(one, other, credits, canonical, is_agency)
        or by_date(one, other)
        or _by_trade(one, other, canonical, is_agency)
        or Direction(None, _open(one, other))
    )


def by_date(one: Article, other: Article) -> Direction | None:
    """Return which came first by stated days alone, None where they do not say."""
    for first, later in ((one, other), (other, one)):
        start, end = later.published.earliest, first.published.latest
        if start and end and end < start:
            because = f"it was published on {end}, the other on {start} or later"
            return Direction(first.id, because, "likely")
        if start and first.seen and first.seen.date() < start:
            because = f"it was already there on {first.seen.date()}, the other is of {start} or later"
            return Direction(first.id, because, "likely")
    return None


def whole_text(credits: Sequence[Credit], article: str) -> list[Credit]:
    """Return an article's credits that name a source for all of its text: in a byline or a dateline."""
    return [
        credit
        for credit in credits
        if credit.article == article and is_named(credit) and (credit.span is None or is_dateline(credit))
    ]


def is_dateline(credit: Credit) -> bool:
    """Say whether an agency is named before the first sentence: then it stands for the whole text."""
    return credit.span is not None and credit.kind == "agency" and "dateline" in credit.because


def _upstream(
    one: Article,
    other: Article,
    credits: Sequence[Credit],
    canonical: Callable[[str], str],
    is_agency: Callable[[str], bool],
) -> Direction | None:
    """Return the source that both go back to: both credit it, or one credits an agency for the words."""
    mine, theirs = (
        {fold(credit.name): credit for credit in whole_text(credits, article.id)} for article in (one, other)
    )
    shared = [name for name in mine if name in theirs]
    if shared:
        name = mine[shared[0]].name
        return Direction(None, f"both credit {name}", "stated", name)
    for crediting, silent, whose in ((mine, theirs, other), (theirs, mine, one)):
        agencies = [credit.name for credit in crediting.values() if is_agency(credit.name)]
        # a repost credits its own outlet: that says nothing of where this one has it from
        if agencies and not silent.keys() - {fold(canonical(whose.outlet or ""))}:
            return Direction(None, f"one credits {agencies[0]}, the other does not", "likely", agencies[0])
    return None


def _by_trade(
    one: Article, other: Article, canonical: Callable[[str], str], is_agency: Callable[[str], bool]
) -> Direction | None:
    agencies = [
        article for article in (one, other) if article.outlet and is_agency(canonical(article.outlet))
    ]
    if len(agencies) != 1:
        return None
    return Direction(agencies[0].id, f"{agencies[0].outlet} is a news agency", "likely")


def _open(one: Article, other: Article) -> str:
    if one.published.earliest and other.published.earliest:
        return "their stated dates do not say which was first"
    if one.published.earliest or other.published.earliest:
        return "one of them states no date"
    return "neither states a date"


def _credits(
    later: Article, first: Article, credits: Sequence[Credit], canonical: Callable[[str], str]
) -> bool:
    if not first.outlet or (later.outlet and fold(later.outlet) == fold(first.outlet)):
        return False
    name = fold(canonical(first.outlet))
    return any(credit.article == later.id and fold(credit.name) == name for credit in credits)
