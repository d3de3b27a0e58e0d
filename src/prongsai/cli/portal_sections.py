"""What the portal is made of: pages that all share, and those of each agency."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from prongsai.cli.portal_pages import Section

if TYPE_CHECKING:
    from prongsai.apps.agencies.models import Agency


def shared_section() -> Section:
    """The lists, and the page of every rule: pages of results lead to some that no list does."""
    return Section(("/", *_rules()))


def section_of(agency: "Agency") -> Section:
    """Every page of an agency: those that stay although no page leads to them any more too."""
    from prongsai.apps.documents.public_agencies import (
        codes_of_documents,
        newest_versions_published,
        years_with_oit,
    )

    home = f"/{agency.slug}/"
    oit = (f"{home}oit/{year}/" for year in years_with_oit(agency))
    documents = (f"/d/{code}/" for code in codes_of_documents(agency))
    newest = {str(year): number for year, number in newest_versions_published(agency).items()}
    return Section((home, *oit, *documents), agency.slug, newest)


def state_of(agency: "Agency") -> str:
    """A digest of what an agency published and took back: another where its pages change."""
    from django.db.models import Count

    from prongsai.apps.documents.models import Publication
    from prongsai.apps.documents.public_agencies import newest_versions_published
    from prongsai.apps.evidence.publishing import approvals_counted

    documents = Publication.objects.filter(version__paper__agency=agency).aggregate(
        all=Count("pk", distinct=True),
        withdrawn=Count("withdrawal", distinct=True),
        signed=Count("version__scans", distinct=True),
    )
    told = (
        agency.pk,
        agency.name,
        agency.kind,
        agency.district,
        agency.province,
        sorted(newest_versions_published(agency).items()),
        approvals_counted(agency.slug),
        sorted(documents.items()),
    )
    return sha256(repr(told).encode()).hexdigest()


def _rules() -> Iterator[str]:
    from prongsai.core.loading import load_framework, years

    for year in years():
        yield from (f"/rules/{year}/{code}/" for code in load_framework(year).nodes)
