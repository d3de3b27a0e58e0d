"""Files of an issued document: which there are, and what they are called in a folder."""

from django.utils.translation import gettext as _

from prongsai.apps.documents.files import DOCX, PDF
from prongsai.apps.documents.models import PaperVersion, StoredFile
from prongsai.core.documents.kinds import KINDS
from prongsai.web.layout.words import page_language

ENDINGS = {PDF: "pdf", DOCX: "docx", "image/jpeg": "jpg", "image/png": "png"}


def digest_of(version: PaperVersion, format: str) -> str | None:
    """The digest of a version's file: its PDF, its DOCX or the newest scan of it as signed."""
    scan = next(iter(version.scans.all()), None)
    digests: dict[str, str | None] = {
        "pdf": version.pdf_id,
        "docx": version.docx_id,
        "signed": None if scan is None else scan.file_id,
    }
    return digests.get(format)


def name_of(version: PaperVersion, file: StoredFile, format: str) -> str:
    """What a version's file is called in somebody's folder."""
    wording = _("%(title)s %(year)s, version %(number)s")
    if format == "signed":
        wording = _("%(title)s %(year)s, version %(number)s, signed")
    kind = KINDS.get(version.paper.kind)
    about = {
        "title": version.paper.kind if kind is None else kind.title.say(page_language()),
        "year": version.paper.year,
        "number": version.number,
    }
    return f"{wording % about}.{ENDINGS[file.content_type]}"
