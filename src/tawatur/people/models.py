"""The tables of what people are and say."""

from django.db import models
from django.db.models import Index, Q


class Account(models.Model):
    """A person. Nothing is asked but a name and a password."""

    name = models.CharField(max_length=40)  # as shown
    key = models.CharField(
        max_length=80, unique=True
    )  # the same for names that can be mistaken for each other
    password = models.CharField(max_length=128)  # its hash, with what it was made by
    email = models.CharField(max_length=254, blank=True, default="")
    confirmed = models.CharField(max_length=254, blank=True, default="")  # the address that a letter reached
    title = models.CharField(max_length=40, blank=True, default="")  # a line of their own under the name
    moderator = models.BooleanField(default=False)
    level = models.SmallIntegerField(default=0)  # of trust, 0 to 3, worked out from what they did
    joined = models.DateTimeField()
    days = models.PositiveIntegerField(default=1)  # on how many days they were here
    seen = models.DateField()  # the last of them

    class Meta:
        db_table = "account"


class Session(models.Model):
    """A browser that is signed in. The cookie's token itself is kept nowhere."""

    token = models.CharField(max_length=64, unique=True)  # sha-256 of it
    account = models.ForeignKey(Account, models.CASCADE, related_name="sessions")
    created = models.DateTimeField()
    seen = models.DateTimeField()
    browser = models.CharField(max_length=60)

    class Meta:
        db_table = "session"


class Bucket(models.Model):
    """How much of a limit is left to somebody."""

    key = models.CharField(max_length=80, primary_key=True)
    tokens = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        db_table = "bucket"


class Failure(models.Model):
    """Failed tries to sign in: to one account, or from one network."""

    key = models.CharField(max_length=80, primary_key=True)
    count = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "failure"


class Notice(models.Model):
    """Something that a person is told: a reply, a decision. `data` is what the words need."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20)
    data = models.JSONField()
    at = models.DateTimeField()
    read = models.BooleanField(default=False)

    class Meta:
        db_table = "notice"
        indexes = (Index(fields=["account"], name="notice_unread", condition=Q(read=False)),)


class Message(models.Model):
    """What somebody wrote: a comment on an article or a story, or a post of a thread."""

    place = models.CharField(max_length=8)  # article, story or thread
    on = models.CharField(max_length=64)  # the id of it
    near = models.CharField(max_length=64, blank=True, default="")  # an article of the story
    number = models.PositiveIntegerField()  # within the place, from 1
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="messages")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="answers")
    body = models.TextField()
    quote = models.TextField(blank=True, default="")  # words of the article that it is about
    paragraph = models.PositiveIntegerField(null=True)  # of the article, from 1
    created = models.DateTimeField()
    edited = models.DateTimeField(null=True)  # after the time in which changes are nobody's business
    hidden = models.CharField(max_length=8, blank=True, default="")  # folded or removed
    gone = models.BooleanField(default=False)  # taken back by its author, kept as the place of its answers

    class Meta:
        db_table = "message"
        constraints = (models.UniqueConstraint(fields=["place", "on", "number"], name="message_number"),)
        indexes = (
            Index(fields=["near"], name="message_near", condition=~Q(near="")),
            Index(fields=["author", "created"], name="message_author"),
        )


class Revision(models.Model):
    """What a message said before a change."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="revisions")
    body = models.TextField()
    until = models.DateTimeField()

    class Meta:
        db_table = "revision"


class Case(models.Model):
    """Something that was reported, and what became of it. Its reports are summed up here."""

    kind = models.CharField(max_length=10)  # of `reports.REASONS`
    of = models.CharField(max_length=300)  # the id of it
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="cases")  # whose it is
    score = models.FloatField(default=0)
    open = models.BooleanField(default=True)
    urgent = models.BooleanField(default=False)
    hidden = models.CharField(max_length=8, blank=True, default="")  # folded, blurred, withheld, removed
    opened = models.DateTimeField()
    decided = models.DateTimeField(null=True)
    appeal = models.TextField(blank=True, default="")
    appealed = models.DateTimeField(null=True)  # once and never again

    class Meta:
        db_table = "reported"
        constraints = (models.UniqueConstraint(fields=["kind", "of"], name="case_of"),)
        indexes = (Index(fields=["-urgent", "-score"], name="case_queue", condition=Q(open=True)),)


class Report(models.Model):
    """What one person says of something. Whose it is, nobody but the database knows."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="reports")
    guest = models.BooleanField()
    network = models.CharField(max_length=32)  # keyed hash of the block, comparable within one case only
    reason = models.CharField(max_length=12)
    note = models.TextField(blank=True, default="")
    weight = models.FloatField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=9, blank=True, default="")  # agreed or disagreed, once decided

    class Meta:
        db_table = "report"
        indexes = (Index(fields=["reporter", "outcome"], name="report_reporter"),)


class Entry(models.Model):
    """A line of the log of moderation. The database itself refuses to change or delete one."""

    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)  # an account's number, which stays when the account goes
    action = models.CharField(max_length=12)
    kind = models.CharField(max_length=10)
    of = models.CharField(max_length=300)
    reason = models.CharField(max_length=12, blank=True, default="")
    note = models.TextField(blank=True, default="")
    before = models.CharField(max_length=8, blank=True, default="")  # what was hidden
    after = models.CharField(max_length=8, blank=True, default="")
    undoes = models.BigIntegerField(null=True)

    class Meta:
        db_table = "entry"


class Thread(models.Model):
    """A subject of the forum. Its posts are messages of the place `thread`."""

    category = models.CharField(max_length=12)
    title = models.CharField(max_length=160)
    created = models.DateTimeField()
    last = models.DateTimeField()  # the moment of its last post
    posts = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "thread"
        indexes = (Index(fields=["category", "-last"], name="thread_list"),)


class Reaction(models.Model):
    """What one person says of a message with one tap."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="reactions")
    account = models.ForeignKey(Account, models.CASCADE, related_name="reactions")
    kind = models.CharField(max_length=9)
    at = models.DateTimeField()

    class Meta:
        db_table = "reaction"
        constraints = (models.UniqueConstraint(fields=["message", "account", "kind"], name="reaction_once"),)


class Image(models.Model):
    """An image in a post; its file, made anew from what was sent, lies beside the database."""

    name = models.CharField(max_length=32, unique=True)  # random: it tells nothing and cannot be guessed
    message = models.ForeignKey(Message, models.CASCADE, related_name="images")
    sha256 = models.CharField(max_length=64)  # of what was sent, to know it again
    alt = models.CharField(max_length=300)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    hidden = models.CharField(max_length=8, blank=True, default="")  # blurred or withheld

    class Meta:
        db_table = "image"
        indexes = (Index(fields=["sha256"], name="image_sha256"),)


class Letter(models.Model):
    """What somebody wrote to those who keep the site."""

    receipt = models.CharField(max_length=16, unique=True)
    topic = models.CharField(max_length=12)
    body = models.TextField()
    email = models.CharField(max_length=254, blank=True, default="")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="letters")
    at = models.DateTimeField()
    done = models.DateTimeField(null=True)

    class Meta:
        db_table = "letter"


class Following(models.Model):
    """Something that somebody follows: a saved search, an entity, a story, an outlet, another list, a thread.

    `seen` and `mailed` are marks: the id of the newest article of the archive at that moment, and the moment,
    which is what counts in a thread. What came later is new.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="following")
    kind = models.CharField(max_length=10)  # search, entity, story, outlet, timeline, latest, events, thread
    of = models.TextField()  # the id of it, or what is asked for, as the query of an address
    near = models.CharField(max_length=64, blank=True, default="")  # an article of the story
    title = models.CharField(max_length=200)  # as it was called when it was followed
    created = models.DateTimeField()
    seen = models.CharField(max_length=64, blank=True, default="")
    seen_at = models.DateTimeField()
    mailed = models.CharField(max_length=64, blank=True, default="")
    mailed_at = models.DateTimeField()
    muted = models.BooleanField(default=False)  # left out of letters
    token = models.CharField(max_length=64, unique=True, null=True)  # sha-256 of its feed's
    token_made = models.DateTimeField(null=True)

    class Meta:
        db_table = "following"
        constraints = (models.UniqueConstraint(fields=["account", "kind", "of"], name="following_once"),)


class Visit(models.Model):
    """Where a member's last visit ended, so that they see what came since; not what they looked at."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="visit")
    here = models.CharField(max_length=64, blank=True, default="")  # the newest article when last here
    here_at = models.DateTimeField()
    since = models.CharField(max_length=64, blank=True, default="")  # the same at the end of the visit before
    since_at = models.DateTimeField()

    class Meta:
        db_table = "visit"


class Ticket(models.Model):
    """A link in a letter that does one thing once. Its token is kept nowhere."""

    token = models.CharField(max_length=64, unique=True)  # sha-256 of it
    account = models.ForeignKey(Account, models.CASCADE, related_name="tickets")
    purpose = models.CharField(max_length=8)  # confirm or reset
    email = models.CharField(max_length=254)  # where it was sent
    at = models.DateTimeField()

    class Meta:
        db_table = "ticket"


class Mailing(models.Model):
    """Which letters a member wants of what is new in what they follow."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="mailing")
    every = models.CharField(max_length=6, blank=True, default="")  # day, week or "" for none
    language = models.CharField(max_length=2)
    period = models.CharField(max_length=10, blank=True, default="")  # the last that a letter was begun for
    sent = models.DateTimeField(null=True)

    class Meta:
        db_table = "mailing"


class Key(models.Model):
    """A member's token for programs: what it may do, when it last did. The token itself is kept nowhere."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="keys")
    name = models.CharField(max_length=40)
    token = models.CharField(max_length=64, unique=True)  # sha-256 of it
    scopes = models.CharField(max_length=60)  # with blanks between them
    created = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        db_table = "key"


class Card(models.Model):
    """What a page elsewhere says of itself, that a message leads to; or why it could not be had.

    It is of the address and of nobody: whoever names the same page shows the same card.
    """

    address = models.TextField(unique=True)  # without a fragment
    final = models.TextField(blank=True, default="")  # where it led
    title = models.CharField(max_length=300, blank=True, default="")  # "" while there is no card
    outlet = models.CharField(max_length=100, blank=True, default="")  # only one that we know at that address
    published = models.DateField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried = models.DateTimeField()  # for the last time
    failed = models.CharField(max_length=200, blank=True, default="")  # why, in one line

    class Meta:
        db_table = "card"
