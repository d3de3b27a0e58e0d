"""Promises about the tables: no column for a person, no way from a code to an answer."""

import re
from collections.abc import Iterator
from typing import Any

from prongsai.apps.surveys.models import Comment, SurveyTally
from prongsai.apps.surveys.privacy.database import (
    columns_of,
    references,
    survey_tables,
    triggers,
)
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, kept, listed
from prongsai.core.wording import Text

# Written down by hand on purpose: a column that somebody adds to a model is not allowed by that.
# Days are those on which a survey opens and a pack is printed; no table has a time of day.
ALLOWED: dict[str, dict[str, str]] = {
    "surveys_survey": {
        "id": "number",
        "round_id": "number",
        "instrument": "letters",
        "population": "number",
        "opens_on": "day",
        "closes_on": "day",
        "state": "letters",
    },
    "surveys_entrance": {
        "id": "number",
        "survey_id": "number",
        "address": "letters",
        "name": "letters",
        "portion": "letters",
    },
    "surveys_pack": {
        "id": "number",
        "survey_id": "number",
        "number": "number",
        "kind": "letters",
        "portion": "letters",
        "unit_id": "number",
        "size": "number",
        "printed_on": "day",
        "is_cancelled": "yes or no",
        "spoilt": "number",
        "unused": "number",
    },
    "surveys_code": {"keyed_hash": "letters", "pack_id": "number", "used": "yes or no"},
    "surveys_surveytally": {
        "id": "number",
        "survey_id": "number",
        "portion": "letters",
        "origin": "letters",
        "trait": "letters",
        "value": "letters",
        "tally": "letters",
    },
    "surveys_foldedbatch": {"id": "letters"},
    "surveys_comment": {
        "id": "letters",
        "survey_id": "number",
        "text": "letters",
        "state": "letters",
    },
}
# What may point where: nothing points to a code, to counters or to a comment.
MAY_POINT = {
    "surveys_survey": {"rounds_round"},
    "surveys_entrance": {"surveys_survey"},
    "surveys_pack": {"surveys_survey", "agencies_unit"},
    "surveys_code": {"surveys_pack"},
    "surveys_surveytally": {"surveys_survey"},
    "surveys_foldedbatch": set[str](),
    "surveys_comment": {"surveys_survey"},
}
POINTED_AT_BY_NOBODY = {
    "surveys_code",
    "surveys_surveytally",
    "surveys_comment",
    "surveys_foldedbatch",
}
_HASH = re.compile(r"[0-9a-f]{32}")


def columns() -> Finding:
    """Whether every table of the surveys has exactly the columns that are allowed."""
    found = {table: columns_of(table) for table in survey_tables()}
    if missing := sorted(ALLOWED.keys() - found.keys()):
        return broken(_TABLE_MISSING.fill(tables=listed(missing)), _MIGRATE)
    strange = [
        f"{table}.{column} ({kind})"
        for table, columns in sorted(found.items())
        for column, kind in sorted(columns.items())
        if ALLOWED.get(table, {}).get(column) != kind
    ]
    if strange:
        return broken(_STRANGE.fill(columns=listed(strange)), _TAKE_OUT)
    count = sum(len(columns) for columns in found.values())
    return kept(_ALL_ALLOWED.fill(tables=len(found), columns=count))


def listeners() -> Finding:
    """Whether nothing in the database is set off by a change in a table of the surveys."""
    found = [f"{table}.{name}" for table, name in triggers()]
    if found:
        return broken(_TRIGGERS.fill(triggers=listed(found)), _TAKE_OUT_TRIGGER)
    return kept(_NO_TRIGGERS)


def links() -> Finding:
    """Whether neither a key nor a value leads from a code to what was counted."""
    strange = [
        f"{table} → {to}"
        for table, to in references()
        if to in POINTED_AT_BY_NOBODY or (table in MAY_POINT and to not in MAY_POINT[table])
    ]
    if strange:
        return broken(_LINKED.fill(links=listed(strange)), _TAKE_OUT)
    values = [*_values_beside_counts(), *_hashes_in_comments()]
    if values:
        return broken(_VALUES.fill(places=listed(values)), _ASK)
    return kept(_NO_LINK.fill(tallies=SurveyTally.objects.count()))


def _values_beside_counts() -> Iterator[str]:
    """Counters that hold anything but the numbers that counting gives."""
    for pk, plain in SurveyTally.objects.values_list("pk", "tally"):
        if not _is_counts(plain):
            yield f"surveys_surveytally {pk}"


def _is_counts(plain: Any) -> bool:
    """Whether a stored tally is whole numbers and names of questions, options and signs alone."""
    if not isinstance(plain, dict) or set(plain) != {"n", "counts", "sums", "signs"}:
        return False
    words = [*plain["counts"], *plain["sums"], *plain["signs"]]
    words += [option for options in plain["counts"].values() for option in options]
    numbers = [plain["n"], *plain["signs"].values()]
    numbers += [number for sums in plain["sums"].values() for number in sums]
    numbers += [count for options in plain["counts"].values() for count in options.values()]
    return all(type(number) is int for number in numbers) and all(
        isinstance(word, str) and len(word) <= 20 for word in words
    )


def _hashes_in_comments() -> Iterator[str]:
    for pk, text in Comment.objects.values_list("pk", "text"):
        if _HASH.search(text):
            yield f"surveys_comment {pk}"


_MIGRATE = Text(
    "โปรดสั่ง prongsai manage migrate แล้วตรวจอีกครั้ง", "run prongsai manage migrate and look again."
)
_TABLE_MISSING = Text("ไม่มีตาราง {tables}", "tables are missing: {tables}")
_STRANGE = Text("พบช่องที่ไม่ควรมี: {columns}", "there are columns that must not be there: {columns}")
_TAKE_OUT = Text(
    "โปรดหยุดรับคำตอบ ให้ผู้ดูแลระบบลบส่วนที่เพิ่มเข้ามานี้ แล้วแจ้งผู้ตอบว่าช่วงที่ผ่านมาเป็นอย่างไร",
    "stop taking answers, let the administrator remove what was added, and tell the people who "
    "answered.",
)
_ALL_ALLOWED = Text(
    "ตรวจ {tables} ตาราง {columns} ช่อง ครบตามรายการที่อนุญาตและไม่มีเกิน",
    "{tables} tables with {columns} columns are exactly those allowed",
)
_TRIGGERS = Text(
    "มีกลไกในฐานข้อมูลที่ทำงานเองเมื่อข้อมูลเปลี่ยน: {triggers}",
    "something in the database acts by itself when rows change: {triggers}",
)
_TAKE_OUT_TRIGGER = Text(
    "โปรดให้ผู้ดูแลฐานข้อมูลลบ trigger นี้ และดูว่าได้จดอะไรไว้ที่ใดแล้วบ้าง",
    "let the administrator of the database drop this trigger, and see what it wrote down where.",
)
_NO_TRIGGERS = Text(
    "ไม่มีกลไกใดในฐานข้อมูลที่แอบจดตามเมื่อมีการเปลี่ยนแปลง",
    "nothing in the database takes notes when a row changes",
)
_LINKED = Text("พบเส้นเชื่อมที่ไม่ควรมี: {links}", "there are links that must not be there: {links}")
_VALUES = Text("พบค่าที่ไม่ใช่จำนวนนับอยู่ใน {places}", "something that is no count stands in {places}")
_ASK = Text(
    "โปรดหยุดรับคำตอบ และให้ผู้ดูแลระบบดูว่าใครเขียนค่านี้ลงไป",
    "stop taking answers, and let the administrator find out what wrote it.",
)
_NO_LINK = Text(
    "ไม่มีตารางใดชี้ไปที่รหัสหรือที่ผลนับ และผลนับทั้ง {tallies} ชุดมีแต่จำนวน",
    "no table points to codes or counts, and all {tallies} tallies hold numbers alone",
)

CHECKS = (
    Check(
        "columns",
        Text(
            "ในฐานข้อมูลไม่มีที่เก็บชื่อ เวลา ลำดับ เครื่องหรือที่อยู่ของผู้ตอบ",
            "The database has no place for a name, time, order, device or address of who answers.",
        ),
        Text(
            "อ่านรายชื่อช่องของทุกตารางจากฐานข้อมูลจริง เทียบกับรายการที่อนุญาต",
            "the columns of every table, read from the database itself, against a written list",
        ),
        columns,
    ),
    Check(
        "links",
        Text(
            "รหัสที่ใช้ตอบกับคำตอบไม่มีทางเชื่อมถึงกัน",
            "Nothing joins the code that somebody answered with and the answers.",
        ),
        Text(
            "ดูเส้นเชื่อมระหว่างตารางทั้งฐานข้อมูล และดูว่าผลนับมีแต่จำนวน",
            "every foreign key of the database, and every value beside the counts",
        ),
        links,
    ),
    Check(
        "listeners",
        Text(
            "ไม่มีสิ่งใดในฐานข้อมูลแอบจดว่าใครตอบเมื่อใด",
            "Nothing in the database takes notes of when somebody answers.",
        ),
        Text("ดู trigger และ rule บนตารางแบบวัด", "triggers and rules on the tables of surveys"),
        listeners,
    ),
)
