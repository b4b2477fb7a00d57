"""What people do beside reading, in a real browser: quote, answer, thank, write to us, correct a reading."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.members import PASSWORD, TYPING
from tests.browser.test_reading import find
from tests.browser.visits import WAYS, WAYS_NAMED, Visit, visiting
from tests.browser.walks import WITHOUT_NUMBERS, follow
from tests.newsroom import tawatur

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Of each way through: an article, and a title that is like no other's.
_ARTICLES = ("تفاصيل مكالمة الملك", "بلينكن من الرباط", "واشنطن تعترف بسيادة", "السعودية وإيران تتفقان") * 2
_WRITER = "كاتب رقم "
_TITLES = (
    *("من نقل هذا أولا", "سؤال في أرقام القمح", "متى تصل السفن", "أين البلاغ الثاني"),
    *("Ports and their names", "What a minister can sign", "Two calls in one night", "Who counts the boats"),
)


@pytest.fixture(params=range(len(WAYS)), ids=WAYS_NAMED)
def number(request: pytest.FixtureRequest) -> int:
    """Which of the ways through it is."""
    return int(request.param)


@pytest.fixture
def visit(number: int, member: str, chromium: "Browser", address: str) -> Iterator[Visit]:
    """Somebody who comes, each from a network of their own; see `WAYS`."""
    language, width, scripts = WAYS[number]
    network = f"198.51.{60 + number}.7"
    with visiting(chromium, address, language, width, scripts=scripts, network=network) as one:
        yield one


@pytest.fixture(scope="module")
def writers(member: str, chromium: "Browser", address: str, site_home: Path) -> list[str]:
    """The sessions of somebody for each way through; as moderators they need not type as slowly as people."""
    with ExitStack() as stack:
        visits = [
            stack.enter_context(
                visiting(chromium, address, "ar", 1280, scripts=False, network=f"198.51.{70 + number}.7")
            )
            for number in range(len(WAYS))
        ]
        for number, visit in enumerate(visits):
            visit.go("account/new")
            visit.page.fill("main [name=name]", f"{_WRITER}{number}")
            visit.page.fill("main [name=password]", PASSWORD)
        time.sleep(TYPING)
        sessions = []
        for number, visit in enumerate(visits):
            visit.follow("main form.sheet button")
            made = tawatur("--home", site_home, "moderator", f"{_WRITER}{number}")
            assert made.returncode == 0, made.stderr.decode()
            [cookie] = [one for one in visit.page.context.cookies() if one["name"] == "session"]
            sessions.append(str(cookie["value"]))
    return sessions


def become(visit: Visit, session: str) -> None:
    """Go on as a member, or with "" as nobody."""
    visit.page.context.clear_cookies()
    if session:
        cookie = {"name": "session", "value": session, "url": visit.front}
        visit.page.context.add_cookies([cookie])  # type: ignore[list-item]  # as Playwright takes it


def test_a_paragraph_is_quoted_in_the_forum_and_thanked(
    visit: Visit, number: int, member: str, writers: list[str]
) -> None:
    page = visit.page
    become(visit, writers[number])
    find(visit, _ARTICLES[number])
    article = page.url.rpartition("/")[2]
    paragraphs = page.locator("main .body p").evaluate_all(WITHOUT_NUMBERS)
    paragraph, whole = paragraphs[1], "\n".join(paragraphs)
    visit.follow("main .discussion a[href*='/forum/new?article=']")
    page.select_option("#p", "2")
    visit.follow("main form.ask button")
    quoted = page.input_value("#body")
    assert quoted.startswith(f"> {paragraph}\n")
    page.fill("#title", _TITLES[number])
    page.fill("#body", f"{quoted}ما رأيكم؟")
    visit.follow("main form.sheet button")
    thread = page.url
    assert "/thread/" in thread and visit.text("main .words blockquote") == paragraph
    assert page.locator(f"main .card-link a[href$='/article/{article}']").count() == 1

    become(visit, member)
    page.goto(thread)
    thanks = "main form.doing button"
    assert page.locator(thanks).first.get_attribute("aria-pressed") == "false"
    visit.follow(thanks)
    assert page.locator(thanks).first.get_attribute("aria-pressed") == "true"
    assert visit.text(thanks).endswith("1")

    become(visit, writers[number])
    page.goto(thread)
    visit.follow("main .doing a[href*='?to=']")
    page.fill("#body", f"{page.input_value('#body')}\n\nننتظر الجواب.")
    visit.follow("main form.sheet button")
    first, answer = page.locator("main ol.thread > li").first, page.locator("main ol.thread > li").last
    assert answer.locator("blockquote").count() == 1
    anchor = answer.get_attribute("id")
    follow(page, first.locator("p.under a[href*='/message/']").first)
    assert page.url.endswith(f"#{anchor}")

    # What stands in an article is not taken for a post before its source was asked for.
    visit.follow("main a.button[href$='/post']")
    page.fill("#body", whole)
    visit.may_be_refused = True
    visit.follow("main form.sheet button")
    sources = visit.texts("section[aria-labelledby=copies] code")
    assert article in {source.rpartition("/")[2] for source in sources}


def test_a_letter_has_a_receipt_and_a_misreading_is_corrected_and_brought_back(
    visit: Visit, number: int, member: str
) -> None:
    page, words = visit.page, f"رسالة رقمها {number}"
    find(visit, _ARTICLES[number])
    visit.follow("main .body a.ref.how")
    mention, quote = page.url, visit.text("main mark.quote")
    visit.follow("main .doing a[href*='/report/mention/']")
    page.check("main [name=reason]")
    page.fill("main [name=note]", f"قرئ خطأ {number}")
    letter = page.context.new_page()
    letter.goto(f"{visit.front}contact")
    letter.fill("#body", words)
    time.sleep(TYPING)
    follow(letter, "main form.sheet button")
    receipt = letter.locator("main dl code").inner_text()
    letter.close()
    visit.follow("main form.sheet button")
    assert page.locator("main form.sheet").count() == 0

    become(visit, member)
    visit.go("mod")
    case = page.locator("article.case").filter(has_text=f"قرئ خطأ {number}")
    assert quote[:30] in " ".join(case.inner_text().split())
    follow(page, case.locator("button[value=agree]"))
    visit.look()
    page.goto(mention)
    assert page.locator("main .verdict[role=status]").count() == 1
    visit.go("mod/log")
    visit.follow("main ol.list li form button")
    page.goto(mention)
    assert page.locator("main .verdict[role=status]").count() == 0

    visit.go("mod/letters")
    follow(page, page.locator("article.talk").filter(has_text=words).locator("button"))
    become(visit, "")
    visit.go("receipt")
    page.fill("#number", receipt)
    visit.follow("main form.sheet button")
    assert receipt in visit.text("main dl") and page.locator("main dl time").count() == 2
    visit.go("transparency")
    assert page.locator("main table, main dl").count()
