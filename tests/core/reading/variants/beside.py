"""Reports in which other figures stand beside those of the year: the reader must not take them."""

from datetime import date
from decimal import Decimal

from tests.core.reading.variants.offices import MUNICIPALITY, PROVINCE, SUBDISTRICT, TOWN, VILLAGE
from tests.core.reading.variants.writing import Office, Report, Variant


def _begun(name: str, office: Office, thai: bool = True) -> Report:
    report = Report(name, office, thai)
    report.holds("analysis_report")
    report.line(f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {office.year}")
    report.line(office.full_name)
    report.blank()
    return report


def _less(score: str, by: str) -> str:
    return str(Decimal(score) - Decimal(by))


def _result(report: Report) -> None:
    office = report.office
    line = report.line(f"ผลคะแนนภาพรวม {office.total} คะแนน อยู่ในระดับ {office.level}")
    report.total(line)
    report.level(line)


def year_before_in_its_own_column() -> Variant:
    """Each indicator has the score of the year before and of the year, and the difference."""
    report = _begun("year before in a column", SUBDISTRICT)
    office = report.office
    _result(report)
    report.row("ตัวชี้วัด", f"ปี {office.year - 1}", f"ปี {office.year}", "เพิ่มขึ้น/ลดลง")
    for node in range(1, 11):
        score = office.scores[node - 1]
        said = f"{node}. {office.indicator(node)}"
        report.score(node, report.row(said, _less(score, "2.37"), score, "+2.37"))
    report.row("คะแนนภาพรวม", _less(office.total, "2.37"), office.total, "+2.37")
    return report.done()


def full_marks_and_rank_beside() -> Variant:
    """Full marks stand before the score, and the rank behind it."""
    report = _begun("full marks and rank", TOWN)
    office = report.office
    ranked = sorted(office.scores, key=Decimal, reverse=True)
    report.row("ลำดับ", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้", "อันดับ")
    for node in range(1, 11):
        score = office.scores[node - 1]
        cells = (str(node), office.indicator(node), "100", score, str(ranked.index(score) + 1))
        report.score(node, report.row(*cells))
    _result(report)
    return report.done()


def year_before_in_sentences() -> Variant:
    """A sentence tells the total, that of the year before, and the aim for the next."""
    report = _begun("year before in sentences", PROVINCE)
    office = report.office
    line = report.line(
        f"ปีงบประมาณ พ.ศ. {office.year} ได้คะแนนภาพรวม {office.total} คะแนน "
        f"อยู่ในระดับ {office.level} "
        f"เพิ่มขึ้นจากปีงบประมาณ พ.ศ. {office.year - 1} ซึ่งได้ {_less(office.total, '3.10')} คะแนน "
        f"และตั้งเป้าหมายปีงบประมาณ พ.ศ. {office.year + 1} ไว้ที่ 97.50 คะแนน"
    )
    report.total(line)
    report.level(line)
    for node in range(1, 11):
        score = office.scores[node - 1]
        said = f"ตัวชี้วัดที่ {node} {office.indicator(node)} ได้ {score} คะแนน"
        report.score(node, report.line(f"{said} (ปีก่อนได้ {_less(score, '1.25')} คะแนน)"))
    return report.done()


def columns_of_spaces() -> Variant:
    """A table whose columns are parted by spaces, as PDF converters write it, lines broken."""
    report = _begun("columns of spaces", MUNICIPALITY)
    office = report.office
    report.line(f"{'ตัวชี้วัด':<44}{'คะแนน':>8}")
    for node in range(1, 11):
        said = f"{node}. {office.indicator(node)}"
        report.score(node, report.line(f"  {said:<42}{office.scores[node - 1]:>8}"))
    report.total(report.line(f"  {'คะแนนภาพรวม':<42}{office.total:>8}"))
    report.blank()
    report.line("เทศบาลจึงนำผลการประเมินข้างต้นมากำหนดแนวทางปรับปรุงการปฏิบัติ")
    report.line("งานในปีต่อไป โดยคำนึงถึงข้อคิดเห็นของประชาชนเป็นสำคัญ")
    return report.done()


def figures_with_spaces_and_signs() -> Variant:
    """Figures have spaces beside their point, signs of percent and full width of words."""
    report = _begun("figures with spaces and signs", VILLAGE)
    office = report.office
    report.row("แบบวัด/ตัวชี้วัด", "ผลคะแนน (ร้อยละ)")
    for node in range(1, 11):
        score = office.scores[node - 1]
        whole, _, part = score.partition(".")
        printed = (f"{whole}. {part}", f"{score} %", f"ร้อยละ {score}")[node % 3]
        line = report.row(f"ตัวชี้วัดที่ {node} : {office.indicator(node)}", printed)
        report.score(node, line)
        report.truth["scores"][-1]["printed"] = [
            report.digits(one) for one in (score, printed, f"{whole}. {part}")
        ]
    _result(report)
    return report.done()


def agencies_of_a_province() -> Variant:
    """A table of other agencies with their totals, below the result of the province itself."""
    report = _begun("agencies of a province", PROVINCE)
    office = report.office
    _result(report)
    report.line("ผลการประเมินขององค์กรปกครองส่วนท้องถิ่นในจังหวัดเป็นดังนี้")
    report.row("ที่", "หน่วยงาน", "คะแนน", "ระดับ")
    for number, (name, total, level) in enumerate(
        (
            ("เทศบาลตำบลสมมุติหนึ่ง", "88.41", "ผ่าน"),
            ("เทศบาลตำบลสมมุติสอง", "93.27", "ผ่านดี"),
            ("องค์การบริหารส่วนตำบลสมมุติสาม", "79.06", "ต้องปรับปรุง"),
        ),
        start=1,
    ):
        report.row(str(number), name, total, level)
    assert office.total not in ("88.41", "93.27", "79.06")
    return report.done()


def every_question_with_its_score() -> Variant:
    """A table of many questions with number, wording and score, in two instruments."""
    report = _begun("every question", SUBDISTRICT, thai=False)
    framework = report.office.framework
    for code in ("iit", "eit"):
        report.line(f"ผลคะแนนรายข้อของแบบวัด {code.upper()}")
        report.row("ข้อ", "ข้อคำถาม", "คะแนน", "ระดับความสำคัญ")
        questions = [one for one in framework.nodes[code].walk() if one.kind == "question"]
        for number, node in enumerate(questions, start=1):
            score = str(Decimal(7000 + number * 137 % 2900).scaleb(-2))
            report.question(
                node.code, score, report.row(node.code.upper(), node.name.th, score, "2")
            )
    return report.done()


def period_only_in_the_first_row() -> Variant:
    """One period stands for all rows; quarters and single months in a second table."""
    office = VILLAGE
    report = Report("period in quarters", office)
    report.holds("measures")
    year = office.year + 1
    report.truth["work_year"] = year
    report.line(f"แผนงานมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}")
    report.line(f"(ตอบสนองผลการประเมินประจำปีงบประมาณ พ.ศ. {office.year})")
    report.line(office.full_name)
    report.row("ตัวชี้วัด", "วิธีการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ")
    for node, method, printed, starts, ends in (
        (2, "ชี้แจงแผนใช้จ่ายต่อที่ประชุม", "ไตรมาส 1", (-1, 10, 1), (-1, 12, 31)),
        (4, "ทบทวนทะเบียนพัสดุ", f"ม.ค. {year % 100} - มี.ค. {year % 100}", (0, 1, 1), (0, 3, 31)),
        (8, "สำรวจความพึงพอใจ", "ไตรมาส 3 - ไตรมาส 4", (0, 4, 1), (0, 9, 30)),
    ):
        line = report.row(f"{node}. {office.indicator(node)}", method, printed, "กองคลัง")
        first, last = (date(year - 543 + one[0], *one[1:]) for one in (starts, ends))
        period = {"kind": "range", "starts": first, "ends": last, "printed": report.digits(printed)}
        report.row_of(
            line, line, indicator=str(node), methods=[method], responsible=["กองคลัง"],
            period=period,
        )  # fmt: skip
    return report.done()


def questions_worded_like_indicators() -> Variant:
    """Questions in sentences whose wording is nearly the name of an indicator."""
    report = _begun("questions worded like indicators", SUBDISTRICT)
    office = report.office
    _result(report)
    for node in range(1, 11):
        said = f"ตัวชี้วัดที่ {node} {office.indicator(node)} ได้ {office.scores[node - 1]} คะแนน"
        report.score(node, report.line(said))
    report.line("ข้อที่ควรพัฒนา")
    for number, (code, score) in enumerate(
        (("i7", "71.52"), ("i26", "66.58"), ("i27", "73.61"), ("e11", "74.08")), start=1
    ):
        name = office.framework.nodes[code].name.th
        line = report.line(f"{number}) {code.upper()} {name} ได้คะแนน {score}")
        report.question(code, score, line)
    return report.done()
