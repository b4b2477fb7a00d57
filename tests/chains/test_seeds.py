"""What the labelled seed pages must and must not give."""

from itertools import combinations

from tawatur.chains.reuse import find_reuse
from tawatur.model import Span
from tests.chains.seeds import SHARED, needs_seeds, read_seeds

pytestmark = needs_seeds


def test_one_communique_is_the_only_reuse() -> None:
    articles = read_seeds().articles
    found = {
        (a.id, b.id): find_reuse(a, [b]) for a, b in combinations(articles.values(), 2) if find_reuse(a, [b])
    }
    assert list(found) == [("003", "004")], SHARED
    (reuse,) = found["003", "004"]
    words = articles["003"].quote(Span(reuse.a.start, reuse.a.end))
    assert words.startswith("مختلف المواضيع الأمنية")
    assert "شمال إفريقيا ودول الساحل" in words
