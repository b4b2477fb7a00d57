"""Search: what a reader would expect is found, ranked and marked, and whatever is typed is a query."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.archive.facade import Archive
from tawatur.archive.query import read_query
from tawatur.archive.values import Filters
from tests.build import an_article, on, some_facts


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
