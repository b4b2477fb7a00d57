"""Measure, on a real day, whether papers that reprint the state agency are traced to it.

    python -m evaluation.agency [--list]

Credited: articles of papers that name the agency («واس») in their byline, at their head or their end, as a
pattern over the raw text has it, which knows nothing of how we read credits. Right where our main source of
the article is the agency, by its own item where the day has one, else by its name alone.

Uncredited: articles of papers without any such name of which at least half stands in an item of the agency
(`evaluation.reuse` has the reference). What we say of those: the agency, and how sure; another; or nobody.

Reads the day from the folder that TAWATUR_SHARED names; copies nothing.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from evaluation.floors import broken, leave
from evaluation.reuse import HALF, Index, read_day, the_day
from tawatur.chains.credits import find_credits
from tawatur.chains.prints import find_prints
from tawatur.chains.reuse import find_candidates, find_reuse
from tawatur.chains.sources import Source, by_id, find_sources, letters, shared_by
from tawatur.model import Article, Reuse
from tawatur.outlets import canonical, is_agency

AGENCY: Final = canonical("واس")
_NAMED: Final = re.compile(r"(?<!\w)(?:واس|وكالة ال[أا]نباء السعودية)(?!\w)")
_HEAD, _TAIL = 90, 40  # code points of a body in which an agency that is named stands for all of it


def names_agency(article: Article) -> bool:
    """Say whether the raw text names the agency where one is credited for all of it."""
    if _NAMED.search(article.author or ""):
        return True
    places = [match.span() for match in _NAMED.finditer(article.body)]
    return any(start < _HEAD or end > len(article.body) - _TAIL for start, end in places)


def shared_passages(articles: Sequence[Article]) -> list[Reuse]:
    """Return what the articles share, found as they arrive."""
    known = {article.id: article for article in articles}
    index = Index()
    found: list[Reuse] = []
    for article in articles:
        prints = find_prints(article)
        candidates = find_candidates(prints, index.hits(prints))
        found += find_reuse(article, [known[each] for each in candidates])
        index.add(article.id, prints)
    return found


def sources_of(articles: Sequence[Article], reuses: Sequence[Reuse]) -> dict[str, Source | None]:
    """Return the main source of each article, as the program finds it."""
    known = {article.id: article for article in articles}
    credits = by_id(credit for article in articles for credit in find_credits(article, canonical))
    shared = shared_by(reuses)
    return {
        id_: find_sources(article, shared.get(id_, {}), known, credits, canonical, is_agency).main
        for id_, article in known.items()
    }


def scores(articles: Sequence[Article]) -> tuple[dict[str, float], Mapping[str, list[str]]]:
    """Return the measures, and by kind of case the articles (outlet and title) that are not traced."""
    reuses = shared_passages(articles)
    sources, shared = sources_of(articles, reuses), shared_by(reuses)
    agencys = {article.id for article in articles if article.outlet == AGENCY}
    missed: dict[str, list[str]] = defaultdict(list)
    count: Counter[str] = Counter()
    for article in articles:
        if article.outlet == AGENCY:
            continue
        source = sources[article.id]
        traced = source is not None and source.name == AGENCY
        others = shared.get(article.id, {})
        beside = [span for id_ in agencys & others.keys() for span in others[id_]]
        if names_agency(article):
            kind = "credited"
            count["credited with the item here"] += bool(beside)
        elif letters(beside) >= HALF * len(article.body):
            kind = "uncredited"
        else:
            continue
        count[kind] += 1
        count[f"{kind} traced"] += traced
        if not traced:
            missed[kind].append(f"{article.outlet}: {article.title} ({source.name if source else None})")
    return {
        "credited": count["credited"],
        "credited_with_the_item_here": count["credited with the item here"],
        "credited_traced": round(count["credited traced"] / max(1, count["credited"]), 4),
        "uncredited": count["uncredited"],
        "uncredited_traced": round(count["uncredited traced"] / max(1, count["uncredited"]), 4),
    }, missed


def main() -> None:
    """Print one JSON object; leave with 1 where a measure is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="list the articles that are not traced")
    arguments = parser.parse_args()
    path = the_day()
    if path is None:
        return
    # The day calls the agency by a code of its own.
    articles = [replace(each, outlet=AGENCY) if each.outlet == "was" else each for each in read_day(path)]
    report, missed = scores(articles)
    print(json.dumps(report, indent=1))
    if arguments.list:
        for kind, those in missed.items():
            print(f"{kind}, not traced:", *those, sep="\n  ")
    leave(broken("agency", report))


if __name__ == "__main__":
    sys.exit(main())
