"""Words with a space between them that stay on one line: a number and what it counts, a date."""

import re

from prongsai.core.documents.blocks import Run, Words

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


def together(text: str) -> str:
    """The text with firm spaces inside what belongs together.

    >>> together("เมื่อวันที่ ๒๗ กันยายน และ").replace(JOINT, "_")
    'เมื่อวันที่_๒๗_กันยายน และ'
    """
    return _TOGETHER.sub(lambda found: found[found.lastindex or 0] + JOINT, text)


def joined(words: Words) -> Words:
    """The words in as few runs as they have looks, each space firm where it holds two together.

    What is verbatim, and what is to be filled in, stays a run of its own as it is.
    """
    runs: list[Run] = []
    for run in words:
        if runs and _one_look(runs[-1], run):
            runs[-1] = runs[-1]._replace(text=runs[-1].text + run.text)
        elif run.text:
            runs.append(run)
    whole, firm, at = together("".join(run.text for run in runs)), [], 0
    for run in runs:
        end = at + len(run.text)
        firm.append(run if run.verbatim or run.blank else run._replace(text=whole[at:end]))
        at = end
    return tuple(firm)


def _one_look(one: Run, other: Run) -> bool:
    kept = one.verbatim or one.blank or other.verbatim or other.blank
    return not kept and (one.bold, one.underline) == (other.bold, other.underline)
