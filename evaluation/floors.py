"""The floors of evaluation/floors.json: scores below which a change does not go in."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).resolve().parent / "floors.json"


def floors_of(evaluation: str) -> dict[str, float]:
    """Return an evaluation's floors by the name of the score."""
    found: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))[evaluation]
    return found


def broken(evaluation: str, scores: Mapping[str, float]) -> list[str]:
    """Return a line for each score that is below its floor, or is not there."""
    return [
        f"BROKEN FLOOR: {evaluation} {name} is {scores.get(name)}, its floor {floor}"
        for name, floor in floors_of(evaluation).items()
        if scores.get(name, float("-inf")) < floor
    ]


def leave(lines: list[str]) -> None:
    """Print the broken floors and end the program: exit code 1 where there are any."""
    print(*lines, sep="\n", end="\n" if lines else "")
    sys.exit(1 if lines else 0)
