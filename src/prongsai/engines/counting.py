"""Counting answers by the million: DuckDB counts what is written, Python says what it means.

An engine only counts whole numbers; which answer is which option, what that is worth and how it
is rounded are decided in one place, in Python. Every different answer is looked at once, however
often it was given.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from prongsai.core.framework import Framework, Node
from prongsai.core.marks import Counts
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same
from prongsai.engines.answers import AnswerFile, Limits, Written, answers_in
from prongsai.engines.naming import IGNORE, Naming
from prongsai.engines.survey import Survey, Unknown


class _Meaning(NamedTuple):
    """What stands under a heading: the code of what was asked, and answer → code of the option."""

    code: str
    options: Mapping[str, str]


def count_answers(
    path: Path,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> dict[str, dict[str, int]]:
    """Count the answers to one instrument in a CSV or Parquet file, everybody together.

    Raises ProblemsFound with a sentence for each column and answer that is not understood.
    """
    survey = Survey(framework, instrument, naming or Naming(), path.name)
    with answers_in(path, limits or Limits()) as file:
        times = file.times(nodes := survey.nodes(file.headings()))
        meanings = _meanings(file, survey, nodes, times)
    return _counts(meanings, (((heading, [(answer, n)]) for (heading, answer), n in times.items())))


def count_by_agency(
    path: Path,
    agency_column: str,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[str, Counts]]:
    """Count the answers of many agencies in one file: every agency, in order, with its counts.

    The whole file is understood before the first agency is given; problems as `count_answers`.
    """
    survey = Survey(framework, instrument, naming or Naming(), path.name)
    with answers_in(path, limits or Limits()) as file:
        column = file.table.column(agency_column)
        nodes = survey.nodes(name for name in file.headings() if name != column.heading)
        meanings = _meanings(file, survey, nodes, file.times(nodes))
        answers = sorted({answer for meaning in meanings.values() for answer in meaning.options})
        rows = file.times_by_agency(nodes, column, answers)
        for agency, of_agency in groupby(rows, key=itemgetter(0)):
            if not agency:
                raise _problem(path, _NO_AGENCY.fill(column=column.heading))
            yield (
                agency,
                _counts(
                    meanings,
                    ((heading, zip(answers, n, strict=True)) for _, heading, *n in of_agency),
                ),
            )


def _meanings(
    file: AnswerFile, survey: Survey, nodes: Mapping[str, Node], times: Mapping[Written, int]
) -> dict[str, _Meaning]:
    """What stands under each heading; ProblemsFound for answers that mean nothing there."""
    if not times:
        raise _problem(file.table.path, _NO_ANSWERS)
    options: dict[str, dict[str, str]] = {heading: {} for heading in nodes}
    unknown = []
    for written in times:
        option = survey.option(nodes[written.heading], written.answer)
        if option is None:
            unknown.append(written)
        elif option != IGNORE:
            options[written.heading][written.answer] = option
    if unknown:
        rows = file.first_rows(unknown)
        found = [Unknown(written, times[written], rows[written]) for written in unknown]
        raise ProblemsFound(survey.not_understood(nodes, found))
    return {heading: _Meaning(nodes[heading].code, options[heading]) for heading in nodes}


def _counts(
    meanings: Mapping[str, _Meaning], times: Iterable[tuple[str, Iterable[tuple[str, int]]]]
) -> dict[str, dict[str, int]]:
    """Put together what means the same: code → option → how often it was chosen."""
    counts: dict[str, dict[str, int]] = {}
    for heading, answers in times:
        code, options = meanings[heading]
        chosen = counts.setdefault(code, {})
        for answer, number in answers:
            if number and answer in options:
                chosen[options[answer]] = chosen.get(options[answer], 0) + number
    return counts


def _problem(path: Path, says: Text) -> ProblemsFound:
    return ProblemsFound([Problem(same(path.name), says)])


_NO_AGENCY = Text(
    "บางแถวไม่มีค่าในคอลัมน์ '{column}' โปรดเติมว่าเป็นคำตอบของหน่วยงานใด",
    "some rows have nothing under '{column}'; fill in which agency they belong to.",
)
_NO_ANSWERS = Text(
    "ไม่มีคำตอบแม้แต่ข้อเดียว โปรดส่งออกคำตอบจากระบบแบบสำรวจอีกครั้ง",
    "there is not a single answer in it; export the answers from the survey tool again.",
)
