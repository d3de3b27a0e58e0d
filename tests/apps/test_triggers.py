"""What the database keeps: every trigger that a migration made is still there after all of them."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from prongsai.apps.triggers import (
    Refusal,
    Refusing,
    refuse_deletion,
    refuse_late_updates,
    refused_again,
)

pytestmark = pytest.mark.django_db


def refusals() -> dict[str, list[Refusal]]:
    """What the migrations refuse, by the table."""
    found: dict[str, list[Refusal]] = {}
    for migration in MigrationLoader(None).disk_migrations.values():
        for step in migration.operations:
            if isinstance(step, Refusing):
                found.setdefault(step.refusal.table, []).append(step.refusal)
    return found


def tables() -> list[str]:
    """The tables of which something is refused."""
    return sorted(refusals())


def names_of(refusal: Refusal) -> set[str]:
    """What its triggers are called in this database."""
    if connection.vendor == "sqlite":
        return {f"{refusal.name}_no_{event.lower()}" for event in refusal.events}
    return {f"{refusal.name}_no_change", f"{refusal.name}_no_truncate"}


def triggers_on(table: str) -> set[str]:
    """The triggers of a table as the database has them."""
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [table])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("table", tables())
def test_every_trigger_of_the_migrations_is_there(table):
    """One that is missing was lost when SQLite made its table anew: triggers.refused_again."""
    wanted = {name for one in refusals()[table] for name in names_of(one)}

    assert triggers_on(table) == wanted


def test_the_triggers_of_a_table_that_was_made_anew_are_made_again():
    before = triggers_on("evidence_decision")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER evidence_decision_late_no_update")
    again = refused_again(
        refuse_deletion("evidence_decision"),
        refuse_late_updates("evidence_decision", "OLD.frozen_at IS NOT NULL"),
    )

    again.code(apps, connection.schema_editor())

    assert triggers_on("evidence_decision") == before
    assert len(before) >= 2
