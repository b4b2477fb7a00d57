"""What kind of error each difference between label and mention is, for a table and for a list to read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.scorer import (
    Pair,
    Row,
    Tally,
    closeness,
    matched,
    same_place,
    same_source,
    status_of,
    types_of,
)

KINDS = (
    "missed",
    "wrong type",
    "wrong parties",
    "spurious",
    "false alarm",
    "wrong mode",
    "mode not read",
    "wrong actor",
    "actor not read",
    "wrong recipient",
    "recipient not read",
    "wrong date",
    "date not read",
    "wrong status",
    "wrong place",
    "place not read",
    "source not read",
)
"""Every kind, in the order of the table. `missed` to `false alarm` are whole mentions, the rest are parts of
a mention that was found. `wrong parties`: a right type in the right place, with nobody or other people in
it. `false alarm`: a mention where the text tells of no event at all."""


@dataclass(frozen=True)
class Error:
    """One difference; `text` says it for the list."""

    kind: str
    text: str


def find_errors(tally: Tally, body: str, negative: bool = False) -> Iterator[Error]:
    """Yield the errors of one text; `negative` says that it tells of no event."""
    spare = list(tally.unexpected)
    for label in tally.missed:
        kind, mention = "missed", _instead(label, spare, body)
        if mention is not None:
            spare.remove(mention)
            kind = "wrong parties" if mention["type"] in types_of(label) else "wrong type"
        yield Error(kind, f"{show(label)}{f' << {show(mention)}' if mention is not None else ''}")
    for mention in spare:
        yield Error("false alarm" if negative else "spurious", show(mention))
    for one in tally.pairs:
        for kind in _of_pair(one):
            yield Error(kind, f"{show(one.label)} << {show(one.mention)}")


def table(errors: Sequence[Error]) -> list[tuple[str, int]]:
    """Return how many errors there are of each kind, in the order of `KINDS`."""
    counts = Counter(error.kind for error in errors)
    return [(kind, counts[kind]) for kind in KINDS]


def show(event: Row) -> str:
    """Return a label or a mention in one line."""
    quote = event["quote"] if isinstance(event["quote"], str) else event["quote"]["exact"]
    when = event.get("when") or {}
    parts = [f"{event['type']}{'.' + event['mode'] if event.get('mode') else ''} {status_of(event)}"]
    parts += [_names(event["actor"]) + " -> " + _names(event["recipient"])]
    parts += [f"{when['earliest']}..{when['latest']}"] if when.get("earliest") else []
    parts += [f"in {event['where']['name']}"] if event.get("where") else []
    parts += [f"by {_names(event['attributed_to'])}"] if event.get("attributed_to") else []
    return " | ".join([*parts, " ".join(quote.split())])


def _names(parties: Sequence[Row]) -> str:
    return "؛ ".join(party["name"] for party in parties) or "–"


def _instead(label: Row, spare: Sequence[Row], body: str) -> Row | None:
    """Return the unexpected mention that stands where a missed label stands, a right type before others."""
    near = [(one["type"] in types_of(label), closeness(label, one, body), -i) for i, one in enumerate(spare)]
    best = max((one for one in near if one[1] > 0.5), default=None)
    return spare[-best[2]] if best else None


def _of_pair(pair: Pair) -> Iterator[str]:
    label, mention = pair.label, pair.mention
    if pair.same_type and not pair.same_mode:
        yield "wrong mode" if mention.get("mode") else "mode not read"
    if label["type"] == "CONSULT":  # who met whom has no sides
        wanted, found = ([*one["actor"], *one["recipient"]] for one in (label, mention))
        yield from _party("actor", wanted, found)
    else:
        for side in ("actor", "recipient"):
            yield from _party(side, label[side], mention[side])
    if pair.when != "right":
        yield "wrong date" if pair.when == "wrong" else "date not read"
    if not pair.same_status:
        yield "wrong status"
    if label.get("where") and not same_place(label, mention):
        yield "wrong place" if mention.get("where") else "place not read"
    if label.get("attributed_to") and not same_source(label, mention):
        yield "source not read"


def _party(side: str, wanted: Sequence[Row], found: Sequence[Row]) -> Iterator[str]:
    hits = len(matched(wanted, found))
    if len(found) > hits:
        yield f"wrong {side}"
    elif len(wanted) > hits:
        yield f"{side} not read"
