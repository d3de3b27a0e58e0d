"""Plans of measures from files and uploads; the ending of the name says the format."""

from pathlib import Path
from typing import Literal

from prongsai.core.documents.plan import Plan
from prongsai.core.documents.plan_checking import checked_plan
from prongsai.core.documents.plan_form import ToldPlan
from prongsai.core.documents.plan_yaml import read_plan_yaml
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.sheets.files import content_of, format_of, not_too_large, text_in
from prongsai.core.sheets.values import CONTROL, printable
from prongsai.core.wording import Text
from prongsai.core.yamlfile import at_line

PlanFormat = Literal["yaml", "xlsx"]


def read_plan(path: str | Path) -> Plan:
    """The plan in a file; ProblemsFound with everything that is wrong with it."""
    name = printable(str(path))
    plan_format_of(name)
    return read_plan_bytes(name, content_of(path))


def read_plan_bytes(name: str, content: bytes) -> Plan:
    """The plan in an upload; ``name`` says its format and stands in the problems."""
    name = printable(name)
    not_too_large(name, len(content))
    return checked_plan(_told(name, content))


def plan_format_of(name: str) -> PlanFormat:
    """The format that the ending of a file's name says; ProblemsFound for any other ending."""
    if Path(name).suffix.lower() not in (".yaml", ".yml", ".xlsx", ".xlsm", ".xltm", ".xlsb"):
        raise problem_in(name, _UNKNOWN_ENDING)
    return "xlsx" if format_of(name) == "xlsx" else "yaml"


def _told(name: str, content: bytes) -> ToldPlan:
    if plan_format_of(name) == "yaml":
        text = text_in(name, content)
        refuse_control_signs(name, text)
        return read_plan_yaml(text, name)
    # Reading Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.documents.plan_xlsx import read_plan_xlsx

    return read_plan_xlsx(content, name)


def refuse_control_signs(name: str, text: str) -> None:
    """Raise ProblemsFound for signs that nobody sees and no document can have, line by line."""
    lines = enumerate(text.split("\n"), 1)
    found = [
        Problem(at_line(name, number), _CONTROL_SIGNS)
        for number, line in lines
        if CONTROL.search(line.removesuffix("\r"))
    ]
    if found:
        raise ProblemsFound(found)


_UNKNOWN_ENDING = Text(
    "ชื่อไฟล์แผนต้องลงท้ายด้วย .xlsx หรือ .yaml โปรดบันทึกเป็นชนิดใดชนิดหนึ่งนี้",
    "the name of a plan's file must end in .xlsx or .yaml; save it as one of these.",
)
_CONTROL_SIGNS = Text(
    "บรรทัดนี้มีอักขระควบคุมที่มองไม่เห็น โปรดลบแล้วพิมพ์ใหม่",
    "this line has invisible control characters; delete and retype it.",
)
