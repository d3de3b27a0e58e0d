"""Issuing a paper as a frozen version, signing it, and its life on the portal."""

from dataclasses import replace
from secrets import choice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.documents.files import DOCX, PDF, scan_type, store, without_particulars
from prongsai.apps.documents.locking import locked
from prongsai.apps.documents.log_lines import log_version
from prongsai.apps.documents.models import (
    Paper,
    PaperVersion,
    Publication,
    SignedScan,
    Withdrawal,
)
from prongsai.apps.documents.queries import document_for, newest_result, numerals_of
from prongsai.core.documents.blocks import Published
from prongsai.core.documents.plain import as_plain

# Letters and digits that nobody takes for one another when he types them from paper.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH = 10


@transaction.atomic
def issue_version(paper: Paper, *, address: str, by: User | None) -> PaperVersion:
    """Issue a paper as it stands: its next version, frozen, as PDF and DOCX.

    ``address`` is where versions stand on the portal, up to the code. Raises ProblemsFound where
    something that the document needs is missing, ValidationError where its result is a draft: a
    draft may go, and what was issued from it could not follow.
    """
    from prongsai.printing.docx import docx_bytes
    from prongsai.printing.pdf import pdf_bytes

    paper = locked(paper)
    result = newest_result(paper.agency, paper.year)
    if result is not None and result.is_draft:
        raise ValidationError(_("Its result is a draft. Publish the result first."))
    code = "".join(choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    document = replace(document_for(paper), published=Published(f"{address}{code}/", code))
    newest = paper.versions.order_by("-number").first()
    version = PaperVersion(
        paper=paper,
        number=1 if newest is None else newest.number + 1,
        title=document.title,
        document=as_plain(document),
        code=code,
        result=result,
        pdf=store(pdf_bytes(document, numerals_of(paper.numerals)), PDF),
        docx=store(docx_bytes(document, numerals_of(paper.numerals)), DOCX),
        issued_by=by,
    )
    version.full_clean(exclude=["document"])
    version.save(force_insert=True)
    log_version("document.issued", version, by, digest=version.pdf.digest)
    return version


@transaction.atomic
def attach_scan(version: PaperVersion, *, content: bytes, by: User | None) -> SignedScan:
    """Put the scan of the signed paper beside a version; ValidationError for another type."""
    kept = store(without_particulars(content), scan_type(content))
    scan = SignedScan(version=version, file=kept, uploaded_by=by)
    scan.save(force_insert=True)
    log_version("document.signed", version, by, digest=scan.file.digest)
    return scan


@transaction.atomic
def publish_version(version: PaperVersion, *, by: User | None) -> Publication:
    """Put a version on the portal, at its address for ever.

    Raises ValidationError where it is there already.
    """
    Paper.objects.select_for_update().get(pk=version.paper_id)
    if Publication.objects.filter(version=version).exists():
        raise ValidationError(_("This version is published already."))
    publication = Publication(version=version, published_by=by)
    publication.save(force_insert=True)
    log_version("document.published", version, by, digest=version.pdf.digest)
    return publication


@transaction.atomic
def withdraw(publication: Publication, *, reason: str, by: User | None) -> Withdrawal:
    """Take a publication down, for instance where a person is named in it; its address says why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a sentence why it is taken down.")})
    Paper.objects.select_for_update().get(pk=publication.version.paper_id)
    if Withdrawal.objects.filter(publication=publication).exists():
        raise ValidationError(_("This publication was taken down already."))
    withdrawal = Withdrawal(publication=publication, reason=reason.strip(), withdrawn_by=by)
    withdrawal.full_clean()
    withdrawal.save(force_insert=True)
    log_version("document.withdrawn", publication.version, by, reason=withdrawal.reason)
    return withdrawal
