"""Text files as people hand them in: UTF-8 with or without a mark, and not without end."""

from pathlib import Path

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text

# More than the longest framework has, in bytes of Thai.
MAX_BYTES = 6_000_000


def text_of(path: str | Path) -> str:
    """The text of a file; ProblemsFound where it is not there, too large or not UTF-8."""
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise problem_in(path, _TOO_LARGE)
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise problem_in(path, _NOT_UTF_8) from error
    except (OSError, ValueError) as error:
        raise problem_in(path, _NOT_READ) from error


_TOO_LARGE = Text(
    "ไฟล์ใหญ่เกินหกล้านไบต์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "the file is larger than six million bytes; check that it is the file you meant.",
)
_NOT_UTF_8 = Text(
    "ไฟล์ไม่ได้บันทึกเป็น UTF-8 โปรดเปิดในโปรแกรมแก้ไขข้อความแล้วบันทึกใหม่เป็น UTF-8",
    "the file is not in UTF-8; open it in a text editor and save it as UTF-8.",
)
_NOT_READ = Text(
    "เปิดไฟล์ไม่ได้ โปรดตรวจชื่อ ที่เก็บ และสิทธิ์การอ่านของไฟล์",
    "the file could not be opened; check its name, its place and the right to read it.",
)
