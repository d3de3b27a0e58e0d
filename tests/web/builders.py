"""Offices, people and results for tests, made through the actions; changed by keyword."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from PIL import Image

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import (
    appoint,
    create_account,
    create_position,
    register_agency,
)
from prongsai.apps.agencies.models import Agency, Kind, Position, Role
from prongsai.apps.documents.actions import (
    add_photo,
    import_plan,
    keep_emblem,
    start_paper,
    word_every_year,
)
from prongsai.apps.documents.models import Paper, PaperVersion
from prongsai.apps.documents.versions import issue_version
from prongsai.apps.evidence.actions import hand_in, open_examination
from prongsai.apps.evidence.checking import begin_check, work_on
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Check, Disclosure, Examination, ExhibitKind, HandIn
from prongsai.apps.reports.actions import keep_report
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.results.actions import (
    import_into_agency,
    publish_correction,
    publish_result,
)
from prongsai.apps.results.models import Result
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.rounds.models import PinnedFramework, Round
from prongsai.apps.surveys.actions import open_survey, prepare_survey, set_population
from prongsai.apps.surveys.models import Survey
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.loading import digest_of, load_framework
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_text
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet
from prongsai.readers.report import Report
from tests.apps.evidence.looking import page, websites
from tests.reports import REPORT

YEAR = 2563
KIND = "analysis-indicators"
DOCUMENTS = "https://ita.example.go.th/d/"
SINCE = date(2019, 10, 1)


def make_agency(slug: str = "klongmuang", **changes: Any) -> Agency:
    """A subdistrict organization in Nakhon Ratchasima, named after its address."""
    fields: dict[str, Any] = {
        "name": f"อบต. {slug}",
        "kind": Kind.SUBDISTRICT_ORGANIZATION,
        "district": "ปากช่อง",
        "province": "นครราชสีมา",
    }
    return register_agency(slug=slug, **(fields | changes), by=None)


def make_office(slug: str = "oversight", **changes: Any) -> Agency:
    """An office that oversees others."""
    return make_agency(slug, kind=Kind.OVERSIGHT, **changes)


def make_position(agency: Agency, role: str = Role.OFFICER, **changes: Any) -> Position:
    """A position titled after its role."""
    fields: dict[str, Any] = {"title": f"ตำแหน่ง {role}", "role": role}
    return create_position(agency, **(fields | changes), by=None)


def make_account(agency: Agency, username: str = "somebody") -> User:
    """An account whose owner holds no position."""
    return create_account(agency, username=username, password="kaan-sabai-42", by=None)


def make_user(agency: Agency, role: str = Role.OFFICER, username: str | None = None) -> User:
    """Somebody who holds a new position with this role in an agency."""
    username = username or f"{role}-{agency.slug}"
    holder = make_account(agency, username)
    position = make_position(agency, role, title=f"ตำแหน่งของ {username}")
    appoint(position, holder=holder, since=SINCE, by=None)
    return holder


def make_round(agency: Agency, text: str, year: int = YEAR) -> Round:
    """A round that was opened when the rules of its year read ``text``."""
    pinned, _ = PinnedFramework.objects.get_or_create(
        digest=digest_of(text), defaults={"name": f"fy{year}", "year": year, "text": text}
    )
    return Round.objects.create(agency=agency, year=year, framework=pinned)


def make_sheet(score: int | str = 80, year: int = YEAR, **changes: Any) -> Sheet:
    """A sheet with every indicator known as published: all of them ``score``."""
    indicators = [
        node.code for node in load_framework(year).assessment.walk() if node.kind == "indicator"
    ]
    fields: dict[str, Any] = {"scores": dict.fromkeys(indicators, Decimal(score))}
    return Sheet(year=year, **(fields | changes))


def make_marked_sheet(mark: int | str = 100, year: int = YEAR, **changes: Any) -> Sheet:
    """A sheet with every question and item known: all of them ``mark``."""
    marked = [node.code for node in load_framework(year).marked]
    fields: dict[str, Any] = {"marks": dict.fromkeys(marked, Decimal(mark))}
    return Sheet(year=year, **(fields | changes))


def make_draft(agency: Agency, sheet: Sheet | None = None, **changes: Any) -> Result:
    """The draft of a sheet; of one with 80 everywhere unless another is given."""
    fields: dict[str, Any] = {"sheet": sheet or make_sheet(), "source_file": "sheet.yaml"}
    return import_into_agency(agency, **(fields | changes), by=None)


def make_published_result(agency: Agency, sheet: Sheet | None = None) -> Result:
    """A published first version."""
    result = make_draft(agency, sheet)
    publish_result(result, by=None)
    return result


def make_correction(agency: Agency, sheet: Sheet, reason: str = "แก้คะแนนที่พิมพ์ผิด") -> Result:
    """A published version after the first."""
    result = make_draft(agency, sheet)
    publish_correction(result, reason=reason, by=None)
    return result


def named(name: str) -> AgencyName:
    """The agency of a sheet, known by its name alone."""
    return AgencyName(name=name)


def reported(total: str | None = None, level: str | None = None) -> Reported:
    """What was announced."""
    return Reported(None if total is None else Decimal(total), level)


def make_paper(agency: Agency, kind: str = KIND, year: int = YEAR) -> Paper:
    """A document about a year whose result is there."""
    return start_paper(agency, year=year, kind=kind, by=None)


def make_version(paper: Paper) -> PaperVersion:
    """A version of a paper, issued."""
    return issue_version(paper, address=DOCUMENTS, by=None)


def make_plan(year: int = YEAR, **changes: Any) -> Plan:
    """A plan that answers the assessment of a year, with one measure."""
    measure = Measure(indicator="9", measures=("เผยแพร่ข้อมูลให้ครบ",), steps=("มอบหมาย", "ติดตาม"))
    fields: dict[str, Any] = {"year": year + 1, "assessed": year, "measures": (measure,)}
    return Plan(**(fields | changes))


def make_picture(format: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture file."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, format)
    return file.getvalue()


def make_documents(agency: Agency) -> PaperVersion:
    """One of everything that an office has about documents; gives the version issued."""
    keep_emblem(agency, content=make_picture(), by=None)
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    word_every_year(agency, kind=KIND, name="overall", text="{agency} ได้ {score}", by=None)
    paper = make_paper(agency)
    add_photo(paper, content=make_picture("JPEG"), note="ประชุม", by=None)
    return make_version(paper)


def make_report(agency: Agency, text: str = REPORT, stage: str = Stage.READ) -> ReadReport:
    """A report as text that was brought in: read, or being read."""
    source = read_text("report.txt", text)
    read = Report(source, read_report(source)) if stage == Stage.READ else None
    return keep_report(agency, name=source.name, content=text.encode(), read=read, by=None)


def make_survey(
    agency: Agency, instrument: str = "iit", year: int = YEAR, population: int | None = 100
) -> Survey:
    """A survey that is being prepared, of 100 people unless told otherwise."""
    survey = prepare_survey(open_round(agency, year=year, by=None), instrument=instrument, by=None)
    if population is not None:
        set_population(survey, population=population, by=None)
    return survey


def make_open_survey(agency: Agency, instrument: str = "iit", **changes: Any) -> Survey:
    """A survey that takes answers from today on."""
    survey = make_survey(agency, instrument, **changes)
    open_survey(survey, by=None)
    return survey


def make_examination(agency: Agency, year: int = YEAR) -> Examination:
    """The OIT of a year, open, with nothing handed in."""
    return open_examination(open_round(agency, year=year, by=None), by=None)


def make_disclosure(agency: Agency, code: str = "o1", year: int = YEAR) -> Disclosure:
    """One item of the OIT of a year, as the agency works on it."""
    return make_examination(agency, year).disclosures.get(code=code)


def make_hand_in(disclosure: Disclosure, url: str = "", **changes: Any) -> HandIn:
    """A link that is handed in for an item, after what was handed in before."""
    link = Given(ExhibitKind.LINK, url=url or f"https://own.example.go.th/{disclosure.code}")
    fields: dict[str, Any] = {"seen": disclosure.last, "exhibits": [link], "by": None}
    return hand_in(disclosure, **(fields | changes))


def make_checked(disclosure: Disclosure, *lines: str) -> Check:
    """A file handed in for an item, its link opened, checked, and copied: what ``lines`` show."""
    url = f"https://own.example.go.th/{disclosure.code}"
    exhibits = [
        Given(ExhibitKind.FILE, content=b"%PDF-1.7", file_name="หลักฐาน.pdf"),
        Given(ExhibitKind.LINK, url=url),
    ]
    made = make_hand_in(disclosure, exhibits=exhibits)
    run = begin_check(disclosure.examination, code=disclosure.code, by=None)
    work_on(run, websites(page(url, *lines)))
    return made.checks.get()
