"""Search: what a reader would expect is found, ranked and marked, and whatever is typed is a query."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.archive.facade import Archive
from tawatur.archive.query import read_query
from tawatur.archive.values import Filters
from tawatur.pipeline import judge
from tests.build import (
    FETCHED,
    MOROCCO,
    a_mention,
    a_name,
    a_party,
    a_story,
    an_article,
    an_entity,
    an_event,
    on,
    some_facts,
)


def keep(archive: Archive, body: str, **article: object) -> None:
    archive.keep_article(an_article(body, **article), some_facts())  # type: ignore[arg-type]


def ids(archive: Archive, query: str) -> set[str]:
    return {hit.article.id for hit in archive.search(query).hits}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("الامريكية", "الإدارة الأمريكية"),
        ("مراكش", "وصل إلى مُرَّاكُش"),
        ("مصطفي", "قال مصطفى"),
        ("المغرب", "بين فرنسا والمغرب"),
        ("المغرب", "زار بالمغرب مدنا"),
        ("مسيرة", "طائرات مسیرة"),
        ("العلاقات", "قوة العلاقــات"),
        ("الخارجيه", "وزير الخارجية"),
        ("2025", "سنة ٢٠٢٥"),
        ("المدرسة", "البيت والمدرسة"),
        ("بلقوشيدة", "لبلقوشيدة وغيره"),
        ('"بلقوشيدة"', "وبلقوشيدة وغيره"),
    ],
)
def test_an_ordinary_query_finds_what_a_reader_expects(archive: Archive, query: str, text: str) -> None:
    keep(archive, text, id="wanted")
    keep(archive, "لا شيء من ذلك هنا", id="other")
    assert ids(archive, query) == {"wanted"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("المغرب", {"ab", "ac"}),
        ("المغرب فرنسا", {"ab"}),
        ("المغرب AND فرنسا", {"ab"}),
        ("فرنسا OR إسبانيا", {"ab", "ac"}),
        ("المغرب NOT فرنسا", {"ac"}),
        ("المغرب -فرنسا", {"ac"}),
        ("-فرنسا", {"ac", "x"}),
        ("NOT (فرنسا OR إسبانيا)", {"x"}),
        ("NOT NOT فرنسا", {"ab"}),
        ("المغرب (فرنسا OR إسبانيا)", {"ab", "ac"}),
        ("(NOT فرنسا) (NOT إسبانيا)", {"x"}),
        ("(NOT فرنسا) OR (NOT المغرب)", {"ac", "x"}),
        ("تونس OR NOT فرنسا", {"x"}),
        ('"المغرب وفرنسا"', {"ab"}),
        ("«فرنسا المغرب»", set()),
        ("“المغرب وإسبانيا”", {"ac"}),
        ("المغرب وفرنسا", {"ab"}),
        ("outlet:هسبريس", {"ab"}),
        ("مصدر:هسبريس المغرب", {"ab"}),
        ('outlet:"هسبريس الدولية"', set()),
        ("form:blog", {"ac"}),
        ("نوع:مدونة المغرب", {"ac"}),
        ("from:2025-02-25 المغرب", {"ac"}),
        ("من:2025 إلى:2025-02-24", {"ab"}),
        ("to:2025-02 المغرب", {"ab"}),
        ("to:٢٠٢٥-٠٢ المغرب", {"ab"}),
        ("", set()),
    ],
)
def test_the_query_language_means_what_it_says(archive: Archive, query: str, found: set[str]) -> None:
    keep(archive, "لقاء المغرب وفرنسا", id="ab", outlet="هسبريس", published=on("2025-02-24"))
    keep(archive, "لقاء المغرب وإسبانيا", id="ac", outlet="غيرها", published=on("2025-03-01"), form="blog")
    keep(archive, "أخبار تونس", id="x", outlet=None, published=on("2024-01-01"))
    assert ids(archive, query) == found


_HOSTILE = [
    *(
        "(",
        ")",
        "((((",
        '"',
        "«",
        "AND",
        "OR",
        "NOT",
        "AND OR NOT",
        "-",
        "- -",
        "a OR",
        "OR a",
        "NOT NOT",
        "()",
    ),
    *("(-)", "*", "^المغرب", "title:x", "title_words:x", "{a b}: c", "NEAR(a b)", "a + b", "a:b:c", "😀"),
    *(
        "'; DROP TABLE article; --",
        "from:",
        "from:غدا",
        "from:2025-13-45",
        "from:0000",
        "form:كتاب",
        "outlet:",
    ),
    *(
        "outlet:%_\\",
        "المغرب\x00",
        "\ud83d",
        "(" * 5000,
        "NOT " * 3000,
        '"' * 3001,
        "كلمة " * 3000,
        "-" * 3000,
    ),
]


@pytest.mark.parametrize("query", _HOSTILE, ids=lambda q: q[:12] or "-")
def test_no_syntax_is_an_error(archive: Archive, query: str) -> None:
    keep(archive, "لقاء المغرب وفرنسا")
    archive.search(query)
    assert archive.counts()["article"] == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["المغرب", "AND", "OR", "NOT", "-", "(", ")", '"', "«", "»", "from:2025", " ", "x"])
    )
)
def test_no_mixture_of_operators_is_an_error(archive: Archive, parts: list[str]) -> None:
    for query in (" ".join(parts), "".join(parts)):
        archive.search(query)


def test_what_was_not_understood_is_named(archive: Archive) -> None:
    assert read_query("from:غدا المغرب").ignored == ("from:غدا",)
    assert archive.search("form:كتاب").ignored == ("form:كتاب",)
    assert archive.search("المغرب OR NOT فرنسا").ignored == ("OR NOT",)
    assert read_query("المغرب").ignored == ()


def test_the_days_of_a_query_are_whole_months_and_years() -> None:
    assert read_query("from:2024-02 to:2024-02").filters == Filters(
        since=date(2024, 2, 1), until=date(2024, 2, 29)
    )
    assert read_query("من:2024 حتى:2024").filters == Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))


def test_a_field_in_the_query_wins_over_the_filters_given(archive: Archive) -> None:
    found = archive.search("form:blog", Filters(form="news", outlet="x"))
    assert found.filters == Filters(form="blog", outlet="x")


def test_the_word_as_written_comes_before_other_forms_and_a_title_before_a_body(archive: Archive) -> None:
    filler = "كلام كثير عن أشياء أخرى " * 5
    keep(archive, filler + "المدارس", id="other form", title="خبر")
    keep(archive, filler + "المدرسة", id="as written", title="خبر")
    keep(archive, filler, id="title", title="المدرسة")
    assert [hit.article.id for hit in archive.search("المدرسة").hits] == ["title", "as written", "other form"]


def test_newest_first_is_the_order_of_arrival_and_published_that_of_days(archive: Archive) -> None:
    for name, day in (("a", "2025-01-02"), ("b", "2025-01-03"), ("c", "2025-01-01")):
        keep(archive, "المغرب", id=name, published=on(day))
    assert [h.article.id for h in archive.search("المغرب", order="newest").hits] == ["c", "b", "a"]
    assert [h.article.id for h in archive.search("المغرب", order="published").hits] == ["b", "a", "c"]
    page = archive.search("المغرب", order="newest", limit=1, offset=1)
    assert ([h.article.id for h in page.hits], page.total) == (["b"], 3)


@pytest.mark.parametrize(
    ("query", "body", "marked"),
    [
        ("المغرب", "بين المغرب وفرنسا والمغرب", ["المغرب", "والمغرب"]),
        ("مراكش", "إلى مُرَّاكُشَ.", ["مُرَّاكُشَ"]),
        ("الخارجيه", "«الخارجيــة»", ["الخارجيــة"]),
        ('"ناصر بوريطة"', "ناصر الدين، ثم ناصر  بوريطة وبوريطة", ["ناصر  بوريطة"]),
        ("المغرب -فرنسا", "المغرب وحده", ["المغرب"]),
        ("وزير", "الوزراء ووزيرهم", ["الوزراء", "ووزيرهم"]),
        ("2025", "في ٢٠٢٥م أو ٢٠٢٥", ["٢٠٢٥", "٢٠٢٥"]),
        ("form:news", "المغرب", []),
    ],
)
def test_marks_cover_whole_words_of_the_text_as_published(
    archive: Archive, query: str, body: str, marked: list[str]
) -> None:
    keep(archive, body, title=body)
    (hit,) = archive.search(query).hits
    assert [body[start:end] for start, end in hit.body_spans] == marked
    assert hit.title_spans == hit.body_spans


def test_a_snippet_is_made_of_whole_words_around_what_was_found(archive: Archive) -> None:
    body = "مقدمة طويلة جدا " * 60 + "ثم المغرب وفرنسا " + "خاتمة طويلة جدا " * 60
    keep(archive, body)
    (hit,) = archive.search("المغرب فرنسا").hits
    start, end = hit.snippet
    assert "ثم المغرب وفرنسا" in body[start:end]
    assert end - start <= 300
    assert (start == 0 or not body[start - 1].isalnum()) and not body[end : end + 1].isalnum()
    (hit,) = archive.search("form:news").hits
    assert hit.snippet[0] == 0


# ---------------------------------------------------------------- what a search is narrowed to


def keep_told(archive: Archive) -> None:
    """Keep three articles that name somebody of two countries, and tell of a meeting and an accusation."""
    mark = an_entity("person-esper", ar="مارك إسبر", en="Mark Esper", forms=["إسبر"], country="US")
    states = [
        an_entity("state-ma", kind="place", ar="المغرب", en="Morocco", fr="Maroc", country="MA"),
        an_entity("state-us", kind="place", ar="الولايات المتحدة", en="United States", country="US"),
    ]
    esper = a_party("مارك إسبر", entity="person-esper")
    for number, (body, type_, entities) in enumerate(
        [
            ("زار مارك إسبر المغرب", "CONSULT", [mark, states[0]]),
            ("اتهم إسبر خصومه", "ACCUSE", [mark]),
            ("المغرب والولايات المتحدة", None, states),
        ]
    ):
        article = an_article(
            body, id=f"a{number}", outlet="جريدة الميناء", published=on(f"2020-10-0{number + 1}")
        )
        names = [a_name(article, "إسبر", entity="person-esper")] if mark in entities else []
        mentions = (
            [a_mention(article, id=f"m{number}", type=type_, actor=[esper], recipient=[MOROCCO], quote=body)]
            if type_
            else []
        )
        facts = some_facts(names=names, mentions=mentions, entities=entities)
        archive.keep_article(article, facts)
        for mention in mentions:
            event = an_event([mention], id=f"e{number}")
            archive.place_mention(mention.id, event.id)
            archive.keep_event(event)
    both = [an_article("زار مارك إسبر المغرب", id="a0"), an_article("اتهم إسبر خصومه", id="a1")]
    archive.keep_story(a_story(both, id="st", title="زيارة", events=["e0"]))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("كيان:إسبر", {"a0", "a1"}),
        ('entity:"Mark Esper"', {"a0", "a1"}),
        ("qui:person-esper المغرب", {"a0"}),
        ("بلد:المغرب", {"a0", "a2"}),
        ("country:MA", {"a0", "a2"}),
        ("pays:Maroc إسبر", {"a0"}),
        ("نوع:لقاء", {"a0"}),
        ("type:accusation", {"a1"}),
        ("type:réunion", {"a0"}),
        ("قبل:2020-10-02", {"a0"}),
        ("بعد:2020-10-02", {"a2"}),
        ("after:2020-10-01 before:2020-10-03", {"a1"}),
        ("avant:2020", set()),
        ("après:2019", {"a0", "a1", "a2"}),
        ("type:news country:us -المغرب", {"a1"}),
        ("كيان:فلان", set()),
    ],
)
def test_articles_are_narrowed_by_whom_they_name_and_what_they_tell(
    archive: Archive, query: str, found: set[str]
) -> None:
    keep_told(archive)
    assert ids(archive, query) == found


def test_who_nobody_is_called_is_named(archive: Archive) -> None:
    keep_told(archive)
    found = archive.search("كيان:فلان بلد:أطلانطا")
    assert (found.unknown, found.total) == (("أطلانطا", "فلان"), 0)


def test_what_was_judged_wrong_is_no_longer_what_an_article_tells(archive: Archive) -> None:
    keep_told(archive)
    judge(archive, "m1", "wrong", None, FETCHED)
    assert ids(archive, "type:accusation") == set()
    judge(archive, "m1", "withdrawn", None, FETCHED)
    assert ids(archive, "type:accusation") == {"a1"}


def test_facets_count_what_was_found(archive: Archive) -> None:
    keep_told(archive)
    found = archive.search("from:2020-10", whole=True)
    assert found.counts == {"articles": 3, "stories": 1, "events": 2, "entities": 0}
    assert found.facets.outlets == (("جريدة الميناء", 3),)
    assert found.facets.countries == (("US", 3), ("MA", 2))
    assert found.facets.types == (("ACCUSE", 1), ("CONSULT", 1))
    assert found.facets.months == (("2020-10", 3),)
    days = archive.search("from:2020-10 to:2020-10", whole=True).facets.months
    assert days == (("2020-10-01", 1), ("2020-10-02", 1), ("2020-10-03", 1))


def test_a_search_can_be_for_stories_events_and_entities(archive: Archive) -> None:
    keep_told(archive)
    assert [story.id for story in archive.search("type:story إسبر").stories] == ["st"]
    assert {event.id for event in archive.search("نوع:أحداث إسبر").events} == {"e0", "e1"}
    assert [event.id for event in archive.search("type:events المغرب").events] == ["e0"]
    assert [entity.id for entity in archive.search("type:entities إسبر").entities] == ["person-esper"]
    assert archive.search("type:entities سبر").entities[0].id == "person-esper"


def test_a_misspelt_name_is_answered_with_the_names_that_are(archive: Archive) -> None:
    keep_told(archive)
    found = archive.search("ماركك ايسبر")
    assert "مارك إسبر" in found.meant
    assert [(one.folded, one.term is None) for one in found.tried] == [("ماركك", False), ("ايسبر", False)]
    assert archive.search("زززز").meant == ()


def test_what_can_be_taken_out_of_a_query_is_where_it_says(archive: Archive) -> None:
    text = 'المغرب "كلمة أخرى" -فرنسا من:2020-10 outlet:"جريدة ما" (a OR b) NOT ب from:x'
    query = read_query(text)
    assert [(part.what, part.value) for part in query.parts] == [
        ("words", "المغرب"),
        ("phrase", '"كلمة أخرى"'),
        ("without", "فرنسا"),
        ("since", "2020-10-01"),
        ("outlet", "جريدة ما"),
        ("words", "(a OR b)"),
        ("without", "ب"),
    ]
    for part in query.parts:
        rest = read_query(text[: part.start] + text[part.end :])
        assert len(rest.parts) == len(query.parts) - 1


def test_only_the_newest_are_ranked_where_more_were_found(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawatur.archive.search.MOST", 2)
    for number in range(4):
        keep(archive, "المغرب", id=f"a{number}")
    found = archive.search("المغرب", order="newest", limit=10)
    assert ([hit.article.id for hit in found.hits], found.total, found.capped) == (["a3", "a2"], 2, True)
    found = archive.search("المغرب form:news", limit=10)
    assert (len(found.hits), found.total, found.capped) == (2, 2, True)


def test_a_mark_holds_whole_graphemes(archive: Archive) -> None:
    keep(archive, "كتب\u200dَ ثم كتبَّـً هنا", id="a", title="x")
    (hit,) = archive.search("كتب").hits
    body = hit.article.body
    assert [body[start:end] for start, end in hit.body_spans] == ["كتب\u200dَ", "كتبَّـً"]
