"""What the full-text index holds of an article: made from the article alone, without a database."""

from tawatur.arabic.stems import stem
from tawatur.arabic.words import find_words
from tawatur.model import Article

Indexed = tuple[str, str, str, str]
"""An article as the index has it: title words, title stems, body words, body stems, blanks between tokens."""


def as_indexed(article: Article) -> Indexed:
    """Return what the index is to hold of an article: the folded words, and the search term of each."""
    title = [word.folded for word in find_words(article.title)]
    body = [word.folded for word in find_words(article.body)]
    return " ".join(title), " ".join(map(stem, title)), " ".join(body), " ".join(map(stem, body))
