"""Builders: values with sensible defaults, so that a test says only what it is about."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from tawatur.model import (
    Article,
    Credit,
    CreditKind,
    DateMention,
    Dating,
    Entity,
    Event,
    EventMention,
    Facts,
    Form,
    Name,
    NameKind,
    Origin,
    Page,
    Party,
    Passage,
    Quotation,
    Reuse,
    Span,
    Status,
    Story,
    digest,
)

BODY = (
    "استقبل وزير الشؤون الخارجية ناصر بوريطة، أمس الثلاثاء بالرباط، نظيره الأمريكي. "
    "وقال بوريطة إن العلاقات بين المغرب والولايات المتحدة قوية."
)
FETCHED = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


def a_page(
    content: bytes | str = b"page",
    *,
    input: str = "page.html",
    url: str | None = None,
    fetched: datetime = FETCHED,
    content_type: str | None = "text/html",
) -> Page:
    """Return a page; a string is encoded as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return Page(input, data, fetched, url, content_type)


def on(
    day: str, until: str | None = None, because: str = "the page says so", span: Span | None = None
) -> Dating:
    """Return a stated dating from days such as 2025-02-24."""
    return Dating(date.fromisoformat(day), date.fromisoformat(until or day), "stated", because, span)


def an_article(
    body: str = BODY,
    *,
    id: str | None = None,
    title: str = "استقبال بالرباط",
    form: Form = "news",
    outlet: str | None = "جريدة الاختبار",
    published: Dating | None = None,
    page: str = "0123456789abcdef",
    input: str = "page.html",
    url: str | None = None,
    external_id: str | None = None,
    language: str | None = "ar",
    seen: datetime | None = FETCHED,
) -> Article:
    """Return an article; its id follows from its title, body and outlet unless one is given."""
    return Article(
        id=id or digest(title, body, outlet or ""),
        page=page,
        input=input,
        form=form,
        title=title,
        body=body,
        url=url,
        external_id=external_id,
        outlet=outlet,
        language=language,
        published=published or on("2025-02-25"),
        seen=seen,
    )


def a_span(article: Article, words: str, nth: int = 0) -> Span:
    """Return where words stand in an article's body; the test is wrong where they do not."""
    start = -1
    for _ in range(nth + 1):
        start = article.body.index(words, start + 1)
    return Span(start, start + len(words))


def a_party(
    name: str = "ناصر بوريطة",
    *,
    entity: str = "nasser-bourita",
    text: str | None = None,
    kind: NameKind = "person",
) -> Party:
    """Return a party; the article's words for it are its name unless given."""
    return Party(entity, name, text or name, kind)


MOROCCO = a_party("المغرب", entity="state-ma", kind="place")
USA = a_party("الولايات المتحدة", entity="state-us", kind="place")
RABAT = a_party("الرباط", entity="capital-ma", kind="place")


def an_entity(
    id: str = "nasser-bourita",
    *,
    kind: NameKind = "person",
    ar: str = "ناصر بوريطة",
    en: str | None = "Nasser Bourita",
    fr: str | None = None,
    forms: Sequence[str] = (),
    country: str | None = None,
) -> Entity:
    """Return an entity with its names by language."""
    names = [(code, name) for code, name in (("ar", ar), ("en", en), ("fr", fr)) if name]
    return Entity(id, kind, tuple(names), tuple(forms), country)


def a_name(
    article: Article,
    text: str = "ناصر بوريطة",
    *,
    entity: str = "nasser-bourita",
    kind: NameKind = "person",
    name: str | None = None,
    nth: int = 0,
) -> Name:
    """Return a name at its nth place in an article's body."""
    return Name(a_span(article, text, nth), kind, entity, name or text, "the registry has this name")


def a_mention(
    article: Article,
    *,
    id: str | None = None,
    type: str = "CONSULT",
    mode: str | None = None,
    context: Sequence[str] = (),
    actor: Iterable[Party] = (a_party(),),
    recipient: Iterable[Party] = (USA,),
    when: Dating | None = None,
    where: Party | None = None,
    attributed_to: Iterable[Party] = (),
    status: Status = "happened",
    quote: str | None = None,
) -> EventMention:
    """Return an event mention that quotes the whole body unless its words are given."""
    span = a_span(article, quote) if quote else Span(0, len(article.body))
    return EventMention(
        id=id or digest(article.id, type, str(span)),
        article=article.id,
        type=type,
        mode=mode,
        context=tuple(context),
        actor=tuple(actor),
        recipient=tuple(recipient),
        when=when,
        where=where,
        attributed_to=tuple(attributed_to),
        status=status,
        quote=span,
        sentence=Span(0, len(article.body)),
        rule="a-rule/1",
        because="the verb says so",
    )


def an_event(
    mentions: Sequence[EventMention],
    *,
    id: str = "event-1",
    origins: Sequence[Origin] | None = None,
    when: Dating | None = None,
) -> Event:
    """Return an event that repeats its first mention; each mention is an origin unless said otherwise."""
    first = mentions[0]
    if origins is None:
        origins = [Origin(m.article, (m.id,), "nobody is credited") for m in mentions]
    return Event(
        id=id,
        type=first.type,
        mode=first.mode,
        status=first.status,
        actor=first.actor,
        recipient=first.recipient,
        when=when or first.when,
        where=first.where,
        mentions=tuple(m.id for m in mentions),
        origins=tuple(origins),
    )


def a_story(
    articles: Sequence[Article], *, id: str = "story-1", title: str = "قصة", events: Sequence[str] = ()
) -> Story:
    """Return a story of articles with a date."""
    days = [a.published.earliest for a in articles if a.published.earliest]
    return Story(
        id,
        title,
        tuple(a.id for a in articles),
        tuple(events),
        min(days, default=None),
        max(days, default=None),
    )


def a_credit(
    article: Article,
    name: str = "وكالة المغرب العربي للأنباء",
    *,
    kind: CreditKind = "agency",
    span: Span | None = None,
) -> Credit:
    """Return a source that an article declares."""
    return Credit(article.id, kind, name, span, "the article names it")


def a_reuse(a: Article, b: Article, *, length: int = 40, words: int = 8) -> Reuse:
    """Return a passage that two articles begin with."""
    return Reuse(Passage(a.id, 0, length), Passage(b.id, 0, length), words, "the same words")


def some_facts(
    *,
    names: Sequence[Name] = (),
    dates: Sequence[DateMention] = (),
    quotations: Sequence[Quotation] = (),
    mentions: Sequence[EventMention] = (),
    entities: Sequence[Entity] = (),
) -> Facts:
    """Return facts from lists."""
    return Facts(tuple(names), tuple(dates), tuple(quotations), tuple(mentions), tuple(entities))


def as_version_1(file: Path) -> None:
    """Make an archive's database what version 1 of the schema had: no judgements, nobody who is somebody."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TRIGGER search_form_added")
        said = ("judgement", "hidden_mention", "sameness", "grouping", "ruled_story", "ruled_story_article")
        for table in (*said, "person_key", "facet", "search_form", "picture"):
            database.execute(f"DROP TABLE {table}")
        later = ("name_entity_article", "mention_article_event", "event_type_newest", "mention_ruled")
        lists = ("article_outlet_day", "article_form_seen", "article_url", "event_origins", "event_disputed")
        for index in (*later, *lists, "event_entity_days"):
            database.execute(f"DROP INDEX {index}")
        for column in ("earliest", "latest", "first_article"):
            database.execute(f"ALTER TABLE event_party DROP COLUMN {column}")
        database.execute("CREATE INDEX event_entity ON event_party (entity, side, event_id)")
        database.execute("ALTER TABLE event_mention DROP COLUMN ruled")
        for (index,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'entity' "
            "AND (name LIKE 'entity_person%' OR name LIKE 'entity_ruled%')"
        ).fetchall():
            database.execute(f"DROP INDEX {index}")
        for column in ("ruled", "ruled_because", "person", "because"):
            database.execute(f"ALTER TABLE entity DROP COLUMN {column}")
        database.execute("ALTER TABLE name DROP COLUMN title")
        database.execute("DELETE FROM django_migrations WHERE app = 'archive' AND name > '0002'")
        database.execute("UPDATE meta SET schema_version = 1")
