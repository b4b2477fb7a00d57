"""How an event is told: each mention with where its telling runs, whom it credits, on whose word it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.arabic.letters import fold
from tawatur.arabic.sentences import find_sentences
from tawatur.chains.credits import is_named
from tawatur.chains.direction import is_dateline
from tawatur.model import Article, Credit, EventMention, Passage, Reuse

_SENTENCES_ON = 2  # a report's words run on: sentences behind the one that reports, still told of it


@dataclass(slots=True)
class Telling:
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


def itself(name: str) -> str:
    """Return a name as it is."""
    return name


def read_tellings(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    credits: Sequence[Credit],
    canonical: Callable[[str], str],
) -> list[Telling]:
    """Return the mentions in their order, each with what bears on its origin.

    `articles` holds the article of every mention (KeyError otherwise); `canonical` is the function that the
    credits were found with.
    """
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
        telling = Telling(mention, article, mention.sentence.start, end, outlet)
        nearest = behind[0] if behind else mention.sentence.end
        for credit in by_article.get(article.id, ()):
            # a statement is named in the sentence behind («وأضاف البلاغ»), an agency opens its own report
            until = nearest if credit.kind == "statement" else mention.sentence.end
            bears = credit.span is None or mention.sentence.start <= credit.span.start < until
            if bears or is_dateline(credit):
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


def passages_by_pair(reuses: Sequence[Reuse]) -> dict[tuple[str, str], list[tuple[Passage, Passage]]]:
    """Return the shared passages by (article, other), each as (its passage, the other's)."""
    pairs: dict[tuple[str, str], list[tuple[Passage, Passage]]] = {}
    for reuse in reuses:
        pairs.setdefault((reuse.a.article, reuse.b.article), []).append((reuse.a, reuse.b))
        pairs.setdefault((reuse.b.article, reuse.a.article), []).append((reuse.b, reuse.a))
    return pairs


def same_origin(one: Telling, other: Telling, passages: Sequence[tuple[Passage, Passage]]) -> str | None:
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
