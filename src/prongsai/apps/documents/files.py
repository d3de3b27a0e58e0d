"""Files of documents: scans judged by their content, everything kept under its hash."""

from contextlib import suppress
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.apps.documents.models import StoredFile
from prongsai.core.documents.pictures import scan_picture_of
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import Text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LARGEST_SCAN = 20_000_000

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


def store(content: bytes, content_type: str) -> StoredFile:
    """Keep a file; the same content is kept once."""
    digest = sha256(content).hexdigest()
    kept, _new = StoredFile.objects.get_or_create(
        digest=digest,
        defaults={"content_type": content_type, "content": content, "size": len(content)},
    )
    return kept


def forget(file: StoredFile) -> None:
    """Let a file go unless something still uses it."""
    with suppress(ProtectedError):
        file.delete()


def scan_type(content: bytes) -> str:
    """The type of a scan, told by its first bytes; ValidationError for anything else."""
    if len(content) > LARGEST_SCAN:
        raise ValidationError(_("The file is larger than 20 MB. Scan in grey at 200 dpi."))
    for beginning, content_type in _BEGINNINGS:
        if content.startswith(beginning):
            return content_type
    raise ValidationError(_("This is no PDF, JPEG or PNG. Save the scan in one of these formats."))


def without_particulars(content: bytes) -> bytes:
    """A scan without what a camera wrote into it: where and when it was taken, and with what.

    A PDF stays as it is. Raises ValidationError for a picture that is damaged.
    """
    if scan_type(content) == PDF:
        return content
    try:
        return scan_picture_of(content, _SCAN)
    except ProblemsFound as found:
        raise ValidationError(
            [one.says.say(get_language() or "th") for one in found.problems]
        ) from found


_SCAN = Text("ฉบับลงนาม", "the signed scan")
