"""Answers of one survey in a file that is held in memory: understood, counted and forgotten.

For files that people bring to a page, one respondent a row. Every row is counted with what each
person's answers give together, which margins of error need; files of a nation are
`engines.counting`'s.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from prongsai.core.framework import Node
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.surveys.questionnaire import Questionnaire, Response
from prongsai.core.surveys.signs import signs_of
from prongsai.core.surveys.tallies import Tally, tally_of
from prongsai.core.wording import Text, same
from prongsai.engines.answer_rows import Rows, tables_in
from prongsai.engines.answers import Written
from prongsai.engines.legend import Columns, Legend, Remedy, Unknown
from prongsai.engines.naming import IGNORE, Naming
from prongsai.engines.tables import broken

_HEADER_WITHIN = 5  # rows: titles and a second language may stand above it


class Respondents(NamedTuple):
    """What a file of answers says: its columns, what has no column, and the counts.

    ``unanswered`` is how many rows have no answer at all; they are not counted.
    """

    columns: Columns
    missing: tuple[Node, ...]
    tally: Tally
    unanswered: int


def read_respondents(
    name: str, content: bytes, survey: Questionnaire, naming: Naming | None = None
) -> Respondents:
    """Understand and count a CSV file or an Excel workbook.

    Headings that are not known are given back, not counted. Raises ProblemsFound for a file that
    is no table, asks nothing of the survey, or has answers that mean nothing: each with its
    place, how often, and what to do.
    """
    instrument = survey.instrument.code
    legend = Legend(survey.framework, instrument, naming or Naming(), name, _IN_THE_FILE)
    rows, header = _answered_table(tables_in(name, content), legend)
    headings = [heading.strip() for heading in rows[header]]
    columns = legend.understood(headings)
    if not columns.asked:
        raise problem_in(
            name, _ASKS_NOTHING.fill(asks=instrument.upper(), example=survey.asked[0].code)
        )
    missing = legend.missing(columns.asked.values())
    problems = [*_repeated(name, headings, columns, missing), *legend.twice(columns.asked)]
    if problems:
        raise ProblemsFound(problems)
    counting = _Counting(name, survey, legend, headings, columns.asked)
    tally = tally_of(survey, counting.responses(rows, header + 1))
    if counting.unknown:
        raise ProblemsFound(legend.not_understood(columns.asked, counting.unknown.values()))
    if not tally.n:
        raise problem_in(name, _NO_ANSWERS)
    return Respondents(columns, missing, tally, counting.unanswered)


class _Counting:
    def __init__(
        self,
        name: str,
        survey: Questionnaire,
        legend: Legend,
        headings: Sequence[str],
        asked: Mapping[str, Node],
    ) -> None:
        self.unanswered = 0
        self.unknown: dict[Written, Unknown] = {}
        self._name, self._survey, self._legend, self._headings = name, survey, legend, headings
        place = {node.code: (headings.index(heading), heading) for heading, node in asked.items()}
        # In the order in which the survey asks; None where the file has no column.
        self._asked = [(node, place.get(node.code)) for node in survey.asked]
        self._meant: dict[tuple[str | None, str], str | None] = {}

    def responses(self, rows: Sequence[list[str]], start: int) -> Iterator[Response]:
        """The responses from row ``start`` on; what is not understood is noted."""
        in_header = True
        for number, row in enumerate(rows[start:], start + 1):
            if not any(map(str.strip, row)):
                continue
            self._check_length(row, number)
            if in_header and self._is_header(row):
                continue
            in_header = False
            response = Response(tuple(self._chosen(row, number)))
            if any(response.chosen):
                # When and how fast people answered is not read from files.
                signs = signs_of(self._survey, response, seconds=None, recent=0)
                yield response._replace(signs=signs)
            else:
                self.unanswered += 1

    def _chosen(self, row: list[str], number: int) -> Iterator[str | None]:
        for node, place in self._asked:
            if place is None:
                yield None
                continue
            column, heading = place
            option = self._option(node, row[column])
            if option is None:
                written = Written(heading, row[column].strip())
                before = self.unknown.get(written, Unknown(written, 0, number))
                self.unknown[written] = before._replace(times=before.times + 1)
            yield None if option == IGNORE else option

    def _option(self, node: Node, answer: str) -> str | None:
        key = (node.scale, answer)
        if key not in self._meant:
            self._meant[key] = self._legend.option(node, answer)
        return self._meant[key]

    def _is_header(self, row: list[str]) -> bool:
        """Whether a row below the header only says the questions once more, or has HXL tags."""
        if all(cell.startswith("#") for cell in row if cell.strip()):
            return True
        cells = [(node, row[place[0]]) for node, place in self._asked if place]
        said = [(node, cell) for node, cell in cells if cell.strip()]
        return bool(said) and all(self._legend.says(node, cell) for node, cell in said)

    def _check_length(self, row: list[str], number: int) -> None:
        fits = len(row) >= len(self._headings)
        if not fits or any(map(str.strip, row[len(self._headings) :])):
            raise broken(Path(self._name), str(number))


def _answered_table(tables: Iterable[Rows], legend: Legend) -> tuple[Rows, int]:
    """The table and its row that name most questions; the first row of all where none does."""
    rows_that_may = [(rows, place) for rows in tables for place in _first_rows(rows)]
    return max(rows_that_may, key=lambda table: len(legend.understood(table[0][table[1]]).asked))


def _first_rows(rows: Rows) -> Iterator[int]:
    """The places of the rows among which the header is."""
    filled = (place for place, row in enumerate(rows) if any(map(str.strip, row)))
    return islice(filled, _HEADER_WITHIN)


def _repeated(
    name: str, headings: Sequence[str], columns: Columns, missing: Sequence[Node]
) -> Iterator[Problem]:
    """A sentence where one heading stands over several columns and could be a question."""
    doubtful = [*columns.asked, *(columns.unknown if missing else ())]
    twice = [heading for heading in dict.fromkeys(doubtful) if headings.count(heading) > 1]
    if twice:
        says = _SEVERAL.fill(headings=", ".join(twice))
        yield Problem(same(name), says)


_IN_THE_FILE = Remedy(
    answer=Text("โปรดแก้ในไฟล์แล้วเลือกไฟล์ใหม่", "Correct it in the file and choose the file again."),
    twice=Text(
        "โปรดลบให้เหลือคอลัมน์เดียวในไฟล์แล้วเลือกไฟล์ใหม่",
        "leave one of them in the file and choose the file again.",
    ),
)
_ASKS_NOTHING = Text(
    "ไม่มีคอลัมน์ใดเป็นข้อคำถามของ {asks} ปีนี้ โปรดเลือกไฟล์ที่ส่งออกคำตอบของแบบวัดนี้ "
    "ถ้าใช้ถ้อยคำของตนเอง โปรดตั้งหัวคอลัมน์เป็นรหัสข้อ เช่น {example}",
    "no column is a question of this year's {asks}; choose the file with the answers to this "
    "survey. Where you asked in words of your own, head the columns with codes such as {example}.",
)
_NO_ANSWERS = Text(
    "ไม่มีคำตอบแม้แต่ข้อเดียว โปรดส่งออกคำตอบจากระบบแบบสำรวจอีกครั้ง",
    "there is not a single answer in it; export the answers from the survey tool again.",
)
_SEVERAL = Text(
    "หลายคอลัมน์มีหัวเดียวกัน ({headings}) จึงไม่รู้ว่าเป็นข้อใด โปรดส่งออกใหม่โดยเลือกหัวคอลัมน์เป็นชื่อ (XML values) "
    "หรือรวมชื่อกลุ่มคำถามไว้ในหัวคอลัมน์",
    "several columns have one heading ({headings}), so nobody can tell which question each is; "
    "export again with names as headings (XML values), or with the names of groups in them.",
)
