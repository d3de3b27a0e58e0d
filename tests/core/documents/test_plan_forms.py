"""Plans as forms: what is written comes back the same, in YAML and in Excel."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from prongsai.core.documents.plan import LIMITATIONS, Measure, Plan, StepTerms
from prongsai.core.documents.plan_form import COLUMNS, LISTS
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.documents.plan_writing import begun_plan, empty_plan, plan_bytes
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from prongsai.core.problems import ProblemsFound
from prongsai.core.results import result_of
from prongsai.core.sheets.sheet import AgencyName, Sheet
from tests.core.sheets.making import saved, with_part

RULES = load_framework(2566)
FORMATS = ("yaml", "xlsx")
# Any sign that a document can have, and more often what spreadsheets and YAML might run.
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
LINES = st.text(st.one_of(st.sampled_from("กขคงำ่้ี ๐๑12.-()=+@'\"#:-\n😀שم"), SIGNS), max_size=40)
WORDS = st.text(alphabet="กขคงำ่้ีab", min_size=1, max_size=10)
TERMS = st.builds(
    StepTerms,
    st.sampled_from([1, 2]),
    st.lists(WORDS, max_size=2).map(tuple),
    period_printed=st.sampled_from(["", "ไตรมาส ๒", "ภายใน ธ.ค."]),
    target=st.none() | st.integers(0, 10**6),
    counted_in=st.sampled_from(["ครั้ง", "คน"]),
)
MEASURES = st.builds(
    Measure,
    theme=st.sampled_from(["", "1", "7"]),
    indicator=st.sampled_from(["9", "10.1"]),
    questions=st.lists(st.sampled_from(["i1", "e8", "o30"]), unique=True).map(tuple),
    period_printed=st.sampled_from(
        ["", "ตลอดปีงบประมาณ", "ไตรมาส ๒", "ต.ค. 66 – ก.ย. 67", "ภายใน ธ.ค."]
    ),
    methods=st.just(("ทำ",)),
    steps=st.just(("ร่าง", "เผยแพร่")),
    step_terms=st.lists(TERMS, max_size=2, unique_by=lambda one: one.step).map(tuple),
    budget=st.none() | st.decimals(0, 10**9, places=2),
    **dict.fromkeys(("heading", "follow_up", "supervisor", "remark"), LINES),
    **{
        name: st.lists(LINES, max_size=4).map(tuple)
        for name in LISTS
        if name not in ("methods", "steps")
    },
)
PLANS = st.builds(
    Plan,
    year=st.just(2567),
    assessed=st.just(2566),
    measures=st.lists(MEASURES, min_size=1, max_size=4).map(tuple),
    agency=st.builds(AgencyName, LINES, LINES, LINES, LINES),
    limitations=st.dictionaries(
        st.sampled_from(LIMITATIONS), st.lists(LINES, max_size=3).map(tuple)
    ),
    meeting=st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    reported=st.none() | st.just(Period("range", date(2023, 10, 1), date(2024, 3, 31))),
    reported_at=LINES,
    next_report=LINES,
)


def through(plan, format):
    """A plan written as a form and read back."""
    return read_plan_bytes(f"plan.{format}", plan_bytes(plan, RULES, format))


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_a_plan_that_was_read_comes_back_the_same_in_both_formats(plan):
    read = through(plan, "yaml")

    assert through(read, "yaml") == read
    assert through(read, "xlsx") == read


PLAN = Plan(
    year=2567,
    assessed=2566,
    agency=AgencyName("อบต.ตัวอย่าง", "อบต.", "เมือง", "ตาก"),
    limitations={"staff": ("คนน้อย", "งานมาก")},
    meeting=date(2023, 10, 2),
    reported=Period("range", date(2023, 10, 1), date(2024, 3, 31)),
    measures=(
        Measure(
            theme="2",
            indicator="9.2",
            questions=("o30", "e8"),
            heading="ช่องทาง",
            findings=("=1+1", "ไม่มีช่องทาง 😀 مرحبا"),
            methods=("ก" * 500, "+66 2"),
            responsible=("สำนักปลัด", "กองคลัง"),
            period=Period("whole_fiscal_year", date(2023, 10, 1), date(2024, 9, 30)),
            period_printed="ตลอดปีงบประมาณ",
            follow_up="รายงานทุกเดือน",
        ),
        Measure(theme="7"),
    ),
)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_filled_plan_comes_back_the_same(format, language):
    content = plan_bytes(PLAN, RULES, format, language)

    assert read_plan_bytes(f"plan.{format}", content) == PLAN


@pytest.mark.parametrize("format", FORMATS)
def test_words_that_say_no_days_keep_the_days_that_somebody_gave(format):
    days = Period("range", date(2023, 10, 1), date(2024, 9, 30))
    monthly = Measure(theme="7", steps=("ตรวจ",), period=days, period_printed="ทุกเดือน")
    plan = replace(PLAN, measures=(monthly,))

    assert through(plan, format) == plan


@pytest.mark.parametrize("format", FORMATS)
def test_three_hundred_measures_come_back_the_same(format):
    many = replace(
        PLAN,
        measures=tuple(replace(PLAN.measures[0], remark=f"ที่ {number}") for number in range(300)),
    )

    assert through(many, format) == many


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("by", ["themes", "indicators"])
def test_an_empty_form_is_no_plan_yet(format, by):
    with pytest.raises(ProblemsFound) as found:
        through(empty_plan(RULES, by), format)

    assert [problem.sentence("en") for problem in found.value.problems] == [
        f"plan.{format}: the plan has no measures yet; "
        "fill in measures or methods of at least one row."
    ]


def test_an_empty_plan_has_a_row_for_each_theme_or_indicator():
    assert empty_plan(RULES) == Plan(
        year=2567, assessed=2566, measures=tuple(Measure(theme=str(one)) for one in range(1, 8))
    )
    assert [one.indicator for one in empty_plan(RULES, "indicators").measures] == [
        str(one) for one in range(1, 11)
    ]


def test_a_plan_begun_from_a_result_names_its_weak_questions():
    agency = AgencyName("อบต.ตัวอย่าง")
    result = result_of(Sheet(2563, agency, marks={"o2": 0, "e8": 55, "i1": 100}))

    assert begun_plan(result) == Plan(
        year=2564,
        assessed=2563,
        agency=agency,
        measures=(
            Measure(theme="1"),
            Measure(theme="2"),
            Measure(
                theme="3",
                questions=("e8", "o2"),
                findings=(
                    "E8 ช่องทางรับฟังความคิดเห็น ได้คะแนน 55.00",
                    "O2 ข้อมูลผู้บริหาร ได้คะแนน 0.00",
                ),
            ),
            *(Measure(theme=code) for code in "4567"),
        ),
    )
    assert [
        (row.indicator, row.questions) for row in begun_plan(result, "indicators").measures
    ] == [
        ("1", ()), ("2", ()), ("3", ()), ("4", ()), ("5", ()),
        ("6", ()), ("7", ("e8",)), ("8", ()), ("9", ("o2",)), ("10", ()),
    ]  # fmt: skip


def test_the_excel_form_is_made_for_filling_in():
    book = load_workbook(BytesIO(plan_bytes(empty_plan(RULES), RULES, "xlsx")))
    page = book["แผนมาตรการ"]

    assert book.sheetnames == ["แผนมาตรการ", "ข้อมูลแผน", "ตัวอย่าง", "รายการเลือก"]
    assert [cell.value for cell in page[3]] == [title.th for title in COLUMNS.values()]
    assert page["A4"].value == "1. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"
    assert (page.freeze_panes, page.print_title_rows) == ("A4", "$3:$3")
    assert page["F4"].alignment.wrap_text
    assert [one.formula1 for one in page.data_validations.dataValidation] == [
        "'รายการเลือก'!$A$1:$A$7",
        "'รายการเลือก'!$B$1:$B$17",
        "'รายการเลือก'!$C$1:$C$9",
    ]


HEAD = ("ที่", "ประเด็น", "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา ดำเนินการ")


def workbook_of(*rows, head=HEAD, fields=(("year", "", 2567),)):
    """A workbook of an agency: its own head of measures, and a sheet of fields."""
    book = Workbook()
    for row in (head, *rows):
        book.worksheets[0].append(row)
    notes = book.create_sheet("plan")
    for row in fields:
        notes.append(row)
    return book


def problems_of(content):
    with pytest.raises(ProblemsFound) as found:
        read_plan_bytes("plan.xlsx", content)
    return [problem.sentence("en") for problem in found.value.problems]


def test_the_table_of_an_agency_is_read_with_the_heads_of_its_document():
    book = workbook_of(
        (1, 3, "จัดทำผัง", "๑. สำรวจ\n๒. ติดตั้ง\n- ", "- กองช่าง\n- กองคลัง", "ต.ค. ๖๖ – เม.ย. ๖๗"),
        (),
        (2, "-", "-", "-", "-", "-"),
        fields=(
            ("year", "ปี", 2567),
            ("agency.name", "", "อบต."),
            ("meeting", "", date(2023, 10, 2)),
            ("note", "", "ไม่อ่าน"),
        ),
    )

    assert read_plan_bytes("plan.xlsx", saved(book)) == Plan(
        year=2567,
        assessed=2566,
        agency=AgencyName("อบต."),
        meeting=date(2023, 10, 2),
        measures=(
            Measure(
                theme="3",
                measures=("จัดทำผัง",),
                steps=("สำรวจ", "ติดตั้ง"),
                responsible=("กองช่าง", "กองคลัง"),
                period=Period("range", date(2023, 10, 1), date(2024, 4, 30)),
                period_printed="ต.ค. ๖๖ – เม.ย. ๖๗",
            ),
        ),
    )


def test_everything_that_is_wrong_in_a_workbook_is_told_with_its_cell():
    book = workbook_of(
        (1, 9, "ก", "=1+1", "ข", "เร็ว ๆ นี้"),
        (2, None, "ก", "ข", "ค", None, "เกิน"),
        head=(*HEAD[:5], "สี", "ผู้รับผิดชอบ"),
        fields=(("year", "", 2567), ("year", "", 2568), ("agency.name", "", "ก\x07".strip("\x07"))),
    )

    assert problems_of(saved(book)) == [
        "plan.xlsx, sheet 'Sheet', cell F1: the column 'สี' is not known; there are "
        + ", ".join(title.th for title in COLUMNS.values())
        + ": rename or delete it.",
        "plan.xlsx, sheet 'Sheet', cell G1: there are two columns 'ผู้รับผิดชอบ'; keep one of them.",
        "plan.xlsx, sheet 'Sheet', cell G3: 'เกิน' stands in a column without a title; "
        "move it into its column or delete it.",
        "plan.xlsx, sheet 'plan', cell C2: 'Fiscal year of the measures (Buddhist era)' already "
        "has a value at plan.xlsx, sheet 'plan', cell C1; keep one of the two.",
        "plan.xlsx, sheet 'Sheet', cell B2: the rules of fiscal year 2566 have no theme '9'; "
        "use 1, 2, 3, 4, 5, 6, 7 or a theme's name.",
        "plan.xlsx, sheet 'Sheet', cell D2: 'Steps' is a formula (=1+1); "
        "copy the cell and paste it as a value.",
        "plan.xlsx, sheet 'Sheet', cell A3: measure 2 does not say what it answers; give its "
        "theme, indicator or questions (where it is empty because the row above "
        "says it, merge the cells or repeat it).",
    ]


def test_a_workbook_without_measures_or_with_two_tables_of_them_is_told():
    two = workbook_of((1, 1, "ก", "ข", "ค", None))
    two.create_sheet("อีกแผ่น").append(HEAD)

    assert problems_of(saved(Workbook())) == [
        "plan.xlsx: there is no head of measures, such as Theme, Measures, Methods, Responsible; "
        "start from the form of plans."
    ]
    assert problems_of(saved(two)) == [
        "plan.xlsx: more than one worksheet has measures; keep one, "
        "or name those not in use 'Example'."
    ]


def test_hostile_xml_in_a_workbook_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet/>'
    content = with_part(saved(workbook_of()), "xl/worksheets/sheet1.xml", laughs)

    assert problems_of(content) == [
        "plan.xlsx: the file has XML declarations that Excel never writes, so it was not opened; "
        "copy the values into a fresh template."
    ]


def test_more_than_two_thousand_rows_are_refused():
    book = workbook_of(*((number, 1, "ก", "ข", "ค", None) for number in range(2_001)))

    assert problems_of(saved(book)) == [
        "plan.xlsx: there are more than 2,000 measures, which is not one agency's plan; "
        "check that it is the file you meant."
    ]
