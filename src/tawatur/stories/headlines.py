"""Headlines that say one thing, as a ticker repeats them from several sources."""

from collections.abc import Sequence

from tawatur.stories.stories import TITLE_LIKENESS
from tawatur.stories.words import light_words

_SHARED = 2  # light words that two headlines have in common at least


def group_headlines(titles: Sequence[str], stories: Sequence[str | None]) -> list[list[int]]:
    """Return which headlines, by place, say one thing: groups in the order of their first ones.

    `stories` gives the story that each stands in, where one is known. Without one, two say the same where
    their light words are as alike as titles of one story are: in the two tickers that were looked at, that
    found the five pairs that a reader finds by words, and the next likeness was half of theirs.
    """
    groups: list[list[int]] = []
    words = [light_words(title) for title in titles]
    by_story: dict[str, list[int]] = {}
    by_words: dict[frozenset[str], list[int]] = {}
    for place, (mine, story) in enumerate(zip(words, stories, strict=True)):
        group = by_story.get(story) if story else None
        group = group or (by_words.get(mine) if mine else None) or _alike(mine, groups, words)
        if group is None:
            group = []
            groups.append(group)
        group.append(place)
        by_words.setdefault(mine, group)
        if story:
            by_story.setdefault(story, group)
    return groups


def _alike(
    mine: frozenset[str], groups: Sequence[list[int]], words: Sequence[frozenset[str]]
) -> list[int] | None:
    for group in groups:
        theirs = words[group[0]]
        shared = len(mine & theirs)
        if shared >= _SHARED and shared >= TITLE_LIKENESS * len(mine | theirs):
            return group
    return None
