"""What is kept no longer than it is needed."""

from datetime import datetime, timedelta

from tawatur.people import cards, limits, sessions, tickets
from tawatur.people.models import Report

KEPT = timedelta(days=30)


def sweep(at: datetime) -> None:
    """Drop what is used up: limits, sessions, cards nothing leads to, where decided reports came from."""
    limits.forget(at - KEPT)
    sessions.forget(at)
    tickets.forget(at - KEPT)
    cards.forget()
    Report.objects.filter(case__open=False, at__lt=at - KEPT).exclude(network="").update(network="", note="")
