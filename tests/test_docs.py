"""What the documents say is what the program does."""

import re
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tawatur.archive.values import EventView, HeldTitle, MentionView
from tawatur.chains.comparing import compare
from tawatur.chains.direction import find_direction
from tawatur.chains.growth import OriginCount
from tawatur.chains.profiles import find_profile
from tawatur.chains.reuse import Background
from tawatur.cli.program import VERBS
from tawatur.exports import rows
from tawatur.exports.chaining import (
    Chain,
    Compared,
    OutletProfile,
    chain_row,
    comparison_row,
    profile_row,
)
from tawatur.exports.explaining import explain, explanation_row
from tawatur.exports.histories import background_row, event_history_row, story_history_row
from tawatur.exports.jsonl import ASKED, KINDS
from tawatur.exports.storytelling import Member, ToldEvent, ToldStory
from tawatur.exports.tables import COLUMNS
from tawatur.model import Conflict, Grouping, Image, Judgement, Link, Passage, Profile, QuotedPost, Sameness
from tawatur.settings import table
from tawatur.stories.events import Joined
from tests.build import FETCHED, MOROCCO, a_mention, a_reuse, a_story, an_article, an_entity, an_event, on

ROOT = Path(__file__).parent.parent
FIELDS = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")


def a_script(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def a_row_of_each_kind() -> dict[str, rows.Row]:
    """One row of each kind, with nothing left out."""
    article = replace_all(an_article())
    mention = a_mention(article, when=on("2025-02-25"), where=MOROCCO, attributed_to=(MOROCCO,))
    event = an_event([mention], when=on("2025-02-25"))
    conflict = Conflict("when", ("2025-02-25", "2025-02-26"), ((mention.id,), (mention.id,)))
    event = type(event)(**{**as_dict(event), "conflicts": (conflict,), "where": MOROCCO})
    count = OriginCount(date(2025, 2, 25), 1, 1)
    told = ToldEvent((Joined(mention.id, None, "why"),), (("2025-02-25", "happened", mention.id),), ())
    made = [
        rows.article_row(article),
        rows.mention_row(mention, article, event.id),
        rows.event_row(event),
        rows.reuse_row(a_reuse(article, an_article("نص آخر", title="آخر"))),
        rows.story_row(a_story([article])),
        rows.entity_row(an_entity(), [HeldTitle("الوزير", "minister", None, False, None, None, 1)]),
        rows.judgement_row(Judgement(mention, article.body, "", "", "", "wrong", "reason", FETCHED)),
        event_history_row(event.id, [count], [count], told),
        story_history_row("s", ToldStory((Member(article.id, 0, None, "why"),), None, (), False), []),
        background_row(Background(Passage(article.id, 0, 3), ("other",), "why")),
    ]
    return {row["kind"]: row for row in made}


def as_dict(value: Any) -> dict[str, Any]:
    """A dataclass's fields, its values left as they are."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def replace_all(article: Any) -> Any:
    """The article with the parts that most articles lack."""
    parts = {
        "images": (Image("a.jpg", "alt"),),
        "links": (Link("https://example.org", "text"),),
        "profile": Profile("title", "2020", 1, 2),
        "quoted": (QuotedPost("text", "author"),),
    }
    return type(article)(**(as_dict(article) | parts))


def fields_of(heading: str) -> list[str]:
    """The fields that the guide's section of this heading names, in its order."""
    section = FIELDS.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]
    names = [
        re.findall(r"`(\w+)`", line.split("|")[1]) for line in section.splitlines() if line.startswith("| `")
    ]
    return [name for row in names for name in row]


@pytest.mark.parametrize("kind", (*KINDS, *ASKED))
def test_the_field_guide_names_every_exported_field_in_order(kind: str) -> None:
    assert fields_of(f"## `{kind}`") == list(a_row_of_each_kind()[kind])


def test_the_field_guide_names_the_fields_of_days_and_parties() -> None:
    mention = a_row_of_each_kind()["event_mention"]
    assert fields_of("### Days: `published`, `when`") == list(mention["when"])
    assert fields_of("### Parties: `actor`, `recipient`, `where`, `attributed_to`") == list(
        mention["actor"][0]
    )


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        *(("article", "images"), ("article", "links"), ("article", "quoted"), ("article", "profile")),
        *(("event_mention", "quote"), ("event_mention", "sentence"), ("event", "origins")),
        *(
            ("event", "conflicts"),
            ("reuse", "a"),
            ("entity", "ids"),
            ("entity", "titles"),
            ("judgement", "quote"),
            ("judgement", "read"),
            *(("event_history", field) for field in ("arrived", "statuses", "joined")),
            ("story_history", "told"),
        ),
    ],
)
def test_the_field_guide_names_what_is_inside_a_field(kind: str, field: str) -> None:
    value = a_row_of_each_kind()[kind][field]
    inside = list(value[0] if isinstance(value, list) else value)
    [line] = [
        line
        for line in FIELDS.split(f"## `{kind}`", 1)[1].split("\n## ", 1)[0].splitlines()
        if line.startswith(f"| `{field}` |")
    ]
    assert [name for name in re.findall(r"`(\w+)`", line)[1:] if name in inside] == inside


def test_all_kinds_of_judgement_have_the_same_fields() -> None:
    of_persons = rows.sameness_row(Sameness("a", "b", "same", "rule", None))
    of_stories = rows.grouping_row(Grouping("story", "same", ("a", "b"), (), (), None, FETCHED))
    assert list(of_persons) == list(of_stories) == list(a_row_of_each_kind()["judgement"])


def test_the_field_guide_names_the_fields_of_an_explanation() -> None:
    article, mention = an_article(), a_mention(an_article(), when=on("2025-02-25"))
    view = MentionView(mention, article, None, (), (), (), hidden=False)
    row = explanation_row(explain(view))
    heading = "### What `tawatur explain --json` prints"
    assert fields_of(heading) == list(row)
    section = FIELDS.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]
    for field in ("article", "frame"):
        [line] = [line for line in section.splitlines() if line.startswith(f"| `{field}` |")]
        assert [name for name in re.findall(r"`(\w+)`", line)[1:] if name != "null"] == list(row[field])


def test_the_field_guide_names_the_fields_of_a_chain_a_comparison_and_an_outlet() -> None:
    one, other = an_article(id="one"), an_article(id="other", outlet="أخرى")
    both = Compared(compare(one, other), find_direction(one, other), ((), ()))
    mention = a_mention(one, id="m")
    chain = Chain(EventView(an_event([mention]), (mention,), {"one": one}), ())
    profile = OutletProfile("أخرى", 1, find_profile([other], {}, (), ()))
    for verb, row in (
        ("chain", chain_row(chain)),
        ("compare", comparison_row(both)),
        ("outlet", profile_row(profile)),
    ):
        assert fields_of(f"## What `tawatur {verb} --json` prints") == list(row)


def test_the_field_guide_names_every_column_of_the_csv() -> None:
    assert fields_of("## CSV") == list(COLUMNS)


def test_the_field_guide_tells_the_schemas_version() -> None:
    assert f"This is version {rows.SCHEMA} of the schema" in FIELDS


def test_the_command_line_reference_is_the_commands_own_help() -> None:
    made = a_script("build_cli_docs").text()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == made, "run: make docs"


def test_every_verb_and_every_setting_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"## tawatur {verb}\n" not in reference] == []
    assert [setting.name for setting in table() if f"`{setting.name}`" not in reference] == []


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_a_document_names_only_files_and_verbs_that_are_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([\w./-]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / document).parent / link).exists()] == []
    verbs = re.findall(r"(?:`|^|\$ |\s{2})tawatur ([a-z]+)", text, re.MULTILINE)
    assert sorted(set(verbs) - set(VERBS)) == []
