"""Keeps the catalogs of the interface true to what the pages say: `python -m tawatur.site.catalogs`.

It collects every sentence of the templates and the code, brings `locale/*/LC_MESSAGES/django.po` up to date
(new sentences stand there without a translation) and writes the `.mo` files that Django reads. For
developers: it needs Babel, which the running site does not.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_HERE = Path(__file__).parent
_KEYWORDS: Any = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
LANGUAGES = ("ar", "en", "fr")

_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)

_PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}


def po_file(language: str) -> Path:
    """Return where a language's catalog stands."""
    return _HERE / "locale" / language / "LC_MESSAGES" / "django.po"


def sentences() -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Return (sentence, or both its numbers; context) for all that the site says, in order of the files."""
    from django.utils.translation.template import templatize

    templates = sorted(
        file for file in (_HERE / "templates").rglob("*.*") if file.suffix in (".html", ".txt")
    )
    for file in templates:
        source = templatize(file.read_text(encoding="utf-8"))
        yield from _of(source)
    for file in sorted(_HERE.rglob("*.py")):
        if file.name != Path(__file__).name:
            yield from _of(file.read_text(encoding="utf-8"))


def _of(source: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    found = extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, context in found:
        if message:
            yield (message if isinstance(message, str) else (message[0], message[1])), context


def read_catalog(language: str) -> Catalog:
    """Return a language's catalog as it stands; an empty one where there is none."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def updated(language: str) -> Catalog:
    """Return a language's catalog with exactly the sentences of the site, translated as far as they were."""
    before = read_catalog(language)
    # The same sentences give the same file: no day, no name of a tool's user.
    after = Catalog(
        locale=language,
        project="tawatur",
        version="1",
        charset="utf-8",
        fuzzy=False,
        creation_date=_ANY_DAY,
        revision_date=_ANY_DAY,
        last_translator="The Tawatur authors <tawatur@invalid>",
        language_team="The Tawatur authors <tawatur@invalid>",
        msgid_bugs_address="tawatur@invalid",
    )
    after.header_comment = f"# Tawatur's interface, {language}. Apache-2.0."
    after.mime_headers = [("Plural-Forms", _PLURALS[language])]
    for message, context in sentences():
        key = message[0] if isinstance(message, tuple) else message
        old = before.get(key, context)
        string = old.string if old is not None else ""
        if language == "en":  # the sentences are in English
            string = message
        after.add(message, string, context=context)
    return after


def compiled(catalog: Catalog) -> bytes:
    """Return the catalog as the bytes of a `.mo` file."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Bring all catalogs up to date; returns 1 where a sentence has no translation."""
    missing = 0
    for language in LANGUAGES:
        catalog = updated(language)
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            write_po(out, catalog, width=110, no_location=True, sort_output=True, omit_header=False)
        file.with_suffix(".mo").write_bytes(compiled(catalog))
        for message in catalog:
            parts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            if message.id and not all(parts):
                missing += 1
                print(f"{language}: {message.id!r}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
