"""Where the shapes of drawings stand: bars in time, a net of entities, places on a map. No colours, no words.

Templates write the shapes as SVG with attributes alone, since our pages' policy allows no style in them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.archive.looking import Density, Relation

# ---------------------------------------------------------------- bars in time

STRIP_WIDTH, STRIP_HEIGHT = 960, 96
_BAR_MOST = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year: its bar, and whether its year is to be written under it."""

    day: date
    count: int
    x: float
    y: float
    width: float
    height: float
    told: bool

    @property
    def middle(self) -> float:
        """Where the year is written."""
        return round(self.x + self.width / 2, 1)


def strip(density: Density, from_right: bool) -> list[Bar]:
    """Return the bars of a strip, the oldest at the side where the reader begins."""
    if not density.counts:
        return []
    most = max(count for _, count in density.counts)
    step = STRIP_WIDTH / len(density.counts)
    width = min(step * 0.8, _BAR_MOST)
    every = max(1, math.ceil(len({day.year for day, _ in density.counts}) / 12))
    bars, told = [], set[int]()
    for number, (day, count) in enumerate(density.counts):
        x = step * number + (step - width) / 2
        height = STRIP_HEIGHT * math.sqrt(count / most)
        tell = day.year not in told and len(told) % every == 0
        told.add(day.year)
        left = STRIP_WIDTH - x - width if from_right else x
        top, wide, high = round(STRIP_HEIGHT - height, 1), round(width, 1), round(height, 1)
        bars.append(Bar(day, count, round(left, 1), top, wide, high, tell))
    return bars


# ---------------------------------------------------------------- a net of entities

NET_WIDTH, NET_HEIGHT = 1000, 820
NODES = 40
"""How many of those around somebody are drawn; more would stand on one another."""

_RINGS = (8, 14, 18)
_RADII = ((210, 160), (330, 270), (440, 370))


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the net; its label stands under it."""

    entity: str
    x: float
    y: float
    size: float

    @property
    def label(self) -> float:
        """How far down the label is written."""
        return round(self.y + self.size + 15, 1)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes, from border to border; an arrow unless it is mutual."""

    relation: Relation
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


def net(centre: str, relations: Sequence[Relation]) -> tuple[list[Node], list[Edge]]:
    """Return a net around an entity: the others in rings, those that it has most to do with inside.

    The same relations always give the same net.
    """
    weight: dict[str, int] = {centre: 1}
    for one in relations:
        for who in (one.actor, one.recipient):
            weight[who] = weight.get(who, 0) + one.events
    others = sorted((who for who in weight if who != centre), key=lambda who: (-weight[who], who))[:NODES]
    nodes = {centre: Node(centre, NET_WIDTH / 2, NET_HEIGHT / 2, 18)}
    at = 0
    for ring, (wide, high) in zip(_RINGS, _RADII, strict=True):
        inside = others[at : at + ring]
        at += ring
        for number, who in enumerate(inside):
            # Each ring is turned a little, so that labels do not stand behind one another.
            angle = 2 * math.pi * (number + 0.5 * (ring % 4) / 4) / max(len(inside), 4) - math.pi / 2
            x, y = NET_WIDTH / 2 + wide * math.cos(angle), NET_HEIGHT / 2 + high * math.sin(angle)
            size = 6 + 2.2 * math.log2(1 + weight[who])
            nodes[who] = Node(who, round(x, 1), round(y, 1), round(size, 1))
    edges = [_edge(one, nodes) for one in relations if one.actor in nodes and one.recipient in nodes]
    return list(nodes.values()), edges


def _edge(relation: Relation, nodes: Mapping[str, Node]) -> Edge:
    a, b = nodes[relation.actor], nodes[relation.recipient]
    length = math.hypot(b.x - a.x, b.y - a.y) or 1
    dx, dy = (b.x - a.x) / length, (b.y - a.y) / length
    near, far = a.size + 2, b.size + 8
    return Edge(
        relation,
        x1=round(a.x + dx * near, 1),
        y1=round(a.y + dy * near, 1),
        x2=round(b.x - dx * far, 1),
        y2=round(b.y - dy * far, 1),
        width=round(1 + math.log2(relation.events), 1),
    )


# ---------------------------------------------------------------- places

# Degrees: a window is never narrower, and has so much room around its places, as a share of itself.
_NARROWEST = 16.0
_ROOM = 0.12
_SHAPE = 0.56  # height of the window to its width
_LABELS = 16
_LETTERS = 52  # so many letters, of the size names are written in, are as high as the window is wide


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: its number in the table, where it stands (degrees, y downwards), and how large it is drawn."""

    entity: str
    events: int
    x: float
    y: float
    size: float
    told: bool

    @property
    def label(self) -> float:
        """How high its name is written."""
        return round(self.y - self.size * 1.3, 2)


@dataclass(frozen=True, slots=True)
class Map:
    """A window on the world in degrees, lines of its graticule, and the places in it."""

    x: float
    y: float
    width: float
    height: float
    meridians: tuple[float, ...]
    parallels: tuple[float, ...]
    dots: tuple[Dot, ...]

    @property
    def letter(self) -> float:
        """The size of letters in degrees."""
        return round(self.width / _LETTERS, 2)

    @property
    def halo(self) -> float:
        """The width in degrees of the light around letters."""
        return round(self.width / 300, 3)

    @property
    def view_box(self) -> str:
        """The window as SVG wants it."""
        return f"{self.x:g} {self.y:g} {self.width:g} {self.height:g}"


def world(places: Sequence[tuple[str, int, float, float]]) -> Map | None:
    """Return a map of places, each as (entity, events, latitude, longitude), those with most events first."""
    if not places:
        return None
    xs, ys = [lon for *_, lon in places], [-lat for *_, lat, _ in places]
    width = max(max(xs) - min(xs), (max(ys) - min(ys)) / _SHAPE, _NARROWEST) * (1 + 2 * _ROOM)
    width = min(width, 360.0)
    height = min(width * _SHAPE, 180.0)
    x = _between((min(xs) + max(xs)) / 2 - width / 2, -180, 180 - width)
    y = _between((min(ys) + max(ys)) / 2 - height / 2, -90, 90 - height)
    most = max(events for _, events, *_ in places)
    told = _apart([(lon, -lat) for *_, lat, lon in places], width / _LETTERS)
    dots = [
        Dot(who, n, round(lon, 2), round(-lat, 2), _size(width, n / most), number in told)
        for number, (who, n, lat, lon) in enumerate(places)
    ]
    step = next(step for step in (5, 10, 15, 30, 60) if width / step <= 12 or step == 60)
    return Map(
        round(x, 2),
        round(y, 2),
        round(width, 2),
        round(height, 2),
        _lines(x, width, step),
        _lines(y, height, step),
        tuple(sorted(dots, key=lambda dot: -dot.size)),
    )


def _apart(points: Sequence[tuple[float, float]], letter: float) -> set[int]:
    """Return which of some places can have their names written so that no two stand on one another."""
    told: list[int] = []
    for number, (x, y) in enumerate(points):
        near = any(
            abs(x - points[one][0]) < 5 * letter and abs(y - points[one][1]) < 1.4 * letter for one in told
        )
        if not near and len(told) < _LABELS:
            told.append(number)
    return set(told)


def _between(number: float, least: float, most: float) -> float:
    return max(least, min(number, most))


def _size(width: float, share: float) -> float:
    """Return how large a place is drawn in a window of a width, by its share of the most events of any."""
    return round(width * (0.003 + 0.014 * math.sqrt(share)), 2)


def _lines(start: float, length: float, step: int) -> tuple[float, ...]:
    first = math.ceil(start / step) * step
    return tuple(float(at) for at in range(first, math.floor(start + length) + 1, step))
