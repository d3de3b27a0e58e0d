"""Published documents at their addresses for ever, and whether a file is one of them."""

from hashlib import file_digest

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from prongsai.apps.documents.files import LARGEST_SCAN
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.queries import (
    file_with,
    later_version,
    published_with,
    version_with_code,
)
from prongsai.core.documents.blocks import Document, Image
from prongsai.core.documents.plain import from_plain
from prongsai.web.layout.issued import digest_of, name_of
from prongsai.web.layout.sending import file_to_look_at
from prongsai.web.layout.uploads import takes_files_of
from prongsai.web.portal.document_pictures import (
    digest_of_picture,
    pictures_of,
    type_of_picture,
)
from prongsai.web.portal.documents import Verdict, code_as_typed, grouped, judged
from prongsai.web.portal.forms import CheckForm, CodeForm
from prongsai.web.portal.keeping import document_page, public_page


@public_page
def find_document(request: HttpRequest) -> HttpResponse:
    """Where somebody types the code that stands on a printed document."""
    asked = request.GET.get("code", "")
    if code_as_typed(asked):
        return redirect("portal:document", code_as_typed(asked))
    return render(request, "portal/find_document.html", {"form": CodeForm()})


@document_page
def document(request: HttpRequest, code: str) -> HttpResponse:
    """The published copy, with its files and what to compare them by."""
    meant = code_as_typed(code)
    if meant not in ("", code):
        return redirect("portal:document", meant)
    version = version_with_code(meant)
    if version is None:
        form = CodeForm(initial={"code": code})
        return render(request, "portal/no_document.html", {"form": form}, status=404)
    return _show(request, version)


@csrf_exempt  # it changes nothing, and its page is the same for everybody: no token stands in it
@never_cache
@takes_files_of(LARGEST_SCAN)
def check_file(request: HttpRequest, code: str) -> HttpResponse:
    """Tell whether a file is exactly this document; the file is read once and not kept."""
    version = version_with_code(code)
    if version is None:
        raise Http404
    if request.method != "POST":  # the language was switched, or the page was opened anew
        return redirect("portal:document", code)
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, version, form)
    digest = _digest(form.cleaned_data["file"])
    found = judged(version, digest, published_with(digest))
    return _show(request, version, CheckForm(), found)


def file(request: HttpRequest, code: str, format: str) -> HttpResponseBase:
    """The PDF, the DOCX or the signed scan of a published document, byte by byte as issued."""
    version = version_with_code(code)
    digest = None if version is None else digest_of(version, format)
    if version is None or digest is None:
        raise Http404
    if hasattr(version.publication, "withdrawal"):
        return _show(request, version)
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag, None, None)
    if response is None:
        found = file_with(digest)
        name = name_of(version, found, format)
        response = file_to_look_at(bytes(found.content), found.content_type, name)
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)  # it may be taken down
    return response


def picture(request: HttpRequest, code: str, digest: str) -> HttpResponseBase:
    """A picture of a published document, known by the hash of its content."""
    version = version_with_code(code)
    if version is None or hasattr(version.publication, "withdrawal"):
        raise Http404
    content = pictures_of(version.code).get(digest)
    if content is None:
        raise Http404
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag, None, None)
    response = response or HttpResponse(content, content_type=type_of_picture(content))
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)  # it may be taken down
    return response


def _show(
    request: HttpRequest,
    version: PaperVersion,
    form: CheckForm | None = None,
    verdict: Verdict | None = None,
) -> HttpResponse:
    withdrawal = getattr(version.publication, "withdrawal", None)
    context = {
        "version": version,
        "agency": version.paper.agency,
        "withdrawal": withdrawal,
        "later": later_version(version),
        "form": form or CheckForm(),
        "verdict": verdict,
    }
    if withdrawal is not None:
        return render(request, "portal/withdrawn.html", context, status=410)
    context |= {
        "body": _body(version),
        "digest": grouped(version.pdf_id),
        "scan": next(iter(version.scans.all()), None),
    }
    return render(request, "portal/document.html", context)


def _body(version: PaperVersion) -> str:
    from prongsai.printing.html import html_body

    def address(image: Image) -> str:
        return reverse("portal:document_picture", args=[version.code, digest_of_picture(image)])

    document = from_plain(version.document, Document)
    return mark_safe(html_body(document, picture_address=address))  # noqa: S308 -- escaped


def _digest(file: "UploadedFile[bytes]") -> str:
    return file_digest(file.file, "sha256").hexdigest()  # type: ignore[arg-type]  # opened as bytes
