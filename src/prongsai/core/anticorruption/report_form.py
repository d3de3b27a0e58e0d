"""What the workbook of a report has: the columns of the plan's form, and what is reported."""

from hashlib import sha256
from typing import NamedTuple

from prongsai.core.anticorruption.form import BUDGET, COLUMNS, PROGRESS, REPORT
from prongsai.core.anticorruption.reporting import Progress
from prongsai.core.wording import Text

MARK = "mark"
# What a row says of its project beside what is reported: only its name and code are read.
OF_PROJECT = ("dimension", "code", "name", "responsible", BUDGET)
OF_PROGRESS = tuple(name for name in PROGRESS if name != "project")
REPORT_COLUMNS: dict[str, Text] = {
    **COLUMNS,
    **{name: PROGRESS[name] for name in OF_PROGRESS},
    MARK: Text("เครื่องหมายของแถว (ไม่ต้องแก้)", "Mark of the row (leave it)"),
}
REPORT_FIELDS: dict[str, Text] = {
    "agency.name": Text("ชื่อหน่วยงาน", "Name of the agency"),
    "year": REPORT["year"],
    "stretch": REPORT["stretch"],
}


class RowSeen(NamedTuple):
    """The project that a row is of, and what was reported of it when the file was written."""

    number: int
    state: str

    @staticmethod
    def of(progress: Progress) -> "RowSeen":
        """The mark of a project as it is reported of now."""
        said = (progress.status, progress.spent, progress.result, progress.problem)
        also = (progress.suggestion, progress.reason, progress.evidence)
        return RowSeen(progress.number, sha256(repr((*said, *also)).encode()).hexdigest()[:8])

    def __str__(self) -> str:
        return f"{self.number}-{self.state}"
