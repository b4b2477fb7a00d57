"""The chain of an event as trees: from each origin to the outlets that tell it, and on to their reposts.

A branch is drawn only where a text says where it comes from, or where words and days say so; what cannot be
told stands under a root without a name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tawatur.arabic.letters import fold
from tawatur.chains.direction import Sure, by_date
from tawatur.chains.tellings import Telling, itself, passages_by_pair, read_tellings, same_origin
from tawatur.chains.words import comparable_words
from tawatur.model import Article, Credit, EventMention, Origin, Passage, Reuse

Kind = Literal["source", "outlet", "article", "repost", "unknown"]
"""A node: a source that is only named; an outlet of which only a repost is kept; an article; an article on an
aggregator's page; and a root that nobody names."""

How = Literal["credit", "repost", "copy", "word", "other"]
"""A link: the text credits it; the aggregator does; the same words without credit; one speaker's word; what
else makes them one origin."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a node hangs on the one above, how sure that is, and why.

    `beside` is the article (its id) that the same words stand in, `words` how many these are; None and 0
    where words say nothing.
    """

    how: How
    sure: Sure
    words: int
    because: str
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A source, or an article by its id, and what goes back to it; `link` is None at a root."""

    kind: Kind
    name: str | None
    article: str | None
    link: Link | None
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """One independent origin of an event; mostly one root, several where it names several sources."""

    origin: Origin
    roots: tuple[Node, ...]

    @property
    def nodes(self) -> list[Node]:
        """All nodes, each before what hangs on it."""
        found, left = [], list(self.roots[::-1])
        while left:
            found.append(left.pop())
            left += found[-1].children[::-1]
        return found

    @property
    def uncredited(self) -> list[Node]:
        """The articles that have another's words and do not say so."""
        return [node for node in self._copies if node.link and node.link.sure != "unknown"]

    @property
    def unsure(self) -> list[Node]:
        """The articles that share words and credit nobody, where which was first is not known."""
        return [node for node in self._copies if node.link and node.link.sure == "unknown"]

    @property
    def _copies(self) -> list[Node]:
        return [node for node in self.nodes if node.link and node.link.how == "copy"]


_Key = tuple[Literal["source", "outlet", "article", "unknown"], str]
_Pairs = Mapping[tuple[str, str], Sequence[tuple[Passage, Passage]]]
_UNKNOWN: _Key = ("unknown", "")


@dataclass(slots=True)
class _Hand:
    """One article of an origin, with all of its tellings of the event."""

    article: Article
    outlet: str
    tellings: list[Telling]
    named: dict[str, Credit] = field(default_factory=dict)

    def shares(self, other: "_Hand", pairs: _Pairs) -> int:
        """Return how many words stand in the tellings of both; 0 where no passage reaches into both."""
        words = 0
        for mine, theirs in pairs.get((self.article.id, other.article.id), ()):
            reaches = any(telling.holds(mine) for telling in self.tellings)
            if reaches and any(telling.holds(theirs) for telling in other.tellings):
                words += len(comparable_words(self.article.body[mine.start : mine.end]).keys)
        return words


def find_trees(
    mentions: Sequence[EventMention],
    origins: Sequence[Origin],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
    credits: Sequence[Credit],
    canonical: Callable[[str], str] = itself,
    is_agency: Callable[[str], bool] = lambda _: False,
) -> tuple[Tree, ...]:
    """Return the chain of an event: a tree for each of its origins, in their order.

    The arguments are those of `find_origins`, and what it returned; `is_agency` is as in `find_direction`.
    A mention that no origin holds is left out.
    """
    by_mention = {told.mention.id: told for told in read_tellings(mentions, articles, credits, canonical)}
    pairs = passages_by_pair(reuses)
    trees = []
    for origin in origins:
        told = [by_mention[each] for each in origin.mentions if each in by_mention]
        trees.append(Tree(origin, _Planting(origin, _hands(told), pairs, is_agency).roots()))
    return tuple(trees)


def _hands(tellings: Sequence[Telling]) -> list[_Hand]:
    """Return the articles of an origin, those of the earliest day first, the undated last."""
    hands: dict[str, _Hand] = {}
    for telling in tellings:
        hand = hands.setdefault(telling.article.id, _Hand(telling.article, telling.outlet, []))
        hand.tellings.append(telling)
        for name, credit in telling.named.items():
            hand.named.setdefault(name, credit)
    return sorted(hands.values(), key=lambda hand: f"{hand.article.published.earliest or '9999'}")


class _Planting:
    """The work on one origin: each article is hung on what it comes from, then the whole is drawn."""

    def __init__(
        self, origin: Origin, hands: Sequence[_Hand], pairs: _Pairs, is_agency: Callable[[str], bool]
    ) -> None:
        self.origin, self.hands, self.pairs, self.is_agency = origin, hands, pairs, is_agency
        self.names: dict[_Key, str] = {}
        self.links: dict[_Key, Link] = {}
        self.parents: dict[_Key, _Key] = {}
        self.credited = {hand.article.id: self._by_credit(hand) for hand in hands}
        for hand in hands:
            self._hang(hand)

    def _hang(self, hand: _Hand) -> None:
        mine: _Key = ("article", hand.article.id)
        above = self.credited[hand.article.id] or self._by_words(hand) or self._by_word(hand)
        if hand.article.form == "repost" and hand.outlet:
            outlet = self._outlet_of(hand)
            where = f"the page of {hand.article.via}" if hand.article.via else "the aggregator's page"
            because = f"{where} says that it was published in {hand.article.outlet}"
            self._put(mine, outlet, Link("repost", "stated", 0, because))
            mine = outlet
        if above and mine not in self.parents:
            self._put(mine, *above)

    def _put(self, mine: _Key, above: _Key, link: Link) -> None:
        """Hang a node on another, unless that one hangs on it."""
        at: _Key | None = above
        while at is not None:
            if at == mine:
                return
            at = self.parents.get(at)
        self.parents[mine], self.links[mine] = above, link

    def _outlet_of(self, hand: _Hand) -> _Key:
        """Return where a repost's outlet stands: its own article, or only its name."""
        for other in self.hands:
            if other.outlet == hand.outlet and other.article.form != "repost":
                return ("article", other.article.id)
        self.names[("outlet", hand.outlet)] = hand.article.outlet or ""
        return ("outlet", hand.outlet)

    def _by_credit(self, hand: _Hand) -> tuple[_Key, Link] | None:
        """Return the source that an article names for the event; the origin's own root before others."""
        named = [(name, credit) for name, credit in hand.named.items() if name != hand.outlet]
        for name, credit in sorted(named, key=lambda each: each[0] != fold(self.origin.root)):
            for other in self.hands:
                if other.outlet == name and other.article.form != "repost":
                    words = hand.shares(other, self.pairs)
                    beside = other.article.id if words else None
                    link = Link("credit", "stated", words, credit.because, beside)
                    return ("article", other.article.id), link
            key: _Key = ("source", name)
            self.names[key] = credit.name
            return key, Link("credit", "stated", 0, credit.because)
        return None

    def _by_words(self, hand: _Hand) -> tuple[_Key, Link] | None:
        """Return what an article that credits nobody has its words from."""
        others = [each for each in self.hands if each.outlet != hand.outlet or not hand.outlet]
        sharing = [(hand.shares(each, self.pairs), each) for each in others if each is not hand]
        sharing = [(words, each) for words, each in sharing if words]
        for words, other in sorted(sharing, key=lambda each: -each[0]):
            source = self.credited[other.article.id]
            if source and source[0][0] == "source":
                because = f"the same words stand in {_words(other)}, which credits {self.names[source[0]]}"
                return source[0], Link("copy", "likely", words, because, other.article.id)
        earlier = [(words, each, why) for words, each in sharing if (why := self._came_before(each, hand))]
        if earlier:
            words, other, why = max(earlier, key=lambda each: each[0])
            return ("article", other.article.id), Link("copy", "likely", words, why, other.article.id)
        rest = [(words, each) for words, each in sharing if not self._came_before(hand, each)]
        if rest:
            words, other = max(rest, key=lambda each: each[0])
            because = f"the same words stand in {_words(other)}; which was first is not known"
            return _UNKNOWN, Link("copy", "unknown", words, because, other.article.id)
        return None

    def _came_before(self, first: _Hand, later: _Hand) -> str | None:
        """Return why one article came before another that has the same words, None where nothing says so."""
        dated = by_date(first.article, later.article)
        if dated:
            return f"{_words(first)}: {dated.because}" if dated.first == first.article.id else None
        if self.is_agency(first.outlet) and not self.is_agency(later.outlet):
            return f"{first.article.outlet} is a news agency"
        return None

    def _by_word(self, hand: _Hand) -> tuple[_Key, Link] | None:
        """Return the speaker or the article that makes an article part of the origin for any other reason."""
        root = self.origin.root
        speakers = [name for telling in hand.tellings for name in telling.speakers.values()]
        if root in speakers:
            self.names["source", fold(root)] = root
            return ("source", fold(root)), Link("word", "stated", 0, f"it is told on the word of {root}")
        for other in self.hands:
            if other is hand:
                return None  # what comes behind hangs on this one
            for mine in hand.tellings:
                for theirs in other.tellings:
                    if why := same_origin(theirs, mine, ()):
                        return ("article", other.article.id), Link("other", "unknown", 0, why)
        return None

    def roots(self) -> tuple[Node, ...]:
        """Return what hangs on nothing, with all that hangs on it; the origin's root first."""
        children: dict[_Key, list[_Key]] = {}
        for mine, above in self.parents.items():
            children.setdefault(above, []).append(mine)
        keys = dict.fromkeys([*self.parents.values(), *(("article", h.article.id) for h in self.hands)])
        tops = [key for key in keys if key not in self.parents]
        root = (self.origin.root, fold(self.origin.root))
        tops.sort(key=lambda key: key[1] not in root)
        return tuple(self._draw(top, children) for top in tops)

    def _draw(self, key: _Key, children: Mapping[_Key, Sequence[_Key]]) -> Node:
        below = tuple(self._draw(each, children) for each in children.get(key, ()))
        link, kind = self.links.get(key), key[0]
        if kind != "article":
            return Node(kind, self.names.get(key), None, link, below)
        article = next(hand.article for hand in self.hands if hand.article.id == key[1])
        if article.form == "repost":
            return Node("repost", article.via or article.outlet, article.id, link, below)
        return Node("article", _called(article), article.id, link, below)


def _called(article: Article) -> str:
    return article.outlet or article.author or article.title or article.id


def _words(hand: _Hand) -> str:
    return _called(hand.article)
