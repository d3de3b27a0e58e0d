"""Plans in YAML: what a file says, field by field."""

from collections.abc import Sequence

from prongsai.core.documents.plan_form import (
    COLUMNS,
    FIELDS,
    Told,
    ToldMeasure,
    ToldPlan,
    says_nothing,
)
from prongsai.core.own_files import check_kind_of_file
from prongsai.core.problems import Problem
from prongsai.core.sheets.values import quoted
from prongsai.core.wording import Text
from prongsai.core.yamlfile import Mapping, at_line, read_yaml

_GROUPS = tuple(dict.fromkeys(name.partition(".")[0] for name in FIELDS if "." in name))
_KNOWN = (*dict.fromkeys(name.partition(".")[0] for name in FIELDS), "measures")


def read_plan_yaml(text: str, file: str) -> ToldPlan:
    """What a plan in YAML says."""
    document = read_yaml(text, file)
    check_kind_of_file(document, file, "plan")
    reading = _Reading(file)
    for field in document:
        reading.take(field, document)
    return ToldPlan(file, tuple(reading.fields), tuple(reading.measures), tuple(reading.problems))


class _Reading:
    """What a file says, as it is read field by field."""

    def __init__(self, file: str) -> None:
        self.fields: list[Told] = []
        self.measures: list[ToldMeasure] = []
        self.problems: list[Problem] = []
        self._file = file

    def take(self, field: str, document: Mapping) -> None:
        value, line = document[field], document.lines[field]
        if field not in _KNOWN:
            self._problem(line, _UNKNOWN.fill(field=quoted(field), known=", ".join(_KNOWN)))
        elif says_nothing(value):
            return
        elif field == "measures":
            self._take_measures(value, line)
        elif field in _GROUPS:
            self._take_group(field, value, line)
        else:
            self.fields.append(Told(at_line(self._file, line), field, value))

    def _take_group(self, group: str, value: object, line: int) -> None:
        names = [name.partition(".")[2] for name in FIELDS if name.startswith(f"{group}.")]
        if not isinstance(value, Mapping):
            self._problem(line, _NOT_NAMED.fill(field=group, known=", ".join(names)))
            return
        self.fields += self._told(value, names, f"{group}.")

    def _take_measures(self, value: object, line: int) -> None:
        if not isinstance(value, list):
            self._problem(line, _NOT_A_LIST)
            return
        for number, one in enumerate(value, 1):
            if isinstance(one, Mapping):
                where = at_line(self._file, one.line)
                told = self._told(one, tuple(COLUMNS))
                self.measures.append(ToldMeasure(where, tuple(told)))
            elif not says_nothing(one):
                says = _NOT_A_MEASURE.fill(number=number, value=quoted(one))
                self._problem(line, says)

    def _told(self, fields: Mapping, known: Sequence[str], prefix: str = "") -> list[Told]:
        told = []
        for name, value in fields.items():
            line = fields.lines[name]
            if name not in known:
                self._problem(line, _UNKNOWN.fill(field=quoted(name), known=", ".join(known)))
            elif not says_nothing(value):
                told.append(Told(at_line(self._file, line), prefix + name, value))
        return told

    def _problem(self, line: int, says: Text) -> None:
        self.problems.append(Problem(at_line(self._file, line), says))


_UNKNOWN = Text(
    "ไม่รู้จักหัวข้อ '{field}' หัวข้อที่ใช้ได้ที่นี่คือ {known} โปรดแก้ไขหรือลบออก",
    "'{field}' is not known here; known are {known}: correct or remove it.",
)
_NOT_NAMED = Text(
    "ใต้ '{field}' ต้องมีหัวข้อย่อยทีละบรรทัด คือ {known}",
    "'{field}' must have named fields under it: {known}.",
)
_NOT_A_LIST = Text(
    "'measures' ต้องเป็นรายการ โปรดขึ้นต้นแต่ละมาตรการด้วยเครื่องหมาย - แล้วเขียนหัวข้อย่อยใต้นั้น",
    "'measures' must be a list; begin each measure with a dash and indent its fields below it.",
)
_NOT_A_MEASURE = Text(
    "มาตรการที่ {number} เป็นเพียง '{value}' โปรดเขียนเป็นหัวข้อย่อย เช่น theme: และ methods:",
    "measure {number} is only '{value}'; write named fields, such as theme: and methods:.",
)
