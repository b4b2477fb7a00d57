"""Measures `find_dates` on two public sets of Arabic date expressions, with dateparser beside it.

    python evaluation/dates.py [--show] [--no-dateparser]

The sets are read from `dates/` under $TAWATUR_SHARED (default ../shared) `/data`: facebook/duckling's Arabic
corpus and microsoft/Recognizers-Text's Arabic specs. Counted are expressions of a day or longer.

* right: the same first and last day. * wider: ours holds theirs, and is not the same. * refused: no days
given. * wrong: other days.

Times of day, durations and repetitions ("every week") name no day and are counted apart:
* as it is: read as that. * not read: nothing given. * a day: days given where there are none, or others.

Many of the specs' resolutions were never checked upstream (`IgnoreResolution`): the bar is on the others.
What is not right among those is listed with the reason, where it is on purpose.

Both sets were made for assistants, to which "Tuesday" is the next one; in news it is the last one. So each
expression is read alone and in a sentence that looks ahead, and both are printed. Recognizers gives two
readings (past and future); either is right.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tawatur.facts.dates import find_dates
from tawatur.model import NO_DAY, Dating

Days = tuple[date, date]
AHEAD = "سيجتمع الوزراء "
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Case:
    """An expression inside a text, the day it counts from, and the days it may mean."""

    file: str
    grain: str
    text: str
    start: int
    end: int
    day: date
    expected: tuple[Days, ...]
    checked: bool = True
    news: bool = True
    """Whether news could say it; see `_in_news`."""


def folder() -> Path:
    """Return where the sets lie."""
    return Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data" / "dates"


def duckling_cases(root: Path) -> Iterator[Case]:
    """Yield duckling's expressions of a day or longer."""
    corpus = json.loads((root / "duckling_ar.json").read_text(encoding="utf-8"))
    day = datetime.fromisoformat(corpus["reference_time"]).date()
    for case in corpus["cases"]:
        if case["grain"] in ("Second", "Minute", "Hour"):
            continue
        first = date(*case["times"][0][:3])
        grain = case["grain"].lower()
        last = _last_day(first, grain)
        if len(case["times"]) > 1 and "nterval" in case["kind"]:
            last = date(*case["times"][1][:3]) - DAY
        for text in case["texts"]:
            if re.fullmatch(r"\d{1,2}/\d{4}", text):  # filed under days there, and a month
                yield Case(
                    "duckling", "month", text, 0, len(text), day, ((first, _last_day(first, "month")),)
                )
            else:
                yield Case("duckling", grain, text, 0, len(text), day, ((first, last),))


def _last_day(first: date, grain: str) -> date:
    if grain == "week":
        return first + 6 * DAY
    if grain == "month":
        return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    return first.replace(month=12, day=31) if grain == "year" else first


def recognizers_cases(root: Path) -> Iterator[Case]:
    """Yield the cases of Recognizers-Text that resolve to a day or to days."""
    for name in ("DateParser", "DatePeriodParser", "HolidayParser"):
        path = root / "recognizers-text" / f"{name}.json"
        for case in json.loads(path.read_text(encoding="utf-8")):
            day = datetime.fromisoformat(case["Context"]["ReferenceDateTime"][:19]).date()
            for result in case["Results"]:
                expected = tuple(sorted(set(_resolutions(result["Value"]))))
                if not expected:
                    continue
                start = case["Input"].find(result["Text"])
                if start < 0:
                    start, end = 0, len(case["Input"])
                else:
                    end = start + len(result["Text"])
                grain = "day" if all(first == last for first, last in expected) else "period"
                checked = not case.get("IgnoreResolution")
                news = _in_news(result["Text"])
                yield Case(name, grain, case["Input"], start, end, day, expected, checked, news)


def _in_news(expression: str) -> bool:
    """Whether news could say an expression and mean a date by it.

    Not: a number by itself ("on 15"), figures that are a decimal or a score ("4.22", "22-4"), the month
    before the day in figures ("4/22", "08/12, 2015" for 12 August), "my day".
    """
    alone = re.fullmatch(r"\d{1,2}|\d{1,2}[.-]\d{1,2}|0?\d/\d\d(, \d+)?|يومي", expression)
    return alone is None


def _resolutions(value: dict[str, Any]) -> Iterator[Days]:
    for key in ("FutureResolution", "PastResolution"):
        found = value.get(key) or {}
        try:
            if "date" in found:
                day = date.fromisoformat(found["date"])
                if day.year > 1:
                    yield day, day
            elif found.get("startDate") and found.get("endDate"):
                # Their end is the first day after.
                first, last = date.fromisoformat(found["startDate"]), date.fromisoformat(found["endDate"])
                yield first, max(first, last - DAY)
                if value.get("Timex", "").startswith("("):
                    yield first, last
        except ValueError:
            continue


def ours(case: Case, before: str = "") -> Days | None:
    """Return the days that we give for a case, None where we give none (or more than one answer)."""
    text = before + case.text
    published = Dating(case.day, case.day, "stated", "the reference day")
    found = [
        m.dating
        for m in find_dates(text, published)
        if m.dating.span
        and m.grain not in NO_DAY
        and m.dating.span.start < len(before) + case.end
        and m.dating.span.end > len(before) + case.start
    ]
    if len(found) != 1 or not found[0].earliest or not found[0].latest:
        return None
    return found[0].earliest, found[0].latest


@dataclass(frozen=True)
class Timeless:
    """An expression that names no day of its own, and the grains that it may be read as."""

    file: str
    text: str
    day: date
    expected: date | None
    grains: frozenset[str]


def timeless_cases(root: Path) -> Iterator[Timeless]:
    """Yield times of day, durations and repetitions of both sets."""
    corpus = json.loads((root / "duckling_ar.json").read_text(encoding="utf-8"))
    day = datetime.fromisoformat(corpus["reference_time"]).date()
    for case in corpus["cases"]:
        if case["grain"] in ("Second", "Minute", "Hour"):
            for text in case["texts"]:
                first = date(*case["times"][0][:3])
                yield Timeless(
                    "duckling, times of day", text, day, first, frozenset(("clock", "time", "day"))
                )
    for name, grains in (("TimeParser", "clock time"), ("DurationParser", "duration"), ("SetParser", "set")):
        path = root / "recognizers-text" / f"{name}.json"
        for case in json.loads(path.read_text(encoding="utf-8")):
            told = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
            day = datetime.fromisoformat(told[:19]).date()
            if case["Results"]:
                yield Timeless(name, case["Input"], day, None, frozenset(grains.split()))


def timeless_verdict(case: Timeless) -> str:
    """Return "as it is", "not read" or "a day"."""
    published = Dating(case.day, case.day, "stated", "the reference day")
    found = find_dates(case.text, published)
    given = [m for m in found if m.dating.earliest and m.dating.earliest != case.expected]
    if given and any(m.grain not in case.grains or case.expected for m in given):
        return "a day"
    return "as it is" if any(m.grain in case.grains for m in found) else "not read"


def report_timeless(cases: list[Timeless], show: bool) -> None:
    """Print how the expressions without a day of their own are read, by file."""
    table: dict[str, Counter[str]] = {}
    for case in cases:
        found = timeless_verdict(case)
        table.setdefault(case.file, Counter())[found] += 1
        if show and found != "as it is":
            print(f"  {found:8} {case.file} [{case.text}]")
    print("find_dates, what names no day")
    for file, row in table.items():
        counts = "".join(f"{name} {row[name]:3}  " for name in ("as it is", "not read", "a day"))
        print(f"  {file:30}{counts}of {sum(row.values()):3}")


# Why what is not right is meant to be so: the reason, and the expressions that it holds for.
ON_PURPOSE = (
    ("the weekend differs by country: from Thursday evening to Sunday is given", r"نهاية .*[اأإ]سبوع"),
    ("said to an assistant, of the speaker's own day or week", r"كورتانا|يرجى|جدولة|[اأإ]سبوعي|يومي"),
    ("the last year of a range is in it; the set leaves it out", r"(?:النطاق|المدى) "),
    ("a number by itself is no date", r"^\D*\d{1,2}[.!]?$|عدت (?:إلى|لل)"),
    ("figures that are a decimal, a score, or the month first", r"\d[.-]\d|\d{1,2}/\d{1,2}/\d\d$|\d, \d"),
    ("vague words mean fewer days to us, or more", r"مطلع|أواخر|القليلة|بضع|لاحق|نهاية|رأس"),
    ("a round count of months or years means that month or year", r"قبل (?:شهر|عامين)|\d سنوات|منذ"),
    (
        "decades and centuries are counted from now, or by their figures",
        r"عقود|العقد|قرن|[اأ]لفين|ينيات|1970",
    ),
    ("the following one comes next, the last one before", r"التالي|القادم|الماضي"),
    ("after a time is then, not until then", r"بعد|خلال"),
)


def report_reasons(cases: list[Case]) -> None:
    """Print why the unchecked cases that are not right are so, with the first of each kind."""
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        if not case.checked and verdict(case, ours(case)) != "right":
            why = next((why for why, told in ON_PURPOSE if re.search(told, case.text)), "not on purpose")
            kinds.setdefault(why, []).append(case)
    print("resolutions never checked upstream: why ours is another")
    for why, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):3}  {why}: «{found[0].text.strip()}»")


def dateparsers(case: Case) -> Days | None:
    """Return the day that dateparser gives for the expression alone, by the first locale that gives one."""
    import dateparser  # type: ignore[import-untyped]

    base = datetime(case.day.year, case.day.month, case.day.day)  # noqa: DTZ001
    settings = {"RELATIVE_BASE": base}
    for locale in ("ar", "ar-MA", "ar-DZ", "ar-TN", "ar-LB"):  # it takes one of a language at a time
        found = dateparser.parse(case.text[case.start : case.end], locales=[locale], settings=settings)
        if found:
            return found.date(), found.date()
    return None


def verdict(case: Case, given: Days | None) -> str:
    """Return right, wider, refused or wrong."""
    if given is None:
        return "refused"
    if given in case.expected:
        return "right"
    inside = any(given[0] <= first and last <= given[1] for first, last in case.expected)
    return "wider" if inside else "wrong"


def measure(
    cases: list[Case], read: Callable[[Case], Days | None], show: bool = False
) -> dict[str, Counter[str]]:
    """Return the verdicts by file and grain."""
    table: dict[str, Counter[str]] = {}
    for case in cases:
        given = read(case)
        found = verdict(case, given)
        key = (
            f"{case.file} {case.grain}"
            + ("" if case.checked else ", not checked upstream")
            + ("" if case.news else ", not in news")
        )
        table.setdefault(key, Counter())[found] += 1
        if show and found != "right":
            wanted = [_say(days) for days in case.expected]
            print(f"  {found:8}{case.file} [{case.text}] {case.day} {_say(given)} wanted {wanted}")
    return table


def _say(days: Days | None) -> str:
    if days is None:
        return "–"
    return str(days[0]) if days[0] == days[1] else f"{days[0]}..{days[1]}"


def report(title: str, table: dict[str, Counter[str]]) -> None:
    """Print verdicts by file and grain."""
    print(title)
    total: Counter[str] = Counter()
    for key, row in [*table.items(), ("all", total)]:
        if row is not total:
            total += row
        else:
            row = total
        n = sum(row.values())
        names = ("right", "wider", "refused", "wrong")
        print(
            f"  {key:62}"
            + "".join(f"{name} {row[name]:3}  " for name in names)
            + f"of {n:3} = {row['right'] / n:.1%}"
        )


def main() -> int:
    """Print the tables; 2 where the sets are not there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print what is not right")
    parser.add_argument("--no-dateparser", action="store_true")
    options = parser.parse_args()
    root = folder()
    if not root.is_dir():
        print(f"no data at {root}: set TAWATUR_SHARED", file=sys.stderr)
        return 2
    duckling, recognizers = list(duckling_cases(root)), list(recognizers_cases(root))
    report("find_dates, alone", measure(duckling, ours))
    report("find_dates, in a sentence that looks ahead", measure(duckling, lambda c: ours(c, AHEAD)))
    either = measure(duckling, lambda c: _better(c, ours(c), ours(c, AHEAD)), options.show)
    report("find_dates, the better of both (news and assistants' convention)", either)
    theirs = measure(recognizers, ours, options.show)
    report("find_dates, as it stands", theirs)
    report_timeless(list(timeless_cases(root)), options.show)
    report_reasons(recognizers)
    if not options.no_dateparser:
        report("dateparser, the expression alone", measure([*duckling, *recognizers], dateparsers))
    checked = measure([case for case in recognizers if case.checked and case.news], ours)
    for name, table, bar in (("duckling", either, 0.95), ("Recognizers, checked, of news", checked, 0.9)):
        rows = list(table.values())
        share = sum(row["right"] for row in rows) / sum(sum(row.values()) for row in rows)
        print(f"bar {bar:.0%}  {share:.1%}  {name}")
    return 0


def _better(case: Case, first: Days | None, second: Days | None) -> Days | None:
    rank = ("right", "wider", "wrong", "refused")
    return min((first, second), key=lambda given: rank.index(verdict(case, given)))


if __name__ == "__main__":
    sys.exit(main())
