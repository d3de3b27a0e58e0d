"""Rows that the database itself keeps from being changed, on SQLite and on PostgreSQL.

SQLite makes a table anew for most changes of its columns, and its triggers are gone then: such a
migration ends with ``refused_again``. A test compares the triggers of the migrations with those
that are there.
"""

from typing import NamedTuple

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


class Refusal(NamedTuple):
    """What is refused of which rows, and what the database says then.

    ``name`` is what it is called in the database: one table may have several.
    """

    table: str
    events: tuple[str, ...]
    when: str
    says: str
    name: str


class Refusing(migrations.RunPython):
    """A migration step that makes the triggers of one refusal."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal

        def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
            for statement in _create(editor.connection.vendor, refusal):
                editor.execute(statement)

        def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
            for statement in _drop(editor.connection.vendor, refusal):
                editor.execute(statement)

        super().__init__(create, drop)


def refuse_changes(table: str, when: str = "") -> Refusing:
    """A migration step: refuse UPDATE and DELETE of the rows of ``table`` that meet ``when``.

    ``when`` is an SQL condition on OLD; empty means every row. TRUNCATE looks at no row, so
    PostgreSQL refuses it for the whole table; SQLite has none.
    """
    says = f"{table} rows are frozen"
    return Refusing(Refusal(table, ("UPDATE", "DELETE"), when, says, table))


def refuse_deletion(table: str) -> Refusing:
    """A migration step: refuse DELETE and TRUNCATE of ``table``; its rows may be changed."""
    return Refusing(Refusal(table, ("DELETE",), "", f"{table} rows are kept", table))


def refuse_updates(table: str) -> Refusing:
    """A migration step: refuse UPDATE and TRUNCATE of ``table``; a row may go while unused."""
    return Refusing(Refusal(table, ("UPDATE",), "", f"{table} rows are frozen", table))


def refuse_late_updates(table: str, when: str) -> Refusing:
    """A migration step beside ``refuse_deletion``: refuse UPDATE of the rows that meet ``when``."""
    return Refusing(Refusal(table, ("UPDATE",), when, f"{table} rows are frozen", f"{table}_late"))


def refused_again(*steps: Refusing) -> migrations.RunPython:
    """A migration step after a table was changed: make those of its triggers that SQLite lost."""

    def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            for step in steps:
                for statement in [*_drop("sqlite", step.refusal), *_create("sqlite", step.refusal)]:
                    editor.execute(statement)

    return migrations.RunPython(create, migrations.RunPython.noop)


def _create(vendor: str, refusal: Refusal) -> list[str]:
    table, events, when, says, name = refusal
    condition = f"WHEN ({when})" if when else ""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name}_no_{event.lower()} BEFORE {event} ON {table} "
            f"{condition} BEGIN SELECT RAISE(ABORT, '{says}'); END"
            for event in events
        ]
    return [
        f"CREATE FUNCTION {name}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$",
        f"CREATE TRIGGER {name}_no_change BEFORE {' OR '.join(events)} ON {table} "
        f"FOR EACH ROW {condition} EXECUTE FUNCTION {name}_refused()",
        f"CREATE TRIGGER {name}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_refused()",
    ]


def _drop(vendor: str, refusal: Refusal) -> list[str]:
    table, name = refusal.table, refusal.name
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}_no_{event.lower()}" for event in refusal.events]
    return [
        f"DROP TRIGGER {name}_no_truncate ON {table}",
        f"DROP TRIGGER {name}_no_change ON {table}",
        f"DROP FUNCTION {name}_refused()",
    ]
