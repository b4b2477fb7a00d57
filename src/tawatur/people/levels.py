"""Trust, worked out from what somebody did, and from nothing that they read: reading is not recorded."""

from dataclasses import dataclass

from tawatur.people.models import Account, Message, Reaction


@dataclass(frozen=True, slots=True)
class Needs:
    """What a level asks for at least; `removed` is at most."""

    days: int
    messages: int
    places: int
    received: int
    given: int
    removed: int


# Discourse's numbers for visits, topics and likes, without those for reading, which would have to be watched.
NEEDS = (
    Needs(days=2, messages=3, places=1, received=0, given=0, removed=3),
    Needs(days=15, messages=15, places=3, received=1, given=1, removed=3),
    Needs(days=50, messages=30, places=10, received=20, given=30, removed=5),
)


def level_of(account: Account) -> int:
    """Return an account's level, 0 to 3: the highest whose needs, and those of all below it, are met."""
    standing = Message.objects.filter(author=account, gone=False, hidden="")
    has = Needs(
        days=account.days,
        messages=standing.count(),
        places=standing.values("place", "on").distinct().count(),
        received=Reaction.objects.filter(message__author=account).exclude(kind="disagree").count(),
        given=Reaction.objects.filter(account=account).count(),
        removed=Message.objects.filter(author=account, hidden="removed").count(),
    )
    level = 0
    for wanted in NEEDS:
        enough = all(
            getattr(has, name) >= getattr(wanted, name)
            for name in ("days", "messages", "places", "received", "given")
        )
        if not enough or has.removed > wanted.removed:
            break
        level += 1
    return level


def settle_level(account: Account) -> None:
    """Keep an account's level as it is now."""
    level = level_of(account)
    if level != account.level:
        account.level = level
        account.save(update_fields=["level"])
