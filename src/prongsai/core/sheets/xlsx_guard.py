"""What an Excel file must be before it is parsed: small, plain and without traps."""

import re
from io import BytesIO
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text

MAX_UNPACKED = 50_000_000
MAX_RATIO = 100  # Excel packs about ten to one
MAX_PARTS = 1_000
MAX_TAGS = 200_000  # 2,000 rows of five filled columns have about 60,000
MAX_FORMULA_WORK = 5_000_000  # characters of the longest formula, times the number of formulas

_OLD_OR_LOCKED = bytes.fromhex("D0CF11E0A1B11AE1")  # .xls, and .xlsx under a password
_ENCRYPTED = 0x1
# An XML file that declares entities can grow without limit while it is parsed. Excel writes none
# of these; refusing them does the work of defusedxml.
_TRAPS = (b"<!DOCTYPE", b"<!ENTITY", b"<![CDATA[")
_FORMULA = re.compile(rb"<([\w.-]+:)?f[\s/>]")


def check_archive(content: bytes, file: str, most_tags: int = MAX_TAGS) -> None:
    """Raise ProblemsFound where an Excel file is locked, has macros or is a trap.

    Sizes are those that the archive declares, and no part gives more than it declares; together
    they have ``most_tags`` tags of XML at most. An archive that is broken raises whatever
    ``zipfile`` and the XML parser raise.
    """
    if content.startswith(_OLD_OR_LOCKED):
        raise problem_in(file, _LOCKED)
    with ZipFile(BytesIO(content)) as archive:
        _check_declared(archive, len(content), file)
        parts = _unpacked(archive)
        _check_tags(parts, file, most_tags)
        if _formula_work(parts) > MAX_FORMULA_WORK:
            raise problem_in(file, _TOO_MANY_FORMULAS)


def _check_declared(archive: ZipFile, packed: int, file: str) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > min(MAX_UNPACKED, MAX_RATIO * packed):
        raise problem_in(file, _TOO_MUCH_INSIDE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise problem_in(file, _LOCKED)
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise problem_in(file, MACROS)


def _unpacked(archive: ZipFile) -> list[bytes]:
    # Without its NUL bytes, UTF-16 shows the same signs as UTF-8.
    return [archive.read(part).replace(b"\0", b"") for part in archive.infolist()]


def _check_tags(parts: list[bytes], file: str, most: int) -> None:
    if any(trap in part for part in parts for trap in _TRAPS):
        raise problem_in(file, _TRAP_INSIDE)
    if sum(part.count(b"<") for part in parts) > most:
        raise problem_in(file, _TOO_MUCH_INSIDE)


def _formula_work(parts: list[bytes]) -> int:
    # openpyxl writes a shared formula out anew for each of its cells.
    lengths = [
        length for part in parts if _FORMULA.search(part) for length in _formula_lengths(part)
    ]
    return len(lengths) * max(lengths, default=0)


def _formula_lengths(part: bytes) -> list[int]:
    lengths = []
    for _, element in iterparse(BytesIO(part)):  # noqa: S314 -- declarations were refused
        if element.tag.rpartition("}")[2] == "f":
            lengths.append(len(element.text or ""))
        element.clear()
    return lengths


MACROS = Text(
    "ไฟล์มีมาโคร จึงไม่รับ โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx (Excel Workbook)",
    "the file has macros and is refused; open it in Excel and save it as .xlsx (Excel Workbook).",
)
_LOCKED = Text(
    "ไฟล์มีรหัสผ่านหรือเป็น Excel รุ่นเก่า (.xls) โปรดเปิดใน Excel เอารหัสผ่านออก แล้วบันทึกเป็น .xlsx",
    "the file has a password or is of an old Excel (.xls); open it in Excel, remove the password "
    "and save it as .xlsx.",
)
_TOO_MUCH_INSIDE = Text(
    "เนื้อหาในไฟล์ใหญ่ผิดปกติสำหรับแบบกรอก จึงไม่เปิดอ่าน โปรดคัดลอกค่าลงในแบบกรอกใหม่ของปีนั้น",
    "what is packed in the file is too much for a form, so it was not opened; "
    "copy the values into a fresh template.",
)
_TRAP_INSIDE = Text(
    "ในไฟล์มีคำสั่ง XML ที่ Excel ไม่เคยเขียน จึงไม่เปิดอ่าน โปรดคัดลอกค่าลงในแบบกรอกใหม่ของปีนั้น",
    "the file has XML declarations that Excel never writes, so it was not opened; "
    "copy the values into a fresh template.",
)
_TOO_MANY_FORMULAS = Text(
    "ไฟล์มีสูตรมากเกินไป โปรดคัดลอกตารางแล้ววางแบบ 'ค่า' (Paste values) ลงในแบบกรอกใหม่",
    "the file has too many formulas; copy the table and paste it as values into a fresh template.",
)
