"""Small files of answers, and a small survey that they answer."""

from pathlib import Path

import duckdb

from prongsai.core.framework import Framework
from prongsai.engines.answers import Limits
from prongsai.engines.counting import count_answers
from prongsai.engines.naming import Naming
from tests.builders import (
    make_assessment,
    make_framework,
    make_instrument,
    make_node,
    make_question,
)

SMALL = Limits(memory="200MB", threads=1)


def make_survey() -> Framework:
    """A survey ``iit`` that asks i1 in two parts and i2 with yes or no (options 0 and 1)."""
    parts = [make_node(code, kind="part", scale="four") for code in ("i1.1", "i1.2")]
    questions = make_question("i1", parts=tuple(parts)), make_question("i2", scale="two")
    return make_framework(
        assessment=make_assessment(make_instrument("iit", 100, make_node("1", *questions)))
    )


def make_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding, newline="")
    return path


def counted(path: Path, naming: Naming | None = None) -> dict[str, dict[str, int]]:
    return count_answers(path, make_survey(), "iit", naming, SMALL)


def make_parquet(folder: Path, query: str) -> Path:
    path = folder / "answers.parquet"
    duckdb.sql(query).write_parquet(str(path))
    return path


THREE = {"i1.1": {"3": 2}, "i1.2": {"0": 1, "2": 2}, "i2": {"1": 1}}
