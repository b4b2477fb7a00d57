"""How fast one network may read: a token bucket for each, in memory that all serving processes share.

Nobody who reads comes near it; who copies the whole site is asked to take longer, and the exports are there.
What is answered from memory (`kept.py`) costs nothing and is not counted.
"""

import math
import mmap
import struct
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import ip_address
from secrets import token_bytes
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tawatur.people import networks
from tawatur.site.people import now

Answer = Callable[[HttpRequest], HttpResponse]

# Names of settings of our own.
PACE, PACE_HERE = "TAWATUR_PACE", "TAWATUR_PACE_HERE"

# Two networks in a million share a bucket where a hundred read at once; which ones, nobody outside can tell.
_SLOTS = 65_536
_SLOT = struct.Struct("dd")  # tokens spent, and when that was so

_AT_ONCE = 10  # seconds of the pace that may be read in one go

# Searching and drawing cost several times as much as a page, and nobody searches as fast as they leaf. By the
# last part of an address, whatever stands before or behind it.
_COSTS = {"healthz": 0, "search": 5, "graph": 5, "map": 5}


@dataclass(frozen=True, slots=True)
class Allowed:
    """So many things a minute, and so many of them at once."""

    a_minute: float
    at_once: float


class Buckets:
    """What networks have spent lately. Made before a process forks, it is one for all that come of it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _SLOTS * _SLOT.size)
        self._secret = token_bytes(16)
        self._lock = Lock()  # of this process: what another one writes at the same moment may be lost

    def take(self, who: str, cost: float, allowed: Allowed, at: float) -> float:
        """Spend so much at a time in seconds; return how many seconds are to be waited first, 0 for none."""
        digest = blake2b(who.encode(), key=self._secret, digest_size=8).digest()
        place = int.from_bytes(digest, "big") % _SLOTS * _SLOT.size
        rate = allowed.a_minute / 60
        with self._lock:
            spent, then = _SLOT.unpack_from(self._memory, place)
            spent = max(0.0, spent - max(0.0, at - then) * rate)
            if spent + cost > allowed.at_once:
                return float(spent + cost - allowed.at_once) / rate
            _SLOT.pack_into(self._memory, place, spent + cost, at)
        return 0.0


def pace(answer: Answer) -> Answer:
    """Ask readers of one network who read faster than any person does to wait."""
    a_minute: int = getattr(settings, PACE)
    here: bool = getattr(settings, PACE_HERE)
    allowed = Allowed(a_minute, a_minute / 60 * _AT_ONCE)
    buckets = Buckets()

    def with_pace(request: HttpRequest) -> HttpResponse:
        network = _network(request, here) if a_minute else None
        cost = _cost(request) if network else 0
        if network and cost:
            wait = buckets.take(network, min(cost, allowed.at_once), allowed, now(request).timestamp())
            if wait:
                return _too_fast(request, wait)
        return answer(request)

    return with_pace


def _network(request: HttpRequest, here: bool) -> str | None:
    """Return the network that a request comes from, None where readers cannot be told apart by it.

    On this machine itself sits a proxy that nobody told us of, or whoever keeps the archive.
    """
    address = request.META.get("REMOTE_ADDR", "")
    try:
        ip = ip_address(address)
    except ValueError:
        return None
    return None if ip.is_loopback and not here else networks.block(address)


def _cost(request: HttpRequest) -> int:
    """Return how many pages a request counts for."""
    return _COSTS.get(request.path_info.rpartition("/")[2].partition(".")[0], 1)


def _too_fast(request: HttpRequest, wait: float) -> HttpResponse:
    seconds = max(1, math.ceil(wait))
    context = {"missing": True, "code": 429, "seconds": seconds}
    response = render(request, "site/error.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response
