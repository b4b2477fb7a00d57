"""What people are and say: accounts, sessions, comments, forum, reports, decisions, in a database of its own.

The archive can be made again from its pages, this cannot: so `rebuild` and the lock of `add` never touch it.
Functions here take and return plain values, and are told who asks, from which network, and what time it is.
"""

from tawatur.people.connection import ALIAS, DATABASE, ROUTER, people_database
from tawatur.people.errors import PeopleError, Refused
from tawatur.people.opening import configure, open_people

__all__ = [
    "ALIAS",
    "DATABASE",
    "ROUTER",
    "PeopleError",
    "Refused",
    "configure",
    "open_people",
    "people_database",
]
