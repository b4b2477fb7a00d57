"""Why something was not done, in the reader's words."""

import math

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tawatur.people import Refused

_SENTENCES = {
    "name-length": _("A name has 3 to 24 letters, digits and signs."),
    "name-signs": _(
        "A name may hold letters, digits, and between them single blanks, dots, hyphens or low lines."
    ),
    "name-mixed": _(
        "A name is written in Arabic or in Latin letters, not in both, and with digits of one kind."
    ),
    "name-letters": _("A name holds a letter at least."),
    "name-taken": _("This name, or one that looks like it, is taken."),
    "password-short": _("A password has 10 characters at least. A few words in a row make a good one."),
    "password-long": _("A password has 256 characters at most."),
    "password-common": _("This password is easy to guess: many people use it, or it is made of the name."),
    "password-wrong": _("This is not the password of the account."),
    "email": _("This is no e-mail address. You may leave it out."),
    "email-first": _("Please give an e-mail address and confirm it first."),
    "sign-in": _("No account has this name and this password."),
    "sign-in-first": _("Please sign in first."),
    "too-quick": _("That was too quick for a person. Please wait some seconds and send it again."),
    "form-old": _("This form is too old. Please send it again."),
    "text-short": _("That is too short."),
    "text-long": _("That is too long."),
    "page-missing": _("Paste the text or the HTML of a page, or choose a saved page."),
    "page-long": _("A page may have 2 megabytes at most, a pasted one 40,000 letters."),
    "said-already": _("You have said just this already."),
    "answer-gone": _("What you answer is not there any more."),
    "quote-missing": _("These words do not stand in the article."),
    "closed": _("The last word here is more than half a year old; the discussion is closed."),
    "removed": _("A moderator removed this; it cannot be changed."),
    "own": _("One does not report one's own words."),
    "reported-already": _("You, or somebody close to you, have reported this already."),
    "decided": _("A moderator has just decided on this."),
    "appealed": _("You have appealed already; that can be done once."),
    "reason-missing": _("Please say what is wrong."),
    "other-missing": _("Please choose what it is about."),
    "so-already": _("That is so already, or nothing would be left."),
    "case-decided": _("Somebody else was faster, or this was decided before."),
    "archive-busy": _("The archive is being written to. Please try again when that is done."),
    "copied": _("This text stands in the archive already. Name its source, or send it once more as it is."),
    "title-short": _("A title has 8 letters at least."),
    "category": _("Please choose a category."),
    "topic": _("Please say what it is about."),
    "react-own": _("One does not praise one's own words."),
    "image-alt": _("Please say what the image shows."),
    "image-large": _("The image is too large: 5 MB and 40 million pixels at most."),
    "image-kind": _("This is no PNG, JPEG or WebP image that can be read."),
    "image-withheld": _("This image was withheld before."),
    "key-name": _("Please give it a name, so that you know it again."),
    "key-scope": _("Please say what it is for."),
    "key-level": _("Tokens are for members who have been here for a while."),
    "keys-many": _("You have twenty tokens already. Revoke one first."),
    "follows-many": _("You follow a hundred things already. Give one up first."),
    "title-level": _("A line under the name is for members who have been here for a while."),
    "title-taken": _("This line would speak for the site."),
}


def told(refused: Refused) -> str:
    """Return the reason as a sentence for the reader."""
    if refused.code == "too-often":
        return _later(refused.wait)
    return str(_SENTENCES[refused.code])


def _later(seconds: float) -> str:
    if seconds < 90:
        n = max(1, math.ceil(seconds))
        return ngettext(
            "That is too often. Please try again in %(n)d second.",
            "That is too often. Please try again in %(n)d seconds.",
            n,
        ) % {"n": n}
    n = math.ceil(seconds / 60)
    if n < 90:
        return ngettext(
            "That is too often. Please try again in %(n)d minute.",
            "That is too often. Please try again in %(n)d minutes.",
            n,
        ) % {"n": n}
    n = math.ceil(n / 60)
    return ngettext(
        "That is too often. Please try again in %(n)d hour.",
        "That is too often. Please try again in %(n)d hours.",
        n,
    ) % {"n": n}
