"""What holds for every kind of page holds for those of members and moderators too."""

import pytest

from tests.browser.rounds import Seen, one_of_each_kind, see
from tests.browser.walks import LANGUAGES

# Pages that guests see as well are looked at where they are members' in part: a form, a button.
_OWN = frozenset(
    (
        "account",
        "appeal",
        "discuss",
        "follow",
        "following",
        "forum",
        "message",
        "mod",
        "new",
        "report",
        "thread",
        "u",
    )
)
_PUBLIC = frozenset(("article/*", "entity/*", "latest", "outlet ?", "search ?", "story/*"))
_KINDS = (
    *("account", "account/keys", "account/mail", "account/notices", "following", "new", "u/*"),
    *(
        "discuss/article/*",
        "forum",
        "forum/new",
        "message/*/edit",
        "thread/*",
        "thread/*/post",
    ),
    *("mod", "mod/letters", "mod/log", "report/mention/*"),
)


@pytest.fixture(scope="session", params=LANGUAGES)
def seen(request: pytest.FixtureRequest, browser_path: str, address: str, member: str) -> list[Seen]:
    """One page of each kind that is a member's own, in one language, as a browser saw it."""
    front = address if request.param == "ar" else f"{address}{request.param}/"
    found = one_of_each_kind(front, member)
    own = {k: at for k, at in found.items() if k.split("/")[0].split(" ")[0] in _OWN or k in _PUBLIC}
    return see(own, browser_path, member)


def test_links_lead_to_all_that_members_and_moderators_need(seen: list[Seen]) -> None:
    assert {page.kind for page in seen} >= set(_KINDS)


def test_axe_finds_nothing_to_blame_in_light_or_dark(seen: list[Seen]) -> None:
    assert {page.address: page.violations for page in seen if page.violations} == {}


def test_no_page_is_wider_than_a_telephone_or_a_desk(seen: list[Seen]) -> None:
    assert [page.address for page in seen if any(wide > window for wide, window in page.overflow)] == []


def test_nothing_goes_wrong_in_the_console(seen: list[Seen]) -> None:
    assert {page.address: page.console for page in seen if page.console} == {}
