"""Conflicts: only between origins, and only where both cannot be right."""

from dataclasses import replace

import pytest

from tawatur.model import Article, Conflict, Dating, EventMention, Origin, Party, Status
from tawatur.stories.conflicts import find_conflicts, find_updates
from tests.build import MOROCCO, RABAT, USA, a_party, an_article, on
from tests.chains.tellings import BLINKEN, BOURITA, STATES, told

FES = a_party("فاس", entity="city-fes", kind="place")


def _conflicts(
    bodies: tuple[str, str],
    *,
    when: tuple[Dating | None, Dating | None] = (None, None),
    where: tuple[Party | None, Party | None] = (None, None),
    status: tuple[Status, Status] = ("happened", "happened"),
    one_origin: bool = False,
    states: dict[str, str] | None = None,
    type: str = "CONSULT",
    actor: tuple[tuple[Party, ...], tuple[Party, ...]] = ((BLINKEN,), (BLINKEN,)),
) -> tuple[Conflict, ...]:
    articles: dict[str, Article] = {}
    mentions: list[EventMention] = []
    for n, body in enumerate(bodies):
        article = an_article(body, id=f"a{n}", outlet=f"o{n}")
        articles[article.id] = article
        mentions.append(
            told(
                article,
                body,
                id=f"m{n}",
                type=type,
                actor=actor[n],
                when=when[n],
                where=where[n],
                status=status[n],
            )
        )
    ids = [mention.id for mention in mentions]
    origins = [Origin("x", tuple(ids), "")] if one_origin else [Origin(i, (i,), "") for i in ids]
    return find_conflicts(mentions, articles, origins, {**STATES, "city-fes": "state-ma", **(states or {})})


PLAIN = ("انتهى التمرين", "اختتم التمرين")


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("شارك في التمرين 7000 جندي", "شارك في التمرين 8000 جندي", ("7000 جندي", "8000 جندي")),
        ("شارك سبعة آلاف جندي", "شارك 8000 عسكري", ("سبعة آلاف جندي", "8000 عسكري")),
        ("ارتفعت الحصيلة إلى 2122 وفاة", "أوقع الزلزال 2012 قتيلا", ("2122 وفاة", "2012 قتيلا")),
        ("شارك 7000 جندي", "شارك 7000 عسكري", None),
        ("شارك 7000 جندي", "شارك نحو 8000 جندي", None),
        ("شارك أكثر من 7000 جندي", "شارك 8000 جندي", None),
        ("تجاوز عدد القتلى 2012 شخصا", "قتل 2122 شخصا", None),
        ("شارك 7000 جندي", "شارك 12 طائرة", None),
        ("انطلق سنة 2021 بالمملكة", "انطلق سنة 2022 بالمملكة", None),
        ("ارتفع بنسبة 12 في المائة", "ارتفع بنسبة 14 في المائة", None),
        ("شارك 7000 جندي", "شارك 7012 جنديا", None),
        ("شارك 300 جندي", "شارك 340 جنديا", None),
        ("شارك 300 جندي", "شارك 360 جنديا", ("300 جندي", "360 جنديا")),
        ("قتل 10 أشخاص", "قتل 12 شخصا", ("10 أشخاص", "12 شخصا")),
        ("قتل 12 شخصا على الأقل", "قتل 14 شخصا", None),
        ("قتل 12 شخصا ثم ارتفع العدد إلى 14 شخصا", "قتل 15 شخصا", None),
    ],
)
def test_numbers_conflict_where_they_count_the_same_exactly(
    one: str, other: str, values: tuple[str, str] | None
) -> None:
    found = _conflicts((one, other))
    assert [(c.about, c.values, c.mentions) for c in found] == (
        [("number", values, (("m0",), ("m1",)))] if values else []
    )


def test_copies_do_not_conflict() -> None:
    assert _conflicts(("شارك 7000 جندي", "شارك 8000 جندي"), one_origin=True) == ()


def test_days_conflict_where_no_day_is_in_both() -> None:
    (conflict,) = _conflicts(PLAIN, when=(on("2024-05-02"), on("2024-05-03", "2024-05-04")))
    assert (conflict.about, conflict.values) == ("when", ("2024-05-02", "2024-05-03/2024-05-04"))
    assert _conflicts(PLAIN, when=(on("2024-05-02"), on("2024-05-01", "2024-05-31"))) == ()
    assert _conflicts(PLAIN, when=(on("2024-05-02"), None)) == ()


def test_a_plan_does_not_conflict_with_what_became_of_it() -> None:
    days = (on("2024-05-02"), on("2024-05-03"))
    assert _conflicts(PLAIN, when=days, status=("planned", "happened")) == ()


def test_two_cities_conflict_and_a_city_does_not_with_its_state() -> None:
    (conflict,) = _conflicts(PLAIN, where=(RABAT, FES))
    assert (conflict.about, conflict.values) == ("where", ("الرباط", "فاس"))
    assert _conflicts(PLAIN, where=(RABAT, MOROCCO)) == ()


def test_a_denial_conflicts_with_a_report() -> None:
    (conflict,) = _conflicts(PLAIN, status=("happened", "denied"))
    assert (conflict.about, conflict.values, conflict.mentions) == (
        "status",
        ("happened", "denied"),
        (("m0",), ("m1",)),
    )
    assert _conflicts(PLAIN, status=("planned", "denied")) == ()


def _told_on(days: tuple[str, str], bodies: tuple[str, str]) -> tuple[list[EventMention], dict[str, Article]]:
    articles = {
        f"a{n}": an_article(body, id=f"a{n}", outlet=f"o{n}", published=on(day))
        for n, (day, body) in enumerate(zip(days, bodies, strict=True))
    }
    mentions = [told(article, article.body, id=f"m{n}") for n, article in enumerate(articles.values())]
    return mentions, articles


@pytest.mark.parametrize(
    ("days", "bodies", "grew"),
    [
        (("2024-05-02", "2024-05-03"), ("قتل 12 شخصا", "قتل 14 شخصا"), True),
        (("2024-05-02", "2024-05-03"), ("قتل 14 شخصا", "قتل 12 شخصا"), False),
        (("2024-05-02", "2024-05-02"), ("قتل 12 شخصا", "قتل 14 شخصا"), False),
    ],
)
def test_a_toll_that_grew_from_day_to_day_was_brought_up_to_date(
    days: tuple[str, str], bodies: tuple[str, str], grew: bool
) -> None:
    mentions, articles = _told_on(days, bodies)
    origins = [Origin(m.article, (m.id,), "") for m in mentions]
    assert bool(find_conflicts(mentions, articles, origins)) is not grew
    updates = find_updates(mentions, articles, origins)
    assert [[words for _, words, _ in one.told] for one in updates] == (
        [["12 شخصا", "14 شخصا"]] if grew else []
    )


def test_a_day_counted_from_the_articles_own_may_be_one_off() -> None:
    counted = replace(on("2024-05-02"), basis="relative")
    assert _conflicts(PLAIN, when=(counted, on("2024-05-03"))) == ()
    assert len(_conflicts(PLAIN, when=(counted, on("2024-05-04")))) == 1


def test_a_city_does_not_conflict_with_a_region_or_a_building_and_does_with_another_state() -> None:
    region = a_party("جهة", entity="region-x", kind="place")
    states = {"region-x": "state-ma", "state-us": "state-us"}
    assert _conflicts(PLAIN, where=(RABAT, region), states=states) == ()
    assert len(_conflicts(PLAIN, where=(RABAT, USA), states=states)) == 1


def test_origins_that_name_others_as_its_doer_conflict() -> None:
    one, other = (
        a_party("حركة", entity="a", kind="organization"),
        a_party("تنظيم", entity="b", kind="organization"),
    )
    (conflict,) = _conflicts(PLAIN, type="ASSAULT", actor=((one,), (other,)))
    assert (conflict.about, conflict.values) == ("participant", ("حركة", "تنظيم"))
    gunmen = a_party("مسلحون", entity="group:gunmen", kind="group")
    assert _conflicts(PLAIN, type="ASSAULT", actor=((one,), (gunmen,))) == ()
    assert _conflicts(PLAIN, type="ASSAULT", actor=((one, other), (other,))) == ()
    assert _conflicts(PLAIN, type="ASSAULT", actor=((MOROCCO,), (BOURITA,))) == ()
    assert _conflicts(PLAIN, actor=((one,), (other,))) == ()
