"""People in a real browser: they open accounts, write, follow; each comes from a network of their own."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.browser.walks import ARGUMENTS, PATIENCE, follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

TYPING = 3.2  # seconds that the site takes a person to need for a form
PASSWORD = "four words in a row"
SETTLER = "Old Hand"


@contextmanager
def browsing(browser_path: str, network: str, width: int, *, scripts: bool = False) -> "Iterator[Page]":
    """Open a browser that comes from an address; without `scripts`, none run in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            extra_http_headers={"X-Forwarded-For": network},
        )
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        browser.close()


def send(page: "Page", **filled: str) -> None:
    """Fill in the form of a page in the time that a person takes, and send it."""
    for field, text in filled.items():
        page.fill(f"main [name={field}]", text)
    time.sleep(TYPING)
    follow(page, "main form.sheet button")


def sign_up(page: "Page", front: str, name: str) -> None:
    """Open an account."""
    page.goto(f"{front}account/new")
    send(page, name=name, password=PASSWORD)
    assert "/account/new" not in page.url, page.inner_text("main")


def settle(address: str, browser_path: str) -> str:
    """Let somebody do a little of all that there is; returns the session's cookie."""
    with browsing(browser_path, "203.0.113.1", 1280) as page:
        sign_up(page, address, SETTLER)
        page.goto(f"{address}account")
        page.fill("#email", "settler@mail.example")
        page.fill("#profile-current", PASSWORD)
        follow(page, "button[value=profile]")
        page.goto(f"{address}latest")
        follow(page, "main .what a")
        follow(page, "main .discussion a.button")
        send(page, body="هل من خبر جديد؟")
        page.goto(f"{address}forum/new")
        send(page, title="ما الذي يعرف إلى الآن", body="ننتظر بلاغا من الوزارة في هذا الشأن.")
        follow(page, "form.following button")
        page.goto(f"{address}search?q=المغرب")
        follow(page, "form.following button")
        page.goto(f"{address}contact")
        page.select_option("main [name=topic]", "other")
        send(page, body="رسالة إلى من يسهر على الموقع")
        page.goto(f"{address}latest")
        follow(page, "main .what a")
        follow(page, "main a[href*='/report/article/']")
        page.check("main [name=reason]")
        send(page)
        [cookie] = [one for one in page.context.cookies() if one["name"] == "session"]
    return str(cookie["value"])
