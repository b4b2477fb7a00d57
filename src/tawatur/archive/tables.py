"""The tables as a whole: made, brought up to date, counted, emptied."""

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.models import Model

import tawatur
from tawatur.archive import fts
from tawatur.archive.errors import ArchiveError
from tawatur.archive.models import (
    SCHEMA_VERSION,
    Article,
    Credit,
    DateMention,
    Entity,
    EntityForm,
    Event,
    EventMention,
    EventParty,
    Facet,
    Grouping,
    HiddenMention,
    Judgement,
    MentionParty,
    Name,
    Page,
    PersonKey,
    Picture,
    Quotation,
    Reuse,
    RuledStory,
    RuledStoryArticle,
    Sameness,
    SchemaMeta,
    Story,
    StoryArticle,
    StoryEvent,
    Unreadable,
    Unsettled,
)

# Children before what they belong to.
_DERIVED: tuple[type[Model], ...] = (
    *(
        RuledStoryArticle,
        RuledStory,
        StoryArticle,
        StoryEvent,
        Story,
        EventParty,
        Event,
        Unsettled,
        MentionParty,
        HiddenMention,
    ),
    *(EventMention, Name, DateMention, Quotation, Credit, Reuse, EntityForm, PersonKey),
    *(Entity, Facet, Article, Unreadable),
)
_COUNTED: tuple[type[Model], ...] = (
    *(Page, Unreadable, Article, Name, DateMention, Quotation, EventMention, Entity, Credit, Reuse),
    *(Event, Unsettled, Story, Judgement, Sameness, Grouping, Picture),
)


def schema_version() -> int:
    """Return the version of the tables that are there, 0 where there are none; reads one row."""
    try:
        version = SchemaMeta.objects.values_list("schema_version", flat=True).first()
    except DatabaseError as error:
        if "no such table" in str(error) or "does not exist" in str(error):
            return 0
        raise
    return version or 0


def check_version(version: int) -> None:
    """Refuse an archive that a newer Tawatur made."""
    if version > SCHEMA_VERSION:
        software = SchemaMeta.objects.values_list("software", flat=True).first()
        raise ArchiveError(
            f"this archive was made by a newer Tawatur ({software}, schema {version}); "
            f"this is {tawatur.__version__} (schema {SCHEMA_VERSION}): update Tawatur to open it"
        )


def migrate() -> None:
    """Make the tables, or bring older ones up to date."""
    call_command("migrate", "archive", verbosity=0, interactive=False)
    row = {"schema_version": SCHEMA_VERSION, "software": tawatur.__version__}
    SchemaMeta.objects.update_or_create(id=1, defaults=row)


def counts() -> dict[str, int]:
    """Return the number of rows of each table that means something to a reader."""
    found = {table._meta.db_table: table._default_manager.count() for table in _COUNTED}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM print")
        found["print"] = cursor.fetchone()[0]
    return found


def clear_derived(pages_too: bool) -> None:
    """Empty everything that can be made again from the pages; with `pages_too` their list as well."""
    with connection.cursor() as cursor:
        fts.clear(cursor)
        for table in (*_DERIVED, *((Page,) if pages_too else ())):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")
