"""Files that are handed in: judged by their content, kept under their hash, never opened here."""

from hashlib import sha256
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.apps.evidence.models import EvidenceFile
from prongsai.core.archives import names_in
from prongsai.core.documents.pictures import scan_picture_of
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import Text

LARGEST_FILE = 20_000_000
PDF = "application/pdf"
JPEG, PNG = "image/jpeg", "image/png"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
ENDINGS = {PDF: "pdf", JPEG: "jpg", PNG: "png", DOCX: "docx", XLSX: "xlsx"}

_BEGINNINGS = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_MACROS = "vbaproject.bin"


def keep_file(content: bytes) -> EvidenceFile:
    """Keep a file; the same content is kept once.

    Pictures are kept without what a camera wrote into them: place, time, device. Raises
    ValidationError for a file that is empty, too large, or of another kind than we take.
    """
    kind = content_type_of(content)
    if kind in (JPEG, PNG):
        content = _without_particulars(content)
    digest = sha256(content).hexdigest()
    kept, _new = EvidenceFile.objects.get_or_create(
        digest=digest, defaults={"content_type": kind, "content": content, "size": len(content)}
    )
    return kept


def content_type_of(content: bytes) -> str:
    """The type of a file, told by its content and not by its name; else ValidationError."""
    if not content:
        raise ValidationError(_("The file is empty. Save it again and choose it once more."))
    if len(content) > LARGEST_FILE:
        raise ValidationError(_("The file is larger than 20 MB. Divide it, or scan at 200 dpi."))
    for beginning, content_type in _BEGINNINGS:
        if content.startswith(beginning):
            return content_type
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    raise ValidationError(_("This is no PDF, DOCX, XLSX, JPEG or PNG. Save it as one of these."))


def safe_name(name: str, content_type: str) -> str:
    """The name of a file without folders and control characters, with the ending of its content."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    stem = "".join(letter for letter in stem if letter.isprintable() and letter not in '<>:"|?*')
    ending = ENDINGS[content_type]
    if PurePosixPath(stem).suffix.lower() in (f".{ending}", ".jpeg"):
        stem = stem[: stem.rindex(".")]
    return f"{stem.strip(' .')[:180] or 'file'}.{ending}"


def _office_type(content: bytes) -> str:
    # Only the list of names is read; nothing is unpacked here.
    found = names_in(content)
    if found is None:
        raise ValidationError(
            _("The file is damaged. Open it, save it again, and choose it once more.")
        )
    names = {name.lower() for name in found}
    if any(name.endswith(_MACROS) for name in names):
        raise ValidationError(_("The file has macros. Save it without macros (DOCX, XLSX)."))
    for part, content_type in _PARTS:
        if part in names:
            return content_type
    raise ValidationError(_("This is no PDF, DOCX, XLSX, JPEG or PNG. Save it as one of these."))


def _without_particulars(content: bytes) -> bytes:
    try:
        return scan_picture_of(content, _FILE)
    except ProblemsFound as found:
        says = [one.says.say(get_language() or "th") for one in found.problems]
        raise ValidationError(says) from found


_FILE = Text("ไฟล์", "the file")
