"""``prongsai oit-check``: what it says of what is handed in, and how it ends."""

import json

import pytest
from click.testing import CliRunner

from prongsai.apps.evidence.actions import hand_in
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Check, ExhibitKind
from prongsai.cli import main
from tests.web.builders import make_agency, make_disclosure

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    """What the command does."""
    return CliRunner().invoke(main, ["oit-check", *arguments], catch_exceptions=False)


def test_an_agency_that_nobody_opened_oit_for_is_told_in_a_sentence():
    done = run("--agency", "nobody", "--lang", "en")

    assert done.exit_code == 1
    assert done.stderr.startswith("--agency: no OIT of nobody")


def test_nothing_handed_in_is_told_in_a_sentence():
    make_disclosure(make_agency(), "o3", 2568)

    done = run("--agency", "klongmuang", "--lang", "en")

    assert (done.exit_code, done.stderr) == (
        1,
        "--agency: Nothing is handed in yet, so there is nothing to check.\n",
    )


def test_every_item_is_told_and_a_failing_one_ends_with_3():
    text = Given(ExhibitKind.TEXT, text="โทรศัพท์ 0 4400 1234")
    hand_in(make_disclosure(make_agency(), "o3", 2568), seen=0, exhibits=[text], by=None)

    done = run("--agency", "klongmuang", "--year", "2568", "--json")

    told = json.loads(done.output)
    assert (done.exit_code, told["agency"], told["year"]) == (3, "klongmuang", 2568)
    assert [(item["code"], item["verdict"]) for item in told["items"]] == [("o3", "fail")]
    assert "email_missing" in {one["code"] for one in told["items"][0]["findings"]}
    assert len(told["missing"]) == 27
    assert Check.objects.count() == 1


def test_people_read_what_to_repair():
    text = Given(ExhibitKind.TEXT, text="โทรศัพท์ 0 4400 1234")
    hand_in(make_disclosure(make_agency(), "o3", 2568), seen=0, exhibits=[text], by=None)

    lines = run("--agency", "klongmuang").output.splitlines()

    assert lines[0] == "O1  ยังไม่ได้นำส่ง"
    assert "O3  น่าจะไม่ผ่าน" in lines
    assert any(line.startswith("     → ") for line in lines)
