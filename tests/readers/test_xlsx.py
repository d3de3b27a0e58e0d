"""Workbooks: rows with their figures as Excel shows them."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from prongsai.readers.files import read_source_bytes


def as_bytes(workbook):
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def test_rows_of_a_sheet_are_rows_of_a_table_and_titles_above_are_text():
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "ผลคะแนน"
    for row in (
        ["ผลการประเมิน ITA"], [], [None, "ตัวชี้วัด", "คะแนน"], [None, "๑. การปฏิบัติหน้าที่", 88.78],
        [None, "รวม\nทั้งหมด"], [None, "วันที่", date(2023, 1, 18)],
    ):  # fmt: skip
        sheet.append(row)

    lines = read_source_bytes("result.xlsx", as_bytes(workbook)).lines

    assert [(line.cells, line.heading) for line in lines] == [
        (("ผลคะแนน",), True),
        (("ผลการประเมิน ITA",), False),
        (("ตัวชี้วัด", "คะแนน"), False),
        (("๑. การปฏิบัติหน้าที่", "88.78"), False),
        (("รวม\nทั้งหมด", ""), False),
        (("วันที่", "18/1/2023"), False),
    ]


def test_figures_have_the_decimals_that_excel_shows():
    shown = {
        (79.68, "General"): "79.68", (79.675, "0.00"): "79.68", (88.5, "0.00"): "88.50",
        (0.7968, "0.00%"): "79.68%", (1250000, "#,##0.00"): "1,250,000.00", (100, "General"): "100",
        (0.1 + 0.2, "0.0"): "0.3", (55.1, "#.##"): "55.1", (12, '0" ข้อ"'): "12",
    }  # fmt: skip
    sheet = (workbook := Workbook()).active
    for number, (value, style) in enumerate(shown, 1):
        sheet.cell(number, 1, "ข้อ")
        sheet.cell(number, 2, value).number_format = style

    lines = read_source_bytes("result.xlsx", as_bytes(workbook)).lines

    assert [line.cells[1] for line in lines] == list(shown.values())
