"""A folder of reports, read by several processes; what is read once is not read again."""

import os
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from prongsai.core.documents.file_names import safe_name
from prongsai.core.problems import problem_in
from prongsai.core.refusals import reason_of
from prongsai.core.sheets.files import write_whole
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text
from prongsai.readers.files import ENDINGS
from prongsai.readers.ledger import Ledger
from prongsai.readers.report import AS_PRINTED, Choice
from prongsai.readers.summary import ReportRow, summary_bytes
from prongsai.readers.workers import NOT_WRITTEN, Task, read_by_workers

SUMMARY = "สรุป.xlsx"
LEDGER = ".prongsai-read.jsonl"
# These are reports too, and cannot be read: each gets its sentence in the summary.
_OTHERS = (".doc", ".xls", ".rtf", ".odt", ".bmp", ".gif", ".webp", ".heic")
_BLOCK = 1 << 20
_LONGEST_NAME = 100  # bytes, so that endings fit behind it on every system
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Order:
    """Which folder is read into which, how, by how many processes; ``again`` reads all anew."""

    folder: Path
    out: Path
    choice: Choice = AS_PRINTED
    workers: int = 1
    again: bool = False
    language: str = "th"


def reports_in(order: Order) -> tuple[str, ...]:
    """The reports of a folder and of those below it, as paths below it, in order.

    Hidden files, those that Office keeps while it is open, and our own results are none. Raises
    ProblemsFound where the folder cannot be read or has no report, and where it is to be read into
    itself.
    """
    if order.out.resolve() == order.folder.resolve():
        raise problem_in(printable(str(order.out)), _INTO_ITSELF)
    found = [
        path.relative_to(order.folder).as_posix()
        for path in _files(order.folder, order.out.resolve())
        if path.suffix.lower() in (*ENDINGS, *_OTHERS)
    ]
    if not found:
        raise problem_in(printable(str(order.folder)), _NO_REPORTS)
    return tuple(sorted(found))


def read_folder(order: Order, reports: Sequence[str]) -> Generator[ReportRow]:
    """Read reports of a folder, and give the row of each as soon as it is known.

    Whatever was given is on the disk: its files, and its line in the ledger. A report that was
    read before is given at once; one that could not be read is tried again. Close the iterator to
    stop: its processes end. Raises ProblemsFound where nothing can be written.
    """
    with _writing_to(order.out):
        order.out.mkdir(parents=True, exist_ok=True)
        with closing(Ledger(order.out / LEDGER, order.choice, order.language)) as ledger:
            known = {} if order.again else ledger.rows()
            before: list[ReportRow] = []
            tasks: list[Task] = []
            for file in reports:
                digest = digest_of(order.folder / file)
                row = known.get(digest)
                if row is None or not _is_there(row, order.out):
                    tasks.append(_task(order, file, digest))
                else:
                    before.append(row if row.file == file else _moved(row, file, order.out))
            yield from before
            with closing(read_by_workers(tasks, order.workers)) as reading:
                for row in reading:
                    ledger.keep(row)
                    yield row


def write_summary(order: Order, rows: Sequence[ReportRow]) -> Path:
    """Write the summary, whole or not at all; ProblemsFound where the disk refuses."""
    place = order.out / SUMMARY
    with _writing_to(place):
        write_whole(place, summary_bytes(sorted(rows, key=lambda row: row.file), order.language))
    return place


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces; empty where it cannot be read."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def name_for(file: str) -> str:
    """How what is made of a report is called: safe on every system, and this report's alone.

    A plain name stays as it is; one that had to change has a mark of its path behind it.
    """
    name = safe_name(file, _LONGEST_NAME)
    if name == file and not _RESERVED.match(name):
        return name
    mark = sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{'_' if _RESERVED.match(name) else ''}{name} {mark}"


def _files(folder: Path, out: Path) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        name = printable(str(error.filename))
        raise problem_in(name, _NOT_LISTED.fill(why=reason_of(error))) from error

    for place, below, names in os.walk(folder, onerror=refused):
        at = Path(place)
        below[:] = [
            name for name in below if not name.startswith(".") and (at / name).resolve() != out
        ]
        yield from (at / name for name in names if not name.startswith((".", "~$")))


def _task(order: Order, file: str, digest: str) -> Task:
    return Task(
        file=file,
        digest=digest,
        path=str(order.folder / file),
        out=str(order.out),
        name=name_for(file),
        choice=order.choice,
        language=order.language,
    )


def _is_there(row: ReportRow, out: Path) -> bool:
    return all((out / name).is_file() for name in row.written)


def _moved(row: ReportRow, file: str, out: Path) -> ReportRow:
    """The row of a report that was read under another name, its files under the new one too."""
    new, old = name_for(file), name_for(row.file)
    written = tuple(new + name.removeprefix(old) for name in row.written)
    for before, after in zip(row.written, written, strict=True):
        write_whole(out / after, (out / before).read_bytes())
    return replace(row, file=file, written=written)


@contextmanager
def _writing_to(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        says = NOT_WRITTEN.fill(why=reason_of(error))
        raise problem_in(printable(str(place)), says) from error


_NO_REPORTS = Text(
    "ไม่มีไฟล์รายงานในโฟลเดอร์นี้ โปรดเลือกโฟลเดอร์ที่มีไฟล์ PDF, DOCX, XLSX, ข้อความ หรือรูปภาพ",
    "there is no report in this folder; choose one that has PDF, DOCX, XLSX, text or pictures.",
)
_INTO_ITSELF = Text(
    "ผลจะปนกับรายงานและถูกอ่านเป็นรายงาน โปรดเลือกโฟลเดอร์อื่น เช่น โฟลเดอร์ย่อยในโฟลเดอร์นี้",
    "the results would lie among the reports and be read as such; choose another folder, such as "
    "one below it.",
)
_NOT_LISTED = Text(
    "เปิดโฟลเดอร์ไม่ได้ ({why}) โปรดตรวจสิทธิ์การอ่าน",
    "the folder cannot be read ({why}); check the permission.",
)
