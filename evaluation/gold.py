"""Score what Tawatur reads from the shared gold: five seed pages and twenty labelled articles.

    python evaluation/gold.py          print both scores, one JSON object

The labels are read from the folder that TAWATUR_SHARED names (`../shared` by default) and scored by the
scorer that lies beside them; where the folder is absent, a line says so. Floors: evaluation/floors.json.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tawatur.archive import open_archive
from tawatur.exports import export_jsonl
from tawatur.pages import open_pages
from tawatur.pipeline import observe, open_vault, settle

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)


def is_here() -> bool:
    """Say whether the shared gold is on this machine."""
    return (SHARED / "gold" / "score.py").exists()


def score_seeds() -> dict[str, Any]:
    """Return the scorer's report on the five seed pages."""
    result: dict[str, Any] = _scored("score_seeds", [str(SHARED / "seeds")], b"")
    return result


def score_articles() -> dict[str, Any]:
    """Return the scorer's report on the labelled articles, which go in as JSON Lines on standard input."""
    folder = SHARED / "gold" / "dev"
    lines = subprocess.run(
        [sys.executable, str(folder / "to_articles.py")], capture_output=True, check=True
    ).stdout
    labels = [str(path) for path in sorted(folder.glob("d*.json"))]
    result: dict[str, Any] = _scored("score_events", ["-"], lines, labels)
    return result


def _scored(scorer: str, inputs: Sequence[str], stdin: bytes, *more: object) -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.jsonl"
        archive, vault = open_archive(Path(folder)), open_vault(Path(folder))
        for _ in observe(archive, vault, open_pages(inputs, fetched=FETCHED, stdin=BytesIO(stdin))):
            pass
        for _ in settle(archive):
            pass
        export.write_text("".join(f"{line}\n" for line in export_jsonl(archive)), encoding="utf-8")
        archive.close()
        return getattr(score, scorer)(str(export), *more)


if __name__ == "__main__":
    if not is_here():
        sys.exit(f"SKIPPED: the shared gold is not here ({SHARED}); TAWATUR_SHARED names its folder")
    print(json.dumps({"seeds": score_seeds(), "articles": score_articles()}, ensure_ascii=False, indent=1))
