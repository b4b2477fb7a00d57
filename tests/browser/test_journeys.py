"""What people do with one another, in real browsers: write, report, decide, appeal, show again."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.members import browsing, send, sign_up
from tests.browser.visits import WAYS, WAYS_NAMED
from tests.browser.walks import follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SECRET = "كلام يراه بعضهم مسيئا"
_ABOUT = "هل من خبر جديد في هذه الفقرة؟"


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    drawn = io.BytesIO()
    Image.new("RGB", (64, 40), (140, 60, 30)).save(drawn, "PNG")
    file = tmp_path_factory.mktemp("pictures") / "square.png"
    file.write_bytes(drawn.getvalue())
    return file


def fits(page: "Page") -> bool:
    """Say whether a page is no wider than its window."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return bool(wide <= window)


def decide(page: "Page", front: str, about: str, decision: str) -> None:
    """Decide on the case that shows some words."""
    page.goto(f"{front}mod")
    assert fits(page)
    case = page.locator("article.case").filter(has_text=about).first
    assert case.count(), page.inner_text("main")
    follow(page, case.locator(f"button[value={decision}]"))


@pytest.mark.parametrize(("language", "width", "scripts"), WAYS, ids=WAYS_NAMED)
def test_a_post_is_reported_removed_appealed_and_shown_again(
    browser_path: str, address: str, member: str, picture: Path, language: str, width: int, scripts: bool
) -> None:
    front = address if language == "ar" else f"{address}{language}/"
    number = WAYS.index((language, width, scripts))
    secret, title = f"{_SECRET} {number}", f"ما الذي يعرف إلى الآن {number}"

    with browsing(browser_path, f"198.51.{40 + number}.7", width, scripts=scripts) as page:
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        sign_up(page, front, f"كاتبة {number}")
        page.goto(f"{front}latest")
        follow(page, "main .what a")
        follow(page, "main .discussion a.button")
        page.select_option("main [name=paragraph]", "1")
        send(page, body=f"{_ABOUT} {number}")
        assert f"{_ABOUT} {number}" in page.inner_text("main .discussion") and fits(page)
        page.goto(f"{front}forum/new")
        page.set_input_files("main [name=image]", picture)
        send(page, title=title, body=secret, alt="مربع بني")
        thread = page.url.partition("#")[0]
        assert page.locator("main img[alt='مربع بني']").count() == 1 and fits(page)
        session = [one for one in page.context.cookies() if one["name"] == "session"]
        assert faults == []

    with browsing(browser_path, f"198.51.{50 + number}.7", width, scripts=scripts) as page:
        page.goto(thread)
        post = page.locator("main article.talk").filter(has_text=secret)
        follow(page, post.locator("a[href*='/report/message/']"))
        page.check("main [name=reason][value=insult]")
        send(page)
        assert "/report/" in page.url and fits(page)

        page.context.add_cookies([{"name": "session", "value": member, "url": address}])
        decide(page, front, secret, "agree")
        page.context.clear_cookies()
        page.goto(thread)
        assert secret not in page.inner_text("main") and page.locator("main img").count() == 0

        page.context.add_cookies(session)  # type: ignore[arg-type]  # as Playwright gave them
        page.goto(f"{front}account/notices")
        follow(page, "main a[href*='/appeal/']")
        send(page, words="لا إساءة في هذا الكلام")
        assert fits(page)

        page.context.clear_cookies()
        page.context.add_cookies([{"name": "session", "value": member, "url": address}])
        decide(page, front, secret, "disagree")
        page.context.clear_cookies()
        page.goto(thread)
        assert secret in page.inner_text("main") and page.locator("main img[alt='مربع بني']").count() == 1

        page.context.clear_cookies()
        page.context.add_cookies(session)  # type: ignore[arg-type]  # as Playwright gave them
        page.goto(f"{front}account")
        follow(page, "main form[action$='account/out'] button")
        page.goto(f"{front}account")
        assert "/account/in" in page.url
