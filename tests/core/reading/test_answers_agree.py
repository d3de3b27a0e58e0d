"""The shares of yes and no make 100, and one of them is the score."""

from prongsai.core.reading.answers_agree import answers_that_differ
from tests.core.reading.tables_printed import parts_of


def told(row: str) -> list[tuple[int, str, str]]:
    parts = parts_of("หัวข้อการประเมิน ¦ มี ¦ ไม่มี ¦ คะแนน", f"มีช่องทางหรือไม่ ¦ {row}")
    return [one[:3] for one in answers_that_differ(parts)]


def test_shares_that_make_100_and_one_that_is_the_score_raise_no_doubt():
    assert told("๕๕.๑๐% ¦ ๔๔.๙๐% ¦ ๕๕.๑๐") == []
    assert told("๔๔.๙๐% ¦ ๕๕.๑๐% ¦ ๕๕.๑๐") == []
    assert told("๓๓.๓๓% ¦ ๖๖.๖๖% ¦ ๓๓.๓๓") == []


def test_shares_that_do_not_make_100_are_told():
    assert told("๕๕.๑๐% ¦ ๔๔.๙๖% ¦ ๕๕.๑๐") == [(2, "๕๕.๑๐, ๔๔.๙๖", "100.06")]


def test_a_score_that_is_neither_share_is_told():
    assert told("๕๕.๑๐% ¦ ๔๔.๙๐% ¦ ๕๕.๗๐") == [(2, "๕๕.๗๐", "55.10")]


def test_a_row_without_shares_says_nothing():
    assert told("- ¦ - ¦ ๕๕.๗๐") == []
