"""How many independent sources stand behind an event: mentions that go back to one source are one origin."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from tawatur.chains.tellings import Telling, itself, passages_by_pair, read_tellings, same_origin
from tawatur.model import Article, Credit, EventMention, Origin, Reuse

_REASONS = 3  # joins that a reader is told of; the others are counted


def find_origins(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
    credits: Sequence[Credit],
    canonical: Callable[[str], str] = itself,
    is_agency: Callable[[str], bool] = lambda _: False,
) -> tuple[Origin, ...]:
    """Return the origins of one event's mentions, in the order of their first mentions.

    Two mentions have one origin where a shared passage stands in both tellings (the reporting sentence and
    the two behind it); where both credit the same named source; where one credits the other's outlet; where
    both give it on the same speaker's word; where one hand or one outlet tells it twice. `articles` holds
    the article of every mention (KeyError otherwise). `canonical` is the function that the credits were
    found with: it makes an outlet's own name comparable with them. `is_agency` says whether a name is that of
    a news agency, which is the root where nothing else says who was first.
    """
    tellings = read_tellings(mentions, articles, credits, canonical)
    parent = list(range(len(tellings)))
    because: dict[int, list[str]] = {at: [] for at in parent}

    def root_of(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    passages = passages_by_pair(reuses)
    for first, second in combinations(range(len(tellings)), 2):
        one, other = tellings[first], tellings[second]
        pair = passages.get((one.article.id, other.article.id), ())
        why = same_origin(one, other, pair)
        if why is None:
            continue
        low, high = sorted((root_of(first), root_of(second)))
        if low != high:
            parent[high] = low
            because[low] += [why, *because[high]]
    parts: dict[int, list[Telling]] = {}
    for at, telling in enumerate(tellings):
        parts.setdefault(root_of(at), []).append(telling)
    return tuple(_origin(part, because[at], is_agency) for at, part in parts.items())


def _origin(part: Sequence[Telling], reasons: Sequence[str], is_agency: Callable[[str], bool]) -> Origin:
    mentions = tuple(telling.mention.id for telling in part)
    root, why = _root(part, is_agency)
    joins = list(dict.fromkeys(reasons))
    if len(joins) > _REASONS:
        joins[_REASONS:] = [f"and {len(joins) - _REASONS} more"]
    return Origin(root, mentions, "; ".join([*joins, why]))


def _root(part: Sequence[Telling], is_agency: Callable[[str], bool]) -> tuple[str, str]:
    """Return an article id or a source's name, and why it is the root."""
    articles = {telling.article.id: telling.article for telling in part}
    ranked = sorted(articles.values(), key=_first_published)
    # a repost credits its own outlet: that is the article itself
    credited: Counter[str] = Counter(name for one in part for name in one.named if name != one.outlet)
    if credited:
        name = min(credited, key=lambda each: (-credited[each], each))
        credit = next(telling.named[name] for telling in part if name in telling.named)
        own = {telling.article.id for telling in part if telling.outlet == name}
        for article in ranked:
            if article.id in own:
                return article.id, f"{credit.name} published it itself"
        one_does = credited[name] == 1
        return credit.name, f"{'one credits' if one_does else f'{credited[name]} credit'} {credit.name}"
    speakers: Counter[str] = Counter(name for telling in part for name in telling.speakers.values())
    if speakers:
        name = min(speakers, key=lambda each: (-speakers[each], each))
        return name, f"it is told on the word of {name}"
    unnamed = [credit for telling in part for credit in telling.unnamed if credit.kind == "statement"]
    if unnamed:
        whose = articles[unnamed[0].article].outlet or "one text"
        return unnamed[0].name, f"{whose} credits «{unnamed[0].name}»"
    first = ranked[0]
    if len(ranked) == 1:
        return first.id, "it names no source"
    start = ranked[1].published.earliest
    if first.published.latest and start and first.published.latest < start:
        return first.id, f"the earliest of them is of {first.published.latest}"
    agencies = [article for article in ranked if is_agency(article.outlet or "")]
    if len(agencies) == 1:
        return agencies[0].id, f"{agencies[0].outlet} is a news agency"
    return first.id, "none names a source, and which was first is not known"


def _first_published(article: Article) -> str:
    """Return what articles are ranked by; those of one day stay in the order they came in.

    When a page was fetched is no evidence of when it was published, and differs from run to run.
    """
    return article.published.earliest.isoformat() if article.published.earliest else "9999"
