"""A pasted page read by the same code as any other, and looked for in the archive; nothing of it is kept."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tawatur.chains.reuse import find_reuse
from tawatur.exports.analysing import Analysed, Analysis, Standing, covered, turned
from tawatur.model import Article, Page, Reuse
from tawatur.pipeline.joining import shared_text
from tawatur.pipeline.reading import Told, read

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

INPUT = "pasted"
"""What a pasted page is called: it has no address and no file."""

# A page of more articles is a list of them; each costs as much as a page of its own.
_ARTICLES = 4
_HEADLINES = 80


def analyze(archive: "Archive", content: bytes, at: datetime) -> Analysis:
    """Return what a page says by itself, and which articles have its words. Reads the archive only.

    `at` is when it was pasted, which bounds its dates as the moment of fetching does for other pages.
    """
    reading = read(Page(INPUT, content, at))
    texts = [told for told in reading.told if told.article.form != "headline"]
    headlines = [told.article for told in reading.told if told.article.form == "headline"]
    return Analysis(
        tuple(_analysed(archive, told) for told in texts[:_ARTICLES]),
        tuple(headlines[:_HEADLINES]),
        reading.unreadable,
    )


def _analysed(archive: "Archive", told: Told) -> Analysed:
    # Without its id: where the archive has this very article, that is where its words stand.
    pasted = replace(told.article, id="")
    others = archive.articles(shared_text(archive, pasted.id, told.prints))
    shared: dict[str, list[Reuse]] = defaultdict(list)
    for reuse in find_reuse(pasted, list(others.values())):
        passage = turned(reuse, pasted.id)
        shared[passage.b.article].append(passage)
    standing = [Standing(others[id_], tuple(them), _share(pasted, them)) for id_, them in shared.items()]
    standing.sort(key=lambda one: (-one.share, one.article.id))
    return Analysed(told.article, told.facts, told.credits, tuple(standing))


def _share(article: Article, passages: list[Reuse]) -> float:
    return covered([(one.a.start, one.a.end) for one in passages]) / max(1, len(article.body))
