"""What is kept no longer than it is needed."""

from datetime import datetime, timedelta

from tawatur.people import limits, sessions, tickets
from tawatur.people.models import Report

KEPT = timedelta(days=30)


def sweep(at: datetime) -> None:
    """Drop used-up limits and sessions, and, of reports that were decided on, where they came from."""
    limits.forget(at - KEPT)
    sessions.forget(at)
    tickets.forget(at - KEPT)
    Report.objects.filter(case__open=False, at__lt=at - KEPT).exclude(network="").update(network="", note="")
