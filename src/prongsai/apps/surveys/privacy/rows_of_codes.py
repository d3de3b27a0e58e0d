"""Promises about the rows of codes: neither their place nor their versions tell who used which."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.db.models import Count

from prongsai.apps.surveys.models import Code, State, Survey
from prongsai.apps.surveys.privacy.database import on_postgresql, rows
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, kept, listed
from prongsai.apps.surveys.privacy.smallest import smallest_group
from prongsai.core.wording import Text


def batches() -> Finding:
    """Whether codes were marked as used only together with at least k - 1 others."""
    alone = [*_few_used()]
    if on_postgresql():
        alone += [*_small_versions(), *_touched_alone()]
    if alone:
        return broken(_MARKED_ALONE.fill(places=listed(alone)), _STOP)
    used = Code.objects.filter(used=True).count()
    return kept((_VERSIONS_GROUPED if on_postgresql() else _NO_VERSIONS).fill(used=used))


def order() -> Finding:
    """Whether rows of codes lie in the order of their hashes, which says nothing."""
    out_of_order = [pack for pack, hashes in _as_they_lie().items() if not _lies_sorted(hashes)]
    if out_of_order:
        return broken(_OUT_OF_ORDER.fill(packs=listed(sorted(out_of_order))), _WRITE_SORTED)
    return kept(_SORTED.fill(codes=Code.objects.count()))


def _few_used() -> Iterator[str]:
    """Surveys still open in which fewer than k codes are marked as used."""
    counted = Code.objects.filter(used=True, pack__survey__state=State.OPEN)
    for pk, used in counted.values_list("pack__survey").annotate(Count("pk")):
        if used < smallest_group(Survey.objects.get(pk=pk)):
            yield f"survey {pk}: {used}"


def _small_versions() -> Iterator[str]:
    """Transactions that marked fewer than k codes of a survey of which at least k are used."""
    sql = (
        "SELECT p.survey_id, c.xmin::text, count(*), sum(count(*)) OVER (PARTITION BY p.survey_id) "
        "FROM surveys_code c JOIN surveys_pack p ON p.id = c.pack_id WHERE c.used GROUP BY 1, 2"
    )
    for survey, version, marked, used in rows(sql):
        smallest = smallest_group(Survey.objects.get(pk=survey))
        if marked < smallest <= used:
            yield f"survey {survey}, xmin {version}: {marked}"


def _touched_alone() -> Iterator[str]:
    """Codes that a transaction locked or changed one by one, though they are not used."""
    locked = (
        "SELECT p.survey_id, c.xmax::text, count(*) FROM surveys_code c "
        "JOIN surveys_pack p ON p.id = c.pack_id WHERE c.xmax::text <> '0' GROUP BY 1, 2"
    )
    for survey, version, touched in rows(locked):
        if touched < smallest_group(Survey.objects.get(pk=survey)):
            yield f"survey {survey}, xmax {version}: {touched}"
    versions = (
        "SELECT pack_id, count(DISTINCT xmin::text) FROM surveys_code WHERE NOT used "
        "GROUP BY pack_id HAVING count(DISTINCT xmin::text) > 1"
    )
    for pack, count in rows(versions):
        yield f"pack {pack}: {count} xmin"


def _as_they_lie() -> dict[int, list[str]]:
    """The hashes of every pack in the order in which their rows lie on the disk."""
    # PostgreSQL writes a marked row anew, at another place, together with those marked with it.
    sql = (
        "SELECT pack_id, keyed_hash FROM surveys_code WHERE NOT used ORDER BY ctid"
        if on_postgresql()
        else "SELECT pack_id, keyed_hash FROM surveys_code ORDER BY rowid"
    )
    lying: dict[int, list[str]] = defaultdict(list)
    for pack, hashed in rows(sql):
        lying[pack].append(hashed)
    return lying


def _lies_sorted(hashes: list[str]) -> bool:
    """Whether rows were written sorted; PostgreSQL may put a run of them into older pages."""
    steps_back = sum(later < earlier for earlier, later in pairwise(hashes))
    return steps_back <= (len(hashes) // 20 if on_postgresql() else 0)


_MARKED_ALONE = Text(
    "มีรหัสที่ถูกทำเครื่องหมายว่าใช้แล้วทีละน้อยเกินไป ({places}) จึงรู้ได้ว่าใครตอบในช่วงใด",
    "codes were marked as used in groups that are too small ({places}), which tells when who "
    "answered",
)
_STOP = Text(
    "โปรดหยุดรับคำตอบ แจ้งผู้ดูแลระบบ และดูว่ามีโปรแกรมหรือคนใดแก้ตาราง surveys_code นอกระบบ",
    "stop taking answers, tell the administrator, and find out what changed surveys_code.",
)
_VERSIONS_GROUPED = Text(
    "รหัสที่ใช้แล้ว {used} รหัสถูกทำเครื่องหมายพร้อมกันเป็นกลุ่มทั้งหมด ไม่มีรหัสใดถูกแตะทีละรหัส",
    "all {used} used codes were marked in groups, and none was touched alone (xmin, xmax)",
)
_NO_VERSIONS = Text(
    "รหัสที่ใช้แล้ว {used} รหัสไม่มีร่องรอยว่าถูกทำเครื่องหมายเมื่อใด ฐานข้อมูลนี้ไม่เก็บรุ่นของแถว",
    "nothing tells when the {used} used codes were marked: this database keeps no versions of rows",
)
_OUT_OF_ORDER = Text(
    "แถวรหัสของชุดที่ {packs} เรียงตามลำดับอื่น ซึ่งอาจเป็นลำดับที่แจก",
    "the codes of packs {packs} lie in some other order, maybe that of handing out",
)
_WRITE_SORTED = Text(
    "โปรดยกเลิกชุดใบรหัสเหล่านี้และพิมพ์ชุดใหม่ด้วยโปรแกรมรุ่นปัจจุบัน",
    "cancel these packs and print new ones with the current version.",
)
_SORTED = Text(
    "รหัส {codes} แถวเรียงตามค่าแฮช ไม่ใช่ลำดับพิมพ์ แจก หรือใช้",
    "the rows of {codes} codes lie in the order of their hashes, not of printing or using",
)

CHECKS = (
    Check(
        "batches",
        Text(
            "ระบบทำเครื่องหมายว่ารหัสใช้แล้วพร้อมกันหลายรหัส ไม่ทำทีละคน",
            "Codes are marked as used many at once, never one by one.",
        ),
        Text(
            "นับรหัสที่ใช้แล้ว และใน PostgreSQL ดูรุ่นของทุกแถว (xmin, xmax)",
            "used codes counted, and on PostgreSQL the versions of all rows (xmin, xmax)",
        ),
        batches,
    ),
    Check(
        "order",
        Text(
            "ลำดับที่รหัสวางอยู่ในฐานข้อมูลไม่บอกว่าแจกหรือใช้ก่อนหลัง",
            "The order in which codes lie in the database tells nothing of handing out or using.",
        ),
        Text("อ่านแถวตามที่วางอยู่จริง (rowid, ctid)", "rows as they really lie (rowid, ctid)"),
        order,
    ),
)
