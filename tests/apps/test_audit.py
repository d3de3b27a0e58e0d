"""The audit log: append-only, chained, and any tampering is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.apps.audit.models import Entry, Head
from prongsai.apps.audit.queries import Fault, lines_of, verify_log
from tests.web.builders import make_agency, make_published_result, make_user

pytestmark = pytest.mark.django_db


def test_every_action_adds_one_line_with_who_did_it():
    agency = make_agency()
    make_user(agency, username="nok")
    make_published_result(agency)

    assert [entry.action for entry in lines_of("klongmuang")] == [
        "result.published",
        "result.sheet_imported",
        "round.opened",
        "agency.appointed",
        "agency.position_created",
        "account.created",
        "agency.registered",
    ]


def test_a_log_that_nobody_touched_verifies():
    make_published_result(make_agency())

    assert list(verify_log()) == []


def test_a_log_without_a_line_verifies():
    assert list(verify_log()) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"]
)
def test_the_database_refuses_to_change_a_line(statement):
    make_agency()

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        _run(statement)

    assert Entry.objects.count() == 1


def test_the_database_refuses_to_delete_the_end_of_the_chain():
    make_agency()

    with pytest.raises(DatabaseError, match="kept"), transaction.atomic():
        _run("DELETE FROM audit_head")

    assert Head.objects.get().sequence == 1


def test_a_tampered_line_is_found():
    make_agency("a")
    make_agency("b")
    make_agency("c")

    _behind_the_back(
        "audit_entry", "UPDATE audit_entry SET action = 'nothing.happened' WHERE sequence = 2"
    )

    assert _sequences(verify_log()) == [2]


def test_a_line_taken_out_is_found():
    make_agency("a")
    make_agency("b")
    make_agency("c")

    _behind_the_back("audit_entry", "DELETE FROM audit_entry WHERE sequence = 2")

    assert _sequences(verify_log()) == [2, 3]


def test_lines_cut_off_at_the_end_are_found():
    make_agency("a")
    make_agency("b")

    _behind_the_back("audit_entry", "DELETE FROM audit_entry WHERE sequence = 2")

    assert _sequences(verify_log()) == [2]


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        ("DELETE FROM audit_entry WHERE sequence > 2", [3]),
        ("DELETE FROM audit_entry WHERE sequence > 1", [2]),
        ("DELETE FROM audit_entry", [1]),
    ],
)
def test_a_log_without_its_end_is_a_fault_however_many_lines_went_with_it(cut, told):
    make_agency("a")
    make_agency("b")

    _behind_the_back("audit_entry", cut)
    _behind_the_back("audit_head", "DELETE FROM audit_head")

    assert _sequences(verify_log()) == told


def test_no_line_is_added_to_a_log_without_its_end():
    make_agency("a")
    _behind_the_back("audit_entry", "DELETE FROM audit_entry")
    _behind_the_back("audit_head", "DELETE FROM audit_head")

    with pytest.raises(Head.DoesNotExist):
        make_agency("b")


def test_an_agency_sees_only_its_own_lines():
    make_agency("a")
    make_agency("b")

    assert [entry.agency for entry in lines_of("b")] == ["b"]


def _sequences(faults: list[Fault]) -> list[int]:
    return [fault.sequence for fault in faults]


def _behind_the_back(table: str, statement: str) -> None:
    """Change the table as somebody could who holds the database itself."""
    if connection.vendor == "sqlite":
        _run(f"DROP TRIGGER IF EXISTS {table}_no_update")
        _run(f"DROP TRIGGER IF EXISTS {table}_no_delete")
    else:
        _run("SET CONSTRAINTS ALL IMMEDIATE")
        _run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    _run(statement)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
