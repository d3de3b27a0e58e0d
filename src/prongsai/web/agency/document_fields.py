"""Which details a kind of document shows, and where an officer fills in what is open."""

from collections.abc import Mapping

from django.urls import reverse

from prongsai.apps.documents.models import Paper
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
    "bundle": EVERYTHING,
}


def details_shown(kind: str) -> frozenset[str]:
    """The names of the details that a kind of document shows."""
    return DETAILS_OF.get(kind, frozenset())


def goes_with_choices() -> list[tuple[str, str]]:
    """The kinds that a cover, a memo or an announcement can go with."""
    own = ("cover", "announcement", "memo")
    return [
        (code, kind.title.say(page_language())) for code, kind in KINDS.items() if code not in own
    ]


def shows_photos(kind: str) -> bool:
    """Whether a kind of document shows photographs."""
    return kind in ("photos", "bundle")


def where_to_fill(office: Office, paper: Paper, blank: str) -> str:
    """The address of the page where a blank is filled in."""
    if blank.startswith("ภาพ") and shows_photos(paper.kind):
        return reverse("agency:photos", args=[office.agency.slug, paper.pk])
    return reverse("agency:details", args=[office.agency.slug, paper.pk])
