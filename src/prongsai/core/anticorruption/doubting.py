"""What a report says of a project that does not go together: asked about before it is closed."""

from collections.abc import Iterator

from prongsai.core.anticorruption.reporting import STATUSES, ReportedProject
from prongsai.core.money import figure
from prongsai.core.wording import Text

# Words of a result that tells of something still to come.
_TO_COME = ("ยังไม่", "ยังมิ", "จะ", "อยู่ระหว่าง", "เตรียม", "กำหนด")
_NOTHING_TOLD = frozenset("-–—. ")


def doubts_of(row: ReportedProject) -> Iterator[Text]:
    """What of a project's status does not fit its result or what was spent, in sentences.

    A budget that is overspent is told by ``is_over_budget``.
    """
    progress = row.progress
    if progress.status in ("not_started", "not_possible") and progress.spent:
        yield _SPENT.fill(**_status(row), baht=figure(progress.spent))
    if progress.status == "not_started" and _tells_of_deeds(progress.result):
        yield _RESULT.fill(**_status(row))
    if progress.status == "done" and not progress.result:
        yield _NO_RESULT
    if progress.status == "done" and progress.spent is None and row.budget:
        yield _NO_AMOUNT


def _tells_of_deeds(result: str) -> bool:
    return bool({*result} - _NOTHING_TOLD) and not any(one in result for one in _TO_COME)


def _status(row: ReportedProject) -> dict[str, Text]:
    status = row.progress.status
    return {} if status is None else {"status": STATUSES[status]}


_SPENT = Text(
    "สถานะเป็น “{status}” แต่มีการใช้จ่าย {baht} บาท โปรดตรวจสถานะหรือจำนวนเงิน",
    "it is {status}, but {baht} baht are spent; look at the status or the amount.",
)
_RESULT = Text(
    "สถานะเป็น “{status}” แต่บอกผลการดำเนินงานไว้แล้ว โปรดตรวจสถานะหรือผล",
    "it is {status}, but it has a result; look at the status or the result.",
)
_NO_RESULT = Text(
    "ดำเนินการแล้วเสร็จ แต่ยังไม่ได้บอกผลการดำเนินงาน เอกสารจะมีจุดไข่ปลาให้เติม",
    "it is done, but there is no result; the document leaves dots for it.",
)
_NO_AMOUNT = Text(
    "ดำเนินการแล้วเสร็จ แต่ยังไม่ได้บอกว่าใช้จ่ายเท่าใด หากไม่ได้ใช้จ่ายให้กรอก 0",
    "it is done, but nobody said what was spent; write 0 where nothing was.",
)
