"""An OIT in review, as tests need it: approved, given to assessors of elsewhere, marked."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.evidence.actions import approve
from prongsai.apps.evidence.deciding import open_clarification
from prongsai.apps.evidence.models import Assignment, Disclosure, Examination, Turn
from prongsai.apps.evidence.reviewing import assign, begin_review, give_mark
from tests.web.builders import (
    make_agency,
    make_checked,
    make_examination,
    make_hand_in,
    make_office,
    make_user,
)

FULL, NONE = Decimal(100), Decimal(0)
TODAY = timezone.localdate()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def make_assessor(name: str = "first", **changes) -> User:
    """An assessor of an office far away."""
    office = make_office(f"team-{name}", **({"province": "ขอนแก่น"} | changes))
    return make_user(office, Role.ASSESSOR, name)


def make_approved(*codes: str, agency: Agency | None = None, year: int = 2568) -> Examination:
    """An OIT with these items handed in, approved by its executive."""
    agency = agency or make_agency()
    examination = make_examination(agency, year)
    for code in codes or ("o1", "o2", "o3"):
        make_hand_in(examination.disclosures.get(code=code))
    approve(examination, by=make_user(agency, Role.EXECUTIVE))
    return examination


def make_review(*codes: str, **details) -> Examination:
    """An OIT with these items, in review."""
    examination = make_approved(*codes, **details)
    begin_review(examination, by=None)
    return examination


def item_of(examination: Examination, code: str = "o1") -> Disclosure:
    """One of its items."""
    return examination.disclosures.get(code=code)


def give(
    disclosure: Disclosure, assessor: User, mark: Decimal = FULL, turn: str = Turn.FIRST
) -> Assignment:
    """An item given to an assessor, and marked by him."""
    made = assign(disclosure, assessor=assessor, turn=turn, by=None)
    give_mark(made, mark=mark, comment="" if mark == FULL else "ไม่พบอีเมล", by=assessor)
    return made


def make_clarifying(mark: Decimal = NONE, agency: str = "klongmuang") -> Examination:
    """An OIT of one item with a mark, open to clarification until tomorrow."""
    examination = make_review("o1", agency=make_agency(agency))
    give(item_of(examination), make_assessor(), mark)
    open_clarification(examination, until=TOMORROW, by=None)
    return examination


def make_checked_review(agency: Agency) -> Examination:
    """An OIT in review, of which one item is handed in, checked and copied."""
    examination = make_examination(agency, 2568)
    make_checked(item_of(examination), "ติดต่อ")
    approve(examination, by=make_user(agency, Role.EXECUTIVE))
    begin_review(examination, by=None)
    return examination


def make_copied() -> Disclosure:
    """An item with a dated copy, marked, open to clarification."""
    examination = make_checked_review(make_agency())
    give(item_of(examination), make_assessor(), NONE)
    open_clarification(examination, until=TOMORROW, by=None)
    return item_of(examination)
