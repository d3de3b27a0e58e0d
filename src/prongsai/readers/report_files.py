"""What is made of one report: its facts as JSON, its result sheet, its plan, and its row."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from prongsai.core.documents.plan_reading import PlanFormat
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.core.reading.plain import as_plain
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.files import Format, sheet_bytes
from prongsai.readers.summary import ADDS_UP, DIFFERS, NOT_KNOWN, ReportRow


class Made(NamedTuple):
    """Files by the endings of their names, and what kept others from being made."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def json_bytes(facts: Facts, language: str) -> bytes:
    """The facts as JSON, for machines and for people who look."""
    return (json.dumps(as_plain(facts, language), ensure_ascii=False, indent=1) + "\n").encode()


def sheet_file(facts: Facts, format: Format, language: str) -> bytes:
    """The result sheet; ProblemsFound where the report has no year or no scores."""
    sheet = sheet_of(facts)
    return sheet_bytes(sheet, result_of(sheet).framework, format, language)


def plan_file(facts: Facts, format: PlanFormat, language: str) -> bytes:
    """The plan; ProblemsFound where the report has no year or no measures."""
    from prongsai.core.documents.plan_writing import plan_bytes
    from prongsai.core.loading import load_framework

    plan = plan_of(facts)
    return plan_bytes(plan, load_framework(plan.assessed), format, language)


def made_of(facts: Facts, language: str) -> Made:
    """All that a report gives: ``.json`` always, the others where it has what they need."""
    files = {".json": json_bytes(facts, language)}
    problems: list[Problem] = []
    if facts.total or facts.scores or any(one.figure for one in facts.questions):
        try:
            files[".sheet.xlsx"] = sheet_file(facts, "xlsx", language)
        except ProblemsFound as found:
            problems += found.problems
    if facts.measures or facts.follow_up or facts.limitations:
        try:
            files[".plan.xlsx"] = plan_file(facts, "xlsx", language)
        except ProblemsFound as found:
            problems += found.problems
    return Made(files, tuple(dict.fromkeys(problems)))


def row_of(facts: Facts, file: str, digest: str) -> ReportRow:
    """What the summary says of a report."""
    return ReportRow(
        file=file,
        digest=digest,
        agency=facts.agency.name,
        province=facts.agency.province,
        year=facts.fiscal_year,
        total=facts.total.value if facts.total else None,
        level=facts.level.value if facts.level else "",
        sums=sums_of(facts),
        disagreements=tuple(one.explanation for one in facts.disagreements),
        doubts=len(facts.doubts),
    )


def sums_of(facts: Facts) -> str:
    """Whether the figures of a report add up: by its own findings, and where enough is printed."""
    if facts.disagreements:
        return DIFFERS
    result = result_read(facts)
    known = result is not None and result.complete and facts.total is not None
    return ADDS_UP if known else NOT_KNOWN


def result_read(facts: Facts) -> Result | None:
    """What the rules make of the figures; ``None`` where there is no year or nothing to score."""
    try:
        return result_of(sheet_of(facts))
    except ProblemsFound:
        return None
