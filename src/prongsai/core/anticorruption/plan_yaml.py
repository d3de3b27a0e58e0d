"""Action plans in YAML: what a file says, field by field."""

from collections.abc import Iterator, Sequence

from prongsai.core.anticorruption.form import (
    BUDGET,
    COLUMNS,
    FIELDS,
    PROGRESS,
    REPORT,
    ToldActionPlan,
    ToldProject,
    ToldReport,
    year_in,
)
from prongsai.core.documents.plan_form import Told, says_nothing
from prongsai.core.problems import Problem
from prongsai.core.sheets.values import quoted
from prongsai.core.wording import Text
from prongsai.core.yamlfile import Mapping, at_line, read_yaml

_AGENCY = tuple(name.partition(".")[2] for name in FIELDS if "." in name)
_KNOWN = (*dict.fromkeys(name.partition(".")[0] for name in FIELDS), "projects", "reports")
_OF_PROJECT = (*(name for name in COLUMNS if name != BUDGET), "budgets")


def read_action_plan_yaml(text: str, file: str) -> ToldActionPlan:
    """What an action plan in YAML says."""
    document = read_yaml(text, file)
    reading = _Reading(file)
    return ToldActionPlan(
        file,
        tuple(reading.fields(document)),
        tuple(map(reading.project, reading.listed(document, "projects"))),
        tuple(map(reading.report, reading.listed(document, "reports"))),
        tuple(reading.problems),
    )


class _Reading:
    """What a file says, as it is read field by field."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def fields(self, document: Mapping) -> Iterator[Told]:
        """The fields of the plan itself."""
        yield from self._told(document, _KNOWN, ("agency", "projects", "reports"))
        agency = document.get("agency")
        if isinstance(agency, Mapping):
            yield from (
                one._replace(field=f"agency.{one.field}") for one in self._told(agency, _AGENCY)
            )
        elif not says_nothing(agency):
            self._problem(document.lines["agency"], _NOT_NAMED.fill(field="agency"))

    def listed(self, above: Mapping, name: str) -> list[Mapping]:
        """The mappings of a list; none where there is no list."""
        value = above.get(name)
        if says_nothing(value):
            return []
        entries = value if isinstance(value, list) else [value]
        if not all(isinstance(one, Mapping) for one in entries):
            self._problem(above.lines[name], _NOT_A_LIST.fill(field=name))
        return [one for one in entries if isinstance(one, Mapping)]

    def project(self, given: Mapping) -> ToldProject:
        """What is said of a project, and of its budgets by year."""
        told = list(self._told(given, _OF_PROJECT, ("budgets",)))
        budgets = given.get("budgets")
        if isinstance(budgets, Mapping):
            told += self._budgets(budgets)
        elif budgets is not None:
            self._problem(given.lines["budgets"], _NOT_YEARS)
        return ToldProject(at_line(self._file, given.line), tuple(told))

    def report(self, given: Mapping) -> ToldReport:
        """What is said of a report, and of each project in it."""
        where = at_line(self._file, given.line)
        told = tuple(self._told(given, (*REPORT, "progress"), ("progress",)))
        progress = (
            ToldProject(at_line(self._file, one.line), tuple(self._told(one, tuple(PROGRESS))))
            for one in self.listed(given, "progress")
        )
        return ToldReport(where, told, tuple(progress))

    def _budgets(self, budgets: Mapping) -> Iterator[Told]:
        for name, value in budgets.items():
            year, line = year_in(name), budgets.lines[name]
            if year is None or not name.strip().isdecimal():
                self._problem(line, _NOT_YEARS)
            else:
                yield Told(at_line(self._file, line), f"{BUDGET}.{year}", value)

    def _told(
        self, fields: Mapping, known: Sequence[str], apart: Sequence[str] = ()
    ) -> Iterator[Told]:
        for name, value in fields.items():
            line = fields.lines[name]
            if name not in known:
                self._problem(line, _UNKNOWN.fill(field=quoted(name), known=", ".join(known)))
            elif name not in apart and not says_nothing(value):
                yield Told(at_line(self._file, line), name, value)

    def _problem(self, line: int, says: Text) -> None:
        self.problems.append(Problem(at_line(self._file, line), says))


_UNKNOWN = Text(
    "ไม่รู้จักหัวข้อ '{field}' หัวข้อที่ใช้ได้ที่นี่คือ {known} โปรดแก้ไขหรือลบออก",
    "'{field}' is not known here; known are {known}: correct or remove it.",
)
_NOT_NAMED = Text(
    "ใต้ '{field}' ต้องมีหัวข้อย่อยทีละบรรทัด เช่น name:",
    "'{field}' must have named fields under it, such as name:.",
)
_NOT_A_LIST = Text(
    "'{field}' ต้องเป็นรายการ โปรดขึ้นต้นแต่ละรายการด้วยเครื่องหมาย - แล้วเขียนหัวข้อย่อยใต้นั้น",
    "'{field}' must be a list; begin each entry with a dash and indent its fields below it.",
)
_NOT_YEARS = Text(
    "'budgets' ต้องเขียนทีละปี เช่น 2568: 20000 ปีที่ยังไม่ทราบให้เว้นว่างหลังเครื่องหมาย :",
    "'budgets' must be written year by year, such as 2568: 20000; leave empty after the colon "
    "what is not known.",
)
