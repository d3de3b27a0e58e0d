"""The anti-corruption action plan: projects by dimension, the budget of each year, the sums."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from prongsai.core.anticorruption.dimensions import Dimensions, load_dimensions
from prongsai.core.anticorruption.plan import ActionPlan, Project, Sum, budget_of
from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Numbered,
    Row,
    Section,
    Signature,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import (
    cell,
    dashed,
    group,
    heading,
    numbered,
    owner,
    report,
    signature,
)
from prongsai.core.documents.profile import Signer
from prongsai.core.money import NOT_KNOWN, figure

KIND = "action-plan"
CELL_DOTS = "." * 12
NOT_IN_YEAR = "–"
_BEFORE, _AFTER = 4, 1  # columns before the years' and after them


def build(material: Material) -> Document:
    """The plan as a table on wide pages, with a budget for each of its fiscal years."""
    plan, wording = material.known_action_plan.plan, material.wording(KIND)
    title = wording.words("title", period=plan.period)
    approved = open_or(day_said(plan), "วันที่ผู้บริหารอนุมัติแผน")
    blocks = (
        TitleLines((title, words(owner(material)), wording.words("approved", date=approved))),
        *_reasons(plan, wording),
        heading(wording, "projects"),
        wording.paragraph("introduction", period=plan.period, count=str(len(plan.projects))),
        _table(plan),
        wording.paragraph("none_used"),
        *signatures(material, "ผู้อนุมัติแผน"),
    )
    document = report(KIND, title, material, ())
    section = Section(blocks, landscape=True, starts=True)
    return replace(document, year=material.known_action_plan.year, sections=(section,))


def day_said(plan: ActionPlan) -> str | None:
    """The day of the executive's approval in words; ``None`` while there is none."""
    return None if plan.approved_on is None else long_date(plan.approved_on)


def signatures(material: Material, who: str) -> Iterator[Signature]:
    """The blocks to sign: of those that the details name, else of the head of the agency."""
    for signer in material.details.signers or (Signer(material.profile.head),):
        yield signature(signer, who)


def project_cell(project: Project) -> Cell:
    """A project with its code, in the sub-heading's row or below it."""
    return cell(project.titled)


def _reasons(plan: ActionPlan, wording: Wording) -> Iterator[Block]:
    if plan.reasons:
        yield heading(wording, "reasons")
        yield Numbered(numbered(plan.reasons))


def _table(plan: ActionPlan) -> Table:
    years = tuple(plan.years)
    shares = (2, 10, 10, 6, *(5 for _ in years), 5)
    aligned = {0, *range(_BEFORE, _BEFORE + len(years))}
    columns = tuple(
        Column(share, "center" if at in aligned else "left") for at, share in enumerate(shares)
    )
    rows = (*_rows(plan), _sum_row("รวมทั้งสิ้น", plan.projects, years))
    return Table("โครงการตามแผนปฏิบัติการป้องกันการทุจริต", columns, _head(years), rows)


def _head(years: Sequence[int]) -> tuple[Row, ...]:
    def title(text: str, across: int = 1, down: int = 1) -> Cell:
        return cell(text, bold=True, align="center", across=across, down=down)

    before = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "วัตถุประสงค์ และเป้าหมายหรือตัวชี้วัด", "หน่วยงานรับผิดชอบ")
    first = (
        *(title(text, down=2) for text in before),
        title("งบประมาณ (บาท)", across=len(years)),
        title("แหล่งงบประมาณ", down=2),
    )
    return Row(first), Row(tuple(title(f"ปี {year}") for year in years))


def _rows(plan: ActionPlan) -> Iterator[Row]:
    known, years = load_dimensions(plan.dimensions), tuple(plan.years)
    width = _BEFORE + len(years) + _AFTER
    number = 0
    for code, projects in by_dimension(plan, known):
        yield group(known.by_code[code].titled, width)
        above = ""
        for project in projects:
            number += 1
            if project.heading and project.heading != above:
                yield group(words(project.heading), width)
            above = project.heading
            yield _row(number, project, years)
        yield _sum_row(f"รวมมิติที่ {code} ({len(projects)} รายการ)", projects, years)


def by_dimension(plan: ActionPlan, known: Dimensions) -> list[tuple[str, list[Project]]]:
    """The projects under each dimension that has any, in the order of the dimensions."""
    order = list(known.by_code)
    placed = sorted(plan.projects, key=lambda one: order.index(one.dimension))
    return [(code, list(some)) for code, some in groupby(placed, lambda one: one.dimension)]


def _row(number: int, project: Project, years: Sequence[int]) -> Row:
    return Row(
        (
            cell(str(number)),
            project_cell(project),
            _aims(project),
            units_cell(project),
            *(_budget(project, year) for year in years),
            cell(project.source),
        )
    )


def _aims(project: Project) -> Cell:
    aims = dashed(project.objective)
    if project.target:
        aims += (Item(words("เป้าหมาย/ตัวชี้วัด", underline=True)), *dashed(project.target))
    return Cell(aims or (Item(open_or(None, f"เป้าหมายของ{project.name}", CELL_DOTS)),))


def units_cell(project: Project) -> Cell:
    """Who is responsible for a project, one unit a line; dots where nobody is named."""
    units = tuple(Item(words(one)) for one in project.responsible)
    return Cell(units or (Item(open_or(None, f"หน่วยงานรับผิดชอบ{project.name}", CELL_DOTS)),))


def _budget(project: Project, year: int) -> Cell:
    budget = project.in_year(year)
    if budget is None:
        return cell(NOT_IN_YEAR)
    name = f"งบประมาณปี {year} ของ{project.name}"
    return cell(open_or(None if budget.baht is None else figure(budget.baht), name, CELL_DOTS))


def _sum_row(title: str, projects: Sequence[Project], years: Sequence[int]) -> Row:
    sums = (Cell(_sum_of(projects, year), align="center") for year in years)
    cells = (cell(title, bold=True, across=_BEFORE, align="right"), *sums, cell(""))
    return Row(cells, total=True)


def _sum_of(projects: Sequence[Project], year: int) -> tuple[Item, ...]:
    """The budget of a year; the mark of its rows where nothing is carried out in it."""
    if not any(one.in_year(year) for one in projects):
        return (Item(words(NOT_IN_YEAR, bold=True)),)
    return sum_lines(budget_of(projects, year))


def sum_lines(total: Sum) -> tuple[Item, ...]:
    """A sum in bold, and below it of how many projects nothing is known; never 0 for unknown."""
    said = NOT_KNOWN if total.baht is None else figure(total.baht)
    lines = (Item(words(said, bold=True)),)
    if not total.unknown:
        return lines
    left = (
        f"({total.unknown} รายการ)"
        if total.baht is None
        else f"({NOT_KNOWN} {total.unknown} รายการ)"
    )
    return (*lines, Item(words(left)))
