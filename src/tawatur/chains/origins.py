"""How many independent sources stand behind an event: mentions that go back to one source are one origin."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tawatur.arabic.letters import fold
from tawatur.arabic.sentences import find_sentences
from tawatur.chains.credits import is_named
from tawatur.model import Article, Credit, EventMention, Origin, Passage, Reuse

_REASONS = 3  # joins that a reader is told of; the others are counted
_SENTENCES_ON = 2  # a report's words run on: sentences behind the one that reports, still told of it


@dataclass(slots=True)
class _Telling:
    """One mention with what bears on its origin: where its telling runs, whom it credits."""

    mention: EventMention
    article: Article
    start: int
    end: int
    outlet: str
    named: dict[str, Credit] = field(default_factory=dict)
    unnamed: list[Credit] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)

    def holds(self, passage: Passage) -> bool:
        """Say whether a passage reaches into the telling."""
        return passage.start < self.end and passage.end > self.start

    def words(self) -> str:
        """Return how a sentence names the article."""
        return self.article.outlet or self.article.author or self.article.title or self.article.id


def _itself(name: str) -> str:
    return name


def find_origins(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
    credits: Sequence[Credit],
    canonical: Callable[[str], str] = _itself,
) -> tuple[Origin, ...]:
    """Return the origins of one event's mentions, in the order of their first mentions.

    Two mentions have one origin where a shared passage stands in both tellings (the reporting sentence and
    the two behind it); where both credit the same named source; where one credits the other's outlet; where
    both give it on the same speaker's word; where one hand or one outlet tells it twice. `articles` holds
    the article of every mention (KeyError otherwise). `canonical` is the function that the credits were
    found with: it makes an outlet's own name comparable with them.
    """
    tellings = _read(mentions, articles, credits, canonical)
    parent = list(range(len(tellings)))
    because: dict[int, list[str]] = {at: [] for at in parent}

    def root_of(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    passages = _by_pair(reuses)
    for first, second in combinations(range(len(tellings)), 2):
        one, other = tellings[first], tellings[second]
        pair = passages.get((one.article.id, other.article.id), ())
        why = _same_origin(one, other, pair)
        if why is None:
            continue
        low, high = sorted((root_of(first), root_of(second)))
        if low != high:
            parent[high] = low
            because[low] += [why, *because[high]]
    parts: dict[int, list[_Telling]] = {}
    for at, telling in enumerate(tellings):
        parts.setdefault(root_of(at), []).append(telling)
    return tuple(_origin(part, because[at]) for at, part in parts.items())


def _read(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    credits: Sequence[Credit],
    canonical: Callable[[str], str],
) -> list[_Telling]:
    sentences = {key: find_sentences(articles[key].body) for key in {mention.article for mention in mentions}}
    by_article: dict[str, list[Credit]] = {}
    for credit in credits:
        by_article.setdefault(credit.article, []).append(credit)
    tellings = []
    for mention in mentions:
        article = articles[mention.article]
        behind = [end for start, end in sentences[article.id] if start >= mention.sentence.end]
        outlet = fold(canonical(article.outlet)) if article.outlet else ""
        # no sentence behind: the telling ends with its own; one: with that one
        end = behind[min(_SENTENCES_ON, len(behind)) - 1] if behind else mention.sentence.end
        telling = _Telling(mention, article, mention.sentence.start, end, outlet)
        nearest = behind[0] if behind else mention.sentence.end
        for credit in by_article.get(article.id, ()):
            # a statement is named in the sentence behind («وأضاف البلاغ»), an agency opens its own report
            until = nearest if credit.kind == "statement" else mention.sentence.end
            bears = credit.span is None or mention.sentence.start <= credit.span.start < until
            if bears or _is_dateline(credit):
                if is_named(credit):
                    telling.named.setdefault(fold(credit.name), credit)
                else:
                    telling.unnamed.append(credit)
        doers = {party.entity for party in mention.actor}
        for party in mention.attributed_to:
            # who praised or accused is the doer of the act that is told, not the source it is told from
            if party.kind != "place" and party.entity not in doers:
                telling.speakers.setdefault(party.entity, party.name)
        tellings.append(telling)
    return tellings


def _is_dateline(credit: Credit) -> bool:
    """Say whether an agency is named before the first sentence: then it stands for the whole text."""
    return credit.span is not None and credit.kind == "agency" and "dateline" in credit.because


def _by_pair(reuses: Sequence[Reuse]) -> dict[tuple[str, str], list[tuple[Passage, Passage]]]:
    pairs: dict[tuple[str, str], list[tuple[Passage, Passage]]] = {}
    for reuse in reuses:
        pairs.setdefault((reuse.a.article, reuse.b.article), []).append((reuse.a, reuse.b))
        pairs.setdefault((reuse.b.article, reuse.a.article), []).append((reuse.b, reuse.a))
    return pairs


def _same_origin(one: _Telling, other: _Telling, passages: Sequence[tuple[Passage, Passage]]) -> str | None:
    """Return why two mentions go back to one source, None where nothing says so."""
    if one.article.id == other.article.id:
        return "one article tells it twice"
    for mine, theirs in passages:
        if one.holds(mine) and other.holds(theirs):
            return f"{one.words()} and {other.words()} tell it in the same words"
    shared = [name for name in one.named if name in other.named]
    if shared:
        return f"{one.words()} and {other.words()} both credit {one.named[shared[0]].name}"
    for later, first in ((one, other), (other, one)):
        if first.outlet and first.outlet in later.named and later.outlet != first.outlet:
            return f"{later.words()} credits {first.words()}"
    for later, first in ((one, other), (other, one)):
        for name in later.speakers.values():
            if any(fold(name) in credited for credited in first.named):  # «المتحدثة باسم … تامي بروس»
                return f"{one.words()} and {other.words()} both give it on the word of {name}"
    spoken = [entity for entity in one.speakers if entity in other.speakers]
    if spoken:
        name = one.speakers[spoken[0]]
        return f"{one.words()} and {other.words()} both give it on the word of {name}"
    if one.article.url and one.article.url == other.article.url:
        return "two versions of one page"
    if one.outlet and one.outlet == other.outlet:
        return f"{one.words()} tells it in two articles"
    hands = [(telling.article.thread, telling.article.author) for telling in (one, other)]
    if hands[0] == hands[1] and all(hands[0]):
        return f"{one.article.author} tells it in two posts"
    return None


def _origin(part: Sequence[_Telling], reasons: Sequence[str]) -> Origin:
    mentions = tuple(telling.mention.id for telling in part)
    root, why = _root(part)
    joins = list(dict.fromkeys(reasons))
    if len(joins) > _REASONS:
        joins[_REASONS:] = [f"and {len(joins) - _REASONS} more"]
    return Origin(root, mentions, "; ".join([*joins, why]))


def _root(part: Sequence[_Telling]) -> tuple[str, str]:
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
    return first.id, "none names a source, and which was first is not known"


def _first_published(article: Article) -> str:
    """Return what articles are ranked by; those of one day stay in the order they came in.

    When a page was fetched is no evidence of when it was published, and differs from run to run.
    """
    return article.published.earliest.isoformat() if article.published.earliest else "9999"
