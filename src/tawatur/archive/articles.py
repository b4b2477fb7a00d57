"""All reading and writing of articles."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Article
from tawatur.archive.narrowing import narrow
from tawatur.archive.rows import (
    chunks,
    dump,
    dump_dating,
    fetch,
    holders,
    insert_numbered,
    load,
    load_dating,
    moment,
    read,
)
from tawatur.archive.values import Filters, OutletCount

_PUBLISHED = ("published_earliest", "published_latest", "published_how")


def keep_articles(told: Iterable[tuple[model.Article, Sequence[str]]]) -> dict[str, int]:
    """Keep articles, each with its entities' ids; return their numbers by id, without those kept already."""
    new: dict[str, model.Article] = {}
    rows = []
    for article, entities in told:
        if new.setdefault(article.id, article) is article:
            rows.append(_row(article, entities))
    if not rows:
        return {}
    seqs = insert_numbered(Article, tuple(rows[0]), [tuple(row.values()) for row in rows])
    MEMORY.articles.put({article.id: article for article in new.values() if article.id in seqs})
    return seqs


def _row(article: model.Article, entities: Sequence[str]) -> dict[str, object]:
    return {
        "id": article.id,
        "page": article.page,
        "input": article.input,
        "form": article.form,
        "title": article.title,
        "body": article.body,
        "url": article.url,
        "external_id": article.external_id,
        "outlet": article.outlet,
        "outlet_folded": fold(article.outlet) if article.outlet else None,
        "via": article.via,
        "author": article.author,
        "thread": article.thread,
        "language": article.language,
        **dict(zip(_PUBLISHED, dump_dating(article.published), strict=True)),
        "seen": moment(article.seen),
        "extras": _dump_extras(article),
        "entities": dump(list(entities)),
    }


def _dump_extras(article: model.Article) -> str:
    profile = article.profile
    extras: dict[str, object] = {
        "images": [_dump_image(image) for image in article.images],
        "links": [(link.href, link.text) for link in article.links],
        "quoted": [(q.text, q.author) for q in article.quoted],
    }
    if article.source_line:
        extras["source_line"] = article.source_line
    if profile:
        extras["profile"] = (profile.title, profile.member_since, profile.messages, profile.reactions)
    return dump({key: value for key, value in extras.items() if value})


def _dump_image(image: model.Image) -> tuple[str, ...]:
    said = (image.src, image.alt)
    return (*said, image.caption, image.credit) if image.caption or image.credit else said


def load_article(row: Article) -> model.Article:
    """Return a row as the value it was made from."""
    extras: dict[str, Any] = load(row.extras)
    return model.Article(
        id=row.id,
        page=row.page,
        input=row.input,
        form=row.form,  # type: ignore[arg-type]  # only the model's own forms are ever stored
        title=row.title,
        body=row.body,
        url=row.url,
        external_id=row.external_id,
        outlet=row.outlet,
        via=row.via,
        author=row.author,
        thread=row.thread,
        language=row.language,
        published=load_dating(row.published_earliest, row.published_latest, row.published_how),
        seen=row.seen,
        images=tuple(model.Image(*image) for image in extras.get("images", ())),
        links=tuple(model.Link(*link) for link in extras.get("links", ())),
        profile=model.Profile(*extras["profile"]) if "profile" in extras else None,
        quoted=tuple(model.QuotedPost(*post) for post in extras.get("quoted", ())),
        source_line=extras.get("source_line"),
    )


def article_row(article_id: str) -> Article | None:
    return next(iter(read(Article, "id = %s", (article_id,))), None)


def seq_of(article_id: str) -> int:
    """Return an article's number; LookupError where there is no such article."""
    found = fetch("SELECT seq FROM article WHERE id = %s", (article_id,))
    if not found:
        raise LookupError(f"no article {article_id} in the archive")
    return int(found[0][0])


def ids_of(seqs: Iterable[int]) -> dict[int, str]:
    """Return the ids of articles by their numbers."""
    return {
        seq: id_
        for part in chunks(sorted(set(seqs)))
        for seq, id_ in fetch(f"SELECT seq, id FROM article WHERE seq IN ({holders(part)})", part)
    }


def articles_by_seq(seqs: Sequence[int]) -> dict[int, model.Article]:
    return {
        row.seq: load_article(row)
        for part in chunks(seqs)
        for row in read(Article, f"seq IN ({holders(part)})", part)
    }


def articles(ids: Iterable[str]) -> dict[str, model.Article]:
    """Return articles by id, in the order asked for; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    rows = MEMORY.articles.get(wanted, _load_articles)
    return {article_id: rows[article_id] for article_id in wanted if article_id in rows}


def ids_at(addresses: Iterable[str]) -> dict[str, str]:
    """Return the id of the first article of each of these addresses of pages; the others are left out."""
    found: dict[str, str] = {}
    for part in chunks(list(dict.fromkeys(addresses))):
        # By itself SQLite would go through the whole table, for that is in order already.
        sql = (
            f"SELECT url, id FROM article INDEXED BY article_url WHERE url IN ({holders(part)}) "
            "AND form <> 'headline' ORDER BY seq"
        )
        for address, article_id in fetch(sql, part):
            found.setdefault(address, article_id)
    return found


def _load_articles(ids: list[str]) -> dict[str, model.Article]:
    return {
        row.id: load_article(row)
        for part in chunks(ids)
        for row in read(Article, f"id IN ({holders(part)})", part)
    }


def all_articles() -> Iterator[model.Article]:
    return (load_article(row) for row in Article.objects.order_by("seq").iterator(chunk_size=200))


def matching(filters: Filters) -> QuerySet[Article]:
    rows = Article.objects.all()
    if filters.outlet:
        rows = rows.filter(outlet_folded__contains=fold(filters.outlet))
    if filters.form:
        rows = rows.filter(form=filters.form)
    if filters.since or filters.until:
        rows = rows.filter(
            Q(published_latest__gte=filters.since or date.min),
            Q(published_earliest__lte=filters.until or date.max),
        )
    if filters.entity or filters.country or filters.type:
        rows = rows.filter(seq__in=narrowed_to(filters))
    if filters.after is not None:
        rows = rows.filter(seq__gt=filters.after)
    return rows


def narrowed_to(filters: Filters) -> RawSQL:
    """Return the numbers of the articles that pass the filters, for use in another question."""
    condition = narrow(filters).condition
    assert condition is not None
    return RawSQL(f"SELECT article_id FROM facet WHERE {condition.sql}", condition.parameters)


def newest(filters: Filters, limit: int, offset: int, by: str) -> list[model.Article]:
    rows = matching(filters)
    if by == "published":
        rows = rows.filter(published_earliest__isnull=False).order_by("-published_earliest", "-seq")
    else:
        rows = rows.order_by("-seq")
    return [load_article(row) for row in rows[offset : offset + limit]]


def count(filters: Filters) -> int:
    return matching(filters).count()


def outlets() -> list[OutletCount]:
    """Return the outlets, most articles first; spellings that fold alike are one, under the first seen."""
    rows = fetch(
        "SELECT f.n, f.first, f.last, a.outlet FROM (SELECT count(*) AS n, min(first) AS first, "
        "max(last) AS last, min(article_id) AS one FROM facet WHERE outlet IS NOT NULL GROUP BY outlet) f "
        "JOIN article a ON a.seq = f.one ORDER BY f.n DESC, f.one"
    )
    days = [tuple(date.fromisoformat(day) if day else None for day in row[1:3]) for row in rows]
    return [OutletCount(row[3], row[0], *ends) for row, ends in zip(rows, days, strict=True)]


def outlets_as_written(folded: Sequence[str]) -> dict[str, str]:
    """Return the spelling of outlets that was seen first, by their folded names."""
    sql = "SELECT outlet FROM article WHERE outlet_folded = %s ORDER BY seq LIMIT 1"
    return {one: str(found[0][0]) for one in folded if (found := fetch(sql, (one,)))}


def of_outlet(outlet: str, limit: int) -> list[model.Article]:
    """Return the newest articles of an outlet, in any spelling that folds alike; bare headlines left out."""
    rows = Article.objects.filter(outlet_folded=fold(outlet)).exclude(form="headline").order_by("-seq")
    return [load_article(row) for row in rows[:limit]]


def count_of_outlet(outlet: str) -> int:
    """Return how many articles an outlet has, bare headlines included."""
    return Article.objects.filter(outlet_folded=fold(outlet)).count()
