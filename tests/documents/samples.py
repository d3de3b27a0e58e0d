"""A document with every block, in the hard cases of Thai: for the renderers' tests."""

from decimal import Decimal

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Cell,
    Chart,
    Column,
    CoverPage,
    Document,
    Heading,
    Item,
    MemoHead,
    Numbered,
    Paragraph,
    Photo,
    PhotoPage,
    Row,
    Run,
    Section,
    Series,
    Signature,
    Table,
    TitleLines,
    words,
)
from prongsai.core.documents.numerals import Numerals, in_numerals

AGENCY = "องค์การบริหารส่วนตำบลน้ำคำ"
LONG = (
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency "
    "Assessment : ITA) ช่วยให้หน่วยงานรู้ว่าควรปรับปรุงเรื่องใดก่อน ทั้งการปฏิบัติหน้าที่ การใช้งบประมาณ "
    "การใช้อำนาจ การใช้ทรัพย์สินของราชการ และการแก้ไขปัญหาการทุจริต โดยประชาชนผู้รับบริการ ครั้งนี้ได้ให้ความเห็น "
    "ผ่านช่องทางออนไลน์ว่าเจ้าหน้าที่ได้ปฏิบัติหน้าที่ตามขั้นตอนและระยะเวลาที่กำหนด"
)


def make_document(numerals: Numerals = "thai", rows: int = 14) -> Document:
    """A document with every block; its wide table has ``rows`` rows."""
    sections = (_cover(), _memo(), _announcement(), _report(), _measures(rows), _photos())
    document = Document(
        kind="bundle",
        title="รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566",
        agency=AGENCY,
        year=2566,
        sections=sections,
        names=("น้ำคำ", "ศรีสัชนาลัย"),
    )
    return in_numerals(document, numerals)


def _cover() -> Section:
    title = ("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. 2566")
    owner = (AGENCY, "อำเภอศรีสัชนาลัย จังหวัดสุโขทัย")
    return Section((CoverPage(_each(title), _each(owner)),), starts=True)


def _memo() -> Section:
    head = MemoHead(
        unit=words(f"สำนักปลัด {AGENCY} อำเภอศรีสัชนาลัย จังหวัดสุโขทัย"),
        number=(Run("." * 40, blank="เลขที่หนังสือ"),),
        date=words("1 เมษายน 2566"),
        subject=words("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
        addressee=words(f"นายก{AGENCY}"),
    )
    body = [Heading(words("เรื่องเดิม")), *[Paragraph(words(f"{LONG} {LONG}")) for _ in range(3)]]
    closing = Paragraph(words("จึงเรียนมาเพื่อโปรดพิจารณา"))
    sign = Signature((), (Run("." * 40, blank="ชื่อผู้ลงนาม"),), _each(("หัวหน้าสำนักปลัด",)))
    mayor = Signature(_each(("- เห็นควร.....",)), words("นางสาวน้ำทิพย์ ปัญญาดี"), _each(("ปลัด", AGENCY)))
    return Section((head, *body, closing, sign, mayor), starts=True)


def _announcement() -> Section:
    head = AnnouncementHead(
        words(f"ประกาศ{AGENCY}"), _each(("รายงานผล ITA", "ประจำปีงบประมาณ พ.ศ. 2566"))
    )
    date = Paragraph(words("ประกาศ ณ วันที่ 18 มกราคม 2566"), indented=False, align="center")
    sign = Signature((), words("นายกล้า ตั้งใจ"), _each((f"นายก{AGENCY}",)))
    return Section((head, Paragraph(words(LONG)), Paragraph(words(LONG)), date, sign), starts=True)


def _report() -> Section:
    marks = (
        ("การปฏิบัติหน้าที่", "88.78"),
        ("ประสิทธิภาพการสื่อสาร", "55.10"),
        ("การป้องกันการทุจริต", "100.00"),
    )
    listed = (
        Item(words("กระบวนการปฏิบัติงานที่โปร่งใส"), "1)"),
        Item(words("กำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้องให้ชัดเจน " + LONG), "(1)", 2),
        Item(words("ครั้งที่ ญาณ ฐานะ ปู่ ฝั่ง กี่ ป่า"), "4.1.1", 3),
    )
    return Section(
        (
            TitleLines(_each(("รายงานการวิเคราะห์ผลการประเมิน ITA", f"ของ{AGENCY}"))),
            Heading(words("1. หลักการและเหตุผล")),
            Paragraph((Run(LONG + " "), Run("ได้คะแนน 88.78", bold=True), Run(" คะแนน"))),
            Numbered(listed),
            Heading(words("2. ผลการประเมิน")),
            Heading(words("2.1 จำแนกตามตัวชี้วัด"), level=2),
            _scores(marks),
            _groups(),
            *_charts(marks),
            Paragraph(
                (Run("ดูที่ "), Run("https://example.go.th/ita/2566", verbatim=True)), indented=False
            ),
        ),
        starts=True,
    )


def _scores(marks: tuple[tuple[str, str], ...]) -> Table:
    head = Row(tuple(map(_cell, ("แบบวัด", "ตัวชี้วัด", "ผลคะแนน"))))
    first = Cell((Item(words("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")),), down=len(marks))
    rows = [
        Row(((first,) if number == 1 else ()) + (_cell(f"{number}. {name}"), _cell(mark)))
        for number, (name, mark) in enumerate(marks, 1)
    ]
    total = Row((Cell((Item(words("คะแนนภาพรวม", bold=True)),), across=2), _cell("79.68")))
    columns = (Column(4), Column(5), Column(2, "center"))
    return Table("ผลคะแนนรายตัวชี้วัด", columns, (head,), (*rows, total))


def _groups() -> Table:
    head = (
        Row((_cell("ผลการประเมิน", down=2), _cell("กลุ่มประเมิน", across=3))),
        Row(tuple(map(_cell, ("ต่ำกว่า 60%", "60% - 85%", "เกินกว่า 85%")))),
    )
    codes = ", ".join(f"O{number}" for number in range(1, 30))
    row = Row(
        (_cell("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"), _cell("-"), _cell("O2, O5"), _cell(codes))
    )
    return Table("ข้อคำถามแบ่งตามกลุ่ม", (Column(3), Column(2), Column(3), Column(4)), head, (row,))


def _charts(marks: tuple[tuple[str, str], ...]) -> tuple[Chart, ...]:
    names = tuple(name for name, _ in marks)
    scores = Series("", tuple(Decimal(mark) for _, mark in marks))
    labels = (tuple(mark for _, mark in marks),)
    says = "คะแนนสามตัวชี้วัด ค่าเดียวกับตารางก่อนหน้า"
    years = Chart(
        "years",
        words("แผนภูมิที่ 3 คะแนนรายปี"),
        ("2564", "2565", "2566"),
        (
            Series("ภาพรวม", (Decimal("70.10"), None, Decimal("79.68"))),
            Series("IIT", (Decimal("80.00"), Decimal("82.50"), Decimal("84.97"))),
        ),
        (("70.10", "ไม่ทราบ", "79.68"), ("80.00", "82.50", "84.97")),
        "คะแนนภาพรวมและแบบวัด IIT สามปี",
    )
    return (
        Chart("bars", words("แผนภูมิที่ 1 คะแนนรายตัวชี้วัด"), names, (scores,), labels, says),
        Chart("radar", words("แผนภูมิที่ 2 ภาพรวม"), names, (scores,), labels, says),
        years,
    )


def _measures(rows: int) -> Section:
    titles = ("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ติดตามผล")
    head = Row(tuple(map(_cell, titles)))
    columns = (Column(5), Column(8), Column(3), Column(3, "center"), Column(4))
    theme = Row(
        (Cell((Item(words("(1) การให้บริการและระบบ E-Service", bold=True)),), across=5),), group=True
    )
    return Section(
        (
            Heading(words("3. มาตรการส่งเสริมคุณธรรมและความโปร่งใส")),
            Table("มาตรการ", columns, (head,), (theme, *map(_measure, range(1, rows + 1)))),
        ),
        landscape=True,
    )


def _measure(number: int) -> Row:
    steps = (
        Item(words("จัดทำคู่มือการปฏิบัติงานและเผยแพร่บนเว็บไซต์ของหน่วยงาน"), "1."),
        Item(words("แต่งตั้งคณะทำงานและประชุมติดตามความก้าวหน้าทุกไตรมาส"), "2."),
        Item(words("รายงานผู้บริหาร"), "2.1", 2),
    )
    units = (Item(words("สำนักปลัด"), "-"), Item(words("กองคลัง"), "-"))
    return Row(
        (
            _cell(f"{number}. ส่งเสริมการมีส่วนร่วมของประชาชนผู้รับบริการ"),
            Cell(steps),
            Cell(units),
            _cell("ต.ค. 66 – ก.ย. 67"),
            _cell("รายงานความก้าวหน้า และสรุปผล ณ สิ้นปีงบประมาณ"),
        )
    )


def _photos() -> Section:
    photos = (
        Photo(None, words("ประชุมคณะทำงาน วันที่ 3 พฤศจิกายน 2565")),
        Photo(None, words("อบรมเจ้าหน้าที่")),
    )
    return Section((PhotoPage(words("ภาพกิจกรรมการดำเนินการตามมาตรการ"), photos),), starts=True)


def _cell(text: str, *, across: int = 1, down: int = 1) -> Cell:
    return Cell((Item(words(text)),), across=across, down=down)


def _each(lines: tuple[str, ...]) -> tuple[tuple[Run, ...], ...]:
    return tuple(words(line) for line in lines)
