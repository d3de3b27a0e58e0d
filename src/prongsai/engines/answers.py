# ruff: noqa: S608  # names and values from the file enter the SQL quoted, the path is a parameter
"""What is written in a file of answers, counted by DuckDB: whole numbers and nothing else."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same
from prongsai.engines.counters import FITS, Counters, four_in_one, one_by_one
from prongsai.engines.tables import Table, broken, open_table, sql_name, sql_string

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 10_000
_WHOLE_NUMBERS = {f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG")} | {
    "INTEGER",
    "UINTEGER",
}


class Limits(NamedTuple):
    """What counting may use: memory as DuckDB writes it, and threads (``None``: every core)."""

    memory: str = "1GB"
    threads: int | None = None


class Agencies(NamedTuple):
    """Agencies by a column that names them: all, or one of ``of`` shares of about equal size.

    Shares let several processes divide a nation among them, each scoring what it counted.
    """

    column: str
    share: int = 0
    of: int = 1


class Written(NamedTuple):
    """An answer as it is written, under the heading that it stands under."""

    heading: str
    answer: str


class AnswerFile:
    """A file of answers open for counting. Skipped answers (no value) are never counted.

    A heading is a column's, or where each row is one answer, what its column ``question`` says.
    """

    def __init__(
        self, table: Table, connection: "DuckDBPyConnection", agencies: Agencies | None
    ) -> None:
        self.table = table
        self.agency = table.column(agencies.column) if agencies else None
        self._connection = connection
        self._reads = table.reads
        if agencies and self.agency and agencies.of > 1:
            share = f"hash({self.agency.name}) % {agencies.of} = {agencies.share}"
            self._reads = f"(SELECT * FROM {table.reads} WHERE {share})"

    def headings(self) -> list[str]:
        """What was asked, as the file names it."""
        if not self.table.is_long:
            columns = self.table.columns
            return [column.heading for column in columns if column != self.agency]
        question = self.table.column("question").name
        rows = self._rows(f"SELECT DISTINCT CAST({question} AS VARCHAR) FROM {self._reads}")
        return sorted(heading or "" for (heading,) in rows)

    def times(self, asked: Collection[str]) -> dict[Written, int]:
        """How often each different answer stands under each heading."""
        rows = self._rows(f"""
            SELECT CAST(heading AS VARCHAR), CAST(answer AS VARCHAR), count(*)
            FROM ({self._answers(asked)}) GROUP BY heading, answer""")
        return {Written(heading, answer): number for heading, answer, number in rows}

    def first_rows(self, written: Collection[Written]) -> dict[Written, int]:
        """The first row in which each answer stands, as a spreadsheet numbers rows."""
        row = f"row_number() OVER () + {self.table.first_row - 1}"
        rows = self._rows(f"""
            SELECT CAST(heading AS VARCHAR), CAST(answer AS VARCHAR), min(key)
            FROM ({self._answers({heading for heading, _ in written}, row)})
            GROUP BY heading, answer""")
        found = {Written(heading, answer): number for heading, answer, number in rows}
        return {one: found[one] for one in written}

    def group_by_agency(self, asked: Collection[str], answers: Sequence[str]) -> None:
        """Count ``answers`` for every agency and heading, in one pass over the file."""
        kind = self._type(asked)
        values = [f"TRY_CAST({sql_string(answer)} AS {kind})" for answer in answers]
        self._group(asked, four_in_one(values))
        [(most,)] = self._rows("SELECT coalesce(max(given), 0) FROM by_agency")
        if most > FITS:
            self._group(asked, one_by_one(values))

    def _group(self, asked: Collection[str], counters: Counters) -> None:
        key = self.agency.name if self.agency else "NULL"
        numbers = "".join(f", {number} AS n{n}" for n, number in enumerate(counters.numbers))
        self._execute(f"""
            CREATE OR REPLACE TEMP TABLE by_agency AS
            SELECT key, heading {numbers}, given
            FROM (SELECT key, heading, {", ".join([*counters.sums, "count(*) AS given"])}
                  FROM ({self._answers(asked, key)}) GROUP BY key, heading)""")

    def grouped(self) -> Iterator[tuple[Any, ...]]:
        """Agency, heading, how often each of the answers stands there; agencies in order."""
        return self._rows("""
            SELECT CAST(key AS VARCHAR), CAST(heading AS VARCHAR), * EXCLUDE (key, heading, given)
            FROM by_agency ORDER BY key NULLS FIRST""")

    def grouped_together(self) -> Iterator[tuple[Any, ...]]:
        """Heading, how often each of the answers stands there, how many answers there are."""
        return self._rows("""
            SELECT CAST(heading AS VARCHAR), sum(COLUMNS(* EXCLUDE (key, heading)))
            FROM by_agency GROUP BY heading""")

    def _answers(self, asked: Collection[str], key: str = "NULL") -> str:
        """SQL for one row per answer given: ``key``, ``heading``, ``answer``."""
        return self._long(asked, key) if self.table.is_long else self._wide(asked, key)

    def _long(self, asked: Collection[str], key: str) -> str:
        question, option = (self.table.column(name).name for name in ("question", "option"))
        return f"""
            SELECT {key} AS key, {question} AS heading,
                   CAST({option} AS {self._type(asked)}) AS answer
            FROM {self._reads} WHERE {option} IS NOT NULL"""

    def _wide(self, asked: Collection[str], key: str) -> str:
        kind = self._type(asked)
        read = ", ".join(
            f"CAST({self.table.column(heading).name} AS {kind}) AS {sql_name(heading)}"
            for heading in asked
        )
        return f"""
            SELECT "key of the row" AS key, heading, answer
            FROM (UNPIVOT (SELECT {key} AS "key of the row", {read} FROM {self._reads})
                  ON {", ".join(map(sql_name, asked))} INTO NAME heading VALUE answer)"""

    def _type(self, asked: Collection[str]) -> str:
        """The SQL type in which answers are compared: whole numbers where all are, else text."""
        columns = ["option"] if self.table.is_long else asked
        types = {self.table.column(heading).type for heading in columns}
        return types.pop() if len(types) == 1 and types < _WHOLE_NUMBERS else "VARCHAR"

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        result = self._execute(query)
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            yield from rows

    def _execute(self, query: str) -> "DuckDBPyConnection":
        given = {"path": str(self.table.path)} if "$path" in query else {}
        return self._connection.execute(query, given)


@contextmanager
def answers_in(
    path: Path, limits: Limits | None = None, agencies: Agencies | None = None
) -> Iterator[AnswerFile]:
    """Open a file of answers; what DuckDB cannot read meanwhile is told in a sentence."""
    import duckdb  # a tenth of a second that only counting should cost

    limits = limits or Limits()
    config: dict[str, Any] = {
        "memory_limit": limits.memory,
        "temp_directory": "",  # answers are never written anywhere else
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if limits.threads is not None:
        config["threads"] = limits.threads
    try:
        with duckdb.connect(":memory:", config=config) as connection:
            yield AnswerFile(open_table(connection, path), connection, agencies)
    except duckdb.OutOfMemoryException as error:
        raise ProblemsFound([Problem(same(path.name), _OUT_OF_MEMORY)]) from error
    except duckdb.Error as error:
        line = re.search(r"CSV Error on Line: (\d+)", str(error))
        raise broken(path, line[1] if line else None) from error


_OUT_OF_MEMORY = Text(
    "หน่วยความจำไม่พอสำหรับนับไฟล์นี้ โปรดตรวจว่าคอลัมน์ที่จับคู่ไว้เป็นคำตอบ ไม่ใช่ข้อความอิสระ",
    "there is too little memory to count this file; check that the columns named as questions "
    "hold answers, not free text.",
)
