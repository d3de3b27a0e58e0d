"""``prongsai frameworks``: the rules of every fiscal year."""

from collections.abc import Iterable
from pathlib import Path

import click

from prongsai.cli.frameworks_json import file_json, framework_json, node_json, summary_json
from prongsai.cli.frameworks_text import difference_lines, sound_line, summary_lines, worded_line
from prongsai.cli.frameworks_tree import node_lines, year_lines
from prongsai.cli.output import (
    answer,
    fail_with,
    json_option,
    language_option,
    problems_told,
    tell,
    write_file,
)
from prongsai.cli.usage import Misused
from prongsai.core.differences import differences
from prongsai.core.framework import Framework
from prongsai.core.framework_reading import FIRST_YEAR, LAST_YEAR
from prongsai.core.freezing import check_frozen, frozen_digests, shipped_digests
from prongsai.core.loading import (
    available,
    framework_file,
    load_framework,
    load_named,
    read_framework,
)
from prongsai.core.new_year import text_for_year
from prongsai.core.overlay import with_wording
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.textfile import text_of
from prongsai.core.wording import Text, same


@click.group(epilog="Example: prongsai frameworks list")
def frameworks() -> None:
    """The rules of every fiscal year: what there is, what is in it, what changed."""


@frameworks.command(name="list", epilog="Example: prongsai frameworks list --lang en")
@json_option
@language_option
def list_frameworks(as_json: bool, language: str) -> None:
    """List the rules of all years.

    Each with its number of questions and items, its digest and what of it is a draft.
    """
    with problems_told(language, as_json):
        every, frozen = [load_named(name) for name in available()], frozen_digests()
        if as_json:
            answer({"frameworks": [summary_json(one, frozen) for one in every]})
        else:
            _tell(line for one in every for line in summary_lines(one, frozen, language))


@frameworks.command(
    epilog="Example: prongsai frameworks check fy2570.yaml  ·  "
    "prongsai frameworks check --wording official.yaml --year 2567"
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--wording", type=click.Path(path_type=Path), metavar="FILE", help="Check a wording.")
@click.option("--year", type=int, metavar="YEAR", help="The fiscal year that --wording is for.")
@json_option
@language_option
def check(
    files: tuple[Path, ...], wording: Path | None, year: int | None, as_json: bool, language: str
) -> None:
    """Check rules files.

    Without FILES, all that come with Prongsai are checked; with --wording, a file of official
    wording that an agency lays over the rules of --year.
    """
    if (wording is None) != (year is None) or (wording and files):
        raise Misused(_TOGETHER)
    with problems_told(language, as_json):
        if wording and year is not None:
            sound, problems = {wording.name: _worded(year, wording)}, list[Problem]()
        else:
            sound, problems = _checked(files)
        if not as_json:
            line = worded_line if wording else sound_line
            _tell(line(file, rules, language) for file, rules in sound.items())
        if problems:
            fail_with(tuple(problems), language, as_json)
        if as_json:
            answer({"files": [file_json(file, rules) for file, rules in sound.items()]})


@frameworks.command(
    epilog="Example: prongsai frameworks show 2563  ·  prongsai frameworks show 2563 o17"
)
@click.argument("year", type=int)
@click.argument("node", required=False)
@json_option
@language_option
def show(year: int, node: str | None, as_json: bool, language: str) -> None:
    """Show the rules of a year.

    As a tree with levels, samples and sources, or all of one NODE: i4, o17, 9.1.
    """
    with problems_told(language, as_json):
        rules = load_framework(year)
        code = None if node is None else _known(rules, node)
        if as_json:
            answer(framework_json(rules) if code is None else node_json(rules.nodes[code]))
        elif code is None:
            _tell(year_lines(rules, language))
        else:
            _tell(node_lines(rules, rules.nodes[code], language))


@frameworks.command(epilog="Example: prongsai frameworks diff 2566 2567")
@click.argument("before", type=int, metavar="YEAR")
@click.argument("after", type=int, metavar="YEAR")
@json_option
@language_option
def diff(before: int, after: int, as_json: bool, language: str) -> None:
    """Tell what changed between two years."""
    with problems_told(language, as_json):
        old, new = load_framework(before), load_framework(after)
        found = differences(old, new)
        if as_json:
            answer(
                {
                    "before": old.name,
                    "after": new.name,
                    "differences": [one.as_json(language) for one in found],
                }
            )
        else:
            _tell(difference_lines(old, new, found, language))


@frameworks.command(epilog="Example: prongsai frameworks new 2570")
@click.argument("year", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to write it, if not among the rules of Prongsai.",
)
@json_option
@language_option
def new(year: int, into: Path | None, as_json: bool, language: str) -> None:
    """Begin the rules of a new year.

    They are written as a draft, copied from the newest ones.
    """
    newest = available()[-1]
    name = f"fy{year}.yaml"
    with problems_told(language, as_json):
        path = Path(str(framework_file(f"fy{year}"))) if into is None else into / name
        if path.exists():
            raise ProblemsFound([Problem(same(str(path)), _EXISTS)])
        text = text_for_year(framework_file(newest).read_text("utf-8"), year, newest)
        read_framework(text, name)
        write_file(str(path), lambda place: Path(place).write_text(text, "utf-8"))
        if as_json:
            answer({"file": str(path), "year": year, "copied_from": newest})
        else:
            tell(_WRITTEN.fill(path=path, newest=newest).say(language))


def _checked(files: Iterable[Path]) -> tuple[dict[str, Framework], list[Problem]]:
    """The sound ones of some files, or of all that come with the project, and the problems."""
    named = [(file.name, file) for file in files]
    if named:
        return _read(named)
    shipped = [(f"{name}.yaml", framework_file(name)) for name in available()]
    sound, problems = _read((file, Path(str(place))) for file, place in shipped)
    return sound, problems + check_frozen(frozen_digests(), shipped_digests())


def _read(files: Iterable[tuple[str, Path]]) -> tuple[dict[str, Framework], list[Problem]]:
    sound: dict[str, Framework] = {}
    problems: list[Problem] = []
    for name, path in files:
        try:
            sound[name] = read_framework(text_of(path), name)
        except ProblemsFound as found:
            problems += found.problems
    return sound, problems


def _worded(year: int, wording: Path) -> Framework:

    return with_wording(load_framework(year), text_of(wording), wording.name)


def _known(rules: Framework, node: str) -> str:
    """A node's code as the rules write it; ProblemsFound where the year has no such node."""
    code = node.strip().lower()
    if code not in rules.nodes:
        raise ProblemsFound([Problem(same(node), _NO_NODE.fill(year=rules.year))])
    return code


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)


_EXISTS = Text(
    "มีไฟล์นี้อยู่แล้ว โปรดแก้ไฟล์เดิม หรือย้ายไฟล์เดิมออกก่อน",
    "this file is there already; edit it, or move it away first.",
)
_WRITTEN = Text(
    "เขียน {path} จาก {newest} แล้ว โปรดแก้ตามคู่มือของปีนั้น แล้วตรวจด้วย prongsai frameworks check",
    "Wrote {path} from {newest}. Edit it by the manual of the year, "
    "then run prongsai frameworks check.",
)
_NO_NODE = Text(
    "หลักเกณฑ์ปี {year} ไม่มีรหัสนี้ ดูรหัสทั้งหมดด้วย prongsai frameworks show {year}",
    "the rules of {year} have no such code; prongsai frameworks show {year} lists them all.",
)
_TOGETHER = Text(
    "ใช้ --wording คู่กับ --year เสมอ และไม่ระบุไฟล์อื่น",
    "--wording and --year go together, and without FILES.",
)
