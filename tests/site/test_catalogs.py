"""The interface is complete in three languages, and what Django reads is what the translators wrote."""

import gettext
import re
from collections.abc import Iterator

import pytest

pytest.importorskip("babel")

from tawatur.site import catalogs

HOLE = re.compile(r"%\((\w+)\)[sd]")

Strings = tuple[tuple[str, ...], tuple[str, ...]]


def messages(language: str) -> Iterator[Strings]:
    """Yield (sentences, translations), one of each or one for each number."""
    for message in catalogs.read_catalog(language):
        if message.id:
            yield all_of(message.id), all_of(message.string)


def all_of(text: object) -> tuple[str, ...]:
    """Return a message's one text or its texts by number."""
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_every_sentence_of_the_site_is_translated(language: str) -> None:
    kept = catalogs.read_catalog(language)
    missing = []
    for message, context in catalogs.sentences():
        found = kept.get(message[0] if isinstance(message, tuple) else message, context)
        strings = () if found is None else found.string
        if not strings or not all([strings] if isinstance(strings, str) else strings):
            missing.append(message)
    assert missing == []


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    said = {(m[0] if isinstance(m, tuple) else m, context) for m, context in catalogs.sentences()}
    kept = catalogs.read_catalog(language)
    left = [
        m.id for m in kept if m.id and (m.id[0] if isinstance(m.id, tuple) else m.id, m.context) not in said
    ]
    assert left == []


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_the_compiled_catalog_is_the_written_one(language: str) -> None:
    with catalogs.po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogs.read_catalog(language):
        if not message.id:
            continue
        if isinstance(message.id, (tuple, list)):
            one, many = all_of(message.id)
            assert {compiled.ngettext(one, many, n) for n in range(120)} == set(all_of(message.string))
        elif message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        else:
            assert compiled.gettext(message.id) == message.string


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_a_translation_has_the_holes_of_its_sentence(language: str) -> None:
    for ids, strings in messages(language):
        wanted = set(HOLE.findall(ids[0]))
        for string in strings:
            holes = set(HOLE.findall(string))
            # "one article" and "two articles" are single words in Arabic and name no number
            assert holes == wanted or (len(ids) > 1 and holes < wanted), string


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا مقال"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالا"),
        (99, "99 مقالا"),
        (100, "100 مقال"),
        (103, "103 مقالات"),
        (1855, "1855 مقالا"),
    ],
)
def test_arabic_counts_in_six_forms(number: int, words: str) -> None:
    with catalogs.po_file("ar").with_suffix(".mo").open("rb") as file:
        arabic = gettext.GNUTranslations(file)
    assert arabic.ngettext("%(n)s article", "%(n)s articles", number) % {"n": number} == words
