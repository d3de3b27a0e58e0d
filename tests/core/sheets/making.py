"""Files of result sheets for tests, each with one thing said about one code."""

import io
import json
import zipfile
from typing import Any

from openpyxl import Workbook

HEADER = ("รหัส", "รายการ", "คะแนน", "จำนวนผู้ตอบ", "ความเห็น")
YEAR = ("year", "", 2563)
COLUMNS = {"respondents": 3, "comments": 4}


def make_csv(*rows: tuple[Any, ...], header: tuple[str, ...] = HEADER) -> bytes:
    """A CSV file with a header; its cells are written as they are given."""
    lines = (",".join(str(cell) for cell in row) for row in (header, *rows))
    return "\r\n".join(lines).encode("utf-8-sig")


def make_xlsx(*rows: tuple[Any, ...], header: tuple[str, ...] = HEADER) -> bytes:
    """A workbook with one worksheet named "Sheet", whose first row is the header."""
    workbook = Workbook()
    for row in (header, *rows):
        workbook.worksheets[0].append(row)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one of its parts replaced or added."""
    return saved_zip(parts_of(content) | {name: part})


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved_zip(parts: dict[str, bytes]) -> bytes:
    """The bytes of an archive with these parts, the last one at its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def make_row(column: str, code: str, value: Any) -> tuple[Any, ...]:
    """A row of a table that says one thing."""
    row: list[Any] = [code, "", "", "", ""]
    row[COLUMNS.get(column, 2)] = value
    return tuple(row)


def make_yaml(column: str, code: str, value: Any) -> bytes:
    """A YAML sheet that says one thing on its third line."""
    group, _, name = code.partition(".") if column == "fields" else (column, "", code)
    written = value if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
    return f'year: 2563\n{group}:\n  "{name}": {written}\n'.encode()


def make_sheet_file(format: str, column: str, code: str, value: Any) -> tuple[bytes, str]:
    """A sheet of FY2563 that says one thing, and the place where a problem with it is told."""
    if format == "yaml":
        return make_yaml(column, code, value), "sheet.yaml, line 3"
    rows = (YEAR, make_row(column, code, value))
    if format == "csv":
        return make_csv(*rows), "sheet.csv, row 3"
    cell = f"{'ABCDE'[COLUMNS.get(column, 2)]}3"
    return make_xlsx(*rows), f"sheet.xlsx, sheet 'Sheet', cell {cell}"
