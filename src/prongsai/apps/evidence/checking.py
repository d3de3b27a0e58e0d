"""Running the check over what is handed in. It advises; nothing is decided by it.

A run is a row of the database: whoever works on it beats there, and one that was cut off is taken
up by the next, without the items that it has done.
"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.copying import keep_copies, last_hash
from prongsai.apps.evidence.earlier import Earlier, earlier_files, of_other_years
from prongsai.apps.evidence.models import (
    Check,
    CheckRun,
    Copy,
    Examination,
    Exhibit,
    ExhibitKind,
    HandIn,
)
from prongsai.apps.evidence.queries import node_of
from prongsai.apps.evidence.visiting import Visitors
from prongsai.core.evidence.checking import check_item, check_items
from prongsai.core.evidence.findings import ElementSeen, Item, ItemCheck
from prongsai.core.evidence.plain import from_kept, kept
from prongsai.core.evidence.shown import Reached, Shown
from prongsai.core.evidence.standing import host_of

# After so long without a beat, whoever worked on a run is taken to be gone.
ABANDONED = timedelta(minutes=10)
CUT_OFF = "cut_off"
_SHARED = "same_file_two_items"

_logger = logging.getLogger(__name__)


@transaction.atomic
def begin_check(examination: Examination, *, code: str = "", by: User | None) -> CheckRun:
    """Ask for a check of one item, or of all; one that is at work already is given back.

    It is done by the server beside its other work, or by the command ``prongsai oit-check``.
    Raises ValidationError where nothing is handed in that could be checked.
    """
    current = Examination.objects.select_for_update(of=("self",)).get(pk=examination.pk)
    at_work = current.runs.filter(code=code, ended_at__isnull=True).first()
    if at_work is not None:
        return at_work
    total = _hand_ins(current, code).count()
    if not total:
        raise ValidationError(_("Nothing is handed in yet, so there is nothing to check."))
    run = CheckRun(examination=current, code=code, total=total, by=by)
    run.full_clean()
    run.save()
    round_ = examination.round
    details = {"year": round_.year, "code": code or None}
    log("oit.check_begun", examination, by=by, agency=round_.agency.slug, **details)
    return run


def runs_waiting() -> list[CheckRun]:
    """The runs on which nobody works, the oldest first: new ones, and those that were cut off."""
    gone = timezone.now() - ABANDONED
    rows = CheckRun.objects.filter(ended_at__isnull=True)
    rows = rows.filter(Q(beat_at__isnull=True) | Q(beat_at__lt=gone))
    return list(rows.select_related("examination__round__agency", "by").order_by("pk"))


def work_on(run: CheckRun, look: Visitors, goes_on: Callable[[], bool] = lambda: True) -> bool:
    """Check item after item until none is left; whether it did (``False``: somebody else does).

    ``goes_on`` is asked before each item: a server that ends leaves the rest for later.
    """
    if not _claim(run):
        return False
    try:
        if _items(run, look, goes_on):
            _end(run)
    except Exception:
        # The run must not stay open for ever, and a page must not show a traceback.
        _logger.exception("a check of OIT was cut off")
        _end(run, ending=CUT_OFF)
    return True


def _items(run: CheckRun, look: Visitors, goes_on: Callable[[], bool]) -> bool:
    """Check what is left of a run; whether all of it is done."""
    examination = run.examination
    linked = _linked_from(examination, look)
    earlier = earlier_files(examination)
    bare: list[Item] = []
    while (made := _next(run)) is not None:
        if not goes_on():
            CheckRun.objects.filter(pk=run.pk).update(beat_at=None)
            return False
        item = _looked_at(run, made, look)
        _keep(run, made, _found_of(item, linked, earlier))
        bare.append(_bare(item))
    _compare(run, bare)
    return True


def _found_of(item: Item, linked: frozenset[str] | None, earlier: Earlier) -> ItemCheck:
    """What the check says of an item; that it cannot tell where a page is beyond it.

    Pages of strangers never stop the check of the other items.
    """
    try:
        return check_item(
            item, linked=linked, earlier=of_other_years(earlier, item.node, item.year)
        )
    except Exception:
        _logger.exception("an item of OIT could not be checked")
        unseen = tuple(ElementSeen(element.code, None) for element in item.node.elements)
        return ItemCheck(item.node.code, "unsure", (), unseen)


def _looked_at(run: CheckRun, made: HandIn, look: Visitors) -> Item:
    """One hand-in as the core looks at it; copies of what stood there are kept."""
    reached = []
    for exhibit in made.exhibits.select_related("file"):
        _beat(run)
        if exhibit.kind == ExhibitKind.LINK:
            visited = look.visit(exhibit.url)
            keep_copies(made, visited.fetched)
            reached.append(visited.reached)
        else:
            reached.append(_kept_here(exhibit, look))
    if made.nothing_to_disclose and made.explanation:
        reached.append(Reached("", _own_page(made.explanation.splitlines())))
    return item_of(made, tuple(reached))


def item_of(made: HandIn, reached: tuple[Reached, ...]) -> Item:
    """A hand-in as an item of the core, with what its links showed."""
    examination = made.disclosure.examination
    return Item(
        node=node_of(made.disclosure),
        year=examination.round.year,
        reached=reached,
        site=host_of(examination.website),
        agency=examination.round.agency.name,
        today=timezone.localdate(),
    )


@transaction.atomic
def keep_check(made: HandIn, check: ItemCheck) -> Check:
    """Keep what the check found of a hand-in, beside earlier checks; a run writes the log."""
    found = Check(hand_in=made, verdict=check.verdict, report=kept(check))
    found.full_clean()
    found.save()
    return found


def _linked_from(examination: Examination, look: Visitors) -> frozenset[str] | None:
    """Where the agency's own website links to; ``None`` where it could not be looked at."""
    if not examination.website:
        return None
    shown = look.visit(examination.website).reached.shown
    return None if shown is None else frozenset(link.url for link in shown.links)


def _kept_here(exhibit: Exhibit, look: Visitors) -> Reached:
    """A file, text or table of ours: it stands on the portal, so no address of it is looked at."""
    if exhibit.kind == ExhibitKind.FILE and exhibit.file is not None:
        file = exhibit.file
        return look.read(exhibit.file_name, file.content_type, bytes(file.content))
    rows = tuple(tuple(str(cell) for cell in row) for row in exhibit.table)
    lines = exhibit.text.splitlines() or [" ".join(row) for row in rows]
    page = _own_page([exhibit.title, *lines])
    return Reached("", replace(page, tables=(rows,) if rows else ()))


def _own_page(lines: list[str]) -> Shown:
    kept_lines = tuple(line.strip() for line in lines if line.strip())
    return Shown(url="", address="", format="html", digest="", lines=kept_lines)


def _bare(item: Item) -> Item:
    """An item with nothing but the digests of its files: what is compared side by side."""
    node = replace(item.node, elements=())
    return item._replace(node=node, reached=tuple(_bare_reached(one) for one in item.reached))


def _bare_reached(one: Reached) -> Reached:
    if one.shown is None:
        return Reached(one.url, None)
    shown = one.shown
    files = tuple(_bare_reached(file) for file in shown.files)
    bare = Shown(shown.url, shown.address, shown.format, shown.digest, files=files)
    return Reached(one.url, bare)


def _compare(run: CheckRun, items: list[Item]) -> None:
    """Tell the files that stand for two items; only items that one run looked at are compared."""
    shared = {
        check.code: tuple(finding for finding in check.findings if finding.code == _SHARED)
        for check in check_items(items)
    }
    for made in _hand_ins(run.examination, run.code):
        more = shared.get(made.disclosure.code, ())
        newest = made.checks.order_by("-pk").first() if more else None
        if newest is None:
            continue
        check = from_kept(newest.report)
        worse = any(finding.severity == "fail" for finding in more)
        verdict = "fail" if worse else check.verdict
        keep_check(made, replace(check, findings=(*check.findings, *more), verdict=verdict))


def _next(run: CheckRun) -> HandIn | None:
    """The next hand-in of a run that has not been checked since it began."""
    rows = _hand_ins(run.examination, run.code)
    made = rows.exclude(checks__at__gte=run.begun_at).first()
    if made is not None:
        made.disclosure.examination = run.examination
    return made


def _hand_ins(examination: Examination, code: str) -> QuerySet[HandIn]:
    rows = HandIn.objects.filter(
        disclosure__examination=examination, number=F("disclosure__last")
    ).select_related("disclosure")
    if code:
        rows = rows.filter(disclosure__code=code)
    return rows.order_by("disclosure_id")


def _keep(run: CheckRun, made: HandIn, check: ItemCheck) -> None:
    with transaction.atomic():
        keep_check(made, check)
        total = _hand_ins(run.examination, run.code).count()
        left = _hand_ins(run.examination, run.code).exclude(checks__at__gte=run.begun_at).count()
        run.done, run.total, run.beat_at = total - left, total, timezone.now()
        run.save(update_fields=["done", "total", "beat_at"])


def _claim(run: CheckRun) -> bool:
    """Take a run; of two who would, one does."""
    now = timezone.now()
    free = Q(beat_at__isnull=True) | Q(beat_at__lt=now - ABANDONED)
    rows = CheckRun.objects.filter(free, pk=run.pk, ended_at__isnull=True)
    return rows.update(beat_at=now) == 1


def _beat(run: CheckRun) -> None:
    CheckRun.objects.filter(pk=run.pk).update(beat_at=timezone.now())


@transaction.atomic
def _end(run: CheckRun, ending: str = "") -> None:
    run.ended_at, run.ending = timezone.now(), ending
    run.save(update_fields=["ended_at", "ending"])
    examination = run.examination
    round_ = examination.round
    since = Check.objects.filter(hand_in__disclosure__examination=examination, at__gte=run.begun_at)
    since = since.filter(hand_in__disclosure__code=run.code) if run.code else since
    # Two checks of one hand-in in one run: the later one counts.
    verdicts = dict(since.order_by("pk").values_list("hand_in", "verdict"))
    counted = Counter(verdicts.values())
    copies = Copy.objects.filter(
        hand_in__disclosure__examination=examination, taken_at__gte=run.begun_at
    )
    log(
        "oit.checked",
        examination,
        by=run.by,
        agency=round_.agency.slug,
        year=round_.year,
        items=len(verdicts),
        passed=counted["pass"],
        failed=counted["fail"],
        unsure=counted["unsure"],
        copies=copies.count(),
        last_copy=last_hash(examination) or None,
    )
