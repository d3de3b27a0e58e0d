"""Action plans from files and uploads; the ending of the name says the format."""

from pathlib import Path

from prongsai.core.anticorruption.checking import ActionPlanFile, checked_action_plan
from prongsai.core.anticorruption.form import ToldActionPlan
from prongsai.core.anticorruption.plan_yaml import read_action_plan_yaml
from prongsai.core.documents.plan_reading import plan_format_of, refuse_control_signs
from prongsai.core.sheets.files import content_of, not_too_large, text_in
from prongsai.core.sheets.values import printable


def read_action_plan(path: str | Path) -> ActionPlanFile:
    """The plan in a file; ProblemsFound with everything that is wrong with it."""
    name = printable(str(path))
    plan_format_of(name)
    return read_action_plan_bytes(name, content_of(path))


def read_action_plan_bytes(name: str, content: bytes) -> ActionPlanFile:
    """The plan in an upload; ``name`` says its format and stands in the problems."""
    name = printable(name)
    not_too_large(name, len(content))
    return checked_action_plan(_told(name, content))


def _told(name: str, content: bytes) -> ToldActionPlan:
    if plan_format_of(name) == "yaml":
        text = text_in(name, content)
        refuse_control_signs(name, text)
        return read_action_plan_yaml(text, name)
    # Reading Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.anticorruption.plan_xlsx import read_action_plan_xlsx

    return read_action_plan_xlsx(content, name)
