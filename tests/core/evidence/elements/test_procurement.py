"""Procurement: the monthly list, the list with progress, plans, notices, the yearly summary."""

import pytest

from prongsai.core.evidence.shown import Link, Reached
from tests.core.evidence.elements.looking import SITE, file, found, item, look, page

HEAD = (
    "ลำดับที่",
    "งานที่จัดซื้อหรือจัดจ้าง",
    "วงเงินที่จะซื้อหรือจ้าง",
    "ราคากลาง",
    "วิธีซื้อหรือจ้าง",
    "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
    "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง",
    "เหตุผลที่คัดเลือกโดยสรุป",
    "เลขที่และวันที่ของสัญญาหรือข้อตกลง",
)
ROW = (
    "1",
    "ซื้อวัสดุสำนักงาน",
    "12,500.00",
    "12,500.00",
    "เฉพาะเจาะจง",
    "ร้านสมมุติเครื่องเขียน 12,480",
    "ร้านสมมุติเครื่องเขียน 12,480",
    "ราคาไม่เกินวงเงิน",
    "1/2568 ลว. 5 ต.ค. 2567",
)
COLUMNS = {
    "purchase_items": 1,
    "budget": 2,
    "median_price": 3,
    "purchase_method": 4,
    "bidders": 5,
    "chosen_vendor": 6,
    "reason": 7,
    "contract": 8,
}


def monthly(without: int = -1, blank: int = -1):
    """A month's purchases without a column, or with an empty one."""
    kept = [at for at in range(len(HEAD)) if at != without]
    row = tuple("" if at == blank else ROW[at] for at in kept)
    head = tuple(HEAD[at] for at in kept)
    numbers = tuple(f"({at})" for at in range(len(kept)))
    return file("แบบ สขร.1", "ประจำเดือน ตุลาคม 2567", tables=((head, numbers, row),))


@pytest.mark.parametrize("element", COLUMNS)
def test_a_whole_list_of_purchases_shows_every_column(element):
    assert found("o23", element, monthly(), year=2563) is True


@pytest.mark.parametrize(("element", "at"), COLUMNS.items())
def test_a_list_without_the_column_or_with_an_empty_one_lacks_it(element, at):
    assert found("o23", element, monthly(without=at), year=2563) is False
    assert found("o23", element, monthly(blank=at), year=2563) is False


def test_months_are_told_by_headings_or_by_files_and_not_by_days():
    months = page("ประจำเดือน ตุลาคม 2567", "ประจำเดือน พฤศจิกายน 2567")
    files = page(
        links=(
            Link(f"{SITE}/1", "สขร.1 เดือนตุลาคม 2567"),
            Link(f"{SITE}/2", "สขร.1 เดือนธันวาคม 2567"),
        )
    )
    days = page("สรุปผลการจัดซื้อจัดจ้าง", "5 ต.ค. 2567", "14 พ.ย. 2567")

    assert found("o23", "monthly_rows", months, year=2563) is True
    assert found("o23", "monthly_rows", files, year=2563) is True
    assert found("o23", "monthly_rows", days, year=2563) is False
    assert found("o23", "monthly_rows", monthly(), year=2563) is None  # one month of several?


def test_a_month_without_purchases_says_so():
    table = (HEAD, ROW)
    row = " ".join(ROW)
    said = page("เดือนตุลาคม", row, "เดือนพฤศจิกายน", "ไม่มีการจัดซื้อจัดจ้าง", tables=(table,))
    silent = page(
        "เดือนตุลาคม", row, "เดือนพฤศจิกายน", "เดือนธันวาคม", "ไม่มีการจัดซื้อจัดจ้าง", tables=(table,)
    )

    assert found("o23", "none_stated", said, year=2563) is True
    assert found("o23", "none_stated", silent, year=2563) is False
    assert found("o23", "none_stated", monthly(), year=2563) is True


def test_where_there_is_nothing_it_must_say_so():
    none = page("สถิติเรื่องร้องเรียน", "ในปีงบประมาณ พ.ศ. 2567 ไม่มีเรื่องร้องเรียน")
    some = page("สถิติ", tables=((("เดือน", "ทั้งหมด"), ("ตุลาคม", "2")),))

    assert found("o19", "none_stated", none) is True
    assert found("o19", "none_stated", some) is True
    assert found("o19", "none_stated", page("สถิติเรื่องร้องเรียน", "อยู่ระหว่างรวบรวม")) is False


LIST = (
    (
        "ชื่อรายการของงานที่ซื้อหรือจ้าง",
        "แหล่งที่มาของงบประมาณ",
        "สถานะการจัดซื้อจัดจ้าง",
        "ราคาที่ตกลงซื้อหรือจ้าง (บาท)",
        "เลขที่โครงการในระบบ e-GP",
    ),
    ("จ้างก่อสร้างถนน", "ข้อบัญญัติงบประมาณ", "สิ้นสุดสัญญา", "480,000", "68019123456"),
)


@pytest.mark.parametrize("element", ["budget_sources", "status", "agreed_price", "project_number"])
def test_a_list_with_progress_shows_its_columns(element):
    assert found("o12", element, page("รายการ", tables=(LIST,))) is True


def test_a_project_number_has_eleven_digits():
    short = (LIST[0], (*LIST[1][:4], "6801912"))

    assert found("o12", "project_number", page("รายการ", tables=(short,))) is False


def test_a_data_file_stands_beside_a_pdf():
    pdf, sheet = Link(f"{SITE}/o12.pdf", "PDF"), Link(f"{SITE}/o12.xlsx", "Excel")

    assert found("o12", "data_file", page(links=(pdf, sheet))) is True
    assert found("o12", "data_file", page(links=(pdf,))) is False
    assert found("o12", "data_file", page(links=(sheet,))) is False
    stored = Link("https://drive.google.com/file/d/1/view", "ดาวน์โหลด")
    assert found("o12", "data_file", page(links=(stored,))) is None


def test_notices_are_titles_and_no_words_of_a_menu():
    call = "ประกาศเชิญชวนประกวดราคาจ้างก่อสร้างถนน คสล. ด้วยวิธี e-bidding"
    award = "ประกาศผู้ชนะการเสนอราคา ซื้อวัสดุสำนักงาน โดยวิธีเฉพาะเจาะจง"

    def both(*lines: str, links: tuple[Link, ...] = ()) -> tuple[bool | None, bool | None]:
        shown = page("ประกาศจัดซื้อจัดจ้าง", *lines, links=links)
        elements = ("invitations", "award_notices")
        return tuple(found("o22", element, shown, year=2563) for element in elements)

    assert both(call, award) == (True, True)
    assert both(links=(Link(f"{SITE}/1", call),)) == (True, False)
    assert both(links=(Link(f"{SITE}/2", award),)) == (False, True)
    assert both(links=(Link(f"{SITE}/3", "ประกาศผู้ชนะ"),)) == (False, None)


def test_a_plan_of_purchases_lists_them():
    table = (
        ("ชื่อโครงการ", "งบประมาณโครงการ (บาท)", "คาดว่าจะประกาศจัดซื้อจัดจ้าง"),
        ("ซื้อรถบรรทุกขยะ", "2,400,000", "02/2563"),
    )
    heading = "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2563"

    assert found("o21", "procurement_plan", page(heading, tables=(table,)), year=2563) is True
    assert found("o21", "procurement_plan", page(heading), year=2563) is False
    linked = page("งานพัสดุ", links=(Link(f"{SITE}/plan", "แผนการจัดซื้อจัดจ้าง"),))
    assert found("o21", "procurement_plan", linked, year=2563) is None


SUMMARY = (
    ("วิธีการจัดซื้อจัดจ้าง", "จำนวนรายการ", "จำนวนเงิน (บาท)"),
    ("วิธีคัดเลือก", "1", "890,000"),
    ("วิธีเฉพาะเจาะจง", "173", "9,420,500"),
)


def test_a_summary_counts_purchases_and_money_by_method():
    assert found("o13", "counts_by_method", page("รายงาน", tables=(SUMMARY,))) is True
    assert found("o13", "amounts_by_method", page("รายงาน", tables=(SUMMARY,))) is True


def test_a_summary_without_money_or_without_counts_lacks_it():
    counts = tuple(row[:2] for row in SUMMARY)
    money = tuple((row[0], row[2]) for row in SUMMARY)

    assert found("o13", "amounts_by_method", page("รายงาน", tables=(counts,))) is False
    assert found("o13", "counts_by_method", page("รายงาน", tables=(money,))) is False


def test_a_summary_may_be_in_sentences_or_have_methods_as_columns():
    said = page("วิธีเฉพาะเจาะจง จำนวน 173 รายการ เป็นเงิน 9,420,500 บาท")
    columns = (("ไตรมาส", "คัดเลือก (รายการ)", "คัดเลือก (บาท)"), ("1", "1", "890,000"))

    for shown in (said, page("รายงาน", tables=(columns,))):
        assert found("o13", "counts_by_method", shown) is True
        assert found("o13", "amounts_by_method", shown) is True


def test_a_list_of_purchases_is_no_summary():
    purchases = (
        ("รายการ", "วิธีซื้อหรือจ้าง", "วงเงินงบประมาณ"),
        ("ซื้อวัสดุ", "เฉพาะเจาะจง", "12,000"),
        ("จ้างซ่อม", "เฉพาะเจาะจง", "8,000"),
    )

    assert found("o13", "counts_by_method", page("รายงาน", tables=(purchases,))) is False
    assert found("o13", "amounts_by_method", page("รายงาน", tables=(purchases,))) is False


def test_the_evidence_names_the_column_and_its_first_cell():
    seen = look("o23", "median_price", monthly(), year=2563)

    assert seen.evidence == "ราคากลาง: 12,500.00"


def test_an_item_without_any_link_cannot_be_told():
    assert item("o12").reached == ()
    assert found("o12", "data_file") is None
    assert found("o12", "data_file", Reached(SITE, None)) is None
