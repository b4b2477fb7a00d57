"""The five pages with labels, read where TAWATUR_SHARED says; without them the tests are skipped."""

import json
import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawatur.arabic.sentences import find_sentences
from tawatur.model import Article, Dating, EventMention, Party, Span

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))

needs_seeds = pytest.mark.skipif(
    not (SHARED / "gold" / "seeds.json").exists(), reason=f"no labelled seed pages under {SHARED}"
)

STATES = {
    **dict.fromkeys(("rubio", "trump", "biden", "blinken", "esper", "fischer", "pompeo", "bruce"), "usa"),
    **dict.fromkeys(("state_dept", "washington", "us_forces", "leaf", "jenkins", "haines", "burns"), "usa"),
    **dict.fromkeys(("bourita", "hammouchi", "mohammed_vi", "loudiyi", "amrani", "houssaini"), "morocco"),
    **dict.fromkeys(("rabat", "marrakech", "temara"), "morocco"),
    "saied": "tunisia",
    "bartagi": "tunisia",
    "tebboune": "algeria",
}


@dataclass(frozen=True)
class Seeds:
    """The seed articles by their file's first three digits, and the labelled mentions by their ids."""

    articles: dict[str, Article]
    mentions: dict[str, EventMention]


@cache
def read_seeds() -> Seeds:
    """Return the articles, cut out as labelled, and their labels as mentions."""
    gold = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))
    seeds = Seeds({}, {})
    for page in gold["pages"]:
        text = (SHARED / "seeds" / page["file"]).read_text(encoding="utf-8")
        start = text.index(page["body_first"])
        body = text[start : text.index(page["body_last"], start) + len(page["body_last"])]
        number = page["file"][:3]
        seeds.articles[number] = Article(
            id=number,
            page=number,
            input=page["file"],
            form="post" if page["form"] == "forum" else page["form"],
            title=page["title"],
            body=body,
            outlet=page["publisher"],
            published=_dating(page["published"]),
        )
        for label in page["events"]:
            seeds.mentions[label["id"]] = _mention(label, seeds.articles[number], gold["entities"])
    return seeds


def _dating(given: dict[str, Any] | None) -> Dating:
    if not given or not given["earliest"]:
        return Dating(None, None, "unknown", "no date")
    first, last = (date.fromisoformat(given[name]) for name in ("earliest", "latest"))
    return Dating(first, last, given["basis"], "as labelled")


def _mention(label: dict[str, Any], article: Article, entities: dict[str, Any]) -> EventMention:
    def parties(ids: list[str]) -> tuple[Party, ...]:
        return tuple(
            Party(each, entities[each]["names"][0], entities[each]["names"][0], entities[each]["type"])
            for each in ids
        )

    start = article.body.index(label["quote"])
    quote = Span(start, start + len(label["quote"]))
    sentence = next(Span(*s) for s in find_sentences(article.body) if s[0] <= start < s[1])
    return EventMention(
        id=label["id"],
        article=article.id,
        type=label["type"],
        mode=label["mode"],
        context=(),
        actor=parties(label["actor"]),
        recipient=parties(label["recipient"]),
        when=_dating(label["when"]) if label["when"] else None,
        where=parties([label["where"]])[0] if label["where"] else None,
        attributed_to=parties(label["attributed_to"]),
        status=label["status"],
        quote=quote,
        sentence=sentence,
        rule="gold",
        because="labelled by hand",
    )
