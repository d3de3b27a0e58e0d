"""A result sheet as the form of its year: every field, question and item, filled or not."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from prongsai.core.framework import Framework, Kind, Node
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.entries import FIELDS
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text, same


class Line(NamedTuple):
    """One line of the form; what a sheet does not know is ``None``."""

    code: str
    title: Text
    kind: Literal["field"] | Kind
    value: str | int | Decimal | None
    respondents: int | None = None
    comment: str | None = None

    @property
    def is_score(self) -> bool:
        """Whether the line is of something above the questions and items."""
        return self.kind in ("instrument", "indicator", "sub_indicator")

    @property
    def caption(self) -> Text:
        """The title, and for a score that it is needed only where its questions are not known."""
        return _ONLY_IF_UNKNOWN.fill(title=self.title) if self.is_score else self.title


FIELD_TITLES = dict(
    zip(
        FIELDS,
        (
            Text("ปีงบประมาณ พ.ศ.", "Fiscal year (Buddhist era)"),
            Text("ชื่อหน่วยงาน", "Name of the agency"),
            Text("ประเภทหน่วยงาน", "Kind of agency"),
            Text("อำเภอ", "District"),
            Text("จังหวัด", "Province"),
            Text("คะแนนภาพรวมที่ประกาศ", "Total as announced"),
            Text("ระดับผลการประเมินที่ประกาศ", "Level as announced"),
        ),
        strict=True,
    )
)


def template(framework: Framework) -> Sheet:
    """The empty sheet of a year: written in any format, it is the form to fill in."""
    return Sheet(year=framework.year)


def form_title(framework: Framework) -> Text:
    """What stands on top of the form."""
    return Text(
        f"แบบกรอกผลการประเมิน ITA ปีงบประมาณ พ.ศ. {framework.year}",
        f"ITA result sheet, fiscal year {framework.year}",
    )


def draft_remark(framework: Framework) -> tuple[Text, ...]:
    """A warning where the rules of the year are only a draft; nothing where they are final."""
    if framework.because is None:
        return ()
    return (_DRAFT.fill(because=framework.because),)


def form_lines(sheet: Sheet, framework: Framework) -> Iterator[Line]:
    """Every line of the form: the fields first, then the assessment from the top down.

    Parts of a question get a line only where the sheet has something of them. Raises
    ProblemsFound where the sheet has codes that the framework does not know.
    """
    _every_code_is_known(sheet, framework)
    for code in FIELDS:
        yield Line(code, FIELD_TITLES[code], "field", _field(sheet, code))
    for node in framework.assessment.walk():
        line = _line(sheet, node)
        if node.kind not in ("assessment", "part") or _says_something(line):
            yield line


def _line(sheet: Sheet, node: Node) -> Line:
    return Line(
        code=node.code,
        title=_title(node),
        kind=node.kind,
        value=sheet.scores.get(node.code, sheet.marks.get(node.code)),
        respondents=sheet.respondents.get(node.code),
        comment=sheet.comments.get(node.code),
    )


def _title(node: Node) -> Text:
    said = _TITLES.get(node.kind)
    return said.fill(code=node.code, name=node.name) if said else node.name


def _field(sheet: Sheet, code: str) -> str | int | Decimal | None:
    group, _, name = code.partition(".")
    return getattr(getattr(sheet, group), name) if name else sheet.year


def _says_something(line: Line) -> bool:
    return any(value is not None for value in line[3:])


def _every_code_is_known(sheet: Sheet, framework: Framework) -> None:
    given = (sheet.marks, sheet.scores, sheet.respondents, sheet.comments)
    unknown = set().union(*given) - framework.nodes.keys()
    if unknown:
        says = _UNKNOWN.fill(year=framework.year)
        raise ProblemsFound(Problem(same(code), says) for code in sorted(unknown))


_UNKNOWN = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีรหัสนี้ โปรดลบออกก่อนบันทึกไฟล์",
    "the rules of fiscal year {year} have no such code; remove it before writing the file.",
)
_DRAFT = Text("หลักเกณฑ์ของปีนี้ยังเป็นร่าง: {because}", "The rules of this year are a draft: {because}")
_ONLY_IF_UNKNOWN = Text(
    "{title} (กรอกเฉพาะเมื่อไม่ทราบคะแนนรายข้อ)",
    "{title} (only if the questions' marks are not known)",
)
_TITLES = {
    "instrument": Text("{name}", "{name}"),
    "indicator": Text("ตัวชี้วัดที่ {code} {name}", "Indicator {code} {name}"),
    "sub_indicator": Text("ตัวชี้วัดย่อยที่ {code} {name}", "Sub-indicator {code} {name}"),
}
