"""Result sheets in YAML: year, agency, marks, scores, reported, respondents, comments."""

from collections.abc import Iterable, Iterator

import yaml

from prongsai.core.framework import Framework
from prongsai.core.own_files import check_kind_of_file
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.entries import Column, Entry, Reading
from prongsai.core.sheets.form import Line, draft_remark, form_lines, form_title
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.sheets.table import MAX_ROWS
from prongsai.core.sheets.values import blank, quoted, written
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping, at_line, read_yaml

_FIELD_GROUPS = ("agency", "reported")
_CODE_GROUPS: dict[str, Column] = {
    "marks": "marks",
    "scores": "scores",
    "respondents": "respondents",
    "comments": "comments",
}
_KNOWN = ("year", *_FIELD_GROUPS, *_CODE_GROUPS)


def read_yaml_sheet(text: str, file: str) -> Reading:
    """What a YAML sheet says."""
    document = read_yaml(text, file)
    check_kind_of_file(document, file, "sheet")
    found = list(_found(document, file))
    if len(found) > MAX_ROWS:
        raise ProblemsFound([Problem(same(file), _TOO_MANY)])
    return Reading(
        file,
        tuple(one for one in found if isinstance(one, Entry)),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def yaml_text(sheet: Sheet, framework: Framework, language: str) -> str:
    """A sheet as the YAML form of its year; titles stand beside the codes as remarks."""
    lines = list(form_lines(sheet, framework))
    remarks = (form_title(framework), *draft_remark(framework), *_HOW_TO)
    return "\n".join(
        [
            *(f"# {remark.say(language)}" for remark in remarks),
            f"year: {sheet.year}",
            *_fields("agency", lines, language),
            *_fields("reported", lines, language),
            *_marks(lines, language),
            "scores:",
            *(_pair(line, line.value, language) for line in lines if line.is_score),
            "respondents:",
            *_known({line: line.respondents for line in lines}, language),
            "comments:",
            *_known({line: line.comment for line in lines}, language),
            "",
        ]
    )


def _found(document: Mapping, file: str) -> Iterator[Entry | Problem]:
    for field, value in document.items():
        where = at_line(file, document.lines[field])
        if field == "year":
            yield Entry(where, "value", field, value)
        elif field not in _KNOWN:
            says = _UNKNOWN_FIELD.fill(field=quoted(field), known=", ".join(_KNOWN))
            yield Problem(where, says)
        elif isinstance(value, Mapping):
            yield from _under(field, value, file)
        elif value is not None:
            yield Problem(where, _NOT_NAMED_VALUES.fill(field=field))


def _under(field: str, values: Mapping, file: str) -> Iterator[Entry]:
    column = _CODE_GROUPS.get(field, "value")
    prefix = f"{field}." if field in _FIELD_GROUPS else ""
    for key, value in values.items():
        yield Entry(at_line(file, values.lines[key]), column, prefix + key, value)


def _fields(group: str, lines: Iterable[Line], language: str) -> Iterator[str]:
    yield f"{group}:"
    for line in lines:
        head, _, name = line.code.partition(".")
        if line.kind == "field" and head == group:
            yield _pair(line._replace(code=name), line.value, language)


def _marks(lines: Iterable[Line], language: str) -> Iterator[str]:
    yield "marks:"
    for line in lines:
        if line.is_score:
            yield f"  # {line.title.say(language)}"
        elif line.kind != "field":
            yield _pair(line, line.value, language)


def _known(values: dict[Line, object], language: str) -> Iterator[str]:
    return (_pair(line, value, language) for line, value in values.items() if value is not None)


def _pair(line: Line, value: object, language: str) -> str:
    key = f'"{line.code}"' if line.code[0].isdigit() else line.code
    said = "" if blank(value) else f" {scalar(value)}"
    return f"  {key}:{said}  # {line.title.say(language)}"


def scalar(value: object) -> str:
    """A value as YAML reads it back the same."""
    if not isinstance(value, str):
        return written(value)
    text: str = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10**9)
    return text.rstrip("\n")


_HOW_TO = (
    Text(
        "กรอกคะแนน 0-100 หลังรหัส ข้อที่ไม่ทราบให้เว้นว่าง (เว้นว่างคือไม่ทราบ ไม่ใช่ศูนย์)",
        "Write marks from 0 to 100 after the codes; empty means not known, which is not zero.",
    ),
    Text(
        "scores คือคะแนนตัวชี้วัดและแบบวัด กรอกเฉพาะเมื่อไม่ทราบคะแนนรายข้อ",
        "scores are of indicators and instruments: only if the questions' marks are not known.",
    ),
    Text(
        "respondents คือจำนวนผู้ตอบ เช่น i1: 49 และ comments คือความเห็น เขียนใต้หัวข้อในแบบเดียวกัน",
        "respondents (such as i1: 49) and comments are written under their heading the same way.",
    ),
)
_TOO_MANY = Text(
    "มีข้อมูลเกิน 2,000 ค่า ซึ่งไม่ใช่ผลคะแนนของหน่วยงานเดียว โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "there are more than 2,000 values, which is not one agency's sheet; "
    "check that it is the file you meant.",
)
_UNKNOWN_FIELD = Text(
    "ไม่รู้จักหัวข้อ '{field}' หัวข้อที่ใช้ได้คือ {known} โปรดแก้ไขหรือลบออก",
    "'{field}' is not known here; known are {known}: correct or remove it.",
)
_NOT_NAMED_VALUES = Text(
    "ใต้ '{field}' ต้องเป็นรหัสและค่าทีละบรรทัด เช่น o1: 100 โปรดเริ่มจากแบบกรอกของปีนั้น",
    "'{field}' must have codes with values under it, such as o1: 100; start from the template.",
)
