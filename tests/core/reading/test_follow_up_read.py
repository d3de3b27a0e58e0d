"""Rows of follow-up tables."""

from prongsai.core.reading.facts import FollowUpRead
from prongsai.core.reading.follow_up import follow_up_in
from tests.core.reading.tables_printed import parts_of

HEAD = "หัวข้อ ¦ หน่วยงานรับผิดชอบ ¦ การกำกับติดตาม สำนัก/กอง ¦ หมายเหตุ"


def test_each_question_has_its_unit_and_who_watches_over_two_pages() -> None:
    found = follow_up_in(
        parts_of(
            HEAD,
            "E๘ ช่องทางรับฟัง ข้อ ๑๒ ¦ ทุกส่วนราชการ ¦ หัวหน้าส่วนราชการ ¦ ",
            "",
            "/ O๓๒ ช่องทาง...",
            "หัวข้อ ¦ หน่วยงานรับผิดชอบ ¦ การกำกับติดตาม สังกัด สำนัก/กอง ¦ หมายเหตุ",
            "๐๓๒ ช่องทางรับฟัง ¦ - งานธุรการ / - งานนิติการ ¦ สำนักปลัด ¦ ",
        )
    )

    assert found == (
        FollowUpRead("e8", "ทุกส่วนราชการ", "หัวหน้าส่วนราชการ", 2),
        FollowUpRead("o32", "งานธุรการ, งานนิติการ", "สำนักปลัด", 6),
    )


def test_a_row_for_several_questions_gives_one_for_each() -> None:
    found = follow_up_in(parts_of(HEAD, "O๒, O๕ ข้อมูลพื้นฐาน ¦ งานธุรการ ¦ สำนักปลัด ¦ "))

    assert [(one.code, one.unit) for one in found] == [("o2", "งานธุรการ"), ("o5", "งานธุรการ")]


def test_persons_are_followed_up_by_their_positions() -> None:
    found = follow_up_in(
        parts_of(HEAD, "O๒ ข้อมูลผู้บริหาร ¦ นายสมมุติ ตัวอย่าง ตำแหน่ง นิติกร ¦ ปลัดเทศบาล ¦ ")
    )

    assert found == (FollowUpRead("o2", "นิติกร", "ปลัดเทศบาล", 2),)


def test_a_form_that_nobody_filled_in_tells_its_questions() -> None:
    dots = "E๑๐ แจ้งการทุจริต ¦ ........................ ¦ ........................ ¦ "
    filled = "E๘ ช่องทางรับฟัง ¦ ทุกส่วนราชการ ¦ ........................ ¦ "

    empty = follow_up_in(parts_of(HEAD, dots))
    begun = follow_up_in(parts_of(HEAD, filled, dots))

    assert empty == (FollowUpRead("e10", "", "", 2),)
    assert begun == (FollowUpRead("e8", "ทุกส่วนราชการ", "", 2),)


def test_a_table_of_measures_is_no_follow_up() -> None:
    found = follow_up_in(
        parts_of(
            "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลา ¦ ติดตามผลการดำเนินการ ¦ ผู้รับผิดชอบ",
            "O๒ ข้อมูลผู้บริหาร ¦ ๑. ปรับปรุง ¦ ตลอดปี ¦ รายงาน ¦ สำนักปลัด",
        )
    )

    assert found == ()
