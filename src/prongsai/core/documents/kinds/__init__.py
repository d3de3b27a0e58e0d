"""Every kind of official document: what it needs, and the module that makes it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Literal, NamedTuple

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.material import Material
from prongsai.core.documents.numerals import in_numerals
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

Need = Literal["sheet", "plan", "agency"]


class DocumentKind(NamedTuple):
    """A kind of official document: its code, its title, and what it cannot be made without."""

    code: str
    title: Text
    needs: tuple[Need, ...]


def _kind(code: str, th: str, en: str, *needs: Need) -> DocumentKind:
    return DocumentKind(code, Text(th, en), needs)


# The module of a kind has the kind's name and a function build(material) -> Document.
KINDS: Mapping[str, DocumentKind] = {
    kind.code: kind
    for kind in (
        _kind("cover", "ปก", "Cover", "agency"),
        _kind("announcement", "ประกาศ", "Announcement", "agency"),
        _kind("memo", "บันทึกข้อความ", "Memo", "agency"),
        _kind("analysis-sections", "รายงานการวิเคราะห์ ๙ หัวข้อ", "Analysis in nine sections", "sheet"),
        _kind("analysis-themes", "รายงานการวิเคราะห์ ๗ ประเด็น", "Analysis by seven themes", "sheet"),
        _kind("analysis-indicators", "รายงานการวิเคราะห์รายตัวชี้วัด", "Analysis by indicators", "sheet"),
        _kind("measures-themes", "มาตรการรายประเด็น (วิธีการและขั้นตอน)", "Measures by themes", "plan"),
        _kind("measures-indicators", "มาตรการรายตัวชี้วัด", "Measures by indicators", "plan"),
        _kind(
            "measures-subthemes", "มาตรการรายประเด็นและประเด็นย่อย", "Measures by sub-themes", "plan"
        ),
        _kind("results-outcomes", "รายงานผลและผลลัพธ์", "Results with outcomes", "plan"),
        _kind("results-suggestions", "รายงานผลและข้อเสนอแนะ", "Results with suggestions", "plan"),
        _kind("follow-up", "ตารางกำกับติดตาม", "Follow-up table", "sheet"),
        _kind("constraints", "การวิเคราะห์ข้อจำกัดของหน่วยงาน", "Analysis of limitations", "plan"),
        _kind("photos", "ภาพกิจกรรม", "Photographs", "agency"),
        _kind("bundle", "เอกสารทั้งชุดของปี", "Everything of a year", "sheet", "plan"),
    )
}


def check_kind(code: str) -> None:
    """Raise ProblemsFound where there is no such kind of document, with the kinds there are."""
    if code not in KINDS:
        raise ProblemsFound([Problem(Text(code, code), _NO_SUCH_KIND.fill(kinds=", ".join(KINDS)))])


def missing_for(kind: DocumentKind, material: Material) -> tuple[Text, ...]:
    """What a kind cannot be made without and the material does not have, with what to do."""
    given = {"sheet": material.result, "plan": material.plan, "agency": material.profile.name}
    if "agency" in kind.needs and material.result is None and material.plan is None:
        return (_NO_YEAR,)  # either brings the agency's name, too
    return tuple(_MISSING[need] for need in kind.needs if not given[need])


def check_needs(code: str, material: Material) -> None:
    """Raise ProblemsFound where a material lacks what a kind cannot be made without."""
    kind = KINDS[code]
    missing = missing_for(kind, material)
    if missing:
        raise ProblemsFound(Problem(kind.title, says) for says in missing)


def built(code: str, material: Material) -> Document:
    """A document of a kind; ProblemsFound for no such kind, or where what it needs is missing."""
    check_kind(code)
    check_needs(code, material)
    module = import_module(f"{__name__}.{code.replace('-', '_')}")
    build: Callable[[Material], Document] = module.build
    return in_numerals(build(material), material.numerals)


_NO_SUCH_KIND = Text(
    "ไม่มีเอกสารชนิดนี้ โปรดใช้ชื่อใดชื่อหนึ่งคือ {kinds}",
    "there is no such kind of document; there are: {kinds}.",
)
_MISSING: Mapping[Need, Text] = {
    "sheet": Text(
        "ต้องใช้ผลการประเมิน โปรดระบุไฟล์ผลคะแนนของปี",
        "this needs a result; name the result sheet of the year.",
    ),
    "plan": Text(
        "ต้องใช้แผนมาตรการ โปรดระบุไฟล์แผน (--plan)",
        "this needs a plan of measures; name its file (--plan).",
    ),
    "agency": Text(
        "ไม่ทราบชื่อหน่วยงาน โปรดระบุไฟล์ข้อมูลหน่วยงาน (--agency)",
        "the agency's name is not known; name its profile (--agency).",
    ),
}
_NO_YEAR = Text(
    "ไม่ทราบปีที่ประเมิน โปรดระบุไฟล์ผลคะแนน หรือไฟล์แผน (--plan)",
    "the year assessed is not known; name a result sheet or a plan (--plan).",
)
