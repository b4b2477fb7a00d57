"""The day that one telling leaves for the next: of a statement, and of all told of one subject."""

from dataclasses import dataclass, field, replace

from tawatur.facts.events.frames import Form
from tawatur.facts.events.view import Roles, View
from tawatur.facts.events.when import day_of_verb
from tawatur.facts.names import Hit
from tawatur.model import Dating, EventMention, Party

# Items before a verb in which «كان», «سبق أن» set it back in time.
_SET_BACK = 3


@dataclass(slots=True)
class Days:
    """Days that were told: of what each speaker said, and of the verb that lends others its subject."""

    spoken: dict[str, Dating] = field(default_factory=dict)
    subject: Dating | None = None
    sentence: int = 0
    told: dict[tuple[str, int], Dating] = field(default_factory=dict)
    undated: dict[str, int] = field(default_factory=dict)

    def verb(self, view: View, at: int, hits: list[Hit], *, speech: bool, lends: bool) -> None:
        """Remember the day beside a verb, for its speakers or for the verbs that go on with its subject."""
        day = day_of_verb(view, at)
        if lends:
            self.subject = day
        if speech and not is_set_back(view, at):
            self.say([hit.entity for hit in hits], day)

    def say(self, speakers: list[str], day: Dating | None) -> None:
        """Remember the day of a statement; several days are those of what is spoken of."""
        if day is not None and day.earliest == day.latest:
            self.spoken.update(dict.fromkeys(speakers, day))
            for speaker in speakers:
                self.told.setdefault((speaker, self.sentence), day)

    def leave_open(self, view: View, at: int, mention: str) -> None:
        """Remember an act of speech whose day was not told so far, unless it is told as earlier."""
        if not is_set_back(view, at):
            self.undated[mention] = self.sentence

    def told_later(self, mentions: list[EventMention]) -> list[EventMention]:
        """Return the mentions, acts of speech with the day that the next sentence tells of their speaker.

        «دعا الرئيس … إلى التهدئة. وقال في خطاب الثلاثاء …»: one statement, whose day comes with its words.
        """
        return [self._told_later(mention) if mention.id in self.undated else mention for mention in mentions]

    def _told_later(self, mention: EventMention) -> EventMention:
        after = self.undated[mention.id] + 1
        days = (self.told.get((party.entity, after)) for party in mention.actor)
        day = next((day for day in days if day), None)
        return replace(mention, when=day) if day else mention

    def of(self, form: Form, roles: Roles, actor: list[Party]) -> Dating | None:
        """Return the day of an event that tells none of its own, or None."""
        if is_speech(form):
            return next((self.spoken[one.entity] for one in actor if one.entity in self.spoken), None)
        return self.subject if roles.carried and form.tense in ("past", "participle") else None


def is_speech(form: Form) -> bool:
    """Say whether a frame tells of an act of speech, which has the day of the statement."""
    return bool(form.frame.said or form.frame.uttered or form.frame.speaker)


def is_set_back(view: View, at: int) -> bool:
    """Say whether a verb tells of an earlier time: «كان الوزير قد قال», «سبق أن دعا»."""
    words = {view.items[n].folded.lstrip("وف") for n in range(max(0, at - _SET_BACK), at)}
    return not view.frames.words["set_back"].isdisjoint(words)
