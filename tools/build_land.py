"""Writes the outline of the land that the map is drawn on: `python tools/build_land.py land-110m.json`.

The file given is `land-110m.json` of the npm package world-atlas 2 (Natural Earth 4.1, 1:110m, public
domain), a TopoJSON file. What is written, `src/tawatur/site/static/land.svg`, has degrees for units: x is the
longitude and y the latitude turned upside down. There are no borders in it, so it takes no side in a dispute.
"""

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

LAND = Path(__file__).parent.parent / "src" / "tawatur" / "site" / "static" / "land.svg"

# Drawn over paper and over the dark alike.
_GREY = "#8a8271"


def main(source: Path) -> None:
    """Write the land of a TopoJSON file as one path."""
    topology = json.loads(source.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def line(number: int) -> list[tuple[float, float]]:
        arc = topology["arcs"][number if number >= 0 else ~number]
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        points = [(round(x * sx + tx, 1), -round(y * sy + ty, 1)) for x, y in zip(xs, ys, strict=True)]
        return points if number >= 0 else points[::-1]

    rings = [
        ring for shape in topology["objects"]["land"]["geometries"] for part in shape["arcs"] for ring in part
    ]
    path = "".join(_ring([point for number in ring for point in line(number)]) for ring in rings)
    LAND.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180">'
        # Twice: what goes on beyond one edge comes in at the other.
        f'<g fill="{_GREY}" fill-rule="evenodd" opacity=".28"><path id="land" d="{path}"/>'
        '<use href="#land" x="-360"/><use href="#land" x="360"/></g></svg>\n',
        "utf-8",
    )


def _ring(points: list[tuple[float, float]]) -> str:
    """Return a ring as relative steps, which are shorter; points that rounding made one are told once.

    A ring that crosses the line where 180 becomes -180 goes on beyond it; one that goes around the world is
    closed by way of the pole.
    """
    steps = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
    if len(steps) < 4:
        return ""
    told, around = [f"M{steps[0][0]:g} {steps[0][1]:g}l"], 0.0
    for (x0, y0), (x, y) in pairwise(steps):
        dx = (x - x0 + 180) % 360 - 180
        around += dx
        told.append(f"{round(dx, 1):g} {round(y - y0, 1):g}")
    path = told[0] + " ".join(told[1:]).replace(" -", "-")
    pole = f"V90H{steps[0][0]:g}" if abs(around) > 180 else ""
    return f"{path}{pole}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
