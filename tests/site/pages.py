"""Which pages the tests walk over, and how they read them."""

from html.parser import HTMLParser
from urllib.parse import quote

import lxml.html  # type: ignore[import-untyped]
from django.test import Client
from lxml.html import HtmlElement

PREFIXES = {"ar": "", "en": "/en", "fr": "/fr"}

ODD_ENTITY = "/entity/" + quote("odd/الاسم?#%")

PAGES = (
    "/",
    "/latest",
    "/latest?form=headline",
    "/latest?outlet=" + quote("جريدة الساحل") + "&country=MA&type=CONSULT",
    "/latest?before=3",
    "/latest?country=" + quote("<script>"),
    "/day/2020-09-30",
    "/day/2025-03-01",
    "/day/1999-01-01",
    "/story/st-visit",
    "/story/st-meeting",
    "/story/st-odd",
    "/article/visit-1",
    "/article/copy-a",
    "/article/copy-b",
    "/article/odd-1",
    "/article/en-1",
    "/article/head-1",
    "/article/visit-1/history",
    "/article/odd-1/structure",
    "/article/head-1/structure",
    "/event/ev-visit",
    "/event/ev-meeting",
    "/event/ev-odd",
    "/event/ev-visit/chain",
    "/event/ev-meeting/chain",
    "/event/ev-odd/chain",
    "/compare",
    "/compare?a=copy-a&b=copy-b",
    "/compare?a=odd-1&b=visit-1",
    "/compare?a=copy-a&b=none",
    "/compare?a=" + quote("<script>alert(1)</script>"),
    "/outlet?name=" + quote("جريدة الساحل"),
    "/outlet?name=" + quote("أريف"),
    "/outlet?name=none",
    "/outlets",
    "/entities",
    "/entities?q=" + quote("إسبر"),
    "/entities?q=" + quote("<script>alert(1)</script>"),
    "/outlet",
    "/mention/m-visit",
    "/mention/m-odd",
    "/mention/m-wrong",
    "/timeline",
    "/timeline?a=" + quote("المغرب") + "&b=" + quote("الولايات المتحدة"),
    "/timeline?a=Morocco",
    "/timeline?a=" + quote("لا أحد"),
    "/timeline?a=" + quote("<script>alert(1)</script>"),
    "/entity/state-ma",
    "/entity/person-esper",
    ODD_ENTITY,
    "/search",
    "/search?q=" + quote("المغرب"),
    "/search?q=" + quote("قططط"),
    "/search?q=%22%3E%3Cscript%3E&outlet=%27%22&from=2020-01-01&to=nonsense&form=nope&order=published",
    "/search?outlet=" + quote("جريدة الساحل"),
    "/search?q=" + quote("نوع:قصص المغرب"),
    "/search?q=" + quote("نوع:أحداث المغرب -كلمة"),
    "/search?q=" + quote("نوع:كيانات المغرب"),
    "/graph",
    "/graph?entity=Morocco",
    "/graph?entity=" + quote("odd/الاسم?#%"),
    "/map",
    "/analyze",
    "/map?entity=Esper&type=CONSULT",
    "/timeline?a=Morocco&type=CONSULT&from=2020-01-01",
    "/events",
    "/events?type=CONSULT",
    "/about",
    "/nowhere",
    "/event/none",
    "/event/none/chain",
    "/mention/none",
)

MISSING = (
    "/nowhere",
    "/event/none",
    "/event/none/chain",
    "/mention/none",
    "/compare?a=copy-a&b=none",
)


def status_of(page: str) -> int:
    """Return the status that a page of the list is answered with."""
    return 404 if page in MISSING else 200


def source(reader: Client, address: str, status: int = 200) -> str:
    """Return a page's HTML; fails where the page is not answered as expected."""
    answer = reader.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return answer.content.decode()


def parsed(reader: Client, address: str, status: int = 200) -> HtmlElement:
    """Return a page's document; fails where the page is not answered as expected."""
    return lxml.html.document_fromstring(source(reader, address, status))


def text_of(element: HtmlElement) -> str:
    """Return an element's text with single blanks."""
    return " ".join(element.text_content().split())


def only(document: HtmlElement, path: str) -> HtmlElement:
    """Return the one element at an XPath."""
    (element,) = document.xpath(path)
    assert isinstance(element, HtmlElement)
    return element


_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_NOT_IN_A_PARAGRAPH = {
    *("article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3"),
    *("header", "main", "nav", "ol", "p", "section", "table", "ul"),
}
_INTERACTIVE = {"a", "button", "details", "input", "label", "select", "summary"}
_ONLY_IN = {
    "li": {"ol", "ul"},
    "dt": {"div", "dl"},
    "dd": {"div", "dl"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "option": {"select", "datalist"},
    "td": {"tr"},
    "th": {"tr"},
}
_LISTS = {"ol": {"li"}, "ul": {"li"}, "dl": {"div", "dt", "dd"}}


class Checker(HTMLParser):
    """Finds what a validator would refuse: tags that do not pair, elements where they may not stand, ids
    given twice, references to ids that are not there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        for name in ("for", "aria-labelledby", "list"):
            self.wanted += [given[name] or ""] if name in given else []
        self._check_place(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def _check_place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if tag in _NOT_IN_A_PARAGRAPH and "p" in self.open:
            self.faults.append(f"<{tag}> inside <p>")
        if tag in _INTERACTIVE and "a" in self.open:
            self.faults.append(f"<{tag}> inside <a>")
        if tag in _ONLY_IN and parent not in _ONLY_IN[tag]:
            self.faults.append(f"<{tag}> inside <{parent}>")
        if parent in _LISTS and tag not in _LISTS[parent]:
            self.faults.append(f"<{tag}> straight inside <{parent}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] in _LISTS:
            self.faults.append(f"text straight inside <{self.open[-1]}>")


def faults_of(html: str) -> list[str]:
    """Return what is wrong with a page's HTML."""
    checker = Checker()
    checker.feed(html)
    checker.close()
    faults = checker.faults + [f"<{tag}> is never closed" for tag in checker.open]
    faults += [f"id {one} twice" for one in {i for i in checker.ids if checker.ids.count(i) > 1}]
    faults += [f"nothing has the id {one}" for one in checker.wanted if one not in checker.ids]
    if not html.startswith("<!DOCTYPE html>\n"):
        faults.append("no doctype")
    return faults
