"""Plans of measures in YAML: what is read, and the sentence for everything that cannot be."""

from datetime import date

import pytest

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.plan_reading import read_plan, read_plan_bytes
from prongsai.core.periods import Period
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.sheet import AgencyName

PLAN = """
year: 2567
agency: {name: อบต.ตัวอย่าง, district: เมือง, province: ตาก}
meeting: ๑ ตุลาคม ๒๕๖๖
reported: ต.ค. 66 – มี.ค. 67
reported_at: มีนาคม 2567
limitations:
  staff: บุคลากรมีน้อย
  budget: [หนึ่ง, สอง]
measures:
  - theme: 1
    questions: [O30, e8]
    methods:
      - 1. ทำคู่มือ
      - "2) ประกาศ 😀 مرحبا"
    responsible: |
      - สำนักปลัด
      - กองคลัง
    period: ตลอดปีงบประมาณ
  - indicator: ตัวชี้วัดที่ ๙
    measures: หนึ่ง
    period: ภายใน ธ.ค.
"""


def plan_of(text):
    return read_plan_bytes("plan.yaml", text.encode())


def problems_of(text, language="en"):
    """The sentences of the problems of a plan."""
    with pytest.raises(ProblemsFound) as found:
        plan_of(text)
    return [problem.sentence(language) for problem in found.value.problems]


def test_a_plan_is_read_whole():
    assert plan_of(PLAN) == Plan(
        year=2567,
        assessed=2566,
        agency=AgencyName(name="อบต.ตัวอย่าง", district="เมือง", province="ตาก"),
        meeting=date(2023, 10, 1),
        reported=Period("range", date(2023, 10, 1), date(2024, 3, 31)),
        reported_at="มีนาคม 2567",
        limitations={"staff": ("บุคลากรมีน้อย",), "budget": ("หนึ่ง", "สอง")},
        measures=(
            Measure(
                theme="1",
                questions=("o30", "e8"),
                methods=("ทำคู่มือ", "ประกาศ 😀 مرحبا"),
                responsible=("สำนักปลัด", "กองคลัง"),
                period=Period("whole_fiscal_year", date(2023, 10, 1), date(2024, 9, 30)),
                period_printed="ตลอดปีงบประมาณ",
            ),
            Measure(
                indicator="9",
                measures=("หนึ่ง",),
                period=Period("deadline", ends=date(2023, 12, 31)),
                period_printed="ภายใน ธ.ค.",
            ),
        ),
    )


def measure_of(fields):
    return plan_of(f"year: 2567\nmeasures: [{{methods: x, {fields}}}]").measures[0]


@pytest.mark.parametrize(
    "said",
    [
        "2",
        '"๒"',
        "ประเด็นที่ 2",
        "การให้บริการและระบบ E-service",
        '"2. การให้บริการและระบบ e-service"',
        "ประเด็นที่ ๒ การให้บริการ และระบบ E-service",
        '"(๒) การให้บริการและระบบ E-service"',
    ],
)
def test_a_theme_is_said_by_its_number_or_its_name(said):
    assert measure_of(f"theme: {said}").theme == "2"


@pytest.mark.parametrize("said", ["9.2", '"๙.๒"', "ตัวชี้วัดย่อยที่ 9.2", "indicator 9.2"])
def test_an_indicator_is_said_by_its_number_with_or_without_its_word(said):
    assert measure_of(f"indicator: {said}").indicator == "9.2"


def test_questions_are_said_in_a_list_or_in_one_line():
    assert measure_of("questions: 'O๓๐, e8 และ o1'").questions == ("o30", "e8", "o1")


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        ("1. ก", ("ก",)),
        ("[(๑) ก, (๒) ข]", ("ก", "ข")),
        ("['- ก', '• ข', '– ค']", ("ก", "ข", "ค")),
        ("['1.1 ก', '1.2 ข']", ("ก", "ข")),
        ("1.5 ล้านบาท", ("1.5 ล้านบาท",)),
        ("-5 องศา", ("-5 องศา",)),
        ("3 ครั้งต่อปี", ("3 ครั้งต่อปี",)),
        ("['O17 E-Service', 'ข้อ 1. และ 2)']", ("O17 E-Service", "ข้อ 1. และ 2)")),
        ("2567 เป็นต้นไป", ("2567 เป็นต้นไป",)),
        ("['-', ก, null]", ("ก",)),
    ],
)
def test_numbers_and_dashes_before_entries_are_taken_off_and_amounts_are_not(said, entries):
    assert measure_of(f"theme: 1, steps: {said}").steps == entries


def test_signs_without_a_width_are_taken_off_and_the_joiners_of_emoji_are_kept():
    assert measure_of('theme: 1, remark: "กา\\u200bรบ  ริการ 👨\\u200d👩"').remark == (
        "การบ ริการ 👨\u200d👩"
    )


@pytest.mark.parametrize(
    "said", ["2022-04-01", "2565-04-01", "1 เม.ย. 65", '"๑ เมษายน พ.ศ. ๒๕๖๕"', "01/04/2565"]
)
def test_a_day_is_written_in_any_usual_way(said):
    text = f"year: 2567\nmeeting: {said}\nmeasures: [{{theme: 1, methods: x}}]"

    assert plan_of(text).meeting == date(2022, 4, 1)


def test_a_word_of_five_hundred_letters_is_kept():
    assert measure_of(f"theme: 1, remark: {'ก' * 500}").remark == "ก" * 500


def test_three_hundred_measures_are_read():
    rows = "\n".join(f"- {{theme: 1, methods: วิธี {number}}}" for number in range(300))

    assert len(plan_of(f"year: 2567\nmeasures:\n{rows}").measures) == 300


def test_more_than_two_thousand_measures_are_refused():
    rows = "\n".join("- {theme: 1, methods: x}" for _ in range(2_001))

    assert problems_of(f"year: 2567\nmeasures:\n{rows}") == [
        "plan.yaml: there are more than 2,000 measures, which is not one agency's plan; "
        "check that it is the file you meant."
    ]


WRONG = """\
year: 2567
meeting: 31 ก.พ. 64
agency: อบต.
yea: 1
limitations: {weather: ฝน}
measures:
  - theme: 8
    indicator: 33
    questions: [o1, o999]
    period: เมื่อพร้อม
    methods: [[ก]]
    steps: true
    method: ก
  - methods: ก
  - ก
"""


def test_everything_that_is_wrong_is_told_with_its_line():
    assert problems_of(WRONG) == [
        "plan.yaml, line 3: 'agency' must have named fields under it: "
        "name, kind, district, province.",
        "plan.yaml, line 4: 'yea' is not known here; known are year, assessed, agency, meeting, "
        "reported, reported_at, next_report, limitations, measures: correct or remove it.",
        "plan.yaml, line 5: 'weather' is not known here; known are staff, budget, technology, "
        "area, society: correct or remove it.",
        "plan.yaml, line 13: 'method' is not known here; known are theme, indicator, questions, "
        "heading, findings, measures, methods, steps, step_owners, step_periods, step_targets, "
        "responsible, period, budget, evidence, follow_up, supervisor, results, outcomes, "
        "suggestions, remark: correct or remove it.",
        "plan.yaml, line 6: measure 3 is only 'ก'; "
        "write named fields, such as theme: and methods:.",
        "plan.yaml, line 2: 'Day of the meeting that agreed on the measures' is '31 ก.พ. 64'; "
        "it must be a day that exists, such as 1 เมษายน 2565 or 2022-04-01.",
        "plan.yaml, line 7: the rules of fiscal year 2566 have no theme '8'; "
        "use 1, 2, 3, 4, 5, 6, 7 or a theme's name.",
        "plan.yaml, line 8: the rules of fiscal year 2566 have no indicator '33'; use 1, 2, 3, 4, "
        "5, 6, 7, 8, 9, 10, 9.1, 9.2, 9.3, 9.4, 9.5, 10.1, 10.2 or its name.",
        "plan.yaml, line 9: the rules of fiscal year 2566 have no question or item 'o999' "
        "(the closest is 'o9'); use the codes of that year.",
        "plan.yaml, line 10: the period 'เมื่อพร้อม' of 'Period' cannot be read; write it such as "
        "ตลอดปีงบประมาณ, ต.ค. 67 – ก.ย. 68, ไตรมาส 2 or ภายใน ธ.ค. 67, or leave it empty.",
        "plan.yaml, line 11: 'Methods' has several values under it; give one value.",
        "plan.yaml, line 12: 'Steps' is 'True'; it must be words: put quotes round it.",
        "plan.yaml, line 14: measure 2 does not say what it answers; give its theme, indicator or "
        "questions (where it is empty because the row above says it, merge the cells or repeat "
        "it).",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "year: 2567\nmeasures: []",
            "plan.yaml: the plan has no measures yet; "
            "fill in measures or methods of at least one row.",
        ),
        (
            "year: 2567\nmeasures: [{theme: 1}, null]",
            "plan.yaml: the plan has no measures yet; "
            "fill in measures or methods of at least one row.",
        ),
        (
            "measures: [{theme: 99, period: ตลอดปี, methods: x}]",
            "plan.yaml: the fiscal year of the measures is missing; give it under year, or in Excel"
            " write “ปีงบประมาณ พ.ศ.” and the year above the table.",
        ),
        (
            "year: 67\nmeasures: [{theme: 1, methods: x}]",
            "plan.yaml, line 1: 'Fiscal year of the measures (Buddhist era)' is '67'; "
            "it must be a year of the Buddhist era in four digits, such as 2568.",
        ),
        (
            "year: 2566\nassessed: 2567\nmeasures: [{theme: 1, methods: x}]",
            "plan.yaml, line 2: measures of 2566 cannot answer the assessment of 2567, "
            "which is later; correct one of the years.",
        ),
        (
            "year: 2567\nmeasures: {theme: 1}",
            "plan.yaml, line 2: 'measures' must be a list; "
            "begin each measure with a dash and indent its fields below it.",
        ),
        (
            'year: 2567\nmeasures: [{theme: 1, methods: "ก\\x07"}]',
            "plan.yaml, line 2: the text of 'Methods' has invisible control characters (ก\ufffd); "
            "delete and retype it.",
        ),
        (
            "year: 2567\nmeasures: [{theme: 1, methods: ก\x07}]",
            "plan.yaml, line 2: this line has invisible control characters; delete and retype it.",
        ),
        (
            f"year: 2567\nmeasures: [{{theme: 1, methods: [{', '.join(['ก' * 9_000] * 4)}]}}]",
            "plan.yaml, line 2: 'Methods' has more than 30000 characters in all; "
            "shorten it or make several measures.",
        ),
    ],
)
def test_a_plan_that_cannot_be_used_is_told(text, says):
    assert problems_of(text) == [says]


def test_a_year_assessed_without_rules_is_told():
    (told,) = problems_of("year: 2501\nmeasures: [{theme: 1, methods: x}]")

    assert told.startswith("plan.yaml, line 1: ")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "plan.csv",
            "the name of a plan's file must end in .xlsx or .yaml; save it as one of these.",
        ),
        (
            "plan.xlsm",
            "files of this kind may hold macros and are refused; "
            "open it in Excel and save it as .xlsx.",
        ),
        ("plan.yaml", "there is no such file; check its name and folder."),
        ("folder.yaml", "this is a folder or a device and not a file; give the name of a file."),
        (
            "ก" * 300 + ".yaml",
            "the file cannot be read (the name is too long); check its "
            "permissions or close the program using it.",
        ),
    ],
)
def test_a_file_that_is_no_plan_is_told(name, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.yaml").mkdir()

    with pytest.raises(ProblemsFound) as found:
        read_plan(name)

    assert [problem.sentence("en") for problem in found.value.problems] == [f"{name}: {says}"]
