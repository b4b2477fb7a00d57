"""How two event mentions compare: their parties, their days, their places, what they are about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tawatur.model import Article, Dating, EventMention, Party, Passage, Reuse
from tawatur.stories.words import kinds, light_words

STAY_DAYS = 3  # what takes longer may go on in several places
MANY = "multilateral"

_SHIFT = 60  # code points by which small edits before it move a place within a shared passage
_TELLING = 3  # a report runs on over its own sentence and the two behind it
_FULL_TOPIC = 5  # words that say something; a quote with fewer is read on in its sentence up to so many
_READ_ON = 16  # words that are read on at most
_HALF = 0.5
_MOST = 0.6  # of the shorter list of who came to a summit
_SEVERAL = 3
_THIRD = 0.33
_FEW = 2  # words that two mentions may share by chance
_STOP = re.compile(r"[.؟!\n]\s*")


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """How the parties of two mentions go together.

    `agree`: all of the shorter side are found on the other. `full`: both name the very same. `people`: a
    person is named by both. `contradict`: both name people, and not the same. `open`: one names only one
    side. `exact`: how many both name.
    """

    agree: bool
    full: bool
    people: bool
    contradict: bool = False
    open: bool = False
    exact: int = 0


_NO = PartyMatch(False, False, False)


def family(mention: EventMention) -> str:
    """Return the family of a mention's type; an unknown type is a family of its own."""
    return kinds().families.get(mention.type, mention.type)


def match_parties(one: EventMention, other: EventMention, states: Mapping[str, str]) -> PartyMatch:
    """Compare the parties; `states` gives the state for which a person, body or city may stand."""
    kind = family(one)
    together = kind == "bind" and not (one.recipient and other.recipient)
    if kind == "meet" or together:  # who meets or signs together may stand on either side
        mine, theirs = one.actor + one.recipient, other.actor + other.recipient
        if one.mode == other.mode == MANY and min(len(mine), len(theirs)) >= _SEVERAL:
            return _match_many(mine, theirs, states)
        if min(len(mine), len(theirs)) >= 2:
            # one visitor is received by several hosts
            return _match(mine, theirs, states, "visit" in (one.mode, other.mode))
        if kind == "meet":
            exact = bool(mine and theirs) and {p.entity for p in mine} == {p.entity for p in theirs}
            return PartyMatch(exact, exact, False, open=True, exact=1) if exact else _NO
    actor, recipient = _match(one.actor, other.actor, states), _match(one.recipient, other.recipient, states)
    sides = [
        (match, bool(mine) and bool(theirs), bool(mine) or bool(theirs))
        for match, mine, theirs in (
            (actor, one.actor, other.actor),
            (recipient, one.recipient, other.recipient),
        )
    ]
    if not any(both for _, both, _ in sides):
        return _NO
    return PartyMatch(
        agree=all(match.agree for match, both, _ in sides if both),
        full=all(match.full for match, both, any_ in sides if any_),
        people=any(match.people for match, _, _ in sides),
        contradict=any(match.contradict for match, both, _ in sides if both),
        open=not all(both for _, both, _ in sides),
        exact=actor.exact + recipient.exact,
    )


def _match(
    mine: Sequence[Party], theirs: Sequence[Party], states: Mapping[str, str], several: bool = False
) -> PartyMatch:
    fewer, more = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    free = {party.entity: party for party in more}
    left: list[Party] = []
    people = False
    for party in fewer:
        if party.entity in free:
            people = people or party.kind == "person"
            del free[party.entity]
        else:
            left.append(party)
    full = not left and not free
    unmatched = []
    for party in left:
        stand = next((entity for entity, each in free.items() if stands_for(party, each, states)), None)
        if stand is None:
            unmatched.append(party)
        else:
            del free[stand]
    contradict = bool(unmatched and free) and not several
    contradict = contradict and any(party.kind == "person" for party in unmatched)
    contradict = contradict and any(party.kind == "person" for party in free.values())
    exact = len(fewer) - len(left)
    return PartyMatch(bool(fewer) and not unmatched, full, people, contradict, exact=exact)


def _match_many(mine: Sequence[Party], theirs: Sequence[Party], states: Mapping[str, str]) -> PartyMatch:
    """Compare two lists of who came together: most of the shorter one, for no report names them all.

    A list says «Jordan» where another has its king: each counts as the state that it is or stands for.
    """
    ours, others = ({states.get(p.entity, p.entity) for p in side} for side in (mine, theirs))
    shared = len(ours & others)
    agree = shared >= max(_SEVERAL, _MOST * min(len(ours), len(others)))
    people = bool({p.entity for p in mine if p.kind == "person"} & {p.entity for p in theirs})
    return PartyMatch(agree, agree and ours == others, people, exact=shared)


def same_death(one: EventMention, mine: frozenset[str], other: EventMention, theirs: frozenset[str]) -> bool:
    """Say whether both tell of the death of a person whom both name; `mine` and `theirs` as of `about`."""
    fatal = kinds().fatal
    if not (mine & fatal and theirs & fatal):
        return False
    struck = [{p.entity for p in each.recipient if p.kind == "person"} for each in (one, other)]
    return bool(struck[0] & struck[1])


def stands_for(one: Party, other: Party, states: Mapping[str, str]) -> bool:
    """Say whether one of two parties is the state that the other acts for, or lies in."""
    mine, theirs = states.get(one.entity), states.get(other.entity)
    return mine == other.entity or theirs == one.entity


def places_contradict(one: Party | None, other: Party | None, states: Mapping[str, str]) -> bool:
    """Say whether two places cannot be the same.

    Two cities cannot, nor what lies in two states. A city can be one with its state, and with a region, a
    district or a building of it, for nothing here says which lies in which.
    """
    if one is None or other is None or one.entity == other.entity:
        return False
    mine, theirs = states.get(one.entity, ""), states.get(other.entity, "")
    if other.entity == mine or one.entity == theirs:
        return False
    if not (mine and theirs):
        return False  # where the state of one is not known, nothing can be said
    return mine != theirs or (_is_city(one) and _is_city(other))


def _is_city(place: Party) -> bool:
    return place.entity.startswith(("city-", "capital-"))


def days_between(one: Dating, other: Dating) -> int:
    """Return how many days lie between two ranges of known days, 0 where they share a day."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0
    return max(0, (other.earliest - one.latest).days, (one.earliest - other.latest).days)


def days_of(mention: EventMention) -> Dating | None:
    """Return a mention's dating where its days are known."""
    return mention.when if mention.when and mention.when.earliest and mention.when.latest else None


def width(dating: Dating) -> int:
    """Return how many days a dating leaves open, 0 for one day."""
    return (dating.latest - dating.earliest).days if dating.latest and dating.earliest else 0


def published_day(article: Article | None) -> date | None:
    """Return the last day an article can have been published on, where it says so."""
    return article.published.latest if article else None


@lru_cache(maxsize=4096)
def _about(quote: str, after: str, names: str) -> frozenset[str]:
    own = light_words(names)
    found = set(light_words(quote) - own)
    for word in after.split()[:_READ_ON]:
        if len(found) >= _FULL_TOPIC:
            break
        found |= light_words(word) - own
    return frozenset(found)


def about(mention: EventMention, article: Article | None) -> frozenset[str]:
    """Return what a mention is about: the light words of its quote without its parties' names.

    A quote that says little else is read on: the object of «الاعتراف الأمريكي» may stand behind it.
    """
    if article is None:
        return frozenset()
    after = article.body[mention.quote.end : mention.sentence.end]
    return _about(article.quote(mention.quote), after, _names(mention))


@lru_cache(maxsize=4096)
def _acts(topic: frozenset[str]) -> frozenset[str]:
    """Return the acts that happen once among a mention's words."""
    once = kinds().once
    return frozenset(once[word] for word in topic if word in once)


def one_time_act(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether both are about one act that happens once, and about the same object besides."""
    if not _acts(mine) & _acts(theirs):
        return False
    once = kinds().once
    return any(word not in once for word in mine & theirs)


def recognised_itself(
    one: EventMention, one_article: Article | None, other: EventMention, other_article: Article | None
) -> bool:
    """Say whether both speak of recognising the other party itself: of nothing that is its own besides."""
    for mention, article in ((one, one_article), (other, other_article)):
        if article is None:
            return False
        said = _about(article.quote(mention.quote), "", _names(mention))
        if _acts(said) != {"recognise"} or not all(w in kinds().once or w in kinds().itself for w in said):
            return False
    return True


def _names(mention: EventMention) -> str:
    return "\n".join(f"{party.name} {party.text}" for party in (*mention.actor, *mention.recipient))


def overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how much of the shorter of two word sets the other has, 0 to 1; 0 where only one is shared."""
    shared = len(mine & theirs)
    return shared / min(len(mine), len(theirs)) if shared > 1 else 0.0


def same_topic(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two mentions are about one thing: half of the shorter's words, or three and a third."""
    return overlap(mine, theirs) >= (_THIRD if len(mine & theirs) > _FEW else _HALF)


def told_in_same_words(
    one: EventMention,
    one_article: Article | None,
    other: EventMention,
    other_article: Article | None,
    reuses: Sequence[Reuse],
) -> bool:
    """Say whether a shared passage reaches into both tellings."""
    if one_article is None or other_article is None:
        return False
    for reuse in reuses:
        for mine, theirs in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
            if (mine.article, theirs.article) != (one.article, other.article):
                continue
            reach = _reaches(mine, one, one_article) and _reaches(theirs, other, other_article)
            if reach and _stand_alike(mine, one, theirs, other):
                return True
    return False


def _stand_alike(mine: Passage, one: EventMention, theirs: Passage, other: EventMention) -> bool:
    """Say whether two mentions stand at one place of a shared passage, which may tell of several acts.

    Outside of it, in the words of each article that lead up to it, they have to be of one sort.
    """
    if mine.start <= one.quote.start < mine.end and theirs.start <= other.quote.start < theirs.end:
        shift = abs((one.quote.start - mine.start) - (other.quote.start - theirs.start))
        return shift <= max(_SHIFT, (mine.end - mine.start) // 10)
    return (one.type, one.mode) == (other.type, other.mode)


def _reaches(passage: Passage, mention: EventMention, article: Article) -> bool:
    """Say whether a passage overlaps the mention's sentence or the two behind it."""
    end = mention.sentence.end
    for _ in range(_TELLING):
        stop = _STOP.search(article.body, end)
        end = stop.end() if stop else len(article.body)
    return passage.start < end and passage.end > mention.sentence.start
