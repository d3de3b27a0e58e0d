"""Commands that were typed wrong: where, what and what to do, in Thai unless asked otherwise."""

import re

import pytest
from click.testing import CliRunner

from prongsai.cli import COMMANDS, main


def wrong(*words: str, language: str = "") -> tuple[int, str]:
    """The exit code and what is told; nothing is printed for machines."""
    done = CliRunner().invoke(
        main, words, prog_name="prongsai", env={"PRONGSAI_LANG": language or None}
    )
    assert done.stdout == ""
    return done.exit_code, done.stderr


REGISTER = ("register", "banmai", "อบต.บ้านใหม่", "--username", "a", "--title", "b")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("scoer",), "prongsai: ไม่มีคำสั่ง scoer โปรดตรวจตัวสะกด ที่ใช้ได้: score"),
        (("--foo",), "prongsai: ไม่มีตัวเลือก --foo โปรดตรวจตัวสะกด"),
        (
            ("tally", "a", "--yaer", "2563"),
            "prongsai tally: ไม่มีตัวเลือก --yaer โปรดตรวจตัวสะกด ที่ใช้ได้: --year",
        ),
        (("audit", "verfy"), "prongsai audit: ไม่มีคำสั่ง verfy โปรดตรวจตัวสะกด ที่ใช้ได้: verify"),
        (REGISTER, "prongsai register: ขาดตัวเลือก --kind โปรดเติมแล้วสั่งอีกครั้ง"),
        (("score",), "prongsai score: ยังไม่ได้ระบุ SHEETS... โปรดเติมต่อท้ายคำสั่ง"),
        (("tally", "a.csv", "--year"), "prongsai tally: ต้องมีค่าต่อท้ายตัวเลือก --year"),
        (
            ("tally", "a.csv", "--year", "ปีนี้"),
            "prongsai tally: --year: ปีนี้ ไม่ใช่จำนวนเต็ม โปรดพิมพ์เป็นตัวเลข",
        ),
        (
            ("score", "a", "--json=1"),
            "prongsai score: ตัวเลือก --json ไม่รับค่า โปรดตัดค่าที่ต่อท้ายออก",
        ),
        (("audit", "verify", "บ้านใหม่"), "prongsai audit verify: มีคำเกินมา: บ้านใหม่"),
        (
            ("score", "a", "--lang", "fr"),
            "prongsai score: --lang: ใช้ค่า fr ไม่ได้ ค่าที่ใช้ได้: 'th', 'en'",
        ),
        (
            ("template", "2563", "-o", "a.xlsx", "--sheet", "b.yaml"),
            "prongsai template: --sheet ใช้คู่กับ --of plan เท่านั้น",
        ),
        (
            ("whatif", "a", "--target", "A", "--item-cost", "-1"),
            "prongsai whatif: --item-cost: -1 ไม่ใช่จำนวนตั้งแต่ 0 ขึ้นไป",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_was_typed_wrong_is_told_in_thai_with_exit_code_2(words, says):
    code, told = wrong(*words)

    sentence, help_line = told.splitlines()
    command = says.partition(":")[0]
    assert (code, help_line) == (2, f"ดูวิธีใช้และตัวเลือกทั้งหมด: {command} --help")
    assert sentence.startswith(says)


@pytest.mark.parametrize("words", [("tally", "--lang", "en"), ("tally", "--lang=en")])
def test_whoever_asks_for_english_reads_english(words):
    code, told = wrong(*words)

    assert (code, told.splitlines()) == (
        2,
        [
            "prongsai tally: ANSWERS is missing; add it to the command.",
            "How it is used: prongsai tally --help",
        ],
    )


def test_the_language_of_the_installation_counts_too():
    assert wrong("tally", language="en")[1].startswith("prongsai tally: ANSWERS is missing")


def test_a_command_by_itself_still_shows_its_help():
    done = CliRunner().invoke(main, ["audit"])

    assert "Commands:" in done.output


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"manage"}))
def test_no_command_says_in_english_that_an_option_is_not_there(command):
    code, told = wrong(command, "--no-such-option")

    assert code == 2
    assert not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", told.replace(f"prongsai {command}", ""))
