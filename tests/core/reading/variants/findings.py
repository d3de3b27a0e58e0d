"""Reports that find faults: by themes, by indicators, by groups, item by item."""

from datetime import date

from tests.core.reading.variants.offices import MUNICIPALITY, SUBDISTRICT, TOWN, VILLAGE
from tests.core.reading.variants.writing import Office, Report, Variant

# Theme: code, instrument, score, what is found.
_FOUND = (
    ("1", "e2", "EIT", "74.10", "ผู้มาติดต่อบางส่วนเห็นว่าเจ้าหน้าที่ให้บริการล่าช้ากว่าที่ประกาศไว้"),
    ("2", "o18", "OIT", "0.00", "ยังไม่มีระบบให้ประชาชนยื่นคำขอทางออนไลน์ได้จริง"),
    ("3", "e6", "EIT", "71.45", "ข่าวสารของหน่วยงานค้นหาได้ยากบนโทรศัพท์มือถือ"),
    ("4", "i23", "IIT", "68.92", "บุคลากรใหม่ยังไม่ทราบขั้นตอนการยืมพัสดุ"),
    ("5", "i7", "IIT", "66.38", "การแจ้งแผนใช้จ่ายเงินยังไม่ทั่วถึงทุกกอง"),
    ("6", "i14", "IIT", "70.15", "เกณฑ์การประเมินความดีความชอบยังไม่เป็นที่เข้าใจ"),
    ("7", "i30", "IIT", "65.27", "ผู้ร้องเรียนยังไม่มั่นใจว่าข้อมูลของตนจะถูกปกปิด"),
)


def _begun(name: str, office: Office, *documents: str, thai: bool = True) -> Report:
    report = Report(name, office, thai)
    report.holds(*(documents or ("analysis_report",)))
    report.line(f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {office.year}")
    report.line(f"ของ{office.full_name}")
    report.blank()
    return report


def themes_in_other_columns() -> Variant:
    """A table for each theme, with its question first and its finding before the instrument."""
    report = _begun("themes in other columns", SUBDISTRICT)
    for theme, code, instrument, score, found in _FOUND:
        report.line(f"ประเด็นที่ {theme} {report.office.theme(theme)}")
        report.row("ข้อคำถาม", "จุดอ่อนที่ต้องแก้ไข", "เครื่องมือ", "คะแนน")
        line = report.row(code.upper(), found, instrument, score)
        report.blank()
        figure = report.question_figure(code, score, line)
        report.has("findings", theme=theme, codes=[code], figure=figure, text=found[:16], line=line)
    return report.done()


def themes_in_paragraphs() -> Variant:
    """Each theme has a paragraph of running text with its code and its score."""
    report = _begun("themes in paragraphs", MUNICIPALITY, thai=False)
    for theme, code, instrument, score, found in _FOUND:
        report.line(f"## {theme}. {report.office.theme(theme)}")
        said = f"จากแบบวัด {instrument} ข้อ {code.upper()} ได้ {score} คะแนน พบว่า{found}"
        line = report.line(said)
        figure = report.question_figure(code, score, line)
        report.has(
            "findings", theme=theme, codes=[code], figure=figure, text=["", found[:16]], line=line
        )
    return report.done()


def indicators_with_their_faults() -> Variant:
    """A table of indicators: number, score, name and what should be mended, in this order."""
    report = _begun("indicators with their faults", TOWN)
    office = report.office
    line = report.line(f"ได้คะแนนรวม {office.total} คะแนน จัดอยู่ในระดับ {office.level}")
    report.total(line)
    report.level(line)
    report.row("ลำดับ", "คะแนน", "ตัวชี้วัด", "ประเด็นที่ควรพัฒนา")
    for node in range(1, 11):
        score, name = office.scores[node - 1], office.indicator(node)
        found = f"ควรทบทวนงานด้าน{name}อย่างน้อยปีละสองครั้ง"
        line = report.row(str(node), score, name, found)
        report.score(node, line)
        report.has(
            "findings",
            indicator=str(node),
            codes=[],
            figure_if_any={"value": report.value(score), "printed": report.digits(score)},
            text=found[:12],
            line=line,
        )
    return report.done()


def groups_in_sentences() -> Variant:
    """Groups stand as counted lists in sentences, with capital letters and Thai numerals."""
    report = _begun("groups in sentences", VILLAGE)
    groups = {
        "below_60": ("e8", "e13", "o11", "o28"),
        "60_to_85": ("i1", "i7", "i15", "e1", "e6"),
        "above_85": ("i4", "i6", "e4", "o1", "o2", "o7"),
    }
    titles = ("ต่ำกว่า 60 คะแนน", "ตั้งแต่ 60 ถึง 85 คะแนน", "สูงกว่า 85 คะแนน")
    report.line("การจำแนกข้อคำถามตามผลคะแนนแบ่งเป็น 3 กลุ่ม")
    for number, (title, codes) in enumerate(zip(titles, groups.values(), strict=True), start=1):
        listed = ", ".join(code.upper() for code in codes[:-1])
        report.line(
            f"{number}) กลุ่มที่ได้{title} จำนวน {len(codes)} ข้อ ได้แก่ {listed} และ {codes[-1].upper()}"
        )
    report.truth["groups"] = {band: list(codes) for band, codes in groups.items()}
    return report.done()


_ITEMS = (
    ("o2", "ข้อมูลผู้บริหาร", "ไม่พบหมายเลขโทรศัพท์ของรองผู้บริหาร", "งานการเจ้าหน้าที่", "สำนักปลัด"),
    ("o11", "แผนดำเนินงานประจำปี", "แผนที่แสดงเป็นของปีก่อน", "งานนโยบายและแผน", "สำนักปลัด"),
    ("o17", "E-Service", "ลิงก์ที่ให้มาเปิดไม่ได้", "งานประชาสัมพันธ์", "สำนักปลัด"),
    ("o22", "สรุปผลการจัดซื้อจัดจ้าง", "ขาดเดือนกุมภาพันธ์", "งานพัสดุ", "กองคลัง"),
)


def items_with_assignees_in_a_column() -> Variant:
    """Items below 60 with the assignee in a column of its own, and the score in the middle."""
    report = _begun("assignees in a column", VILLAGE)
    report.line("ข้อที่ได้คะแนนต่ำกว่า 60 และผู้ที่ได้รับมอบหมายให้แก้ไข")
    report.row("รหัสข้อ", "ผู้รับผิดชอบ", "คะแนน", "รายการ", "ความเห็นของผู้ตรวจ")
    for code, name, comment, unit, _ in _ITEMS:
        line = report.row(code.upper(), unit, "0.00", name, comment)
        report.question(code, "0.00", line, comment=comment[:12], assignee={"unit": unit})
    return report.done()


def items_misread_as_digits() -> Variant:
    """The letter O is printed as a zero in every code; a follow-up table comes last."""
    report = _begun("codes misread", VILLAGE, "analysis_report", "follow_up_table")
    report.row("ข้อ", "ประเด็นการตรวจ", "ความคิดเห็น", "คะแนน")
    for code, name, comment, _, _ in _ITEMS:
        line = report.row(f"0{code[1:]}", name, comment, "0.00")
        report.question(code, "0.00", line, comment=comment[:12])
    report.blank()
    report.line("การกำกับติดตามการปรับปรุงให้ได้ตามเกณฑ์มาตรฐาน")
    report.row("หมายเหตุ", "หัวข้อ", "การกำกับติดตาม สำนัก/กอง", "หน่วยงานที่รับผิดชอบ")
    for code, name, _, unit, supervisor in _ITEMS:
        line = report.row("", f"O{code[1:]} {name}", supervisor, unit)
        report.has("follow_up", code=code, unit=unit, supervisor=supervisor, line=line)
    return report.done()


def announcement_with_limitations() -> Variant:
    """An announcement, and limitations in a table instead of under headings."""
    office = MUNICIPALITY
    report = Report("announcement with limitations", office)
    report.holds("announcement", "constraints_analysis")
    report.line(f"ประกาศ{office.agency.name}")
    report.line(f"เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {office.year}")
    report.blank()
    line = report.line(
        f"{office.full_name} ขอประกาศว่าผลการประเมินปีงบประมาณ พ.ศ. {office.year} "
        f"มีคะแนนภาพรวม {office.total} คะแนน อยู่ในระดับ {office.level} จึงประกาศให้ทราบโดยทั่วกัน"
    )
    report.total(line)
    report.level(line)
    day = report.line(f"ประกาศ ณ วันที่ 5 กุมภาพันธ์ พ.ศ. {office.year + 1}")
    report.has(
        "days", day=date(office.year + 1 - 543, 2, 5), printed=report.digits("5 กุมภาพันธ์"), line=day
    )
    report.line("(นายสมมุติ ตัวอย่างดี)")
    line = report.line("นายกเทศมนตรีตำบลทุ่งฟ้าใส")
    report.has("signers", position="นายกเทศมนตรีตำบลทุ่งฟ้าใส", line=line)
    report.blank()
    report.line("การวิเคราะห์ข้อจำกัดของหน่วยงาน")
    for kind, name, text in (
        ("staff", "ด้านบุคลากร", "อัตรากำลังมีไม่ครบตามกรอบ"),
        ("budget", "ด้านงบประมาณ", "รายได้จัดเก็บเองลดลงต่อเนื่อง"),
        ("technology", "ด้านเทคโนโลยี", "อุปกรณ์คอมพิวเตอร์มีอายุการใช้งานนาน"),
        ("area", "ด้านสภาพพื้นที่", "บางหมู่บ้านอยู่บนภูเขาและไม่มีสัญญาณโทรศัพท์"),
    ):
        report.line(f"- ข้อจำกัด{name}")
        line = report.line(text)
        report.has("limitations", kind=kind, text=text[:12], line=line)
    return report.done()
