# ruff: noqa: S608  # names and values from the file enter the SQL quoted, the path is a parameter
"""What is written in a file of answers, counted by DuckDB: whole numbers and nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same
from prongsai.engines.tables import Column, Table, broken, open_table, sql_name, sql_string

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 10_000


class Limits(NamedTuple):
    """What counting may use: memory as DuckDB writes it, and threads (``None``: every core)."""

    memory: str = "1GB"
    threads: int | None = None


class Written(NamedTuple):
    """An answer as it is written, under the heading that it stands under."""

    heading: str
    answer: str


class AnswerFile:
    """A file of answers open for counting. Skipped answers (no value) are never counted."""

    def __init__(self, table: Table, connection: "DuckDBPyConnection") -> None:
        self.table = table
        self._connection = connection

    def headings(self) -> list[str]:
        """What was asked, as the file names it: its headings, or its column ``question``."""
        if not self.table.is_long:
            return [column.heading for column in self.table.columns]
        question = self.table.column("question").name
        rows = self._rows(f"SELECT DISTINCT {question} FROM {self.table.reads} ORDER BY 1")
        return [str(heading or "") for (heading,) in rows]

    def times(self, headings: Iterable[str]) -> dict[Written, int]:
        """How often each different answer stands under each heading."""
        rows = self._rows(f"""
            SELECT heading, CAST(answer AS VARCHAR), count(*)
            FROM ({self._answers(headings)}) GROUP BY heading, answer""")
        return {Written(heading, answer): number for heading, answer, number in rows}

    def first_rows(self, written: Sequence[Written]) -> dict[Written, int]:
        """The first row in which each answer stands, as a spreadsheet numbers rows."""
        headings = {heading for heading, _ in written}
        row = f"row_number() OVER () + {self.table.first_row - 1}"
        rows = self._rows(f"""
            SELECT heading, CAST(answer AS VARCHAR), min(key)
            FROM ({self._answers(headings, row)}) GROUP BY heading, answer""")
        found = {Written(heading, answer): number for heading, answer, number in rows}
        return {one: found[one] for one in written}

    def times_by_agency(
        self, headings: Iterable[str], agency: Column, answers: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        """Agency, heading, and how often each of ``answers`` stands there; agencies in order."""
        numbers = "".join(
            f", count(CASE WHEN answer = {sql_string(a)} THEN 1 END)" for a in answers
        )
        return self._rows(f"""
            SELECT CAST(key AS VARCHAR), heading {numbers}
            FROM ({self._answers(headings, agency.name)}) GROUP BY key, heading
            ORDER BY key NULLS FIRST""")

    def _answers(self, headings: Iterable[str], key: str = "NULL") -> str:
        """SQL for one row per answer given: ``key``, ``heading``, ``answer``."""
        if self.table.is_long:
            return self._long(headings, key)
        return self._wide(headings, key)

    def _long(self, headings: Iterable[str], key: str) -> str:
        question, option = (self.table.column(name).name for name in ("question", "option"))
        asked = ", ".join(map(sql_string, headings))
        return f"""
            SELECT key, heading, answer
            FROM (SELECT {key} AS key, {question} AS heading, {option} AS answer
                  FROM {self.table.reads})
            WHERE heading IN ({asked}) AND answer IS NOT NULL"""

    def _wide(self, headings: Iterable[str], key: str) -> str:
        columns = [self.table.column(heading) for heading in headings]
        as_text = len({column.type for column in columns}) > 1
        read = ", ".join(_read(column, as_text) for column in columns)
        asked = ", ".join(sql_name(column.heading) for column in columns)
        return f"""
            SELECT "key of the row" AS key, heading, answer
            FROM (UNPIVOT (SELECT {key} AS "key of the row", {read} FROM {self.table.reads})
                  ON {asked} INTO NAME heading VALUE answer)"""

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        result = self._connection.execute(query, {"path": str(self.table.path)})
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            yield from rows


@contextmanager
def answers_in(path: Path, limits: Limits) -> Iterator[AnswerFile]:
    """Open a file of answers; what DuckDB cannot read meanwhile is told in a sentence."""
    import duckdb  # a tenth of a second that only counting should cost

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
            yield AnswerFile(open_table(connection, path), connection)
    except duckdb.OutOfMemoryException as error:
        raise ProblemsFound([Problem(same(path.name), _OUT_OF_MEMORY)]) from error
    except duckdb.Error as error:
        line = re.search(r"CSV Error on Line: (\d+)", str(error))
        raise broken(path, line[1] if line else None) from error


def _read(column: Column, as_text: bool) -> str:
    name = f"CAST({column.name} AS VARCHAR)" if as_text else column.name
    return f"{name} AS {sql_name(column.heading)}"


_OUT_OF_MEMORY = Text(
    "หน่วยความจำไม่พอสำหรับนับไฟล์นี้ โปรดตรวจว่าคอลัมน์ที่จับคู่ไว้เป็นคำตอบ ไม่ใช่ข้อความอิสระ",
    "there is too little memory to count this file; check that the columns named as questions "
    "hold answers, not free text.",
)
