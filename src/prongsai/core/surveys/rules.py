"""How the surveys of a year are taken, as the year's file says."""

from typing import Literal, NamedTuple

from prongsai.core.wording import Text

# Who may answer: whoever holds a code, or whoever comes through an open link.
Admission = Literal["code", "open"]
# What agencies name themselves: their units, and the service points whose links people open.
Own = Literal["units", "points"]
# Answers of several portions count as if collected together, or each portion counts the same.
Pooling = Literal["pooled", "halves"]


class TraitValue(NamedTuple):
    """One of the groups that a trait divides people into, such as an age."""

    code: str
    name: Text


class Trait(NamedTuple):
    """What people may say about themselves (ลักษณะของผู้ตอบ), so that groups can be compared.

    ``own`` names whose list the values are where the agency has its own; a trait of "points" is
    never asked, for the link that was opened tells it. ``ask`` is ``None`` there.
    """

    code: str
    name: Text
    ask: Text | None
    values: tuple[TraitValue, ...]
    own: Own | None = None


class Portion(NamedTuple):
    """A separately collected part of an instrument's answers (ส่วนที่ ๑, ส่วนที่ ๒)."""

    code: str
    name: Text


class SurveyRules(NamedTuple):
    """How one instrument is answered.

    No group of fewer people than ``smallest_group`` is shown or written into counters.
    """

    instrument: str
    admission: Admission
    smallest_group: int
    traits: tuple[Trait, ...]
    portions: tuple[Portion, ...]
    pooling: Pooling
