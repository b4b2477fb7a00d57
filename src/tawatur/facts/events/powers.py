"""Those in power without a name of their own, whom protests are against: «النظام», «الحكم», «القضاء».

Elsewhere such words are no party («وصل إلى الحكم», «القضاء على الإرهاب»): so they are read here alone.
"""

from tawatur.facts.events.view import View
from tawatur.facts.names import Hit
from tawatur.facts.names.hits import DESCRIBED
from tawatur.facts.text import readings
from tawatur.model import NameKind

_OF, _ON = "ال", "علي"
_QUOTES = ' "«»“”'


def power_at(view: View, at: int) -> Hit | None:
    """Return those in power whom an item names, with the adjective behind it («اليمين المتطرف»), or None."""
    item, powers, offices = view.items[at], view.frames.against["powers"], view.frames.against["offices"]
    if item.kind != "word":
        return None
    ways = [way for way in readings(item.folded) if way.definite]
    way = next((way for way in ways if way.key in powers or way.key in offices), None)
    if way is None:
        return None
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    near = after is not None and not after.gap.strip(_QUOTES) and after.kind == "word"
    if after and near and after.folded == _ON and way.key in view.frames.against["ended"]:
        return None  # «القضاء على الفقر»
    described = bool(after and near and after.folded.startswith(_OF) and not view.demonym(at + 1))
    last = item.last + described
    name = f"{_OF}{way.key}" + (f" {after.folded}" if after and described else "")
    kind: NameKind = "person" if way.key in offices else "organization"
    entity = f"{kind}:{name.replace(' ', '-')}"
    return Hit(item.first, last, item.first, last, way.particles, entity, kind, "", DESCRIBED)
