"""``prongsai document`` makes documents from files, and says in a sentence why it cannot."""

import json
import shutil
from io import BytesIO
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from PIL import Image
from pypdfium2 import PdfDocument

from prongsai.cli import main
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.overlay_reading import read_overlay
from prongsai.core.documents.phrases import phrases_of
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.documents.profile_reading import read_profile
from tests.repository import ROOT

SHEETS = ROOT / "src/prongsai/apps/demonstration/sheets"
SHEET = "klongmuang-2563.yaml"
PLAN = """
year: 2564
agency: {name: อบต.คลองม่วง}
limitations: {staff: คนน้อย}
measures:
  - {theme: 3, questions: [e8], methods: ปรับปรุงช่องทาง, results: ทำแล้ว, period: ไตรมาส 2}
"""
ACTION_PLAN = """
first_year: 2564
last_year: 2567
projects:
  - {dimension: 1, name: อบรม, responsible: สำนักปลัด, budgets: {2564: 20000, 2565: 0}}
reports:
  - {year: 2564, stretch: 6, progress: [{project: 1, status: ดำเนินการแล้วเสร็จ, spent: 19500.50}]}
"""
MEETING = """
number: 3/2564
on: 12 มีนาคม 2564
begins_at: 9.30
ends_at: 12.00
measures: [{about: ปรับปรุงช่องทาง, reported: true, resolution: รับทราบ}]
held: true
"""
OFFICE = """
name: องค์การบริหารส่วนตำบลคลองม่วง
signers: [หัวหน้าสำนักปลัด, ปลัด, นายก]
details: {dated: 1 ธันวาคม 2563, number: นม 70001/9}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder with two sheets, a plan and a profile, as somebody works in it."""
    monkeypatch.chdir(tmp_path)
    for name in (SHEET, "maeka-2566.yaml"):
        shutil.copy(SHEETS / name, tmp_path)
    for name, text in {
        "plan.yaml": PLAN,
        "action.yaml": ACTION_PLAN,
        "meeting.yaml": MEETING,
        "office.yaml": OFFICE,
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(*words, language="en"):
    """What the command says, and its exit code."""
    environment = {"PRONGSAI_LANG": language}
    return CliRunner().invoke(main, ["document", *map(str, words)], env=environment)


def text_of(path):
    """The text of a PDF, its spaces and line ends taken out."""
    pdf = PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        return "".join("".join(pages).split())
    finally:
        pdf.close()


def test_the_kinds_are_listed_for_machines():
    kinds = json.loads(run("list", "--json", language="th").stdout)["kinds"]

    assert kinds[:4] == [
        {"kind": "cover", "title": "ปก", "needs": ["agency"]},
        {"kind": "announcement", "title": "ประกาศ", "needs": ["agency"]},
        {"kind": "memo", "title": "บันทึกข้อความ", "needs": ["agency"]},
        {"kind": "analysis-sections", "title": "รายงานการวิเคราะห์ ๙ หัวข้อ", "needs": ["sheet"]},
    ]
    assert [one["kind"] for one in kinds] == list(KINDS)


def test_the_kinds_are_listed_for_people():
    lines = run("list").stdout.splitlines()

    assert lines[0] == "cover                Cover · needs a result (SHEET) or a plan (--plan)"
    assert lines[-1] == (
        "bundle               Everything of a year · needs a result (SHEET), a plan (--plan)"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made(kind):
    files = ("--plan", "plan.yaml", "--action-plan", "action.yaml", "--meeting", "meeting.yaml")
    said = run(kind, SHEET, *files, "-o", "out.html")

    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith(f"Made {KINDS[kind].title.en}: out.html (")


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_what_tells_of_a_meeting_says_which_file_it_needs(kind):
    said = run(kind, SHEET, "-o", "out.html")

    assert said.exit_code == 1
    assert "name the file of the meeting (--meeting)." in said.output


def test_minutes_are_made_from_the_file_of_a_meeting_alone(desk):
    said = run("minutes", "--meeting", "meeting.yaml", "--agency", "office.yaml", "-o", "out.pdf")

    assert (said.exit_code, said.stderr) == (0, "")
    text = text_of(desk / "out.pdf")
    assert "ครั้งที่๓/๒๕๖๔" in text
    assert "เลิกประชุมเวลา๑๒.๐๐น." in text
    assert "มติที่ประชุมรับทราบ" in text


def test_minutes_that_are_open_are_no_document_yet(desk):
    (desk / "meeting.yaml").write_text(MEETING.replace("true", "false"), "utf-8")

    said = run("minutes", "--meeting", "meeting.yaml", "-o", "out.pdf")

    assert said.exit_code == 1
    assert "write held: true into the file of the meeting" in said.output
    assert run("agenda", "--meeting", "meeting.yaml", "-o", "out.pdf").exit_code == 0


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ("", "this is meeting 3/2564, as meeting.yaml is"),
        ("number: 4/2564", "this tells of one meeting; name one file with --meeting."),
        (
            "number: 4/2564\nassessed: 2562",
            "other.yaml: this meeting is about the assessment of 2562, "
            "but the documents are of 2563",
        ),
    ],
)
def test_several_meetings_are_told_apart(desk, changed, says):
    other = MEETING.replace("number: 3/2564", changed) if changed else MEETING
    (desk / "other.yaml").write_text(other, "utf-8")

    said = run(
        "minutes", SHEET, "--meeting", "meeting.yaml", "--meeting", "other.yaml", "-o", "out.pdf"
    )

    assert said.exit_code == 1
    assert says in said.output


def test_the_zip_of_a_year_has_the_papers_of_its_meetings(desk):
    files = ("--plan", "plan.yaml", "--meeting", "meeting.yaml")
    said = run("bundle", SHEET, *files, "-o", "all.zip")

    assert said.exit_code == 0
    with ZipFile(desk / "all.zip") as kept:
        named = [name for name in kept.namelist() if name.startswith("การประชุม/")]
    assert named == [
        f"การประชุม/ครั้งที่ 3-2564 {title}.{ending}"
        for title in ("ระเบียบวาระการประชุม", "รายงานการประชุม")
        for ending in ("pdf", "docx")
    ]


def test_a_report_on_the_action_plan_is_made_from_its_yaml_alone(desk):
    said = run("action-plan-report", "--action-plan", "action.yaml", "-o", "out.pdf")

    assert (said.exit_code, said.stderr) == (0, "")
    text = text_of(desk / "out.pdf")
    assert "รอบ๖เดือน" in text
    assert "๑๙,๕๐๐.๕๐" in text


def test_an_action_plan_without_a_report_says_where_to_add_it(desk):
    (desk / "action.yaml").write_text(ACTION_PLAN.split("reports:")[0], "utf-8")

    said = run("action-plan-report", "--action-plan", "action.yaml", "-o", "out.pdf")

    assert said.exit_code == 1
    assert "add the report of the year under reports in the plan's YAML file." in said.output


@pytest.mark.parametrize(
    ("ending", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!"), ("txt", b"")]
)
def test_the_ending_says_the_format(ending, begins, desk):
    said = run("make", "constraints", "--plan", "plan.yaml", "-o", f"out.{ending}")

    assert said.exit_code == 0
    assert (desk / f"out.{ending}").read_bytes().startswith(begins)


def test_what_was_made_is_told_in_thai_with_what_is_left_open():
    said = run("results-outcomes", "--plan", "plan.yaml", "-o", "out.pdf", language="th")

    first, second = said.stdout.splitlines()
    assert first.startswith("จัดทำเอกสาร รายงานผลและผลลัพธ์ แล้วที่ out.pdf (1 หน้า ")
    assert second.startswith("ยังต้องกรอกด้วยมือ: ")


def test_letters_that_the_pdf_does_not_have_are_told(desk):
    (desk / "smiling.yaml").write_text(PLAN.replace("ทำแล้ว", "ทำแล้ว 🙂"), "utf-8")

    pdf = run("results-outcomes", "--plan", "smiling.yaml", "-o", "out.pdf", language="th")
    word = run("results-outcomes", "--plan", "smiling.yaml", "-o", "out.docx", language="th")

    assert ("🙂" in pdf.stdout, "🙂" in word.stdout) == (True, False)
    assert "   🙂 ใน “" in pdf.stdout
    assert "ทำแล้ว 🙂" in pdf.stdout


def test_what_was_made_is_told_to_machines(desk):
    said = run("memo", SHEET, "--agency", "office.yaml", "-o", "memo.pdf", "--json")

    told = json.loads(said.stdout)
    assert list(told) == ["kind", "file", "bytes", "blanks", "boxes"]
    assert (told["kind"], told["file"]) == ("memo", "memo.pdf")
    assert told["bytes"] == (desk / "memo.pdf").stat().st_size
    assert "วันที่ของบันทึกข้อความ" not in told["blanks"]
    assert "ผู้รับ (เรียน)" in told["blanks"]


def test_blanks_that_only_end_differently_are_told_together():
    said = run("follow-up", SHEET, "-o", "out.txt")

    assert "หน่วยงานรับผิดชอบข้อ E๘ E๑๐ E๑๓ O๒" in said.stdout


def test_what_does_not_add_up_and_what_is_a_draft_is_told(desk):
    (desk / "draft.yaml").write_text("year: 2562\nscores: {iit: 90}\n", "utf-8")

    disagrees = run("analysis-indicators", "maeka-2566.yaml", "-o", "out.txt").stdout
    draft = run("analysis-indicators", "draft.yaml", "-o", "out.txt").stdout

    assert "Disagreement at Overall score: 77.13 was published, but its parts give 76.60" in (
        disagrees
    )
    assert "To fill in by hand: ชื่อหน่วยงาน" in draft
    assert "Draft, " in draft


def test_the_agency_of_the_sheet_stands_in_the_document_unless_a_profile_says_another(desk):
    run("cover", SHEET, "-o", "a.pdf")
    (desk / "other.yaml").write_text("name: เทศบาลตำบลอื่น\n", "utf-8")
    said = run("cover", SHEET, "--agency", "other.yaml", "-o", "b.pdf")

    assert "องค์การบริหารส่วนตำบลคลองม่วง" in text_of("a.pdf")
    assert "เทศบาลตำบลอื่น" in text_of("b.pdf")
    assert said.stdout.splitlines()[-1] == (
        "the sheet is of 'องค์การบริหารส่วนตำบลคลองม่วง', but the document is in the name of "
        "'เทศบาลตำบลอื่น'; check that these are the files you meant."
    )


def test_a_short_name_of_the_same_agency_is_no_other():
    assert "check that" not in run("cover", SHEET, "--plan", "plan.yaml", "-o", "a.txt").stdout


def test_numerals_are_thai_unless_one_says_otherwise(desk):
    run("constraints", "--plan", "plan.yaml", "-o", "thai.txt")
    run("constraints", "--plan", "plan.yaml", "-o", "arabic.txt", "--numerals", "arabic")

    assert "๑. ข้อจำกัดด้านบุคลากร" in (desk / "thai.txt").read_text("utf-8")
    assert "1. ข้อจำกัดด้านบุคลากร" in (desk / "arabic.txt").read_text("utf-8")


def test_of_several_sheets_the_newest_is_the_result(desk):
    newer = (desk / SHEET).read_text("utf-8").replace("year: 2563", "year: 2564")
    (desk / "newer.yaml").write_text(newer, "utf-8")

    for sheets in ((SHEET, "newer.yaml"), ("newer.yaml", "--earlier", SHEET)):
        assert run("analysis-indicators", *sheets, "-o", "out.txt").exit_code == 0
        assert "พ.ศ. ๒๕๖๔" in (desk / "out.txt").read_text("utf-8")


def test_the_offices_own_wording_is_used_and_a_later_one_stands_over_it(desk):
    (desk / "a.yaml").write_text("constraints: {title: ของเรา}\n", "utf-8")
    (desk / "b.yaml").write_text("constraints: {title: ของอำเภอ}\n", "utf-8")
    slot = next(iter(phrases_of("constraints")))
    for name in ("a.yaml", "b.yaml"):
        text = (desk / name).read_text("utf-8").replace("title", slot)
        (desk / name).write_text(text, "utf-8")

    run("constraints", "--plan", "plan.yaml", *("--wording", "a.yaml"), "-o", "out.txt")
    assert "ของเรา" in (desk / "out.txt").read_text("utf-8")
    wordings = ("--wording", "a.yaml", "--wording", "b.yaml")
    run("constraints", "--plan", "plan.yaml", *wordings, "-o", "out.txt")
    assert "ของอำเภอ" in (desk / "out.txt").read_text("utf-8")


def test_photographs_of_a_folder_are_in_the_document(desk):
    (desk / "photos").mkdir()
    Image.new("RGB", (640, 480), "green").save(desk / "photos" / "01 ประชุมคณะทำงาน.jpg")

    said = run("photos", SHEET, "--photos", "photos", "-o", "out.pdf")

    assert said.exit_code == 0
    assert "ประชุมคณะทำงาน" in text_of("out.pdf")


def test_a_bundle_is_one_file_or_a_zip_file_of_all(desk):
    files = (SHEET, "--plan", "plan.yaml", "--agency", "office.yaml")

    assert run("bundle", *files, "-o", "year.pdf").exit_code == 0
    said = run("bundle", *files, "-o", "year.zip", "--json")

    told = json.loads(said.stdout)
    assert told["bytes"] == (desk / "year.zip").stat().st_size
    assert "ผู้รับ (เรียน)" in told["blanks"]
    with ZipFile(BytesIO((desk / "year.zip").read_bytes())) as zip_file:
        assert "อ่านก่อน.txt" in zip_file.namelist()
        assert {name[-4:] for name in zip_file.namelist()} == {".txt", ".pdf", "docx"}


def test_a_document_is_written_over_an_older_one_and_nothing_else_is_left(desk):
    before = set(desk.iterdir())
    (desk / "out.txt").write_text("ฉบับเก่า", "utf-8")

    run("constraints", "--plan", "plan.yaml", "-o", "out.txt")

    assert "ฉบับเก่า" not in (desk / "out.txt").read_text("utf-8")
    assert set(desk.iterdir()) - before == {desk / "out.txt"}


WRONG = {
    "wrong kind": (
        ("analysis", SHEET, "-o", "x.pdf"),
        f"analysis: there is no such kind of document; there are: {', '.join(KINDS)}.",
    ),
    "wrong kind without -o": (
        ("lst",),
        f"lst: there is no such kind of document; there are: {', '.join(KINDS)}.",
    ),
    "no sheet": (
        ("analysis-sections", "--plan", "plan.yaml", "-o", "x.pdf"),
        "Analysis in nine sections: this needs a result; name the result sheet of the year.",
    ),
    "no plan": (
        ("measures-themes", SHEET, "-o", "x.pdf"),
        "Measures by themes: this needs a plan of measures; name its file (--plan).",
    ),
    "no result and no plan": (
        ("memo", "-o", "x.pdf"),
        "Memo: the year assessed is not known; name a result sheet or a plan (--plan).",
    ),
    "no year": (
        ("memo", "--agency", "office.yaml", "-o", "x.pdf"),
        "Memo: the year assessed is not known; name a result sheet or a plan (--plan).",
    ),
    "sheet not there": (
        ("memo", "none.yaml", "-o", "x.pdf"),
        "none.yaml: there is no such file; check its name and folder.",
    ),
    "two agencies": (
        ("memo", SHEET, "maeka-2566.yaml", "-o", "x.pdf"),
        "maeka-2566.yaml: this is of 'เทศบาลตำบลแม่กา', but a sheet before it is of "
        "'องค์การบริหารส่วนตำบลคลองม่วง'; give sheets of one agency.",
    ),
    "one year twice": (
        ("memo", SHEET, SHEET, "-o", "x.pdf"),
        f"{SHEET}: this is of 2563, as {SHEET} is; give one sheet a year.",
    ),
    "only earlier": (
        ("memo", "--plan", "plan.yaml", "--earlier", SHEET, "-o", "x.pdf"),
        f"{SHEET}: there is only an earlier year; name the sheet of the year of the document, too.",
    ),
    "plan of another year": (
        ("memo", "maeka-2566.yaml", "--plan", "plan.yaml", "-o", "x.pdf"),
        "plan.yaml: this plan answers the assessment of 2563, but the sheet is of 2566; "
        "correct assessed in the plan or choose another file.",
    ),
    "wrong ending": (
        ("memo", SHEET, "-o", "x.doc"),
        "x.doc: a document's file must end in .pdf, .docx or .html; change the ending.",
    ),
    "zip of one": (
        ("memo", SHEET, "-o", "x.zip"),
        "x.zip: a document's file must end in .pdf, .docx or .html; change the ending.",
    ),
    "no folder": (
        ("memo", SHEET, "-o", "none/x.pdf"),
        "none/x.pdf: there is no folder 'none'; make it first or choose another place.",
    ),
    "a folder with too long a name": (
        ("memo", SHEET, "-o", f"{'n' * 300}/x.pdf"),
        f"{'n' * 300}/x.pdf: there is no folder '{'n' * 300}'; "
        "make it first or choose another place.",
    ),
    "template for PDF": (
        ("memo", SHEET, "--template", "word.docx", "-o", "x.pdf"),
        "--template: a Word template makes only .docx files; "
        "change the ending of -o or leave out --template.",
    ),
    "template not there": (
        ("memo", SHEET, "--template", "word.docx", "-o", "x.docx"),
        "word.docx: there is no such file; check its name and folder.",
    ),
    "photos not there": (
        ("photos", SHEET, "--photos", "none", "-o", "x.pdf"),
        "none: there is no such folder; check its name and place.",
    ),
    "phrases of nothing": (
        ("phrases", "letter"),
        f"letter: there is no such kind of document; there are: {', '.join(KINDS)}.",
    ),
    "phrases as text": (
        ("phrases", "memo", "-o", "wording.txt"),
        "wording.txt: the name of a wording must end in .yaml; start from "
        "prongsai document phrases KIND -o wording.yaml.",
    ),
    "phrases over a file": (
        ("phrases", "memo", "-o", "plan.yaml"),
        "plan.yaml: this file is already there; "
        "choose another name, or add --force to write over it.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_made_is_told_in_a_sentence_and_nothing_is_written(case, desk):
    words, says = WRONG[case]
    before = {path: path.read_bytes() for path in desk.iterdir()}

    said = run(*words)

    assert (said.exit_code, said.stdout, said.stderr) == (1, "", f"{says}\n")
    assert {path: path.read_bytes() for path in desk.iterdir()} == before


def test_a_file_that_the_disk_refuses_is_told_and_nothing_is_left(desk):
    (desk / "out.txt").mkdir()

    said = run("constraints", "--plan", "plan.yaml", "-o", "out.txt")

    assert (said.exit_code, said.stderr) == (
        1,
        "out.txt: the file could not be written (it is a folder); "
        "choose another place or close the program using it.\n",
    )
    assert [path for path in desk.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    "words", [(), ("memo", SHEET), ("memo", SHEET, "--numerals", "roman", "-o", "x.pdf")]
)
def test_wrong_usage_ends_with_2(words):
    assert run(*words).exit_code == 2


def test_problems_are_told_to_machines():
    said = run("lst", "--json")

    assert (said.exit_code, json.loads(said.stdout)["problems"][0]["where"]) == (1, "lst")


def test_options_may_stand_before_the_kind():
    assert run("--plan", "plan.yaml", "constraints", "-o", "out.txt").exit_code == 0


def test_phrases_are_listed_with_our_text():
    lines = run("phrases", "analysis-indicators").stdout.splitlines()
    phrase = phrases_of("analysis-indicators")["title"]

    assert f"title  {phrase.title}" in lines
    assert f"    {phrase.text}" in lines


@pytest.mark.parametrize("kind", KINDS)
def test_the_phrases_of_every_kind_are_written_as_a_wording_that_is_read_back(kind):
    assert run("phrases", kind, "-o", "wording.yaml").exit_code == 0

    ours = {name: phrase.text.strip() for name, phrase in phrases_of(kind).items()}
    assert read_overlay("wording.yaml") == {kind: ours}


def test_forms_of_plans_and_profiles_are_written(desk):
    begun = CliRunner().invoke(
        main, ["template", "2563", "--of", "plan", "--sheet", SHEET, "-o", "new.xlsx"]
    )
    by_indicators = CliRunner().invoke(
        main, ["template", "2566", "--of", "plan", "--by", "indicators", "-o", "new.yaml"]
    )
    profile = CliRunner().invoke(main, ["template", "2566", "--of", "profile", "-o", "agency.yaml"])

    assert [one.exit_code for one in (begun, by_indicators, profile)] == [0, 0, 0]
    assert read_plan("new.xlsx").agency.name == "องค์การบริหารส่วนตำบลคลองม่วง"
    assert 'indicator: "10"' in (desk / "new.yaml").read_text("utf-8")
    named = (desk / "agency.yaml").read_text("utf-8").replace("name:", "name: อบต.", 1)
    (desk / "agency.yaml").write_text(named, "utf-8")
    assert read_profile("agency.yaml").profile.name == "อบต."


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ("2566", "--of", "plan", "--sheet", SHEET, "-o", "x.xlsx"),
            1,
            f"{SHEET}: this sheet is of 2563, but the form asked for is of 2566; "
            "change the year or choose another file.\n",
        ),
        (
            ("2566", "--of", "plan", "-o", "x.csv"),
            1,
            "x.csv: the name of a plan's file must end in .xlsx or .yaml; "
            "save it as one of these.\n",
        ),
        (
            ("2566", "--of", "plan", "-o", "none/x.xlsx"),
            1,
            "none/x.xlsx: there is no folder 'none'; make it first or choose another place.\n",
        ),
        (
            ("2566", "--of", "profile", "-o", "x.xlsx"),
            1,
            "x.xlsx: the name of a profile must end in .yaml; "
            "start from prongsai template YEAR --of profile.\n",
        ),
        (
            ("2566", "--of", "profile", "-o", "plan.yaml"),
            1,
            "plan.yaml: this file is already there; "
            "choose another name, or add --force to write over it.\n",
        ),
    ],
)
def test_a_form_that_cannot_be_written_is_told(words, code, says):
    said = CliRunner().invoke(main, ["template", *words, "--lang", "en"])

    assert (said.exit_code, said.stderr) == (code, says)


def test_the_help_has_an_example():
    assert "prongsai document analysis-sections 2563.yaml -o report.pdf" in (
        run("make", "--help").output
    )
