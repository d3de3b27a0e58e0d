"""``prongsai frameworks``: the rules of every year, told to people and to machines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prongsai.cli import main
from prongsai.core.loading import available, load_framework, load_named

SOUND = Path(__file__).parent.parent / "broken_frameworks" / "sound.yaml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["frameworks", *map(str, arguments)])


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A small framework without a mistake, under the name that it must have."""
    path = tmp_path / "fy2563.yaml"
    path.write_text(SOUND.read_text("utf-8"), "utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same with weights that add up to 90."""
    path = tmp_path / "broken" / "fy2563.yaml"
    path.parent.mkdir()
    path.write_text(SOUND.read_text("utf-8").replace("weight: 60", "weight: 50"), "utf-8")
    return path


def test_every_framework_is_listed_with_its_counts_and_digest():
    done = run("list")

    framework = load_framework(2563)
    assert done.exit_code == 0
    assert f"fy2563    iit 30  eit 15  oit 43  {framework.digest[:19]}  ใช้จริง" in done.stdout
    assert [line.split()[0] for line in done.stdout.splitlines() if line.startswith("fy")] == list(
        available()
    )


def test_drafts_are_listed_with_their_reason():
    because = load_framework(2569).because

    assert because is not None
    assert because.en in run("list", "--lang", "en").stdout


def test_the_list_for_machines():
    listed = {one["name"]: one for one in json.loads(run("list", "--json").stdout)["frameworks"]}

    assert list(listed) == list(available())
    assert listed["fy2564"] == {
        "name": "fy2564",
        "year": 2564,
        "revision": 1,
        "status": "final",
        "because": None,
        "wording": "own",
        "digest": load_framework(2564).digest,
        "frozen": listed["fy2564"]["frozen"],
        "counts": {"iit": 30, "eit": 15, "oit": 43},
        "drafts": listed["fy2564"]["drafts"],
    }


def test_all_frameworks_that_come_with_the_project_are_sound():
    done = run("check", "--lang", "en")

    assert done.stderr == ""
    assert done.exit_code == 0
    assert "fy2563.yaml: sound  iit 30  eit 15  oit 43\n" in done.stdout


def test_a_sound_file_and_a_broken_one_are_both_told(sound: Path, broken: Path):
    done = run("check", sound, broken)

    assert done.exit_code == 1
    assert done.stdout == "fy2563.yaml: ถูกต้อง  iit  1  oit  1\n"
    assert done.stderr == "fy2563.yaml: น้ำหนักใต้ 'ita' รวมกันได้ 90 แต่ต้องรวมกันได้ 100\n"


def test_problems_for_machines(broken: Path):
    done = run("check", broken, "--json", "--lang", "en")

    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "problems": [
            {
                "where": "fy2563.yaml",
                "says": "the weights under 'ita' add up to 90; they must add up to 100.",
            }
        ]
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "could not be opened; check its name, its place and the right to read it."),
        ("หลักเกณฑ์".encode("tis-620"), "is not in UTF-8; open it in a text editor and save it"),
        (
            b" " * 6_000_001,
            "is larger than six million bytes; check that it is the file you meant.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None, says: str):
    path = tmp_path / "fy2570.yaml"
    if content is not None:
        path.write_bytes(content)

    done = run("check", path, "--lang", "en")

    assert done.exit_code == 1
    assert done.stderr.startswith(f"{path}: the file {says}")


def test_a_wording_is_checked_against_its_year(tmp_path: Path):
    wording = tmp_path / "official.yaml"
    wording.write_text("i1: {name: {th: ชื่อทางการ}}", "utf-8")
    done = run("check", "--wording", wording, "--year", 2563)
    assert (done.exit_code, done.stdout) == (0, "official.yaml: ถูกต้อง ใช้กับหลักเกณฑ์ fy2563 ได้\n")

    wording.write_text("i31: {name: {th: ชื่อทางการ}}", "utf-8")
    done = run("check", "--wording", wording, "--year", 2563, "--lang", "en")
    assert done.exit_code == 1
    assert done.stderr == (
        "official.yaml, line 1: the rules of 2563 have no code 'i31'; "
        "use codes of that year, such as i1, i1.1 or o2.\n"
    )


def test_a_year_is_shown_as_a_tree_with_what_stands_around_it():
    lines = run("show", 2563, "--lang", "en").stdout.splitlines()

    assert "ita  Overall score" in lines
    assert any(line.startswith("  iit  ") and "(30 percent, 30 questions" in line for line in lines)
    assert any(line.startswith("      i4  ") and "(marked in reverse)" in line for line in lines)
    assert "  Level AA: from 95, no condition per instrument" in lines
    titles = ["Levels", "Bands of the analysis", "Themes of the analysis", "Number of answers"]
    assert [line for line in lines if line in titles] == titles


def test_a_question_is_shown_with_what_each_answer_is_worth():
    lines = run("show", "๒๕๖๓", "I4").stdout.splitlines()

    assert lines[1] == "ข้อคำถาม  ita › iit › 1 › i4"
    assert "คำตอบและคะแนน (กลับด้าน): ไม่มี 100 / มี 0" in lines
    assert any(line.startswith("  i4.1  ") for line in lines)


def test_an_item_is_shown_with_what_it_must_show():
    item = load_framework(2563).nodes["o2"]

    lines = run("show", 2563, "o2").stdout.splitlines()

    assert lines[0] == f"o2  {item.name.th}"
    assert [line for line in lines if line.startswith("  - ")] == [
        f"  - {element.text.th}" for element in item.elements
    ]
    assert sum(line.startswith("แหล่งที่มา: ") for line in lines) == len(item.sources)


@pytest.mark.parametrize("name", available())
def test_every_node_of_every_year_can_be_shown(name: str):
    from prongsai.cli.frameworks_tree import node_lines, year_lines

    framework = load_named(name)
    for language in ("th", "en"):
        assert all(list(year_lines(framework, language))[:1])
        for node in framework.assessment.walk():
            assert node.name.say(language) in next(node_lines(framework, node, language))


def test_a_year_and_a_node_for_machines():
    year = json.loads(run("show", 2563, "--json").stdout)
    item = json.loads(run("show", 2563, "o2", "--json").stdout)

    assert year["assessment"]["parts"][0]["weight"] == "30"
    assert year["levels"][0] == {
        "code": "AA",
        "name": {"th": "ระดับ AA", "en": "Level AA"},
        "from": "95",
        "each_instrument": None,
        "passes": True,
    }
    assert (item["code"], item["kind"], item["data_year"]) == ("o2", "item", "N")
    assert item["elements"][0].keys() == {"code", "says"}


def test_what_changed_is_told_in_groups():
    lines = run("diff", 2564, 2565).stdout.splitlines()

    assert lines[0] == "สิ่งที่เปลี่ยนจากปีงบประมาณ 2564 เป็นปีงบประมาณ 2565"
    place = lines.index("ข้อตรวจ OIT")
    assert lines[place + 1 : place + 3] == [
        "  เพิ่ม o34 นโยบายไม่รับของขวัญ (No Gift Policy)",
        "  ยกเลิก o34 เจตจำนงสุจริตของผู้บริหาร",
    ]


def test_what_changed_says_that_a_year_is_only_a_draft():
    because = load_framework(2569).because

    assert because is not None
    assert f"draft fy2569: {because.en}" in run("diff", 2568, 2569, "--lang", "en").stdout


def test_what_changed_says_which_questions_are_not_certain():
    told = run("diff", 2566, 2567, "--lang", "en").stdout

    assert "fy2567 not yet certain: iit, eit, " in told


def test_a_year_has_not_changed_since_itself():
    assert run("diff", 2564, 2564, "--lang", "en").stdout.splitlines()[-1:] == [
        "Nothing changed in the rules"
    ]


def test_what_changed_for_machines():
    answer = json.loads(run("diff", 2564, 2565, "--json", "--lang", "en").stdout)

    assert (answer["before"], answer["after"]) == ("fy2564", "fy2565")
    assert answer["differences"][0].keys() == {
        "kind",
        "change",
        "codes",
        "before",
        "after",
        "says",
    }


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["show", 2599],
            "2599: there are no rules for fiscal year 2599; choose a year that has them",
        ),
        (["diff", 2563, 2599], "2599: there are no rules for fiscal year 2599;"),
        (["show", 2563, "o99"], "o99: the rules of 2563 have no such code;"),
    ],
)
def test_what_there_is_not_is_told_with_exit_code_1(arguments: list[object], says: str):
    done = run(*arguments, "--lang", "en")

    assert done.exit_code == 1
    assert done.stderr.startswith(says)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "soon"],
        ["diff", 2563],
        ["new", 20],
        ["check", "--year", 2563],
        ["check", "--wording", "official.yaml"],
        ["freeze"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[object]):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["list", "check", "show", "diff", "new"])
def test_every_command_has_help_with_an_example(command: str):
    done = run(command, "--help")

    assert done.exit_code == 0
    assert f"Example: prongsai frameworks {command}" in done.stdout


def test_a_new_year_begins_as_a_draft_of_the_newest_one(tmp_path: Path):
    done = run("new", 2575, "--into", tmp_path)

    path = tmp_path / "fy2575.yaml"
    text = path.read_text("utf-8")
    assert done.exit_code == 0
    assert str(path) in done.stdout
    assert text.startswith("# The rules of fiscal year 2575 (2031-10-01 to 2032-09-30), a draft.\n")
    assert "year: 2575\nstatus: draft\nbecause:\n" in text
    assert run("check", path).exit_code == 0


def test_a_new_year_does_not_overwrite_a_file(tmp_path: Path):
    path = tmp_path / "fy2575.yaml"
    path.write_text("mine", "utf-8")

    done = run("new", 2575, "--into", tmp_path, "--lang", "en")

    assert done.exit_code == 1
    assert done.stderr == f"{path}: this file is there already; edit it, or move it away first.\n"
    assert path.read_text("utf-8") == "mine"


def test_a_new_year_into_a_folder_that_is_not_there_is_told(tmp_path: Path):
    done = run("new", 2575, "--into", tmp_path / "nowhere", "--lang", "en")

    assert done.exit_code == 1
    assert "the file could not be written" in done.stderr
