"""What a promise is, and what was found when somebody looked whether it is kept."""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from django.db import Error as DatabaseError

from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import Text


class Outcome(Enum):
    """Whether a promise is kept, as far as can be seen."""

    KEPT = "kept"
    BROKEN = "broken"
    CANNOT_TELL = "cannot_tell"


class Finding(NamedTuple):
    """What was seen; ``remedy`` says what to do where the promise is not seen to be kept."""

    outcome: Outcome
    evidence: Text
    remedy: Text | None = None


class Check(NamedTuple):
    """One promise to people who answer: what it says, how it is looked at, and the looking."""

    name: str
    promise: Text
    seen_by: Text
    look: Callable[[], Finding]


class Looked(NamedTuple):
    """A promise and what was found."""

    check: Check
    finding: Finding


def kept(evidence: Text) -> Finding:
    """The promise is kept."""
    return Finding(Outcome.KEPT, evidence)


def broken(evidence: Text, remedy: Text) -> Finding:
    """The promise is broken."""
    return Finding(Outcome.BROKEN, evidence, remedy)


def cannot_tell(evidence: Text, remedy: Text) -> Finding:
    """What would have to be looked at cannot be seen from here."""
    return Finding(Outcome.CANNOT_TELL, evidence, remedy)


def look_at(checks: Iterable[Check]) -> tuple[Looked, ...]:
    """Look at every promise; what cannot be read is told and hides no other finding."""
    return tuple(Looked(check, _found(check)) for check in checks)


def _found(check: Check) -> Finding:
    try:
        return check.look()
    except (DatabaseError, OSError, ProblemsFound) as error:
        return cannot_tell(_UNREADABLE.fill(why=str(error).splitlines()[0][:200]), _TRY_AGAIN)


def listed(some: Iterable[object], most: int = 4) -> str:
    """A few of many, for a sentence; the rest as a number."""
    names = [str(one) for one in some]
    more = f" … (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more


_UNREADABLE = Text("อ่านเพื่อตรวจไม่ได้ ({why})", "it could not be read ({why})")
_TRY_AGAIN = Text(
    "โปรดตรวจอีกครั้งด้วยบัญชีผู้ใช้ของระบบเดียวกับที่เปิดเซิร์ฟเวอร์ และหลังปรับปรุงฐานข้อมูลแล้ว",
    "look again as the system's user that runs the server, after the database was migrated.",
)
