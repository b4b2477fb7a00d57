#!/usr/bin/env python3
"""kill -9 at random moments of an `add` of many pages, then `add` again: is anything lost, or there twice?

    python -m benchmarks.kill [--pages 500] [--rounds 20] [--seed 1]

Prints one JSON object; exit code 1 where the export differs from an undisturbed run's.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.newsroom import killed_runs, tawatur, told, write_pages


def main() -> int:
    """Run the trial; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = write_pages(Path(folder, "pages"), asked.pages, asked.seed)
        start = time.monotonic()
        tawatur("--home", Path(folder, "undisturbed"), "add", pages)
        seconds = time.monotonic() - start
        # So short a time that all rounds together hardly finish: each kill falls into new pages.
        home = Path(folder, "killed")
        sizes = list(killed_runs(home, [pages], 1.5 * seconds / asked.rounds, asked.rounds, asked.seed))
        last = tawatur("--home", home, "add", pages)
        same = told(home) == told(Path(folder, "undisturbed"))
    print(
        json.dumps(
            {
                "pages": asked.pages,
                "seconds_undisturbed": round(seconds, 1),
                "bytes_kept_after_each_kill": sizes,
                "last_run": last.stdout.decode().strip(),
                "export_equal": same,
            }
        )
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
