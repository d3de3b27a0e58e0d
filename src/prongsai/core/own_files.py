"""The kinds of YAML file that people hand in, told apart by fields that only one of them has."""

from collections.abc import Mapping
from typing import Literal

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text

OwnFile = Literal["sheet", "plan", "profile", "meeting"]

_ONLY_IN: Mapping[OwnFile, frozenset[str]] = {
    "sheet": frozenset({"marks", "scores", "reported"}),
    "plan": frozenset({"measures", "limitations", "assessed"}),
    "meeting": frozenset({"on", "attended", "matters", "held", "next_on"}),
    "profile": frozenset({"name", "head", "letter_number", "channels", "signers", "details"}),
}


def check_kind_of_file(document: Mapping[str, object], file: str, wanted: OwnFile) -> None:
    """Raise ProblemsFound where a file is plainly another of our kinds than the one wanted."""
    if _ONLY_IN[wanted] & document.keys():
        return
    for kind, only in _ONLY_IN.items():
        if only & document.keys():
            raise problem_in(file, _ANOTHER.fill(is_=_NAMES[kind], wanted=_NAMES[wanted]))


_NAMES: Mapping[OwnFile, Text] = {
    "sheet": Text("ไฟล์ผลคะแนน", "a result sheet"),
    "plan": Text("ไฟล์แผนมาตรการ", "a plan of measures"),
    "profile": Text("ไฟล์ข้อมูลหน่วยงาน", "an agency's profile"),
    "meeting": Text("ไฟล์การประชุม", "a meeting"),
}
_ANOTHER = Text(
    "ไฟล์นี้เป็น{is_} แต่ตรงนี้ต้องเป็น{wanted} โปรดตรวจว่าสลับไฟล์กันหรือไม่",
    "this file is {is_}, but {wanted} is wanted here; check whether files were exchanged.",
)
