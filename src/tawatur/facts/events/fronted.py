"""Whom a light verb's noun is done with or to, where the preposition comes before the noun."""

from tawatur.facts.events.frames import Form
from tawatur.facts.events.view import Roles, View, together

_RECIPIENT, _IN = "recipient", "ب"
_JOINED = frozenset("بلك")


def put_fronted(view: View, verb: int, at: int, form: Form, roles: Roles) -> None:
    """Fill the recipient of a noun at `at` from between it and its verb, if nobody else is one.

    «أجرى مع نظيره محادثات», «وجه إلى إيران تحذيرا»: the frame's own prepositions say who it is.
    """
    links, doers = form.frame.links, {hit.entity for hit in roles.actor}
    if roles.recipient:
        return
    for n in range(verb + 1, at):
        hit = view.items[n].hit
        if hit is None:
            continue
        joined = next((particle for particle in hit.particles if particle in _JOINED), None)
        link = joined or view.items[n - 1].folded
        if links.get(link) != _RECIPIENT or (hit.kind == "place" and link == _IN):
            continue
        found = [other for other in together(view, n)[0] if other.entity not in doers]
        roles.put(_RECIPIENT, found, n)
        return
