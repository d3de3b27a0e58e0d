"""One item: what it must show, what the check saw, what was handed in; and handing in."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.evidence.actions import assign_unit, carry_over, closed_because, hand_in
from prongsai.apps.evidence.checking import begin_check
from prongsai.apps.evidence.copying import record_of
from prongsai.apps.evidence.exhibits import Given, says_the_same
from prongsai.apps.evidence.files import LARGEST_FILE
from prongsai.apps.evidence.models import Disclosure, Exhibit, HandIn
from prongsai.apps.evidence.permissions import may_hand_in
from prongsai.apps.evidence.queries import (
    carried_to,
    checks_of,
    copies_of,
    has_other_title,
    history_of,
    newest_hand_in,
    node_of,
)
from prongsai.apps.evidence.review_queries import confirmed_marks
from prongsai.apps.rounds.queries import rules_of
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.oit import (
    STATES_CONFIRMED,
    disclosure_of,
    is_full,
    mark_said,
    points_of,
    shown_check,
)
from prongsai.web.agency.oit_forms import AssignForm, HandInForm
from prongsai.web.agency.oit_rows import asks_for_rows, given, rows_of, rows_sent
from prongsai.web.agency.views.oit.listing import about
from prongsai.web.layout.elements_seen import elements_shown
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.uploads import takes_files_of

MOST_COPIES = 50  # on the page of an item; all of them are kept


@office_page("oit.view")
def item(request: HttpRequest, office: Office, year: int, item: str) -> HttpResponse:
    """What an item must show, what the check says of it, and what was ever handed in."""
    found = disclosure_of(office, year, item)
    history = list(history_of(found))
    newest = history[0] if history else None
    checks = list(checks_of(found)[:20])
    check = next((one for one in checks if newest and one.hand_in_id == newest.pk), None)
    mark = confirmed_marks(found.examination).get(found.code)
    if mark is not None:
        check = None  # what it guessed does not stand beside the mark that was given
    context = _about(office, found) | {
        "mark": None if mark is None else _mark_shown(found, mark),
        "newest": newest,
        "history": history[1:],
        "check": shown_check(check),
        "elements": elements_shown(found, check),
        "copies": copies_of(found)[:MOST_COPIES],
        "earlier": None if newest else carried_to(found),
        "may_hand_in": may_hand_in(request.user, found),
    }
    return render(request, "agency/oit/item.html", context)


@office_page("oit.hand_in")
@takes_files_of(3 * LARGEST_FILE)
def hand_in_page(request: HttpRequest, office: Office, year: int, item: str) -> HttpResponse:
    """Hand in for an item; what was typed stays on the page whatever is refused."""
    found = _own(request, office, year, item)
    newest = newest_hand_in(found)
    closed = closed_because(found.examination)
    if closed and request.method != "POST":
        return render(request, "agency/oit/closed.html", _about(office, found) | {"closed": closed})
    if request.method != "POST":
        form = HandInForm(initial=_initial(found))
        return _form_page(request, office, found, form=form, rows=rows_of(newest))
    rows, form = rows_sent(request, newest), HandInForm(request.POST)
    if not asks_for_rows(request) and form.is_valid():
        exhibits = given(request, rows)
        if newest is not None and _is_nothing_new(newest, found, form, exhibits):
            messages.info(
                request, _("This is what is handed in already; nothing was changed or numbered.")
            )
            return redirect("agency:oit_item", office.agency.slug, year, item)
        with refusals_told(form):
            hand_in(found, **form.cleaned_data, exhibits=exhibits, by=office.visitor)
            return _handed_in(request, office, found)
    stale = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    return _form_page(
        request,
        office,
        found,
        form=form,
        rows=rows,
        newest=newest if stale else None,
        lost_files=bool(request.FILES),
    )


@office_page("oit.hand_in")
def carry_over_page(request: HttpRequest, office: Office, year: int, item: str) -> HttpResponse:
    """Show what was handed in the year before, warn, and hand it in again."""
    found = _own(request, office, year, item)
    earlier = carried_to(found)
    closed = closed_because(found.examination)
    if closed and request.method != "POST":
        return render(request, "agency/oit/closed.html", _about(office, found) | {"closed": closed})
    refusals: list[str] = []
    if request.method == "POST":
        try:
            seen = int(request.POST.get("seen", "0") or 0)
            carry_over(found, seen=seen, by=office.visitor)
        except ValidationError as refusal:
            refusals = refusal.messages
        except ValueError:
            raise Http404 from None
        else:
            messages.success(
                request, _("Last year's links and files are handed in. Look at each of them now.")
            )
            return redirect("agency:hand_in", office.agency.slug, year, item)
    context = _about(office, found) | {
        "earlier": earlier,
        "other_title": earlier is not None and has_other_title(earlier, found),
        "earlier_name": None if earlier is None else node_of(earlier.disclosure).name,
        "refusals": refusals,
    }
    return render(request, "agency/oit/carry_over.html", context)


@office_page("oit.manage")
def assign(request: HttpRequest, office: Office, year: int, item: str) -> HttpResponse:
    """Say which unit hands an item in, and by when."""
    found = disclosure_of(office, year, item)
    sent = request.POST if request.method == "POST" else None
    initial = {"unit": found.unit, "due_on": found.due_on}
    form = AssignForm(sent, initial=initial, agency=office.agency)
    if form.is_valid():
        with refusals_told(form):
            assign_unit(found, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The unit and the day are kept."))
            return redirect("agency:oit_item", office.agency.slug, year, item)
    return render(request, "agency/oit/assign.html", _about(office, found) | {"form": form})


@office_page("oit.view")
def exhibit_file(
    request: HttpRequest, office: Office, year: int, item: str, pk: int
) -> HttpResponse:
    """A file that was handed in, to keep; never shown by the browser as a page of ours."""
    found = disclosure_of(office, year, item)
    rows = Exhibit.objects.filter(hand_in__disclosure=found, file__isnull=False)
    exhibit = get_object_or_404(rows.select_related("file"), pk=pk)
    if exhibit.file is None:
        raise Http404
    content = bytes(exhibit.file.content)
    return file_to_keep(content, exhibit.file.content_type, exhibit.file_name)


@office_page("oit.view")
def copy(request: HttpRequest, office: Office, year: int, item: str, pk: int) -> HttpResponse:
    """A dated copy as the record of a web archive, to keep; never rendered here."""
    found = disclosure_of(office, year, item)
    kept = get_object_or_404(
        copies_of(found).defer(None).select_related("same_as"),
        pk=pk,
    )
    name = f"{office.agency.slug}-{year}-{item}-{kept.taken_at:%Y%m%d-%H%M%S}.warc.gz"
    return file_to_keep(record_of(kept), "application/octet-stream", name)


def _mark_shown(found: Disclosure, mark: Decimal) -> dict[str, str]:
    full = is_full(rules_of(found.examination.round), node_of(found), mark)
    return {"says": mark_said(mark), "colour": STATES_CONFIRMED["full" if full else "below"][1]}


def _handed_in(request: HttpRequest, office: Office, found: Disclosure) -> HttpResponse:
    # Checked at once, and copied: an appeal can show what stood there on this day.
    begin_check(found.examination, code=found.code, by=office.visitor)
    messages.success(
        request, _("It is handed in. The check looks at it now; its findings stand here soon.")
    )
    round_ = found.examination.round
    return redirect("agency:oit_item", office.agency.slug, round_.year, found.code)


def _own(request: HttpRequest, office: Office, year: int, item: str) -> Disclosure:
    found = disclosure_of(office, year, item)
    if not may_hand_in(request.user, found):
        raise PermissionDenied
    return found


def _is_nothing_new(
    newest: HandIn, found: Disclosure, form: HandInForm, exhibits: list[Given]
) -> bool:
    if form.cleaned_data["seen"] != found.last or closed_because(found.examination):
        return False  # the action says what is in the way
    named = {name: form.cleaned_data[name] for name in ("explanation", "nothing_to_disclose")}
    return says_the_same(newest, exhibits, **named)


def _initial(found: Disclosure) -> dict[str, Any]:
    newest = newest_hand_in(found)
    initial: dict[str, Any] = {"seen": found.last}
    if newest is not None:
        initial |= {
            "explanation": newest.explanation,
            "nothing_to_disclose": newest.nothing_to_disclose,
        }
    return initial


def _form_page(
    request: HttpRequest, office: Office, found: Disclosure, **details: Any
) -> HttpResponse:
    context = _about(office, found) | {"elements": elements_shown(found, None)} | details
    return render(request, "agency/oit/hand_in.html", context)


def _about(office: Office, found: Disclosure) -> dict[str, Any]:
    node = node_of(found)
    return about(office, found.examination) | {
        "disclosure": found,
        "node": node,
        "code": node.code.upper(),
        "points": points_of(rules_of(found.examination.round), node),
    }
