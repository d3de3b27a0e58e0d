"""Published documents: codes as people type them, and what a file of theirs is."""

import re
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.queries import published_papers
from prongsai.core.documents.kinds import KINDS
from prongsai.core.wording import Text, same

_NOT_IN_CODES = re.compile(r"[^0-9a-z]+")
_IN_GROUPS_OF = 8


class Verdict(NamedTuple):
    """What a file is, in a sentence, how good that is, and the document that it belongs to."""

    says: Any
    look: str
    other: PaperVersion | None = None


class DocumentLine(NamedTuple):
    """A published document as a line of a list."""

    version: PaperVersion
    kind: Text


class YearDocuments(NamedTuple):
    """The published documents about one year."""

    year: int
    lines: list[DocumentLine]


def code_as_typed(text: str) -> str:
    """A code without the spaces, dashes and capitals that people put in."""
    return _NOT_IN_CODES.sub("", text.lower())


def grouped(digest: str) -> list[str]:
    """A digest in groups that one can compare by eye."""
    return [digest[at : at + _IN_GROUPS_OF] for at in range(0, len(digest), _IN_GROUPS_OF)]


def documents_by_year(agency: Agency, year: int | None = None) -> list[YearDocuments]:
    """What an agency has published, of one year or of all, the newest first."""
    versions = published_papers(agency)
    if year is not None:
        versions = versions.filter(paper__year=year)
    return [
        YearDocuments(of, [_line(one) for one in some])
        for of, some in groupby(versions, lambda it: it.paper.year)
    ]


def judged(asked: PaperVersion, digest: str, found: PaperVersion | None) -> Verdict:
    """What a file with this digest is, seen from the page of ``asked``."""
    if digest in (asked.pdf_id, asked.docx_id):
        return Verdict(_("The file is exactly this document, to the last letter."), "good")
    if digest in [scan.file_id for scan in asked.scans.all()]:
        return Verdict(_("The file is exactly the signed scan of this document."), "good")
    if found is None:
        return Verdict(
            _(
                "The file is not this document, nor any other that was published here. It may have "
                "been changed, scanned or saved anew; compare it with the page below."
            ),
            "bad",
        )
    if found.paper_id == asked.paper_id:
        return Verdict(_("The file is another version of this document."), "warn", found)
    return Verdict(_("The file is another document that was published here."), "warn", found)


def _line(version: PaperVersion) -> DocumentLine:
    kind = version.paper.kind
    return DocumentLine(version, KINDS[kind].title if kind in KINDS else same(kind))
