"""Measure how a real day's articles are grouped into stories, beside TF-IDF with a single pass.

    python -m evaluation.stories [--list]

The labels (evaluation/stories.json) are 150 articles of the day in 100 stories: lists of `digest(id)`, no
text. They were taken by a fixed seed, each with its three nearest by TF-IDF, so that most have a neighbour
that is easily mistaken for the same; and labelled in two passes, before our own grouping was looked at.
One story: articles whose subject is the same happening (one meeting, match, ruling, announcement), a
column about it included; not a topic, and not another body's statement of the same kind.

Both sides group the whole day; the scores are B-cubed over the labelled articles. The baseline's threshold
is the best of those tried on these very labels, which favours it. Reads the day from the folder that
TAWATUR_SHARED names; copies nothing.
"""

import argparse
import gzip
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from evaluation.floors import broken, leave
from evaluation.reuse import read_day, the_day
from tawatur.model import Article, digest
from tawatur.stories.words import light_words

LABELS = Path(__file__).resolve().parent / "stories.json"
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def read_labels() -> dict[str, int]:
    """Return the labelled articles: digest of the id → number of its story."""
    groups: list[list[str]] = json.loads(LABELS.read_text(encoding="utf-8"))
    return {article: number for number, group in enumerate(groups) for article in group}


def b_cubed(wanted: Mapping[str, int], found: Mapping[str, str]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 over the articles of `wanted`.

    Bagga and Baldwin 1998: for each article, the share of its found group that is of its story, and the
    share of its story that is in its found group; both averaged over the articles. One that was put into
    no group stands alone.
    """
    stories: dict[int, set[str]] = defaultdict(set)
    groups: dict[str, set[str]] = defaultdict(set)
    for article, story in wanted.items():
        stories[story].add(article)
        groups[found.get(article, article)].add(article)
    precision = recall = 0.0
    for article, story in wanted.items():
        mine, theirs = stories[story], groups[found.get(article, article)]
        precision += len(mine & theirs) / len(theirs)
        recall += len(mine & theirs) / len(mine)
    precision, recall = precision / len(wanted), recall / len(wanted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def our_stories(day: Path) -> dict[str, str]:
    """Return the story of each article, after `tawatur add` of the whole day into an archive of its own."""
    from tawatur.archive import open_archive
    from tawatur.cli.state import State
    from tawatur.pages import open_pages
    from tawatur.pipeline import Readers, observe, open_vault

    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "day.jsonl"
        with gzip.open(day, "rb") as packed:
            lines.write_bytes(packed.read())
        home = Path(folder) / "home"
        archive = open_archive(home)
        pages = open_pages([str(lines)], fetched=datetime(2015, 8, 12, tzinfo=UTC), stdin=sys.stdin.buffer)
        with archive.remembering(), Readers(State().jobs) as readers:
            for _ in observe(archive, open_vault(home), pages, readers):
                pass
        names = {article.id: digest(article.external_id or "") for article in archive.all_articles()}
        found = {names[each]: story.id for story in archive.all_stories() for each in story.articles}
        archive.close()
    return found


def single_pass(vectors: Mapping[str, Mapping[str, float]], threshold: float) -> dict[str, str]:
    """Return a group for each text: that of the nearest centroid at the threshold or above, or a new one."""
    sums: dict[str, dict[str, float]] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    for article, vector in vectors.items():
        products: dict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            for group in holders[word]:
                products[group] += weight * sums[group][word]
        scored = {group: product / _length(sums[group]) for group, product in products.items()}
        best = max(scored, key=lambda group: scored[group], default=None)
        if best is None or scored[best] < threshold:
            best = article
            sums[best] = {}
        for word, weight in vector.items():
            sums[best][word] = sums[best].get(word, 0.0) + weight
            holders[word].add(best)
        found[article] = best
    return found


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0


def tf_idf(articles: Sequence[Article]) -> dict[str, dict[str, float]]:
    """Return vectors of length 1 of the light words of titles and bodies, in the articles' order."""
    texts = {digest(article.id): light_words(f"{article.title}\n{article.body}") for article in articles}
    in_texts = Counter(word for words in texts.values() for word in words)
    vectors = {}
    for article, words in texts.items():
        weights = {word: math.log(len(texts) / in_texts[word]) for word in words}
        length = _length(weights)
        vectors[article] = {word: weight / length for word, weight in weights.items() if weight}
    return vectors


def mistakes(wanted: Mapping[str, int], found: Mapping[str, str]) -> Iterable[tuple[str, list[str]]]:
    """Yield stories that were parted, and groups that hold several stories, as lists of digests."""
    stories: dict[int, list[str]] = defaultdict(list)
    groups: dict[str, list[str]] = defaultdict(list)
    for article, story in wanted.items():
        stories[story].append(article)
        groups[found.get(article, article)].append(article)
    for story in stories.values():
        if len({found.get(article, article) for article in story}) > 1:
            yield "parted", story
    for group in groups.values():
        if len({wanted[article] for article in group}) > 1:
            yield "joined", group


def main() -> None:
    """Print one JSON object with both sides' scores; leave with 1 where ours is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="list the groups that are wrong, with titles")
    arguments = parser.parse_args()
    path = the_day()
    if path is None:
        return
    articles, wanted = read_day(path), read_labels()
    ours = our_stories(path)
    vectors = tf_idf(articles)
    tried = {each: b_cubed(wanted, single_pass(vectors, each)) for each in THRESHOLDS}
    best = max(tried, key=lambda each: tried[each]["f1"])
    scores = b_cubed(wanted, ours)
    report = {
        "labelled": len(wanted),
        "stories": len(set(wanted.values())),
        "ours": scores,
        "each alone": b_cubed(wanted, {}),
        "tf-idf single pass": tried[best] | {"threshold": best},
    }
    print(json.dumps(report, indent=1))
    if arguments.list:
        titles = {digest(article.id): f"{article.outlet}: {article.title}" for article in articles}
        for kind, group in mistakes(wanted, ours):
            print(
                kind,
                *(f"  {wanted[each]:>3} {ours.get(each, '-')[:6]} {titles[each]}" for each in group),
                sep="\n",
            )
    leave(broken("stories", scores))


if __name__ == "__main__":
    sys.exit(main())
