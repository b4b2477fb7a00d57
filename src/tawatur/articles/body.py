"""From a page's lines to its article: title, byline, date line and body told from the furniture.

What furniture tells (who published, when, headlines of a ticker) is kept; the furniture itself is not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from tawatur.arabic.letters import arabic_share
from tawatur.arabic.words import bare_forms, find_words
from tawatur.articles.banners import take_banner
from tawatur.articles.credits import (
    could_be_person,
    has_word,
    is_bare_name,
    is_credit,
    is_name_and_date,
    is_place_or_agency,
    is_quoted_source,
    is_section_name,
    names_desk,
)
from tawatur.articles.datelines import read_dateline, stated
from tawatur.articles.lines import LONG, NAME_PARTS, Line, join_lines, strip_items
from tawatur.articles.phrases import as_published, is_line, match_line, plain, trim
from tawatur.model import UNDATED, Dating, Image, Link

_LIST: Final = 6  # so many headlines in a row are a list of headlines, not an article's own short lines
_LIST_WORDS: Final = 6.5  # words a line: headlines have 8 to 12, verse 4 to 6, menus 1 to 3
_TAIL: Final = 3  # so many unpunctuated lines after the last sentence are a menu or a list
_OWN_SHARE: Final = 0.25  # short lines that make up more of the text than this are the text
_HEAD_LINES: Final = 14  # date and byline stand within so many lines of the title
_MOST_TITLES: Final = 60  # a title stands at the top, or right over the text
_SKIPPED: Final = 3  # "read also" in mid-article is followed by at most so many headlines
_TITLE_LENGTH: Final = 220
_BAR_WORDS: Final = 5
_SUFFIX_RE: Final = re.compile(r"\s+[-–—|:«»•]+\s+")
_VERSE: Final = re.compile(r"\s(?:\*+|\.{2,}|…|//)\s|^\.\.")  # the middle of a verse; a caption that goes on


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a page's lines gave. `is_repost`: the page points to its source; `is_blog`: a blog's controls;
    `source_line`: the line that credits another source."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    headlines: tuple[str, ...] = ()
    outlet: str | None = None
    author: str | None = None
    published: Dating = UNDATED
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    is_repost: bool = False
    is_blog: bool = False
    source_line: str | None = None

    @property
    def body(self) -> str:
        """The article's text."""
        return join_lines(self.lines)


@dataclass(slots=True)
class _Found:
    """What furniture told so far."""

    outlet: str | None = None
    author: str | None = None
    published: Dating = UNDATED
    headlines: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    is_repost: bool = False
    is_blog: bool = False
    source_line: str | None = None
    is_dump: bool = False  # no metadata: lines in one block with the date line belong to it
    islamic: bool = False  # the day is known by an Islamic date only
    cut: Line | None = None  # the first line kept below the last controls: if it is no sentence, the foot's


def clean_lines(lines: Sequence[Line], known_title: str = "") -> Cleaned:
    """Return the article that a page's lines hold.

    `known_title` is the title that the page's metadata gives; without it the title is found in the lines.
    """
    found = _Found(is_dump=not known_title)
    lines = _take_strips([line for line in lines if line.text], found)
    found.outlet, lines = take_banner(lines)
    head, title = _find_title(lines, known_title, found)
    _read_before(lines[: max(0, head - 1)], found)
    rest = _read_head(list(lines[head:]), found)
    kept = _read_rest(rest, found)
    kept = _drop_tail(kept, found)
    links = dict.fromkeys((*found.links, *(link for line in kept for link in line.links)))
    if not kept and found.headlines and not known_title and title:  # a front page has no title of its own
        found.headlines.insert(0, title)
        title = ""
    return Cleaned(
        title, tuple(kept), tuple(found.headlines), found.outlet, found.author, found.published,
        tuple(found.images), tuple(links), found.is_repost, found.is_blog, found.source_line,
    )  # fmt: skip


def _take_strips(lines: Sequence[Line], found: _Found) -> list[Line]:
    rest = []
    for line in lines:
        if line.kind == "strip":
            found.headlines += strip_items(line.text)
        else:
            rest.append(line)
    return rest


# ---------------------------------------------------------------- title


def _find_title(lines: Sequence[Line], known: str, found: _Found) -> tuple[int, str]:
    """Return how many lines the head takes up to and with the title, and the title."""
    for at, line in enumerate(lines):
        if line.kind == "attribution":
            return _title_over(lines, at, known, found)
    first = next((at for at, line in enumerate(lines) if line.is_prose and not line.linked), len(lines))
    if known:
        return _after_known(lines, known), known
    best = _best_title(lines, first)
    if best is None:
        return 0, ""
    _read_suffix(lines, best, found)
    _keep_list(lines[:best], found)
    return best + 1, _bare_title(lines, best)


def _after_known(lines: Sequence[Line], known: str) -> int:
    """Return where the lines go on after the title; where they lack it, where the first sentence stands."""
    same = [_same(line.text, known) for line in lines]
    prose = [
        line.is_prose and not line.linked and not is_title for line, is_title in zip(lines, same, strict=True)
    ]
    first = prose.index(True) if True in prose else len(lines)
    titles = [at for at in range(first) if same[at]]
    if titles:
        return titles[-1] + 1
    own = sum(len(line.text) for line in lines[:first] if line.kind == "text" and not line.linked)
    return first if True in prose and own <= _OWN_SHARE * sum(len(line.text) for line in lines) else 0


def _title_over(lines: Sequence[Line], at: int, known: str, found: _Found) -> tuple[int, str]:
    """Read an aggregator's line "published in X on D": the title stands over it."""
    matched = match_line("attribution", plain(lines[at].text))
    if matched:
        groups = matched.groupdict()
        day = read_dateline(groups["date"])
        if day and day.day:
            found.published = stated(day.day, lines[at].text)
        found.outlet = as_published(lines[at].text, groups["outlet"])
        if author := groups.get("author"):
            found.author = as_published(lines[at].text, author)
    found.is_repost = True
    over = [n for n in range(at) if lines[n].kind == "text"]
    if not over:
        return at + 1, known
    title = over[-1]
    if len(over) > 1 and lines[title].words <= 3 < lines[over[-2]].words:
        found.author, title = found.author or lines[title].text, over[-2]
    return at + 1, known or lines[title].text


def _best_title(lines: Sequence[Line], first: int) -> int | None:
    """Return the line whose words the article takes up again most, among those before its first sentence."""
    can = [at for at in range(first) if _can_be_title(lines[at])]
    text = [at for at, line in enumerate(lines) if line.kind == "text"]
    if text and text[0] == first and _is_question_or_cut(lines, first):
        can.append(first)
    if can and first >= len(lines):  # no sentence at all: the first line is as good a title as any
        return can[0]
    can = [at for at in can if lines[at].words >= 4] or can[:1]
    can = can if len(can) <= _MOST_TITLES else can[: _MOST_TITLES // 2] + can[-_MOST_TITLES // 2 :]
    if not can:
        return None
    told = {form for line in lines[first:] if line.is_prose for form in _stems(line.text)}
    scores = {
        at: sum(stem in told for stem in _stems(lines[at].text)) / max(1, len(_stems(lines[at].text)))
        for at in can
    }
    texts = [plain(lines[at].text) for at in can]
    for at in can:
        scores[at] += 0.5 * (sum(plain(lines[at].text) in text for text in texts) > 1)
    best = max(scores.values())
    return next(at for at in can if scores[at] >= best - 0.25)


def _can_be_title(line: Line) -> bool:
    return line.kind == "text" and not line.is_prose and line.words >= 2 and len(line.text) <= _TITLE_LENGTH


def _is_question_or_cut(lines: Sequence[Line], at: int) -> bool:
    """Say whether a text's first line is a title though it ends as a sentence does."""
    line, after = lines[at], lines[at + 1 : at + 2]
    one = not re.search(r"(?<!\.)[.؟!]\s+\S", line.text)  # two dots are a pause
    return (
        one
        and len(line.text) < LONG
        and bool(after)
        and (after[0].gap > 0 or len(after[0].text) > len(line.text))
    )


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Return the shortest reading of each longer word."""
    words = {word.folded for word in find_words(text) if len(word.folded) > 2}
    return frozenset(
        min((rest for _, rest in bare_forms(w) if len(rest) > 2), key=len, default=w) for w in words
    )


def _same(a: str, b: str) -> bool:
    x, y = trim(plain(a)), trim(plain(b))
    return x == y or (len(min(x, y, key=len)) > 20 and (x in y or y in x) and abs(len(x) - len(y)) < 40)


def _read_suffix(lines: Sequence[Line], title: int, found: _Found) -> None:
    """Read the outlet from the page's title where it stands beside the article's: "title - outlet"."""
    for line in lines[:title]:
        parts = _SUFFIX_RE.split(line.text)
        if len(parts) > 1 and _same(" ".join(parts[:-1]), lines[title].text) and len(parts[-1].split()) <= 5:
            found.outlet = found.outlet or parts[-1].strip()


def _bare_title(lines: Sequence[Line], at: int) -> str:
    """Return the title without the outlet that another line shows to be no part of it."""
    title = lines[at].text
    for line in lines[at + 1 : at + 4]:
        if len(line.text) > 20 and title.startswith(line.text) and _SUFFIX_RE.match(title[len(line.text) :]):
            return line.text
    return title


# ---------------------------------------------------------------- around the body


def _read_before(lines: Sequence[Line], found: _Found) -> None:
    """Read what stands before the title; a date only where nothing but controls lies between."""
    for line in lines:
        _take(line, found)
    for line in reversed(lines):
        if line.kind == "date":
            _take_date(line, found)
            return
        if line.kind == "text" and line.words > 4:
            return
        if line.kind == "text" and sum(other.kind == "text" for other in lines) > 3:
            return


def _read_head(lines: list[Line], found: _Found) -> list[Line]:
    """Take date line, byline and short names off the lines between the title and the first sentence."""
    prose = next((at for at, line in enumerate(lines) if line.is_prose and not line.linked), None)
    first = min(len(lines) if prose is None else prose, _HEAD_LINES)
    dated = False
    head: list[Line] = []
    for at, line in enumerate(lines[:first]):
        beside = [other.kind for other in lines[max(0, at - 1) : at + 2]]
        if line.kind == "date" or (not (dated or found.is_dump) and is_name_and_date(line)):
            if not dated:
                dated = _take_date(line, found)
        elif plain(line.text) == plain(found.outlet or "-") or is_section_name(line):
            continue
        elif line.kind == "text" and "date" in beside and is_bare_name(line):
            if not found.author and not has_word("section-word", line.text):
                found.author = line.text
        elif (
            dated
            and (line.gap or not found.is_dump)
            and is_credit(line, found.outlet)
            and names_desk(line.text)
        ):
            head.append(line)  # "Cairo - from our correspondent": the text's own dateline
        elif line.kind == "byline" or is_credit(line, found.outlet):
            before, found.author = found.author, None
            _take_author(line, found)
            if found.author and is_quoted_source(found.author, lines[first:]):
                found.author, found.source_line = None, found.source_line or line.text
            found.author = before or found.author
        else:
            head.append(line)
    own = [line for line in head if line.kind == "text" and not line.linked]
    size = sum(len(line.text) for line in own)
    whole = sum(len(line.text) for line in lines if line.kind == "text")
    if prose is not None and len(own) > 3 and size <= _OWN_SHARE * whole:  # a menu between title and text
        _keep_list(own, found)
        head = [line for line in head if line.kind != "text" or line.linked]
    return head + lines[first:]


def _take_author(line: Line, found: _Found) -> None:
    matched = match_line("byline", plain(line.text)) or match_line("byline", trim(plain(line.text)))
    said = as_published(line.text, matched["author"]) if matched else line.text
    parts = [part.strip() for part in NAME_PARTS.split(said) if part.strip()]
    if any(is_line("agency", plain(part)) for part in parts):
        found.source_line = found.source_line or line.text
    names = [part for part in parts if not is_place_or_agency(part, found.outlet)]
    if names and has_word("desk", names[0]):
        return
    if names and has_word("outlet-word", names[0]):
        found.outlet = found.outlet or names[0]
    elif names and not found.author and len(names[0].split()) <= 6:
        found.author = names[0]


def _take_date(line: Line, found: _Found) -> bool:
    """Keep the day that a date line states, and the byline it may hold; say whether it stated one."""
    read = read_dateline(line.text, loose=line.kind != "date")
    if read is None:
        return False
    if any(is_line("agency", word) for word in plain(read.rest).split()):
        found.source_line = found.source_line or line.text
    elif read.rest:
        rest = Line(read.rest)
        if rest.kind == "byline":
            _take_author(rest, found)
        elif not found.author and 2 <= rest.words <= 4 and could_be_person(read.rest, found.outlet):
            found.author = as_published(line.text, plain(read.rest))
    if read.day and read.published and (found.published is UNDATED or found.islamic):
        found.published, found.islamic = stated(read.day, line.text), read.islamic
        return not read.islamic
    return False


def _take(line: Line, found: _Found) -> None:
    """Keep what a line of furniture tells."""
    kind = line.kind
    if kind == "origin":
        found.is_repost = True
        found.links += line.links
    elif kind == "blog":
        found.is_blog = True
    elif kind == "file":
        found.images.append(Image(line.text))
    elif kind == "address":
        found.links.append(Link(line.text))
    elif kind == "source":
        found.source_line = found.source_line or line.text


# ---------------------------------------------------------------- the body


def _read_rest(lines: Sequence[Line], found: _Found) -> list[Line]:
    """Return the body's lines: from the first sentence to where the page's foot begins."""
    prose = [at for at, line in enumerate(lines) if line.is_prose and not line.linked]
    last = prose[-1] if prose else len(lines)
    kept: list[Line] = []
    gap = at = 0
    below_controls = False
    while at < len(lines):
        line = lines[at]
        gap = max(gap, line.gap)
        at += 1
        if line.kind == "end" and _is_foot(kept, lines[at:]):
            for below in lines[at - 1 :]:
                _take(below, found)
            break
        if line.kind == "related":
            at = _skip_list(lines, at, last, found)
            if at > last:
                break
        elif line.kind == "tags" and at < len(lines) and line.words <= 2 and not lines[at].is_prose:
            at += lines[at].kind == "text"  # "tags:" in a line of its own; the tags stand under it
        elif line.kind in ("date", "byline") and (not kept or at - 1 > last):
            _read_foot_line(line, found)
        elif at > last + 1 and _is_side_by_side(line):
            below_controls = True
        elif line.kind in ("text", "date", "byline") and not (line.linked and not line.is_prose):
            kept.append(replace(line, gap=gap))
            found.cut = kept[-1] if below_controls else found.cut
            gap, below_controls = 0, False
        else:
            below_controls = below_controls or (line.kind == "notice" and at > last)
            _take(line, found)
    return kept


def _is_side_by_side(line: Line) -> bool:
    """Say whether a line is short items with bars between them, as in a page's foot."""
    parts = [part for part in line.text.split("|") if part.strip()]
    return len(parts) > 1 and not line.ends and all(len(part.split()) <= _BAR_WORDS for part in parts)


def _is_foot(kept: Sequence[Line], below: Sequence[Line]) -> bool:
    """Say whether the page's foot begins: there is an article above, and not far more of one below."""
    above = sum(len(line.text) for line in kept)
    after = sum(len(line.text) for line in below if line.is_prose)
    return any(line.is_prose for line in kept) or above > after


def _skip_list(lines: Sequence[Line], at: int, last: int, found: _Found) -> int:
    """Return where the article goes on after "read also"; past its last sentence it does not."""
    start = at
    while at < len(lines) and (lines[at].is_headline or lines[at].linked) and len(lines[at].text) < LONG:
        if at < last and at - start >= _SKIPPED and not lines[at].linked:
            break
        at += 1
    if at > last:
        _keep_list(lines[start:at], found)
        for below in lines[at:]:
            _take(below, found)
    return at


def _read_foot_line(line: Line, found: _Found) -> None:
    if line.kind == "date":
        if found.published is UNDATED and is_line("foot-date", plain(line.text)):
            _take_date(line, found)
    else:
        _take_author(line, found)


def _drop_tail(kept: list[Line], found: _Found) -> list[Line]:
    """Take off a list of short lines after the last sentence, where it is too small to be the article."""
    prose = [at for at, line in enumerate(kept) if line.is_prose]
    if not prose:
        if len(kept) >= 8 and _is_list(kept):  # a front page: headlines and nothing else
            found.headlines += [line.text for line in kept]
            return []
        return kept
    tail = kept[prose[-1] + 1 :]
    if found.cut is not None and any(line is found.cut for line in tail):
        at = next(n for n, line in enumerate(kept) if line is found.cut)
        if not any(_is_own(line) for line in kept[at:]):
            _keep_list(kept[at:], found)
            kept, tail = kept[:at], kept[prose[-1] + 1 : at]
    size = sum(len(line.text) for line in tail)
    if (
        len(tail) < _TAIL
        or any(_is_own(line) for line in tail)
        or size > _OWN_SHARE * sum(len(k.text) for k in kept)
    ):
        return kept
    _keep_list(tail, found)
    return kept[: prose[-1] + 1]


def _is_own(line: Line) -> bool:
    """Say whether a line after the last sentence is the article's all the same: a short sentence, a verse."""
    return (line.ends and arabic_share(line.text) > 0.5) or bool(_VERSE.search(line.text))


def _is_list(lines: Sequence[Line]) -> bool:
    return bool(lines) and sum(line.words for line in lines) >= _LIST_WORDS * len(lines)


def _keep_list(lines: Sequence[Line], found: _Found) -> None:
    """Keep a run of headlines as headlines; a menu's words are nothing."""
    headlines = [
        line for line in lines if line.kind == "text" and line.words >= 4 and len(line.text) < _TITLE_LENGTH
    ]
    if len(headlines) >= _LIST and _is_list(headlines):
        found.headlines += [line.text for line in headlines]
