"""``prongsai read`` of a folder: every report on its own, in a table, and never twice."""

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from contextlib import closing, suppress
from multiprocessing import active_children
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from prongsai.cli import main
from prongsai.core.sheets.files import read_sheet
from prongsai.readers.folder import LEDGER, SUMMARY, Order, name_for, read_folder, reports_in
from prongsai.readers.report import AS_PRINTED
from prongsai.readers.summary import ReportRow, summary_bytes
from prongsai.readers.workers import Task, read_by_workers
from tests.core.reading.variants import VARIANTS

REPORTS = {variant.name: variant.text for variant in VARIANTS}
GOOD, MISREAD, PLAN = "instruments with scores", "total with a misread digit", "who and when first"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three reports, one of them further down, and a file that is none."""
    monkeypatch.chdir(tmp_path)
    below = tmp_path / "reports" / "ปีก่อน"
    below.mkdir(parents=True)
    Path("reports/good.txt").write_text(REPORTS[GOOD], "utf-8")
    Path("reports/plan.txt").write_text(REPORTS[PLAN], "utf-8")
    Path("reports/letter.txt").write_text("ขอเชิญผู้ปกครองร่วมงานวันกีฬาสีของโรงเรียน", "utf-8")
    (below / "misread.txt").write_text(REPORTS[MISREAD], "utf-8")
    for left_out in (".hidden.txt", "~$open.docx", "notes.csv"):
        Path("reports", left_out).write_text("x", "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    words = ("read", "reports", "--out", "results", "--workers", "2", *words)
    return CliRunner().invoke(main, words, env={"PRONGSAI_LANG": "en"})


def rows() -> list[tuple[Any, ...]]:
    """The table of the summary, without its title and head."""
    page = load_workbook(Path("results", SUMMARY)).worksheets[0]
    return list(page.iter_rows(min_row=3, values_only=True))


def made() -> list[str]:
    """The files made, the ledger left out."""
    return sorted(path.name for path in Path("results").iterdir() if path.name != LEDGER)


def test_every_report_has_its_files_and_its_row_and_one_that_cannot_be_read_its_sentence() -> None:
    said = run()

    assert said.exit_code == 0, said.output
    assert said.stdout.splitlines() == [
        "3 reports read, 1 could not be; 1 do not add up, 0 have doubts",
        f"Summary: results/{SUMMARY}",
    ]
    assert said.stderr.startswith("reports/letter.txt: there is no score, finding or measure")
    misread = name_for("ปีก่อน/misread.txt")
    assert made() == sorted([
        "good.txt.json",
        "good.txt.sheet.xlsx",
        "plan.txt.json",
        "plan.txt.plan.xlsx",
        f"{misread}.json",
        f"{misread}.sheet.xlsx",
        SUMMARY,
    ])  # fmt: skip
    agency = "องค์การบริหารส่วนตำบลนาเหนือน้ำ"
    told = [row[:7] for row in rows()]
    assert told == [
        ("good.txt", agency, "สตูล", 2565, 71.25, "C", "adds up"),
        ("letter.txt", None, None, None, None, None, None),
        ("plan.txt", "องค์การบริหารส่วนตำบลหนองตะวัน", "ขอนแก่น", 2566, None, None, told[2][6]),
        ("ปีก่อน/misread.txt", agency, "สตูล", 2565, 77.25, None, "does not add up"),
    ]
    assert rows()[1][9].startswith("there is no score")
    assert "its parts give 71.25" in rows()[3][7]


def test_facts_and_sheets_are_those_of_the_report_alone() -> None:
    run()
    alone = CliRunner().invoke(main, ["read", "reports/good.txt", "--json", "--lang", "en"])

    assert json.loads(Path("results/good.txt.json").read_text("utf-8")) == json.loads(alone.stdout)
    assert str(read_sheet("results/good.txt.sheet.xlsx").reported.total) == "71.25"


def test_what_was_read_is_not_read_again_unless_it_has_changed() -> None:
    run()
    before = {name: Path("results", name).stat().st_mtime_ns for name in made()}
    Path("reports/plan.txt").write_text(REPORTS[PLAN] + "เพิ่มเติม\n", "utf-8")

    assert run().exit_code == 0

    after = {name: Path("results", name).stat().st_mtime_ns for name in made()}
    assert {name for name in before if before[name] != after[name]} == {
        "plan.txt.json",
        "plan.txt.plan.xlsx",
        SUMMARY,
    }
    assert len(rows()) == 4


def test_force_reads_all_again_and_so_do_other_words_for_the_year() -> None:
    run()
    first = Path("results/good.txt.json").stat().st_mtime_ns
    run("--force")
    second = Path("results/good.txt.json").stat().st_mtime_ns
    run("--year", "2565")

    assert first < second < Path("results/good.txt.json").stat().st_mtime_ns


def test_a_report_under_another_name_has_its_files_under_that_name() -> None:
    run()
    Path("reports/good.txt").rename("reports/renamed.txt")
    run()

    assert Path("results/renamed.txt.json").read_bytes() == (
        Path("results/good.txt.json").read_bytes()
    )
    assert [row[0] for row in rows()][:3] == ["letter.txt", "plan.txt", "renamed.txt"]


def test_a_file_that_was_taken_away_is_made_again() -> None:
    run()
    Path("results/good.txt.sheet.xlsx").unlink()
    run()

    assert Path("results/good.txt.sheet.xlsx").exists()


def test_a_ledger_that_was_cut_or_spoilt_costs_only_what_was_lost() -> None:
    run()
    ledger = Path("results", LEDGER)
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join([*lines[:-1], b"[]\n{\xff\n", lines[-1][:40]]))

    assert run().exit_code == 0
    assert len(rows()) == 4


def test_results_inside_the_folder_are_no_reports() -> None:
    words = ["read", "reports", "--out", "reports/results", "--json"]
    CliRunner().invoke(main, words)
    again = json.loads(CliRunner().invoke(main, words).stdout)

    assert [one["file"] for one in again["reports"]] == [
        "good.txt",
        "letter.txt",
        "plan.txt",
        "ปีก่อน/misread.txt",
    ]


def test_a_folder_is_not_read_into_itself_under_any_name() -> None:
    Path("link").symlink_to("reports")
    before = sorted(Path("reports").iterdir())

    for out in ("reports", "reports/ปีก่อน/..", "link"):
        said = CliRunner().invoke(
            main, ["read", "reports", "--out", out], env={"PRONGSAI_LANG": "en"}
        )

        assert (said.exit_code, said.stderr) == (
            1,
            f"{out}: the results would lie among the reports and be read as such; choose another "
            "folder, such as one below it.\n",
        )
    assert sorted(Path("reports").iterdir()) == before


def test_a_folder_without_reports_and_one_in_which_none_can_be_read() -> None:
    shutil.rmtree("reports")
    Path("reports").mkdir()
    assert run().stderr.startswith("reports: there is no report in this folder")
    Path("reports/letter.pdf").write_bytes(b"%PDF-1.4 broken")

    said = run()

    assert said.exit_code == 1
    assert rows()[0][0] == "letter.pdf"


def test_results_that_cannot_be_written_are_told_in_a_sentence() -> None:
    Path("results").write_text("a file", "utf-8")

    said = run()

    assert said.exit_code == 1
    assert said.stderr.startswith("results: the results cannot be written here")


def test_what_stops_early_leaves_what_was_read_and_goes_on_from_there() -> None:
    order = Order(Path("reports"), Path("results"))
    reports = reports_in(order)
    with closing(read_folder(order, reports)) as reading:
        first = next(reading)
    assert active_children() == []
    written = {name: Path("results", name).stat().st_mtime_ns for name in first.written}

    after = list(read_folder(order, reports))

    assert after[0] == first
    assert {row.file for row in after} == set(reports)
    assert {name: Path("results", name).stat().st_mtime_ns for name in written} == written


def look_on(terminal: int) -> None:
    """Read a terminal until the last program that writes to it has ended."""
    with suppress(OSError):  # how Linux says that nobody writes any more
        while os.read(terminal, 1000):
            pass


@pytest.fixture
def hears_ctrl_c():
    """What this process starts hears Ctrl-C, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_leaves_a_summary_of_what_was_read() -> None:
    for number in range(600):
        Path(f"reports/{number:03}.txt").write_text(f"{REPORTS[GOOD]}{number}", "utf-8")
    terminal, screen = pty.openpty()
    command = [sys.executable, "-m", "prongsai.cli", "read", "reports", "--out", "results"]
    with subprocess.Popen(
        [*command, "--workers", "1", "--lang", "en"],
        stdout=subprocess.PIPE, stderr=screen, text=True,
    ) as child:  # fmt: skip
        os.close(screen)
        shown = b""
        while b" 2/604" not in shown:
            shown += os.read(terminal, 1000)
        # Somebody goes on looking: a terminal that nobody reads would hold the command up.
        looking = Thread(target=look_on, args=(terminal,))
        looking.start()
        child.send_signal(signal.SIGINT)
        said, _ = child.communicate()
        looking.join()
    os.close(terminal)

    assert child.returncode == 130, said
    assert "what was read can be used" in said
    assert 2 <= len(rows()) < 604
    assert not list(Path("results").glob(".*.unfinished"))


class Deadly:
    """What ends the process that takes it out of its parcel."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_process_that_dies_costs_only_the_report_it_was_reading() -> None:
    Path("results").mkdir()
    good = Task("good.txt", "1", "reports/good.txt", "results", "good", AS_PRINTED, "en")
    deadly = good._replace(file="deadly.txt", language=Deadly())  # type: ignore[arg-type]

    read = list(read_by_workers([deadly, good, deadly, good], 2))

    assert sorted((row.file, row.was_read) for row in read) == [
        ("deadly.txt", False),
        ("deadly.txt", False),
        ("good.txt", True),
        ("good.txt", True),
    ]
    assert active_children() == []


def test_names_are_safe_and_two_reports_never_have_one() -> None:
    assert name_for("รายงาน 2563.pdf") == "รายงาน 2563.pdf"
    names = [name_for(file) for file in ("a/b.pdf", "a b.pdf", "a:b.pdf", "con.txt", "ก" * 80)]
    assert len(set(names)) == 5
    assert names[1] == "a b.pdf"
    assert names[3].startswith("_con.txt ")
    assert all(len(name.encode()) < 120 and "/" not in name for name in names)


def test_what_a_report_says_is_no_formula_in_the_summary(tmp_path: Path) -> None:
    row = ReportRow(file="=1+1.pdf", agency='=HYPERLINK("x")', level="+1", written=("x",))
    place = tmp_path / "summary.xlsx"
    place.write_bytes(summary_bytes([row]))

    cells = load_workbook(place).worksheets[0][3]

    assert [cell.value for cell in cells[:2]] == ["=1+1.pdf", '=HYPERLINK("x")']
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
