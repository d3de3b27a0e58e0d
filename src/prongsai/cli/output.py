"""How every command speaks: its language, its JSON, its problems."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os.path import exists, isdir
from pathlib import Path
from typing import Any, NoReturn

import click

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.refusals import reason_of
from prongsai.core.wording import LANGUAGES, Text, same

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="th",
    envvar="PRONGSAI_LANG",
    show_default=True,
    help="Language of what is printed.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")


def answer(document: object) -> None:
    """Print one JSON document on one line, in UTF-8 whatever the terminal's code page."""
    _say(json.dumps(document, ensure_ascii=False), sys.stdout)


def tell(line: str = "") -> None:
    """Print one line for people."""
    _say(line, sys.stdout)


def complain(line: str) -> None:
    """Print one line for people on standard error."""
    _say(line, sys.stderr)


@contextmanager
def problems_told(language: str, as_json: bool) -> Iterator[None]:
    """Turn problems into sentences on standard error and exit code 1; nothing else is printed."""
    try:
        yield
    except ProblemsFound as found:
        fail_with(found.problems, language, as_json)


def fail_with(problems: tuple[Problem, ...], language: str, as_json: bool) -> NoReturn:
    """Tell the problems and end with exit code 1."""
    for problem in problems:
        _say(problem.sentence(language), sys.stderr)
    if as_json:
        answer({"problems": [problem_json(problem, language) for problem in problems]})
    raise SystemExit(1)


def problem_json(problem: Problem, language: str) -> dict[str, str]:
    """A problem for machines."""
    return {"where": problem.where.say(language), "says": problem.says.say(language)}


def write_file(path: str, write: Callable[[str], Any]) -> None:
    """Let ``write`` make the file, and tell in a sentence where the disk refuses."""
    try:
        write(path)
    except OSError as error:
        raise ProblemsFound(
            [Problem(same(path), _NOT_WRITTEN.fill(why=reason_of(error)))]
        ) from error


def write_beside(path: str, content: bytes) -> None:
    """Write a file whole or not at all, and tell in a sentence where that cannot be."""
    from prongsai.core.sheets.files import write_whole

    check_folder(path)
    write_file(path, lambda path: write_whole(path, content))


def check_folder(path: str) -> None:
    """Raise ProblemsFound where there is no folder to write a file into."""
    folder = Path(path).parent
    if not isdir(folder):  # pathlib's own fails on a name that no disk could hold
        raise ProblemsFound([Problem(same(path), _NO_FOLDER.fill(folder=folder))])


def refuse_to_overwrite(path: str) -> None:
    """Raise ProblemsFound where the file is there already."""
    if exists(path):
        raise ProblemsFound([Problem(same(path), _ALREADY_THERE)])


def _say(line: str, stream: Any) -> None:
    # A pipe on Windows has an old code page; what we print is UTF-8 everywhere.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8")
    print(line, file=stream)


_NOT_WRITTEN = Text(
    "เขียนไฟล์ไม่ได้ ({why}) โปรดเลือกที่เก็บอื่นหรือปิดโปรแกรมที่เปิดไฟล์นี้อยู่",
    "the file could not be written ({why}); choose another place or close the program using it.",
)
_NO_FOLDER = Text(
    "ไม่มีโฟลเดอร์ '{folder}' โปรดสร้างก่อนหรือเลือกที่เก็บอื่น",
    "there is no folder '{folder}'; make it first or choose another place.",
)
_ALREADY_THERE = Text(
    "มีไฟล์นี้อยู่แล้ว โปรดใช้ชื่ออื่น หรือเติม --force เพื่อเขียนทับ",
    "this file is already there; choose another name, or add --force to write over it.",
)
