"""Which details a kind of document shows, and where an officer fills in what is open."""

from collections.abc import Mapping

from django.urls import reverse

from prongsai.apps.documents.models import Paper
from prongsai.core.documents.goes_with import can_go_with
from prongsai.core.documents.kinds import KINDS
from prongsai.web.agency.access import Office
from prongsai.web.layout.words import page_language

EVERYTHING = frozenset(
    {
        "number",
        "dated",
        "subject",
        "addressee",
        "references",
        "ordered_unit",
        "meeting",
        "suggestions",
        "signers",
        "goes_with",
    }
)
# What of a letter's details each kind shows; tests/web/agency/test_documents.py reads the kinds.
DETAILS_OF: Mapping[str, frozenset[str]] = {
    "memo": EVERYTHING - {"ordered_unit", "meeting"},
    "announcement": frozenset(
        {"dated", "subject", "ordered_unit", "meeting", "signers", "goes_with"}
    ),
    "cover": frozenset({"goes_with"}),
    "minutes": frozenset({"signers"}),
    "action-plan": frozenset({"signers"}),
    "action-plan-report": frozenset({"signers"}),
    "bundle": EVERYTHING - {"goes_with"},
}
# What these leave open stands in the anti-corruption action plan, and in the report on it.
OF_ACTION_PLANS = ("action-plan", "action-plan-report")

# How the names of blanks begin; all others are about measures, and stand in the plan.
OF_LETTERHEAD = ("ส่วนราชการเจ้าของหนังสือ", "ช่องทางประชาสัมพันธ์")
OF_PHOTOS = ("ภาพที่", "คำบรรยายภาพ")
OF_DETAILS = (
    "เลขที่หนังสือ",
    "เรื่องของหนังสือ",
    "วันที่",
    "วันประชุม",
    "ผู้รับ (เรียน)",
    "ส่วนราชการที่ได้รับมอบหมาย",
    "ชื่อ",
    "ตำแหน่ง",
)
# Closed minutes stay as they are: what they leave open is worded in their paper, by its phrase.
OF_MINUTES = {
    "สถานที่ประชุม": "venue",
    "เวลาเริ่มประชุม": "begins",
    "เวลาเลิกประชุม": "ends",
    "มติรับรองรายงานการประชุม": "approval",
}
OF_PLAN = ("วันที่ประชุมกำหนดมาตรการ",)


def details_shown(kind: str) -> frozenset[str]:
    """The names of the details that a kind of document shows."""
    return DETAILS_OF.get(kind, frozenset())


def goes_with_choices() -> list[tuple[str, str]]:
    """The kinds that a cover, a memo or an announcement can go with."""
    return [
        (code, kind.title.say(page_language())) for code, kind in KINDS.items() if can_go_with(code)
    ]


def shows_photos(kind: str) -> bool:
    """Whether a kind of document shows photographs."""
    return kind in ("photos", "bundle")


def where_to_fill(office: Office, paper: Paper, blank: str) -> str:
    """The address of the page where a blank is filled in."""
    slug = office.agency.slug
    if paper.kind == "minutes" and blank in OF_MINUTES:
        return reverse("agency:wording", args=[slug, paper.pk, OF_MINUTES[blank]])
    if paper.meeting_id is not None and not blank.startswith(OF_DETAILS):
        return reverse("agency:meeting", args=[slug, paper.year, paper.meeting_id])
    if blank in OF_LETTERHEAD:
        return reverse("agency:letterhead", args=[slug])
    if blank.startswith(OF_PHOTOS):
        return reverse("agency:photos", args=[slug, paper.pk])
    if blank.startswith(OF_DETAILS) and not blank.startswith(OF_PLAN):
        return reverse("agency:details", args=[slug, paper.pk])
    if paper.kind in OF_ACTION_PLANS:
        return reverse("agency:action_plans", args=[slug])
    return reverse("agency:plan", args=[slug, paper.year])
