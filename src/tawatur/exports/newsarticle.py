"""An article as schema.org's NewsArticle (JSON-LD), for search engines and other readers of metadata.

Only what the page says goes in: no day that is not known to the day, no author or publisher without a name.
"""

from typing import TYPE_CHECKING, Any

from tawatur.exports.ids import ids_of
from tawatur.model import Article, Entity

if TYPE_CHECKING:
    from tawatur.archive.values import ArticleView

_TYPES = {"person": "Person", "organization": "Organization", "place": "Place", "group": "Organization"}
_FORMS = {"blog": "BlogPosting", "post": "DiscussionForumPosting"}
_MENTIONED = 40


def article_row(view: "ArticleView") -> dict[str, Any]:
    """Return an article as a JSON-LD object."""
    article, published = view.article, view.article.published
    known = published.earliest if published.earliest == published.latest else None
    row: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _FORMS.get(article.form, "NewsArticle"),
        "identifier": article.id,
        "headline": article.title or None,
        "inLanguage": article.language,
        "datePublished": known.isoformat() if known else None,
        "publisher": _named("Organization", article.outlet),
        "author": _named("Person", article.author),
        "isBasedOn": _address(article),
        "mentions": [_entity(entity) for entity in view.facts.entities[:_MENTIONED]],
    }
    return {name: value for name, value in row.items() if value}


def _named(type_: str, name: str | None) -> dict[str, str] | None:
    return {"@type": type_, "name": name} if name else None


def _address(article: Article) -> str | None:
    url = article.url or ""
    return url if url.startswith(("https://", "http://")) else None


def _entity(entity: Entity) -> dict[str, str]:
    names = dict(entity.names)
    row = {"@type": _TYPES[entity.kind], "name": names.get("ar") or next(iter(names.values()), entity.id)}
    wikidata = ids_of(entity.id)["wikidata"]
    return row | ({"sameAs": f"https://www.wikidata.org/wiki/{wikidata}"} if wikidata else {})
