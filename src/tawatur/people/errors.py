"""What people are told when something is not done."""


class PeopleError(Exception):
    """The people's database cannot be opened; the message is one line."""


class Refused(Exception):
    """What somebody asked for is not done, for a reason that the reader is told in words.

    `code` names the reason, `field` the field of the form that it is about ("" for the whole), `wait` the
    seconds after which it may be tried again.
    """

    def __init__(self, code: str, field: str = "", wait: float = 0) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.wait = wait
