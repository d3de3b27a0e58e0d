"""Letterheads, plans and documents of the demonstration, through the actions that people use."""

from importlib import resources

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.actions import (
    fill_details,
    import_plan,
    keep_letterhead,
    start_paper,
)
from prongsai.apps.documents.queries import numerals_of
from prongsai.apps.documents.versions import issue_version, publish_version
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.documents.profile import Details, Profile
from prongsai.core.documents.profile_reading import read_profile
from prongsai.core.yamlfile import Mapping

# Where the demonstration is served; the codes in its documents lead there.
ADDRESS = "http://127.0.0.1:8000/d/"
_FILES = resources.files(__package__)


def prepare_papers(agency: Agency, office: Mapping, officer: User | None) -> None:
    """Keep the letterhead and plans of an office, start its papers, and publish some."""
    if "profile" not in office:
        return
    with resources.as_file(_FILES / "profiles" / office["profile"]) as path:
        read = read_profile(path)
    _keep(agency, read.profile, officer)
    for file in office.get("plans", []):
        plan = read_plan_bytes(file, (_FILES / "plans" / file).read_bytes())
        import_plan(agency, plan=plan, source_file=file, by=officer)
    for paper in office.get("papers", []):
        _start(agency, paper, read.details, officer)


def _keep(agency: Agency, profile: Profile, officer: User | None) -> None:
    names = ("subdistrict", "head", "unit", "letter_number", "website")
    keep_letterhead(
        agency,
        words={name: getattr(profile, name) for name in names},
        channels=profile.channels,
        signers=[signer.position for signer in profile.signers],
        by=officer,
    )


def _start(agency: Agency, wanted: Mapping, details: Details, officer: User | None) -> None:
    paper = start_paper(agency, year=wanted["year"], kind=wanted["kind"], by=officer)
    fill_details(paper, details=details, numerals=numerals_of(paper.numerals), by=officer)
    if wanted.get("published"):
        publish_version(issue_version(paper, address=ADDRESS, by=officer), by=officer)
