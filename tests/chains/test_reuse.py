"""Reuse: what is a shared passage, where it runs, and what is none."""

import pytest

from tawatur.chains.prints import find_prints
from tawatur.chains.reuse import find_background, find_candidates, find_reuse, share_of_shorter
from tawatur.model import Article, Span
from tests.build import an_article, on
from tests.chains.texts import COMMUNIQUE, COMMUNIQUE_EDITED, OPENING_A, OPENING_B, OWN_PROSE, TITLES

FIRST_NAMES = ("أنس", "بدر", "جواد", "حاتم", "زهير")
LAST_NAMES = ("الصقلي", "الودغيري", "الجراري", "المريني", "السرغيني")
NAMES = "محمد العلوي سعيد الناصري خالد المنصوري يوسف الهلالي كريم التازي عمر الفاسي ليلى بنجلون سناء الراشدي"


def _article(id: str, *parts: str, outlet: str | None = None, day: str = "2024-05-02") -> Article:
    return an_article(" ".join(parts), id=id, outlet=outlet or f"جريدة {id}", published=on(day))


def test_a_communique_in_two_articles_is_one_passage_with_both_places() -> None:
    one, other = _article("one", OPENING_A, COMMUNIQUE), _article("other", OPENING_B, COMMUNIQUE, OWN_PROSE)
    (reuse,) = find_reuse(one, [other])
    assert (reuse.a.article, reuse.b.article) == ("one", "other")
    assert one.quote(Span(reuse.a.start, reuse.a.end)) == COMMUNIQUE.rstrip(".")
    assert other.quote(Span(reuse.b.start, reuse.b.end)) == COMMUNIQUE.rstrip(".")
    assert reuse.because == f"{reuse.words} words stand in both in the same order, without a difference"


def test_small_edits_stay_inside_one_passage_and_are_counted() -> None:
    one, other = _article("one", OPENING_A, COMMUNIQUE), _article("other", OPENING_B, COMMUNIQUE_EDITED)
    (reuse,) = find_reuse(one, [other])
    assert one.quote(Span(reuse.a.start, reuse.a.end)).endswith("إلى الحكومتين")
    assert reuse.words >= 25
    assert "different" in reuse.because


def test_sentences_in_another_order_are_passages_of_their_own() -> None:
    first, second, third = OWN_PROSE.split(". ")
    one = _article("one", f"{first}. {second}. {third}")
    other = _article("other", f"{third} {first}. {second}.")
    reuses = find_reuse(one, [other])
    assert [one.body[r.a.start : r.a.end] for r in reuses] == [f"{first}. {second}", third.rstrip(".")]
    assert share_of_shorter(reuses, one, other) == 1.0


@pytest.mark.parametrize(
    ("common", "what"),
    [
        (TITLES, "titles of two ministers"),
        (NAMES, "a list of names"),
        (
            "صلى الله عليه وسلم وعلى آله وصحبه أجمعين إنا لله وإنا إليه راجعون ولا حول ولا قوة إلا بالله",
            "prayers",
        ),
        ("بحث العلاقات الثنائية بين البلدين وسبل تعزيزها وتطويرها في مختلف المجالات", "a formula"),
        ("أعلن أن اللجنة ستجتمع غدا في المقر الجديد", "eight words"),
    ],
)
def test_what_any_two_texts_share_is_no_reuse(common: str, what: str) -> None:
    one, other = (
        _article("one", OPENING_A, common, OWN_PROSE),
        _article("other", OPENING_B, common, COMMUNIQUE),
    )
    assert find_reuse(one, [other]) == (), what


def test_a_long_list_in_the_same_order_is_text_that_somebody_wrote() -> None:
    squad = " ".join(f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES)
    one, other = _article("one", OPENING_A, squad, OWN_PROSE), _article("other", OPENING_B, squad, COMMUNIQUE)
    (reuse,) = find_reuse(one, [other])
    assert one.quote(Span(reuse.a.start, reuse.a.end)) == squad


def test_an_outlet_does_not_copy_its_own_background() -> None:
    one = _article("one", COMMUNIQUE, OWN_PROSE, outlet="جريدة الميناء")
    other = _article("other", f"{OPENING_B} " * 12, COMMUNIQUE, outlet="جريدة الميناء")
    assert find_reuse(one, [other]) == ()


def test_two_versions_of_one_outlets_page_are_reuse() -> None:
    one = _article("one", COMMUNIQUE, OWN_PROSE, outlet="جريدة الميناء")
    other = _article("other", COMMUNIQUE, OWN_PROSE, OPENING_A, outlet="جريدة الميناء")
    assert find_reuse(one, [other])


def test_what_recurs_for_weeks_in_many_outlets_that_share_nothing_else_is_a_formula() -> None:
    recurring = (
        "وكانت الجهات المختصة قد دعت في وقت سابق كافة المواطنين إلى توخي الحيطة والحذر عند التنقل ليلا"
    )
    days = ["2024-01-01", "2024-01-20", "2024-02-11", "2024-03-02"]
    unlike = [" ".join(f"كلمة{number}{n} على حال" for n in range(60)) for number in range(4)]
    others = [
        _article(f"other{n}", words, recurring, day=day)
        for n, (words, day) in enumerate(zip(unlike, days, strict=True))
    ]
    article = _article("one", OWN_PROSE, COMMUNIQUE, OPENING_A, recurring, day="2024-05-02")
    assert find_reuse(article, others) == ()
    (background,) = find_background(article, others)
    assert article.body[background.passage.start : background.passage.end] == recurring
    assert sorted(background.repeats) == [other.id for other in others]
    assert "4 outlets" in background.because
    assert find_background(article, others[:1]) == ()
    assert find_reuse(article, others[:1]), "in two outlets it may be a copy"
    near = [_article(other.id, other.body, day="2024-05-02") for other in others]
    assert len(find_reuse(article, near)) == 4, "within days it is a communiqué"


def test_an_article_is_not_compared_with_itself() -> None:
    one = _article("one", COMMUNIQUE)
    assert find_reuse(one, [one]) == ()


def test_marks_and_zero_width_letters_do_not_move_a_passage() -> None:
    marked = COMMUNIQUE.replace("لجنة", "لَجْنَةٍ").replace("الصيف", "الصـــيف\u200f")
    one, other = _article("one", OPENING_A, COMMUNIQUE), _article("other", OPENING_B, marked)
    (reuse,) = find_reuse(one, [other])
    assert other.body[reuse.b.start : reuse.b.end] == marked.rstrip(".")


def test_candidates_are_those_with_shared_prints_the_likeliest_first() -> None:
    article = _article("one", OWN_PROSE, COMMUNIQUE)
    others = [_article("a", OPENING_A), _article("b", COMMUNIQUE), _article("c", OWN_PROSE, COMMUNIQUE)]
    prints = find_prints(article)
    mine = dict(prints)
    hits = [
        (value, other.id, at)
        for other in [*others, article]
        for value, at in find_prints(other)
        if value in mine
    ]
    assert find_candidates(prints, hits, "one") == ("c", "b")


def test_of_candidates_that_share_little_only_the_first_are_taken() -> None:
    prints = tuple((value, 4 * value) for value in range(40))
    clear = [(value, "clear", 4 * value + 7) for value in range(3)]
    faint = [(value, f"faint{number}", 4 * value) for number in range(30) for value in (10, 11)]
    apart = [(20, "apart", 80), (21, "apart", 900), (38, "far", 152), (20, "far", 80)]
    assert find_candidates(prints, [*faint, *apart, *clear]) == ("clear", *(f"faint{n}" for n in range(3)))


def test_a_paragraph_that_an_outlet_repeats_about_itself_is_background_once() -> None:
    own = "ويذكر أن جريدة الميناء تصدر منذ عشرين سنة وقد حصلت خلال السنة الماضية على جوائز في الصحافة المحلية"
    fillers = [" ".join(f"خبر{number}{n} في المدينة" for n in range(40)) for number in range(3)]
    others = [_article(f"other{n}", words, own, outlet="جريدة الميناء") for n, words in enumerate(fillers)]
    article = _article("one", OWN_PROSE, own, COMMUNIQUE, outlet="جريدة الميناء")
    copy = _article("copy", COMMUNIQUE, outlet="أخرى")
    assert {reuse.b.article for reuse in find_reuse(article, [*others, copy])} == {"copy"}
    (background,) = find_background(article, [*others, copy])
    assert article.body[background.passage.start : background.passage.end] == own
    assert background.repeats == ("other0", "other1", "other2")
    assert "own outlet" in background.because
    assert find_background(article, [copy]) == ()
