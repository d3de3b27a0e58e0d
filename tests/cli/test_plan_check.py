"""``prongsai plan-check`` through its command."""

import json
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prongsai.cli import main

DEMONSTRATION = resources.files("prongsai.apps.demonstration")
MAEKA = str(DEMONSTRATION / "plans" / "maeka-2567.yaml")
RESULT = str(DEMONSTRATION / "sheets" / "maeka-2566.yaml")
SOUND = """\
year: 2568
assessed: 2567
measures:
  - indicator: "4"
    methods: จัดทำคู่มือการยืมพัสดุ
    responsible: กองคลัง
    period: ตลอดปีงบประมาณ
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["plan-check", *arguments])


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_plan_is_told_of_row_by_row_with_the_way_out():
    done = run(MAEKA, "--sheet", RESULT, "--weak-from", "below_60")

    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0].startswith("รายการที่ 4: บางข้อบอกแต่เจตนา ไม่บอกสิ่งที่ลงมือทำ คือ “ปลูกฝัง")
    assert lines[1].startswith("    ทางแก้: ")
    assert "ทั้งแผน: o34 การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี ได้ 0.00" in done.stdout
    assert lines[-1] == "พบข้อสังเกต 4 ข้อ"


def test_machines_get_codes_and_rows_as_people_count_them():
    done = run(MAEKA, "--sheet", RESULT, "--weak-from", "below_60", "--json", "--lang", "en")

    found = json.loads(done.stdout)["cautions"]
    assert [(one["code"], one["row"], one["weak"]) for one in found] == [
        ("line_without_act", 4, None),
        ("line_without_act", 6, None),
        ("weak_without_measure", None, "o34"),
        ("weak_without_measure", None, "o35"),
    ]
    assert all(one["says"] and one["way_out"] for one in found)


def test_a_sound_plan_is_told_to_be_without_cautions(tmp_path: Path):
    plan = written(tmp_path / "plan.yaml", SOUND)

    assert run(plan).stdout == "ไม่พบข้อสังเกต\n"
    assert run(plan, "--lang", "en").stdout == "No cautions.\n"


def test_last_year_and_others_are_compared(tmp_path: Path):
    long = (
        "จัดทำวารสารข่าวสองเดือนต่อหนึ่งฉบับส่งถึงทุกครัวเรือนและเปิดเสียงข่าวสั้นทางหอกระจายข่าวทุกหมู่บ้านทุกเช้าวันจันทร์"
    )
    text = SOUND.replace("จัดทำคู่มือการยืมพัสดุ", long)
    plan = written(tmp_path / "plan.yaml", text)
    last = written(tmp_path / "last.yaml", text.replace("2567", "2566").replace("2568", "2567"))
    other = written(tmp_path / "other.yaml", text)

    found = json.loads(run(plan, "--previous", last, "--other", other, "--json").stdout)

    assert [one["code"] for one in found["cautions"]] == ["copied_last_year", "copied_other_agency"]


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        (SOUND, ("--sheet", RESULT), "เป็นผลของปี 2566 แต่แผนตอบผลของปี 2567"),
        (SOUND, ("--previous", "itself"), "เป็นแผนของปี 2568 ซึ่งไม่ใช่ปีก่อนปี 2568"),
        (SOUND, ("--weak-from", "bad"), "ไม่มีกลุ่มคะแนน 'bad' โปรดใช้กลุ่มใดกลุ่มหนึ่ง"),
        (SOUND, ("--other", "nowhere.yaml"), "nowhere.yaml"),
        ("year: 2568\nassessed: x\n", (), "plan.yaml"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, text: str, options: tuple[str, ...], says: str
):
    plan = written(tmp_path / "plan.yaml", text)

    done = run(plan, *(plan if one == "itself" else one for one in options))

    assert done.exit_code == 1
    assert says in done.stderr
    assert "Traceback" not in done.output
