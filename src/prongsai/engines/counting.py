"""Counting answers by the million: DuckDB counts what is written, Python says what it means.

An engine only counts whole numbers; which answer is which option, what that is worth and how it
is rounded are decided in one place, in Python. Every different answer is looked at once, however
often it was given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from prongsai.core.framework import Framework, Node
from prongsai.core.marks import Counts
from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.wording import Text
from prongsai.engines.answers import Agencies, AnswerFile, Limits, Written, answers_in
from prongsai.engines.legend import Legend, Unknown
from prongsai.engines.naming import IGNORE, Naming


class _Meaning(NamedTuple):
    """What stands under a heading: the code of what was asked, and answer → code of the option."""

    code: str
    options: Mapping[str, str]


class Counted(NamedTuple):
    """The counts of a file, and the headings of its columns that are known to be no questions."""

    counts: Counts
    ignored: tuple[str, ...]


def count_answers(
    path: Path,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> Counts:
    """Count the answers to one instrument in a CSV or Parquet file, everybody together.

    Raises ProblemsFound with a sentence for each column and answer that is not understood.
    """
    return counted_file(path, framework, instrument, naming, limits).counts


def counted_file(
    path: Path,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> Counted:
    """As `count_answers`, with what was ignored on the way."""
    legend = Legend(framework, instrument, naming or Naming(), path.name)
    with answers_in(path, limits) as file:
        nodes = _nodes(file, legend)
        times = file.times(nodes)
        if not times:
            raise problem_in(path.name, _NO_ANSWERS)
        meanings = _meanings(file, legend, nodes, times)
        ignored = () if file.table.is_long else legend.understood(file.headings()).ignored
    counts: dict[str, dict[str, int]] = {meaning.code: {} for meaning in meanings.values()}
    for (heading, answer), number in times.items():
        code, options = meanings.get(heading, _NOTHING)
        if answer in options:
            counts[code][options[answer]] = counts[code].get(options[answer], 0) + number
    return Counted({code: options for code, options in counts.items() if options}, tuple(ignored))


def count_by_agency(
    path: Path,
    agencies: Agencies,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[str, Counts]]:
    """Count the answers of many agencies in one file: every agency, in order, with its counts.

    The whole file is understood before the first agency is given; problems as `count_answers`.
    """
    legend = Legend(framework, instrument, naming or Naming(), path.name)
    with answers_in(path, limits, agencies) as file:
        # Most files hold nothing but codes: then one pass over the file is enough.
        nodes = legend.asked if file.table.is_long else _nodes(file, legend)
        reading = _Reading(_codes_only(legend, nodes))
        file.group_by_agency(nodes, reading.answers)
        together = list(file.grouped_together())
        if not together and agencies.of == 1:
            raise problem_in(path.name, _NO_ANSWERS)
        if not reading.covers(together):
            nodes = _nodes(file, legend)
            reading = _Reading(_meanings(file, legend, nodes, file.times(nodes)))
            file.group_by_agency(nodes, reading.answers)
        for agency, rows in groupby(file.grouped(), key=itemgetter(0)):
            if not agency:
                raise problem_in(path.name, _NO_AGENCY.fill(column=agencies.column))
            yield agency, reading.counts(rows)


def _nodes(file: AnswerFile, legend: Legend) -> dict[str, Node]:
    if file.table.is_long:
        return legend.in_rows(file.headings())
    return legend.in_columns(file.headings())


class _Reading:
    """How often each of ``answers`` was given, read as how often each option was chosen."""

    def __init__(self, meanings: Mapping[str, _Meaning]) -> None:
        self.answers = sorted({answer for _, options in meanings.values() for answer in options})
        self._under = {
            heading: (code, [options.get(answer) for answer in self.answers])
            for heading, (code, options) in meanings.items()
        }

    def covers(self, rows: Iterable[Sequence[Any]]) -> bool:
        """Whether nothing else was given, from rows of heading, numbers and what was given."""
        return all(
            given == sum(compress(numbers, self._under.get(heading, _NOT_ASKED)[1]))
            for heading, *numbers, given in rows
        )

    def counts(self, rows: Iterable[Sequence[Any]]) -> dict[str, dict[str, int]]:
        """The counts of one agency, from rows of agency, heading and numbers."""
        counts = {}
        for _, heading, *numbers in rows:
            code, options = self._under.get(heading, _NOT_ASKED)
            chosen: dict[str, int] = {}
            for option, number in zip(options, numbers, strict=False):
                if number and option:
                    chosen[option] = chosen.get(option, 0) + number
            if chosen:
                counts[code] = chosen
        return counts


def _codes_only(legend: Legend, nodes: Mapping[str, Node]) -> dict[str, _Meaning]:
    """What stands under each heading of a file whose answers are codes of options."""
    meanings = {}
    for heading, node in nodes.items():
        codes = [option.code for option in legend.framework.scales[node.scale or ""].options]
        options = {code: legend.option(node, code) or IGNORE for code in codes}
        known = {code: option for code, option in options.items() if option != IGNORE}
        meanings[heading] = _Meaning(node.code, known)
    return meanings


def _meanings(
    file: AnswerFile, legend: Legend, nodes: Mapping[str, Node], times: Mapping[Written, int]
) -> dict[str, _Meaning]:
    """What stands under each heading; ProblemsFound for answers that mean nothing there."""
    options: dict[str, dict[str, str]] = {heading: {} for heading in nodes}
    unknown = []
    for written in times:
        if written.heading not in nodes:  # rows about something that the mapping file ignores
            continue
        option = legend.option(nodes[written.heading], written.answer)
        if option is None:
            unknown.append(written)
        elif option != IGNORE:
            options[written.heading][written.answer] = option
    if unknown:
        rows = file.first_rows(unknown)
        found = [Unknown(written, times[written], rows[written]) for written in unknown]
        raise ProblemsFound(legend.not_understood(nodes, found))
    return {heading: _Meaning(nodes[heading].code, options[heading]) for heading in nodes}


_NOTHING = _Meaning("", {})
_NOT_ASKED: tuple[str, list[str | None]] = ("", [])


_NO_AGENCY = Text(
    "บางแถวไม่มีค่าในคอลัมน์ '{column}' โปรดเติมว่าเป็นคำตอบของหน่วยงานใด",
    "some rows have nothing under '{column}'; fill in which agency they belong to.",
)
_NO_ANSWERS = Text(
    "ไม่มีคำตอบแม้แต่ข้อเดียว โปรดส่งออกคำตอบจากระบบแบบสำรวจอีกครั้ง",
    "there is not a single answer in it; export the answers from the survey tool again.",
)
