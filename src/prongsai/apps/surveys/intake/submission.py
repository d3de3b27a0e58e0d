"""What comes in with one answered survey, and what became of it."""

from enum import Enum
from typing import NamedTuple


class Submission(NamedTuple):
    """One answered survey on its way to the store.

    ``survey`` is the survey's key, ``line`` what ``Questionnaire.pack`` gave, ``token`` the hash
    of the form's one-time token, ``code`` the keyed hash of the right to answer where the survey
    asks for one. All hashes are hexadecimal. The three parts are kept apart from each other.
    """

    survey: int
    portion: str
    line: str
    token: str
    code: str | None = None
    comment: str = ""


class Outcome(Enum):
    """What became of a submission; the first two are both "received" to whoever sent it."""

    RECEIVED = "received"
    RECEIVED_BEFORE = "received_before"  # the same form again: a double tap, or a lost reply
    CODE_USED = "code_used"  # another form was answered with this code
    CLOSED = "closed"
