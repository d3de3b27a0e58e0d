"""Dated copies of what stood at an address, kept at each check and chained by their hashes.

Each examination has a chain of its own: a copy that is changed, or taken out of the middle, no
longer fits the one after it. The log has the hash of the last, so the end cannot go unseen either.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import transaction

from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.models import Copy, Examination, HandIn
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.fetching.fetched import Fetched

MOST_COPIES = 60  # of one hand-in at one check
_LONGEST_ADDRESS = 2000


@transaction.atomic
def keep_copies(hand_in: HandIn, fetched: Iterable["Fetched"]) -> int:
    """Keep what was fetched for a hand-in; content that is kept already is named, not doubled.

    Gives the number of copies. They are part of a check, which writes the line of the log.
    """
    from prongsai.fetching.client import user_agent
    from prongsai.fetching.copies import copy_of

    examination = hand_in.disclosure.examination
    # One after the other: each copy has the hash of the one before it.
    Examination.objects.select_for_update(of=("self",)).get(pk=examination.pk)
    kept = 0
    for one in list(fetched)[:MOST_COPIES]:
        copied = copy_of(one, agent=user_agent(settings.CONTACT))
        earlier = _of_same_content(examination, copied.digest)
        copy = Copy(
            hand_in=hand_in,
            url=one.url[:_LONGEST_ADDRESS],
            address=one.address[:_LONGEST_ADDRESS],
            digest=copied.digest,
            record=copied.record if earlier is None else None,
            same_as=earlier,
            taken_at=one.taken_at,
            previous_hash=last_hash(examination),
        )
        copy.hash = hash_of(copy)
        # Addresses of strangers are kept as they came: they are evidence, not input.
        copy.save(force_insert=True)
        kept += 1
    return kept


def last_hash(examination: Examination) -> str:
    """The hash of an examination's last copy, empty where it has none."""
    rows = Copy.objects.filter(hand_in__disclosure__examination=examination)
    found: str | None = rows.order_by("-pk").values_list("hash", flat=True).first()
    return found or ""


def hash_of(copy: Copy) -> str:
    """The hash of a copy: of everything in it and of the hash of the copy before."""
    record = copy.record
    content = {
        "hand_in": copy.hand_in_id,
        "url": copy.url,
        "address": copy.address,
        "digest": copy.digest,
        "record": "" if record is None else sha256(bytes(record)).hexdigest(),
        "same_as": copy.same_as_id,
        "taken_at": copy.taken_at.astimezone(UTC).isoformat(),
        "previous_hash": copy.previous_hash,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def verify_copies(examination: Examination) -> list[Copy]:
    """The copies that are not what they were when they were taken, in their order; none if all are.

    Each must have its hash, follow from the one before, and be of the content that it names.
    """
    rows = Copy.objects.filter(hand_in__disclosure__examination=examination).order_by("pk")
    before, broken = "", []
    for copy in rows.iterator(chunk_size=20):
        if copy.previous_hash != before or hash_of(copy) != copy.hash or not _is_whole(copy):
            broken.append(copy)
        before = copy.hash
    return broken


class BrokenCopy(NamedTuple):
    """A copy that is not what it was, or is gone, and where it belongs.

    ``copy`` is its key and ``item`` its code; of a copy at the end that is gone neither is known.
    """

    agency: str
    year: int
    item: str | None
    copy: int | None
    says: Text


def broken_copies() -> Iterator[BrokenCopy]:
    """Walk the chains of every examination, and give what does not hold, chain by chain."""
    chains = Examination.objects.select_related("round__agency").order_by("pk")
    for examination in chains.iterator():
        agency, year = examination.round.agency.slug, examination.round.year
        for copy in verify_copies(examination):
            item = copy.hand_in.disclosure.code
            says = _CHANGED.fill(agency=agency, year=year, item=item, copy=copy.pk, url=copy.url)
            yield BrokenCopy(agency, year, item, copy.pk, says)
        if _is_cut(examination):
            yield BrokenCopy(agency, year, None, None, _CUT.fill(agency=agency, year=year))


def _is_cut(examination: Examination) -> bool:
    """Whether the last copy that the log names is gone; later ones may be of a check under way."""
    lines = Entry.objects.filter(
        action="oit.checked", subject=f"{examination._meta.label_lower}:{examination.pk}"
    )
    last = lines.order_by("sequence").last()
    named = None if last is None else last.details.get("last_copy")
    if named is None:
        return False
    kept = Copy.objects.filter(hand_in__disclosure__examination=examination, hash=named)
    return not kept.exists()


def record_of(copy: Copy) -> bytes:
    """The record of a web archive that a copy stands for: its own or that of the same content."""
    own = copy if copy.record is not None or copy.same_as is None else copy.same_as
    return b"" if own.record is None else bytes(own.record)


def _of_same_content(examination: Examination, digest: str) -> Copy | None:
    # Only within the agency: what one agency shows says nothing about another.
    agency = examination.round.agency_id
    rows = Copy.objects.filter(digest=digest, record__isnull=False).defer("record")
    return rows.filter(hand_in__disclosure__examination__round__agency=agency).first()


def _is_whole(copy: Copy) -> bool:
    from prongsai.fetching.copies import MOST_BYTES, fetched_in

    if copy.record is None:
        return copy.same_as is not None and copy.same_as.digest == copy.digest
    try:
        body = fetched_in(bytes(copy.record)).body
    except ProblemsFound:
        return False
    # A copy that was cut has the digest of what came, and only its beginning.
    return len(body) >= MOST_BYTES or sha256(body).hexdigest() == copy.digest


_CHANGED = Text(
    "{agency} ปี {year} ข้อ {item}: สำเนาที่ {copy} ({url}) ไม่ตรงกับที่เก็บไว้เดิม หรือสำเนาก่อนหน้าหายไป",
    "{agency} {year} {item}: copy {copy} ({url}) is not what it was, or the one before it is gone",
)
_CUT = Text(
    "{agency} ปี {year}: สำเนาฉบับสุดท้ายที่บันทึกไว้ในการตรวจครั้งล่าสุดหายไป",
    "{agency} {year}: the last copy that the log names for the latest check is gone",
)
