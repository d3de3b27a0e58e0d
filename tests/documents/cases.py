"""The documents whose text and looks are approved, each with a name; a new one is a line here."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from io import BytesIO

from PIL import Image as Drawing

from prongsai.core.documents.blocks import (
    Document,
    Image,
    Photo,
    PhotoPage,
    Published,
    Section,
    words,
)
from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.profile import Details
from tests.documents.action_plans import action_plan_document
from tests.documents.agencies import AGENCIES, kinds_of, material_of
from tests.documents.samples import make_document


def _with_pictures() -> Document:
    """The memo of the sample with an emblem, photographs, and the way to its published copy."""
    sample = make_document()
    photos = tuple(
        Photo(_drawn(*size), words(f"ภาพที่ {number}"))
        for number, size in zip("๑๒", ((600, 400), (300, 500)), strict=True)
    )
    page = Section((PhotoPage(words("ภาพกิจกรรม"), photos),), starts=True)
    return replace(
        sample,
        kind="memo",
        sections=(sample.sections[1], page),
        emblem=_drawn(186, 200),
        published=Published("https://ita.example.go.th/d/7k3m9p2wxa/", "7k3m9p2wxa"),
    )


def _drawn(width: int, height: int) -> Image:
    picture = Drawing.linear_gradient("L").resize((width, height))
    content = BytesIO()
    picture.save(content, "PNG")
    return Image(content.getvalue(), "ภาพไล่เฉดสี")


def _memo_of_minutes() -> Document:
    """The memo that brings the minutes of a meeting to the head."""
    details = Details(
        subject="รายงานการประชุมติดตามมาตรการ ครั้งที่ 3/2565",
        suggestions=("รับทราบรายงานการประชุม",),
        goes_with="minutes",
    )
    return built("memo", replace(material_of("bokaeo"), details=details))


def _of_agency(agency: str, kind: str) -> Document:
    return built(kind, material_of(agency))


_SAMPLES: Mapping[str, Callable[[], Document]] = {
    "every-block": make_document,
    "every-block-in-arabic-numerals": partial(make_document, "arabic", rows=3),
    "pictures": _with_pictures,
}
CASES: Mapping[str, Callable[[], Document]] = {
    **_SAMPLES,
    **{
        f"{agency}-{kind}": partial(_of_agency, agency, kind)
        for agency in AGENCIES
        for kind in kinds_of(agency, KINDS)
    },
    "bokaeo-memo-of-minutes": _memo_of_minutes,
    "tuayang-action-plan": partial(action_plan_document, "action-plan"),
    "tuayang-action-plan-report": partial(action_plan_document, "action-plan-report"),
    "tuayang-action-plan-report-of-twelve-months": partial(
        action_plan_document, "action-plan-report", 1
    ),
}

# The numerals of page numbers and charts, where they are not Thai.
NUMERALS: Mapping[str, Numerals] = {"every-block-in-arabic-numerals": "arabic"}

# Each kind is looked at with the agency whose own document has its shape; the documents of a year
# together look as each of them does.
PICTURED = (
    *_SAMPLES,
    "maeka-cover",
    "maeka-analysis-themes",
    "maeka-measures-themes",
    "maeka-constraints",
    "chumsaeng-measures-indicators",
    "chumsaeng-results-outcomes",
    "bokaeo-memo",
    "bokaeo-analysis-indicators",
    "bokaeo-results-suggestions",
    "bokaeo-photos",
    "bokaeo-agenda",
    "bokaeo-minutes",
    "klongmuang-announcement",
    "klongmuang-analysis-sections",
    "klongmuang-follow-up",
    "tak-measures-subthemes",
    "tuayang-action-plan",
    "tuayang-action-plan-report",
)


@cache
def case(name: str) -> Document:
    """The document of a case."""
    return CASES[name]()
