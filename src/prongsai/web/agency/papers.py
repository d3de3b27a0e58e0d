"""Papers of an office as its pages show them: found, in which state, by year."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from prongsai.apps.documents.models import Paper, PaperVersion
from prongsai.apps.documents.queries import papers_of, sources_of, versions_of
from prongsai.core.documents.kinds import KINDS, Need
from prongsai.core.loading import years
from prongsai.core.wording import Text, same
from prongsai.web.agency.access import Office

# A state, what it is called, and the look of its badge.
STATES: Mapping[str, tuple[Any, str]] = {
    "draft": (_("In preparation"), ""),
    "issued": (_("Issued"), "warn"),
    "signed": (_("Signed"), "good"),
    "published": (_("Published"), "good"),
    "withdrawn": (_("Taken down"), "bad"),
}


class PaperLine(NamedTuple):
    """A paper as a line: its title and years, the state of its newest version, the public one."""

    paper: Paper
    title: Text
    years: Text
    state: Any
    look: str
    newest: PaperVersion | None
    public: PaperVersion | None


class PapersOfYear(NamedTuple):
    """The papers of one year assessed, and what there is to make more from."""

    year: int
    lines: list[PaperLine]
    sources: frozenset[Need]

    @property
    def has_rules(self) -> bool:
        """Whether the rules of the year are known: before them it has no result and no plan."""
        return self.year in years()


def paper_of(office: Office, pk: int) -> Paper:
    """One of the office's own papers; 404 for any other."""
    return get_object_or_404(papers_of(office.agency), pk=pk)


def version_of(office: Office, pk: int, number: int) -> PaperVersion:
    """A version of one of the office's own papers; 404 for any other."""
    paper = get_object_or_404(Paper, agency=office.agency, pk=pk)
    return get_object_or_404(versions_of(paper), number=number)


def year_of(office: Office, year: int) -> frozenset[Need]:
    """What there is to make documents of a year from; 404 for a year without any."""
    sources = sources_of(office.agency).get(year)
    if sources is None:
        raise Http404
    return sources


def papers_by_year(office: Office) -> list[PapersOfYear]:
    """All papers of the office, and all years that could have some, the newest first."""
    papers = papers_of(office.agency)
    lines = {
        year: [paper_line(one) for one in some]
        for year, some in groupby(papers, lambda it: it.year)
    }
    sources = sources_of(office.agency)
    return [
        PapersOfYear(year, lines.get(year, []), sources.get(year, frozenset()))
        for year in sorted({*lines, *sources}, reverse=True)
    ]


def issued_by_year(office: Office) -> list[PapersOfYear]:
    """The papers of the office that have a version that was issued, the newest year first."""
    groups = (
        one._replace(lines=[line for line in one.lines if line.newest is not None])
        for one in papers_by_year(office)
    )
    return [one for one in groups if one.lines]


def paper_line(paper: Paper) -> PaperLine:
    """A paper with its state."""
    versions = list(paper.versions.all())
    newest = versions[0] if versions else None
    state, look = STATES["draft" if newest is None else version_state(newest)]
    return PaperLine(
        paper=paper,
        title=title_of(paper.kind),
        years=years_of(paper.kind, paper.year),
        state=state,
        look=look,
        newest=newest,
        public=public_one(versions),
    )


def title_of(kind: str) -> Text:
    """What a kind of document is called; its code where the program does not know it any more."""
    return KINDS[kind].title if kind in KINDS else same(kind)


def years_of(kind: str, year: int) -> Text:
    """Which years a document about the assessment of ``year`` speaks of.

    Measures and action plans are carried out in the year after it.
    """
    needs = KINDS[kind].needs if kind in KINDS else ()
    if {"action_plan", "action_plan_report"} & {*needs}:
        return _WORK.fill(work=year + 1)
    says = _RESULT_AND_WORK if {"plan", "meeting"} & {*needs} else _RESULT
    return says.fill(year=year, work=year + 1)


def version_state(version: PaperVersion) -> str:
    """The code of the state that a version is in."""
    publication = getattr(version, "publication", None)
    if publication is not None:
        return "withdrawn" if hasattr(publication, "withdrawal") else "published"
    return "signed" if version.scans.all() else "issued"


def public_one(versions: Iterable[PaperVersion]) -> PaperVersion | None:
    """The newest of these versions that the public reads now."""
    return next((one for one in versions if version_state(one) == "published"), None)


_RESULT = Text("ผลการประเมินปี {year}", "result of {year}")
_RESULT_AND_WORK = Text(
    "จากผลการประเมินปี {year} ดำเนินการปี {work}", "from the result of {year}, work of {work}"
)
_WORK = Text("ดำเนินการปี {work}", "work of {work}")
