"""The fields of phrases by their Thai names, which officers write; both names mean the same."""

import re
from collections.abc import Mapping

THAI: Mapping[str, str] = {
    "about": "เรื่องที่ว่าด้วย",
    "advice": "คำแนะนำ",
    "agency": "หน่วยงาน",
    "analysed": "คำนำการวิเคราะห์",
    "assessment": "ชื่อการประเมิน",
    "band": "ช่วงคะแนน",
    "because": "เหตุผล",
    "best": "ข้อที่สูงสุด",
    "best_score": "คะแนนสูงสุด",
    "channels": "ช่องทาง",
    "code": "รหัส",
    "codes": "รหัสทุกข้อ",
    "comment": "ความคิดเห็น",
    "computed": "คะแนนที่คำนวณได้",
    "count": "จำนวน",
    "date": "วันที่",
    "dated": "ลงวันที่",
    "done": "จำนวนที่ดำเนินการแล้ว",
    "elements": "องค์ประกอบ",
    "explanation": "คำอธิบาย",
    "folder": "แฟ้ม",
    "found": "สิ่งที่พบ",
    "framework": "ปีของหลักเกณฑ์",
    "gist": "สาระ",
    "high": "ค่าสูงสุด",
    "joined": "คำเชื่อม",
    "level": "ระดับ",
    "grade": "ระดับพร้อมคำว่าระดับ",
    "low": "ค่าต่ำสุด",
    "meeting": "วันประชุม",
    "missing": "สิ่งที่ไม่ทราบ",
    "month": "เดือน",
    "name": "ชื่อ",
    "next_year": "ปีถัดไป",
    "number": "ลำดับ",
    "owner": "หน่วยงานและที่ตั้ง",
    "period": "ช่วงเวลา",
    "place": "ที่ตั้ง",
    "plan": "ปีของแผน",
    "questions": "ข้อคำถาม",
    "references": "หนังสืออ้างอิง",
    "report": "ชื่อรายงาน",
    "reported": "คะแนนที่ประกาศ",
    "resolution": "มติ",
    "score": "คะแนน",
    "sender": "ผู้ส่ง",
    "should": "สิ่งที่ควรทำ",
    "staff": "บุคลากร",
    "themes": "จำนวนประเด็น",
    "time": "เวลา",
    "title": "หัวเรื่อง",
    "unit": "ส่วนราชการ",
    "unknown": "ข้อที่ไม่ทราบ",
    "unknown_count": "จำนวนข้อที่ไม่ทราบ",
    "venue": "สถานที่ประชุม",
    "work_year": "ปีของมาตรการ",
    "worst": "ข้อที่ต่ำสุด",
    "worst_score": "คะแนนต่ำสุด",
    "year": "ปี",
}
_OUR_NAMES = {thai: name for name, thai in THAI.items()}
_FIELD = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def our_name(field: str) -> str:
    """The name of a field in our phrases, whichever of its two names is given."""
    return _OUR_NAMES.get(field, field)


def with_thai_fields(text: str) -> str:
    """A phrase as officers read it, with the Thai names of its fields.

    >>> with_thai_fields("ประกาศ{agency} ปี {year} {{agency}}")
    'ประกาศ{หน่วยงาน} ปี {ปี} {{agency}}'
    """
    return _FIELD.sub(lambda field: f"{{{THAI.get(field[1], field[1])}}}", text)
