"""Result sheets from files and uploads, and back; the ending of the name says the format."""

from contextlib import suppress
from pathlib import Path
from typing import Literal

from prongsai.core.framework import Framework
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.refusals import reason_of
from prongsai.core.sheets.checking import checked_sheet
from prongsai.core.sheets.csv_sheets import csv_text, read_csv
from prongsai.core.sheets.entries import Reading
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.sheets.values import printable
from prongsai.core.sheets.yaml_sheets import read_yaml_sheet, yaml_text
from prongsai.core.wording import Text, same

MAX_BYTES = 5_000_000

Format = Literal["yaml", "csv", "xlsx"]
_FORMATS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".xlsx": "xlsx"}
_MACRO_ENDINGS = (".xlsm", ".xltm", ".xlsb", ".xlam")


def read_sheet(path: str | Path) -> Sheet:
    """The sheet in a file; ProblemsFound with everything that is wrong with it."""
    name = printable(str(path))
    format_of(name)
    return read_sheet_bytes(name, content_of(path))


def read_sheet_bytes(name: str, content: bytes) -> Sheet:
    """The sheet in an upload; ``name`` says its format and stands in the problems."""
    name = printable(name)
    not_too_large(name, len(content))
    return checked_sheet(_reading(name, content))


def content_of(path: str | Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file; ProblemsFound where it is not there, is no file or is too large."""
    file = Path(path)
    name = printable(str(path))
    try:
        if not file.exists():
            raise _problem(name, _NOT_THERE)
        if not file.is_file():
            raise _problem(name, _NOT_A_FILE)
        not_too_large(name, file.stat().st_size, most)
        return file.read_bytes()
    except OSError as error:
        raise _problem(name, _NOT_READ.fill(why=reason_of(error))) from error


def write_sheet(sheet: Sheet, framework: Framework, path: str | Path, language: str = "th") -> None:
    """Write a sheet to a file as the form of a framework, in the format of the file's ending."""
    write_whole(path, sheet_bytes(sheet, framework, format_of(str(path)), language))


def write_whole(path: str | Path, content: bytes) -> None:
    """Write a file that is there whole or not at all: beside its place, and then moved there.

    Raises OSError where the disk refuses; nothing is left behind then.
    """
    place = Path(path)
    unfinished = place.with_name(f".{place.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(place)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def sheet_bytes(sheet: Sheet, framework: Framework, format: Format, language: str = "th") -> bytes:
    """A sheet as the form of a framework: filled where it is known, empty where it is not.

    Raises ProblemsFound where the sheet has codes that the framework does not know.
    """
    match format:
        case "yaml":
            return yaml_text(sheet, framework, language).encode()
        case "csv":
            return csv_text(sheet, framework, language).encode()
        case "xlsx":
            # Reading Excel files costs a tenth of a second before it starts: only when needed.
            from prongsai.core.sheets.xlsx_writing import xlsx_bytes

            return xlsx_bytes(sheet, framework, language)


def format_of(name: str) -> Format:
    """The format that the ending of a file's name says; ProblemsFound for any other ending."""
    ending = Path(name).suffix.lower()
    if ending in _MACRO_ENDINGS:
        raise _problem(name, _MACROS)
    if ending not in _FORMATS:
        raise _problem(name, _UNKNOWN_ENDING)
    return _FORMATS[ending]


def _reading(name: str, content: bytes) -> Reading:
    match format_of(name):
        case "yaml":
            return read_yaml_sheet(text_in(name, content), name)
        case "csv":
            return read_csv(text_in(name, content), name)
        case "xlsx":
            from prongsai.core.sheets.xlsx_reading import read_xlsx

            return read_xlsx(content, name)


def text_in(name: str, content: bytes) -> str:
    """The text of a file or an upload; ProblemsFound where it is empty or not UTF-8."""
    if b"\0" in content:
        raise _problem(name, _NOT_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _problem(name, _NOT_UTF_8.fill(line=line)) from error
    if not text.strip():
        raise _problem(name, _EMPTY)
    return text


def not_too_large(name: str, size: int, most: int = MAX_BYTES) -> None:
    """Raise ProblemsFound for a file of nothing, and for one of more than ``most`` bytes."""
    if size > most:
        raise _problem(name, _TOO_LARGE.fill(megabytes=most // 1_000_000))
    if size == 0:
        raise _problem(name, _EMPTY)


def _problem(name: str, says: Text) -> ProblemsFound:
    return ProblemsFound([Problem(same(name), says)])


_UNKNOWN_ENDING = Text(
    "ชื่อไฟล์ต้องลงท้ายด้วย .xlsx .csv หรือ .yaml โปรดบันทึกเป็นชนิดใดชนิดหนึ่งนี้",
    "the file's name must end in .xlsx, .csv or .yaml; save it as one of these.",
)
_MACROS = Text(
    "ไฟล์ชนิดนี้อาจมีมาโคร จึงไม่รับ โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx",
    "files of this kind may hold macros and are refused; open it in Excel and save it as .xlsx.",
)
_NOT_THERE = Text(
    "ไม่พบไฟล์นี้ โปรดตรวจชื่อและที่เก็บ",
    "there is no such file; check its name and folder.",
)
_NOT_A_FILE = Text(
    "นี่คือโฟลเดอร์หรืออุปกรณ์ ไม่ใช่ไฟล์ โปรดระบุชื่อไฟล์",
    "this is a folder or a device and not a file; give the name of a file.",
)
_NOT_READ = Text(
    "อ่านไฟล์ไม่ได้ ({why}) โปรดตรวจสิทธิ์หรือปิดโปรแกรมที่เปิดไฟล์นี้อยู่",
    "the file cannot be read ({why}); check its permissions or close the program using it.",
)
_TOO_LARGE = Text(
    "ไฟล์ใหญ่เกิน {megabytes} MB โปรดลบรูปภาพและแผ่นงานที่ไม่เกี่ยวข้อง หรือเริ่มจากแบบกรอกของปีนั้น",
    "the file is over {megabytes} MB; remove pictures and other sheets, "
    "or start from the template.",
)
_EMPTY = Text(
    "ไฟล์ว่างเปล่า โปรดเริ่มจากแบบกรอกของปีนั้น",
    "the file is empty; start from the template of the year.",
)
_NOT_TEXT = Text(
    "ไฟล์ไม่ใช่ข้อความ (มีไบต์ NUL) ถ้าเป็นไฟล์ Excel โปรดบันทึกเป็น .xlsx ถ้าเป็นข้อความ โปรดบันทึกเป็น UTF-8",
    "the file is not plain text (it has NUL bytes); save an Excel file as .xlsx and text as UTF-8.",
)
_NOT_UTF_8 = Text(
    "บรรทัด {line} ไม่ใช่ข้อความแบบ UTF-8 ใน Excel โปรดเลือก บันทึกเป็น แล้วเลือกชนิด "
    "'CSV UTF-8 (Comma delimited)' ในโปรแกรมอื่นเลือกการเข้ารหัส UTF-8",
    "line {line} is not UTF-8; in Excel choose Save As and 'CSV UTF-8 (Comma delimited)', "
    "in other programs choose the encoding UTF-8.",
)
