"""Where a text that somebody pasted stands in the archive."""

from typing import TYPE_CHECKING

from tawatur.chains.prints import find_prints
from tawatur.chains.reuse import find_candidates, find_reuse, least_shared
from tawatur.model import Article

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

_PRINTS = 20  # articles looked at for one print
_COMPARED = 6
_SHOWN = 3


def find_copies(archive: "Archive", text: str) -> list[Article]:
    """Return the articles that share a passage with a text, those that share most words first."""
    pasted = Article(id="", page="", input="", form="post", title="", body=text)
    prints = find_prints(pasted)
    hits = archive.find_prints([value for value, _ in prints], _PRINTS, least_shared(prints))
    others = archive.articles(find_candidates(prints, hits, pasted.id)[:_COMPARED])
    words: dict[str, int] = {}
    for reuse in find_reuse(pasted, list(others.values())):
        words[reuse.b.article] = words.get(reuse.b.article, 0) + reuse.words
    return [others[id_] for id_ in sorted(words, key=lambda id_: -words[id_])[:_SHOWN]]
