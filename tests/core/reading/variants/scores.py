"""Reports whose scores stand where no report of the seeds has them."""

from tests.core.reading.variants.offices import MUNICIPALITY, PROVINCE, SUBDISTRICT, TOWN, VILLAGE
from tests.core.reading.variants.writing import Office, Report, Variant

_INSTRUMENTS = (
    ("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", range(1, 6)),
    ("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", range(6, 9)),
    ("OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ", range(9, 11)),
)


def _begun(name: str, office: Office, thai: bool = True) -> Report:
    report = Report(name, office, thai)
    report.holds("analysis_report")
    report.line("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ")
    report.line(f"ประจำปีงบประมาณ พ.ศ. {office.year}")
    report.line(office.full_name)
    report.blank()
    return report


def score_column_first() -> Variant:
    """The score stands before the indicator, in Arabic numerals, with a number in between."""
    report = _begun("score column first", MUNICIPALITY, thai=False)
    report.line("ผลคะแนนจำแนกตามตัวชี้วัดเป็นดังตาราง")
    report.row("คะแนนที่ได้", "ลำดับที่", "ตัวชี้วัด", "เครื่องมือ")
    for code, _, nodes in _INSTRUMENTS:
        for node in nodes:
            line = report.row(
                report.office.scores[node - 1], str(node), report.office.indicator(node), code
            )
            report.score(node, line)
    report.total(report.row(report.office.total, "", "คะแนนเฉลี่ยรวม", ""))
    report.blank()
    report.level(report.line(f"หน่วยงานมีผลการประเมินอยู่ในระดับ {report.office.level} ตามเกณฑ์ที่กำหนด"))
    return report.done()


def sentences_only() -> Variant:
    """There is no table at all; every score stands in a sentence of one paragraph each."""
    report = _begun("sentences only", SUBDISTRICT)
    office = report.office
    line = report.line(
        f"ในปีนี้{office.agency.name}ได้รับผลคะแนนภาพรวม {office.total} คะแนน "
        f"ผลการประเมินอยู่ในระดับ {office.level}"
    )
    report.total(line)
    report.level(line)
    report.blank()
    for node in range(1, 11):
        score = office.scores[node - 1]
        report.score(
            node,
            report.line(f"ตัวชี้วัดที่ {node} {office.indicator(node)} มีคะแนนเท่ากับร้อยละ {score}"),
        )
    return report.done()


def list_with_equals() -> Variant:
    """Scores stand after a sign of equality, in lists that begin again in each instrument."""
    report = _begun("list with signs of equality", TOWN, thai=False)
    office = report.office
    line = report.line(f"คะแนนรวม = {office.total} คะแนน (ระดับ {office.level})")
    report.total(line)
    report.level(line)
    for code, name, nodes in _INSTRUMENTS:
        report.line(f"{name} ({code})")
        for number, node in enumerate(nodes, start=1):
            said = f"{number}) {office.indicator(node)} = {office.scores[node - 1]} คะแนน"
            report.score(node, report.line(said))
    return report.done()


def markdown_pipes() -> Variant:
    """A table with pipes and a rule below its head, as converters write it."""
    report = _begun("Markdown table", PROVINCE)
    office = report.office
    report.piped("ที่", "ตัวชี้วัด", f"ผลการประเมินปี {office.year} (คะแนน)")
    report.lines.append("|---|:---|---:|")
    for node in range(1, 11):
        line = report.piped(str(node), office.indicator(node), office.scores[node - 1])
        report.score(node, line)
    report.total(report.piped("", "**คะแนนรวมทั้งสิ้น**", f"**{office.total}**"))
    report.blank()
    report.level(report.line(f"ระดับผลการประเมิน : {office.level}"))
    return report.done()


def instruments_with_scores() -> Variant:
    """Instruments have rows with scores of their own between those of their indicators."""
    report = _begun("instruments with scores", VILLAGE)
    report.row("รายการ", "ค่าคะแนน", "ข้อสังเกต")
    _instrument_rows(report)
    line = report.row("ผลการประเมินภาพรวม", report.office.total, f"ระดับ {report.office.level}")
    report.total(line)
    report.level(line)
    return report.done()


def _instrument_rows(report: Report) -> None:
    office, result = report.office, report.office.result
    for code, name, nodes in _INSTRUMENTS:
        score = str(result.total.find(code.lower()).announced)
        report.score(code.lower(), report.row(f"{name} ({code})", score, ""), score)
        for node in nodes:
            said = f"ตัวชี้วัดที่ {node} {office.indicator(node)}"
            report.score(node, report.row(said, office.scores[node - 1], "-"))


def two_columns() -> Variant:
    """Two columns stand side by side: indicators 1 to 5 left, 6 to 10 right."""
    report = _begun("two columns", TOWN)
    office = report.office
    report.row("ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน")
    scores = {}
    for left in range(1, 6):
        right = left + 5
        line = report.row(
            f"{left}. {office.indicator(left)}",
            office.scores[left - 1],
            f"{right}. {office.indicator(right)}",
            office.scores[right - 1],
        )
        scores |= {left: line, right: line}
    for node in range(1, 11):
        report.score(node, scores[node])
    line = report.line(f"คะแนนภาพรวม {office.total} คะแนน อยู่ในระดับ {office.level}")
    report.total(line)
    report.level(line)
    return report.done()


def words_broken_by_line_ends() -> Variant:
    """Line ends stand inside words of the heads, of the names and of the sentences."""
    report = _begun("words broken by line ends", SUBDISTRICT)
    office = report.office
    report.row("เครื่อง มือ", "ตัวชี้ วัดการประ เมิน", "ผล คะ แนน")
    for code, _, nodes in _INSTRUMENTS:
        for place, node in enumerate(nodes):
            name = office.indicator(node)
            half = name.index("า") + 1 if "า" in name else 4
            line = report.row(
                code if place == 0 else "",
                f"{node}.{name[:half]} {name[half:]}",
                office.scores[node - 1],
            )
            report.score(node, line)
    report.total(report.row("คะแนน ภาพ รวม", "", office.total))
    return report.done()


def total_with_a_misread_digit() -> Variant:
    """A digit of the total is misread; instruments and indicators leave one reading of it."""
    report = _begun("total with a misread digit", VILLAGE)
    right, wrong = "71.25", "77.25"
    assert report.office.total == right
    report.row("รายการ", "ค่าคะแนน", "ข้อสังเกต")
    _instrument_rows(report)
    line = report.row("คะแนนภาพรวม", wrong, "")
    report.total(line, wrong)
    report.truth["disagreements"] = [
        {
            "node": "total",
            "reported": wrong,
            "computed": right,
            "line": line,
            "repairs": [{"node": "total", "reads": report.digits(right)}],
        }
    ]
    return report.done()
