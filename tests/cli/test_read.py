"""``prongsai read`` of one report: what it tells, what it writes, and why it cannot."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from prongsai.cli import main
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.results import result_of
from prongsai.core.sheets.files import read_sheet
from tests.core.reading.variants import VARIANTS

REPORTS = {variant.name: variant for variant in VARIANTS}
SCORES = "instruments with scores"
MISREAD = "total with a misread digit"
MEASURES = "who and when first"

_HEADING = (
    "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ\n"
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๓\nเทศบาลตำบลตัวอย่าง อำเภอแม่สาย จังหวัดเชียงราย\n"
)
_ALL_BUT_ONE = (
    (1, "การปฏิบัติหน้าที่", "90.12"),
    (2, "การใช้งบประมาณ", "84.56"),
    (3, "การใช้อำนาจ", "87.30"),
    (4, "การใช้ทรัพย์สินของราชการ", "79.95"),
    (6, "คุณภาพการดำเนินงาน", "88.07"),
    (7, "ประสิทธิภาพการสื่อสาร", "75.64"),
    (8, "การปรับปรุงการทำงาน", "74.18"),
    (9, "การเปิดเผยข้อมูล", "86.25"),
    (10, "การป้องกันการทุจริต", "87.50"),
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(name: str) -> str:
    """A report of our own as a file; its name."""
    Path("report.txt").write_text(REPORTS[name].text, "utf-8")
    return "report.txt"


def run(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["read", *words], env={"PRONGSAI_LANG": language})


def test_it_tells_what_was_recognised_and_that_it_adds_up() -> None:
    said = run(report(SCORES))

    assert said.exit_code == 0, said.output
    lines = said.stdout.splitlines()
    assert lines[:5] == [
        "องค์การบริหารส่วนตำบลนาเหนือน้ำ อำเภอละงู จังหวัดสตูล, fiscal year 2565",
        "Documents in it: analysis of the result",
        "",
        "Overall score: 71.25 (printed ๗๑.๒๕, line 19)",
        "Level: C (printed C, line 19)",
    ]
    assert "Read: 13 scores of indicators and instruments" in said.stdout
    assert "Adds up, overall score: its parts give 71.25, as printed" in lines
    assert "Adds up, level: C by the rules of the year" in lines


def test_it_tells_the_place_the_sums_and_the_only_repair_of_what_does_not_add_up() -> None:
    said = run(report(MISREAD))

    assert said.exit_code == 0
    assert "Does not add up, Overall score (line 19" in said.stdout
    assert "77.25 was published, but its parts give 71.25" in said.stdout
    assert "If ๗๗.๒๕ on line 19 is ๗๑.๒๕, every figure fits" in said.stdout
    assert "Overall score: 77.25 (printed ๗๗.๒๕, line 19)" in said.stdout


def test_it_speaks_thai_unless_told_otherwise() -> None:
    said = run(report(MISREAD), language="th")

    assert "ไม่ตรงกัน คะแนนภาพรวม (บรรทัด 19" in said.stdout
    assert "ประกาศ 77.25 แต่คำนวณจากส่วนประกอบได้ 71.25" in said.stdout


def test_json_is_one_document_with_every_fact() -> None:
    read = json.loads(run(report(MISREAD), "--json").stdout)

    assert read["agency"] == {
        "name": "องค์การบริหารส่วนตำบลนาเหนือน้ำ",
        "type": "องค์การบริหารส่วนตำบล",
        "district": "ละงู",
        "province": "สตูล",
    }
    assert (read["fiscal_year"], read["documents"]) == (2565, ["analysis_report"])
    assert read["reported"] == {
        "total": {"value": "77.25", "printed": "๗๗.๒๕", "line": 19},
        "level": None,
    }
    assert [(one["node"], one["reported"], one["computed"]) for one in read["disagreements"]] == [
        ("total", "77.25", "71.25")
    ]


@pytest.mark.parametrize("ending", ["yaml", "csv", "xlsx"])
def test_a_sheet_is_written_that_scores_to_the_total_printed(ending: str) -> None:
    said = run(report(SCORES), "--sheet", f"sheet.{ending}")

    assert f"Wrote sheet.{ending}" in said.stdout
    result = result_of(read_sheet(f"sheet.{ending}"))
    assert (str(result.total.announced), result.disagreements) == ("71.25", ())


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_a_plan_is_written_with_every_row(ending: str) -> None:
    run(report(MEASURES), "--plan", f"plan.{ending}")

    plan = read_plan(f"plan.{ending}")
    assert (plan.year, plan.assessed) == (2567, 2566)
    assert [measure.theme for measure in plan.measures] == ["1", "3", "5"]
    assert [len(measure.steps) for measure in plan.measures] == [3, 2, 2]


def test_what_is_written_already_is_left_alone_until_forced() -> None:
    Path("sheet.yaml").write_text("mine", "utf-8")
    refused = run(report(SCORES), "--sheet", "sheet.yaml")

    assert refused.exit_code == 1
    assert Path("sheet.yaml").read_text("utf-8") == "mine"
    assert run(report(SCORES), "--sheet", "sheet.yaml", "--force").exit_code == 0
    assert read_sheet("sheet.yaml").year == 2565


def test_a_sheet_and_a_plan_are_not_written_over_each_other() -> None:
    said = run(report(SCORES), "--sheet", "both.yaml", "--plan", "./both.yaml", "--force")

    assert said.exit_code == 1
    assert said.stderr == (
        "./both.yaml: the result sheet and the plan cannot be one file; "
        "give --sheet and --plan different names.\n"
    )
    assert sorted(path.name for path in Path().iterdir()) == ["report.txt"]


def test_a_total_that_cannot_be_right_is_not_also_said_to_be_untold() -> None:
    scores = "\n".join(f"{n}. {name}\t{score}" for n, name, score in _ALL_BUT_ONE)
    text = f"{_HEADING}\nตัวชี้วัด\tผลคะแนน\n{scores}\nคะแนนภาพรวม\t99.00\n"
    Path("report.txt").write_text(text, "utf-8")
    said = run("report.txt", language="th").stdout

    assert "ไม่ตรงกัน คะแนนภาพรวม" in said
    assert "ไม่พอให้คำนวณ" not in said


def test_a_report_without_scores_is_not_said_to_have_too_few_and_a_province_is_named_once() -> None:
    text = REPORTS[MEASURES].text
    Path("report.txt").write_text(text, "utf-8")
    said = run("report.txt", language="th").stdout

    assert "ไม่พอให้คำนวณ" not in said
    head = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nจังหวัดตาก\n"
    Path("report.txt").write_text(f"{head}\nคะแนนภาพรวม ๘๔.๐๐ คะแนน\n", "utf-8")
    assert "จังหวัดตาก จังหวัดตาก" not in run("report.txt", language="th").stdout


def test_nothing_is_written_where_one_of_two_files_cannot_be_made() -> None:
    said = run(report(SCORES), "--sheet", "sheet.yaml", "--plan", "plan.yaml")

    assert said.exit_code == 1
    assert said.stderr.startswith("report.txt: there is no table of measures in it")
    assert sorted(path.name for path in Path().iterdir()) == ["report.txt"]


def test_a_year_may_be_given_where_none_is_printed() -> None:
    text = "\n".join(line for line in REPORTS[SCORES].text.split("\n") if "ปีงบประมาณ" not in line)
    Path("report.txt").write_text(text, "utf-8")

    assert "(no fiscal year was read; give --year)" in run("report.txt").stdout
    said = run("report.txt", "--year", "2565")
    assert "fiscal year 2565" in said.stdout
    assert "Adds up, overall score: its parts give 71.25, as printed" in said.stdout


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def empty_pdf() -> bytes:
    """A PDF of one page with nothing on it."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def zip_bomb() -> bytes:
    """A Word file that unpacks to more than any report has."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 80_000_000)
    return out.getvalue()


BAD = {
    "locked.pdf": (locked_pdf, "the PDF has a password"),
    "broken.pdf": (lambda: b"%PDF-1.7\nbroken", "this cannot be opened as PDF"),
    "empty.pdf": (empty_pdf, "the file has no words"),
    "bomb.docx": (zip_bomb, "what is packed in the file is too much for a report"),
    "broken.docx": (lambda: b"PK\x03\x04broken", "the file is damaged or no Word or Excel file"),
    "old.doc": (lambda: bytes.fromhex("D0CF11E0A1B11AE1"), "the file has a password or is of an"),
    "program.pdf": (lambda: b"\x7fELF\x02" * 99, "files of this kind are not known"),
    "nothing.txt": (lambda: b"", "the file has no words"),
    "bytes.txt": (lambda: bytes(range(256)) * 9, "the file is not text that can be read"),
    "english.txt": (lambda: b"A report of the integrity assessment, in English.", "most of it is"),
    "letter.txt": (lambda: "ขอเชิญผู้ปกครองร่วมงานวันกีฬาสีของโรงเรียน".encode(), "there is no score"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_in_a_sentence_and_nothing_is_written(name: str) -> None:
    make, sentence = BAD[name]
    Path(name).write_bytes(make())

    said = run(name, "--sheet", "sheet.yaml")

    assert said.exit_code == 1
    assert said.stderr.startswith(f"{name}: {sentence}"), said.stderr
    assert (said.stdout, len(said.stderr.splitlines())) == ("", 1)
    assert [path.name for path in Path().iterdir()] == [name]


def test_a_picture_is_not_read_where_somebody_does_not_want_that() -> None:
    Image.new("L", (900, 1200), 255).save("scan.png")

    said = run("scan.png", "--no-ocr")

    assert said.exit_code == 1
    assert said.stderr.startswith("scan.png: there are no words but in pictures")


def test_half_a_gigabyte_is_not_opened() -> None:
    with Path("large.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)

    said = run("large.pdf", "--json")

    assert said.exit_code == 1
    assert json.loads(said.stdout)["problems"][0]["says"].startswith("the file is larger than 100")


def test_a_file_that_is_not_there_and_a_place_that_is_not_there() -> None:
    assert run("none.pdf").stderr == "none.pdf: there is no such file; check its name and folder.\n"
    told = run(report(SCORES), "--sheet", "nowhere/sheet.yaml").stderr
    assert told.startswith("nowhere/sheet.yaml: there is no folder 'nowhere'")
    assert run(report(SCORES), "--sheet", "sheet.txt").stderr.startswith(
        "sheet.txt: the file's name"
    )


def test_what_is_for_a_folder_is_not_for_a_report_and_the_other_way_round() -> None:
    assert run(report(SCORES), "--out", "results").exit_code == 2
    assert run(".", "--sheet", "sheet.yaml", "--out", "results").exit_code == 2
    assert run(".").exit_code == 2
