"""What the database itself keeps of a review: marks, clarifications and decisions that were given.

Every statement here goes past our actions, as one of somebody who writes to the tables would.
"""

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.apps.evidence.deciding import clarify, confirm, decide, open_clarification
from prongsai.apps.evidence.models import (
    Assignment,
    Clarification,
    Copy,
    Decision,
    Turn,
)
from prongsai.apps.evidence.reviewing import assign, give_mark
from tests.apps.evidence.reviews import (
    FULL,
    NONE,
    TODAY,
    give,
    item_of,
    make_assessor,
    make_clarifying,
    make_copied,
    make_review,
)

pytestmark = pytest.mark.django_db


def refused(act, *given, **details) -> str:
    """What the database says when it refuses."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        act(*given, **details)
    return str(refusal.value).partition("\n")[0]


def make_confirmed():
    """An OIT of which one item was clarified and decided, all confirmed."""
    examination = make_clarifying()
    clarify(item_of(examination), text="อีเมลอยู่ท้ายหน้า", by=None)
    decide(item_of(examination), mark=FULL, reason="พบอีเมลท้ายหน้า", by=None)
    confirm(examination, by=None)
    return examination


def test_a_decision_that_is_confirmed_is_never_changed():
    make_confirmed()

    says = [
        refused(Decision.objects.filter(mark=FULL).update, mark=NONE),
        refused(Decision.objects.update, reason="x"),
        refused(Decision.objects.update, frozen_at=None),
    ]

    assert says == ["evidence_decision rows are frozen"] * 3
    assert Decision.objects.filter(mark=FULL, reason="พบอีเมลท้ายหน้า").count() == 1


def test_a_decision_can_be_put_right_until_it_is_confirmed():
    examination = make_clarifying()
    clarify(item_of(examination), text="อีเมลอยู่ท้ายหน้า", by=None)
    decide(item_of(examination), mark=NONE, reason="ไม่พบ", by=None)

    decide(item_of(examination), mark=FULL, reason="พบแล้ว", by=None)

    assert Decision.objects.values_list("mark", "reason", "frozen_at").get() == (
        FULL,
        "พบแล้ว",
        None,
    )


def test_a_mark_that_the_agency_has_seen_is_never_changed():
    examination = make_review("o1")
    given = give(item_of(examination), make_assessor(), NONE)
    give_mark(given, mark=FULL, comment="", by=given.assessor)
    open_clarification(examination, until=TODAY, by=None)

    says = [
        refused(Assignment.objects.update, mark=NONE, comment="x"),
        refused(Assignment.objects.update, frozen_at=None),
        refused(Assignment.objects.update, assessor=make_assessor("other")),
    ]

    assert says == ["evidence_assignment rows are frozen"] * 3
    assert Assignment.objects.values_list("mark", "assessor").get() == (FULL, given.assessor.pk)


def test_no_assignment_clarification_or_decision_is_ever_deleted():
    assign(
        item_of(make_review("o1", year=2567)),
        assessor=make_assessor("waiting"),
        turn=Turn.FIRST,
        by=None,
    )
    undecided = make_clarifying(agency="other")
    clarify(item_of(undecided), text="อีเมลอยู่ท้ายหน้า", by=None)
    decide(item_of(undecided), mark=FULL, reason="พบอีเมลท้ายหน้า", by=None)

    says = [
        refused(rows.objects.all()._raw_delete, "default")
        for rows in (Assignment, Clarification, Decision)
    ]

    assert says == [
        "evidence_assignment rows are kept",
        "evidence_clarification rows are frozen",
        "evidence_decision rows are kept",
    ]


def test_a_clarification_stays_as_it_was_sent_with_its_copies():
    item = make_copied()
    sent = clarify(item, text="ดูสำเนา", copies=Copy.objects.all(), by=None)

    says = [
        refused(Clarification.objects.update, text="x"),
        refused(sent.copies.clear),
        refused(Clarification.copies.through.objects.update, copy=Copy.objects.get()),
    ]

    assert (
        says
        == ["evidence_clarification rows are frozen"]
        + ["evidence_clarification_copies rows are frozen"] * 2
    )
    assert list(sent.copies.all()) == list(Copy.objects.all())


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["assignment", "clarification", "decision"])
def test_no_table_of_the_review_is_emptied_at_once(table):
    with connection.cursor() as cursor:
        says = refused(cursor.execute, f"TRUNCATE evidence_{table} CASCADE")

    assert says.startswith("evidence_")
