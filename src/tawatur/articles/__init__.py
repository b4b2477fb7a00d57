"""Page to articles: HTML, plain-text dumps, feed entries, forum threads; the furniture taken away."""

from tawatur.articles.reading import read_head, read_page

__all__ = ["read_head", "read_page"]
