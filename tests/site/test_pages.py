"""Every page kind, in three languages: it is there, well made, safe, and its links lead somewhere."""

import pytest
from django.test import Client

from tests.site.pages import MISSING, PAGES, PREFIXES, parsed


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language_and_direction(reader: Client, page: str, language: str) -> None:
    document = parsed(reader, PREFIXES[language] + page, 404 if page in MISSING else 200)
    assert document.get("lang") == language
    assert document.get("dir") == ("rtl" if language == "ar" else "ltr")
