"""A person with a browser: loads pages, fills in the forms that stand on them, sends them off."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html  # type: ignore[import-untyped]
from django.http import HttpResponse
from django.test import Client
from lxml.html import HtmlElement

from tests.site.pages import text_of

PASSWORD = "four words in a row"
TYPING = 20  # seconds that a person takes to fill in a form


class Clock:
    """The site's time."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **how: float) -> None:
        """Let time pass: seconds=, minutes=, hours=, days=."""
        self.at += timedelta(**how)


class Visitor:
    """One browser. `answer` is the last answer, `page` its document."""

    def __init__(self, clock: Clock, address: str) -> None:
        self.clock = clock
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)
        self.answer: Any = None
        self.at = "/"

    @property
    def page(self) -> HtmlElement:
        """The last answer as a document."""
        return lxml.html.document_fromstring(self.answer.content.decode())

    @property
    def text(self) -> str:
        """The words of the last answer's main part."""
        return text_of(self.page.xpath("//main")[0])

    @property
    def code(self) -> int:
        """The status of the last answer."""
        return int(self.answer.status_code)

    def get(self, address: str, **headers: str) -> HtmlElement:
        """Load a page, following redirects."""
        self.answer, self.at = self.client.get(address, headers=headers), address
        return self._followed()

    def _followed(self) -> HtmlElement:
        while self.answer.status_code in (301, 302, 303):
            self.at = urljoin(self.at, self.answer["Location"])
            assert not urlsplit(self.at).netloc, self.at
            self.answer = self.client.get(self.at.partition("#")[0])
        return self.page

    def form(self, **wanted: str) -> HtmlElement:
        """The first form of the last page that has all the named fields or buttons, with these values where
        a field cannot be typed into."""
        for form in self.page.xpath("//form"):
            if all(_takes(form, name, value) for name, value in wanted.items()):
                return form
        raise AssertionError(f"no form for {wanted} on {self.at}: {self.text[:500]}")

    def send(self, address: str | None = None, *, patient: bool = True, **filled: Any) -> HtmlElement:
        """Load a page, fill in its form with these fields and send it as a browser does."""
        if address is not None:
            self.get(address)
        form = self.form(**{k: v for k, v in filled.items() if isinstance(v, str) and k != "stamp"})
        data: dict[str, Any] = {
            one.get("name"): (one.text or "").removeprefix("\n")
            if one.tag == "textarea"
            else one.get("value", "")
            for one in form.xpath(".//input[@name] | .//textarea[@name]")
            if one.get("type") not in ("radio", "checkbox", "file", "submit")
        }
        for select in form.xpath(".//select[@name]"):
            chosen = select.xpath("./option[@selected]/@value") or select.xpath("./option/@value")
            data[select.get("name")] = chosen[0]
        data |= filled
        if patient:
            self.clock.forward(seconds=TYPING)
        action = urljoin(self.at, form.get("action") or self.at).partition("#")[0]
        self.answer, self.at = self.client.post(action, data), action
        return self._followed()

    def post(self, address: str, data: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        """Send something that no form of ours sends; answers as the site does."""
        self.answer = self.client.post(address, data or {}, headers=headers)
        found: HttpResponse = self.answer
        return found

    def sign_up(self, name: str, password: str = PASSWORD) -> "Visitor":
        """Open an account; the test fails where it is refused."""
        self.send("/account/new", name=name, password=password)
        assert self.code == 200 and not self.page.xpath("//p[@id='error']"), self.text
        return self

    def sign_in(self, name: str, password: str = PASSWORD) -> "Visitor":
        """Sign in, or try to."""
        self.send("/account/in", patient=False, name=name, password=password)
        return self

    @property
    def name(self) -> str | None:
        """By the last page: who is signed in."""
        found = self.page.xpath(
            "//p[@class='me']/a[contains(@href, '/account') and not(contains(@href, '/in'))]"
        )
        return text_of(found[0]) if found else None


def _takes(form: HtmlElement, name: str, value: str) -> bool:
    found = form.xpath(f".//*[@name='{name}']")
    fixed = [one for one in found if one.get("type") == "hidden" or one.tag == "button"]
    return bool(found) and (len(fixed) < len(found) or any(one.get("value", "") == value for one in fixed))
