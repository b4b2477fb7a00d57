"""The sources that an article declares: bylines, datelines, «نقلا عن», statements, reposts, source links."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from tawatur.arabic.letters import Folded, fold, fold_with_offsets
from tawatur.chains.words import data_lines
from tawatur.model import Article, Credit, CreditKind, Span

_DATELINE_MARKS = ("-", ":", "/", "(", "م")  # «م» ends a Gregorian date
_HEAD = 90  # code points within which a dateline names its agency
_TAIL = 40  # and a closing "(agency)"
_OUTLET_WORDS = 3  # the longest name of a publisher that is read without quotation marks
_ISSUER_WORDS = 9  # and of who gave out a statement: an office and a person
_JOINED = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_CLEAR = 4  # letters; «أ ب» and «وام» are agencies in a byline, and other words in a sentence
_SPEAKER = 60  # letters between "said" and "in a statement"

_WORD = r"[^\W_]+"
# A year right before an agency's name ends a dateline, whatever stands behind: folding leaves no line ends.
_YEAR_BEFORE = re.compile(r"(?<!\d)\d{4} *[مه]? *\Z")
_ADJECTIVE = fold("ية")
_OPEN, _CLOSE = "[\"(']", "[\")']"  # folding has made one mark of all quotation marks
_BREAK = r"[.,،؛;:!؟?\n\"«»()\[\]|/]"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    agencies: dict[str, str]
    kinds: dict[str, CreditKind]
    quoted_only: frozenset[str]
    nobody: frozenset[str]
    unnamed: frozenset[str]
    end: frozenset[str]
    source_link: frozenset[str]
    byline: re.Pattern[str]
    handing: re.Pattern[str]
    to_agency: re.Pattern[str]
    statement: re.Pattern[str]
    speaker: re.Pattern[str]
    issued: re.Pattern[str]


def _spelled(form: str) -> str:
    """Return a pattern for a folded form; between single letters blanks and points may stand or not."""
    letters = form.split()
    if len(letters) > 1 and all(len(letter) == 1 for letter in letters):
        return r"[ .]*".join(map(re.escape, letters)) + r"\.?"
    return r" +".join(map(re.escape, letters))


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(_spelled(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _squeeze(name: str) -> str:
    """Return a name's letters without blanks and points, by which «أ.ف.ب» is «أ ف ب»."""
    return re.sub(r"[\s.]+", "", fold(name))


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    raw = tomllib.loads((files("tawatur.chains") / "data" / "credits.toml").read_text(encoding="utf-8"))
    words = {name: fold(text).split() for name, text in raw.items()}
    lines = {name: [fold(line) for line in text.splitlines() if line] for name, text in raw.items()}
    agencies: dict[str, str] = {}
    forms: list[str] = []
    for row in data_lines("agencies.tsv")[1:]:
        name, written = row.split("\t")
        forms += (fold(form) for form in written.split("|"))
        agencies |= {_squeeze(form): name for form in written.split("|")}
    kinds: dict[str, CreditKind] = {}
    for word in words["outlet"] + words["outlet_quoted"]:
        kinds[word] = "outlet"
    for word in words["agency"]:
        kinds[word] = "agency"
    publisher, agency = _any(list(kinds)), _any(forms)
    in_text = _any([form for form in forms if len(_squeeze(form)) >= _CLEAR])
    named = rf"{_OPEN}(?P<quoted>[^\")'\n]{{2,40}}){_CLOSE}"
    joined = "[وف]?[بل]?"
    statement = _any(words["statement"])
    return _Lexicon(
        agencies=agencies,
        kinds=kinds,
        quoted_only=frozenset(words["outlet_quoted"]),
        nobody=frozenset(map(_squeeze, lines["nobody"])),
        unnamed=frozenset(words["unnamed"]),
        end=frozenset(words["end"]),
        source_link=frozenset(_squeeze(line.rstrip(".")) for line in lines["source_link"]),
        byline=re.compile(rf"(?<!\w)(?P<agency>{agency})(?!\w)"),
        handing=re.compile(
            rf"(?<!\w){joined}{_any(lines['handing'])}[ :]+(?:[بل]?(?P<kind>{publisher}) +)?"
            rf"(?:{_OPEN}?(?P<agency>{in_text})(?!\w)|{named}|(?P<name>(?=\w)))"
        ),
        to_agency=re.compile(rf"(?<!\w)ل(?:ل)?{_OPEN}?(?P<agency>{in_text})(?!\w)"),
        statement=re.compile(
            rf"(?<!\w)(?P<lead>{joined}{_any(words['introducing'])}(?: +في)? +){statement}(?!\w) *(?P<rest>)"
        ),
        speaker=re.compile(
            rf"(?<!\w)[وف]?{_any(words['saying'])} +(?P<name>[^.،؛:\n]{{3,{_SPEAKER}}}?)[،,]? +(?:في|عبر) +"
            rf"{statement}(?!\w)"
        ),
        issued=re.compile(rf"{_any(lines['issued'])} +"),
    )


def _itself(name: str) -> str:
    return name


def is_named(credit: Credit) -> bool:
    """Say whether a credit names somebody in particular, not «وكالات» or «بلاغ رسمي»."""
    squeezed = _squeeze(credit.name)
    lexicon = _lexicon()
    if squeezed in lexicon.nobody:
        return False
    return not (credit.kind == "statement" and set(fold(credit.name).split()[1:]) <= lexicon.unnamed)


def find_credits(article: Article, canonical: Callable[[str], str] = _itself) -> tuple[Credit, ...]:
    """Return the sources that an article declares, the furniture's first, then the body's in its order.

    `canonical` gives the name under which an outlet, agency or issuer is known; it is asked about each name
    read. `span` covers the words that hand the report over and the name. What an article says of its own
    outlet is no credit, unless the article is a repost: then its outlet is whom the aggregator credits.
    """
    found = [*_from_furniture(article, canonical), *_from_body(article, canonical)]
    own = "" if article.form == "repost" or not article.outlet else _squeeze(canonical(article.outlet))
    seen: set[tuple[str, int | None]] = set()
    kept = []
    for credit in sorted(found, key=lambda c: (-1, 0) if c.span is None else (c.span.start, -c.span.end)):
        name = _squeeze(credit.name)
        where = None if credit.span is None else credit.span.end
        if name != own and (name, where) not in seen:
            seen.add((name, where))
            kept.append(credit)
    return tuple(kept)


def _from_furniture(article: Article, canonical: Callable[[str], str]) -> Iterator[Credit]:
    lexicon = _lexicon()
    if article.form == "repost" and article.outlet:
        where = f"the page of {article.via}" if article.via else "the aggregator's page"
        because = f"{where} says that it was published in {article.outlet}"
        yield Credit(article.id, "outlet", canonical(article.outlet), None, because)
    for where, line in (("byline", article.author), ("page's source line", article.source_line)):
        for match in lexicon.byline.finditer(fold(line or "")):
            name = canonical(lexicon.agencies[_squeeze(match["agency"])])
            yield Credit(article.id, "agency", name, None, f"the {where} is «{(line or '').strip()}»")
    own = _host(article.url or "")
    for link in article.links:
        host = _host(link.href)
        if host and host != own and _squeeze(link.text.strip(" .:")) in lexicon.source_link:
            because = f"the page's link «{link.text.strip()}» leads there"
            yield Credit(article.id, "outlet", canonical(host.removeprefix("www.")), None, because)


def _host(address: str) -> str | None:
    """Return the host of an address, None where it is no address."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _from_body(article: Article, canonical: Callable[[str], str]) -> Iterator[Credit]:
    folded = fold_with_offsets(article.body)

    def credit(kind: CreditKind, name: str, start: int, end: int, because: str) -> Credit:
        first, last = folded.span(start, end)
        return Credit(article.id, kind, canonical(name), Span(first, last), because)

    lexicon = _lexicon()
    for start, end, name in _datelines(folded.text):
        yield credit("agency", name, start, end, "the dateline names the agency")
    for match in lexicon.handing.finditer(folded.text):
        read = _handed(article.body, folded, match)
        if read:
            kind, name, end = read
            yield credit(kind, name, match.start(), end, f"the text hands the report over to {name}")
    for match in lexicon.to_agency.finditer(folded.text):
        name = lexicon.agencies[_squeeze(match["agency"])]
        yield credit("agency", name, match.start(), match.end(), f"the words were said to {name}")
    for start, end, name in _statements(article.body, folded):
        yield credit("statement", name, start, end, "the text gives a statement as its source")


def _datelines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the agency of a dateline: before the first dash, colon or line end, or in brackets at an end."""
    lexicon = _lexicon()
    start = len(text) - len(text.lstrip())
    for match in lexicon.byline.finditer(text, start, start + _HEAD):
        after = text[match.end() : match.end() + 3].lstrip(" ")
        opened = text[: match.start()].rstrip(" ")[-1:]
        bracketed = opened in ("(", '"') and after[:1] in (")", '"')
        parted = after[:1] in ("-", ":", "/", "\n") and (match.start() == start or opened in _DATELINE_MARKS)
        dated = _YEAR_BEFORE.search(text, start, match.start()) is not None
        if (bracketed or parted or dated) and re.search(r"[.،؟!]\s", text[start : match.start()]) is None:
            yield match.start(), match.end(), lexicon.agencies[_squeeze(match["agency"])]
            return
    end = len(text.rstrip(" .\n"))
    for match in lexicon.byline.finditer(text, max(0, end - _TAIL), end):
        before = text[: match.start()].rstrip(" ")[-1:]
        if match.end() >= end - 1 and before in ("(", "\n", "/", "-"):
            yield match.start(), match.end(), lexicon.agencies[_squeeze(match["agency"])]


def _handed(body: str, folded: Folded, match: re.Match[str]) -> tuple[CreditKind, str, int] | None:
    """Return kind, name and end of the publisher that a report is handed over to, None if it is none."""
    lexicon = _lexicon()
    if match["agency"]:
        return "agency", lexicon.agencies[_squeeze(match["agency"])], match.end("agency")
    kind = lexicon.kinds.get(match["kind"] or "")
    if kind is None:
        return None
    if match["quoted"]:
        start, end = match.span("quoted")
    else:
        start, end = _name_at(folded.text, match.start("name"), _OUTLET_WORDS)
        words = folded.text[start:end].split()
        describes = len(words) == 1 and words[0].endswith(_ADJECTIVE)  # «صحيفة تركية» names none
        if not words or describes or (match["kind"] in lexicon.quoted_only and not words[0].isascii()):
            return None
    if kind == "agency":
        start = match.start("kind")
        stops = [start + word.end() for word in re.finditer(_WORD, folded.text[start:end])]
        for stop in reversed(stops):
            if known := lexicon.agencies.get(_squeeze(folded.text[start:stop])):
                return "agency", known, stop
    first, last = folded.span(start, end)
    return kind, body[first:last].strip(), end


def _statements(body: str, folded: Folded) -> Iterator[tuple[int, int, str]]:
    """Yield where a statement is given as the source, and who gave it out; else the statement's own words."""
    lexicon = _lexicon()
    taken: set[int] = set()
    for match in lexicon.speaker.finditer(folded.text):
        start, end = match.span("name")
        first, last = folded.span(start, _name_at(folded.text, start)[1] or end)
        if last >= folded.span(start, end)[1]:
            yield match.start(), match.end(), body[first:last].strip()
            taken.add(match.end())
    for match in lexicon.statement.finditer(folded.text):
        at = match.start("rest")
        noun = folded.span(match.end("lead"), at)
        if len(folded.text[:at].rstrip()) in taken:
            continue
        issued = lexicon.issued.match(folded.text, _after_unnamed(folded.text, at))
        start = issued.end() if issued else _after_unnamed(folded.text, at)
        prefix = re.compile(r"ل(?=ل?\w{3})").match(folded.text, start)
        if not issued and not prefix:
            if start > at:  # «بلاغ رسمي»: a statement, of nobody named
                end = len(folded.text[:start].rstrip())
                yield match.start(), end, body[noun[0] : folded.span(at, end)[1]]
            continue
        _, end = _name_at(folded.text, start)
        if end <= start:
            continue
        first, last = folded.span(start, end)
        yield match.start(), end, body[first:last] if issued else _without_for(body[first:last])


def _without_for(name: str) -> str:
    """Take the joined "for" off an issuer: «لوزارة» → «وزارة», «للديوان» → «الديوان»."""
    lam, article = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
    return article + name[2:] if name.startswith(lam * 2) else name[1:]


def _after_unnamed(text: str, at: int) -> int:
    """Return where the adjectives end that name nobody («رسمي», «مشترك»)."""
    lexicon = _lexicon()
    word = re.compile(rf"({_WORD}) *")
    while (match := word.match(text, at)) and match[1] in lexicon.unnamed:
        at = match.end()
    return at


def _ends_name(word: str) -> bool:
    end = _lexicon().end
    return word in end or (word[0] in _JOINED and word[1:] in end)


def _name_at(text: str, start: int, most: int = _ISSUER_WORDS) -> tuple[int, int]:
    """Return where a name that begins here ends: at punctuation, a word that ends names, or its length."""
    end = start
    for count, match in enumerate(re.compile(_WORD).finditer(text, start)):
        between = text[end : match.start()]
        if count >= most or re.search(_BREAK, between) or _ends_name(match[0]):
            break
        end = match.end()
    return start, end
