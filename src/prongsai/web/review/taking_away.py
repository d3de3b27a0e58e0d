"""Files that were handed in and dated copies, to keep; never shown as a page of ours."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from prongsai.apps.evidence.copying import record_of
from prongsai.apps.evidence.models import Copy, Disclosure, Exhibit, HandIn
from prongsai.web.layout.sending import file_to_keep


def exhibit_to_keep(hand_in: HandIn | None, pk: int) -> HttpResponse:
    """A file of a hand-in; Http404 where it is of another, or of none."""
    rows = Exhibit.objects.filter(hand_in=hand_in, file__isnull=False)
    kept = get_object_or_404(rows.select_related("file"), pk=pk)
    if kept.file is None:
        raise Http404
    return file_to_keep(bytes(kept.file.content), kept.file.content_type, kept.file_name)


def copy_to_keep(disclosure: Disclosure, copies: QuerySet[Copy], pk: int) -> HttpResponse:
    """A dated copy as the record of a web archive; Http404 where it is not among ``copies``."""
    kept = get_object_or_404(copies.defer(None).select_related("same_as"), pk=pk)
    name = f"{disclosure.code}-{kept.taken_at:%Y%m%d-%H%M%S}.warc.gz"
    return file_to_keep(record_of(kept), "application/octet-stream", name)
