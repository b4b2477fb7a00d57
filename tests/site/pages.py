"""Which pages the tests walk over, and how they read them."""

from urllib.parse import quote

import lxml.html
from django.test import Client
from lxml.html import HtmlElement

PREFIXES = {"ar": "", "en": "/en", "fr": "/fr"}

PAGES = (
    "/",
    "/latest",
    "/latest?form=headline",
    "/story/st-visit",
    "/story/st-meeting",
    "/story/st-odd",
    "/article/visit-1",
    "/article/copy-a",
    "/article/copy-b",
    "/article/odd-1",
    "/article/en-1",
    "/article/head-1",
    "/event/ev-visit",
    "/event/ev-meeting",
    "/event/ev-odd",
    "/timeline",
    "/timeline?a=" + quote("المغرب") + "&b=" + quote("الولايات المتحدة"),
    "/timeline?a=Morocco",
    "/timeline?a=" + quote("لا أحد"),
    "/timeline?a=" + quote("<script>alert(1)</script>"),
    "/entity/state-ma",
    "/entity/person-esper",
    "/entity/" + quote("odd/الاسم?#%"),
    "/search",
    "/search?q=" + quote("المغرب"),
    "/search?q=" + quote("قططط"),
    "/search?q=%22%3E%3Cscript%3E&outlet=%27%22&from=2020-01-01&to=nonsense&form=nope&order=published",
    "/search?outlet=" + quote("جريدة الساحل"),
    "/about",
    "/nowhere",
    "/event/none",
)

MISSING = ("/nowhere", "/event/none")


def parsed(reader: Client, address: str, status: int = 200) -> HtmlElement:
    """Return a page's document; fails where the page is not answered as expected."""
    answer = reader.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return lxml.html.document_fromstring(answer.content.decode())


def text_of(document: HtmlElement) -> str:
    """Return a document's text with single blanks."""
    return " ".join(document.text_content().split())
