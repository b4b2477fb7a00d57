"""Run every evaluation and print all of it: `make evaluate`, or `python -m evaluation`.

Each runs as a program of its own (`python -m evaluation.NAME`). What needs the shared folder (TAWATUR_SHARED,
`../shared` by default) is skipped with a line where that is not there, and an evaluation that is not in this
checkout is left out. The exit code is 1 where a floor of evaluation/floors.json is broken or one of them
fails; the last lines say which.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from evaluation.dates import folder as dates_folder
from evaluation.gold import SHARED, is_here

HERE = Path(__file__).resolve().parent
NEEDS: dict[str, Callable[[], bool] | None] = {
    "sentences": None,
    "samples": None,
    "persons": None,
    "gold": is_here,
    "dates": lambda: dates_folder().is_dir(),
    "reuse": lambda: (SHARED / "data" / "news").is_dir(),
    "agency": lambda: (SHARED / "data" / "news").is_dir(),
    "stories": lambda: (SHARED / "data" / "news").is_dir(),
    "names": lambda: (SHARED / "data" / "ner").is_dir(),
    "gsr": lambda: (SHARED / "data" / "events").is_dir(),
}
"""The evaluations in their order; for those that read the shared folder, whether what they read is there."""


def run(name: str) -> str:
    """Run one evaluation, which prints for itself; return ok, skipped or FAILED."""
    print(f"\n======== {name}", flush=True)
    needed = NEEDS[name]
    if needed is not None and not needed():
        print(
            f"SKIPPED: what it reads is not in the shared folder ({SHARED}); TAWATUR_SHARED names that folder"
        )
        return "skipped"
    done = subprocess.run([sys.executable, "-m", f"evaluation.{name}"], cwd=HERE.parent, check=False)
    return "FAILED" if done.returncode else "ok"


def main() -> None:
    """Run all that is here, one after the other; leave with 1 where one of them failed."""
    results = {name: run(name) for name in NEEDS if (HERE / f"{name}.py").exists()}
    print("\n======== all")
    print(*(f"{name:12}{result}" for name, result in results.items()), sep="\n")
    sys.exit("FAILED" in results.values())


if __name__ == "__main__":
    main()
