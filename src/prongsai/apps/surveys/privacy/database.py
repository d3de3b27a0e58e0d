"""The tables as the database really has them, whatever the program believes."""

from typing import Any, NamedTuple

from django.db import connection

SURVEYS = "surveys_"


def rows(sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """What a question to the database gives; the questions here only read."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def on_postgresql() -> bool:
    """Whether the database is PostgreSQL; else it is SQLite."""
    return connection.vendor == "postgresql"


class Reference(NamedTuple):
    """A foreign key: from which table to which."""

    table: str
    to: str


def survey_tables() -> list[str]:
    """The names of all tables and views of the surveys."""
    if on_postgresql():
        sql = (
            "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') "
            "AND c.relnamespace = current_schema()::regnamespace ORDER BY 1"
        )
    else:
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY 1"
    return [name for (name,) in rows(sql) if name.startswith(SURVEYS)]


def columns_of(table: str) -> dict[str, str]:
    """The columns of a table with the kind of value that each holds; hidden ones, too."""
    if on_postgresql():
        sql = (
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
            "WHERE attrelid = quote_ident(%s)::regclass AND attnum > 0 AND NOT attisdropped"
        )
    else:
        sql = "SELECT name, type FROM pragma_table_xinfo(%s)"
    return {name: _kind(declared) for name, declared in rows(sql, (table,))}


def references() -> list[Reference]:
    """Every foreign key of the whole database."""
    if on_postgresql():
        sql = (
            "SELECT a.relname, b.relname FROM pg_constraint c "
            "JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid "
            "WHERE c.contype = 'f'"
        )
    else:
        sql = (
            'SELECT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
            "WHERE m.type = 'table'"
        )
    return [Reference(*row) for row in rows(sql)]


def triggers() -> list[tuple[str, str]]:
    """Every trigger and rule on a table of the surveys, as (table, name)."""
    if on_postgresql():
        sql = (
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal UNION SELECT tablename, rulename FROM pg_rules"
        )
    else:
        sql = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    return sorted((table, name) for table, name in rows(sql) if table.startswith(SURVEYS))


def _kind(declared: str) -> str:
    """The kind of a column, the same word on both databases; unknown ones as declared."""
    word = declared.lower().partition("(")[0].removesuffix(" unsigned").strip()
    return _KINDS.get(word, word)


_KINDS = {
    "bigint": "number",
    "integer": "number",
    "smallint": "number",
    "bool": "yes or no",
    "boolean": "yes or no",
    "char": "letters",
    "character varying": "letters",
    "text": "letters",
    "uuid": "letters",
    "varchar": "letters",
    "json": "letters",
    "jsonb": "letters",
    "date": "day",
}
