"""Keeping: what goes in comes back identical, whole or not at all, and once."""

from datetime import UTC, date, datetime

import pytest

from tawatur.archive.facade import Archive
from tawatur.archive.values import Filters
from tawatur.model import (
    Article,
    DateMention,
    Dating,
    Facts,
    Image,
    Link,
    Name,
    Profile,
    Quotation,
    QuotedPost,
    Reuse,
    Span,
    Unreadable,
)
from tests.build import (
    MOROCCO,
    RABAT,
    USA,
    a_credit,
    a_mention,
    a_name,
    a_page,
    a_party,
    a_reuse,
    an_article,
    an_entity,
    on,
    some_facts,
)


def full_article() -> Article:
    return Article(
        id="full",
        page="0" * 16,
        input="dump.jsonl#3",
        form="post",
        title="عنوان «مقتبس» 'وغيره'",
        body="نص\u200f فيه 😀 ومحارفُ خاصّة\n%s ? \\ \x00 نهاية",
        url="https://example.org/?a=1&b=ب",
        external_id="x-1",
        outlet="جريدة",
        via="مجمّع",
        author="كاتب",
        thread="موضوع",
        language="ar",
        published=Dating(date(2025, 2, 1), date(2025, 2, 28), "inferred", "الشهر في الرابط", Span(1, 4)),
        seen=datetime(2025, 3, 1, 12, 30, 15, 123456, UTC),
        images=(Image("a.jpg", "صورة"), Image("b.jpg")),
        links=(Link("https://example.org", "هنا"),),
        profile=Profile("عضو", "2012", 1855, None),
        quoted=(QuotedPost("قال غيره", "غيره"), QuotedPost("بلا اسم")),
    )


def full_facts(article: Article) -> Facts:
    speaker = a_party()
    return some_facts(
        names=[a_name(article), a_name(article, "بوريطة", nth=1)],
        dates=[
            DateMention(on("2025-02-24", "2025-03-02", span=Span(30, 38)), "week"),
            DateMention(Dating(None, None, "unknown", "لا سنة", Span(40, 44)), "day"),
        ],
        quotations=[
            Quotation(Span(3, 9), speaker, True, "«»"),
            Quotation(Span(12, 20), None, False, "قال إن"),
        ],
        mentions=[
            a_mention(
                article,
                mode="visit",
                context=["diplomatic", "military"],
                actor=[a_party(), MOROCCO],
                when=on("2025-02-25", span=Span(2, 5)),
                where=RABAT,
                attributed_to=[a_party("وكالة", entity="map", kind="organization")],
                status="planned",
                quote="استقبل وزير",
            ),
            a_mention(article, type="SUPPORT", actor=[], recipient=[USA], when=None, quote="قوية"),
        ],
        entities=[an_entity(fr="Nasser Bourita", forms=["بوريطة", "ناصر بوريطة"], country="MA")],
    )


def test_an_article_comes_back_identical(archive: Archive) -> None:
    for article in (full_article(), an_article(id="plain", outlet=None, seen=None, language=None)):
        archive.keep_article(article, some_facts())
        assert archive.article(article.id) == article


def test_what_an_article_says_comes_back_identical(archive: Archive) -> None:
    article = an_article()
    facts = full_facts(article)
    archive.keep_article(article, facts)
    archive.keep_credits(
        article.id, [a_credit(article), a_credit(article, "بلاغ", kind="statement", span=Span(1, 3))]
    )
    view = archive.article_view(article.id)
    assert view is not None
    assert view.facts == facts
    assert view.credits == (
        a_credit(article),
        a_credit(article, "بلاغ", kind="statement", span=Span(1, 3)),
    )


def test_the_same_article_again_is_ignored(archive: Archive) -> None:
    article = an_article(id="same")
    assert archive.keep_article(article, full_facts(article))
    before = archive.counts()
    assert not archive.keep_article(an_article("نص آخر", id="same"), full_facts(article))
    assert archive.counts() == before
    assert archive.article("same") == article


def test_a_page_is_kept_whole_or_not_at_all(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.transaction():
        archive.keep_page(a_page(), 0, 10, [Unreadable("x", "y")])
        archive.keep_article(full_article(), full_facts(an_article()))
        archive.keep_prints("full", [(1, 1)])
        _ = 1 // 0
    assert set(archive.counts().values()) == {0}
    assert archive.search("نهاية").total == 0


def test_the_vault_ends_after_the_last_record_of_a_kept_page(archive: Archive) -> None:
    assert archive.vault_end() == 0
    archive.keep_page(a_page("1"), 0, 400)
    archive.keep_page(a_page("2"), 400, 123)
    assert archive.vault_end() == 523


def test_pages_come_back_in_order_of_arrival_with_their_records(archive: Archive) -> None:
    for n, content in enumerate("cab"):
        archive.keep_page(a_page(content, url=f"https://example.org/{content}"), n * 10, 10)
    pages = list(archive.all_pages())
    assert [(p.url, p.warc_offset) for p in pages] == [
        (f"https://example.org/{c}", n * 10) for n, c in enumerate("cab")
    ]
    assert pages[0].fetched == a_page().fetched
    assert archive.has_page(pages[2].id) and not archive.has_page("nothing")


def test_a_page_that_is_kept_already_is_not_kept_again(archive: Archive) -> None:
    assert archive.keep_page(a_page(), 0, 10)
    assert not archive.keep_page(a_page(), 10, 10, [Unreadable("x", "now it cannot be read")])
    assert archive.vault_end() == 10
    assert archive.unreadables() == [Unreadable("x", "now it cannot be read")]


def test_what_cannot_be_read_is_kept_with_its_reason_newest_first(archive: Archive) -> None:
    archive.keep_unreadables([Unreadable("a", "no such file"), Unreadable("b", "not text")])
    archive.keep_page(a_page(), 0, 10, [Unreadable("c", "empty")])
    assert [u.input for u in archive.unreadables()] == ["c", "b", "a"]
    assert [u.input for u in archive.unreadables(limit=1, offset=1)] == ["b"]


def test_an_entity_gathers_the_names_and_spellings_of_all_articles(archive: Archive) -> None:
    first, second = an_article(id="1"), an_article(id="2")
    archive.keep_article(first, some_facts(entities=[an_entity(en=None, forms=["بوريطة"])]))
    archive.keep_article(
        second, some_facts(entities=[an_entity(ar="بوريطة ناصر", forms=["بوريطه", "بوريطة"], country="MA")])
    )
    assert list(archive.entities(["nasser-bourita"]).values()) == [
        an_entity(forms=["بوريطة", "بوريطه"], country="MA")
    ]


@pytest.mark.parametrize(
    "text", ["ناصر بوريطة", "وناصر بوريطه", "بوريطة", "Nasser Bourita", "nasser", "nasser-bourita"]
)
def test_an_entity_is_found_by_any_of_its_names(archive: Archive, text: str) -> None:
    archive.keep_article(
        an_article(), some_facts(entities=[an_entity(forms=["بوريطة"]), an_entity("x", ar="غيره", en="X Y")])
    )
    assert [e.id for e in archive.find_entity(text)] == ["nasser-bourita"]


def test_who_is_called_exactly_so_comes_before_whose_name_contains_it(archive: Archive) -> None:
    entities = [an_entity("long", ar="علي بن سالم", en=None), an_entity("short", ar="سالم", en=None)]
    archive.keep_article(an_article(), some_facts(entities=entities))
    assert [e.id for e in archive.find_entity("سالم")] == ["short", "long"]
    assert archive.find_entity("  ") == []


def test_an_entity_tells_where_it_appears(archive: Archive) -> None:
    article = an_article()
    facts = full_facts(article)
    archive.keep_article(article, facts)
    view = archive.entity("nasser-bourita")
    assert view is not None
    assert (view.articles, view.events, view.mentions) == (1, 0, (facts.mentions[0],))
    assert archive.entity("nobody") is None


def test_prints_are_found_by_hash_newest_article_first(archive: Archive) -> None:
    lowest, highest = -(2**63), 2**63 - 1
    for n in range(3):
        archive.keep_article(an_article(id=f"a{n}"), some_facts())
        archive.keep_prints(f"a{n}", [(lowest, n), (7, 5), (7, 9)])
    archive.keep_prints("a0", [(highest, 3)])
    assert archive.find_prints([lowest, highest, 8], 10) == [
        *((lowest, f"a{n}", n) for n in (2, 1, 0)),
        (highest, "a0", 3),
    ]
    assert archive.find_prints([7], 3) == [(7, "a2", 5), (7, "a2", 9), (7, "a1", 5)]
    assert archive.find_prints([], 3) == []


def test_more_hashes_than_one_statement_holds_are_all_found(archive: Archive) -> None:
    archive.keep_article(an_article(id="a"), some_facts())
    prints = [(n * 7919, n) for n in range(1200)]
    archive.keep_prints("a", prints)
    assert archive.find_prints([h for h, _ in prints], 2) == [(h, "a", n) for h, n in prints]


def test_a_reuse_is_kept_once_and_belongs_to_both_articles(archive: Archive) -> None:
    a, b, c = (an_article(id=x) for x in "abc")
    for article in (a, b, c):
        archive.keep_article(article, some_facts())
    reuses: list[Reuse] = [a_reuse(a, b), a_reuse(c, a)]
    archive.keep_reuses(reuses)
    archive.keep_reuses(reuses)
    views = [archive.article_view(x) for x in "abc"]
    assert [view and view.reuses for view in views] == [tuple(reuses), (reuses[0],), (reuses[1],)]


def test_credits_of_an_unknown_article_are_a_mistake(archive: Archive) -> None:
    with pytest.raises(LookupError, match="no article nobody"):
        archive.keep_credits("nobody", [a_credit(an_article())])


def test_articles_are_read_by_outlet_form_and_day(archive: Archive) -> None:
    for article in (
        an_article(id="1", outlet="هسبريس", published=on("2025-02-24")),
        an_article(id="2", outlet="هِسبريس", published=on("2025-02-01", "2025-02-28"), form="blog"),
        an_article(id="3", outlet=None, published=Dating(None, None, "unknown", "لا تاريخ")),
    ):
        archive.keep_article(article, some_facts())

    def ids(filters: Filters) -> list[str]:
        return [a.id for a in archive.newest_articles(filters)]

    assert ids(Filters()) == ["3", "2", "1"]
    assert ids(Filters(outlet="هسبريس")) == ["2", "1"]
    assert ids(Filters(form="blog")) == ["2"]
    assert ids(Filters(since=date(2025, 2, 25))) == ["2"]
    assert ids(Filters(until=date(2025, 2, 24))) == ["2", "1"]
    assert [a.id for a in archive.newest_articles(by="published")] == ["1", "2"]
    assert [a.id for a in archive.newest_articles(limit=1, offset=1)] == ["2"]
    assert [(o.outlet, o.articles, o.first, o.last) for o in archive.outlets()] == [
        ("هسبريس", 2, date(2025, 2, 1), date(2025, 2, 28))
    ]


def test_everything_but_the_pages_can_be_thrown_away_and_made_again(archive: Archive) -> None:
    article = an_article(id="a")
    for again in (False, True):
        assert archive.keep_page(a_page(), 0, 10, [Unreadable("x", "y")]) is not again
        archive.keep_article(article, full_facts(article))
        archive.keep_prints("a", [(1, 1)])
        assert archive.search("بوريطة").total == 1
        archive.clear_derived()
        assert {table: n for table, n in archive.counts().items() if n} == {"page": 1}
        assert archive.search("بوريطة").total == 0
    archive.clear_derived(pages_too=True)
    assert archive.vault_end() == 0


def test_a_name_may_stand_anywhere(archive: Archive) -> None:
    article = an_article()
    name = Name(Span(0, len(article.body)), "group", "g", "ج", "x")
    archive.keep_article(article, some_facts(names=[name]))
    view = archive.article_view(article.id)
    assert view is not None and view.facts.names == (name,)
