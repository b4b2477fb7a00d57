"""Every page kind is what the HTML standard calls well-formed, by a strict parser that is not ours."""

import html5lib  # type: ignore[import-untyped]
import pytest
from django.test import Client

from tests.site.pages import PAGES, source, status_of


@pytest.mark.parametrize("page", [*PAGES, "/settings"])
def test_a_strict_parser_finds_no_fault(reader: Client, page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(source(reader, page, status_of(page)))


def test_the_strict_parser_finds_faults() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!DOCTYPE html><p><table></p>")
