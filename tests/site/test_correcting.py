"""What readers say of stories and events: suggested by anybody, decided by a moderator, taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connections
from django.test import override_settings

from tawatur.cli.doors import doors_of
from tawatur.people import ALIAS, moderation, open_people
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Case, Entry
from tawatur.site.views.targets import MOST_PARTS
from tests.flow import add, news_page, rows
from tests.site.pages import PREFIXES, faults_of
from tests.site.visitor import Visitor

TELLINGS = {
    "a": "استقبل ناصر بوريطة أنتوني بلينكن في الرباط يوم 5 مايو 2021.",
    "b": "أعلنت الوزارة أن ناصر بوريطة استقبل في الرباط، يوم 5 مايو 2021، أنتوني بلينكن.",
    "c": "هنأ عبد المجيد تبون قيس سعيد يوم 7 يونيو 2021.",
}
Visitors = Callable[..., Visitor]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a meeting told twice and a congratulation, as the flow reads them."""
    folder = tmp_path_factory.mktemp("correcting") / "home"
    days = {"a": "2021-05-06", "b": "2021-05-06", "c": "2021-06-08"}
    return add(folder, [news_page(name, body, days[name]) for name, body in TELLINGS.items()])


@pytest.fixture
def town(told: Path) -> Path:
    open_people(told)
    connections[ALIAS].close()
    return told


@pytest.fixture
def opened(people_home: Path) -> Iterator[None]:
    """Doors to the test's own archive."""
    with override_settings(TAWATUR_DOORS=doors_of(people_home)):
        yield


@pytest.fixture
def judge(visitor: Visitors, opened: None) -> Visitor:
    """A moderator."""
    one = visitor("192.0.100.1").sign_up("Judge Karim")
    make_moderator("Judge Karim")
    return one


def groups(home: Path, kind: str) -> list[int]:
    """How many articles, or mentions, each story, or event, has."""
    return sorted(len(row["articles" if kind == "story" else "mentions"]) for row in rows(home, kind))


def two_of(home: Path, kind: str) -> tuple[str, str]:
    """The ids of the meeting and of the congratulation."""
    found = sorted(rows(home, kind), key=lambda row: -len(row["articles" if kind == "story" else "mentions"]))
    one, other = (str(row["id"]) for row in found)
    return one, other


def link_of(guest: Visitor, page: str, kind: str) -> str:
    guest.get(page)
    (link,) = guest.page.xpath(f"//a[contains(@href, '/report/{kind}/')]/@href")
    return str(link)


@pytest.mark.parametrize("what", ["story", "event"])
def test_two_that_are_one_are_joined_by_a_moderator_and_parted_when_that_is_taken_back(
    visitor: Visitors, judge: Visitor, people_home: Path, what: str
) -> None:
    one, other = two_of(people_home, what)
    guest = visitor()
    link = link_of(guest, f"/{what}/{one}", f"join-{what}")
    guest.get(f"{link}?name={quote(f'https://news.example/en/{what}/{other}/')}")
    guest.send(reason=f"same-{what}", other=other, note="الخبران واحد")
    assert guest.code == 200 and groups(people_home, what) == [1, 2], guest.text
    judge.get("/mod")
    assert " = " in judge.text and "الخبران واحد" in judge.text
    judge.send(do="agree", reason="misread", note="نعم")
    assert judge.code == 200 and groups(people_home, what) == [3], judge.text
    judge.get(f"/{what}/{other}")
    assert f"tawatur split {one}" in judge.text  # the old address leads to what it is now
    judge.send("/mod/log", do="undo")
    assert groups(people_home, what) == [1, 2]


@pytest.mark.parametrize("what", ["story", "event"])
def test_what_does_not_belong_leaves_and_comes_back(
    visitor: Visitors, judge: Visitor, people_home: Path, what: str
) -> None:
    one, _ = two_of(people_home, what)
    inside = [str(row["id"]) for row in rows(people_home, "article")]
    guest = visitor()
    link = link_of(guest, f"/{what}/{one}", f"part-{what}")
    guest.get(link)
    offered = guest.page.xpath("//input[@type='checkbox' and @name='other']/@value")
    assert len(offered) == 2 and set(offered) < set(inside)
    guest.send(reason=f"other-{what}", other=offered[0])
    assert guest.code == 200 and Case.objects.count() == 1, guest.text
    judge.send("/mod", do="agree", reason="misread")
    assert judge.code == 200 and groups(people_home, what) == [1, 1, 1], judge.text
    judge.send("/mod/log", do="undo")
    assert groups(people_home, what) == [1, 2] and Entry.objects.latest("id").action == "undo"


def test_words_find_what_can_be_joined_and_never_itself(visitor: Visitors, people_home: Path) -> None:
    one, other = two_of(people_home, "story")
    guest = visitor()
    guest.get(f"/report/join-story/{one}?name={quote('خبر')}")
    assert guest.page.xpath("//input[@name='other']/@value") == [other]
    guest.get(f"/report/join-story/{one}?name={quote('لا شيء كهذا')}")
    assert not guest.page.xpath("//input[@name='other']") and guest.code == 200


def test_everything_or_nothing_or_what_is_elsewhere_cannot_leave(
    visitor: Visitors, judge: Visitor, people_home: Path
) -> None:
    one, other = two_of(people_home, "event")
    guest = visitor()
    guest.get(f"/report/part-event/{one}")
    every = guest.page.xpath("//input[@name='other']/@value")
    strange = [str(row["id"]) for row in rows(people_home, "article") if row["id"] not in every]
    for chosen in (every, [], strange, ["no-such-id"] * (MOST_PARTS + 1)):
        guest.send(f"/report/part-event/{one}", reason="other-event", other=chosen)
        assert guest.code == 400, chosen
    guest.get(f"/report/part-event/{other}")
    assert not guest.page.xpath("//input[@name='other']")  # one article: nothing can leave
    assert not Case.objects.exists()


def test_joined_already_is_said_and_the_case_stays(
    visitor: Visitors, judge: Visitor, people_home: Path
) -> None:
    one, other = two_of(people_home, "story")
    for n, (first, second) in enumerate(((one, other), (other, one))):
        guest = visitor(f"203.0.113.{n}")
        guest.get(f"/report/join-story/{first}?name={second}")
        guest.send(reason="same-story", other=second)
    assert len(moderation.queue()) == 2
    judge.send("/mod", do="agree", reason="misread")
    assert groups(people_home, "story") == [3]
    judge.send("/mod", do="agree", reason="misread")
    assert judge.code == 400 and "الأمر كذلك أصلا" in judge.text and len(moderation.queue()) == 1


@pytest.mark.parametrize("language", PREFIXES)
def test_the_forms_are_valid_in_every_language(visitor: Visitors, people_home: Path, language: str) -> None:
    guest = visitor()
    for what in ("story", "event"):
        one, other = two_of(people_home, what)
        for page in (f"part-{what}/{one}", f"part-{what}/{other}", f"join-{what}/{one}?name={other}"):
            guest.get(f"{PREFIXES[language]}/report/{page}")
            assert guest.code == 200 and faults_of(guest.answer.content.decode()) == [], page
    for page in ("join-story/no-such", "part-event/x", "join-planet/x"):
        guest.get(f"{PREFIXES[language]}/report/{page}")
        assert guest.code == 404, page
