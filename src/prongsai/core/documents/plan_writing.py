"""Plans of measures as forms: empty, begun from a result, or filled in."""

from collections.abc import Iterator
from typing import Literal

from prongsai.core.dates import thai_long_date
from prongsai.core.documents.plan import LIMITATIONS, Measure, Plan
from prongsai.core.documents.plan_form import COLUMNS, FIELDS
from prongsai.core.documents.plan_reading import PlanFormat
from prongsai.core.documents.values import said_period
from prongsai.core.framework import Framework
from prongsai.core.periods import period_text
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.core.sheets.form import draft_remark
from prongsai.core.sheets.yaml_sheets import scalar
from prongsai.core.wording import Text

RowsBy = Literal["themes", "indicators"]


def empty_plan(framework: Framework, by: RowsBy = "themes") -> Plan:
    """A plan for the year after the one assessed, with a row for each theme or indicator."""
    if by == "themes":
        rows = tuple(Measure(theme=theme.code) for theme in framework.themes)
    else:
        rows = tuple(
            Measure(indicator=node.code)
            for node in framework.assessment.walk()
            if node.kind == "indicator"
        )
    return Plan(year=framework.year + 1, assessed=framework.year, measures=rows)


def begun_plan(result: Result, by: RowsBy = "themes") -> Plan:
    """The plan that a result calls for: its rows name the weak questions and items.

    What is weak goes by the bands of the year. A theme or an indicator without any has an empty
    row.
    """
    from prongsai.core.analysis import analyse

    analysis = analyse(result)
    weak = {score.node.code: score for theme in analysis.themes for score in theme.weak}
    answered = (
        {one.theme.code: [score.node.code for score in one.scores] for one in analysis.themes}
        if by == "themes"
        else {
            one.node.code: [score.node.code for score in one.walk()]
            for one in result.total.walk()
            if one.node.kind == "indicator"
        }
    )
    rows = tuple(
        _begun(by, code, [weak[one] for one in below if one in weak])
        for code, below in answered.items()
    )
    year = result.sheet.year
    return Plan(year=year + 1, assessed=year, measures=rows, agency=result.sheet.agency)


def _begun(by: RowsBy, code: str, weak: list[Score]) -> Measure:
    return Measure(
        theme=code if by == "themes" else "",
        indicator=code if by == "indicators" else "",
        questions=tuple(score.node.code for score in weak),
        findings=tuple(
            f"{score.node.code.upper()} {score.node.name.th} ได้คะแนน {score.announced}"
            for score in weak
        ),
    )


def plan_bytes(plan: Plan, framework: Framework, format: PlanFormat, language: str = "th") -> bytes:
    """A plan as the form to fill in; ``framework`` has the rules of the year assessed.

    The language is that of the form; what the plan says stays as it is.
    """
    if format == "yaml":
        return _yaml_text(plan, framework, language).encode()
    # Writing Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.documents.plan_xlsx_writing import plan_xlsx_bytes

    return plan_xlsx_bytes(plan, framework, language)


def field_values(plan: Plan) -> Iterator[tuple[str, str | int | tuple[str, ...]]]:
    """Every field of the form with what the plan says there; an empty one where nothing."""
    texts = {
        "year": plan.year,
        "assessed": plan.assessed,
        "meeting": thai_long_date(plan.meeting) if plan.meeting else "",
        "reported": period_text(plan.reported) if plan.reported else "",
        "reported_at": plan.reported_at,
        "next_report": plan.next_report,
        **{f"agency.{name}": value for name, value in plan.agency._asdict().items()},
        **{f"limitations.{kind}": plan.limitations.get(kind, ()) for kind in LIMITATIONS},
    }
    return ((field, texts[field]) for field in FIELDS)


def measure_values(measure: Measure) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every column of the form with what a measure says there."""
    terms = measure.step_terms
    said: dict[str, str | tuple[str, ...]] = {
        "period": said_period(measure.period_printed, measure.period),
        "budget": "" if measure.budget is None else str(measure.budget),
        "step_owners": tuple(
            f"{one.step}: {', '.join(one.responsible)}" for one in terms if one.responsible
        ),
        "step_targets": tuple(
            f"{one.step}: {one.target} {one.counted_in}" for one in terms if one.target is not None
        ),
        "step_periods": tuple(
            f"{one.step}: {when}"
            for one in terms
            if (when := said_period(one.period_printed, one.period))
        ),
    }
    for column in COLUMNS:
        yield column, said[column] if column in said else getattr(measure, column)


def _yaml_text(plan: Plan, framework: Framework, language: str) -> str:
    remarks = (_TITLE.fill(year=plan.year, assessed=plan.assessed), *_HOW_TO)
    lines = [f"# {remark.say(language)}" for remark in (*remarks, *draft_remark(framework))]
    group = ""
    for field, value in field_values(plan):
        above, _, name = field.rpartition(".")
        if above and above != group:
            lines.append(f"{above}:")
        group = above
        lines += yaml_pair("  " * bool(above), name, value, FIELDS[field].say(language))
    lines.append("measures:")
    for measure in plan.measures:
        lines += _yaml_measure(measure, framework, language)
    return "\n".join([*lines, ""])


def _yaml_measure(measure: Measure, framework: Framework, language: str) -> Iterator[str]:
    names = {theme.code: theme.name for theme in framework.themes}
    dash = "  - "
    for column, value in measure_values(measure):
        remark = COLUMNS[column]
        if column == "theme" and measure.theme:
            remark = names.get(measure.theme, remark)
        elif column == "indicator" and measure.indicator in framework.nodes:
            remark = framework.nodes[measure.indicator].name
        yield from yaml_pair(dash, column, value, remark.say(language))
        dash = "    "


def yaml_pair(
    before: str, name: str, value: str | int | tuple[str, ...], remark: str
) -> Iterator[str]:
    """A field of a YAML form with a remark behind its name; ``before`` is what stands before it."""
    if isinstance(value, tuple) and value:
        yield f"{before}{name}:  # {remark}"
        inner = " " * len(before)
        yield from (f"{inner}  - {scalar(one)}" for one in value)
    else:
        said = f" {scalar(value)}" if value not in ("", ()) else ""
        yield f"{before}{name}:{said}  # {remark}"


_TITLE = Text(
    "แผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year} จากผลการประเมินปี {assessed}",
    "Plan of measures, fiscal year {year}, which answers the assessment of {assessed}",
)
_HOW_TO = (
    Text(
        "แต่ละมาตรการขึ้นต้นด้วย - เพิ่มหรือลบได้ หัวข้อที่ยังไม่มีให้เว้นว่าง ในเอกสารจะเป็นจุดไข่ปลาให้กรอกด้วยมือ",
        "Each measure begins with a dash; add or remove as you need. What is left empty becomes "
        "dots to fill in by hand.",
    ),
    Text(
        "หลายรายการเขียนทีละบรรทัดหลังเครื่องหมาย - โดยไม่ต้องใส่เลขลำดับ "
        "ระยะเวลาเช่น ตลอดปีงบประมาณ หรือ ต.ค. 67 – ก.ย. 68",
        "Write several entries on lines of their own after a dash, without numbers; "
        "periods such as ตลอดปีงบประมาณ or ต.ค. 67 – ก.ย. 68.",
    ),
)
