"""How a story was told: who broke it only where that is known, how late each was, why each is in it."""

from datetime import date

from tawatur.model import Article, Dating
from tawatur.stories.stories import Sighting
from tawatur.stories.telling import tell_story
from tests.build import a_reuse, an_article, on
from tests.chains.tellings import UNDATED


def _sighting(id: str, day: str | None, *events: str, until: str | None = None) -> Sighting:
    published = on(day, until) if day else UNDATED
    return Sighting(_article(id, published), events, frozenset(), "story")


def _article(id: str, published: Dating) -> Article:
    return an_article("نص " * 40, id=id, title=f"عنوان {id}", outlet=id, published=published)


def test_the_only_one_of_the_first_day_broke_it_and_the_others_are_so_many_days_late() -> None:
    told = tell_story([_sighting("b", "2024-05-03", "e"), _sighting("a", "2024-05-01", "e")])
    assert (told.broke, told.alone, told.first) == (("a",), True, date(2024, 5, 1))
    assert [(member.article, member.after) for member in told.members] == [("b", 2), ("a", 0)]


def test_of_two_on_one_day_and_beside_one_without_a_day_nobody_is_known_to_have_broken_it() -> None:
    two = tell_story([_sighting("a", "2024-05-01"), _sighting("b", "2024-05-01")])
    assert (two.broke, two.alone) == (("a", "b"), False)
    beside_undated = tell_story([_sighting("a", "2024-05-01"), _sighting("b", None)])
    assert (beside_undated.broke, beside_undated.alone) == (("a",), False)
    assert beside_undated.members[1].after is None
    wide = tell_story([_sighting("a", "2024-05-02"), _sighting("b", "2024-05-01", until="2024-05-31")])
    assert (wide.broke, wide.alone) == (("a",), False)
    assert tell_story([_sighting("a", None)]).broke == ()


def test_each_article_says_what_holds_it_most_strongly_to_those_before_it() -> None:
    first, second, third = _sighting("a", "2024-05-01", "e"), _sighting("b", None, "e"), _sighting("c", None)
    reuse = a_reuse(third.article, second.article, length=80)
    one, other, last = tell_story([first, second, third], [reuse]).members
    assert (one.beside, one.because) == (None, "the story begins with it")
    assert (other.beside, other.because) == ("a", "both report the same event")
    assert last.beside == "b" and "% of the shorter text" in last.because
    alone = tell_story([first, third]).members[1]
    assert alone.beside is None and "later" in alone.because
