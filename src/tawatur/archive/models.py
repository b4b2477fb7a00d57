"""All tables of the archive.

Pages, their pictures and readers' judgements are for ever; everything else can be thrown away and made again
from them.
Children name their article by its number (`seq`, by arrival); things that outlive one article's rows are
named by their id. A `Dating` is kept as two days, for looking up, and a list `[basis, because, start, end]`.
"""

from django.db import models

SCHEMA_VERSION = 10
"""Raised with each migration. An archive with a higher number was made by a newer Tawatur."""


class SchemaMeta(models.Model):
    """One row: which schema the tables have and which software last changed it."""

    schema_version = models.IntegerField()
    software = models.CharField(max_length=40)

    class Meta:
        db_table = "meta"


class Page(models.Model):
    """A page as received: where its WARC record lies."""

    seq = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=16, unique=True)
    input = models.TextField()
    url = models.TextField(null=True)
    content_type = models.TextField(null=True)
    fetched = models.DateTimeField()
    warc_offset = models.BigIntegerField()
    warc_length = models.BigIntegerField()

    class Meta:
        db_table = "page"


class Picture(models.Model):
    """An image of a page's article that is kept: which, and the name of its file."""

    seq = models.BigAutoField(primary_key=True)
    page = models.CharField(max_length=16)
    src = models.TextField()
    name = models.CharField(max_length=32, db_index=True)
    width = models.IntegerField()
    height = models.IntegerField()

    class Meta:
        db_table = "picture"
        constraints = (models.UniqueConstraint(fields=("page", "src"), name="picture_of"),)


class Unreadable(models.Model):
    """An input, or a part of a page, that gave no article, and why."""

    page = models.ForeignKey(Page, models.CASCADE, null=True)  # null: there was not even a page
    input = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "unreadable"


class Article(models.Model):
    """One article; its text is never altered."""

    seq = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=64, unique=True)
    page = models.CharField(max_length=16, db_index=True)
    input = models.TextField()
    form = models.CharField(max_length=10)
    title = models.TextField()
    body = models.TextField()
    url = models.TextField(null=True)
    external_id = models.TextField(null=True)
    outlet = models.TextField(null=True)
    outlet_folded = models.TextField(null=True)  # as fold() gives it, for filters
    via = models.TextField(null=True)
    author = models.TextField(null=True)
    thread = models.TextField(null=True)
    language = models.TextField(null=True)
    published_earliest = models.DateField(null=True)
    published_latest = models.DateField(null=True)
    published_how = models.TextField()
    seen = models.DateTimeField(null=True)
    extras = models.TextField()  # JSON: images, links, profile, quoted posts
    entities = models.TextField()  # JSON: ids of the entities read in the article, in its own order

    class Meta:
        db_table = "article"
        indexes = (
            models.Index(fields=("published_earliest", "seq"), name="article_day"),
            models.Index(fields=("outlet_folded", "seq"), name="article_outlet"),
            models.Index(fields=("outlet_folded", "published_earliest", "seq"), name="article_outlet_day"),
            models.Index(fields=("form", "seen", "seq"), name="article_form_seen"),
            models.Index(fields=("url",), name="article_url"),
        )


class Facet(models.Model):
    """By what an article is narrowed down and counted in a search: for looking up only, and so a narrow row.

    `countries` and `types` are lists with a comma before, between and behind their items.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True)
    key = models.CharField(max_length=64)  # the article's id
    form = models.CharField(max_length=10)
    outlet = models.TextField(null=True)  # folded
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    countries = models.TextField()  # of what the article names
    types = models.TextField()  # of the events that it tells of, by mentions that are not judged wrong

    class Meta:
        db_table = "facet"


class Entity(models.Model):
    """Somebody or something with a name, by the id that articles were read with.

    Several ids can be one person: `ruled` is the id that stands for all of them by the rule, `person` the one
    that does once readers' words are put over it. What was read is kept by its own id everywhere.
    """

    seq = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12)
    country = models.CharField(max_length=8, null=True, db_index=True)
    ruled = models.CharField(max_length=200, db_index=True)
    ruled_because = models.TextField(null=True)
    person = models.CharField(max_length=200, db_index=True)
    because = models.TextField(null=True)

    class Meta:
        db_table = "entity"


class EntityForm(models.Model):
    """A name of an entity: by language, or (language null) a spelling seen in an article."""

    entity = models.CharField(max_length=200)
    language = models.CharField(max_length=12, null=True)
    form = models.TextField()
    folded = models.TextField(db_index=True)

    class Meta:
        db_table = "entity_form"
        indexes = (models.Index(fields=("entity", "id"), name="form_entity"),)


class PersonKey(models.Model):
    """By what an entity that is a person is looked up among those that may be the same."""

    key = models.CharField(max_length=200, db_index=True)
    entity = models.CharField(max_length=200, db_index=True)

    class Meta:
        db_table = "person_key"


class Name(models.Model):
    """A name in an article's body; `title` is JSON `[start, end, role, state, former, words]`."""

    article = models.ForeignKey(Article, models.CASCADE)
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=12)
    entity = models.CharField(max_length=200)
    name = models.TextField()
    because = models.TextField()
    title = models.TextField(null=True)

    class Meta:
        db_table = "name"
        indexes = (models.Index(fields=("entity", "article"), name="name_entity_article"),)


class DateMention(models.Model):
    """A date expression in an article's body."""

    article = models.ForeignKey(Article, models.CASCADE)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    how = models.TextField()
    grain = models.CharField(max_length=8)

    class Meta:
        db_table = "date_mention"


class Quotation(models.Model):
    """Words given as somebody's; `speaker` is JSON `[entity, name, text, kind]`."""

    article = models.ForeignKey(Article, models.CASCADE)
    start = models.IntegerField()
    end = models.IntegerField()
    direct = models.BooleanField()
    speaker_entity = models.CharField(max_length=200, null=True, db_index=True)
    speaker = models.TextField(null=True)
    because = models.TextField()

    class Meta:
        db_table = "quotation"


class EventMention(models.Model):
    """A place where an article reports an event. Its parties are in `MentionParty`."""

    id = models.CharField(max_length=64, primary_key=True)
    article = models.ForeignKey(Article, models.CASCADE, db_index=False)
    position = models.IntegerField()
    type = models.CharField(max_length=20)
    mode = models.CharField(max_length=40, null=True)
    context = models.TextField()  # JSON list
    when_earliest = models.DateField(null=True)
    when_latest = models.DateField(null=True)
    when_how = models.TextField(null=True)  # null: the mention says nothing of when
    status = models.CharField(max_length=14)
    quote_start = models.IntegerField()
    quote_end = models.IntegerField()
    sentence_start = models.IntegerField()
    sentence_end = models.IntegerField()
    rule = models.TextField()
    because = models.TextField()
    event = models.CharField(max_length=64, null=True, db_index=True)
    ruled = models.CharField(max_length=64, null=True)  # its event by the rule, where a reader says another

    class Meta:
        db_table = "event_mention"
        indexes = (
            models.Index(fields=("article", "position"), name="mention_order"),
            models.Index(fields=("ruled",), name="mention_ruled", condition=models.Q(ruled__isnull=False)),
            models.Index(fields=("article", "event"), name="mention_article_event"),
        )


class MentionParty(models.Model):
    """Somebody in a role of an event mention."""

    mention = models.ForeignKey(EventMention, models.CASCADE)
    role = models.CharField(max_length=14)  # actor, recipient, attributed_to, where
    position = models.IntegerField()
    entity = models.CharField(max_length=200)
    name = models.TextField()
    text = models.TextField()
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, null=True)  # the state it is, or stands for: state-ma

    class Meta:
        db_table = "mention_party"
        indexes = (
            models.Index(fields=("entity", "id"), name="party_entity"),
            models.Index(fields=("state", "id"), name="party_state"),
        )


class Judgement(models.Model):
    """What a reader said of a mention. Rows are only ever added; of one mention, the last one holds."""

    seq = models.BigAutoField(primary_key=True)
    article = models.CharField(max_length=64, db_index=True)  # by id: the article may be made again
    type = models.CharField(max_length=20)
    quote = models.TextField()
    prefix = models.TextField()
    suffix = models.TextField()
    sentence = models.TextField()
    read = models.TextField()  # JSON: the mention as it was read then
    verdict = models.CharField(max_length=10)
    reason = models.TextField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "judgement"


class Sameness(models.Model):
    """What a reader said of two entities. Rows are only ever added; of one pair, the last one holds."""

    seq = models.BigAutoField(primary_key=True)
    one = models.CharField(max_length=200)
    other = models.CharField(max_length=200)
    verdict = models.CharField(max_length=10)
    reason = models.TextField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "sameness"


class Grouping(models.Model):
    """What a reader said of two stories or events. Rows are only added; of one pair, the last one holds."""

    seq = models.BigAutoField(primary_key=True)
    of = models.CharField(max_length=8)
    verdict = models.CharField(max_length=10)
    ids = models.TextField()  # JSON: the two ids
    one = models.TextField()  # JSON: lists `[id, article, type, quote, prefix, suffix, start]`
    other = models.TextField()
    reason = models.TextField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "grouping"


class HiddenMention(models.Model):
    """A mention of this reading that stands judged wrong: derived from `Judgement`, for looking up."""

    mention = models.CharField(max_length=64, primary_key=True)

    class Meta:
        db_table = "hidden_mention"


class Credit(models.Model):
    """A source that an article declares."""

    article = models.ForeignKey(Article, models.CASCADE)
    kind = models.CharField(max_length=14)
    name = models.TextField()
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    because = models.TextField()

    class Meta:
        db_table = "credit"


class Reuse(models.Model):
    """One text in two articles."""

    a = models.CharField(max_length=64, db_index=True)
    a_start = models.IntegerField()
    a_end = models.IntegerField()
    b = models.CharField(max_length=64, db_index=True)
    b_start = models.IntegerField()
    b_end = models.IntegerField()
    words = models.IntegerField()
    because = models.TextField()

    class Meta:
        db_table = "reuse"
        constraints = (
            models.UniqueConstraint(
                fields=("a", "a_start", "a_end", "b", "b_start", "b_end"), name="reuse_once"
            ),
        )


class Event(models.Model):
    """The summary of one happening; its mentions carry its id. Parties, origins, conflicts are JSON."""

    id = models.CharField(max_length=64, primary_key=True)
    first_article = models.BigIntegerField(db_index=True)  # seq: events are told in order of arrival
    type = models.CharField(max_length=20)
    mode = models.CharField(max_length=40, null=True)
    status = models.CharField(max_length=14)
    when_earliest = models.DateField(null=True, db_index=True)
    when_latest = models.DateField(null=True)
    when_how = models.TextField(null=True)
    parties = models.TextField()
    mentions = models.TextField()
    origins = models.TextField()
    independent_origins = models.IntegerField()
    conflicts = models.TextField()

    class Meta:
        db_table = "event"
        indexes = (
            models.Index(fields=("independent_origins", "first_article"), name="event_origins"),
            models.Index(
                fields=("first_article",), name="event_disputed", condition=~models.Q(conflicts="[]")
            ),
            models.Index(fields=("type", "first_article"), name="event_type_newest"),
        )


class EventParty(models.Model):
    """Who stands on either side of an event: for looking up only, the event itself has it all.

    Its days and its first article are here too, so that a timeline is read from one index.
    """

    event = models.ForeignKey(Event, models.CASCADE)
    side = models.CharField(max_length=10)  # actor, recipient, where
    entity = models.CharField(max_length=200)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    first_article = models.BigIntegerField(null=True)

    class Meta:
        db_table = "event_party"
        indexes = (
            models.Index(
                fields=("entity", "earliest", "latest", "first_article", "event", "side"),
                name="event_entity_days",
            ),
        )


class Unsettled(models.Model):
    """An event whose mentions changed since its summary was made."""

    event = models.CharField(max_length=64, primary_key=True)

    class Meta:
        db_table = "unsettled"


class Story(models.Model):
    """Articles about one happening."""

    id = models.CharField(max_length=64, primary_key=True)
    first_article = models.BigIntegerField(db_index=True)
    last_article = models.BigIntegerField(db_index=True)
    title = models.TextField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)

    class Meta:
        db_table = "story"


class StoryArticle(models.Model):
    """An article's place in a story."""

    story = models.ForeignKey(Story, models.CASCADE)
    position = models.IntegerField()
    article = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "story_article"


class StoryEvent(models.Model):
    """An event that a story's articles tell of."""

    story = models.ForeignKey(Story, models.CASCADE)
    position = models.IntegerField()
    event = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "story_event"


class RuledStory(models.Model):
    """A story as the rule has it, where readers' words make it another: that one is a `Story`."""

    id = models.CharField(max_length=64, primary_key=True)
    title = models.TextField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    articles = models.TextField()  # JSON
    events = models.TextField()  # JSON

    class Meta:
        db_table = "ruled_story"


class RuledStoryArticle(models.Model):
    """Which of those an article is in, for looking up."""

    article = models.CharField(max_length=64, primary_key=True)
    story = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "ruled_story_article"
