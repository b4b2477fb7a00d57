"""Profiles: own text, borrowed text, whom an outlet takes from and who takes from it, how late it is."""

import pytest

from tawatur.chains.profiles import Debt, Profile, find_profile
from tawatur.chains.reuse import find_reuse
from tawatur.model import Article, Credit
from tests.build import a_credit, an_article, on
from tests.chains.tellings import UNDATED
from tests.chains.texts import COMMUNIQUE, OWN_PROSE

AGENCY = "وكالة المغرب العربي للأنباء"


def _article(id: str, outlet: str, day: str | None, text: str = COMMUNIQUE) -> Article:
    return an_article(text, id=id, outlet=outlet, published=on(day) if day else UNDATED)


def _profile(mine: list[Article], others: list[Article], *credits: Credit) -> Profile:
    reuses = [reuse for each in mine for reuse in find_reuse(each, others)]
    return find_profile(mine, {each.id: each for each in others}, reuses, credits)


def test_what_stood_elsewhere_first_is_borrowed_and_the_lag_is_counted() -> None:
    late = _article("late", "المتأخرة", "2024-05-06", f"{COMMUNIQUE} {OWN_PROSE} {OWN_PROSE}")
    early = _article("early", "السباقة", "2024-05-03")
    found = _profile([late], [early])
    assert found.borrowed == pytest.approx(len(COMMUNIQUE) / len(late.body), abs=0.02)
    assert found.own + found.borrowed + found.unsure == pytest.approx(1)
    assert (found.lag, found.dated, found.first) == (3, 1, 0)
    assert found.sources == ()  # less than a third of the article
    back = _profile([early], [late])
    assert (back.own, back.lag, back.first) == (1.0, 0, 1)


def test_whom_it_copies_with_and_without_credit() -> None:
    first = [
        _article(f"x{n}", "السباقة", "2024-05-03", text) for n, text in enumerate((COMMUNIQUE, OWN_PROSE))
    ]
    later = [
        _article(f"y{n}", "المتأخرة", "2024-05-04", text) for n, text in enumerate((COMMUNIQUE, OWN_PROSE))
    ]
    credit = a_credit(later[0], "السباقة", kind="outlet")
    assert _profile(later, first, credit).sources == (Debt("السباقة", 2, 1),)
    assert _profile(first, later, credit).borrowers == (Debt("المتأخرة", 2, 1),)
    assert _profile(later, first).sources[0].uncredited == 2


def test_of_one_day_it_is_not_said_who_borrowed() -> None:
    found = _profile([_article("a", "الأولى", "2024-05-03")], [_article("b", "الثانية", "2024-05-03")])
    assert found.unsure == pytest.approx(1, abs=0.02)
    assert (found.borrowed, found.sources, found.borrowers) == (0.0, (), ())


def test_a_text_with_an_agencys_byline_is_none_of_its_own_though_nobody_else_has_it() -> None:
    article = _article("a", "الأولى", "2024-05-03")
    found = _profile([article], [], a_credit(article, AGENCY))
    assert (found.own, found.borrowed) == (0.0, 1.0)
    assert found.sources == (Debt(AGENCY, 1, 1),)


def test_no_article_gives_no_share_and_no_lag() -> None:
    found = _profile([], [])
    assert (found.articles, found.own, found.lag) == (0, 0.0, None)
