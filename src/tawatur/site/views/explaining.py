"""How one mention was read, part by part; also as JSON."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tawatur.exports.explaining import Explanation, explain, explanation_row
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.events import as_json
from tawatur.site.views.naming import known


def mention(request: SiteRequest, mention_id: str) -> HttpResponse:
    """The sentence, the frame that fired, each role and the date with its reason, and what readers judged."""
    told = _explanation(request, mention_id)
    context = {
        "told": told,
        "mention": told.view.mention,
        "article": told.view.article,
        "judgements": told.view.judgements,
        "known": known(request.archive, [told.view.mention]),
    }
    return render(request, "site/mention.html", context)


def mention_json(request: SiteRequest, mention_id: str) -> HttpResponse:
    """The same for programs, as `tawatur explain --json` prints it."""
    return as_json(explanation_row(_explanation(request, mention_id)))


def _explanation(request: SiteRequest, mention_id: str) -> Explanation:
    view = request.archive.mention_view(mention_id)
    if view is None:
        raise Http404
    return explain(view)
