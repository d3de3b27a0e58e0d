"""Action plans as forms: empty or filled in, in YAML and Excel."""

from collections.abc import Iterator
from typing import Literal

from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.form import BUDGET, COLUMNS, FIELDS, PROGRESS
from prongsai.core.anticorruption.plan import ActionPlan, Project, YearBudget
from prongsai.core.anticorruption.reporting import STATUSES, PlanReport, Progress
from prongsai.core.dates import thai_long_date
from prongsai.core.documents.plan_writing import yaml_pair
from prongsai.core.money import NOT_CARRIED_OUT, NOT_KNOWN
from prongsai.core.wording import Text

Ending = Literal["yaml", "xlsx"]


def action_plan_bytes(
    plan: ActionPlan,
    ending: Ending,
    reports: tuple[PlanReport, ...] = (),
    language: str = "th",
) -> bytes:
    """A plan as the form to fill in; reports stand only in YAML.

    The language is that of the form; what the plan says stays as it is.
    """
    if ending == "yaml":
        return yaml_text(plan, reports, language).encode()
    # Writing Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.anticorruption.plan_xlsx_writing import action_plan_xlsx

    return action_plan_xlsx(plan, language)


def field_values(plan: ActionPlan) -> Iterator[tuple[str, str | int | tuple[str, ...]]]:
    """Every field of the form with what the plan says there; an empty one where nothing."""
    said = {
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "dimensions": plan.dimensions,
        **{f"agency.{name}": value for name, value in plan.agency._asdict().items()},
        "approved_on": thai_long_date(plan.approved_on) if plan.approved_on else "",
        "reasons": plan.reasons,
    }
    return ((field, said[field]) for field in FIELDS)


def budget_said(budget: YearBudget | None) -> str:
    """A budget as its cell says it: an amount, not known, or not carried out in that year."""
    if budget is None:
        return NOT_CARRIED_OUT
    return NOT_KNOWN if budget.baht is None else f"{budget.baht:f}"


def yaml_text(plan: ActionPlan, reports: tuple[PlanReport, ...], language: str) -> str:
    """A plan in YAML with a remark beside each field."""
    lines = [f"# {remark.say(language)}" for remark in _HOW_TO]
    grouped = False
    for field, value in field_values(plan):
        above, _, name = field.rpartition(".")
        if above and not grouped:
            lines.append(f"{above}:")
        grouped = bool(above)
        lines += yaml_pair("  " * grouped, name, value, FIELDS[field].say(language))
    lines.append("projects:")
    for project in plan.projects:
        lines += _project(project, plan, language)
    if reports:
        lines.append("reports:")
    for report in reports:
        lines += _report(report, plan, language)
    return "\n".join([*lines, ""])


def _project(project: Project, plan: ActionPlan, language: str) -> Iterator[str]:
    dash = "  - "
    for column, title in COLUMNS.items():
        if column == BUDGET:
            yield from _budgets(project, title.say(language))
            continue
        remark = title
        if column == "dimension" and project.dimension:
            remark = load_dimensions(plan.dimensions).by_code[project.dimension].name
        yield from yaml_pair(dash, column, getattr(project, column), remark.say(language))
        dash = "    "


def _budgets(project: Project, remark: str) -> Iterator[str]:
    yield f"    budgets:  # {remark}"
    for year, amount in project.budgets:
        yield f"      {year}:" + ("" if amount is None else f" {amount:f}")


def _report(report: PlanReport, plan: ActionPlan, language: str) -> Iterator[str]:
    yield f"  - year: {report.year}"
    yield f"    stretch: {6 if report.stretch == 'six' else 12}"
    yield "    closed_on:" + (f" {report.closed_on.isoformat()}" if report.closed_on else "")
    yield "    progress:"
    places = {project.number: place for place, project in enumerate(plan.projects, 1)}
    for one in report.progress:
        if one.number in places:
            yield from _progress(one, places[one.number], language)


def _progress(one: Progress, place: int, language: str) -> Iterator[str]:
    yield f"      - project: {place}"
    status = "" if one.status is None else STATUSES[one.status].th
    spent = "" if one.spent is None else f" {one.spent:f}"
    yield from yaml_pair("        ", "status", status, PROGRESS["status"].say(language))
    yield f"        spent:{spent}"
    for name in ("result", "problem", "suggestion", "reason", "evidence"):
        yield from yaml_pair("        ", name, getattr(one, name), PROGRESS[name].say(language))


_HOW_TO = (
    Text("แผนปฏิบัติการป้องกันการทุจริต", "Anti-corruption action plan"),
    Text(
        "แต่ละโครงการขึ้นต้นด้วย - เพิ่มหรือลบได้ งบประมาณเขียนเฉพาะปีที่ทำ เช่น 2568: 20000 "
        "0 คือไม่ใช้งบประมาณ เว้นว่างคือยังไม่ทราบ",
        "Each project begins with a dash. Write the budget of the years in which it is carried "
        "out, such as 2568: 20000; 0 is none, empty is not known.",
    ),
)
