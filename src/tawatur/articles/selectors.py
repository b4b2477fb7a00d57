"""Where pages keep things: the table of CSS selectors."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def selectors() -> dict[str, Any]:
    """Return the table of selectors."""
    return tomllib.loads(
        files("tawatur.articles").joinpath("data", "selectors.toml").read_text(encoding="utf-8")
    )
