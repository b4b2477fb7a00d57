"""What we know of each outlet: its names, its address, its country, from one table."""

from tawatur.outlets.days import ZONES, on_local_day
from tawatur.outlets.table import (
    OUTLETS,
    Outlet,
    as_entities,
    canonical,
    find_outlet,
    find_outlet_at,
    is_agency,
)

__all__ = [
    "OUTLETS",
    "ZONES",
    "Outlet",
    "as_entities",
    "canonical",
    "find_outlet",
    "find_outlet_at",
    "is_agency",
    "on_local_day",
]
