"""``prongsai survey``: surveys for other tools, and nothing where it must not."""

import json
from io import BytesIO

import pytest
from click.testing import CliRunner
from pyxform.xls2xform import convert

from prongsai.cli import main


def run(*words):
    """What the command says, and its exit code."""
    return CliRunner().invoke(main, ["survey", "xlsform", *map(str, words)])


@pytest.mark.parametrize("instrument", ["iit", "EIT"])
def test_a_survey_is_written_as_a_form_that_tools_take(instrument, tmp_path):
    path = tmp_path / "form.xlsx"

    said = run(2567, "--instrument", instrument, "-o", path)

    assert said.exit_code == 0
    first, draft = said.stdout.splitlines()
    assert first == (
        f"เขียนแบบวัด {instrument.upper()} ปีงบประมาณ 2567 แล้วที่ {path} นำเข้า KoboToolbox หรือ ODK ได้ทันที"
    )
    assert draft.startswith("ฉบับร่าง: ")
    assert convert(BytesIO(path.read_bytes()), validate=False).warnings == []


def test_traits_are_asked_where_it_is_said_so(tmp_path):
    path = tmp_path / "form.xlsx"

    run(2567, "--instrument", "eit", "-o", path, "--traits")

    assert "trait_age" in convert(BytesIO(path.read_bytes()), validate=False).xform


def test_what_was_written_is_told_to_machines(tmp_path):
    path = tmp_path / "form.xlsx"

    assert json.loads(run(2567, "--instrument", "eit", "-o", path, "--json").stdout) == {
        "year": 2567,
        "framework": "fy2567",
        "instrument": "eit",
        "file": str(path),
    }


def test_an_unknown_survey_ending_or_year_is_told_and_nothing_is_written(tmp_path):
    oit = run(2567, "--instrument", "oit", "-o", tmp_path / "form.xlsx", "--lang", "en")
    xls = run(2567, "--instrument", "eit", "-o", tmp_path / "form.xls", "--lang", "en")
    year = run(2500, "--instrument", "eit", "-o", tmp_path / "form.xlsx", "--lang", "en")

    assert oit.stderr == (
        "--instrument: the rules of 2567 have no survey 'oit'; the surveys are iit, eit.\n"
    )
    assert xls.stderr.endswith(
        "the file's name must end in .xlsx, which KoboToolbox and ODK take; choose another name.\n"
    )
    assert [said.exit_code for said in (oit, xls, year)] == [1, 1, 1]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_force_is_said(tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_text("mine")

    refused = run(2567, "--instrument", "eit", "-o", path)

    assert (refused.exit_code, path.read_text()) == (1, "mine")
    assert run(2567, "--instrument", "eit", "-o", path, "--force").exit_code == 0
