"""``prongsai tally``: the raw answers of a survey, counted and marked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.framework import Framework, Node
from prongsai.core.loading import load_framework
from prongsai.core.marks import Mark, marks_of, surveys
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.command(epilog="Example: prongsai tally answers.csv --year 2563 --instrument iit")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--year", type=int, required=True, help="Fiscal year of the rules, B.E.")
@click.option("--instrument", required=True, help="The survey that was answered: iit or eit.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="YAML file naming headings and answers that are not our codes.",
)
@json_option
@language_option
def tally(
    answers: Path, year: int, instrument: str, mapping: Path | None, as_json: bool, language: str
) -> None:
    """Count the answers to a survey (CSV, XLSX or Parquet) and mark its questions.

    Each row is one respondent, each column a question or a part of one, headed by its code
    (i2, i1.1, group/i1_1) or by our wording of it; an answer is the option's code or its wording,
    and an empty one was skipped. Columns that KoboToolbox, ODK and Google Forms add are ignored.
    Where headings or answers have other names, a mapping file tells which:

    \b
      columns: {ข้อ 1 ก: i1.1, ประทับเวลา: ignore}
      options: {ไม่เคย: 1, ไม่ทราบ: ignore}
      not_asked: [i26.1, i26.2]
      other_columns: ignore
    """
    with problems_told(language, as_json):
        tallied = _tally(answers, year, instrument.lower(), mapping)
        if as_json:
            answer(tallied.document())
        else:
            for line in tallied.lines(language):
                tell(line)


class _Tally(NamedTuple):
    """The marks of the questions of one instrument that somebody answered."""

    framework: Framework
    instrument: Node
    marks: dict[str, Mark]
    ignored: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The tally for machines; a question that nobody answered has the mark null."""
        return {
            "year": self.framework.year,
            "framework": self.framework.name,
            "digest": self.framework.digest,
            "instrument": self.instrument.code,
            "ignored": list(self.ignored),
            "questions": {
                node.code: self._question(node, self.marks.get(node.code))
                for node in self.instrument.walk()
                if node.kind == "question"
            },
        }

    def lines(self, language: str) -> Iterator[str]:
        """The tally as lines for a terminal."""
        head = _HEAD.fill(instrument=self.instrument.name, year=self.framework.year)
        yield head.say(language)
        yield ""
        yield _COLUMNS.say(language)
        for node in self.instrument.walk():
            if node.kind == "question":
                yield from _lines(node, self.marks.get(node.code), language)
        if self.ignored:
            yield ""
            yield _IGNORED.fill(headings=", ".join(self.ignored)).say(language)

    def _question(self, node: Node, mark: Mark | None) -> dict[str, Any]:
        chosen = mark.options if mark else {}
        options = self.framework.scales[node.scale or ""].options
        document: dict[str, Any] = {
            "n": mark.n if mark else 0,
            "mark": str(mark.announced) if mark else None,
            "options": {option.code: chosen.get(option.code, 0) for option in options},
        }
        if node.parts:
            of_part = {part.node.code: part for part in mark.parts} if mark else {}
            document["parts"] = {
                part.code: self._question(part, of_part.get(part.code)) for part in node.parts
            }
        return document


def _tally(answers: Path, year: int, instrument: str, mapping: Path | None) -> _Tally:
    from prongsai.engines.held import counted_as_it_is
    from prongsai.engines.naming import read_naming

    framework = load_framework(year)
    if instrument not in surveys(framework):
        known = ", ".join(surveys(framework))
        says = _NO_SURVEY.fill(year=year, instrument=instrument, known=known)
        raise ProblemsFound([Problem(same("--instrument"), says)])
    naming = read_naming(mapping) if mapping else None
    counted = counted_as_it_is(answers, framework, instrument, naming)
    marks = marks_of(framework, instrument, counted.counts)
    return _Tally(framework, framework.nodes[instrument], marks, counted.ignored)


def _lines(node: Node, mark: Mark | None, language: str) -> Iterator[str]:
    n = mark.n if mark else 0
    value = str(mark.announced) if mark else "–"
    indent = "  " if node.kind == "part" else ""
    yield f"{value:>7}{n:>9}  {indent}{node.code} {node.name.say(language)}"
    of_part = {part.node.code: part for part in mark.parts} if mark else {}
    for part in node.parts:
        yield from _lines(part, of_part.get(part.code), language)


_HEAD = Text("{instrument} ปีงบประมาณ {year}", "{instrument}, fiscal year {year}")
_COLUMNS = Text("  คะแนน     ผู้ตอบ  ข้อ", "   mark  answers  question")
_IGNORED = Text("คอลัมน์ที่ไม่นับ: {headings}", "columns not counted: {headings}")
_NO_SURVEY = Text(
    "หลักเกณฑ์ปี {year} ไม่มีแบบวัด '{instrument}' ที่มีผู้ตอบ แบบวัดที่มีคือ {known}",
    "the rules of {year} have no survey '{instrument}'; the surveys are {known}.",
)
