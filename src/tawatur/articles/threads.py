"""Text dumps of forum threads: one post each, with its author, user card, quotation and images.

XenForo prints a no-break blank after each post and may leave later user cards out of a dump; vBulletin
prints "reply with quote" after each post. A quoted post comes first in the post that quotes it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from tawatur.articles.datelines import read_dateline, stated
from tawatur.articles.lines import LONG, Line, join_lines
from tawatur.articles.phrases import as_published, is_line, match_line, plain, trim, words_of
from tawatur.model import UNDATED, Dating, Image, Profile, QuotedPost

_CARD_LINES: Final = 16  # a user card has at most so many lines from its first label to its last
_NAME_LENGTH: Final = 40
_TITLE_LINES: Final = 4  # name, own title, rank and banner stand over the labels
_QUOTED_WORDS: Final = 3  # fewer repeated words are a coincidence, not a quotation
_EARLIER: Final = 40  # a quotation is looked for in so many posts before it
MOST_POSTS: Final = 1_000  # a page of a thread has 10 to 100
_LABELS: Final = ("card-joined", "card-messages", "card-reactions", "card-other")
_INLINE: Final = re.compile(r"^([^:]{2,30}):\s*(.{1,40})$")
_NUMBER: Final = re.compile(r"\d[\d,.٬]*\s*(?:k|m)?")


@dataclass(slots=True)
class Post:
    """One post as it is put together: lines of its own, and what was taken off them."""

    author: str | None = None
    profile: Profile | None = None
    lines: list[Line] = field(default_factory=list)
    quoted: list[QuotedPost] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    published: Dating = UNDATED

    @property
    def body(self) -> str:
        """The post's own words."""
        return join_lines(self.lines)


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread's title and posts in order, and how many more the page has than were read."""

    title: str
    posts: tuple[Post, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Card:
    """Where a user card stands in the lines (`end` exclusive), and what it says."""

    start: int
    end: int
    author: str | None
    profile: Profile


def is_thread(lines: Sequence[Line]) -> bool:
    """Say whether the lines are a forum thread: a user card, or two posts that end as posts do."""
    plains = [plain(line.text) for line in lines if len(line.text) <= 80]
    if sum(is_line("post-end", words) for words in plains) >= 2:
        return True
    return bool(_label_runs(lines))


def read_thread(lines: Sequence[Line]) -> Thread:
    """Return the thread that the lines hold; `is_thread` has said that they hold one."""
    cards = _find_cards(lines)
    head = cards[0].start if cards else 0
    title, opener, opened, begin = _read_head(lines, head)
    every = _cut_posts(lines, cards, begin)
    posts = every[:MOST_POSTS]
    if posts and opener and not posts[0].author:
        posts[0].author = opener
    done: list[Post] = []
    for post in posts:
        clean_post(post, title)
        _take_quoted(post, done)
        if post.lines or post.images or post.quoted:
            done.append(post)
    if done and opened and done[0].published is UNDATED:
        done[0].published = opened
    return Thread(title, tuple(post for post in done if post.body), len(every) - len(posts))


# ---------------------------------------------------------------- user cards


def _label(line: Line) -> tuple[str, str] | None:
    """Return (label kind, value in the same line or "") where a line is a label of a user card."""
    if len(line.text) > 80:
        return None
    words = plain(line.text)
    for kind in _LABELS:
        if is_line(kind, words):
            return kind, ""
    inline = _INLINE.match(words)
    if inline:
        for kind in _LABELS:
            if is_line(kind, inline[1]):
                return kind, line.text.split(":", 1)[1].strip()
    return None


def _label_runs(lines: Sequence[Line]) -> list[list[int]]:
    """Return the runs of lines that carry labels, two different ones of the main three at least."""
    labelled = [(at, label[0]) for at, line in enumerate(lines) if (label := _label(line))]
    runs: list[list[tuple[int, str]]] = []
    for at, kind in labelled:
        new = (
            not runs
            or at - runs[-1][-1][0] > 3
            or (kind != "card-other" and kind in {k for _, k in runs[-1]})
        )
        if new:
            runs.append([])
        runs[-1].append((at, kind))
    return [
        [at for at, _ in run]
        for run in runs
        if len({kind for _, kind in run} - {"card-other"}) >= 2 and run[-1][0] - run[0][0] <= _CARD_LINES
    ]


def read_card(lines: Sequence[Line]) -> tuple[str | None, Profile] | None:
    """Return the author and profile of lines that are one user card and nothing else."""
    runs = _label_runs(lines)
    if not runs:
        return None
    values, _ = _read_values(lines, [at for run in runs for at in run])
    names = [line.text for line in lines[: runs[0][0]] if _could_be_name(line)][:_TITLE_LINES]
    title = names[-1] if len(names) > 1 else None
    return names[0] if names else None, _profile(title, values)


def is_label(text: str) -> bool:
    """Say whether a text is a label of a user card, with or without its value: "messages: 12"."""
    return len(text) <= _NAME_LENGTH and trim(plain(text.split(":", 1)[0])) in _main_labels()


@lru_cache(maxsize=1)
def _main_labels() -> frozenset[str]:
    return frozenset(trim(plain(word)) for kind in _LABELS if kind != "card-other" for word in words_of(kind))


def _profile(title: str | None, values: dict[str, str]) -> Profile:
    return Profile(
        title,
        values.get("card-joined"),
        whole_number(values.get("card-messages")),
        whole_number(values.get("card-reactions")),
    )


def _find_cards(lines: Sequence[Line]) -> list[_Card]:
    cards: list[_Card] = []
    for run in _label_runs(lines):
        floor = cards[-1].end if cards else 0
        values, end = _read_values(lines, run)
        names = _names_over(lines, run[0], floor)
        author = lines[names[0]].text if names else None
        title = lines[names[-1]].text if len(names) > 1 else None
        cards.append(_Card(names[0] if names else run[0], end, author, _profile(title, values)))
    return cards


def _read_values(lines: Sequence[Line], run: Sequence[int]) -> tuple[dict[str, str], int]:
    """Return what each label of a card says, and the line after the card."""
    values: dict[str, str] = {}
    end = run[-1] + 1
    for at in run:
        label = _label(lines[at])
        if label is None:
            continue
        kind, value = label
        if (
            not value
            and at + 1 < len(lines)
            and at + 1 not in run
            and len(lines[at + 1].text) <= _NAME_LENGTH
        ):
            value = lines[at + 1].text
            end = max(end, at + 2)
        values.setdefault(kind, value)
    return {kind: value for kind, value in values.items() if value}, end


def _names_over(lines: Sequence[Line], first: int, floor: int) -> list[int]:
    """Return the lines over a card's labels that hold the name, own title and rank, top first."""
    names: list[int] = []
    at = first - 1
    while at >= floor and len(names) < _TITLE_LINES and _could_be_name(lines[at]):
        names.insert(0, at)
        # A post's end, or a blank line with a post's end above it, stands over the name.
        if lines[at].split or lines[at].gap > 2:
            break
        at -= 1
    # The thread's title stands over the first card in a paragraph of its own and is no name.
    while len(names) > 1 and floor == 0 and names[0] == 0:
        names.pop(0)
    return names


def _could_be_name(line: Line) -> bool:
    words = plain(line.text)
    return (
        len(line.text) <= _NAME_LENGTH
        and line.words <= 6
        and line.kind not in ("date", "file", "address", "attribution")
        and not line.text.endswith((".", "؟", "!", ":", "،"))
        and not is_line("post-chrome", words)
    )


def whole_number(value: str | None) -> int | None:
    """Return a count such as "1,855"; None for what is no whole number ("7.7K")."""
    if value is None:
        return None
    found = _NUMBER.fullmatch(plain(value))
    digits = re.sub(r"[,.٬]", "", found[0]) if found else ""
    return int(digits) if digits.isdigit() and len(digits) < 12 else None


# ---------------------------------------------------------------- head and posts


def _read_head(lines: Sequence[Line], head: int) -> tuple[str, str | None, Dating | None, int]:
    """Return the thread's title, opener, day and the line where the posts begin."""
    opener: str | None = None
    opened: Dating | None = None
    titles: list[str] = []
    taken = 0
    for at, line in enumerate(lines[:head]):
        words = plain(line.text)
        after = lines[at + 1] if at + 1 < head else None
        if is_line("opener", words) and after:
            opener, taken = after.text, at + 1
        elif is_line("opened", words) and after and (day := read_dateline(after.text)) and day.day:
            opened, taken = stated(day.day, after.text), at + 1
        elif at == taken and at:
            continue
        elif line.kind == "text" and not is_line("post-chrome", words) and len(line.text) < LONG:
            titles.append(line.text)
    if head == 0 and lines:  # no card: the first line names the thread
        return lines[0].text, None, None, 1
    longer = [title for title in titles if len(title.split()) >= 3]
    repeated = [t for t in longer if sum(trim(plain(t)) in trim(plain(o)) for o in titles) > 1]
    title = (repeated or longer or titles or [""])[0 if repeated or len(longer) == 1 else -1]
    return title, opener, opened, head


def _cut_posts(lines: Sequence[Line], cards: Sequence[_Card], begin: int) -> list[Post]:
    """Cut the thread into posts: at each user card, or, where later cards are missing, at each post's end."""
    if len(cards) > 1:
        ends = [_head_start(lines, card.start, cards[n].end) for n, card in enumerate(cards[1:])] + [
            len(lines)
        ]
        starts = [_head_start(lines, cards[0].start, 0), *ends[:-1]]
        return [
            Post(
                card.author,
                card.profile,
                _to_its_end(lines[card.end : end]),
                published=_day_over(lines[start : card.start]),
            )
            for card, start, end in zip(cards, starts, ends, strict=True)
        ]
    first = cards[0] if cards else None
    rest = list(lines[first.end if first else begin :])
    marked = sum(is_line("post-end", plain(line.text)) for line in rest if len(line.text) <= 40) > 1
    parts: list[list[Line]] = [[]]
    for line in rest:
        if marked and is_line("post-end", plain(line.text)):
            parts.append([])
            continue
        if not marked and line.split and parts[-1]:
            parts.append([])
        if line.text:
            parts[-1].append(line)
    posts = [Post(lines=part) for part in parts if part]
    if posts and first:
        posts[0].author, posts[0].profile = first.author, first.profile
    return posts


def _head_start(lines: Sequence[Line], at: int, floor: int) -> int:
    """Return where the date and number that stand over a user card begin."""
    while at > floor and (
        lines[at - 1].kind == "date" or _is_control(lines[at - 1], plain(lines[at - 1].text))
    ):
        at -= 1
    return at


def _day_over(lines: Sequence[Line]) -> Dating:
    for line in lines:
        read = read_dateline(line.text)
        if read and read.day:
            return stated(read.day, line.text)
    return UNDATED


def _to_its_end(lines: Sequence[Line]) -> list[Line]:
    """Return a post's lines up to its own controls; what stands under them is the page's foot."""
    for at, line in enumerate(lines):
        if len(line.text) <= 40 and is_line("post-end", plain(line.text)):
            return list(lines[:at])
    return list(lines)


def clean_post(post: Post, title: str) -> None:
    """Take controls, images, date lines and the signature off a post."""
    kept: list[Line] = []
    gap = 0
    for line in post.lines:
        gap = max(gap, line.gap)
        words = plain(line.text)
        if not line.text:
            continue
        if is_line("signature", words):
            break
        if line.kind == "file":
            post.images.append(Image(line.text))
        elif line.kind == "date" and not kept:
            day = read_dateline(line.text)
            if day and day.day and post.published is UNDATED:
                post.published = stated(day.day, line.text)
        elif _is_control(line, words) or (not kept and trim(words) == trim(plain(title))):
            continue
        else:
            kept.append(replace(line, gap=gap))
            gap = 0
    post.lines = kept


def _is_control(line: Line, words: str) -> bool:
    quoting = match_line("quote-head", words) or is_line("quote-mark", words) or is_line("quote-end", words)
    return (
        not quoting
        and len(line.text) <= 200
        and (is_line("post-chrome", words) or line.kind in ("notice", "end"))
    )


# ---------------------------------------------------------------- quotations


def _take_quoted(post: Post, earlier: Sequence[Post]) -> None:
    """Move somebody else's words from the beginning of a post to its quotations."""
    lines = post.lines
    at = 0
    while at < len(lines):
        head = match_line("quote-head", plain(lines[at].text)) if len(lines[at].text) <= 90 else None
        mark = is_line("quote-mark", plain(lines[at].text))
        if head or mark:
            named = at
            if (
                mark
                and at + 1 < len(lines)
                and (under := match_line("quote-head", plain(lines[at + 1].text)))
            ):
                head, named = under, at + 1
            end, text = _quoted_under(lines, named + 1, earlier)
            author = as_published(lines[named].text, head["author"]) if head else None
        else:
            end, text = _repeated(lines, at, earlier)
            author = next((e.author for e in reversed(earlier) if text and _holds(e, text)), None)
        if not text:
            break
        if not head and not mark and end >= len(lines):
            break  # nothing of the post's own is left: it repeats, it does not quote
        post.quoted.append(QuotedPost(text, author))
        lines = lines[:at] + lines[end:]
    post.lines = [line for line in lines if not is_line("quote-end", plain(line.text))]


def _quoted_under(lines: Sequence[Line], at: int, earlier: Sequence[Post]) -> tuple[int, str]:
    """Return where a marked quotation ends, and its text: at "click to expand", else where the earlier post's
    words end, else with its first paragraph."""
    for end in range(at, len(lines)):
        if is_line("quote-end", plain(lines[end].text)):
            return end + 1, join_lines(lines[at:end])
    end, text = _repeated(lines, at, earlier)
    if text:
        return end, text
    end = at + 1
    while end < len(lines) and not lines[end].gap:
        end += 1
    return (end, join_lines(lines[at:end])) if end < len(lines) else (at, "")


def _repeated(lines: Sequence[Line], at: int, earlier: Sequence[Post]) -> tuple[int, str]:
    """Return the longest run of lines from `at` that one earlier post holds, as a whole and in order."""
    best = at
    for post in earlier[-_EARLIER:]:
        theirs = [trim(plain(line.text)) for line in post.lines]
        for start in range(len(theirs)):
            end, there = at, start
            while end < len(lines) and there < len(theirs) and trim(plain(lines[end].text)) == theirs[there]:
                end, there = end + 1, there + 1
            best = max(best, end)
    text = join_lines(lines[at:best])
    return (best, text) if len(text.split()) >= _QUOTED_WORDS else (at, "")


def _holds(post: Post, text: str) -> bool:
    return trim(plain(text)) in trim(plain(post.body))
