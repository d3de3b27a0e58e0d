"""What an agency's Word template must be before it is parsed: small, plain and without traps."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from prongsai.core.archives import BROKEN
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

MAX_PACKED = 10_000_000
MAX_UNPACKED = 60_000_000
MAX_RATIO = 100
MAX_PARTS = 500
# Of one part of text, as docxtpl takes seconds for more: a letter of three pages has 60,000 bytes
# and 2,000 tags, and the longest example has twenty places to fill in.
MAX_XML = 1_500_000
MAX_TAGS = 60_000
MAX_BRACES = 1_000
MAX_TABS = 5_000  # and line ends within the text, which Word writes as elements

_OLD_OR_LOCKED = bytes.fromhex("D0CF11E0A1B11AE1")  # .doc, and .docx under a password
_ENCRYPTED = 0x1
# XML that declares entities can grow without limit while it is parsed. Word writes none of these.
_TRAPS = (b"<!DOCTYPE", b"<!ENTITY", b"<![CDATA[")
_TEXT = re.compile(rb"<([\w.-]+:)?(body|hdr|ftr|footnotes)[\s>]")
_RUNS = re.compile(r"vbaproject|activex|oleobject|\.(exe|dll|js|vbs|hta)$", re.IGNORECASE)
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Fields of these kinds are started, or what they name fetched, when Word opens the file.
_FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b", re.IGNORECASE
)


def check_template(content: bytes, where: Text) -> None:
    """Raise ProblemsFound where a template is locked, too large, no Word file, or runs things."""
    if content.startswith(_OLD_OR_LOCKED):
        raise _refused(where, _LOCKED)
    if len(content) > MAX_PACKED:
        raise _refused(where, _TOO_LARGE)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_declared(archive, len(content), where)
            parts = {part.filename: archive.read(part) for part in archive.infolist()}
    except BROKEN as error:
        raise _refused(where, _NO_WORD_FILE) from error
    if _MAIN not in parts.get("[Content_Types].xml", b""):
        raise _refused(where, _NO_WORD_FILE)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_part(part, where)


def _check_declared(archive: ZipFile, packed: int, where: Text) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > min(MAX_UNPACKED, MAX_RATIO * packed):
        raise _refused(where, _TOO_LARGE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise _refused(where, _LOCKED)
    if any(_RUNS.search(part.filename) for part in parts):
        raise _refused(where, _RUNS_THINGS)


def _check_part(part: bytes, where: Text) -> None:
    plain = part.replace(b"\0", b"")  # without its NUL bytes, UTF-16 shows the same signs as UTF-8
    if any(trap in plain for trap in _TRAPS):
        raise _refused(where, _TRAP_INSIDE)
    counted = ((b"<", MAX_TAGS), (b"{", MAX_BRACES), (b"\t", MAX_TABS), (b"\n", MAX_TABS))
    much = any(plain.count(sign) > most for sign, most in counted)
    if len(plain) > MAX_XML or (much and _TEXT.search(plain)):
        raise _refused(where, _TOO_LARGE)
    try:
        root = parse_xml(part)
    except SyntaxError as error:
        raise _refused(where, _NO_WORD_FILE) from error
    if any(map(_fetches, root.iter())):
        raise _refused(where, _FETCHES_THINGS)


def _fetches(node: Any) -> bool:
    """Whether an element brings in something from elsewhere when Word opens the file."""
    name = str(node.tag).rpartition("}")[2]
    if name == "Relationship":
        kind = node.get("Type", "")
        elsewhere = node.get("TargetMode") == "External" and not kind.endswith("/hyperlink")
        return elsewhere or kind.endswith("/aFChunk")
    if name == "fldSimple":
        return _FETCHING.search(node.get(qn("w:instr"), "")) is not None
    if name == "p":  # Word may cut the name of a field in two
        instructions = node.iter(qn("w:instrText"))
        return _FETCHING.search("".join(one.text or "" for one in instructions)) is not None
    return False


def _refused(where: Text, says: Text) -> ProblemsFound:
    return ProblemsFound([Problem(where, says)])


_NO_WORD_FILE = Text(
    "ไฟล์นี้ไม่ใช่แม่แบบ Word ที่เปิดได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx (Word Document) "
    "ไม่ใช่ .dotx หรือ .docm",
    "this is no Word file that can be opened; open it in Word and save it as .docx "
    "(Word Document), not as .dotx or .docm.",
)
_LOCKED = Text(
    "ไฟล์มีรหัสผ่านหรือเป็น Word รุ่นเก่า (.doc) โปรดเปิดใน Word เอารหัสผ่านออก แล้วบันทึกเป็น .docx",
    "the file has a password or is of an old Word (.doc); open it in Word, remove the password "
    "and save it as .docx.",
)
_TOO_LARGE = Text(
    "เนื้อหาในไฟล์ใหญ่เกินไปสำหรับแม่แบบ จึงไม่เปิดอ่าน โปรดลดขนาดรูป หรือคัดลอกลงในเอกสารใหม่แล้วบันทึก",
    "what is in the file is too much for a template, so it was not opened; make its pictures "
    "smaller, or copy it into a new document and save that.",
)
_RUNS_THINGS = Text(
    "ไฟล์มีมาโครหรือวัตถุที่สั่งงานได้ จึงไม่รับ โปรดลบออกใน Word แล้วบันทึกเป็น .docx (Word Document)",
    "the file has macros or objects that run and is refused; remove them in Word and save it "
    "as .docx (Word Document).",
)
_TRAP_INSIDE = Text(
    "ในไฟล์มีคำสั่ง XML ที่ Word ไม่เคยเขียน จึงไม่เปิดอ่าน โปรดคัดลอกเนื้อหาลงในเอกสารใหม่แล้วบันทึก",
    "the file has XML declarations that Word never writes, so it was not opened; copy its text "
    "into a new document and save that.",
)
_FETCHES_THINGS = Text(
    "ไฟล์ดึงเนื้อหาจากที่อื่นเมื่อเปิด (รูปที่ลิงก์ แม่แบบที่แนบ หรือฟิลด์ LINK) จึงไม่รับ โปรดฝังรูปไว้ในไฟล์และลบลิงก์เหล่านั้น",
    "the file fetches things from elsewhere when it is opened (linked pictures, an attached "
    "template, LINK fields) and is refused; put the pictures into the file and remove the links.",
)
