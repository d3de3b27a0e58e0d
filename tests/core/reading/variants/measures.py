"""Reports of measures and of their results, in tables that no report of the seeds has."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tests.core.reading.variants.offices import MUNICIPALITY, PROVINCE, SUBDISTRICT, TOWN, VILLAGE
from tests.core.reading.variants.writing import Office, Report, Variant


class _Row(NamedTuple):
    """A row of our own: a theme or an indicator, what is done, how, by whom, with what result."""

    node: str
    measure: str
    methods: tuple[str, ...]
    steps: tuple[str, ...]
    units: tuple[str, ...]
    results: tuple[str, ...]
    outcome: str


ROWS = (
    _Row(
        "1",
        "ยกระดับมาตรฐานการให้บริการ",
        ("ประกาศระยะเวลาของงานบริการทุกประเภท", "ติดป้ายขั้นตอนไว้หน้าห้องทำงาน"),
        ("สำรวจงานบริการที่มีอยู่", "เสนอผู้บริหารลงนามในประกาศ", "ปิดประกาศและลงเว็บไซต์"),
        ("สำนักปลัด", "กองช่าง"),
        ("ประกาศระยะเวลาของงานบริการครบแล้ว", "ป้ายหน้าห้องติดตั้งแล้วสี่จุด"),
        "ผู้มาติดต่อทราบเวลารอของตน",
    ),
    _Row(
        "3",
        "สื่อสารให้ถึงประชาชน",
        ("ทำเว็บไซต์ให้อ่านง่ายบนโทรศัพท์", "ส่งข่าวทางไลน์ของหมู่บ้าน"),
        ("ปรับหน้าแรกของเว็บไซต์", "แต่งตั้งผู้ดูแลข่าวสารประจำกอง"),
        ("งานประชาสัมพันธ์",),
        ("เว็บไซต์ใหม่เปิดใช้แล้ว",),
        "จำนวนผู้เข้าชมเพิ่มขึ้นจากเดิม",
    ),
    _Row(
        "5",
        "เปิดเผยการใช้จ่ายเงิน",
        ("รายงานการใช้จ่ายทุกไตรมาส",),
        ("กองคลังสรุปตัวเลขรายไตรมาส", "ลงเว็บไซต์ภายในเดือนถัดไป"),
        ("กองคลัง",),
        ("ลงรายงานครบทั้งสี่ไตรมาส", "แจ้งที่ประชุมหัวหน้าส่วนราชการแล้ว"),
        "บุคลากรทราบสถานะของงบประมาณ",
    ),
)
_WIDE = "ส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def _begun(name: str, office: Office, thai: bool = True, of: str = "measures") -> Report:
    report = Report(name, office, thai)
    report.holds(of)
    report.truth["work_year"] = office.year + 1
    head = "รายงานผลการดำเนินการตามมาตรการ" if of == "results_report" else "มาตรการ"
    report.line(f"{head}{_WIDE}")
    report.line(f"ประจำปีงบประมาณ พ.ศ. {office.year + 1}")
    report.line(office.full_name)
    report.blank()
    report.line(
        f"จากการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {office.year} "
        f"{office.agency.name}จึงกำหนดการดำเนินงานไว้ดังตาราง"
    )
    report.blank()
    return report


def _whole(report: Report) -> tuple[str, dict[str, Any]]:
    """The months of a fiscal year as printed, and as they are read."""
    year = report.office.year + 1
    printed = f"ต.ค. {(year - 1) % 100} - ก.ย. {year % 100}"
    return printed, {
        "kind": "range",
        "starts": date(year - 544, 10, 1),
        "ends": date(year - 543, 9, 30),
        "printed": report.digits(printed),
    }


def _numbered(items: Sequence[str], mark: str = "{}.") -> str:
    return " ".join(f"{mark.format(n)} {item}" for n, item in enumerate(items, start=1))


def _paragraphs(items: Sequence[str], mark: str = "{}.") -> str:
    marked = (f"<p>{mark.format(n)} {item}</p>" for n, item in enumerate(items, start=1))
    return "".join(marked)


def _keys(items: Sequence[str]) -> list[str]:
    return [item[:14] for item in items]


def units_and_time_first() -> Variant:
    """Who and when stand before what and how; lists in a cell have numbers and brackets."""
    report = _begun("who and when first", SUBDISTRICT)
    period, read = _whole(report)
    report.row("ประเด็น", "ผู้รับผิดชอบ", "ระยะเวลา", "ขั้นตอนหรือวิธีปฏิบัติ", "วิธีดำเนินการ")
    for row in ROWS:
        line = report.row(
            f"{row.node}. {report.office.theme(row.node)}",
            " ".join(f"- {unit}" for unit in row.units),
            period,
            _numbered(row.steps, "{})"),
            _numbered(row.methods, "{})"),
        )
        report.row_of(
            line, line, theme=row.node, methods=_keys(row.methods), steps=_keys(row.steps),
            responsible=list(row.units), period=read,
        )  # fmt: skip
    return report.done()


def indicators_with_follow_up_first() -> Variant:
    """Measures by indicators in Arabic numerals; paragraphs in cells are marked by ``<p>``."""
    report = _begun("indicators, follow-up first", TOWN, thai=False)
    report.row(
        "ตัวชี้วัด", "การติดตามประเมินผล", "มาตรการ/กิจกรรม", "วิธีการดำเนินการ", "กำหนดเวลา", "ผู้ดำเนินการ"
    )
    for row in ROWS:
        line = report.row(
            f"ตัวชี้วัดที่ {row.node} {report.office.indicator(row.node)}",
            "รายงานผู้บริหารทุกหกเดือน",
            row.measure,
            _paragraphs(row.methods),
            "ตลอดปีงบประมาณ",
            "".join(f"<p>- {unit}</p>" for unit in row.units),
        )
        year = report.office.year + 1
        period = {
            "kind": "whole_fiscal_year",
            "starts": date(year - 544, 10, 1),
            "ends": date(year - 543, 9, 30),
            "printed": "ตลอดปีงบประมาณ",
        }
        report.row_of(
            line, line, indicator=row.node, measures=[row.measure], methods=_keys(row.methods),
            responsible=list(row.units), period=period, follow_up="รายงานผู้บริหาร",
        )  # fmt: skip
    return report.done()


def dashes_and_a_spanning_row() -> Variant:
    """Themes head their rows over the whole table; lists have dashes, months stand in full."""
    report = _begun("dashes and spanning rows", PROVINCE)
    year = report.office.year + 1
    period = f"ตุลาคม {year - 1} ถึง มีนาคม {year}"
    read = {
        "kind": "range",
        "starts": date(year - 544, 10, 1),
        "ends": date(year - 543, 3, 31),
        "printed": report.digits(period),
    }
    report.row("โครงการ/กิจกรรม", "ระยะเวลาดำเนินการ", "ขั้นตอนการดำเนินงาน", "หน่วยงานรับผิดชอบ")
    for row in ROWS:
        report.row(f"ประเด็นที่ {row.node} {report.office.theme(row.node)}", "", "", "")
        line = report.row(
            row.measure,
            period,
            "".join(f"<p>- {step}</p>" for step in row.steps),
            "<br>".join(row.units),
        )
        report.row_of(
            line, line, theme=row.node, measures=[row.measure], steps=_keys(row.steps),
            responsible=list(row.units), period=read,
        )  # fmt: skip
    return report.done()


def rows_cut_by_pages() -> Variant:
    """Each row ends on the next page, which has no head, and its first cell is empty there."""
    report = _begun("rows cut by pages", MUNICIPALITY)
    period, read = _whole(report)
    report.row("ประเด็น", "วิธีการดำเนินการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา")
    for row in ROWS:
        first = report.row(
            f"{row.node}. {report.office.theme(row.node)}",
            _paragraphs(row.methods),
            _paragraphs(row.steps[:1]),
            " ".join(f"- {unit}" for unit in row.units),
            period,
        )
        report.page()
        rest = "".join(f"<p>{n}. {step}</p>" for n, step in enumerate(row.steps[1:], start=2))
        last = report.row("", "", rest, "", "")
        report.row_of(
            first, last, theme=row.node, methods=_keys(row.methods), steps=_keys(row.steps),
            responsible=list(row.units), period=read,
        )  # fmt: skip
    return report.done()


def head_reworded_on_the_second_page() -> Variant:
    """The table goes on below a head that has other words and line ends inside them."""
    report = _begun("head in other words", VILLAGE)
    period, read = _whole(report)
    report.row("มาตรการ", "แนวทางดำเนินการ", "ผู้รับผิดชอบ", "ห้วงเวลา")
    for place, row in enumerate(ROWS):
        if place == 2:
            report.page()
            report.row("มาตร การ/ กิจกรรม", "วิธี การดำเนิน งาน", "ผู้รับ ผิดชอบ", "ระยะ เวลา")
        line = report.row(
            f"ตัวชี้วัดที่ {row.node} {report.office.indicator(row.node)}",
            _numbered(row.methods, "({})"),
            " ".join(f"- {unit}" for unit in row.units),
            period,
        )
        report.row_of(
            line, line, indicator=row.node, methods=_keys(row.methods),
            responsible=list(row.units), period=read,
        )  # fmt: skip
    return report.done()


def results_before_measures() -> Variant:
    """A report of results that begins with results and outcomes and ends with the measure."""
    report = _begun("results first", SUBDISTRICT, of="results_report")
    period, read = _whole(report)
    report.row("ตัวชี้วัด", "ผลการดำเนินงาน", "ผลสัมฤทธิ์", "วิธีการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ")
    for row in ROWS:
        line = report.row(
            f"{row.node}. {report.office.indicator(row.node)}",
            _paragraphs(row.results),
            f"- {row.outcome}",
            _paragraphs(row.methods),
            period,
            "<br>".join(row.units),
        )
        report.row_of(
            line, line, indicator=row.node, methods=_keys(row.methods),
            responsible=list(row.units), results=_keys(row.results),
            outcomes=_keys([row.outcome]), period=read,
        )  # fmt: skip
    return report.done()


def results_in_pipes_with_suggestions() -> Variant:
    """Results in a table with pipes; deadlines instead of months, suggestions at the end."""
    report = _begun("results with pipes", TOWN, of="results_report")
    year = report.office.year + 1
    period = f"ภายใน มี.ค. {year % 100}"
    read = {"kind": "deadline", "ends": date(year - 543, 3, 31), "printed": report.digits(period)}
    report.piped("มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ข้อเสนอแนะ")
    report.lines.append("| --- | --- | --- | --- | --- | --- |")
    for row in ROWS:
        line = report.piped(
            f"ตัวชี้วัดที่ {row.node} {report.office.indicator(row.node)}",
            "<br>".join(f"{n}. {one}" for n, one in enumerate(row.methods, start=1)),
            "<br>".join(row.units),
            period,
            "<br>".join(f"- {one}" for one in row.results),
            "- ควรรายงานต่อเนื่องทุกเดือน",
        )
        report.row_of(
            line, line, indicator=row.node, methods=_keys(row.methods),
            responsible=list(row.units), results=_keys(row.results),
            suggestions=["ควรรายงานต่อ"], period=read,
        )  # fmt: skip
    return report.done()


def memo_with_results() -> Variant:
    """A memo whose headings are bold, with a letter that it refers to and two signers."""
    office = VILLAGE
    report = Report("memo", office)
    report.holds("memo")
    year = office.year
    report.line("บันทึกข้อความ")
    report.line(f"ส่วนราชการ สำนักปลัด {office.full_name}")
    day = report.line(f"ที่ สต 71201/45 วันที่ 12 มกราคม {year + 1}")
    report.line(f"เรื่อง ขอรายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}")
    report.line("เรียน นายกองค์การบริหารส่วนตำบลนาเหนือน้ำ")
    report.line("**เรื่องเดิม**")
    line = report.line(
        f"ตามหนังสือจังหวัดสตูล ที่ สต 0023.3/ว 118 ลงวันที่ 4 มกราคม {year + 1} "
        "เรื่อง แจ้งผลการประเมิน ขอให้หน่วยงานวิเคราะห์ผลและรายงานผู้บริหาร"
    )
    report.has(
        "references",
        number=report.digits("สต 0023.3/ว 118"),
        dated=report.digits(f"4 มกราคม {year + 1}"),
        subject="แจ้งผลการประเมิน",
        line=line,
    )
    for on, number in ((day, 12), (line, 4)):
        printed = report.digits(f"{number} มกราคม {year + 1}")
        report.has("days", day=date(year - 542, 1, number), printed=printed, line=on, optional=True)
    report.line("**ข้อเท็จจริง**")
    line = report.line(f"สำนักปลัดสรุปผลแล้ว คะแนนภาพรวม {office.total} คะแนน ระดับ {office.level}")
    report.total(line)
    report.level(line)
    report.line("จึงเรียนมาเพื่อโปรดพิจารณา")
    for name, position in (
        ("นางสาวสมมุติ ตัวอย่างงาม", "หัวหน้าสำนักปลัด"),
        ("นายสมมุติ ตัวอย่างเก่ง", "นายกองค์การบริหารส่วนตำบลนาเหนือน้ำ"),
    ):
        report.line(f"({name})")
        report.has("signers", position=position, line=report.line(position))
    return report.done()
