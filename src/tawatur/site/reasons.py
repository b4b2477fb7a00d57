"""Our own reasons (`because`) in the reader's language.

The stages give their reasons in English. A sentence that always reads the same is in the catalogs; one that
quotes the page is shown as it is, marked as English.
"""

from django.utils.translation import gettext, gettext_noop

KNOWN = (
    gettext_noop("the page gives no date"),
    gettext_noop("the registry has this name"),
    gettext_noop("the title before it"),
    gettext_noop("a given name leads"),
    gettext_noop("named by office only"),
    gettext_noop("a body named by what it is and whose"),
    gettext_noop("people named by what they are"),
    gettext_noop("named in full elsewhere in the text"),
    gettext_noop("the only holder of this office in the text"),
)


def told(sentence: str) -> str:
    """Return a reason in the reader's language where the catalogs have it, else as it is."""
    return gettext(sentence) if sentence in KNOWN else sentence
