"""Words with a space between them that stay on one line: a number and what it counts, a date."""

import re

JOINT = "\u00a0"  # a space at which no line ends
_DIGIT = "0-9๐-๙"
_MONTH = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    "|(?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\\.[คพย]\\."
)
_COUNTED = "%|คะแนน|รายการ|ข้อ|ตัวชี้วัด|ประเด็น|กลุ่ม|เดือน|วัน|ปี|ครั้ง|คน"
_BEFORE_DIGITS = f"จำนวน|พ\\.ศ\\.|ค\\.ศ\\.|ร้อยละ|ที่|ข้อ|มาตรา|{_MONTH}"
# What belongs together: 'พ.ศ. ๒๕๖๘', 'ร้อยละ ๘๕', 'ต.ค. ๖๖', '๑ เมษายน', '๖๐ %', 'ทุก ๆ'. The dash of
# a period ends a line, and begins none.
_TOGETHER = re.compile(
    f"({_BEFORE_DIGITS}) (?=[{_DIGIT}])|([{_DIGIT}]) (?={_MONTH}|{_COUNTED}|–)|() (?=ๆ)"
)
_NEAR = 12  # letters on either side that tell whether two texts belong together


def together(text: str) -> str:
    """The text with firm spaces inside what belongs together.

    >>> together("เมื่อวันที่ ๒๗ กันยายน และ").replace(JOINT, "_")
    'เมื่อวันที่_๒๗_กันยายน และ'
    """
    return _TOGETHER.sub(lambda found: found[found.lastindex or 0] + JOINT, text)


def held(text: str, after: str) -> str:
    """A text whose last space holds it to the text after it, if they belong together.

    >>> held("เมื่อวันที่ ", "๒๗ กันยายน").endswith(JOINT), held("และ ", "๒๗").endswith(JOINT)
    (True, False)
    """
    end = text[-_NEAR:]
    belongs = text.endswith(" ") and together(end + after[:_NEAR])[len(end) - 1] == JOINT
    return text[:-1] + JOINT if belongs else text
