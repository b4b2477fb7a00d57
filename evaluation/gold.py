"""Score what Tawatur reads from the shared gold: five seed pages and twenty labelled articles.

    python -m evaluation.gold          print both scores, one JSON object, and the articles' errors by kind
    python -m evaluation.gold --list   also each error of the articles, in a line with label and reading

The labels are read from the folder that TAWATUR_SHARED names (`../shared` by default) and scored by the
scorer that lies beside them, which also compares the pages; ours (evaluation/scorer.py) pairs events by the
same rules, and sorts the errors. Where the folder is absent, a line says so. A score under its floor
(evaluation/floors.json) is printed, and the exit code is 1.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from evaluation.errors import Error, find_errors, table
from evaluation.floors import broken, leave
from evaluation.scorer import Row, Tally
from tawatur.archive import open_archive
from tawatur.exports.jsonl import as_json, export_rows
from tawatur.pages import open_pages
from tawatur.pipeline import observe, open_vault, settle

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)


def is_here() -> bool:
    """Say whether the shared gold is on this machine."""
    return (SHARED / "gold" / "score.py").exists()


def score_seeds() -> dict[str, Any]:
    """Return the scorer's report on the five seed pages."""
    result: dict[str, Any] = _scored("score_seeds", _rows([str(SHARED / "seeds")], b""))
    return result


def score_articles() -> dict[str, Any]:
    """Return the scorer's report on the labelled articles, which go in as JSON Lines on standard input."""
    labels = [str(path) for path in _label_files()]
    result: dict[str, Any] = _scored("score_events", _article_rows(), labels)
    return result


def tally_articles() -> tuple[Tally, list[tuple[str, Error]]]:
    """Return the labelled articles as our own scorer pairs them, and their errors with the article's id."""
    rows = _article_rows()
    tally = Tally()
    errors: list[tuple[str, Error]] = []
    for path in _label_files():
        gold = json.loads(path.read_text(encoding="utf-8"))
        mine = [row for row in rows if row["kind"] == "article" and gold["id"] == row["external_id"]]
        ids, body = {row["id"] for row in mine}, "\n".join(row["body"] for row in mine)
        mentions = [row for row in rows if row["kind"] == "event_mention" and row["article"] in ids]
        here = tally.add(gold["events"], mentions, body)
        errors += [(gold["id"], error) for error in find_errors(here, body)]
    return tally, errors


def _label_files() -> list[Path]:
    return sorted((SHARED / "gold" / "dev").glob("d*.json"))


@cache
def _article_rows() -> list[Row]:
    script = str(SHARED / "gold" / "dev" / "to_articles.py")
    lines = subprocess.run([sys.executable, script], capture_output=True, check=True).stdout
    return _rows(["-"], lines)


def _scored(scorer: str, rows: Sequence[Row], *more: object) -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.jsonl"
        export.write_text("".join(f"{as_json(row)}\n" for row in rows), encoding="utf-8")
        return getattr(score, scorer)(str(export), *more)


def _rows(inputs: Sequence[str], stdin: bytes) -> list[Row]:
    """Return the rows of an archive of the moment, to which the inputs were added."""
    with tempfile.TemporaryDirectory() as folder:
        archive, vault = open_archive(Path(folder)), open_vault(Path(folder))
        for _ in observe(archive, vault, open_pages(inputs, fetched=FETCHED, stdin=BytesIO(stdin))):
            pass
        for _ in settle(archive):
            pass
        rows: list[Row] = list(export_rows(archive))
        archive.close()
        return rows


def main() -> None:
    """Print the scores and the errors; leave with 1 where a floor is broken."""
    seeds, articles = score_seeds(), score_articles()
    each = articles.pop("labels_found_matched")
    print(json.dumps({"seeds": seeds, "articles": articles}, ensure_ascii=False, indent=1))
    print(f"\n{'article':20}labels  found  matched")
    print(
        *(f"{id:20}{labels:6}{found:7}{matched:9}" for id, (labels, found, matched) in each.items()), sep="\n"
    )
    _, errors = tally_articles()
    print(f"\n{'errors by kind':20}")
    print(*(f"{kind:20}{count:6}" for kind, count in table([error for _, error in errors])), sep="\n")
    if "--list" in sys.argv:
        print(*(f"{error.kind:19}{id} {error.text}" for id, error in errors), sep="\n")
    leave(broken("seeds", seeds["events"]) + broken("articles", articles["events"]))


if __name__ == "__main__":
    if not is_here():
        print(f"SKIPPED: the shared gold is not here ({SHARED}); TAWATUR_SHARED names its folder")
        sys.exit()
    main()
