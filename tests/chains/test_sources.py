"""Sources: what an article credits goes before whose words it has; nobody's is nobody's."""

import pytest

from tawatur.chains.reuse import find_reuse
from tawatur.chains.sources import Sources, by_id, find_sources, letters, shared_by
from tawatur.model import Article, Credit, Passage
from tawatur.outlets import is_agency
from tests.build import a_credit, an_article, on
from tests.chains.tellings import UNDATED
from tests.chains.texts import COMMUNIQUE, OWN_PROSE

AGENCY = "وكالة المغرب العربي للأنباء"


def _article(id: str, outlet: str, day: str | None = None, text: str = COMMUNIQUE) -> Article:
    return an_article(text, id=id, outlet=outlet, published=on(day) if day else UNDATED)


def _sources(article: Article, *others: Article, credits: tuple[Credit, ...] = ()) -> Sources:
    shared = shared_by(find_reuse(article, others)).get(article.id, {})
    known = {each.id: each for each in others}
    return find_sources(article, shared, known, by_id(credits), is_agency=is_agency)


def test_a_credited_agency_is_the_source_whoever_else_has_the_words() -> None:
    article, other = _article("a", "الأولى", "2024-05-04"), _article("b", "الثانية", "2024-05-01")
    main = _sources(article, other, credits=(a_credit(article, AGENCY),)).main
    assert main and (main.name, main.article, main.how, main.sure) == (AGENCY, None, "credit", "stated")


def test_the_agencys_own_item_is_named_where_it_is_here() -> None:
    article, item = _article("a", "الأولى", "2024-05-04"), _article("wire", AGENCY, "2024-05-04")
    main = _sources(article, item, credits=(a_credit(article, AGENCY),)).main
    assert main and (main.name, main.article) == (AGENCY, "wire") and main.share > 0.9
    silent = _sources(article, item).main
    assert silent and (silent.name, silent.sure, silent.credited) == (AGENCY, "likely", False)


def test_the_words_of_another_that_credits_an_agency_are_uncredited_agency_words() -> None:
    article, other = _article("a", "الأولى"), _article("b", "الثانية")
    main = _sources(article, other, credits=(a_credit(other, AGENCY),)).main
    assert main and (main.name, main.how, main.credited, main.sure) == (AGENCY, "copy", False, "likely")


def test_of_copies_of_one_day_the_source_is_not_known_and_is_not_guessed() -> None:
    found = _sources(_article("a", "الأولى", "2024-05-04"), _article("b", "الثانية", "2024-05-04"))
    assert found.main and (found.main.name, found.main.article, found.main.sure) == (None, "b", "unknown")
    assert found.unsure and not found.borrowed and not found.lent


def test_what_others_have_later_is_lent_and_has_no_source() -> None:
    found = _sources(_article("a", "الأولى", "2024-05-03"), _article("b", "الثانية", "2024-05-04"))
    assert found.main is None and list(found.lent) == ["b"]


def test_an_outlet_is_no_source_of_itself() -> None:
    found = _sources(_article("a", "الأولى", "2024-05-04"), _article("b", "الأولى", "2024-05-03"))
    assert found.main is None and not found.borrowed
    assert _sources(_article("a", "الأولى", text=OWN_PROSE)).main is None


@pytest.mark.parametrize(
    ("spans", "covered"), [([], 0), ([(0, 5), (3, 8)], 8), ([(10, 12), (0, 5)], 7), ([(0, 9), (2, 4)], 9)]
)
def test_letters_that_passages_share_count_once(spans: list[tuple[int, int]], covered: int) -> None:
    assert letters(Passage("a", start, end) for start, end in spans) == covered
