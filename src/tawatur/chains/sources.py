"""Where an article's text is from, as far as it can be known: what it credits, and who has the same words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tawatur.arabic.letters import fold
from tawatur.chains.direction import Sure, find_direction, whole_text
from tawatur.chains.tellings import itself
from tawatur.model import Article, Credit, Passage, Reuse

COPY = 0.3  # of an article's letters: less in common with others makes it no copy


@dataclass(frozen=True, slots=True)
class Source:
    """One source of an article's text.

    `name` is that of an agency, outlet or issuer, None where nobody knows which of two was first; `article`
    the id of the article that has the words, where one here has. `how`: the article credits it, or has its
    words; `credited` says whether it names the source either way. `share` of its letters stands there too.
    """

    name: str | None
    article: str | None
    how: Literal["credit", "copy"]
    sure: Sure
    credited: bool
    share: float
    because: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where an article's text is from: its main source, the stretches that are another's, that may be, and
    those that others (by id) have from this one."""

    main: Source | None
    borrowed: tuple[Passage, ...]
    unsure: tuple[Passage, ...]
    lent: Mapping[str, Sequence[Passage]]


@dataclass(slots=True)
class _Found:
    borrowed: list[Passage] = field(default_factory=list)
    unsure: list[Passage] = field(default_factory=list)
    lent: dict[str, Sequence[Passage]] = field(default_factory=dict)
    best: Source | None = None


def shared_by(reuses: Iterable[Reuse]) -> dict[str, dict[str, list[Passage]]]:
    """Return shared passages by article and by the article that has them too, as places in the first."""
    shared: dict[str, dict[str, list[Passage]]] = {}
    for reuse in reuses:
        for mine, theirs in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
            shared.setdefault(mine.article, {}).setdefault(theirs.article, []).append(mine)
    return shared


def by_id(credits: Iterable[Credit]) -> dict[str, list[Credit]]:
    """Return credits by the article that gives them."""
    found: dict[str, list[Credit]] = {}
    for credit in credits:
        found.setdefault(credit.article, []).append(credit)
    return found


def find_sources(
    article: Article,
    shared: Mapping[str, Sequence[Passage]],
    others: Mapping[str, Article],
    credits: Mapping[str, Sequence[Credit]],
    canonical: Callable[[str], str] = itself,
    is_agency: Callable[[str], bool] = lambda _: False,
) -> Sources:
    """Return where an article's text is from.

    `shared` gives its passages that stand in each of `others` too, by id; `credits` those of all, by article.
    `canonical` and `is_agency` are as in `find_direction`. A source credited for the whole text goes before
    one whose words it has; of those, one that is named before one that is not, then the longest. Articles of
    its own outlet are no source.
    """
    mine = credits.get(article.id, ())
    found = _Found()
    for id_, passages in shared.items():
        if id_ in others and not is_own(canonical(others[id_].outlet or ""), article, canonical):
            both = (*mine, *credits.get(id_, ()))
            _weigh(found, article, others[id_], passages, mine, both, canonical, is_agency)
    main = found.best
    for credit in whole_text(mine, article.id):
        if not is_own(credit.name, article, canonical):
            main = _credited(credit, article, shared, others, canonical)
            break
    return Sources(main, tuple(found.borrowed), tuple(found.unsure), found.lent)


def _weigh(
    found: _Found,
    article: Article,
    other: Article,
    passages: Sequence[Passage],
    mine: Sequence[Credit],
    both: Sequence[Credit],
    canonical: Callable[[str], str],
    is_agency: Callable[[str], bool],
) -> None:
    """Add what one other article with the same words says of an article's sources."""
    direction = find_direction(article, other, both, canonical, is_agency)
    if direction.first == article.id:
        found.lent[other.id] = passages
        return
    name = direction.source or (other.outlet if direction.first else None)
    (found.borrowed if name or direction.first else found.unsure).extend(passages)
    share = letters(passages) / max(1, len(article.body))
    credited = name is not None and any(fold(each.name) == fold(canonical(name)) for each in mine)
    source = Source(name, other.id, "copy", direction.sure, credited, share, direction.because)
    best = found.best
    if best is None or (name is not None, share) > (best.name is not None, best.share):
        found.best = source


def _credited(
    credit: Credit,
    article: Article,
    shared: Mapping[str, Sequence[Passage]],
    others: Mapping[str, Article],
    canonical: Callable[[str], str],
) -> Source:
    """Return the source that is credited for a whole article, with its own article if that is here."""
    for id_, passages in shared.items():
        outlet = others[id_].outlet if id_ in others else None
        if outlet and fold(canonical(outlet)) == fold(credit.name):
            share = letters(passages) / max(1, len(article.body))
            return Source(credit.name, id_, "credit", "stated", True, share, credit.because)
    return Source(credit.name, None, "credit", "stated", True, 0.0, credit.because)


def is_own(name: str, article: Article, canonical: Callable[[str], str]) -> bool:
    """Say whether a name is that of an article's own outlet."""
    return bool(article.outlet) and fold(name) == fold(canonical(article.outlet or ""))


def letters(passages: Iterable[Passage]) -> int:
    """Return how many code points passages of one body cover together."""
    covered = at = 0
    for passage in sorted(passages, key=lambda each: (each.start, each.end)):
        covered += max(0, passage.end - max(at, passage.start))
        at = max(at, passage.end)
    return covered
