"""How ``prongsai check`` tells people what it found."""

from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.core.evidence.findings import Finding, ItemCheck
from prongsai.core.evidence.worth import worth
from prongsai.core.framework import Framework, Node
from prongsai.core.scoring import as_published
from prongsai.core.wording import Text, same


def told_in_lines(
    framework: Framework, checks: Sequence[ItemCheck], without: Sequence[Node]
) -> Iterator[Text]:
    """Item after item with its verdict, what was found, and how it is put right."""
    for check in checks:
        yield from _item(framework, check)
    if without:
        yield _WITHOUT.fill(count=len(without))
        for node in without:
            yield _NODE.fill(code=node.code, name=node.name)
    verdicts = Counter(check.verdict for check in checks)
    yield same("")
    yield _SUMMARY.fill(**{code: verdicts[code] for code in ("pass", "fail", "unsure")})


def _item(framework: Framework, check: ItemCheck) -> Iterator[Text]:
    name = framework.nodes[check.code].name
    yield _ITEM.fill(code=check.code, name=name, verdict=_VERDICTS[check.verdict])
    for finding in check.findings:
        yield from _finding(finding)
    untold = [seen.element for seen in check.elements if seen.found is None]
    if untold and check.verdict == "unsure":
        texts = {element.code: element.text for element in framework.nodes[check.code].elements}
        for code in untold:
            yield _UNTOLD.fill(element=texts[code])
    if check.verdict == "fail":
        points = as_published(worth(framework, check.code, None))
        yield _WORTH.fill(points=points)


def _finding(finding: Finding) -> Iterator[Text]:
    yield (_FAIL if finding.severity == "fail" else _WARN).fill(says=finding.says)
    yield _REPAIR.fill(repair=finding.repair)


_VERDICTS = {
    "pass": Text("ผ่าน", "pass"),
    "fail": Text("ไม่ผ่าน", "fail"),
    "unsure": Text("บอกไม่ได้ ต้องให้คนดู", "cannot tell, a person must look"),
}
_ITEM = Text("{code}  {name}: {verdict}", "{code}  {name}: {verdict}")
_FAIL = Text("   ✗ {says}", "   ✗ {says}")
_WARN = Text("   ! {says}", "   ! {says}")
_UNTOLD = Text("   ? โปรดดูด้วยตนเอง: {element}", "   ? Please look yourself: {element}")
_REPAIR = Text("     วิธีแก้: {repair}", "     Repair: {repair}")
_WORTH = Text(
    "     ข้อนี้มีผลต่อคะแนนรวม {points} คะแนน", "     This item is worth {points} points of the total."
)
_WITHOUT = Text("\nข้อที่ยังไม่มีลิงก์ {count} ข้อ", "\n{count} items have no link yet")
_NODE = Text("   {code}  {name}", "   {code}  {name}")
_SUMMARY = Text(
    "ผ่าน {pass} ข้อ  ไม่ผ่าน {fail} ข้อ  บอกไม่ได้ {unsure} ข้อ  (เป็นคำแนะนำ คนเป็นผู้ตัดสิน)",
    "{pass} pass, {fail} fail, {unsure} cannot be told. This is advice; a person decides.",
)
