"""What everybody may see of an OIT: what an executive approved, and nothing else.

An approval that was taken back shows nothing any more; the addresses stay, and say so.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max, Prefetch, Q, QuerySet, prefetch_related_objects

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import search_agencies
from prongsai.apps.evidence.models import Approval, Examination, Exhibit, ExhibitKind, HandIn
from prongsai.apps.evidence.queries import items_of_round
from prongsai.apps.rounds.queries import rules_with
from prongsai.core.framework import Node
from prongsai.core.pairing import paired
from prongsai.core.searching import year_among

_STANDS = Q(taken_back_because="")


class PublicItem(NamedTuple):
    """An item as everybody may see it, with the approved hand-in and its exhibits in order.

    ``hand_in`` is ``None`` where nothing was approved; ``earlier`` are the days on which other
    hand-ins came that were approved once, the newest first. Their content is not shown: they may
    have been replaced because something in them should not be public. ``mark`` is what the
    published result has for the item, ``None`` before there is one.
    """

    node: Node
    hand_in: HandIn | None = None
    exhibits: tuple[Exhibit, ...] = ()
    earlier: tuple[datetime, ...] = ()
    mark: Decimal | None = None

    @property
    def state(self) -> str:
        """ "shown", "none" where there was nothing to disclose, or "missing"."""
        if self.hand_in is None:
            return "missing"
        return "shown" if self.exhibits else "none"


class PublicOit(NamedTuple):
    """The OIT of a year as everybody may see it; ``approved_at`` is ``None`` before approval."""

    examination: Examination
    approved_at: datetime | None
    items: tuple[PublicItem, ...]

    def item(self, code: str) -> PublicItem:
        """The item with this code; KeyError where the year has none."""
        return {one.node.code: one for one in self.items}[code]


def with_marks(oit: PublicOit, marks: Mapping[str, Decimal]) -> PublicOit:
    """The same OIT, each item with its mark where there is one."""
    items = (one._replace(mark=marks.get(one.node.code)) for one in oit.items)
    return oit._replace(items=tuple(items))


def examination_at(slug: str, year: int) -> Examination | None:
    """The OIT that has an address: of an agency and a year."""
    rows = Examination.objects.filter(round__agency__slug=slug, round__year=year)
    return rows.select_related("round__agency").first()


def public_oit(
    examination: Examination, *, code: str | None = None, with_texts: bool = True
) -> PublicOit:
    """The approved items of a year in the order of its rules, or the one with a code.

    Always three or four queries, however many items there are. Without texts, neither texts nor
    tables are read; the content of files never is.
    """
    approvals = list(examination.approvals.order_by("-pk"))
    standing = next((one for one in approvals if not one.taken_back_because), None)
    handed_in = _hand_ins(examination, approvals, code)
    numbers = {} if standing is None else standing.hand_ins
    shown = [one for one in handed_in if numbers.get(one.disclosure.code) == one.number]
    _read_exhibits(shown, with_texts)
    items = [node for node in items_of_round(examination.round) if code in (None, node.code)]
    by_code = {one.disclosure.code: one for one in shown}
    return PublicOit(
        examination,
        None if standing is None else standing.at,
        tuple(_item(node, by_code.get(node.code), handed_in) for node in items),
    )


def public_file(examination: Examination, code: str, digest: str) -> Exhibit | None:
    """The file of an item with its content, where it is among what is approved."""
    standing = examination.approvals.filter(_STANDS).order_by("-pk").first()
    if standing is None:
        return None
    rows = Exhibit.objects.filter(
        hand_in__disclosure__examination=examination,
        hand_in__disclosure__code=code,
        hand_in__number=standing.hand_ins.get(code, 0),
        kind=ExhibitKind.FILE,
        file=digest,
    )
    return rows.select_related("file").order_by("place").first()


def public_examinations(agency: Agency) -> QuerySet[Examination]:
    """The years of an agency that have an approval which stands, the newest first."""
    approved = Approval.objects.filter(_STANDS).values("examination")
    rows = Examination.objects.filter(round__agency=agency, pk__in=approved)
    return rows.select_related("round__agency").order_by("-round__year")


def search_public_examinations(words: str) -> QuerySet[Examination]:
    """The public years of all agencies whose name or place has every word, the newest first.

    A fiscal year among the words is that year alone.
    """
    agencies = Agency.objects.all()
    words, year = year_among(words)
    if words.strip():
        agencies = search_agencies(agencies, words)
    approved = Approval.objects.filter(_STANDS).values("examination")
    rows = Examination.objects.filter(round__agency__in=agencies, pk__in=approved)
    if year is not None:
        rows = rows.filter(round__year=year)
    return rows.select_related("round__agency").order_by(
        "-round__year", "round__agency__name", "pk"
    )


def same_item_in_other_years(examination: Examination, code: str) -> list[tuple[int, str]]:
    """Year and code of the same item in the agency's other public years, the newest first."""
    own = examination.round
    found = []
    for other in public_examinations(own.agency):
        digest = other.round.framework_id
        if other == examination:
            continue
        later = _same_items(own.framework_id, digest).get(code)
        if later is not None:
            found.append((other.round.year, later))
    return found


def approvals_counted(slug: str | None = None) -> tuple[int, int, int]:
    """How many approvals there are, how many were taken back, and the newest: what changes.

    Of the agency with an address, or of all.
    """
    rows = Approval.objects.all()
    if slug is not None:
        rows = rows.filter(examination__round__agency__slug=slug)
    found = rows.aggregate(all=Count("pk"), back=Count("pk", filter=~_STANDS), newest=Max("pk"))
    return found["all"], found["back"], found["newest"] or 0


@lru_cache(maxsize=128)
def _same_items(before: str, after: str) -> Mapping[str, str]:
    return paired(rules_with(before), rules_with(after))


def _hand_ins(
    examination: Examination, approvals: Iterable[Approval], code: str | None
) -> list[HandIn]:
    """Every hand-in that was approved once, the newest of each item first."""
    rows = HandIn.objects.filter(disclosure__examination=examination)
    if code is not None:
        rows = rows.filter(disclosure__code=code)
    rows = rows.select_related("disclosure").order_by("disclosure", "-number")
    approved = {pair for one in approvals for pair in one.hand_ins.items()}
    return [row for row in rows if (row.disclosure.code, row.number) in approved]


def _read_exhibits(hand_ins: list[HandIn], with_texts: bool) -> None:
    rows = Exhibit.objects.select_related("file").order_by("place").defer("file__content")
    if not with_texts:
        rows = rows.defer("file__content", "text", "table")
    prefetch_related_objects(hand_ins, Prefetch("exhibits", rows))


def _item(node: Node, shown: HandIn | None, handed_in: list[HandIn]) -> PublicItem:
    if shown is None:
        return PublicItem(node)
    earlier = [
        one.at
        for one in handed_in
        if one.disclosure_id == shown.disclosure_id and one.number < shown.number
    ]
    return PublicItem(node, shown, tuple(shown.exhibits.all()), tuple(earlier))
