"""Every kind of official document: what it needs, and the module that makes it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Literal, NamedTuple

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.material import Material
from prongsai.core.documents.numerals import in_numerals
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text

Need = Literal["sheet", "plan", "agency", "action_plan", "action_plan_report", "meeting", "minutes"]
Missing = Need | Literal["year"]


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
        _kind(
            "action-plan", "แผนปฏิบัติการป้องกันการทุจริต", "Anti-corruption action plan", "action_plan"
        ),
        _kind(
            "action-plan-report",
            "รายงานผลการดำเนินการป้องกันการทุจริต",
            "Report on the anti-corruption action plan",
            "action_plan",
            "action_plan_report",
        ),
        _kind("agenda", "ระเบียบวาระการประชุม", "Agenda of a meeting", "meeting"),
        _kind("minutes", "รายงานการประชุม", "Minutes of a meeting", "meeting", "minutes"),
        _kind("photos", "ภาพกิจกรรม", "Photographs", "agency"),
        _kind("bundle", "เอกสารทั้งชุดของปี", "Everything of a year", "sheet", "plan"),
    )
}


def check_kind(code: str) -> None:
    """Raise ProblemsFound where there is no such kind of document, with the kinds there are."""
    if code not in KINDS:
        raise ProblemsFound([Problem(Text(code, code), _NO_SUCH_KIND.fill(kinds=", ".join(KINDS)))])


class NeedsMissing(ProblemsFound):
    """A document of a kind cannot be made: ``needs`` are what is missing."""

    def __init__(self, kind: DocumentKind, needs: tuple[Missing, ...]) -> None:
        self.kind, self.needs = kind, needs
        super().__init__(self._problems(_REMEDIES))

    def with_remedies(self, remedies: Mapping[Missing, Text]) -> ProblemsFound:
        """The same problems, with what to do in the words of where they are told."""
        return ProblemsFound(self._problems(remedies))

    def _problems(self, remedies: Mapping[Missing, Text]) -> Iterator[Problem]:
        for need in self.needs:
            says = _WHAT_TO_DO.fill(lacks=_MISSING[need], do=remedies[need])
            yield Problem(self.kind.title, says)


def missing_for(kind: DocumentKind, material: Material) -> tuple[Missing, ...]:
    """What a kind cannot be made without and the material does not have."""
    action_plan, meeting = material.action_plan, material.meeting
    given: Mapping[Need, object] = {
        "sheet": material.result,
        "plan": material.plan,
        "agency": material.profile.name,
        "action_plan": action_plan,
        "action_plan_report": None if action_plan is None else action_plan.report,
        "meeting": meeting,
        "minutes": meeting is not None and meeting.is_held,
    }
    known = (material.result, material.plan, meeting)
    if "agency" in kind.needs and not any(known):
        return ("year",)  # result and plan bring the agency's name, too
    return tuple(need for need in kind.needs if not given[need])


def check_needs(code: str, material: Material) -> None:
    """Raise NeedsMissing where a material lacks what a kind cannot be made without."""
    kind = KINDS[code]
    missing = missing_for(kind, material)
    if missing:
        raise NeedsMissing(kind, missing)


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
_MISSING: Mapping[Missing, Text] = {
    "sheet": Text("ต้องใช้ผลการประเมิน", "this needs a result"),
    "plan": Text("ต้องใช้แผนมาตรการ", "this needs a plan of measures"),
    "agency": Text("ไม่ทราบชื่อหน่วยงาน", "the agency's name is not known"),
    "action_plan": Text("ต้องใช้แผนปฏิบัติการป้องกันการทุจริต", "this needs an anti-corruption action plan"),
    "action_plan_report": Text(
        "ต้องใช้รายงานผลตามแผนปฏิบัติการป้องกันการทุจริต", "this needs a report on the action plan"
    ),
    "meeting": Text("ต้องใช้การประชุมที่เรียกแล้ว", "this needs a meeting that was called"),
    "minutes": Text("รายงานการประชุมยังไม่ปิด", "the minutes of the meeting are still open"),
    "year": Text("ไม่ทราบปีที่ประเมิน", "the year assessed is not known"),
}
_REMEDIES: Mapping[Missing, Text] = {
    "sheet": Text("โปรดนำเข้าผลคะแนนของปี", "bring in the result sheet of the year."),
    "plan": Text("โปรดนำเข้าแผนมาตรการของปี", "bring in the plan of the year."),
    "agency": Text("โปรดกรอกชื่อหน่วยงาน", "give its name."),
    "action_plan": Text(
        "โปรดจัดทำแผนของปีนั้นและให้ผู้บริหารอนุมัติ", "make one for the year and have it approved."
    ),
    "action_plan_report": Text("โปรดปิดรายงานผลของปีนั้น", "close the report of the year."),
    "meeting": Text(
        "โปรดจัดทำจากหน้าการประชุมของแผนมาตรการ", "make it on the page of a meeting of the plan."
    ),
    "minutes": Text("โปรดปิดรายงานการประชุมก่อน", "close the minutes first."),
    "year": Text("โปรดนำเข้าผลคะแนนหรือแผนมาตรการ", "bring in a result sheet or a plan."),
}
_WHAT_TO_DO = Text("{lacks} {do}", "{lacks}; {do}")
