"""Headlines of a ticker that say one thing are one line."""

import pytest

from tawatur.stories.headlines import group_headlines

FIRE = "حريق كبير يأتي على سوق الخشب بمدينة تازة"
FIRE_TOO = "تازة.. حريق مهول يلتهم سوق الخشب بالمدينة ويأتي على محلات"
RAIN = "أمطار قوية مرتقبة نهاية الأسبوع بالشمال"


def test_headlines_in_other_words_of_one_thing_are_one() -> None:
    assert group_headlines([FIRE, RAIN, FIRE_TOO], [None] * 3) == [[0, 2], [1]]


def test_headlines_of_one_story_are_one_whatever_their_words() -> None:
    assert group_headlines([FIRE, RAIN, "رماد"], ["s1", "s2", "s1"]) == [[0, 2], [1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRE, RAIN),
        ("ارتفاع أسعار الخشب", "حريق في سوق الخشب"),  # one word in common
        ("", ""),
        ("1777", "1787"),
    ],
)
def test_headlines_of_two_things_stay_two(one: str, other: str) -> None:
    assert group_headlines([one, other], [None, None]) == [[0], [1]]


def test_the_same_words_are_one_however_many_came_between() -> None:
    titles = [RAIN, *(f"خبر مختلف عن شيء {word}" for word in ("البحر", "الجبل", "السهل")), RAIN]
    assert group_headlines(titles, [None] * 5)[0] == [0, 4]
