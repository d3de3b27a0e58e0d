"""The agencies that stand on the portal: with a published result, a document or their OIT."""

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.evidence.models import Approval
from prongsai.apps.results.models import Result, State

_PUBLISHED = Q(publication__isnull=False)
_NOT_WITHDRAWN = Q(publication__withdrawal__isnull=True)
_STANDS = Q(taken_back_because="")


class ProvinceLine(NamedTuple):
    """A province and how many of its agencies stand on the portal; empty where none is known."""

    province: str
    agencies: int


def public_agencies(province: str | None = None) -> QuerySet[Agency]:
    """The agencies with something that everybody may see: of all provinces, or of one."""
    found = _agencies(_PUBLISHED & _NOT_WITHDRAWN, _STANDS)
    return found if province is None else found.filter(province=province)


def provinces_on_the_portal() -> list[ProvinceLine]:
    """The provinces of these agencies; those of which no province is known come last."""
    rows = public_agencies().order_by("province").values_list("province")
    lines = [ProvinceLine(*row) for row in rows.annotate(agencies=Count("pk"))]
    return sorted(lines, key=lambda line: line.province == "")


def agencies_with_addresses() -> QuerySet[Agency]:
    """These agencies, and those of which something was taken down: its address says so."""
    return _agencies(_PUBLISHED, Q())


def years_with_oit(agency: Agency) -> list[int]:
    """The years of which something of the OIT was public once: their addresses stay."""
    approvals = Approval.objects.filter(examination__round__agency=agency)
    return sorted(set(approvals.values_list("examination__round__year", flat=True)))


def codes_of_documents(agency: Agency) -> list[str]:
    """The codes of what the agency published, withdrawn documents too: their addresses stay."""
    versions = PaperVersion.objects.filter(_PUBLISHED, paper__agency=agency)
    return list(versions.order_by("pk").values_list("code", flat=True))


def newest_versions_published(agency: Agency) -> dict[int, int]:
    """The number of the newest published version of each year's result."""
    frozen = Result.objects.filter(round__agency=agency, state=State.PUBLISHED)
    return dict(frozen.order_by("version").values_list("round__year", "version"))


def _agencies(papers: Q, approvals: Q) -> QuerySet[Agency]:
    results = Result.objects.filter(state=State.PUBLISHED).values("round__agency")
    documents = PaperVersion.objects.filter(papers).values("paper__agency")
    disclosed = Approval.objects.filter(approvals).values("examination__round__agency")
    public = Q(pk__in=results) | Q(pk__in=documents) | Q(pk__in=disclosed)
    return Agency.objects.filter(public)
