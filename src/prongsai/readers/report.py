"""One report from its file: what is printed, and the facts; or a sentence why there are none."""

from pathlib import Path
from typing import NamedTuple

from prongsai.core.problems import problem_in
from prongsai.core.reading.facts import Facts
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.source import Source
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text
from prongsai.readers.files import read_source

# A report of an agency is in Thai: a third of its letters at the least, whatever it cites.
_LETTERS_PER_THAI = 3
_FEWEST_LETTERS = 20


class Report(NamedTuple):
    """A report as it was read: its printed lines and the facts found in them."""

    source: Source
    facts: Facts


class Choice(NamedTuple):
    """How somebody wants reports read: the year where none is printed, and pictures or not."""

    year: int | None = None
    ocr: bool = True


AS_PRINTED = Choice()


def report_in(path: str | Path, choice: Choice = AS_PRINTED) -> Report:
    """Read the report in a file.

    Raises ProblemsFound where the file cannot be read, is in another language than Thai, or has
    nothing of what reports of this assessment have.
    """
    return report_of(read_source(path, choice.ocr), choice)


def report_of(source: Source, choice: Choice = AS_PRINTED) -> Report:
    """Read the facts in printed lines; ProblemsFound where there are none."""
    if not _is_thai(source):
        raise problem_in(printable(source.name), _ANOTHER_LANGUAGE)
    facts = read_report(source, choice.year)
    if not _is_recognised(facts):
        raise problem_in(printable(source.name), _NOT_A_REPORT)
    return Report(source, facts)


def _is_thai(source: Source) -> bool:
    thai = others = 0
    for line in source.lines:
        for letter in line.text:
            if "ก" <= letter <= "ฮ":
                thai += 1
            elif letter.isalpha() and not "\u0e00" <= letter <= "\u0e7f":
                others += 1
    return thai + others < _FEWEST_LETTERS or thai * _LETTERS_PER_THAI >= thai + others


def _is_recognised(facts: Facts) -> bool:
    """Whether anything was found but names, years and signatures, which any letter has."""
    return any((facts.total, facts.level, facts.scores, facts.questions, facts.groups,
                facts.findings, facts.measures, facts.follow_up, facts.limitations,
                facts.documents))  # fmt: skip


_ANOTHER_LANGUAGE = Text(
    "เนื้อหาส่วนใหญ่ไม่ใช่ภาษาไทย จึงอ่านเป็นรายงาน ITA ไม่ได้ โปรดเลือกรายงานฉบับภาษาไทย "
    "ถ้าเห็นเป็นภาษาไทยแต่คัดลอกแล้วไม่ใช่ โปรดบันทึกเป็น PDF ใหม่จากไฟล์ต้นฉบับ",
    "most of it is not in Thai and cannot be read as an ITA report; choose the Thai report, or, "
    "where Thai is seen but not copied, save the PDF anew from its original.",
)
_NOT_A_REPORT = Text(
    "ไม่พบผลคะแนน ข้อค้นพบ หรือมาตรการของการประเมิน ITA ในไฟล์นี้ โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "there is no score, finding or measure of the assessment in this file; check that it is the "
    "file you meant.",
)
