"""What a file must be before it is read, and the sentence for each that is not."""

import re
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZipFile

from prongsai.core.archives import BROKEN
from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.wording import Text

MAX_BYTES = 100_000_000
MAX_PAGES = 500
MAX_SECONDS = 600  # of reading one file; a scan of 300 pages takes that long
SECONDS_TO_WAIT = MAX_SECONDS + 60  # for a reader of which nothing more is heard
MAX_PARTS = 5_000
# Of the XML that is read; pictures stay packed. A report of 300 pages has some 15 million bytes.
MAX_UNPACKED = 60_000_000
MAX_TAGS = 2_000_000

_ENCRYPTED = 0x1
# XML that declares entities can grow without limit while it is parsed. Office programs write none.
_TRAPS = (b"<!DOCTYPE", b"<!ENTITY")


def parts_of(content: bytes, name: str, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The parts of an office file whose names fit, unpacked.

    Sizes are those that the archive declares, and no part gives more than it declares. Raises
    ProblemsFound where they are too many or too large, broken, locked, or a trap.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            every = archive.infolist()
            parts = [part for part in every if wanted.fullmatch(part.filename)]
            if len(every) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise problem_in(name, TOO_MUCH_INSIDE)
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise problem_in(name, LOCKED_OFFICE)
            unpacked = {part.filename: archive.read(part) for part in parts}
    except BROKEN as error:
        raise problem_in(name, BROKEN_OFFICE) from error
    _check_xml(unpacked.values(), name)
    return unpacked


def names_in(content: bytes) -> frozenset[str]:
    """The names of the parts of an archive; none where it cannot be opened."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return frozenset()


def _check_xml(parts: Iterable[bytes], name: str) -> None:
    tags = 0
    for part in parts:
        plain = part.replace(b"\0", b"")  # without its NUL bytes, UTF-16 shows the signs of UTF-8
        if any(trap in plain for trap in _TRAPS):
            raise problem_in(name, TRAP_INSIDE)
        tags += plain.count(b"<")
    if tags > MAX_TAGS:
        raise problem_in(name, TOO_MUCH_INSIDE)


def too_large(name: str) -> ProblemsFound:
    """A file of more bytes than a report can have."""
    return problem_in(name, _TOO_LARGE)


_TOO_LARGE = Text(
    "ไฟล์ใหญ่เกิน 100 ล้านไบต์ จึงไม่เปิดอ่าน โปรดลดขนาดภาพในไฟล์ หรือแยกเป็นหลายไฟล์",
    "the file is larger than 100 million bytes and was not opened; make its pictures smaller, "
    "or divide it into several files.",
)
TOO_MUCH_INSIDE = Text(
    "เนื้อหาที่อัดอยู่ในไฟล์ใหญ่ผิดปกติสำหรับรายงาน จึงไม่เปิดอ่าน โปรดบันทึกเป็น PDF แล้วส่งใหม่",
    "what is packed in the file is too much for a report, so it was not opened; save it as PDF "
    "and give that.",
)
LOCKED_OFFICE = Text(
    "ไฟล์มีรหัสผ่านหรือเป็น Word/Excel รุ่นเก่า (.doc, .xls) โปรดเปิดแล้วเอารหัสผ่านออก "
    "และบันทึกเป็น .docx หรือ .xlsx",
    "the file has a password or is of an old Word or Excel (.doc, .xls); open it, remove the "
    "password and save it as .docx or .xlsx.",
)
BROKEN_OFFICE = Text(
    "ไฟล์เสียหายหรือไม่ใช่ไฟล์ Word หรือ Excel โปรดเปิดในโปรแกรมเดิมแล้วบันทึกใหม่เป็น .docx, .xlsx หรือ PDF",
    "the file is damaged or no Word or Excel file; open it in its program and save it again as "
    ".docx, .xlsx or PDF.",
)
TRAP_INSIDE = Text(
    "ในไฟล์มีคำสั่ง XML ที่ Word และ Excel ไม่เคยเขียน จึงไม่เปิดอ่าน โปรดคัดลอกเนื้อหาลงในเอกสารใหม่แล้วบันทึก",
    "the file has XML declarations that Word and Excel never write, so it was not opened; copy "
    "its text into a new document and save that.",
)
LOCKED_PDF = Text(
    "ไฟล์ PDF มีรหัสผ่าน โปรดเปิดด้วยรหัสผ่าน แล้วพิมพ์หรือบันทึกเป็น PDF ใหม่ที่ไม่มีรหัสผ่าน",
    "the PDF has a password; open it with the password and print or save it as a PDF without one.",
)
BROKEN_PDF = Text(
    "เปิดเป็น PDF ไม่ได้ ไฟล์อาจเสียหายหรือดาวน์โหลดไม่ครบ โปรดส่งไฟล์ต้นฉบับอีกครั้ง",
    "this cannot be opened as PDF; it may be damaged or incomplete: give the original file again.",
)
TOO_MANY_PAGES = Text(
    "ไฟล์มีเกิน 500 หน้า จึงไม่เปิดอ่าน โปรดแยกเฉพาะหน้าของรายงานเป็นไฟล์ใหม่",
    "the file has more than 500 pages and was not read; put the pages of the report into a file "
    "of their own.",
)
TOO_LONG = Text(
    "อ่านไฟล์นี้ไม่เสร็จภายใน 10 นาที โปรดแยกเป็นหลายไฟล์ หรือส่งไฟล์ต้นฉบับที่ไม่ได้สแกน",
    "the file was not read within 10 minutes; divide it into several files, or give the original "
    "that was not scanned.",
)
NO_WORDS = Text(
    "ไฟล์นี้ไม่มีข้อความที่อ่านได้ โปรดเลือกไฟล์ที่มีเนื้อหาของรายงาน",
    "the file has no words that can be read; choose the file that has the report in it.",
)
UNKNOWN_KIND = Text(
    "ไม่รู้จักไฟล์ชนิดนี้ โปรดส่งรายงานเป็น PDF, DOCX, XLSX, ข้อความ หรือรูปภาพ (PNG, JPEG, TIFF)",
    "files of this kind are not known; give the report as PDF, DOCX, XLSX, text or a picture "
    "(PNG, JPEG, TIFF).",
)
NOT_THERE = Text(
    "ไม่พบไฟล์นี้ โปรดตรวจชื่อและโฟลเดอร์", "there is no such file; check its name and folder."
)
NOT_A_FILE = Text(
    "นี่คือโฟลเดอร์หรือสิ่งที่ไม่ใช่ไฟล์ โปรดระบุไฟล์ของรายงาน",
    "this is a folder or no ordinary file; name the file of the report.",
)
NOT_READ = Text(
    "เปิดไฟล์ไม่ได้ ({why}) โปรดตรวจสิทธิ์การอ่าน", "the file cannot be read ({why}); check the permission."
)
NO_TESSERACT = Text(
    "ไฟล์นี้เป็นภาพ ต้องใช้โปรแกรม Tesseract กับภาษาไทยจึงจะอ่านได้ โปรดติดตั้ง: Debian/Ubuntu ใช้คำสั่ง "
    "apt install tesseract-ocr tesseract-ocr-tha, Windows ติดตั้ง Tesseract แล้วเลือกภาษา Thai",
    "the file is a picture, which takes the program Tesseract with Thai to read; install it: on "
    "Debian and Ubuntu with apt install tesseract-ocr tesseract-ocr-tha, on Windows with "
    "Tesseract's installer and its language Thai.",
)
PICTURES_NOT_READ = Text(
    "ไม่มีข้อความนอกจากในภาพ และเลือกไว้ว่าไม่อ่านภาพ โปรดเรียกใหม่โดยไม่ใส่ --no-ocr",
    "there are no words but in pictures, which were not to be read; try again without --no-ocr.",
)
BROKEN_PICTURE = Text(
    "เปิดเป็นรูปภาพไม่ได้ ไฟล์อาจเสียหาย โปรดสแกนหรือบันทึกใหม่เป็น PNG, JPEG หรือ PDF",
    "this cannot be opened as a picture; it may be damaged: scan it again, or save it as PNG, "
    "JPEG or PDF.",
)
LARGE_PICTURE = Text(
    "รูปภาพมีจุดมากเกินไป จึงไม่เปิดอ่าน โปรดสแกนใหม่ที่ 300 จุดต่อนิ้ว",
    "the picture has too many points and was not opened; scan it again at 300 dots an inch.",
)
