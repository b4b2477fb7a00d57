"""Who acted towards whom, as a table and a net; and where events happened, as a table and a map."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tawatur.archive.looking import Relation
from tawatur.exports.gazetteer import find_point
from tawatur.exports.tables import csv_line
from tawatur.model import Entity
from tawatur.site.direction import shown
from tawatur.site.drawing import NET_HEIGHT, NET_WIDTH, NODES, net, world
from tawatur.site.labels import TYPES
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.asking import Asked, event_filters, whom
from tawatur.site.views.events import as_json
from tawatur.site.views.following import BYTE_ORDER_MARK, open_to_all
from tawatur.site.views.naming import called

_FIRST, _ROWS = 20, 200
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


# ---------------------------------------------------------------- who acted towards whom


def graph(request: SiteRequest) -> HttpResponse:
    """Who acted towards whom around an entity: how often, by type; the same as a drawing."""
    asked, relations, names = _around(request)
    nodes, edges = net(asked.chosen.id, relations) if asked.chosen else ([], [])
    context = {
        "here": "graph",
        "asked": asked,
        "filters": event_filters(request),
        "types": list(TYPES),
        "relations": relations,
        "first": _named(relations[:_FIRST], names),
        "rest": _named(relations[_FIRST:_ROWS], names),
        "more": max(0, len(relations) - _ROWS),
        "nodes": [(node, names.get(node.entity)) for node in nodes],
        "edges": edges,
        "size": (NET_WIDTH, NET_HEIGHT),
        "query": _query(request),
    }
    return render(request, "site/graph.html", context)


def _around(request: SiteRequest) -> tuple[Asked, list[Relation], Mapping[str, Entity]]:
    asked = whom(request, "entity")
    if asked.chosen is None:
        return asked, [], {}
    relations = request.archive.relations(asked.chosen.id, filters=event_filters(request), neighbours=NODES)
    named = {who for one in relations for who in (one.actor, one.recipient)}
    return asked, relations, request.archive.entities([asked.chosen.id, *sorted(named)])


def _named(
    relations: Sequence[Relation], names: Mapping[str, Entity]
) -> list[tuple[Relation, Entity | None, Entity | None]]:
    return [(one, names.get(one.actor), names.get(one.recipient)) for one in relations]


def graph_data(request: SiteRequest, form: str) -> HttpResponse:
    """All relations around an entity, as GraphML, CSV or JSON."""
    asked, relations, names = _around(request)
    if asked.chosen is None:
        raise Http404
    rows = [_relation_row(one, names) for one in relations]
    if form == "json":
        return as_json({"entity": asked.chosen.id, "relations": rows})
    if form == "graphml":
        text = tostring(_graphml(relations, names), encoding="utf-8", xml_declaration=True)
        return open_to_all(HttpResponse(text, content_type="application/graphml+xml; charset=utf-8"))
    columns = ("actor", "actor_name", "recipient", "recipient_name", "events", "mutual")
    lines = [csv_line(columns), *(csv_line([row[name] for name in columns]) for row in rows)]
    return _csv(lines, "graph")


def _relation_row(one: Relation, names: Mapping[str, Entity]) -> dict[str, object]:
    return {
        "actor": one.actor,
        "actor_name": _name(one.actor, names),
        "recipient": one.recipient,
        "recipient_name": _name(one.recipient, names),
        "events": one.events,
        "types": dict(one.types),
        "mutual": one.mutual,
    }


def _name(entity: str, names: Mapping[str, Entity]) -> str:
    return called(names[entity]) if entity in names else entity


def _graphml(relations: Sequence[Relation], names: Mapping[str, Entity]) -> Element:
    root = Element("graphml", xmlns=_GRAPHML)
    for id_, of, type_ in (("name", "node", "string"), ("kind", "node", "string"), ("events", "edge", "int")):
        SubElement(root, "key", {"id": id_, "for": of, "attr.name": id_, "attr.type": type_})
    drawing = SubElement(root, "graph", edgedefault="directed")
    for who in dict.fromkeys(who for one in relations for who in (one.actor, one.recipient)):
        node = SubElement(drawing, "node", id=shown(who))
        SubElement(node, "data", key="name").text = shown(_name(who, names))
        SubElement(node, "data", key="kind").text = names[who].kind if who in names else ""
    for one in relations:
        ends = {"source": shown(one.actor), "target": shown(one.recipient)}
        edge = SubElement(drawing, "edge", ends | ({"directed": "false"} if one.mutual else {}))
        SubElement(edge, "data", key="events").text = str(one.events)
    return root


# ---------------------------------------------------------------- where


def map_(request: SiteRequest) -> HttpResponse:
    """Where events happened: how many in each place, and the places on a map."""
    asked, found, names = _places(request)
    points = [(who, n, *point) for who, n in found if (point := _point(who)) is not None]
    context = {
        "here": "map",
        "asked": asked,
        "filters": event_filters(request),
        "types": list(TYPES),
        "places": [(who, n, names.get(who), _point(who)) for who, n in found],
        "map": world(points),
        "names": names,
        "query": _query(request),
    }
    return render(request, "site/map.html", context)


def map_data(request: SiteRequest, form: str) -> HttpResponse:
    """All places with their events, as CSV or JSON."""
    _, found, names = _places(request)
    rows = []
    for who, n in found:
        point = find_point(who)
        where = {"lat": point.lat, "lon": point.lon, "country": point.country}
        rows.append({"place": who, "name": _name(who, names), **where, "events": n})
    if form == "json":
        return as_json({"places": rows})
    columns = ("place", "name", "lat", "lon", "country", "events")
    return _csv([csv_line(columns), *(csv_line([row[name] for name in columns]) for row in rows)], "map")


def _places(request: SiteRequest) -> tuple[Asked, list[tuple[str, int]], Mapping[str, Entity]]:
    asked, archive = whom(request, "entity"), request.archive
    if asked.text and asked.chosen is None:
        return asked, [], {}
    whose = asked.chosen.id if asked.chosen else None
    found = archive.places(whose, filters=event_filters(request))
    return asked, found, archive.entities(who for who, _ in found)


def _point(place: str) -> tuple[float, float] | None:
    point = find_point(place)
    return None if point.lat is None or point.lon is None else (point.lat, point.lon)


def _csv(lines: Sequence[str], name: str) -> HttpResponse:
    text = BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)
    response = HttpResponse(
        text.encode("utf-8", "replace"), content_type="text/csv; charset=utf-8; header=present"
    )
    response["Content-Disposition"] = f'attachment; filename="tawatur-{name}.csv"'
    return open_to_all(response)


def _query(request: SiteRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
