"""Numbered pages of lists."""

from django.http import Http404

from tawatur.site.middleware import SiteRequest

# A page further on has no readers, only robots, and costs as much as all before it.
LAST_PAGE = 500


def page_of(request: SiteRequest) -> int:
    """Return the page asked for, counted from 1; Http404 for what is no such number."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 3 and 1 <= int(asked) <= LAST_PAGE):
        raise Http404
    return int(asked)
