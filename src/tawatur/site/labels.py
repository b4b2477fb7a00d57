"""What our codes are called in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TYPES = {
    "AGREE": _("Promise or intention"),
    "CONSULT": _("Meeting or call"),
    "SUPPORT": _("Praise or support"),
    "CONCEDE": _("Concession"),
    "COOPERATE": _("Cooperation"),
    "AID": _("Aid"),
    "RETREAT": _("Withdrawal or release"),
    "REQUEST": _("Demand or appeal"),
    "ACCUSE": _("Accusation or criticism"),
    "REJECT": _("Refusal"),
    "THREATEN": _("Threat or warning"),
    "PROTEST": _("Protest"),
    "SANCTION": _("Sanction"),
    "MOBILIZE": _("Mobilisation"),
    "COERCE": _("Arrest or restriction"),
    "ASSAULT": _("Attack"),
}
"""PLOVER's event types."""

MODES = {
    "visit": pgettext_lazy("mode", "visit"),
    "phone": pgettext_lazy("mode", "phone call"),
    "third-party": pgettext_lazy("mode", "mediation"),
    "multilateral": pgettext_lazy("mode", "many parties"),
    "meet": pgettext_lazy("mode", "meeting"),
    "settle": pgettext_lazy("mode", "settlement"),
    "assist": pgettext_lazy("mode", "assistance"),
    "change": pgettext_lazy("mode", "change of policy"),
    "yield": pgettext_lazy("mode", "giving way"),
    "disapprove": pgettext_lazy("mode", "criticism"),
    "investigate": pgettext_lazy("mode", "investigation"),
    "allege": pgettext_lazy("mode", "accusation"),
    "restrict": pgettext_lazy("mode", "restriction"),
    "ban": pgettext_lazy("mode", "ban"),
    "arrest": pgettext_lazy("mode", "arrest"),
    "relations": pgettext_lazy("mode", "relations"),
    "expel": pgettext_lazy("mode", "expulsion"),
    "territory": pgettext_lazy("mode", "territory"),
    "violence": pgettext_lazy("mode", "violence"),
    "demo": pgettext_lazy("mode", "demonstration"),
    "riot": pgettext_lazy("mode", "riot"),
    "strike": pgettext_lazy("mode", "strike"),
    "hunger": pgettext_lazy("mode", "hunger strike"),
    "boycott": pgettext_lazy("mode", "boycott"),
    "obstruct": pgettext_lazy("mode", "obstruction"),
    "convict": pgettext_lazy("mode", "conviction"),
    "withdraw": pgettext_lazy("mode", "withdrawal"),
    "discontinue": pgettext_lazy("mode", "breaking off"),
    "troops": pgettext_lazy("mode", "troops"),
    "weapons": pgettext_lazy("mode", "weapons"),
    "police": pgettext_lazy("mode", "police"),
    "militia": pgettext_lazy("mode", "armed groups"),
    "seize": pgettext_lazy("mode", "seizure"),
    "censor": pgettext_lazy("mode", "censorship"),
    "martial-law": pgettext_lazy("mode", "martial law"),
    "deport": pgettext_lazy("mode", "deportation"),
    "withhold": pgettext_lazy("mode", "withholding"),
    "misinformation": pgettext_lazy("mode", "misinformation"),
    "beat": pgettext_lazy("mode", "beating"),
    "torture": pgettext_lazy("mode", "torture"),
    "execute": pgettext_lazy("mode", "execution"),
    "sexual": pgettext_lazy("mode", "sexual violence"),
    "assassinate": pgettext_lazy("mode", "assassination"),
    "targeted": pgettext_lazy("mode", "targeted killing"),
    "primitive": pgettext_lazy("mode", "simple weapons"),
    "firearms": pgettext_lazy("mode", "firearms"),
    "explosives": pgettext_lazy("mode", "explosives"),
    "suicide-attack": pgettext_lazy("mode", "suicide attack"),
    "heavy-weapons": pgettext_lazy("mode", "heavy weapons"),
    "crowd-control": pgettext_lazy("mode", "crowd control"),
    "aerial": pgettext_lazy("mode", "air strike"),
    "unconventional": pgettext_lazy("mode", "unconventional weapons"),
    "cleansing": pgettext_lazy("mode", "ethnic cleansing"),
    "release": pgettext_lazy("mode", "release"),
    "return": pgettext_lazy("mode", "return"),
    "disarm": pgettext_lazy("mode", "disarmament"),
    "ceasefire": pgettext_lazy("mode", "ceasefire"),
    "access": pgettext_lazy("mode", "access"),
    "resign": pgettext_lazy("mode", "resignation"),
}
"""PLOVER's modes; one that is not here is shown as it is coded."""

STATUSES = {
    "happened": _("happened"),
    "ongoing": _("going on"),
    "planned": _("planned"),
    "denied": _("denied"),
    "hypothetical": _("hypothetical"),
}

FORMS = {
    "news": pgettext_lazy("form", "News"),
    "repost": pgettext_lazy("form", "Repost"),
    "blog": pgettext_lazy("form", "Blog"),
    "post": pgettext_lazy("form", "Forum post"),
    "headline": pgettext_lazy("form", "Headline"),
}

RESULTS = {
    "articles": _("Articles"),
    "stories": _("Stories"),
    "events": _("Events"),
    "entities": _("Names"),
}
"""What a search shows."""

KINDS = {
    "person": _("Person"),
    "organization": _("Organisation"),
    "place": _("Place"),
    "group": _("Group"),
}

ROLES = {
    "actor": _("Who"),
    "recipient": _("To or with whom"),
    "where": _("Where"),
    "attributed_to": _("On the word of"),
}

HOW = {
    "credit": _("credits it"),
    "repost": _("reposts it"),
    "copy": _("the same words, without credit"),
    "word": _("on the same word"),
    "other": _("of the same origin"),
}
"""How an article hangs on its source."""

SURE = {
    "stated": pgettext_lazy("sure", "stated"),
    "likely": pgettext_lazy("sure", "likely"),
    "unknown": pgettext_lazy("sure", "which was first is not known"),
}

VERDICTS = {
    "wrong": pgettext_lazy("verdict", "wrong"),
    "right": pgettext_lazy("verdict", "right"),
    "withdrawn": pgettext_lazy("verdict", "taken back"),
    "same": pgettext_lazy("verdict", "one person"),
    "different": pgettext_lazy("verdict", "two persons"),
}

BASES = {
    "stated": _("stated by the text"),
    "relative": _("counted from the article's day"),
    "inferred": _("inferred"),
    "unknown": _("not known"),
}

ABOUT = {
    "when": _("On the date they differ"),
    "where": _("On the place they differ"),
    "number": _("On a number they differ"),
    "participant": _("On who took part they differ"),
    "status": _("On whether it happened they differ"),
}

CREDITS = {
    "outlet": pgettext_lazy("credit", "outlet"),
    "agency": pgettext_lazy("credit", "news agency"),
    "statement": pgettext_lazy("credit", "statement"),
    "person": pgettext_lazy("credit", "person"),
    "organization": pgettext_lazy("credit", "organisation"),
}

MONTHS = (
    pgettext_lazy("month", "January"),
    pgettext_lazy("month", "February"),
    pgettext_lazy("month", "March"),
    pgettext_lazy("month", "April"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "June"),
    pgettext_lazy("month", "July"),
    pgettext_lazy("month", "August"),
    pgettext_lazy("month", "September"),
    pgettext_lazy("month", "October"),
    pgettext_lazy("month", "November"),
    pgettext_lazy("month", "December"),
)

HIJRI_MONTHS = (
    pgettext_lazy("month", "Muharram"),
    pgettext_lazy("month", "Safar"),
    pgettext_lazy("month", "Rabi I"),
    pgettext_lazy("month", "Rabi II"),
    pgettext_lazy("month", "Jumada I"),
    pgettext_lazy("month", "Jumada II"),
    pgettext_lazy("month", "Rajab"),
    pgettext_lazy("month", "Shaban"),
    pgettext_lazy("month", "Ramadan"),
    pgettext_lazy("month", "Shawwal"),
    pgettext_lazy("month", "Dhu al-Qadah"),
    pgettext_lazy("month", "Dhu al-Hijjah"),
)

WEEKDAYS = {
    "Monday": pgettext_lazy("weekday", "Monday"),
    "Tuesday": pgettext_lazy("weekday", "Tuesday"),
    "Wednesday": pgettext_lazy("weekday", "Wednesday"),
    "Thursday": pgettext_lazy("weekday", "Thursday"),
    "Friday": pgettext_lazy("weekday", "Friday"),
    "Saturday": pgettext_lazy("weekday", "Saturday"),
    "Sunday": pgettext_lazy("weekday", "Sunday"),
}

RANKS = (
    pgettext_lazy("rank", "New"),
    pgettext_lazy("rank", "Member"),
    pgettext_lazy("rank", "Regular"),
    pgettext_lazy("rank", "Veteran"),
    pgettext_lazy("rank", "Moderator"),
)
"""By level of trust; the last is for moderators."""

RANK_MEANINGS = (
    _("Has just come: writes a few messages a day, and a report of theirs counts once."),
    _("Was here on two days at least and wrote three messages that stand: may have a line under the name."),
    _("Came on fifteen days, wrote here and there and was found useful: a report of theirs counts thrice."),
    _("Has come for long, and hardly anything of theirs was hidden: a report of theirs counts four times."),
    _("Decides on reports, with a reason that everybody can read."),
)

RULES = {
    "misleading": pgettext_lazy("rule", "misleading or forged"),
    "violent": pgettext_lazy("rule", "violent or shocking"),
    "insult": pgettext_lazy("rule", "insult or hatred"),
    "private": pgettext_lazy("rule", "a private person or their data"),
    "rights": pgettext_lazy("rule", "somebody's work without leave"),
    "spam": pgettext_lazy("rule", "advertising or off the subject"),
    "misread": pgettext_lazy("rule", "the text does not say this"),
    "one-person": pgettext_lazy("rule", "these are one person"),
    "two-persons": pgettext_lazy("rule", "these are two persons"),
    "same-story": pgettext_lazy("rule", "these are one story"),
    "other-story": pgettext_lazy("rule", "these are two stories"),
    "same-event": pgettext_lazy("rule", "these are one event"),
    "other-event": pgettext_lazy("rule", "these are two events"),
    "fine": pgettext_lazy("rule", "within the rules"),
}
"""Why something is reported, hidden or left."""

ACTIONS = {
    "hide": pgettext_lazy("action", "Hidden by reports alone"),
    "remove": pgettext_lazy("action", "Hidden by a moderator"),
    "keep": pgettext_lazy("action", "Left as it was"),
    "restore": pgettext_lazy("action", "Shown again by a moderator"),
    "appeal": pgettext_lazy("action", "Appeals"),
    "accept": pgettext_lazy("action", "Corrections accepted"),
    "decline": pgettext_lazy("action", "Corrections declined"),
    "undo": pgettext_lazy("action", "Decisions taken back"),
}

REPORTED = {
    "message": pgettext_lazy("reported", "Message"),
    "image": pgettext_lazy("reported", "Image"),
    "picture": pgettext_lazy("reported", "Picture of an article"),
    "name": pgettext_lazy("reported", "Name or title"),
    "article": pgettext_lazy("reported", "Article"),
    "mention": pgettext_lazy("reported", "Reading of a mention"),
    "merge": pgettext_lazy("reported", "Two names, one person"),
    "split": pgettext_lazy("reported", "One name, two persons"),
    "join-story": pgettext_lazy("reported", "Two stories that are one"),
    "part-story": pgettext_lazy("reported", "One story that is two"),
    "join-event": pgettext_lazy("reported", "Two events that are one"),
    "part-event": pgettext_lazy("reported", "One event that is two"),
}

HIDDEN = {
    "folded": pgettext_lazy("hidden", "folded"),
    "blurred": pgettext_lazy("hidden", "blurred"),
    "withheld": pgettext_lazy("hidden", "withheld"),
    "removed": pgettext_lazy("hidden", "removed"),
}

CATEGORIES = {
    "politics": pgettext_lazy("category", "Politics"),
    "economy": pgettext_lazy("category", "Economy"),
    "society": pgettext_lazy("category", "Society"),
    "culture": pgettext_lazy("category", "Culture and sports"),
    "world": pgettext_lazy("category", "World"),
    "site": pgettext_lazy("category", "This site"),
}

REACTIONS = {
    "useful": pgettext_lazy("reaction", "useful"),
    "sourced": pgettext_lazy("reaction", "sourced"),
    "disagree": pgettext_lazy("reaction", "I disagree"),
}

SCOPES = {
    "comment": pgettext_lazy("scope", "comment on articles and stories"),
    "correct": pgettext_lazy("scope", "suggest corrections"),
    "report": pgettext_lazy("scope", "report"),
}
"""What a token for programs is for."""

FOLLOWED = {
    "search": pgettext_lazy("followed", "Search"),
    "entity": pgettext_lazy("followed", "Name"),
    "story": pgettext_lazy("followed", "Story"),
    "outlet": pgettext_lazy("followed", "Outlet"),
    "timeline": pgettext_lazy("followed", "Timeline"),
    "latest": pgettext_lazy("followed", "Articles"),
    "events": pgettext_lazy("followed", "Events"),
    "thread": pgettext_lazy("followed", "Thread"),
}
"""What kinds of things are followed."""

TOPICS = {
    "correction": pgettext_lazy("topic", "a correction"),
    "rights": pgettext_lazy("topic", "an author's rights"),
    "privacy": pgettext_lazy("topic", "a private matter of mine"),
    "technical": pgettext_lazy("topic", "a fault of the site"),
    "other": pgettext_lazy("topic", "something else"),
}
