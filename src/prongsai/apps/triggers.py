"""Rows that the database itself keeps from being changed, on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def refuse_changes(table: str, when: str = "") -> migrations.RunPython:
    """A migration step: refuse UPDATE and DELETE of the rows of ``table`` that meet ``when``.

    ``when`` is an SQL condition on OLD; empty means every row.
    """

    def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _create(editor.connection.vendor, table, when):
            editor.execute(statement)

    def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _drop(editor.connection.vendor, table):
            editor.execute(statement)

    return migrations.RunPython(create, drop)


def _create(vendor: str, table: str, when: str) -> list[str]:
    condition = f"WHEN ({when})" if when else ""
    refusal = f"{table} rows are frozen"
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
            f"{condition} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            for event in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW {condition} EXECUTE FUNCTION {table}_frozen()",
    ]


def _drop(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{event}" for event in ("update", "delete")]
    return [f"DROP TRIGGER {table}_no_change ON {table}", f"DROP FUNCTION {table}_frozen()"]
