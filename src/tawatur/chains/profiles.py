"""What an outlet's articles show of it: own text, whom it copies, credited or not, how late it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from tawatur.arabic.letters import fold
from tawatur.chains.sources import COPY, by_id, find_sources, is_own, shared_by
from tawatur.chains.sources import letters as _letters
from tawatur.chains.tellings import itself
from tawatur.model import Article, Credit, Passage, Reuse


@dataclass(frozen=True, slots=True)
class Debt:
    """One source, or one borrower: in how many articles, and in how many of them it is credited."""

    name: str
    articles: int
    credited: int

    @property
    def uncredited(self) -> int:
        """In how many articles it is not credited."""
        return self.articles - self.credited


@dataclass(frozen=True, slots=True)
class Profile:
    """What an outlet's articles show. The three shares are of all their letters and add up to 1.

    `own` is what stood in no other outlet before and is credited to nobody; `borrowed` what is credited to
    another source or stood elsewhere first; `unsure` what stands elsewhere too, where which was first is not
    known. `lag` is the median of days behind the first outlet with the same words, over `dated` articles in
    which both days are stated; in `first` of them no other was earlier.
    """

    articles: int
    own: float
    borrowed: float
    unsure: float
    sources: tuple[Debt, ...]
    borrowers: tuple[Debt, ...]
    lag: float | None
    dated: int
    first: int


@dataclass(slots=True)
class _Count:
    """Articles by name, of which some are credited; the name as first met."""

    names: dict[str, str] = field(default_factory=dict)
    articles: dict[str, set[str]] = field(default_factory=dict)
    credited: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, article: str, credited: bool) -> None:
        """Count an article once under a name."""
        folded = fold(name)
        self.names.setdefault(folded, name)
        self.articles.setdefault(folded, set()).add(article)
        if credited:
            self.credited.setdefault(folded, set()).add(article)

    def debts(self) -> tuple[Debt, ...]:
        """Return the names, those with most articles first."""
        rows = [
            Debt(self.names[name], len(inside), len(self.credited.get(name, ())))
            for name, inside in self.articles.items()
        ]
        return tuple(sorted(rows, key=lambda debt: (-debt.articles, debt.name)))


@dataclass(slots=True)
class _Sums:
    letters: int = 0
    borrowed: int = 0
    unsure: int = 0
    lags: list[int] = field(default_factory=list)
    sources: _Count = field(default_factory=_Count)
    borrowers: _Count = field(default_factory=_Count)


def find_profile(
    articles: Sequence[Article],
    others: Mapping[str, Article],
    reuses: Sequence[Reuse],
    credits: Sequence[Credit],
    canonical: Callable[[str], str] = itself,
    is_agency: Callable[[str], bool] = lambda _: False,
) -> Profile:
    """Return the profile of the outlet that these articles are of.

    `others` are the articles that share text with them, `reuses` what they share, `credits` those of all.
    `canonical` and `is_agency` are as in `find_direction`.
    """
    by_article, shared = by_id(credits), shared_by(reuses)
    sums = _Sums()
    for article in articles:
        beside = {id_: told for id_, told in shared.get(article.id, {}).items() if id_ in others}
        _add(sums, article, beside, others, by_article, canonical, is_agency)
    letters = max(1, sums.letters)
    return Profile(
        articles=len(articles),
        own=1 - (sums.borrowed + sums.unsure) / letters if sums.letters else 0.0,
        borrowed=sums.borrowed / letters,
        unsure=sums.unsure / letters,
        sources=sums.sources.debts(),
        borrowers=sums.borrowers.debts(),
        lag=median(sums.lags) if sums.lags else None,
        dated=len(sums.lags),
        first=sum(lag == 0 for lag in sums.lags),
    )


def _add(
    sums: _Sums,
    article: Article,
    shared: Mapping[str, Sequence[Passage]],
    others: Mapping[str, Article],
    credits: Mapping[str, Sequence[Credit]],
    canonical: Callable[[str], str],
    is_agency: Callable[[str], bool],
) -> None:
    """Add what one article shows."""
    found = find_sources(article, shared, others, credits, canonical, is_agency)
    size = len(article.body)
    main = found.main
    taken = size if main and main.how == "credit" else _letters(found.borrowed)
    sums.letters += size
    sums.borrowed += taken
    sums.unsure += 0 if taken == size else _letters((*found.borrowed, *found.unsure)) - taken
    if main and main.name and (main.how == "credit" or main.share >= COPY):
        sums.sources.add(main.name, article.id, main.credited)
    for id_, passages in found.lent.items():
        other = others[id_]
        if other.outlet and _letters(passages) >= COPY * len(other.body):
            credited = any(is_own(each.name, article, canonical) for each in credits.get(id_, ()))
            sums.borrowers.add(other.outlet, id_, credited)
    days = [day for id_ in shared if (day := _day(others[id_])) is not None]
    if days and (own := _day(article)) is not None:
        sums.lags.append(max(0, (own - min(days)).days))


def _day(article: Article) -> date | None:
    """Return the one day an article states as its own."""
    published = article.published
    return published.earliest if published.earliest == published.latest else None
