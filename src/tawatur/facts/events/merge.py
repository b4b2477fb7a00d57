"""One event told twice in one article is one mention: the fullest telling, with what the others add."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby

from tawatur.arabic.letters import fold
from tawatur.facts.events.gatherings import PROTEST
from tawatur.facts.events.things import is_thing
from tawatur.facts.group_words import load_group_words
from tawatur.facts.text import atom_key
from tawatur.model import Entity, EventMention, Party

# Tellings of one event may differ in type where the acts are near: a call and the talks in it.
_FAR = 4000

# How far apart two tellings of one attack may stand of which one leaves open whom it hit: a paragraph or two.
_CLOSE = 800

# Types one event of which is told by several frames.
_MANY_RULES = ("ASSAULT", PROTEST)

# How far behind a meeting's words it may be told who takes part, in letters.
_BESIDE = 40

# The frames that tell of who takes part in a meeting, which may be told of by itself too.
_TAKING_PART = frozenset(["attend", "preside"])

# Types one event of which two words of a sentence tell: «أرسلت … مساعدات».
_GIVEN = frozenset(["AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"])

# The frames that tell what an attack did to people.
_SUFFERED = ("kill", "wound", "death")

_STATE = "state-"
_ADJECTIVE, _STEM = ("ي", "يه", "يون", "يين"), 3

# The frames that tell who claims an attack.
_CLAIMS = frozenset(["claim", "claim-responsibility", "claim-of-others"])

# The frame by which others say whose an attack was.
_LAID_ON = "claim-of-others"

# Types of acts that are done by saying them.
_SPOKEN = frozenset(["ACCUSE", "REQUEST", "REJECT", "THREATEN"])


def merge_tellings(mentions: Sequence[EventMention], known: Mapping[str, Entity]) -> list[EventMention]:
    """Return the mentions with tellings of one event made one, in text order."""
    by_type: dict[str, list[EventMention]] = {}
    for mention in mentions:
        by_type.setdefault(mention.type, []).append(mention)
    kept: list[EventMention] = []
    for told in by_type.values():
        of_sentences = (
            _merge(list(group), _one_attack) for _, group in groupby(told, lambda one: one.sentence)
        )
        kept += _merge(list(chain.from_iterable(of_sentences)), lambda a, b: _same(a, b, known))
    kept = _name_officials([mention for mention in kept if not _only_claimed(mention)], known)
    return sorted(_each_once(kept), key=lambda mention: mention.quote.start)


def _each_once(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Return one mention for each type and quote: of two in the same words, the one with more parties."""
    by_id: dict[str, EventMention] = {}
    for mention in mentions:
        other = by_id.get(mention.id)
        if other is None or _fullness(mention) > _fullness(other):
            by_id[mention.id] = mention
    return list(by_id.values())


def _merge(
    mentions: Sequence[EventMention], same: Callable[[EventMention, EventMention], bool]
) -> list[EventMention]:
    kept: list[EventMention] = []
    for mention in mentions:
        for n, other in enumerate(kept):
            if same(other, mention):
                kept[n] = _join(other, mention)
                break
        else:
            kept.append(mention)
    return kept


def _ids(parties: Sequence[Party]) -> set[str]:
    return {party.entity for party in parties}


def _side(parties: Sequence[Party], known: Mapping[str, Entity]) -> set[str]:
    """Return who stands on a side, with the states that the persons and bodies act for."""
    found = _ids(parties)
    for party in parties:
        if party.kind == "group":  # «جنود أمريكيين» and, later, «الجنود»
            found.add(_group_key(party.name))
        entity = known.get(party.entity)
        if entity and entity.state and party.kind != "place":
            found.add(entity.state)
    return found


@lru_cache(maxsize=4096)  # asked for each pair of tellings
def _group_key(name: str) -> str:
    """Return the noun that a group's name leads with, behind its number: جنود of «ثلاثة جنود أمريكيين»."""
    words = [atom_key(fold(word)) for word in name.split()]
    return next((word for word in words if not _is_count(word)), words[0])


def _is_count(word: str) -> bool:
    return word.isdigit() or word in load_group_words().numbers or word == "من"


def _counts(parties: Sequence[Party]) -> set[str]:
    """Return the numbers that the names of groups begin with."""
    first = (atom_key(fold(party.name.partition(" ")[0])) for party in parties if party.kind == "group")
    return {word for word in first if _is_count(word)}


def _rule(mention: EventMention) -> str:
    return mention.rule.split("/")[0]


def _one_attack(a: EventMention, b: EventMention) -> bool:
    """«قتل ثلاثة جنود وأصيب رابع في هجوم شنه …»: of one sentence, the attack and those who suffered it."""
    if a.type != "ASSAULT" or a.status != b.status:
        return False
    if a.actor and b.actor and not _ids(a.actor) & _ids(b.actor):
        return False
    if _CLAIMS & {_rule(a), _rule(b)} and not (a.actor and b.actor):
        return True
    return _rule(a) in _SUFFERED or _rule(b) in _SUFFERED


def _same(a: EventMention, b: EventMention, known: Mapping[str, Entity]) -> bool:
    """Say whether two mentions tell of one event. Of a long text many are asked: what costs most is last."""
    return _told_again(a, b, known) and not _counted_otherwise(a, b)


def _counted_otherwise(a: EventMention, b: EventMention) -> bool:
    """«61 فلسطينيا» of one day, «118 فلسطينيا» of two months."""
    counts = _counts(a.recipient), _counts(b.recipient)
    return all(counts) and counts[0] != counts[1]


def _told_again(a: EventMention, b: EventMention, known: Mapping[str, Entity]) -> bool:
    if a.mode and b.mode and a.mode != b.mode and a.type != "CONSULT":
        return False
    open_status = "ongoing" in (a.status, b.status)
    planned = (a.status == "planned") != (b.status == "planned") and not open_status
    if planned and a.type == "CONSULT" and not _same_people(a, b):
        return False
    if not _dates_agree(a, b):
        return False
    if a.type == "CONSULT":
        part = {_rule(a), _rule(b)} & _TAKING_PART and "visit" not in (a.mode, b.mode)
        if part and a.quote.start <= b.quote.start < a.quote.end + _BESIDE:
            return True  # «شارك … في اجتماع وزراء …», «محادثات … شارك فيها …»
        if a.sentence == b.sentence and "visit" in (a.mode, b.mode) and a.mode != b.mode:
            return bool(_ids(a.actor) & _ids(b.actor)) and _hosted(a, b, known)
        if a.mode == b.mode == "visit":
            return _same_people(a, b) if _hosts_differ(a, b) else _one_visit(a, b, known)
        return _same_people(a, b)
    if a.type in _SPOKEN and _said_again(a, b, known):
        return True
    if a.type in _GIVEN and a.sentence == b.sentence and _ids(a.actor) and _ids(a.actor) == _ids(b.actor):
        return _ids(a.recipient) == _ids(b.recipient)
    arrests = a.type == "COERCE" and a.mode == b.mode == "arrest"
    if a.type not in _MANY_RULES and _rule(a) != _rule(b) and not arrests:
        return False
    if a.type == "SUPPORT" and _other_persons(a, b):
        return False  # the king's cable and the crown prince's
    if _one_protest(a, b):
        return True
    actors = _side(a.actor, known) & _side(b.actor, known) or not a.actor or not b.actor
    if _claimed(a, b):
        return True
    if not a.recipient or not b.recipient:
        both_open = not a.recipient and not b.recipient
        reach = _FAR if both_open else _CLOSE if a.type in _MANY_RULES else 0
        return bool(actors and a.actor and b.actor and abs(a.quote.start - b.quote.start) < reach)
    return bool(actors and _side(a.recipient, known) & _side(b.recipient, known))


def _one_protest(a: EventMention, b: EventMention) -> bool:
    """«رشقوا الشرطة وأضرموا النار في المقر»: what the same people of one sentence do is one protest."""
    told = a.type == PROTEST and a.sentence == b.sentence and a.mode == b.mode
    return told and bool(a.actor) and _ids(a.actor) == _ids(b.actor)


def _claimed(a: EventMention, b: EventMention) -> bool:
    """«… وتبنت الحركة الهجوم»: who claims it did the attack told just before without a doer."""
    doer_open = _rule(b) in _CLAIMS and not a.actor
    return a.type == "ASSAULT" and doer_open and abs(a.quote.start - b.quote.start) < _CLOSE


def _name_officials(mentions: Sequence[EventMention], known: Mapping[str, Entity]) -> list[EventMention]:
    """«انتقد مسؤول إماراتي …، وكتب فلان»: return the mentions with who a lead's official is, once named.

    Where two tellings of one act of speech were made one, its doers are the state by its adjective and
    a person of that state: the official. He did what the lead tells of him too.
    """
    officials: dict[str, tuple[Party, int]] = {}
    for mention in mentions:
        states = {party.entity for party in mention.actor if _by_adjective(party)}
        for party in mention.actor if mention.type in _SPOKEN and states else ():
            entity = known.get(party.entity)
            if party.kind == "person" and entity and entity.state in states:
                officials.setdefault(entity.state, (party, mention.quote.start))
    return [_with_official(mention, officials) for mention in mentions] if officials else list(mentions)


def _with_official(mention: EventMention, officials: Mapping[str, tuple[Party, int]]) -> EventMention:
    doers: dict[str, Party] = {}
    for party in mention.actor:
        named = officials.get(party.entity) if _by_adjective(party) else None
        if named and abs(mention.quote.start - named[1]) < _CLOSE:
            party = named[0]
        doers.setdefault(party.entity, party)
    return replace(mention, actor=tuple(doers.values()))


def _by_adjective(party: Party) -> bool:
    """Say whether a state's adjective stands for a party: «مسؤول إماراتي»."""
    if not party.entity.startswith(_STATE) or party.text == party.name:
        return False
    text, name = (fold(word).removeprefix("ال") for word in (party.text, party.name))
    return text.endswith(_ADJECTIVE) and text[:_STEM] == name[:_STEM]


def _only_claimed(mention: EventMention) -> bool:
    """«اعتداء نسب إلى …»: say whether no more is told of a deed than whom it is laid on."""
    return _rule(mention) == _LAID_ON and not (mention.recipient or mention.where)


def _other_persons(a: EventMention, b: EventMention) -> bool:
    """Say whether two acts are two persons'."""
    persons = all(party.kind == "person" for party in (*a.actor, *b.actor))
    return persons and bool(a.actor and b.actor) and not _ids(a.actor) & _ids(b.actor)


def _said_again(a: EventMention, b: EventMention, known: Mapping[str, Entity]) -> bool:
    """Say whether two acts of speech are one in other words: same side, same mode, nobody else addressed.

    A lead's «مسؤول إماراتي» is the person of that state who is named below. Where one of them names nobody
    addressed, they have to stand in one sentence.
    """
    if not _side(a.actor, known) & _side(b.actor, known):
        return False
    modes = a.mode == b.mode or None in (a.mode, b.mode)
    if a.type == "REQUEST" and a.sentence == b.sentence and not (a.recipient and b.recipient):
        return False  # «طالب بـ … ودعا إلى …»: a sentence that asks twice asks for two things
    if a.recipient and b.recipient:
        return modes and bool(_side(a.recipient, known) & _side(b.recipient, known))
    if not a.recipient and not b.recipient and modes:
        return abs(a.quote.start - b.quote.start) < _FAR
    return a.sentence == b.sentence


def _hosts_differ(a: EventMention, b: EventMention) -> bool:
    """Say whether both visits name a host, a person or a body, and not the same: two receptions."""
    hosts = [{party.entity for party in mention.recipient if party.kind != "place"} for mention in (a, b)]
    return bool(hosts[0] and hosts[1]) and not hosts[0] & hosts[1]


def _one_visit(a: EventMention, b: EventMention, known: Mapping[str, Entity]) -> bool:
    """Say whether two visits of one visitor are one: the White House and Washington lie in one country."""
    lands = [
        _countries((*mention.recipient, *((mention.where,) if mention.where else ())), known)
        for mention in (a, b)
    ]
    return bool(_ids(a.actor) & _ids(b.actor)) and bool(lands[0] & lands[1])


def _hosted(a: EventMention, b: EventMention, known: Mapping[str, Entity]) -> bool:
    """Say whether talks in a visit's sentence can be part of it: nobody of another country is talked to."""
    visit, talks = (a, b) if a.mode == "visit" else (b, a)
    hosts = _countries((*visit.recipient, *((visit.where,) if visit.where else ())), known)
    return not hosts or _countries(talks.recipient, known) <= hosts


def _countries(parties: Sequence[Party], known: Mapping[str, Entity]) -> set[str]:
    entities = (known.get(party.entity) for party in parties)
    return {entity.country for entity in entities if entity and entity.country}


def _same_people(a: EventMention, b: EventMention) -> bool:
    """Say whether two meetings have the same people: all of the smaller one's are in the larger one's."""
    x, y = _ids(a.actor + a.recipient), _ids(b.actor + b.recipient)
    return x <= y or y <= x


def _dates_agree(a: EventMention, b: EventMention) -> bool:
    if not (a.when and b.when and a.when.earliest and b.when.earliest and a.when.latest and b.when.latest):
        return True
    return a.when.earliest <= b.when.latest and b.when.earliest <= a.when.latest


def _fullness(mention: EventMention) -> tuple[int, int]:
    dated = bool(mention.when and mention.when.earliest)
    return (
        len(mention.actor) + len(mention.recipient) + 2 * dated + bool(mention.where),
        -mention.quote.start,
    )


def _join(a: EventMention, b: EventMention) -> EventMention:
    full, other = (a, b) if _fullness(a) >= _fullness(b) else (b, a)
    if a.type == "CONSULT" and a.sentence == b.sentence and "visit" in (a.mode, b.mode) and a.mode != b.mode:
        full, other = (a, b) if a.mode == "visit" else (b, a)
        extra = tuple(p for p in other.recipient if p.entity not in _ids(full.actor + full.recipient))
        full = replace(full, recipient=full.recipient + extra)
    if full.type == "CONSULT" and {_rule(full), _rule(other)} & _TAKING_PART:
        have = _ids(full.actor + full.recipient)
        extra = tuple(p for p in (*other.actor, *other.recipient) if p.entity not in have)
        full = replace(full, recipient=full.recipient + extra)
    dated = full.when if full.when and full.when.earliest else other.when or full.when
    if full.type == PROTEST and _one_protest(a, b):
        full = replace(full, recipient=tuple({p.entity: p for p in (*a.recipient, *b.recipient)}.values()))
    if a.type == "ASSAULT" and a.sentence == b.sentence:
        extra = tuple(p for p in other.recipient if p.entity not in _ids(full.actor + full.recipient))
        full = replace(full, recipient=_people_first(full.recipient + extra))
    have = _ids(full.actor + full.recipient)
    if full.status == "ongoing":  # «يزور» of a heading says less than «سيزور», «زار» of the text
        full = replace(full, status=other.status)
    full = replace(full, recipient=_fuller_groups(full.recipient, other.recipient))
    return replace(
        full,
        mode=full.mode or other.mode,
        actor=_doers(full, other, have),
        recipient=full.recipient or tuple(party for party in other.recipient if party.entity not in have),
        when=dated,
        where=full.where or other.where,
        attributed_to=tuple(
            {party.entity: party for party in full.attributed_to + other.attributed_to}.values()
        ),
    )


def _people_first(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties without mere things where people suffered: who fell at a post, not the post."""
    others = tuple(party for party in parties if not is_thing(fold(party.name.partition(" ")[0])))
    return others or parties


def _doers(full: EventMention, other: EventMention, have: set[str]) -> tuple[Party, ...]:
    """Return who did it by both tellings; for acts of speech also whom the other names for that side."""
    if full.actor and full.type not in _SPOKEN:
        return full.actor
    return full.actor + tuple(party for party in other.actor if party.entity not in have)


def _fuller_groups(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, each group by the fuller of its two names: «جنود أمريكيين» rather than «الجنود»."""
    fuller = {_group_key(party.name): party for party in others if party.kind == "group"}

    def best(party: Party) -> Party:
        other = fuller.get(_group_key(party.name)) if party.kind == "group" else None
        return other if other and len(other.name) > len(party.name) else party

    return tuple(dict.fromkeys(best(party) for party in parties))
