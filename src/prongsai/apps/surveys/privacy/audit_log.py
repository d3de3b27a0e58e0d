"""The promise that the audit log tells what officers did and nothing of who answers."""

import json
import re
from collections.abc import Iterator

from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.models import Comment
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, kept, listed
from prongsai.core.surveys.codes import ALPHABET, Mistyped, as_typed
from prongsai.core.wording import Text

# Acts of officers; a line of any other act about surveys would tell that somebody answered.
ACTS = frozenset(
    {
        "survey.prepared",
        "survey.population_set",
        "survey.window_set",
        "survey.opened",
        "survey.closed",
        "survey.entrance_added",
        "survey.entrance_renamed",
        "survey.slips_printed",
        "survey.pack_cancelled",
        "survey.forms_printed",
        "survey.pack_counted_back",
        "survey.sheet_entered",  # when an officer typed one, and no word of which
        "survey.sheets_compared",
        "survey.counts_brought_in",
        "survey.counts_replaced",
        "survey.counts_removed",
        "survey.comment_released",
        "survey.comment_withheld",
    }
)
_SECRET = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_CODE = re.compile(
    rf"(?<![A-Za-z0-9])[{ALPHABET}]{{3}}-?[{ALPHABET}]{{3}}-?[{ALPHABET}]{{3}}(?!\w)"
)
_SHORTEST_TELLING = 12  # letters of a comment; shorter ones are words that any line may hold


def audit_log() -> Finding:
    """Whether no line holds a code, a hash, a token or a comment, or tells of an answer."""
    comments = [text for text in Comment.objects.values_list("text", flat=True) if _tells(text)]
    lines, found = 0, list[str]()
    about = Entry.objects.order_by("sequence").values_list(
        "sequence", "action", "subject", "details"
    )
    for sequence, action, subject, details in about.iterator():
        lines += 1
        text = json.dumps(details, ensure_ascii=False)
        found += [f"{sequence} ({why})" for why in _faults(action, subject, text, comments)]
    if found:
        return broken(_TOLD.fill(lines=listed(found)), _CANNOT_BE_UNDONE)
    return kept(_SILENT.fill(lines=f"{lines:,}"))


def _faults(action: str, subject: str, details: str, comments: list[str]) -> Iterator[str]:
    if subject.startswith("surveys.") and action not in ACTS:
        yield action
    if not subject.startswith("surveys.") and not action.startswith("survey."):
        return  # digests of documents and rules are no secrets
    if subject.startswith("surveys.code:") or _SECRET.search(details) or _has_code(details):
        yield "code"
    if any(comment in details for comment in comments):
        yield "comment"


def _has_code(text: str) -> bool:
    return any(not isinstance(as_typed(found), Mistyped) for found in _CODE.findall(text))


def _tells(comment: str) -> bool:
    return len(comment) >= _SHORTEST_TELLING


_TOLD = Text(
    "บันทึกการดำเนินการบอกเรื่องของผู้ตอบในรายการที่ {lines}",
    "the audit log tells of people who answer, in lines {lines}",
)
_CANNOT_BE_UNDONE = Text(
    "บันทึกนี้ลบไม่ได้ โปรดยกเลิกรหัสที่ปรากฏ หยุดรับคำตอบ และแจ้งผู้ตอบตามจริง",
    "the log cannot be changed: cancel the codes that it shows, stop taking answers, and tell the "
    "people who answered.",
)
_SILENT = Text(
    "อ่านบันทึกการดำเนินการ {lines} รายการ มีแต่สิ่งที่เจ้าหน้าที่ทำ ไม่มีรหัส คำตอบ หรือข้อความของผู้ตอบ",
    "{lines} lines tell what officers did; none holds a code, an answer or a comment",
)

CHECKS = (
    Check(
        "audit_log",
        Text(
            "บันทึกการดำเนินการไม่มีรหัส คำตอบ ความเห็น และไม่จดเมื่อมีคนตอบ",
            "The audit log holds no code, answer or comment, and no line when somebody answers.",
        ),
        Text("อ่านทุกรายการในบันทึก", "every line of the log"),
        audit_log,
    ),
)
