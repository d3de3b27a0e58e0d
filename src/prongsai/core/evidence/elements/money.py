"""Elements about money: budget of each project, what was spent, sources and categories."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, told, told_of_each
from prongsai.core.evidence.elements.listings import is_figure
from prongsai.core.evidence.elements.plans import PROJECTS
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.texts import amounts, squeezed
from prongsai.core.framework import Element

_NO_MONEY = re.compile(
    r"ไม่(?:ได้)?ใช้(?:จ่าย)?งบ|ไม่มี(?:ค่าใช้จ่าย|งบ|การ)|ไม่(?:ได้)?เบิก|ยังไม่(?:ได้)?(?:เบิก|ใช้)|^ไม่มี$|^-?0-?$"
)
_AMOUNT = r"[\d,]{3,}(?:\.\d+)?(?:ล้าน)?บาท"


def is_money(cell: str) -> bool:
    """Whether a cell tells an amount, or that no money is used."""
    return is_figure(cell) or bool(amounts(cell)) or bool(_NO_MONEY.search(squeezed(cell)))


_BUDGET_WORDS = (
    r"(?<!ปี)(?<!แหล่ง)งบประมาณ|วงเงิน|จำนวนเงิน|(?<![ก-๎])งบ(?:ที่ได้รับ|จัดสรร|ฯ|$)|เงินงบ"
    r"|จำนวน\(บาท\)|budget"
)
BUDGET = Asked(
    heading=re.compile(_BUDGET_WORDS),
    unless=re.compile(
        r"ใช้ไป|เบิก|(?<!แผนการ)ใช้จ่าย|จ่ายจริง|ใช้จริง|จ่ายไป|คงเหลือ|แหล่ง|ที่มาของ|ประเภทงบ|ร้อยละ|ราคากลาง|ตกลง|ปีงบประมาณ$|หมวด|ผลการ"
    ),
    holds=is_money,
    sentence=re.compile(
        rf"^(?!.*(?:ทั้งสิ้น|รวมทั้ง|ใช้ไป|เบิกจ่าย)).*(?<!ปี)(?:งบประมาณ|วงเงิน).{{0,40}}?{_AMOUNT}|ไม่ใช้งบประมาณ"
    ),
    sentences=2,
)
_SPENT = (
    r"เบิก(?:จ่าย|ใช้)|ใช้(?:เงิน|งบ)?ไป|(?:การ)?ใช้จ่าย|(?<!ราย)จ่าย(?:จริง|ไป)|ใช้จริง|งบประมาณที่ใช้|จ่ายแล้ว"
    r"|spent|disburse"
)
_NOT_SPENT = r"แผน(?:การ)?(?:ใช้จ่าย|เบิก)|เป้าหมาย|ประมาณการ|ประมาณรายจ่าย|วิธีการ|ข้อบัญญัติ"
SPENDING = Asked(
    heading=re.compile(_SPENT),
    unless=re.compile(_NOT_SPENT),
    holds=is_money,
    sentence=re.compile(
        rf"^(?!.*(?:{_NOT_SPENT})).*(?:{_SPENT}).{{0,80}}?{_AMOUNT}|ไม่ได้ใช้(?:จ่าย)?งบประมาณ"
    ),
)
# A budget tells what was really spent in years before; a report tells it of its own.
_SPENT_BEFORE = Asked(heading=re.compile(r"รายจ่ายจริง"), holds=is_money)
SPENDING_OF_EACH = SPENDING._replace(sentences=2)
SOURCES = Asked(
    heading=re.compile(
        r"แหล่ง(?:ที่มา)?(?:ของ)?(?:งบ|เงิน|งบประมาณ)|ที่มาของ(?:งบ|เงิน|ราย)|ประเภท(?:ของ)?(?:งบประมาณ|เงิน)|(?:ประเภท|หมวด)(?:ของ)?ราย(?:รับ|ได้)|^รายรับ|^รายได้|แหล่งเงิน"
    ),
    unless=re.compile(r"รายจ่าย"),
    sentence=re.compile(
        r"(?:เงินอุดหนุน(?:ทั่วไป|เฉพาะกิจ)?|รายได้(?:ที่)?(?:จัดเก็บ|รัฐบาล)|เงินรายได้|เงินสะสม|เงินนอกงบประมาณ|เงินกู้|ภาษีจัดสรร)"
        r".{0,60}(?:\d{1,3}(?:,\d{3})+|\d(?:ล้าน)?บาท)"
    ),
)
CATEGORIES = Asked(
    heading=re.compile(
        r"(?:ประเภท|หมวด)(?:ของ)?(?:งบ)?รายจ่าย|หมวดรายจ่าย|^งบรายจ่าย|แผนงาน/งบ|^รายจ่าย$|^หมวด(?!ภาษี|เงินอุดหนุน|ราย(?:ได้|รับ)|ค่าธรรมเนียม)"
    ),
    sentence=re.compile(
        r"(?:งบบุคลากร|งบดำเนินงาน|งบลงทุน|งบเงินอุดหนุน|งบรายจ่ายอื่น|งบกลาง|ค่าตอบแทน|ค่าใช้สอย|ค่าวัสดุ|ค่าครุภัณฑ์|ค่าที่ดิน)"
    ),
    sentences=2,
)
_CATEGORIES_IN_ROWS = Asked(
    heading=re.compile(r"รายการ|ประเภท|หมวด|งบ|รายจ่าย|แผนงาน"),
    holds=lambda cell: bool(
        re.match(
            r"(?:\d{1,2}[.)]?)?(?:งบ(?:บุคลากร|ดำเนิน|ลงทุน|เงินอุดหนุน|รายจ่ายอื่น|กลาง)|ค่าตอบแทน|ค่าใช้สอย|ค่าวัสดุ|ค่าครุภัณฑ์|ค่าที่ดิน|เงินเดือน)",
            squeezed(cell),
        )
    ),
)


def budget(item: Item, element: Element) -> ElementSeen:
    """The budget of each project or purchase."""
    return told_of_each(item, element, PROJECTS, BUDGET)


def spending(item: Item, element: Element) -> ElementSeen:
    """What was spent: on each project where the element says so, else as a whole."""
    asked = SPENDING_OF_EACH if "แต่ละ" in element.text.th else SPENDING
    return told(item, element, *([asked, _SPENT_BEFORE] if item.node.data_year == "P" else [asked]))


def spending_categories(item: Item, element: Element) -> ElementSeen:
    """The categories of spending, as a heading or as the rows themselves."""
    return told(item, element, CATEGORIES, _CATEGORIES_IN_ROWS)


DETECTORS: Mapping[str, Detector] = {
    "budget": budget,
    "spending": spending,
    "budget_sources": detector(SOURCES),
    "spending_categories": spending_categories,
}
