"""What documents are made from, and which there are: for an office, and for everybody."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.anticorruption.queries import action_plan_of_year, years_of_action_plans
from prongsai.apps.documents.models import (
    Letterhead,
    OwnPhrase,
    Paper,
    PaperVersion,
    PlanFile,
    Publication,
    StoredFile,
)
from prongsai.apps.improvement.meeting_queries import meeting_told
from prongsai.apps.improvement.results_told import (
    in_charge_of,
    plan_with_results,
    years_with_measures,
)
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import history_of, shown
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.blocks import Document, Image, Photo, words
from prongsai.core.documents.kinds import KINDS, Need, built, missing_for
from prongsai.core.documents.material import Material
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.phrases import Overlay, merged
from prongsai.core.documents.plain import from_plain
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details, Profile, Signer


def letterhead_of(agency: Agency) -> Letterhead:
    """What the agency's documents say of it; an empty one where nothing was kept yet."""
    found = Letterhead.objects.filter(agency=agency).select_related("emblem").first()
    kept = found or Letterhead()
    kept.agency = agency
    return kept


def profile_of(agency: Agency) -> Profile:
    """The agency as its documents name it."""
    return profile_under(letterhead_of(agency))


def profile_under(kept: Letterhead) -> Profile:
    """The agency of a letterhead as documents under it name it."""
    agency = kept.agency
    return Profile(
        name=agency.name,
        subdistrict=kept.subdistrict,
        district=agency.district,
        province="" if agency.name == f"จังหวัด{agency.province}" else agency.province,
        head=kept.head,
        unit=kept.unit,
        units=tuple(agency.units.values_list("name", flat=True)),
        letter_number=kept.letter_number,
        website=kept.website,
        channels=tuple(kept.channels),
        signers=tuple(Signer(position) for position in kept.signers),
        emblem=None if kept.emblem is None else _image(kept.emblem, "ตราของหน่วยงาน"),
    )


def own_wording_of(agency: Agency) -> Overlay:
    """The wording of the agency, over that of the offices above it."""
    return merged(*(_phrases_of(office) for office in reversed(list(_offices_above(agency)))))


def newest_plan(agency: Agency, assessed: int) -> Plan | None:
    """The plan that answers the assessment of a year: the one that the office works on.

    With what its newest report of six or twelve months says; without such a plan the newest file.
    """
    worked_on = plan_with_results(agency, assessed)
    if worked_on is not None:
        return worked_on
    kept = PlanFile.objects.filter(agency=agency, assessed=assessed).first()
    return None if kept is None else from_plain(kept.plan, Plan)


def plan_files_of(agency: Agency) -> QuerySet[PlanFile]:
    """The agency's plans, the newest first, without what they say."""
    return PlanFile.objects.filter(agency=agency).select_related("imported_by").defer("plan")


def newest_result(agency: Agency, year: int) -> Result | None:
    """The newest version of a year's result, a draft too."""
    versions = Result.objects.filter(round__agency=agency, round__year=year)
    return versions.select_related("round__agency").order_by("-version").first()


def material_of(agency: Agency, year: int) -> Material:
    """What the documents of an agency's year are made from, with its own wording."""
    result = newest_result(agency, year)
    earlier = history_of(agency).filter(round__year__lt=year)
    letterhead = letterhead_of(agency)
    return Material(
        profile=profile_under(letterhead),
        result=None if result is None else shown(result),
        earlier=tuple(map(shown, earlier)),
        plan=newest_plan(agency, year),
        action_plan=action_plan_of_year(agency, year + 1),
        in_charge=in_charge_of(agency, year),
        overlay=own_wording_of(agency),
        numerals=numerals_of(letterhead.numerals),
    )


def material_for(paper: Paper) -> Material:
    """What a paper is made from: its year's material, its details, photographs and own wording."""
    return prepared_as(paper, material_of(paper.agency, paper.year))


def prepared_in(agency: Agency, year: int, material: Material) -> dict[str, Material]:
    """The material of the kinds of a year that have a paper, the newest one of each kind.

    ``material`` is that of the year. Papers of meetings are not of the year as a whole.
    """
    papers = Paper.objects.filter(agency=agency, year=year, meeting=None).order_by("pk")
    return {paper.kind: prepared_as(paper, material) for paper in papers}


def prepared_as(paper: Paper, material: Material) -> Material:
    """The material of a year with what a paper of it was given: details, photographs, wording."""
    return replace(
        material,
        details=details_of(paper),
        meeting=None if paper.meeting is None else meeting_told(paper.meeting),
        photos=tuple(_photos(paper)),
        overlay=merged(material.overlay, {paper.kind: paper.wording}),
        numerals=numerals_of(paper.numerals),
    )


def numerals_of(kept: str) -> Numerals:
    """The numerals that a column names."""
    return "arabic" if kept == "arabic" else "thai"


def details_of(paper: Paper) -> Details:
    """What a paper says beside its figures."""
    return from_plain(paper.details, Details)


def filled_in(paper: Paper) -> str:
    """A word for what is filled in for a paper: another one as soon as somebody changes it."""
    text = json.dumps([paper.details, paper.numerals], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def document_for(paper: Paper) -> Document:
    """The document as it stands now; ProblemsFound where something that it needs is missing."""
    return built(paper.kind, material_for(paper))


def kinds_possible(material: Material) -> frozenset[str]:
    """The kinds of document that this material is enough for."""
    return frozenset(code for code, kind in KINDS.items() if not missing_for(kind, material))


def sources_of(agency: Agency) -> Mapping[int, frozenset[Need]]:
    """What there is to make documents from, by the year assessed: a result sheet, plans, a report.

    Years of an action plan that are further ahead than the next one have no documents yet.
    """
    sheets = Result.objects.filter(round__agency=agency).values_list("round__year", flat=True)
    files = PlanFile.objects.filter(agency=agency).values_list("assessed", flat=True)
    found: dict[int, set[Need]] = {}
    plans = years_with_measures(agency)
    needs: tuple[tuple[Need, QuerySet[Any, int]], ...] = (
        ("sheet", sheets), ("plan", files), ("plan", plans)
    )  # fmt: skip
    for need, years in needs:
        for year in years.order_by().distinct():
            found.setdefault(year, {"agency"}).add(need)
    for year, is_reported in years_of_action_plans(agency).items():
        if year <= FiscalYear.of(timezone.localdate()).year + 1:
            needed = found.setdefault(year - 1, set())  # work follows the year assessed
            needed |= {"action_plan", "action_plan_report"} if is_reported else {"action_plan"}
    return {year: frozenset(some) for year, some in found.items()}


def papers_of(agency: Agency) -> QuerySet[Paper]:
    """The agency's papers with their versions, the newest year first, without what they say."""
    versions = PaperVersion.objects.select_related("publication__withdrawal").defer("document")
    return (
        Paper.objects.filter(agency=agency)
        .select_related("agency")
        .prefetch_related(Prefetch("versions", versions), "versions__scans")
    )


def versions_of(paper: Paper) -> QuerySet[PaperVersion]:
    """A paper's versions, the newest first, without their files."""
    return _light(PaperVersion.objects.filter(paper=paper)).prefetch_related("scans")


def published_papers(agency: Agency) -> QuerySet[PaperVersion]:
    """What of an agency's papers stands on the portal, the newest first."""
    standing = Q(publication__isnull=False, publication__withdrawal__isnull=True)
    versions = PaperVersion.objects.filter(standing, paper__agency=agency)
    return _light(versions).order_by("-paper__year", "-publication__published_at")


def version_with_code(code: str) -> PaperVersion | None:
    """The version with this address, published or withdrawn; ``None`` for any other code."""
    versions = PaperVersion.objects.filter(publication__isnull=False, code=code)
    return _light(versions).prefetch_related("scans__file").first()


def later_version(version: PaperVersion) -> PaperVersion | None:
    """The newest published version of the same paper after this one, if there is one."""
    later = published_papers(version.paper.agency).filter(
        paper=version.paper_id, number__gt=version.number
    )
    return later.order_by("-number").first()


def published_with(digest: str) -> PaperVersion | None:
    """The newest published version that a file belongs to: its PDF, its DOCX or a scan of it."""
    belongs = Q(pdf=digest) | Q(docx=digest) | Q(scans__file=digest)
    found = PaperVersion.objects.filter(belongs, publication__isnull=False)
    return _light(found).order_by("-pk").first()


def publications_counted() -> tuple[int, int, int]:
    """How many publications there are, withdrawals and scans of them; none is ever deleted."""
    counts = Publication.objects.aggregate(
        all=Count("pk", distinct=True),
        withdrawn=Count("withdrawal", distinct=True),
        signed=Count("version__scans", distinct=True),
    )
    return counts["all"], counts["withdrawn"], counts["signed"]


def file_with(digest: str) -> StoredFile:
    """A stored file, with its content."""
    return StoredFile.objects.get(pk=digest)


def _light(versions: QuerySet[PaperVersion]) -> QuerySet[PaperVersion]:
    related = versions.select_related("paper__agency", "publication__withdrawal", "issued_by")
    return related.defer("document")


def _offices_above(agency: Agency) -> Iterator[Agency]:
    """The agency and the offices above it, upward; no office twice."""
    seen: set[int] = set()
    office: Agency | None = agency
    while office is not None and office.pk not in seen:
        seen.add(office.pk)
        yield office
        office = office.overseer


def _phrases_of(agency: Agency) -> Overlay:
    kept: dict[str, dict[str, str]] = {}
    for phrase in OwnPhrase.objects.filter(agency=agency):
        kept.setdefault(phrase.kind, {})[phrase.name] = phrase.text
    return kept


def _photos(paper: Paper) -> Iterator[Photo]:
    for photo in paper.photos.select_related("file"):
        yield Photo(_image(photo.file, photo.note), words(photo.note))


def _image(file: StoredFile, description: str) -> Image:
    return Image(bytes(file.content), description)
